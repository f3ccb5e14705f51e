//! The keyboard in a document view: moving the caret, copying and asking for the menu.

use egui::{Event, EventFilter, Key, Modifiers, Response, Ui};

use super::blocks::{BlockLines, Blocks};
use super::interact::{ViewInteraction, hit, select, selection_end, set_caret};
use super::scroll::Anchor;
use super::{ContextRequest, DocumentView, TextSelection, ViewFrame};
use crate::ui::typeset::lines::{CaretMotion, collapsed, moved};
use crate::ui::typeset::{Caret, TextEngine};

/// The keys of the view that has the focus. Says whether it has to be composed anew.
pub(super) fn keyboard(
    view: &mut DocumentView,
    ui: &Ui,
    response: &Response,
    engine: &mut TextEngine,
    blocks: &mut Blocks,
    frame: &ViewFrame<'_>,
    happened: &mut ViewInteraction,
) -> bool {
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let mut composed_anew = false;
    for event in ui.input(|i| i.events.clone()) {
        match event {
            Event::Copy => copy(view, ui, blocks),
            Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } => composed_anew |= press(view, engine, blocks, frame, key, modifiers, happened),
            _ => {}
        }
    }
    composed_anew
}

/// Copies what is selected.
pub(super) fn copy(view: &DocumentView, ui: &Ui, blocks: &Blocks) {
    let selected = view.selection().unwrap_or_default();
    let text = blocks.content().text().get(selected).unwrap_or_default();
    if !text.is_empty() {
        ui.copy_text(text.to_owned());
    }
}

/// A key that moves the caret or asks for the menu. Says whether the view has to be composed anew.
pub(super) fn press(
    view: &mut DocumentView,
    engine: &mut TextEngine,
    blocks: &mut Blocks,
    frame: &ViewFrame<'_>,
    key: Key,
    modifiers: Modifiers,
    happened: &mut ViewInteraction,
) -> bool {
    match key {
        Key::A if modifiers.command => select(view, 0..blocks.content().text().len()),
        Key::F10 | Key::Menu if modifiers.shift == (key == Key::F10) => {
            if let Some(rect) = selection_end(view, blocks, frame) {
                happened.context = Some(ContextRequest {
                    byte: view.selection.map_or(0, |s| s.focus.byte),
                    rect,
                    coding: None,
                    in_text: true,
                });
            }
        }
        Key::PageUp | Key::PageDown => {
            page(view, engine, blocks, frame, key == Key::PageDown, modifiers.shift);
            return true;
        }
        _ => {
            if let Some(motion) = motion_of(key, modifiers) {
                go(view, engine, blocks, frame, motion, modifiers.shift);
                return true;
            }
        }
    }
    false
}

fn motion_of(key: Key, modifiers: Modifiers) -> Option<CaretMotion> {
    if modifiers.alt {
        return None;
    }
    let (word, whole) = (modifiers.ctrl, modifiers.command);
    Some(match key {
        Key::ArrowLeft if word => CaretMotion::WordLeft,
        Key::ArrowRight if word => CaretMotion::WordRight,
        Key::ArrowLeft => CaretMotion::Left,
        Key::ArrowRight => CaretMotion::Right,
        Key::ArrowUp => CaretMotion::Up,
        Key::ArrowDown => CaretMotion::Down,
        Key::Home if whole => CaretMotion::TextStart,
        Key::End if whole => CaretMotion::TextEnd,
        Key::Home => CaretMotion::LineStart,
        Key::End => CaretMotion::LineEnd,
        _ => return None,
    })
}

fn go(
    view: &mut DocumentView,
    engine: &mut TextEngine,
    blocks: &mut Blocks,
    frame: &ViewFrame<'_>,
    motion: CaretMotion,
    extend: bool,
) {
    let selection = view.selection.unwrap_or_else(|| first_on_screen(blocks, frame));
    let mut walk = BlockLines { blocks, engine };
    let sideways = matches!(motion, CaretMotion::Left | CaretMotion::Right);
    let mut column = view.column;
    let caret = if sideways && !extend && !selection.range().is_empty() {
        collapsed(
            &mut walk,
            selection.anchor,
            selection.focus,
            motion == CaretMotion::Right,
        )
    } else {
        moved(&mut walk, selection.focus, motion, &mut column)
    };
    view.selection = Some(selection);
    set_caret(view, caret, extend);
    view.column = column;
    reveal(view, engine, blocks, frame);
}

/// A caret at the first line on the screen, for a view in which there was none.
pub(super) fn first_on_screen(blocks: &Blocks, frame: &ViewFrame<'_>) -> TextSelection {
    let focus = hit(blocks, frame, frame.rect.left_top());
    let focus = Caret::before(focus.byte);
    TextSelection {
        anchor: focus.byte,
        focus,
    }
}

/// Scrolls just so far that the caret is on the screen, a line away from its edges.
pub(super) fn reveal(
    view: &mut DocumentView,
    engine: &mut TextEngine,
    blocks: &mut Blocks,
    frame: &ViewFrame<'_>,
) {
    let Some(selection) = view.selection else {
        return;
    };
    let (block, y) = blocks.locate(engine, selection.focus);
    let line = f64::from(frame.options.size * frame.options.line_height);
    let height = f64::from(frame.rect.height());
    let position = blocks.heights().top(block) + y - view.anchor.position(blocks);
    let offset = if position < line {
        line
    } else if position > height - line {
        height - line
    } else {
        return;
    };
    view.anchor = Anchor {
        block,
        offset: y - offset,
    };
}

/// A screen up or down, less a line, with the caret at the same height.
fn page(
    view: &mut DocumentView,
    engine: &mut TextEngine,
    blocks: &mut Blocks,
    frame: &ViewFrame<'_>,
    down: bool,
    extend: bool,
) {
    let line = frame.options.size * frame.options.line_height;
    let step = f64::from((frame.rect.height() - line).max(line));
    let step = if down { step } else { -step };
    let caret = selection_end(view, blocks, frame);
    let before = view.anchor.position(blocks);
    view.anchor.offset += step;
    view.anchor.settle(engine, blocks, f64::from(frame.rect.height()));
    let Some(caret) = caret else {
        return;
    };
    let stuck = (view.anchor.position(blocks) - before).abs() < 1.0;
    let caret = if stuck {
        if down {
            Caret::after(blocks.content().text().len())
        } else {
            Caret::before(0)
        }
    } else {
        let shown = view.anchor.shown(engine, blocks, frame.rect);
        let after = ViewFrame {
            shown,
            margin: super::Margin::default(),
            ..*frame
        };
        hit(blocks, &after, caret.center())
    };
    set_caret(view, caret, extend);
}
