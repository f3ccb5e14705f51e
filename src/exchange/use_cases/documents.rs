//! Bringing in documents.

use std::path::{Path, PathBuf};

use crate::exchange::import::report::{FileReport, ImportReport, ImportedDocument};
use crate::exchange::import::{self, Fault, ImportError, Limits};
use crate::jobs::{Cancelled, Progress};
use crate::model::{Edit, NewDocument};
use crate::session::Session;

/// Documents that have been read and are to be added.
#[must_use = "documents that were read are to be added to a project"]
#[derive(Debug)]
pub struct ReadDocuments {
    files: Vec<(PathBuf, Result<NewDocument, ImportError>)>,
}

/// Reads each file, for a group of that name, if any. One that cannot be read does not stop the others. `before` is
/// told of each file before it is read, with how many came before it.
///
/// # Errors
/// When the person cancels.
pub fn read(
    files: &[PathBuf],
    group: Option<&str>,
    progress: &Progress,
    mut before: impl FnMut(usize, &Path),
) -> Result<ReadDocuments, Cancelled> {
    let mut read = Vec::with_capacity(files.len());
    for (i, path) in files.iter().enumerate() {
        progress.check()?;
        before(i, path);
        let document = match import::read(path, &Limits::default(), progress) {
            Err(error) if error.fault == Fault::Cancelled => return Err(Cancelled),
            Err(error) => Err(error),
            Ok(imported) => Ok(NewDocument {
                group: group.map(str::to_owned),
                ..NewDocument::from(imported)
            }),
        };
        read.push((path.clone(), document));
    }
    Ok(ReadDocuments { files: read })
}

impl ReadDocuments {
    /// Adds all that could be read as one operation.
    pub fn apply(self, session: &mut Session) -> ImportReport {
        let mut report = ImportReport::default();
        let (mut places, mut documents) = (Vec::new(), Vec::new());
        for (path, document) in self.files {
            report.files.push(match document {
                Ok(document) => {
                    places.push(report.files.len());
                    documents.push(document);
                    FileReport::of(&path)
                }
                Err(error) => {
                    log::info!("{error}");
                    FileReport::failed(&path, error.message())
                }
            });
        }
        if documents.is_empty() {
            return report;
        }
        let applied = session.apply(Edit::AddDocuments(documents));
        for (i, place) in places.into_iter().enumerate() {
            let Some(file) = report.files.get_mut(place) else {
                continue;
            };
            match &applied {
                Ok(applied) => {
                    let id = applied.created.documents.get(i);
                    let document = id.and_then(|id| session.snapshot().document(*id));
                    file.document = document.map(|document| ImportedDocument {
                        id: document.id,
                        name: document.name.clone(),
                        record: document.import.as_deref().cloned().unwrap_or_default(),
                    });
                    let warnings = file.document.iter().flat_map(|d| &d.record.warnings);
                    file.warnings = warnings.cloned().collect();
                }
                Err(error) => {
                    log::warn!("{error}");
                    file.error = Some(error.message());
                }
            }
        }
        report
    }
}
