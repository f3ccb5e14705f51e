//! The edges of codings in the text, which can be taken with the mouse and dragged.

use std::ops::Range;

use egui::{Pos2, Rect, Ui, pos2, vec2};

use super::blocks::Blocks;
use super::content::DocumentContent;
use super::interact::{MousePress, autoscroll, hit};
use super::margin::LineBand;
use super::{DocumentView, DraggedEdge, ViewFrame};
use crate::text::words::words;
use crate::ui::typeset::{Caret, TextLayout};

/// Width of the line that marks where a coding begins and ends.
const WIDTH: f32 = 1.5;
/// How far from an edge of the chosen coding the pointer takes it, in points, where it is on no letter.
const REACH: f32 = 6.0;
/// Half the size of the handle at an edge of the chosen coding, in points, and how far around it the pointer takes it.
const HANDLE: f32 = 3.5;
const AROUND_HANDLE: f32 = 2.5;
/// How far the pointer goes before an edge follows it, in points, so that a click moves none.
const SLACK: f32 = 3.0;

/// An end of a coding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CodingEdge {
    Start,
    End,
}

/// An edge in the hand.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct HeldEdge {
    key: u64,
    edge: CodingEdge,
    /// The coding as it was.
    before: Range<usize>,
    /// The coding as it would be now.
    now: Range<usize>,
    /// Where the pointer took it; `None` once it has moved away from there.
    taken_at: Option<Pos2>,
    /// How far above its line the pointer took it, in points, less than 0 below: a handle stands outside of the line.
    above: f32,
}

/// The line of an edge in a block that begins at byte `bytes.start` and is drawn at `origin`; `None` when the edge is in
/// another block.
pub(super) fn line_of(
    layout: &TextLayout,
    band: LineBand,
    origin: Pos2,
    bytes: &Range<usize>,
    coding: &Range<usize>,
    edge: CodingEdge,
) -> Option<Rect> {
    let caret = match edge {
        CodingEdge::Start => Caret::before(coding.start),
        CodingEdge::End => Caret::after(coding.end),
    };
    let here = match edge {
        CodingEdge::Start => coding.start >= bytes.start,
        CodingEdge::End => coding.end <= bytes.end,
    };
    let byte = caret.byte.checked_sub(bytes.start).filter(|_| here)?;
    let seen = layout.caret(Caret { byte, ..caret });
    let down = band.of(layout, seen.line, origin.y);
    let x = origin.x + seen.x;
    Some(Rect::from_x_y_ranges(x - WIDTH / 2.0..=x + WIDTH / 2.0, down))
}

/// The handle by which an edge is taken, at the end of its line away from the letters: above where a coding begins, below
/// where it ends.
pub(super) fn handle_of(line: Rect, edge: CodingEdge) -> Rect {
    let at = match edge {
        CodingEdge::Start => line.center_top(),
        CodingEdge::End => line.center_bottom(),
    };
    Rect::from_center_size(at, vec2(2.0 * HANDLE, 2.0 * HANDLE))
}

/// The edge of the chosen coding that the pointer would take at a point: by its handle, or by its line where there is no
/// letter. A press on a letter always begins a selection, and one at a coding that is not chosen too.
pub(super) fn at(blocks: &Blocks, frame: &ViewFrame<'_>, point: Pos2) -> Option<HeldEdge> {
    let shown = frame.block_at(point.y)?;
    let layout = blocks.ready(shown.block)?;
    let (origin, bytes) = (frame.origin(shown), blocks.content().block(shown.block).bytes);
    let band = LineBand::new(frame.options.size);
    let on_letter = || {
        let cluster = layout.cluster_at(point - origin.to_vec2());
        let text = blocks.content().block_text(shown.block);
        let letters = cluster.and_then(|bytes| text.get(bytes));
        letters.is_some_and(|letters| !letters.trim().is_empty())
    };
    let mut marks = frame.decorations.marks_on(shown.block).map(|(_, mark)| mark);
    let mark = marks.find(|mark| mark.selected && mark.resizable)?;
    let near = [CodingEdge::Start, CodingEdge::End]
        .into_iter()
        .filter_map(|edge| {
            let line = line_of(layout, band, origin, &bytes, &mark.range, edge)?;
            let beside = (line.center().x - point.x).abs();
            let at_line = beside <= REACH && line.y_range().contains(point.y) && !on_letter();
            let at_handle = handle_of(line, edge).expand(AROUND_HANDLE).contains(point);
            (at_line || at_handle).then_some((beside, edge, line.center().y - point.y))
        });
    let (_, edge, above) = near.min_by(|a, b| a.0.total_cmp(&b.0))?;
    Some(HeldEdge {
        key: mark.key,
        edge,
        before: mark.range.clone(),
        now: mark.range.clone(),
        taken_at: Some(point),
        above,
    })
}

