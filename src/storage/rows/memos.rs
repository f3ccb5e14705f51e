//! Memos.

use rusqlite::types::FromSqlError;
use rusqlite::{Connection, Row, params};

use super::{Reading, Stored, all};
use crate::model::{CodeId, CodingId, DocumentId, Memo, MemoTarget, ParticipantId};
use crate::text::CharRange;

pub(super) fn load(db: &Connection, reading: Reading) -> rusqlite::Result<Vec<Memo>> {
    all(
        db,
        reading,
        "SELECT id, guid, kind, body, coder_id, created_at, modified_at,
             target, document_id, \"start\", \"end\", code_id, coding_id, participant_id
         FROM memo",
        &["id"],
        |r| {
            Ok(Memo {
                id: r.get(0)?,
                guid: r.get(1)?,
                kind: r.get(2)?,
                body: r.get(3)?,
                coder: r.get(4)?,
                created_at: r.get(5)?,
                modified_at: r.get(6)?,
                target: target(r)?,
            })
        },
    )
}

fn target(r: &Row<'_>) -> rusqlite::Result<MemoTarget> {
    Ok(match r.get_ref(7)?.as_str()? {
        "project" => MemoTarget::Project,
        "document" => MemoTarget::Document(r.get(8)?),
        "passage" => MemoTarget::Passage(r.get(8)?, CharRange::new(r.get(9)?, r.get(10)?)),
        "code" => MemoTarget::Code(r.get(11)?),
        "coding" => MemoTarget::Coding(r.get(12)?),
        "participant" => MemoTarget::Participant(r.get(13)?),
        other => return Err(FromSqlError::Other(format!("{other:?} is no target").into()).into()),
    })
}

/// The columns in which a target stands.
#[derive(Default)]
struct Target {
    word: &'static str,
    document: Option<DocumentId>,
    range: Option<CharRange>,
    code: Option<CodeId>,
    coding: Option<CodingId>,
    participant: Option<ParticipantId>,
}

impl From<MemoTarget> for Target {
    fn from(target: MemoTarget) -> Self {
        let mut columns = Self::default();
        columns.word = match target {
            MemoTarget::Project => "project",
            MemoTarget::Document(id) => {
                columns.document = Some(id);
                "document"
            }
            MemoTarget::Passage(id, range) => {
                columns.document = Some(id);
                columns.range = Some(range);
                "passage"
            }
            MemoTarget::Code(id) => {
                columns.code = Some(id);
                "code"
            }
            MemoTarget::Coding(id) => {
                columns.coding = Some(id);
                "coding"
            }
            MemoTarget::Participant(id) => {
                columns.participant = Some(id);
                "participant"
            }
        };
        columns
    }
}

impl Stored for Memo {
    fn put(&self, db: &Connection) -> rusqlite::Result<()> {
        let target = Target::from(self.target);
        db.prepare_cached(
            "INSERT INTO memo (id, guid, target, document_id, \"start\", \"end\", code_id, coding_id, participant_id,
                 kind, body, coder_id, created_at, modified_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
             ON CONFLICT (id) DO UPDATE SET guid = ?2, target = ?3, document_id = ?4, \"start\" = ?5, \"end\" = ?6,
                 code_id = ?7, coding_id = ?8, participant_id = ?9, kind = ?10, body = ?11, coder_id = ?12,
                 created_at = ?13, modified_at = ?14",
        )?
        .execute(params![
            self.id,
            self.guid,
            target.word,
            target.document,
            target.range.map(|r| r.start),
            target.range.map(|r| r.end),
            target.code,
            target.coding,
            target.participant,
            self.kind,
            self.body,
            self.coder,
            self.created_at,
            self.modified_at
        ])?;
        Ok(())
    }

    fn delete(&self, db: &Connection) -> rusqlite::Result<()> {
        db.prepare_cached("DELETE FROM memo WHERE id = ?1")?
            .execute([self.id])?;
        Ok(())
    }
}
