//! Bringing in codings.

use std::path::{Path, PathBuf};

use super::{counted, in_row, or_nothing};
use crate::exchange::import::Warning;
use crate::exchange::import::report::{FileReport, ImportReport};
use crate::exchange::import::sheet::{CodingRow, Codings, SheetError, read_codings};
use crate::message::Message;
use crate::model::{CodeRef, DocumentFinder, DocumentId, Edit, EditError, NewCoding};
use crate::session::{Session, SessionError};
use crate::text::CharRange;

/// A sheet of codings that has been read.
#[must_use = "codings that were read are to be added to a project"]
#[derive(Debug)]
pub struct ReadCodings {
    path: PathBuf,
    sheet: Codings,
}

/// What an import of codings did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CodingCounts {
    /// Codings that were added.
    pub added: usize,
    /// Codes that were created for them.
    pub codes: usize,
    /// Codings that were there already.
    pub skipped: usize,
}

/// Reads a sheet of codings.
///
/// # Errors
/// What is wrong with it, and in which row.
pub fn read(path: &Path) -> Result<ReadCodings, SheetError> {
    Ok(ReadCodings {
        path: path.to_owned(),
        sheet: read_codings(path)?,
    })
}

impl ReadCodings {
    /// Adds the codings as one operation, creating the codes that are missing. One wrong row refuses all.
    ///
    /// # Errors
    /// Why they are refused, and in which row of the sheet.
    pub fn apply(self, session: &mut Session) -> Result<(CodingCounts, ImportReport), Message> {
        let rows: Vec<usize> = self.sheet.rows.iter().map(|row| row.row_number).collect();
        let refused = |error: SessionError| in_row(&error, &rows, Some(&self.path));
        let mut codings = Vec::with_capacity(rows.len());
        let documents = DocumentFinder::new(session.snapshot());
        for (i, row) in self.sheet.rows.into_iter().enumerate() {
            let document = documents.find(&row.document).map_err(|error| EditError::Row {
                row: i + 1,
                error: Box::new(error),
            });
            let document = document.map_err(|error| refused(error.into()))?.id;
            codings.push(new_coding(document, row));
        }
        let counts = match session.apply(Edit::AddCodings(codings)) {
            Ok(applied) => CodingCounts {
                added: applied.created.codings.len(),
                codes: applied.created.codes.len(),
                skipped: applied.created.skipped,
            },
            // A script that runs a second time finds its work done.
            Err(SessionError::Edit(EditError::AlreadyCoded)) => CodingCounts {
                skipped: rows.len(),
                ..CodingCounts::default()
            },
            Err(error) => return Err(refused(error)),
        };
        let mut warnings = self.sheet.warnings;
        warnings.extend((!self.sheet.ignored.is_empty()).then_some(Warning::Columns(self.sheet.ignored)));
        let report = ImportReport::of_one_file(FileReport {
            came_in: or_nothing([
                counted("import-codings-new", counts.added),
                counted("import-codes-new", counts.codes),
                counted("import-codings-there", counts.skipped),
            ]),
            warnings: warnings.iter().map(Warning::message).collect(),
            ..FileReport::of(&self.path)
        });
        Ok((counts, report))
    }
}

/// The coding that a row describes, in the document that the row names.
pub fn new_coding(document: DocumentId, row: CodingRow) -> NewCoding {
    let range = CharRange::new(row.start, row.end);
    NewCoding {
        coder: row.coder,
        condensed: row.condensed.unwrap_or_default(),
        memo: row.memo.unwrap_or_default(),
        ..NewCoding::new(document, range, CodeRef::Path(row.code))
    }
}
