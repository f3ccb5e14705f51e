//! Pure functions over strings: offsets, paragraphs, speaker turns, folding, search.

pub mod collate;
mod content;
pub mod controls;
mod diff;
pub mod direction;
pub mod grapheme;
pub mod passage;
mod patch;
mod pattern;
pub mod persian;
mod range;
pub mod replace;
pub mod search;
pub mod segment;
pub mod sentences;
pub mod stop_words;
pub mod time_code;
pub mod turns;
pub mod words;

use unicode_normalization::UnicodeNormalization as _;

pub use content::Text;
pub use direction::{Direction, base_direction};
pub use patch::{Patch, PatchError, Splice};
pub use pattern::{PatternFault, PatternFaultKind};
pub use range::CharRange;

/// A name as it is kept: without white space at its ends and with single spaces inside, to which line ends and control
/// characters count as well.
pub fn tidy_name(name: &str) -> String {
    let words = name.split(|c: char| c.is_whitespace() || c.is_control() || controls::is_stray(c));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// Whether a spreadsheet would take a text for a formula; blanks before it do not keep some from it.
pub fn is_formula(text: &str) -> bool {
    text.trim_start().starts_with(['=', '+', '-', '@'])
}

/// What two names have in common that a reader takes for the same: case, letter variants, marks and ZWNJ do not count,
/// nor whether a letter with a mark is written as one character or as two.
pub fn name_key(name: &str) -> String {
    let composed: String = name.nfc().collect();
    persian::fold::search_key(&composed).to_lowercase()
}
