//! Seals: one for each operation of the journal, the hash of its row and of the seal before it, so that a row that is
//! missing, changed or in another's place is seen. They stand in a table of their own, since a row of the journal may
//! be long and its last column far away.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::hash::{Hash, RowHash};
use super::journal;
use crate::model::{OpId, TextId};

/// The columns of the journal that a seal covers, in order.
pub(super) const SEALED: &str = "id, at, coder, action, reverts, kind, name, other, count, levels, changes";

/// The texts that came in with an operation, with the hashes of their rows.
pub(super) type TextHashes = Vec<(TextId, Hash)>;

/// What is kept with an operation to know it again.
#[derive(Clone, Debug)]
pub(super) struct Seal {
    /// The operation.
    pub(super) op: OpId,
    /// The texts that came in with it, as JSON.
    pub(super) texts: String,
    /// The hash of the seal before it, of the row of the journal and of `texts`.
    pub(super) hash: Hash,
}

/// The newest seal.
pub(super) fn last(db: &Connection) -> rusqlite::Result<Option<Seal>> {
    db.prepare_cached("SELECT operation, texts, hash FROM seal ORDER BY operation DESC LIMIT 1")?
        .query_row([], read)
        .optional()
}

/// All seals, in order.
pub(super) fn all(db: &Connection) -> rusqlite::Result<Vec<Seal>> {
    db.prepare("SELECT operation, texts, hash FROM seal ORDER BY operation")?
        .query_map([], read)?
        .collect()
}

fn read(row: &Row<'_>) -> rusqlite::Result<Seal> {
    Ok(Seal {
        op: row.get(0)?,
        texts: row.get(1)?,
        hash: row.get(2)?,
    })
}

/// Seals an operation that has just been written. The one before it must be sealed, or the chain is broken and nothing
/// may be added to it.
pub(super) fn append(db: &Connection, op: OpId, texts: &TextHashes) -> rusqlite::Result<()> {
    let before = before(db, op)?;
    let texts = journal::json(texts)?;
    put(db, op, &texts, hash_of_operation(db, op, before, &texts)?)
}

/// Seals the last operation anew, after its row has grown.
pub(super) fn amend(db: &Connection, op: OpId) -> rusqlite::Result<()> {
    let seal = last(db)?.filter(|seal| seal.op == op).ok_or_else(missing_seals)?;
    db.prepare_cached("DELETE FROM seal WHERE operation = ?1")?
        .execute([op])?;
    let before = before(db, op)?;
    put(
        db,
        op,
        &seal.texts,
        hash_of_operation(db, op, before, &seal.texts)?,
    )
}

/// The hash on which the seal of a new last operation rests; nothing before the first.
fn before(db: &Connection, op: OpId) -> rusqlite::Result<Hash> {
    match last(db)? {
        Some(seal) if seal.op.0 + 1 == op.0 => Ok(seal.hash),
        None if op.0 == 1 => Ok(Hash::default()),
        _ => Err(missing_seals()),
    }
}

fn put(db: &Connection, op: OpId, texts: &str, hash: Hash) -> rusqlite::Result<()> {
    db.prepare_cached("INSERT INTO seal (operation, texts, hash) VALUES (?1, ?2, ?3)")?
        .execute(params![op, texts, hash])?;
    Ok(())
}

/// The hash of an operation as it stands in the journal.
fn hash_of_operation(db: &Connection, op: OpId, before: Hash, texts: &str) -> rusqlite::Result<Hash> {
    db.prepare_cached(&format!("SELECT {SEALED} FROM journal WHERE id = ?1"))?
        .query_row([op], |row| hash_of_row(row, before, texts))
}

/// The hash of a row of the journal of which exactly the columns [`SEALED`] are asked for.
pub(super) fn hash_of_row(row: &Row<'_>, before: Hash, texts: &str) -> rusqlite::Result<Hash> {
    let mut hash = RowHash::after(before);
    hash.columns(row)?;
    hash.column(texts.into());
    Ok(hash.finish())
}

fn missing_seals() -> rusqlite::Error {
    rusqlite::types::FromSqlError::Other("the seals do not reach the end of the journal".into()).into()
}
