//! The dialogs about the program itself: settings, help, the list of keys, and what it is.

mod about;
mod help;
mod key_query;
mod preferences;
mod shortcuts;
#[cfg(test)]
mod tests;

use egui::Context;

pub use help::{Help, HelpAnswer, HelpPlace};

use crate::i18n::Words;
use crate::settings::Settings;
use crate::ui::kit;

/// A dialog about the program itself, which needs no project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProgramDialog {
    /// What the person may choose.
    Settings,
    /// Every command with its keys.
    Shortcuts,
    /// What the program is, and its licences.
    About,
}

impl ProgramDialog {
    /// Draws the dialog. True when it is to close. Settings take effect at once.
    pub fn ui(self, ctx: &Context, settings: &mut Settings, words: &Words) -> bool {
        let title = words.get(match self {
            Self::Settings => "settings-title",
            Self::Shortcuts => "settings-shortcuts-title",
            Self::About => "settings-about-title",
        });
        let width = if self == Self::Shortcuts { 640.0 } else { 540.0 };
        let shown = kit::DialogWindow::new("program", &title).width(width).show(
            ctx,
            |ui| match self {
                Self::Settings => preferences::preferences_ui(ui, settings, words),
                Self::Shortcuts => shortcuts::shortcuts_ui(ui, words),
                Self::About => about::about_ui(ui, words),
            },
            |ui| kit::primary_button(ui, words.get("settings-done")).clicked(),
        );
        shown.buttons || shown.dismissed
    }
}
