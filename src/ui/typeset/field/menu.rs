//! The menu of a field of many lines: clipboard and direction.
//!
//! Fields of one line have none: a name that is being changed in its row is taken as soon as it loses the keyboard,
//! and a menu takes it.

use egui::{Response, Ui, ViewportCommand};

use super::FieldState;
use super::input::{self, FieldInput, InputContext};
use crate::ui::kit::{self, MenuItem};
use crate::ui::typeset::Direction;
use crate::ui::typeset::editing::EraseUnit;

/// Shows the menu at the pointer, or under the field by the menu key. Says what was done in it.
pub(super) fn context_menu(response: &Response, state: &mut FieldState, taker: &InputContext) -> FieldInput {
    let mut happened = FieldInput::default();
    kit::context_menu(response, |ui| items(ui, state, taker, &mut happened));
    if happened.touched {
        // The menu took the keyboard.
        response.request_focus();
    }
    happened
}

fn items(ui: &mut Ui, state: &mut FieldState, taker: &InputContext, happened: &mut FieldInput) {
    let words = kit::words(ui.ctx());
    let selected = !state.buffer.selection().is_empty();
    let mut chosen = |ui: &mut Ui, text: &str, keys: &str, enabled: bool| {
        let text = words.get(text);
        let item = MenuItem::new(&text).shortcut(keys).enabled(enabled);
        let clicked = item.show(ui).clicked();
        happened.touched |= clicked;
        clicked
    };
    let mut changed = false;
    let written = !taker.is_read_only();
    if written && chosen(ui, "kit-cut", "Ctrl+X", selected) {
        input::copy(ui, state);
        changed |= state.buffer.erase(EraseUnit::Delete, taker.now);
    }
    if chosen(ui, "kit-copy", "Ctrl+C", selected) {
        input::copy(ui, state);
    }
    if written && chosen(ui, "kit-paste", "Ctrl+V", true) {
        ui.ctx().send_viewport_cmd(ViewportCommand::RequestPaste);
    }
    let whole = state.buffer.text().len();
    if chosen(ui, "kit-select-all", "Ctrl+A", whole > 0) {
        state.buffer.select(0..whole);
    }
    if !written {
        return;
    }
    kit::menu_separator(ui);
    let now = state.buffer.direction();
    kit::submenu(ui, words.get("kit-direction"), |ui| {
        for (text, direction) in [
            ("kit-direction-auto", None),
            ("kit-direction-rtl", Some(Direction::Rtl)),
            ("kit-direction-ltr", Some(Direction::Ltr)),
        ] {
            let text = words.get(text);
            let item = MenuItem::new(&text).checked(now == direction);
            if item.show(ui).clicked() {
                happened.touched = true;
                changed |= input::turn(state, direction, taker);
            }
        }
    });
    happened.changed |= changed;
}
