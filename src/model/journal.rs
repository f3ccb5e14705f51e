//! Operations of the journal as values.

use super::{OpId, Summary};

/// How an operation came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JournalAction {
    /// By an edit.
    Do,
    /// By taking back an operation.
    Undo,
    /// By taking back an undo.
    Redo,
}

impl JournalAction {
    /// The name used in files and on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Do => "do",
            Self::Undo => "undo",
            Self::Redo => "redo",
        }
    }
}

/// An operation as the audit trail shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct JournalEntry {
    /// Number in the journal, from 1.
    pub op: OpId,
    /// When: UTC milliseconds since 1970.
    pub at: i64,
    /// Name of the person, as it was then.
    pub coder: String,
    /// How it came about.
    pub action: JournalAction,
    /// What it did; for an undo or a redo, what the reverted operation did.
    pub summary: Summary,
    /// The operation that it takes back.
    pub reverts: Option<OpId>,
}
