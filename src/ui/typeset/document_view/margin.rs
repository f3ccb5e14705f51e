//! Beside the text: stripes in lanes, and the names of codes beside the stripes.

use std::ops::RangeInclusive;

use egui::{Rect, pos2};

use super::blocks::Blocks;
use super::columns::Columns;
use super::decorations::{CodingMark, Decorations};
use super::lanes::{Extent, MOST_LANES, assign, place_names};
use super::scroll::ShownBlock;
use crate::ui::typeset::TextLayout;

/// Lines that a name takes at most, where there is room for them.
const MOST_ROWS: usize = 3;
/// The width of a letter as a share of the height of a row, rather too much than too little.
const LETTER: f32 = 0.36;
/// Room beside a name, for the colour and the sign of a memo, in points.
const BESIDE_NAME: f32 = 26.0;

/// A stripe, or the part of one that lies beside one block.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stripe {
    /// Index of the coding.
    pub mark: usize,
    pub lane: usize,
    pub rect: Rect,
    /// Whether the coding begins and ends here, so that the stripe has round ends.
    pub ends: [bool; 2],
}

/// A name, or the number of names there was no room for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct MarginName {
    pub label: NameLabel,
    pub rect: Rect,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NameLabel {
    /// Index of the coding.
    Mark(usize),
    /// So many names were left out.
    More(usize),
}

/// Everything beside the blocks on the screen.
#[derive(Debug, Default)]
pub(super) struct Margin {
    pub stripes: Vec<Stripe>,
    pub names: Vec<MarginName>,
}

impl Margin {
    pub fn new(
        blocks: &Blocks,
        shown: &[ShownBlock],
        decorations: &Decorations,
        columns: &Columns,
        row: f32,
    ) -> Self {
        let mut margin = Self::default();
        for block in shown {
            if let Some(layout) = blocks.ready(block.block) {
                margin.add_block(blocks, block, layout, decorations, columns, row);
            }
        }
        margin
    }

    fn add_block(
        &mut self,
        blocks: &Blocks,
        shown: &ShownBlock,
        layout: &TextLayout,
        decorations: &Decorations,
        columns: &Columns,
        row: f32,
    ) {
        let bytes = blocks.content().block(shown.block).bytes;
        let extents: Vec<Extent> = decorations
            .marks_on(shown.block)
            .map(|(mark, coding)| Extent {
                mark,
                lines: lines_of(coding, layout, bytes.start),
                fixed: decorations.long_lane(mark),
            })
            .collect();
        let band = LineBand::new(blocks.setting().size);
        let mut wanted = Vec::new();
        for (extent, lane) in extents.iter().zip(assign(&extents)) {
            let Some(coding) = decorations.mark(extent.mark) else {
                continue;
            };
            let begins = bytes.start <= coding.range.start;
            let ends = coding.range.end <= bytes.end;
            let first = band.of(layout, *extent.lines.start(), shown.text_top);
            let last = band.of(layout, *extent.lines.end(), shown.text_top);
            let top = if begins { *first.start() } else { shown.top };
            let bottom = if ends { *last.end() } else { shown.bottom };
            let across = columns.stripe(lane.min(MOST_LANES));
            self.stripes.push(Stripe {
                mark: extent.mark,
                lane,
                rect: Rect::from_x_y_ranges(across, top..=bottom),
                ends: [begins, ends],
            });
            if begins {
                let line = f32::midpoint(*first.start(), *first.end());
                wanted.push((line - row / 2.0, extent.mark));
            }
        }
        if columns.names.1 - columns.names.0 > 1.0 {
            self.add_names(wanted, shown, decorations, columns, row);
        }
    }

    fn add_names(
        &mut self,
        mut wanted: Vec<(f32, usize)>,
        shown: &ShownBlock,
        decorations: &Decorations,
        columns: &Columns,
        row: f32,
    ) {
        wanted.sort_by(|a, b| a.0.total_cmp(&b.0));
        let heights: Vec<f32> = wanted.iter().map(|(y, _)| *y).collect();
        let places = place_names(&heights, row, shown.text_top, shown.bottom);
        let left_out = wanted.len() - places.len();
        for (number, (place, (_, mark))) in places.iter().zip(&wanted).enumerate() {
            let label = if left_out > 0 && number + 1 == places.len() {
                NameLabel::More(left_out + 1)
            } else {
                NameLabel::Mark(*mark)
            };
            let wanted = decorations
                .mark(*mark)
                .filter(|_| label == NameLabel::Mark(*mark))
                .map_or(1, |mark| rows_of(&mark.name, columns, row));
            let limit = places.get(number + 1).copied().unwrap_or(shown.bottom);
            let rows = wanted.min(((limit - place) / row) as usize).max(1);
            let bottom = *place + row * rows as f32;
            let rect = Rect::from_min_max(pos2(columns.names.0, *place), pos2(columns.names.1, bottom));
            self.names.push(MarginName { label, rect });
        }
    }

