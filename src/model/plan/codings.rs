//! Edits of codings.

use std::collections::{HashMap, HashSet};

use super::codes::join;
use super::{Planner, clean_text};
use crate::model::{
    Change, Code, CodeId, CodeRef, CoderId, Coding, CodingId, Delta, Document, DocumentId, DocumentState,
    EditError, Guid, Importance, MemoKind, MemoTarget, NewCoding, OperationKind, Summary,
};
use crate::text::{CharRange, beginning};

/// What makes two codings the same.
type CodingKey = (DocumentId, CharRange, CodeId, CoderId);

fn key(c: &Coding) -> CodingKey {
    (c.document, c.range, c.code, c.coder)
}

fn created(row: Coding) -> Change {
    Change::Coding(Delta {
        before: None,
        after: Some(row),
    })
}

fn deleted(row: Coding) -> Change {
    Change::Coding(Delta {
        before: Some(row),
        after: None,
    })
}

impl Planner {
    /// A passage that may be coded: inside the text, not empty, widened to grapheme borders.
    pub(super) fn checked_range(
        &self,
        document: DocumentId,
        range: CharRange,
    ) -> Result<CharRange, EditError> {
        let row: Document = self.get(document)?;
        if range.is_empty() || range.end > row.chars {
            return Err(EditError::BadRange {
                document: row.name,
                start: range.start,
                end: range.end,
                chars: row.chars,
            });
        }
        Ok(self
            .snapshot
            .text(document)
            .map_or(range, |text| text.snap(range)))
    }

    fn resolve(&mut self, code: CodeRef) -> Result<CodeId, EditError> {
        match code {
            CodeRef::Id(id) => self.get::<Code>(id).map(|c| c.id),
            CodeRef::Path(path) => self.resolve_path(&path),
            CodeRef::New { name, parent } => self.code_called(parent, &name),
        }
    }

    pub(super) fn add_codings(&mut self, codings: Vec<NewCoding>) -> Result<Summary, EditError> {
        let many = codings.len() > 1;
        let mut rows: Vec<Change> = Vec::with_capacity(codings.len());
        let mut memos: Vec<(CodingId, String)> = Vec::new();
        let mut seen: HashMap<DocumentId, HashSet<CodingKey>> = HashMap::new();
        let mut first = None;
        for (i, new) in codings.into_iter().enumerate() {
            let at_row = |error| {
                if many {
                    EditError::Row {
                        row: i + 1,
                        error: Box::new(error),
                    }
                } else {
                    error
                }
            };
            let range = self.checked_range(new.document, new.range).map_err(at_row)?;
            let code = self.resolve(new.code).map_err(at_row)?;
            let coder = match &new.coder {
                Some(name) => self.coder_called(name).map_err(at_row)?,
                None => self.coder,
            };
            first = first.or(Some(code));
            let row = Coding {
                id: CodingId(self.fresh_id()),
                guid: Guid::new(),
                document: new.document,
                range,
                code,
                coder,
                created_at: self.now,
                condensed: condensed_text(&new.condensed),
                importance: Importance::NONE,
            };
            let there = seen
                .entry(new.document)
                .or_insert_with(|| self.snapshot.codings_in(new.document).iter().map(key).collect());
            if !there.insert(key(&row)) {
                self.created.skipped += 1;
                continue;
            }
            if !new.memo.trim().is_empty() {
                memos.push((row.id, new.memo));
            }
            self.created.codings.push(row.id);
            rows.push(created(row));
        }
        if rows.is_empty() {
            return Err(if self.created.skipped > 0 {
                EditError::AlreadyCoded
            } else {
                EditError::NothingToDo
            });
        }
        let count = rows.len();
        let mut coded: Vec<(DocumentId, CharRange)> = rows
            .iter()
            .filter_map(|change| match change {
                Change::Coding(delta) => delta.after.as_ref(),
                _ => None,
            })
            .map(|row| (row.document, row.range))
            .collect();
        self.commit(rows);
        self.drop_covered_highlights(&coded);
        coded.dedup_by_key(|(document, _)| *document);
        for (document, _) in coded {
            self.begin_coding(document)?;
        }
        for (coding, body) in memos {
            self.new_memo(MemoTarget::Coding(coding), MemoKind::Note, clean_text(body));
        }
        let name = first
            .and_then(|c| self.snapshot.code(c))
            .map(|c| c.name.clone())
            .unwrap_or_default();
        Ok(Summary::new(OperationKind::CodingAdd, name, count))
    }

    /// A new document of which something is coded is no longer new.
    fn begin_coding(&mut self, document: DocumentId) -> Result<(), EditError> {
        let row: Document = self.get(document)?;
        if row.state == DocumentState::New {
            self.put(Document {
                state: DocumentState::Coding,
                ..row
            });
        }
        Ok(())
    }

    pub(super) fn resize_coding(&mut self, id: CodingId, range: CharRange) -> Result<Summary, EditError> {
        let row: Coding = self.get(id)?;
        let range = self.checked_range(row.document, range)?;
        let name = self.get::<Code>(row.code)?.name;
        let after = Coding { range, ..row };
        let twin = self
            .snapshot
            .codings_in(after.document)
            .iter()
            .any(|c| c.id != id && key(c) == key(&after));
        if twin {
            return Err(EditError::AlreadyCoded);
        }
        self.put(after);
        Ok(Summary::new(OperationKind::CodingResize, name, 1))
    }

