//! Printing a coded transcript: what the window and the command line do alike.

use std::path::{Path, PathBuf};

use crate::files::{WriteTerms, write_atomically};
use crate::i18n::{Digits, Lang, Words, Zone};
use crate::jobs::Progress;
use crate::model::Snapshot;
use crate::report::transcript::{Transcript, TranscriptChoices, TranscriptMaker};
use crate::session::{Session, SessionError};

use super::super::ExportError;
use super::super::table::file_stem;
use super::{TranscriptFault, TranscriptFormat, TranscriptSetting, transcript_bytes};

/// A transcript that is wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct TranscriptRequest {
    /// What is printed.
    pub choices: TranscriptChoices,
    /// The language of headings.
    pub lang: Lang,
    /// The digits of numbers.
    pub digits: Digits,
    /// Into what kind of file.
    pub format: TranscriptFormat,
    /// On what paper, with which fonts.
    pub setting: TranscriptSetting,
}

/// What a transcript is made of, to be carried to another thread.
#[derive(Clone, Debug)]
pub struct TranscriptSource {
    snapshot: Snapshot,
    now: i64,
}

/// What became of a transcript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// The file.
    pub path: PathBuf,
    /// The documents in it, by name.
    pub documents: Vec<String>,
    /// The coded passages in it.
    pub passages: usize,
    /// The codes that they have.
    pub codes: usize,
    /// The memos in it.
    pub memos: usize,
}

/// Why nothing was written.
#[derive(Debug)]
pub enum PrintError {
    /// Nobody wants it any more.
    Cancelled,
    /// The file could not be made.
    Export(ExportError),
}

impl TranscriptSource {
    /// Takes what is needed from a project, on its own thread. `now` (UTC milliseconds) is told at the end.
    ///
    /// # Errors
    /// What is wrong with the file when a text cannot be read.
    pub fn new(session: &Session, choices: &TranscriptChoices, now: i64) -> Result<Self, SessionError> {
        for document in &choices.documents {
            session.text(*document)?;
        }
        Ok(Self {
            snapshot: session.snapshot().clone(),
            now,
        })
    }
}

impl TranscriptRequest {
    /// Makes the transcript. Counts a step for each document.
    fn make(&self, source: &TranscriptSource, progress: &Progress) -> Result<Transcript, TranscriptFault> {
        let words = Words::with_options(self.lang, self.digits, Zone::Local);
        let mut maker = TranscriptMaker::new(&source.snapshot, &self.choices, &words);
        let documents = maker.documents();
        // Each is made, and then written.
        progress.start(2 * documents.len() as u64, "");
        for document in documents {
            maker.add(document);
            progress.advance(1)?;
        }
        Ok(maker.finish(source.now))
    }
}

/// Makes a transcript and writes it to `path`, with the ending of its format added where it has another.
///
/// # Errors
/// [`PrintError`] when the work is no longer wanted, the terms keep the file that is there, or the disk refuses; a file
/// that was there stays whole.
pub fn print(
    request: &TranscriptRequest,
    source: &TranscriptSource,
    path: &Path,
    terms: WriteTerms<'_>,
    progress: &Progress,
) -> Result<Printed, PrintError> {
    let asked = path;
    let path = transcript_path(path, request.format);
    let made = request.make(source, progress).and_then(|transcript| {
        let bytes = transcript_bytes(&transcript, request.format, &request.setting, progress)?;
        Ok((transcript, bytes))
    });
    let (transcript, bytes) = made.map_err(|fault| match fault {
        TranscriptFault::Cancelled => PrintError::Cancelled,
        TranscriptFault::Format(reason) => PrintError::Export(ExportError::DoesNotFit {
            path: path.clone(),
            reason,
        }),
    })?;
    // Consent to replace one file is none to replace the file whose name has the ending added.
    let terms = WriteTerms {
        replace: terms.replace && path == asked,
        ..terms
    };
    write_atomically(&path, &bytes, terms).map_err(|source| {
        PrintError::Export(ExportError::Write {
            path: path.clone(),
            source,
        })
    })?;
    let documents = &transcript.documents;
    Ok(Printed {
        path,
        documents: documents.iter().map(|d| d.name.clone()).collect(),
        passages: documents.iter().map(|d| d.passages.len()).sum(),
        codes: transcript.codes.len(),
        memos: documents.iter().map(|d| d.memos.len()).sum(),
    })
}

/// Where a transcript is written: `path` itself when its ending is that of the format, otherwise with it added.
pub fn transcript_path(path: &Path, format: TranscriptFormat) -> PathBuf {
    if TranscriptFormat::of_path(path) == Some(format) {
        return path.to_owned();
    }
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(format.ending());
    name.into()
}

/// The name of a file that a transcript with this title is to be written to.
pub fn transcript_file_name(title: &str, format: TranscriptFormat) -> String {
    format!("{}.{}", file_stem(title), format.ending())
}
