//! Where an open project is now. A sync program, a file manager or a person may delete, rename or replace it while it
//! is open.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::files::{FileId, find_moved};

/// Where an open project is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FilePlace {
    /// Where it was opened.
    Same,
    /// Under another name. At its old place there may be another file by now.
    Renamed(PathBuf),
    /// Nowhere, and another file is at its place.
    Replaced,
    /// Where it was opened, but another program has put other bytes into it.
    Overwritten,
    /// Nowhere, and there is nothing at its place.
    Deleted,
}

impl FilePlace {
    /// Looks for a file that was opened at `path`, and was last written by us as `written` says. Where it still stands
    /// there this costs two questions to the system.
    pub(super) fn of(id: &FileId, path: &Path, written: Option<LastWrite>) -> Self {
        let there = FileId::at(path);
        match there {
            Ok(there) if there == *id => {
                if written.is_some() && LastWrite::now(path) != written {
                    Self::Overwritten
                } else {
                    Self::Same
                }
            }
            there => match find_moved(id, path) {
                Some(path) => Self::Renamed(path),
                None if there.is_ok() => Self::Replaced,
                None => Self::Deleted,
            },
        }
    }
}

/// What the system tells of the last writing into a file. Between two of our own it does not change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LastWrite {
    at: SystemTime,
    bytes: u64,
}

impl LastWrite {
    /// As it is now; `None` where the system does not tell.
    pub(super) fn now(path: &Path) -> Option<Self> {
        let metadata = fs::metadata(path).ok()?;
        Some(Self {
            at: metadata.modified().ok()?,
            bytes: metadata.len(),
        })
    }
}
