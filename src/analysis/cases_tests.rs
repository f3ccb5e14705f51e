//! Cases, sequences, combinations, quote matrices and keywords against counting one by one.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::tests::{SPEAKERS, TREE, rows, study, study_of};
use super::words_tests::with_lists;
use super::*;
use crate::model::{
    AttributeId, Case, Change, CodeId, Coding, CodingId, Delta, Importance, Level, ParticipantId, Snapshot,
    WordListKind,
};
use crate::text::persian::fold::word_key;
use crate::text::segment::{paragraph_at, paragraphs};
use crate::text::words::words;

/// The codings with the code that each counts for.
fn counted<'a>(snapshot: &'a Snapshot, level: Option<Level>) -> Vec<(&'a Coding, CodeId)> {
    let counts_for = |coding: &'a Coding| match level {
        None => Some((coding, coding.code)),
        Some(level) => Some((coding, snapshot.at_level(coding.code, level)?.id)),
    };
    snapshot.codings().filter_map(counts_for).collect()
}

fn speakers(snapshot: &Snapshot, coding: &Coding) -> Vec<ParticipantId> {
    let document = snapshot.document(coding.document).unwrap();
    Speakers::of(document, snapshot).in_passage(coding.range).to_vec()
}

fn says(snapshot: &Snapshot, case: Case, coding: &Coding) -> bool {
    match case {
        Case::Document(id) => coding.document == id,
        Case::Participant(id) => speakers(snapshot, coding).contains(&id),
    }
}

/// The places of the first letters of words.
fn word_starts(snapshot: &Snapshot, coding: &Coding) -> Vec<(i64, u32)> {
    let text = snapshot.text(coding.document).unwrap();
    let starts = words(text.as_str()).map(|word| text.range(word.range).start);
    let turns = &snapshot.document(coding.document).unwrap().turns;
    let is_label = |start: u32| {
        turns
            .iter()
            .any(|turn| turn.label.start <= start && start < turn.label.end)
    };
    let said = starts.filter(|start| !is_label(*start));
    let inside = said.filter(|start| (coding.range.start..coding.range.end).contains(start));
    inside.map(|start| (coding.document.0, start)).collect()
}

