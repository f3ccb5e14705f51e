//! The project file: SQLite, and the only place that speaks SQL.
//!
//! A [`Store`] is an open file. It loads the rows as a snapshot, and writes one [`Operation`] in one transaction: the
//! rows that change, the journal row and the next free id, so that the file never holds a part of an operation.
//! While a store may write, the file is in WAL mode and a lock file beside it keeps other writers out; readers come
//! and go. When it closes, one plain file remains.

mod backup;
mod check;
mod columns;
mod error;
mod header;
mod journal;
mod lock;
mod repair;
mod rows;
mod store;
mod upgrades;

pub use backup::{discard, publish, unfinished};
pub use check::{Problem, check};
pub use error::StorageError;
pub use journal::{Operation, Step};
pub use repair::repair;
pub use store::{Opening, Store};
