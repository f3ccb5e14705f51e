//! What a file is, by what it holds.

use super::package;
use super::readers::READERS;

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

    /// Whether its files are texts that need not show of which format they are.
    pub(super) fn is_text(self) -> bool {
        matches!(self, Self::Text | Self::Html | Self::Subtitles)
    }
}

/// How the files of a format are recognised.
pub(super) enum Recognition {
    /// The file begins with one of these.
    Start(&'static [&'static [u8]]),
    /// A zip archive that names itself so.
    Packed(Packed),
    /// A compound file of an old office program that holds a stream of this name.
    Compound(&'static str),
    /// A text that begins with one of these, in lower case and after blanks.
    TextStart(&'static [&'static str]),
    /// A text that is nothing else. The ending tells texts of several formats apart.
    Text,
    /// Something told from the bytes by other means.
    Other(fn(&[u8]) -> bool),
}

/// How a zip archive says what it is.
pub(super) struct Packed {
    /// A part that it holds; empty when no part is certain.
    pub(super) part: &'static str,
    /// What stands in its list of content types, or at the start of its `mimetype`.
    pub(super) named: &'static str,
}

/// A format that is recognised, to say what a file is, and not read.
pub(super) struct UnreadFormat {
    pub(super) kind: FileKind,
    /// Endings in lower case, without the dot.
    pub(super) endings: &'static [&'static str],
    pub(super) mark: Recognition,
}

const fn unread(kind: FileKind, endings: &'static [&'static str], mark: Recognition) -> UnreadFormat {
    UnreadFormat { kind, endings, mark }
}

/// What is recognised and not read. The order matters where a mark is a part of another.
pub(super) const UNREAD: &[UnreadFormat] = &[
    unread(
        FileKind::Odt,
        &["odt"],
        Recognition::Packed(Packed {
            part: "",
            named: "application/vnd.oasis.opendocument.text",
        }),
    ),
    unread(
        FileKind::Encrypted,
        &[],
        Recognition::Compound("EncryptedPackage"),
    ),
    unread(FileKind::Doc, &["doc"], Recognition::Compound("WordDocument")),
    unread(FileKind::OldOffice, &[], Recognition::Compound("")),
    unread(FileKind::Pdf, &["pdf"], Recognition::Start(&[b"%PDF-"])),
    unread(FileKind::Rtf, &["rtf"], Recognition::Start(&[b"{\\rtf"])),
    unread(
        FileKind::Html,
        &["html", "htm", "xhtml"],
        Recognition::TextStart(&["<!doctype html", "<html"]),
    ),
    unread(
        FileKind::Subtitles,
        &["srt", "vtt"],
        Recognition::TextStart(&["webvtt"]),
    ),
    unread(
        FileKind::Picture,
        &[],
        Recognition::Start(&[b"\x89PNG\r\n\x1a\n", b"\xFF\xD8\xFF", b"GIF8", b"II*\0", b"MM\0*"]),
    ),
    unread(FileKind::Picture, &[], Recognition::Other(is_webp)),
    unread(
        FileKind::Recording,
        &[],
        Recognition::Start(&[b"RIFF", b"ID3", b"OggS", b"fLaC", b"\x1A\x45\xDF\xA3"]),
    ),
    unread(FileKind::Recording, &[], Recognition::Other(is_mp4)),
    unread(
        FileKind::Database,
        &[],
        Recognition::Start(&[b"SQLite format 3\0"]),
    ),
    unread(
        FileKind::Binary,
        &[],
        Recognition::Start(&[b"7z\xBC\xAF\x27\x1C", b"Rar!\x1A\x07", b"\x1F\x8B", b"\x7FELF"]),
    ),
];

fn is_webp(bytes: &[u8]) -> bool {
    bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP")
}

fn is_mp4(bytes: &[u8]) -> bool {
    bytes.get(4..8) == Some(b"ftyp")
}

/// The formats that are known, those that are read first.
fn marks() -> impl Iterator<Item = (FileKind, &'static Recognition)> {
    let read = READERS.iter().map(|reader| (reader.kind, &reader.mark));
    read.chain(UNREAD.iter().map(|format| (format.kind, &format.mark)))
}

/// What `bytes` are. Text is recognised last, by not being anything else, so [`FileKind::Text`] is still to be decoded.
pub fn kind(bytes: &[u8]) -> FileKind {
    if bytes.is_empty() {
        return FileKind::Empty;
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        let packed = marks().filter_map(|(kind, mark)| match mark {
            Recognition::Packed(packed) => Some((kind, packed)),
            _ => None,
        });
        return package::kind(bytes, &packed.collect::<Vec<_>>());
    }
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    let start = String::from_utf8_lossy(head);
    let start = start
        .trim_start_matches('\u{FEFF}')
        .trim_start()
        .to_ascii_lowercase();
    let found = marks().find(|(_, mark)| match mark {
        Recognition::Start(signatures) => signatures.iter().any(|s| bytes.starts_with(s)),
        Recognition::Compound(stream) => is_compound(bytes, stream),
        Recognition::TextStart(starts) => starts.iter().any(|s| start.starts_with(s)),
        Recognition::Other(is) => is(bytes),
        Recognition::Packed(_) | Recognition::Text => false,
    });
    match found {
        Some((kind, _)) => kind,
        None if super::plain::looks_like_text(bytes) => FileKind::Text,
        None => FileKind::Binary,
    }
}

/// Whether `bytes` are a compound file with a stream of that name. Names in its directory are UTF-16.
fn is_compound(bytes: &[u8], stream: &str) -> bool {
    let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
        && memchr::memmem::find(bytes, &name).is_some()
}
