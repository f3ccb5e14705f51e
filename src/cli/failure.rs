//! How a command ends when it does not end well.

use crate::analysis::query::QueryFault;
use crate::exchange::export::ExportError;
use crate::exchange::import::ImportError;
use crate::exchange::import::sheet::SheetError;
use crate::exchange::study::StudyError;
use crate::message::Message;
use crate::session::{SessionError, StorageError};
use crate::text::search::QueryError;

/// Why a command did not do what it was asked.
#[derive(Debug)]
pub enum Failure {
    /// The arguments are wrong; a message about which, or nothing but the usage of the command. Exit status 2.
    Usage(Option<Message>),
    /// It was refused, or failed; what to say. Exit status 1.
    Refused(Message),
}

impl Failure {
    /// Wrong usage, with what is wrong.
    pub fn usage(message: Message) -> Self {
        Self::Usage(Some(message))
    }

    /// What is said of it to people, where there is something besides the usage.
    pub fn message(&self) -> Option<&Message> {
        match self {
            Self::Usage(message) => message.as_ref(),
            Self::Refused(message) => Some(message),
        }
    }
}

/// How a sound copy is made from here is told with what is wrong in a file.
impl From<StorageError> for Failure {
    fn from(error: StorageError) -> Self {
        log::warn!("{error}");
        let message = error.message();
        Self::Refused(if error.is_damage() {
            Message::new("cli-damaged").with("sentence", message)
        } else {
            message
        })
    }
}

impl From<SessionError> for Failure {
    fn from(error: SessionError) -> Self {
        match error {
            SessionError::Storage(error) => error.into(),
            SessionError::Edit(error) => {
                log::warn!("{error}");
                Self::Refused(error.message())
            }
        }
    }
}

/// The errors of the layers below are refusals; their own words are for the log.
macro_rules! refusals {
    ($($error:ty),*) => {$(
        impl From<$error> for Failure {
            fn from(error: $error) -> Self {
                log::warn!("{error}");
                Self::Refused(error.message())
            }
        }
    )*};
}
refusals!(
    ImportError,
    SheetError,
    QueryError,
    QueryFault,
    StudyError,
    ExportError
);
