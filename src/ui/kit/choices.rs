//! Controls that choose: checkbox, radio, segments, combo.

use egui::accesskit::Role;
use egui::{
    Color32, CursorIcon, Key, Modifiers, Popup, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};

use super::env::{Env, focus_ring};
use super::icons::Icon;
use super::labels::{Fit, layout};
use super::menu::{MenuItem, popup_menu};
use super::take_key_from;
use super::tips::tooltip;
use crate::ui::theme::Theme;

/// The box or circle of a choice.
const MARK: f32 = 16.0;
const GAP: f32 = 8.0;

/// A box that is on or off, with its text behind it.
pub fn checkbox(ui: &mut Ui, on: &mut bool, text: impl AsRef<str>) -> Response {
    let mut response = choice(ui, *on, text.as_ref(), Role::CheckBox);
    if response.clicked() {
        *on = !*on;
        response.mark_changed();
    }
    response
}

/// One of several exclusive choices; the caller keeps which.
pub fn radio(ui: &mut Ui, chosen: bool, text: impl AsRef<str>) -> Response {
    choice(ui, chosen, text.as_ref(), Role::RadioButton)
}

/// One of several exclusive choices, kept in `current`.
pub fn radio_value<T: PartialEq>(ui: &mut Ui, current: &mut T, value: T, text: impl AsRef<str>) -> Response {
    let mut response = radio(ui, *current == value, text);
    if response.clicked() && *current != value {
        *current = value;
        response.mark_changed();
    }
    response
}

fn choice(ui: &mut Ui, on: bool, text: &str, role: Role) -> Response {
    let env = Env::of(ui.ctx());
    let (theme, dir) = (&env.theme, env.dir());
    let font = theme.font(theme.size.interface);
    let line = layout(ui.ctx(), text, font.clone(), Color32::PLACEHOLDER, Fit::Line);
    let room = ui.available_width() - MARK - 2.0 * GAP;
    let galley = if ui.layout().is_vertical() && line.size().x > room {
        layout(
            ui.ctx(),
            text,
            font,
            Color32::PLACEHOLDER,
            Fit::Wrap(room.max(MARK)),
        )
    } else {
        line
    };
    let height = ui.spacing().interact_size.y.max(galley.size().y + GAP);
    let (rect, response) =
        ui.allocate_exact_size(vec2(MARK + GAP + galley.size().x + GAP, height), Sense::click());
    if ui.is_rect_visible(rect) {
        let c = &theme.colours;
        let mark = Rect::from_center_size(dir.slice(rect, 0.0, MARK).center(), vec2(MARK, MARK));
        let painter = ui.painter();
        let over = if response.hovered() {
            c.hover
        } else {
            Color32::TRANSPARENT
        };
        let fill = if on { c.accent } else { c.raised };
        let edge = if on {
            Stroke::NONE
        } else {
            Stroke::new(1.0, c.secondary)
        };
        if role == Role::CheckBox {
            painter.rect(mark, 4.0, fill.blend(over), edge, StrokeKind::Inside);
            if on {
                Icon::Check.paint(painter, mark, 13.0, c.on_accent, dir);
            }
        } else {
            painter.circle(mark.center(), MARK / 2.0 - 0.5, fill.blend(over), edge);
            if on {
                painter.circle_filled(mark.center(), 3.0, c.on_accent);
            }
        }
        let slot = dir.slice(rect, MARK + GAP, galley.size().x);
        painter.galley(
            pos2(slot.min.x, rect.center().y - galley.size().y / 2.0),
            galley,
            c.ink,
        );
        focus_ring(ui, theme, &response);
    }
    response.widget_info(|| WidgetInfo::selected(role, ui.is_enabled(), on, text));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// A few choices side by side, one of them chosen: `segmented(ui, &mut view, &[(View::List, "فهرست"), …])`.
/// Arrow keys move between them.
pub fn segmented<T: PartialEq + Clone>(ui: &mut Ui, current: &mut T, choices: &[(T, &str)]) -> Response {
    segments(ui, current, choices, Sense::click())
}

/// [`segmented`] that Tab passes by, as [`Button::by_mouse`](super::Button::by_mouse) says: it changes the project, and
/// keys of its own do the same.
pub fn segmented_by_mouse<T: PartialEq + Clone>(
    ui: &mut Ui,
    current: &mut T,
    choices: &[(T, &str)],
) -> Response {
    segments(ui, current, choices, Sense::CLICK)
}

fn segments<T: PartialEq + Clone>(
    ui: &mut Ui,
    current: &mut T,
    choices: &[(T, &str)],
    sense: Sense,
) -> Response {
    let env = Env::of(ui.ctx());
    let (theme, dir) = (&env.theme, env.dir());
    let c = &theme.colours;
    let pad = theme.space.medium;
    let galleys: Vec<_> = choices
        .iter()
        .map(|(_, text)| {
            layout(
                ui.ctx(),
                text,
                theme.font(theme.size.interface),
                Color32::PLACEHOLDER,
                Fit::Line,
            )
        })
        .collect();
    let width: f32 = galleys.iter().map(|g| g.size().x + 2.0 * pad).sum::<f32>() + 4.0;
    let height = ui.spacing().interact_size.y;
    let (rect, mut response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    ui.painter()
        .rect_filled(rect, f32::from(theme.radius.control), c.hover);
    let mut used = 2.0;
    for (i, ((value, text), galley)) in choices.iter().zip(galleys).enumerate() {
        let slot = dir
            .slice(rect, used, galley.size().x + 2.0 * pad)
            .shrink2(vec2(0.0, 2.0));
        used += slot.width();
        let segment = ui.interact(slot, response.id.with(i), sense);
        let chosen = current == value;
        if segment.clicked() && !chosen {
            *current = value.clone();
            response.mark_changed();
        }
        if ui.is_rect_visible(slot) {
            let radius = f32::from(theme.radius.control) - 2.0;
            if chosen {
                ui.painter()
                    .rect(slot, radius, c.raised, theme.hairline(), StrokeKind::Inside);
            } else if segment.hovered() {
                ui.painter().rect_filled(slot, radius, c.hover);
            }
            let ink = if chosen { c.ink } else { c.secondary };
            ui.painter()
                .galley(slot.center() - galley.size() / 2.0, galley, ink);
            focus_ring(ui, theme, &segment);
        }
        segment.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), chosen, *text));
        segment.on_hover_cursor(CursorIcon::PointingHand);
    }
    response
}

