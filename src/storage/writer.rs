//! The one connection that writes into a project file: its transactions, and when pages go from the log into the file.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::lineage::Lineage;
use super::lock::Lock;
use super::place::{FilePlace, LastWrite};
use super::{StorageError, upgrades};

/// Pages in the write-ahead log after which they go into the file, as many as SQLite itself waits for.
const PAGES_IN_LOG: i32 = 1000;

/// What only a writer has.
#[derive(Debug)]
pub(super) struct Writer {
    lock: Lock,
    /// As this writer left it. No other may have written since.
    lineage: Lineage,
    /// Pages in the write-ahead log after the last commit.
    pages_in_log: Arc<AtomicI32>,
    /// How the file was when this writer last wrote into it.
    written: Option<LastWrite>,
}

impl Writer {
    /// Lets a connection write, and takes a file of an earlier `version` up to the present one.
    pub(super) fn begin(
        lock: Lock,
        db: &mut Connection,
        path: &Path,
        version: i32,
    ) -> rusqlite::Result<Self> {
        db.pragma_update(None, "foreign_keys", true)?;
        // Where WAL is not to be had, such as on some network folders, the rollback journal serves.
        db.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
        // Each commit waits until it is on the disk, so an operation outlives a power cut as well as a crash.
        db.pragma_update(None, "synchronous", "FULL")?;
        upgrades::upgrade(db, version)?;
        let pages_in_log = Arc::new(AtomicI32::new(0));
        let counted = Arc::clone(&pages_in_log);
        // Pages go into the file only after the row of lineage has a new stamp, never by themselves.
        db.wal_hook(Some(
            move |_: &mut rusqlite::hooks::Wal, pages: std::os::raw::c_int| {
                counted.store(pages, Ordering::Relaxed);
                Ok(())
            },
        ))?;
        Ok(Self {
            lock,
            lineage: take_over_log(db)?,
            pages_in_log,
            written: LastWrite::now(path),
        })
    }

    /// Where the file is now.
    pub(super) fn place(&self, path: &Path) -> FilePlace {
        FilePlace::of(self.lock.id(), path, self.written)
    }

    /// Does `work` in a transaction.
    pub(super) fn commit<T>(
        &mut self,
        db: &Connection,
        path: &Path,
        work: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, StorageError> {
        let write = || -> rusqlite::Result<Option<(T, Lineage)>> {
            // Dropping the transaction rolls it back.
            let transaction = Transaction::new_unchecked(db, TransactionBehavior::Immediate)?;
            let Some(lineage) = self.lineage.count(&transaction)? else {
                return Ok(None);
            };
            let done = work(&transaction)?;
            transaction.commit()?;
            Ok(Some((done, lineage)))
        };
        let written = write().map_err(|e| StorageError::sql(path, e));
        if let Err(StorageError::Io { .. } | StorageError::DiskFull(_)) = written {
            self.forget_refused(db, path);
        }
        let written = written?;
        let (done, lineage) = written.ok_or_else(|| StorageError::ChangedElsewhere(path.to_owned()))?;
        self.lineage = lineage;
        // Without a log to write into, each commit is written into the file.
        if self.pages_in_log.load(Ordering::Relaxed) == 0 {
            self.written = LastWrite::now(path);
        }
        if self.pages_in_log.load(Ordering::Relaxed) >= PAGES_IN_LOG {
            self.empty_log(db, path);
        }
        Ok(done)
    }

    /// Brings the pages of the log into the file, as far as no reader still needs the older ones. The log is what
    /// counts, so a failure here loses nothing and is tried again after the next commit.
    fn empty_log(&mut self, db: &Connection, path: &Path) {
        let emptied = self.lineage.renewed(db).and_then(|lineage| {
            self.lineage = lineage;
            self.move_pages(db, "PASSIVE")
        });
        self.note_written(path, emptied);
    }

    /// Empties the log after a commit that failed. What it had written by then, perhaps all of it, would be taken for
    /// a commit by whoever reads the log anew after a kill.
    fn forget_refused(&mut self, db: &Connection, path: &Path) {
        let mut forget = || -> rusqlite::Result<()> {
            let transaction = Transaction::new_unchecked(db, TransactionBehavior::Immediate)?;
            let Some(counted) = self.lineage.count(&transaction)? else {
                // Another has written meanwhile; the next commit will be told so.
                return Ok(());
            };
            let lineage = counted.renewed(&transaction)?;
            transaction.commit()?;
            self.lineage = lineage;
            self.move_pages(db, "TRUNCATE")
        };
        let forgotten = forget();
        self.note_written(path, forgotten);
    }

    /// Moves the pages of the log into the file, in this mode of a checkpoint.
    fn move_pages(&mut self, db: &Connection, mode: &str) -> rusqlite::Result<()> {
        if checkpoint(db, mode)? {
            self.lineage.reached_file();
            self.pages_in_log.store(0, Ordering::Relaxed);
        }
        Ok(())
    }

    /// Remembers how the file is after it may have been written into.
    fn note_written(&mut self, path: &Path, written: rusqlite::Result<()>) {
        if let Err(error) = written {
            log::warn!("{}: {error}", path.display());
        }
        self.written = LastWrite::now(path);
    }
}

/// Makes the log that was left, or an empty one, that of a writer who comes.
fn take_over_log(db: &Connection) -> rusqlite::Result<Lineage> {
    if let Some(left) = Lineage::read(db)?
        && left.is_on_its_way()
        && !checkpoint(db, "TRUNCATE")?
    {
        return Ok(left);
    }
    let mut lineage = Lineage::renew(db)?;
    if checkpoint(db, "TRUNCATE")? {
        lineage.reached_file();
    }
    Ok(lineage)
}

/// Moves pages from the log into the file, in a mode of <https://sqlite.org/pragma.html#pragma_wal_checkpoint>. Whether
/// all of them are there now; not where another program is about it.
pub(super) fn checkpoint(db: &Connection, mode: &str) -> rusqlite::Result<bool> {
    db.query_row(&format!("PRAGMA wal_checkpoint({mode})"), [], |r| {
        let (blocked, pages, moved): (bool, i32, i32) = (r.get(0)?, r.get(1)?, r.get(2)?);
        Ok(!blocked && pages == moved)
    })
}
