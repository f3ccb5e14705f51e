//! Standard input that can be left while it is waited for.

use std::io::{self, BufRead, Read};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::time::Duration;

use crate::signals::asked_to_end;

/// How long a signal to end may go unnoticed.
const GLANCE: Duration = Duration::from_millis(50);

/// Bytes that are read at once.
const CHUNK: usize = 1 << 16;

/// Standard input. Reading fails when the program is asked to end, also while nothing comes: what had come of a row
/// then is no row.
pub(super) struct Stdin {
    chunks: Receiver<io::Result<Vec<u8>>>,
    chunk: Vec<u8>,
    /// How much of the chunk has been given.
    given: usize,
}

impl Stdin {
    /// Begins to read on a thread of its own, which ends with the process.
    ///
    /// # Errors
    /// When the system has no thread to give.
    pub(super) fn new() -> io::Result<Self> {
        let (send, chunks) = sync_channel(1);
        std::thread::Builder::new()
            .name("stdin".to_owned())
            .spawn(move || {
                let mut input = io::stdin().lock();
                loop {
                    let mut chunk = vec![0; CHUNK];
                    let read = input.read(&mut chunk).map(|n| {
                        chunk.truncate(n);
                        chunk
                    });
                    let last = !matches!(&read, Ok(chunk) if !chunk.is_empty());
                    if send.send(read).is_err() || last {
                        return;
                    }
                }
            })?;
        Ok(Self {
            chunks,
            chunk: Vec::new(),
            given: 0,
        })
    }
}

impl BufRead for Stdin {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.given == self.chunk.len() {
            if asked_to_end() {
                return Err(io::Error::other("asked to end"));
            }
            match self.chunks.recv_timeout(GLANCE) {
                Ok(chunk) => {
                    self.chunk = chunk?;
                    self.given = 0;
                    if self.chunk.is_empty() {
                        break;
                    }
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
        Ok(self.chunk.get(self.given..).unwrap_or_default())
    }

    fn consume(&mut self, bytes: usize) {
        self.given = (self.given + bytes).min(self.chunk.len());
    }
}

impl Read for Stdin {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let n = self.fill_buf()?.read(into)?;
        self.consume(n);
        Ok(n)
    }
}
