//! Rows, columns and grounds that begin at the leading side.

use std::cell::RefCell;

use egui::accesskit::Role;
use egui::{
    CursorIcon, Frame, Layout, Margin, Rect, Response, Sense, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

use super::env::{Env, focus_ring};
use super::icons::Icon;
use super::labels::{Fit, layout};

/// A row from leading to trailing, as high as a control, vertically centred.
pub fn row<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let size = vec2(ui.available_size_before_wrap().x, ui.spacing().interact_size.y);
    let layout = row_layout(ui);
    ui.allocate_ui_with_layout(size, layout, add).inner
}

/// A row that goes on in the next line when it is full.
pub fn wrapped_row<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let size = vec2(ui.available_size_before_wrap().x, ui.spacing().interact_size.y);
    let dir = Env::of(ui.ctx()).dir();
    ui.allocate_ui_with_layout(size, dir.row().with_main_wrap(true), add)
        .inner
}

/// A row of `width` points within a [`wrapped_row`], which goes on in the next line as a whole where this one has no room
/// for it.
pub fn keep_together<R>(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    let size = vec2(width, ui.spacing().interact_size.y);
    let layout = row_layout(ui);
    ui.allocate_ui_with_layout(size, layout, add).inner
}

fn row_layout(ui: &Ui) -> Layout {
    if ui.is_sizing_pass() {
        Layout::left_to_right(egui::Align::Center)
    } else {
        Env::of(ui.ctx()).dir().row()
    }
}

/// A column whose items begin at the leading side. The outermost layout of every pane.
pub fn column<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    // While a popup is measured the room is arbitrary: what begins at its far side would stretch it.
    let layout = if ui.is_sizing_pass() {
        Layout::default()
    } else {
        Env::of(ui.ctx()).dir().column()
    };
    ui.with_layout(layout, add).inner
}

/// The ground of an area that scrolls sideways, of this size in points. It begins where the area begins to scroll,
/// also from right to left, where a column would let what is too wide stick out beyond that.
pub fn sheet(ui: &mut Ui, size: Vec2) -> Ui {
    let ground = Rect::from_min_size(ui.max_rect().min, size);
    ui.expand_to_include_rect(ground);
    ui.new_child(UiBuilder::new().max_rect(ground))
}

/// A row with some things at its leading end and others at its trailing end, the first of which stands outermost.
pub fn spread<A, B>(
    ui: &mut Ui,
    leading: impl FnOnce(&mut Ui) -> A,
    trailing: impl FnOnce(&mut Ui) -> B,
) -> (A, B) {
    let dir = Env::of(ui.ctx()).dir();
    let size = vec2(ui.available_size_before_wrap().x, ui.spacing().interact_size.y);
    ui.allocate_ui_with_layout(size, dir.row(), |ui| {
        ui.set_min_width(size.x);
        let rect = ui.max_rect();
        // The trailing end first, so that what stands before it knows how much room is left.
        let opposite = match dir {
            super::Dir::Rtl => super::Dir::Ltr,
            super::Dir::Ltr => super::Dir::Rtl,
        };
        let mut end = ui.new_child(UiBuilder::new().max_rect(rect).layout(opposite.row()));
        let b = trailing(&mut end);
        let taken = end.min_rect().width() + ui.spacing().item_spacing.x;
        let mut rest = rect;
        if dir.is_rtl() {
            rest.min.x += taken
        } else {
            rest.max.x -= taken
        }
        let mut start = ui.new_child(UiBuilder::new().max_rect(rest).layout(dir.row()));
        let a = leading(&mut start);
        ui.advance_cursor_after_rect(start.min_rect().union(end.min_rect()));
        (a, b)
    })
    .inner
}

/// [`spread`] where both ends, which are drawn one after the other, change the same thing.
pub fn spread_with<S, A, B>(
    ui: &mut Ui,
    changed: &mut S,
    leading: impl FnOnce(&mut S, &mut Ui) -> A,
    trailing: impl FnOnce(&mut S, &mut Ui) -> B,
) -> (A, B) {
    let changed = RefCell::new(changed);
    spread(
        ui,
        |ui| leading(&mut changed.borrow_mut(), ui),
        |ui| trailing(&mut changed.borrow_mut(), ui),
    )
}

/// A line across.
pub fn hairline(ui: &mut Ui) -> Response {
    let theme = Env::of(ui.ctx()).theme;
    // While a popup is measured the room is arbitrary and must not be filled.
    let width = if ui.is_sizing_pass() {
        0.0
    } else {
        ui.available_width()
    };
    let (rect, response) = ui.allocate_exact_size(vec2(width, 1.0), Sense::hover());
    ui.painter()
        .hline(rect.x_range(), rect.center().y, theme.hairline());
    response
}

/// A raised ground for things that belong together.
pub fn card<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let theme = Env::of(ui.ctx()).theme;
    Frame::new()
        .fill(theme.colours.raised)
        .stroke(theme.hairline())
        .corner_radius(theme.radius.card)
        .inner_margin(Margin::same(theme.space.medium as i8))
        .show(ui, |ui| column(ui, add))
        .inner
}

/// A heading that hides and shows what is under it. `open` is the caller's.
pub fn collapsing<R>(
    ui: &mut Ui,
    open: &mut bool,
    text: impl AsRef<str>,
    add: impl FnOnce(&mut Ui) -> R,
) -> Option<R> {
    let text = text.as_ref();
    let env = Env::of(ui.ctx());
    let (theme, dir) = (&env.theme, env.dir());
    let c = &theme.colours;
    let (rect, response) = ui.allocate_exact_size(
        vec2(ui.available_width(), ui.spacing().interact_size.y),
        Sense::click(),
    );
    if response.clicked() {
        *open = !*open;
    }
    let turn = ui.ctx().animate_bool_responsive(response.id, *open);
    if ui.is_rect_visible(rect) {
        if response.hovered() {
            ui.painter()
                .rect_filled(rect, f32::from(theme.radius.control), c.hover);
        }
        let icon = if turn > 0.5 {
            Icon::ChevronDown
        } else {
            Icon::Chevron
        };
        icon.paint(ui.painter(), dir.slice(rect, 4.0, 12.0), 12.0, c.secondary, dir);
        let room = Fit::Truncate(rect.width() - 28.0);
        let galley = layout(ui.ctx(), text, theme.bold(theme.size.interface), c.ink, room);
        let slot = dir.slice(rect, 22.0, galley.size().x);
        ui.painter().galley(
            pos2(slot.min.x, rect.center().y - galley.size().y / 2.0),
            galley,
            c.ink,
        );
        focus_ring(ui, theme, &response);
    }
    let expanded = *open;
    response.widget_info(|| WidgetInfo::selected(Role::DisclosureTriangle, ui.is_enabled(), expanded, text));
    response.on_hover_cursor(CursorIcon::PointingHand);
    expanded.then(|| indented(ui, 22.0, add))
}

/// A column moved `distance` points from the leading side.
pub fn indented<R>(ui: &mut Ui, distance: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    let dir = Env::of(ui.ctx()).dir();
    let mut rect = ui.available_rect_before_wrap();
    if dir.is_rtl() {
        rect.max.x -= distance
    } else {
        rect.min.x += distance
    }
    ui.scope_builder(UiBuilder::new().max_rect(rect).layout(dir.column()), add)
        .inner
}
