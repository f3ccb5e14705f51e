//! Why a project file cannot be read or written.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;
use thiserror::Error;

use super::place::FilePlace;
use crate::message::{Message, NotAFile, SystemFault};

/// Why a project file cannot be read or written. Nothing in the file has changed when one of these is returned.
///
/// The text here is for logs; [`StorageError::message`] is for people.
#[derive(Debug, Error)]
pub enum StorageError {
    /// There is no such file.
    #[error("{0}: no such file")]
    NoFile(PathBuf),
    /// Something of that name is there already.
    #[error("{0}: exists already")]
    Exists(PathBuf),
    /// It is not a Gozareh project.
    #[error("{0}: not a project")]
    NotAProject(PathBuf),
    /// It was written by a newer Gozareh.
    #[error("{path}: version {version} is newer than this program")]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its version.
        version: i32,
    },
    /// It is truncated or damaged.
    #[error("{path}: damaged: {what}")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What was found, for logs.
        what: String,
    },
    /// It is so damaged that nothing of it can be saved.
    #[error("{0}: beyond repair")]
    BeyondRepair(PathBuf),
    /// It holds tables or rules of its own, which this program has not made and does not run.
    #[error("{path}: {object:?} is not ours")]
    Foreign {
        /// The file.
        path: PathBuf,
        /// The name of the first of them.
        object: String,
    },
    /// Another window or command is working on it.
    #[error("{0}: in use")]
    InUse(PathBuf),
    /// It can be read but not written.
    #[error("{0}: read-only")]
    ReadOnly(PathBuf),
    /// The disk is full.
    #[error("{0}: disk full")]
    DiskFull(PathBuf),
    /// Its name, or that of what has to lie beside it, is too long for the disk.
    #[error("{0}: the name is too long")]
    NameTooLong(PathBuf),
    /// Something in it is larger than a project file can hold.
    #[error("{0}: too big")]
    TooBig(PathBuf),
    /// It is no longer where it was opened.
    #[error("{path}: not there any more: {place:?}")]
    Away {
        /// Where it was.
        path: PathBuf,
        /// Where it is.
        place: FilePlace,
    },
    /// Another program has written into it since this one last did.
    #[error("{0}: changed by another program")]
    ChangedElsewhere(PathBuf),
    /// The person has stopped the work.
    #[error("{0}: cancelled")]
    Cancelled(PathBuf),
    /// The system refused a file operation.
    #[error("{path}: {reason}")]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: SystemFault,
    },
}

impl StorageError {
    /// What is said of it to people. `file` is the file's name without its folder.
    pub fn message(&self) -> Message {
        match self {
            Self::NoFile(_) => Message::new("storage-error-no-file"),
            Self::Exists(_) => Message::new("storage-error-exists"),
            Self::NotAProject(_) => Message::new("storage-error-not-a-project"),
            Self::Newer { version, .. } => Message::new("storage-error-newer").with("version", *version),
            Self::Damaged { .. } => Message::new("storage-error-damaged"),
            Self::BeyondRepair(_) => Message::new("storage-error-beyond-repair"),
            Self::Cancelled(_) => Message::new("storage-error-cancelled"),
            Self::Foreign { object, .. } => Message::new("storage-error-foreign").with("object", object),
            Self::InUse(_) => Message::new("storage-error-in-use"),
            Self::ReadOnly(_) => Message::new("storage-error-read-only"),
            Self::DiskFull(_) => Message::new("storage-error-disk-full"),
            Self::NameTooLong(_) => Message::new("storage-error-name-too-long"),
            Self::TooBig(_) => Message::new("storage-error-too-big"),
            Self::ChangedElsewhere(_) => Message::new("storage-error-changed-elsewhere"),
            Self::Away { place, .. } => match place {
                FilePlace::Renamed(now) => Message::new("storage-error-renamed").with("now", file_name(now)),
                FilePlace::Replaced | FilePlace::Overwritten => Message::new("storage-error-replaced"),
                FilePlace::Deleted | FilePlace::Same => Message::new("storage-error-deleted"),
            },
            Self::Io { reason, .. } => Message::new("storage-error-io").with("reason", reason.message()),
        }
        .with("file", file_name(self.path()))
    }

