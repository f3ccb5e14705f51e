//! A copy of a damaged file that can be read: the schema that it has is put aside, and its tables are read by ours.

use std::path::Path;

use rusqlite::Connection;
use rusqlite::config::DbConfig;

use super::backup::copy_pages;
use super::connect::{READING, WRITING, connect, limit_steps};
use super::layout::{self, Deviation};
use super::{StorageError, upgrades};
use crate::jobs::Progress;

/// Copies the pages of a file to `copy`, as they are, and opens the copy. Its tables are those of the present version,
/// without indexes, views, triggers and whatever else the file has; it is for reading only.
pub(super) fn readable_copy(
    file: &Path,
    copy: &Path,
    progress: &Progress,
) -> Result<(Connection, Deviation), StorageError> {
    let (from, _) = connect(file, READING)?;
    let set_aside = || -> rusqlite::Result<(i32, Deviation)> {
        // Without it a file that has lost its end, or whose schema has an entry that makes no sense, cannot be opened.
        unprotected(&from)?;
        let mut to = Connection::open(copy)?;
        copy_pages(&from, &mut to)?;
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
    let (version, deviation) = set_aside().map_err(|e| StorageError::sql(file, e))?;
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

/// Lets a connection see and write what SQLite else protects. Nothing of the file may run meanwhile.
fn unprotected(db: &Connection) -> rusqlite::Result<()> {
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, false)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_WRITABLE_SCHEMA, true)?;
    Ok(())
}
