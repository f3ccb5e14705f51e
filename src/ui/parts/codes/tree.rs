//! The code system as a tree on the screen: which rows there are, and where the cursor goes from one.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::analysis::{Count, Counts};
use crate::model::{Code, CodeId, Memo, MemoTarget, Snapshot};
use crate::ui::cx::Cx;
use crate::ui::parts::fuzzy::{FuzzyKey, FuzzyQuery, folded};

/// One code with all that a row tells of it.
#[derive(Debug)]
pub struct TreeNode {
    /// The code itself.
    pub code: Arc<Code>,
    /// How many codes stand above it.
    pub depth: usize,
    /// The node above it.
    pub parent: Option<usize>,
    /// The node after the last one below it.
    pub end: usize,
    /// Passages with the code itself.
    pub own: usize,
    /// What bears the code or anything below it, each passage once.
    pub total: Count,
    /// Its memo.
    pub memo: Option<Arc<Memo>>,
    /// Its name as it is compared.
    pub folded: Box<str>,
    /// Its name and the names above it, made ready for searching.
    pub key: FuzzyKey,
}

/// The code system depth first. Made once for each revision of the project.
#[derive(Debug, Default)]
pub struct CodeTree {
    nodes: Vec<TreeNode>,
    places: HashMap<CodeId, usize>,
    two_counts: bool,
}

/// Whether a row has rows below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BranchState {
    /// Nothing stands below.
    Leaf,
    /// What stands below is shown.
    Open,
    /// What stands below is hidden.
    Closed,
}

/// One visible row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VisibleRow {
    /// Which node.
    pub node: usize,
    /// Whether something stands below, and is shown.
    pub fold: BranchState,
    /// False for a row that is there only because of what a filter found below it.
    pub hit: bool,
}

/// A move of the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CursorStep {
    /// So many rows up (negative) or down.
    By(isize),
    /// To the first row.
    First,
    /// To the last row.
    Last,
}

/// What a horizontal arrow does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArrowEffect {
    /// Shows what stands below.
    Open(CodeId),
    /// Hides what stands below.
    Close(CodeId),
    /// Goes to another row.
    Go(CodeId),
}

impl CodeTree {
    /// The code system of the project in the window.
    pub fn current(cx: &Cx<'_>) -> Self {
        Self::of(cx.snapshot(), &cx.counts())
    }

    /// The code system of a project whose passages have been counted.
    pub fn of(snapshot: &Snapshot, counts: &Counts) -> Self {
        let mut tree = Self::default();
        let mut open: Vec<usize> = Vec::new();
        for (depth, code) in snapshot.code_tree() {
            let place = tree.nodes.len();
            tree.close(&mut open, depth, place);
            tree.places.insert(code.id, place);
            let above: Vec<&str> = open
                .iter()
                .filter_map(|p| tree.nodes.get(*p))
                .map(|n| n.code.name.as_str())
                .collect();
            let key = FuzzyKey::new(&code.name, &above.join(" "));
            tree.nodes.push(TreeNode {
                code: code.clone(),
                depth,
                parent: open.last().copied(),
                end: place + 1,
                own: counts.own(code.id),
                total: counts.total(code.id),
                memo: snapshot.memo_on(MemoTarget::Code(code.id)).cloned(),
                folded: folded(&code.name).into(),
                key,
            });
            open.push(place);
        }
        let end = tree.nodes.len();
        tree.close(&mut open, 0, end);
        let branches = tree.nodes.iter().enumerate().filter(|(i, n)| n.end > i + 1);
        tree.two_counts = branches.into_iter().any(|(_, n)| n.own > 0);
        tree
    }

    /// Says of the branches deeper than `depth` that they end before `place`.
    fn close(&mut self, open: &mut Vec<usize>, depth: usize, place: usize) {
        while open.len() > depth {
            if let Some(node) = open.pop().and_then(|p| self.nodes.get_mut(p)) {
                node.end = place;
            }
        }
    }

    /// All nodes, depth first.
    pub fn nodes(&self) -> &[TreeNode] {
        &self.nodes
    }

    /// Whether a code with codes below it has passages of its own, so that two numbers are worth telling.
    pub fn two_counts(&self) -> bool {
        self.two_counts
    }

    /// The node of a code.
    pub fn node(&self, id: CodeId) -> Option<&TreeNode> {
        self.nodes.get(self.place(id)?)
    }

