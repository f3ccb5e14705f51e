//! The project as values in memory, the edits a person can make, and the changes they become. No SQL, no egui.
//!
//! A [`Snapshot`] is the whole state. An [`Edit`] is an intent; [`plan()`] checks it and breaks it down into
//! [`Change`]s of single rows, which run on the snapshot and on the file alike and can be inverted.

mod change;
mod code_path;
mod edit;
mod error;
mod findings;
mod ids;
mod importance;
mod journal;
mod nouns;
mod operation;
mod parting;
mod plan;
mod snapshot;

pub use change::{Change, Delta, Shift, TextDelta, TextPiece, inverse, joined_changes};
pub use code_path::CodePath;
pub use edit::{
    CodeRef, Consequences, Created, DocumentSpeakers, Edit, NewCode, NewCoding, NewDocument, NewParticipant,
};
pub use error::EditError;
pub use findings::{Case, CaseSummary, SavedQuery, WordEntry, WordList, WordListKind};
pub use ids::{
    AttributeId, CodeId, CoderId, CodingId, DocumentId, GroupId, Guid, HighlightId, MemoId, OpId,
    ParticipantId, QueryId, SummaryId, TextId, WordListId,
};
pub use importance::Importance;
pub use journal::{JournalAction, JournalEntry};
pub use nouns::{
    Attribute, Code, Coder, Coding, DirectionChoice, Document, DocumentState, Group, Highlight, ImportRecord,
    LabelMeaning, Level, Memo, MemoKind, MemoTarget, Participant, ProjectInfo, Rgb, SourceKind, Turn,
};
pub use operation::{OperationKind, Summary};
pub use parting::Parting;
pub use plan::{
    CODES_DEEP, CodeFinder, DocumentFinder, PALETTE, Plan, Vanishing, deletion_of_codes,
    deletion_of_documents, find_code, find_document, plan, vanishing,
};
pub use snapshot::{CodingMark, KeptTally, PlaceTally, Snapshot, SnapshotRows};
