//! What frames the panes: top bar, rail, status bar.

mod rail;
mod recent;
mod status;
mod top_bar;

pub use rail::{RAIL_WIDTH, rail_ui};
pub use recent::recent_ui;
pub use status::{STATUS_HEIGHT, status_ui};
pub use top_bar::{TOP_HEIGHT, top_bar_ui};

use super::command::Command;
use super::kit::MenuItem;
use crate::i18n::Words;

/// A menu entry for a command with its key; whether it was chosen.
pub fn command_item(ui: &mut egui::Ui, words: &Words, command: Command) -> bool {
    let text = command.text(words);
    let keys = command.shortcut_text().unwrap_or_default();
    MenuItem::new(&text).shortcut(&keys).show(ui).clicked()
}
