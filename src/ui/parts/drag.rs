//! What is being dragged from one view to another.

use std::sync::Arc;

use egui::{Context, DragAndDrop};

use crate::model::{CodeId, CodingId, DocumentId};
use crate::text::CharRange;

/// What is being dragged. The view where it starts calls [`Dragged::start`]; the view under the pointer asks
/// [`Dragged::over`] to light up its target, and [`Dragged::dropped`] to act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dragged {
    /// Codes of the tree, none below another, in their order.
    Codes(Vec<CodeId>),
    /// A passage that need not be coded.
    Passage(DocumentId, CharRange),
    /// Codings from the reader or from the retrieved segments.
    Codings(Vec<CodingId>),
    /// Documents of the list.
    Documents(Vec<DocumentId>),
}

impl Dragged {
    /// Begins a drag.
    pub fn start(self, ctx: &Context) {
        DragAndDrop::set_payload(ctx, self);
    }

    /// What is being dragged now.
    pub fn over(ctx: &Context) -> Option<Arc<Self>> {
        DragAndDrop::payload(ctx)
    }

    /// Ends a drag, as Escape does: nothing is dropped when the pointer is let go.
    pub fn end(ctx: &Context) {
        if Self::over(ctx).is_some() {
            DragAndDrop::clear_payload(ctx);
            ctx.stop_dragging();
        }
    }

    /// Takes what is dropped in this frame; call it only where the pointer is over a target that will have it.
    pub fn dropped(ctx: &Context) -> Option<Arc<Self>> {
        if ctx.input(|input| input.pointer.any_released()) {
            DragAndDrop::take_payload(ctx)
        } else {
            None
        }
    }
}
