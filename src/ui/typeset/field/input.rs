//! Mouse, keyboard, clipboard and input methods of a field.

use egui::{Event, EventFilter, ImeEvent, Key, Modifiers, PointerButton, Pos2, Response, Ui};

use super::{FieldState, Preedit, accessibility};
use crate::text::persian::typing::{self, TypingHelp};
use crate::text::segment::line_ends;
use crate::ui::kit::Env;
use crate::ui::typeset::editing::{EraseUnit, KeyboardState, PressedKey, ZWNJ, byte_of_char};
use crate::ui::typeset::lines::{CaretMotion, collapsed, moved};
use crate::ui::typeset::pressed::press_point;
use crate::ui::typeset::{Caret, Direction, words};

/// What the keys of a frame did.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct FieldInput {
    pub changed: bool,
    pub submitted: bool,
    pub cancelled: bool,
    /// The caret moved or the text changed.
    pub touched: bool,
}

/// What begins a line, or that nothing is written at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineKeys {
    /// Nothing: the field has one line.
    None,
    /// Enter.
    Enter,
    /// Enter with Shift; Enter alone ends the writing.
    ShiftEnter,
    /// Nothing: the words of the field, which has many lines, are only read.
    ReadOnly,
}

/// What an event is taken by.
pub(super) struct InputContext {
    pub multiline: bool,
    /// What begins a line.
    pub lines: LineKeys,
    /// Seconds since the start.
    pub now: f64,
    /// Lines that Page Up and Page Down go over.
    pub page: usize,
    /// What is put right while typing.
    pub helpers: TypingHelp,
}

impl InputContext {
    pub fn new(ui: &Ui, response: &Response, state: &FieldState, lines: LineKeys) -> Self {
        let seen = response.rect.intersect(ui.clip_rect()).height();
        Self {
            multiline: lines != LineKeys::None,
            lines,
            now: ui.input(|i| i.time),
            page: ((seen / state.flow.line_height()) as usize)
                .saturating_sub(1)
                .max(1),
            helpers: Env::of(ui.ctx()).typing,
        }
    }

    /// Whether nothing changes the words.
    pub fn is_read_only(&self) -> bool {
        self.lines == LineKeys::ReadOnly
    }
}

/// Clicks, double and triple clicks, and selecting by dragging. `origin` is the corner of the text on the screen.
pub(super) fn pointer(ui: &Ui, response: &Response, state: &mut FieldState, origin: Pos2) {
    let Some(now) = response.interact_pointer_pos() else {
        return;
    };
    let (down, shift) = ui.input(|i| (press_point(i), i.modifiers.shift));
    let hit = state.flow.hit(down.unwrap_or(now) - origin.to_vec2());
    if response.triple_clicked() {
        let line = state.flow.hard_line(hit.byte);
        state.buffer.select(line);
    } else if response.double_clicked() {
        let word = words::word_at(state.buffer.text(), hit.byte);
        state.buffer.select(word);
    } else if down.is_some() && (response.is_pointer_button_down_on() || response.clicked()) {
        // A quick click goes down and up within one frame.
        response.request_focus();
        state.preedit = None;
        state.buffer.set_caret(hit, shift);
    } else if response.dragged_by(PointerButton::Primary) || response.drag_stopped_by(PointerButton::Primary)
    {
        state.buffer.set_caret(hit, true);
    } else {
        return;
    }
    state.column = None;
    state.touched = ui.input(|i| i.time);
}

