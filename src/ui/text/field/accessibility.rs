//! What a screen reader hears of a field: its name, text, selection, and a run of text for each visual line.

use egui::accesskit::{self, Action, ActionData, ActionRequest, NodeId, Role, TextDirection, TextPosition};
use egui::{Id, Pos2, Rect, Response, Sense, Ui, vec2};
use unicode_segmentation::UnicodeSegmentation as _;

use super::{Field, FieldState, input};
use crate::ui::text::{Caret, TextLayout};

/// A node that shows a piece of the text.
pub(super) struct Run {
    node: NodeId,
    /// Byte at which each character (grapheme) of the piece begins, and its end.
    borders: Vec<usize>,
}

impl Run {
    fn position(&self, byte: usize) -> Option<TextPosition> {
        let (first, last) = (self.borders.first()?, self.borders.last()?);
        (*first <= byte && byte <= *last).then(|| TextPosition {
            node: self.node,
            character_index: self.borders.partition_point(|border| *border < byte),
        })
    }
}

/// Tells egui and AccessKit about the field. `origin` is the corner of the text on the screen.
pub(super) fn describe(
    ui: &mut Ui,
    response: &Response,
    state: &mut FieldState,
    field: &Field,
    origin: Pos2,
) {
    let role = if field.rows.is_some() {
        Role::MultilineTextInput
    } else {
        Role::TextInput
    };
    let text = state.buffer.text();
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::new(role);
        info.label = Some(field.label.to_owned());
        info.current_text_value = Some(text.to_owned());
        info.hint_text = (!field.hint.is_empty()).then(|| field.hint.to_owned());
        info
    });
    let ctx = ui.ctx().clone();
    let heard = ctx.accesskit_node_builder(response.id, |node| {
        node.set_value(text);
        node.add_action(Action::SetValue);
        node.add_action(Action::ReplaceSelectedText);
        node.add_action(Action::SetTextSelection);
    });
    if heard.is_none() {
        return;
    }
    let runs = add_runs(ui, response, state, origin);
    let position = |byte| runs.iter().find_map(|run| run.position(byte));
    let anchor = position(state.buffer.anchor);
    let focus = position(state.buffer.focus.byte);
    if let (Some(anchor), Some(focus)) = (anchor, focus) {
        ctx.accesskit_node_builder(response.id, |node| {
            node.set_text_selection(accesskit::TextSelection { anchor, focus });
        });
    }
    state.runs = runs;
}

fn add_runs(ui: &mut Ui, response: &Response, state: &FieldState, origin: Pos2) -> Vec<Run> {
    let builder = egui::UiBuilder::new()
        .max_rect(response.rect)
        .id_salt((response.id, "runs"))
        .accessibility_parent(response.id);
    let child = ui.new_child(builder);
    let text = state.shown_text();
    let mut runs = Vec::new();
    for (bytes, layout, top) in state.flow.layouts() {
        for number in 0..layout.line_count() {
            let id = response.id.with(("run", runs.len()));
            let line = layout.line(number);
            let start = bytes.start + line.range.start;
            let mut end = bytes.start + line.range.end;
            if end == bytes.end && text.get(end..).is_some_and(|rest| rest.starts_with('\n')) {
                // The line feed belongs to the last line before it, as AccessKit wants.
                end += 1;
            }
            let piece = text.get(start..end).unwrap_or_default();
            let borders: Vec<usize> = piece
                .grapheme_indices(true)
                .map(|(byte, _)| start + byte)
                .chain([end])
                .collect();
            let shape = Shape::of(layout, number, &borders, bytes.start);
            let rect = shape.rect.translate(origin.to_vec2() + vec2(0.0, top));
            // Registers the id below the field; there is nothing to interact with.
            child.interact(rect, id, Sense::hover());
            ui.ctx().accesskit_node_builder(id, |node| {
                node.set_role(Role::TextRun);
                node.set_text_direction(if layout.direction().is_rtl() {
                    TextDirection::RightToLeft
                } else {
                    TextDirection::LeftToRight
                });
                node.set_value(piece);
                node.set_character_lengths(
                    borders
                        .windows(2)
                        .map(|pair| u8::try_from(pair[1] - pair[0]).unwrap_or(u8::MAX))
                        .collect::<Vec<_>>(),
                );
                node.set_character_positions(shape.positions);
                node.set_character_widths(shape.widths);
                node.set_word_starts(word_starts(piece));
                node.set_bounds(accesskit::Rect {
                    x0: f64::from(rect.left()),
                    y0: f64::from(rect.top()),
                    x1: f64::from(rect.right()),
                    y1: f64::from(rect.bottom()),
                });
            });
            runs.push(Run {
                node: id.accesskit_id(),
                borders,
            });
        }
    }
    runs
}

/// Where the characters of a line are, measured from the side the line starts on.
struct Shape {
    rect: Rect,
    positions: Vec<f32>,
    widths: Vec<f32>,
}

impl Shape {
    fn of(layout: &TextLayout, line: usize, borders: &[usize], start: usize) -> Self {
        let edges = layout.line(line);
        let boxes: Vec<Option<Rect>> = borders
            .windows(2)
            .map(|pair| {
                let range = pair[0] - start..pair[1] - start;
                layout.boxes(range).into_iter().next()
            })
            .collect();
        let caret = layout.caret(Caret::before(edges.range.start));
        let empty = Rect::from_x_y_ranges(caret.x..=caret.x, edges.top..=edges.bottom);
        let rect = boxes
            .iter()
            .flatten()
            .fold(empty, |union, rect| union.union(*rect));
        let from_start = |character: &Rect| {
            if layout.direction().is_rtl() {
                rect.right() - character.right()
            } else {
                character.left() - rect.left()
            }
        };
        Self {
            positions: boxes.iter().map(|b| b.as_ref().map_or(0.0, from_start)).collect(),
            widths: boxes.iter().map(|b| b.map_or(0.0, |b| b.width())).collect(),
            rect,
        }
    }
}

fn word_starts(piece: &str) -> Vec<u8> {
    let mut starts = Vec::new();
    let mut characters = 0usize;
    for word in piece.split_word_bounds() {
        if !word.starts_with(char::is_whitespace) {
            starts.extend(u8::try_from(characters));
        }
        characters += word.graphemes(true).count();
    }
    starts
}

/// Does what a screen reader asks. Says whether the text changed.
pub(super) fn act(state: &mut FieldState, id: Id, request: &ActionRequest, taker: &input::Taker) -> bool {
    if request.target_node != id.accesskit_id() {
        return false;
    }
    match (&request.action, &request.data) {
        (Action::SetValue, Some(ActionData::Value(value))) => {
            state.buffer.select(0..state.buffer.text().len());
            input::insert(state, value, false, taker)
        }
        (Action::ReplaceSelectedText, Some(ActionData::Value(value))) => {
            input::insert(state, value, false, taker)
        }
        (Action::SetTextSelection, Some(ActionData::SetTextSelection(selection))) => {
            let byte = |position: &TextPosition| {
                let run = state.runs.iter().find(|run| run.node == position.node)?;
                run.borders.get(position.character_index).copied()
            };
            if let (Some(anchor), Some(focus)) = (byte(&selection.anchor), byte(&selection.focus)) {
                state.buffer.anchor = anchor;
                state.buffer.set_caret(Caret::after(focus), true);
            }
            false
        }
        _ => false,
    }
}
