//! Rows in their order: codes below a code, documents of a group.

use imbl::OrdSet;

/// Row ids by what the rows stand below and by their places there, so that the rows of one place, and the next free
/// place, are found without a look at all the others.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::model) struct OrderedRows<P: Ord>(OrdSet<(P, i64, i64)>);

impl<P: Ord> Default for OrderedRows<P> {
    fn default() -> Self {
        Self(OrdSet::new())
    }
}

impl<P: Ord + Copy> OrderedRows<P> {
    /// A row that has come to stand below something, at a place.
    pub(super) fn insert(&mut self, (below, position, row): (P, i64, i64)) {
        self.0.insert((below, position, row));
    }

    /// A row that stands there no more.
    pub(super) fn remove(&mut self, at: &(P, i64, i64)) {
        self.0.remove(at);
    }

    /// The rows there, by place and then by age.
    pub(super) fn rows(&self, below: P) -> impl DoubleEndedIterator<Item = i64> {
        let there = (below, i64::MIN, i64::MIN)..=(below, i64::MAX, i64::MAX);
        self.0.range(there).map(|(_, _, row)| *row)
    }

    /// The place after the last one there, 0 when there is none.
    pub(in crate::model) fn next_position(&self, below: P) -> i64 {
        let there = (below, i64::MIN, i64::MIN)..=(below, i64::MAX, i64::MAX);
        let last = self.0.range(there).next_back();
        last.map_or(0, |(_, position, _)| position.saturating_add(1))
    }
}

impl<P: Ord + Copy> FromIterator<(P, i64, i64)> for OrderedRows<P> {
    fn from_iter<T: IntoIterator<Item = (P, i64, i64)>>(rows: T) -> Self {
        Self(rows.into_iter().collect())
    }
}
