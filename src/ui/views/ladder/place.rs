//! Where rows stand: heights are estimated for all and measured for those that come into view, and the view stays with
//! the row at its top while heights become known, rows come and go, and columns change their widths.

use super::RowToShow;
use super::rows::FoundRows;
use crate::model::CodingId;
use crate::ui::typeset::BlockHeights;

/// Space kept around a row that was brought into view, in points.
const AROUND: f64 = 8.0;

/// Heights of rows and the place of the view among them.
#[derive(Default)]
pub(super) struct RowPlaces {
    heights: BlockHeights,
    measured: Vec<bool>,
    /// What the heights were made for; none when they must be made anew.
    made_for: Option<u64>,
    /// How much is above the view, in points.
    offset: f64,
    /// What the view showed last, which may be elsewhere than it is to stand now.
    shown: f64,
    /// The height of the view.
    view: f64,
    /// The row at the top of the view, and how much of it is above.
    top: Option<(CodingId, usize, f64)>,
}

impl RowPlaces {
    /// Notes where the view stands after a frame.
    pub fn moved_to(&mut self, offset: f64, found: &FoundRows) {
        (self.offset, self.shown) = (offset, offset);
        let row = self.heights.at(offset);
        self.top = found
            .entry(row)
            .map(|entry| (entry.coding, row, offset - self.heights.top(row)));
    }

    /// Goes back to the beginning.
    pub fn go_to_top(&mut self) {
        self.offset = 0.0;
        self.top = None;
    }

    /// The rows have changed: nothing is known of their heights.
    pub fn forget(&mut self, found: &FoundRows) {
        self.made_for = None;
        if let Some((coding, row, _)) = &mut self.top {
            *row = found.place(*coding).unwrap_or(*row);
        }
    }

    /// Estimates all heights unless that was done under the same `key`.
    pub fn estimate(&mut self, key: u64, rows: usize, guess: impl Fn(usize) -> f64) {
        if self.made_for == Some(key) {
            return;
        }
        self.made_for = Some(key);
        self.heights = BlockHeights::new((0..rows).map(guess).collect());
        self.measured = vec![false; rows];
        self.offset = match self.top {
            Some((_, row, above)) => self.heights.top(row) + above,
            None => 0.0,
        };
    }

    /// Whether a part of a row was in view when the table was last drawn.
    pub fn is_in_view(&self, row: usize) -> bool {
        row < self.count() && self.top(row + 1) > self.shown && self.top(row) < self.shown + self.view
    }

    /// Number of rows.
    pub fn count(&self) -> usize {
        self.measured.len()
    }

    /// Height of all rows.
    pub fn total(&self) -> f64 {
        self.heights.total()
    }

    /// The top of a row.
    pub fn top(&self, row: usize) -> f64 {
        self.heights.top(row)
    }

    /// The height of a row.
    pub fn height(&self, row: usize) -> f64 {
        self.heights.get(row)
    }

    /// The row at a height, the last below all of them.
    pub fn at(&self, y: f64) -> usize {
        self.heights.at(y)
    }

    /// Sets the height of a row, as that of one that is written in.
    pub fn set(&mut self, row: usize, height: f64) {
        self.heights.set(row, height);
        if let Some(measured) = self.measured.get_mut(row) {
            *measured = true;
        }
    }

    fn measure_row(&mut self, row: usize, measure: &mut impl FnMut(usize) -> f64) -> bool {
        if self.measured.get(row).is_none_or(|known| *known) {
            return false;
        }
        let height = measure(row);
        self.set(row, height);
        true
    }

