//! An open project file.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite::config::DbConfig;

use super::connect::{
    READING, STATEMENTS, StepBudget, WRITING, connect, connect_alone, limit_steps, require_known_schema,
};
use super::header::{APPLICATION_ID, inspect, read_header};
use super::lineage::Lineage;
use super::lock::{Lock, TryLock};
use super::place::FilePlace;
use super::upgrades::{self, VERSION};
use super::writer::{Writer, checkpoint};
use super::{
    JournalStep, NewOperation, PageChoices, StorageError, backup, beside, choices, journal, leftover, rows,
    seal, wal,
};
use crate::files::{folder_of, is_held, sweep};
use crate::jobs::Progress;
use crate::message::Message;
use crate::model::{
    Change, Delta, JournalAction, JournalEntry, OpId, OperationKind, ProjectInfo, Snapshot, Summary, TextId,
};
use crate::text::Text;

/// An open project file. Dropping it closes it as [`Store::close`] does, silently.
#[derive(Debug)]
pub struct Store {
    /// Closed before the lock is let go.
    db: Connection,
    path: PathBuf,
    /// Bounds what reading the file may cost until it has been read.
    allowance: StepBudget,
    /// What only a writer has.
    writer: Option<Writer>,
    notices: Vec<Notice>,
}

/// What a person should be told of an opening that went well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A log beside the file belonged to another that was there before, and has been put out of the way.
    LogSetAside {
        /// The project.
        project: PathBuf,
        /// Where the log is now.
        log: PathBuf,
    },
    /// The log that a crash has left was damaged. What stood before that place has come into the file, and the whole
    /// log is kept.
    LogDamaged {
        /// The project.
        project: PathBuf,
        /// Where the log is kept.
        log: PathBuf,
        /// How many commits stood behind the place, most of them an operation each.
        operations: usize,
    },
}

impl Notice {
    /// What is said of it to people.
    pub fn message(&self) -> Message {
        match self {
            Self::LogSetAside { project, log } => Message::new("storage-notice-log-set-aside")
                .with("file", crate::files::file_name(project))
                .with("log", crate::files::file_name(log)),
            Self::LogDamaged {
                project,
                log,
                operations,
            } => Message::new("storage-notice-log-damaged")
                .with("file", crate::files::file_name(project))
                .with("log", crate::files::file_name(log))
                .with("count", *operations),
        }
    }
}

/// What a file holds when it opens.
#[derive(Debug)]
pub struct LoadedProject {
    /// The project, its texts not yet loaded.
    pub snapshot: Snapshot,
    /// The next free id.
    pub next_id: i64,
    /// The steps of the journal, in order.
    pub steps: Vec<JournalStep>,
    /// What is chosen on pages, as far as it can be read.
    pub choices: PageChoices,
}

