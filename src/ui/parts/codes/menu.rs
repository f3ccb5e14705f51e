//! The menus of codes, the same in the tree and on the board.

use egui::Ui;

use crate::model::{CodeId, Level};
use crate::settings::NameLines;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::kit::{self, Icon, MenuItem};

/// What was chosen from the menu of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeMenuChoice {
    /// A command, for what is selected.
    Run(Command),
    /// A new code of that level below this one.
    NewBelow(CodeId, Level),
    /// Another level for what is selected.
    Level(Level),
    /// Only what is selected is active.
    ActivateOnly,
}

/// The menu of a code, or of all that are `selected` with it. `on_board` leaves out what leads to the board, and leads
/// to the passages instead of activating codes beside the text.
pub fn code_menu(
    ui: &mut Ui,
    cx: &Cx<'_>,
    id: CodeId,
    selected: &[CodeId],
    on_board: bool,
) -> Option<CodeMenuChoice> {
    let mut chosen = None;
    let one = selected.len() <= 1;
    let mut menu = MenuItems {
        cx,
        chosen: &mut chosen,
    };
    if one {
        if !on_board && (cx.shared.passage.is_some() || cx.shared.coding.is_some()) {
            menu.command(ui, Command::CodeWithSelected, Icon::Tag);
            kit::menu_separator(ui);
        }
        menu.new_below(ui, id);
        kit::menu_separator(ui);
        menu.command(ui, Command::RenameCode, Icon::Edit);
        menu.command(ui, Command::CodeMemo, Icon::Memo);
        menu.command(ui, Command::DefineCode, Icon::Info);
        menu.command(ui, Command::SummariseCode, Icon::Table);
    }
    menu.command(ui, Command::RecolourCode, Icon::Palette);
    menu.levels(ui, selected);
    kit::menu_separator(ui);
    menu.command(ui, Command::GatherInSubcategory, Icon::Folder);
    menu.command(ui, Command::GatherInCategory, Icon::Layers);
    menu.command(ui, Command::MoveCode, Icon::Arrow);
    menu.command(ui, Command::MergeCodes, Icon::Merge);
    if !on_board {
        let text = cx.words.get("codes-sort-on-board");
        let keys = Command::ShowBoard.shortcut_text().unwrap_or_default();
        let item = MenuItem::new(&text).icon(Icon::Board).shortcut(&keys);
        menu.offer(ui, item, CodeMenuChoice::Run(Command::ShowBoard));
    }
    kit::menu_separator(ui);
    if on_board {
        menu.command(ui, Command::ShowSegments, Icon::Quote);
    } else {
        menu.command(ui, Command::ActivateCode, Icon::Eye);
        let only = cx.words.get("codes-activate-only");
        menu.offer(
            ui,
            MenuItem::new(&only).icon(Icon::Filter),
            CodeMenuChoice::ActivateOnly,
        );
    }
    kit::menu_separator(ui);
    menu.command(ui, Command::DeleteCode, Icon::Trash);
    chosen
}

/// The items of a menu, and what was chosen among them.
struct MenuItems<'a, 'c> {
    cx: &'a Cx<'c>,
    chosen: &'a mut Option<CodeMenuChoice>,
}

impl MenuItems<'_, '_> {
    fn offer(&mut self, ui: &mut Ui, item: MenuItem<'_>, what: CodeMenuChoice) {
        if item.show(ui).clicked() {
            *self.chosen = Some(what);
        }
    }

    fn command(&mut self, ui: &mut Ui, command: Command, icon: Icon) {
        if self.cx.command_item(ui, command, icon) {
            *self.chosen = Some(CodeMenuChoice::Run(command));
        }
    }

    /// New codes below this one: of the next level, and plain codes.
    fn new_below(&mut self, ui: &mut Ui, id: CodeId) {
        let Some(level) = self.cx.snapshot().code(id).map(|c| c.level) else {
            return;
        };
        let levels = match level {
            Level::Category => &[Level::Subcategory, Level::Code][..],
            Level::Subcategory | Level::Code => &[Level::Code],
        };
        for level in levels {
            let name = self.cx.level_name(*level);
            let text = self.cx.words.with("codes-new-below", &[("level", name)]);
            let item = MenuItem::new(&text).icon(Icon::Plus);
            self.offer(ui, item, CodeMenuChoice::NewBelow(id, *level));
        }
    }

    fn levels(&mut self, ui: &mut Ui, selected: &[CodeId]) {
        let title = self.cx.tr("codes-level");
        kit::submenu_of(ui, MenuItem::new(&title).icon(Icon::Layers), |ui| {
            for (level, keys) in Level::ALL
                .into_iter()
                .zip(["Alt+Shift+1", "Alt+Shift+2", "Alt+Shift+3"])
            {
                let name = self.cx.level_name(level);
                let has = |id: &CodeId| self.cx.snapshot().code(*id).is_some_and(|c| c.level == level);
                let item = MenuItem::new(&name)
                    .checked(selected.iter().all(has))
                    .shortcut(keys);
                self.offer(ui, item, CodeMenuChoice::Level(level));
            }
        });
    }
}

/// How many lines a name may take, `now` and as it was chosen from the menu of a pane.
pub fn lines_menu(ui: &mut Ui, cx: &Cx<'_>, now: usize) -> Option<usize> {
    let title = cx.tr("names-lines");
    let mut chosen = None;
    kit::submenu_of(ui, MenuItem::new(&title), |ui| {
        for lines in 1..=NameLines::MOST {
            let text = cx.words.with("names-lines-most", &[("n", lines)]);
            if MenuItem::new(&text).checked(now == lines).show(ui).clicked() {
                chosen = Some(lines);
            }
        }
    });
    chosen
}

/// The levels of which something new can be made, from the menu of the whole code system.
pub fn new_menu(ui: &mut Ui, cx: &Cx<'_>) -> Option<Level> {
    let commands = [Command::NewCategory, Command::NewSubcategory, Command::NewCode];
    let mut chosen = None;
    for (level, command) in Level::ALL.into_iter().zip(commands) {
        let name = cx.level_name(level);
        let text = cx.words.with("codes-new-of-level", &[("level", name)]);
        let keys = command.shortcut_text().unwrap_or_default();
        if MenuItem::new(&text)
            .icon(Icon::Plus)
            .shortcut(&keys)
            .show(ui)
            .clicked()
        {
            chosen = Some(level);
        }
    }
    chosen
}
