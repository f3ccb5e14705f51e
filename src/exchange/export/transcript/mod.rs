//! Coded transcripts as files: the words with stripes and the names of codes in the margin.

mod docx;
mod html;
mod pdf;
mod request;

use std::path::Path;

use crate::jobs::{Cancelled, Progress};
use crate::report::transcript::Transcript;

use super::{FormatFault, Profile};

pub use request::{
    PrintError, Printed, TranscriptRequest, TranscriptSource, print, transcript_file_name, transcript_path,
};

/// A format in which a coded transcript is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum TranscriptFormat {
    /// Pages as they are printed.
    #[default]
    Pdf,
    /// Word.
    Docx,
    /// A page for the browser, whole in one file.
    Html,
}

impl TranscriptFormat {
    /// Every format, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Pdf, Self::Docx, Self::Html];

    /// The ending of its files, without the dot, which is its name on the command line too.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Html => "html",
        }
    }

    /// The format of that name, written anyhow.
    pub fn of_ending(ending: &str) -> Option<Self> {
        let known = |format: &Self| format.ending().eq_ignore_ascii_case(ending);
        Self::ALL.into_iter().find(known)
    }

    /// The format that a path names by its ending.
    pub fn of_path(path: &Path) -> Option<Self> {
        Self::of_ending(path.extension()?.to_str()?)
    }

    /// Whether its files name fonts, which the machine that opens them must have; the others carry their own.
    pub fn names_fonts(self) -> bool {
        match self {
            Self::Pdf => false,
            Self::Docx | Self::Html => true,
        }
    }
}

/// A size of paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 8.5 × 11 inches.
    Letter,
}

impl Paper {
    /// Every size.
    pub const ALL: [Self; 2] = [Self::A4, Self::Letter];

    /// Its name, also on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::Letter => "Letter",
        }
    }

    /// The size of that name, written anyhow.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|paper| paper.name().eq_ignore_ascii_case(name))
    }

    /// Width and height in points.
    pub fn size(self) -> (f32, f32) {
        match self {
            Self::A4 => (595.28, 841.89),
            Self::Letter => (612.0, 792.0),
        }
    }
}

/// The face of the words in a file that carries its fonts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PrintFace {
    /// Vazirmatn, a face without serifs.
    #[default]
    Vazirmatn,
    /// Amiri, a book face.
    Amiri,
}

impl PrintFace {
    /// Every face.
    pub const ALL: [Self; 2] = [Self::Vazirmatn, Self::Amiri];

    /// The name of its family.
    pub fn name(self) -> &'static str {
        match self {
            Self::Vazirmatn => "Vazirmatn",
            Self::Amiri => "Amiri",
        }
    }

    /// The face of that name, written anyhow.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|face| face.name().eq_ignore_ascii_case(name))
    }
}

/// How large the words are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PrintSize {
    /// More words on a page.
    Small,
    /// As the profile or the face has them.
    #[default]
    Medium,
    /// For reading from afar.
    Large,
}

impl PrintSize {
    /// Every size, the smallest first.
    pub const ALL: [Self; 3] = [Self::Small, Self::Medium, Self::Large];

    /// Its name in settings and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Medium => "medium",
            Self::Large => "large",
        }
    }

    /// The size of that name, written anyhow.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|size| size.name().eq_ignore_ascii_case(name))
    }

    /// What all sizes in points are multiplied by.
    pub fn factor(self) -> f32 {
        match self {
            Self::Small => 0.85,
            Self::Medium => 1.0,
            Self::Large => 1.25,
        }
    }
}

/// How a transcript lies on paper.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TranscriptSetting {
    /// The paper.
    pub paper: Paper,
    /// Fonts and sizes of formats that [name fonts](TranscriptFormat::names_fonts).
    pub profile: Profile,
    /// The face of the others.
    pub face: PrintFace,
    /// How large the words are, in every format.
    pub size: PrintSize,
}

impl TranscriptSetting {
    /// The profile with the sizes that are wanted, in half points, which Word counts in.
    fn sized_profile(&self) -> Profile {
        let factor = f64::from(self.size.factor());
        let sized = |points: f64| (points * factor * 2.0).round() / 2.0;
        let profile = &self.profile;
        Profile {
            text: sized(profile.text),
            table: sized(profile.table),
            caption: sized(profile.caption),
            note: sized(profile.note),
            ..profile.clone()
        }
    }
}

/// Why a transcript was not made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TranscriptFault {
    /// Nobody wants it any more.
    Cancelled,
    /// The format did not take it.
    Format(FormatFault),
}

impl From<Cancelled> for TranscriptFault {
    fn from(_: Cancelled) -> Self {
        Self::Cancelled
    }
}

impl From<FormatFault> for TranscriptFault {
    fn from(fault: FormatFault) -> Self {
        Self::Format(fault)
    }
}

/// The bytes of a file with a transcript. Counts a step for each document.
///
/// # Errors
/// When the work is no longer wanted, or the writer fails.
pub fn transcript_bytes(
    transcript: &Transcript,
    format: TranscriptFormat,
    setting: &TranscriptSetting,
    progress: &Progress,
) -> Result<Vec<u8>, TranscriptFault> {
    match format {
        TranscriptFormat::Pdf => pdf::write(transcript, setting, progress),
        TranscriptFormat::Docx => docx::write(transcript, setting, progress),
        TranscriptFormat::Html => Ok(html::write(transcript, setting, progress)?.into_bytes()),
    }
}

/// The word for a page with its number, as it stands on the page.
fn page_number(transcript: &Transcript, page: usize, pages: usize) -> String {
    let (page, pages) = (transcript.number(page), transcript.number(pages));
    match transcript.style.lang {
        crate::i18n::Lang::Fa => format!("صفحهٔ {page} از {pages}"),
        crate::i18n::Lang::En => format!("Page {page} of {pages}"),
    }
}

/// Numbers between commas, as the language writes them.
fn numbers(transcript: &Transcript, numbers: impl IntoIterator<Item = usize>) -> String {
    let comma = match transcript.style.lang {
        crate::i18n::Lang::Fa => "،",
        crate::i18n::Lang::En => ",",
    };
    let numbers: Vec<String> = numbers.into_iter().map(|n| transcript.number(n)).collect();
    numbers.join(comma)
}