impl Store {
    /// Makes a project file and opens it for writing. The birth of the project is the first operation.
    ///
    /// # Errors
    /// [`StorageError::Exists`] when something of that name is there; it stays as it is.
    pub fn create(path: &Path, project: &ProjectInfo, coder: &str, at: i64) -> Result<Self, StorageError> {
        let new = backup::unfinished(path)?;
        Self::lay_out(new.path(), |db| {
            let birth = NewOperation {
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
            write_operation(db, &birth).map(|_| ())
        })
        .map_err(|e| e.about(new.path(), path))?;
        backup::publish(new, path)?;
        Self::open(path).inspect_err(|_| Self::discard_new(path))
    }

    /// Removes a project that was just made and cannot be used: who is told that none was made finds none, and nothing
    /// of one. It must not be open.
    pub fn discard_new(path: &Path) {
        for ending in ["-wal", "-shm", "-journal", ""] {
            let _ = fs::remove_file(beside(path, ending));
        }
    }

    /// Lays out the tables of a new file and fills them.
    pub(super) fn lay_out(
        path: &Path,
        fill: impl FnOnce(&Connection) -> rusqlite::Result<()>,
    ) -> Result<(), StorageError> {
        let made = || -> rusqlite::Result<()> {
            let mut db = Connection::open(path)?;
            db.pragma_update(None, "application_id", APPLICATION_ID)?;
            db.pragma_update(None, "user_version", VERSION)?;
            let transaction = db.transaction()?;
            upgrades::lay_out(&transaction, VERSION)?;
            fill(&transaction)?;
            Lineage::renew(&transaction)?;
            transaction.commit()
        };
        made().map_err(|e| StorageError::sql(path, e))
    }

    /// Opens a project for writing: takes the lock, upgrades an older version, recovers what a crash left in the WAL
    /// of this file, and puts out of the way what was left of another.
    ///
    /// # Errors
    /// [`StorageError::InUse`] when another window or command holds the lock; the others say what is wrong with the
    /// file.
    pub fn open(path: &Path) -> Result<Self, StorageError> {
        Self::open_with(path, File::try_lock)
    }

    /// As [`Store::open`], by another way to ask for locks.
    pub(super) fn open_with(path: &Path, try_lock: TryLock) -> Result<Self, StorageError> {
        // The same file under another name must meet the same lock.
        let path = fs::canonicalize(path).map_err(|e| StorageError::io(path, &e))?;
        let lock = match Lock::take_with(&path, try_lock) {
            Ok(lock) => lock,
            Err(error @ StorageError::InUse(_)) => return Err(error),
            // In a folder that cannot be written, what is wrong with the file is still the better thing to say.
            Err(error) => {
                return Err(inspect(&path, leftover::wal(&path).is_some())
                    .err()
                    .unwrap_or(error));
            }
        };
        sweep(folder_of(&path));
        read_header(&path, leftover::wal(&path).is_some())?;
        let writable = fs::OpenOptions::new().write(true).open(&path);
        writable.map_err(|e| StorageError::io(&path, &e))?;
        let notices = without_foreign_log(&path)?;
        let (mut db, allowance) = connect(&path, WRITING)?;
        let version = require_known_schema(&db, &path)?;
        let begun = Writer::begin(lock, &mut db, &path, version);
        let writer = begun.map_err(|e| StorageError::sql(&path, e))?;
        Ok(Self {
            db,
            path,
            allowance,
            writer: Some(writer),
            notices,
        })
    }

    /// Opens a project for reading only, also while a window has it open.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn open_read_only(path: &Path) -> Result<Self, StorageError> {
        let path = fs::canonicalize(path).map_err(|e| StorageError::io(path, &e))?;
        let mut notices = Vec::new();
        let mut alone = false;
        if !is_held(&path) && (leftover::wal(&path).is_some() || leftover::rollback_journal(&path).is_some())
        {
            match recover(&path) {
                Ok(found) => notices = found,
                // Its writer is at work.
                Err(StorageError::InUse(_)) => {}
                // Nothing can be written here, so nothing can be put out of the way either.
                Err(error) => {
                    log::warn!("{error}");
                    alone = match leftover::foreign(&path) {
                        Ok(found) => found.is_some(),
                        // Not even the index of the log.
                        Err(StorageError::ReadOnly(_)) => true,
                        Err(error) => return Err(error),
                    };
                }
            }
        }
        inspect(&path, leftover::wal(&path).is_some())?;
        let (mut db, allowance) = if alone {
            connect_alone(&path)?
        } else {
            connect(&path, READING)?
        };
        let version = require_known_schema(&db, &path)?;
        if version < VERSION {
            // The file itself is not to be changed by whoever only looks at it.
            db = upgraded_copy(&db, version).map_err(|e| StorageError::sql(&path, e))?;
        }
        Ok(Self {
            db,
            path,
            allowance,
            writer: None,
            notices,
        })
    }

    /// Where the file is, links resolved.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether this store may write.
    pub fn is_writable(&self) -> bool {
        self.writer.is_some()
    }

    /// What the opening has to tell.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// Where the file is now; for a reader, where it was opened.
    pub fn place(&self) -> FilePlace {
        match &self.writer {
            Some(writer) => writer.place(&self.path),
            None => FilePlace::Same,
        }
    }