    /// Where a code stands among [`Self::nodes`].
    pub fn place(&self, id: CodeId) -> Option<usize> {
        self.places.get(&id).copied()
    }

    /// The children of a code, or the roots, in their order.
    pub fn children(&self, parent: Option<CodeId>) -> Vec<&TreeNode> {
        let (mut next, end) = match parent.map(|p| self.place(p)) {
            None => (0, self.nodes.len()),
            Some(None) => return Vec::new(),
            Some(Some(p)) => (p + 1, self.nodes.get(p).map_or(p, |n| n.end)),
        };
        let mut found = Vec::new();
        while next < end
            && let Some(node) = self.nodes.get(next)
        {
            found.push(node);
            next = node.end;
        }
        found
    }

    /// The child of `parent` after `id`.
    pub fn next_sibling(&self, id: CodeId) -> Option<CodeId> {
        let node = self.node(id)?;
        self.nodes
            .get(node.end)
            .filter(|next| next.parent == node.parent)
            .map(|next| next.code.id)
    }

    /// The child of `parent` before `id`.
    pub fn previous_sibling(&self, id: CodeId) -> Option<CodeId> {
        let siblings = self.children(self.node(id)?.code.parent);
        let at = siblings.iter().position(|s| s.code.id == id)?;
        siblings.get(at.checked_sub(1)?).map(|s| s.code.id)
    }

    /// Whether `id` is `above` or stands below it.
    pub fn is_within(&self, id: CodeId, above: CodeId) -> bool {
        match (self.place(id), self.place(above)) {
            (Some(place), Some(top)) => self.nodes.get(top).is_some_and(|n| (top..n.end).contains(&place)),
            _ => false,
        }
    }

    /// Of some codes those of which none above is among them, in the order of the tree: what moves when all move.
    pub fn topmost(&self, ids: &[CodeId]) -> Vec<CodeId> {
        let mut places: Vec<usize> = ids.iter().filter_map(|id| self.place(*id)).collect();
        places.sort_unstable();
        let mut end = 0;
        let mut tops = Vec::new();
        for place in places {
            if place >= end
                && let Some(node) = self.nodes.get(place)
            {
                end = node.end;
                tops.push(node.code.id);
            }
        }
        tops
    }

    /// Names from the root down to the code itself.
    pub fn names(&self, id: CodeId) -> Vec<&str> {
        let mut names = Vec::new();
        let mut next = self.place(id);
        while let Some(node) = next.and_then(|p| self.nodes.get(p)) {
            names.push(node.code.name.as_str());
            next = node.parent;
        }
        names.reverse();
        names
    }

    /// The visible rows. A filter shows what it finds, by name or by path, with all that stands above it, whether closed
    /// or not.
    pub fn rows(&self, closed: &HashSet<CodeId>, filter: &str) -> Vec<VisibleRow> {
        let query = FuzzyQuery::new(filter);
        if query.is_empty() {
            return self.unfiltered(closed);
        }
        let mut shown = vec![None; self.nodes.len()];
        for (place, node) in self.nodes.iter().enumerate() {
            if query.score(&node.key).is_none() {
                continue;
            }
            let mut next = Some(place);
            while let Some(p) = next
                && let (Some(slot), Some(node)) = (shown.get_mut(p), self.nodes.get(p))
            {
                *slot = Some(slot.unwrap_or(false) || p == place);
                next = node.parent;
            }
        }
        let has_shown_below = |place: usize, end: usize| {
            shown
                .get(place + 1..end)
                .is_some_and(|s| s.iter().any(Option::is_some))
        };
        self.nodes
            .iter()
            .enumerate()
            .filter_map(|(place, node)| {
                let hit = shown.get(place).copied().flatten()?;
                let fold = if has_shown_below(place, node.end) {
                    BranchState::Open
                } else {
                    BranchState::Leaf
                };
                Some(VisibleRow {
                    node: place,
                    fold,
                    hit,
                })
            })
            .collect()
    }

    fn unfiltered(&self, closed: &HashSet<CodeId>) -> Vec<VisibleRow> {
        let mut rows = Vec::with_capacity(self.nodes.len());
        let mut place = 0;
        while let Some(node) = self.nodes.get(place) {
            let parent = node.end > place + 1;
            let shut = parent && closed.contains(&node.code.id);
            let fold = match (parent, shut) {
                (false, _) => BranchState::Leaf,
                (true, false) => BranchState::Open,
                (true, true) => BranchState::Closed,
            };
            rows.push(VisibleRow {
                node: place,
                fold,
                hit: true,
            });
            place = if shut { node.end } else { place + 1 };
        }
        rows
    }

