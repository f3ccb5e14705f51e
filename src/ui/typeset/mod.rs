//! The text engine: shaping, layout, caret, selection and painting of documents and fields.
//!
//! egui shapes text run by run and knows no bidirectional algorithm, so nothing that a person reads or types in
//! a document or a field goes through it. Here the text is laid out by parley, **one layout for each hard line**,
//! rasterised with the same recipe as epaint's, and painted as egui meshes.
//!
//! - [`TextEngine`] owns the fonts and the glyph atlas. There is one for each egui context; it is reached with
//!   [`TextEngine::with`], so widgets need no engine passed to them.
//! - [`TextLayout`] is one laid-out hard line: geometry, caret movement, hit test, selection boxes.
//! - [`Field`] is the editable field, [`DocumentView`] the view of a document with its codings.
//! - [`Direction`] and [`base_direction`] decide the side a paragraph starts on.
//!
//! Coordinates are points relative to the layout's top left corner; offsets are bytes.

mod atlas;
mod caret;
#[cfg(test)]
mod conformance_tests;
mod document_view;
mod editing;
mod engine;
mod field;
#[cfg(test)]
mod hard_cases;
mod layout;
mod lines;
mod pressed;
mod raster;
mod runs;
mod typed;
#[cfg(test)]
pub(crate) mod unicode_cases;
mod words;

pub use crate::text::{Direction, base_direction};
pub use caret::{Affinity, Caret, CaretBox};
pub use document_view::{
    BlockHeights, CodingMark, ContextRequest, Decorations, DocumentColours, DocumentContent, DocumentOptions,
    DocumentResponse, DocumentView, Draft, DraggedEdge, HoveredCoding, Paragraph, SpeakerLabel, ViewPlace,
};
pub use engine::TextEngine;
pub use field::{Field, FieldColours, FieldResponse};
pub use layout::{InkIndex, LineBox, Span, TextLayout, TextStyle};
pub use typed::take_typed;
