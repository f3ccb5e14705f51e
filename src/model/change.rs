//! Changes: what an edit does to single rows, invertible because each holds the row before and after.

use serde::{Deserialize, Serialize};

use super::{Attribute, Code, Coder, Coding, Document, Group, Memo, Participant, Project};

/// A row before and after. `before: None` is a birth, `after: None` a deletion.
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

/// A change of one row. A list of these is what the journal keeps of an operation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// The project's own row.
    Project(Delta<Project>),
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
    /// A participant with all values.
    Participant(Delta<Participant>),
    /// An attribute.
    Attribute(Delta<Attribute>),
    /// A coder.
    Coder(Delta<Coder>),
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
            Self::Participant(d) => Self::Participant(d.inverted()),
            Self::Attribute(d) => Self::Attribute(d.inverted()),
            Self::Coder(d) => Self::Coder(d.inverted()),
        }
    }
}

/// The changes that take a whole operation back, in the order in which they must run.
pub fn inverse(changes: Vec<Change>) -> Vec<Change> {
    changes.into_iter().rev().map(Change::inverted).collect()
}
