//! Why a file is not read, and what of it was left out.

use crate::jobs::Cancelled;

use super::{FileKind, ImportKind};

/// A message id with its arguments, to be worded in the person's language.
pub type Message = (&'static str, Vec<(&'static str, String)>);

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
        let mut args = vec![("file", self.file.clone())];
        let id = match &self.fault {
            Fault::NotFound => "import-error-not-found",
            Fault::PermissionDenied => "import-error-permission",
            Fault::IsDirectory => "import-error-directory",
            Fault::Unreadable(detail) => {
                log::info!("{}: {detail}", self.file);
                "import-error-unreadable"
            }
            Fault::Empty => "import-error-empty",
            Fault::PasswordProtected => "import-error-password",
            Fault::LegacyDoc => "import-error-legacy-doc",
            Fault::TooLarge(limit) => {
                args.push(("megabytes", (limit >> 20).to_string()));
                "import-error-too-large"
            }
            Fault::Bomb => "import-error-unpacks-too-large",
            Fault::Mislabelled { claimed, actual } => {
                args.push(("claimed", claimed.id().to_owned()));
                args.push(("actual", actual.id().to_owned()));
                "import-error-mislabelled"
            }
            Fault::Unsupported(actual) => {
                args.push(("actual", actual.id().to_owned()));
                args.push(("known", self.wanted.known()));
                "import-error-unsupported"
            }
            Fault::Damaged(detail) => {
                log::info!("{}: {detail}", self.file);
                "import-error-damaged"
            }
            Fault::Syntax { line, column } => {
                args.push(("line", line.to_string()));
                args.push(("column", column.to_string()));
                "import-error-syntax"
            }
            Fault::NotAColor(value) => {
                args.push(("value", value.clone()));
                "import-sheet-not-a-color"
            }
            Fault::Cancelled => "import-error-cancelled",
        };
        (id, args)
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
        let counted = |id, count: &usize| (id, vec![("count", count.to_string())]);
        match self {
            Self::ReadAs(kind) => ("import-warning-read-as", vec![("actual", kind.id().to_owned())]),
            Self::Encoding(name) => ("import-warning-encoding", vec![("encoding", (*name).to_owned())]),
            Self::Replaced(n) => counted("import-warning-replaced", n),
            Self::Tables(n) => counted("import-warning-tables", n),
            Self::Pictures(n) => counted("import-warning-pictures", n),
            Self::Comments(n) => counted("import-warning-comments", n),
            Self::TrackedChanges => ("import-warning-tracked-changes", vec![]),
            Self::ListNumbers(n) => counted("import-warning-list-numbers", n),
            Self::Symbols(n) => counted("import-warning-symbols", n),
            Self::Embedded(n) => counted("import-warning-embedded", n),
            Self::Columns(names) => {
                let args = vec![("count", names.len().to_string()), ("columns", names.join(", "))];
                ("import-warning-columns", args)
            }
        }
    }
}