    /// The version of the file's layout.
    pub fn version(&self) -> i32 {
        VERSION
    }

    /// Reads everything but the texts and the changes of the journal, all of one moment.
    ///
    /// # Errors
    /// [`StorageError::Damaged`] also when operations are missing: what would be written could not rest on them.
    pub fn load(&self) -> Result<LoadedProject, StorageError> {
        let load = || {
            // One read transaction, or a writer could change rows between two tables.
            let transaction = self.db.unchecked_transaction()?;
            let (project, rows, next_id) = rows::load(&transaction)?;
            let opening = LoadedProject {
                snapshot: Snapshot::from_rows(project, rows),
                next_id,
                steps: journal::steps(&transaction)?,
                choices: choices::load(&transaction),
            };
            Ok((opening, seal::last(&transaction)?))
        };
        let (opening, seal) = load().map_err(|e| self.sql(e))?;
        let numbered = opening.steps.iter().zip(1..).all(|(step, op)| step.op.0 == op);
        if !numbered || seal.map(|seal| seal.op) != opening.steps.last().map(|step| step.op) {
            return Err(StorageError::damaged(&self.path, "operations are missing"));
        }
        self.allowance.lift_limit();
        Ok(opening)
    }

    /// A stored text.
    pub fn text(&self, id: TextId) -> Result<Text, StorageError> {
        rows::text(&self.db, id)
            .map_err(|e| self.sql(e))?
            .ok_or_else(|| StorageError::damaged(&self.path, format!("text {} is missing", id.0)))
    }

    /// What to say when the journal speaks of other words than a stored text has.
    pub fn words_do_not_match(&self, id: TextId) -> StorageError {
        StorageError::damaged(
            &self.path,
            format!("text {} is not the one that was changed", id.0),
        )
    }

    /// Writes an operation in one transaction: rows, texts, journal and the next free id. When this returns, the
    /// operation is on the disk, in the file that stands at [`Store::path`].
    ///
    /// # Errors
    /// Why nothing was written: [`StorageError::Away`] when the file is no longer at its place,
    /// [`StorageError::ChangedElsewhere`] when somebody else has written, or what the disk says.
    pub fn write(&mut self, operation: &NewOperation<'_>) -> Result<OpId, StorageError> {
        self.commit(|db| write_operation(db, operation))
    }

    /// Does `work` in a transaction of the one writer that this file has.
    fn commit<T>(
        &mut self,
        work: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, StorageError> {
        self.require_place()?;
        let Some(writer) = &mut self.writer else {
            return Err(StorageError::ReadOnly(self.path.clone()));
        };
        writer.commit(&self.db, &self.path, work)
    }

    /// Refuses when the file is no longer where it was opened.
    ///
    /// # Errors
    /// [`StorageError::Away`].
    pub fn require_place(&self) -> Result<(), StorageError> {
        match self.place() {
            FilePlace::Same => Ok(()),
            place => Err(StorageError::Away {
                path: self.path.clone(),
                place,
            }),
        }
    }

    /// Writes more of the last operation in one transaction: the rows of `more`, and in the journal the whole
    /// operation with its new time. When this returns, it is on the disk.
    pub fn amend(&mut self, op: OpId, more: &[Change], whole: &NewOperation<'_>) -> Result<(), StorageError> {
        self.commit(|db| {
            for change in more {
                rows::write(db, change)?;
            }
            rows::set_next_id(db, whole.next_id)?;
            journal::amend(db, op, whole)?;
            seal::amend(db, op)
        })
    }

    /// Writes what is chosen on pages, in one transaction. It is no operation; other pages stay as they are.
    ///
    /// # Errors
    /// As those of [`Store::write`].
    pub fn keep_choices(&mut self, chosen: &PageChoices) -> Result<(), StorageError> {
        self.commit(|db| choices::put(db, chosen))
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

    /// Writes a project anew from what a session holds in memory, for when the file has been overwritten under it. The
    /// history stays behind.
    ///
    /// # Errors
    /// [`StorageError::Exists`] when something of that name is there.
    pub fn write_anew(
        &self,
        now: &Snapshot,
        chosen: &PageChoices,
        to: &Path,
        coder: &str,
        at: i64,
    ) -> Result<(), StorageError> {
        super::repair::from_snapshot(self, now, chosen, to, coder, at)
    }

    /// Closes the file so that one plain file remains. While a reader in another process still has it open, the WAL
    /// stays beside it until the next opening.
    pub fn close(mut self) -> Result<(), StorageError> {
        self.settle()
    }

    fn settle(&mut self) -> Result<(), StorageError> {
        if self.writer.is_none() {
            return Ok(());
        }
        let place = self.place();
        self.db.flush_prepared_statement_cache();
        if place != FilePlace::Same {
            return self.leave(&place).map_err(|e| self.sql(e));
        }
        let settled = self.db.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()));
        match settled.map_err(|e| self.sql(e)) {
            Err(StorageError::InUse(_)) | Ok(()) => Ok(()),
            Err(e) => Err(e),
        }
    }

