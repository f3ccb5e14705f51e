//! Pure functions over strings: offsets, paragraphs, speaker turns, folding, search.

mod content;
pub mod grapheme;
pub mod persian;
mod range;

pub use content::Text;
pub use range::CharRange;
