//! How a command ends when it does not end well.

use std::path::Path;

use crate::exchange::export::ExportError;
use crate::exchange::import::ImportError;
use crate::exchange::import::sheet::SheetError;
use crate::exchange::study::StudyError;
use crate::i18n::Words;
use crate::session::{SessionError, StorageError};
use crate::text::search::QueryError;

/// Why a command did not do what it was asked.
#[derive(Debug)]
pub enum Failure {
    /// The arguments are wrong; a sentence about which, or nothing but the usage of the command. Exit status 2.
    Usage(Option<String>),
    /// It was refused, or failed; what to say. Exit status 1.
    Refused(Reason),
}

/// What is said of a refusal.
#[derive(Debug)]
pub enum Reason {
    /// A message of the program with its arguments.
    Message(&'static str, Vec<(&'static str, String)>),
    /// A finished sentence.
    Sentence(String),
    /// A study that cannot be built.
    Study(StudyError),
    /// A file that cannot be written.
    Export(ExportError),
}

impl Failure {
    /// A refusal by a message id and its arguments.
    pub fn refused(id: &'static str, args: Vec<(&'static str, String)>) -> Self {
        Self::Refused(Reason::Message(id, args))
    }

    /// The sentence for people, where there is one.
    pub fn sentence(&self, words: &Words) -> Option<String> {
        match self {
            Self::Usage(sentence) => sentence.clone(),
            Self::Refused(Reason::Message(id, args)) => Some(words.sentence((id, args.clone()))),
            Self::Refused(Reason::Sentence(sentence)) => Some(sentence.clone()),
            Self::Refused(Reason::Study(error)) => Some(error.sentence(words)),
            Self::Refused(Reason::Export(error)) => Some(error.message(words)),
        }
    }

    /// An error of the system about a file.
    pub fn io(path: &Path, error: &std::io::Error) -> Self {
        StorageError::io(path, error).into()
    }
}

impl From<SessionError> for Failure {
    fn from(error: SessionError) -> Self {
        let (id, args) = error.message();
        Self::refused(id, args)
    }
}

impl From<StorageError> for Failure {
    fn from(error: StorageError) -> Self {
        SessionError::from(error).into()
    }
}

impl From<ImportError> for Failure {
    fn from(error: ImportError) -> Self {
        let (id, args) = error.message();
        Self::refused(id, args)
    }
}

impl From<SheetError> for Failure {
    fn from(error: SheetError) -> Self {
        let (id, args) = error.message();
        Self::refused(id, args)
    }
}

impl From<QueryError> for Failure {
    fn from(error: QueryError) -> Self {
        let (id, args) = error.message();
        Self::refused(id, args)
    }
}

impl From<StudyError> for Failure {
    fn from(error: StudyError) -> Self {
        Self::Refused(Reason::Study(error))
    }
}

impl From<ExportError> for Failure {
    fn from(error: ExportError) -> Self {
        Self::Refused(Reason::Export(error))
    }
}
