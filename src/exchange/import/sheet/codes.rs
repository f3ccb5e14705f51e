//! A sheet of codes.

use std::path::Path;

use super::{SheetError, SheetFault, SheetRow, SheetTable, read_sheet};
use crate::exchange::import::{ImportKind, Warning};
use crate::model::{CODES_DEEP, CodePath};

/// Codes as a sheet lists them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Codes {
    /// One for each code, in the order of the sheet.
    pub rows: Vec<CodeRow>,
    /// Headers of columns that mean nothing here.
    pub ignored: Vec<String>,
    /// What a person should know about the file.
    pub warnings: Vec<Warning>,
}

/// One code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeRow {
    /// Where it stands; at least one name.
    pub path: CodePath,
    /// The level as it is named in the sheet.
    pub level: Option<String>,
    /// What the code means.
    pub definition: Option<String>,
    /// `#rrggbb`.
    pub colour: Option<String>,
    /// A note on the code.
    pub memo: Option<String>,
    /// The row in the file, from 1.
    pub row_number: usize,
}

/// Where the names of a code stand.
enum NameColumns {
    /// In one column, as `طبقه > زیرطبقه > کد`.
    Path(usize),
    /// In a column for each level that the sheet has.
    Levels(Vec<usize>),
}

/// Reads codes from a CSV or Excel file: either a column `path`, or `category`, `subcategory` and `code` (some of
/// them), and perhaps `level`, `definition`, `color` and `memo`; the headers may be Persian. Where levels have columns, an
/// empty cell with a filled one to its right goes on with the name above it, as in a table with merged cells.
pub fn read_codes(path: &Path) -> Result<Codes, SheetError> {
    read_sheet(path, ImportKind::Codebook, of_table)
}

const PATH: &[&str] = &["path", "code path", "مسیر"];
const CATEGORY: &[&str] = &["category", "طبقه", "مقوله"];
const SUBCATEGORY: &[&str] = &["subcategory", "زیرطبقه", "زیرمقوله"];
const CODE: &[&str] = &["code", "کد"];
const LEVEL: &[&str] = &["level", "سطح"];
const DEFINITION: &[&str] = &["definition", "description", "تعریف", "شرح"];

/// Whether a table has columns that only a code system has. A code or a category alone does not say so, nor a code that
/// stands first: participants have codes too, and what they do has categories.
pub(super) fn has_columns(table: &SheetTable) -> bool {
    let has = |names: &[&str]| table.column(names).is_some();
    let names = [PATH, CATEGORY, SUBCATEGORY, CODE]
        .into_iter()
        .filter(|names| has(names));
    match names.count() {
        0 => false,
        2.. if table.column(CODE) != Some(0) => true,
        _ => has(LEVEL) || has(DEFINITION),
    }
}

fn of_table(table: SheetTable) -> Result<Codes, SheetFault> {
    let level = table.column(LEVEL);
    let definition = table.column(DEFINITION);
    let colour = table.column(&["color", "colour", "رنگ"]);
    let memo = table.column(&["memo", "یادداشت"]);
    // How often a code is given is told by its codings.
    let counted = table.column(&["codings", "کدگذاری‌ها"]);
    let (names, mut used) = match table.column(PATH) {
        Some(path) => (NameColumns::Path(path), vec![Some(path)]),
        None => {
            let columns = [
                table.column(CATEGORY),
                table.column(SUBCATEGORY),
                table.column(CODE),
            ];
            let present: Vec<usize> = columns.into_iter().flatten().collect();
            if present.is_empty() {
                return Err(SheetFault::MissingColumn { name: "path" });
            }
            (NameColumns::Levels(present), columns.to_vec())
        }
    };
    used.extend([level, definition, colour, memo, counted]);
    let mut above: Vec<String> = Vec::new();
    let mut rows = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let path = match &names {
            NameColumns::Path(column) => CodePath::from(row.cell(Some(*column))),
            NameColumns::Levels(columns) => CodePath::new(names_by_level(row, columns, &mut above)),
        };
        if path.is_empty() {
            let column = match &names {
                NameColumns::Path(column) => Some(column),
                NameColumns::Levels(columns) => columns.last(),
            };
            return Err(SheetFault::EmptyCell {
                row: row.number,
                column: column
                    .and_then(|c| table.header.get(*c))
                    .cloned()
                    .unwrap_or_default(),
            });
        }
        if path.names().len() > CODES_DEEP {
            return Err(SheetFault::TooDeep {
                row: row.number,
                limit: CODES_DEEP,
            });
        }
        rows.push(CodeRow {
            path,
            level: row.filled(level),
            definition: row.filled(definition),
            colour: row
                .filled(colour)
                .map(|value| hex_colour(row, value))
                .transpose()?,
            memo: row.filled(memo),
            row_number: row.number,
        });
    }
    Ok(Codes {
        rows,
        ignored: table.others(&used),
        warnings: table.warnings,
    })
}

/// The filled names of a row, those missing on the left taken from `above`, which becomes this row's names.
fn names_by_level(row: &SheetRow, columns: &[usize], above: &mut Vec<String>) -> Vec<String> {
    let mut names: Vec<String> = columns
        .iter()
        .map(|column| row.cell(Some(*column)).to_owned())
        .collect();
    if let Some(first) = names.iter().position(|name| !name.is_empty()) {
        for (name, inherited) in names.iter_mut().zip(above.iter()).take(first) {
            name.clone_from(inherited);
        }
    }
    above.clone_from(&names);
    names.retain(|name| !name.is_empty());
    names
}

fn hex_colour(row: &SheetRow, value: String) -> Result<String, SheetFault> {
    let digits = value.strip_prefix('#').unwrap_or(&value);
    if digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        Ok(format!("#{}", digits.to_ascii_lowercase()))
    } else {
        Err(SheetFault::NotAColour {
            row: row.number,
            value,
        })
    }
}
