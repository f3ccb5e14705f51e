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
mod letters;
mod markdown;
mod odt;
mod package;
mod profile;
mod runs;
mod spss;
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
use writers::Setting;

/// Writes a table, several tables or a report to `path` in the format that its ending names, with the file of data beside
/// it where the format has one.
///
/// # Errors
/// [`ExportError`] when the ending names no format, the content does not fit the format, the terms keep a file that is
/// there, or the disk refuses; the old file, if there was one, is untouched.
pub fn write(
    content: impl Into<Report>,
    path: &Path,
    profile: &Profile,
    terms: WriteTerms<'_>,
) -> Result<(), ExportError> {
    let format = ExportFormat::of_path(path).ok_or_else(|| ExportError::UnknownEnding {
        path: path.to_owned(),
    })?;
    let document = content.into();
    let does_not_fit = |reason| ExportError::DoesNotFit {
        path: path.to_owned(),
        reason,
    };
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    let setting = Setting { profile, name: &name };
    let bytes = bytes_of(&document, format, &setting).map_err(does_not_fit)?;
    if let Some((beside, make)) = format.data(path) {
        // Neither file is written where one of them is to stay.
        may_write(path, terms)?;
        put(&beside, &make(&document).map_err(does_not_fit)?, terms)?;
    }
    put(path, &bytes, terms)
}

/// Whether the terms let a table be written to `path`, and its data beside it: told before the table is made.
///
/// # Errors
/// [`ExportError::Write`] of the file that is to stay.
pub fn may_write(path: &Path, terms: WriteTerms<'_>) -> Result<(), ExportError> {
    let beside = ExportFormat::of_path(path).and_then(|format| format.data(path));
    let beside = beside.map(|(beside, _)| beside);
    for path in std::iter::once(path).chain(beside.as_deref()) {
        terms.allow(path).map_err(|source| ExportError::Write {
            path: path.to_owned(),
            source,
        })?;
    }
    Ok(())
}

fn put(path: &Path, bytes: &[u8], terms: WriteTerms<'_>) -> Result<(), ExportError> {
    write_atomically(path, bytes, terms).map_err(|source| ExportError::Write {
        path: path.to_owned(),
        source,
    })
}

/// The bytes of a report in `format`.
///
/// # Errors
/// What the format does not take: a sheet with too many rows, a cell with too many letters.
pub fn to_bytes(document: &Report, format: ExportFormat, profile: &Profile) -> Result<Vec<u8>, FormatFault> {
    let setting = Setting {
        profile,
        name: "table",
    };
    bytes_of(document, format, &setting)
}

fn bytes_of(document: &Report, format: ExportFormat, setting: &Setting<'_>) -> Result<Vec<u8>, FormatFault> {
    if document.tables().any(|table| table.columns().is_empty()) {
        return Err(FormatFault::NoColumns);
    }
    format.write(document, setting)
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
