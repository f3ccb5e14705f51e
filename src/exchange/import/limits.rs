//! How much is taken in before a file is refused, all in one place. Each limit lies far above what a study has, and
//! keeps a file that was made by mistake or with an intent from taking all memory, or hours. Whoever meets one is told
//! so with its number.

use crate::message::Message;

const MIB: u64 = 1 << 20;

/// How much of one file a reader takes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file. Of a Word document pictures are the most.
    pub file: u64,
    /// Bytes of the parts of a packed file that are read, unpacked.
    pub unpacked: u64,
    /// Bytes of the text in UTF-8; of a sheet those of all its cells.
    pub text: u64,
    /// Paragraphs of the text; each is laid out by itself, and may be a speaker turn, which is a row of the project.
    pub paragraphs: usize,
}

impl Default for Limits {
    /// Those of a document: some hundred times the longest book.
    fn default() -> Self {
        Self {
            file: 256 * MIB,
            unpacked: 256 * MIB,
            text: 64 * MIB,
            paragraphs: 500_000,
        }
    }
}

impl Limits {
    /// Those of a sheet, or of a code system: with all its cells in memory the program stays below 512 MiB.
    pub const SHEET: Self = Self {
        file: 64 * MIB,
        unpacked: 128 * MIB,
        text: 64 * MIB,
        paragraphs: ROWS,
    };
}

/// Parts of a packed file; each is remembered when it is opened, whether it is read or not.
pub(super) const PARTS: usize = 10_000;

/// Bytes of a part that only tells what a packed file is.
pub(super) const LABEL: u64 = MIB;

/// A packed file may unpack to so many bytes, however small it is: a repetitive text packs well.
pub(super) const RATIO_FROM: u64 = 64 * MIB;

/// To more than that it may unpack by this ratio, which no real document reaches.
pub(super) const RATIO: u64 = 200;

/// Elements within one another in the XML of a document. Word nests tables 63 deep, and a table is some elements;
/// text in a table is copied once for each table around it.
pub(super) const ELEMENTS_DEEP: usize = 500;

/// Elements in a part of a document; each may take some dozen bytes.
pub(super) const ELEMENTS: usize = 10_000_000;

/// Bytes of one tag of XML, all of whose attributes are looked at.
pub(super) const TAG: usize = 1 << 16;

/// Bytes of a part of a workbook other than the sheets themselves, all of which are in memory at once.
pub(super) const WORKBOOK_PART: u64 = 32 * MIB;

/// Bytes between two tags of a workbook; a cell of Excel holds 32,767 characters.
pub(super) const CELL: usize = 4 << 20;

/// Rows of a sheet, and entries of a list of a study: each becomes some rows of the project in one operation.
pub const ROWS: usize = 250_000;

/// Rows that a sheet of Excel can have, empty ones included.
pub(super) const SHEET_ROWS: usize = 1 << 20;

/// Columns of a sheet: those that one of Excel can have.
pub(super) const COLUMNS: usize = 1 << 14;

/// Cells of a sheet, the empty ones within the width of its header included.
pub(super) const CELLS: usize = 2_000_000;

/// Bytes of one row that comes by a pipe.
pub(super) const ROW: usize = 16 << 20;

/// Bytes of the description of a study. A sentence of each passage stands in it.
pub const STUDY: u64 = 64 * MIB;

/// Lists and values within one another in the description of a study. Codes take four for each level, and may stand
/// [`crate::model::CODES_DEEP`] deep.
pub const STUDY_DEEP: usize = 160;

/// What there may be too many of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LimitKind {
    /// Paragraphs of a document.
    Paragraphs,
    /// Parts of a packed file.
    Parts,
    /// Elements of a document.
    Elements,
    /// Elements of a document, each within the one before.
    ElementsDeep,
    /// Rows of a sheet.
    Rows,
    /// Columns of a sheet.
    Columns,
    /// Cells of a sheet.
    Cells,
    /// Codes of a code system.
    Codes,
}

impl LimitKind {
    /// What it is called in the interface texts, as a value to select by.
    fn id(self) -> &'static str {
        match self {
            Self::Paragraphs => "paragraphs",
            Self::Parts => "parts",
            Self::Elements => "elements",
            Self::ElementsDeep => "elements-deep",
            Self::Rows => "rows",
            Self::Columns => "columns",
            Self::Cells => "cells",
            Self::Codes => "codes",
        }
    }

    /// What is said of a file that has more than `limit` of it, but for the file.
    pub(super) fn message(self, limit: usize) -> Message {
        Message::new("import-error-too-many")
            .choosing("what", self.id())
            .with("limit", limit)
    }
}
