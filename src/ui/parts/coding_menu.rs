//! The menu of one coding, in the text and on its card.

use egui::Ui;

use crate::model::{CodingId, MemoTarget};
use crate::ui::action::{Action, Dialog};
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::kit::{Icon, MenuItem, submenu};
use crate::ui::parts::importance::importance_menu_ui;

/// The entries for one coding, also for its card among the retrieved segments.
pub fn coding_menu_ui(ui: &mut Ui, coding: CodingId, cx: &mut Cx<'_>) {
    let words = cx.words.clone();
    let Some(code) = cx.snapshot().coding(coding).map(|c| c.code) else {
        return;
    };
    let item = |ui: &mut Ui, command: Command, icon| {
        let keys = command.shortcut_text().unwrap_or_default();
        MenuItem::new(&command.text(&words))
            .icon(icon)
            .shortcut(&keys)
            .show(ui)
            .clicked()
    };
    if item(ui, Command::Recode, Icon::Tag) {
        cx.act(Action::Show(Dialog::Recode(vec![coding])));
    }
    if item(ui, Command::Condense, Icon::Merge) {
        cx.act(Action::Show(Dialog::Condensed(coding)));
    }
    if item(ui, Command::Memo, Icon::Memo) {
        cx.act(Action::Show(Dialog::Memo(MemoTarget::Coding(coding))));
    }
    importance_menu_ui(ui, &[coding], cx);
    let active = cx.shared.active_codes.contains(&code);
    if MenuItem::new(&words.get("reader-retrieve-code"))
        .icon(Icon::Layers)
        .enabled(!active)
        .show(ui)
        .clicked()
    {
        cx.shared.active_codes.insert(code);
    }
    submenu(ui, words.get("reader-edges"), |ui| {
        cx.shared.coding = Some(coding);
        for command in [
            Command::ResizeLeft,
            Command::ResizeRight,
            Command::ResizeStartLeft,
            Command::ResizeStartRight,
            Command::ResizeLeftByLetter,
            Command::ResizeRightByLetter,
            Command::ResizeStartLeftByLetter,
            Command::ResizeStartRightByLetter,
        ] {
            run_ui(ui, command, Icon::Grow, cx);
        }
    });
    if item(ui, Command::MergeNeighbours, Icon::Link) {
        cx.shared.coding = Some(coding);
        cx.act(Action::Run(Command::MergeNeighbours));
    }
    let text = Command::Uncode.text(&words);
    if MenuItem::new(&text)
        .icon(Icon::Trash)
        .shortcut("U")
        .danger()
        .show(ui)
        .clicked()
    {
        cx.act(Action::EditWithToast(crate::model::Edit::DeleteCodings(vec![
            coding,
        ])));
    }
}

/// An entry that runs a command and names its key.
pub fn run_ui(ui: &mut Ui, command: Command, icon: Icon, cx: &mut Cx<'_>) {
    if cx.command_item(ui, command, icon) {
        cx.act(Action::Run(command));
    }
}
