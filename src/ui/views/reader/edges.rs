//! What becomes of a coding while one of its edges is dragged in the text, and when it is let go.

use super::ReaderPane;
use super::opened::MarkTarget;
use crate::model::Edit;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::typeset::DocumentResponse;

impl ReaderPane {
    /// Draws a coding as it would be while an edge is dragged; once it is let go, changes it in one step and selects it.
    pub(super) fn follow_edge(&mut self, cx: &mut Cx<'_>, answer: &DocumentResponse) {
        let (Some(opened), Some(dragged)) = (&mut self.opened, &answer.edge_dragged) else {
            return;
        };
        let MarkTarget::Coding(id) = MarkTarget::of(dragged.key) else {
            return;
        };
        opened
            .decorations
            .set_range(&opened.content, dragged.key, dragged.range.clone());
        if !dragged.released {
            return;
        }
        // Until the project says what became of it; a refusal draws it as it was.
        opened.redraw();
        let passage = opened.text.trim(opened.text.range(dragged.range.clone()));
        if let Some(coding) = cx.snapshot().coding(id)
            && coding.range != passage
            && !passage.is_empty()
        {
            cx.act(Action::EditWithToast(Edit::ResizeCoding(id, passage)));
        }
        let caret = opened.text.byte_at_char(passage.start);
        opened.view.set_selection(Some(caret..caret));
        self.followed = Some(id);
        self.in_words = None;
        cx.shared.coding = Some(id);
    }

    /// Gives up the dragging of an edge; whether one was dragged.
    pub(super) fn let_go_of_edge(&mut self) -> bool {
        let Some(opened) = &mut self.opened else {
            return false;
        };
        let Some((key, before)) = opened.view.let_go_of_edge() else {
            return false;
        };
        opened.decorations.set_range(&opened.content, key, before);
        true
    }
}
