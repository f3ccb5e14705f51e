//! What stands behind a number is as much as the number says.

use std::collections::{BTreeSet, HashSet};

use proptest::prelude::*;

use super::tests::{SPEAKERS, TREE, rows, study};
use super::*;
use crate::model::{AttributeId, CodeId, CoderId, CodingId, GroupId, Level, ParticipantId, Snapshot};

const LEVELS: [Option<Level>; 3] = [None, Some(Level::Category), Some(Level::Code)];

fn filters() -> impl Strategy<Value = CodingFilter> {
    let base = CodingFilter::default;
    prop::sample::select(vec![
        base(),
        CodingFilter {
            groups: [GroupId(1)].into(),
            ..base()
        },
        CodingFilter {
            participants: [ParticipantId(1)].into(),
            coders: [CoderId(2)].into(),
            ..base()
        },
        CodingFilter {
            codes: [CodeId(2)].into(),
            ..base()
        },
    ])
}

fn splits() -> impl Strategy<Value = SplitBy> {
    prop::sample::select(vec![
        SplitBy::Document,
        SplitBy::Group,
        SplitBy::Coder,
        SplitBy::Speaker,
        SplitBy::Attribute(AttributeId(1)),
    ])
}

/// Different passages and documents of some codings.
fn counted(snapshot: &Snapshot, codings: &[CodingId]) -> (usize, usize) {
    let found = codings.iter().filter_map(|id| snapshot.coding(*id));
    let passages: HashSet<_> = found.map(|c| (c.document, c.range.start, c.range.end)).collect();
    let documents: BTreeSet<_> = passages.iter().map(|(document, ..)| *document).collect();
    (passages.len(), documents.len())
}

