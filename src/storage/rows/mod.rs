//! SnapshotRows to values and changes to rows, one file a noun.

mod codes;
mod codings;
mod documents;
mod memos;
mod participants;
mod project;

use std::collections::HashMap;

use rusqlite::{Connection, Row};

use crate::model::{Change, Delta, ProjectInfo, SnapshotRows, TextId};
use crate::text::Text;

/// A kind of row of the file. Statements are prepared once for each connection.
trait Stored: Sized {
    /// Writes the row, new or changed.
    fn put(&self, db: &Connection) -> rusqlite::Result<()>;
    /// Deletes the row and what belongs to it alone.
    fn delete(&self, db: &Connection) -> rusqlite::Result<()>;
}

/// How to meet what cannot be read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// It is an error.
    Strict,
    /// It is left out, to save the rest.
    Salvage,
}

/// Everything in the file but texts and journal, and the next free id.
pub(super) fn load(db: &Connection) -> rusqlite::Result<(ProjectInfo, SnapshotRows, i64)> {
    let (project, next_id) = project::load(db)?;
    Ok((project, load_rows(db, Reading::Strict)?, next_id))
}

/// The project's own row.
pub(super) fn load_project(db: &Connection) -> rusqlite::Result<ProjectInfo> {
    project::load(db).map(|(project, _)| project)
}

/// All rows but the project's own.
pub(super) fn load_rows(db: &Connection, reading: Reading) -> rusqlite::Result<SnapshotRows> {
    Ok(SnapshotRows {
        groups: documents::groups(db, reading)?,
        documents: documents::load(db, reading)?,
        codes: codes::load(db, reading)?,
        codings: codings::load(db, reading)?,
        memos: memos::load(db, reading)?,
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
        Change::Participant(d) => write_delta(db, d),
        Change::Attribute(d) => write_delta(db, d),
        Change::Coder(d) => write_delta(db, d),
        // The version that comes is among the texts of the operation.
        Change::Text(d) => documents::drop_text(db, d.before),
        Change::Shifts(_, shifts) => codings::shift(db, shifts),
    }
}

fn write_delta<T: Stored>(db: &Connection, delta: &Delta<T>) -> rusqlite::Result<()> {
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

/// Adds a text.
pub(super) fn add_text(db: &Connection, id: TextId, text: &Text) -> rusqlite::Result<()> {
    documents::add_text(db, id, text)
}

/// A text, if it is there.
pub(super) fn text(db: &Connection, id: TextId) -> rusqlite::Result<Option<Text>> {
    documents::text(db, id)
}

/// Lengths of all texts, in scalar values, as they say.
pub(super) fn text_lengths(db: &Connection, reading: Reading) -> rusqlite::Result<HashMap<TextId, u32>> {
    documents::text_lengths(db, reading)
}

/// All rows of a query, in the order of the columns of the table's key.
///
/// What a damaged page hides is hidden from both sides: a salvage reads forward up to it and backward down to it.
fn all<T>(
    db: &Connection,
    reading: Reading,
    sql: &str,
    key: &[&str],
    mut read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<Vec<T>> {
    let forward = format!("{sql} ORDER BY {}", key.join(", "));
    if reading == Reading::Strict {
        return db.prepare_cached(&forward)?.query_map([], read)?.collect();
    }
    let mut saved = Vec::new();
    if !read_while_possible(db, &forward, &mut read, &mut saved) {
        let mut rest = Vec::new();
        let backward = format!("{sql} ORDER BY {} DESC", key.join(" DESC, "));
        read_while_possible(db, &backward, &mut read, &mut rest);
        saved.extend(rest.into_iter().rev());
    }
    Ok(saved)
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
