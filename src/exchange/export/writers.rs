//! The formats that tables are written in, in one list.
//!
//! A writer is one file that describes itself in a constant, and one line here. The menus of formats, the choice by the
//! ending of a path, the sentence about an unknown ending and the help of the command line all come from this list.

use std::fmt;
use std::path::{Path, PathBuf};

use super::spss::DATA_ENDING;
use super::{FormatFault, Profile, csv, docx, html, latex, markdown, odt, spss, xlsx};
use crate::report::Report;

/// A format that is written.
pub struct Writer {
    /// The name by which its texts are found: `tables-format-…`.
    pub key: &'static str,
    /// The endings of its files in lower case, without the dot, the usual one first.
    pub endings: &'static [&'static str],
    /// Makes the bytes of a file.
    pub(super) write: fn(&Report, &Setting<'_>) -> Result<Vec<u8>, FormatFault>,
    /// Makes the bytes of a file of data that stands beside it, where there is one.
    pub(super) data: Option<MakeData>,
}

/// Makes the bytes of a file of data.
pub(super) type MakeData = fn(&Report) -> Result<Vec<u8>, FormatFault>;

/// What a writer is told beside the report.
pub(super) struct Setting<'a> {
    /// The fonts and sizes.
    pub(super) profile: &'a Profile,
    /// The name of the file without its ending.
    pub(super) name: &'a str,
}

/// Every format, the most wanted first.
pub static WRITERS: [Writer; 8] = [
    docx::WRITER,
    xlsx::WRITER,
    odt::WRITER,
    html::WRITER,
    latex::WRITER,
    csv::WRITER,
    spss::WRITER,
    markdown::WRITER,
];

/// A choice among [`WRITERS`].
#[derive(Clone, Copy)]
pub struct ExportFormat(&'static Writer);

impl ExportFormat {
    /// The format in which a terminal shows a table.
    pub const MARKDOWN: Self = Self(&markdown::WRITER);

    /// Every format, the most wanted first.
    pub fn all() -> impl Iterator<Item = Self> {
        WRITERS.iter().map(Self)
    }

    /// The format of files with this ending, written anyhow, without the dot.
    pub fn of_ending(ending: &str) -> Option<Self> {
        let has = |format: &Self| format.0.endings.iter().any(|e| e.eq_ignore_ascii_case(ending));
        Self::all().find(has)
    }

    /// The format that a path names by its ending, `None` when there is none of that ending.
    pub fn of_path(path: &Path) -> Option<Self> {
        Self::of_ending(path.extension()?.to_str()?)
    }

    /// The usual ending of its files, without the dot.
    pub fn ending(self) -> &'static str {
        self.0.endings.first().copied().unwrap_or_default()
    }

    /// The usual ending of each format in words: `docx, xlsx, …`.
    pub fn endings() -> String {
        let endings: Vec<&str> = Self::all().map(Self::ending).collect();
        endings.join(", ")
    }

    /// The id of its name in the texts of the interface.
    pub fn text_id(self) -> String {
        format!("tables-format-{}", self.0.key)
    }

    pub(super) fn write(self, report: &Report, setting: &Setting<'_>) -> Result<Vec<u8>, FormatFault> {
        (self.0.write)(report, setting)
    }

    /// Where the data stand beside a file of this format, and what makes them.
    pub(super) fn data(self, path: &Path) -> Option<(PathBuf, MakeData)> {
        Some((path.with_extension(DATA_ENDING), self.0.data?))
    }
}

impl PartialEq for ExportFormat {
    fn eq(&self, other: &Self) -> bool {
        self.0.key == other.0.key
    }
}

impl Eq for ExportFormat {}

impl fmt::Debug for ExportFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Lang, Words};

    #[test]
    fn every_format_has_endings_of_its_own_and_a_name() {
        let mut seen = std::collections::HashSet::new();
        for writer in &WRITERS {
            for ending in writer.endings {
                assert!(seen.insert(*ending), "{ending}");
                assert_eq!(*ending, ending.to_lowercase());
            }
        }
        for lang in [Lang::Fa, Lang::En] {
            let words = Words::new(lang);
            for format in ExportFormat::all() {
                assert!(words.has(&format.text_id()), "{format:?}");
            }
        }
    }

    #[test]
    fn an_ending_counts_however_it_is_written() {
        for (path, ending) in [
            ("a.DOCX", "docx"),
            ("a.Htm", "html"),
            ("a.TeX", "tex"),
            ("a.CSV", "csv"),
        ] {
            assert_eq!(
                ExportFormat::of_path(Path::new(path)).map(ExportFormat::ending),
                Some(ending)
            );
        }
        assert_eq!(ExportFormat::of_path(Path::new("a.xyz")), None);
        assert_eq!(ExportFormat::of_path(Path::new("docx")), None);
    }
}