/// Lets the edge in the hand follow the pointer, to the nearest border of a word or, with Alt, of a letter. Beyond the
/// view it scrolls; says whether it did.
pub(super) fn follow(
    view: &mut DocumentView,
    ui: &Ui,
    blocks: &Blocks,
    frame: &ViewFrame<'_>,
    point: Pos2,
) -> bool {
    let Some(mut held) = view.edge.take() else {
        return false;
    };
    if held.taken_at.is_some_and(|from| from.distance(point) < SLACK) {
        view.edge = Some(held);
        return false;
    }
    held.taken_at = None;
    let scrolled = autoscroll(view, ui, frame.rect, point);
    let y = point.y + held.above;
    let inside = pos2(point.x, y.clamp(frame.rect.top(), frame.rect.bottom() - 1.0));
    let byte = hit(blocks, frame, inside).byte;
    let byte = if ui.input(|input| input.modifiers.alt) {
        byte
    } else {
        to_word(blocks.content(), byte, held.edge)
    };
    let wanted = match held.edge {
        CodingEdge::Start => byte..held.before.end,
        CodingEdge::End => held.before.start..byte,
    };
    // Something is always left: beyond its other edge it stays where it was.
    if wanted.start < wanted.end {
        held.now = wanted;
    }
    view.edge = Some(held);
    scrolled
}

/// The border of a word that is nearest to a byte: where one begins for the start of a coding, where one ends for its
/// end. Signs that touch the word may be taken in or left out; the label of a speaker is never entered.
fn to_word(content: &DocumentContent, byte: usize, edge: CodingEdge) -> usize {
    let Some(paragraph) = content.paragraphs().get(content.paragraph_at(byte)) else {
        return byte;
    };
    let bytes = paragraph.bytes.clone();
    let start = paragraph
        .label
        .as_ref()
        .map_or(bytes.start, |label| label.bytes.end);
    if byte < start && edge == CodingEdge::End {
        return bytes.start;
    }
    let said = content.text().get(start..bytes.end).unwrap_or_default();
    let not_blank = |c: char| !c.is_whitespace();
    // Signs alone: another word stands between some that do not belong to this one.
    let are_signs = |part: &str| !part.chars().any(char::is_alphanumeric);
    let borders = words(said).flat_map(|word| match edge {
        CodingEdge::Start => {
            let before = said.get(..word.range.start).unwrap_or_default();
            let from = before.trim_end_matches(not_blank).len();
            let opened = before.get(from..).is_some_and(are_signs);
            [word.range.start, if opened { from } else { word.range.start }]
        }
        CodingEdge::End => {
            let after = said.get(word.range.end..).unwrap_or_default();
            let until = after.len() - after.trim_start_matches(not_blank).len();
            let closed = after.get(..until).is_some_and(are_signs);
            [word.range.end, word.range.end + if closed { until } else { 0 }]
        }
    });
    borders
        .map(|border| start + border)
        .min_by_key(|border| border.abs_diff(byte))
        .unwrap_or(byte)
}

impl DocumentView {
    /// Gives up the dragging of an edge; the key of the coding and its bytes as they were, if one was dragged.
    pub fn let_go_of_edge(&mut self) -> Option<(u64, Range<usize>)> {
        let held = self.edge.take()?;
        // The button is still down, and means nothing more until it is up.
        self.press = MousePress::Carrying;
        Some((held.key, held.before))
    }

    /// What is told of the edge in the hand, once it has moved.
    pub(super) fn dragged_edge(&self, released: bool) -> Option<DraggedEdge> {
        let held = self.edge.as_ref().filter(|held| held.taken_at.is_none())?;
        Some(DraggedEdge {
            key: held.key,
            range: held.now.clone(),
            released,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::typeset::Direction;
    use crate::ui::typeset::document_view::tests::interview;

    #[test]
    fn an_edge_goes_to_the_nearest_border_of_a_word() {
        let text = "م۱: گفت «می\u{200c}خواهم بروم.» و رفت؟\nپرسشگر: خب";
        let content = interview(text, Direction::Rtl);
        let at = |words: &str, edge| {
            let byte = text.find(words).unwrap();
            let to = to_word(&content, byte, edge);
            match edge {
                CodingEdge::Start => text.get(to..).unwrap(),
                CodingEdge::End => text.get(..to).unwrap(),
            }
        };
        use CodingEdge::{End, Start};
        for (near, edge, rest) in [
            ("اهم بروم", Start, "بروم.» و رفت؟\nپرسشگر: خب"),
            (
                "ی\u{200c}خواهم",
                Start,
                "می\u{200c}خواهم بروم.» و رفت؟\nپرسشگر: خب",
            ),
            ("«می", Start, "«می\u{200c}خواهم بروم.» و رفت؟\nپرسشگر: خب"),
            ("۱: گفت", Start, "گفت «می\u{200c}خواهم بروم.» و رفت؟\nپرسشگر: خب"),
            ("وم.»", End, "م۱: گفت «می\u{200c}خواهم بروم"),
            (" و رفت", End, "م۱: گفت «می\u{200c}خواهم بروم.»"),
            ("واهم بروم", End, "م۱: گفت «می\u{200c}خواهم"),
            ("\nپرسشگر", End, "م۱: گفت «می\u{200c}خواهم بروم.» و رفت؟"),
            ("سشگر", End, "م۱: گفت «می\u{200c}خواهم بروم.» و رفت؟\n"),
            ("ب", Start, "بروم.» و رفت؟\nپرسشگر: خب"),
        ] {
            assert_eq!(at(near, edge), rest, "{near} {edge:?}");
        }
        let empty = interview("", Direction::Rtl);
        assert_eq!(to_word(&empty, 0, Start), 0);
    }
}
