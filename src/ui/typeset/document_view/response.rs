//! What a document view answers with.

use std::ops::Range;

use egui::{Rect, Response};

/// The coding under the pointer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HoveredCoding {
    /// Its key.
    pub key: u64,
    /// Its stripe, its name or the line of its text under the pointer, for placing a tooltip.
    pub rect: Rect,
    /// The pointer is on the text rather than on the stripe or the name; a tooltip would cover what is read.
    pub on_text: bool,
}

/// An edge of a coding that is being dragged.
#[derive(Clone, Debug, PartialEq)]
pub struct DraggedEdge {
    /// Key of the coding.
    pub key: u64,
    /// The bytes that the coding would have.
    pub range: Range<usize>,
    /// It was let go there.
    pub released: bool,
}

/// A wish for a context menu.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ContextRequest {
    /// Byte at which it was asked for.
    pub byte: usize,
    /// The end of the selection if it was asked for on one, else where the pointer is.
    pub rect: Rect,
    /// The coding under the pointer.
    pub coding: Option<u64>,
    /// It was asked for among the words, where the caret now stands, and not on a stripe or name.
    pub in_text: bool,
}

/// What a person did in this frame. Ranges are bytes.
pub struct DocumentResponse {
    /// egui's response of the whole view.
    pub response: Response,
    /// The selection or the caret moved; see [`DocumentView::selection`](super::DocumentView::selection).
    pub selection_changed: bool,
    /// A coding was clicked: its stripe, its name or its text. Clicking the same place again goes to the next of
    /// several that lie there.
    pub clicked: Option<u64>,
    /// What was clicked is its text, where the caret now stands, and not its stripe or name.
    pub clicked_in_text: bool,
    /// The coding under the pointer.
    pub hovered: Option<HoveredCoding>,
    /// Dragging of the selected passage has begun, to be dropped on a code.
    pub selection_dragged: Option<Range<usize>>,
    /// Dragging of a coding by its stripe or name has begun.
    pub coding_dragged: Option<u64>,
    /// An edge of a coding is being dragged, or was let go in this frame. What is drawn is the caller's to change.
    pub edge_dragged: Option<DraggedEdge>,
    /// Where what is being dragged would be dropped; only with [`DocumentOptions::accepts_drop`](super::DocumentOptions::accepts_drop).
    pub drop_target: Option<Range<usize>>,
    /// What was dragged was dropped on this passage: the selection if it was dropped on that, else what is said in the
    /// paragraph. The payload is the caller's to take.
    pub dropped: Option<Range<usize>>,
    /// A context menu is wanted.
    pub context: Option<ContextRequest>,
    /// Escape was pressed while editing.
    pub left: bool,
}
