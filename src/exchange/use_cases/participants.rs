//! Bringing in participants with their attributes.

use std::path::{Path, PathBuf};

use super::{counted, in_row, or_nothing};
use crate::exchange::import::report::{FileReport, ImportReport};
use crate::exchange::import::sheet::{Participants, SheetError, read_participants};
use crate::message::Message;
use crate::model::{Edit, EditError};
use crate::session::{Session, SessionError};

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
    /// Adds the participants, and completes those that are there, as one operation.
    ///
    /// # Errors
    /// Why they are refused, and in which row of the sheet.
    pub fn apply(self, session: &mut Session) -> Result<ImportReport, Message> {
        let rows: Vec<usize> = self.sheet.rows.iter().map(|row| row.row_number).collect();
        let came_in = match session.apply(Edit::ImportParticipants(self.sheet.people())) {
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
        Ok(ImportReport::one(FileReport {
            came_in,
            warnings: self.sheet.warnings.iter().map(|w| w.message()).collect(),
            ..FileReport::of(&self.path)
        }))
    }
}
