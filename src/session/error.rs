//! Why a project cannot be opened or changed.

use thiserror::Error;

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
    /// Message id and arguments, to be worded in the person's language.
    pub fn message(&self) -> (&'static str, Vec<(&'static str, String)>) {
        match self {
            Self::Edit(error) => error.message(),
            Self::Storage(error) => error.message(),
        }
    }
}
