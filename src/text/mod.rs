//! Pure functions over strings: offsets, paragraphs, speaker turns, folding, search.

pub mod collate;
mod content;
mod diff;
pub mod direction;
pub mod grapheme;
mod patch;
mod pattern;
pub mod persian;
mod range;
pub mod replace;
pub mod search;
pub mod segment;
pub mod time_code;
pub mod turns;
pub mod words;

pub use content::Text;
pub use direction::{Direction, base_direction};
pub use patch::{Patch, PatchError, Splice};
pub use pattern::{PatternFault, PatternFaultKind};
pub use range::CharRange;

/// What two names have in common that a reader takes for the same: case, letter variants, marks and ZWNJ do not count.
pub fn name_key(name: &str) -> String {
    persian::fold::search_key(name).to_lowercase()
}
