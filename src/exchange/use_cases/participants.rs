//! Bringing in participants with their attributes.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

use super::{counted, in_row, or_nothing};
use crate::exchange::import::report::{FileReport, ImportReport};
use crate::exchange::import::sheet::{ParticipantRow, Participants, SheetError, read_participants};
use crate::message::Message;
use crate::model::{AttributeId, DocumentFinder, Edit, EditError, NewParticipant, Snapshot};
use crate::session::{Session, SessionError};
use crate::text::name_key;

/// Replaced values that are told one by one.
const TOLD: usize = 50;

/// A sheet of participants that has been read.
#[must_use = "participants that were read are to be added to a project"]
#[derive(Debug)]
pub struct ReadParticipants {
    path: PathBuf,
    sheet: Participants,
}

/// Reads a sheet of participants.
///
/// # Errors
/// What is wrong with it, and in which row.
pub fn read(path: &Path) -> Result<ReadParticipants, SheetError> {
    Ok(ReadParticipants {
        path: path.to_owned(),
        sheet: read_participants(path)?,
    })
}

impl ReadParticipants {
    /// Adds the participants, and completes those that are there, as one operation. An empty cell says nothing: the
    /// value that is there stays.
    ///
    /// # Errors
    /// Why they are refused, and in which row of the sheet.
    pub fn apply(self, session: &mut Session) -> Result<ImportReport, Message> {
        let rows: Vec<usize> = self.sheet.rows.iter().map(|row| row.row_number).collect();
        let before = session.snapshot().clone();
        let people = people(&self.sheet, &before);
        let mut warnings: Vec<Message> = self.sheet.warnings.iter().map(|w| w.message()).collect();
        let came_in = match session.apply(Edit::ImportParticipants(people)) {
            Ok(applied) => {
                let new = applied.created.participants.len();
                let replaced = replaced_values(&before, session.snapshot());
                let untold = replaced.len().saturating_sub(TOLD);
                let came_in = or_nothing([
                    counted("import-participants-new", new),
                    counted("import-participants-known", rows.len().saturating_sub(new)),
                    counted("import-attributes-new", applied.created.attributes.len()),
                    counted("import-values-replaced", replaced.len()),
                ]);
                warnings.extend(replaced.into_iter().take(TOLD));
                warnings.extend(counted("import-values-replaced-more", untold));
                came_in
            }
            // The sheet says nothing new.
            Err(SessionError::Edit(EditError::NothingToDo)) => or_nothing([]),
            Err(error) => return Err(in_row(&error, &rows, Some(&self.path))),
        };
        Ok(ImportReport::of_one_file(FileReport {
            came_in,
            warnings,
            ..FileReport::of(&self.path)
        }))
    }
}

/// The values that were there and are others now, a sentence for each.
fn replaced_values(before: &Snapshot, now: &Snapshot) -> Vec<Message> {
    let mut replaced = Vec::new();
    for person in now.participants() {
        let Some(old) = before.participant(person.id) else {
            continue;
        };
        for attribute in now.attributes() {
            let of = |values: &BTreeMap<AttributeId, String>| values.get(&attribute.id).cloned();
            match (of(&old.values), of(&person.values)) {
                (Some(old), new) if new.as_ref() != Some(&old) => replaced.push(
                    Message::new("import-value-replaced")
                        .with("name", person.name.clone())
                        .with("attribute", attribute.name.clone())
                        .with("before", old)
                        .with("after", new.unwrap_or_default()),
                ),
                _ => {}
            }
        }
    }
    replaced
}

/// The participants of a sheet as they come into a project, in the order of the rows.
fn people(sheet: &Participants, now: &Snapshot) -> Vec<NewParticipant> {
    let documents = DocumentFinder::new(now);
    let there: HashSet<String> = now.participants().iter().map(|p| name_key(&p.name)).collect();
    let person = |row: &ParticipantRow| {
        let known = there.contains(&name_key(&row.id));
        let cells = sheet.attributes.iter().zip(&row.values);
        NewParticipant {
            name: row.id.clone(),
            values: cells
                .filter(|(_, value)| !known || !value.is_empty())
                .map(|(attribute, value)| (attribute.clone(), value.clone()))
                .collect(),
            documents: row
                .documents(|name| documents.find(name).is_ok())
                .into_iter()
                .map(str::to_owned)
                .collect(),
            labels: row.labels().map(str::to_owned).collect(),
            introduced_by: None,
        }
    };
    sheet.rows.iter().map(person).collect()
}
