//! The top bar: undo and redo, search, where one is, the menu.

use std::path::{Path, PathBuf};

use egui::{Rangef, Ui, Widget};

use crate::i18n::{Arg, Words};
use crate::report::wording;
use crate::session::Session;
use crate::ui::action::Action;
use crate::ui::command::{Command, MetNeeds, Need, command_item};
use crate::ui::kit::{self, Button, Env, Fit, Icon, MenuItem, StyledText};
use crate::ui::parts::landmark::Landmark;
use crate::ui::parts::recent_projects::{RecentProjects, project_name};
use crate::ui::shared::Shared;

/// Height of the top bar in points.
pub const TOP_HEIGHT: f32 = 44.0;

/// The least room in which something of the name of the place is read, in points.
const NARROWEST_PLACE: f32 = 90.0;

/// Draws the top bar; without a project only the name and the menu. `text_step` says whether undo (`true`) or redo
/// (`false`) has a step of the text that is being edited to go; `None` where the steps are those of the project. The name
/// of the place leaves `free` points between the two ends as far as it can. Returns where nothing stands between them,
/// across.
pub fn top_bar_ui(
    ui: &mut Ui,
    project: Option<(&Session, &Shared)>,
    text_step: impl Fn(bool) -> Option<bool>,
    recent: &[PathBuf],
    met_needs: MetNeeds,
    free: f32,
    actions: &mut Vec<Action>,
) -> Rangef {
    let words = &Env::of(ui.ctx()).words;
    let mut at_end = Vec::new();
    let (place, buttons) = kit::spread(
        ui,
        |ui| {
            let open = project.map(|(session, _)| session.path());
            menu(ui, words, (recent, open), met_needs, actions);
            if project.is_some() {
                places_ui(ui, words, met_needs, actions);
            }
            StyledText::new(&words.get("app-name")).strong().ui(ui);
            if let Some((session, shared)) = project {
                // Where the room would not do, all of it is the name's.
                let room = ui.available_width();
                let room = if room > free { room - free } else { room };
                if room > NARROWEST_PLACE {
                    StyledText::new(&place(session, shared))
                        .secondary()
                        .fit(Fit::Truncate(room))
                        .ui(ui);
                }
            }
            ui.min_rect().x_range()
        },
        |ui| {
            let Some((session, _)) = project else {
                return ui.min_rect().x_range();
            };
            for (icon, command, back) in [
                (Icon::Redo, Command::Redo, false),
                (Icon::Undo, Command::Undo, true),
            ] {
                let name = match text_step(back) {
                    Some(some) => some.then(|| {
                        words
                            .get(if back { "top-undo-text" } else { "top-redo-text" })
                            .into_owned()
                    }),
                    None => {
                        let (id, summary) = if back {
                            ("top-undo", session.can_undo())
                        } else {
                            ("top-redo", session.can_redo())
                        };
                        summary.map(|summary| {
                            words.with(id, &[("what", Arg::from(wording::operation(words, summary)))])
                        })
                    }
                };
                step(ui, icon, command, name, words, &mut at_end);
            }
            ui.add_space(8.0);
            let name = words.get("top-search");
            let keys = Command::Palette.shortcut_text().unwrap_or_default();
            let search = Button::new(&name).icon(Icon::Search).shortcut(&keys).ui(ui);
            Landmark::Button(Command::Palette).note(ui.ctx(), search.rect);
            if search.clicked() {
                at_end.push(Action::Run(Command::Palette));
            }
            ui.min_rect().x_range()
        },
    );
    actions.append(&mut at_end);
    Rangef::new(place.max.min(buttons.max), place.min.max(buttons.min))
}

/// The ways to the places where the person was: towards the side at which lines begin it goes back.
fn places_ui(ui: &mut Ui, words: &Words, met_needs: MetNeeds, actions: &mut Vec<Action>) {
    let (back, forward) = if kit::Dir::of(ui.ctx()).is_rtl() {
        (Command::PlaceToRight, Command::PlaceToLeft)
    } else {
        (Command::PlaceToLeft, Command::PlaceToRight)
    };
    for (command, icon) in [(back, Icon::Back), (forward, Icon::Arrow)] {
        let (name, keys) = (command.text(words), command.shortcut_text().unwrap_or_default());
        ui.add_enabled_ui(command.is_enabled(met_needs), |ui| {
            if Button::icon_only(icon, &name).shortcut(&keys).ui(ui).clicked() {
                actions.push(Action::Run(command));
            }
        });
    }
}

