//! What stands on the board, in which column and in which order: the code system as columns, groups and cards.

use std::collections::{HashMap, HashSet};

use crate::model::{CodeId, Level};
use crate::ui::parts::codes::tree::{CodeTree, TreeNode};

/// What a tile is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardKind {
    /// A subcategory with what stands in it; `open` when that is seen.
    Group {
        /// Its cards are seen.
        open: bool,
    },
    /// A code.
    Card,
    /// A code below that of a card, so many levels deeper.
    Child {
        /// Levels below the card, from 1.
        depth: usize,
    },
    /// The place for the name of a new code; its id is that of the code under which it will stand, or 0.
    Blank,
}

/// One thing on the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tile {
    /// Which code.
    pub id: CodeId,
    /// What it is.
    pub kind: CardKind,
    /// The tile in which it lies: the group of a card, the card of a child.
    pub within: Option<usize>,
}

/// A category with what stands in it, or what stands in none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardColumn {
    /// The category; `None` for the first column.
    pub category: Option<CodeId>,
    /// What stands in it, from top to foot.
    pub tiles: Vec<Tile>,
}

/// The whole board.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BoardArrangement {
    /// The columns; the first holds what is in no category and is always there.
    pub columns: Vec<BoardColumn>,
    places: HashMap<CodeId, (usize, Option<usize>)>,
}

/// Whether a code is shown as a column of its own.
pub fn is_column(node: &TreeNode) -> bool {
    node.parent.is_none() && node.code.level == Level::Category
}

impl BoardArrangement {
    /// The board of a code system. Groups in `closed` hide their cards; `blank` asks for a place for the name of a new
    /// code under that parent, after its other children.
    pub fn of(tree: &CodeTree, closed: &HashSet<CodeId>, blank: Option<Option<CodeId>>) -> Self {
        let mut first = ArrangementBuilder::new(tree, closed, blank);
        let roots = tree.children(None);
        let (groups, cards): (Vec<&TreeNode>, Vec<&TreeNode>) = roots
            .iter()
            .copied()
            .filter(|n| !is_column(n))
            .partition(|n| n.code.level != Level::Code);
        // What codes are dropped into comes before what is dropped.
        for node in groups.into_iter().chain(cards) {
            first.item(node);
        }
        first.blank_below(None, None);
        let mut columns = vec![BoardColumn {
            category: None,
            tiles: first.tiles,
        }];
        for category in roots.into_iter().filter(|n| is_column(n)) {
            let id = Some(category.code.id);
            let mut builder = ArrangementBuilder::new(tree, closed, blank);
            for node in tree.children(id) {
                builder.item(node);
            }
            builder.blank_below(id, None);
            columns.push(BoardColumn {
                category: id,
                tiles: builder.tiles,
            });
        }
        let mut places = HashMap::new();
        for (at, column) in columns.iter().enumerate() {
            places.extend(column.category.map(|id| (id, (at, None))));
            for (n, tile) in column.tiles.iter().enumerate() {
                if tile.kind != CardKind::Blank {
                    places.insert(tile.id, (at, Some(n)));
                }
            }
        }
        Self { columns, places }
    }

    /// In which column a code is seen, and as which of its tiles; no tile is the column itself.
    pub fn place(&self, id: CodeId) -> Option<(usize, Option<usize>)> {
        self.places.get(&id).copied()
    }

    /// The tile of a column.
    pub fn tile(&self, column: usize, tile: usize) -> Option<&Tile> {
        self.columns.get(column)?.tiles.get(tile)
    }

    /// Everything that can have the keyboard, column by column, from top to foot.
    pub fn stops(&self) -> impl Iterator<Item = CodeId> {
        self.columns.iter().flat_map(BoardColumn::stops)
    }

    /// What lies between two stops, both included; only `to` when one of them is not seen.
    pub fn between(&self, from: CodeId, to: CodeId) -> Vec<CodeId> {
        let all: Vec<CodeId> = self.stops().collect();
        let at = |id| all.iter().position(|c| *c == id);
        match (at(from), at(to)) {
            (Some(a), Some(b)) => all
                .get(a.min(b)..=a.max(b))
                .map(<[CodeId]>::to_vec)
                .unwrap_or_default(),
            _ => vec![to],
        }
    }
}

impl BoardColumn {
    /// What can have the keyboard in this column, from top to foot: the category itself, then its tiles.
    pub fn stops(&self) -> impl Iterator<Item = CodeId> {
        let tiles = self.tiles.iter().filter(|t| t.kind != CardKind::Blank);
        self.category.into_iter().chain(tiles.map(|t| t.id))
    }
}

struct ArrangementBuilder<'a> {
    tree: &'a CodeTree,
    closed: &'a HashSet<CodeId>,
    blank: Option<Option<CodeId>>,
    tiles: Vec<Tile>,
}

impl<'a> ArrangementBuilder<'a> {
    fn new(tree: &'a CodeTree, closed: &'a HashSet<CodeId>, blank: Option<Option<CodeId>>) -> Self {
        Self {
            tree,
            closed,
            blank,
            tiles: Vec::new(),
        }
    }

    fn push(&mut self, id: CodeId, kind: CardKind, within: Option<usize>) -> usize {
        self.tiles.push(Tile { id, kind, within });
        self.tiles.len() - 1
    }

    /// A child of a category, or a root.
    fn item(&mut self, node: &TreeNode) {
        let id = node.code.id;
        if node.code.level == Level::Code {
            self.card(node, None);
            return;
        }
        let open = !self.closed.contains(&id) || self.blank == Some(Some(id));
        let group = self.push(id, CardKind::Group { open }, None);
        if open {
            for child in self.tree.children(Some(id)) {
                self.card(child, Some(group));
            }
            self.blank_below(Some(id), Some(group));
        }
    }

    fn card(&mut self, node: &TreeNode, group: Option<usize>) {
        let card = self.push(node.code.id, CardKind::Card, group);
        let Some(start) = self.tree.place(node.code.id) else {
            return;
        };
        for below in self.tree.nodes().get(start + 1..node.end).unwrap_or_default() {
            let depth = below.depth - node.depth;
            self.push(below.code.id, CardKind::Child { depth }, Some(card));
        }
        let blank = self.blank.flatten();
        if let Some(parent) = blank.filter(|b| self.tree.is_within(*b, node.code.id)) {
            self.push(parent, CardKind::Blank, Some(card));
        }
    }

    fn blank_below(&mut self, parent: Option<CodeId>, within: Option<usize>) {
        if self.blank == Some(parent) {
            self.push(parent.unwrap_or(CodeId(0)), CardKind::Blank, within);
        }
    }
}
