//! Rows to values and changes to rows, one file a noun.

mod codes;
mod codings;
mod documents;
mod findings;
mod highlights;
mod memos;
mod participants;
mod project;

use std::collections::HashSet;

use rusqlite::types::{FromSqlError, ToSqlOutput, ValueRef};
use rusqlite::{Connection, Row};

pub(super) use documents::StoredText;

use super::hash::Hash;
use crate::model::{Change, Delta, ProjectInfo, SnapshotRows, TextId};
use crate::text::{CharRange, Text};

/// A kind of noun of the file. Statements are prepared once for each connection.
trait StoredNoun: Sized {
    /// Writes it, new or changed, with what belongs to it alone.
    fn put(&self, db: &Connection) -> rusqlite::Result<()>;
    /// Deletes it with what belongs to it alone.
    fn delete(&self, db: &Connection) -> rusqlite::Result<()>;
}

/// A row of one table.
trait TableLine {
    /// Asks for all columns. Those of the key come first, and rows come in its order.
    const SELECT: RowQuery;
    /// Writes the columns in the order in which `SELECT` asks for them.
    const PUT: &'static str;
    /// The values in that order.
    fn values(&self) -> rusqlite::Result<Vec<ToSqlOutput<'_>>>;

    /// Writes the row.
    fn put_line(&self, db: &Connection) -> rusqlite::Result<()> {
        let values = rusqlite::params_from_iter(self.values()?);
        db.prepare_cached(Self::PUT)?.execute(values).map(|_| ())
    }
}

impl<L: TableLine> TableLine for &L {
    const SELECT: RowQuery = L::SELECT;
    const PUT: &'static str = L::PUT;

    fn values(&self) -> rusqlite::Result<Vec<ToSqlOutput<'_>>> {
        (**self).values()
    }
}

/// A question for all rows of a table.
struct RowQuery {
    /// Without an order.
    sql: &'static str,
    /// The columns of the table's key, numbers all of them, which are the first that are asked for.
    key: &'static [&'static str],
}

/// The values of columns as a list.
macro_rules! values {
    ($($value:expr),+ $(,)?) => { vec![$($value.to_sql()?),+] };
}
use values;

/// How to meet what cannot be read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ReadMode {
    /// It is an error.
    Strict,
    /// It is left out, to save the rest.
    Salvage,
}

/// Everything in the file but texts and journal, and the next free id.
pub(super) fn load(db: &Connection) -> rusqlite::Result<(ProjectInfo, SnapshotRows, i64)> {
    let (project, next_id) = project::load(db)?;
    Ok((project, load_rows(db, ReadMode::Strict)?, next_id))
}

/// The project's own row.
pub(super) fn load_project(db: &Connection) -> rusqlite::Result<ProjectInfo> {
    project::load(db).map(|(project, _)| project)
}

/// All rows but the project's own.
pub(super) fn load_rows(db: &Connection, reading: ReadMode) -> rusqlite::Result<SnapshotRows> {
    Ok(SnapshotRows {
        groups: documents::groups(db, reading)?,
        documents: documents::load(db, reading)?,
        codes: codes::load(db, reading)?,
        codings: codings::load(db, reading)?,
        memos: memos::load(db, reading)?,
        highlights: highlights::load(db, reading)?,
        summaries: findings::summaries(db, reading)?,
        queries: findings::queries(db, reading)?,
        word_lists: findings::word_lists(db, reading)?,
        participants: participants::load(db, reading)?,
        attributes: participants::attributes(db, reading)?,
        coders: participants::coders(db, reading)?,
    })
}

/// Makes the rows of a change what the change says.
pub(super) fn write(db: &Connection, change: &Change) -> rusqlite::Result<()> {
    match change {
        Change::Project(d) => write_delta(db, d),
        Change::Group(d) => write_delta(db, d),
        Change::Document(d) => write_delta(db, d),
        Change::Code(d) => write_delta(db, d),
        Change::Coding(d) => write_delta(db, d),
        Change::Memo(d) => write_delta(db, d),
        Change::Highlight(d) => write_delta(db, d),
        Change::CaseSummary(d) => write_delta(db, d),
        Change::SavedQuery(d) => write_delta(db, d),
        Change::WordList(d) => write_delta(db, d),
        Change::Participant(d) => write_delta(db, d),
        Change::Attribute(d) => write_delta(db, d),
        Change::Coder(d) => write_delta(db, d),
        // The version that comes is among the texts of the operation.
        Change::Text(d) => documents::drop_text(db, d.before),
        Change::Shifts(_, shifts) => codings::shift(db, shifts),
    }
}

fn write_delta<T: StoredNoun>(db: &Connection, delta: &Delta<T>) -> rusqlite::Result<()> {
    match (&delta.before, &delta.after) {
        (_, Some(after)) => after.put(db),
        (Some(before), None) => before.delete(db),
        (None, None) => Ok(()),
    }
}

/// Remembers the next free id.
pub(super) fn set_next_id(db: &Connection, next_id: i64) -> rusqlite::Result<()> {
    project::set_next_id(db, next_id)
}

/// The hash that the row of a text has.
pub(super) fn hash_of_text(id: TextId, text: &Text) -> Hash {
    documents::hash_of(id, text)
}

/// Adds a text and gives the hash of its row.
pub(super) fn add_text(db: &Connection, id: TextId, text: &Text) -> rusqlite::Result<Hash> {
    documents::add_text(db, id, text)
}