    /// Measures what a view of this height will show, brings a row into it that is sought, and gives the offset to
    /// which it has to go so that what it showed stays where it was; `None` where it stands already.
    pub fn settle(
        &mut self,
        view: f64,
        sought: Option<RowToShow>,
        mut measure: impl FnMut(usize) -> f64,
    ) -> Option<f64> {
        let count = self.count();
        self.view = view;
        if count == 0 {
            return None;
        }
        let mut held = None;
        if let Some(RowToShow { row, middle }) = sought {
            let row = row.min(count - 1);
            self.measure_row(row, &mut measure);
            let (top, height) = (self.top(row), self.height(row));
            let bottom = top + height;
            let (from, to) = (self.offset, self.offset + view);
            if middle && (bottom <= from || top >= to) {
                self.offset = top - (view - height).max(0.0) / 3.0;
            } else if top < from + AROUND || height > view {
                self.offset = top - AROUND;
            } else if bottom > to - AROUND {
                self.offset = bottom + AROUND - view;
            }
            held = Some(row);
        }
        // Measuring rows moves those below them, and so what is in view; a few rounds settle it.
        for _ in 0..4 {
            let first = self.at(self.offset.max(0.0));
            let known = |row: &usize| self.measured.get(*row) == Some(&true);
            let anchor = held.unwrap_or_else(|| {
                let seen = (first..count).take_while(|row| self.top(*row) < self.offset + view);
                seen.clone().find(known).unwrap_or(first)
            });
            let before = self.top(anchor);
            let mut learnt = false;
            let mut row = first.saturating_sub(1);
            while row < count && (row <= first || self.top(row) < self.offset + view) {
                learnt |= self.measure_row(row, &mut measure);
                row += 1;
            }
            self.offset += self.top(anchor) - before;
            if !learnt {
                break;
            }
        }
        self.offset = self.offset.clamp(0.0, (self.total() - view).max(0.0));
        ((self.offset - self.shown).abs() > 0.25).then_some(self.offset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standing(rows: usize) -> RowPlaces {
        let mut standing = RowPlaces::default();
        standing.estimate(1, rows, |_| 50.0);
        standing
    }

    #[test]
    fn what_is_in_view_stays_where_it_was_while_heights_become_known() {
        let mut standing = standing(1000);
        assert_eq!(standing.settle(200.0, None, |_| 30.0), None);
        // Far down by the scroll bar, then up by a part of a row: rows above come into view and turn out higher.
        standing.offset = 20_000.0;
        standing.settle(200.0, None, |_| 30.0);
        let first = standing.at(standing.offset) + 1;
        let on_screen = standing.top(first) - standing.offset;
        standing.offset -= 90.0;
        standing.settle(200.0, None, |_| 80.0);
        assert!((standing.top(first) - standing.offset - on_screen - 90.0).abs() < 1e-6);
        // At the end there is nothing below the last row.
        standing.offset = 1e9;
        let end = standing.settle(200.0, None, |_| 30.0).unwrap();
        assert!((end + 200.0 - standing.total()).abs() < 1e-6);
    }

    #[test]
    fn a_sought_row_comes_into_view_and_no_further_than_needed() {
        let mut standing = standing(1000);
        standing.settle(200.0, None, |_| 40.0);
        let seek = |standing: &mut RowPlaces, row, middle| {
            standing.settle(200.0, Some(RowToShow { row, middle }), |_| 40.0);
            standing.top(row) - standing.offset
        };
        assert_eq!(seek(&mut standing, 2, false), 80.0);
        assert_eq!(seek(&mut standing, 4, false), 200.0 - 40.0 - AROUND);
        let at = seek(&mut standing, 900, true);
        assert!(at > 0.0 && at < 160.0, "{at}");
        assert_eq!(seek(&mut standing, 899, true), at - 40.0);
        assert_eq!(seek(&mut standing, 0, false), 0.0);
        assert!((seek(&mut standing, 5000, false)).is_finite());
    }

    #[test]
    fn nothing_stands_in_an_empty_table() {
        let mut standing = standing(0);
        assert_eq!(
            standing.settle(200.0, Some(RowToShow { row: 3, middle: true }), |_| 40.0),
            None
        );
        assert_eq!((standing.count(), standing.total()), (0, 0.0));
    }
}