    /// The file that the error is about.
    pub fn path(&self) -> &Path {
        match self {
            Self::NoFile(path)
            | Self::Exists(path)
            | Self::NotAProject(path)
            | Self::InUse(path)
            | Self::ReadOnly(path)
            | Self::DiskFull(path)
            | Self::NameTooLong(path)
            | Self::TooBig(path)
            | Self::ChangedElsewhere(path)
            | Self::BeyondRepair(path)
            | Self::Cancelled(path)
            | Self::Newer { path, .. }
            | Self::Damaged { path, .. }
            | Self::Foreign { path, .. }
            | Self::Away { path, .. }
            | Self::Io { path, .. } => path,
        }
    }

    /// The same error about the file that the person knows, where it is about one that stands in for it.
    #[must_use]
    pub fn about(mut self, stand_in: &Path, file: &Path) -> Self {
        let (Self::NoFile(path)
        | Self::Exists(path)
        | Self::NotAProject(path)
        | Self::InUse(path)
        | Self::ReadOnly(path)
        | Self::DiskFull(path)
        | Self::NameTooLong(path)
        | Self::TooBig(path)
        | Self::ChangedElsewhere(path)
        | Self::BeyondRepair(path)
        | Self::Cancelled(path)
        | Self::Newer { path, .. }
        | Self::Damaged { path, .. }
        | Self::Foreign { path, .. }
        | Self::Away { path, .. }
        | Self::Io { path, .. }) = &mut self;
        if path.file_name() == stand_in.file_name() {
            file.clone_into(path);
        }
        self
    }

    /// Whether something is wrong inside the file, so that a sound copy of it may be made.
    pub fn is_damage(&self) -> bool {
        matches!(self, Self::Damaged { .. } | Self::Foreign { .. })
    }

    pub(super) fn damaged(path: &Path, what: impl ToString) -> Self {
        Self::Damaged {
            path: path.to_owned(),
            what: what.to_string(),
        }
    }

    /// What a refusal of the system means for a file.
    pub fn io(path: &Path, error: &io::Error) -> Self {
        let path = path.to_owned();
        match error.kind() {
            io::ErrorKind::IsADirectory => Self::NotAProject(path),
            _ if error.get_ref().is_some_and(|inner| inner.is::<NotAFile>()) => Self::NotAProject(path),
            io::ErrorKind::NotFound => Self::NoFile(path),
            io::ErrorKind::AlreadyExists => Self::Exists(path),
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly(path),
            io::ErrorKind::InvalidFilename => Self::NameTooLong(path),
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull(path),
            _ => Self::Io {
                path,
                reason: error.into(),
            },
        }
    }

    pub(super) fn sql(path: &Path, error: rusqlite::Error) -> Self {
        let path = path.to_owned();
        let what = error.to_string();
        match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => Self::NotAProject(path),
            Some(
                ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed,
            ) => Self::InUse(path),
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => {
                Self::ReadOnly(path)
            }
            Some(ErrorCode::TooBig) => Self::TooBig(path),
            Some(ErrorCode::DiskFull) => Self::DiskFull(path),
            Some(ErrorCode::SystemIoFailure) => Self::Io {
                path,
                reason: SystemFault::new(Message::new("system-error"), what),
            },
            Some(ErrorCode::OutOfMemory) => Self::Io {
                path,
                reason: SystemFault::new(Message::new("system-out-of-memory"), what),
            },
            // What remains is a file whose content is not what this program writes.
            _ => Self::Damaged { path, what },
        }
    }
}

/// The name of a file without its folder, for messages.
fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}