/// The hash of a text as it stands in the file, whatever hash is stored with it.
pub(super) fn text_hash(db: &Connection, id: TextId) -> rusqlite::Result<Hash> {
    documents::text_hash(db, id)
}

/// A text, if it is there. One that is not as it was stored is an error.
pub(super) fn text(db: &Connection, id: TextId) -> rusqlite::Result<Option<Text>> {
    documents::text(db, id)
}

/// The ids of all texts.
pub(super) fn text_ids(db: &Connection) -> rusqlite::Result<Vec<TextId>> {
    documents::text_ids(db)
}

/// The row of a text, if it is there, whatever it holds.
pub(super) fn stored_text(db: &Connection, id: TextId) -> rusqlite::Result<Option<StoredText>> {
    documents::stored_text(db, id)
}

/// The nouns of which the file's rows are not exactly those of a state, bit for bit.
pub(super) fn differences(
    db: &Connection,
    project: &ProjectInfo,
    rows: &SnapshotRows,
) -> rusqlite::Result<Vec<&'static str>> {
    let same = [
        ("project", project::holds(db, project)?),
        ("group", holds(db, rows.groups.iter())?),
        ("document", documents::hold(db, &rows.documents)?),
        ("code", holds(db, rows.codes.iter())?),
        ("coding", holds(db, rows.codings.iter())?),
        ("memo", holds(db, rows.memos.iter())?),
        ("highlight", holds(db, rows.highlights.iter())?),
        ("summary", holds(db, rows.summaries.iter())?),
        ("query", holds(db, rows.queries.iter())?),
        ("words", findings::hold_word_lists(db, &rows.word_lists)?),
        ("participant", participants::hold(db, &rows.participants)?),
        ("attribute", holds(db, rows.attributes.iter())?),
        ("coder", holds(db, rows.coders.iter())?),
    ];
    let differing = same
        .into_iter()
        .filter_map(|(noun, same)| (!same).then_some(noun));
    Ok(differing.collect())
}

/// Whether a table holds exactly these rows, which come in the order of its key.
fn holds<L: TableLine>(db: &Connection, lines: impl Iterator<Item = L>) -> rusqlite::Result<bool> {
    let mut statement = db.prepare(&ordered(&L::SELECT, ""))?;
    let mut found = statement.query([])?;
    for line in lines {
        let Some(row) = found.next()? else {
            return Ok(false);
        };
        for (index, value) in line.values()?.into_iter().enumerate() {
            if !is_value(&value, row.get_ref(index)?) {
                return Ok(false);
            }
        }
    }
    Ok(found.next()?.is_none())
}

fn is_value(ours: &ToSqlOutput<'_>, stored: ValueRef<'_>) -> bool {
    match ours {
        ToSqlOutput::Borrowed(value) => *value == stored,
        ToSqlOutput::Owned(value) => ValueRef::from(value) == stored,
        _ => false,
    }
}

/// The question in the order of the key, `direction` being empty or ` DESC`.
fn ordered(select: &RowQuery, direction: &str) -> String {
    let key = select.key.join(&format!("{direction}, "));
    format!("{} ORDER BY {key}{direction}", select.sql)
}

/// All rows of a table, in the order of its key.
///
/// Keys that do not rise are damage: pages that are named twice would else be read for ever. What a damaged page hides
/// is hidden from both sides: a salvage reads forward up to it and backward down to it.
fn all<T>(
    db: &Connection,
    reading: ReadMode,
    select: &RowQuery,
    mut read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<Vec<T>> {
    let forward = ordered(select, "");
    if reading == ReadMode::Strict {
        let mut last = None;
        return db
            .prepare_cached(&forward)?
            .query_map([], |row| {
                let key = Some(key(row, select)?);
                if key <= last {
                    return Err(broken_constraint("rows are not in their order"));
                }
                last = key;
                read(row)
            })?
            .collect();
    }
    let mut seen = HashSet::new();
    let mut saved = Vec::new();
    let mut once = |row: &Row<'_>| {
        if !seen.insert(key(row, select)?) {
            return Err(broken_constraint("a row comes twice"));
        }
        read(row)
    };
    if !read_while_possible(db, &forward, &mut once, &mut saved) {
        let mut rest = Vec::new();
        read_while_possible(db, &ordered(select, " DESC"), &mut once, &mut rest);
        saved.extend(rest.into_iter().rev());
    }
    Ok(saved)
}

fn key(row: &Row<'_>, select: &RowQuery) -> rusqlite::Result<(i64, i64)> {
    let second = if select.key.len() > 1 { row.get(1)? } else { 0 };
    Ok((row.get(0)?, second))
}

/// What a constraint of the tables promises, and a damaged file does not keep.
fn broken_constraint(what: &str) -> rusqlite::Error {
    FromSqlError::Other(what.into()).into()
}

/// A passage of two columns, the first of which must not lie behind the second.
fn range(row: &Row<'_>, start: usize, end: usize) -> rusqlite::Result<CharRange> {
    let (start, end) = (row.get(start)?, row.get(end)?);
    if start > end {
        return Err(broken_constraint("a passage ends before it begins"));
    }
    Ok(CharRange::new(start, end))
}

/// Reads rows up to the first that cannot be fetched; those whose values make no sense are passed over. Returns
/// whether the end was reached.
fn read_while_possible<T>(
    db: &Connection,
    sql: &str,
    mut read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    out: &mut Vec<T>,
) -> bool {
    let mut each = || -> rusqlite::Result<()> {
        let mut statement = db.prepare(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            out.extend(read(row).ok());
        }
        Ok(())
    };
    each().is_ok()
}
