//! Edits: what a person means to do, before it is checked and broken down into changes.

use std::collections::{BTreeMap, HashSet};

use serde::{Deserialize, Serialize};

use super::{
    AttributeId, Case, CodeId, CodePath, CoderId, CodingId, DirectionChoice, DocumentId, DocumentState,
    GroupId, Guid, HighlightId, ImportRecord, Importance, Level, MemoId, MemoKind, MemoTarget, ParticipantId,
    QueryId, Rgb, Snapshot, SourceKind, Turn, WordEntry, WordListId, WordListKind,
};
use crate::text::{CharRange, Patch, Text};

/// A document that comes in.
#[derive(Clone, Debug, Default)]
pub struct NewDocument {
    /// Wished name; a number is added when it is taken.
    pub name: String,
    /// Group by name, created when missing.
    pub group: Option<String>,
    /// What kind of source it is.
    pub kind: SourceKind,
    /// Base direction.
    pub direction: DirectionChoice,
    /// The text as it will be stored.
    pub text: Text,
    /// Speaker turns.
    pub turns: Vec<Turn>,
    /// Name of the file it came from.
    pub source: String,
    /// How it was read from that file.
    pub import: Option<ImportRecord>,
}

/// A code that comes in, with what stands below it.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct NewCode {
    /// Name.
    pub name: String,
    /// Level; below its parent's when `None`, `Code` at the root.
    pub level: Option<Level>,
    /// Colour; its parent's, or the next free hue at the root, when `None`.
    pub colour: Option<Rgb>,
    /// Definition.
    pub definition: String,
    /// Identity, when it comes from elsewhere.
    pub guid: Option<Guid>,
    /// What stands below it.
    pub children: Vec<NewCode>,
}

/// Which code a new coding takes.
#[derive(Clone, Debug, PartialEq)]
pub enum CodeRef {
    /// One that exists.
    Id(CodeId),
    /// The one that stands there; what is missing is created, the last as a code. A single name also finds the only
    /// code of that name wherever it stands.
    Path(CodePath),
    /// A new one under that parent; one that is there under the same name is taken instead.
    New {
        /// Name.
        name: String,
        /// Parent.
        parent: Option<CodeId>,
    },
}

/// A coding that comes in.
#[derive(Clone, Debug, PartialEq)]
pub struct NewCoding {
    /// The document.
    pub document: DocumentId,
    /// The passage; widened to grapheme borders.
    pub range: CharRange,
    /// The code.
    pub code: CodeRef,
    /// Name of the coder, created when missing; whoever works now when `None`.
    pub coder: Option<String>,
    /// Condensed unit; empty for none.
    pub condensed: String,
    /// Memo; empty for none.
    pub memo: String,
}

impl NewCoding {
    /// A plain coding by whoever works now.
    pub fn new(document: DocumentId, range: CharRange, code: CodeRef) -> Self {
        Self {
            document,
            range,
            code,
            coder: None,
            condensed: String::new(),
            memo: String::new(),
        }
    }
}

/// A participant that comes in, matched by name with those that are there.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
pub struct NewParticipant {
    /// The code that stands for the person.
    pub name: String,
    /// Values by attribute name; attributes are created when missing.
    pub values: Vec<(String, String)>,
    /// Names of documents in which the person speaks.
    pub documents: Vec<String>,
    /// Labels of speakers that mean this person: in those documents, and where none is named in all in which they stand.
    #[serde(default)]
    pub labels: Vec<String>,
    /// Name of the participant who introduced this one.
    pub introduced_by: Option<String>,
}

/// Who speaks in a document, by the IDs of participants. Those that are not there yet are made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentSpeakers {
    /// The document.
    pub document: DocumentId,
    /// All who speak in it; whoever a label means speaks in it too.
    pub participants: Vec<String>,
    /// Whom the labels of its turns mean; `None` for somebody who is no participant. Of a label that is not named here
    /// nothing is said any more.
    pub labels: Vec<(String, Option<String>)>,
}

/// One thing that a person does to a project. Each becomes one operation in the journal, or is refused whole.
#[derive(Clone, Debug)]
pub enum Edit {
    /// Changes the project's name, description or level names.
    SetProject {
        /// Name.
        name: String,
        /// Description.
        description: String,
        /// Level names, outermost first.
        levels: [String; 3],
    },

