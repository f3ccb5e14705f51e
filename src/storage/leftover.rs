//! What a crash leaves beside a project: a write-ahead log or a rollback journal. It is used with the file that it
//! belongs to, and with no other that has been put in its place.
//!
//! Formats: <https://sqlite.org/fileformat2.html>, sections 1.3, 3 and 4.

use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite::config::DbConfig;

use super::connect::{READING, connect, connect_alone};
use super::lineage::Lineage;
use super::{StorageError, beside, big_endian};
use crate::files::open_plain;

/// The first bytes of a rollback journal that has not been finished.
const JOURNAL: [u8; 8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];
/// Length of the part of its header that says something.
const JOURNAL_HEADER: usize = 28;
/// Where the change counter of a file stands in its first page.
const COUNTER: usize = 24;

/// The log that a crash or an open window has left, if it holds anything.
pub(super) fn wal(path: &Path) -> Option<PathBuf> {
    non_empty(beside(path, "-wal"))
}

/// The rollback journal that a crash has left, if it holds anything.
pub(super) fn rollback_journal(path: &Path) -> Option<PathBuf> {
    non_empty(beside(path, "-journal"))
}

fn non_empty(log: PathBuf) -> Option<PathBuf> {
    fs::metadata(&log).is_ok_and(|m| m.len() > 0).then_some(log)
}

/// What lies beside a project and is not of it.
///
/// # Errors
/// What the system refuses: a log that cannot be read at this moment is not therefore another's.
pub(super) fn foreign(path: &Path) -> Result<Option<PathBuf>, StorageError> {
    let (wal, journal) = (wal(path), rollback_journal(path));
    if wal.is_none() && journal.is_none() {
        return Ok(None);
    }
    let file = FileState::read(path)?;
    if let Some(wal) = wal
        && !wal_continues(path, file.as_ref())?
    {
        return Ok(Some(wal));
    }
    match journal {
        Some(log) if !journal_is_of(path, &log, file.as_ref())? => Ok(Some(log)),
        _ => Ok(None),
    }
}

