//! How SQLite is let near a file that may come from anyone.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};

use super::layout::{self, Deviation};
use super::upgrades::VERSION;
use super::{StorageError, beside};
use crate::jobs::Progress;

/// For looking at a file. A connection stays on one thread at a time.
pub(super) const READING: OpenFlags = OpenFlags::SQLITE_OPEN_READ_ONLY.union(OpenFlags::SQLITE_OPEN_NO_MUTEX);

/// For writing into a file that is there.
pub(super) const WRITING: OpenFlags =
    OpenFlags::SQLITE_OPEN_READ_WRITE.union(OpenFlags::SQLITE_OPEN_NO_MUTEX);

/// How long to wait for a reader or writer in another process before saying that the file is in use.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

/// Prepared statements kept for each connection; more than there are kinds of statements.
pub(super) const STATEMENTS: usize = 64;

/// Up to this size a file is checked page by page when it opens (some 10 ms); a larger one only while it is read.
const CHECKED_AT_OPEN: u64 = 8 << 20;

/// The most that a file may ask of SQLite: lengths in bytes, depths and numbers. What this program asks for needs less.
const LIMITS: [(Limit, i32); 11] = [
    // A value of the journal may be as long as SQLite can have it.
    (Limit::SQLITE_LIMIT_LENGTH, 1_000_000_000),
    (Limit::SQLITE_LIMIT_SQL_LENGTH, 100_000),
    (Limit::SQLITE_LIMIT_COLUMN, 50),
    // The view of who says a passage is some fifty subqueries deep.
    (Limit::SQLITE_LIMIT_EXPR_DEPTH, 100),
    (Limit::SQLITE_LIMIT_COMPOUND_SELECT, 10),
    (Limit::SQLITE_LIMIT_VDBE_OP, 100_000),
    (Limit::SQLITE_LIMIT_FUNCTION_ARG, 20),
    (Limit::SQLITE_LIMIT_ATTACHED, 0),
    (Limit::SQLITE_LIMIT_VARIABLE_NUMBER, 50),
    (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 1),
    (Limit::SQLITE_LIMIT_WORKER_THREADS, 0),
];

/// After how many steps of its machine SQLite asks whether it may go on.
const STRIDE: i32 = 10_000;

/// Steps for each byte of a file. To load and to check one takes less than three.
const STEPS_PER_BYTE: u64 = 16;

/// Steps for a file of no length.
const STEPS: u64 = 50_000_000;

/// How many steps SQLite may yet do with a file, so that none, however it is made, keeps it busy for ever.
#[derive(Clone, Debug)]
pub(super) struct StepBudget(Arc<AtomicU64>);

impl StepBudget {
    fn for_bytes(bytes: u64) -> Self {
        let steps = bytes.saturating_mul(STEPS_PER_BYTE).saturating_add(STEPS);
        Self(Arc::new(AtomicU64::new(steps / STRIDE.unsigned_abs() as u64)))
    }

    /// Nothing more is held against the file: it has been read.
    pub(super) fn lift_limit(&self) {
        self.0.store(u64::MAX, Ordering::Relaxed);
    }

    /// Takes a stride. `false` when none is left.
    fn take_stride(&self) -> bool {
        let left = |left: u64| match left {
            u64::MAX => Some(left),
            left => left.checked_sub(1),
        };
        self.0
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, left)
            .is_ok()
    }
}

/// Holds SQLite to an allowance, and stops it when nobody wants the work any more.
pub(super) fn limit_steps(
    db: &mut Connection,
    allowance: &StepBudget,
    progress: &Progress,
) -> rusqlite::Result<()> {
    let (steps, progress) = (allowance.clone(), progress.clone());
    let stops = move || progress.is_cancelled() || !steps.take_stride();
    db.progress_handler(STRIDE, Some(stops))
}

/// Opens a file of which nothing is trusted and nothing but its header known.
pub(super) fn connect(path: &Path, flags: OpenFlags) -> Result<(Connection, StepBudget), StorageError> {
    open_guarded(path, path, flags)
}

/// As [`connect`], for looking at a file alone, without its log and without locks.
pub(super) fn connect_alone(path: &Path) -> Result<(Connection, StepBudget), StorageError> {
    open_guarded(
        path,
        Path::new(&immutable(path)),
        READING | OpenFlags::SQLITE_OPEN_URI,
    )
}

/// A name by which SQLite reads a file alone (<https://sqlite.org/uri.html>).
fn immutable(path: &Path) -> String {
    let mut uri = String::from("file:");
    if cfg!(windows) {
        uri.push('/');
    }
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'\\' if cfg!(windows) => uri.push('/'),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b':' => {
                uri.push(char::from(*byte))
            }
            byte => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri.push_str("?immutable=1");
    uri
}

