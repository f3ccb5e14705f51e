//! Readers of foreign files. A reader returns a value and warnings, or one plain error.
//!
//! [`read`] takes a document of any kind that is known, by what it holds rather than by its ending. Nothing of the
//! text is folded or cleaned but the byte order mark and the line ends.

mod codebook;
mod docx;
mod error;
mod into;
mod package;
mod plain;
pub mod readers;
pub mod report;
pub mod sheet;
mod sniff;
#[cfg(test)]
mod tests;

use std::fs;
use std::io::{self, Read as _};
use std::path::Path;

use crate::files::file_name;
use crate::jobs::Progress;
use crate::text::segment::paragraphs;
use crate::text::turns::{Turns, turns};

pub use codebook::{Codebook, CodebookEntry, read_codebook};
pub use error::{Fault, ImportError, Places, Warning};
pub use readers::ImportKind;
use readers::{Read, Reader};
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
    pub turns: Turns,
}

/// How much a reader takes in before it refuses, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Size of the file.
    pub file: u64,
    /// Size of all parts of a packed file that are read, unpacked.
    pub unpacked: u64,
    /// Size of the text in UTF-8.
    pub text: u64,
}

impl Default for Limits {
    /// Far more than any transcript: 256 MiB for the file and the text, 512 MiB unpacked.
    fn default() -> Self {
        Self {
            file: 256 << 20,
            unpacked: 512 << 20,
            text: 256 << 20,
        }
    }
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
    let Read::Document(read) = reader.read else {
        return Err(Fault::Unsupported(kind));
    };
    let mut content = read(&bytes, limits, progress)?;
    if FileKind::of_ending(path).is_some_and(|claimed| claimed != kind) {
        content.warnings.insert(0, Warning::ReadAs(kind));
    }
    if content.text.len() as u64 > limits.text {
        return Err(Fault::TooLarge(limits.text));
    }
    if content.text.chars().all(|c| c.is_whitespace() || is_invisible(c)) {
        return Err(Fault::Empty);
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
    // A text that is called something else is no text to rely on; any other kind is certain by what it holds.
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
    let meta = fs::metadata(path).map_err(|e| Fault::from_io(&e))?;
    if meta.is_dir() {
        return Err(Fault::IsDirectory);
    }
    let file = fs::File::open(path).map_err(|e| Fault::from_io(&e))?;
    let mut bytes = Vec::new();
    // Taken in by the byte: the size that a pipe or a growing file states is not to be trusted.
    file.take(limits.file + 1)
        .read_to_end(&mut bytes)
        .map_err(|e| Fault::from_io(&e))?;
    if bytes.len() as u64 > limits.file {
        return Err(Fault::TooLarge(limits.file));
    }
    Ok(bytes)
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{FEFF}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}')
}

impl Fault {
    fn from_io(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::NotFound,
            io::ErrorKind::PermissionDenied => Self::PermissionDenied,
            io::ErrorKind::IsADirectory => Self::IsDirectory,
            _ => Self::Unreadable(error.to_string()),
        }
    }
}
