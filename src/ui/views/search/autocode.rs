//! Coding all hits at once.

use egui::{Ui, Widget as _};

use super::SearchPane;
use crate::model::{CodeRef, Edit, NewCoding};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::kit::{Button, Icon, StyledText, column};
use crate::ui::parts::codes::choices::CodeOffer;
use crate::ui::parts::coding_scope::{passages, scope_ui};

impl SearchPane {
    /// How much round each hit, and with which code.
    pub(super) fn autocode_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let words = cx.words.clone();
        column(ui, |ui| {
            let label = words.get("search-scope");
            StyledText::new(&label).secondary().ui(ui);
            let width = ui.available_width();
            scope_ui(ui, &words, &mut self.scope, width);
            let text = words.get("search-code-all");
            let button = Button::new(&text).icon(Icon::Tag).wide().opens_menu().ui(ui);
            if button.clicked() {
                self.chooser.reset();
            }
            let offer = CodeOffer {
                recent: cx.shared.recent.clone(),
                create: true,
                ..CodeOffer::default()
            };
            let hint = words.get("search-code-hint");
            let chosen = self.chooser.under(&button, cx, &offer, &hint, |_| {});
            if let Some(code) = chosen.and_then(|choice| choice.code_ref()) {
                self.code_all(&code, cx);
            }
        });
    }

    /// Asks for all hits to be coded, as one operation.
    fn code_all(&self, code: &CodeRef, cx: &mut Cx<'_>) {
        let snapshot = cx.snapshot();
        let mut codings = Vec::new();
        for found in &self.job.found().documents {
            let (Some(document), Some(text)) =
                (snapshot.document(found.document), snapshot.text(found.document))
            else {
                continue;
            };
            let passages = passages(text, &document.turns, &found.hits, self.scope);
            codings.extend(
                passages
                    .into_iter()
                    .map(|range| NewCoding::new(found.document, range, code.clone())),
            );
        }
        cx.act(Action::EditWithToast(Edit::AddCodings(codings)));
    }
}
