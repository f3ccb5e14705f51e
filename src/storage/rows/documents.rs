//! Groups, documents with their turns, speakers and labels, and texts.

use std::collections::HashMap;
use std::sync::Arc;

use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension, params};

use super::super::hash::{Hash, RowHash};
use super::super::journal::{json, parse};
use super::{ReadMode, RowQuery, StoredNoun, TableLine, all, broken_constraint, holds, range, values};
use crate::model::{Document, DocumentId, Group, ImportRecord, LabelMeaning, ParticipantId, TextId, Turn};
use crate::text::Text;

pub(super) fn groups(db: &Connection, reading: ReadMode) -> rusqlite::Result<Vec<Group>> {
    all(db, reading, &Group::SELECT, |r| {
        Ok(Group {
            id: r.get(0)?,
            guid: r.get(1)?,
            name: r.get(2)?,
            position: r.get(3)?,
        })
    })
}

impl TableLine for Group {
    const SELECT: RowQuery = RowQuery {
        sql: "SELECT id, guid, name, position FROM \"group\"",
        key: &["id"],
    };
    const PUT: &'static str = "INSERT INTO \"group\" (id, guid, name, position) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (id) DO UPDATE SET guid = ?2, name = ?3, position = ?4";

    fn values(&self) -> rusqlite::Result<Vec<ToSqlOutput<'_>>> {
        Ok(values![self.id, self.guid, self.name, self.position])
    }
}

impl StoredNoun for Group {
    fn put(&self, db: &Connection) -> rusqlite::Result<()> {
        self.put_line(db)
    }

    fn delete(&self, db: &Connection) -> rusqlite::Result<()> {
        db.prepare_cached("DELETE FROM \"group\" WHERE id = ?1")?
            .execute([self.id])?;
        Ok(())
    }
}

pub(super) fn load(db: &Connection, reading: ReadMode) -> rusqlite::Result<Vec<Document>> {
    let mut turns = turns(db, reading)?;
    let mut speakers = speakers(db, reading)?;
    let mut labels = labels(db, reading)?;
    let mut imports = imports(db, reading)?;
    all(db, reading, &Document::SELECT, |r| {
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
            labels: labels.remove(&id).unwrap_or_default(),
            source: r.get(9)?,
            created_at: r.get(10)?,
            import: imports.remove(&id).map(Arc::new),
            state: r.get(11)?,
        })
    })
}

fn turns(db: &Connection, reading: ReadMode) -> rusqlite::Result<HashMap<DocumentId, Vec<Turn>>> {
    let rows = all(db, reading, &TurnLine::SELECT, |r| {
        let turn = Turn {
            label: range(r, 2, 3)?,
            speech: range(r, 4, 5)?,
            speaker: r.get(6)?,
            time_ms: r.get(7)?,
        };
        Ok((r.get(0)?, turn))
    })?;
    Ok(by_document(rows))
}

fn speakers(db: &Connection, reading: ReadMode) -> rusqlite::Result<HashMap<DocumentId, Vec<ParticipantId>>> {
    let rows = all(db, reading, &SpeakerLine::SELECT, |r| Ok((r.get(0)?, r.get(2)?)))?;
    Ok(by_document(rows))
}

fn labels(db: &Connection, reading: ReadMode) -> rusqlite::Result<HashMap<DocumentId, Vec<LabelMeaning>>> {
    let rows = all(db, reading, &LabelLine::SELECT, |r| {
        let meaning = LabelMeaning {
            label: r.get(2)?,
            participant: r.get(3)?,
        };
        Ok((r.get(0)?, meaning))
    })?;
    Ok(by_document(rows))
}

fn imports(db: &Connection, reading: ReadMode) -> rusqlite::Result<HashMap<DocumentId, ImportRecord>> {
    let rows = all(db, reading, &ImportLine::SELECT, |r| {
        let record = ImportRecord {
            characters: r.get(1)?,
            paragraphs: r.get(2)?,
            turns: r.get(3)?,
            warnings: parse(r.get_ref(4)?.as_str()?)?,
        };
        Ok((r.get(0)?, record))
    })?;
    Ok(rows.into_iter().collect())
}

fn by_document<T>(rows: Vec<(DocumentId, T)>) -> HashMap<DocumentId, Vec<T>> {
    let mut out = HashMap::<DocumentId, Vec<T>>::new();
    for (document, row) in rows {
        out.entry(document).or_default().push(row);
    }
    out
}

impl TableLine for Document {
    const SELECT: RowQuery = RowQuery {
        sql: "SELECT id, guid, name, group_id, position, kind, direction, text_id, characters, source, created_at,
                  state
              FROM document",
        key: &["id"],
    };
    const PUT: &'static str =
        "INSERT INTO document (id, guid, name, group_id, position, kind, direction, text_id, characters,
             source, created_at, state)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
         ON CONFLICT (id) DO UPDATE SET guid = ?2, name = ?3, group_id = ?4, position = ?5, kind = ?6,
             direction = ?7, text_id = ?8, characters = ?9, source = ?10, created_at = ?11, state = ?12";

    fn values(&self) -> rusqlite::Result<Vec<ToSqlOutput<'_>>> {
        Ok(values![
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
            self.created_at,
            self.state,
        ])
    }
}

