//! Heights of blocks, summed in a Fenwick tree: which block is at a height, and at which height a block is, each in
//! the logarithm of their number.

use std::ops::Range;

/// Heights in points, in f64: a million words are ten million points high.
#[derive(Clone, Debug, Default)]
pub struct BlockHeights {
    /// `tree[i]` is the sum of the `i & -i` heights that end with number `i - 1`.
    tree: Vec<f64>,
    heights: Vec<f64>,
}

impl BlockHeights {
    /// Blocks of these heights, in points.
    pub fn new(heights: Vec<f64>) -> Self {
        let mut tree = vec![0.0; heights.len() + 1];
        for (i, height) in heights.iter().enumerate() {
            let node = i + 1;
            tree[node] += height;
            let parent = node + lowest_bit(node);
            if parent < tree.len() {
                tree[parent] += tree[node];
            }
        }
        Self { tree, heights }
    }

    /// The height of a block; 0 beyond the last.
    pub fn get(&self, index: usize) -> f64 {
        self.heights.get(index).copied().unwrap_or_default()
    }

    /// Changes the height of a block.
    pub fn set(&mut self, index: usize, height: f64) {
        let Some(old) = self.heights.get_mut(index) else {
            return;
        };
        let difference = height - *old;
        if difference == 0.0 {
            return;
        }
        *old = height;
        let mut node = index + 1;
        while let Some(sum) = self.tree.get_mut(node) {
            *sum += difference;
            node += lowest_bit(node);
        }
    }

    /// Puts other heights in place of some: in logarithmic time where their number stays, else in linear time.
    pub fn splice(&mut self, old: Range<usize>, new: impl ExactSizeIterator<Item = f64>) {
        if old.len() == new.len() {
            for (index, height) in old.zip(new) {
                self.set(index, height);
            }
        } else {
            let mut heights = std::mem::take(&mut self.heights);
            heights.splice(old, new);
            *self = Self::new(heights);
        }
    }

    /// Where a block begins: the sum of the heights before it.
    pub fn top(&self, index: usize) -> f64 {
        let mut node = index.min(self.heights.len());
        let mut sum = 0.0;
        while node > 0 {
            sum += self.tree[node];
            node -= lowest_bit(node);
        }
        sum
    }

    /// The height of all.
    pub fn total(&self) -> f64 {
        self.top(self.heights.len())
    }

    /// The block at a height; the first above, the last below.
    pub fn at(&self, y: f64) -> usize {
        let count = self.heights.len();
        let (mut found, mut left) = (0, y);
        let mut step = count.next_power_of_two();
        while step > 0 {
            let next = found + step;
            if next <= count && self.tree[next] <= left {
                found = next;
                left -= self.tree[next];
            }
            step /= 2;
        }
        found.min(count.saturating_sub(1))
    }
}

fn lowest_bit(node: usize) -> usize {
    node & node.wrapping_neg()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sums_agree_with_adding_up(
            start in prop::collection::vec(1..90u32, 1..200),
            changes in prop::collection::vec((0..220usize, 1..90u32), 0..60),
            y in 0..9000u32,
        ) {
            let mut plain: Vec<f64> = start.into_iter().map(f64::from).collect();
            let mut heights = BlockHeights::new(plain.clone());
            for (index, height) in changes {
                heights.set(index, f64::from(height));
                if let Some(old) = plain.get_mut(index) {
                    *old = f64::from(height);
                }
            }
            let mut top = 0.0;
            let mut at = plain.len() - 1;
            for (index, height) in plain.iter().enumerate() {
                prop_assert_eq!(heights.top(index), top);
                if top <= f64::from(y) && f64::from(y) < top + height {
                    at = index;
                }
                top += height;
            }
            prop_assert_eq!(heights.total(), top);
            prop_assert_eq!(heights.at(f64::from(y)), at);
        }

        #[test]
        fn a_splice_is_like_adding_up_anew(
            start in prop::collection::vec(1..90u32, 1..60),
            new in prop::collection::vec(1..90u32, 0..9),
            (from, length) in (0..60usize, 0..9usize),
        ) {
            let float = |list: &[u32]| list.iter().copied().map(f64::from).collect::<Vec<f64>>();
            let from = from.min(start.len());
            let old = from..(from + length).min(start.len());
            let mut heights = BlockHeights::new(float(&start));
            heights.splice(old.clone(), float(&new).into_iter());
            let mut plain = float(&start);
            plain.splice(old, float(&new));
            for index in 0..=plain.len() {
                prop_assert_eq!(heights.top(index), plain[..index].iter().sum::<f64>());
            }
        }
    }
}
