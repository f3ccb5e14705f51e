//! The name under which the person codes, asked once.

use egui::Ui;

use super::{DialogBody, save_or_cancel_as};
use crate::ui::cx::Cx;
use crate::ui::kit;
use crate::ui::typeset::Field;

/// Lines of the explanation that are shown.
const LINES: usize = 3;

/// The question. It proposes the name that is in use, and however it is left, it is not asked again.
pub(super) struct CoderBody {
    name: String,
    started: bool,
}

impl CoderBody {
    pub(super) fn new(cx: &Cx<'_>) -> Self {
        Self {
            name: cx.settings.coder_name(),
            started: false,
        }
    }

    fn keep(&self, cx: &mut Cx<'_>) {
        cx.settings.coder_asked = true;
        self.name.trim().clone_into(&mut cx.settings.coder);
    }
}

impl DialogBody for CoderBody {
    fn title(&self, cx: &Cx<'_>) -> String {
        cx.tr("coder-question")
    }

    fn width(&self) -> f32 {
        420.0
    }

    fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        let label = cx.tr("settings-coder");
        let field = Field::single("coder-name")
            .label(&label)
            .hint(&label)
            .select_all_on_focus()
            .show(ui, &mut self.name);
        if !std::mem::replace(&mut self.started, true) {
            field.response.request_focus();
        }
        let width = ui.available_width();
        let text = cx.tr("coder-question-text");
        ui.add(kit::StyledText::new(&text).secondary().rows(width, LINES));
        if field.submitted {
            self.keep(cx);
        }
        field.submitted
    }

    fn buttons_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        let (save, skip) = (cx.tr("dialog-save"), cx.tr("coder-skip"));
        match save_or_cancel_as(ui, &save, &skip) {
            Some(true) => self.keep(cx),
            Some(false) => cx.settings.coder_asked = true,
            None => return false,
        }
        true
    }

    fn on_dismiss(&mut self, cx: &mut Cx<'_>) {
        self.keep(cx);
    }
}
