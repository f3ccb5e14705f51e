//! How far the work on documents has come: a shape for each state, and the entries by which it is set.

use egui::Ui;

use crate::model::{DocumentId, DocumentState, Edit};
use crate::report::wording::document_state;
use crate::ui::cx::Cx;
use crate::ui::kit::{Icon, MenuItem};

/// The shape that tells a state from the others.
pub fn state_icon(state: DocumentState) -> Icon {
    match state {
        DocumentState::New => Icon::StateNew,
        DocumentState::Coding => Icon::StateCoding,
        DocumentState::Coded => Icon::StateCoded,
        DocumentState::Checked => Icon::StateChecked,
    }
}

/// An entry for each state, ticked the one that all these documents have; the edit that was chosen.
pub fn state_menu_ui(ui: &mut Ui, documents: &[DocumentId], cx: &Cx<'_>) -> Option<Edit> {
    let rows = documents.iter().filter_map(|id| cx.snapshot().document(*id));
    let now: Vec<DocumentState> = rows.map(|row| row.state).collect();
    let mut chosen = None;
    for state in DocumentState::ALL {
        let on = now.iter().all(|other| *other == state);
        let text = cx.tr(document_state(state));
        let item = if on {
            MenuItem::new(&text).checked(true)
        } else {
            MenuItem::new(&text).icon(state_icon(state))
        };
        if item.show(ui).clicked() && !on {
            chosen = Some(Edit::SetDocumentState(documents.to_vec(), state));
        }
    }
    chosen
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn states_are_told_apart_by_shape() {
        let shapes: HashSet<Icon> = DocumentState::ALL.into_iter().map(state_icon).collect();
        assert_eq!(shapes.len(), DocumentState::ALL.len());
    }
}
