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

/// Asks the system for the lock of a whole file.
pub(super) type TryLock = fn(&File) -> Result<(), TryLockError>;

/// Held for as long as a project may be written.
#[derive(Debug)]
pub(super) struct Lock {
    /// `None` where another user has left the small file and lets nobody else open it: the lock on the project itself
    /// keeps out that user's program too.
    _beside: Option<SideLock>,
    /// Closed last of all handles of the project.
    _project: File,
    held: HeldFile,
}

/// The lock on the small file, which goes with it.
#[derive(Debug)]
struct SideLock {
    file: File,
    path: PathBuf,
}

impl Lock {
    /// Takes the locks of a project, or says that it is in use.
    pub(super) fn take(project: &Path) -> Result<Self, StorageError> {
        Self::take_with(project, File::try_lock)
    }

    /// As [`Lock::take`], by another way to ask for locks.
    pub(super) fn take_with(project: &Path, try_lock: TryLock) -> Result<Self, StorageError> {
        let there = fs::metadata(project).and_then(|there| require_plain(&there));
        there.map_err(|e| StorageError::io(project, &e))?;
        let beside = SideLock::take(project, try_lock)?;
        let file = File::open(project).map_err(|e| StorageError::io(project, &e))?;
        // Elsewhere the lock of a file keeps SQLite out as well.
        if cfg!(unix) && !is_ours(try_lock(&file), project)? {
            return Err(StorageError::InUse(project.to_owned()));
        }
        let id = FileId::of_open(&file, project).map_err(|e| StorageError::io(project, &e))?;
        Ok(Self {
            _beside: beside,
            _project: file,
            held: HeldFile::new(id),
        })
    }

    /// The file that is locked.
    pub(super) fn id(&self) -> &FileId {
        self.held.id()
    }
}

impl SideLock {
    /// Takes the lock; none where the file cannot be opened and the project itself can be locked.
    fn take(project: &Path, try_lock: TryLock) -> Result<Option<Self>, StorageError> {
        let path = lock_path(project);
        // The last holder may remove the file between our opening and our locking it; then a new one is there.
        for _ in 0..10 {
            let file = match open_beside(&path) {
                Ok(file) => file,
                Err(e) if cfg!(unix) && is_refused(&e) && path.exists() => {
                    log::warn!("{}: {e}", path.display());
                    return Ok(None);
                }
                Err(e) => return Err(about_lock(project, path, &e)),
            };
            if !is_ours(try_lock(&file), project)? {
                return Err(StorageError::InUse(project.to_owned()));
            }
            if is_at(&file, &path) {
                return Ok(Some(Self { file, path }));
            }
        }
        Err(StorageError::InUse(project.to_owned()))
    }
}

impl Drop for SideLock {
    fn drop(&mut self) {
        // Removed while still locked: whoever comes in between sees that the file is gone and makes another.
        if cfg!(unix) && is_at(&self.file, &self.path) {
            let _ = fs::remove_file(&self.path);
        }
        let _ = self.file.unlock();
    }
}

/// What it means for a project that the small file cannot be opened.
fn about_lock(project: &Path, lock: PathBuf, error: &io::Error) -> StorageError {
    use io::ErrorKind as Kind;
    match error.kind() {
        // No file can be made beside the project.
        Kind::PermissionDenied
        | Kind::ReadOnlyFilesystem
        | Kind::InvalidFilename
        | Kind::StorageFull
        | Kind::QuotaExceeded => StorageError::io(project, error),
        // What is wrong is not the project.
        _ => StorageError::Io {
            path: lock,
            reason: error.into(),
        },
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
        Err(e) if is_refused(&e) && path.exists() => File::open(path),
        made => made,
    }
}

fn is_refused(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::PermissionDenied
}

/// What the answer to a lock means: `false` when another holds it.
fn is_ours(answer: Result<(), TryLockError>, project: &Path) -> Result<bool, StorageError> {
    match answer {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => Ok(false),
        Err(TryLockError::Error(e)) if without_locks(&e) => {
            log::warn!("{}: no locks here: {e}", project.display());
            Ok(true)
        }
        Err(TryLockError::Error(e)) => Err(StorageError::io(project, &e)),
    }
}

/// `ENOLCK`, for which the standard library has no name.
const NO_LOCKS: i32 = if cfg!(target_os = "linux") { 37 } else { 77 };

