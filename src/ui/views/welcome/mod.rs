//! The window without a project: new, open, the sample study, and what was open before.

use egui::{Align, Layout, Ui, Widget, vec2};

use crate::i18n::Words;
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::kit::{self, Button, Icon, Text};
use crate::ui::settings::Settings;

/// Width of the column in points.
const WIDTH: f32 = 460.0;

/// Draws the ways into a project.
pub fn welcome_ui(ui: &mut Ui, settings: &Settings, words: &Words, actions: &mut Vec<Action>) {
    let room = ui.available_size();
    let side = ((room.x - WIDTH) / 2.0).max(12.0);
    let rect = ui.max_rect().shrink2(vec2(side, (room.y * 0.14).max(16.0)));
    ui.scope_builder(
        egui::UiBuilder::new()
            .max_rect(rect)
            .layout(Layout::top_down(Align::Center)),
        |ui| {
            kit::column(ui, |ui| {
                Text::new(&words.get("app-name")).size(34.0).strong().ui(ui);
                Text::new(&words.get("welcome-line")).secondary().ui(ui);
                ui.add_space(20.0);
                for (icon, command) in [
                    (Icon::Plus, Command::NewProject),
                    (Icon::FolderOpen, Command::OpenProject),
                    (Icon::Star, Command::OpenSample),
                ] {
                    let (name, keys) = (command.text(words), command.shortcut_text().unwrap_or_default());
                    let button = Button::new(&name).icon(icon).shortcut(&keys).wide();
                    let button = if command == Command::NewProject {
                        button.primary()
                    } else {
                        button
                    };
                    if button.ui(ui).clicked() {
                        actions.push(Action::Run(command));
                    }
                    ui.add_space(2.0);
                }
                recent(ui, settings, words, actions);
            });
        },
    );
}

fn recent(ui: &mut Ui, settings: &Settings, words: &Words, actions: &mut Vec<Action>) {
    if settings.recent.is_empty() {
        return;
    }
    ui.add_space(20.0);
    Text::new(&words.get("welcome-recent")).heading().ui(ui);
    for path in &settings.recent {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let folder = path.parent().map(|p| p.display().to_string()).unwrap_or_default();
        kit::row(ui, |ui| {
            let tip = path.display().to_string();
            if Button::new(&name)
                .icon(Icon::Document)
                .quiet()
                .tip(&tip)
                .ui(ui)
                .clicked()
            {
                actions.push(Action::OpenProject(path.clone()));
            }
            Text::new(&folder).small().elided().ui(ui);
        });
    }
}
