//! A text that is written in a dialog: its field, and what of it the project does not have.

use std::fmt::Debug;
use std::hash::Hash;

use egui::Ui;

use super::{DialogBody, save_or_cancel};
use crate::ui::cx::Cx;
use crate::ui::kit;
use crate::ui::typeset::Field;

/// A text that is written.
#[derive(Default)]
pub(super) struct TextEntry {
    pub(super) text: String,
    /// As the project has it.
    before: String,
    /// The keyboard has been given to the field.
    started: bool,
}

impl TextEntry {
    /// Shows a text of the project; the keyboard stays where it is.
    pub(super) fn take(&mut self, text: String) {
        self.before.clone_from(&text);
        self.text = text;
    }

    /// Whether it differs from what the project has.
    pub(super) fn is_changed(&self) -> bool {
        self.text.trim() != self.before.trim()
    }

    /// What is typed and not in the project.
    pub(super) fn typed(&self) -> Option<&str> {
        (self.is_changed() && !self.text.trim().is_empty()).then_some(&self.text)
    }

    /// Draws the field of `rows` lines, and under it what is told of it. Whether the text is to be kept by the key.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        id: impl Hash + Debug,
        rows: usize,
        (label, hint): (&str, &str),
        foot: &str,
    ) -> bool {
        let width = ui.available_width();
        let field = Field::multi(id, rows)
            .label(label)
            .hint(hint)
            .width(width)
            .show(ui, &mut self.text);
        if !self.started {
            field.response.request_focus();
            self.started = true;
        }
        ui.add(kit::StyledText::new(foot).small());
        field.submitted
    }
}

/// The buttons of a dialog in which something is written. Whether it is to close; what is to be kept is kept by then.
pub(super) fn buttons_ui(ui: &mut Ui, cx: &mut Cx<'_>, body: &mut impl DialogBody) -> bool {
    let answer = save_or_cancel(ui, &cx.words.get("dialog-save"));
    match answer {
        Some(true) => body.on_dismiss(cx),
        Some(false) => cx.give_up(|cx| body.on_dismiss(cx)),
        None => {}
    }
    answer.is_some()
}
