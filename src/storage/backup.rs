//! Whole files: verified copies, and new files that appear under their name only when they are complete.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite::backup::Backup;

use super::StorageError;

/// A free name in the same folder, under which a file is made before it gets its own with [`publish`].
///
/// # Errors
/// [`StorageError::Exists`] when the final name is taken already, [`StorageError::NoFile`] about the folder when there
/// is none.
pub fn unfinished(path: &Path) -> Result<PathBuf, StorageError> {
    if fs::symlink_metadata(path).is_ok() {
        return Err(StorageError::Exists(path.to_owned()));
    }
    let Some(name) = path.file_name() else {
        return Err(StorageError::NoFile(path.to_owned()));
    };
    if let Some(folder) = path.parent().filter(|f| !f.as_os_str().is_empty() && !f.exists()) {
        return Err(StorageError::NoFile(folder.to_owned()));
    }
    let mut hidden = std::ffi::OsString::from(".");
    hidden.push(name);
    hidden.push(format!(".{}", uuid::Uuid::new_v4().simple()));
    Ok(path.with_file_name(hidden))
}

/// Gives a finished file its name, and never takes it from another.
///
/// # Errors
/// [`StorageError::Exists`] when the name has been taken meanwhile; the unfinished file is then still there.
pub fn publish(unfinished: &Path, path: &Path) -> Result<(), StorageError> {
    match fs::hard_link(unfinished, path) {
        Ok(()) => fs::remove_file(unfinished),
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists => Err(e),
        // Some file systems of memory sticks and phones know no links.
        Err(_) if fs::symlink_metadata(path).is_err() => fs::rename(unfinished, path),
        Err(e) => Err(e),
    }
    .map_err(|e| StorageError::io(path, &e))
}

/// Removes an unfinished file with all that SQLite may have left beside it.
pub fn discard(unfinished: &Path) {
    for ending in ["", "-journal", "-wal", "-shm"] {
        let mut name = unfinished.as_os_str().to_owned();
        name.push(ending);
        match fs::remove_file(PathBuf::from(name)) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => log::warn!("{}: {e}", unfinished.display()),
            _ => {}
        }
    }
}

/// Copies a database that may be in use, looks through the copy and gives it its name.
pub(super) fn copy(db: &Connection, from: &Path, to: &Path) -> Result<(), StorageError> {
    let new = unfinished(to)?;
    let copied = write_copy(db, &new).map_err(|e| match StorageError::sql(to, e) {
        // Damage is in the file that was read.
        StorageError::Damaged { what, .. } => StorageError::damaged(from, what),
        other => other,
    });
    copied
        .and_then(|()| publish(&new, to))
        .inspect_err(|_| discard(&new))
        .map_err(|e| e.about(&new, to))
}

fn write_copy(db: &Connection, to: &Path) -> rusqlite::Result<()> {
    let mut copy = Connection::open(to)?;
    // All pages at once, so that the copy is of one moment even while a window writes.
    let backup = Backup::new(db, &mut copy)?;
    while backup.step(-1)? != rusqlite::backup::StepResult::Done {
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    drop(backup);
    // The copy of an open file says that it is in WAL mode.
    copy.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    let found: String = copy.query_row("PRAGMA integrity_check(1)", [], |r| r.get(0))?;
    if found == "ok" {
        Ok(())
    } else {
        Err(rusqlite::Error::InvalidColumnName(found))
    }
}