    /// Adds documents.
    AddDocuments(Vec<NewDocument>),
    /// Renames a document.
    RenameDocument(DocumentId, String),
    /// Sets the kind of a document.
    SetDocumentKind(DocumentId, SourceKind),
    /// Sets the base direction of a document.
    SetDocumentDirection(DocumentId, DirectionChoice),
    /// Says how far the work on documents has come. A new one is being coded from its first coding on by itself.
    SetDocumentState(Vec<DocumentId>, DocumentState),
    /// Puts documents into a group (or none) before another document (or last).
    MoveDocuments {
        /// Which.
        documents: Vec<DocumentId>,
        /// Where to.
        group: Option<GroupId>,
        /// Before this document; last when `None`.
        before: Option<DocumentId>,
    },
    /// Puts documents into a new group.
    GatherDocuments {
        /// Which.
        documents: Vec<DocumentId>,
        /// The name of the group.
        group: String,
    },
    /// Says who speaks in a document.
    LinkParticipants(DocumentId, Vec<ParticipantId>),
    /// Says who speaks in several documents and whom the labels of their turns mean.
    LinkSpeakers(Vec<DocumentSpeakers>),
    /// Changes the words of a document. Codings, memos on passages, highlights and speaker turns move with them; those
    /// of which nothing is left are deleted ([`super::vanishing`] tells which).
    EditText {
        /// Which.
        document: DocumentId,
        /// The change.
        patch: Patch,
    },
    /// As [`Self::EditText`], found and replaced in any number of documents, one after the other.
    ReplaceText(Vec<(DocumentId, Patch)>),
    /// Deletes documents with their codings, memos and highlights.
    DeleteDocuments(Vec<DocumentId>),
    /// Creates a group.
    CreateGroup(String),
    /// Renames a group.
    RenameGroup(GroupId, String),
    /// Deletes a group; its documents stay, in no group.
    DeleteGroup(GroupId),

    /// Creates codes under a parent (or at the root), after its other children.
    CreateCodes {
        /// Parent.
        parent: Option<CodeId>,
        /// What to create.
        codes: Vec<NewCode>,
    },
    /// Takes in a code system: what is there under the same path is kept and its empty definition filled.
    ImportCodes(Vec<NewCode>),
    /// Renames a code.
    RenameCode(CodeId, String),
    /// Recolours codes.
    RecolourCodes(Vec<CodeId>, Rgb),
    /// Writes the definition of a code.
    DefineCode(CodeId, String),
    /// Sets the level of codes.
    SetLevel(Vec<CodeId>, Level),
    /// Moves codes with all below them under a parent (or the root), before one of its children (or last).
    MoveCodes {
        /// Which.
        codes: Vec<CodeId>,
        /// Where to.
        parent: Option<CodeId>,
        /// Before this child; last when `None`.
        before: Option<CodeId>,
    },
    /// Creates a code that holds others: they move below it, in the given order.
    GatherCodes {
        /// Name of the new code.
        name: String,
        /// Its level.
        level: Level,
        /// Under which it stands, after its other children; the root when `None`.
        parent: Option<CodeId>,
        /// What it holds.
        codes: Vec<CodeId>,
    },
    /// Merges codes into another: their codings, children, definitions and memos go over to it.
    MergeCodes {
        /// Which vanish.
        from: Vec<CodeId>,
        /// Which stays.
        into: CodeId,
    },
    /// Deletes codes with all below them, their codings and memos.
    DeleteCodes(Vec<CodeId>),

