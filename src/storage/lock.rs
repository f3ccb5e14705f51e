//! One writer at a time: a lock on a small file beside the project, which the system drops when the process dies.
//!
//! The lock is not on the project itself, because closing any other handle of that file would let go of the locks
//! that SQLite holds on it (<https://sqlite.org/howtocorrupt.html>, section 2.2).

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::StorageError;

/// The projects that this process has open for writing.
static HELD: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Held for as long as a project may be written.
#[derive(Debug)]
pub(super) struct Lock {
    file: File,
    path: PathBuf,
    project: PathBuf,
}

/// Whether this process has the project open for writing. Then its file must be opened by nobody but SQLite.
pub(super) fn held_here(project: &Path) -> bool {
    HELD.lock()
        .unwrap_or_else(PoisonError::into_inner)
        .iter()
        .any(|p| p == project)
}

impl Lock {
    /// Takes the lock of a project, or says that it is in use.
    pub(super) fn take(project: &Path) -> Result<Self, StorageError> {
        let path = lock_path(project);
        // The last holder may remove the file between our opening and our locking it; then a new one is there.
        for _ in 0..10 {
            let file = File::options()
                .create(true)
                .truncate(false)
                .write(true)
                .open(&path)
                .map_err(|e| StorageError::io(project, &e))?;
            match file.try_lock() {
                Ok(()) if is_at(&file, &path) => {
                    let project = project.to_owned();
                    HELD.lock()
                        .unwrap_or_else(PoisonError::into_inner)
                        .push(project.clone());
                    return Ok(Self { file, path, project });
                }
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(StorageError::InUse(project.to_owned())),
                Err(TryLockError::Error(e)) => return Err(StorageError::io(project, &e)),
            }
        }
        Err(StorageError::InUse(project.to_owned()))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        let mut held = HELD.lock().unwrap_or_else(PoisonError::into_inner);
        held.retain(|p| *p != self.project);
        // Removed while still locked: whoever comes in between sees that the file is gone and makes another.
        if cfg!(unix) {
            let _ = fs::remove_file(&self.path);
        }
        let _ = self.file.unlock();
    }
}

fn lock_path(project: &Path) -> PathBuf {
    let mut name = project.as_os_str().to_owned();
    name.push("-lock");
    name.into()
}

/// Whether the open file is still the one at that path.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), fs::metadata(path)) {
        (Ok(a), Ok(b)) => (a.dev(), a.ino()) == (b.dev(), b.ino()),
        _ => false,
    }
}

/// Elsewhere the file is never removed.
#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> bool {
    true
}
