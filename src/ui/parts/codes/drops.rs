//! Where codes go when they are dropped on the tree.

use crate::model::{CodeId, Edit};
use crate::ui::parts::codes::tree::{BranchState, CodeTree, VisibleRow};

/// Share of a row's or card's height, at its top and at its foot, that means "between" and not "under this one".
pub const EDGE: f32 = 0.28;

/// What a drop does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DropOutcome {
    /// The codes come under a parent (or to the root), before one of its children (or last).
    Move {
        /// Where to.
        parent: Option<CodeId>,
        /// Before this child; last when `None`.
        before: Option<CodeId>,
    },
    /// The codes are merged into another.
    Merge(CodeId),
}

/// Where the target is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DropIndicator {
    /// The whole row.
    Row(usize),
    /// The line above row number `above` (after the last row where it equals their number), from this depth on.
    Line {
        /// Row below the line.
        above: usize,
        /// Depth at which the codes will stand.
        depth: usize,
    },
}

/// A place where codes may be dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DropTarget {
    /// What happens.
    pub outcome: DropOutcome,
    /// Where it is shown.
    pub mark: DropIndicator,
}

/// Where the pointer is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DropHover {
    /// The row under it; none below the last row.
    pub row: Option<usize>,
    /// How far down in the row, from 0 to 1.
    pub height: f32,
    /// The depth whose indentation it is at.
    pub depth: usize,
    /// Whether the key for merging is held.
    pub merge: bool,
    /// Whether rows stand in their own order, so that one can drop between them (not while filtering).
    pub ordered: bool,
}

impl DropOutcome {
    /// The edit that does it.
    pub fn edit(self, codes: Vec<CodeId>) -> Edit {
        match self {
            Self::Move { parent, before } => Edit::MoveCodes {
                codes,
                parent,
                before,
            },
            Self::Merge(into) => Edit::MergeCodes { from: codes, into },
        }
    }
}

/// What happens when `codes` (none below another, see [`CodeTree::topmost`]) are dropped here; `None` where they cannot be
/// dropped or nothing would change.
pub fn target(
    tree: &CodeTree,
    rows: &[VisibleRow],
    codes: &[CodeId],
    hover: DropHover,
) -> Option<DropTarget> {
    let mut found = place(tree, rows, hover)?;
    found.outcome = checked_outcome(tree, codes, found.outcome)?;
    Some(found)
}

/// What comes of it when codes are dropped so; `None` where they may not be or nothing would change.
pub fn checked_outcome(tree: &CodeTree, codes: &[CodeId], mut outcome: DropOutcome) -> Option<DropOutcome> {
    if let DropOutcome::Move { before, .. } = &mut outcome {
        // What moves cannot be the place before which it goes.
        while let Some(id) = before.filter(|b| codes.contains(b)) {
            *before = tree.next_sibling(id);
        }
    }
    allowed(tree, codes, outcome).then_some(outcome)
}

/// Whether codes may go there and would not stand there already.
pub fn allowed(tree: &CodeTree, codes: &[CodeId], outcome: DropOutcome) -> bool {
    let takes_in = |id: CodeId| codes.iter().any(|c| tree.is_within(id, *c));
    match outcome {
        _ if codes.is_empty() => false,
        DropOutcome::Merge(into) => !takes_in(into),
        DropOutcome::Move { parent, before } => {
            !parent.is_some_and(takes_in) && moves(tree, codes, parent, before)
        }
    }
}

/// Whether the move changes a parent or an order.
fn moves(tree: &CodeTree, codes: &[CodeId], parent: Option<CodeId>, before: Option<CodeId>) -> bool {
    let now: Vec<CodeId> = tree.children(parent).iter().map(|n| n.code.id).collect();
    let mut then: Vec<CodeId> = now.iter().copied().filter(|c| !codes.contains(c)).collect();
    let at = before
        .and_then(|b| then.iter().position(|c| *c == b))
        .unwrap_or(then.len());
    then.splice(at..at, codes.iter().copied());
    now != then
}

