//! Sheets: participants, codes, codings, word lists and summaries of cases from CSV and Excel files.
//!
//! All of them begin as a `SheetTable`: a header and rows of text that know their number in the file, so that what is
//! wrong can be said by row. A sheet is read whole or not at all.

mod codes;
mod codings;
mod error;
mod findings;
#[cfg(test)]
mod hostile_tests;
mod participants;
pub(super) mod separated;
#[cfg(test)]
mod tests;
pub(super) mod workbook;

use std::collections::HashSet;
use std::path::Path;

use crate::files::file_name;
use crate::text::controls::is_stray;
use crate::text::name_key;

use super::limits::{CELLS, ROWS};
use super::readers::{ImportKind, ReadFunction};
use super::{Fault, FileKind, ImportError, LimitKind, Limits, Warning, chosen, load};

pub use codes::{CodeRow, Codes, read_codes};
pub use codings::{CodingRow, CodingStream, Codings, read_codings};
pub use error::{SheetError, SheetFault, StreamFault};
pub use findings::{FindingRows, SummaryRow, WordRow, read_summaries, read_word_lists};
pub use participants::{ParticipantRow, Participants, read_participants};

/// A header and rows under it, all as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct SheetTable {
    header: Vec<String>,
    rows: Vec<SheetRow>,
    warnings: Vec<Warning>,
}

/// A row as long as the header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SheetRow {
    /// Counted from 1 as a spreadsheet program counts, the header included.
    number: usize,
    cells: Vec<String>,
}

impl SheetRow {
    /// The text of a cell; empty where there is no such column.
    fn cell(&self, column: Option<usize>) -> &str {
        column
            .and_then(|column| self.cells.get(column))
            .map_or("", String::as_str)
    }

    /// As [`SheetRow::cell`], `None` where it is empty.
    fn filled(&self, column: Option<usize>) -> Option<String> {
        Some(self.cell(column))
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
    }
}

/// Reads `path` and makes of its table what `of_table` makes.
fn read_sheet<T>(
    path: &Path,
    wanted: ImportKind,
    of_table: impl FnOnce(SheetTable) -> Result<T, SheetFault>,
) -> Result<T, SheetError> {
    let file = file_name(path);
    match table(path, wanted).map(of_table) {
        Ok(Ok(sheet)) => Ok(sheet),
        Ok(Err(fault)) | Err(SheetOrFile::Sheet(fault)) => Err(SheetError::Sheet { file, fault }),
        Err(SheetOrFile::File(fault)) => Err(SheetError::File(ImportError { file, wanted, fault })),
    }
}

/// What can go wrong on the way to a table.
pub(super) enum SheetOrFile {
    File(Fault),
    Sheet(SheetFault),
}

impl From<Fault> for SheetOrFile {
    fn from(fault: Fault) -> Self {
        Self::File(fault)
    }
}

impl From<SheetFault> for SheetOrFile {
    fn from(fault: SheetFault) -> Self {
        Self::Sheet(fault)
    }
}

/// Reads the rows of a sheet from the bytes of a file, with what a person should know about them.
pub(super) type SheetFormat = fn(&[u8], &Limits) -> Result<(Vec<SheetRow>, Vec<Warning>), SheetOrFile>;

/// What the header of a sheet says that its rows are; `None` where it does not say, as that of participants, whose
/// columns bear any names. `asked` is what the file was taken for.
///
/// Of a file that is no sheet, or cannot be read as one, this says nothing: whoever reads it then tells why.
pub fn kind_from_header(path: &Path, asked: ImportKind) -> Option<ImportKind> {
    let table = table(path, asked).ok()?;
    if findings::has_summary_columns(&table) {
        Some(ImportKind::Summaries)
    } else if findings::has_word_columns(&table) {
        Some(ImportKind::WordLists)
    } else if codings::has_columns(&table) {
        Some(ImportKind::Codings)
    } else if codes::has_columns(&table) {
        Some(ImportKind::Codebook)
    } else {
        None
    }
}