    /// Codes passages. Codings that are already there (same passage, code and coder) are skipped. A highlight that a
    /// passage covers has done its work and goes.
    AddCodings(Vec<NewCoding>),
    /// Moves the borders of a coding.
    ResizeCoding(CodingId, CharRange),
    /// Takes a passage out of codings. Each keeps what lies before and behind the passage, save a part of blanks and
    /// punctuation alone; of one that is parted, memo and condensed unit stay with the first part. One of which nothing
    /// else is left is removed with its memo. Codings that do not reach into the passage stay as they are.
    UncodePassage {
        /// The document.
        document: DocumentId,
        /// The passage; widened to grapheme borders.
        range: CharRange,
        /// Which codings lose it.
        codings: Vec<CodingId>,
    },
    /// Splits a coding at places inside it, each brought to the grapheme border before it. A part of blanks and
    /// punctuation alone is left out. Memo and condensed unit stay with the first part.
    SplitCoding(CodingId, Vec<u32>),
    /// Gives codings another code.
    RecodeCodings(Vec<CodingId>, CodeRef),
    /// Removes codings with their memos.
    DeleteCodings(Vec<CodingId>),
    /// Writes the condensed unit of a coding; empty removes it.
    SetCondensed(CodingId, String),
    /// Says how important the passages of codings are.
    SetImportance(Vec<CodingId>, Importance),
    /// Makes one coding of each of these and its neighbours: those of the same code by the same coder in the document
    /// that touch it, overlap it, or stand apart by blanks, punctuation and other signs alone, neighbours of neighbours
    /// included. The first stays, with the memos and condensed units of the others.
    MergeNeighbours(Vec<CodingId>),

    /// Highlights a passage, without a code; widened to grapheme borders. Highlights that share a letter with it become
    /// one with it.
    AddHighlight(DocumentId, CharRange),
    /// Removes highlights.
    DeleteHighlights(Vec<HighlightId>),

    /// Writes the memo of a target, or another memo of the project; an empty body deletes it.
    WriteMemo {
        /// The memo to change; the target's own, or a new one, when `None`.
        memo: Option<MemoId>,
        /// What it is attached to.
        target: MemoTarget,
        /// What it is about.
        kind: MemoKind,
        /// The note.
        body: String,
    },

    /// Writes what a case says about a code; an empty body deletes it.
    WriteSummary {
        /// Whose words.
        case: Case,
        /// About what.
        code: CodeId,
        /// The summary.
        body: String,
    },
    /// Keeps a query under a name, or changes one that is kept.
    SaveQuery {
        /// The query to change; a new one when `None`.
        query: Option<QueryId>,
        /// Name.
        name: String,
        /// The query as it is written, rows of the project named by their ids.
        text: String,
    },
    /// Deletes queries that are kept.
    DeleteQueries(Vec<QueryId>),
    /// Makes a list of words, or makes one what is given. Entries without a word are left out, and of those with the
    /// same word the first is kept.
    PutWordList {
        /// The list to change; a new one when `None`.
        list: Option<WordListId>,
        /// What it is for.
        kind: WordListKind,
        /// Name.
        name: String,
        /// A note of it.
        note: String,
        /// Its entries.
        entries: Vec<WordEntry>,
    },
    /// Deletes lists of words.
    DeleteWordLists(Vec<WordListId>),

    /// Adds participants or completes those that are there, with attributes and links to documents.
    ImportParticipants(Vec<NewParticipant>),
    /// Changes a participant's name, values and introducer.
    EditParticipant {
        /// Who.
        participant: ParticipantId,
        /// The code that stands for the person.
        name: String,
        /// All values.
        values: BTreeMap<AttributeId, String>,
        /// Who introduced this person.
        introduced_by: Option<ParticipantId>,
    },
    /// Deletes participants; their documents stay.
    DeleteParticipants(Vec<ParticipantId>),
    /// Creates an attribute.
    CreateAttribute(String),
    /// Renames an attribute.
    RenameAttribute(AttributeId, String),
    /// Deletes an attribute with its values.
    DeleteAttribute(AttributeId),

    /// Renames a coder.
    RenameCoder(CoderId, String),
}

