//! A sheet of participants with their attributes.

use std::collections::HashMap;
use std::path::Path;

use super::{SheetError, SheetFault, Table, read_sheet};
use crate::exchange::import::{ImportKind, Warning};
use crate::model::NewParticipant;
use crate::text::name_key;

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
    /// The row in the file, from 1.
    pub row_number: usize,
}

impl Participants {
    /// The participants as they come into a project, in the order of the rows.
    pub fn people(&self) -> Vec<NewParticipant> {
        let person = |row: &ParticipantRow| NewParticipant {
            name: row.id.clone(),
            values: self
                .attributes
                .iter()
                .cloned()
                .zip(row.values.iter().cloned())
                .collect(),
            documents: row.documents().map(str::to_owned).collect(),
            introduced_by: None,
        };
        self.rows.iter().map(person).collect()
    }
}

impl ParticipantRow {
    /// The names of documents in [`ParticipantRow::document`], which are separated by semicolons or lines.
    pub fn documents(&self) -> impl Iterator<Item = &str> {
        self.document
            .as_deref()
            .unwrap_or_default()
            .split([';', '؛', '\n'])
            .map(str::trim)
            .filter(|name| !name.is_empty())
    }
}

/// Reads participants from a CSV or Excel file: the first column is the ID, a column called `document` or «سند»
/// names the participant's documents, and every other column is an attribute.
pub fn read_participants(path: &Path) -> Result<Participants, SheetError> {
    read_sheet(path, ImportKind::Participants, of_table)
}

fn of_table(table: Table) -> Result<Participants, SheetFault> {
    let document = table
        .column(&["document", "documents", "سند", "سندها", "اسناد"])
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
        let is_attribute = |column: &usize| *column > 0 && Some(*column) != document;
        rows.push(ParticipantRow {
            values: (0..row.cells.len())
                .filter(is_attribute)
                .map(|column| row.cell(Some(column)).to_owned())
                .collect(),
            document: row.filled(document),
            row_number: row.number,
            id,
        });
    }
    Ok(Participants {
        attributes: table.others(&[Some(0), document]),
        rows,
        warnings: table.warnings,
    })
}
