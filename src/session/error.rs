//! Why a project cannot be opened or changed.

use std::path::Path;

use thiserror::Error;

use crate::files::file_name;
use crate::message::Message;
use crate::model::EditError;
use crate::storage::StorageError;

/// Why a project cannot be opened or changed. Nothing has changed when one of these is returned.
#[derive(Debug, Error)]
pub enum SessionError {
    /// The edit is refused.
    #[error(transparent)]
    Edit(#[from] EditError),
    /// The file cannot be read or written.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl SessionError {
    /// What is said when a project could not be closed so that one plain file remains: all that was answered is in the
    /// file and the log beside it.
    pub fn message_of_close(&self, project: &Path) -> Message {
        Message::new("session-not-settled")
            .with("file", file_name(project))
            .with("reason", self.message())
    }

    /// What is said of it to people.
    pub fn message(&self) -> Message {
        match self {
            Self::Edit(error) => error.message(),
            Self::Storage(error) => error.message(),
        }
    }
}
