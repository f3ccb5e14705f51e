//! What is wrong in a project file, and what became of its repair. The file need not be open, nor any project.

use std::path::PathBuf;

use egui::{Context, Ui};

use super::line_ui;
use crate::files::file_name;
use crate::i18n::Words;
use crate::message::Message;
use crate::ui::action::Action;
use crate::ui::kit::{self, Env, Icon};
use crate::ui::theme::Theme;

/// Messages that are shown; a number tells of more.
const MOST: usize = 100;
/// Lines of a text that are shown.
const LINES: usize = 6;

/// A dialog about a project file.
pub(super) enum FileDialog {
    /// What is wrong in it.
    Damage {
        file: PathBuf,
        problems: Vec<Message>,
        opened: bool,
    },
    /// What a sound copy of it does not have.
    Repaired { copy: PathBuf, lost: Vec<Message> },
}

impl FileDialog {
    /// Draws it. True when it is to close.
    pub(super) fn ui(&self, ctx: &Context, actions: &mut Vec<Action>) -> bool {
        let words = Env::of(ctx).words;
        let title = words.get(match self {
            Self::Damage { .. } => "damage-title",
            Self::Repaired { .. } => "repaired-title",
        });
        let shown = kit::DialogWindow::new("file", &title).width(520.0).show(
            ctx,
            |ui| self.content_ui(ui, &words),
            |ui| self.buttons_ui(ui, &words, actions),
        );
        shown.buttons || shown.dismissed
    }

    fn content_ui(&self, ui: &mut Ui, words: &Words) {
        let width = ui.available_width();
        let space = Theme::of(ui.ctx()).space.small;
        let (told, messages, foot) = match self {
            Self::Damage {
                file,
                problems,
                opened,
            } => {
                let told = if *opened {
                    "damage-found"
                } else {
                    "damage-not-opened"
                };
                let told = words.with(told, &[("file", file_name(file))]);
                (told, problems, Some(words.get("damage-untouched")))
            }
            Self::Repaired { copy, lost } => {
                let told = if lost.is_empty() {
                    "repaired-all"
                } else {
                    "repaired-lost"
                };
                (words.with(told, &[("file", file_name(copy))]), lost, None)
            }
        };
        ui.add(kit::StyledText::new(&told).rows(width, LINES));
        ui.add_space(space);
        let colour = Theme::of(ui.ctx()).colours.warning;
        for message in messages.iter().take(MOST) {
            line_ui(ui, Icon::Warning, colour, &words.say(message), LINES);
        }
        if messages.len() > MOST {
            kit::secondary(ui, words.with("damage-more", &[("count", messages.len() - MOST)]));
        }
        if let Some(foot) = foot {
            ui.add_space(space);
            ui.add(kit::StyledText::new(&foot).secondary().rows(width, LINES));
        }
    }

    fn buttons_ui(&self, ui: &mut Ui, words: &Words, actions: &mut Vec<Action>) -> bool {
        let (go, action, messages) = match self {
            Self::Damage { file, problems, .. } => {
                ("damage-repair", Action::MakeSoundCopy(file.clone()), problems)
            }
            Self::Repaired { copy, lost } => ("repaired-open", Action::OpenProject(copy.clone()), lost),
        };
        let goes = kit::primary_button(ui, words.get(go)).clicked();
        if goes {
            actions.push(action);
        }
        if !messages.is_empty() && kit::button(ui, words.get("kit-copy")).clicked() {
            let sentences: Vec<String> = messages.iter().map(|message| words.say(message)).collect();
            ui.copy_text(sentences.join("\n"));
        }
        goes || kit::button(ui, words.get("kit-close")).clicked()
    }
}
