//! The rail of pages at the leading edge of the window.

use egui::{Ui, Widget};

use crate::i18n::Words;
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::kit::{Button, Icon};
use crate::ui::parts::landmark::Landmark;
use crate::ui::shared::Page;

/// Width of the rail in points.
pub const RAIL_WIDTH: f32 = 48.0;

const PAGES: [(Page, Icon, Command); 7] = [
    (Page::Coding, Icon::Tag, Command::ShowCoding),
    (Page::Board, Icon::Board, Command::ShowBoard),
    (Page::Ladder, Icon::Ladder, Command::ShowLadder),
    (Page::Participants, Icon::People, Command::ShowParticipants),
    (Page::Memos, Icon::Memo, Command::ShowMemos),
    (Page::Findings, Icon::Table, Command::ShowFindings),
    (Page::History, Icon::Clock, Command::ShowHistory),
];

/// Draws the rail; a click asks for another page.
pub fn rail_ui(ui: &mut Ui, page: Page, words: &Words, actions: &mut Vec<Action>) {
    ui.vertical_centered(|ui| {
        ui.add_space(6.0);
        for (target, icon, command) in PAGES {
            let (name, keys) = (command.text(words), command.shortcut_text().unwrap_or_default());
            let button = Button::icon_only(icon, &name)
                .selected(page == target)
                .shortcut(&keys);
            let button = button.ui(ui);
            Landmark::Button(command).note(ui.ctx(), button.rect);
            if button.clicked() {
                actions.push(Action::Run(command));
            }
            ui.add_space(4.0);
        }
        ui.with_layout(egui::Layout::bottom_up(egui::Align::Center), |ui| {
            ui.add_space(6.0);
            for (icon, command) in [(Icon::Settings, Command::Settings), (Icon::Help, Command::Help)] {
                let (name, keys) = (command.text(words), command.shortcut_text().unwrap_or_default());
                if Button::icon_only(icon, &name).shortcut(&keys).ui(ui).clicked() {
                    actions.push(Action::Run(command));
                }
                ui.add_space(4.0);
            }
        });
    });
}
