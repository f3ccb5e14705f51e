//! Where codes go when they are dropped on the board.

use super::arrangement::{BoardArrangement, CardKind, Tile, is_column};
use super::layout::{ColumnLayout, GAP, TilePlace, end_of};
use crate::model::{CodeId, Level};
use crate::ui::parts::codes::drops::{self, EDGE, checked_outcome};
use crate::ui::parts::codes::tree::CodeTree;

/// So near to the upper edge of a group, in points, codes go before it and not into it.
const GROUP_EDGE: f32 = 9.0;

/// What is carried decides where it can go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DragKind {
    /// Codes: between cards, into groups and columns.
    Cards,
    /// Subcategories, perhaps with codes among them: into columns.
    Groups,
    /// Categories: between columns.
    Columns,
}

impl DragKind {
    /// What these codes are to the board; `None` for nothing, or a mixture that has no place.
    pub fn of(tree: &CodeTree, codes: &[CodeId]) -> Option<Self> {
        let nodes: Vec<_> = codes.iter().filter_map(|c| tree.node(*c)).collect();
        let columns = nodes.iter().filter(|n| is_column(n)).count();
        match nodes.len() {
            0 => None,
            all if all == columns => Some(Self::Columns),
            _ if columns > 0 => None,
            _ if nodes.iter().any(|n| n.code.level != Level::Code) => Some(Self::Groups),
            _ => Some(Self::Cards),
        }
    }
}

/// What a drop does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BoardOutcome {
    /// What it would do in the tree.
    Tree(drops::DropOutcome),
    /// A new code of this level is made there and holds what was dropped.
    Gather(Level, Option<CodeId>),
}

/// What lights up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HighlightedPart {
    /// A tile of a column.
    Tile(usize, usize),
    /// A whole column.
    Column(usize),
    /// The place for a new subcategory at the foot of a column.
    Foot(usize),
    /// The place for a new category.
    NewCategory,
    /// The gap before a column; after the last where it equals their number.
    Before(usize),
}

/// A line between tiles, in the content of a column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct InsertLine {
    /// Which column.
    pub column: usize,
    /// How far from the top of the content, in points.
    pub y: f32,
    /// How far inside its sides.
    pub inset: f32,
}

/// A place where codes may be dropped.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BoardTarget {
    /// What happens.
    pub outcome: BoardOutcome,
    /// What lights up.
    pub lit: Option<HighlightedPart>,
    /// Where exactly they will stand.
    pub line: Option<InsertLine>,
}

/// What the pointer is over.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum HoveredPart {
    /// The heading of a column.
    Head(usize),
    /// The tiles of a column, so far from the top of their content.
    Tiles(usize, f32),
    /// The foot of a column.
    Foot(usize),
    /// The place for a new category.
    NewCategory,
}

/// Where the pointer is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BoardHover {
    /// What is under it.
    pub over: HoveredPart,
    /// Whether it is in the half of the column where lines begin.
    pub leading: bool,
    /// Whether a key for merging is held.
    pub merge: bool,
}

/// The board as drops see it.
#[derive(Clone, Copy)]
pub struct BoardGeometry<'a> {
    /// The code system.
    pub tree: &'a CodeTree,
    /// What stands where in it.
    pub board: &'a BoardArrangement,
    /// The places of the tiles of each column.
    pub laid: &'a [ColumnLayout],
}

/// A slot found for a drop, before it is known whether anything would change.
pub(super) struct InsertPlace {
    pub(super) parent: Option<CodeId>,
    pub(super) before: Option<CodeId>,
    lit: Option<HighlightedPart>,
    line: Option<InsertLine>,
}

