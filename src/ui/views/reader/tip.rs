//! What is told of a coding while the pointer rests on its stripe.

use egui::{Rect, Sense, Ui, Widget as _};

use super::opened::MarkTarget;
use crate::model::MemoTarget;
use crate::ui::cx::Cx;
use crate::ui::kit::{StyledText, tooltip_ui};
use crate::ui::parts::dotted::dotted;
use crate::ui::parts::importance::importance_tip;
use crate::ui::parts::memo_mark::memo_tip;
use crate::ui::parts::path_text::path_text;

/// Tells of a coding: the whole path of its code, who gave it and when, its condensed unit and its memo. Of a memo on
/// a passage its kind and its beginning.
pub(super) fn tip_ui(ui: &Ui, rect: Rect, marked: MarkTarget, cx: &Cx<'_>) {
    let snapshot = cx.snapshot();
    let response = ui.interact(rect, ui.scope_id().with(("tip", marked.key())), Sense::hover());
    match marked {
        MarkTarget::Coding(id) => {
            let Some(coding) = snapshot.coding(id) else { return };
            tooltip_ui(&response, |ui| {
                let names: Vec<&str> = snapshot
                    .ancestry(coding.code)
                    .into_iter()
                    .map(|c| c.name.as_str())
                    .collect();
                StyledText::new(&path_text(&names)).strong().ui(ui);
                let coder = snapshot.coder(coding.coder).map_or("", |c| c.name.as_str());
                let when = cx.words.date_medium(coding.created_at);
                StyledText::new(&dotted(&[coder, &when])).secondary().ui(ui);
                if coding.importance.is_marked() {
                    let text = importance_tip(coding.importance, &cx.words);
                    StyledText::new(&text).secondary().ui(ui);
                }
                if let Some(condensed) = &coding.condensed {
                    StyledText::new(condensed).ui(ui);
                }
                if let Some(memo) = snapshot.memo_on(MemoTarget::Coding(id)) {
                    StyledText::new(&memo_tip(memo, &cx.words)).secondary().ui(ui);
                }
            });
        }
        MarkTarget::Highlight(_) => {}
        MarkTarget::Memo(id) => {
            let Some(memo) = snapshot.memo(id) else { return };
            tooltip_ui(&response, |ui| {
                StyledText::new(&memo_tip(memo, &cx.words)).ui(ui);
            });
        }
    }
}
