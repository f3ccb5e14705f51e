//! Coding all hits at once.

use egui::{Ui, Widget as _};

use super::SearchPane;
use crate::model::{CodeRef, Edit, NewCoding};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::kit::{Button, Icon, StyledText, column, combo, popover};
use crate::ui::parts::codes::choices::CodeOffer;
use crate::ui::parts::coding_scope::{CodingScope, passages};

/// Width of the list of codes.
const CHOOSER: f32 = 320.0;
/// Height of the list of codes.
const CHOICES: f32 = 280.0;

impl SearchPane {
    /// How much round each hit, and with which code.
    pub(super) fn autocode_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let words = cx.words.clone();
        column(ui, |ui| {
            let label = words.get("search-scope");
            StyledText::new(&label).secondary().ui(ui);
            let texts = CodingScope::ALL.map(|scope| (scope, words.get(scope.text_id())));
            let choices: Vec<(CodingScope, &str)> = texts
                .iter()
                .map(|(scope, text)| (*scope, text.as_ref()))
                .collect();
            let width = ui.available_width();
            combo(ui, &label, &mut self.scope, &choices, width);
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
            let chosen = popover(&button, CHOOSER, |ui| {
                let answer = self
                    .chooser
                    .ui(ui, cx, &offer, &words.get("search-code-hint"), CHOICES);
                let code = answer.chosen.and_then(|(choice, _)| choice.code_ref());
                if code.is_some() || answer.cancelled {
                    ui.close();
                }
                code
            });
            if let Some(code) = chosen.flatten() {
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
