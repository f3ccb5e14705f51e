//! The mouse in a document view.

use std::ops::Range;

use egui::{PointerButton, Pos2, Rect, Response, Ui, pos2, vec2};

use super::blocks::Blocks;
use super::decorations::MarkKind;
use super::edges;
use super::scroll::ShownBlock;
use super::{ContextRequest, DocumentView, DraggedEdge, HoveredCoding, TextSelection, ViewFrame};
use crate::text::passage::Passages;
use crate::ui::typeset::pressed::press_point;
use crate::ui::typeset::{Affinity, Caret, words};

/// Fastest scrolling at the edges while selecting, in points a second for each point the pointer is outside.
const AUTOSCROLL: f32 = 14.0;

/// Height of the bands at the upper and lower edge over which something carried makes the view scroll, in points.
const DROP_EDGE: f32 = 36.0;

/// What the pressed mouse button is doing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) enum MousePress {
    #[default]
    Nothing,
    /// The selection follows the pointer, from the byte where it began.
    Selecting(usize),
    /// It went down on the selection: a click gives the selection up, a drag carries it away.
    OnSelection,
    /// It went down on the stripe or name of a coding.
    OnCoding(u64),
    /// An edge of a coding is in the hand.
    OnEdge,
    /// Something is being carried, or what was being done has been given up.
    Carrying,
}

/// What the mouse and the keys of a frame did.
#[derive(Clone, Debug, Default)]
pub(super) struct ViewInteraction {
    pub clicked: Option<u64>,
    /// The click was on the text of what was clicked.
    pub clicked_in_text: bool,
    pub hovered: Option<HoveredCoding>,
    pub selection_dragged: Option<Range<usize>>,
    pub coding_dragged: Option<u64>,
    pub edge_dragged: Option<DraggedEdge>,
    pub drop_target: Option<Range<usize>>,
    pub dropped: Option<Range<usize>>,
    pub context: Option<ContextRequest>,
    /// Escape was pressed while editing.
    pub left: bool,
    /// The view has to be composed anew.
    pub scrolled: bool,
}

