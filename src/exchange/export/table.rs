//! Exporting a table of a study: what the window and the command line do alike.

use std::path::{Path, PathBuf};

use crate::files::WriteTerms;
use crate::report::Table;
use crate::report::tables::{TableRequest, TableSource};
use crate::session::{Session, SessionError};
use crate::text::controls::is_stray;
use crate::text::direction::is_bidi_control;

use super::{ExportError, ExportFormat, Profile, write};

/// Takes from a project what a table is made of, on the thread of the project. `now` (UTC milliseconds) is told below
/// the table.
///
/// # Errors
/// What is wrong with the file when texts or the journal cannot be read.
pub fn table_source(session: &Session, wanted: &TableRequest, now: i64) -> Result<TableSource, SessionError> {
    let needs = wanted.kind.needs(&wanted.choices);
    if needs.texts {
        session.load_texts()?;
    }
    let mut source = TableSource::new(session.snapshot().clone(), now);
    if needs.journal {
        source.journal = session.history()?;
    }
    Ok(source)
}

/// Where a table is written: `path` itself when its ending names a format, otherwise `path` with the ending of `usual`.
///
/// # Errors
/// [`ExportError::UnknownEnding`] when neither names a format.
pub fn table_path(path: &Path, usual: Option<ExportFormat>) -> Result<PathBuf, ExportError> {
    match (ExportFormat::of_path(path), usual) {
        (Some(_), _) => Ok(path.to_owned()),
        (None, Some(format)) => {
            let mut name = path.as_os_str().to_owned();
            name.push(".");
            name.push(format.ending());
            Ok(name.into())
        }
        (None, None) => Err(ExportError::UnknownEnding {
            path: path.to_owned(),
        }),
    }
}

/// Writes a table to its [path](table_path), which comes back.
///
/// # Errors
/// [`ExportError`] when the ending names no format, the table does not fit the format, the terms keep the file that is
/// there, or the disk refuses; a file that was there stays whole.
pub fn write_table(
    table: Table,
    path: &Path,
    usual: Option<ExportFormat>,
    profile: &Profile,
    terms: WriteTerms<'_>,
) -> Result<PathBuf, ExportError> {
    let asked = path;
    let path = table_path(path, usual)?;
    // Consent to replace one file is none to replace the file whose name has the ending added.
    let terms = WriteTerms {
        replace: terms.replace && path == asked,
        ..terms
    };
    write(table, &path, profile, terms)?;
    Ok(path)
}

/// The name of a file that a table with this caption is to be written to.
pub fn table_file_name(title: &str, format: ExportFormat) -> String {
    format!("{}.{}", file_stem(title), format.ending())
}

/// Longest name of a file without its ending, in bytes.
const STEM: usize = 120;

/// Names that Windows keeps for devices, whatever their ending.
const DEVICES: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

/// A title as the name of a file: without what file systems refuse, hide, take for a device or would show in another
/// order, and not too long.
pub fn file_stem(title: &str) -> String {
    let kept: String = title
        .chars()
        .map(|c| {
            if c.is_control() || is_stray(c) || "\\/:*?\"<>|«»".contains(c) {
                ' '
            } else {
                c
            }
        })
        .filter(|c| !is_bidi_control(*c))
        .collect();
    let words: Vec<&str> = kept.split_whitespace().collect();
    let mut stem = String::new();
    for word in words {
        if stem.len() + word.len() > STEM {
            break;
        }
        if !stem.is_empty() {
            stem.push(' ');
        }
        stem.push_str(word);
    }
    let stem = stem
        .trim_start_matches(['.', '-', ' '])
        .trim_end_matches(['.', ' ']);
    let device = stem.split('.').next().unwrap_or_default().trim();
    if stem.is_empty() {
        "table".to_owned()
    } else if is_device(device) {
        stem.replacen(device, &format!("{device}_"), 1)
    } else {
        stem.to_owned()
    }
}

fn is_device(name: &str) -> bool {
    let port = |kind: &str| {
        let number = name.get(..3).filter(|start| start.eq_ignore_ascii_case(kind));
        number.is_some() && name.len() == 4 && name.ends_with(|c: char| c.is_ascii_digit())
    };
    DEVICES.iter().any(|device| device.eq_ignore_ascii_case(name)) || port("COM") || port("LPT")
}

#[cfg(test)]
mod tests {
    use super::file_stem;

    #[test]
    fn a_title_becomes_a_name_that_file_systems_take() {
        assert_eq!(
            file_stem("شکل‌گیری «شهروندان»: گفته/کد"),
            "شکل‌گیری شهروندان گفته کد"
        );
        for (title, name) in [
            ("...", "table"),
            ("../../x", "x"),
            ("-rf", "rf"),
            ("con", "con_"),
            ("Nul.txt", "Nul_.txt"),
            ("COM1", "COM1_"),
            ("computer", "computer"),
            ("\u{202E}cod.exe\u{FFFE}", "cod.exe"),
            ("Code and \u{200F}جنسیت\u{200F}\u{200E}", "Code and جنسیت"),
        ] {
            assert_eq!(file_stem(title), name);
        }
        assert!(file_stem(&"واژه‌ای ".repeat(60)).len() <= 120);
    }
}
