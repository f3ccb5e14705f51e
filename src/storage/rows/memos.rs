//! Memos.

use rusqlite::types::{ToSql, ToSqlOutput};
use rusqlite::{Connection, Row};

use super::{ReadMode, RowQuery, StoredNoun, TableLine, all, broken_constraint, range, values};
use crate::model::{CodeId, CodingId, DocumentId, Memo, MemoTarget, ParticipantId};
use crate::text::CharRange;

pub(super) fn load(db: &Connection, reading: ReadMode) -> rusqlite::Result<Vec<Memo>> {
    all(db, reading, &Memo::SELECT, |r| {
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
    })
}

/// What a memo is about. Each kind of target fills its own columns and leaves the others empty.
fn target(r: &Row<'_>) -> rusqlite::Result<MemoTarget> {
    let word = r.get_ref(7)?.as_str()?;
    let bounds: (Option<u32>, Option<u32>) = (r.get(9)?, r.get(10)?);
    let found = TargetColumns {
        word,
        document: r.get(8)?,
        range: match bounds {
            (None, None) => None,
            _ => Some(range(r, 9, 10)?),
        },
        code: r.get(11)?,
        coding: r.get(12)?,
        participant: r.get(13)?,
    };
    let target = match found {
        TargetColumns { word: "project", .. } => Some(MemoTarget::Project),
        TargetColumns {
            word: "document",
            document,
            ..
        } => document.map(MemoTarget::Document),
        TargetColumns {
            word: "passage",
            document,
            range,
            ..
        } => document
            .zip(range)
            .map(|(document, range)| MemoTarget::Passage(document, range)),
        TargetColumns {
            word: "code", code, ..
        } => code.map(MemoTarget::Code),
        TargetColumns {
            word: "coding",
            coding,
            ..
        } => coding.map(MemoTarget::Coding),
        TargetColumns {
            word: "participant",
            participant,
            ..
        } => participant.map(MemoTarget::Participant),
        TargetColumns { .. } => None,
    };
    target
        .filter(|target| TargetColumns::from(*target) == found)
        .ok_or_else(|| broken_constraint("a memo is about what its columns do not say"))
}

/// The columns in which a target stands.
#[derive(Clone, Copy, Default, PartialEq)]
struct TargetColumns<'a> {
    word: &'a str,
    document: Option<DocumentId>,
    range: Option<CharRange>,
    code: Option<CodeId>,
    coding: Option<CodingId>,
    participant: Option<ParticipantId>,
}

impl From<MemoTarget> for TargetColumns<'static> {
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

impl TableLine for Memo {
    const SELECT: RowQuery = RowQuery {
        sql: "SELECT id, guid, kind, body, coder_id, created_at, modified_at,
                  target, document_id, \"start\", \"end\", code_id, coding_id, participant_id
              FROM memo",
        key: &["id"],
    };
    const PUT: &'static str = "INSERT INTO memo (id, guid, kind, body, coder_id, created_at, modified_at,
             target, document_id, \"start\", \"end\", code_id, coding_id, participant_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
         ON CONFLICT (id) DO UPDATE SET guid = ?2, kind = ?3, body = ?4, coder_id = ?5, created_at = ?6,
             modified_at = ?7, target = ?8, document_id = ?9, \"start\" = ?10, \"end\" = ?11, code_id = ?12,
             coding_id = ?13, participant_id = ?14";

    fn values(&self) -> rusqlite::Result<Vec<ToSqlOutput<'_>>> {
        fn number(id: Option<i64>) -> ToSqlOutput<'static> {
            ToSqlOutput::Owned(id.into())
        }
        let target = TargetColumns::from(self.target);
        let mut values = values![
            self.id,
            self.guid,
            self.kind,
            self.body,
            self.coder,
            self.created_at,
            self.modified_at,
        ];
        values.extend([
            target.word.into(),
            number(target.document.map(|id| id.0)),
            number(target.range.map(|range| range.start.into())),
            number(target.range.map(|range| range.end.into())),
            number(target.code.map(|id| id.0)),
            number(target.coding.map(|id| id.0)),
            number(target.participant.map(|id| id.0)),
        ]);
        Ok(values)
    }
}

impl StoredNoun for Memo {
    fn put(&self, db: &Connection) -> rusqlite::Result<()> {
        self.put_line(db)
    }

    fn delete(&self, db: &Connection) -> rusqlite::Result<()> {
        db.prepare_cached("DELETE FROM memo WHERE id = ?1")?
            .execute([self.id])?;
        Ok(())
    }
}
