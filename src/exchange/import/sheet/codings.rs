//! A sheet of codings.

use std::io::BufRead;
use std::path::Path;

use super::separated::RowStream;
use super::{SheetError, SheetFault, SheetRow, SheetTable, StreamFault, fitted, header, read_sheet};
use crate::exchange::import::{ImportKind, Warning};
use crate::model::{CODES_DEEP, CodePath};
use crate::text::persian::digits::parse_u32;

/// Codings as a sheet lists them. Only their form is known to be right: whether the documents exist and the passages
/// lie inside their texts is for the project to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Codings {
    /// One for each coding, in the order of the sheet.
    pub rows: Vec<CodingRow>,
    /// Headers of columns that mean nothing here.
    pub ignored: Vec<String>,
    /// What a person should know about the file.
    pub warnings: Vec<Warning>,
}

/// One coding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodingRow {
    /// Name of the document.
    pub document: String,
    /// First scalar value of the passage.
    pub start: u32,
    /// End of the passage, exclusive; greater than `start`.
    pub end: u32,
    /// The code; at least one name.
    pub code: CodePath,
    /// Name of the coder.
    pub coder: Option<String>,
    /// A note on the coding.
    pub memo: Option<String>,
    /// The passage in few words.
    pub condensed: Option<String>,
    /// The row in the file, from 1.
    pub row_number: usize,
}

/// Reads codings from a CSV or Excel file with the columns `document`, `start`, `end` and `code`, and perhaps
/// `coder`, `memo` and `condensed`; the headers may be Persian, and so may the digits.
pub fn read_codings(path: &Path) -> Result<Codings, SheetError> {
    read_sheet(path, ImportKind::Codings, of_table)
}

fn of_table(table: SheetTable) -> Result<Codings, SheetFault> {
    let columns = CodingColumns::of(&table)?;
    let rows = table.rows.iter().map(|row| columns.read(row));
    Ok(Codings {
        rows: rows.collect::<Result<_, _>>()?,
        ignored: table.others(&columns.used_columns()),
        warnings: table.warnings,
    })
}

/// Whether a table has the columns without which there are no codings.
pub(super) fn has_columns(table: &SheetTable) -> bool {
    CodingColumns::of(table).is_ok()
}

/// Where the parts of a coding stand.
struct CodingColumns {
    header: Vec<String>,
    document: usize,
    start: usize,
    end: usize,
    code: usize,
    coder: Option<usize>,
    memo: Option<usize>,
    condensed: Option<usize>,
}

impl CodingColumns {
    fn of(table: &SheetTable) -> Result<Self, SheetFault> {
        Ok(Self {
            document: table.required(&["document", "سند"])?,
            start: table.required(&["start", "آغاز", "شروع"])?,
            end: table.required(&["end", "پایان"])?,
            code: table.required(&["code", "path", "کد", "مسیر"])?,
            coder: table.column(&["coder", "کدگذار"]),
            memo: table.column(&["memo", "یادداشت"]),
            condensed: table.column(&["condensed", "فشرده", "واحد معنایی فشرده"]),
            header: table.header.clone(),
        })
    }

    fn used_columns(&self) -> [Option<usize>; 7] {
        [
            Some(self.document),
            Some(self.start),
            Some(self.end),
            Some(self.code),
            self.coder,
            self.memo,
            self.condensed,
        ]
    }

    fn read(&self, row: &SheetRow) -> Result<CodingRow, SheetFault> {
        let passage = self.position(row, self.start)?..self.position(row, self.end)?;
        if passage.is_empty() {
            return Err(SheetFault::EmptyPassage {
                row: row.number,
                start: passage.start,
                end: passage.end,
            });
        }
        let code = CodePath::from(self.required_cell(row, self.code)?.as_str());
        if code.is_empty() {
            return Err(self.empty(row, self.code));
        }
        if code.names().len() > CODES_DEEP {
            return Err(SheetFault::TooDeep {
                row: row.number,
                limit: CODES_DEEP,
            });
        }
        Ok(CodingRow {
            document: self.required_cell(row, self.document)?,
            start: passage.start,
            end: passage.end,
            code,
            coder: row.filled(self.coder),
            memo: row.filled(self.memo),
            condensed: row.filled(self.condensed),
            row_number: row.number,
        })
    }

    fn required_cell(&self, row: &SheetRow, column: usize) -> Result<String, SheetFault> {
        row.filled(Some(column)).ok_or_else(|| self.empty(row, column))
    }

    fn empty(&self, row: &SheetRow, column: usize) -> SheetFault {
        SheetFault::EmptyCell {
            row: row.number,
            column: self.header.get(column).cloned().unwrap_or_default(),
        }
    }

    fn position(&self, row: &SheetRow, column: usize) -> Result<u32, SheetFault> {
        let value = self.required_cell(row, column)?;
        parse_u32(&value).ok_or_else(|| SheetFault::NotANumber {
            row: row.number,
            column: self.header.get(column).cloned().unwrap_or_default(),
            value,
        })
    }
}

/// Codings that come one by one, as from a pipe: the same sheet as [`read_codings`] reads, in UTF-8 with separated
/// values, each row of which can be had before the next has been written.
pub struct CodingStream<R> {
    columns: CodingColumns,
    rows: RowStream<R>,
}

impl<R: BufRead> CodingStream<R> {
    /// Reads the header.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn new(input: R) -> Result<Self, StreamFault> {
        let mut rows = RowStream::new(input)?;
        let header = match rows.next() {
            Some(row) => header(row?)?,
            None => return Err(SheetFault::NoHeader.into()),
        };
        let columns = CodingColumns::of(&SheetTable {
            header,
            ..SheetTable::default()
        })?;
        Ok(Self { columns, rows })
    }

    fn read(&self, row: SheetRow) -> Result<CodingRow, StreamFault> {
        let row = fitted(row, self.columns.header.len())?;
        Ok(self.columns.read(&row)?)
    }
}

impl<R: BufRead> Iterator for CodingStream<R> {
    type Item = Result<CodingRow, StreamFault>;

    fn next(&mut self) -> Option<Self::Item> {
        let row = self.rows.next()?;
        Some(row.and_then(|row| self.read(row)))
    }
}
