//! Mouse, keyboard, clipboard and input methods of a field.

use egui::{Event, EventFilter, ImeEvent, Key, Modifiers, Pos2, Response, Ui};

use super::{FieldState, Preedit, accessibility};
use crate::text::segment::line_ends;
use crate::ui::text::editing::{Erase, ZWNJ};
use crate::ui::text::lines::{Motion, collapsed, moved};
use crate::ui::text::{Caret, words};

/// What the keys of a frame did.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Happened {
    pub changed: bool,
    pub submitted: bool,
    pub cancelled: bool,
    pub flip_direction: bool,
    /// The caret moved or the text changed.
    pub touched: bool,
}

/// Clicks, double and triple clicks, and selecting by dragging. `origin` is the corner of the text on the screen.
pub(super) fn pointer(ui: &Ui, response: &Response, state: &mut FieldState, origin: Pos2) {
    let Some(point) = response.interact_pointer_pos() else {
        return;
    };
    let hit = state.flow.hit(point - origin.to_vec2());
    let (pressed, shift) = ui.input(|i| (i.pointer.primary_pressed(), i.modifiers.shift));
    if response.triple_clicked() {
        let line = state.flow.hard_line(hit.byte);
        state.buffer.select(line);
    } else if response.double_clicked() {
        let word = words::word_at(state.buffer.text(), hit.byte);
        state.buffer.select(word);
    } else if pressed && (response.is_pointer_button_down_on() || response.clicked()) {
        // A quick click goes down and up within one frame.
        response.request_focus();
        state.preedit = None;
        state.buffer.set_caret(hit, shift);
    } else if response.dragged_by(egui::PointerButton::Primary) {
        state.buffer.set_caret(hit, true);
    } else {
        return;
    }
    state.column = None;
    state.touched = ui.input(|i| i.time);
}

/// Everything that comes by events to the field that has the focus.
pub(super) fn keyboard(ui: &Ui, response: &Response, state: &mut FieldState, multiline: bool) -> Happened {
    let id = response.id;
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: true,
        tab: false,
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let (events, now) = ui.input(|i| (i.events.clone(), i.time));
    let mut happened = Happened::default();
    let mut skip_text = false;
    for event in events {
        let changed = match event {
            Event::Text(_) if std::mem::take(&mut skip_text) => false,
            Event::Text(text) => insert(state, &text, true, multiline, now),
            Event::Paste(text) => insert(state, &text, false, multiline, now),
            Event::Copy => {
                copy(ui, state);
                false
            }
            Event::Cut => {
                copy(ui, state);
                !state.buffer.selection().is_empty() && state.buffer.erase(Erase::Delete, now)
            }
            Event::Ime(event) => compose(state, event, multiline, now),
            Event::Key {
                key: Key::Space,
                pressed: true,
                modifiers,
                ..
            } if modifiers.shift_only() => {
                // The keyboard layout may send a space or, as the Iranian standard does, a ZWNJ of its own.
                skip_text = true;
                insert(state, ZWNJ, true, multiline, now)
            }
            Event::Key {
                key,
                physical_key,
                pressed: true,
                modifiers,
                ..
            } => {
                let key = match physical_key {
                    Some(Key::Num2) => Key::Num2,
                    _ => key,
                };
                press(state, key, modifiers, multiline, now, &mut happened)
            }
            Event::AccessKitActionRequest(request) => accessibility::act(state, id, &request, multiline, now),
            _ => false,
        };
        happened.changed |= changed;
    }
    happened.touched |= happened.changed;
    if happened.touched {
        state.touched = now;
    }
    happened
}

/// Puts text in place of the selection. Says whether it did.
pub(super) fn insert(state: &mut FieldState, text: &str, typed: bool, multiline: bool, now: f64) -> bool {
    let text = line_ends(text.to_owned());
    let text = if multiline { text } else { text.replace('\n', " ") };
    if text.is_empty() || (typed && text == "\n") {
        return false;
    }
    state.preedit = None;
    state.column = None;
    state.buffer.insert(&text, typed, now);
    true
}

