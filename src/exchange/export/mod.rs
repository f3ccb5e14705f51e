//! Tables and reports as files.
//!
//! [`write()`] chooses the format by the ending of the path and writes the file in one step: on an error an old file
//! stays as it was.

mod clip;
mod csv;
mod docx;
mod error;
mod html;
mod latex;
mod layout;
mod markdown;
mod odt;
mod package;
mod profile;
mod runs;
mod table;
pub mod transcript;
pub mod writers;
mod xlsx;
mod xml;

use std::path::Path;

use crate::files::{WriteTerms, write_atomically};
use crate::i18n::Lang;
use crate::report::Report;

pub use clip::Clip;
pub use error::{ExportError, FormatFault};
pub use profile::Profile;
pub use table::{file_stem, table_file_name, table_path, table_source, write_table};
pub use writers::ExportFormat;

/// Writes a table, several tables or a report to `path` in the format that its ending names.
///
/// # Errors
/// [`ExportError`] when the ending names no format, the content does not fit the format, the terms keep the file that
/// is there, or the disk refuses; the old file, if there was one, is untouched.
pub fn write(
    content: impl Into<Report>,
    path: &Path,
    profile: &Profile,
    terms: WriteTerms<'_>,
) -> Result<(), ExportError> {
    let format = ExportFormat::of_path(path).ok_or_else(|| ExportError::UnknownEnding {
        path: path.to_owned(),
    })?;
    let bytes = to_bytes(&content.into(), format, profile).map_err(|reason| ExportError::DoesNotFit {
        path: path.to_owned(),
        reason,
    })?;
    write_atomically(path, &bytes, terms).map_err(|source| ExportError::Write {
        path: path.to_owned(),
        source,
    })
}

/// The bytes of a report in `format`.
///
/// # Errors
/// What the format does not take: a sheet with too many rows, a cell with too many letters.
pub fn to_bytes(document: &Report, format: ExportFormat, profile: &Profile) -> Result<Vec<u8>, FormatFault> {
    if document.tables().any(|table| table.columns().is_empty()) {
        return Err(FormatFault::NoColumns);
    }
    format.write(document, profile)
}

/// The word before a table's number: «جدول» in «جدول ۱».
fn table_label(lang: Lang) -> &'static str {
    match lang {
        Lang::Fa => "جدول",
        Lang::En => "Table",
    }
}

/// What stands over a further part of a table.
fn continued(lang: Lang, number: &str) -> String {
    match lang {
        Lang::Fa => format!("ادامهٔ جدول {number}"),
        Lang::En => format!("Table {number} (continued)"),
    }
}
