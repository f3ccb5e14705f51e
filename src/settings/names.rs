//! How many lines the names of codes may take.

use serde::{Deserialize, Serialize};

/// How many lines a name may take in each place, from 1 to [`NameLines::MOST`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NameLines {
    /// In the tree of codes and in the code picker.
    pub tree: usize,
    /// On the cards of the category board.
    pub board: usize,
}

impl NameLines {
    /// The most lines that can be chosen.
    pub const MOST: usize = 3;

    /// The same with numbers that a file has spoilt brought back into their range.
    pub(super) fn sane(self) -> Self {
        Self {
            tree: self.tree.clamp(1, Self::MOST),
            board: self.board.clamp(1, Self::MOST),
        }
    }
}

impl Default for NameLines {
    fn default() -> Self {
        Self { tree: 2, board: 3 }
    }
}
