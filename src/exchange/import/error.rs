//! Why a file is not read, and what of it was left out.

use crate::jobs::Cancelled;
use crate::message::{Argument, Message};

use super::{FileKind, ImportKind, LimitKind};

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
    /// It unpacks to more than so many bytes.
    #[error("unpacks to more than {0} bytes")]
    Bomb(u64),
    /// It has more than so many of something.
    #[error("more than {1} {0:?}")]
    TooMany(LimitKind, usize),
    /// It is a device, a pipe or a socket.
    #[error("is no plain file")]
    NotAFile,
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
    #[error("line {line}, column {column}: {reason:?}")]
    Syntax {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What is wrong there.
        reason: Message,
    },
    /// A colour in it is not written `#RRGGBB`.
    #[error("{0:?} is no colour")]
    NotAColour(String),
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
            Fault::Bomb(limit) => file("import-error-unpacks-too-large").with("megabytes", limit >> 20),
            Fault::TooMany(what, limit) => what.message(*limit).with("file", &self.file),
            Fault::NotAFile => file("import-error-not-a-file"),
            Fault::Mislabelled { claimed, actual } => file("import-error-mislabelled")
                .choosing("claimed", claimed.id())
                .choosing("actual", actual.id()),
            Fault::Unsupported(actual) => file("import-error-unsupported")
                .choosing("actual", actual.id())
                .with("known", self.wanted.endings().into_iter().collect::<Argument>()),
            Fault::Damaged(_) => file("import-error-damaged"),
            Fault::Syntax { line, column, reason } => file("study-error-syntax")
                .with("line", *line)
                .with("column", *column)
                .with("reason", reason.clone()),
            Fault::NotAColour(value) => file("import-sheet-not-a-color").with("value", value),
            Fault::Cancelled => file("import-error-cancelled"),
        }
    }
}

/// So many places are named in a message.
const SHOWN: usize = 12;

/// Paragraphs, counted from 1, in which something was left out or changed: one entry for each thing, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places(Vec<usize>);

impl Places {
    /// How many things there were.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The paragraphs in words; of many only the first.
    fn message(&self) -> Message {
        let mut paragraphs = self.paragraphs();
        let more = paragraphs.len().saturating_sub(SHOWN);
        paragraphs.truncate(SHOWN);
        let id = if more > 0 {
            "import-places-more"
        } else {
            "import-places"
        };
        Message::new(id)
            .with("paragraphs", paragraphs.into_iter().collect::<Argument>())
            .with("more", more)
    }

    /// The paragraphs, each once.
    pub fn paragraphs(&self) -> Vec<usize> {
        let mut paragraphs = self.0.clone();
        paragraphs.dedup();
        paragraphs
    }
}

impl FromIterator<usize> for Places {
    fn from_iter<I: IntoIterator<Item = usize>>(paragraphs: I) -> Self {
        let mut places: Vec<usize> = paragraphs.into_iter().collect();
        places.sort_unstable();
        Self(places)
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
    Replaced(Places),
    /// So many control characters, such as NUL or ESC, stand as �.
    Controls(Places),
    /// So many control characters in the words of a list, such as definitions and memos, stand as �.
    StrayControls(usize),
    /// So many tables became lines of text, their cells separated by tabs.
    Tables(Places),
    /// So many pictures were left out.
    Pictures(Places),
    /// So many comments were left out.
    Comments(Places),
    /// Tracked changes were taken as accepted.
    TrackedChanges(Places),
    /// The numbers of so many list paragraphs, which the word processor makes, were left out.
    ListNumbers(Places),
    /// So many signs of a symbol font have no letter of their own and stand as �.
    Symbols(Places),
    /// So many embedded documents were left out.
    Embedded(Places),
    /// Columns of a sheet that mean nothing here were left out; their headers.
    Columns(Vec<String>),
}

impl Warning {
    /// Where it happened, for what happens at places of the text.
    pub fn places(&self) -> Option<&Places> {
        match self {
            Self::Replaced(places)
            | Self::Controls(places)
            | Self::Tables(places)
            | Self::Pictures(places)
            | Self::Comments(places)
            | Self::TrackedChanges(places)
            | Self::ListNumbers(places)
            | Self::Symbols(places)
            | Self::Embedded(places) => Some(places),
            Self::ReadAs(_) | Self::Encoding(_) | Self::StrayControls(_) | Self::Columns(_) => None,
        }
    }

    /// The sentence for people.
    pub fn message(&self) -> Message {
        let counted = |id: &'static str, places: &Places| {
            Message::new(id)
                .with("count", places.count())
                .with("places", places.message())
        };
        match self {
            Self::ReadAs(kind) => Message::new("import-warning-read-as").choosing("actual", kind.id()),
            Self::Encoding(name) => Message::new("import-warning-encoding").with("encoding", *name),
            Self::Replaced(n) => counted("import-warning-replaced", n),
            Self::Controls(n) => counted("import-warning-controls", n),
            Self::StrayControls(count) => Message::new("import-warning-stray-controls").with("count", *count),
            Self::Tables(n) => counted("import-warning-tables", n),
            Self::Pictures(n) => counted("import-warning-pictures", n),
            Self::Comments(n) => counted("import-warning-comments", n),
            Self::TrackedChanges(n) => counted("import-warning-tracked-changes", n),
            Self::ListNumbers(n) => counted("import-warning-list-numbers", n),
            Self::Symbols(n) => counted("import-warning-symbols", n),
            Self::Embedded(n) => counted("import-warning-embedded", n),
            Self::Columns(names) => Message::new("import-warning-columns")
                .with("count", names.len())
                .with("columns", names.iter().collect::<Argument>()),
        }
    }
}
