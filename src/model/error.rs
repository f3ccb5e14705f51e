//! Why an edit is refused.

use thiserror::Error;

use crate::message::Message;

/// Why an edit is refused. Nothing has changed when one of these is returned.
///
/// The text here is for logs; [`EditError::message`] is for people.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum EditError {
    /// What the edit speaks of is not (or no longer) there.
    #[error("{0} is not in the project")]
    Missing(&'static str),
    /// A name is empty or only white space.
    #[error("the name is empty")]
    EmptyName,
    /// A name has more than so many characters.
    #[error("a name of more than {0} characters")]
    LongName(usize),
    /// The name is taken by a sibling.
    #[error("the name {0:?} is taken")]
    NameTaken(String),
    /// A code would come to stand below itself.
    #[error("{0:?} cannot stand below itself")]
    Cycle(String),
    /// A code would come to stand deeper than so many levels.
    #[error("codes stand no more than {0} deep")]
    TooDeep(usize),
    /// The passage is empty or lies outside the text.
    #[error("the passage {start}..{end} is not inside {document:?} ({chars} characters)")]
    BadRange {
        /// Name of the document.
        document: String,
        /// First scalar value.
        start: u32,
        /// End, exclusive.
        end: u32,
        /// Length of the document.
        chars: u32,
    },
    /// The passage is already coded so.
    #[error("already coded so")]
    AlreadyCoded,
    /// No coding has a neighbour of its code to become one with.
    #[error("no neighbour of the same code")]
    NoNeighbours,
    /// The edit would change nothing.
    #[error("nothing to change")]
    NothingToDo,
    /// A document named in a row is not in the project.
    #[error("no document is called {0:?}")]
    NoSuchDocument(String),
    /// There is no code of that path.
    #[error("no code is called {0:?}")]
    NoSuchCode(String),
    /// There is no participant and no document of that name.
    #[error("no case is called {0:?}")]
    NoSuchCase(String),
    /// A label of speakers with which no turn of the documents begins.
    #[error("no turn begins with {0:?}")]
    NoSuchLabel(String),
    /// A label of speakers is said to mean two participants in one document.
    #[error("{0:?} means two participants")]
    LabelOfTwo(String),
    /// Several codes have this name, so a path is needed.
    #[error("several codes are called {0:?}")]
    AmbiguousCode(String),
    /// An error in one row of a list, counted from 1.
    #[error("row {row}: {error}")]
    Row {
        /// Which row.
        row: usize,
        /// What is wrong with it.
        error: Box<EditError>,
    },
}

impl EditError {
    /// What is said of it to people.
    pub fn message(&self) -> Message {
        match self {
            Self::Missing(_) => Message::new("edit-error-missing"),
            Self::EmptyName => Message::new("edit-error-empty-name"),
            Self::LongName(limit) => Message::new("edit-error-long-name").with("limit", *limit),
            Self::NameTaken(name) => Message::new("edit-error-name-taken").with("name", name),
            Self::Cycle(name) => Message::new("edit-error-cycle").with("name", name),
            Self::TooDeep(limit) => Message::new("edit-error-too-deep").with("limit", *limit),
            Self::BadRange {
                document,
                start,
                end,
                chars,
            } => Message::new("edit-error-range")
                .with("document", document)
                .with("start", *start)
                .with("end", *end)
                .with("chars", *chars),
            Self::AlreadyCoded => Message::new("edit-error-already-coded"),
            Self::NoNeighbours => Message::new("edit-error-no-neighbours"),
            Self::NothingToDo => Message::new("edit-error-nothing"),
            Self::NoSuchDocument(name) => Message::new("edit-error-no-document").with("name", name),
            Self::NoSuchCode(path) => Message::new("edit-error-no-code").with("path", path),
            Self::NoSuchCase(name) => Message::new("edit-error-no-case").with("name", name),
            Self::NoSuchLabel(label) => Message::new("edit-error-no-label").with("name", label),
            Self::LabelOfTwo(label) => Message::new("edit-error-label-of-two").with("name", label),
            Self::AmbiguousCode(name) => Message::new("edit-error-ambiguous-code").with("name", name),
            Self::Row { row, error } => error.message().in_row(*row, None),
        }
    }
}
