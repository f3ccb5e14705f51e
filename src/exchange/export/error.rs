//! Why a file could not be written, in words for people.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

use crate::i18n::Words;

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
    /// One plain sentence that names the file and what to do.
    pub fn message(&self, words: &Words) -> String {
        match self {
            Self::UnknownEnding { path } => words.with(
                "export-unknown-ending",
                &[("path", path.display().to_string()), ("known", Format::endings())],
            ),
            Self::DoesNotFit { path, reason } => words.with(
                "export-does-not-fit",
                &[("path", path.display().to_string()), ("reason", reason.clone())],
            ),
            Self::Write { path, source } => {
                let args = [
                    ("path", path.display().to_string()),
                    ("reason", source.to_string()),
                ];
                match source.kind() {
                    io::ErrorKind::NotFound => words.with("export-no-folder", &args),
                    io::ErrorKind::PermissionDenied => words.with("export-not-allowed", &args),
                    io::ErrorKind::StorageFull => words.with("export-disk-full", &args),
                    _ => words.with("export-not-written", &args),
                }
            }
        }
    }
}
