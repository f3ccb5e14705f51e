//! Keys, clipboard and input methods of a document that is being edited.

use egui::{Event, EventFilter, ImeEvent, Key, Modifiers, Response, Ui};

use super::blocks::{BlockLines, Blocks};
use super::draft::{Draft, DraftKind};
use super::interact::{self, ViewInteraction};
use super::{DocumentView, PendingScroll, ViewFrame, accessibility, keys};
use crate::text::persian::typing::{TypingHelp, with_typing_help};
use crate::text::{Patch, Text};
use crate::ui::kit::Env;
use crate::ui::typeset::editing::{EraseUnit, KeyboardState, PressedKey, ZWNJ, byte_of_char, range_around};
use crate::ui::typeset::{Caret, Direction};

impl DocumentView {
    /// Takes the last step of editing back, or does it again; whether there was one. For a button: the keys of the
    /// view do it themselves.
    pub fn step(&mut self, draft: &mut Draft, back: bool) -> bool {
        self.act_on_draft(draft, |view, blocks, draft| step(view, blocks, draft, back))
    }

    /// Changes the text that is being edited as one step; whether there was anything to change. `patch` is one of
    /// `text`, the text as it stands.
    pub fn change(&mut self, draft: &mut Draft, text: &Text, patch: Patch) -> bool {
        self.act_on_draft(draft, |view, blocks, draft| {
            stop_composing(view, blocks, draft);
            let caret = match patch.splices() {
                [] => return false,
                _ if draft.content().text() != text.as_str() => return false,
                [one] => draft.replace(blocks, text.bytes(one.range), &one.inserted, DraftKind::Other),
                _ => draft.change(blocks, patch, view.selection().unwrap_or_default()),
            };
            view.follow_splices(blocks);
            view.set_selection(Some(caret.byte..caret.byte));
            true
        })
    }

    /// Does something to the draft that was last shown, and brings the caret into view when it was done.
    fn act_on_draft(
        &mut self,
        draft: &mut Draft,
        act: impl FnOnce(&mut Self, &mut Blocks, &mut Draft) -> bool,
    ) -> bool {
        let Some(mut blocks) = self.blocks.take() else {
            return false;
        };
        let done = act(self, &mut blocks, draft);
        if let Some(selection) = self.selection.filter(|_| done) {
            self.pending = Some(PendingScroll::Byte(selection.focus.byte));
        }
        self.blocks = Some(blocks);
        done
    }
}

/// Everything that comes by events to the view that has the focus. Says whether it has to be composed anew.
pub(super) fn keyboard(
    view: &mut DocumentView,
    ui: &Ui,
    response: &Response,
    BlockLines { blocks, engine }: BlockLines<'_>,
    frame: &ViewFrame<'_>,
    draft: &mut Draft,
    happened: &mut ViewInteraction,
) -> bool {
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: true,
        tab: true,
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    view.selection
        .get_or_insert_with(|| keys::first_on_screen(blocks, frame));
    let revision = draft.revision();
    let helpers = Env::of(ui.ctx()).typing;
    let mut composed_anew = false;
    let mut keyboard = KeyboardState::default();
    if ui.input(|input| input.pointer.any_pressed()) {
        // The caret went elsewhere.
        stop_composing(view, blocks, draft);
    }
    for event in ui.input(|i| i.events.clone()) {
        match event {
            Event::Text(text) if keyboard.sent_by_half_space(&text) => {}
            Event::Text(text) if text == "\n" || text == "\r" => {}
            Event::Text(text) => type_text(view, blocks, draft, &text, helpers),
            Event::Paste(text) => insert(view, blocks, draft, &text, DraftKind::Other),
            Event::Copy => keys::copy(view, ui, blocks),
            Event::Cut => {
                keys::copy(view, ui, blocks);
                erase_selected(view, blocks, draft);
            }
            Event::Ime(event) => compose(view, blocks, draft, event, helpers),
            // The input method has the keys while it composes.
            Event::Key { .. } if draft.composed().is_some() => {}
            event @ Event::Key { .. } => match keyboard.pressed(&event) {
                Some(PressedKey::HalfSpace) => insert(view, blocks, draft, ZWNJ, DraftKind::Type),
                Some(PressedKey::Key(Key::Escape, _)) => happened.left = true,
                Some(PressedKey::Key(key, modifiers)) => {
                    let changes = press(view, blocks, draft, key, modifiers);
                    composed_anew |=
                        !changes && keys::press(view, engine, blocks, frame, key, modifiers, happened);
                }
                None => {}
            },
            Event::AccessKitActionRequest(request) => {
                if let Some(words) = accessibility::asked(view, response, &request) {
                    insert(view, blocks, draft, &words, DraftKind::Other);
                }
            }
            _ => {}
        }
        view.follow_splices(blocks);
    }
    if draft.revision() != revision {
        view.column = None;
        keys::reveal(view, engine, blocks, frame);
        composed_anew = true;
    }
    composed_anew
}