proptest! {
    #[test]
    fn frequencies_are_the_passages_behind_them(rows in rows(), filter in filters(), by in splits()) {
        let snapshot = study(&SPEAKERS, &TREE, &rows);
        let selection = SegmentSelection::of_filter(&snapshot, &filter);
        let found = frequencies(&snapshot, &selection, Some(by));
        let behind = |key: PassageKey| counted(&snapshot, &codings_behind(&snapshot, &filter, &key));
        let both = |count: Count| (count.passages, count.documents);
        for code in &found.codes {
            let below = PassageKey::of(CodesBehind::Below(code.code));
            prop_assert_eq!(behind(below.clone()), both(code.total));
            prop_assert_eq!(behind(PassageKey::of(CodesBehind::Own(code.code))), both(code.own));
            for (part, count) in found.parts.iter().zip(found.by_part(code)) {
                let key = below.clone().within(by, part.key.clone());
                prop_assert_eq!(behind(key), both(count), "{:?}", part.key);
            }
        }
        for part in &found.parts {
            let key = PassageKey::of(CodesBehind::All).within(by, part.key.clone());
            prop_assert_eq!(behind(key), both(part.coded));
        }
        prop_assert_eq!(behind(PassageKey::of(CodesBehind::All)), both(found.coded));
    }

    #[test]
    fn likeness_is_of_the_codes_of_the_passages_behind_it(
        rows in rows(),
        filter in filters(),
        kind in prop::sample::select(CaseKind::ALL.to_vec()),
        level in prop::sample::select(LEVELS.to_vec()),
    ) {
        let snapshot = study(&SPEAKERS, &TREE, &rows);
        let selection = SegmentSelection::of_filter(&snapshot, &filter);
        let found = cases_by_code(&snapshot, &selection, kind, level, CaseMeasure::Passages);
        let (row_codes, place_of) = cases::code_places(&snapshot, &selection, level);
        for (i, j) in (0..found.cases.len()).flat_map(|i| (0..i).map(move |j| (i, j))) {
            let both: Vec<(&u32, &u32)> = found.of_case(i).iter().zip(found.of_case(j)).collect();
            let shared = both.iter().filter(|(a, b)| **a > 0 && **b > 0).count();
            let any = both.iter().filter(|(a, b)| **a > 0 || **b > 0).count();
            let rows_behind = |codes| {
                let key = PassageKey::of(codes).of_cases(vec![found.cases[i], found.cases[j]]);
                let codings = codings_behind(&snapshot, &filter, &key);
                let of = |id: &CodingId| row_codes[place_of[&snapshot.coding(*id).unwrap().code]];
                codings.iter().map(of).collect::<BTreeSet<CodeId>>().len()
            };
            prop_assert_eq!(rows_behind(CodesBehind::Shared(level)), shared);
            prop_assert_eq!(rows_behind(CodesBehind::Any(level)), any);
        }
    }

    #[test]
    fn figures_of_cases_and_quotes_are_the_passages_behind_them(
        rows in rows(),
        filter in filters(),
        by in splits(),
        kind in prop::sample::select(CaseKind::ALL.to_vec()),
        level in prop::sample::select(LEVELS.to_vec()),
    ) {
        let snapshot = study(&SPEAKERS, &TREE, &rows);
        let selection = SegmentSelection::of_filter(&snapshot, &filter);
        let behind = |key: PassageKey| counted(&snapshot, &codings_behind(&snapshot, &filter, &key)).0;
        let found = cases_by_code(&snapshot, &selection, kind, level, CaseMeasure::Passages);
        for (place, case) in found.cases.iter().enumerate() {
            for (code, value) in found.codes.iter().zip(found.of_case(place)) {
                let key = PassageKey::of(CodesBehind::Counted(*code, level)).of_case(*case);
                prop_assert_eq!(behind(key), *value as usize);
            }
        }
        let found = quote_matrix(&snapshot, &filter, by, level, 1);
        for (code, cells) in found.codes.iter().zip(&found.cells) {
            for (part, cell) in found.parts.iter().zip(cells) {
                let key = PassageKey::of(CodesBehind::Counted(*code, level)).within(by, part.clone());
                prop_assert_eq!(behind(key), cell.passages, "{:?}", part);
            }
        }
    }

    #[test]
    fn sets_of_codes_are_those_behind_them(
        rows in rows(),
        filter in filters(),
        level in prop::sample::select(LEVELS.to_vec()),
        within in prop::sample::select(CombinedIn::ALL.to_vec()),
    ) {
        let snapshot = study(&SPEAKERS, &TREE, &rows);
        let selection = SegmentSelection::of_filter(&snapshot, &filter);
        for set in combinations(&snapshot, &selection, level, within).sets {
            let relation = BehindRelation::Exactly(set.codes.clone(), level, within);
            let key = PassageKey::of(CodesBehind::Rows(level)).where_holds(relation);
            let (passages, documents) = counted(&snapshot, &codings_behind(&snapshot, &filter, &key));
            match within {
                CombinedIn::Passage => prop_assert_eq!((passages, documents), (set.count, set.documents)),
                CombinedIn::Document => prop_assert_eq!(documents, set.count),
            }
        }
    }

    #[test]
    fn pairs_are_there_where_passages_are_behind_them(
        rows in rows(),
        filter in filters(),
        level in prop::sample::select(LEVELS.to_vec()),
        together in prop::sample::select(vec![
            Together::Overlapping, Together::Inside, Together::Near(0), Together::Near(1), Together::Turn, Together::Document,
        ]),
        within in 0usize..3,
    ) {
        let snapshot = study(&SPEAKERS, &TREE, &rows);
        let selection = SegmentSelection::of_filter(&snapshot, &filter);
        let found = co_occurrence(&snapshot, &selection, together, level);
        let counts = |code| CodesBehind::Counted(code, level);
        let behind = |first, relation| codings_behind(&snapshot, &filter, &PassageKey::of(counts(first)).where_holds(relation));
        for (i, (first, own)) in found.codes.iter().enumerate() {
            let alone = behind(*first, BehindRelation::Alone);
            if !matches!(together, Together::Turn | Together::Document) {
                prop_assert_eq!(alone.len() as u64, *own);
            }
            for (second, _) in found.codes.iter().skip(i + 1) {
                let pair = found.pairs.iter().find(|pair| pair.codes == (*first, *second));
                let codings = behind(*first, BehindRelation::Together(counts(*second), together));
                prop_assert_eq!(codings.is_empty(), pair.is_none(), "{:?}", pair);
                let Some(pair) = pair else { continue };
                // Each of the one kind may meet each of the other, and every one meets some.
                let of_first = codings.iter().filter(|id| alone.contains(id)).count() as u64;
                let of_second = codings.len() as u64 - of_first;
                if !matches!(together, Together::Turn | Together::Document) {
                    prop_assert!(of_first.max(of_second) <= pair.count && pair.count <= of_first * of_second);
                }
                if together == Together::Inside {
                    let inside = behind(*second, BehindRelation::Holding(counts(*first)));
                    prop_assert_eq!(inside.is_empty(), pair.inside.0 == 0);
                }
            }
        }
        let found = sequences(&snapshot, &selection, level, within);
        let codes: BTreeSet<CodeId> = found.iter().flat_map(|pair| [pair.first, pair.then]).collect();
        for first in &codes {
            for then in &codes {
                let pair = found.iter().find(|pair| (pair.first, pair.then) == (*first, *then));
                let codings = behind(*first, BehindRelation::FollowedBy(counts(*then), within));
                prop_assert_eq!(counted(&snapshot, &codings).1, pair.map_or(0, |pair| pair.documents));
            }
        }
    }
}
