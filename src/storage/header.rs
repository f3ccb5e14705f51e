//! What the first hundred bytes of a file tell before SQLite is let in (<https://sqlite.org/fileformat2.html>).

use std::fs;
use std::io::{ErrorKind, Read};
use std::path::Path;

use super::upgrades::VERSION;
use super::{StorageError, beside, big_endian};
use crate::files::{DATABASE, is_held, open_plain, require_plain};

/// `application_id` of a project: the letters `Gzrh`.
pub(super) const APPLICATION_ID: i32 = 0x477A_7268;

const LENGTH: usize = 100;

/// Refuses, by its first bytes and its length, a file that is no project, is too new or has lost its end.
///
/// `pages_may_lag`: pages may still be in a WAL file, so the length proves nothing.
pub(super) fn inspect(path: &Path, pages_may_lag: bool) -> Result<i32, StorageError> {
    if is_held(path) {
        // It has been inspected, and closing another handle would let go of the locks of SQLite on it.
        return Ok(VERSION);
    }
    read_header(path, pages_may_lag)
}

/// As [`inspect`], by whoever holds the lock and has not yet let SQLite open the file.
pub(super) fn read_header(path: &Path, pages_may_lag: bool) -> Result<i32, StorageError> {
    require_plain_beside(path)?;
    let mut file = open_plain(path).map_err(|e| StorageError::io(path, &e))?;
    let metadata = file.metadata().map_err(|e| StorageError::io(path, &e))?;
    let mut head = [0u8; LENGTH];
    match file.read_exact(&mut head) {
        Ok(()) => {}
        Err(e) if e.kind() == ErrorKind::UnexpectedEof => {
            // A project cut off inside its first page still tells what it was.
            return Err(if head.starts_with(DATABASE) {
                StorageError::damaged(path, "shorter than its header")
            } else {
                StorageError::NotAProject(path.to_owned())
            });
        }
        Err(e) => return Err(StorageError::io(path, &e)),
    }
    if !head.starts_with(DATABASE) || big_endian(&head, 68) != APPLICATION_ID.cast_unsigned() {
        return Err(StorageError::NotAProject(path.to_owned()));
    }
    let version = big_endian(&head, 60).cast_signed();
    if version > VERSION {
        return Err(StorageError::Newer {
            path: path.to_owned(),
            version,
        });
    }
    if version < 1 {
        return Err(StorageError::NotAProject(path.to_owned()));
    }
    let page_size = match u64::from(head[16]) << 8 | u64::from(head[17]) {
        1 => 65_536,
        size => size,
    };
    // The page count is valid only when it was written together with the last change.
    let counted = big_endian(&head, 24) == big_endian(&head, 92);
    let pages = u64::from(big_endian(&head, 28));
    if counted && !pages_may_lag && metadata.len() < pages * page_size {
        return Err(StorageError::damaged(path, "shorter than its page count"));
    }
    Ok(version)
}

/// Refuses what is no file where SQLite looks for logs: it would wait at a pipe for ever.
fn require_plain_beside(path: &Path) -> Result<(), StorageError> {
    for ending in ["-journal", "-wal", "-shm"] {
        let log = beside(path, ending);
        if let Ok(there) = fs::metadata(&log) {
            require_plain(&there).map_err(|e| StorageError::Io {
                path: log,
                reason: (&e).into(),
            })?;
        }
    }
    Ok(())
}