proptest! {
    #[test]
    fn cases_have_the_figures_of_their_codings(
        rows in rows(),
        kind in prop::sample::select(CaseKind::ALL.to_vec()),
        measure in prop::sample::select(CaseMeasure::ALL.to_vec()),
        level in prop::sample::select(vec![None, Some(Level::Category), Some(Level::Code)]),
    ) {
        let snapshot = study(&SPEAKERS, &TREE, &rows);
        let found = cases_by_code(&snapshot, &SegmentSelection::all(), kind, level, measure);
        let counted = counted(&snapshot, level);
        for (place, case) in found.cases.iter().enumerate() {
            prop_assert_eq!(found.of_case(place).len(), found.codes.len());
            for (code, value) in found.codes.iter().zip(found.of_case(place)) {
                let own: Vec<&Coding> = counted.iter().filter(|(c, of)| of == code && says(&snapshot, *case, c)).map(|(c, _)| *c).collect();
                let passages: BTreeSet<_> = own.iter().map(|c| (c.document, c.range.start, c.range.end)).collect();
                let expected = match measure {
                    CaseMeasure::Presence => usize::from(!own.is_empty()),
                    CaseMeasure::Passages => passages.len(),
                    CaseMeasure::Words => own.iter().flat_map(|c| word_starts(&snapshot, c)).collect::<BTreeSet<_>>().len(),
                };
                prop_assert_eq!(*value as usize, expected, "{:?} {:?}", case, code);
            }
        }
        let codes: BTreeSet<CodeId> = counted.iter().map(|(_, code)| *code).collect();
        prop_assert!(codes.iter().all(|code| found.codes.contains(code)));
        prop_assert_eq!(found.cases.len(), 3);
    }

    #[test]
    fn likeness_is_that_of_each_pair(rows in rows(), likeness in prop::sample::select(Likeness::ALL.to_vec())) {
        let snapshot = study(&SPEAKERS, &TREE, &rows);
        let found = cases_by_code(&snapshot, &SegmentSelection::all(), CaseKind::Documents, None, CaseMeasure::Passages);
        let values = likeness_of_cases(&found, likeness);
        prop_assert_eq!(values.len(), 3);
        for (i, j) in [(0, 1), (0, 2), (1, 2)] {
            let pairs: Vec<(f64, f64)> = found.of_case(i).iter().zip(found.of_case(j)).map(|(a, b)| (f64::from(*a), f64::from(*b))).collect();
            let expected = match likeness {
                Likeness::Jaccard => {
                    let both = pairs.iter().filter(|(a, b)| *a > 0.0 && *b > 0.0).count();
                    let any = pairs.iter().filter(|(a, b)| *a > 0.0 || *b > 0.0).count();
                    (any > 0).then(|| both as f64 / any as f64)
                }
                Likeness::Cosine => {
                    let sum = |f: fn(&(f64, f64)) -> f64| pairs.iter().map(f).sum::<f64>();
                    let lengths = (sum(|(a, _)| a * a) * sum(|(_, b)| b * b)).sqrt();
                    (lengths > 0.0).then(|| sum(|(a, b)| a * b) / lengths)
                }
            };
            match (values[pair_place(3, i, j)], expected) {
                (Some(value), Some(expected)) => prop_assert!((value - expected).abs() < 1e-12),
                (value, expected) => prop_assert_eq!(value, expected),
            }
        }
    }

    #[test]
    fn sequences_are_those_of_all_pairs(
        rows in rows(),
        within in prop::sample::select(vec![0, 1, 2, usize::MAX]),
        level in prop::sample::select(vec![None, Some(Level::Category)]),
    ) {
        let snapshot = study(&SPEAKERS, &TREE, &rows);
        let passages: BTreeSet<(i64, u32, u32, CodeId)> = counted(&snapshot, level)
            .into_iter()
            .map(|(c, code)| (c.document.0, c.range.start, c.range.end, code))
            .collect();
        let paragraph = |document: i64, position: u32| {
            let text = snapshot.text(crate::model::DocumentId(document)).unwrap();
            paragraph_at(&paragraphs(text.as_str()), text.byte_at_char(position))
        };
        let mut expected: BTreeMap<(CodeId, CodeId), (usize, BTreeSet<i64>)> = BTreeMap::new();
        for a in &passages {
            for b in passages.iter().filter(|b| b.0 == a.0 && b.1 >= a.2) {
                if paragraph(b.0, b.1) <= paragraph(a.0, a.2 - 1).saturating_add(within) {
                    let pair = expected.entry((a.3, b.3)).or_default();
                    pair.0 += 1;
                    pair.1.insert(a.0);
                }
            }
        }
        let found = sequences(&snapshot, &SegmentSelection::all(), level, within);
        prop_assert!(found.is_sorted_by_key(|pair| std::cmp::Reverse(pair.count)));
        let found: BTreeMap<_, _> = found.iter().map(|pair| ((pair.first, pair.then), (pair.count, pair.documents))).collect();
        let expected: BTreeMap<_, _> = expected.into_iter().map(|(pair, (n, documents))| (pair, (n, documents.len()))).collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn combinations_are_the_sets_that_there_are(rows in rows(), within in prop::sample::select(CombinedIn::ALL.to_vec())) {
        let snapshot = study(&SPEAKERS, &TREE, &rows);
        let mut sets: BTreeMap<(i64, u32, u32), BTreeSet<CodeId>> = BTreeMap::new();
        for (coding, code) in counted(&snapshot, None) {
            let place = match within {
                CombinedIn::Passage => (coding.document.0, coding.range.start, coding.range.end),
                CombinedIn::Document => (coding.document.0, 0, 0),
            };
            sets.entry(place).or_default().insert(code);
        }
        let mut expected: BTreeMap<BTreeSet<CodeId>, (usize, BTreeSet<i64>)> = BTreeMap::new();
        for (place, set) in sets.iter().filter(|(_, set)| set.len() > 1) {
            let entry = expected.entry(set.clone()).or_default();
            entry.0 += 1;
            entry.1.insert(place.0);
        }
        let found = combinations(&snapshot, &SegmentSelection::all(), None, within);
        prop_assert_eq!(found.coded, sets.len());
        prop_assert_eq!(found.single, sets.values().filter(|set| set.len() == 1).count());
        let found: BTreeMap<BTreeSet<CodeId>, (usize, usize)> = found.sets.into_iter().map(|set| (set.codes.into_iter().collect(), (set.count, set.documents))).collect();
        let expected: BTreeMap<_, _> = expected.into_iter().map(|(set, (n, documents))| (set, (n, documents.len()))).collect();
        prop_assert_eq!(found, expected);
    }

    /// The matrix shows what the crosstab counts.
    #[test]
    fn a_quote_matrix_has_the_passages_of_the_crosstab(
        rows in rows(),
        by in prop::sample::select(vec![SplitBy::Document, SplitBy::Group, SplitBy::Coder, SplitBy::Attribute(AttributeId(1))]),
        level in prop::sample::select(vec![None, Some(Level::Category), Some(Level::Subcategory)]),
        per_cell in 1usize..4,
    ) {
        let snapshot = study(&SPEAKERS, &TREE, &rows);
        let crossed = crosstab(&snapshot, &SegmentSelection::all(), by, level, CrossMeasure::Passages);
        let found = quote_matrix(&snapshot, &CodingFilter::default(), by, level, per_cell);
        let mut expected = BTreeMap::new();
        for (code, counts) in crossed.rows.iter().zip(&crossed.counts) {
            for (part, count) in crossed.columns.iter().zip(counts).filter(|(_, count)| **count > 0) {
                expected.insert((*code, format!("{part:?}")), *count as usize);
            }
        }
        let mut counted = BTreeMap::new();
        for (code, cells) in found.codes.iter().zip(&found.cells) {
            prop_assert_eq!(cells.len(), found.parts.len());
            for (part, cell) in found.parts.iter().zip(cells).filter(|(_, cell)| cell.passages > 0) {
                prop_assert_eq!(cell.shown.len(), cell.passages.min(per_cell));
                counted.insert((*code, format!("{part:?}")), cell.passages);
            }
        }
        prop_assert_eq!(counted, expected);
    }
}

#[test]
fn the_most_important_passages_are_shown_first() {
    let mut snapshot = study(
        &[&[1]],
        &TREE,
        &[(1, 0, 3, 4, 1), (1, 4, 8, 4, 1), (1, 9, 12, 4, 1)],
    );
    let mut last = snapshot.coding(CodingId(3)).unwrap().clone();
    let before = last.clone();
    last.importance = Importance::new(2).unwrap();
    snapshot.apply(&[Change::Coding(Delta {
        before: Some(before),
        after: Some(last),
    })]);
    let found = quote_matrix(&snapshot, &CodingFilter::default(), SplitBy::Document, None, 2);
    let shown = |cell: &QuoteCell| -> (usize, Vec<u32>) {
        let begins = cell.shown.iter().map(|entry| entry.range.start);
        (cell.passages, begins.collect())
    };
    assert_eq!(shown(&found.cells[0][0]), (3, vec![9, 0]));
    let found = profiles(&snapshot, &CodingFilter::default(), Level::Category, 2);
    assert_eq!(shown(&found.people[0].cells[0]), (3, vec![9, 0]));
}

#[test]
fn a_passage_is_as_important_as_the_most_important_of_its_codes_that_count() {
    // Two codes of one category on the second passage; the later one is the more important.
    let mut snapshot = study(
        &[&[1]],
        &TREE,
        &[(1, 0, 3, 4, 1), (1, 4, 8, 4, 1), (1, 4, 8, 5, 1)],
    );
    let mut last = snapshot.coding(CodingId(3)).unwrap().clone();
    let before = last.clone();
    last.importance = Importance::new(3).unwrap();
    snapshot.apply(&[Change::Coding(Delta {
        before: Some(before),
        after: Some(last),
    })]);
    let level = Some(Level::Category);
    let found = quote_matrix(&snapshot, &CodingFilter::default(), SplitBy::Document, level, 1);
    let first = found.cells[0][0].shown[0];
    assert_eq!((found.cells[0][0].passages, first.range.start), (2, 4));
    let found = profiles(&snapshot, &CodingFilter::default(), Level::Category, 1);
    assert_eq!(found.people[0].cells[0].shown[0].range.start, 4);
}

fn with_keywords(snapshot: Snapshot, entries: &[&str]) -> Snapshot {
    with_lists(snapshot, &[(WordListKind::Keywords, "فهرست", entries)])
}

#[test]
fn keywords_are_counted_in_all_spellings_endings_and_phrases() {
    let texts = [
        "مصاحبه‌گر: كتاب\nم۱: سامانه قطع بود\nم۲: کتاب‌های خوب. کتاب خوبی بود. کتابخانه. خوب".to_owned(),
        "مصاحبه‌گر: سلام\nم۱: سامانه قطع بود\nم۲: کتاب خوب؛ کتاب خوب".to_owned(),
    ];
    let snapshot = study_of(&[&[1, 2], &[1, 2]], &TREE, &[], &texts);
    let snapshot = with_keywords(snapshot, &["کتاب", "کتاب*", "کتاب خوب", "کتاب خوب*", "نیست"]);
    let of = |speech| {
        keyword_counts(
            &snapshot,
            &SegmentSelection::all(),
            Some(SplitBy::Document),
            speech,
        )
    };
    let told = |found: &KeywordCounts| -> Vec<(usize, usize, Vec<usize>)> {
        let rows = found.rows.iter();
        rows.map(|row| (row.count, row.documents, row.by_part.clone()))
            .collect()
    };
    let all = of(WordSpeech::Everybody);
    assert_eq!(
        told(&all),
        [
            (4, 2, vec![2, 2]),
            (6, 2, vec![4, 2]),
            (2, 1, vec![0, 2]),
            (3, 2, vec![1, 2]),
            (0, 0, vec![0, 0]),
        ]
    );
    let parts: usize = all.parts.iter().map(|part| part.words).sum();
    assert_eq!((all.words, parts, all.documents), (19, 19, 2));
    let answers = of(WordSpeech::Participants);
    assert_eq!(told(&answers)[0], (3, 2, vec![1, 2]));
}

proptest! {
    #[test]
    fn a_keyword_counts_as_often_as_its_word(text in "(کتاب|كتاب|خانه|کتابی|[ .،]){0,30}") {
        let text = format!("مصاحبه‌گر: {text}\nم۱: {text}\nم۲: {text}");
        let snapshot = study_of(&[&[1]], &TREE, &[], &[text]);
        let snapshot = with_keywords(snapshot, &["کتاب", "کتا*"]);
        let found = keyword_counts(&snapshot, &SegmentSelection::all(), None, WordSpeech::Everybody);
        let counted = word_frequencies(&snapshot, &SegmentSelection::all(), None, &WordOptions { all_words: true, ..WordOptions::default() });
        let sum = |fits: fn(&str) -> bool| -> usize {
            counted.forms.iter().filter(|form| fits(&word_key(&form.text))).map(|form| form.count).sum()
        };
        prop_assert_eq!(found.rows[0].count, sum(|key| key == "کتاب"));
        prop_assert_eq!(found.rows[1].count, sum(|key| key.starts_with("کتا")));
        prop_assert_eq!(found.words, counted.words);
    }
}
