//! What a file is, by what it holds.

use std::path::Path;

use super::package;

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// Nothing at all.
    Empty,
    /// Text in any encoding; `.txt` and `.md`.
    Text,
    /// A Word document.
    Docx,
    /// An Excel workbook.
    Xlsx,
    /// An OpenDocument text.
    Odt,
    /// Another zip archive.
    Zip,
    /// Word before 2007.
    Doc,
    /// An office file with a password.
    Encrypted,
    /// Another file of an old office program.
    OldOffice,
    /// PDF.
    Pdf,
    /// Rich text.
    Rtf,
    /// A web page.
    Html,
    /// Subtitles.
    Subtitles,
    /// A picture.
    Picture,
    /// A recording, sound or film.
    Recording,
    /// A database, such as a project of this program.
    Database,
    /// Something else that is not text.
    Binary,
}

impl FileKind {
    /// What it is called in the interface texts, as a value to select by.
    pub fn id(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Text => "text",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Odt => "odt",
            Self::Zip => "zip",
            Self::Doc => "doc",
            Self::Encrypted => "encrypted",
            Self::OldOffice => "old-office",
            Self::Pdf => "pdf",
            Self::Rtf => "rtf",
            Self::Html => "html",
            Self::Subtitles => "subtitles",
            Self::Picture => "picture",
            Self::Recording => "recording",
            Self::Database => "database",
            Self::Binary => "other",
        }
    }

    /// What the ending of a file says that it is; `None` for endings that say nothing here.
    pub fn of_ending(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        Some(match ending.as_str() {
            "txt" | "md" | "markdown" | "text" | "csv" | "tsv" => Self::Text,
            "docx" | "docm" | "dotx" => Self::Docx,
            "xlsx" | "xlsm" => Self::Xlsx,
            "odt" => Self::Odt,
            "doc" => Self::Doc,
            "pdf" => Self::Pdf,
            "rtf" => Self::Rtf,
            "html" | "htm" | "xhtml" => Self::Html,
            "srt" | "vtt" => Self::Subtitles,
            _ => return None,
        })
    }
}

/// What `bytes` are. Text is recognised last, by not being anything else, so [`FileKind::Text`] is still to be decoded.
pub fn kind(bytes: &[u8]) -> FileKind {
    if bytes.is_empty() {
        return FileKind::Empty;
    }
    if let Some(kind) = by_signature(bytes) {
        return kind;
    }
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    let start = String::from_utf8_lossy(head);
    let start = start
        .trim_start_matches('\u{FEFF}')
        .trim_start()
        .to_ascii_lowercase();
    if start.starts_with("webvtt") {
        FileKind::Subtitles
    } else if start.starts_with("<!doctype html") || start.starts_with("<html") {
        FileKind::Html
    } else if super::plain::looks_like_text(bytes) {
        FileKind::Text
    } else {
        FileKind::Binary
    }
}

fn by_signature(bytes: &[u8]) -> Option<FileKind> {
    const SIGNATURES: &[(&[u8], FileKind)] = &[
        (b"%PDF-", FileKind::Pdf),
        (b"{\\rtf", FileKind::Rtf),
        (b"\x89PNG\r\n\x1a\n", FileKind::Picture),
        (b"\xFF\xD8\xFF", FileKind::Picture),
        (b"GIF8", FileKind::Picture),
        (b"II*\0", FileKind::Picture),
        (b"MM\0*", FileKind::Picture),
        (b"ID3", FileKind::Recording),
        (b"OggS", FileKind::Recording),
        (b"fLaC", FileKind::Recording),
        (b"\x1A\x45\xDF\xA3", FileKind::Recording),
        (b"SQLite format 3\0", FileKind::Database),
        (b"7z\xBC\xAF\x27\x1C", FileKind::Binary),
        (b"Rar!\x1A\x07", FileKind::Binary),
        (b"\x1F\x8B", FileKind::Binary),
        (b"\x7FELF", FileKind::Binary),
    ];
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(package::kind(bytes));
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        return Some(old_office(bytes));
    }
    if bytes.starts_with(b"RIFF") {
        let webp = bytes.get(8..12) == Some(b"WEBP");
        return Some(if webp {
            FileKind::Picture
        } else {
            FileKind::Recording
        });
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return Some(FileKind::Recording);
    }
    SIGNATURES
        .iter()
        .find(|(signature, _)| bytes.starts_with(signature))
        .map(|(_, kind)| *kind)
}

/// Tells the files of the compound format apart by the names in their directory, which are UTF-16.
fn old_office(bytes: &[u8]) -> FileKind {
    let holds = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memchr::memmem::find(bytes, &name).is_some()
    };
    if holds("EncryptedPackage") {
        FileKind::Encrypted
    } else if holds("WordDocument") {
        FileKind::Doc
    } else {
        FileKind::OldOffice
    }
}