    pub(super) fn recode_codings(&mut self, ids: &[CodingId], code: CodeRef) -> Result<Summary, EditError> {
        let Some(first) = ids.first() else {
            return Err(EditError::NothingToDo);
        };
        let from = self.get::<Code>(self.get::<Coding>(*first)?.code)?.name;
        let code = self.resolve(code)?;
        let to = self.get::<Code>(code)?.name;
        self.move_codings_to(ids, code)?;
        Ok(Summary::new(OperationKind::CodingRecode, from, ids.len()).with_other(to))
    }

    /// Gives codings another code. One that would become the twin of another goes into it.
    pub(super) fn move_codings_to(&mut self, ids: &[CodingId], code: CodeId) -> Result<(), EditError> {
        let wanted: HashSet<CodingId> = ids.iter().copied().collect();
        let rows: Vec<Coding> = self.snapshot.codings_of(&wanted).into_iter().cloned().collect();
        let mut there: HashMap<CodingKey, CodingId> = rows
            .iter()
            .map(|r| r.document)
            .collect::<HashSet<_>>()
            .into_iter()
            .flat_map(|d| self.snapshot.codings_in(d))
            .filter(|c| c.code == code)
            .map(|c| (key(c), c.id))
            .collect();
        let mut changes = Vec::new();
        let mut twins = Vec::new();
        for row in rows.into_iter().filter(|r| r.code != code) {
            let after = Coding { code, ..row.clone() };
            match there.get(&key(&after)) {
                Some(twin) => twins.push((row, *twin)),
                None => {
                    there.insert(key(&after), after.id);
                    changes.push(Change::Coding(Delta {
                        before: Some(row),
                        after: Some(after),
                    }));
                }
            }
        }
        self.commit(changes);
        self.merge_into_twins(twins)
    }

    /// Lets codings go into others that are the same, with their memos and condensed units. What is the more important
    /// of the two stays so.
    pub(super) fn merge_into_twins(&mut self, twins: Vec<(Coding, CodingId)>) -> Result<(), EditError> {
        for (row, twin) in &twins {
            let mut kept: Coding = self.get(*twin)?;
            if let Some(condensed) = &row.condensed {
                let mut text = kept.condensed.as_deref().unwrap_or_default().to_owned();
                join(&mut text, condensed);
                kept.condensed = condensed_text(&text);
            }
            kept.importance = kept.importance.max(row.importance);
            self.put(kept);
            self.merge_memos(MemoTarget::Coding(row.id), MemoTarget::Coding(*twin));
        }
        self.commit(twins.into_iter().map(|(row, _)| deleted(row)).collect());
        Ok(())
    }

    /// Codings of a document that have become the same as an older one by a change of its words become one with it.
    pub(super) fn join_twins(&mut self, document: DocumentId) -> Result<(), EditError> {
        let mut there = HashMap::<CodingKey, CodingId>::new();
        let mut twins = Vec::new();
        let mut rows: Vec<&Coding> = self.snapshot.codings_in(document).iter().collect();
        rows.sort_unstable_by_key(|c| c.id);
        for row in rows {
            match there.get(&key(row)) {
                Some(twin) => twins.push((row.clone(), *twin)),
                None => {
                    there.insert(key(row), row.id);
                }
            }
        }
        self.merge_into_twins(twins)
    }

    pub(super) fn delete_codings(&mut self, ids: &[CodingId]) -> Result<Summary, EditError> {
        let Some(first) = ids.first() else {
            return Err(EditError::NothingToDo);
        };
        let name = self.get::<Code>(self.get::<Coding>(*first)?.code)?.name;
        let doomed: HashSet<CodingId> = ids.iter().copied().collect();
        self.drop_memos_on_codings(&doomed);
        let rows: Vec<Change> = self
            .snapshot
            .codings_of(&doomed)
            .into_iter()
            .cloned()
            .map(deleted)
            .collect();
        let count = rows.len();
        self.commit(rows);
        Ok(Summary::new(OperationKind::CodingDelete, name, count))
    }

    pub(super) fn set_condensed(&mut self, id: CodingId, text: &str) -> Result<Summary, EditError> {
        let row: Coding = self.get(id)?;
        let name = self.get::<Code>(row.code)?.name;
        let condensed = condensed_text(text);
        let document = self.get::<Document>(row.document)?.name;
        let words = beginning(condensed.as_deref().unwrap_or_default(), CONDENSED_TOLD);
        self.put(Coding { condensed, ..row });
        let done = Summary::new(OperationKind::CodingCondense, name, 1);
        Ok(done.with_other(format!("{document}\n{words}")))
    }

    pub(super) fn set_importance(
        &mut self,
        ids: &[CodingId],
        importance: Importance,
    ) -> Result<Summary, EditError> {
        let Some(first) = ids.first() else {
            return Err(EditError::NothingToDo);
        };
        let name = self.get::<Code>(self.get::<Coding>(*first)?.code)?.name;
        let wanted: HashSet<CodingId> = ids.iter().copied().collect();
        let rows = self.snapshot.codings_of(&wanted).into_iter();
        let changes: Vec<Change> = rows
            .filter(|row| row.importance != importance)
            .map(|row| {
                Change::Coding(Delta {
                    before: Some(row.clone()),
                    after: Some(Coding {
                        importance,
                        ..row.clone()
                    }),
                })
            })
            .collect();
        let count = changes.len();
        self.commit(changes);
        let number = importance.number().to_string();
        Ok(Summary::new(OperationKind::CodingImportance, name, count).with_other(number))
    }
}

/// So many characters of a condensed unit the history tells.
const CONDENSED_TOLD: usize = 60;

fn condensed_text(text: &str) -> Option<Box<str>> {
    let text = clean_text(text.trim().to_owned());
    (!text.is_empty()).then(|| text.into_boxed_str())
}
