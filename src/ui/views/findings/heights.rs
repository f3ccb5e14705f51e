//! Where the rows of a long table stand when their heights are measured little by little.

use std::ops::Range;

/// Heights of rows in points: measured from the first on, estimated after that.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RowHeights {
    /// Tops of the measured rows, and the end of the last of them.
    tops: Vec<f32>,
    count: usize,
    usual: f32,
}

impl RowHeights {
    /// Nothing measured of `count` rows, each thought to be `usual` points high until more is known.
    pub fn new(count: usize, usual: f32) -> Self {
        Self {
            tops: vec![0.0],
            count,
            usual: usual.max(1.0),
        }
    }

    /// Rows measured so far; also the row to measure next.
    pub fn measured(&self) -> usize {
        self.tops.len() - 1
    }

    /// Whether every row is measured.
    pub fn is_complete(&self) -> bool {
        self.measured() >= self.count
    }

    /// Takes the height of the next row.
    pub fn push(&mut self, height: f32) {
        if !self.is_complete() {
            let end = self.end_of_measured();
            self.tops.push(end + height.max(0.0));
        }
    }

    /// Grows a measured row, moving those after it.
    pub fn grow(&mut self, row: usize, by: f32) {
        for top in self.tops.iter_mut().skip(row + 1) {
            *top += by;
        }
    }

    fn end_of_measured(&self) -> f32 {
        self.tops.last().copied().unwrap_or(0.0)
    }

    /// Height of a row not measured yet: the mean of those that are.
    fn guess(&self) -> f32 {
        match self.measured() {
            0 => self.usual,
            n => self.end_of_measured() / n as f32,
        }
    }

    /// The top of a row, from 0; of the row after the last, the end of the table.
    pub fn top(&self, row: usize) -> f32 {
        let row = row.min(self.count);
        match self.tops.get(row) {
            Some(top) => *top,
            None => self.end_of_measured() + (row - self.measured()) as f32 * self.guess(),
        }
    }

    /// The height of so many rows from one on.
    pub fn height(&self, row: usize, rows: usize) -> f32 {
        self.top(row.saturating_add(rows)) - self.top(row)
    }

    /// The height of all rows.
    pub fn total(&self) -> f32 {
        self.top(self.count)
    }

    /// The rows that are seen between two heights.
    pub fn visible(&self, from: f32, to: f32) -> Range<usize> {
        let start = self.row_at(from);
        let end = (self.row_at(to) + 1).min(self.count);
        start.min(end)..end
    }

    /// The row at a height, the last when beyond the end.
    fn row_at(&self, y: f32) -> usize {
        let (mut low, mut high) = (0, self.count);
        while low < high {
            let middle = low.midpoint(high);
            if self.top(middle + 1) <= y {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_among_measured_and_guessed_ones() {
        let mut heights = RowHeights::new(10, 20.0);
        assert_eq!(heights.total(), 200.0);
        assert_eq!(heights.visible(0.0, 45.0), 0..3);
        heights.push(10.0);
        heights.push(50.0);
        assert_eq!((heights.measured(), heights.is_complete()), (2, false));
        assert_eq!(heights.total(), 60.0 + 8.0 * 30.0);
        assert_eq!(heights.visible(10.0, 59.0), 1..2);
        assert_eq!(heights.visible(60.0, 61.0), 2..3);
        assert_eq!(heights.visible(1e6, 2e6), 10..10);
        heights.grow(0, 5.0);
        assert_eq!(heights.top(1), 15.0);
        assert_eq!(heights.height(1, 1), 50.0);
    }

    #[test]
    fn an_empty_table_has_no_rows_to_see() {
        let mut heights = RowHeights::new(0, 20.0);
        heights.push(5.0);
        assert_eq!(heights.total(), 0.0);
        assert_eq!(heights.visible(0.0, 100.0), 0..0);
    }
}