/// A speaker turn in its place.
struct TurnLine<'a> {
    document: DocumentId,
    position: i64,
    turn: &'a Turn,
}

impl TableLine for TurnLine<'_> {
    const SELECT: RowQuery = RowQuery {
        sql:
            "SELECT document_id, position, label_start, label_end, speech_start, speech_end, speaker, time_ms
              FROM turn",
        key: &["document_id", "position"],
    };
    const PUT: &'static str =
        "INSERT INTO turn (document_id, position, label_start, label_end, speech_start, speech_end, speaker, time_ms)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";

    fn values(&self) -> rusqlite::Result<Vec<ToSqlOutput<'_>>> {
        Ok(values![
            self.document,
            self.position,
            self.turn.label.start,
            self.turn.label.end,
            self.turn.speech.start,
            self.turn.speech.end,
            self.turn.speaker,
            self.turn.time_ms,
        ])
    }
}

fn turn_lines(document: &Document) -> impl Iterator<Item = TurnLine<'_>> {
    document.turns.iter().zip(0..).map(|(turn, position)| TurnLine {
        document: document.id,
        position,
        turn,
    })
}

/// One who speaks in a document.
struct SpeakerLine {
    document: DocumentId,
    position: i64,
    participant: ParticipantId,
}

impl TableLine for SpeakerLine {
    const SELECT: RowQuery = RowQuery {
        sql: "SELECT document_id, position, participant_id FROM document_participant",
        key: &["document_id", "position"],
    };
    const PUT: &'static str =
        "INSERT INTO document_participant (document_id, position, participant_id) VALUES (?1, ?2, ?3)";

    fn values(&self) -> rusqlite::Result<Vec<ToSqlOutput<'_>>> {
        Ok(values![self.document, self.position, self.participant])
    }
}

fn speaker_lines(document: &Document) -> impl Iterator<Item = SpeakerLine> {
    document
        .participants
        .iter()
        .zip(0..)
        .map(|(participant, position)| SpeakerLine {
            document: document.id,
            position,
            participant: *participant,
        })
}

/// Whom a label means in a document.
struct LabelLine<'a> {
    document: DocumentId,
    position: i64,
    meaning: &'a LabelMeaning,
}

impl TableLine for LabelLine<'_> {
    const SELECT: RowQuery = RowQuery {
        sql: "SELECT document_id, position, label, participant_id FROM speaker_label",
        key: &["document_id", "position"],
    };
    const PUT: &'static str =
        "INSERT INTO speaker_label (document_id, position, label, participant_id) VALUES (?1, ?2, ?3, ?4)";

    fn values(&self) -> rusqlite::Result<Vec<ToSqlOutput<'_>>> {
        Ok(values![
            self.document,
            self.position,
            self.meaning.label,
            self.meaning.participant,
        ])
    }
}

fn label_lines(document: &Document) -> impl Iterator<Item = LabelLine<'_>> {
    document
        .labels
        .iter()
        .zip(0..)
        .map(|(meaning, position)| LabelLine {
            document: document.id,
            position,
            meaning,
        })
}

/// How a document was read from its file.
struct ImportLine<'a> {
    document: DocumentId,
    import: &'a ImportRecord,
}

impl TableLine for ImportLine<'_> {
    const SELECT: RowQuery = RowQuery {
        sql: "SELECT document_id, characters, paragraphs, turns, warnings FROM import_record",
        key: &["document_id"],
    };
    const PUT: &'static str =
        "INSERT INTO import_record (document_id, characters, paragraphs, turns, warnings)
         VALUES (?1, ?2, ?3, ?4, ?5)";

    fn values(&self) -> rusqlite::Result<Vec<ToSqlOutput<'_>>> {
        let mut values = values![
            self.document,
            self.import.characters,
            self.import.paragraphs,
            self.import.turns,
        ];
        values.push(json(&self.import.warnings)?.into());
        Ok(values)
    }
}

fn import_line(document: &Document) -> Option<ImportLine<'_>> {
    document.import.as_deref().map(|import| ImportLine {
        document: document.id,
        import,
    })
}

/// Whether the file holds exactly these documents, with exactly what belongs to them.
pub(super) fn hold(db: &Connection, documents: &[Document]) -> rusqlite::Result<bool> {
    Ok(holds(db, documents.iter())?
        && holds(db, documents.iter().flat_map(turn_lines))?
        && holds(db, documents.iter().flat_map(speaker_lines))?
        && holds(db, documents.iter().flat_map(label_lines))?
        && holds(db, documents.iter().filter_map(import_line))?)
}