pub(super) fn pointer(
    view: &mut DocumentView,
    ui: &Ui,
    response: &Response,
    blocks: &Blocks,
    frame: &ViewFrame<'_>,
) -> ViewInteraction {
    let mut happened = ViewInteraction::default();
    let (position, down) = ui.input(|i| (i.pointer.latest_pos(), press_point(i)));
    let Some(now) = position.filter(|_| response.contains_pointer() || view.press != MousePress::Nothing)
    else {
        return happened;
    };
    // In the frame in which the button goes down the pointer may be elsewhere already.
    let (pressed, point) = (down.is_some(), down.unwrap_or(now));
    let on_bar = (frame.columns.bar.0..=frame.columns.bar.1).contains(&point.x);
    let under = if on_bar {
        Vec::new()
    } else {
        codings_at(blocks, frame, point)
    };
    let beside = under.first().filter(|coding| !coding.on_text);
    if response.contains_pointer() && view.press == MousePress::Nothing {
        happened.hovered = preferred(&under, frame, false);
    }
    if frame.options.accepts_drop && !matches!(view.press, MousePress::Selecting(_)) {
        drop_on(view, ui, blocks, frame, point, &mut happened);
        return happened;
    }

    let caret = hit(blocks, frame, point);
    let extend = ui.input(|i| i.modifiers.shift);
    let on_selected = on_selection(view, blocks, frame, point) && !is_coded(view, frame, point);
    let edge = if on_bar
        || beside.is_some()
        || frame.editing
        || view.press != MousePress::Nothing
        || extend
        || on_selected
    {
        None
    } else {
        edges::at(blocks, frame, point)
    };
    let on_edge = edge.is_some();
    // Enter and Space, which egui takes for clicks on what has the keyboard, are keys here.
    let clicked = response.clicked_by(PointerButton::Primary);
    // A quick click goes down and up within one frame.
    let went_down = pressed && (response.is_pointer_button_down_on() || clicked);
    if went_down && !on_bar {
        response.request_focus();
        view.press = if let Some(coding) = beside {
            MousePress::OnCoding(coding.key)
        } else if !frame.editing && on_selected && !extend {
            MousePress::OnSelection
        } else if edge.is_some() {
            view.edge = edge;
            MousePress::OnEdge
        } else {
            let from = view.selection.filter(|_| extend).map_or(caret.byte, |s| s.anchor);
            set_caret(view, caret, extend);
            if extend {
                follow_pointer(view, ui, blocks, frame, from, caret);
            }
            MousePress::Selecting(from)
        };
    }
    if response.triple_clicked() {
        select(view, paragraph_at(blocks, caret.byte));
    } else if response.double_clicked() && beside.is_none() {
        select(view, word_at(blocks, caret.byte));
    } else if clicked {
        match view.press {
            MousePress::OnSelection => set_caret(view, caret, false),
            MousePress::OnEdge => {
                set_caret(view, caret, false);
                happened.clicked = preferred(&under, frame, true).map(|coding| coding.key);
            }
            MousePress::OnCoding(key) => {
                happened.clicked =
                    preferred(&under, frame, true).map_or(Some(key), |coding| Some(coding.key));
            }
            MousePress::Nothing | MousePress::Selecting(_) | MousePress::Carrying => {
                if view.selection.is_some_and(|s| s.range().is_empty()) {
                    happened.clicked = preferred(&under, frame, true).map(|coding| coding.key);
                }
            }
        }
    }
    happened.clicked_in_text = happened.clicked.is_some() && beside.is_none();
    if response.drag_started_by(PointerButton::Primary) {
        match view.press {
            MousePress::OnSelection => {
                happened.selection_dragged = view.selection();
                view.press = MousePress::Carrying;
            }
            MousePress::OnCoding(key) => {
                happened.coding_dragged = Some(key);
                view.press = MousePress::Carrying;
            }
            MousePress::Nothing | MousePress::Selecting(_) | MousePress::OnEdge | MousePress::Carrying => {}
        }
    }
    // A drag that ends in the frame after it began is none for egui.
    let released = ui.input(|i| i.pointer.primary_released()) && !clicked;
    let dragged = response.dragged_by(PointerButton::Primary) || released;
    if let MousePress::Selecting(from) = view.press
        && dragged
    {
        happened.scrolled = autoscroll(view, ui, frame.rect, now);
        let inside = pos2(now.x, now.y.clamp(frame.rect.top(), frame.rect.bottom() - 1.0));
        follow_pointer(view, ui, blocks, frame, from, hit(blocks, frame, inside));
    }
    if response.secondary_clicked() {
        response.request_focus();
        let kept = on_selection(view, blocks, frame, point);
        if !kept && beside.is_none() {
            set_caret(view, caret, false);
        }
        let at_selection = kept.then(|| selection_end(view, blocks, frame)).flatten();
        happened.context = Some(ContextRequest {
            byte: caret.byte,
            rect: at_selection.unwrap_or(Rect::from_min_max(point, point)),
            coding: preferred(&under, frame, false).map(|coding| coding.key),
            in_text: beside.is_none(),
        });
    }
    if view.press == MousePress::OnEdge && dragged {
        happened.scrolled = edges::follow(view, ui, blocks, frame, now);
        happened.edge_dragged = view.dragged_edge(false);
    }
    let held = view.press == MousePress::OnEdge;
    if !ui.input(|i| i.pointer.any_down()) {
        view.press = MousePress::Nothing;
        happened.edge_dragged = view.dragged_edge(true);
        view.edge = None;
    }
    if held {
        ui.set_cursor_icon(egui::CursorIcon::ResizeHorizontal);
        return happened;
    }
    if response.hovered() {
        let icon = if on_bar {
            egui::CursorIcon::Default
        } else if beside.is_some() {
            egui::CursorIcon::PointingHand
        } else if on_edge {
            egui::CursorIcon::ResizeHorizontal
        } else if !frame.editing && on_selected {
            egui::CursorIcon::Grab
        } else {
            egui::CursorIcon::Text
        };
        ui.set_cursor_icon(icon);
    }
    happened
}

