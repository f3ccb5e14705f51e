//! What became of the files of an import, for the person to see.

use std::path::{Path, PathBuf};

use crate::files::file_name;
use crate::i18n::Words;
use crate::message::Message;
use crate::model::{DocumentId, ImportRecord};

/// What became of each file of an import. It is shown: what was left out or guessed is never dropped.
#[must_use = "what was left out or guessed is for the person to see"]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportReport {
    /// The files, in the order in which they were given.
    pub files: Vec<FileReport>,
}

/// What became of one file.
#[derive(Clone, Debug, PartialEq)]
pub struct FileReport {
    /// The file, as it was given.
    pub path: PathBuf,
    /// The document that it became.
    pub document: Option<ImportedDocument>,
    /// What came in from a sheet, a message for each kind of thing.
    pub came_in: Vec<Message>,
    /// What was left out or guessed, with the place.
    pub warnings: Vec<Message>,
    /// Why nothing of it came in.
    pub error: Option<Message>,
}

/// A document as it came in.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportedDocument {
    /// Which.
    pub id: DocumentId,
    /// Its name in the project.
    pub name: String,
    /// What was read.
    pub record: ImportRecord,
}

impl FileReport {
    /// A report about a file of which nothing is known yet.
    pub fn of(path: &Path) -> Self {
        Self {
            path: path.to_owned(),
            document: None,
            came_in: Vec::new(),
            warnings: Vec::new(),
            error: None,
        }
    }

    /// A report about a file of which nothing came in.
    pub fn failed(path: &Path, error: Message) -> Self {
        Self {
            error: Some(error),
            ..Self::of(path)
        }
    }

    /// The name of the file, without its folder.
    pub fn file(&self) -> String {
        file_name(&self.path)
    }

    /// What came in, in messages.
    pub fn outcome(&self) -> Vec<Message> {
        let document = self
            .document
            .as_ref()
            .map(|document| imported_amounts(&document.record));
        document.into_iter().chain(self.came_in.iter().cloned()).collect()
    }
}

/// What a document brought in.
pub fn imported_amounts(record: &ImportRecord) -> Message {
    Message::new("import-came-in")
        .with("characters", record.characters)
        .with("paragraphs", record.paragraphs)
        .with("turns", record.turns)
}

impl ImportReport {
    /// The report about one file.
    pub fn of_one_file(file: FileReport) -> Self {
        Self { files: vec![file] }
    }

    /// Whether something was left out, guessed or refused.
    pub fn needs_attention(&self) -> bool {
        self.files
            .iter()
            .any(|file| file.error.is_some() || !file.warnings.is_empty())
    }

    /// The files of which nothing came in.
    pub fn failed(&self) -> impl Iterator<Item = &FileReport> {
        self.files.iter().filter(|file| file.error.is_some())
    }

    /// The report as a text to copy: each file, and under it what came in, what was left out or guessed, or why not.
    pub fn text(&self, words: &Words) -> String {
        let mut lines = Vec::new();
        for file in &self.files {
            lines.push(file.file());
            let messages = file.outcome().into_iter();
            let messages = messages.chain(file.warnings.clone()).chain(file.error.clone());
            lines.extend(messages.map(|message| format!("  {}", words.say(&message))));
        }
        lines.join("\n")
    }
}
