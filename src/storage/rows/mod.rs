//! Rows to values and changes to rows, one file a noun.

mod codes;
mod codings;
mod documents;
mod memos;
mod participants;
mod project;

use rusqlite::{Connection, Row};

use crate::model::{Change, Delta, Project, Rows, TextId};
use crate::text::Text;

/// A kind of row of the file. Statements are prepared once for each connection.
trait Stored: Sized {
    /// Writes the row, new or changed.
    fn put(&self, db: &Connection) -> rusqlite::Result<()>;
    /// Deletes the row and what belongs to it alone.
    fn delete(&self, db: &Connection) -> rusqlite::Result<()>;
}

/// Everything in the file but texts and journal, and the next free id.
pub(super) fn load(db: &Connection) -> rusqlite::Result<(Project, Rows, i64)> {
    let (project, next_id) = project::load(db)?;
    let rows = Rows {
        groups: documents::groups(db)?,
        documents: documents::load(db)?,
        codes: codes::load(db)?,
        codings: codings::load(db)?,
        memos: memos::load(db)?,
        participants: participants::load(db)?,
        attributes: participants::attributes(db)?,
        coders: participants::coders(db)?,
    };
    Ok((project, rows, next_id))
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

/// All rows of a query.
fn all<T>(
    db: &Connection,
    sql: &str,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<Vec<T>> {
    db.prepare_cached(sql)?.query_map([], read)?.collect()
}
