//! The journal: every operation since the first, for undo and for the audit trail.

use rusqlite::types::FromSqlError;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::model::{Change, JournalAction, JournalEntry, OpId, OperationKind, Summary, TextId};
use crate::text::Text;

/// An operation about to be written.
#[derive(Debug)]
pub struct NewOperation<'a> {
    /// When: UTC milliseconds since 1970.
    pub at: i64,
    /// Name of the person who acts.
    pub coder: &'a str,
    /// How it came about.
    pub action: JournalAction,
    /// The operation that it takes back; none exactly when the action is [`JournalAction::Do`].
    pub reverts: Option<OpId>,
    /// What it does; for an undo or a redo, what the reverted operation did.
    pub summary: &'a Summary,
    /// The changes, in order.
    pub changes: &'a [Change],
    /// Texts that come with it.
    pub texts: &'a [(TextId, Text)],
    /// The next free id after it.
    pub next_id: i64,
}

/// What is needed of an operation to know what can be undone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct JournalStep {
    /// Number in the journal.
    pub op: OpId,
    /// How it came about.
    pub action: JournalAction,
}

pub(super) fn append(db: &Connection, operation: &NewOperation<'_>) -> rusqlite::Result<OpId> {
    db.prepare_cached(
        "INSERT INTO journal (at, coder, action, reverts, kind, name, other, count, levels, changes)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?
    .execute(params![
        operation.at,
        operation.coder,
        operation.action,
        operation.reverts,
        operation.summary.kind.key(),
        operation.summary.name,
        operation.summary.other,
        operation.summary.count as i64,
        operation.summary.levels.as_ref().map(json).transpose()?,
        json(operation.changes)?
    ])?;
    Ok(OpId(db.last_insert_rowid()))
}

/// Puts what an operation has become in the place of what it was.
pub(super) fn amend(db: &Connection, op: OpId, operation: &NewOperation<'_>) -> rusqlite::Result<()> {
    db.prepare_cached("UPDATE journal SET at = ?2, changes = ?3 WHERE id = ?1")?
        .execute(params![op, operation.at, json(operation.changes)?])?;
    Ok(())
}

pub(super) fn json<T: Serialize + ?Sized>(value: &T) -> rusqlite::Result<String> {
    serde_json::to_string(value).map_err(|e| rusqlite::Error::ToSqlConversionFailure(Box::new(e)))
}

/// All steps in order.
pub(super) fn steps(db: &Connection) -> rusqlite::Result<Vec<JournalStep>> {
    let mut steps: Vec<JournalStep> = db
        .prepare("SELECT id, action FROM journal INDEXED BY journal_action")?
        .query_map([], |r| {
            Ok(JournalStep {
                op: r.get(0)?,
                action: r.get(1)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    steps.sort_by_key(|s| s.op);
    Ok(steps)
}

const ENTRY: &str = "SELECT id, at, coder, action, reverts, kind, name, other, count, levels FROM journal";

/// The entry of a row whose first columns are those of [`ENTRY`] or of a seal.
pub(super) fn entry(r: &Row<'_>) -> rusqlite::Result<JournalEntry> {
    Ok(JournalEntry {
        op: r.get(0)?,
        at: r.get(1)?,
        coder: r.get(2)?,
        action: r.get(3)?,
        reverts: r.get(4)?,
        summary: Summary {
            kind: OperationKind::from_key(r.get_ref(5)?.as_str()?),
            name: r.get(6)?,
            other: r.get(7)?,
            count: usize::try_from(r.get::<_, i64>(8)?).unwrap_or(0),
            levels: r.get_ref(9)?.as_str_or_null()?.map(parse).transpose()?,
        },
    })
}

pub(super) fn entries(db: &Connection) -> rusqlite::Result<Vec<JournalEntry>> {
    db.prepare(&format!("{ENTRY} ORDER BY id"))?
        .query_map([], entry)?
        .collect()
}

pub(super) fn find(db: &Connection, op: OpId) -> rusqlite::Result<Option<JournalEntry>> {
    db.prepare_cached(&format!("{ENTRY} WHERE id = ?1"))?
        .query_row([op], entry)
        .optional()
}

pub(super) fn count(db: &Connection) -> rusqlite::Result<u64> {
    db.query_row("SELECT count(*) FROM journal", [], |r| r.get::<_, i64>(0))
        .map(i64::unsigned_abs)
}

pub(super) fn changes(db: &Connection, op: OpId) -> rusqlite::Result<Option<Vec<Change>>> {
    db.prepare_cached("SELECT changes FROM journal WHERE id = ?1")?
        .query_row([op], |r| parse(r.get_ref(0)?.as_str()?))
        .optional()
}

pub(super) fn parse<T: DeserializeOwned>(json: &str) -> rusqlite::Result<T> {
    serde_json::from_str(json).map_err(|e| FromSqlError::Other(Box::new(e)).into())
}
