//! A sheet of codings.

use std::path::Path;

use super::{Row, SheetError, SheetFault, Table, read_sheet};
use crate::exchange::import::{ImportKind, Warning};
use crate::model::CodePath;
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

fn of_table(table: Table) -> Result<Codings, SheetFault> {
    let document = table.required(&["document", "سند"])?;
    let start = table.required(&["start", "آغاز", "شروع"])?;
    let end = table.required(&["end", "پایان"])?;
    let code = table.required(&["code", "path", "کد", "مسیر"])?;
    let coder = table.column(&["coder", "کدگذار"]);
    let memo = table.column(&["memo", "یادداشت"]);
    let condensed = table.column(&["condensed", "فشرده", "واحد معنایی فشرده"]);

    let header = |column: usize| table.header.get(column).cloned().unwrap_or_default();
    let needed = |row: &Row, column: usize| {
        row.filled(Some(column)).ok_or_else(|| SheetFault::EmptyCell {
            row: row.number,
            column: header(column),
        })
    };
    let position = |row: &Row, column: usize| {
        let value = needed(row, column)?;
        parse_u32(&value).ok_or_else(|| SheetFault::NotANumber {
            row: row.number,
            column: header(column),
            value,
        })
    };
    let mut rows = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let passage = position(row, start)?..position(row, end)?;
        if passage.is_empty() {
            return Err(SheetFault::EmptyPassage {
                row: row.number,
                start: passage.start,
                end: passage.end,
            });
        }
        rows.push(CodingRow {
            document: needed(row, document)?,
            start: passage.start,
            end: passage.end,
            code: CodePath::from(needed(row, code)?.as_str()),
            coder: row.filled(coder),
            memo: row.filled(memo),
            condensed: row.filled(condensed),
            row_number: row.number,
        });
    }
    let used = [
        Some(document),
        Some(start),
        Some(end),
        Some(code),
        coder,
        memo,
        condensed,
    ];
    Ok(Codings {
        rows,
        ignored: table.others(&used),
        warnings: table.warnings,
    })
}
