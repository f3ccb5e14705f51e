//! Things that tell: empty panes, progress, chips, swatches.

use egui::accesskit::Role;
use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align, Color32, CursorIcon, FontId, Rect, Response, Sense, Stroke, StrokeKind, Ui, UiBuilder,
    Widget as _, WidgetInfo, pos2, vec2,
};

use super::buttons::{Button, icon_button};
use super::env::{Env, focus_ring};
use super::icons::Icon;
use super::labels::{Fit, layout, layout_aligned};
use super::layout::{column, spread};
use super::text::StyledText;

/// What an empty pane says: what would be here and how to get it. Returns whether the action was chosen.
pub fn empty_state(ui: &mut Ui, icon: Icon, title: &str, text: &str, action: Option<&str>) -> bool {
    let env = Env::of(ui.ctx());
    let theme = &env.theme;
    let width = (ui.available_width() - 2.0 * theme.space.large).clamp(80.0, 340.0);
    let centred = |text: &str, font: FontId| {
        let job = LayoutJob::single_section(text.to_owned(), TextFormat::simple(font, Color32::PLACEHOLDER));
        layout_aligned(ui.ctx(), &job, Fit::Wrap(width), Align::Center)
    };
    let title_galley = centred(title, theme.bold(theme.size.heading));
    let text_galley = centred(text, theme.font(theme.size.secondary));
    let gap = theme.space.small;
    let button = if action.is_some() {
        ui.spacing().interact_size.y + theme.space.large
    } else {
        0.0
    };
    let room = ui.available_rect_before_wrap();
    let explained = title_galley.size().y + gap + text_galley.size().y + button;
    // In a pane too low for all, the words under the title give way: what can be done comes first.
    let has_text = room.height() >= explained + 2.0 * theme.space.small;
    let height = match has_text {
        true => explained,
        false => title_galley.size().y + button,
    };
    let mark = 40.0 + theme.space.medium;
    // In a low pane the words and the button have the room that the mark would take.
    let has_mark = room.height() >= mark + height + 2.0 * theme.space.large;
    let height = if has_mark { mark + height } else { height };
    let least = if has_mark {
        theme.space.large
    } else {
        theme.space.small
    };
    let mut y = room.min.y + ((room.height() - height) * 0.4).max(least);
    let centre = room.center().x;
    if has_mark {
        let place = Rect::from_center_size(pos2(centre, y + 20.0), vec2(40.0, 40.0));
        icon.paint(ui.painter(), place, 32.0, theme.colours.secondary, env.dir());
        y += mark;
    }
    let mut said = Vec::new();
    let words = [
        Some((title_galley, theme.colours.ink, title)),
        has_text.then_some((text_galley, theme.colours.secondary, text)),
    ];
    for (galley, ink, name) in words.into_iter().flatten() {
        let rect = Rect::from_min_size(pos2(centre - galley.size().x / 2.0, y), galley.size());
        y += galley.size().y + gap;
        ui.painter().galley(rect.min, galley, ink);
        said.push((rect, name));
    }
    for (rect, name) in said {
        let response = ui.interact(rect, ui.scope_id().with(("empty", name)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
    }
    let mut chosen = false;
    if let Some(action) = action {
        let rect = Rect::from_min_size(pos2(room.min.x, y + theme.space.small), vec2(room.width(), 32.0));
        let builder = UiBuilder::new()
            .max_rect(rect)
            .layout(egui::Layout::top_down(Align::Center));
        chosen = ui
            .scope_builder(builder, |ui| {
                let widest = room.width() - 2.0 * (theme.space.medium + theme.space.large);
                let button = Button::new(action).primary().at_most(widest.max(80.0));
                button.ui(ui).clicked()
            })
            .inner;
    }
    ui.advance_cursor_after_rect(Rect::from_min_max(room.min, pos2(room.max.x, y + button)));
    chosen
}

/// A bar that fills from the leading side; `share` from 0 to 1, or `None` while it is not known. Returns whether
/// the cross was pressed; it is there only when `cancel` names it.
pub fn progress(ui: &mut Ui, share: Option<f32>, text: &str, cancel: Option<&str>) -> bool {
    let env = Env::of(ui.ctx());
    let (theme, dir) = (env.theme.clone(), env.dir());
    column(ui, |ui| {
        let percent = share.map(|share| env.words.percent(f64::from(share.clamp(0.0, 1.0)), 0));
        let (_, cancelled) = spread(
            ui,
            |ui| StyledText::new(text).secondary().elided().ui(ui),
            |ui| {
                let cancelled = cancel.is_some_and(|name| icon_button(ui, Icon::Close, name).clicked());
                if let Some(percent) = &percent {
                    StyledText::new(percent).secondary().ui(ui);
                }
                cancelled
            },
        );
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 4.0), Sense::hover());
        let painter = ui.painter();
        painter.rect_filled(rect, 2.0, theme.colours.press);
        let filled = match share {
            Some(share) => dir.slice(rect, 0.0, rect.width() * share.clamp(0.0, 1.0)),
            None if env.motion => {
                ui.ctx().request_repaint();
                let time = ui.input(|input| input.time).rem_euclid(1.4) as f32 / 1.4;
                dir.slice(rect, (rect.width() + 80.0) * time - 80.0, 80.0)
                    .intersect(rect)
            }
            None => dir.slice(rect, rect.width() * 0.3, rect.width() * 0.4),
        };
        painter.rect_filled(filled, 2.0, theme.colours.accent);
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::ProgressIndicator, true, text);
            info.value = share.map(f64::from);
            info
        });
        cancelled
    })
}

