//! The menus of the tree.

use egui::Ui;

use super::CodesPane;
use crate::model::{CodeId, Level};
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::kit::{self, Icon, MenuItem};

impl CodesPane {
    /// The menu of a code, or of all that are selected with it.
    pub(super) fn code_menu(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, id: CodeId) {
        let many = cx.shared.codes.len() > 1;
        if !many {
            if cx.shared.passage.is_some() || cx.shared.coding.is_some() {
                self.item(ui, cx, Command::CodeWithSelected, Icon::Tag);
                kit::menu_separator(ui);
            }
            self.new_items(ui, cx, id);
            kit::menu_separator(ui);
            self.item(ui, cx, Command::RenameCode, Icon::Edit);
            self.item(ui, cx, Command::CodeMemo, Icon::Memo);
            self.item(ui, cx, Command::DefineCode, Icon::Info);
        }
        self.item(ui, cx, Command::RecolorCode, Icon::Palette);
        self.level_menu(ui, cx);
        kit::menu_separator(ui);
        self.item(ui, cx, Command::MoveCode, Icon::Arrow);
        self.item(ui, cx, Command::MergeCodes, Icon::Merge);
        kit::menu_separator(ui);
        self.item(ui, cx, Command::ActivateCode, Icon::Eye);
        let only = MenuItem::new(&cx.words.get("codes-activate-only"))
            .icon(Icon::Filter)
            .show(ui)
            .clicked();
        if only {
            cx.shared.active_codes = self.selected(cx).into_iter().collect();
        }
        kit::menu_separator(ui);
        self.item(ui, cx, Command::DeleteCode, Icon::Trash);
    }

    /// The menu of the empty ground.
    pub(super) fn tree_menu(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        self.new_menu(ui, cx);
        kit::menu_separator(ui);
        self.more_menu(ui, cx);
    }

    fn item(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, command: Command, icon: Icon) {
        let text = command.text(&cx.words);
        let keys = command.shortcut_text().unwrap_or_default();
        let mut item = MenuItem::new(&text).shortcut(&keys).icon(icon);
        if command == Command::DeleteCode {
            item = item.danger();
        }
        if item.show(ui).clicked() {
            self.run(command, cx);
        }
    }

    /// New codes below this one: of the next level, and plain codes.
    fn new_items(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, id: CodeId) {
        let Some(level) = cx.snapshot().code(id).map(|c| c.level) else {
            return;
        };
        let levels = match level {
            Level::Category => &[Level::Subcategory, Level::Code][..],
            Level::Subcategory | Level::Code => &[Level::Code],
        };
        for level in levels {
            let name = cx.snapshot().level_name(*level).to_owned();
            let text = cx.words.with("codes-new-below", &[("level", name)]);
            if MenuItem::new(&text).icon(Icon::Plus).show(ui).clicked() {
                self.create_below(Some(id), *level);
            }
        }
    }

    fn level_menu(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let selected = self.selected(cx);
        let title = cx.tr("codes-level");
        kit::submenu_of(ui, MenuItem::new(&title).icon(Icon::Layers), |ui| {
            for (level, keys) in Level::ALL
                .into_iter()
                .zip(["Alt+Shift+1", "Alt+Shift+2", "Alt+Shift+3"])
            {
                let name = cx.snapshot().level_name(level).to_owned();
                let has = |id: &CodeId| cx.snapshot().code(*id).is_some_and(|c| c.level == level);
                let all = selected.iter().all(has);
                if MenuItem::new(&name)
                    .checked(all)
                    .shortcut(keys)
                    .show(ui)
                    .clicked()
                {
                    self.set_level(level, cx);
                }
            }
        });
    }
}
