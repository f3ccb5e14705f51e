//! Sheets of word lists and of summaries of cases.

use std::path::Path;

use super::{SheetError, SheetFault, SheetRow, SheetTable, read_sheet};
use crate::exchange::import::{ImportKind, Warning};
use crate::model::{CodePath, WordListKind};
use crate::text::name_key;

/// Rows of a sheet with what a person should know about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingRows<R> {
    /// One for each, in the order of the sheet.
    pub rows: Vec<R>,
    /// Headers of columns that mean nothing here.
    pub ignored: Vec<String>,
    /// What a person should know about the file.
    pub warnings: Vec<Warning>,
}

/// One word of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordRow {
    /// Name of the list.
    pub list: String,
    /// What the list is for.
    pub kind: WordListKind,
    /// The word or phrase.
    pub word: String,
    /// Its latent meaning.
    pub meaning: Option<String>,
    /// The code to which it led.
    pub code: Option<CodePath>,
    /// The row in the file, from 1.
    pub row_number: usize,
}

/// What one case says about one code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummaryRow {
    /// Name of a participant or a document.
    pub case: String,
    /// The code.
    pub code: CodePath,
    /// The summary; empty to delete the one that is there.
    pub summary: String,
    /// The row in the file, from 1.
    pub row_number: usize,
}

/// Reads words of lists from a CSV or Excel file with the columns `list` and `word`, and perhaps `kind` (keywords, stop
/// or forms; keywords where it is not said), `meaning` and `code`; the headers may be Persian.
pub fn read_word_lists(path: &Path) -> Result<FindingRows<WordRow>, SheetError> {
    read_sheet(path, ImportKind::WordLists, words_of_table)
}

/// Reads summaries from a CSV or Excel file with the columns `case`, `code` and `summary`; the headers may be Persian.
pub fn read_summaries(path: &Path) -> Result<FindingRows<SummaryRow>, SheetError> {
    read_sheet(path, ImportKind::Summaries, summaries_of_table)
}

fn word_columns(table: &SheetTable) -> Result<(usize, usize), SheetFault> {
    Ok((
        table.required(&["list", "فهرست"])?,
        table.required(&["word", "keyword", "واژه", "کلیدواژه"])?,
    ))
}

/// Whether a table has the columns without which there are no word lists.
pub(super) fn has_word_columns(table: &SheetTable) -> bool {
    word_columns(table).is_ok()
}

fn words_of_table(table: SheetTable) -> Result<FindingRows<WordRow>, SheetFault> {
    let (list, word) = word_columns(&table)?;
    let kind = table.column(&["kind", "نوع"]);
    let meaning = table.column(&["meaning", "latent meaning", "معنا", "معنای پنهان"]);
    let code = table.column(&["code", "path", "کد", "مسیر"]);
    let rows = table.rows.iter().map(|row| {
        Ok(WordRow {
            list: cell(&table, row, list)?,
            kind: row.filled(kind).map_or(Ok(WordListKind::Keywords), |name| {
                kind_called(&name).ok_or(SheetFault::NotAKind {
                    row: row.number,
                    value: name,
                })
            })?,
            word: cell(&table, row, word)?,
            meaning: row.filled(meaning),
            code: row.filled(code).map(|path| CodePath::from(path.as_str())),
            row_number: row.number,
        })
    });
    Ok(FindingRows {
        rows: rows.collect::<Result<_, _>>()?,
        ignored: table.others(&[Some(list), Some(word), kind, meaning, code]),
        warnings: table.warnings,
    })
}

/// The kind of lists that a cell names.
fn kind_called(name: &str) -> Option<WordListKind> {
    let key = name_key(name.trim());
    let persian = |kind| match kind {
        WordListKind::Keywords => "کلیدواژه",
        WordListKind::Stop => "کم‌معنا",
        WordListKind::Forms => "هم‌خانواده",
    };
    let named = |kind: &WordListKind| key == name_key(kind.key()) || key == name_key(persian(*kind));
    WordListKind::ALL.into_iter().find(named)
}

fn summary_columns(table: &SheetTable) -> Result<(usize, usize, usize), SheetFault> {
    Ok((
        table.required(&["case", "مورد"])?,
        table.required(&["code", "path", "کد", "مسیر"])?,
        table.required(&["summary", "خلاصه"])?,
    ))
}

/// Whether a table has the columns without which there are no summaries.
pub(super) fn has_summary_columns(table: &SheetTable) -> bool {
    summary_columns(table).is_ok()
}

fn summaries_of_table(table: SheetTable) -> Result<FindingRows<SummaryRow>, SheetFault> {
    let (case, code, summary) = summary_columns(&table)?;
    let rows = table.rows.iter().map(|row| {
        Ok(SummaryRow {
            case: cell(&table, row, case)?,
            code: CodePath::from(cell(&table, row, code)?.as_str()),
            summary: row.cell(Some(summary)).to_owned(),
            row_number: row.number,
        })
    });
    Ok(FindingRows {
        rows: rows.collect::<Result<_, _>>()?,
        ignored: table.others(&[Some(case), Some(code), Some(summary)]),
        warnings: table.warnings,
    })
}

fn cell(table: &SheetTable, row: &SheetRow, column: usize) -> Result<String, SheetFault> {
    row.filled(Some(column)).ok_or_else(|| SheetFault::EmptyCell {
        row: row.number,
        column: table.header.get(column).cloned().unwrap_or_default(),
    })
}