/// Everything that comes by events to the field that has the focus. `lay_out` brings the layout up to date.
pub(super) fn keyboard(
    ui: &Ui,
    response: &Response,
    state: &mut FieldState,
    lines: LineKeys,
    mut lay_out: impl FnMut(&mut FieldState),
) -> FieldInput {
    let id = response.id;
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: true,
        tab: false,
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let (events, now) = ui.input(|i| (i.events.clone(), i.time));
    let mut happened = FieldInput::default();
    if events.is_empty() {
        return happened;
    }
    let taker = InputContext::new(ui, response, state, lines);
    let mut keyboard = KeyboardState::default();
    let mut stale = false;
    for event in events {
        if let Some(direction) = state.side_keys.take(&event)
            && !taker.is_read_only()
        {
            happened.changed |= turn(state, Some(direction), &taker);
        }
        let changed = match event {
            Event::Text(_) | Event::Paste(_) | Event::Ime(_) if taker.is_read_only() => false,
            Event::Cut if taker.is_read_only() => {
                copy(ui, state);
                false
            }
            Event::Text(text) if keyboard.sent_by_half_space(&text) => false,
            Event::Text(text) => type_text(state, &text, &taker),
            Event::Paste(text) => insert(state, &text, false, &taker),
            Event::Copy => {
                copy(ui, state);
                false
            }
            Event::Cut => {
                copy(ui, state);
                !state.buffer.selection().is_empty() && state.buffer.erase(EraseUnit::Delete, now)
            }
            Event::Ime(event) => compose(state, event, &taker),
            event @ Event::Key { .. } => match keyboard.pressed(&event) {
                Some(PressedKey::HalfSpace) if taker.is_read_only() => false,
                Some(PressedKey::HalfSpace) => insert(state, ZWNJ, true, &taker),
                Some(PressedKey::Key(key, modifiers)) => {
                    if std::mem::take(&mut stale) {
                        // Several keys in one frame: the caret must not walk through the text of before.
                        lay_out(state);
                    }
                    press(state, key, modifiers, &taker, &mut happened)
                }
                None => false,
            },
            Event::AccessKitActionRequest(request) => accessibility::act(state, id, &request, &taker),
            _ => false,
        };
        stale |= changed;
        happened.changed |= changed;
    }
    happened.touched |= happened.changed;
    if happened.touched {
        state.touched = now;
    }
    happened
}

/// What comes from the keyboard or an input method, put right as the person wishes.
fn type_text(state: &mut FieldState, text: &str, taker: &InputContext) -> bool {
    let helped = typing::with_typing_help(state.buffer.before(), text, taker.helpers);
    insert(state, &helped, true, taker)
}

/// Gives the paragraphs of the selection a direction. Says whether the text changed: in a field of one line, a name,
/// only the field turns, and the text is left without a mark.
pub(super) fn turn(state: &mut FieldState, direction: Option<Direction>, taker: &InputContext) -> bool {
    state.touched = taker.now;
    if taker.multiline {
        state.column = None;
        return state.buffer.turn(direction, taker.now);
    }
    state.forced = direction;
    false
}

/// Puts text in place of the selection. Says whether it did.
pub(super) fn insert(state: &mut FieldState, text: &str, typed: bool, taker: &InputContext) -> bool {
    let text = line_ends(text.to_owned());
    let text = if taker.multiline {
        text
    } else {
        text.replace('\n', " ")
    };
    if text.is_empty() || (typed && text == "\n") {
        return false;
    }
    state.preedit = None;
    state.column = None;
    state.buffer.insert(&text, typed, taker.now);
    true
}

pub(super) fn copy(ui: &Ui, state: &FieldState) {
    let selected = state.buffer.selected();
    if !selected.is_empty() {
        ui.copy_text(selected.to_owned());
    }
}

fn compose(state: &mut FieldState, event: ImeEvent, taker: &InputContext) -> bool {
    match event {
        ImeEvent::Preedit {
            text,
            active_range_chars,
        } => {
            let erased = !text.is_empty()
                && !state.buffer.selection().is_empty()
                && state.buffer.erase(EraseUnit::Delete, taker.now);
            let active = active_range_chars
                .map(|range| byte_of_char(&text, range.start)..byte_of_char(&text, range.end));
            state.preedit = (!text.is_empty()).then_some(Preedit { active, text });
            erased
        }
        ImeEvent::Commit(text) => {
            state.preedit = None;
            let helped = typing::with_typing_help(state.buffer.before(), &text, taker.helpers);
            insert(state, &helped, false, taker)
        }
        ImeEvent::DeleteSurrounding {
            before_chars,
            after_chars,
        } => state.buffer.erase_around(before_chars, after_chars, taker.now),
        _ => false,
    }
}