/// What was read, or nothing where damage has left nothing to read.
fn readable<T>(read: Result<T, StorageError>) -> Result<Option<T>, StorageError> {
    match read {
        Ok(read) => Ok(Some(read)),
        Err(error @ (StorageError::Damaged { .. } | StorageError::NotAProject(_))) => {
            log::warn!("{error}");
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

/// Puts a log that belongs to another file out of the way, under a name that tells what it is. Returns that name.
pub(super) fn set_aside(path: &Path, log: &Path) -> Result<PathBuf, StorageError> {
    let aside = name_aside(path)?;
    fs::rename(log, &aside).map_err(|e| StorageError::io(path, &e))?;
    // The index of a log is made anew from the log.
    let _ = fs::remove_file(beside(path, "-shm"));
    crate::files::sync_folder_of(path);
    Ok(aside)
}

/// Keeps a copy of a log of which not everything can be read, before it is used and goes. Returns its name.
pub(super) fn keep_aside(path: &Path, log: &Path) -> Result<PathBuf, StorageError> {
    let aside = name_aside(path)?;
    let copied = fs::copy(log, &aside).and_then(|_| File::open(&aside)?.sync_all());
    copied.map_err(|e| StorageError::io(path, &e))?;
    crate::files::sync_folder_of(path);
    Ok(aside)
}

/// A free name for a log that is kept.
fn name_aside(path: &Path) -> Result<PathBuf, StorageError> {
    (1..1000)
        .map(|n| match n {
            1 => beside(path, ".old-log"),
            n => beside(path, &format!(".old-log-{n}")),
        })
        .find(|aside| fs::symlink_metadata(aside).is_err())
        .ok_or_else(|| StorageError::io(path, &io::ErrorKind::AlreadyExists.into()))
}

/// What the file without its log says of itself.
struct FileState {
    /// Its stamp and the page where that stands; none in versions before 3.
    stamp: Option<(String, u32)>,
}

impl FileState {
    /// `None` when damage has left nothing of the file alone that can be read.
    fn read(path: &Path) -> Result<Option<Self>, StorageError> {
        let read = |db: &Connection| -> rusqlite::Result<Option<Self>> {
            let sql = "SELECT max(rootpage) FROM sqlite_schema WHERE name = 'lineage' AND type = 'table'";
            let Some(page) = db.query_row(sql, [], |r| r.get::<_, Option<u32>>(0))? else {
                return Ok(Some(Self { stamp: None }));
            };
            // The end may have come in the middle of this very page; then there is no row, or none that makes sense.
            let stamp = Lineage::read(db)?.map(|lineage| lineage.stamp);
            Ok(stamp.filter(|stamp| Lineage::is_stamp(stamp)).map(|stamp| Self {
                stamp: Some((stamp, page)),
            }))
        };
        let alone = connect_alone(path).and_then(|(db, _)| read(&db).map_err(|e| StorageError::sql(path, e)));
        readable(alone).map(Option::flatten)
    }

    fn stamp(&self) -> Option<&str> {
        self.stamp.as_ref().map(|(stamp, _)| stamp.as_str())
    }
}

/// Whether the write-ahead log beside a file continues that file. Where neither tells, as in versions before 3, it is
/// taken to do so.
fn wal_continues(path: &Path, file: Option<&FileState>) -> Result<bool, StorageError> {
    let read = |db: &Connection| -> rusqlite::Result<Option<Lineage>> {
        // Whoever only looks must not bring the log into the file.
        db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        let sql = "SELECT count(*) FROM sqlite_schema WHERE name = 'lineage' AND type = 'table'";
        if db.query_row(sql, [], |r| r.get::<_, i64>(0))? == 0 {
            return Ok(None);
        }
        Lineage::read(db)
    };
    let both = connect(path, READING).and_then(|(db, _)| read(&db).map_err(|e| StorageError::sql(path, e)));
    Ok(match (file, readable(both)?) {
        (Some(file), Some(Some(both))) => both.continues(file.stamp()),
        (Some(file), Some(None) | None) => file.stamp.is_none(),
        // Pages were on their way into the file when the end came; the log holds them all.
        (None, _) => true,
    })
}

/// Whether a rollback journal holds earlier pages of that file. One that ends too soon is left to SQLite.
fn journal_is_of(path: &Path, log: &Path, file: Option<&FileState>) -> Result<bool, StorageError> {
    match holds_pages_of(path, log, file) {
        Err(e) if e.kind() == io::ErrorKind::UnexpectedEof => Ok(true),
        held => held.map_err(|e| StorageError::io(path, &e)),
    }
}

fn holds_pages_of(path: &Path, log: &Path, file: Option<&FileState>) -> io::Result<bool> {
    let mut head = [0u8; COUNTER + 4];
    open_plain(path)?.read_exact(&mut head)?;
    let present = PresentFile {
        counter: big_endian(&head, COUNTER),
        stamp: file.and_then(|file| file.stamp.as_ref()),
    };
    let mut log = open_plain(log)?;
    let mut record = Vec::new();
    let mut next = Some(0);
    while let Some(at) = next {
        let Some(stretch) = JournalStretch::read(&mut log, at)? else {
            break;
        };
        for n in 0..stretch.records {
            stretch.read_record(&mut log, n, &mut record)?;
            let old = record.get(4..).unwrap_or_default();
            if !present.may_follow(big_endian(&record, 0), old) {
                return Ok(false);
            }
        }
        next = stretch.next;
    }
    Ok(true)
}

/// What a file says of itself at present, with which its earlier pages are compared.
struct PresentFile<'a> {
    /// The change counter, which grows by one with each transaction.
    counter: u32,
    /// Its stamp and the page where that stands.
    stamp: Option<&'a (String, u32)>,
}

impl PresentFile<'_> {
    /// Whether page `number` of this file may have been `old` before the transaction that a crash cut off.
    fn may_follow(&self, number: u32, old: &[u8]) -> bool {
        let then = big_endian(old, COUNTER);
        let counted = number != 1 || self.counter == then || self.counter == then.wrapping_add(1);
        let stamped = |(stamp, page): &(String, u32)| {
            *page != number || memchr::memmem::find(old, stamp.as_bytes()).is_some()
        };
        counted && self.stamp.is_none_or(stamped)
    }
}

/// A stretch of a rollback journal: a header, and records of earlier pages behind it.
struct JournalStretch {
    /// Where the first record stands, in bytes.
    start: u64,
    records: u64,
    /// Bytes of a record: the number of a page, the page, a sum of it.
    size: u32,
    /// Where the next stretch begins; `None` after the last.
    next: Option<u64>,
}

impl JournalStretch {
    /// Reads the header at `at` bytes; `None` where there is none that makes sense.
    fn read(log: &mut File, at: u64) -> io::Result<Option<Self>> {
        let length = log.metadata()?.len();
        if at + JOURNAL_HEADER as u64 > length {
            return Ok(None);
        }
        let mut header = [0u8; JOURNAL_HEADER];
        log.seek(SeekFrom::Start(at))?;
        log.read_exact(&mut header)?;
        let (records, sector, page) = (
            big_endian(&header, 8),
            big_endian(&header, 20),
            big_endian(&header, 24),
        );
        if !header.starts_with(&JOURNAL)
            || !(512..=65_536).contains(&page)
            || !(32..=65_536).contains(&sector)
        {
            return Ok(None);
        }
        let sector = u64::from(sector);
        let size = page + 8;
        let start = at.next_multiple_of(sector) + sector;
        let there = length.saturating_sub(start) / u64::from(size);
        // Not yet counted: all that are there.
        let records = match records {
            0 | u32::MAX => there,
            n => u64::from(n).min(there),
        };
        let end = (start + records * u64::from(size)).next_multiple_of(sector);
        Ok(Some(Self {
            start,
            records,
            size,
            next: (records < there).then_some(end),
        }))
    }

    /// Reads the number and the content of the page that the record of that place holds.
    fn read_record(&self, log: &mut File, place: u64, record: &mut Vec<u8>) -> io::Result<()> {
        record.resize(self.size as usize - 4, 0);
        log.seek(SeekFrom::Start(self.start + place * u64::from(self.size)))?;
        log.read_exact(record)
    }
}
