//! Summaries of cases, queries, lists of words.

use std::collections::HashMap;

use rusqlite::Connection;
use rusqlite::types::{ToSql, ToSqlOutput, Value};

use super::{ReadMode, RowQuery, StoredNoun, TableLine, all, broken_constraint, holds, values};
use crate::model::{Case, CaseSummary, SavedQuery, WordEntry, WordList, WordListId};

pub(super) fn summaries(db: &Connection, reading: ReadMode) -> rusqlite::Result<Vec<CaseSummary>> {
    all(db, reading, &CaseSummary::SELECT, |r| {
        let case = match (r.get(2)?, r.get(3)?) {
            (Some(document), None) => Case::Document(document),
            (None, Some(participant)) => Case::Participant(participant),
            _ => return Err(broken_constraint("a summary is of one case")),
        };
        Ok(CaseSummary {
            id: r.get(0)?,
            guid: r.get(1)?,
            case,
            code: r.get(4)?,
            body: r.get(5)?,
            coder: r.get(6)?,
            created_at: r.get(7)?,
            modified_at: r.get(8)?,
        })
    })
}

pub(super) fn queries(db: &Connection, reading: ReadMode) -> rusqlite::Result<Vec<SavedQuery>> {
    all(db, reading, &SavedQuery::SELECT, |r| {
        Ok(SavedQuery {
            id: r.get(0)?,
            guid: r.get(1)?,
            name: r.get(2)?,
            text: r.get(3)?,
            position: r.get(4)?,
        })
    })
}

pub(super) fn word_lists(db: &Connection, reading: ReadMode) -> rusqlite::Result<Vec<WordList>> {
    let mut entries = HashMap::<WordListId, Vec<WordEntry>>::new();
    let lines = all(db, reading, &EntryLine::SELECT, |r| {
        let entry = WordEntry {
            word: r.get(2)?,
            meaning: r.get(3)?,
            code: r.get(4)?,
        };
        Ok((r.get(0)?, entry))
    })?;
    for (list, entry) in lines {
        entries.entry(list).or_default().push(entry);
    }
    all(db, reading, &WordList::SELECT, |r| {
        let id = r.get(0)?;
        Ok(WordList {
            id,
            guid: r.get(1)?,
            kind: r.get(2)?,
            name: r.get(3)?,
            note: r.get(4)?,
            position: r.get(5)?,
            entries: entries.remove(&id).unwrap_or_default(),
        })
    })
}

impl TableLine for CaseSummary {
    const SELECT: RowQuery = RowQuery {
        sql: "SELECT id, guid, document_id, participant_id, code_id, body, coder_id, created_at, modified_at
              FROM summary",
        key: &["id"],
    };
    const PUT: &'static str =
        "INSERT INTO summary (id, guid, document_id, participant_id, code_id, body, coder_id, created_at, modified_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
         ON CONFLICT (id) DO UPDATE SET guid = ?2, document_id = ?3, participant_id = ?4, code_id = ?5, body = ?6,
             coder_id = ?7, created_at = ?8, modified_at = ?9";

    fn values(&self) -> rusqlite::Result<Vec<ToSqlOutput<'_>>> {
        let (document, participant) = match self.case {
            Case::Document(id) => (Some(id.0), None),
            Case::Participant(id) => (None, Some(id.0)),
        };
        Ok(vec![
            self.id.to_sql()?,
            self.guid.to_sql()?,
            ToSqlOutput::Owned(Value::from(document)),
            ToSqlOutput::Owned(Value::from(participant)),
            self.code.to_sql()?,
            self.body.to_sql()?,
            self.coder.to_sql()?,
            self.created_at.to_sql()?,
            self.modified_at.to_sql()?,
        ])
    }
}

impl StoredNoun for CaseSummary {
    fn put(&self, db: &Connection) -> rusqlite::Result<()> {
        self.put_line(db)
    }

    fn delete(&self, db: &Connection) -> rusqlite::Result<()> {
        db.prepare_cached("DELETE FROM summary WHERE id = ?1")?
            .execute([self.id])?;
        Ok(())
    }
}

impl TableLine for SavedQuery {
    const SELECT: RowQuery = RowQuery {
        sql: "SELECT id, guid, name, text, position FROM query",
        key: &["id"],
    };
    const PUT: &'static str = "INSERT INTO query (id, guid, name, text, position) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (id) DO UPDATE SET guid = ?2, name = ?3, text = ?4, position = ?5";

    fn values(&self) -> rusqlite::Result<Vec<ToSqlOutput<'_>>> {
        Ok(values![self.id, self.guid, self.name, self.text, self.position])
    }
}

impl StoredNoun for SavedQuery {
    fn put(&self, db: &Connection) -> rusqlite::Result<()> {
        self.put_line(db)
    }

    fn delete(&self, db: &Connection) -> rusqlite::Result<()> {
        db.prepare_cached("DELETE FROM query WHERE id = ?1")?
            .execute([self.id])?;
        Ok(())
    }
}

impl TableLine for WordList {
    const SELECT: RowQuery = RowQuery {
        sql: "SELECT id, guid, kind, name, note, position FROM word_list",
        key: &["id"],
    };
    const PUT: &'static str =
        "INSERT INTO word_list (id, guid, kind, name, note, position) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (id) DO UPDATE SET guid = ?2, kind = ?3, name = ?4, note = ?5, position = ?6";

    fn values(&self) -> rusqlite::Result<Vec<ToSqlOutput<'_>>> {
        Ok(values![
            self.id,
            self.guid,
            self.kind,
            self.name,
            self.note,
            self.position
        ])
    }
}

/// An entry of a list in its place.
struct EntryLine<'a> {
    list: WordListId,
    position: i64,
    entry: &'a WordEntry,
}

impl TableLine for EntryLine<'_> {
    const SELECT: RowQuery = RowQuery {
        sql: "SELECT list_id, position, word, meaning, code_id FROM word_entry",
        key: &["list_id", "position"],
    };
    const PUT: &'static str =
        "INSERT INTO word_entry (list_id, position, word, meaning, code_id) VALUES (?1, ?2, ?3, ?4, ?5)";

    fn values(&self) -> rusqlite::Result<Vec<ToSqlOutput<'_>>> {
        Ok(values![
            self.list,
            self.position,
            self.entry.word,
            self.entry.meaning,
            self.entry.code
        ])
    }
}

fn entry_lines(list: &WordList) -> impl Iterator<Item = EntryLine<'_>> {
    list.entries.iter().zip(0..).map(|(entry, position)| EntryLine {
        list: list.id,
        position,
        entry,
    })
}

/// Whether the file holds exactly these lists, with exactly their entries.
pub(super) fn hold_word_lists(db: &Connection, lists: &[WordList]) -> rusqlite::Result<bool> {
    Ok(holds(db, lists.iter())? && holds(db, lists.iter().flat_map(entry_lines))?)
}

impl StoredNoun for WordList {
    fn put(&self, db: &Connection) -> rusqlite::Result<()> {
        self.put_line(db)?;
        clear(db, self.id)?;
        entry_lines(self).try_for_each(|line| line.put_line(db))
    }

    fn delete(&self, db: &Connection) -> rusqlite::Result<()> {
        clear(db, self.id)?;
        db.prepare_cached("DELETE FROM word_list WHERE id = ?1")?
            .execute([self.id])?;
        Ok(())
    }
}

/// Removes the entries of a list.
fn clear(db: &Connection, id: WordListId) -> rusqlite::Result<()> {
    db.prepare_cached("DELETE FROM word_entry WHERE list_id = ?1")?
        .execute([id])?;
    Ok(())
}
