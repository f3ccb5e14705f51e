//! What the fuzz targets share.

pub mod project;
pub mod reading;
pub mod sheets;

use std::cell::RefCell;
use std::fs;
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};

use gozareh::i18n::{Lang, Words};
use gozareh::message::Message;
use tempfile::TempDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

thread_local! {
    static WORDS: [Words; 2] = [Words::new(Lang::Fa), Words::new(Lang::En)];
    static DESK: RefCell<Option<TempDir>> = const { RefCell::new(None) };
}

/// Says a message in both languages; it must have a sentence in each.
pub fn say(message: &Message) {
    WORDS.with(|languages| {
        for words in languages {
            assert!(words.has(message.id()), "{} has no sentence", message.id());
            assert!(!words.say(message).trim().is_empty(), "{message:?}");
        }
    });
}

/// A path in a folder of this process, in memory where the system has such a place.
pub fn at(name: &str) -> PathBuf {
    DESK.with(|desk| {
        let mut desk = desk.borrow_mut();
        let folder = desk.get_or_insert_with(|| {
            let memory = Path::new("/dev/shm");
            let folder = if memory.is_dir() {
                TempDir::new_in(memory)
            } else {
                TempDir::new()
            };
            folder.expect("a folder for files")
        });
        folder.path().join(name)
    })
}

/// Writes a file into the folder of this process.
pub fn written(name: &str, bytes: &[u8]) -> PathBuf {
    let path = at(name);
    fs::write(&path, bytes).expect("a file in our own folder");
    path
}

/// Removes everything from the folder of this process.
pub fn clear() {
    let folder = at("");
    for entry in fs::read_dir(&folder).expect("our own folder") {
        let path = entry.expect("an entry").path();
        let removed = if path.is_dir() {
            fs::remove_dir_all(&path)
        } else {
            fs::remove_file(&path)
        };
        removed.expect("what is in our own folder");
    }
}

/// What stands between the parts of a packed file in an input, so that mutations reach the XML and not the packing.
const BETWEEN: &[u8] = b"\n~~~~\n";

/// A packed file of these parts, whose contents stand one after the other in `data`. What is left over is in none.
pub fn packed(names: &[&str], data: &[u8]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut rest = data;
    for name in names {
        let end = rest.windows(BETWEEN.len()).position(|window| window == BETWEEN);
        let part = &rest[..end.unwrap_or(rest.len())];
        zip.start_file(*name, options).expect("a part");
        zip.write_all(part).expect("a part");
        match end {
            Some(end) => rest = &rest[end + BETWEEN.len()..],
            None => break,
        }
    }
    zip.finish().expect("an archive").into_inner()
}

/// Numbers and words taken from the bytes of an input, from its start; zeros when it is used up.
pub struct Script<'a>(pub &'a [u8]);

impl<'a> Script<'a> {
    /// Whether nothing is left.
    pub fn is_over(&self) -> bool {
        self.0.is_empty()
    }

    /// The next byte.
    pub fn byte(&mut self) -> u8 {
        let (first, rest) = self
            .0
            .split_first()
            .map_or((0, self.0), |(first, rest)| (*first, rest));
        self.0 = rest;
        first
    }

    /// The next two bytes as a number.
    pub fn number(&mut self) -> u32 {
        u32::from(self.byte()) << 8 | u32::from(self.byte())
    }

    /// A number below `end`; 0 where that is 0.
    pub fn below(&mut self, end: usize) -> usize {
        self.number() as usize % end.max(1)
    }

    /// So many bytes as text, at most those that are left.
    pub fn words(&mut self, most: usize) -> String {
        let (head, rest) = self.0.split_at(most.min(self.0.len()));
        self.0 = rest;
        String::from_utf8_lossy(head).into_owned()
    }
}