    /// The codings whose stripe or name is at a point, the nearest first.
    pub fn at(&self, point: egui::Pos2) -> Vec<(usize, Rect)> {
        let on_name = self.names.iter().filter_map(|name| match name.label {
            NameLabel::Mark(mark) if name.rect.contains(point) => Some((mark, name.rect)),
            _ => None,
        });
        let on_stripe = self
            .stripes
            .iter()
            .filter(|stripe| stripe.rect.expand2(egui::vec2(2.0, 0.0)).contains(point))
            .map(|stripe| (stripe.mark, stripe.rect));
        on_name.chain(on_stripe).collect()
    }
}

/// About how many lines a name will take beside the stripes, at most [`MOST_ROWS`].
fn rows_of(name: &str, columns: &Columns, row: f32) -> usize {
    let room = columns.names.1 - columns.names.0 - BESIDE_NAME;
    let letters = name.chars().count() as f32;
    let lines = (letters * row * LETTER / room.max(row)).ceil();
    (lines as usize).clamp(1, MOST_ROWS)
}

/// The visual lines of a block that a coding touches.
fn lines_of(coding: &CodingMark, layout: &TextLayout, start: usize) -> RangeInclusive<usize> {
    let first = layout.line_of_byte(coding.range.start.saturating_sub(start));
    let last = layout.line_of_byte(coding.range.end.saturating_sub(start + 1));
    first..=last.max(first)
}

/// The part of a line that tints and stripes take: the letters with a little air, less than the whole line, so that
/// paper shows between coded lines.
#[derive(Clone, Copy, Debug)]
pub(super) struct LineBand {
    above: f32,
    below: f32,
}

impl LineBand {
    pub fn new(size: f32) -> Self {
        Self {
            above: size * 1.06,
            below: size * 0.58,
        }
    }

    /// Upper and lower edge of the band of a line of a layout that begins at `top`.
    pub fn of(self, layout: &TextLayout, line: usize, top: f32) -> RangeInclusive<f32> {
        let baseline = top + layout.line(line).baseline;
        baseline - self.above..=baseline + self.below
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::typeset::{Direction, TextEngine, TextStyle};

    const LONG: &str =
        "شکاف میان آنچه در آیین‌نامهٔ دفاتر پیشخوان (مصوب ۱۳۹۶) آمده و آنچه در ۲۴ ساعت کار روزانه می‌گذرد";

    #[test]
    fn a_long_name_asks_for_as_many_lines_as_it_may_take_and_a_short_one_for_one() {
        let view = Rect::from_min_max(pos2(0.0, 0.0), pos2(1100.0, 600.0));
        let columns = Columns::new(view, Direction::Rtl, 640.0, true, true);
        assert!(columns.names.1 - columns.names.0 > 100.0, "names have room");
        assert_eq!(rows_of("کوتاه", &columns, 18.0), 1);
        assert_eq!(rows_of(LONG, &columns, 18.0), MOST_ROWS);
    }

    #[test]
    fn a_name_is_cut_only_after_its_last_line() {
        let mut engine = TextEngine::new(false);
        let style = TextStyle::new(12.0, Direction::Rtl).with_line_height(1.5);
        let (one, two, three) = (1, 2, 3);
        let lines = |engine: &mut TextEngine, most| engine.rows(LONG, &style, 1.0, 200.0, most).line_count();
        assert_eq!(lines(&mut engine, two), 2);
        assert_eq!(lines(&mut engine, three), 3);
        assert_eq!(lines(&mut engine, one), 1);
        // Where there is room for all nothing is cut.
        let whole = engine.rows(LONG, &style, 1.0, 200.0, 12);
        assert_eq!(whole.text_len(), LONG.len());
        let cut = engine.rows(LONG, &style, 1.0, 200.0, two);
        assert!(cut.text_len() < LONG.len());
        let more = engine.rows(LONG, &style, 1.0, 200.0, three).text_len();
        assert!(cut.text_len() < more, "three lines hold more than two");
    }
}