/// Whether the file system knows no locks (`ENOLCK`, `ENOSYS`, `EOPNOTSUPP`).
fn without_locks(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::Unsupported || (cfg!(unix) && error.raw_os_error() == Some(NO_LOCKS))
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

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use crate::model::{JournalAction, OperationKind, ProjectInfo, Summary};
    use crate::storage::{FilePlace, NewOperation, Store, check};

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    fn project(folder: &Path) -> PathBuf {
        let path = folder.join("p.gozareh");
        let made = Store::create(&path, &ProjectInfo::named("p"), "c", 0).unwrap();
        made.close().unwrap();
        path
    }

    fn write(store: &mut Store) -> Result<(), StorageError> {
        let summary = Summary::new(OperationKind::ProjectSet, "p", 1);
        let operation = NewOperation {
            at: 0,
            coder: "c",
            action: JournalAction::Do,
            reverts: None,
            summary: &summary,
            changes: &[],
            texts: &[],
            next_id: 1,
        };
        store.write(&operation).map(drop)
    }

    #[test]
    fn an_answer_that_there_are_no_locks_keeps_nobody_out() {
        let project = Path::new("p");
        let refused = |code| Err(TryLockError::Error(io::Error::from_raw_os_error(code)));
        assert!(is_ours(Ok(()), project).unwrap());
        assert!(!is_ours(Err(TryLockError::WouldBlock), project).unwrap());
        assert!(is_ours(refused(NO_LOCKS), project).unwrap());
        let unsupported = io::Error::from(io::ErrorKind::Unsupported);
        assert!(is_ours(Err(TryLockError::Error(unsupported)), project).unwrap());
        // EIO.
        let failed = is_ours(refused(5), project).unwrap_err();
        assert!(matches!(failed, StorageError::Io { .. }), "{failed}");
    }

    /// Where nobody is kept out, the second to write is noticed in the middle of its writing, and nothing is mixed.
    #[test]
    fn without_locks_a_second_writer_is_noticed_when_it_writes() {
        fn no_locks(_: &File) -> Result<(), TryLockError> {
            Err(TryLockError::Error(io::Error::from_raw_os_error(NO_LOCKS)))
        }
        let folder = tempfile::tempdir().unwrap();
        let path = project(folder.path());
        let open = || Store::open_with(&path, no_locks).unwrap();
        let mut first = open();
        write(&mut first).unwrap();
        let mut second = open();
        write(&mut second).unwrap();
        // Its file has other pages by now, or else the row of lineage is another's.
        let refused = write(&mut first).unwrap_err();
        let noticed = match &refused {
            StorageError::Away { place, .. } => *place == FilePlace::Overwritten,
            error => matches!(error, StorageError::ChangedElsewhere(_)),
        };
        assert!(noticed, "{refused}");
        write(&mut second).unwrap();
        first.close().unwrap();
        write(&mut second).unwrap();
        second.close().unwrap();
        let third = Store::open(&path).unwrap();
        assert_eq!(
            third.operations().unwrap(),
            5,
            "the birth, one of the first, three of the second"
        );
        third.close().unwrap();
        assert_eq!(check(&path).unwrap(), []);
    }

    #[test]
    fn a_lock_that_could_not_be_had_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = project(folder.path());
        let held = Lock::take(&path).unwrap();
        let again = Lock::take(&path).unwrap_err();
        assert!(matches!(again, StorageError::InUse(_)), "{again}");
        // By another name the project itself says so.
        let other = folder.path().join("q.gozareh");
        fs::hard_link(&path, &other).unwrap();
        let again = Lock::take(&other).unwrap_err();
        assert!(matches!(again, StorageError::InUse(_)), "{again}");
        assert_eq!(names(folder.path()), ["p.gozareh", "p.gozareh-lock", "q.gozareh"]);
        drop(held);
        drop(Lock::take(&other).unwrap());
        assert_eq!(names(folder.path()), ["p.gozareh", "q.gozareh"]);
    }

    #[test]
    fn what_is_wrong_with_the_lock_is_not_said_of_the_project() {
        let folder = tempfile::tempdir().unwrap();
        let path = project(folder.path());
        std::os::unix::fs::symlink("/nowhere/at/all", lock_path(&path)).unwrap();
        let refused = Lock::take(&path).unwrap_err();
        assert_eq!(refused.path(), lock_path(&path), "{refused}");
        fs::remove_file(lock_path(&path)).unwrap();
        fs::create_dir(lock_path(&path)).unwrap();
        let refused = Lock::take(&path).unwrap_err();
        assert_eq!(refused.path(), lock_path(&path), "{refused}");
    }
}
