//! Co-occurrence against counting pair by pair.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::tests::{Row, TREE, study};
use super::*;
use crate::model::{CodeId, Level, Snapshot};
use crate::text::segment::{paragraph_at, paragraphs};

/// The paragraph, turn and document of a position.
fn paragraph(snapshot: &Snapshot, document: usize, position: u32) -> usize {
    let text = snapshot.text(crate::model::DocumentId(document as i64)).unwrap();
    paragraph_at(&paragraphs(text.as_str()), text.byte_at_char(position))
}

/// The units that a coding lies in.
fn units(snapshot: &Snapshot, row: &Row, together: Together) -> BTreeSet<(usize, usize)> {
    let document = snapshot.document(crate::model::DocumentId(row.0 as i64)).unwrap();
    let unit = |position: u32| match together {
        Together::Overlapping | Together::Inside => position as usize,
        Together::Near(_) => paragraph(snapshot, row.0, position),
        Together::Turn => document
            .turns
            .iter()
            .filter(|turn| turn.label.start <= position)
            .count(),
        Together::Document => 0,
    };
    (row.1..row.2).map(|position| (row.0, unit(position))).collect()
}

fn naive(
    snapshot: &Snapshot,
    rows: &[Row],
    together: Together,
    a: &[CodeId],
    b: &[CodeId],
) -> Option<CodePair> {
    let of = |codes: &[CodeId]| -> Vec<Row> {
        rows.iter()
            .copied()
            .filter(|row| codes.contains(&CodeId(row.3)))
            .collect()
    };
    let (of_a, of_b) = (of(a), of(b));
    let all = |rows: &[Row]| -> BTreeSet<_> {
        rows.iter()
            .flat_map(|row| units(snapshot, row, together))
            .collect()
    };
    let (units_a, units_b) = (all(&of_a), all(&of_b));
    let gap = |one: &BTreeSet<(usize, usize)>, unit: &(usize, usize), most: u32| {
        one.iter()
            .any(|o| o.0 == unit.0 && o.1.abs_diff(unit.1) <= most as usize)
    };
    let both: BTreeSet<_> = match together {
        Together::Near(most) => {
            let near_b = units_a.iter().filter(|unit| gap(&units_b, unit, most));
            let near_a = units_b.iter().filter(|unit| gap(&units_a, unit, most));
            near_b.chain(near_a).copied().collect()
        }
        _ => units_a.intersection(&units_b).copied().collect(),
    };
    let either = units_a.union(&units_b).count();
    let mut pair = CodePair {
        codes: (a[0], b[0]),
        count: 0,
        inside: (0, 0),
        of_each: (of_a.len() as u64, of_b.len() as u64),
        jaccard: both.len() as f64 / either as f64,
    };
    for x in &of_a {
        for y in &of_b {
            let lies = |x: &Row, y: &Row| x.0 == y.0 && y.1 <= x.1 && x.2 <= y.2;
            let counts = match together {
                Together::Overlapping => x.0 == y.0 && x.1 < y.2 && y.1 < x.2,
                Together::Inside => {
                    pair.inside.0 += u64::from(lies(x, y));
                    pair.inside.1 += u64::from(lies(y, x));
                    lies(x, y) || lies(y, x)
                }
                Together::Near(most) => {
                    let others = units(snapshot, y, together);
                    units(snapshot, x, together)
                        .iter()
                        .any(|unit| gap(&others, unit, most))
                }
                Together::Turn | Together::Document => false,
            };
            pair.count += u64::from(counts);
        }
    }
    if let Together::Turn | Together::Document = together {
        pair.count = both.len() as u64;
        pair.of_each = (units_a.len() as u64, units_b.len() as u64);
    }
    (pair.count > 0).then_some(pair)
}

proptest! {
    #[test]
    fn pairs_equal_those_counted_one_by_one(
        rows in prop::collection::vec((1usize..4, 0u32..40, 1u32..5, 1i64..7, 1i64..3), 0..30)
    ) {
        let mut rows: Vec<Row> = rows.into_iter().map(|(d, start, long, code, coder)| (d, start, start + long, code, coder)).collect();
        // As the project keeps them: in reading order.
        rows.sort_by_key(|row| (row.0, row.1, std::cmp::Reverse(row.2)));
        let snapshot = study(&[&[1], &[2], &[3]], &TREE, &rows);
        let ways = [
            Together::Overlapping,
            Together::Inside,
            Together::Near(0),
            Together::Near(1),
            Together::Turn,
            Together::Document,
        ];
        for (together, level) in ways.into_iter().flat_map(|way| [None, Some(Level::Subcategory), Some(Level::Code)].map(|level| (way, level))) {
            let found = co_occurrence(&snapshot, &SegmentSelection::all(), together, level);
            let codes: Vec<Vec<CodeId>> = (1..=6)
                .map(CodeId)
                .filter(|id| level.is_none_or(|level| snapshot.code(*id).unwrap().level == level))
                .map(|id| match level {
                    None => vec![id],
                    Some(_) => {
                        let below = snapshot.descendants(id).into_iter().filter(|other| *other != id);
                        std::iter::once(id).chain(below).collect()
                    }
                })
                .collect();
            let mut expected = Vec::new();
            // The order of the code system.
            let order: Vec<CodeId> = snapshot.code_tree().iter().map(|(_, code)| code.id).collect();
            let place = |id: CodeId| order.iter().position(|other| *other == id);
            let mut codes = codes;
            codes.sort_by_key(|codes| place(codes[0]));
            for (i, a) in codes.iter().enumerate() {
                for b in &codes[i + 1..] {
                    expected.extend(naive(&snapshot, &rows, together, a, b));
                }
            }
            prop_assert_eq!(&found.pairs, &expected, "{:?} {:?}", together, level);
        }
    }
}

#[test]
fn the_coefficient_is_the_published_one() {
    let pair = CodePair {
        codes: (CodeId(1), CodeId(2)),
        count: 5,
        inside: (0, 0),
        of_each: (100, 10),
        jaccard: 0.0,
    };
    assert!((pair.c().unwrap() - 5.0 / 105.0).abs() < 1e-12);
    let none = CodePair {
        count: 4,
        of_each: (2, 2),
        ..pair
    };
    assert_eq!(none.c(), None);
}
