//! Rows of which only those near the view are measured: the others have a guessed height until their turn comes, and
//! what is seen stays where it is while heights become known.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher as _};

use crate::ui::parts::card_rows::CardRows;

/// Rows out of sight that are measured in one frame.
const AHEAD: usize = 40;

/// Heights of rows, and the place of the view among them.
#[derive(Debug, Default)]
pub struct MeasuredRows {
    /// Heights by what they depend on.
    known: HashMap<u64, f32>,
    /// Heights as they were before the basis changed: better guesses than none while a border is dragged.
    before: HashMap<u64, f32>,
    /// The basis has changed since the rows were last measured.
    moving: bool,
    /// What all heights depend on: width, scale, number of lines.
    basis: Option<u64>,
    /// What each row's height depends on.
    keys: Vec<u64>,
    /// A height for each key, `None` until it is measured.
    heights: Vec<Option<f32>>,
    guess: f32,
    places: CardRows,
    /// How far the view is scrolled, in points.
    offset: f32,
    /// No row is left to measure.
    complete: bool,
}

impl MeasuredRows {
    /// Where the rows stand.
    pub fn places(&self) -> &CardRows {
        &self.places
    }

    /// Takes other rows, by what the height of each depends on; `guess` is the height of one that is not known.
    pub fn set_rows(&mut self, keys: Vec<u64>, guess: f32) {
        if self.keys == keys && self.guess == guess {
            return;
        }
        self.keys = keys;
        self.guess = guess;
        self.look_up();
    }

    /// Says what all heights depend on; when that is news, none is known any more, and rows out of sight keep the height
    /// that they had until their turn comes.
    pub fn set_basis(&mut self, basis: u64) {
        let before = self.basis.replace(basis);
        if before == Some(basis) {
            return;
        }
        self.moving = before.is_some();
        self.before.extend(self.known.drain());
        let (row, above) = self.top_row();
        self.look_up();
        self.offset = self.places.extent(row).0 + above;
    }

    fn look_up(&mut self) {
        // Heights of names that are gone are forgotten now and then.
        if self.known.len() > 4 * self.keys.len() + 1024 {
            let keys = &self.keys;
            let wanted: std::collections::HashSet<u64> = keys.iter().copied().collect();
            self.known.retain(|key, _| wanted.contains(key));
        }
        if self.before.len() > 4 * self.keys.len() + 1024 {
            self.before.clear();
        }
        self.heights = self.keys.iter().map(|key| self.known.get(key).copied()).collect();
        self.complete = false;
        self.place();
    }

    fn place(&mut self) {
        let guess = |key: &u64| self.before.get(key).copied().unwrap_or(self.guess);
        let rows = self.heights.iter().zip(&self.keys);
        self.places = CardRows::new(rows.map(|(height, key)| height.unwrap_or_else(|| guess(key))));
    }

    /// The row at the top of the view, and how much of it is above the view.
    fn top_row(&self) -> (usize, f32) {
        let row = self.places.visible(self.offset, self.offset + 1.0).start;
        (row, self.offset - self.places.extent(row).0)
    }

    /// Measures the rows in a view of this height, `sought` that is to come into it, and some of the others. Gives the
    /// offset to which the view has to go so that it shows what it showed; `None` where it stands there already.
    pub fn settle(
        &mut self,
        view: f32,
        sought: Option<usize>,
        mut measure: impl FnMut(usize) -> f32,
    ) -> Option<f32> {
        let before = self.offset;
        if let Some(row) = sought {
            self.take([row], &mut measure);
        }
        // Rows that turn out lower than guessed let others come into view; a few rounds settle it.
        for _ in 0..4 {
            let seen = self.places.visible(self.offset, self.offset + view);
            if !self.take(seen, &mut measure) {
                break;
            }
        }
        // While a border is dragged, what was measured ahead would be thrown away with the next frame.
        let moving = std::mem::take(&mut self.moving);
        if !self.complete && !moving {
            let unknown = |row: &usize| self.heights.get(*row).is_some_and(Option::is_none);
            let ahead: Vec<usize> = (0..self.heights.len()).filter(unknown).take(AHEAD).collect();
            self.complete = ahead.len() < AHEAD;
            self.take(ahead, &mut measure);
        }
        let last = (self.places.total() - view).max(0.0);
        ((self.offset - before).abs() > 0.1).then_some(self.offset.min(last.max(before)))
    }

