//! Caret movement over many hard lines, for fields and documents alike.

use std::ops::Range;

use super::words;
use super::{Affinity, Caret, Direction, TextLayout};

/// A text as a stack of layouts. There is always at least one.
pub(super) trait HardLines {
    /// The whole text.
    fn text(&self) -> &str;
    /// Number of layouts.
    fn count(&self) -> usize;
    /// Bytes of a layout, without the line feed after it.
    fn bytes(&self, index: usize) -> Range<usize>;
    /// The layout, made if it was not yet.
    fn layout(&mut self, index: usize) -> &TextLayout;
}

/// A movement of the caret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CaretMotion {
    /// One place as it is seen.
    Left,
    /// One place as it is seen.
    Right,
    /// One word as it is seen: forward in a right-to-left line.
    WordLeft,
    /// One word as it is seen: backward in a right-to-left line.
    WordRight,
    Up,
    Down,
    /// So many lines up.
    PageUp(usize),
    /// So many lines down.
    PageDown(usize),
    /// To the start of the paragraph, or of the one before.
    ParagraphBack,
    /// To the start of the next paragraph.
    ParagraphForward,
    LineStart,
    LineEnd,
    TextStart,
    TextEnd,
}

/// The layout that shows the caret.
pub(super) fn index_of(lines: &impl HardLines, caret: Caret) -> usize {
    let (mut low, mut high) = (0, lines.count());
    while low + 1 < high {
        let middle = usize::midpoint(low, high);
        if lines.bytes(middle).start <= caret.byte {
            low = middle;
        } else {
            high = middle;
        }
    }
    let belongs_before = caret.affinity == Affinity::Upstream && lines.bytes(low).start == caret.byte;
    match low.checked_sub(1) {
        Some(before) if belongs_before && lines.bytes(before).end == caret.byte => before,
        _ => low,
    }
}

/// Where the caret comes to stand. `column` is the x that Up and Down aim at: kept while they follow each other,
/// forgotten by every other motion. A caret at the end of the text stays.
pub(super) fn moved(
    lines: &mut impl HardLines,
    caret: Caret,
    motion: CaretMotion,
    column: &mut Option<f32>,
) -> Caret {
    let index = index_of(lines, caret);
    let bytes = lines.bytes(index);
    let start = bytes.start;
    let layout = lines.layout(index);
    let local = Caret {
        byte: caret.byte.saturating_sub(start),
        ..caret
    };
    let global = |caret: Caret| Caret {
        byte: caret.byte + start,
        ..caret
    };
    let place = layout.caret(local);
    let rtl = layout.direction().is_rtl();
    let wanted = column.take();
    match motion {
        CaretMotion::Left | CaretMotion::Right => {
            let right = motion == CaretMotion::Right;
            match layout.move_sideways(local, right) {
                Some(next) => global(next),
                None => cross(lines, index, caret, right != rtl),
            }
        }
        CaretMotion::WordLeft | CaretMotion::WordRight => {
            let forward = (motion == CaretMotion::WordRight) != rtl;
            let text = lines.text().get(bytes.clone()).unwrap_or_default();
            // A direction mark at the start is no word of its own.
            let first = mark_len(lines, index);
            let byte = if forward {
                words::next_word(text, local.byte)
            } else {
                words::previous_word(text, local.byte)
            };
            let byte = byte.max(first);
            if byte == local.byte.max(first) {
                cross(lines, index, caret, forward)
            } else {
                global(Caret::before(byte))
            }
        }
        CaretMotion::Up | CaretMotion::Down => {
            let down = motion == CaretMotion::Down;
            let x = wanted.unwrap_or(place.x);
            *column = Some(x);
            match layout.move_lines(local, down, x) {
                Some(next) => global(next),
                None => next_layout_at(lines, index, down, x, caret),
            }
        }
        CaretMotion::PageUp(count) | CaretMotion::PageDown(count) => {
            let step = if matches!(motion, CaretMotion::PageUp(_)) {
                CaretMotion::Up
            } else {
                CaretMotion::Down
            };
            *column = wanted;
            (0..count).fold(caret, |caret, _| moved(lines, caret, step, column))
        }
        CaretMotion::ParagraphBack => {
            let before = index
                .checked_sub(1)
                .filter(|_| local.byte <= mark_len(lines, index));
            Caret::before(before.map_or(start, |before| lines.bytes(before).start))
        }
        CaretMotion::ParagraphForward => match lines.count() - 1 {
            last if index < last => Caret::before(lines.bytes(index + 1).start),
            _ => Caret::after(bytes.end),
        },
        CaretMotion::LineStart => global(layout.line_start(place.line)),
        CaretMotion::LineEnd => global(layout.line_end(place.line)),
        CaretMotion::TextStart => Caret::before(0),
        CaretMotion::TextEnd => Caret::after(lines.bytes(lines.count() - 1).end),
    }
}

/// Length of the direction mark that begins a layout; 0 if there is none.
fn mark_len(lines: &impl HardLines, index: usize) -> usize {
    let text = lines.text().get(lines.bytes(index)).unwrap_or_default();
    Direction::marked(text).map_or(0, |direction| direction.mark().len_utf8())
}

/// From the end of one layout to the start of the next, or back.
fn cross(lines: &impl HardLines, index: usize, caret: Caret, forward: bool) -> Caret {
    if forward {
        if index + 1 < lines.count() {
            return Caret::before(lines.bytes(index + 1).start + mark_len(lines, index + 1));
        }
    } else if let Some(before) = index.checked_sub(1) {
        return Caret::after(lines.bytes(before).end);
    }
    caret
}

fn next_layout_at(lines: &mut impl HardLines, index: usize, down: bool, x: f32, caret: Caret) -> Caret {
    let next = if down { index + 1 } else { index.wrapping_sub(1) };
    if next >= lines.count() {
        let motion = if down {
            CaretMotion::TextEnd
        } else {
            CaretMotion::TextStart
        };
        return moved(lines, caret, motion, &mut None);
    }
    let start = lines.bytes(next).start;
    let layout = lines.layout(next);
    let line = if down { 0 } else { layout.line_count() - 1 };
    let found = layout.hit_on_line(line, x);
    Caret {
        byte: found.byte + start,
        ..found
    }
}

/// Where a caret goes when a selection is given up with an arrow: its visually outer end.
pub(super) fn collapsed(lines: &mut impl HardLines, anchor: usize, focus: Caret, right: bool) -> Caret {
    let index = index_of(lines, focus);
    let forward = right != lines.layout(index).direction().is_rtl();
    let (first, last) = (anchor.min(focus.byte), anchor.max(focus.byte));
    if forward {
        Caret::after(last)
    } else {
        Caret::before(first)
    }
}