/// A key that changes the text; whether it was one.
fn press(
    view: &mut DocumentView,
    blocks: &mut Blocks,
    draft: &mut Draft,
    key: Key,
    modifiers: Modifiers,
) -> bool {
    let (command, shift) = (modifiers.command, modifiers.shift);
    if let Some(what) = EraseUnit::of(key, modifiers) {
        let selection = view.selection().unwrap_or_default();
        let caret = draft.erase(blocks, selection, what);
        interact::set_caret(view, caret, false);
        return true;
    }
    match key {
        Key::Z if command => {
            step(view, blocks, draft, !shift);
        }
        Key::Y if command => {
            step(view, blocks, draft, false);
        }
        Key::Num2 if command && shift => insert(view, blocks, draft, ZWNJ, DraftKind::Type),
        Key::Enter if !command => insert(view, blocks, draft, "\n", DraftKind::Other),
        Key::X if command && shift => turn(view, blocks, draft),
        Key::Tab if modifiers.is_none() => insert(view, blocks, draft, "\t", DraftKind::Type),
        _ => return false,
    }
    true
}

/// Takes the last step back, or does it again; whether there was one.
pub(super) fn step(view: &mut DocumentView, blocks: &mut Blocks, draft: &mut Draft, back: bool) -> bool {
    let selection = if back {
        draft.undo(blocks)
    } else {
        draft.redo(blocks)
    };
    view.follow_splices(blocks);
    let stepped = selection.is_some();
    if stepped {
        view.set_selection(selection);
    }
    stepped
}

/// Gives the paragraph of the caret another direction, by a mark at its start, or lets its words decide. Not where one
/// direction was chosen for the whole document.
fn turn(view: &mut DocumentView, blocks: &mut Blocks, draft: &mut Draft) {
    let caret = view.selection().unwrap_or_default().end;
    let content = draft.content();
    let Some(paragraph) = content.paragraphs().get(content.paragraph_at(caret)) else {
        return;
    };
    let start = paragraph.bytes.start;
    let text = content.text().get(paragraph.bytes.clone()).unwrap_or_default();
    if paragraph.direction.is_some() {
        return;
    }
    let before = Direction::marked(text);
    let old = before.map_or(0, |direction| direction.mark().len_utf8());
    let mark = Direction::after(before).map_or(String::new(), |direction| direction.mark().to_string());
    draft.replace(blocks, start..start + old, &mark, DraftKind::Other);
    let caret = caret.max(start + old) - old + mark.len();
    interact::set_caret(view, Caret::after(caret), false);
}

/// What comes from the keyboard or an input method, put right as the person wishes.
fn type_text(
    view: &mut DocumentView,
    blocks: &mut Blocks,
    draft: &mut Draft,
    text: &str,
    helpers: TypingHelp,
) {
    stop_composing(view, blocks, draft);
    let at = view.selection().unwrap_or_default().start;
    let content = draft.content();
    let paragraph = content.paragraphs().get(content.paragraph_at(at));
    let before = paragraph.and_then(|p| content.text().get(p.bytes.start..at));
    let helped = with_typing_help(before.unwrap_or_default(), text, helpers);
    insert(view, blocks, draft, &helped, DraftKind::Type);
}

/// Puts text in place of the selection.
fn insert(view: &mut DocumentView, blocks: &mut Blocks, draft: &mut Draft, text: &str, kind: DraftKind) {
    stop_composing(view, blocks, draft);
    let selection = view.selection().unwrap_or_default();
    let kind = if selection.is_empty() {
        kind
    } else {
        DraftKind::Other
    };
    let caret = draft.replace(blocks, selection, text, kind);
    interact::set_caret(view, caret, false);
}

fn erase_selected(view: &mut DocumentView, blocks: &mut Blocks, draft: &mut Draft) {
    let selection = view.selection().unwrap_or_default();
    if !selection.is_empty() {
        let caret = draft.replace(blocks, selection, "", DraftKind::Other);
        interact::set_caret(view, caret, false);
    }
}

fn stop_composing(view: &mut DocumentView, blocks: &mut Blocks, draft: &mut Draft) {
    if let Some(at) = draft.stop_composing(blocks) {
        interact::set_caret(view, Caret::after(at), false);
    }
}

fn compose(
    view: &mut DocumentView,
    blocks: &mut Blocks,
    draft: &mut Draft,
    event: ImeEvent,
    helpers: TypingHelp,
) {
    match event {
        ImeEvent::Preedit {
            text,
            active_range_chars,
        } => {
            stop_composing(view, blocks, draft);
            if text.is_empty() {
                return;
            }
            erase_selected(view, blocks, draft);
            let at = view.selection().unwrap_or_default().start;
            draft.compose(blocks, at, &text);
            let within = active_range_chars.map_or(text.len(), |range| byte_of_char(&text, range.end));
            interact::set_caret(view, Caret::after(at + within), false);
        }
        ImeEvent::Commit(text) => type_text(view, blocks, draft, &text, helpers),
        ImeEvent::DeleteSurrounding {
            before_chars,
            after_chars,
        } => {
            stop_composing(view, blocks, draft);
            let selection = view.selection().unwrap_or_default();
            let bytes = range_around(draft.content().text(), selection, before_chars, after_chars);
            let caret = draft.replace(blocks, bytes, "", DraftKind::Other);
            interact::set_caret(view, caret, false);
        }
        _ => {}
    }
}
