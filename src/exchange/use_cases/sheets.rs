//! Bringing in a sheet of which the program says what it holds.

use std::path::Path;

use super::codings::{self, ReadCodings};
use super::findings::{self, ReadFindings};
use super::participants::{self, ReadParticipants};
use crate::exchange::import::sheet::{SummaryRow, WordRow, kind_from_header};
use crate::exchange::import::{Codebook, ImportKind, read_codebook};
use crate::message::Message;

/// What a sheet was found to hold.
#[must_use = "what was read is to be brought into a project"]
pub enum ReadSheet {
    /// Participants.
    Participants(ReadParticipants),
    /// Codings.
    Codings(ReadCodings),
    /// A code system.
    Codebook(Codebook),
    /// Lists of words.
    WordLists(ReadFindings<WordRow>),
    /// Summaries of cases.
    Summaries(ReadFindings<SummaryRow>),
}

/// Reads a sheet as what its header says that it is, and as what it was `asked` for where the header does not say.
///
/// # Errors
/// Why it cannot be read.
pub fn read(path: &Path, asked: ImportKind) -> Result<ReadSheet, Message> {
    let kind = kind_from_header(path, asked).unwrap_or(asked);
    match kind {
        ImportKind::Codings => codings::read(path)
            .map(ReadSheet::Codings)
            .map_err(|error| error.message()),
        ImportKind::Codebook => read_codebook(path)
            .map(ReadSheet::Codebook)
            .map_err(|error| error.message()),
        ImportKind::WordLists => findings::read_lists(path)
            .map(ReadSheet::WordLists)
            .map_err(|error| error.message()),
        ImportKind::Summaries => findings::read_case_summaries(path)
            .map(ReadSheet::Summaries)
            .map_err(|error| error.message()),
        // The text of a document is in no sheet.
        ImportKind::Participants | ImportKind::Documents => participants::read(path)
            .map(ReadSheet::Participants)
            .map_err(|error| error.message()),
    }
}