/// The marks at a point: those of the stripes and names there, else the codings of the letters. A memo is at hand beside
/// the text alone: whoever clicks words means the words or what they are coded with.
fn codings_at(blocks: &Blocks, frame: &ViewFrame<'_>, point: Pos2) -> Vec<HoveredCoding> {
    let key_of = |mark: usize| frame.decorations.mark(mark).map(|mark| mark.key);
    let beside: Vec<HoveredCoding> = frame
        .margin
        .at(point)
        .into_iter()
        .filter_map(|(mark, rect)| {
            Some(HoveredCoding {
                key: key_of(mark)?,
                rect,
                on_text: false,
            })
        })
        .collect();
    if !beside.is_empty() {
        return beside;
    }
    let on_text = || {
        let shown = frame.block_at(point.y)?;
        let layout = blocks.ready(shown.block)?;
        let origin = frame.origin(shown);
        let cluster = layout.cluster_at(point - origin.to_vec2())?;
        let byte = cluster.start + blocks.content().block(shown.block).bytes.start;
        let line = layout.line(layout.line_of_byte(cluster.start));
        let rect = Rect::from_x_y_ranges(
            frame.columns.text.0..=frame.columns.text.1,
            origin.y + line.top..=origin.y + line.bottom,
        );
        let mut marks: Vec<_> = frame
            .decorations
            .marks_on(shown.block)
            .filter(|(_, mark)| mark.kind == MarkKind::Coding && mark.range.contains(&byte))
            .map(|(_, mark)| (mark.range.len(), mark.key))
            .collect();
        // The shortest is the one that could not be reached elsewhere.
        marks.sort_unstable();
        Some(marks.into_iter().map(move |(_, key)| HoveredCoding {
            key,
            rect,
            on_text: true,
        }))
    };
    on_text().into_iter().flatten().collect()
}

/// The coding that counts among several; for a click the one after the selected one.
fn preferred(under: &[HoveredCoding], frame: &ViewFrame<'_>, click: bool) -> Option<HoveredCoding> {
    let is_selected = |coding: &HoveredCoding| {
        let mark = frame.decorations.coding(coding.key);
        mark.is_some_and(|mark| mark.selected)
    };
    let selected = under.iter().position(is_selected);
    match selected {
        Some(index) if click => under.get((index + 1) % under.len()).copied(),
        Some(index) => under.get(index).copied(),
        None => under.first().copied(),
    }
}

fn drop_on(
    view: &mut DocumentView,
    ui: &Ui,
    blocks: &Blocks,
    frame: &ViewFrame<'_>,
    point: Pos2,
    happened: &mut ViewInteraction,
) {
    if !frame.rect.contains(point) {
        return;
    }
    let target = match view.selection() {
        Some(selection) if on_selection(view, blocks, frame, point) => selection,
        _ => paragraph_at(blocks, hit(blocks, frame, point).byte),
    };
    if ui.input(|i| i.pointer.any_released()) {
        view.press = MousePress::Nothing;
        happened.dropped = Some(target);
    } else {
        happened.drop_target = Some(target);
        let inner = frame.rect.shrink2(vec2(0.0, DROP_EDGE));
        happened.scrolled = autoscroll(view, ui, inner, point);
    }
}

pub(super) fn hit(blocks: &Blocks, frame: &ViewFrame<'_>, point: Pos2) -> Caret {
    let Some(shown) = frame.block_at(point.y) else {
        return Caret::default();
    };
    let start = blocks.content().block(shown.block).bytes.start;
    let local = blocks.ready(shown.block).map_or(Caret::default(), |layout| {
        layout.hit(point - frame.origin(shown).to_vec2())
    });
    Caret {
        byte: local.byte + start,
        ..local
    }
}

/// Whether a point lies on the selected letters.
fn on_selection(view: &DocumentView, blocks: &Blocks, frame: &ViewFrame<'_>, point: Pos2) -> bool {
    let (Some(selection), Some(shown)) = (view.selection(), frame.block_at(point.y)) else {
        return false;
    };
    let start = blocks.content().block(shown.block).bytes.start;
    let cluster = blocks
        .ready(shown.block)
        .and_then(|layout| layout.cluster_at(point - frame.origin(shown).to_vec2()));
    cluster.is_some_and(|cluster| selection.contains(&(cluster.start + start)))
}

/// Whether the selected words at a point are those of the selected coding: they have been coded, so that a drag in them
/// selects others. By its stripe the coding is dragged all the same.
fn is_coded(view: &DocumentView, frame: &ViewFrame<'_>, point: Pos2) -> bool {
    let (Some(selection), Some(shown)) = (view.selection(), frame.block_at(point.y)) else {
        return false;
    };
    let mut marks = frame.decorations.marks_on(shown.block).map(|(_, mark)| mark);
    marks.any(|mark| mark.selected && mark.resizable && mark.range == selection)
}