/// What was done to a chip.
pub struct ChipResponse {
    /// The chip itself.
    pub response: Response,
    /// Its cross was pressed.
    pub removed: bool,
}

/// A small rounded name, with the colour of a code before it where it is one, and a cross where it can be removed;
/// `remove` names the cross.
pub fn chip(ui: &mut Ui, text: &str, colour: Option<Color32>, remove: Option<&str>) -> ChipResponse {
    let env = Env::of(ui.ctx());
    let (theme, dir) = (&env.theme, env.dir());
    let c = &theme.colours;
    let room = (ui.available_width() - 60.0).clamp(60.0, 260.0);
    let font = theme.font(theme.size.secondary);
    let galley = layout(ui.ctx(), text, font, Color32::PLACEHOLDER, Fit::Truncate(room));
    let lead = if colour.is_some() { 14.0 } else { 0.0 };
    let tail = if remove.is_some() { 20.0 } else { 0.0 };
    let width = 20.0 + lead + galley.size().x + tail;
    let (rect, response) = ui.allocate_exact_size(vec2(width, 24.0), Sense::click());
    if ui.is_rect_visible(rect) {
        let over = if response.hovered() { c.press } else { c.hover };
        ui.painter().rect_filled(rect, 12.0, over);
        if let Some(colour) = colour {
            ui.painter()
                .circle_filled(dir.slice(rect, 10.0, 8.0).center(), 4.0, colour);
        }
        let slot = dir.slice(rect, 10.0 + lead, galley.size().x);
        ui.painter().galley(
            pos2(slot.min.x, rect.center().y - galley.size().y / 2.0),
            galley,
            c.ink,
        );
        focus_ring(ui, theme, &response);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), text));
    let removed = remove.is_some_and(|name| {
        let slot = dir.slice(rect, rect.width() - 24.0, 24.0);
        let cross = ui.interact(slot, response.id.with("remove"), Sense::click());
        let ink = if cross.hovered() { c.ink } else { c.secondary };
        Icon::Close.paint(ui.painter(), slot, 11.0, ink, dir);
        cross.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
        focus_ring(ui, theme, &cross);
        cross.clicked()
    });
    ChipResponse { response, removed }
}

/// A square in a colour that can be chosen; `name` is said, since a colour is never alone.
pub fn swatch(ui: &mut Ui, colour: Color32, name: &str, chosen: bool) -> Response {
    let env = Env::of(ui.ctx());
    let theme = &env.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(28.0, 28.0), Sense::click());
    if ui.is_rect_visible(rect) {
        let square = rect.shrink(if response.hovered() { 3.0 } else { 4.0 });
        ui.painter().rect_filled(square, 5.0, colour);
        if chosen {
            let ring = Stroke::new(2.0, theme.colours.ink);
            ui.painter()
                .rect_stroke(rect.shrink(1.0), 7.0, ring, StrokeKind::Inside);
        }
        focus_ring(ui, theme, &response);
    }
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), chosen, name));
    super::tips::tooltip(response.on_hover_cursor(CursorIcon::PointingHand), name)
}
