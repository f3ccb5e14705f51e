//! Where things are across the view: numbers, text, stripes, names, scroll bar.

use std::ops::RangeInclusive;

use egui::Rect;

use super::lanes::MOST_LANES;
use crate::ui::typeset::Direction;

/// Width of one lane: the stripe and the space to the next.
pub(super) const LANE: f32 = 8.0;
/// Width of a stripe.
pub(super) const STRIPE: f32 = 4.0;
/// Width of the scroll bar's track.
pub(super) const BAR: f32 = 12.0;

const NUMBERS: f32 = 38.0;
const SPACE: f32 = 14.0;
const MARGIN: f32 = 12.0;
const NARROWEST_NAMES: f32 = 76.0;
const WIDEST_NAMES: f32 = 210.0;
/// Part of the ideal text column below which names are given up rather than more text.
const SMALLEST_MEASURE: f32 = 0.5;

/// Horizontal ranges in points, on the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Columns {
    pub direction: Direction,
    /// Left and right edge of the text.
    pub text: (f32, f32),
    /// The edge of the lanes that is nearer to the text.
    lanes_start: f32,
    /// Left and right edge of the names; empty when there is no room.
    pub names: (f32, f32),
    /// Left and right edge of the paragraph numbers; empty when they are not shown.
    pub numbers: (f32, f32),
    /// Left and right edge of the scroll bar.
    pub bar: (f32, f32),
}

impl Columns {
    /// Divides `view`. `ideal` is the width of the best text column, in points.
    pub fn new(view: Rect, direction: Direction, ideal: f32, numbers: bool, names: bool) -> Self {
        let numbers_width = if numbers { NUMBERS + SPACE } else { MARGIN };
        let lanes_width = SPACE + LANE * (MOST_LANES + 1) as f32;
        let free = (view.width() - MARGIN - numbers_width - lanes_width - BAR - 4.0).max(40.0);
        let with_names = |least: f32| names && free - least >= ideal * SMALLEST_MEASURE;
        let names_width = if with_names(WIDEST_NAMES) {
            (free - ideal).clamp(WIDEST_NAMES * 0.75, WIDEST_NAMES)
        } else if with_names(NARROWEST_NAMES) {
            (free - ideal * SMALLEST_MEASURE).clamp(NARROWEST_NAMES, WIDEST_NAMES * 0.75)
        } else {
            0.0
        };
        let text_width = (free - names_width).min(ideal).floor();
        let slack = free - names_width - text_width;
        // The text itself in the middle, as far as there is room for it.
        let start_side = MARGIN + numbers_width;
        let start = (start_side + slack).min(start_side.max((view.width() - text_width) / 2.0));
        let numbers_range = if numbers {
            (start - SPACE - NUMBERS, start - SPACE)
        } else {
            (start, start)
        };
        let lanes_start = start + text_width + SPACE;
        let names_start = lanes_start + lanes_width - SPACE;
        let end = view.width();
        // Measured from the side the text starts on; in right-to-left documents that is the right.
        let place = |(a, b): (f32, f32)| match direction {
            Direction::Ltr => (view.left() + a, view.left() + b),
            Direction::Rtl => (view.right() - b, view.right() - a),
        };
        Self {
            direction,
            text: place((start, start + text_width)),
            lanes_start: place((lanes_start, lanes_start)).0,
            names: place((names_start, names_start + names_width)),
            numbers: place(numbers_range),
            bar: place((end - BAR, end)),
        }
    }

    /// Width of the text.
    pub fn text_width(&self) -> f32 {
        self.text.1 - self.text.0
    }

    /// Left and right edge of the stripe in a lane.
    pub fn stripe(&self, lane: usize) -> RangeInclusive<f32> {
        let offset = LANE * lane as f32;
        match self.direction {
            Direction::Ltr => self.lanes_start + offset..=self.lanes_start + offset + STRIPE,
            Direction::Rtl => self.lanes_start - offset - STRIPE..=self.lanes_start - offset,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{pos2, vec2};

    #[test]
    fn columns_follow_each_other_and_mirror() {
        for width in [260.0, 420.0, 640.0, 900.0, 1600.0] {
            let view = Rect::from_min_size(pos2(100.0, 0.0), vec2(width, 500.0));
            let ltr = Columns::new(view, Direction::Ltr, 520.0, true, true);
            let in_order = [
                view.left(),
                ltr.numbers.0,
                ltr.numbers.1,
                ltr.text.0,
                ltr.text.1,
                *ltr.stripe(0).start(),
                *ltr.stripe(MOST_LANES).end(),
                ltr.names.0,
                ltr.names.1,
                ltr.bar.1,
            ];
            assert!(in_order.is_sorted(), "{width}: {in_order:?}");
            assert!(
                ltr.names.1 <= ltr.bar.0 + 0.01 || width < 300.0,
                "{width}: {ltr:?}"
            );
            assert!(ltr.text_width() <= 520.0);
            let rtl = Columns::new(view, Direction::Rtl, 520.0, true, true);
            let mirror = |x: f32| view.left() + view.right() - x;
            assert!((rtl.text.0 - mirror(ltr.text.1)).abs() < 0.01);
            assert!((rtl.names.1 - mirror(ltr.names.0)).abs() < 0.01);
            assert!((rtl.stripe(2).end() - mirror(*ltr.stripe(2).start())).abs() < 0.01);
        }
    }
}
