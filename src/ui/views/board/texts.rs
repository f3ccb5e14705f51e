//! The texts of tiles: how they are set, and how high that makes them.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::Arc;

use egui::{Color32, Context, Galley};

use super::arrangement::{CardKind, Tile};
use super::layout::GROUP_PAD;
use crate::model::CodeId;
use crate::ui::kit::{Fit, layout};
use crate::ui::parts::codes::tree::{CodeTree, TreeNode};
use crate::ui::theme::Theme;

/// Room between the sides of a tile and its text, the coloured edge included.
pub const PAD: f32 = 12.0;
/// Room above and below the text of a tile.
pub const PAD_Y: f32 = 8.0;
/// Room above and below a name alone.
const PAD_Y_NAME: f32 = 6.0;
/// Room that a number at the end of a name has.
pub const NUMBER: f32 = 34.0;
/// Room that the disclosure triangle of a group has.
pub const TRIANGLE: f32 = 20.0;
/// The height of the line of counts.
pub const COUNTS: f32 = 18.0;
/// The height of a child of a card whose name takes one line.
const CHILD: f32 = 25.0;
/// Room before the name of a child, for the dot of its colour.
const DOT: f32 = 14.0;
/// The height of the place for a name.
const BLANK: f32 = 34.0;
/// How far each level of children is moved.
const CHILD_INDENT: f32 = 14.0;
/// Most lines of a definition.
const DEFINITION_ROWS: usize = 2;
/// Tiles out of sight that are measured in one frame.
const AHEAD: usize = 48;

/// How much of each code is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Density {
    /// Name, definition and counts.
    #[default]
    Full,
    /// Names only.
    Names,
}

/// The texts of one tile, ready to be painted.
pub struct TileTexts {
    /// Its name.
    pub name: Arc<Galley>,
    /// The first lines of its definition, where it has one and it is shown.
    pub definition: Option<Arc<Galley>>,
}

impl TileTexts {
    /// Sets the name, in at most so many lines, and the definition of a tile that is `width` points wide.
    pub fn of(
        ctx: &Context,
        node: &TreeNode,
        tile: &Tile,
        width: f32,
        density: Density,
        lines: usize,
    ) -> Self {
        let theme = Theme::of(ctx);
        let group = matches!(tile.kind, CardKind::Group { .. });
        let mut room = width - 2.0 * PAD;
        if group {
            room -= TRIANGLE;
        } else if density == Density::Names {
            room -= NUMBER;
        }
        let (font, rows) = if group {
            (theme.bold(theme.size.interface), lines)
        } else {
            (theme.font(theme.size.interface), lines)
        };
        let set =
            |text: &str, font, rows| layout(ctx, text, font, Color32::PLACEHOLDER, Fit::Rows(room, rows));
        let definition = node.code.definition.trim();
        let shown = density == Density::Full && !definition.is_empty();
        Self {
            name: set(&node.code.name, font, rows),
            definition: shown.then(|| set(definition, theme.font(theme.size.secondary), DEFINITION_ROWS)),
        }
    }

    /// Whether something did not fit.
    pub fn cut(&self) -> bool {
        self.name.elided || self.definition.as_ref().is_some_and(|d| d.elided)
    }

    fn height(&self, kind: CardKind, density: Density) -> f32 {
        let text = self.name.size().y + self.definition.as_ref().map_or(0.0, |d| d.size().y + 2.0);
        match (kind, density) {
            (CardKind::Card, Density::Names) => text + 2.0 * PAD_Y_NAME,
            (CardKind::Card, Density::Full)
            | (CardKind::Group { .. } | CardKind::Child { .. } | CardKind::Blank, _) => {
                text + COUNTS + 2.0 * PAD_Y
            }
        }
    }
}

/// The inner edge above a tile's name.
pub fn top_padding(kind: CardKind, density: Density) -> f32 {
    match (kind, density) {
        (CardKind::Card, Density::Names) => PAD_Y_NAME,
        (CardKind::Card, Density::Full)
        | (CardKind::Group { .. } | CardKind::Child { .. } | CardKind::Blank, _) => PAD_Y,
    }
}

/// The name of a child of a card, ready to be painted.
pub struct ChildName {
    /// How far its dot is from the leading side.
    pub start: f32,
    /// How far the name is from it.
    pub at: f32,
    /// The room of the name.
    pub room: f32,
    /// The name.
    pub name: Arc<Galley>,
}

