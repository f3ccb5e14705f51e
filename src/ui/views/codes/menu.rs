//! The menus of the tree.

use egui::Ui;

use super::CodesPane;
use crate::model::CodeId;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::parts::codes::commands::CodeSystem as _;
use crate::ui::parts::codes::menu::{CodeMenuChoice, code_menu};

impl CodesPane {
    /// The menu of a code, or of all that are selected with it.
    pub(super) fn menu_of(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, id: CodeId) {
        let selected = self.selected(cx);
        match code_menu(ui, cx, id, &selected, false) {
            Some(CodeMenuChoice::Run(command)) => cx.act(Action::Run(command)),
            Some(CodeMenuChoice::NewBelow(id, level)) => self.name_new(Some(id), level, Vec::new(), cx),
            Some(CodeMenuChoice::Level(level)) => self.set_level(level, cx),
            Some(CodeMenuChoice::ActivateOnly) => cx.shared.active_codes = selected.into_iter().collect(),
            None => {}
        }
    }

    /// The menu of the empty ground.
    pub(super) fn tree_menu(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        self.more_menu(ui, cx);
    }
}