    /// The code of a row.
    pub fn code_at(&self, rows: &[VisibleRow], row: usize) -> Option<CodeId> {
        self.nodes.get(rows.get(row)?.node).map(|n| n.code.id)
    }

    /// The row of a code, or of the nearest one above it that is visible.
    pub fn row_of(&self, rows: &[VisibleRow], id: CodeId) -> Option<usize> {
        let mut next = self.place(id);
        while let Some(place) = next {
            // Rows keep the order of the nodes.
            if let Ok(row) = rows.binary_search_by_key(&place, |r| r.node) {
                return Some(row);
            }
            next = self.nodes.get(place)?.parent;
        }
        None
    }

    /// Where the cursor goes; to an end when there is no cursor yet.
    pub fn step(&self, rows: &[VisibleRow], cursor: Option<CodeId>, step: CursorStep) -> Option<CodeId> {
        let last = rows.len().checked_sub(1)?;
        let row = match (step, cursor.and_then(|c| self.row_of(rows, c))) {
            (CursorStep::First, _) => 0,
            (CursorStep::Last, _) => last,
            (CursorStep::By(n), Some(row)) => row.saturating_add_signed(n).min(last),
            (CursorStep::By(n), None) if n < 0 => last,
            (CursorStep::By(_), None) => 0,
        };
        self.code_at(rows, row)
    }

    /// The codes from one row to another, both included, in the order of the rows.
    pub fn between(&self, rows: &[VisibleRow], from: CodeId, to: CodeId) -> Vec<CodeId> {
        match (self.row_of(rows, from), self.row_of(rows, to)) {
            (Some(a), Some(b)) => (a.min(b)..=a.max(b))
                .filter_map(|r| self.code_at(rows, r))
                .collect(),
            _ => Vec::new(),
        }
    }

    /// What the arrow that points down the tree does: opens, then goes to the first child.
    pub fn inward(&self, rows: &[VisibleRow], cursor: CodeId) -> Option<ArrowEffect> {
        let row = self.row_of(rows, cursor)?;
        match rows.get(row)?.fold {
            BranchState::Leaf => None,
            BranchState::Closed => Some(ArrowEffect::Open(cursor)),
            BranchState::Open => self.code_at(rows, row + 1).map(ArrowEffect::Go),
        }
    }

    /// What the arrow that points up the tree does: closes, or goes to the parent.
    pub fn outward(&self, rows: &[VisibleRow], cursor: CodeId) -> Option<ArrowEffect> {
        let row = rows.get(self.row_of(rows, cursor)?)?;
        let node = self.nodes.get(row.node)?;
        match row.fold {
            BranchState::Open => Some(ArrowEffect::Close(cursor)),
            BranchState::Leaf | BranchState::Closed => node.code.parent.map(ArrowEffect::Go),
        }
    }

    /// The next row whose name begins with what was typed, or else has a word that does. A single letter goes on
    /// from the row after the cursor, so that it can be pressed again; more letters stay where they fit.
    pub fn type_ahead(&self, rows: &[VisibleRow], cursor: Option<CodeId>, typed: &str) -> Option<CodeId> {
        let key = folded(typed);
        if key.is_empty() {
            return None;
        }
        let at = cursor.and_then(|c| self.row_of(rows, c));
        let from = match at {
            Some(row) if key.chars().count() == 1 => row + 1,
            Some(row) => row,
            None => 0,
        };
        let order = || (from..rows.len()).chain(0..from.min(rows.len()));
        let key_of = |row: &usize| {
            rows.get(*row)
                .and_then(|r| self.nodes.get(r.node))
                .map(|n| &*n.folded)
        };
        let begins = |row: &usize| key_of(row).is_some_and(|k| k.starts_with(&key));
        let word_begins =
            |row: &usize| key_of(row).is_some_and(|k| k.split(' ').any(|word| word.starts_with(&key)));
        let row = order().find(begins).or_else(|| order().find(word_begins))?;
        self.code_at(rows, row)
    }
}

#[cfg(test)]
#[path = "tree_tests.rs"]
mod tests;
