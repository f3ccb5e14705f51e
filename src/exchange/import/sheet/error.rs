//! What is wrong with a sheet, by row.

use crate::exchange::import::ImportError;
use crate::message::{Argument, LargerThan, Message};

/// A sheet that was not taken; nothing of it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    /// The file itself cannot be read.
    #[error(transparent)]
    File(#[from] ImportError),
    /// The file was read but its table is not as it must be.
    #[error("{file}: {fault}")]
    Sheet {
        /// The name of the file, without its folder.
        file: String,
        /// What is wrong.
        fault: SheetFault,
    },
}

/// What is wrong with a table. Rows and columns are counted from 1, the header being a row.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SheetFault {
    /// There is no header row.
    #[error("no header row")]
    NoHeader,
    /// There is nothing under the header.
    #[error("no rows under the header")]
    NoRows,
    /// A column has no header.
    #[error("column {column} has no header")]
    EmptyHeader {
        /// Which column.
        column: usize,
    },
    /// Two columns have the same header.
    #[error("the header {name:?} stands twice")]
    DuplicateHeader {
        /// The header.
        name: String,
    },
    /// A column that is needed is not there.
    #[error("the column {name:?} is missing")]
    MissingColumn {
        /// Its English name.
        name: &'static str,
    },
    /// A row is longer or shorter than the header.
    #[error("row {row} has {found} cells, the header {expected}")]
    Ragged {
        /// Which row.
        row: usize,
        /// Cells in the header.
        expected: usize,
        /// Cells in the row.
        found: usize,
    },
    /// A list of words is of a kind that there is not.
    #[error("row {row}: {value:?} is no kind of lists")]
    NotAKind {
        /// Which row.
        row: usize,
        /// What stands there.
        value: String,
    },
    /// A quotation mark opens a cell and is never closed.
    #[error("row {row}: a quotation mark is not closed")]
    OpenQuote {
        /// The row in which it stands.
        row: usize,
    },
    /// A cell that must be filled is empty.
    #[error("row {row}: {column:?} is empty")]
    EmptyCell {
        /// Which row.
        row: usize,
        /// The header of its column.
        column: String,
    },
    /// An ID stands in two rows.
    #[error("row {row}: the ID {id:?} stands in row {first} already")]
    DuplicateId {
        /// Which row.
        row: usize,
        /// The ID.
        id: String,
        /// The row in which it stands first.
        first: usize,
    },
    /// A formula of the spreadsheet gave an error.
    #[error("row {row}, column {column}: the formula failed")]
    FormulaError {
        /// Which row.
        row: usize,
        /// Which column.
        column: usize,
    },
    /// A cell holds a control character such as NUL or ESC.
    #[error("row {row}, column {column}: a control character")]
    Control {
        /// Which row.
        row: usize,
        /// Which column.
        column: usize,
    },
    /// A path has more names than codes may stand below one another.
    #[error("row {row}: a path of more than {limit} names")]
    TooDeep {
        /// Which row.
        row: usize,
        /// How many it may have.
        limit: usize,
    },
    /// A row that comes by a pipe is longer than so many bytes.
    #[error("a row of more than {0} bytes")]
    LongRow(usize),
    /// A cell holds no position: a whole number from 0 to 4,294,967,295.
    #[error("row {row}: {value:?} in {column:?} is no whole number")]
    NotANumber {
        /// Which row.
        row: usize,
        /// The header of its column.
        column: String,
        /// What it holds.
        value: String,
    },
    /// A passage that does not end after it starts.
    #[error("row {row}: the passage {start}..{end} is empty")]
    EmptyPassage {
        /// Which row.
        row: usize,
        /// First scalar value.
        start: u32,
        /// End, exclusive.
        end: u32,
    },
    /// A cell holds no colour of the form `#RRGGBB`.
    #[error("row {row}: {value:?} is no colour")]
    NotAColour {
        /// Which row.
        row: usize,
        /// What it holds.
        value: String,
    },
}

impl SheetError {
    /// The sentence for people.
    pub fn message(&self) -> Message {
        match self {
            Self::File(error) => error.message(),
            Self::Sheet { file, fault } => fault.about(file),
        }
    }
}

