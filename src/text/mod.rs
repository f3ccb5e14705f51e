//! Pure functions over strings: offsets, paragraphs, speaker turns, folding, search.

mod content;
mod range;

pub use content::Text;
pub use range::CharRange;