fn table(path: &Path, wanted: ImportKind) -> Result<SheetTable, SheetOrFile> {
    let limits = Limits::SHEET;
    let bytes = load(path, &limits)?;
    let (kind, reader) = chosen(path, &bytes, wanted)?;
    let ReadFunction::Sheet(read) = reader.read else {
        return Err(Fault::Unsupported(kind).into());
    };
    let (rows, mut warnings) = read(&bytes, &limits)?;
    if FileKind::of_ending(path).is_some_and(|claimed| claimed != kind) {
        warnings.insert(0, Warning::ReadAs(kind));
    }
    let mut table = with_header(rows)?;
    table.warnings = warnings;
    Ok(table)
}

/// Refuses more rows or cells than a sheet may have.
fn require_size(rows: usize, cells: usize) -> Result<(), Fault> {
    if rows > ROWS {
        Err(Fault::TooMany(LimitKind::Rows, ROWS))
    } else if cells > CELLS {
        Err(Fault::TooMany(LimitKind::Cells, CELLS))
    } else {
        Ok(())
    }
}

/// Makes the first row that holds anything the header and gives all others its length.
fn with_header(rows: Vec<SheetRow>) -> Result<SheetTable, SheetFault> {
    for row in &rows {
        without_controls(row)?;
    }
    let mut rows = rows.into_iter().filter_map(filled);
    let header = header(rows.next().ok_or(SheetFault::NoHeader)?)?;
    let rows = rows
        .map(|row| fitted(row, header.len()))
        .collect::<Result<Vec<SheetRow>, _>>()?;
    if rows.is_empty() {
        return Err(SheetFault::NoRows);
    }
    Ok(SheetTable {
        header,
        rows,
        warnings: vec![],
    })
}

/// Refuses a row with a control character, which no name and no value has.
fn without_controls(row: &SheetRow) -> Result<(), SheetFault> {
    match row.cells.iter().position(|cell| cell.contains(is_stray)) {
        Some(column) => Err(SheetFault::Control {
            row: row.number,
            column: column + 1,
        }),
        None => Ok(()),
    }
}

/// The row with its cells trimmed; `None` where it holds nothing.
fn filled(mut row: SheetRow) -> Option<SheetRow> {
    for cell in &mut row.cells {
        *cell = cell.trim().to_owned();
    }
    row.cells.iter().any(|cell| !cell.is_empty()).then_some(row)
}

/// The names of the columns.
fn header(row: SheetRow) -> Result<Vec<String>, SheetFault> {
    let mut header = row.cells;
    drop_trailing_empty(&mut header, 0);
    let mut seen = HashSet::new();
    for (index, name) in header.iter().enumerate() {
        if name.is_empty() {
            return Err(SheetFault::EmptyHeader { column: index + 1 });
        }
        if !seen.insert(name_key(name)) {
            return Err(SheetFault::DuplicateHeader { name: name.clone() });
        }
    }
    Ok(header)
}

/// The row in as many cells as the header has.
fn fitted(mut row: SheetRow, width: usize) -> Result<SheetRow, SheetFault> {
    drop_trailing_empty(&mut row.cells, width);
    if row.cells.len() == width {
        Ok(row)
    } else {
        Err(SheetFault::Ragged {
            row: row.number,
            expected: width,
            found: row.cells.len(),
        })
    }
}

fn drop_trailing_empty(cells: &mut Vec<String>, keep: usize) {
    while cells.len() > keep && cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
}

impl SheetTable {
    /// The column that has one of `names`, however it is spelled.
    fn column(&self, names: &[&str]) -> Option<usize> {
        let keys: Vec<String> = names.iter().map(|name| name_key(name)).collect();
        self.header
            .iter()
            .position(|header| keys.contains(&name_key(header)))
    }

    /// As [`SheetTable::column`], the first name naming what is missing.
    fn required(&self, names: &[&'static str]) -> Result<usize, SheetFault> {
        self.column(names).ok_or(SheetFault::MissingColumn {
            name: names.first().copied().unwrap_or_default(),
        })
    }

    /// The headers of columns that are none of `used`.
    fn others(&self, used: &[Option<usize>]) -> Vec<String> {
        let unused = |index: &usize| !used.contains(&Some(*index));
        self.header
            .iter()
            .enumerate()
            .filter(|(index, _)| unused(index))
            .map(|(_, name)| name.clone())
            .collect()
    }
}
