//! Readers of foreign files. A reader returns a value and warnings, or one plain error.
//!
//! [`read`] takes a document of any kind that is known, by what it holds rather than by its ending. Nothing of the
//! text is folded or cleaned but the byte order mark and the line ends.

mod codebook;
mod controls;
mod docx;
mod error;
mod into;
mod limits;
mod package;
mod plain;
pub mod readers;
pub mod report;
pub mod sheet;
mod sniff;
#[cfg(test)]
mod tests;

use std::io;
use std::path::Path;

use crate::files::{file_name, read_plain};
use crate::jobs::Progress;
use crate::message::{LargerThan, NotAFile};
use crate::text::controls::is_invisible;
use crate::text::segment::paragraphs;
use crate::text::turns::{FoundTurns, turns};

pub use codebook::{Codebook, ImportedCode, read_codebook};
pub use error::{Fault, ImportError, Places, Warning};
pub use limits::{LimitKind, Limits, ROWS, STUDY, STUDY_DEEP};
pub use readers::ImportKind;
use readers::{ReadFunction, Reader};
pub use sheet::{read_codes, read_codings, read_participants};
pub use sniff::FileKind;

/// A document as it was read from a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The name of the file, without its folder.
    pub file: String,
    /// The name of the file without its ending.
    pub name: String,
    /// The text: UTF-8, paragraphs separated by `\n`, otherwise as it stood in the file.
    pub text: String,
    /// How many paragraphs it has, empty ones included.
    pub paragraphs: usize,
    /// What was left out or had to be guessed.
    pub warnings: Vec<Warning>,
    /// The speaker turns, and what may be one.
    pub turns: FoundTurns,
}

/// What a reader of one format makes of the bytes of a file.
#[derive(Debug, Default, PartialEq, Eq)]
struct Content {
    text: String,
    warnings: Vec<Warning>,
}

/// Reads the document at `path`.
pub fn read(path: &Path, limits: &Limits, progress: &Progress) -> Result<Imported, ImportError> {
    let file = file_name(path);
    let Content { text, warnings } = content(path, &file, limits, progress).map_err(|fault| ImportError {
        file: file.clone(),
        wanted: ImportKind::Documents,
        fault,
    })?;
    Ok(Imported {
        file,
        name: path
            .file_stem()
            .unwrap_or(path.as_os_str())
            .to_string_lossy()
            .into_owned(),
        paragraphs: paragraphs(&text).len(),
        turns: turns(&text),
        text,
        warnings,
    })
}

fn content(path: &Path, file: &str, limits: &Limits, progress: &Progress) -> Result<Content, Fault> {
    progress.start(0, file);
    let bytes = load(path, limits)?;
    progress.check()?;
    let (kind, reader) = chosen(path, &bytes, ImportKind::Documents)?;
    let ReadFunction::Document(read) = reader.read else {
        return Err(Fault::Unsupported(kind));
    };
    let mut content = read(&bytes, limits, progress)?;
    if FileKind::of_ending(path).is_some_and(|claimed| claimed != kind) {
        content.warnings.insert(0, Warning::ReadAs(kind));
    }
    if content.text.chars().all(|c| c.is_whitespace() || is_invisible(c)) {
        return Err(Fault::Empty);
    }
    // Before the text is measured, for the sign is longer than what it stands for.
    if let Some((text, places)) = controls::replaced(&content.text) {
        content.text = text;
        content.warnings.push(Warning::Controls(places));
    }
    if content.text.len() as u64 > limits.text {
        return Err(Fault::TooLarge(limits.text));
    }
    let line_ends = memchr::memchr_iter(b'\n', content.text.as_bytes());
    if line_ends.take(limits.paragraphs + 1).count() > limits.paragraphs {
        return Err(Fault::TooMany(LimitKind::Paragraphs, limits.paragraphs));
    }
    Ok(content)
}

/// What the file is and the reader that takes from it what is wanted: by what it holds, not by its ending. Texts of
/// several formats look alike, and are what their ending says.
fn chosen(path: &Path, bytes: &[u8], wanted: ImportKind) -> Result<(FileKind, &'static Reader), Fault> {
    let held = sniff::kind(bytes);
    let claimed = FileKind::of_ending(path);
    let kind = match claimed {
        Some(claimed) if held == FileKind::Text && claimed.is_text() => claimed,
        _ => held,
    };
    match kind {
        FileKind::Empty => return Err(Fault::Empty),
        FileKind::Encrypted => return Err(Fault::PasswordProtected),
        FileKind::Doc if wanted == ImportKind::Documents => return Err(Fault::LegacyDoc),
        _ => {}
    }
    // Text is recognised only by being nothing else, so an ending that claims another kind refuses it. Every other kind
    // is certain by its content, whatever the ending says.
    let in_vain = kind == FileKind::Text && claimed.is_some_and(|claimed| claimed != kind);
    match wanted.reader(kind, path) {
        Some(reader) if !in_vain => Ok((kind, reader)),
        _ => Err(match claimed {
            Some(claimed) if claimed != kind => Fault::Mislabelled {
                claimed,
                actual: kind,
            },
            _ => Fault::Unsupported(kind),
        }),
    }
}

/// The bytes of a file, if they are not too many.
fn load(path: &Path, limits: &Limits) -> Result<Vec<u8>, Fault> {
    read_plain(path, limits.file).map_err(|e| Fault::from_io(&e))
}

impl Fault {
    fn from_io(error: &io::Error) -> Self {
        if let Some(inner) = error.get_ref() {
            if inner.is::<NotAFile>() {
                return Self::NotAFile;
            }
            if let Some(LargerThan(limit)) = inner.downcast_ref() {
                return Self::TooLarge(*limit);
            }
        }
        match error.kind() {
            io::ErrorKind::NotFound => Self::NotFound,
            io::ErrorKind::PermissionDenied => Self::PermissionDenied,
            io::ErrorKind::IsADirectory => Self::IsDirectory,
            _ => Self::Unreadable(error.to_string()),
        }
    }
}
