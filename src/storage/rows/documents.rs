//! Groups, documents with their turns and speakers, and texts.

use std::collections::HashMap;
use std::sync::Arc;

use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, params};

use super::{Reading, Stored, all};
use crate::model::{Document, DocumentId, Group, ImportRecord, ParticipantId, TextId, Turn};
use crate::text::{CharRange, Text};

pub(super) fn groups(db: &Connection, reading: Reading) -> rusqlite::Result<Vec<Group>> {
    all(
        db,
        reading,
        "SELECT id, guid, name, position FROM \"group\"",
        &["id"],
        |r| {
            Ok(Group {
                id: r.get(0)?,
                guid: r.get(1)?,
                name: r.get(2)?,
                position: r.get(3)?,
            })
        },
    )
}

impl Stored for Group {
    fn put(&self, db: &Connection) -> rusqlite::Result<()> {
        db.prepare_cached(
            "INSERT INTO \"group\" (id, guid, name, position) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (id) DO UPDATE SET guid = ?2, name = ?3, position = ?4",
        )?
        .execute(params![self.id, self.guid, self.name, self.position])?;
        Ok(())
    }

    fn delete(&self, db: &Connection) -> rusqlite::Result<()> {
        db.prepare_cached("DELETE FROM \"group\" WHERE id = ?1")?
            .execute([self.id])?;
        Ok(())
    }
}

pub(super) fn load(db: &Connection, reading: Reading) -> rusqlite::Result<Vec<Document>> {
    let mut turns = turns(db, reading)?;
    let mut speakers = speakers(db, reading)?;
    let mut imports = imports(db, reading)?;
    all(
        db,
        reading,
        "SELECT id, guid, name, group_id, position, kind, direction, text_id, characters, source, created_at
         FROM document",
        &["id"],
        |r| {
            let id = r.get(0)?;
            Ok(Document {
                id,
                guid: r.get(1)?,
                name: r.get(2)?,
                group: r.get(3)?,
                position: r.get(4)?,
                kind: r.get(5)?,
                direction: r.get(6)?,
                participants: speakers.remove(&id).unwrap_or_default(),
                text: r.get(7)?,
                chars: r.get(8)?,
                turns: turns.remove(&id).unwrap_or_default().into(),
                source: r.get(9)?,
                created_at: r.get(10)?,
                import: imports.remove(&id).map(Arc::new),
            })
        },
    )
}

fn turns(db: &Connection, reading: Reading) -> rusqlite::Result<HashMap<DocumentId, Vec<Turn>>> {
    let rows = all(
        db,
        reading,
        "SELECT document_id, label_start, label_end, speech_start, speech_end, speaker, time_ms
         FROM turn",
        &["document_id", "position"],
        |r| {
            let turn = Turn {
                label: CharRange::new(r.get(1)?, r.get(2)?),
                speech: CharRange::new(r.get(3)?, r.get(4)?),
                speaker: r.get(5)?,
                time_ms: r.get(6)?,
            };
            Ok((r.get(0)?, turn))
        },
    )?;
    Ok(by_document(rows))
}

fn speakers(db: &Connection, reading: Reading) -> rusqlite::Result<HashMap<DocumentId, Vec<ParticipantId>>> {
    let rows = all(
        db,
        reading,
        "SELECT document_id, participant_id FROM document_participant",
        &["document_id", "position"],
        |r| Ok((r.get(0)?, r.get(1)?)),
    )?;
    Ok(by_document(rows))
}

fn imports(db: &Connection, reading: Reading) -> rusqlite::Result<HashMap<DocumentId, ImportRecord>> {
    let rows = all(
        db,
        reading,
        "SELECT document_id, characters, paragraphs, turns, warnings FROM import_record",
        &["document_id"],
        |r| {
            let warnings = serde_json::from_str(r.get_ref(4)?.as_str()?);
            let record = ImportRecord {
                characters: r.get(1)?,
                paragraphs: r.get(2)?,
                turns: r.get(3)?,
                warnings: warnings
                    .map_err(|e| rusqlite::Error::FromSqlConversionFailure(4, Type::Text, Box::new(e)))?,
            };
            Ok((r.get(0)?, record))
        },
    )?;
    Ok(rows.into_iter().collect())
}

