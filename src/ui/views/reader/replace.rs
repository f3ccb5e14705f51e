//! Replacing what the find bar has found.

use egui::Ui;

use super::ReaderPane;
use super::find::Find;
use crate::i18n::Words;
use crate::text::replace;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::kit::{Button, spread};
use crate::ui::typeset::Field;

/// The second row of the find bar.
#[derive(Default)]
pub struct ReplaceRow {
    /// Whether it is shown.
    pub open: bool,
    /// The words that take the place of others.
    pub with: String,
}

/// How much is replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReplaceExtent {
    /// The current hit.
    One,
    /// All hits of the document.
    All,
}

impl ReplaceRow {
    /// Draws the row, its field as wide as the one above; what is to be replaced, and whether the bar is left.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        find: &Find,
        width: f32,
        words: &Words,
    ) -> (Option<ReplaceExtent>, bool) {
        let some = find.current().is_some();
        let (answer, pressed) = spread(
            ui,
            |ui| {
                let (label, hint) = (words.get("reader-replace-with"), words.get("reader-replace-hint"));
                let width = width.min(ui.available_width()).max(60.0);
                let field = Field::single("reader-replace").label(&label).hint(&hint);
                field.width(width).select_all_on_focus().show(ui, &mut self.with)
            },
            |ui| {
                let mut button = |id| {
                    let text = words.get(id);
                    ui.add_enabled(some, Button::new(&text)).clicked()
                };
                let all = button("reader-replace-all");
                let one = button("reader-replace-one");
                match (one, all) {
                    (true, _) => Some(ReplaceExtent::One),
                    (_, true) => Some(ReplaceExtent::All),
                    _ => None,
                }
            },
        );
        if answer.submitted {
            // Enter replaces one after the other.
            answer.response.request_focus();
        }
        let entered = (answer.submitted && some).then_some(ReplaceExtent::One);
        (pressed.or(entered), answer.cancelled)
    }
}

impl ReaderPane {
    /// Asks for the words of one hit, or of all, to be replaced.
    pub(super) fn replace(&mut self, extent: ReplaceExtent, cx: &mut Cx<'_>) {
        let Some(opened) = &self.opened else { return };
        let find = &self.find.find;
        let with = self.find.replace.with.as_str();
        let current = find.current_hit();
        let hits = match extent {
            ReplaceExtent::One => current.as_slice(),
            ReplaceExtent::All => find.hits(),
        };
        let patch = replace::patch(&opened.text, hits, find.options, with);
        if let (ReplaceExtent::One, Some(hit)) = (extent, current) {
            if patch.is_empty() {
                // It reads so already: on to the next.
                self.find.step(true);
                return;
            }
            self.find.go_on_from(hit.start + with.len());
        }
        if patch.is_empty() {
            cx.act(Action::Say(cx.tr("reader-replace-nothing")));
        } else {
            let patches = vec![(opened.document.id, patch)];
            let revision = cx.session.revision();
            cx.act(Action::ReplaceText { patches, revision });
        }
    }
}
