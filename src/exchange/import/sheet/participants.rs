//! A sheet of participants with their attributes.

use std::collections::HashMap;
use std::path::Path;

use super::{SheetError, SheetFault, SheetTable, read_sheet};
use crate::exchange::import::{ImportKind, Warning};
use crate::text::name_key;

/// What separates the entries of a cell.
const SEPARATORS: [char; 3] = [';', '؛', '\n'];
/// So many parts of a cell may be the name of one document that holds semicolons itself.
const PARTS_OF_A_NAME: usize = 16;

/// Participants as a sheet lists them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participants {
    /// Names of the attributes, in the order of their columns.
    pub attributes: Vec<String>,
    /// One for each participant, in the order of the sheet.
    pub rows: Vec<ParticipantRow>,
    /// What a person should know about the file.
    pub warnings: Vec<Warning>,
}

/// One participant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParticipantRow {
    /// The ID, such as «م۱»; not empty and in no other row.
    pub id: String,
    /// One value for each attribute; empty where the cell is.
    pub values: Vec<String>,
    /// What stands in the column of documents.
    pub document: Option<String>,
    /// What stands in the column of labels.
    pub label: Option<String>,
    /// The row in the file, from 1.
    pub row_number: usize,
}

impl ParticipantRow {
    /// The names of documents in [`ParticipantRow::document`], which are separated by semicolons or lines. A name may
    /// hold such a sign itself: the longest run of parts that `is_document` knows is one name.
    pub fn documents(&self, is_document: impl Fn(&str) -> bool) -> Vec<&str> {
        let cell = self.document.as_deref().unwrap_or_default();
        let signs = cell.match_indices(SEPARATORS);
        // Where each part ends, and where the next one begins.
        let mut ends: Vec<(usize, usize)> = signs.map(|(at, sign)| (at, at + sign.len())).collect();
        ends.push((cell.len(), cell.len()));
        let mut names = Vec::new();
        let (mut at, mut rest) = (0, ends.as_slice());
        while let Some((first, _)) = rest.split_first() {
            let part = |end: usize| cell.get(at..end).unwrap_or_default().trim();
            let reach = rest.iter().take(PARTS_OF_A_NAME).enumerate().rev();
            let known = reach.into_iter().find(|(_, (end, _))| is_document(part(*end)));
            let (taken, (end, next)) = known.unwrap_or((0, first));
            names.extend(Some(part(*end)).filter(|name| !name.is_empty()));
            at = *next;
            rest = rest.get(taken + 1..).unwrap_or_default();
        }
        names
    }

    /// The labels in [`ParticipantRow::label`], which are separated by semicolons or lines.
    pub fn labels(&self) -> impl Iterator<Item = &str> {
        let cell = self.label.as_deref().unwrap_or_default();
        let labels = cell.split(SEPARATORS).map(str::trim);
        labels.filter(|label| !label.is_empty())
    }
}

/// Reads participants from a CSV or Excel file: the first column is the ID, a column called `document` or «سند»
/// names the participant's documents, one called `label` or «نام در متن» the labels under which the participant speaks,
/// and every other column is an attribute.
pub fn read_participants(path: &Path) -> Result<Participants, SheetError> {
    read_sheet(path, ImportKind::Participants, of_table)
}

fn of_table(table: SheetTable) -> Result<Participants, SheetFault> {
    let document = table
        .column(&["document", "documents", "سند", "سندها", "اسناد"])
        .filter(|column| *column > 0);
    let label = table
        .column(&["label", "labels", "نام در متن", "نام‌ها در متن"])
        .filter(|column| *column > 0);
    let mut first_rows = HashMap::new();
    let mut rows = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let id = row.filled(Some(0)).ok_or_else(|| SheetFault::EmptyCell {
            row: row.number,
            column: table.header.first().cloned().unwrap_or_default(),
        })?;
        if let Some(first) = first_rows.insert(name_key(&id), row.number) {
            return Err(SheetFault::DuplicateId {
                row: row.number,
                id,
                first,
            });
        }
        let is_attribute =
            |column: &usize| *column > 0 && Some(*column) != document && Some(*column) != label;
        rows.push(ParticipantRow {
            values: (0..row.cells.len())
                .filter(is_attribute)
                .map(|column| row.cell(Some(column)).to_owned())
                .collect(),
            document: row.filled(document),
            label: row.filled(label),
            row_number: row.number,
            id,
        });
    }
    Ok(Participants {
        attributes: table.others(&[Some(0), document, label]),
        rows,
        warnings: table.warnings,
    })
}
