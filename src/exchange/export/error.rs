//! Why a file could not be written, in words for people.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

use crate::message::{Argument, Message};

use super::Format;

/// Why a table or report was not written. Whatever stood at the path before still stands there.
#[derive(Debug, Error)]
pub enum ExportError {
    /// The ending of the path names no format.
    #[error("{path}: the ending is none of {known}", path = .path.display(), known = Format::endings())]
    UnknownEnding {
        /// The path asked for.
        path: PathBuf,
    },
    /// The tables do not fit the format.
    #[error("{path}: {reason}", path = .path.display())]
    DoesNotFit {
        /// The path asked for.
        path: PathBuf,
        /// What the format refused.
        reason: String,
    },
    /// The disk refused.
    #[error("{path}: {source}", path = .path.display())]
    Write {
        /// The path asked for.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl ExportError {
    /// What is said of it to people: one plain sentence that names the file and what to do.
    pub fn message(&self) -> Message {
        match self {
            Self::UnknownEnding { path } => Message::new("export-unknown-ending")
                .with("path", path.display().to_string())
                .with("known", Format::all().map(Format::ending).collect::<Argument>()),
            Self::DoesNotFit { path, reason } => Message::new("export-does-not-fit")
                .with("path", path.display().to_string())
                .with("reason", reason),
            Self::Write { path, source } => {
                let id = match source.kind() {
                    io::ErrorKind::NotFound => "export-no-folder",
                    io::ErrorKind::PermissionDenied => "export-not-allowed",
                    io::ErrorKind::StorageFull => "export-disk-full",
                    _ => "export-not-written",
                };
                Message::new(id)
                    .with("path", path.display().to_string())
                    .with("reason", source.to_string())
            }
        }
    }
}
