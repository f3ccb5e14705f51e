//! Coded transcripts as values: the words of documents with the passages that are coded in them, for paper.
//!
//! Writers know these values and nothing of projects. Positions are bytes of the document's text as it is printed: what is
//! stored, letter by letter, without the signs of Markdown in it.

mod choices;
mod lanes;
mod make;
mod pieces;
mod signs;
#[cfg(test)]
mod tests;
mod tint;

use std::ops::Range;
use std::sync::Arc;

use super::Style;
use crate::model::{Importance, Rgb};
use crate::text::Direction;

pub use choices::{MarginChoices, TranscriptChoices};
pub use lanes::lanes;
pub use make::TranscriptMaker;
pub use pieces::Piece;
pub use tint::{HIGHLIGHT, ink, tint};

/// A step of importance beside the name of a code.
const DOT: &str = "•";

/// One or several documents with their codings.
#[derive(Clone, Debug, PartialEq)]
pub struct Transcript {
    /// The name of the document, or that of the project where there are several.
    pub title: String,
    /// How headings and numbers speak.
    pub style: Style,
    /// What stands above columns and parts.
    pub headings: Headings,
    /// The documents; each begins on a new page.
    pub documents: Vec<TranscriptDocument>,
    /// The codes that occur, in the order of the code system.
    pub codes: Vec<PrintedCode>,
    /// What stands beside the words.
    pub margin: MarginChoices,
    /// Whether the codes are listed at the end.
    pub legend: bool,
    /// What is left out, a sentence each.
    pub limits: Vec<String>,
    /// The program, the project and the moment.
    pub provenance: String,
}

/// The words above columns and parts, in the language of the transcript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headings {
    /// Above the numbers of paragraphs.
    pub paragraph: String,
    /// Above the words.
    pub text: String,
    /// Above the names of codes.
    pub codes: String,
    /// Above the memos.
    pub memos: String,
    /// Above the list of codes.
    pub legend: String,
    /// Above the counts of the list of codes.
    pub count: String,
    /// Before the name of a code whose passage began above.
    pub continued: String,
    /// In the place of words where a document has none.
    pub empty: String,
}

/// A code that occurs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedCode {
    /// Its name or its whole path, as chosen.
    pub name: String,
    /// Its colour.
    pub colour: Rgb,
    /// The passages that have it, in all documents of the transcript.
    pub count: usize,
}

/// A document.
#[derive(Clone, Debug, PartialEq)]
pub struct TranscriptDocument {
    /// Its name.
    pub name: String,
    /// Who speaks, its group, how many passages: a line below the name.
    pub facts: String,
    /// The memo on the document as a whole, printed before its words.
    pub memo: Option<DocumentMemo>,
    /// Its words as they are printed.
    pub text: Arc<str>,
    /// The side on which its numbers stand.
    pub direction: Direction,
    /// Its paragraphs, blank ones included, or those with coded passages alone.
    pub paragraphs: Vec<TranscriptParagraph>,
    /// The coded passages in the order of reading; of those that begin together the longest first.
    pub passages: Vec<CodedPassage>,
    /// The memos, in the order of reading.
    pub memos: Vec<PrintedMemo>,
    /// Bytes of the passages that are highlighted without a code, in the order of reading.
    pub highlights: Vec<Range<usize>>,
}

/// A memo on a document as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentMemo {
    /// That it is on the document, its kind and the writer.
    pub about: String,
    /// The memo itself.
    pub body: String,
}

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TranscriptParagraph {
    /// Its number, from 1.
    pub number: usize,
    /// Bytes of the text, without the line feed.
    pub bytes: Range<usize>,
    /// Bytes of the speaker's label in it.
    pub label: Option<Range<usize>>,
    /// Whether the speaker answers rather than asks.
    pub answers: bool,
    /// The side on which its lines begin.
    pub direction: Direction,
    /// The passages that have letters in it, as places in [`TranscriptDocument::passages`].
    pub passages: Vec<usize>,
    /// The memos whose words end in it, as places in [`TranscriptDocument::memos`].
    pub memos: Vec<usize>,
}

/// A passage with one code of one coder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodedPassage {
    /// Its number in the document, from 1, by which a reader without colours finds its name.
    pub number: usize,
    /// Bytes of the text.
    pub bytes: Range<usize>,
    /// The place of its code in [`Transcript::codes`].
    pub code: usize,
    /// Who gave it; told where several coders are printed.
    pub coder: Option<String>,
    /// The place of its memo in [`TranscriptDocument::memos`].
    pub memo: Option<usize>,
    /// How important it is.
    pub importance: Importance,
    /// Its meaning in fewer words, where that is printed.
    pub condensed: Option<String>,
}

/// A memo on a passage or a coding, printed after the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedMemo {
    /// Its number in the document, from 1.
    pub number: usize,
    /// Bytes of the words that it is about.
    pub bytes: Range<usize>,
    /// The paragraph, the code, the kind and the writer.
    pub about: String,
    /// The memo itself.
    pub body: String,
}

impl Transcript {
    /// The name of a passage in the margin: its number, its code, as many dots as it is important and, where several
    /// work, its coder.
    pub fn label(&self, passage: &CodedPassage) -> String {
        let number = self.number(passage.number);
        let code = self.codes.get(passage.code).map_or("", |code| code.name.as_str());
        let mut label = format!("{number} {code}");
        if passage.importance.is_marked() {
            // The dots stay on the line of the word before them.
            label.push('\u{a0}');
            label.push_str(&DOT.repeat(passage.importance.number().into()));
        }
        if let Some(coder) = &passage.coder {
            label.push_str(&format!(" ({coder})"));
        }
        label
    }

    /// The colour of a passage's code.
    pub fn colour(&self, passage: &CodedPassage) -> Rgb {
        self.codes
            .get(passage.code)
            .map_or(Rgb(0x80, 0x80, 0x80), |code| code.colour)
    }

    /// A whole number in the digits of the transcript.
    pub fn number(&self, n: usize) -> String {
        self.style.digits.number(n as f64, 0)
    }

    /// The sign of a memo beside the words that it is about: a star and its number.
    pub fn memo_sign(&self, memo: &PrintedMemo) -> String {
        format!("*{}", self.number(memo.number))
    }
}

impl TranscriptDocument {
    /// The words of some bytes.
    pub fn words(&self, bytes: Range<usize>) -> &str {
        self.text.get(bytes).unwrap_or_default()
    }
}