    /// Measures those of some rows that are not known; the row at the top of the view stays where it is. Whether there
    /// were any.
    fn take(
        &mut self,
        rows: impl IntoIterator<Item = usize>,
        measure: &mut impl FnMut(usize) -> f32,
    ) -> bool {
        let (top, above) = self.top_row();
        let mut some = false;
        for row in rows {
            if let (Some(height @ None), Some(key)) = (self.heights.get_mut(row), self.keys.get(row)) {
                let known = *self.known.entry(*key).or_insert_with(|| measure(row));
                *height = Some(known);
                some = true;
            }
        }
        if some {
            self.place();
            self.offset = self.places.extent(top).0 + above;
        }
        some
    }

    /// Whether rows are left to measure, so that another frame is wanted.
    pub fn is_complete(&self) -> bool {
        self.complete
    }

    /// Where the view stands, in points from the top.
    pub fn offset(&self) -> f32 {
        self.offset
    }

    /// Notes where the view stands after a frame.
    pub fn moved_to(&mut self, offset: f32) {
        self.offset = offset;
    }
}

/// A number for what a height depends on.
pub fn hash_of(value: &(impl Hash + ?Sized)) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(count: u64) -> MeasuredRows {
        let mut rows = MeasuredRows::default();
        rows.set_basis(1);
        rows.set_rows((0..count).collect(), 10.0);
        rows
    }

    #[test]
    fn only_what_is_seen_and_a_few_more_are_measured_in_a_frame() {
        let mut rows = rows(1000);
        let mut measured = Vec::new();
        let moved = rows.settle(100.0, None, |row| {
            measured.push(row);
            20.0
        });
        assert_eq!(moved, None, "the top of the view is still the first row");
        assert!(measured.len() <= 10 + AHEAD, "{}", measured.len());
        assert!((0..10).all(|row| measured.contains(&row)), "{measured:?}");
        for _ in 0..1000 / AHEAD + 1 {
            rows.settle(100.0, None, |_| 20.0);
        }
        assert!(rows.is_complete());
        assert_eq!(rows.places().total(), 20_000.0);
        rows.settle(100.0, None, |row| panic!("row {row} is known"));
    }

    #[test]
    fn what_is_seen_stays_while_heights_above_it_become_known() {
        let mut rows = rows(100);
        rows.moved_to(505.0);
        // Row 50 is at the top, half a row above the view; the rows before it are measured ahead and grow.
        let moved = rows.settle(30.0, None, |_| 20.0);
        let offset = moved.expect("the view goes on with its rows");
        assert_eq!(rows.places().extent(50).0, offset - 5.0);
        // A change of the width keeps the row as well.
        rows.moved_to(offset);
        rows.set_basis(2);
        rows.settle(30.0, None, |_| 40.0);
        assert_eq!(rows.places().visible(rows.offset, rows.offset + 1.0).start, 50);
    }

    #[test]
    fn while_the_width_changes_only_what_is_seen_is_measured() {
        let mut rows = rows(1000);
        for _ in 0..1000 / AHEAD + 2 {
            rows.settle(100.0, None, |_| 20.0);
        }
        assert!(rows.is_complete());
        let mut measured = 0;
        for width in 2..40 {
            rows.set_basis(width);
            measured = 0;
            rows.settle(100.0, None, |_| {
                measured += 1;
                20.0
            });
            assert!(measured <= 6, "{measured}");
            assert_eq!(rows.places().total(), 20_000.0, "the others keep their heights");
        }
        // At rest the others have their turn.
        for _ in 0..1000 / AHEAD + 2 {
            rows.set_basis(39);
            rows.settle(100.0, None, |_| 40.0);
        }
        assert!(rows.is_complete());
        assert_eq!(rows.places().total(), 40_000.0 - 20.0 * measured as f32);
    }

    #[test]
    fn a_height_is_kept_for_a_row_that_comes_back() {
        let mut rows = rows(20);
        rows.settle(400.0, None, |_| 20.0);
        rows.set_rows((0..20).filter(|n| n % 2 == 0).collect(), 10.0);
        rows.settle(400.0, None, |row| panic!("row {row} was measured before"));
        rows.set_rows((0..21).collect(), 10.0);
        let mut new = Vec::new();
        rows.settle(400.0, None, |row| {
            new.push(row);
            20.0
        });
        assert_eq!(new, [20]);
    }
}