/// The projects that were opened last, but for the open one. Those whose files have gone say so.
fn recent_ui(
    ui: &mut Ui,
    words: &Words,
    (recent, open): (&[PathBuf], Option<&Path>),
    actions: &mut Vec<Action>,
) {
    let recent = RecentProjects::of(ui.ctx(), recent);
    for (path, there) in recent.iter().filter(|(path, _)| Some(path.as_path()) != open) {
        let name = project_name(path);
        let text = if there {
            name
        } else {
            words.with("top-recent-missing", &[("name", name)])
        };
        let item = MenuItem::new(&text).enabled(there).show(ui);
        if kit::tooltip(item, path.display().to_string()).clicked() {
            actions.push(Action::OpenProject(path.clone()));
        }
    }
}

/// The project's name and the open document's.
fn place(session: &Session, shared: &Shared) -> String {
    let snapshot = session.snapshot();
    let document = shared.document.and_then(|d| snapshot.document(d));
    match document {
        // The window says which of the two comes first, whatever letters they begin with.
        Some(document) => format!(
            "\u{2068}{}\u{2069} · \u{2068}{}\u{2069}",
            snapshot.project().name,
            document.name
        ),
        None => snapshot.project().name.clone(),
    }
}

/// A button that goes a step; without words for what it does there is none to go.
fn step(
    ui: &mut Ui,
    icon: Icon,
    command: Command,
    what: Option<String>,
    words: &Words,
    actions: &mut Vec<Action>,
) {
    let keys = command.shortcut_text().unwrap_or_default();
    let enabled = what.is_some();
    let name = what.unwrap_or_else(|| command.text(words));
    ui.add_enabled_ui(enabled, |ui| {
        let button = Button::icon_only(icon, &name).shortcut(&keys).by_mouse().ui(ui);
        Landmark::Button(command).note(ui.ctx(), button.rect);
        if button.clicked() {
            actions.push(Action::Run(command));
        }
    });
}

fn menu(
    ui: &mut Ui,
    words: &Words,
    recent: (&[PathBuf], Option<&Path>),
    met_needs: MetNeeds,
    actions: &mut Vec<Action>,
) {
    let name = words.get("top-menu").into_owned();
    kit::menu_icon(ui, Icon::Menu, &name, |ui| {
        let mut reopened = Vec::new();
        let mut entry = |ui: &mut Ui, command: Command| {
            if command_item(ui, words, met_needs, command, None) {
                actions.push(Action::Run(command));
            }
        };
        for command in [Command::NewProject, Command::OpenProject, Command::OpenSample] {
            entry(ui, command);
        }
        if recent.0.iter().any(|path| Some(path.as_path()) != recent.1) {
            let title = words.get("top-recent").into_owned();
            kit::submenu(ui, &title, |ui| recent_ui(ui, words, recent, &mut reopened));
        }
        if met_needs.meets(Need::Project) {
            kit::menu_separator(ui);
            for command in [
                Command::EditText,
                Command::ImportDocuments,
                Command::ImportParticipants,
                Command::ImportCodings,
                Command::ImportCodebook,
                Command::ExportCodebook,
                Command::ExportTable,
                Command::Print,
                Command::NewJournalEntry,
                Command::WordLists,
                Command::Backup,
                Command::CheckProject,
                Command::ProjectInfo,
                Command::CloseProject,
            ] {
                entry(ui, command);
            }
            kit::menu_separator(ui);
            let view = words.get("top-view").into_owned();
            kit::submenu(ui, &view, |ui| {
                for command in [
                    Command::ToggleDocuments,
                    Command::ToggleCodes,
                    Command::ToggleSegments,
                    Command::ToggleSecondText,
                    Command::ResetDocks,
                    Command::ToggleFocus,
                    Command::ZoomIn,
                    Command::ZoomOut,
                    Command::ZoomReset,
                    Command::SwitchLanguage,
                    Command::SwitchTheme,
                ] {
                    if command_item(ui, words, met_needs, command, None) {
                        actions.push(Action::Run(command));
                    }
                }
            });
        }
        actions.append(&mut reopened);
        kit::menu_separator(ui);
        // With a project these two stand under the view, so that the menu is no higher than a small window.
        let looks = [Command::SwitchLanguage, Command::SwitchTheme];
        let looks = looks.iter().filter(|_| !met_needs.meets(Need::Project));
        for command in looks.chain(&[Command::Settings]) {
            if command_item(ui, words, met_needs, *command, None) {
                actions.push(Action::Run(*command));
            }
        }
        let help = words.get("top-help").into_owned();
        kit::submenu(ui, &help, |ui| {
            for command in [
                Command::Help,
                Command::Manual,
                Command::Tour,
                Command::Shortcuts,
                Command::About,
            ] {
                if command_item(ui, words, met_needs, command, None) {
                    actions.push(Action::Run(command));
                }
            }
        });
        if command_item(ui, words, met_needs, Command::Quit, None) {
            actions.push(Action::Run(Command::Quit));
        }
    });
}
