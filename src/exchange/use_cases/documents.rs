//! Bringing in documents.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use crate::exchange::import::report::{FileReport, ImportReport, ImportedDocument};
use crate::exchange::import::{self, Fault, ImportError, Limits};
use crate::jobs::{Cancelled, Progress};
use crate::message::Message;
use crate::model::{Document, Edit, NewDocument};
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
        let names: Vec<(String, Option<String>)> = {
            let mut known = KnownTexts::of(session);
            let told = documents
                .iter()
                .map(|new| (new.name.clone(), known.same_text(new)));
            told.collect()
        };
        let applied = session.apply(Edit::AddDocuments(documents));
        for (i, (place, (wanted, same))) in places.into_iter().zip(names).enumerate() {
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
                    let name = file.document.as_ref().map_or("", |d| d.name.as_str());
                    file.warnings.extend(told_of_name(name, &wanted, same));
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

/// The texts among which one that comes in is looked for, by their lengths in scalar values: few texts are equally long,
/// so that hardly one is read for this.
struct KnownTexts<'a> {
    session: &'a Session,
    stored: HashMap<u32, Vec<&'a Document>>,
    coming: HashMap<u32, Vec<&'a NewDocument>>,
}

impl<'a> KnownTexts<'a> {
    fn of(session: &'a Session) -> Self {
        let mut stored: HashMap<u32, Vec<&Document>> = HashMap::new();
        for document in session.snapshot().documents() {
            stored.entry(document.chars).or_default().push(document);
        }
        Self {
            session,
            stored,
            coming: HashMap::new(),
        }
    }

    /// The name of the first document of the project, or of those that came before, with this very text; from now on
    /// this one is known too.
    fn same_text(&mut self, new: &'a NewDocument) -> Option<String> {
        let (text, chars) = (new.text.as_str(), new.text.chars());
        if text.trim().is_empty() {
            return None;
        }
        let is_stored = |document: &&&Document| {
            let stored = self.session.text(document.id);
            stored.is_ok_and(|stored| stored.as_str() == text)
        };
        let stored = self.stored.get(&chars);
        let stored = stored.and_then(|alike| alike.iter().find(is_stored));
        let coming = self.coming.entry(chars).or_default();
        let known = match stored {
            Some(document) => Some(document.name.clone()),
            None => {
                let same = coming.iter().find(|other| other.text.as_str() == text);
                same.map(|other| other.name.clone())
            }
        };
        if known.is_none() {
            coming.push(new);
        }
        known
    }
}

/// What is told of a document that came in under `name` and was to be called `wanted`: that it is the text of another
/// once more, or else that its name was taken.
fn told_of_name(name: &str, wanted: &str, same: Option<String>) -> Option<Message> {
    let told = match same {
        Some(other) => Message::new("import-same-text").with("other", other),
        None if name != wanted => Message::new("import-name-taken").with("wanted", wanted.to_owned()),
        None => return None,
    };
    Some(told.with("name", name.to_owned()))
}
