//! The formats that are read, in one list.
//!
//! A reader is one file that describes itself in a constant, and one line here. What a file is, the filter of the
//! file dialog, where a dropped file goes, the sentence about a format that is not read and the help of the command
//! line all come from this list.

use std::path::Path;

use super::sheet::{SheetFormat, separated, workbook};
use super::sniff::{FileKind, Recognition, UNREAD};
use super::{Content, Fault, Limits, codebook, docx, plain};
use crate::exchange::study::StudyCode;
use crate::jobs::Progress;

/// What can be brought in from files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ImportKind {
    /// Documents with their texts.
    Documents,
    /// Participants with their attributes.
    Participants,
    /// Codings.
    Codings,
    /// A code system.
    Codebook,
    /// Lists of words.
    WordLists,
    /// Summaries of cases.
    Summaries,
}

/// A format that is read.
pub struct Reader {
    /// What its files are.
    pub kind: FileKind,
    /// The endings of its files in lower case, without the dot, the usual one first.
    pub endings: &'static [&'static str],
    /// How its files are recognised.
    pub(super) mark: Recognition,
    /// What is read from them.
    pub(super) read: ReadFunction,
}

/// What a reader makes of the bytes of a file.
pub(super) enum ReadFunction {
    /// The text of a document.
    Document(fn(&[u8], &Limits, &Progress) -> Result<Content, Fault>),
    /// The rows of a sheet, which may be of participants, of codings or of codes.
    Sheet(SheetFormat),
    /// The codes of a study.
    Codes(fn(&[u8]) -> Result<Vec<StudyCode>, Fault>),
}

/// Every format that is read.
pub const READERS: &[Reader] = &[
    plain::READER,
    docx::READER,
    workbook::READER,
    separated::READER,
    codebook::READER,
];

impl Reader {
    /// Whether its files hold what is to be brought in.
    pub fn reads(&self, wanted: ImportKind) -> bool {
        match self.read {
            ReadFunction::Document(_) => wanted == ImportKind::Documents,
            ReadFunction::Sheet(_) => wanted != ImportKind::Documents,
            ReadFunction::Codes(_) => wanted == ImportKind::Codebook,
        }
    }

    fn has_ending(&self, ending: &str) -> bool {
        is_among(ending, self.endings)
    }
}

/// Whether an ending, written anyhow, is among those in lower case.
fn is_among(ending: &str, endings: &[&str]) -> bool {
    endings.iter().any(|known| known.eq_ignore_ascii_case(ending))
}

impl ImportKind {
    /// All kinds.
    pub const ALL: [Self; 6] = [
        Self::Documents,
        Self::Participants,
        Self::Codings,
        Self::Codebook,
        Self::WordLists,
        Self::Summaries,
    ];

    /// The name used for its texts and in the help.
    pub fn key(self) -> &'static str {
        match self {
            Self::Documents => "documents",
            Self::Participants => "participants",
            Self::Codings => "codings",
            Self::Codebook => "codebook",
            Self::WordLists => "lists",
            Self::Summaries => "summaries",
        }
    }

    /// The readers of its formats.
    fn readers(self) -> impl Iterator<Item = &'static Reader> {
        READERS.iter().filter(move |reader| reader.reads(self))
    }

    /// The reader of files that are of `kind`; where there are several, that of the ending.
    pub(super) fn reader(self, kind: FileKind, path: &Path) -> Option<&'static Reader> {
        let ending = ending(path).unwrap_or_default();
        let of_kind = || self.readers().filter(|reader| reader.kind == kind);
        of_kind()
            .find(|reader| reader.has_ending(&ending))
            .or_else(|| of_kind().next())
    }

    /// The endings of the files it can come from, without the dot.
    pub fn endings(self) -> Vec<&'static str> {
        self.readers()
            .flat_map(|reader| reader.endings)
            .copied()
            .collect()
    }

    /// Those endings in words: `txt, docx, …`.
    pub fn endings_in_words(self) -> String {
        self.endings().join(", ")
    }

    /// What a file is taken for that is dropped on the window: by its ending, a document when that says nothing. The
    /// header of a sheet may say otherwise when it is read.
    pub fn of_dropped(path: &Path) -> Self {
        let Some(ending) = ending(path) else {
            return Self::Documents;
        };
        let reader = READERS.iter().find(|reader| reader.has_ending(&ending));
        match reader.map(|reader| &reader.read) {
            Some(ReadFunction::Sheet(_)) => Self::Participants,
            Some(ReadFunction::Codes(_)) => Self::Codebook,
            Some(ReadFunction::Document(_)) | None => Self::Documents,
        }
    }
}

impl FileKind {
    /// What the ending of a file says that it is; `None` for endings that say nothing here.
    pub fn of_ending(path: &Path) -> Option<Self> {
        let ending = ending(path)?;
        let read = READERS.iter().find(|reader| reader.has_ending(&ending));
        let unread = || UNREAD.iter().find(|format| is_among(&ending, format.endings));
        read.map(|reader| reader.kind)
            .or_else(|| unread().map(|format| format.kind))
    }
}

fn ending(path: &Path) -> Option<String> {
    path.extension()
        .map(|ending| ending.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_ending_means_two_formats() {
        let mut seen = std::collections::HashMap::new();
        for reader in READERS {
            for ending in reader.endings {
                assert_eq!(*ending, ending.to_lowercase());
                assert_eq!(seen.insert(*ending, reader.kind), None, "{ending}");
            }
        }
        for format in UNREAD {
            for ending in format.endings {
                assert_eq!(seen.insert(*ending, format.kind), None, "{ending}");
            }
        }
    }

    #[test]
    fn an_ending_counts_however_it_is_written() {
        for (file, kind, import) in [
            ("a.DOCX", Some(FileKind::Docx), ImportKind::Documents),
            ("a.Txt", Some(FileKind::Text), ImportKind::Documents),
            ("a.CSV", Some(FileKind::Text), ImportKind::Participants),
            ("a.XlsX", Some(FileKind::Xlsx), ImportKind::Participants),
            ("a.RON", Some(FileKind::Text), ImportKind::Codebook),
            ("a.PDF", Some(FileKind::Pdf), ImportKind::Documents),
            ("a", None, ImportKind::Documents),
            ("a.xyz", None, ImportKind::Documents),
        ] {
            let path = Path::new(file);
            assert_eq!(FileKind::of_ending(path), kind, "{file}");
            assert_eq!(ImportKind::of_dropped(path), import, "{file}");
        }
    }

    #[test]
    fn what_can_be_brought_in_has_readers() {
        assert_eq!(
            ImportKind::Documents.endings_in_words(),
            "txt, md, markdown, text, docx, docm, dotx"
        );
        assert_eq!(
            ImportKind::Participants.endings_in_words(),
            "xlsx, xlsm, csv, tsv"
        );
        assert_eq!(ImportKind::Codings.endings_in_words(), "xlsx, xlsm, csv, tsv");
        assert_eq!(
            ImportKind::Codebook.endings_in_words(),
            "xlsx, xlsm, csv, tsv, ron"
        );
    }
}
