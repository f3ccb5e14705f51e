//! Why an edit is refused.

use thiserror::Error;

/// Why an edit is refused. Nothing has changed when one of these is returned.
///
/// The text here is for logs; [`EditError::message`] gives the id and arguments of the sentence for people.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum EditError {
    /// What the edit speaks of is not (or no longer) there.
    #[error("{0} is not in the project")]
    Missing(&'static str),
    /// A name is empty or only white space.
    #[error("the name is empty")]
    EmptyName,
    /// The name is taken by a sibling.
    #[error("the name {0:?} is taken")]
    NameTaken(String),
    /// A code would come to stand below itself.
    #[error("{0:?} cannot stand below itself")]
    Cycle(String),
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
    /// The edit would change nothing.
    #[error("nothing to change")]
    NothingToDo,
    /// A document named in a row is not in the project.
    #[error("no document is called {0:?}")]
    NoSuchDocument(String),
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
    /// Message id and arguments, to be worded in the person's language.
    pub fn message(&self) -> (&'static str, Vec<(&'static str, String)>) {
        match self {
            Self::Missing(noun) => ("edit-error-missing", vec![("noun", (*noun).to_owned())]),
            Self::EmptyName => ("edit-error-empty-name", vec![]),
            Self::NameTaken(name) => ("edit-error-name-taken", vec![("name", name.clone())]),
            Self::Cycle(name) => ("edit-error-cycle", vec![("name", name.clone())]),
            Self::BadRange {
                document,
                start,
                end,
                chars,
            } => (
                "edit-error-range",
                vec![
                    ("document", document.clone()),
                    ("start", start.to_string()),
                    ("end", end.to_string()),
                    ("chars", chars.to_string()),
                ],
            ),
            Self::AlreadyCoded => ("edit-error-already-coded", vec![]),
            Self::NothingToDo => ("edit-error-nothing", vec![]),
            Self::NoSuchDocument(name) => ("edit-error-no-document", vec![("name", name.clone())]),
            Self::AmbiguousCode(name) => ("edit-error-ambiguous-code", vec![("name", name.clone())]),
            Self::Row { row, error } => {
                let (id, mut args) = error.message();
                args.push(("row", row.to_string()));
                (id, args)
            }
        }
    }
}
