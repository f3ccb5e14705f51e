//! A coded transcript as the pages that are printed: set by ourselves, with the window's fonts and order of letters.
//!
//! [`flow`] puts set lines on pages, [`margin`] draws what belongs to them beside and behind them, [`draw`] makes a file
//! of the pages. A page is a value with all places, so that tests can look at it without reading a PDF.

mod draw;
mod flow;
mod letters;
mod margin;
mod page;
#[cfg(test)]
mod tests;

use crate::jobs::Progress;
use crate::report::transcript::Transcript;

use super::{TranscriptFault, TranscriptSetting};

/// The bytes of the file.
pub(super) fn write(
    transcript: &Transcript,
    setting: &TranscriptSetting,
    progress: &Progress,
) -> Result<Vec<u8>, TranscriptFault> {
    let pages = flow::pages(transcript, setting, true, progress)?;
    draw::draw(transcript, &pages, setting.paper, progress)
}
