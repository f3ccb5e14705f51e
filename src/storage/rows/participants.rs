//! Participants with their values, attributes, coders.

use std::collections::{BTreeMap, HashMap};

use rusqlite::{Connection, params};

use super::{Reading, Stored, all};
use crate::model::{Attribute, AttributeId, Coder, Participant, ParticipantId};

pub(super) fn load(db: &Connection, reading: Reading) -> rusqlite::Result<Vec<Participant>> {
    let mut values = HashMap::<ParticipantId, BTreeMap<AttributeId, String>>::new();
    let sql = "SELECT participant_id, attribute_id, value FROM value";
    let key = &["participant_id", "attribute_id"];
    for (participant, attribute, value) in
        all(db, reading, sql, key, |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?
    {
        values.entry(participant).or_default().insert(attribute, value);
    }
    all(
        db,
        reading,
        "SELECT id, guid, name, position, introduced_by FROM participant",
        &["id"],
        |r| {
            let id = r.get(0)?;
            Ok(Participant {
                id,
                guid: r.get(1)?,
                name: r.get(2)?,
                position: r.get(3)?,
                introduced_by: r.get(4)?,
                values: values.remove(&id).unwrap_or_default(),
            })
        },
    )
}

pub(super) fn attributes(db: &Connection, reading: Reading) -> rusqlite::Result<Vec<Attribute>> {
    all(
        db,
        reading,
        "SELECT id, guid, name, position FROM attribute",
        &["id"],
        |r| {
            Ok(Attribute {
                id: r.get(0)?,
                guid: r.get(1)?,
                name: r.get(2)?,
                position: r.get(3)?,
            })
        },
    )
}

pub(super) fn coders(db: &Connection, reading: Reading) -> rusqlite::Result<Vec<Coder>> {
    all(db, reading, "SELECT id, guid, name FROM coder", &["id"], |r| {
        Ok(Coder {
            id: r.get(0)?,
            guid: r.get(1)?,
            name: r.get(2)?,
        })
    })
}

impl Stored for Participant {
    fn put(&self, db: &Connection) -> rusqlite::Result<()> {
        db.prepare_cached(
            "INSERT INTO participant (id, guid, name, position, introduced_by) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (id) DO UPDATE SET guid = ?2, name = ?3, position = ?4, introduced_by = ?5",
        )?
        .execute(params![
            self.id,
            self.guid,
            self.name,
            self.position,
            self.introduced_by
        ])?;
        clear(db, self.id)?;
        let mut value =
            db.prepare_cached("INSERT INTO value (participant_id, attribute_id, value) VALUES (?1, ?2, ?3)")?;
        for (attribute, text) in &self.values {
            value.execute(params![self.id, attribute, text])?;
        }
        Ok(())
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

impl Stored for Attribute {
    fn put(&self, db: &Connection) -> rusqlite::Result<()> {
        db.prepare_cached(
            "INSERT INTO attribute (id, guid, name, position) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (id) DO UPDATE SET guid = ?2, name = ?3, position = ?4",
        )?
        .execute(params![self.id, self.guid, self.name, self.position])?;
        Ok(())
    }

    fn delete(&self, db: &Connection) -> rusqlite::Result<()> {
        db.prepare_cached("DELETE FROM attribute WHERE id = ?1")?
            .execute([self.id])?;
        Ok(())
    }
}

impl Stored for Coder {
    fn put(&self, db: &Connection) -> rusqlite::Result<()> {
        db.prepare_cached(
            "INSERT INTO coder (id, guid, name) VALUES (?1, ?2, ?3)
             ON CONFLICT (id) DO UPDATE SET guid = ?2, name = ?3",
        )?
        .execute(params![self.id, self.guid, self.name])?;
        Ok(())
    }

    fn delete(&self, db: &Connection) -> rusqlite::Result<()> {
        db.prepare_cached("DELETE FROM coder WHERE id = ?1")?
            .execute([self.id])?;
        Ok(())
    }
}
