//! Tabs from leading to trailing.

use egui::accesskit::Role;
use egui::{Color32, PointerButton, Rect, Response, Sense, Ui, WidgetInfo, pos2, vec2};

use super::env::{Env, focus_ring};
use super::icons::{ICON_SIZE, Icon};
use super::labels::{Fit, layout};
use super::tips::tooltip;

/// One tab.
#[derive(Clone, Copy, Debug)]
pub struct Tab<'a> {
    /// Its name, cut off where there is no room.
    pub text: &'a str,
    /// An icon before the name.
    pub icon: Option<Icon>,
    /// Whether it has a cross.
    pub closable: bool,
}

/// What was done to the tabs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TabAction {
    /// Bring this one to the front.
    Select(usize),
    /// Close this one.
    Close(usize),
    /// Put the first where the second is.
    Move(usize, usize),
}

/// The narrowest and the widest tab.
const NARROWEST: f32 = 72.0;
const WIDEST: f32 = 240.0;
/// The height of the bar.
const HEIGHT: f32 = 34.0;

/// A bar of tabs, the `current` one in front. They share the width; the middle button closes; they can be dragged.
pub fn tab_bar(ui: &mut Ui, tabs: &[Tab<'_>], current: usize) -> Option<TabAction> {
    let env = Env::of(ui.ctx());
    let (theme, dir) = (env.theme.clone(), env.dir());
    let (bar, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    ui.painter()
        .hline(bar.x_range(), bar.max.y - 0.5, theme.hairline());
    let share = (bar.width() / tabs.len().max(1) as f32).clamp(NARROWEST, WIDEST);
    let mut used = 0.0;
    let mut action = None;
    let mut rects = Vec::with_capacity(tabs.len());
    let mut dragged = None;
    for (i, tab) in tabs.iter().enumerate() {
        let font = theme.font(theme.size.interface);
        let extra = theme.space.medium * 2.0
            + if tab.icon.is_some() { ICON_SIZE + 6.0 } else { 0.0 }
            + if tab.closable { 20.0 } else { 0.0 };
        let whole = layout(ui.ctx(), tab.text, font.clone(), Color32::PLACEHOLDER, Fit::Line);
        let width = (whole.size().x + extra).min(share);
        let name = if whole.size().x + extra > width {
            layout(
                ui.ctx(),
                tab.text,
                font,
                Color32::PLACEHOLDER,
                Fit::Truncate(width - extra),
            )
        } else {
            whole
        };
        let rect = dir.slice(bar, used, width);
        used += width;
        rects.push(rect);
        let response = ui.interact(rect, ui.scope_id().with(("tab", i)), Sense::click_and_drag());
        let close = tab
            .closable
            .then(|| close_button(ui, &env, rect, &response, i == current));
        if response.clicked() {
            action = Some(TabAction::Select(i));
        }
        if response.clicked_by(PointerButton::Middle) && tab.closable || close.is_some_and(|c| c.clicked()) {
            action = Some(TabAction::Close(i));
        }
        if response.drag_stopped() {
            dragged = response.interact_pointer_pos().map(|pos| (i, pos));
        }
        paint(ui, &env, tab, rect, &response, i == current, &name);
        response.widget_info(|| WidgetInfo::selected(Role::Tab, ui.is_enabled(), i == current, tab.text));
        if name.elided {
            tooltip(response, tab.text);
        }
    }
    if let Some((from, pos)) = dragged {
        let to = rects.iter().position(|rect| rect.x_range().contains(pos.x));
        if let Some(to) = to.filter(|to| *to != from) {
            action = Some(TabAction::Move(from, to));
        }
    }
    action
}

fn paint(
    ui: &Ui,
    env: &Env,
    tab: &Tab<'_>,
    rect: Rect,
    response: &Response,
    front: bool,
    name: &std::sync::Arc<egui::Galley>,
) {
    let (theme, dir) = (&env.theme, env.dir());
    let c = &theme.colours;
    let painter = ui.painter();
    if response.hovered() && !front {
        painter.rect_filled(
            rect.shrink2(vec2(2.0, 3.0)),
            f32::from(theme.radius.control),
            c.hover,
        );
    }
    if front {
        let line = Rect::from_min_max(
            pos2(rect.min.x + 8.0, rect.max.y - 2.0),
            pos2(rect.max.x - 8.0, rect.max.y),
        );
        painter.rect_filled(line, 1.0, c.accent);
    }
    let ink = if front { c.ink } else { c.secondary };
    let mut used = theme.space.medium;
    if let Some(icon) = tab.icon {
        icon.paint(painter, dir.slice(rect, used, ICON_SIZE), ICON_SIZE, ink, dir);
        used += ICON_SIZE + 6.0;
    }
    let slot = dir.slice(rect, used, name.size().x);
    painter.galley(
        pos2(slot.min.x, rect.center().y - name.size().y / 2.0),
        name.clone(),
        ink,
    );
    focus_ring(ui, theme, response);
}

/// The cross of a tab: shown on the front one and under the pointer.
fn close_button(ui: &Ui, env: &Env, rect: Rect, tab: &Response, front: bool) -> Response {
    let (theme, dir) = (&env.theme, env.dir());
    let slot = dir.slice(rect, rect.width() - 28.0, 24.0);
    let response = ui.interact(slot, tab.id.with("close"), Sense::click());
    if front || tab.hovered() || response.hovered() || response.has_focus() {
        let square = Rect::from_center_size(slot.center(), vec2(18.0, 18.0));
        if response.hovered() {
            ui.painter().rect_filled(square, 4.0, theme.colours.press);
        }
        Icon::Close.paint(ui.painter(), square, 12.0, theme.colours.secondary, dir);
        focus_ring(ui, theme, &response);
    }
    let name = env.words.get("kit-close-tab");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name.clone()));
    response
}
