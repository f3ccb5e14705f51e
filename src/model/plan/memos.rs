//! Edits of memos.

use std::collections::HashSet;
use std::sync::Arc;

use super::codes::join;
use super::{Planner, clean_text};
use crate::model::{
    Code, Coding, CodingId, Document, EditError, Guid, Memo, MemoId, MemoKind, MemoTarget, OperationKind,
    Participant, Summary,
};

/// What of the thing that is named a memo is about, as the words for operations know it; empty where it is about all of
/// it.
fn part_of_target(target: MemoTarget) -> &'static str {
    match target {
        MemoTarget::Passage(..) => "passage",
        MemoTarget::Coding(_) => "coding",
        MemoTarget::Project | MemoTarget::Document(_) | MemoTarget::Code(_) | MemoTarget::Participant(_) => {
            ""
        }
    }
}

impl Planner {
    pub(super) fn write_memo(
        &mut self,
        memo: Option<MemoId>,
        target: MemoTarget,
        kind: MemoKind,
        body: String,
    ) -> Result<Summary, EditError> {
        let about = self.name_of_target(target)?;
        let summary = |kind| Summary::new(kind, about, 1).with_other(part_of_target(target));
        let existing = match memo {
            Some(id) => Some(self.get::<Memo>(id)?),
            None if target == MemoTarget::Project => None,
            None => self.snapshot.memo_on(target).map(|m| Memo::clone(m)),
        };
        let body = clean_text(body);
        let empty = body.trim().is_empty();
        Ok(match existing {
            Some(memo) if empty => {
                self.drop_row::<Memo>(memo.id);
                summary(OperationKind::MemoDelete)
            }
            Some(memo) => {
                if memo.body != body || memo.kind != kind {
                    self.put(Memo {
                        kind,
                        body,
                        modified_at: self.now,
                        ..memo
                    });
                }
                summary(OperationKind::MemoEdit)
            }
            None if empty => return Err(EditError::NothingToDo),
            None => {
                self.new_memo(target, kind, body);
                summary(OperationKind::MemoWrite)
            }
        })
    }

    /// Writes a memo that was not there.
    pub(super) fn new_memo(&mut self, target: MemoTarget, kind: MemoKind, body: String) {
        let id = MemoId(self.fresh_id());
        let (now, coder) = (self.now, self.coder);
        self.put(Memo {
            id,
            guid: Guid::new(),
            target,
            kind,
            body,
            coder,
            created_at: now,
            modified_at: now,
        });
        self.created.memos.push(id);
    }

    fn name_of_target(&self, target: MemoTarget) -> Result<String, EditError> {
        Ok(match target {
            MemoTarget::Project => self.snapshot.project().name.clone(),
            MemoTarget::Document(id) => self.get::<Document>(id)?.name,
            MemoTarget::Passage(id, range) => {
                self.checked_range(id, range)?;
                self.get::<Document>(id)?.name
            }
            MemoTarget::Code(id) => self.get::<Code>(id)?.name,
            MemoTarget::Coding(id) => self.get::<Code>(self.get::<Coding>(id)?.code)?.name,
            MemoTarget::Participant(id) => self.get::<Participant>(id)?.name,
        })
    }

    /// Moves the memos of what is merged away to what it is merged into. Two memos become one.
    pub(super) fn merge_memos(&mut self, from: MemoTarget, into: MemoTarget) {
        let memos: Vec<Arc<Memo>> = self.snapshot.memos_on(from).cloned().collect();
        for memo in memos {
            match self.snapshot.memo_on(into).cloned() {
                Some(kept) => {
                    let mut kept = Memo::clone(&kept);
                    join(&mut kept.body, &memo.body);
                    self.put(Memo {
                        modified_at: self.now,
                        ..kept
                    });
                    self.drop_row::<Memo>(memo.id);
                }
                None => self.put(Memo {
                    target: into,
                    ..Memo::clone(&memo)
                }),
            }
        }
    }

    pub(super) fn drop_memos_on_codings(&mut self, codings: &HashSet<CodingId>) {
        let on = |id: &CodingId| self.snapshot.memos_on(MemoTarget::Coding(*id));
        let mut doomed: Vec<MemoId> = codings.iter().flat_map(on).map(|m| m.id).collect();
        doomed.sort_unstable();
        for memo in doomed {
            self.drop_row::<Memo>(memo);
        }
    }
}