/// Where the end of the selection is on the screen.
pub(super) fn selection_end(view: &DocumentView, blocks: &Blocks, frame: &ViewFrame<'_>) -> Option<Rect> {
    let caret = view.selection?.focus;
    let seen_in = |shown: &&ShownBlock| {
        let bytes = blocks.content().block(shown.block).bytes;
        let at_start = caret.byte == bytes.start && caret.affinity == Affinity::Upstream;
        let elsewhere = at_start && !blocks.content().is_edge(shown.block, false);
        bytes.start <= caret.byte && caret.byte <= bytes.end && !elsewhere
    };
    // At the border of two blocks of a paragraph, a caret that belongs to the letter after it is seen in the second.
    let shown = match caret.affinity {
        Affinity::Upstream => frame.shown.iter().find(seen_in)?,
        Affinity::Downstream => frame.shown.iter().rfind(seen_in)?,
    };
    let start = blocks.content().block(shown.block).bytes.start;
    let seen = blocks.ready(shown.block)?.caret(Caret {
        byte: caret.byte.saturating_sub(start),
        ..caret
    });
    let origin = frame.origin(shown);
    Some(Rect::from_x_y_ranges(
        origin.x + seen.x..=origin.x + seen.x,
        origin.y + seen.top..=origin.y + seen.bottom,
    ))
}

pub(super) fn set_caret(view: &mut DocumentView, caret: Caret, extend: bool) {
    let anchor = match view.selection {
        Some(selection) if extend => selection.anchor,
        _ => caret.byte,
    };
    view.selection = Some(TextSelection { anchor, focus: caret });
    view.by_letters = false;
    view.column = None;
}

/// Lets the selection go from a byte to the pointer: over whole words while a text is read, over letters while Alt is
/// held, while a text is edited, and where whole words are not wished for.
fn follow_pointer(
    view: &mut DocumentView,
    ui: &Ui,
    blocks: &Blocks,
    frame: &ViewFrame<'_>,
    from: usize,
    to: Caret,
) {
    view.column = None;
    view.by_letters = ui.input(|i| i.modifiers.alt) && !frame.editing;
    let bytes = from.min(to.byte)..from.max(to.byte);
    if bytes.is_empty() || frame.editing || view.by_letters || !frame.options.whole_words {
        view.selection = Some(TextSelection {
            anchor: from,
            focus: to,
        });
        return;
    }
    let words = Passages::new(blocks.content().text(), &[]).whole_words(bytes);
    view.selection = Some(if from < to.byte {
        TextSelection {
            anchor: words.start,
            focus: Caret::after(words.end),
        }
    } else {
        TextSelection {
            anchor: words.end,
            focus: Caret::before(words.start),
        }
    });
}

pub(super) fn select(view: &mut DocumentView, range: Range<usize>) {
    view.set_selection(Some(range));
}

/// What is said in the paragraph of a byte, without the name of the speaker: that is what a person means to code.
fn paragraph_at(blocks: &Blocks, byte: usize) -> Range<usize> {
    let content = blocks.content();
    let Some(paragraph) = content.paragraphs().get(content.paragraph_at(byte)) else {
        return byte..byte;
    };
    let bytes = paragraph.bytes.clone();
    let label_end = paragraph
        .label
        .as_ref()
        .map_or(bytes.start, |label| label.bytes.end);
    let said = content.text().get(label_end..bytes.end).unwrap_or_default();
    let start = label_end + (said.len() - said.trim_start().len());
    if start < bytes.end {
        start..bytes.end
    } else {
        bytes
    }
}

fn word_at(blocks: &Blocks, byte: usize) -> Range<usize> {
    let bytes = blocks.content().block(blocks.content().block_at(byte)).bytes;
    let text = blocks.content().text().get(bytes.clone()).unwrap_or_default();
    let word = words::word_at(text, byte.saturating_sub(bytes.start));
    word.start + bytes.start..word.end + bytes.start
}

/// Scrolls while something is dragged over the upper or lower edge of `inner`.
pub(super) fn autoscroll(view: &mut DocumentView, ui: &Ui, inner: Rect, point: Pos2) -> bool {
    let outside = (point.y - inner.bottom()).max(0.0) - (inner.top() - point.y).max(0.0);
    if outside == 0.0 {
        return false;
    }
    let seconds = ui.input(|i| i.stable_dt).min(0.1);
    view.anchor.offset += f64::from(outside * AUTOSCROLL * seconds);
    ui.request_repaint();
    true
}
