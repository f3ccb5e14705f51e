//! An open project file.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::backup::Backup;
use rusqlite::{Connection, OpenFlags};

use super::connect::{Allowance, PATIENCE, STATEMENTS, admit, connect};
use super::header::{APPLICATION_ID, inspect, read_header};
use super::layout::Deviation;
use super::lock::Lock;
use super::upgrades::{self, VERSION};
use super::{Operation, Step, StorageError, backup, beside, connect, journal, rows, seal};
use crate::model::{
    Change, Delta, JournalAction, JournalEntry, OpId, OperationKind, ProjectInfo, Snapshot, Summary, TextId,
};
use crate::text::Text;

/// Pages that are copied at once.
const PAGES: std::os::raw::c_int = 1 << 20;

/// An open project file. Dropping it closes it as [`Store::close`] does, silently.
#[derive(Debug)]
pub struct Store {
    db: Connection,
    path: PathBuf,
    /// Bounds what reading the file may cost until it has been read.
    allowance: Allowance,
    /// Held exactly while this store may write.
    lock: Option<Lock>,
}

/// What a file holds when it opens.
#[derive(Debug)]
pub struct Opening {
    /// The project, its texts not yet loaded.
    pub snapshot: Snapshot,
    /// The next free id.
    pub next_id: i64,
    /// The steps of the journal, in order.
    pub steps: Vec<Step>,
}

impl Store {
    /// Makes a project file and opens it for writing. The birth of the project is the first operation.
    ///
    /// # Errors
    /// [`StorageError::Exists`] when something of that name is there; it stays as it is.
    pub fn create(path: &Path, project: &ProjectInfo, coder: &str, at: i64) -> Result<Self, StorageError> {
        let new = backup::unfinished(path)?;
        let born = Self::lay_out(&new, project, coder, at);
        born.and_then(|()| backup::publish(&new, path))
            .inspect_err(|_| backup::discard(&new))
            .map_err(|e| e.about(&new, path))?;
        Self::open(path)
    }

    /// Lays out the tables of a new file and writes the first operation.
    fn lay_out(path: &Path, project: &ProjectInfo, coder: &str, at: i64) -> Result<(), StorageError> {
        let born = || -> rusqlite::Result<()> {
            let mut db = Connection::open(path)?;
            db.pragma_update(None, "application_id", APPLICATION_ID)?;
            db.pragma_update(None, "user_version", VERSION)?;
            let transaction = db.transaction()?;
            upgrades::lay_out(&transaction, VERSION)?;
            let birth = Operation {
                at,
                coder,
                action: JournalAction::Do,
                reverts: None,
                summary: &Summary::new(OperationKind::ProjectCreate, &project.name, 1),
                changes: &[Change::Project(Delta {
                    before: None,
                    after: Some(project.clone()),
                })],
                texts: &[],
                next_id: 1,
            };
            perform(&transaction, &birth)?;
            transaction.commit()
        };
        born().map_err(|e| StorageError::sql(path, e))
    }

    /// Opens a project for writing: takes the lock, upgrades an older version, recovers what a crash left in the WAL.
    ///
    /// # Errors
    /// [`StorageError::InUse`] when another window or command holds the lock; the others say what is wrong with the
    /// file.
    pub fn open(path: &Path) -> Result<Self, StorageError> {
        // The same file under another name must meet the same lock.
        let path = fs::canonicalize(path).map_err(|e| StorageError::io(path, &e))?;
        let lock = match Lock::take(&path) {
            Ok(lock) => lock,
            Err(error @ StorageError::InUse(_)) => return Err(error),
            // In a folder that cannot be written, what is wrong with the file is still the better thing to say.
            Err(error) => return Err(inspect(&path, has_wal(&path)).err().unwrap_or(error)),
        };
        read_header(&path, has_wal(&path))?;
        let writable = fs::OpenOptions::new().write(true).open(&path);
        writable.map_err(|e| StorageError::io(&path, &e))?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let (mut db, allowance) = connect(&path, flags)?;
        let version = admit(&db, &path)?;
        let prepare = |db: &mut Connection| -> rusqlite::Result<()> {
            db.pragma_update(None, "foreign_keys", true)?;
            // Where WAL is not to be had, such as on some network folders, the rollback journal serves.
            db.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
            // Each commit waits until it is on the disk, so an operation outlives a power cut as well as a crash.
            db.pragma_update(None, "synchronous", "FULL")?;
            upgrades::climb(db, version)
        };
        prepare(&mut db).map_err(|e| StorageError::sql(&path, e))?;
        Ok(Self {
            db,
            path,
            allowance,
            lock: Some(lock),
        })
    }

