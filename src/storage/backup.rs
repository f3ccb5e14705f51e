//! Whole files: verified copies, and new files that appear under their name only when they are complete.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};

use super::connect::PATIENCE;
use super::lineage::Lineage;
use super::{StorageError, beside};
use crate::files::{Unfinished, folder_of, narrow};

/// The longest ending that SQLite gives to the name of a project for what lies beside it.
const LONGEST_ENDING: &str = "-journal";

/// A project in the making, which gets its name with [`publish`].
///
/// # Errors
/// [`StorageError::Exists`] when the final name is taken already, [`StorageError::NameTooLong`] when it or the names of
/// what will lie beside it are too long for the disk, [`StorageError::NoFile`] about the folder when there is none.
pub fn unfinished(path: &Path) -> Result<Unfinished, StorageError> {
    match fs::symlink_metadata(path) {
        Ok(_) => return Err(StorageError::Exists(path.to_owned())),
        Err(e) if e.kind() == io::ErrorKind::NotFound => {}
        Err(e) => return Err(StorageError::io(path, &e)),
    }
    if let Err(e) = fs::symlink_metadata(beside(path, LONGEST_ENDING))
        && e.kind() != io::ErrorKind::NotFound
    {
        return Err(StorageError::io(path, &e));
    }
    if path.file_name().is_none() {
        return Err(StorageError::NoFile(path.to_owned()));
    }
    let folder = folder_of(path);
    if !folder.exists() {
        return Err(StorageError::NoFile(folder.to_owned()));
    }
    Unfinished::beside(path).map_err(|e| StorageError::io(path, &e))
}

/// Gives a finished project its name, and never takes it from another.
///
/// # Errors
/// [`StorageError::Exists`] when the name has been taken meanwhile, or what the system says, also of a file that is not
/// yet wholly written; nothing is left then.
pub fn publish(unfinished: Unfinished, path: &Path) -> Result<(), StorageError> {
    // Where a call failed on the way out of WAL mode, SQLite may not say so.
    if !is_plain(unfinished.path()).map_err(|e| StorageError::io(path, &e))? {
        return Err(StorageError::io(path, &io::ErrorKind::Other.into()));
    }
    unfinished
        .take_free_name(path)
        .map_err(|e| StorageError::io(path, &e))
}

/// Copies all pages at once, so that the copy is of one moment even while a window writes.
pub(super) fn copy_pages(from: &Connection, to: &mut Connection) -> rusqlite::Result<()> {
    let backup = Backup::new(from, to)?;
    while backup.step(-1)? != StepResult::Done {
        std::thread::sleep(PATIENCE / 100);
    }
    Ok(())
}

/// Copies a database that may be in use, looks through the copy and gives it its name. Nobody can read the copy who
/// cannot read the file.
pub(super) fn copy(db: &Connection, from: &Path, to: &Path) -> Result<(), StorageError> {
    let new = unfinished(to)?;
    write_copy(db, from, new.path()).map_err(|e| match e {
        // Damage is in the file that was read.
        StorageError::Damaged { what, .. } => StorageError::damaged(from, what),
        other => other.about(new.path(), to),
    })?;
    publish(new, to)
}

fn write_copy(db: &Connection, from: &Path, to: &Path) -> Result<(), StorageError> {
    let empty = File::create_new(to).map_err(|e| StorageError::io(to, &e))?;
    narrow(&empty, &[from]).map_err(|e| StorageError::io(to, &e))?;
    drop(empty);
    let write = || -> rusqlite::Result<String> {
        let mut copy = Connection::open(to)?;
        copy_pages(db, &mut copy)?;
        // The copy of an open file says that it is in WAL mode.
        copy.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
        let found = copy.query_row("PRAGMA integrity_check(1)", [], |r| r.get(0))?;
        // What a crash leaves beside the file is not to be taken for a part of the copy.
        if copy.table_exists(None, "lineage")? {
            Lineage::renew(&copy)?;
        }
        Ok(found)
    };
    let found = write().map_err(|e| StorageError::sql(to, e))?;
    if found == "ok" {
        Ok(())
    } else {
        Err(StorageError::damaged(from, found))
    }
}

/// Whether a file says that nothing belongs to it but itself: its version for reading and for writing is 1, and not that
/// of WAL mode (<https://sqlite.org/fileformat2.html>, section 1.3.3).
fn is_plain(path: &Path) -> io::Result<bool> {
    let mut head = [0; 20];
    File::open(path)?.read_exact(&mut head)?;
    Ok(head.ends_with(&[1, 1]))
}
