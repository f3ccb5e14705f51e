//! What is wrong with a study, and in which of its entries.

use std::path::PathBuf;

use thiserror::Error;

use crate::exchange::import::ImportError;
use crate::i18n::{Arg, Words};
use crate::session::SessionError;

/// Which list of a study an entry stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
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

impl List {
    /// The name of the list in the file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Participants => "participants",
            Self::Documents => "documents",
            Self::Codes => "codes",
            Self::Codings => "codings",
            Self::Memos => "memos",
        }
    }
}

/// Why a study cannot be built. The texts here are for logs; [`StudyError::sentence`] is for people.
#[derive(Debug, Error)]
pub enum StudyError {
    /// The file cannot be read.
    #[error("{path}: {reason}")]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        reason: String,
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
        /// What was expected, in the words of the reader.
        reason: String,
    },
    /// An entry is wrong.
    #[error("{}[{number}] {name:?}: {fault}", list.key())]
    Entry {
        /// The list.
        list: List,
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
    Color(String),
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
    /// The sentence for people.
    pub fn sentence(&self, words: &Words) -> String {
        match self {
            Self::File { path, reason } => words.with(
                "study-error-file",
                &[
                    ("file", Arg::from(path.display().to_string())),
                    ("reason", Arg::from(reason)),
                ],
            ),
            Self::Syntax {
                path,
                line,
                column,
                reason,
            } => words.with(
                "study-error-syntax",
                &[
                    ("file", Arg::from(path.display().to_string())),
                    ("line", Arg::from(*line)),
                    ("column", Arg::from(*column)),
                    ("reason", Arg::from(reason)),
                ],
            ),
            Self::Entry {
                list,
                number,
                name,
                fault,
            } => words.with(
                "study-error-entry",
                &[
                    ("list", Arg::from(list.key())),
                    ("number", Arg::from(*number)),
                    ("name", Arg::from(name)),
                    ("fault", Arg::from(fault.sentence(words))),
                ],
            ),
            Self::Session(error) => words.sentence(error.message()),
        }
    }
}

impl StudyFault {
    fn sentence(&self, words: &Words) -> String {
        match self {
            Self::Import(error) => words.sentence(error.message()),
            Self::Unknown(name) => words.with("study-error-unknown", &[("name", name)]),
            Self::Repeated(name) => words.with("study-error-repeated", &[("name", name)]),
            Self::Values { values, attributes } => words.with(
                "study-error-values",
                &[("values", *values), ("attributes", *attributes)],
            ),
            Self::Color(color) => words.with("study-error-color", &[("color", color)]),
            Self::NotFound => words.get("study-error-not-found").into_owned(),
            Self::Ambiguous(count) => words.with("study-error-ambiguous", &[("count", *count)]),
            Self::Session(error) => words.sentence(error.message()),
        }
    }
}