/// Why a sheet that comes row by row cannot be read on.
#[derive(Debug, thiserror::Error)]
pub enum StreamFault {
    /// The table is not as it must be.
    #[error(transparent)]
    Sheet(#[from] SheetFault),
    /// It is no text of separated values in UTF-8, or cannot be read.
    #[error(transparent)]
    Unreadable(csv::Error),
}

impl From<std::io::Error> for StreamFault {
    fn from(error: std::io::Error) -> Self {
        csv::Error::from(error).into()
    }
}

impl From<csv::Error> for StreamFault {
    fn from(error: csv::Error) -> Self {
        if let csv::ErrorKind::Io(refused) = error.kind()
            && let Some(LargerThan(limit)) = refused.get_ref().and_then(|inner| inner.downcast_ref())
        {
            return SheetFault::LongRow(*limit as usize).into();
        }
        Self::Unreadable(error)
    }
}

impl StreamFault {
    /// What is said of it to people. `name` is what the input is called.
    pub fn message(&self, name: Message) -> Message {
        match self {
            Self::Sheet(fault) => fault.about(name),
            Self::Unreadable(_) => Message::new("import-error-damaged").with("file", name),
        }
    }
}

impl SheetFault {
    /// What is said of it to people, with the file and the row.
    fn about(&self, file: impl Into<Argument>) -> Message {
        let message = self.message().with("file", file);
        match self.row() {
            Some(row) => message.in_row(row, None),
            None => message,
        }
    }

    /// The row that is wrong, where it is one.
    pub fn row(&self) -> Option<usize> {
        match self {
            Self::Ragged { row, .. }
            | Self::OpenQuote { row }
            | Self::EmptyCell { row, .. }
            | Self::DuplicateId { row, .. }
            | Self::FormulaError { row, .. }
            | Self::Control { row, .. }
            | Self::TooDeep { row, .. }
            | Self::NotANumber { row, .. }
            | Self::NotAKind { row, .. }
            | Self::EmptyPassage { row, .. }
            | Self::NotAColour { row, .. } => Some(*row),
            Self::NoHeader
            | Self::NoRows
            | Self::LongRow(_)
            | Self::EmptyHeader { .. }
            | Self::DuplicateHeader { .. }
            | Self::MissingColumn { .. } => None,
        }
    }

    /// What is wrong, without the file and the row.
    pub(super) fn message(&self) -> Message {
        match self {
            Self::NoHeader => Message::new("import-sheet-no-header"),
            Self::NoRows => Message::new("import-sheet-no-rows"),
            Self::EmptyHeader { column } => Message::new("import-sheet-empty-header").with("column", *column),
            Self::DuplicateHeader { name } => {
                Message::new("import-sheet-duplicate-header").with("name", name)
            }
            Self::MissingColumn { name } => Message::new("import-sheet-missing-column").with("name", *name),
            Self::Ragged { expected, found, .. } => Message::new("import-sheet-ragged")
                .with("expected", *expected)
                .with("found", *found),
            Self::OpenQuote { .. } => Message::new("import-sheet-open-quote"),
            Self::EmptyCell { column, .. } => Message::new("import-sheet-empty-cell").with("column", column),
            Self::DuplicateId { id, first, .. } => Message::new("import-sheet-duplicate-id")
                .with("id", id)
                .with("first", *first),
            Self::FormulaError { column, .. } => {
                Message::new("import-sheet-formula-error").with("column", *column)
            }
            Self::Control { column, .. } => Message::new("import-sheet-control").with("column", *column),
            Self::TooDeep { limit, .. } => Message::new("import-sheet-too-deep").with("limit", *limit),
            Self::LongRow(limit) => Message::new("import-sheet-long-row").with("megabytes", limit >> 20),
            Self::NotANumber { column, value, .. } => Message::new("import-sheet-not-a-number")
                .with("column", column)
                .with("value", value),
            Self::NotAKind { value, .. } => Message::new("import-sheet-not-a-kind").with("value", value),
            Self::EmptyPassage { start, end, .. } => Message::new("import-sheet-empty-passage")
                .with("start", *start)
                .with("end", *end),
            Self::NotAColour { value, .. } => Message::new("import-sheet-not-a-color").with("value", value),
        }
    }
}
