//! What lists and panes need: room that is not exceeded, rows that hold the keyboard, signs beside the pointer.

use egui::{
    Area, Color32, Event, EventFilter, FocusDirection, Frame, Id, InputState, Key, Margin, Modifiers, Order,
    Pos2, Response, Ui, UiBuilder, vec2,
};

use super::{Dir, StyledText};
use crate::ui::theme::Theme;

/// Draws in the room there is, and takes no more of it however long a name is: a pane is as wide as the person made it.
pub fn within_room<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let room = ui.available_rect_before_wrap();
    let mut inside = ui.new_child(UiBuilder::new().max_rect(room));
    inside.shrink_clip_rect(room);
    let answer = add(&mut inside);
    ui.advance_cursor_after_rect(room);
    answer
}

/// The widest sign beside the pointer, in points.
const SIGN: f32 = 300.0;

/// A small sign beside the pointer.
pub fn pointer_sign_ui(ctx: &egui::Context, id: Id, pointer: Pos2, text: &str) {
    let theme = Theme::of(ctx);
    let dir = Dir::of(ctx);
    let pivot = if dir.is_rtl() {
        egui::Align2::RIGHT_TOP
    } else {
        egui::Align2::LEFT_TOP
    };
    Area::new(id)
        .order(Order::Tooltip)
        .interactable(false)
        .pivot(pivot)
        .fixed_pos(pointer + vec2(dir.sign() * 14.0, 14.0))
        .show(ctx, |ui| {
            Frame::new()
                .fill(theme.colours.raised)
                .stroke(theme.hairline())
                .corner_radius(theme.radius.control)
                .shadow(theme.popup_shadow())
                .inner_margin(Margin::symmetric(10, 5))
                .show(ui, |ui| ui.add(StyledText::new(text).secondary().rows(SIGN, 4)));
        });
}

/// Takes one press of a key with exactly these modifiers from the input. egui's own way lets Shift and Alt pass.
pub fn take_key(ui: &Ui, modifiers: Modifiers, key: Key) -> bool {
    ui.input_mut(|input| take_key_from(input, modifiers, key))
}

/// [`take_key`] where the input is at hand.
pub fn take_key_from(input: &mut InputState, modifiers: Modifiers, key: Key) -> bool {
    let at = input.events.iter().position(|event| {
        matches!(event, Event::Key { key: k, physical_key, pressed: true, modifiers: m, .. }
            if (*k == key || *physical_key == Some(key)) && m.matches_exact(modifiers))
    });
    at.map(|at| input.events.remove(at)).is_some()
}

/// Keeps Tab and Escape, beside the arrows, for a table that has the keyboard and goes from cell to cell by them; to be
/// called in each frame, after the table was drawn.
pub fn hold_tab(ui: &Ui, table: Id) {
    let filter = EventFilter {
        tab: true,
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: true,
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(table, filter));
}

/// Goes on from such a table to the next control, or to the one before.
pub fn leave_by_tab(ui: &Ui, forward: bool) {
    let direction = if forward {
        FocusDirection::Next
    } else {
        FocusDirection::Previous
    };
    ui.memory_mut(|memory| memory.move_focus(direction));
}

/// Keeps the arrows up and down for a row of a list that has the keyboard, so that they go on to its neighbours instead
/// of to another control.
pub fn hold_arrows(ui: &Ui, row: Id) {
    let filter = EventFilter {
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(row, filter));
}

/// The first of `count` rows at or after `from`, going on by `step`, of which `stops` says that the keyboard stops there.
pub fn next_stop(count: usize, from: usize, step: isize, stops: impl Fn(usize) -> bool) -> Option<usize> {
    let on = |at: &usize| at.checked_add_signed(step);
    std::iter::successors(Some(from), on)
        .take_while(|at| *at < count)
        .find(|at| stops(*at))
}

/// The ground of a row or card: chosen, pressed, under the pointer, or none of these.
pub fn row_ground(response: &Response, chosen: bool, theme: &Theme) -> Color32 {
    let colours = &theme.colours;
    if chosen {
        colours.accent_soft
    } else if response.is_pointer_button_down_on() {
        colours.press
    } else if response.hovered() {
        colours.hover
    } else {
        Color32::TRANSPARENT
    }
}