impl StoredNoun for Document {
    fn put(&self, db: &Connection) -> rusqlite::Result<()> {
        self.put_line(db)?;
        clear(db, self.id)?;
        turn_lines(self).try_for_each(|line| line.put_line(db))?;
        speaker_lines(self).try_for_each(|line| line.put_line(db))?;
        label_lines(self).try_for_each(|line| line.put_line(db))?;
        import_line(self).map_or(Ok(()), |line| line.put_line(db))
    }

    fn delete(&self, db: &Connection) -> rusqlite::Result<()> {
        clear(db, self.id)?;
        db.prepare_cached("DELETE FROM document WHERE id = ?1")?
            .execute([self.id])?;
        Ok(())
    }
}

/// Removes what belongs to a document alone: its turns, its speakers, whom its labels mean, how it came in.
fn clear(db: &Connection, id: DocumentId) -> rusqlite::Result<()> {
    db.prepare_cached("DELETE FROM import_record WHERE document_id = ?1")?
        .execute([id])?;
    db.prepare_cached("DELETE FROM turn WHERE document_id = ?1")?
        .execute([id])?;
    db.prepare_cached("DELETE FROM document_participant WHERE document_id = ?1")?
        .execute([id])?;
    db.prepare_cached("DELETE FROM speaker_label WHERE document_id = ?1")?
        .execute([id])?;
    Ok(())
}

/// The hash of the row of a text.
pub(super) fn hash_of(id: TextId, text: &Text) -> Hash {
    let mut hash = RowHash::new();
    hash.column(ValueRef::Integer(id.0));
    hash.column(ValueRef::Integer(text.chars().into()));
    hash.column(text.as_str().into());
    hash.finish()
}

/// Adds a text and gives its hash.
pub(super) fn add_text(db: &Connection, id: TextId, text: &Text) -> rusqlite::Result<Hash> {
    let hash = hash_of(id, text);
    db.prepare_cached("INSERT INTO text (id, characters, content, hash) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![id, text.chars(), text.as_str(), hash])?;
    Ok(hash)
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

/// The hash of a text as it stands in the file.
pub(super) fn text_hash(db: &Connection, id: TextId) -> rusqlite::Result<Hash> {
    db.prepare_cached("SELECT id, characters, content FROM text WHERE id = ?1")?
        .query_row([id], |r| {
            let mut hash = RowHash::new();
            hash.columns(r)?;
            Ok(hash.finish())
        })
}

/// A text. One that is not as it was stored is an error.
pub(super) fn text(db: &Connection, id: TextId) -> rusqlite::Result<Option<Text>> {
    let Some(stored) = stored_text(db, id)? else {
        return Ok(None);
    };
    if stored.stored != Some(stored.hash) {
        return Err(broken_constraint(&format!(
            "text {} is not as it was stored",
            id.0
        )));
    }
    match String::from_utf8(stored.content) {
        Ok(words) => Ok(Some(Text::new(words))),
        Err(error) => Err(broken_constraint(&error.to_string())),
    }
}

/// The ids of all texts.
pub(super) fn text_ids(db: &Connection) -> rusqlite::Result<Vec<TextId>> {
    const SELECT: RowQuery = RowQuery {
        sql: "SELECT id FROM text",
        key: &["id"],
    };
    all(db, ReadMode::Strict, &SELECT, |r| r.get(0))
}

/// The row of a text, whatever it holds.
pub(in crate::storage) struct StoredText {
    /// How many scalar values it says that it has.
    pub(in crate::storage) characters: i64,
    /// Its words as bytes.
    pub(in crate::storage) content: Vec<u8>,
    /// The hash that was stored with it; nothing when it is none.
    stored: Option<Hash>,
    /// The hash that its row has.
    pub(in crate::storage) hash: Hash,
}

impl StoredText {
    /// Whether it is as it was stored and as long as it says.
    pub(in crate::storage) fn is_whole(&self) -> bool {
        let chars = std::str::from_utf8(&self.content).map(|words| words.chars().count());
        self.stored == Some(self.hash) && chars.is_ok_and(|chars| i64::try_from(chars) == Ok(self.characters))
    }
}

/// The row of a text, if it is there.
pub(super) fn stored_text(db: &Connection, id: TextId) -> rusqlite::Result<Option<StoredText>> {
    db.prepare_cached("SELECT id, characters, content, hash FROM text WHERE id = ?1")?
        .query_row([id], |r| {
            let mut hash = RowHash::new();
            for column in 0..3 {
                hash.column(r.get_ref(column)?);
            }
            Ok(StoredText {
                characters: r.get(1)?,
                content: r.get_ref(2)?.as_bytes()?.to_vec(),
                stored: r.get(3).ok(),
                hash: hash.finish(),
            })
        })
        .optional()
}
