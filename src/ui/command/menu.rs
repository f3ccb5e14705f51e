//! The entry of a command in a menu.

use egui::Ui;

use super::{Command, MetNeeds};
use crate::i18n::Words;
use crate::ui::kit::{Icon, MenuItem};

/// A menu entry for a command with its key, greyed out while something that it needs is missing; whether it was chosen.
pub fn command_item(
    ui: &mut Ui,
    words: &Words,
    met_needs: MetNeeds,
    command: Command,
    icon: Option<Icon>,
) -> bool {
    let text = command.text(words);
    let keys = command.shortcut_text().unwrap_or_default();
    let mut item = MenuItem::new(&text)
        .shortcut(&keys)
        .enabled(command.is_enabled(met_needs));
    if let Some(icon) = icon {
        item = item.icon(icon);
    }
    if command.deletes() {
        item = item.danger();
    }
    item.show(ui).clicked()
}
