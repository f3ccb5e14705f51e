//! The keyboard on the board: where the cursor goes, and where it carries what is selected.

use super::arrangement::{BoardArrangement, CardKind, is_column};
use super::layout::ColumnLayout;
use super::targets::{BoardGeometry, DragKind};
use crate::model::CodeId;
use crate::ui::parts::codes::drops::{DropOutcome, checked_outcome};

/// A way on the board, as it is seen: ahead is where lines go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BoardMove {
    /// Up.
    Up,
    /// Down.
    Down,
    /// To the next column.
    Ahead,
    /// To the column before.
    Back,
    /// To the first of the column.
    First,
    /// To the last of the column.
    Last,
}

/// How far each column is scrolled, in points; missing ones are not.
pub type ColumnOffsets = [f32];

impl BoardGeometry<'_> {
    /// Where the cursor goes from a code; the first stop of the board when it stands nowhere.
    pub fn walk(&self, from: Option<CodeId>, way: BoardMove, offsets: &ColumnOffsets) -> Option<CodeId> {
        let Some((column, tile)) = from.and_then(|id| self.board.place(id)) else {
            return self.board.stops().next();
        };
        let from = from?;
        let stops: Vec<CodeId> = self.board.columns.get(column)?.stops().collect();
        let at = stops.iter().position(|s| *s == from)?;
        match way {
            BoardMove::Up => stops.get(at.checked_sub(1)?).copied(),
            BoardMove::Down => stops.get(at + 1).copied(),
            BoardMove::First => stops.first().copied(),
            BoardMove::Last => stops.last().copied(),
            BoardMove::Ahead | BoardMove::Back => {
                let height = tile.and_then(|t| self.middle(column, t, offsets));
                self.columns_towards(column, way)
                    .find_map(|next| self.nearest(next, height, offsets))
            }
        }
    }

    /// Half a height of the view down or up from a code, in its column.
    pub fn leap(&self, from: CodeId, distance: f32) -> Option<CodeId> {
        let (column, tile) = self.board.place(from)?;
        let start = tile.and_then(|t| self.middle(column, t, &[])).unwrap_or(0.0);
        self.nearest(column, Some(start + distance), &[])
    }

    fn columns_towards(&self, column: usize, way: BoardMove) -> impl Iterator<Item = usize> + use<> {
        let count = self.board.columns.len();
        let ahead = way == BoardMove::Ahead;
        let reach = if ahead { count - column - 1 } else { column };
        (1..=reach).map(move |n| if ahead { column + n } else { column - n })
    }

    /// The height of a tile's middle in the view.
    fn middle(&self, column: usize, tile: usize, offsets: &ColumnOffsets) -> Option<f32> {
        let spot = self.laid.get(column)?.spots.get(tile)?;
        Some(spot.middle() - offsets.get(column).copied().unwrap_or(0.0))
    }

    /// The stop of a column that is nearest to a height; its heading when that is none.
    fn nearest(&self, column: usize, height: Option<f32>, offsets: &ColumnOffsets) -> Option<CodeId> {
        let tiles = &self.board.columns.get(column)?.tiles;
        let category = self.board.columns.get(column)?.category;
        let Some(height) = height else {
            return self.board.columns.get(column)?.stops().next();
        };
        let distance = |n: &usize| {
            self.middle(column, *n, offsets)
                .map_or(f32::MAX, |m| (m - height).abs())
        };
        let found = (0..tiles.len())
            .filter(|n| tiles.get(*n).is_some_and(|t| t.kind != CardKind::Blank))
            .min_by(|a, b| distance(a).total_cmp(&distance(b)));
        found.and_then(|n| tiles.get(n)).map(|t| t.id).or(category)
    }

    /// Where a way takes `codes` (none below another, in the order of the tree): within their group or column up and
    /// down, and out of it at its ends; sideways into the next column, where its nearest group takes cards in.
    pub fn nudge(&self, codes: &[CodeId], way: BoardMove, offsets: &ColumnOffsets) -> Option<DropOutcome> {
        let load = DragKind::of(self.tree, codes)?;
        let outcome = match (load, way) {
            (DragKind::Columns, BoardMove::Ahead) => {
                let last = self.board.place(*codes.last()?)?.0;
                let after = self.board.columns.get(last + 1)?;
                debug_assert!(after.category.is_some(), "only the first column has no category");
                DropOutcome::Move {
                    parent: None,
                    before: self.board.columns.get(last + 2).and_then(|c| c.category),
                }
            }
            (DragKind::Columns, BoardMove::Back) => {
                let first = self.board.place(*codes.first()?)?.0;
                DropOutcome::Move {
                    parent: None,
                    before: Some(self.board.columns.get(first.checked_sub(1)?)?.category?),
                }
            }
            (DragKind::Columns, _) | (_, BoardMove::First | BoardMove::Last) => return None,
            (_, BoardMove::Up) => self.up(codes, load)?,
            (_, BoardMove::Down) => self.down(codes, load)?,
            (_, BoardMove::Ahead | BoardMove::Back) => self.sideways(codes, load, way, offsets)?,
        };
        checked_outcome(self.tree, codes, outcome)
    }

    fn up(&self, codes: &[CodeId], load: DragKind) -> Option<DropOutcome> {
        let first = *codes.first()?;
        let parent = self.tree.node(first)?.code.parent;
        if let Some(previous) = self.sibling(first, false) {
            if load == DragKind::Cards && self.is_group(previous) {
                return Some(DropOutcome::Move {
                    parent: Some(previous),
                    before: None,
                });
            }
            return Some(DropOutcome::Move {
                parent,
                before: Some(previous),
            });
        }
        // Over the upper edge of its group.
        let group = parent.filter(|p| self.is_group(*p))?;
        match self.sibling(group, false) {
            Some(above) if self.is_group(above) => Some(DropOutcome::Move {
                parent: Some(above),
                before: None,
            }),
            _ => Some(DropOutcome::Move {
                parent: self.tree.node(group)?.code.parent,
                before: Some(group),
            }),
        }
    }

    fn down(&self, codes: &[CodeId], load: DragKind) -> Option<DropOutcome> {
        let last = *codes.last()?;
        let parent = self.tree.node(last)?.code.parent;
        if let Some(next) = self.sibling(last, true) {
            // Outside the categories the groups come first.
            if load == DragKind::Groups && parent.is_none() && !self.is_group(next) {
                return None;
            }
            if load == DragKind::Cards && self.is_group(next) {
                return Some(self.first_in(next));
            }
            return Some(DropOutcome::Move {
                parent,
                before: self.sibling(next, true),
            });
        }
        // Over the lower edge of its group.
        let group = parent.filter(|p| self.is_group(*p))?;
        match self.sibling(group, true) {
            Some(below) if self.is_group(below) => Some(self.first_in(below)),
            below => Some(DropOutcome::Move {
                parent: self.tree.node(group)?.code.parent,
                before: below,
            }),
        }
    }

    fn first_in(&self, parent: CodeId) -> DropOutcome {
        let first = self.tree.children(Some(parent)).first().map(|n| n.code.id);
        DropOutcome::Move {
            parent: Some(parent),
            before: first,
        }
    }

    /// The neighbour on the board among the children of the same code, in the order in which the board shows them.
    fn sibling(&self, id: CodeId, next: bool) -> Option<CodeId> {
        let (column, tile) = self.board.place(id)?;
        let tile = tile?;
        let parent = self.tree.node(id)?.code.parent;
        let same = |n: &usize| {
            self.board.tile(column, *n).is_some_and(|t| {
                t.kind != CardKind::Blank && self.tree.node(t.id).is_some_and(|n| n.code.parent == parent)
            })
        };
        let count = self.board.columns.get(column)?.tiles.len();
        let found = if next {
            (tile + 1..count).find(same)
        } else {
            (0..tile).rev().find(same)
        };
        self.board.tile(column, found?).map(|t| t.id)
    }

    fn is_group(&self, id: CodeId) -> bool {
        let tile = self
            .board
            .place(id)
            .and_then(|(column, tile)| self.board.tile(column, tile?));
        tile.is_some_and(|t| matches!(t.kind, CardKind::Group { .. }))
    }

    fn sideways(
        &self,
        codes: &[CodeId],
        load: DragKind,
        way: BoardMove,
        offsets: &ColumnOffsets,
    ) -> Option<DropOutcome> {
        let (column, tile) = self.board.place(*codes.first()?)?;
        let next = self.columns_towards(column, way).next()?;
        let category = self.board.columns.get(next)?.category;
        let out = DropOutcome::Move {
            parent: category,
            before: None,
        };
        if load != DragKind::Cards || category.is_none() {
            return Some(out);
        }
        let here = self.middle(column, tile?, offsets)? + offsets.get(next).copied().unwrap_or(0.0);
        let Some(group) = nearest_group(self.board, self.laid, next, here) else {
            return Some(out);
        };
        // Before a card at the same height.
        let slot = self.slot_in_group(next, group, here - 1.0);
        Some(DropOutcome::Move {
            parent: slot.parent,
            before: slot.before,
        })
    }
}

/// The group of a column that is nearest to a height of its content.
fn nearest_group(board: &BoardArrangement, laid: &[ColumnLayout], column: usize, y: f32) -> Option<usize> {
    let tiles = &board.columns.get(column)?.tiles;
    let spots = &laid.get(column)?.spots;
    let distance = |n: usize| {
        spots
            .get(n)
            .map_or(f32::MAX, |s| (s.top - y).max(y - s.bottom).max(0.0))
    };
    (0..tiles.len())
        .filter(|n| {
            tiles
                .get(*n)
                .is_some_and(|t| matches!(t.kind, CardKind::Group { .. }))
        })
        .min_by(|a, b| distance(*a).total_cmp(&distance(*b)))
}

impl BoardGeometry<'_> {
    /// Whether a code is a column of the board.
    pub fn is_column(&self, id: CodeId) -> bool {
        self.tree.node(id).is_some_and(is_column)
    }
}