impl ChildName {
    /// Sets the name of a child that lies `depth` levels below the card, in at most so many lines.
    pub fn of(ctx: &Context, node: &TreeNode, depth: usize, width: f32, lines: usize) -> Self {
        let theme = Theme::of(ctx);
        let start = (PAD + CHILD_INDENT * depth.saturating_sub(1) as f32).min(width * 0.4);
        let at = start + DOT;
        let room = (width - at - PAD - NUMBER).max(0.0);
        let font = theme.font(theme.size.secondary);
        let fit = Fit::Rows(room, lines);
        Self {
            start,
            at,
            room,
            name: layout(ctx, &node.code.name, font, Color32::PLACEHOLDER, fit),
        }
    }

    /// The height of the name's first line.
    pub fn first_line(&self) -> f32 {
        self.name.rows.first().map_or(0.0, |row| row.row.size.y)
    }

    fn height(&self) -> f32 {
        CHILD + (self.name.size().y - self.first_line()).max(0.0)
    }

    /// Room above and below the first line where it stands alone.
    pub fn pad(&self) -> f32 {
        ((CHILD - self.first_line()) / 2.0).max(0.0)
    }
}

/// The heights of tiles, kept as long as nothing that they depend on changes.
#[derive(Debug, Default)]
pub struct TileHeights {
    known: HashMap<CodeId, (u64, f32)>,
    /// Of this width, density, number of lines and scale.
    basis: Option<(u32, Density, usize, u32)>,
}

impl TileHeights {
    /// Says how wide the content of a column is and what is shown; returns whether that is news.
    pub fn prepare(&mut self, ctx: &Context, width: f32, density: Density, lines: usize) -> bool {
        let basis = Some((width.to_bits(), density, lines, ctx.pixels_per_point().to_bits()));
        let news = self.basis != basis;
        if news {
            self.known.clear();
            self.basis = basis;
        }
        news
    }

    /// The height of a tile's own text as far as it is known, else a guess.
    pub fn height(&self, tree: &CodeTree, tile: &Tile) -> f32 {
        match tile.kind {
            CardKind::Child { .. } => self.known_height(tree, tile).unwrap_or(CHILD),
            CardKind::Blank => BLANK,
            CardKind::Card | CardKind::Group { .. } => {
                self.known_height(tree, tile).unwrap_or(match self.basis {
                    Some((_, Density::Names, ..)) if tile.kind == CardKind::Card => 34.0,
                    _ => 76.0,
                })
            }
        }
    }

    fn known_height(&self, tree: &CodeTree, tile: &Tile) -> Option<f32> {
        let (stamp, height) = self.known.get(&tile.id)?;
        (*stamp == stamp_of(tree.node(tile.id)?, tile)).then_some(*height)
    }

    /// Measures a tile; returns whether its height was not known.
    pub fn measure(&mut self, ctx: &Context, tree: &CodeTree, tile: &Tile) -> bool {
        let (Some((width, density, lines, _)), Some(node)) = (self.basis, tree.node(tile.id)) else {
            return false;
        };
        if tile.kind == CardKind::Blank || self.known_height(tree, tile).is_some() {
            return false;
        }
        let width = tile_width(f32::from_bits(width), tile);
        let height = match tile.kind {
            CardKind::Child { depth } => ChildName::of(ctx, node, depth, width, lines).height(),
            CardKind::Card | CardKind::Group { .. } | CardKind::Blank => {
                TileTexts::of(ctx, node, tile, width, density, lines).height(tile.kind, density)
            }
        };
        self.known.insert(tile.id, (stamp_of(node, tile), height.ceil()));
        true
    }

    /// Measures some of the tiles that are not known yet, wherever they are; returns whether there were any.
    pub fn measure_ahead<'t>(
        &mut self,
        ctx: &Context,
        tree: &CodeTree,
        tiles: impl Iterator<Item = &'t Tile>,
    ) -> bool {
        let mut some = 0;
        for tile in tiles {
            some += usize::from(self.measure(ctx, tree, tile));
            if some == AHEAD {
                break;
            }
        }
        some > 0
    }
}

/// The width of a tile in a column whose content is `width` points wide.
pub fn tile_width(width: f32, tile: &Tile) -> f32 {
    let inset = if tile.within.is_some() { GROUP_PAD } else { 0.0 };
    width - 2.0 * inset
}

/// What the height of a tile depends on, beside the board.
fn stamp_of(node: &TreeNode, tile: &Tile) -> u64 {
    let mut hasher = DefaultHasher::new();
    (&node.code.name, &node.code.definition).hash(&mut hasher);
    let depth = match tile.kind {
        CardKind::Child { depth } => Some(depth),
        CardKind::Card | CardKind::Group { .. } | CardKind::Blank => None,
    };
    let group = matches!(tile.kind, CardKind::Group { .. });
    (tile.within.is_some(), group, depth).hash(&mut hasher);
    hasher.finish()
}
