//! What is wrong with a study, and in which of its entries.

use std::path::PathBuf;

use thiserror::Error;

use crate::exchange::import::{ImportError, STUDY_DEEP};
use crate::message::{Argument, Message, SystemFault};
use crate::session::SessionError;

/// Which list of a study an entry stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StudyList {
    /// `groups`
    Groups,
    /// `attributes`
    Attributes,
    /// `participants`
    Participants,
    /// `documents`
    Documents,
    /// `codes`
    Codes,
    /// `codings`
    Codings,
    /// `memos`
    Memos,
}

impl StudyList {
    /// The name of the list in the file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Groups => "groups",
            Self::Attributes => "attributes",
            Self::Participants => "participants",
            Self::Documents => "documents",
            Self::Codes => "codes",
            Self::Codings => "codings",
            Self::Memos => "memos",
        }
    }
}

/// Why a study cannot be built. The texts here are for logs; [`StudyError::message`] is for people.
#[derive(Debug, Error)]
pub enum StudyError {
    /// The file cannot be read.
    #[error("{path}: {reason}")]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: SystemFault,
    },
    /// The file is no study.
    #[error("{path}: line {line}, column {column}: {reason}")]
    Syntax {
        /// The file.
        path: PathBuf,
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What was expected.
        reason: ron::Error,
    },
    /// A list has more than so many entries.
    #[error("{}: more than {limit}", list.key())]
    TooMany {
        /// The list.
        list: StudyList,
        /// How many it may have.
        limit: usize,
    },
    /// An entry is wrong.
    #[error("{}[{number}] {name:?}: {fault}", list.key())]
    Entry {
        /// The list.
        list: StudyList,
        /// Which entry, from 1; a code counts with those before it at any depth.
        number: usize,
        /// Its name: the id, the file, the code, the passage.
        name: String,
        /// What is wrong with it.
        fault: Box<StudyFault>,
    },
    /// The project cannot be written.
    #[error(transparent)]
    Session(#[from] SessionError),
}

/// What is wrong with an entry.
#[derive(Debug, Error)]
pub enum StudyFault {
    /// Its document cannot be read.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// Its file does not lie in the folder of the study.
    #[error("the file lies outside of the folder of the study")]
    Outside,
    /// It speaks of something that is not in the study.
    #[error("{0:?} is not in the study")]
    Unknown(String),
    /// Something before it has the same name.
    #[error("{0:?} stands there twice")]
    Repeated(String),
    /// There are more values than attributes.
    #[error("{values} values for {attributes} attributes")]
    Values {
        /// Values.
        values: usize,
        /// Attributes.
        attributes: usize,
    },
    /// A colour is not written `#RRGGBB`.
    #[error("{0:?} is no colour")]
    Colour(String),
    /// The passage does not stand in the document.
    #[error("the passage is not in the document")]
    NotFound,
    /// The passage stands in the document more than once.
    #[error("the passage occurs {0} times")]
    Ambiguous(usize),
    /// The edit is refused.
    #[error(transparent)]
    Session(#[from] SessionError),
}

impl StudyError {
    /// What is said of it to people.
    pub fn message(&self) -> Message {
        match self {
            Self::File { path, reason } => Message::new("study-error-file")
                .with("file", path.display().to_string())
                .with("reason", reason.message()),
            Self::Syntax {
                path,
                line,
                column,
                reason,
            } => Message::new("study-error-syntax")
                .with("file", path.display().to_string())
                .with("line", *line)
                .with("column", *column)
                .with("reason", syntax(reason)),
            Self::TooMany { list, limit } => Message::new("study-error-too-many")
                .with("list", list.key())
                .with("limit", *limit),
            Self::Entry {
                list,
                number,
                name,
                fault,
            } => Message::new("study-error-entry")
                .with("list", list.key())
                .with("number", *number)
                .with("name", name)
                .with("fault", fault.message()),
            Self::Session(error) => error.message(),
        }
    }
}

/// What the reader of the file did not understand, in words of ours.
pub(in crate::exchange) fn syntax(error: &ron::Error) -> Message {
    match error {
        ron::Error::MissingStructField { field, .. } => {
            Message::new("study-error-missing-field").with("field", *field)
        }
        ron::Error::NoSuchStructField { expected, found, .. }
        | ron::Error::NoSuchEnumVariant { expected, found, .. } => Message::new("study-error-unknown-field")
            .with("found", found)
            .with("known", expected.iter().copied().collect::<Argument>()),
        ron::Error::ExceededRecursionLimit => Message::new("study-error-too-deep").with("limit", STUDY_DEEP),
        ron::Error::DuplicateStructField { field, .. } => {
            Message::new("study-error-repeated").with("name", *field)
        }
        ron::Error::InvalidValueForType { .. }
        | ron::Error::ExpectedDifferentLength { .. }
        | ron::Error::IntegerOutOfBounds => Message::new("study-error-value"),
        _ => Message::new("study-error-not-ron"),
    }
}

impl StudyFault {
    fn message(&self) -> Message {
        match self {
            Self::Import(error) => error.message(),
            Self::Outside => Message::new("study-error-outside"),
            Self::Unknown(name) => Message::new("study-error-unknown").with("name", name),
            Self::Repeated(name) => Message::new("study-error-repeated").with("name", name),
            Self::Values { values, attributes } => Message::new("study-error-values")
                .with("values", *values)
                .with("attributes", *attributes),
            Self::Colour(colour) => Message::new("study-error-color").with("color", colour),
            Self::NotFound => Message::new("study-error-not-found"),
            Self::Ambiguous(count) => Message::new("study-error-ambiguous").with("count", *count),
            Self::Session(error) => error.message(),
        }
    }
}
