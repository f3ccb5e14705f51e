//! Changes: what an edit does to single rows, invertible because each holds the row before and after.

use serde::{Deserialize, Serialize};

use super::{
    Attribute, CaseSummary, Code, Coder, Coding, CodingId, Document, DocumentId, Group, Highlight, Memo,
    Participant, ProjectInfo, SavedQuery, TextId, WordList,
};
use crate::text::{CharRange, Patch, Splice, Text};

/// A row before and after. `before: None` where it is created, `after: None` where it is deleted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Delta<T> {
    /// The row as it was.
    pub before: Option<T>,
    /// The row as it is now.
    pub after: Option<T>,
}

impl<T> Delta<T> {
    fn inverted(self) -> Self {
        Self {
            before: self.after,
            after: self.before,
        }
    }
}

/// A stored text that gives way to its next version, with what was removed from it and what came in.
///
/// Every version has an id of its own, so that whatever was computed from a text stays true of its id. The file holds
/// one version at a time; the others follow from it by these.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TextDelta {
    /// The version that goes.
    pub before: TextId,
    /// The version that comes.
    pub after: TextId,
    /// What differs, in order.
    pub pieces: Vec<TextPiece>,
}

/// One place at which two versions of a text differ.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TextPiece {
    /// Where, in scalar values of the version before.
    pub at: u32,
    /// What stood there.
    pub removed: String,
    /// What stands there now.
    pub inserted: String,
}

impl TextDelta {
    /// What `patch` does to the text `before`, whose words are `text`.
    pub fn new(before: TextId, after: TextId, patch: &Patch, text: &Text) -> Self {
        let pieces = patch.splices().iter().map(|splice| TextPiece {
            at: splice.range.start,
            removed: text.slice(splice.range).to_owned(),
            inserted: splice.inserted.clone(),
        });
        Self {
            before,
            after,
            pieces: pieces.collect(),
        }
    }

    /// The version that comes; `None` when `before` is not the version that goes.
    pub fn apply(&self, before: &Text) -> Option<Text> {
        let mut splices = Vec::with_capacity(self.pieces.len());
        for piece in &self.pieces {
            let end = piece.at.checked_add(length(&piece.removed))?;
            let range = CharRange::new(piece.at, end);
            if end > before.chars() || before.slice(range) != piece.removed {
                return None;
            }
            splices.push(Splice {
                range,
                inserted: piece.inserted.clone(),
            });
        }
        Patch::exact(splices).ok()?.apply(before).ok()
    }

    /// The change that leads back.
    pub fn inverted(self) -> Self {
        let mut shift = 0i64;
        let pieces = self.pieces.into_iter().map(|piece| {
            let at = i64::from(piece.at) + shift;
            shift += i64::from(length(&piece.inserted)) - i64::from(length(&piece.removed));
            TextPiece {
                // A place that is none refuses itself when it is applied.
                at: u32::try_from(at).unwrap_or(u32::MAX),
                removed: piece.inserted,
                inserted: piece.removed,
            }
        });
        Self {
            before: self.after,
            after: self.before,
            pieces: pieces.collect(),
        }
    }
}

/// Length in scalar values.
fn length(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

/// A coding whose passage moves with its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    from = "(CodingId, u32, u32, u32, u32)",
    into = "(CodingId, u32, u32, u32, u32)"
)]
pub struct Shift {
    /// Which.
    pub coding: CodingId,
    /// Where it stood.
    pub before: CharRange,
    /// Where it stands now.
    pub after: CharRange,
}

impl From<(CodingId, u32, u32, u32, u32)> for Shift {
    fn from((coding, a, b, c, d): (CodingId, u32, u32, u32, u32)) -> Self {
        Self {
            coding,
            before: CharRange::new(a, b),
            after: CharRange::new(c, d),
        }
    }
}

impl From<Shift> for (CodingId, u32, u32, u32, u32) {
    fn from(s: Shift) -> Self {
        (s.coding, s.before.start, s.before.end, s.after.start, s.after.end)
    }
}

/// A change of a row, or of many alike. A list of these is what the journal keeps of an operation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// The project's own row.
    Project(Delta<ProjectInfo>),
    /// A group of documents.
    Group(Delta<Group>),
    /// A document; its text is kept apart and never deleted.
    Document(Delta<Document>),
    /// A code, subcategory or category.
    Code(Delta<Code>),
    /// A coding.
    Coding(Delta<Coding>),
    /// A memo.
    Memo(Delta<Memo>),
    /// A highlighted passage.
    Highlight(Delta<Highlight>),
    /// A summary of a case.
    CaseSummary(Delta<CaseSummary>),
    /// A query that is kept.
    SavedQuery(Delta<SavedQuery>),
    /// A list of words with its entries.
    WordList(Delta<WordList>),
    /// A participant with all values.
    Participant(Delta<Participant>),
    /// An attribute.
    Attribute(Delta<Attribute>),
    /// A coder.
    Coder(Delta<Coder>),
    /// The words of a text.
    Text(TextDelta),
    /// Where codings of one document stand, after its text has changed: many rows, and nothing else of them.
    Shifts(DocumentId, Vec<Shift>),
}

impl Change {
    /// The change that takes this one back.
    pub fn inverted(self) -> Self {
        match self {
            Self::Project(d) => Self::Project(d.inverted()),
            Self::Group(d) => Self::Group(d.inverted()),
            Self::Document(d) => Self::Document(d.inverted()),
            Self::Code(d) => Self::Code(d.inverted()),
            Self::Coding(d) => Self::Coding(d.inverted()),
            Self::Memo(d) => Self::Memo(d.inverted()),
            Self::Highlight(d) => Self::Highlight(d.inverted()),
            Self::CaseSummary(d) => Self::CaseSummary(d.inverted()),
            Self::SavedQuery(d) => Self::SavedQuery(d.inverted()),
            Self::WordList(d) => Self::WordList(d.inverted()),
            Self::Participant(d) => Self::Participant(d.inverted()),
            Self::Attribute(d) => Self::Attribute(d.inverted()),
            Self::Coder(d) => Self::Coder(d.inverted()),
            Self::Text(d) => Self::Text(d.inverted()),
            Self::Shifts(document, shifts) => {
                let back = shifts.into_iter().map(|s| Shift {
                    before: s.after,
                    after: s.before,
                    ..s
                });
                Self::Shifts(document, back.collect())
            }
        }
    }
}

/// The changes that take a whole operation back, in the order in which they must run.
pub fn inverse(changes: Vec<Change>) -> Vec<Change> {
    changes.into_iter().rev().map(Change::inverted).collect()
}

/// The changes of an operation and of its continuation, as those of one: a memo that both write goes from its state
/// before the first to that after the second.
pub fn joined_changes(mut first: Vec<Change>, then: &[Change]) -> Vec<Change> {
    for change in then {
        let same = |delta: &Delta<Memo>| match (change, &delta.after) {
            (
                Change::Memo(Delta {
                    before: Some(now),
                    after,
                }),
                Some(was),
            ) if now.id == was.id => Some(after),
            _ => None,
        };
        let found = first.iter_mut().find_map(|earlier| match earlier {
            Change::Memo(delta) => same(delta).map(|after| (delta, after)),
            _ => None,
        });
        match found {
            Some((delta, after)) => delta.after.clone_from(after),
            None => first.push(change.clone()),
        }
    }
    first
}