impl BoardGeometry<'_> {
    /// What happens when `codes` (none below another) are dropped here; `None` where they cannot be or nothing would
    /// change.
    pub fn target(&self, codes: &[CodeId], hover: BoardHover) -> Option<BoardTarget> {
        let load = DragKind::of(self.tree, codes)?;
        if hover.merge {
            return self.merge(codes, hover.over);
        }
        let slot = match (hover.over, load) {
            (HoveredPart::NewCategory, DragKind::Columns) => self.between_columns(self.board.columns.len()),
            (HoveredPart::NewCategory, _) => {
                return Some(BoardTarget {
                    outcome: BoardOutcome::Gather(Level::Category, None),
                    lit: Some(HighlightedPart::NewCategory),
                    line: None,
                });
            }
            (HoveredPart::Head(n) | HoveredPart::Tiles(n, _) | HoveredPart::Foot(n), DragKind::Columns) => {
                self.between_columns(n + usize::from(!hover.leading))
            }
            (HoveredPart::Foot(n), DragKind::Cards) => {
                return Some(BoardTarget {
                    outcome: BoardOutcome::Gather(Level::Subcategory, self.board.columns.get(n)?.category),
                    lit: Some(HighlightedPart::Foot(n)),
                    line: None,
                });
            }
            (HoveredPart::Head(n) | HoveredPart::Foot(n), _) => InsertPlace {
                parent: self.board.columns.get(n)?.category,
                before: None,
                lit: Some(HighlightedPart::Column(n)),
                line: None,
            },
            (HoveredPart::Tiles(n, y), DragKind::Cards) => self.among_cards(n, y)?,
            (HoveredPart::Tiles(n, y), DragKind::Groups) => self.among_groups(n, y)?,
        };
        let outcome = drops::DropOutcome::Move {
            parent: slot.parent,
            before: slot.before,
        };
        Some(BoardTarget {
            outcome: BoardOutcome::Tree(checked_outcome(self.tree, codes, outcome)?),
            lit: slot.lit,
            line: slot.line,
        })
    }

    fn merge(&self, codes: &[CodeId], over: HoveredPart) -> Option<BoardTarget> {
        let (into, lit) = match over {
            HoveredPart::Head(n) => (self.board.columns.get(n)?.category?, HighlightedPart::Column(n)),
            HoveredPart::Tiles(n, y) => {
                let laid = self.laid.get(n)?;
                // The innermost tile under the pointer comes last.
                let at = laid.spots.iter().rposition(|s| (s.top..s.bottom).contains(&y))?;
                (self.tile_code(n, at)?, HighlightedPart::Tile(n, at))
            }
            HoveredPart::Foot(_) | HoveredPart::NewCategory => return None,
        };
        let outcome = checked_outcome(self.tree, codes, drops::DropOutcome::Merge(into))?;
        Some(BoardTarget {
            outcome: BoardOutcome::Tree(outcome),
            lit: Some(lit),
            line: None,
        })
    }

    fn tile_code(&self, column: usize, tile: usize) -> Option<CodeId> {
        let tile = self.board.tile(column, tile)?;
        (tile.kind != CardKind::Blank).then_some(tile.id)
    }

    fn between_columns(&self, before: usize) -> InsertPlace {
        // Nothing stands before what is in no category.
        let before = before.max(1);
        InsertPlace {
            parent: None,
            before: self.board.columns.get(before).and_then(|c| c.category),
            lit: Some(HighlightedPart::Before(before)),
            line: None,
        }
    }

    /// The tiles that lie in `within`, with their places.
    fn inside(
        &self,
        column: usize,
        within: Option<usize>,
    ) -> impl DoubleEndedIterator<Item = (usize, &Tile, TilePlace)> {
        let tiles = self.board.columns.get(column).map_or(&[][..], |c| &c.tiles);
        let spots = self.laid.get(column).map_or(&[][..], |l| &l.spots);
        tiles
            .iter()
            .zip(spots)
            .enumerate()
            .filter(move |(_, (t, _))| t.within == within && t.kind != CardKind::Blank)
            .map(|(n, (t, s))| (n, t, *s))
    }

    fn among_cards(&self, column: usize, y: f32) -> Option<InsertPlace> {
        let category = self.board.columns.get(column)?.category;
        for (n, tile, spot) in self.inside(column, None) {
            let is_group = matches!(tile.kind, CardKind::Group { .. });
            if is_group && (spot.top..spot.bottom).contains(&y) {
                // Outside the categories the groups come first, and no card stands between them.
                if category.is_some() && y < spot.top + GROUP_EDGE {
                    return Some(self.slot_before(category, tile.id, column, spot));
                }
                return self
                    .inside(column, Some(n))
                    .find_map(|(card, _, _)| self.on_card(column, card, y))
                    .or_else(|| Some(self.slot_in_group(column, n, y)));
            }
            if let Some(slot) = self.on_card(column, n, y) {
                return Some(slot);
            }
            let above = if is_group { spot.top } else { spot.middle() };
            if y < above && !(is_group && category.is_none()) {
                return Some(self.slot_before(category, tile.id, column, spot));
            }
            if let Some(slot) = self.in_card(column, n, y).filter(|_| !is_group) {
                return Some(slot);
            }
        }
        Some(self.last_slot(column, category))
    }

    fn among_groups(&self, column: usize, y: f32) -> Option<InsertPlace> {
        let category = self.board.columns.get(column)?.category;
        let mut foot = None;
        for (_, tile, spot) in self.inside(column, None) {
            let is_group = matches!(tile.kind, CardKind::Group { .. });
            if category.is_none() && !is_group {
                break;
            }
            if y < (spot.top + spot.bottom) / 2.0 {
                return Some(self.slot_before(category, tile.id, column, spot));
            }
            foot = Some(spot.bottom);
        }
        let mut slot = self.last_slot(column, category);
        if let (Some(line), Some(foot)) = (&mut slot.line, foot) {
            line.y = foot + GAP / 2.0;
        }
        Some(slot)
    }

    /// Into a group, between the two cards that the pointer is between.
    pub(super) fn slot_in_group(&self, column: usize, group: usize, y: f32) -> InsertPlace {
        let parent = self.tile_code(column, group);
        let mut slot = InsertPlace {
            parent,
            before: None,
            lit: Some(HighlightedPart::Tile(column, group)),
            line: None,
        };
        for (n, tile, spot) in self.inside(column, Some(group)) {
            if let Some(deeper) = self.in_card(column, n, y) {
                return deeper;
            }
            slot.line = Some(InsertLine {
                column,
                y: spot.top - GAP / 2.0,
                inset: spot.inset,
            });
            if y < spot.middle() {
                slot.before = Some(tile.id);
                return slot;
            }
            if let Some(line) = &mut slot.line {
                line.y = spot.bottom + GAP / 2.0;
            }
        }
        slot
    }

    /// Under a card, when the pointer is on it and not near its upper or lower edge.
    fn on_card(&self, column: usize, card: usize, y: f32) -> Option<InsertPlace> {
        let tile = self.board.tile(column, card)?;
        let spot = self.laid.get(column)?.spots.get(card)?;
        let edge = (spot.head - spot.top) * EDGE;
        let on_it = (spot.top + edge..spot.head - edge).contains(&y);
        (tile.kind == CardKind::Card && on_it).then_some(InsertPlace {
            parent: Some(tile.id),
            before: None,
            lit: Some(HighlightedPart::Tile(column, card)),
            line: None,
        })
    }

    /// Among the children of a card, when the pointer is over them.
    fn in_card(&self, column: usize, card: usize, y: f32) -> Option<InsertPlace> {
        let spots = &self.laid.get(column)?.spots;
        let end = end_of(self.board.columns.get(column)?, card);
        let child = (card + 1..end).find(|n| spots.get(*n).is_some_and(|s| (s.top..s.head).contains(&y)))?;
        let (id, spot) = (self.tile_code(column, child)?, spots.get(child)?);
        let node = self.tree.node(id)?;
        let upper = y < spot.middle();
        Some(InsertPlace {
            parent: node.code.parent,
            before: if upper {
                Some(id)
            } else {
                self.tree.next_sibling(id)
            },
            lit: Some(HighlightedPart::Tile(column, card)),
            line: Some(InsertLine {
                column,
                y: if upper { spot.top } else { spot.head },
                inset: spot.inset + GAP,
            }),
        })
    }

    fn slot_before(
        &self,
        parent: Option<CodeId>,
        before: CodeId,
        column: usize,
        spot: TilePlace,
    ) -> InsertPlace {
        InsertPlace {
            parent,
            before: Some(before),
            lit: None,
            line: Some(InsertLine {
                column,
                y: spot.top - GAP / 2.0,
                inset: spot.inset,
            }),
        }
    }

    fn last_slot(&self, column: usize, parent: Option<CodeId>) -> InsertPlace {
        let foot = self.inside(column, None).next_back().map(|(_, _, s)| s.bottom);
        InsertPlace {
            parent,
            before: None,
            lit: foot.is_none().then_some(HighlightedPart::Column(column)),
            line: foot.map(|y| InsertLine {
                column,
                y: y + GAP / 2.0,
                inset: 0.0,
            }),
        }
    }
}
