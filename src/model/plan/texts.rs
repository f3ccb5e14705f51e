//! Edits of the words of documents: what stands on them moves with them.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::{Planner, turns};
use crate::model::{
    Change, Coding, CodingId, Delta, Document, DocumentId, EditError, Highlight, HighlightId, Memo, MemoId,
    MemoTarget, OperationKind, Shift, Snapshot, Summary, TextDelta, TextId,
};
use crate::text::{CharRange, Patch, PatchError, Text, grapheme};

/// Farther away than this, in scalar values, no change joins the letters at an edge: none is so long.
const LETTER: u32 = 64;

/// What would be deleted because nothing of its passage is left.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vanishing {
    /// Codings, in reading order.
    pub codings: Vec<CodingId>,
    /// Memos on those codings and on passages.
    pub memos: Vec<MemoId>,
    /// Highlights, in reading order.
    pub highlights: Vec<HighlightId>,
    /// Codings that would stand where another of the same code and coder stands, and become one with it.
    pub joined: Vec<CodingId>,
}

impl Vanishing {
    /// Whether nothing would be deleted.
    pub fn is_empty(&self) -> bool {
        self.codings.is_empty()
            && self.memos.is_empty()
            && self.highlights.is_empty()
            && self.joined.is_empty()
    }
}

/// What a change of a document's words would delete. Its text must have been read.
pub fn vanishing(snapshot: &Snapshot, document: DocumentId, patch: &Patch) -> Vanishing {
    Vanishing {
        joined: joined_codings(snapshot, document, patch),
        ..without_words_left(snapshot, document, patch)
    }
}

/// That of which nothing is left.
fn without_words_left(snapshot: &Snapshot, document: DocumentId, patch: &Patch) -> Vanishing {
    let codings = snapshot.codings_in(document).iter();
    let codings: Vec<CodingId> = codings
        .filter(|c| patch.moved(c.range).is_none())
        .map(|c| c.id)
        .collect();
    let of_codings = codings
        .iter()
        .flat_map(|c| snapshot.memos_on(MemoTarget::Coding(*c)));
    let of_passages = snapshot.passage_memos(document).filter(|m| {
        let passage = m.target.passage(None);
        passage.is_some_and(|(_, range)| patch.moved(range).is_none())
    });
    let memos = of_codings.chain(of_passages).map(|m| m.id).collect();
    let highlights = snapshot.highlights_in(document);
    let highlights = highlights.filter(|h| patch.moved(h.range).is_none());
    Vanishing {
        highlights: highlights.map(|h| h.id).collect(),
        codings,
        memos,
        joined: Vec::new(),
    }
}

impl Planner {
    pub(super) fn edit_text(&mut self, id: DocumentId, patch: &Patch) -> Result<Summary, EditError> {
        let name = self.get::<Document>(id)?.name;
        self.patch_text(id, patch)?;
        Ok(Summary::new(OperationKind::DocumentText, name, 1))
    }

    pub(super) fn replace_text(&mut self, patches: Vec<(DocumentId, Patch)>) -> Result<Summary, EditError> {
        let Some((first, _)) = patches.first() else {
            return Err(EditError::NothingToDo);
        };
        let name = self.get::<Document>(*first)?.name;
        let places = patches.iter().map(|(_, patch)| patch.splices().len()).sum();
        // A document has one next version in an operation.
        let mut by_document = BTreeMap::<DocumentId, Patch>::new();
        for (id, patch) in patches {
            let earlier = by_document.remove(&id).unwrap_or_default();
            by_document.insert(id, earlier.then(patch));
        }
        for (id, patch) in &by_document {
            self.patch_text(*id, patch)?;
        }
        Ok(match by_document.len() {
            1 => Summary::new(OperationKind::DocumentReplace, name, places),
            _ => Summary::new(OperationKind::DocumentsReplace, name, places),
        })
    }

    fn patch_text(&mut self, id: DocumentId, patch: &Patch) -> Result<(), EditError> {
        let document: Document = self.get(id)?;
        let Some(old) = self.snapshot.text(id).cloned() else {
            return Err(EditError::Missing("document"));
        };
        let new = patch
            .apply(&old)
            .map_err(|error| refusal_of_patch(error, &document))?;
        if new == old {
            return Ok(());
        }
        let gone = without_words_left(&self.snapshot, id, patch);
        for memo in &gone.memos {
            self.drop_row::<Memo>(*memo);
        }
        for highlight in &gone.highlights {
            self.drop_row::<Highlight>(*highlight);
        }
        let (changes, shifts) = self.moved_codings(id, patch, &old, &new);
        self.commit(changes);
        if !shifts.is_empty() {
            self.commit(vec![Change::Shifts(id, shifts)]);
            self.join_twins(id)?;
        }
        self.move_memos(id, patch, &old, &new);
        self.move_highlights(id, patch, &old, &new);
        let text = TextId(self.fresh_id());
        self.snapshot.add_text(text, new.clone());
        self.texts.push((text, new.clone()));
        self.commit(vec![Change::Text(TextDelta::new(
            document.text,
            text,
            patch,
            &old,
        ))]);
        let turns = match turns::moved_turns(&old, &new, patch, &document.turns) {
            turns if turns == *document.turns => Arc::clone(&document.turns),
            turns => turns.into(),
        };
        let mut document = Document {
            text,
            chars: new.chars(),
            turns,
            ..document
        };
        document.drop_stray_labels();
        self.put(document);
        Ok(())
    }

