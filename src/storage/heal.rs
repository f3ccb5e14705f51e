//! A copy of a damaged file that can be read: the schema that it has is put aside, and its tables are read by ours.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::ops::Range;
use std::path::Path;

use rusqlite::Connection;
use rusqlite::config::DbConfig;

use super::backup::copy_pages;
use super::connect::{READING, WRITING, connect, limit_steps};
use super::layout::{self, Deviation};
use super::replay::replay_readable;
use super::upgrades::VERSION;
use super::{StorageError, upgrades};
use crate::jobs::Progress;
use crate::model::OpId;

/// Copies the pages of a file to `copy`, as they are, and opens the copy. Its tables are those of the present version,
/// without indexes, views, triggers and whatever else the file has; it is for reading only.
pub(super) fn readable_copy(
    file: &Path,
    copy: &Path,
    progress: &Progress,
) -> Result<(Connection, Deviation), StorageError> {
    let (from, _) = connect(file, READING)?;
    let copied = || -> rusqlite::Result<()> {
        // Without it a file that has lost its end, or whose schema has an entry that makes no sense, cannot be opened.
        unprotected(&from)?;
        copy_pages(&from, &mut Connection::open(copy)?)
    };
    copied().map_err(|e| StorageError::sql(file, e))?;
    let set_aside = || -> rusqlite::Result<(i32, Deviation)> {
        let to = Connection::open(copy)?;
        unprotected(&to)?;
        // The copy of an open file says that it is in WAL mode; where that cannot be changed, it may stay so.
        if let Err(error) = to.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(())) {
            log::warn!("{}: {error}", copy.display());
        }
        let version = to.pragma_query_value(None, "user_version", |r| r.get(0))?;
        let deviation = layout::compare(&to, version).unwrap_or_default();
        layout::impose_schema(&to, version)?;
        Ok((version, deviation))
    };
    let (version, deviation) = set_aside().or_else(|error| {
        log::warn!("{}: the schema: {error}", file.display());
        match give_new_schema(copy) {
            Ok(true) => set_aside().map_err(|e| StorageError::sql(file, e)),
            Ok(false) => Err(StorageError::sql(file, error)),
            Err(e) => Err(StorageError::io(copy, &e)),
        }
    })?;
    let (mut db, allowance) = connect(copy, WRITING)?;
    allowance.lift_limit();
    limit_steps(&mut db, &allowance, progress).map_err(|e| StorageError::sql(file, e))?;
    if let Err(error) = upgrades::upgrade(&mut db, version) {
        log::warn!(
            "{}: an older version, and it cannot be brought up: {error}",
            file.display()
        );
        return Err(StorageError::sql(file, error));
    }
    Ok((db, deviation))
}

/// Puts the schema of a new file into a copy whose own cannot be read. A new file is always laid out in the same way, and
/// no table ever moves, so a file that was made by this version has its tables where that schema says. `false` where the
/// file is made otherwise.
fn give_new_schema(copy: &Path) -> io::Result<bool> {
    let model = copy.with_file_name("layout");
    let schema = pages_of_schema(&model).map_err(io::Error::other)?;
    let new = fs::read(&model)?;
    let mut healed = File::options().read(true).write(true).open(copy)?;
    let mut head = [0; HEADER];
    healed.read_exact(&mut head)?;
    if head.get(PAGE_SIZE) != new.get(PAGE_SIZE) || healed.metadata()?.len() < new.len() as u64 {
        return Ok(false);
    }
    let size = new.len() / schema.pages.max(1);
    for page in schema.of_schema {
        // What stands before the schema in the first page is of the file.
        let start = if page == 0 { HEADER } else { page * size };
        let from = new.get(start..(page + 1) * size).unwrap_or_default();
        healed.seek(SeekFrom::Start(start as u64))?;
        healed.write_all(from)?;
    }
    drop(healed);
    Ok(is_proven(copy).unwrap_or(false))
}

/// Where the size of pages stands in a file.
const PAGE_SIZE: Range<usize> = 16..18;
/// Length of what stands before the schema in the first page, in bytes.
const HEADER: usize = 100;

/// The pages of a new file.
struct NewFile {
    pages: usize,
    /// Those in which the schema stands, counted from 0: in a file without rows all that are no table and no index.
    of_schema: Vec<usize>,
}

/// Lays out a new file.
fn pages_of_schema(path: &Path) -> rusqlite::Result<NewFile> {
    let mut db = Connection::open(path)?;
    let transaction = db.transaction()?;
    upgrades::lay_out(&transaction, VERSION)?;
    transaction.commit()?;
    let pages: u32 = db.pragma_query_value(None, "page_count", |r| r.get(0))?;
    let roots: HashSet<u32> = db
        .prepare("SELECT rootpage - 1 FROM sqlite_schema WHERE rootpage > 0")?
        .query_map([], |r| r.get(0))?
        .collect::<Result<_, _>>()?;
    let of_schema = (0..pages).filter(|page| !roots.contains(page));
    Ok(NewFile {
        pages: pages as usize,
        of_schema: of_schema.map(|page| page as usize).collect(),
    })
}

/// Whether the tables of a copy are where its schema says: its first operation is then as it was sealed, and the two
/// tables that tell so are the last of all.
fn is_proven(copy: &Path) -> rusqlite::Result<bool> {
    let db = Connection::open(copy)?;
    unprotected(&db)?;
    Ok(replay_readable(&db, OpId(1), &Progress::default()).sound == 1)
}

/// Lets a connection see and write what SQLite else protects. Nothing of the file may run meanwhile.
fn unprotected(db: &Connection) -> rusqlite::Result<()> {
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, false)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_WRITABLE_SCHEMA, true)?;
    Ok(())
}