fn place(tree: &CodeTree, rows: &[VisibleRow], hover: DropHover) -> Option<DropTarget> {
    let last = DropTarget {
        outcome: DropOutcome::Move {
            parent: None,
            before: None,
        },
        mark: DropIndicator::Line {
            above: rows.len(),
            depth: 0,
        },
    };
    let Some(row) = hover.row else {
        return Some(last);
    };
    let here = rows.get(row)?;
    let node = tree.nodes().get(here.node)?;
    let id = node.code.id;
    if hover.merge {
        return Some(DropTarget {
            outcome: DropOutcome::Merge(id),
            mark: DropIndicator::Row(row),
        });
    }
    if hover.ordered && hover.height < EDGE {
        return Some(DropTarget {
            outcome: DropOutcome::Move {
                parent: node.code.parent,
                before: Some(id),
            },
            mark: DropIndicator::Line {
                above: row,
                depth: node.depth,
            },
        });
    }
    if hover.ordered && hover.height > 1.0 - EDGE {
        let above = row + 1;
        if here.fold == BranchState::Open {
            return Some(DropTarget {
                outcome: DropOutcome::Move {
                    parent: Some(id),
                    before: tree.code_at(rows, above),
                },
                mark: DropIndicator::Line {
                    above,
                    depth: node.depth + 1,
                },
            });
        }
        // After the last child of a branch several depths are possible: the pointer's indentation decides.
        let next = rows.get(above).and_then(|r| tree.nodes().get(r.node));
        let depth = hover.depth.clamp(next.map_or(0, |n| n.depth), node.depth);
        let mut neighbour = node;
        while neighbour.depth > depth
            && let Some(parent) = neighbour.parent.and_then(|p| tree.nodes().get(p))
        {
            neighbour = parent;
        }
        return Some(DropTarget {
            outcome: DropOutcome::Move {
                parent: neighbour.code.parent,
                before: tree.next_sibling(neighbour.code.id),
            },
            mark: DropIndicator::Line { above, depth },
        });
    }
    Some(DropTarget {
        outcome: DropOutcome::Move {
            parent: Some(id),
            before: None,
        },
        mark: DropIndicator::Row(row),
    })
}

/// The keyboard's moves: one place up or down among its siblings, out to its parent's side, or in under the sibling
/// above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nudge {
    /// Before the sibling above.
    Up,
    /// After the sibling below.
    Down,
    /// Beside its parent, after it.
    Out,
    /// Under the sibling above, last.
    In,
}