    /// Opens a project for reading only, also while a window has it open.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn open_read_only(path: &Path) -> Result<Self, StorageError> {
        let path = fs::canonicalize(path).map_err(|e| StorageError::io(path, &e))?;
        inspect(&path, has_wal(&path))?;
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let (mut db, allowance) = connect(&path, flags)?;
        let version = admit(&db, &path)?;
        if version < VERSION {
            // The file itself is not to be changed by whoever only looks at it.
            db = upgraded_copy(&db, version).map_err(|e| StorageError::sql(&path, e))?;
        }
        let lock = None;
        Ok(Self {
            db,
            path,
            allowance,
            lock,
        })
    }

    /// Opens for reading a file that may be damaged, to save what can be read, with its version and what is wrong with
    /// its schema.
    pub(super) fn open_damaged(path: &Path) -> Result<(Self, i32, Deviation), StorageError> {
        let path = fs::canonicalize(path).map_err(|e| StorageError::io(path, &e))?;
        inspect(&path, true)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let (db, allowance) = connect(&path, flags)?;
        let (version, deviation) = connect::deviation(&db, &path)?;
        let lock = None;
        let store = Self {
            db,
            path,
            allowance,
            lock,
        };
        Ok((store, version, deviation))
    }

    /// Where the file is, links resolved.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether this store may write.
    pub fn is_writable(&self) -> bool {
        self.lock.is_some()
    }

    /// The version of the file's layout.
    pub fn version(&self) -> i32 {
        VERSION
    }

    /// Reads everything but the texts and the changes of the journal, all of one moment.
    ///
    /// # Errors
    /// [`StorageError::Damaged`] also when operations are missing: what would be written could not rest on them.
    pub fn load(&self) -> Result<Opening, StorageError> {
        let load = || {
            // One read transaction, or a writer could change rows between two tables.
            let transaction = self.db.unchecked_transaction()?;
            let (project, rows, next_id) = rows::load(&transaction)?;
            let opening = Opening {
                snapshot: Snapshot::from_rows(project, rows),
                next_id,
                steps: journal::steps(&transaction)?,
            };
            Ok((opening, seal::last(&transaction)?))
        };
        let (opening, seal) = load().map_err(|e| self.sql(e))?;
        let numbered = opening.steps.iter().zip(1..).all(|(step, op)| step.op.0 == op);
        if !numbered || seal.map(|seal| seal.op) != opening.steps.last().map(|step| step.op) {
            return Err(StorageError::damaged(&self.path, "operations are missing"));
        }
        self.allowance.lift();
        Ok(opening)
    }

    /// A stored text.
    pub fn text(&self, id: TextId) -> Result<Text, StorageError> {
        rows::text(&self.db, id)
            .map_err(|e| self.sql(e))?
            .ok_or_else(|| StorageError::damaged(&self.path, format!("text {} is missing", id.0)))
    }

    /// What to say when the journal speaks of other words than a stored text has.
    pub fn misfit(&self, id: TextId) -> StorageError {
        StorageError::damaged(
            &self.path,
            format!("text {} is not the one that was changed", id.0),
        )
    }

    /// Writes an operation in one transaction: rows, texts, journal and the next free id. When this returns, the
    /// operation is on the disk.
    pub fn write(&mut self, operation: &Operation<'_>) -> Result<OpId, StorageError> {
        if self.lock.is_none() {
            return Err(StorageError::ReadOnly(self.path.clone()));
        }
        let written = || -> rusqlite::Result<OpId> {
            // Dropping the transaction rolls it back.
            let transaction = self.db.unchecked_transaction()?;
            let op = perform(&transaction, operation)?;
            transaction.commit()?;
            Ok(op)
        };
        written().map_err(|e| self.sql(e))
    }

    /// Writes more of the last operation in one transaction: the rows of `more`, and in the journal the whole
    /// operation with its new time. When this returns, it is on the disk.
    pub fn amend(&mut self, op: OpId, more: &[Change], whole: &Operation<'_>) -> Result<(), StorageError> {
        if self.lock.is_none() {
            return Err(StorageError::ReadOnly(self.path.clone()));
        }
        let written = || -> rusqlite::Result<()> {
            let transaction = self.db.unchecked_transaction()?;
            for change in more {
                rows::write(&transaction, change)?;
            }
            rows::set_next_id(&transaction, whole.next_id)?;
            journal::amend(&transaction, op, whole)?;
            seal::amend(&transaction, op)?;
            transaction.commit()
        };
        written().map_err(|e| self.sql(e))
    }

    /// The journal without its changes.
    pub fn entries(&self) -> Result<Vec<JournalEntry>, StorageError> {
        journal::entries(&self.db).map_err(|e| self.sql(e))
    }

    /// One entry of the journal.
    pub fn entry(&self, op: OpId) -> Result<JournalEntry, StorageError> {
        let missing = || StorageError::damaged(&self.path, format!("operation {} is missing", op.0));
        journal::find(&self.db, op)
            .map_err(|e| self.sql(e))?
            .ok_or_else(missing)
    }

    /// Number of operations since the first.
    pub fn operations(&self) -> Result<u64, StorageError> {
        journal::count(&self.db).map_err(|e| self.sql(e))
    }

    /// The changes of an operation.
    pub fn changes(&self, op: OpId) -> Result<Vec<Change>, StorageError> {
        let missing = || StorageError::damaged(&self.path, format!("operation {} is missing", op.0));
        journal::changes(&self.db, op)
            .map_err(|e| self.sql(e))?
            .ok_or_else(missing)
    }

    /// Writes a consistent, verified copy, of what is committed at this moment.
    ///
    /// # Errors
    /// [`StorageError::Exists`] when something of that name is there.
    pub fn backup(&self, to: &Path) -> Result<(), StorageError> {
        backup::copy(&self.db, &self.path, to)
    }

    /// Closes the file so that one plain file remains. While a reader in another process still has it open, the WAL
    /// stays beside it until the next opening.
    pub fn close(mut self) -> Result<(), StorageError> {
        self.settle()
    }

    fn settle(&mut self) -> Result<(), StorageError> {
        if self.lock.is_none() {
            return Ok(());
        }
        self.db.flush_prepared_statement_cache();
        let settled = self.db.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()));
        match settled.map_err(|e| self.sql(e)) {
            Err(StorageError::InUse(_)) | Ok(()) => Ok(()),
            Err(e) => Err(e),
        }
    }

    pub(super) fn db(&self) -> &Connection {
        &self.db
    }

    pub(super) fn sql(&self, error: rusqlite::Error) -> StorageError {
        StorageError::sql(&self.path, error)
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        if let Err(error) = self.settle() {
            log::warn!("closing: {error}");
        }
    }
}

/// Writes an operation inside a transaction.
fn perform(db: &Connection, operation: &Operation<'_>) -> rusqlite::Result<OpId> {
    for change in operation.changes {
        rows::write(db, change)?;
    }
    // After the changes: a text takes the pages of the version that it follows.
    let mut texts = seal::Texts::new();
    for (id, text) in operation.texts {
        texts.push((*id, rows::add_text(db, *id, text)?));
    }
    rows::set_next_id(db, operation.next_id)?;
    let op = journal::append(db, operation)?;
    seal::append(db, op, &texts)?;
    Ok(op)
}

/// A file of an older version in memory, taken up to the present one.
fn upgraded_copy(from: &Connection, version: i32) -> rusqlite::Result<Connection> {
    let mut copy = Connection::open_in_memory()?;
    Backup::new(from, &mut copy)?.run_to_completion(PAGES, PATIENCE, None)?;
    copy.set_prepared_statement_cache_capacity(STATEMENTS);
    upgrades::climb(&mut copy, version)?;
    Ok(copy)
}

/// Whether a crash or an open window has left pages in a WAL.
fn has_wal(path: &Path) -> bool {
    fs::metadata(beside(path, "-wal")).is_ok_and(|m| m.len() > 0)
}