/// What a [`combo`] takes beside the text that it shows, in points.
fn combo_sides(theme: &Theme) -> f32 {
    2.0 * theme.space.small + 16.0
}

/// The width in which a [`combo`] shows a text whole, in points.
#[must_use]
pub fn combo_width(ctx: &egui::Context, text: &str) -> f32 {
    let theme = Theme::of(ctx);
    let font = theme.font(theme.size.interface);
    let galley = layout(ctx, text, font, Color32::PLACEHOLDER, Fit::Line);
    galley.size().x.ceil() + combo_sides(&theme)
}

/// A button that shows what is chosen and opens the list of choices. `name` says what is chosen here, for screen
/// readers. Up and down change the choice without opening the list.
pub fn combo<T: PartialEq + Clone>(
    ui: &mut Ui,
    name: &str,
    current: &mut T,
    choices: &[(T, &str)],
    width: f32,
) -> Response {
    let env = Env::of(ui.ctx());
    let (theme, dir) = (&env.theme, env.dir());
    let c = &theme.colours;
    let at = choices.iter().position(|(value, _)| value == current);
    let shown = at.and_then(|i| choices.get(i)).map_or("", |(_, text)| *text);
    let height = ui.spacing().interact_size.y;
    let (rect, mut response) = ui.allocate_exact_size(vec2(width.max(64.0), height), Sense::click());
    let (pad, mut cut) = (theme.space.small, false);
    if ui.is_rect_visible(rect) {
        let over = if response.hovered() {
            c.hover
        } else {
            Color32::TRANSPARENT
        };
        let radius = f32::from(theme.radius.control);
        ui.painter().rect(
            rect,
            radius,
            c.raised.blend(over),
            theme.border(),
            StrokeKind::Inside,
        );
        let room = rect.width() - combo_sides(theme);
        let font = theme.font(theme.size.interface);
        let galley = layout(ui.ctx(), shown, font, Color32::PLACEHOLDER, Fit::Truncate(room));
        let slot = dir.slice(rect, pad, galley.size().x);
        cut = galley.elided;
        ui.painter().galley(
            pos2(slot.min.x, rect.center().y - galley.size().y / 2.0),
            galley,
            c.ink,
        );
        let arrow = dir.slice(rect, rect.width() - pad - 12.0, 12.0);
        Icon::ChevronDown.paint(ui.painter(), arrow, 12.0, c.secondary, dir);
        focus_ring(ui, theme, &response);
    }
    let enabled = ui.is_enabled();
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ComboBox, enabled, name);
        info.current_text_value = Some(shown.to_owned());
        info
    });
    let popup_open = Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response));
    if response.has_focus() && !popup_open {
        let step = ui.input_mut(|input| {
            let none = Modifiers::NONE;
            i32::from(take_key_from(input, none, Key::ArrowDown))
                - i32::from(take_key_from(input, none, Key::ArrowUp))
        });
        if step != 0 {
            // The arrows choose here; they must not also carry the focus away.
            ui.memory_mut(|memory| memory.move_focus(egui::FocusDirection::None));
            let next = at
                .map_or(0, |i| i.saturating_add_signed(step as isize))
                .min(choices.len().saturating_sub(1));
            if let Some((value, _)) = choices.get(next) {
                *current = value.clone();
                response.mark_changed();
            }
        }
    }
    // Alt with the down arrow opens the list too, and as the others at what is chosen.
    if response.has_focus() && ui.input_mut(|input| take_key_from(input, Modifiers::ALT, Key::ArrowDown)) {
        Popup::open_id(ui.ctx(), Popup::default_response_id(&response));
    }
    let mut picked = None;
    popup_menu(&response, rect.width(), |ui| {
        for (i, (value, text)) in choices.iter().enumerate() {
            let item = MenuItem::new(text).checked(value == current).show(ui);
            if value == current && !popup_open {
                item.scroll_to_me(None);
                // The keys go on from here.
                item.request_focus();
            }
            if item.clicked() {
                picked = Some(i);
            }
        }
    });
    if let Some((value, _)) = picked.and_then(|i| choices.get(i)) {
        *current = value.clone();
        response.mark_changed();
        if ui.input(|input| !input.pointer.any_click()) {
            response.request_focus();
        }
    }
    if cut && !popup_open {
        tooltip(response.clone(), shown);
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}
