//! What version 3 adds cannot be said in SQL: the hashes of what is there.

use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, params};

use super::super::hash::Hash;
use super::super::{journal, rows, seal};
use crate::model::{Change, OpId, TextId};

/// Hashes the texts and seals the operations of a file that is upgraded.
///
/// A text that another has followed is no longer in the file, so the operation that brought it is sealed without its
/// hash. Where an operation is missing, the next is sealed upon the one before: the gap itself is seen by its number.
pub(super) fn seal_all(db: &Connection) -> rusqlite::Result<()> {
    let texts = hash_texts(db)?;
    let ops: Vec<OpId> = db
        .prepare("SELECT id FROM journal ORDER BY id")?
        .query_map([], |r| r.get(0))?
        .collect::<Result<_, _>>()?;
    let mut row = db.prepare(&format!("SELECT {} FROM journal WHERE id = ?1", seal::SEALED))?;
    let mut put = db.prepare("INSERT INTO seal (operation, texts, hash) VALUES (?1, ?2, ?3)")?;
    let mut seen = HashSet::new();
    let mut previous = Hash::default();
    for op in ops {
        // An operation that cannot be read is sealed as it stands; the check names it.
        let changes = journal::changes(db, op).ok().flatten().unwrap_or_default();
        let came: seal::TextHashes = mentioned(&changes)
            .filter(|id| seen.insert(*id))
            .filter_map(|id| Some((id, *texts.get(&id)?)))
            .collect();
        let came = journal::json(&came)?;
        previous = row.query_row([op], |r| seal::hash_of_row(r, previous, &came))?;
        put.execute(params![op, came, previous])?;
    }
    Ok(())
}

fn hash_texts(db: &Connection) -> rusqlite::Result<HashMap<TextId, Hash>> {
    let ids: Vec<TextId> = db
        .prepare("SELECT id FROM text")?
        .query_map([], |r| r.get(0))?
        .collect::<Result<_, _>>()?;
    let mut put = db.prepare("UPDATE text SET hash = ?2 WHERE id = ?1")?;
    let mut hashes = HashMap::new();
    for id in ids {
        let hash = rows::text_hash(db, id)?;
        put.execute(params![id, hash])?;
        hashes.insert(id, hash);
    }
    Ok(hashes)
}

/// The texts that an operation speaks of as being there after it.
fn mentioned(changes: &[Change]) -> impl Iterator<Item = TextId> {
    changes.iter().filter_map(|change| match change {
        Change::Document(delta) => delta.after.as_ref().map(|document| document.text),
        Change::Text(delta) => Some(delta.after),
        _ => None,
    })
}