impl Edit {
    /// The documents whose texts planning looks into: passages are widened to whole letters, and words change. Each
    /// stands there once, in the order of the edit.
    pub fn reads(&self, now: &Snapshot) -> Vec<DocumentId> {
        let mut documents = Vec::new();
        match self {
            Self::AddCodings(codings) => documents.extend(codings.iter().map(|c| c.document)),
            Self::ResizeCoding(id, _) | Self::SplitCoding(id, _) => {
                documents.extend(now.coding(*id).map(|c| c.document));
            }
            Self::UncodePassage { document, .. } => documents.push(*document),
            Self::MergeNeighbours(ids) => {
                documents.extend(ids.iter().filter_map(|id| now.coding(*id)).map(|c| c.document));
            }
            Self::AddHighlight(document, _) => documents.push(*document),
            Self::WriteMemo { target, .. } => match target {
                MemoTarget::Passage(document, _) => documents.push(*document),
                MemoTarget::Project
                | MemoTarget::Document(_)
                | MemoTarget::Code(_)
                | MemoTarget::Coding(_)
                | MemoTarget::Participant(_) => {}
            },
            Self::EditText { document, .. } => documents.push(*document),
            Self::ReplaceText(patches) => documents.extend(patches.iter().map(|(document, _)| *document)),
            Self::SetProject { .. }
            | Self::AddDocuments(_)
            | Self::RenameDocument(..)
            | Self::SetDocumentKind(..)
            | Self::SetDocumentDirection(..)
            | Self::SetDocumentState(..)
            | Self::MoveDocuments { .. }
            | Self::GatherDocuments { .. }
            | Self::LinkParticipants(..)
            | Self::LinkSpeakers(_)
            | Self::DeleteDocuments(_)
            | Self::CreateGroup(_)
            | Self::RenameGroup(..)
            | Self::DeleteGroup(_)
            | Self::CreateCodes { .. }
            | Self::ImportCodes(_)
            | Self::RenameCode(..)
            | Self::RecolourCodes(..)
            | Self::DefineCode(..)
            | Self::SetLevel(..)
            | Self::MoveCodes { .. }
            | Self::GatherCodes { .. }
            | Self::MergeCodes { .. }
            | Self::DeleteCodes(_)
            | Self::RecodeCodings(..)
            | Self::DeleteCodings(_)
            | Self::SetCondensed(..)
            | Self::SetImportance(..)
            | Self::DeleteHighlights(_)
            | Self::WriteSummary { .. }
            | Self::SaveQuery { .. }
            | Self::DeleteQueries(_)
            | Self::PutWordList { .. }
            | Self::DeleteWordLists(_)
            | Self::ImportParticipants(_)
            | Self::EditParticipant { .. }
            | Self::DeleteParticipants(_)
            | Self::CreateAttribute(_)
            | Self::RenameAttribute(..)
            | Self::DeleteAttribute(_)
            | Self::RenameCoder(..) => {}
        }
        let mut seen = HashSet::new();
        documents.retain(|document| seen.insert(*document));
        documents
    }
}

/// What an edit brought into being, for the view that asked for it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Created {
    /// Documents.
    pub documents: Vec<DocumentId>,
    /// Groups.
    pub groups: Vec<GroupId>,
    /// Codes.
    pub codes: Vec<CodeId>,
    /// Codings.
    pub codings: Vec<CodingId>,
    /// Memos.
    pub memos: Vec<MemoId>,
    /// Highlights.
    pub highlights: Vec<HighlightId>,
    /// Queries that are kept.
    pub queries: Vec<QueryId>,
    /// Lists of words.
    pub word_lists: Vec<WordListId>,
    /// Participants.
    pub participants: Vec<ParticipantId>,
    /// Attributes.
    pub attributes: Vec<AttributeId>,
    /// Codings that were already there and so were skipped.
    pub skipped: usize,
}

impl Created {
    /// Adds what a further edit of the same operation brought into being.
    pub fn join(&mut self, other: &Self) {
        self.documents.extend(&other.documents);
        self.groups.extend(&other.groups);
        self.codes.extend(&other.codes);
        self.codings.extend(&other.codings);
        self.memos.extend(&other.memos);
        self.highlights.extend(&other.highlights);
        self.queries.extend(&other.queries);
        self.word_lists.extend(&other.word_lists);
        self.participants.extend(&other.participants);
        self.attributes.extend(&other.attributes);
        self.skipped += other.skipped;
    }
}

/// What a deletion would take with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Consequences {
    /// Codes, those below included.
    pub codes: usize,
    /// Documents.
    pub documents: usize,
    /// Codings.
    pub codings: usize,
    /// Memos.
    pub memos: usize,
    /// Highlights.
    pub highlights: usize,
    /// Summaries of cases.
    pub summaries: usize,
}
