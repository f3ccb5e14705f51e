//! Ranges of text in Unicode scalar values, the unit of the project file and of exchange.

use serde::{Deserialize, Serialize};

/// A half-open range of a document's stored text, counted in Unicode scalar values from 0.
///
/// This is the unit on disk, in the model and on the command line, because SQLite's `substr`, R, Python and
/// REFI-QDA count so. Inside the text layer and the window, ranges are bytes (`std::ops::Range<usize>`);
/// [`super::Text`] converts between the two.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CharRange {
    /// First scalar value inside the range.
    pub start: u32,
    /// First scalar value after the range; never less than `start`.
    pub end: u32,
}

impl CharRange {
    /// The range from `a` to `b`, whichever comes first.
    pub fn new(a: u32, b: u32) -> Self {
        Self {
            start: a.min(b),
            end: a.max(b),
        }
    }

    /// Number of scalar values covered.
    pub fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether the range covers nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the two ranges share at least one scalar value.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside this range.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}