    /// Ends the work on a file that is no longer at its place. Where it has a new name, all pages go into it. Nothing
    /// at its old place is touched, for another file may be there with a log of its own; the log that stays there
    /// is recognised as foreign by whoever opens that file.
    fn leave(&self, place: &FilePlace) -> rusqlite::Result<()> {
        self.db
            .set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        match place {
            FilePlace::Renamed(_) => {
                checkpoint(&self.db, "TRUNCATE")?;
            }
            FilePlace::Same | FilePlace::Overwritten | FilePlace::Replaced | FilePlace::Deleted => {}
        }
        // Where no file is, a log is of no use to any.
        if fs::symlink_metadata(&self.path).is_err() {
            for ending in ["-wal", "-shm"] {
                let _ = fs::remove_file(beside(&self.path, ending));
            }
        }
        Ok(())
    }

    /// Lets the reading stop when nobody wants it any more.
    pub(super) fn follow(&mut self, progress: &Progress) -> Result<(), StorageError> {
        limit_steps(&mut self.db, &self.allowance, progress).map_err(|e| StorageError::sql(&self.path, e))
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
fn write_operation(db: &Connection, operation: &NewOperation<'_>) -> rusqlite::Result<OpId> {
    for change in operation.changes {
        rows::write(db, change)?;
    }
    // After the changes: a text takes the pages of the version that it follows.
    let mut texts = seal::TextHashes::new();
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
    backup::copy_pages(from, &mut copy)?;
    copy.set_prepared_statement_cache_capacity(STATEMENTS);
    upgrades::upgrade(&mut copy, version)?;
    Ok(copy)
}

/// Puts out of the way what lies beside a project and belongs to another, and keeps what is damaged before it is used.
/// Only by whoever holds the lock.
fn without_foreign_log(path: &Path) -> Result<Vec<Notice>, StorageError> {
    let project = path.to_owned();
    if let Some(log) = leftover::foreign(path)? {
        let log = leftover::set_aside(path, &log)?;
        return Ok(vec![Notice::LogSetAside { project, log }]);
    }
    match (leftover::wal(path), wal::commits_at_risk(path)) {
        (Some(log), Some(operations)) => Ok(vec![Notice::LogDamaged {
            project,
            log: leftover::keep_aside(path, &log)?,
            operations,
        }]),
        _ => Ok(Vec::new()),
    }
}

/// Brings what a crash has left beside a project into its file, so that one plain file remains. Its version stays.
fn recover(path: &Path) -> Result<Vec<Notice>, StorageError> {
    let _lock = Lock::take(path)?;
    read_header(path, true)?;
    let notices = without_foreign_log(path)?;
    let (db, _) = connect(path, WRITING)?;
    db.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))
        .map_err(|e| StorageError::sql(path, e))?;
    Ok(notices)
}
