//! Replacing all hits in all documents.

use egui::{Ui, Widget as _};

use super::SearchPane;
use crate::text::replace;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::kit::Button;
use crate::ui::typeset::Field;

impl SearchPane {
    /// Shows the field for the words that take the place of what is found, or hides it.
    pub fn show_replace(&mut self, shown: bool) {
        self.replaces = shown;
    }

    /// The words that take the place of what is found, as long as they are to be seen in the list.
    pub(super) fn replacement(&self) -> Option<&str> {
        self.replaces.then_some(self.with.as_str())
    }

    /// The field with the other words, and the button; whether the pane is left.
    pub(super) fn replace_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        let words = cx.words.clone();
        let (label, hint) = (words.get("reader-replace-with"), words.get("reader-replace-hint"));
        let field = Field::single("search-replace").label(&label).hint(&hint);
        let answer = field.select_all_on_focus().show(ui, &mut self.with);
        let some = self.job.found().total > 0 && self.job.is_current(cx);
        let text = words.get("search-replace-all");
        let pressed = ui.add_enabled_ui(some, |ui| Button::new(&text).wide().ui(ui).clicked());
        if pressed.inner {
            self.replace_all(cx);
        }
        answer.cancelled
    }

    /// Asks for all hits to be replaced, as one operation.
    fn replace_all(&self, cx: &mut Cx<'_>) {
        let snapshot = cx.snapshot();
        let found = self.job.found().documents.iter();
        let patches: Vec<_> = found
            .filter_map(|found| {
                let text = snapshot.text(found.document)?;
                let patch = replace::patch(text, &found.hits, self.options, &self.with);
                (!patch.is_empty()).then_some((found.document, patch))
            })
            .collect();
        if patches.is_empty() {
            cx.act(Action::Say(cx.tr("reader-replace-nothing")));
        } else {
            let revision = cx.session.revision();
            cx.act(Action::ReplaceText { patches, revision });
        }
    }
}
