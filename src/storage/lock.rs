//! One writer at a time.
//!
//! Two locks, which the system drops when the process dies. One is on a small file beside the project: it is there
//! before the project is opened. The other is on the project itself, whatever its name: it meets a writer who came by
//! a hard link, and one who comes after the small file was deleted. It is a lock of whole files (`flock`), which does
//! not mix with SQLite's locks of ranges; but closing any handle of the file drops those
//! (<https://sqlite.org/howtocorrupt.html>, section 2.2), so this handle is closed after the last one of SQLite.
//!
//! Where a file system knows no locks, the check inside each transaction remains ([`super::lineage`]).

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::{StorageError, beside};
use crate::files::{FileId, HeldFile, require_plain};

/// Held for as long as a project may be written.
#[derive(Debug)]
pub(super) struct Lock {
    beside: File,
    path: PathBuf,
    /// Closed last of all handles of the project.
    project: File,
    held: HeldFile,
}

impl Lock {
    /// Takes the locks of a project, or says that it is in use.
    pub(super) fn take(project: &Path) -> Result<Self, StorageError> {
        let path = lock_path(project);
        let there = fs::metadata(project).and_then(|there| require_plain(&there));
        there.map_err(|e| StorageError::io(project, &e))?;
        // The last holder may remove the file between our opening and our locking it; then a new one is there.
        for _ in 0..10 {
            let beside = open_beside(&path).map_err(|e| match fs::metadata(&path) {
                // What is wrong is not the project.
                Ok(there) if !there.is_file() => StorageError::Io {
                    path: path.clone(),
                    reason: (&e).into(),
                },
                _ => StorageError::io(project, &e),
            })?;
            if !lock(&beside, project)? {
                return Err(StorageError::InUse(project.to_owned()));
            }
            if !is_at(&beside, &path) {
                continue;
            }
            let file = File::open(project).map_err(|e| StorageError::io(project, &e))?;
            // Elsewhere the lock of a file keeps SQLite out as well.
            if cfg!(unix) && !lock(&file, project)? {
                let _ = fs::remove_file(&path);
                return Err(StorageError::InUse(project.to_owned()));
            }
            let id = FileId::of_open(&file, project).map_err(|e| StorageError::io(project, &e))?;
            return Ok(Self {
                beside,
                path,
                project: file,
                held: HeldFile::new(id),
            });
        }
        Err(StorageError::InUse(project.to_owned()))
    }

    /// The file that is locked.
    pub(super) fn id(&self) -> &FileId {
        self.held.id()
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while still locked: whoever comes in between sees that the file is gone and makes another.
        if cfg!(unix) && is_at(&self.beside, &self.path) {
            let _ = fs::remove_file(&self.path);
        }
        let _ = self.beside.unlock();
        let _ = self.project.unlock();
    }
}

/// Opens the small file, also one that another user has left.
fn open_beside(path: &Path) -> io::Result<File> {
    if let Ok(there) = fs::metadata(path) {
        require_plain(&there)?;
    }
    let made = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(path);
    match made {
        Err(e) if e.kind() == io::ErrorKind::PermissionDenied && path.exists() => File::open(path),
        made => made,
    }
}

/// Locks a file; `false` when another holds it.
fn lock(file: &File, project: &Path) -> Result<bool, StorageError> {
    match file.try_lock() {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => Ok(false),
        Err(TryLockError::Error(e)) if without_locks(&e) => {
            log::warn!("{}: no locks here: {e}", project.display());
            Ok(true)
        }
        Err(TryLockError::Error(e)) => Err(StorageError::io(project, &e)),
    }
}

/// Whether the file system knows no locks (`ENOLCK`, `ENOSYS`, `EOPNOTSUPP`).
fn without_locks(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::Unsupported || (cfg!(unix) && error.raw_os_error() == Some(37))
}

fn lock_path(project: &Path) -> PathBuf {
    beside(project, "-lock")
}

/// Whether the open file is still the one at that path. Where no file is removed, it is.
fn is_at(file: &File, path: &Path) -> bool {
    !cfg!(unix)
        || match (FileId::of_open(file, path), FileId::at(path)) {
            (Ok(a), Ok(b)) => a == b,
            _ => false,
        }
}
