//! How often each code was given: in how many passages, documents and participants.

use crate::model::{AttributeId, CodeId, DocumentId, GroupId, Snapshot};

use super::Selection;
use super::counting::Counter;

/// What is split into parts beside the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum By {
    /// Each document.
    Document,
    /// Each group of documents.
    Group,
    /// Each value of an attribute of participants; a passage with speakers of several values counts in each.
    Attribute(AttributeId),
}

/// Which part of the whole.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum PartKey {
    /// A document.
    Document(DocumentId),
    /// A group, or the documents without one.
    Group(Option<GroupId>),
    /// A value of the attribute, or its lack.
    Value(Option<String>),
}

/// In how much of the material something was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Different passages.
    pub passages: usize,
    /// Documents with at least one of them.
    pub documents: usize,
    /// Participants who speak in at least one of them.
    pub participants: usize,
}

/// One code's counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeFrequency {
    /// The code, subcategory or category.
    pub code: CodeId,
    /// Its depth in the code system, from 0.
    pub depth: usize,
    /// Passages with the code itself.
    pub own: Count,
    /// Passages with the code or anything below it, each counted once.
    pub total: Count,
    /// What of `total` is in each of [`Frequencies::parts`].
    pub by_part: Vec<Count>,
}

/// A part of the material, with the denominators of its percentages.
///
/// In a split by an attribute a passage, a document and a participant are in a part when the part's value is that of a
/// speaker of the passage, of a participant of the document, and of the participant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which part.
    pub key: PartKey,
    /// What was found in it, whatever its code. Its passages are the denominator of percentages of passages.
    pub coded: Count,
    /// Its documents, coded or not: the denominator of percentages of documents.
    pub documents: usize,
    /// Its participants, coded or not: the denominator of percentages of participants.
    pub participants: usize,
}

/// Frequencies of all codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frequencies {
    /// The codes depth first, in their order.
    pub codes: Vec<CodeFrequency>,
    /// The parts asked for, in the order of the project's lists; attribute values in the order in which participants
    /// bring them, their lack last.
    pub parts: Vec<Part>,
    /// What was found altogether: all coded passages, the documents and participants that have any.
    pub coded: Count,
    /// Documents looked at, coded or not: the denominator of percentages of documents.
    pub documents: usize,
    /// Participants of the documents looked at: the denominator of percentages of participants.
    pub participants: usize,
}

impl Frequencies {
    /// The counts of a code.
    pub fn of(&self, code: CodeId) -> Option<&CodeFrequency> {
        self.codes.iter().find(|c| c.code == code)
    }
}

/// Counts passages, documents and participants for every code in the selected documents.
///
/// The selection's codes do not limit what is counted; its documents and coders do. A million codings take some tens
/// of milliseconds, however they are split.
pub fn frequencies(snapshot: &Snapshot, selection: &Selection, by: Option<By>) -> Frequencies {
    Counter::new(snapshot, selection, by).count(selection)
}