/// Where a nudge takes codes; they go together, from where the first (or, downwards, the last) of them stands.
pub fn nudge(tree: &CodeTree, codes: &[CodeId], nudge: Nudge) -> Option<DropOutcome> {
    let first = *codes.first()?;
    let last = *codes.last()?;
    let node = tree.node(first)?;
    let outcome = match nudge {
        Nudge::Up => DropOutcome::Move {
            parent: node.code.parent,
            before: Some(tree.previous_sibling(first)?),
        },
        Nudge::Down => DropOutcome::Move {
            parent: tree.node(last)?.code.parent,
            before: tree.next_sibling(tree.next_sibling(last)?),
        },
        Nudge::Out => {
            let parent = node.code.parent?;
            DropOutcome::Move {
                parent: tree.node(parent)?.code.parent,
                before: tree.next_sibling(parent),
            }
        }
        Nudge::In => DropOutcome::Move {
            parent: Some(tree.previous_sibling(first)?),
            before: None,
        },
    };
    allowed(tree, codes, outcome).then_some(outcome)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::model::plan;
    use crate::ui::parts::codes::sample::{code, outline, snapshot, tree_of};

    const SYSTEM: &str = "الف\n  یک\n    برگ\n  دو\nب\n  سه\nپ";

    /// Drops codes on a row and gives the outline after it; `height` as ↑ for the top edge, ↓ the foot, · the middle.
    fn drop(codes: &[&str], row: &str, height: char, depth: usize, merge: bool) -> Option<String> {
        let before = snapshot(SYSTEM);
        let tree = tree_of(&before);
        let rows = tree.rows(&HashSet::new(), "");
        let codes = tree.topmost(&codes.iter().map(|c| code(&before, c)).collect::<Vec<_>>());
        let hover = DropHover {
            row: tree.row_of(&rows, code(&before, row)),
            height: match height {
                '↑' => 0.1,
                '↓' => 0.9,
                _ => 0.5,
            },
            depth,
            merge,
            ordered: true,
        };
        let outcome = target(&tree, &rows, &codes, hover)?.outcome;
        let after = plan(outcome.edit(codes), &before, 100, "پژوهشگر", 0)
            .unwrap()
            .after;
        Some(outline(&after).replace('\n', "|").replace("  ", "·"))
    }

    #[test]
    fn before_after_and_into() {
        for (codes, row, height, depth, after) in [
            (&["پ"][..], "الف", '↑', 0, "پ|الف|·یک|··برگ|·دو|ب|·سه"),
            (&["پ"], "یک", '↑', 0, "الف|·پ|·یک|··برگ|·دو|ب|·سه"),
            (&["پ"], "الف", '↓', 0, "الف|·پ|·یک|··برگ|·دو|ب|·سه"),
            (&["پ"], "الف", '·', 0, "الف|·یک|··برگ|·دو|·پ|ب|·سه"),
            (&["پ"], "برگ", '↓', 9, "الف|·یک|··برگ|··پ|·دو|ب|·سه"),
            (&["پ"], "برگ", '↓', 0, "الف|·یک|··برگ|·پ|·دو|ب|·سه"),
            (&["پ"], "دو", '↓', 1, "الف|·یک|··برگ|·دو|·پ|ب|·سه"),
            (&["پ"], "دو", '↓', 0, "الف|·یک|··برگ|·دو|پ|ب|·سه"),
            (&["برگ", "سه"], "پ", '·', 0, "الف|·یک|·دو|ب|پ|·برگ|·سه"),
            (&["سه"], "ب", '↑', 0, "الف|·یک|··برگ|·دو|سه|ب|پ"),
        ] {
            assert_eq!(
                drop(codes, row, height, depth, false).as_deref(),
                Some(after),
                "{codes:?} {row} {height}"
            );
        }
    }

    #[test]
    fn merging_takes_the_whole_row() {
        assert_eq!(
            drop(&["یک"], "پ", '↑', 0, true).as_deref(),
            Some("الف|·دو|ب|·سه|پ|·برگ")
        );
        assert_eq!(drop(&["یک"], "برگ", '·', 0, true), None);
        assert_eq!(drop(&["یک"], "یک", '·', 0, true), None);
    }

    #[test]
    fn what_changes_nothing_or_makes_a_circle_is_no_target() {
        for (codes, row, height) in [
            ("الف", "برگ", '·'),
            ("الف", "یک", '↑'),
            ("الف", "الف", '·'),
            ("ب", "ب", '↑'),
            ("دو", "الف", '·'),
            ("ب", "پ", '↑'),
            ("پ", "پ", '↓'),
        ] {
            assert_eq!(
                drop(&[codes], row, height, 0, false),
                None,
                "{codes} on {row} {height}"
            );
        }
    }

    #[test]
    fn below_the_last_row_is_the_root_and_a_filter_leaves_only_rows() {
        let before = snapshot(SYSTEM);
        let tree = tree_of(&before);
        let rows = tree.rows(&HashSet::new(), "");
        let leaf = [code(&before, "برگ")];
        let hover = DropHover {
            row: None,
            height: 0.0,
            depth: 0,
            merge: false,
            ordered: true,
        };
        let found = target(&tree, &rows, &leaf, hover).unwrap();
        assert_eq!(found.mark, DropIndicator::Line { above: 7, depth: 0 });
        let found = target(
            &tree,
            &rows,
            &leaf,
            DropHover {
                row: Some(6),
                ordered: false,
                ..hover
            },
        );
        assert_eq!(found.unwrap().mark, DropIndicator::Row(6));
    }

    #[test]
    fn nudges() {
        let before = snapshot(SYSTEM);
        let tree = tree_of(&before);
        let id = |name: &str| code(&before, name);
        let moved = |names: &[&str], way| {
            let codes: Vec<CodeId> = names.iter().map(|n| id(n)).collect();
            nudge(&tree, &codes, way).map(|o| {
                outline(&plan(o.edit(codes), &before, 100, "پ", 0).unwrap().after)
                    .replace('\n', "|")
                    .replace("  ", "·")
            })
        };
        assert_eq!(
            moved(&["ب"], Nudge::Up).as_deref(),
            Some("ب|·سه|الف|·یک|··برگ|·دو|پ")
        );
        assert_eq!(
            moved(&["یک"], Nudge::Down).as_deref(),
            Some("الف|·دو|·یک|··برگ|ب|·سه|پ")
        );
        assert_eq!(
            moved(&["برگ"], Nudge::Out).as_deref(),
            Some("الف|·یک|·برگ|·دو|ب|·سه|پ")
        );
        assert_eq!(
            moved(&["پ"], Nudge::In).as_deref(),
            Some("الف|·یک|··برگ|·دو|ب|·سه|·پ")
        );
        assert_eq!(moved(&["الف"], Nudge::Up), None);
        assert_eq!(moved(&["پ"], Nudge::Down), None);
        assert_eq!(moved(&["پ"], Nudge::Out), None);
        assert_eq!(moved(&["الف"], Nudge::In), None);
    }
}