/// One key. Says whether the text changed.
fn press(
    state: &mut FieldState,
    key: Key,
    modifiers: Modifiers,
    taker: &InputContext,
    happened: &mut FieldInput,
) -> bool {
    if state.preedit.is_some() {
        // The input method has the keys while it composes.
        return false;
    }
    let (command, shift) = (modifiers.command, modifiers.shift);
    let by_word = modifiers.ctrl || modifiers.alt;
    let motion = match key {
        Key::ArrowLeft if by_word => CaretMotion::WordLeft,
        Key::ArrowRight if by_word => CaretMotion::WordRight,
        Key::ArrowLeft => CaretMotion::Left,
        Key::ArrowRight => CaretMotion::Right,
        Key::ArrowUp if taker.multiline && modifiers.ctrl => CaretMotion::ParagraphBack,
        Key::ArrowDown if taker.multiline && modifiers.ctrl => CaretMotion::ParagraphForward,
        Key::ArrowUp if taker.multiline => CaretMotion::Up,
        Key::ArrowDown if taker.multiline => CaretMotion::Down,
        Key::PageUp if taker.multiline => CaretMotion::PageUp(taker.page),
        Key::PageDown if taker.multiline => CaretMotion::PageDown(taker.page),
        Key::Home if command => CaretMotion::TextStart,
        Key::End if command => CaretMotion::TextEnd,
        Key::Home => CaretMotion::LineStart,
        Key::End => CaretMotion::LineEnd,
        _ => return edit(state, key, modifiers, taker, happened),
    };
    let selected = !state.buffer.selection().is_empty();
    let caret = match motion {
        CaretMotion::Left | CaretMotion::Right if selected && !shift => collapsed(
            &mut state.flow,
            state.buffer.anchor,
            state.buffer.focus,
            motion == CaretMotion::Right,
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
    taker: &InputContext,
    happened: &mut FieldInput,
) -> bool {
    let (command, shift) = (modifiers.command, modifiers.shift);
    if taker.is_read_only() && !matches!(key, Key::Enter | Key::Escape) && !(command && key == Key::A) {
        return false;
    }
    if let Some(what) = EraseUnit::of(key, modifiers) {
        return state.buffer.erase(what, taker.now);
    }
    match key {
        Key::Z if command && shift => state.buffer.redo(),
        Key::Y if command => state.buffer.redo(),
        Key::Z if command => state.buffer.undo(),
        Key::Num2 if command && shift => insert(state, ZWNJ, true, taker),
        Key::X if command && shift => {
            let now = if taker.multiline {
                state.buffer.direction()
            } else {
                state.forced
            };
            turn(state, Direction::after(now), taker)
        }
        Key::A if command => {
            let whole = state.buffer.text().len();
            state.buffer.anchor = 0;
            state.buffer.focus = Caret::after(whole);
            happened.touched = true;
            false
        }
        Key::Enter if !command && taker.lines == LineKeys::Enter => insert_line(state, taker.now),
        Key::Enter if !command && shift && taker.lines == LineKeys::ShiftEnter => {
            insert_line(state, taker.now)
        }
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
    // The new paragraph has the direction of the one it comes from.
    let mark = state.buffer.direction().map(|direction| direction.mark());
    let line: String = std::iter::once('\n').chain(mark).collect();
    state.buffer.insert(&line, false, now);
    // The caret stands at the start of the new line, not at the end of the old one.
    state
        .buffer
        .set_caret(Caret::before(state.buffer.focus.byte), false);
    true
}