/// Opens the file at `path` by a name that SQLite has for it.
fn open_guarded(
    path: &Path,
    name: &Path,
    flags: OpenFlags,
) -> Result<(Connection, StepBudget), StorageError> {
    let length = |path: &Path| fs::metadata(path).map_or(0, |file| file.len());
    let allowance = StepBudget::for_bytes(length(path) + length(&beside(path, "-wal")));
    let open = || -> rusqlite::Result<Connection> {
        let mut db = Connection::open_with_flags(name, flags)?;
        for (limit, most) in LIMITS {
            db.set_limit(limit, most)?;
        }
        limit_steps(&mut db, &allowance, &Progress::default())?;
        db.busy_timeout(PATIENCE)?;
        db.set_prepared_statement_cache_capacity(STATEMENTS);
        db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
        db.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
        db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
        db.pragma_update(None, "cell_size_check", true)?;
        Ok(db)
    };
    let db = open().map_err(|e| StorageError::sql(path, e))?;
    Ok((db, allowance))
}

/// Refuses a file whose schema is not ours, before anything of it can run, and a small one whose pages are damaged.
/// Returns the version, which a WAL may have brought further than the header says.
pub(super) fn require_known_schema(db: &Connection, path: &Path) -> Result<i32, StorageError> {
    let (version, deviation) = deviation(db, path)?;
    if let Some(object) = deviation.foreign.into_iter().next() {
        return Err(StorageError::Foreign {
            path: path.to_owned(),
            object,
        });
    }
    if let Some(name) = deviation.missing.first() {
        return Err(StorageError::damaged(path, format!("{name} is not there")));
    }
    check_pages(db, path)?;
    Ok(version)
}

/// The version of a file and how its schema differs from that of this version.
fn deviation(db: &Connection, path: &Path) -> Result<(i32, Deviation), StorageError> {
    let sql = |e| StorageError::sql(path, e);
    let version = db
        .pragma_query_value(None, "user_version", |r| r.get(0))
        .map_err(sql)?;
    match version {
        1..=VERSION => Ok((version, layout::compare(db, version).map_err(sql)?)),
        _ if version > VERSION => Err(StorageError::Newer {
            path: path.to_owned(),
            version,
        }),
        _ => Err(StorageError::damaged(path, format!("version {version}"))),
    }
}

/// How the schema of a file that was not opened differs from that of its version.
pub(super) fn deviation_of(path: &Path) -> Result<Deviation, StorageError> {
    let (db, _) = connect(path, READING)?;
    deviation(&db, path).map(|(_, deviation)| deviation)
}

/// Looks through the pages of a file that is small enough for it.
fn check_pages(db: &Connection, path: &Path) -> Result<(), StorageError> {
    let size = fs::metadata(path).map_err(|e| StorageError::io(path, &e))?.len();
    if size > CHECKED_AT_OPEN {
        return Ok(());
    }
    let found: String = db
        .query_row("PRAGMA quick_check(1)", [], |r| r.get(0))
        .map_err(|e| StorageError::sql(path, e))?;
    if found == "ok" {
        Ok(())
    } else {
        Err(StorageError::damaged(path, found))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Counts without an end.
    const ENDLESS: &str =
        "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n";

    #[test]
    fn what_would_never_end_is_given_up() {
        let dir = tempfile::tempdir().unwrap();
        let (db, allowance) = connect(&dir.path().join("a"), OpenFlags::default()).unwrap();
        let count = |sql: &str| db.query_row(sql, [], |r| r.get::<_, i64>(0));
        let given_up = StorageError::sql(dir.path(), count(ENDLESS).unwrap_err());
        assert!(matches!(given_up, StorageError::Damaged { .. }), "{given_up}");
        // The allowance is used up until the file has been read.
        let long = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 20000)
                    SELECT count(*) FROM n";
        count(long).unwrap_err();
        allowance.lift_limit();
        assert_eq!(count(long).unwrap(), 20_000);
    }

    #[test]
    fn a_statement_of_absurd_depth_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let (db, _) = connect(&dir.path().join("a"), OpenFlags::default()).unwrap();
        let deep = format!("SELECT {}1{}", "(1 + ".repeat(120), ")".repeat(120));
        assert!(db.prepare(&deep).is_err());
        assert!(db.prepare(&format!("SELECT '{}'", "a".repeat(200_000))).is_err());
        assert!(db.execute_batch("ATTACH ':memory:' AS other").is_err());
    }
}
