//! What can be wrong in a project file.

use crate::message::Message;
use crate::model::{Guid, OpId, TextId};
use crate::text::CharRange;

/// Something that is wrong in a project file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// SQLite finds pages or indexes damaged; how many faults, of which only the first twenty are counted.
    Pages(usize),
    /// The log beside the file is damaged, and what was committed after that place cannot be read from it.
    Log {
        /// How many commits stand there, most of them an operation each.
        operations: usize,
    },
    /// The file holds a table, an index, a view or a trigger that is not ours, or is not as ours is; its name.
    Foreign(String),
    /// A table, an index or a view is not there; its name.
    Missing(String),
    /// Rows of a table refer to rows that are not there.
    Dangling {
        /// The table that refers.
        table: String,
        /// How many of its rows.
        count: usize,
    },
    /// A value makes no sense.
    Unreadable,
    /// The text of a document is not there, not as it was stored, or not as long as it should be.
    Text(String),
    /// A stored text that no document has now is not there, not as it was stored, or came from nowhere.
    StoredText(TextId),
    /// A coding lies outside the text of its document.
    CodingOutside {
        /// The document.
        document: String,
        /// The passage.
        range: CharRange,
    },
    /// A speaker turn lies outside the text of its document, or before the one that comes before it.
    TurnOutside(String),
    /// A label of speakers is not in the document, is there twice, or means somebody who does not speak in it.
    Labels(String),
    /// A memo's passage lies outside the text of its document.
    MemoOutside(String),
    /// A highlighted passage lies outside the text of its document.
    HighlightOutside(String),
    /// A code stands below itself.
    Cycle(String),
    /// Two things have the same identity.
    Twins(Guid),
    /// The next id is one that has been given.
    NextId,
    /// Two things of different kinds were given the same number.
    Id(i64),
    /// An operation of the journal is not there or cannot be read.
    Operation(OpId),
    /// An operation of the journal is not as it was written, or does not follow the one before it.
    Altered(OpId),
    /// An operation speaks of another state than the one before it had led to.
    Before(OpId),
    /// An operation takes back what it cannot take back.
    Reverts(OpId),
    /// The journal does not lead to what the file holds; the noun that differs.
    Journal(&'static str),
}

impl Problem {
    /// What is said of it to people.
    pub fn message(&self) -> Message {
        match self {
            Self::Pages(count) => Message::new("check-pages").with("count", *count),
            Self::Log { operations } => Message::new("check-log").with("count", *operations),
            Self::Foreign(name) => Message::new("check-foreign").with("name", name),
            Self::Missing(name) => Message::new("check-missing").with("name", name),
            Self::Dangling { table, count } => Message::new("check-dangling")
                .with("table", table)
                .with("count", *count),
            Self::Unreadable => Message::new("check-unreadable"),
            Self::Text(document) => Message::new("check-text").with("document", document),
            Self::StoredText(id) => Message::new("check-stored-text").with("id", id.0),
            Self::CodingOutside { document, range } => Message::new("check-coding-outside")
                .with("document", document)
                .with("start", range.start)
                .with("end", range.end),
            Self::TurnOutside(document) => Message::new("check-turn-outside").with("document", document),
            Self::Labels(document) => Message::new("check-labels").with("document", document),
            Self::MemoOutside(document) => Message::new("check-memo-outside").with("document", document),
            Self::HighlightOutside(document) => {
                Message::new("check-highlight-outside").with("document", document)
            }
            Self::Cycle(name) => Message::new("check-cycle").with("name", name),
            Self::Twins(guid) => Message::new("check-twins").with("guid", guid.to_string()),
            Self::NextId => Message::new("check-next-id"),
            Self::Id(id) => Message::new("check-id").with("id", *id),
            Self::Operation(op) => Message::new("check-operation").with("op", op.0),
            Self::Altered(op) => Message::new("check-altered").with("op", op.0),
            Self::Before(op) => Message::new("check-before").with("op", op.0),
            Self::Reverts(op) => Message::new("check-reverts").with("op", op.0),
            Self::Journal(noun) => Message::new("check-journal").choosing("noun", *noun),
        }
    }
}
