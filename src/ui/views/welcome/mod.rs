//! The window while no project is open: make one, open one, see the sample.

#[cfg(test)]
mod tests;

use std::path::Path;

use egui::{Rect, Sense, StrokeKind, Ui, UiBuilder, Widget as _, pos2, vec2};

use crate::i18n::Words;
use crate::session::is_project_name;
use crate::settings::Settings;
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::kit::{self, Button, Dir, Icon, MenuItem, Scroll, StyledText, TREE_ROW, TreeRow};
use crate::ui::parts::recent_projects::{RecentProjects, project_name};
use crate::ui::theme::Theme;

/// The width of what is said and offered.
const WIDTH: f32 = 460.0;
/// The height of a large button.
const LARGE: f32 = 64.0;

/// Draws the page in all the room there is.
pub fn welcome_ui(ui: &mut Ui, settings: &mut Settings, words: &Words, actions: &mut Vec<Action>) {
    let theme = Theme::of(ui.ctx());
    let room = ui.available_rect_before_wrap();
    corner_ui(ui, room, words, actions);
    let recent = RecentProjects::of(ui.ctx(), &settings.recent);
    let rows = recent.len().min(6) as f32;
    let list = if recent.is_empty() {
        0.0
    } else {
        60.0 + rows * TREE_ROW
    };
    let height = 110.0 + 3.0 * (LARGE + theme.space.small) + list;
    let width = WIDTH.min(room.width() - 2.0 * theme.space.large);
    let top = (room.center().y - height / 2.0).max(room.top() + 44.0);
    let place = Rect::from_min_size(
        pos2(room.center().x - width / 2.0, top),
        vec2(width, room.bottom() - top),
    );
    ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
        kit::column(ui, |ui| {
            StyledText::new(&words.get("app-name")).title().size(30.0).ui(ui);
            StyledText::new(&words.get("welcome-line")).secondary().ui(ui);
            ui.add_space(theme.space.wide);
            for (command, icon, text) in [
                (Command::OpenSample, Icon::Star, "welcome-sample"),
                (Command::NewProject, Icon::Plus, "welcome-new"),
                (Command::OpenProject, Icon::FolderOpen, "welcome-open"),
            ] {
                if large_ui(ui, words, command, icon, &words.get(text)) {
                    actions.push(Action::Run(command));
                }
                ui.add_space(theme.space.small);
            }
            if !recent.is_empty() {
                ui.add_space(theme.space.medium);
                StyledText::new(&words.get("welcome-recent")).heading().ui(ui);
                ui.add_space(theme.space.tiny);
                recent_ui(ui, &recent, settings, words, actions);
            }
        });
    });
    dropped(ui, room, actions);
}

/// The other language, settings and help, in the trailing corner.
fn corner_ui(ui: &mut Ui, room: Rect, words: &Words, actions: &mut Vec<Action>) {
    let bar = Rect::from_min_size(room.min, vec2(room.width(), 44.0)).shrink(8.0);
    ui.scope_builder(UiBuilder::new().max_rect(bar), |ui| {
        kit::spread(
            ui,
            |_| (),
            |ui| {
                let language = Command::SwitchLanguage.text(words);
                let button = Button::new(&language).icon(Icon::Globe).quiet();
                if button.ui(ui).clicked() {
                    actions.push(Action::Run(Command::SwitchLanguage));
                }
                for (command, icon) in [
                    (Command::SwitchTheme, Icon::Moon),
                    (Command::Settings, Icon::Settings),
                    (Command::Help, Icon::Help),
                    (Command::About, Icon::Info),
                ] {
                    if kit::icon_button(ui, icon, command.text(words)).clicked() {
                        actions.push(Action::Run(command));
                    }
                }
            },
        );
    });
}

/// A button as wide as the page, with its name and what it does.
fn large_ui(ui: &mut Ui, words: &Words, command: Command, icon: Icon, text: &str) -> bool {
    let theme = Theme::of(ui.ctx());
    let c = &theme.colours;
    let dir = Dir::of(ui.ctx());
    let size = vec2(ui.available_width(), LARGE);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let radius = f32::from(theme.radius.card);
    let painter = ui.painter();
    painter.rect(rect, radius, c.raised, theme.hairline(), StrokeKind::Inside);
    if response.hovered() {
        painter.rect_filled(rect, radius, c.hover);
    }
    let pad = theme.space.large;
    icon.paint(painter, dir.slice(rect, pad, 24.0), 24.0, c.accent, dir);
    let start = pad + 24.0 + pad;
    let room = kit::Fit::Truncate(rect.width() - start - pad);
    let name = command.text(words);
    let lines = [
        (&*name, theme.bold(theme.size.interface), c.ink),
        (text, theme.font(theme.size.secondary), c.secondary),
    ];
    let galleys = lines.map(|(text, font, ink)| (kit::layout(ui.ctx(), text, font, ink, room), ink));
    let height: f32 = galleys.iter().map(|(g, _)| g.size().y).sum();
    let mut y = rect.center().y - height / 2.0;
    for (galley, ink) in galleys {
        let slot = dir.slice(rect, start, galley.size().x);
        let next = y + galley.size().y;
        painter.galley(pos2(slot.min.x, y), galley, ink);
        y = next;
    }
    kit::focus_ring(ui, &theme, &response);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, &name));
    response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked()
}

fn recent_ui(
    ui: &mut Ui,
    recent: &RecentProjects,
    settings: &mut Settings,
    words: &Words,
    actions: &mut Vec<Action>,
) {
    let mut forget: Option<&Path> = None;
    let missing = words.get("welcome-missing");
    Scroll::vertical("recent").shrinks().show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (path, there) in recent.iter() {
            let name = project_name(path);
            let folder = path
                .parent()
                .map_or_else(String::new, |p| p.display().to_string());
            let hint = if there { folder.as_str() } else { &*missing };
            let row = TreeRow::new(&name, 0)
                .icon(Icon::Document)
                .hint(hint)
                .muted(!there)
                .without_tooltip()
                .show(ui)
                .response;
            if row.clicked() {
                actions.push(Action::OpenProject(path.clone()));
            }
            let row = kit::tooltip(row, path.display().to_string());
            if row.secondary_clicked() {
                row.request_focus();
            }
            kit::context_menu(&row, |ui| {
                let text = words.get("welcome-forget");
                let item = MenuItem::new(&text).icon(Icon::Close).shortcut("Del");
                if item.show(ui).clicked() {
                    forget = Some(path);
                }
            });
            if row.has_focus() && ui.input(|i| i.key_pressed(egui::Key::Delete)) {
                forget = Some(path);
            }
        }
    });
    if let Some(path) = forget {
        settings.recent.retain(|p| p != path);
    }
}

/// A project file dropped on the page is opened.
fn dropped(ui: &Ui, room: Rect, actions: &mut Vec<Action>) {
    let theme = Theme::of(ui.ctx());
    if ui.input(|input| !input.raw.hovered_files.is_empty()) {
        let radius = f32::from(theme.radius.card);
        let (ground, ring) = (theme.colours.accent_soft, theme.focus_ring());
        ui.painter()
            .rect(room.shrink(8.0), radius, ground, ring, StrokeKind::Inside);
    }
    let file = ui.input(|input| {
        let mut paths = input.raw.dropped_files.iter().map(|f| f.path().to_owned());
        paths.find(|path| is_project_name(path))
    });
    if let Some(path) = file {
        ui.input_mut(|input| input.raw.dropped_files.clear());
        actions.push(Action::OpenProject(path));
    }
}