    /// The deaths of codings of which nothing is left, and the new places of those that move.
    fn moved_codings(
        &self,
        id: DocumentId,
        patch: &Patch,
        old: &Text,
        new: &Text,
    ) -> (Vec<Change>, Vec<Shift>) {
        let (mut deaths, mut shifts) = (Vec::new(), Vec::new());
        for coding in self.snapshot.codings_in(id) {
            match moved_and_widened(coding.range, patch, old, new) {
                None => deaths.push(Change::Coding(Delta::<Coding> {
                    before: Some(coding.clone()),
                    after: None,
                })),
                Some(after) if after != coding.range => shifts.push(Shift {
                    coding: coding.id,
                    before: coding.range,
                    after,
                }),
                Some(_) => {}
            }
        }
        (deaths, shifts)
    }

    fn move_memos(&mut self, id: DocumentId, patch: &Patch, old: &Text, new: &Text) {
        let memos: Vec<Arc<Memo>> = self.snapshot.passage_memos(id).cloned().collect();
        for memo in memos {
            if let MemoTarget::Passage(_, range) = memo.target
                && let Some(after) = moved_and_widened(range, patch, old, new)
            {
                self.put(Memo {
                    target: MemoTarget::Passage(id, after),
                    ..Memo::clone(&memo)
                });
            }
        }
    }

    fn move_highlights(&mut self, id: DocumentId, patch: &Patch, old: &Text, new: &Text) {
        let highlights: Vec<Arc<Highlight>> = self.snapshot.highlights_in(id).cloned().collect();
        for highlight in highlights {
            if let Some(range) = moved_and_widened(highlight.range, patch, old, new) {
                self.put(Highlight {
                    range,
                    ..Highlight::clone(&highlight)
                });
            }
        }
    }
}

/// The codings that a change of words would bring to where an older one of the same code and coder stands.
fn joined_codings(snapshot: &Snapshot, document: DocumentId, patch: &Patch) -> Vec<CodingId> {
    let Some(old) = snapshot.text(document) else {
        return Vec::new();
    };
    let Ok(new) = patch.apply(old) else {
        return Vec::new();
    };
    let mut rows: Vec<&Coding> = snapshot.codings_in(document).iter().collect();
    rows.sort_unstable_by_key(|c| c.id);
    let mut there = HashSet::new();
    rows.into_iter()
        .filter(|c| {
            moved_and_widened(c.range, patch, old, &new)
                .is_some_and(|range| !there.insert((range, c.code, c.coder)))
        })
        .map(|c| c.id)
        .collect()
}

/// Where a passage stands in the new text, widened to whole letters; `None` when nothing of it is left.
fn moved_and_widened(range: CharRange, patch: &Patch, old: &Text, new: &Text) -> Option<CharRange> {
    let moved = patch.moved(range)?;
    if range.is_empty() {
        return Some(moved);
    }
    // An edge at which letters have come together moves outwards; one that cut a letter before may go on to.
    let edge = |before: u32, after: u32, forward: bool| {
        if !patch.touches(before.saturating_sub(LETTER)..before.saturating_add(LETTER)) {
            return after;
        }
        let byte = new.byte_at_char(after);
        let border = grapheme::border(new.as_str(), byte, forward);
        let was = old.byte_at_char(before);
        if border != byte && grapheme::border(old.as_str(), was, forward) == was {
            new.char_at_byte(border)
        } else {
            after
        }
    };
    Some(CharRange::new(
        edge(range.start, moved.start, false),
        edge(range.end, moved.end, true),
    ))
}

fn refusal_of_patch(error: PatchError, document: &Document) -> EditError {
    let range = match error {
        PatchError::Outside(range) => range,
        PatchError::Overlap(at) => CharRange::new(at, at),
        PatchError::TooLong => CharRange::new(0, u32::MAX),
    };
    EditError::BadRange {
        document: document.name.clone(),
        start: range.start,
        end: range.end,
        chars: document.chars,
    }
}