fn by_document<T>(rows: Vec<(DocumentId, T)>) -> HashMap<DocumentId, Vec<T>> {
    let mut out = HashMap::<DocumentId, Vec<T>>::new();
    for (document, row) in rows {
        out.entry(document).or_default().push(row);
    }
    out
}

impl Stored for Document {
    fn put(&self, db: &Connection) -> rusqlite::Result<()> {
        db.prepare_cached(
            "INSERT INTO document (id, guid, name, group_id, position, kind, direction, text_id, characters,
                 source, created_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
             ON CONFLICT (id) DO UPDATE SET guid = ?2, name = ?3, group_id = ?4, position = ?5, kind = ?6,
                 direction = ?7, text_id = ?8, characters = ?9, source = ?10, created_at = ?11",
        )?
        .execute(params![
            self.id,
            self.guid,
            self.name,
            self.group,
            self.position,
            self.kind,
            self.direction,
            self.text,
            self.chars,
            self.source,
            self.created_at
        ])?;
        clear(db, self.id)?;
        let mut turn = db.prepare_cached(
            "INSERT INTO turn (document_id, position, label_start, label_end, speech_start, speech_end, speaker,
                 time_ms)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?;
        for (i, t) in self.turns.iter().enumerate() {
            turn.execute(params![
                self.id,
                i as i64,
                t.label.start,
                t.label.end,
                t.speech.start,
                t.speech.end,
                t.speaker,
                t.time_ms
            ])?;
        }
        let mut speaker = db.prepare_cached(
            "INSERT INTO document_participant (document_id, position, participant_id) VALUES (?1, ?2, ?3)",
        )?;
        for (i, participant) in self.participants.iter().enumerate() {
            speaker.execute(params![self.id, i as i64, participant])?;
        }
        if let Some(import) = &self.import {
            let warnings = serde_json::to_string(&import.warnings)
                .map_err(|e| rusqlite::Error::ToSqlConversionFailure(Box::new(e)))?;
            db.prepare_cached(
                "INSERT INTO import_record (document_id, characters, paragraphs, turns, warnings)
                 VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![
                self.id,
                import.characters,
                import.paragraphs,
                import.turns,
                warnings
            ])?;
        }
        Ok(())
    }

    fn delete(&self, db: &Connection) -> rusqlite::Result<()> {
        clear(db, self.id)?;
        db.prepare_cached("DELETE FROM document WHERE id = ?1")?
            .execute([self.id])?;
        Ok(())
    }
}

/// Removes what belongs to a document alone: its turns, its speakers, how it came in.
fn clear(db: &Connection, id: DocumentId) -> rusqlite::Result<()> {
    db.prepare_cached("DELETE FROM import_record WHERE document_id = ?1")?
        .execute([id])?;
    db.prepare_cached("DELETE FROM turn WHERE document_id = ?1")?
        .execute([id])?;
    db.prepare_cached("DELETE FROM document_participant WHERE document_id = ?1")?
        .execute([id])?;
    Ok(())
}

pub(super) fn add_text(db: &Connection, id: TextId, text: &Text) -> rusqlite::Result<()> {
    db.prepare_cached("INSERT INTO text (id, characters, content) VALUES (?1, ?2, ?3)")?
        .execute(params![id, text.chars(), text.as_str()])?;
    Ok(())
}

/// Removes a version of a text that another follows. One that is not there is an error: nothing would follow from it.
pub(super) fn drop_text(db: &Connection, id: TextId) -> rusqlite::Result<()> {
    let dropped = db
        .prepare_cached("DELETE FROM text WHERE id = ?1")?
        .execute([id])?;
    match dropped {
        1 => Ok(()),
        _ => Err(rusqlite::Error::StatementChangedRows(dropped)),
    }
}

pub(super) fn text(db: &Connection, id: TextId) -> rusqlite::Result<Option<Text>> {
    db.prepare_cached("SELECT content FROM text WHERE id = ?1")?
        .query_row([id], |r| {
            r.get_ref(0)?.as_str().map(Text::new).map_err(Into::into)
        })
        .optional()
}

/// Lengths of all texts as they say, without reading them.
pub(super) fn text_lengths(db: &Connection, reading: Reading) -> rusqlite::Result<HashMap<TextId, u32>> {
    let rows = all(db, reading, "SELECT id, characters FROM text", &["id"], |r| {
        Ok((r.get(0)?, r.get(1)?))
    })?;
    Ok(rows.into_iter().collect())
}
