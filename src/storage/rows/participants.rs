//! Participants with their values, attributes, coders.

use std::collections::{BTreeMap, HashMap};

use rusqlite::Connection;
use rusqlite::types::{ToSql, ToSqlOutput};

use super::{ReadMode, RowQuery, StoredNoun, TableLine, all, holds, values};
use crate::model::{Attribute, AttributeId, Coder, Participant, ParticipantId};

pub(super) fn load(db: &Connection, reading: ReadMode) -> rusqlite::Result<Vec<Participant>> {
    let mut values = HashMap::<ParticipantId, BTreeMap<AttributeId, String>>::new();
    let select = &ValueLine::SELECT;
    for (participant, attribute, value) in
        all(db, reading, select, |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?
    {
        values.entry(participant).or_default().insert(attribute, value);
    }
    all(db, reading, &Participant::SELECT, |r| {
        let id = r.get(0)?;
        Ok(Participant {
            id,
            guid: r.get(1)?,
            name: r.get(2)?,
            position: r.get(3)?,
            introduced_by: r.get(4)?,
            values: values.remove(&id).unwrap_or_default(),
        })
    })
}

pub(super) fn attributes(db: &Connection, reading: ReadMode) -> rusqlite::Result<Vec<Attribute>> {
    all(db, reading, &Attribute::SELECT, |r| {
        Ok(Attribute {
            id: r.get(0)?,
            guid: r.get(1)?,
            name: r.get(2)?,
            position: r.get(3)?,
        })
    })
}

pub(super) fn coders(db: &Connection, reading: ReadMode) -> rusqlite::Result<Vec<Coder>> {
    all(db, reading, &Coder::SELECT, |r| {
        Ok(Coder {
            id: r.get(0)?,
            guid: r.get(1)?,
            name: r.get(2)?,
        })
    })
}

impl TableLine for Participant {
    const SELECT: RowQuery = RowQuery {
        sql: "SELECT id, guid, name, position, introduced_by FROM participant",
        key: &["id"],
    };
    const PUT: &'static str =
        "INSERT INTO participant (id, guid, name, position, introduced_by) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (id) DO UPDATE SET guid = ?2, name = ?3, position = ?4, introduced_by = ?5";

    fn values(&self) -> rusqlite::Result<Vec<ToSqlOutput<'_>>> {
        Ok(values![
            self.id,
            self.guid,
            self.name,
            self.position,
            self.introduced_by
        ])
    }
}

/// What a participant has for an attribute.
struct ValueLine<'a> {
    participant: ParticipantId,
    attribute: AttributeId,
    value: &'a str,
}

impl TableLine for ValueLine<'_> {
    const SELECT: RowQuery = RowQuery {
        sql: "SELECT participant_id, attribute_id, value FROM value",
        key: &["participant_id", "attribute_id"],
    };
    const PUT: &'static str = "INSERT INTO value (participant_id, attribute_id, value) VALUES (?1, ?2, ?3)";

    fn values(&self) -> rusqlite::Result<Vec<ToSqlOutput<'_>>> {
        Ok(values![self.participant, self.attribute, self.value])
    }
}

fn answers(participant: &Participant) -> impl Iterator<Item = ValueLine<'_>> {
    participant.values.iter().map(|(attribute, value)| ValueLine {
        participant: participant.id,
        attribute: *attribute,
        value,
    })
}

/// Whether the file holds exactly these participants, with exactly their values.
pub(super) fn hold(db: &Connection, participants: &[Participant]) -> rusqlite::Result<bool> {
    Ok(holds(db, participants.iter())? && holds(db, participants.iter().flat_map(answers))?)
}

impl StoredNoun for Participant {
    fn put(&self, db: &Connection) -> rusqlite::Result<()> {
        self.put_line(db)?;
        clear(db, self.id)?;
        answers(self).try_for_each(|answer| answer.put_line(db))
    }

    fn delete(&self, db: &Connection) -> rusqlite::Result<()> {
        clear(db, self.id)?;
        db.prepare_cached("DELETE FROM participant WHERE id = ?1")?
            .execute([self.id])?;
        Ok(())
    }
}

/// Removes the values of a participant.
fn clear(db: &Connection, id: ParticipantId) -> rusqlite::Result<()> {
    db.prepare_cached("DELETE FROM value WHERE participant_id = ?1")?
        .execute([id])?;
    Ok(())
}

impl TableLine for Attribute {
    const SELECT: RowQuery = RowQuery {
        sql: "SELECT id, guid, name, position FROM attribute",
        key: &["id"],
    };
    const PUT: &'static str = "INSERT INTO attribute (id, guid, name, position) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (id) DO UPDATE SET guid = ?2, name = ?3, position = ?4";

    fn values(&self) -> rusqlite::Result<Vec<ToSqlOutput<'_>>> {
        Ok(values![self.id, self.guid, self.name, self.position])
    }
}

impl StoredNoun for Attribute {
    fn put(&self, db: &Connection) -> rusqlite::Result<()> {
        self.put_line(db)
    }

    fn delete(&self, db: &Connection) -> rusqlite::Result<()> {
        db.prepare_cached("DELETE FROM attribute WHERE id = ?1")?
            .execute([self.id])?;
        Ok(())
    }
}

impl TableLine for Coder {
    const SELECT: RowQuery = RowQuery {
        sql: "SELECT id, guid, name FROM coder",
        key: &["id"],
    };
    const PUT: &'static str = "INSERT INTO coder (id, guid, name) VALUES (?1, ?2, ?3)
         ON CONFLICT (id) DO UPDATE SET guid = ?2, name = ?3";

    fn values(&self) -> rusqlite::Result<Vec<ToSqlOutput<'_>>> {
        Ok(values![self.id, self.guid, self.name])
    }
}

impl StoredNoun for Coder {
    fn put(&self, db: &Connection) -> rusqlite::Result<()> {
        self.put_line(db)
    }

    fn delete(&self, db: &Connection) -> rusqlite::Result<()> {
        db.prepare_cached("DELETE FROM coder WHERE id = ?1")?
            .execute([self.id])?;
        Ok(())
    }
}
