//! Text as a screen reader walks over it: a node for each visual line, with its letters and words.

use std::ops::Range;

use egui::accesskit::{self, NodeId, Role, TextDirection, TextPosition};
use egui::{Id, Pos2, Rect, Sense, Ui};
use unicode_segmentation::UnicodeSegmentation as _;

use super::{Caret, TextLayout};

/// A node that shows a piece of the text.
pub(super) struct TextRun {
    pub node: NodeId,
    /// Byte at which each character (grapheme) of the piece begins, and its end.
    pub borders: Vec<usize>,
}

impl TextRun {
    /// Adds a visual line of a layout, of which `bytes` of `text` were laid out, below the node of a `Ui`. `corner` is
    /// that of the layout on the screen.
    pub fn add(
        below: &Ui,
        id: Id,
        text: &str,
        bytes: Range<usize>,
        layout: &TextLayout,
        number: usize,
        corner: Pos2,
    ) -> Self {
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
        let shape = LineShape::of(layout, number, &borders, bytes.start);
        let rect = shape.rect.translate(corner.to_vec2());
        // Registers the id below the field; there is nothing to interact with.
        below.interact(rect, id, Sense::hover());
        below.ctx().accesskit_node_builder(id, |node| {
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
        Self {
            node: id.accesskit_id(),
            borders,
        }
    }

    /// The place of a byte, if it lies in this run.
    pub fn position(&self, byte: usize) -> Option<TextPosition> {
        let (first, last) = (self.borders.first()?, self.borders.last()?);
        (*first <= byte && byte <= *last).then(|| TextPosition {
            node: self.node,
            character_index: self.borders.partition_point(|border| *border < byte),
        })
    }
}

/// Where the characters of a line are, measured from the side the line starts on.
struct LineShape {
    rect: Rect,
    positions: Vec<f32>,
    widths: Vec<f32>,
}

impl LineShape {
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
