//! Memos by what they are about.

use std::collections::HashSet;
use std::sync::Arc;

use super::query::Found;
use crate::model::{CodeId, CoderId, CodingId, DocumentId, Level, Memo, MemoKind, MemoTarget, Snapshot};

/// What kind of thing a memo is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The project as a whole: the research journal.
    Project,
    /// A document.
    Document,
    /// A passage that need not be coded.
    Passage,
    /// A category.
    Category,
    /// A subcategory.
    Subcategory,
    /// A code.
    Code,
    /// One coding.
    Coding,
    /// A participant.
    Participant,
}

impl Subject {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::Project,
        Self::Document,
        Self::Passage,
        Self::Category,
        Self::Subcategory,
        Self::Code,
        Self::Coding,
        Self::Participant,
    ];

    /// What a target is in this project.
    pub fn of(target: MemoTarget, snapshot: &Snapshot) -> Self {
        match target {
            MemoTarget::Project => Self::Project,
            MemoTarget::Document(_) => Self::Document,
            MemoTarget::Passage(..) => Self::Passage,
            MemoTarget::Code(id) => match snapshot.code(id).map(|c| c.level) {
                Some(Level::Category) => Self::Category,
                Some(Level::Subcategory) => Self::Subcategory,
                Some(Level::Code) | None => Self::Code,
            },
            MemoTarget::Coding(_) => Self::Coding,
            MemoTarget::Participant(_) => Self::Participant,
        }
    }

    /// The name used on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Project => "project",
            Self::Document => "document",
            Self::Passage => "passage",
            Self::Category => "category",
            Self::Subcategory => "subcategory",
            Self::Code => "code",
            Self::Coding => "coding",
            Self::Participant => "participant",
        }
    }
}

/// Which memos are looked at; `None` stands for all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MemoSelection {
    /// Of one kind.
    pub kind: Option<MemoKind>,
    /// About one kind of thing.
    pub subject: Option<Subject>,
    /// By one person.
    pub coder: Option<CoderId>,
}

impl MemoSelection {
    /// Whether a memo belongs to it.
    pub fn has(&self, memo: &Memo, snapshot: &Snapshot) -> bool {
        self.kind.is_none_or(|kind| kind == memo.kind)
            && self.coder.is_none_or(|coder| coder == memo.coder)
            && self
                .subject
                .is_none_or(|subject| subject == Subject::of(memo.target, snapshot))
    }
}

/// Whether a memo is about something that a query found: a coding, a passage that shares a character with a found one, a
/// document with a found passage, the code of a found coding, or whoever speaks in a found passage. The project as a whole
/// is none of it.
pub fn memos_on_found<'a>(snapshot: &'a Snapshot, found: &'a Found) -> impl Fn(&Memo) -> bool + 'a {
    let codings: HashSet<CodingId> = found.codings().collect();
    let codes: HashSet<CodeId> = snapshot
        .codings_of(&codings)
        .into_iter()
        .map(|coding| coding.code)
        .collect();
    let documents: HashSet<DocumentId> = found.documents().collect();
    let people = found.speakers(snapshot);
    move |memo| match memo.target {
        MemoTarget::Coding(id) => codings.contains(&id),
        MemoTarget::Passage(document, range) => found.touches(document, range),
        MemoTarget::Document(id) => documents.contains(&id),
        MemoTarget::Code(id) => codes.contains(&id),
        MemoTarget::Participant(id) => people.contains(&id),
        MemoTarget::Project => false,
    }
}

/// The memos of a selection, the oldest first.
pub fn memos<'a>(snapshot: &'a Snapshot, selection: &MemoSelection) -> Vec<&'a Arc<Memo>> {
    let mut found: Vec<&Arc<Memo>> = snapshot
        .memos()
        .filter(|memo| selection.has(memo, snapshot))
        .collect();
    found.sort_by_key(|memo| (memo.created_at, memo.id));
    found
}
