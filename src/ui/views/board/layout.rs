//! Where the tiles of a column stand: from the heights of their texts, without drawing anything.

use super::arrangement::{BoardColumn, CardKind};

/// Room between cards.
pub const GAP: f32 = 6.0;
/// Room around the cards of a group.
pub const GROUP_PAD: f32 = 8.0;
/// Room between a group and what follows it.
const GROUP_GAP: f32 = 10.0;
/// Room above the first tile of a column and below its last.
const COLUMN_PAD: f32 = 8.0;
/// Room that a group without cards keeps for them.
const EMPTY_GROUP: f32 = 30.0;
/// Room below the children of a card.
const CHILDREN_PAD: f32 = 6.0;

/// Where a tile stands, in points from the top of its column's content.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct TilePlace {
    /// Its upper edge.
    pub top: f32,
    /// The lower edge of its own text.
    pub head: f32,
    /// Its lower edge, with what lies in it.
    pub bottom: f32,
    /// How far its sides lie inside those of the column's content.
    pub inset: f32,
}

impl TilePlace {
    /// Halfway down its own text.
    pub fn middle(self) -> f32 {
        (self.top + self.head) / 2.0
    }
}

/// The places of a column's tiles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ColumnLayout {
    /// One for each tile.
    pub spots: Vec<TilePlace>,
    /// The height of all.
    pub height: f32,
}

impl ColumnLayout {
    /// Lays a column out; `height` gives the height of the own text of tile number n.
    pub fn of(column: &BoardColumn, height: impl Fn(usize) -> f32) -> Self {
        let tiles = &column.tiles;
        let mut spots = vec![TilePlace::default(); tiles.len()];
        let mut y = COLUMN_PAD;
        let mut at = 0;
        while let Some(tile) = tiles.get(at) {
            let end = end_of(column, at);
            let inner = at + 1..end;
            let mut spot = TilePlace {
                top: y,
                head: y + height(at),
                ..TilePlace::default()
            };
            match tile.kind {
                CardKind::Group { open: true } => {
                    let mut inside = spot.head;
                    let mut card = inner.start;
                    while card < end {
                        let after = end_of(column, card);
                        inside = lay_card(&mut spots, card..after, inside, GROUP_PAD, &height) + GAP;
                        card = after;
                    }
                    spot.bottom = if inner.is_empty() {
                        spot.head + EMPTY_GROUP
                    } else {
                        inside - GAP
                    } + GROUP_PAD;
                    y = spot.bottom + GROUP_GAP;
                }
                CardKind::Group { open: false } => {
                    spot.bottom = spot.head;
                    y = spot.bottom + GROUP_GAP;
                }
                CardKind::Card | CardKind::Child { .. } | CardKind::Blank => {
                    spot.bottom = lay_card(&mut spots, at..end, y, 0.0, &height);
                    y = spot.bottom + GAP;
                }
            }
            if let Some(slot) = spots.get_mut(at) {
                *slot = spot;
            }
            at = end;
        }
        Self {
            spots,
            height: y + COLUMN_PAD,
        }
    }
}

/// The tile after the last one that lies in tile `at`.
pub fn end_of(column: &BoardColumn, at: usize) -> usize {
    let tiles = &column.tiles;
    let lies_in = |mut next: usize| {
        while let Some(within) = tiles.get(next).and_then(|t| t.within) {
            if within == at {
                return true;
            }
            next = within;
        }
        false
    };
    (at + 1..tiles.len())
        .find(|n| !lies_in(*n))
        .unwrap_or(tiles.len())
}

/// Lays a card and its children out from `top` on; returns its lower edge.
fn lay_card(
    spots: &mut [TilePlace],
    tiles: std::ops::Range<usize>,
    top: f32,
    inset: f32,
    height: &impl Fn(usize) -> f32,
) -> f32 {
    let head = top + height(tiles.start);
    let mut y = head;
    for child in tiles.start + 1..tiles.end {
        let bottom = y + height(child);
        if let Some(slot) = spots.get_mut(child) {
            *slot = TilePlace {
                top: y,
                head: bottom,
                bottom,
                inset,
            };
        }
        y = bottom;
    }
    let bottom = if tiles.len() > 1 { y + CHILDREN_PAD } else { y };
    if let Some(slot) = spots.get_mut(tiles.start) {
        *slot = TilePlace {
            top,
            head,
            bottom,
            inset,
        };
    }
    bottom
}
