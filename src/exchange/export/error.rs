//! Why a file could not be written, in words for people.

use std::io;
use std::path::PathBuf;

use rust_xlsxwriter::XlsxError;
use thiserror::Error;
use zip::result::ZipError;

use crate::message::{Argument, Message, SystemFault};

use super::ExportFormat;

/// Why a table or report was not written. Whatever stood at the path before still stands there.
#[derive(Debug, Error)]
pub enum ExportError {
    /// The ending of the path names no format.
    #[error("{path}: the ending is none of {known}", path = .path.display(), known = ExportFormat::endings())]
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
        reason: FormatFault,
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

/// What a format does not take of a report. The texts here are for logs.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FormatFault {
    /// A table has no columns.
    #[error("a table has no columns")]
    NoColumns,
    /// A table has more rows or columns than a sheet of the format.
    #[error("too many rows or columns")]
    TooManyRows,
    /// The format holds one table, and there are several.
    #[error("several tables")]
    SeveralTables,
    /// A cell has more letters than the format allows.
    #[error("a text is too long")]
    TooLong,
    /// The writer failed in another way; in its words.
    #[error("{0}")]
    NotMade(String),
}

impl FormatFault {
    /// The reason as part of a sentence.
    pub fn message(&self) -> Message {
        Message::new(match self {
            Self::NoColumns => "export-fault-no-columns",
            Self::TooManyRows => "export-fault-too-many-rows",
            Self::SeveralTables => "export-fault-several-tables",
            Self::TooLong => "export-fault-too-long",
            Self::NotMade(_) => "export-fault-not-made",
        })
    }
}

impl From<XlsxError> for FormatFault {
    fn from(error: XlsxError) -> Self {
        match error {
            XlsxError::RowColumnLimitError => Self::TooManyRows,
            XlsxError::MaxStringLengthExceeded => Self::TooLong,
            error => Self::NotMade(error.to_string()),
        }
    }
}

impl From<csv::Error> for FormatFault {
    fn from(error: csv::Error) -> Self {
        Self::NotMade(error.to_string())
    }
}

impl From<ZipError> for FormatFault {
    fn from(error: ZipError) -> Self {
        Self::NotMade(error.to_string())
    }
}

impl From<io::Error> for FormatFault {
    fn from(error: io::Error) -> Self {
        Self::NotMade(error.to_string())
    }
}

impl ExportError {
    /// What is said of it to people: one plain sentence that names the file and what to do.
    pub fn message(&self) -> Message {
        match self {
            Self::UnknownEnding { path } => Message::new("export-unknown-ending")
                .with("path", path.display().to_string())
                .with(
                    "known",
                    ExportFormat::all()
                        .map(ExportFormat::ending)
                        .collect::<Argument>(),
                ),
            Self::DoesNotFit { path, reason } => Message::new("export-does-not-fit")
                .with("path", path.display().to_string())
                .with("reason", reason.message()),
            Self::Write { path, source } => {
                let id = match source.kind() {
                    io::ErrorKind::NotFound => "export-no-folder",
                    io::ErrorKind::PermissionDenied => "export-not-allowed",
                    io::ErrorKind::AlreadyExists => "export-exists",
                    io::ErrorKind::StorageFull => "export-disk-full",
                    _ => "export-not-written",
                };
                Message::new(id)
                    .with("path", path.display().to_string())
                    .with("reason", SystemFault::from(source).message())
            }
        }
    }
}
