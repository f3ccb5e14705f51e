//! What each pane shows of its place: a title by which it is dragged, and the end of its menu.

use std::borrow::Cow;

use egui::{Color32, Context, CursorIcon, Id, Key, Modifiers, Sense, Ui, Widget as _};

use super::frame::ask_to_fit;
use crate::i18n::Words;
use crate::settings::{DockSide, Pane};
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::kit::{self, Fit, Icon, MenuItem, StyledText, take_key_from};
use crate::ui::theme::Theme;

/// The pane that is being dragged to another place, kept beside the window.
#[derive(Clone, Copy, Debug)]
struct DraggedPane(Pane);

/// The name of a pane. It can be dragged by the name and by the free room after it.
pub fn title_ui(ui: &mut Ui, pane: Pane, title: &str) {
    let room = ui.available_rect_before_wrap();
    let grip = ui.interact(room, Id::unique(("pane-grip", pane)), Sense::DRAG);
    let grip = grip.on_hover_cursor(CursorIcon::Grab);
    if grip.drag_started() {
        ui.data_mut(|data| data.insert_temp(Id::NULL, DraggedPane(pane)));
    }
    StyledText::new(title).heading().elided().ui(ui);
}

/// The name of a pane, or its short form where the whole one cannot be read where [`title_ui`] would write it now.
pub fn fitting_title(ui: &Ui, words: &Words, id: &str) -> String {
    let whole = words.get(id).into_owned();
    let short = words.attribute(id, "short").filter(|_| !title_fits(ui, &whole));
    short.map_or(whole, Cow::into_owned)
}

fn title_fits(ui: &Ui, title: &str) -> bool {
    let theme = Theme::of(ui.ctx());
    let font = theme.bold(theme.size.heading);
    let whole = kit::layout(ui.ctx(), title, font, Color32::PLACEHOLDER, Fit::Line);
    whole.size().x <= ui.available_width()
}

/// The pane that is being dragged, if one is. Escape lets go of it.
pub(super) fn dragged_pane(ctx: &Context) -> Option<Pane> {
    let DraggedPane(pane) = ctx.data(|data| data.get_temp::<DraggedPane>(Id::NULL))?;
    let cancelled = ctx.input_mut(|input| take_key_from(input, Modifiers::NONE, Key::Escape));
    if cancelled || !ctx.input(|input| input.pointer.any_down() || input.pointer.any_released()) {
        stop_dragging(ctx);
        return None;
    }
    Some(pane)
}

pub(super) fn stop_dragging(ctx: &Context) {
    ctx.data_mut(|data| data.remove::<DraggedPane>(Id::NULL));
}

/// The end of a pane's menu: where it can go.
pub fn menu_ui(ui: &mut Ui, cx: &mut Cx<'_>, pane: Pane) {
    let docks = &cx.settings.docks;
    let side = docks.side_of(pane);
    let seen = |p: Pane| p == pane || p == Pane::Search || docks.is_shown(p);
    let (above, below) = (docks.neighbour(pane, -1, seen), docks.neighbour(pane, 1, seen));
    kit::menu_separator(ui);
    let place = cx.tr("dock-place");
    let item = MenuItem::new(&place).icon(Icon::Panel);
    kit::submenu_of(ui, item, |ui| {
        for (command, target) in [
            (Command::PaneToLeading, DockSide::Leading),
            (Command::PaneToTrailing, DockSide::Trailing),
            (Command::PaneToBottom, DockSide::Bottom),
        ] {
            let text = command.text(&cx.words);
            let item = MenuItem::new(&text).checked(side == Some(target));
            if item.show(ui).clicked() && side != Some(target) {
                cx.settings.docks.put(pane, target, None);
            }
        }
        kit::menu_separator(ui);
        for (command, neighbour) in [(Command::PaneEarlier, above), (Command::PaneLater, below)] {
            let text = command.text(&cx.words);
            let item = MenuItem::new(&text).enabled(neighbour.is_some());
            if item.show(ui).clicked()
                && let Some(other) = neighbour
            {
                cx.settings.docks.swap(pane, other);
            }
        }
        kit::menu_separator(ui);
        let text = Command::ResetDocks.text(&cx.words);
        if MenuItem::new(&text).show(ui).clicked() {
            cx.act(Action::Run(Command::ResetDocks));
        }
    });
    if let Some(side @ (DockSide::Leading | DockSide::Trailing)) = side {
        let text = cx.tr("dock-fit");
        if MenuItem::new(&text).show(ui).clicked() {
            ask_to_fit(ui.ctx(), cx, side);
        }
    }
    if pane != Pane::Search {
        let text = Command::HidePane.text(&cx.words);
        if MenuItem::new(&text).icon(Icon::EyeOff).show(ui).clicked() {
            cx.settings.docks.show(pane, false);
        }
    }
}
