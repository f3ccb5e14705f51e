//! Letters before they are drawn: which font draws which, and in what order they are seen. The window and the pages of
//! a PDF are set with it; it knows nothing of either.

pub mod bundled;
mod controls;
mod fonts;
mod order;
mod placed;
mod setter;

pub use controls::{is_invisible, shaped_text, with_spaces};
pub use fonts::Fonts;
pub use order::{LineOrder, VisualOrder, reorder};
pub use placed::{PlacedCluster, placed_clusters};
pub use setter::{SetCluster, SetFont, SetGlyph, SetLine, SetRun, SetSpan, SetStyle, Setter};
