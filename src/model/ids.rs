//! Identities: small integers for joins inside one project, GUIDs for exchange between projects.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);
    )*};
}

ids! {
    /// A document of the project. Ids come from one counter per project and are never used twice.
    DocumentId;
    /// One version of a text that a document points to; the words of a version never change.
    TextId;
    /// A group of documents.
    GroupId;
    /// A code, subcategory or category.
    CodeId;
    /// One code on one passage.
    CodingId;
    /// A memo.
    MemoId;
    /// A highlighted passage.
    HighlightId;
    /// A summary of what a case says about a code.
    SummaryId;
    /// A query that is kept.
    QueryId;
    /// A list of words.
    WordListId;
    /// An interviewee.
    ParticipantId;
    /// An attribute that participants have values of, such as sector.
    AttributeId;
    /// A person who codes.
    CoderId;
    /// One operation in the journal.
    OpId;
}

/// A globally unique identity, given when a row is created and kept through exchange and merging.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Guid(pub uuid::Uuid);

impl Guid {
    /// A new random (version 4) identity.
    pub fn new() -> Self {
        Self(uuid::Uuid::new_v4())
    }
}

impl Default for Guid {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Display for Guid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Guid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
