//! The project file: SQLite, and the only place that speaks SQL.
//!
//! A [`Store`] is an open file. It loads the rows as a snapshot, and writes one [`NewOperation`] in one transaction: the
//! rows that change, the journal row and the next free id, so that the file never holds a part of an operation.
//! While a store may write, the file is in WAL mode and a lock file beside it keeps other writers out; readers come
//! and go. When it closes, one plain file remains.

mod backup;
mod check;
mod choices;
mod columns;
mod connect;
mod error;
mod hash;
mod header;
mod heal;
mod journal;
mod layout;
mod leftover;
mod lineage;
mod lock;
mod place;
mod problem;
mod repair;
mod replay;
mod rows;
mod seal;
mod sound;
mod stacks;
mod store;
mod upgrades;
mod wal;
mod writer;

pub use backup::{publish, unfinished};
pub use check::{check, check_with};
pub use choices::{PageChoices, can_keep};
pub use error::StorageError;
pub use journal::{JournalStep, NewOperation};
pub use place::FilePlace;
pub use problem::Problem;
pub use repair::{Loss, repair, repair_with};
pub use stacks::UndoStacks;
pub use store::{LoadedProject, Notice, Store};

use std::path::{Path, PathBuf};

/// The file of the same name with an ending more, such as the WAL of a project.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// The big-endian number of four bytes at `at`, as all formats of SQLite write them; 0 where there are fewer.
fn big_endian(bytes: &[u8], at: usize) -> u32 {
    bytes
        .get(at..at + 4)
        .and_then(|bytes| bytes.try_into().ok())
        .map_or(0, u32::from_be_bytes)
}
