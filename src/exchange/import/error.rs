//! Why a file is not read, and what of it was left out.

use crate::jobs::Cancelled;
use crate::message::{Argument, Message};

use super::{FileKind, ImportKind};

/// A file that was not read; nothing of it was taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {fault}")]
pub struct ImportError {
    /// The name of the file, without its folder.
    pub file: String,
    /// What was to be read from it.
    pub wanted: ImportKind,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What is wrong with a file. The texts here are for logs; [`ImportError::message`] is for people.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// There is no such file.
    #[error("not found")]
    NotFound,
    /// This person may not read it.
    #[error("permission denied")]
    PermissionDenied,
    /// It is a folder.
    #[error("is a directory")]
    IsDirectory,
    /// The system could not read it.
    #[error("cannot be read: {0}")]
    Unreadable(String),
    /// It holds no text.
    #[error("holds no text")]
    Empty,
    /// It is encrypted.
    #[error("password protected")]
    PasswordProtected,
    /// It is of Word before 2007.
    #[error("a .doc of Word before 2007")]
    LegacyDoc,
    /// It or its text is larger than so many bytes.
    #[error("larger than {0} bytes")]
    TooLarge(u64),
    /// It unpacks to far more than a document would.
    #[error("unpacks to an unreasonable size")]
    Bomb,
    /// Its ending says one thing and its content another that cannot be read in its stead.
    #[error("called {claimed:?} but holds {actual:?}")]
    Mislabelled {
        /// What the ending says.
        claimed: FileKind,
        /// What it is.
        actual: FileKind,
    },
    /// It is of a kind that is not imported.
    #[error("{0:?} is not imported")]
    Unsupported(FileKind),
    /// It is of a known kind but broken.
    #[error("damaged: {0}")]
    Damaged(String),
    /// It is not written as it must be.
    #[error("line {line}, column {column}: not understood")]
    Syntax {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// A colour in it is not written `#RRGGBB`.
    #[error("{0:?} is no colour")]
    NotAColor(String),
    /// The person cancelled.
    #[error("cancelled")]
    Cancelled,
}

impl From<Cancelled> for Fault {
    fn from(_: Cancelled) -> Self {
        Self::Cancelled
    }
}

impl ImportError {
    /// The sentence for people.
    pub fn message(&self) -> Message {
        let file = |id: &'static str| Message::new(id).with("file", &self.file);
        match &self.fault {
            Fault::NotFound => file("import-error-not-found"),
            Fault::PermissionDenied => file("import-error-permission"),
            Fault::IsDirectory => file("import-error-directory"),
            Fault::Unreadable(_) => file("import-error-unreadable"),
            Fault::Empty => file("import-error-empty"),
            Fault::PasswordProtected => file("import-error-password"),
            Fault::LegacyDoc => file("import-error-legacy-doc"),
            Fault::TooLarge(limit) => file("import-error-too-large").with("megabytes", limit >> 20),
            Fault::Bomb => file("import-error-unpacks-too-large"),
            Fault::Mislabelled { claimed, actual } => file("import-error-mislabelled")
                .with("claimed", claimed.id())
                .with("actual", actual.id()),
            Fault::Unsupported(actual) => file("import-error-unsupported")
                .with("actual", actual.id())
                .with("known", self.wanted.endings().into_iter().collect::<Argument>()),
            Fault::Damaged(_) => file("import-error-damaged"),
            Fault::Syntax { line, column } => file("import-error-syntax")
                .with("line", *line)
                .with("column", *column),
            Fault::NotAColor(value) => file("import-sheet-not-a-color").with("value", value),
            Fault::Cancelled => file("import-error-cancelled"),
        }
    }
}

/// What a person should know about a file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// Its ending says something else; it was read as what it is.
    ReadAs(FileKind),
    /// Its encoding was guessed; the name of the encoding.
    Encoding(&'static str),
    /// So many bytes could not be read in its encoding and stand as �.
    Replaced(usize),
    /// So many tables became lines of text, their cells separated by tabs.
    Tables(usize),
    /// So many pictures were left out.
    Pictures(usize),
    /// So many comments were left out.
    Comments(usize),
    /// Tracked changes were taken as accepted.
    TrackedChanges,
    /// The numbers of so many list paragraphs, which the word processor makes, were left out.
    ListNumbers(usize),
    /// So many signs of a symbol font have no letter of their own and stand as �.
    Symbols(usize),
    /// So many embedded documents were left out.
    Embedded(usize),
    /// Columns of a sheet that mean nothing here were left out; their headers.
    Columns(Vec<String>),
}

impl Warning {
    /// The sentence for people.
    pub fn message(&self) -> Message {
        let counted = |id: &'static str, count: &usize| Message::new(id).with("count", *count);
        match self {
            Self::ReadAs(kind) => Message::new("import-warning-read-as").with("actual", kind.id()),
            Self::Encoding(name) => Message::new("import-warning-encoding").with("encoding", *name),
            Self::Replaced(n) => counted("import-warning-replaced", n),
            Self::Tables(n) => counted("import-warning-tables", n),
            Self::Pictures(n) => counted("import-warning-pictures", n),
            Self::Comments(n) => counted("import-warning-comments", n),
            Self::TrackedChanges => Message::new("import-warning-tracked-changes"),
            Self::ListNumbers(n) => counted("import-warning-list-numbers", n),
            Self::Symbols(n) => counted("import-warning-symbols", n),
            Self::Embedded(n) => counted("import-warning-embedded", n),
            Self::Columns(names) => counted("import-warning-columns", &names.len())
                .with("columns", names.iter().collect::<Argument>()),
        }
    }
}