fn copy(ui: &Ui, state: &FieldState) {
    let selected = state.buffer.selected();
    if !selected.is_empty() {
        ui.copy_text(selected.to_owned());
    }
}

fn compose(state: &mut FieldState, event: ImeEvent, multiline: bool, now: f64) -> bool {
    match event {
        ImeEvent::Preedit {
            text,
            active_range_chars,
        } => {
            let erased = !text.is_empty()
                && !state.buffer.selection().is_empty()
                && state.buffer.erase(Erase::Delete, now);
            let byte = |chars: usize| {
                text.char_indices()
                    .nth(chars)
                    .map_or(text.len(), |(byte, _)| byte)
            };
            let active = active_range_chars.map(|range| byte(range.start)..byte(range.end));
            state.preedit = (!text.is_empty()).then_some(Preedit { active, text });
            erased
        }
        ImeEvent::Commit(text) => {
            state.preedit = None;
            insert(state, &text, false, multiline, now)
        }
        ImeEvent::DeleteSurrounding {
            before_chars,
            after_chars,
        } => state.buffer.erase_around(before_chars, after_chars, now),
        _ => false,
    }
}

/// One key. Says whether the text changed.
fn press(
    state: &mut FieldState,
    key: Key,
    modifiers: Modifiers,
    multiline: bool,
    now: f64,
    happened: &mut Happened,
) -> bool {
    if state.preedit.is_some() {
        // The input method has the keys while it composes.
        return false;
    }
    let (command, shift) = (modifiers.command, modifiers.shift);
    let by_word = modifiers.ctrl || modifiers.alt;
    let motion = match key {
        Key::ArrowLeft if by_word => Motion::WordLeft,
        Key::ArrowRight if by_word => Motion::WordRight,
        Key::ArrowLeft => Motion::Left,
        Key::ArrowRight => Motion::Right,
        Key::ArrowUp if multiline => Motion::Up,
        Key::ArrowDown if multiline => Motion::Down,
        Key::Home if command => Motion::TextStart,
        Key::End if command => Motion::TextEnd,
        Key::Home => Motion::LineStart,
        Key::End => Motion::LineEnd,
        _ => return edit(state, key, modifiers, multiline, now, happened),
    };
    let selected = !state.buffer.selection().is_empty();
    let caret = match motion {
        Motion::Left | Motion::Right if selected && !shift => collapsed(
            &mut state.flow,
            state.buffer.anchor,
            state.buffer.focus,
            motion == Motion::Right,
        ),
        _ => moved(&mut state.flow, state.buffer.focus, motion, &mut state.column),
    };
    state.buffer.set_caret(caret, shift);
    happened.touched = true;
    false
}

fn edit(
    state: &mut FieldState,
    key: Key,
    modifiers: Modifiers,
    multiline: bool,
    now: f64,
    happened: &mut Happened,
) -> bool {
    let (command, shift) = (modifiers.command, modifiers.shift);
    if let Some(what) = Erase::of(key, modifiers) {
        return state.buffer.erase(what, now);
    }
    match key {
        Key::Z if command && shift => state.buffer.redo(),
        Key::Y if command => state.buffer.redo(),
        Key::Z if command => state.buffer.undo(),
        Key::Num2 if command && shift => insert(state, ZWNJ, true, multiline, now),
        Key::X if command && shift => {
            happened.flip_direction = true;
            false
        }
        Key::A if command => {
            let whole = state.buffer.text().len();
            state.buffer.anchor = 0;
            state.buffer.focus = Caret::after(whole);
            happened.touched = true;
            false
        }
        Key::Enter if multiline && !command => insert_line(state, now),
        Key::Enter => {
            happened.submitted = true;
            false
        }
        Key::Escape => {
            happened.cancelled = true;
            false
        }
        _ => false,
    }
}

fn insert_line(state: &mut FieldState, now: f64) -> bool {
    state.column = None;
    state.buffer.insert("\n", false, now);
    // The caret stands at the start of the new line, not at the end of the old one.
    state
        .buffer
        .set_caret(Caret::before(state.buffer.focus.byte), false);
    true
}
