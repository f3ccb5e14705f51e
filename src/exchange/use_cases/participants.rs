//! Bringing in participants with their attributes.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::{counted, in_row, or_nothing};
use crate::exchange::import::report::{FileReport, ImportReport};
use crate::exchange::import::sheet::{ParticipantRow, Participants, SheetError, read_participants};
use crate::message::Message;
use crate::model::{DocumentFinder, Edit, EditError, NewParticipant, Snapshot};
use crate::session::{Session, SessionError};
use crate::text::name_key;

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
        let people = people(&self.sheet, session.snapshot());
        let came_in = match session.apply(Edit::ImportParticipants(people)) {
            Ok(applied) => {
                let new = applied.created.participants.len();
                or_nothing([
                    counted("import-participants-new", new),
                    counted("import-participants-known", rows.len().saturating_sub(new)),
                    counted("import-attributes-new", applied.created.attributes.len()),
                ])
            }
            // The sheet says nothing new.
            Err(SessionError::Edit(EditError::NothingToDo)) => or_nothing([]),
            Err(error) => return Err(in_row(&error, &rows, Some(&self.path))),
        };
        Ok(ImportReport::of_one_file(FileReport {
            came_in,
            warnings: self.sheet.warnings.iter().map(|w| w.message()).collect(),
            ..FileReport::of(&self.path)
        }))
    }
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
