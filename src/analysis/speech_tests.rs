//! What interviewers say left out, and what each participant says, against projects made without or with values for it.

use proptest::prelude::*;

use super::tests::{Row, TREE, study};
use super::*;
use crate::model::{Attribute, AttributeId, Guid, ProjectInfo, Snapshot};
use crate::text::search::SearchOptions;

/// Where the turn of the interviewer ends in the texts of the made-up study.
const ASKED: u32 = 16;

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let row = (1usize..4, 0u32..44, 1u32..8, 1i64..7, 1i64..3);
    prop::collection::vec(row, 0..30).prop_map(|rows| {
        let rows = rows.into_iter();
        rows.map(|(d, start, long, code, coder)| (d, start, (start + long).min(50), code, coder))
            .collect()
    })
}

fn project(rows: &[Row]) -> Snapshot {
    study(&[&[1, 2], &[2, 3], &[1]], &TREE, rows)
}

/// The project with an attribute whose values are the names of the participants.
fn named(plain: &Snapshot) -> Snapshot {
    let mut all = plain.to_rows();
    all.attributes.push(Attribute {
        id: AttributeId(9),
        guid: Guid::default(),
        name: "نام".into(),
        position: 9,
    });
    for person in &mut all.participants {
        person.values.insert(AttributeId(9), person.name.clone());
    }
    let snapshot = Snapshot::from_rows(ProjectInfo::named("آزمون"), all);
    for document in plain.documents() {
        snapshot.keep_text(document.text, plain.text(document.id).unwrap().clone());
    }
    snapshot
}

fn answers() -> SegmentSelection {
    SegmentSelection {
        answers_only: true,
        ..SegmentSelection::all()
    }
}

proptest! {
    #[test]
    fn without_interviewers_is_as_if_they_were_not_coded(rows in rows()) {
        let whole = project(&rows);
        // Ids stay, so that codings can be compared.
        let mut left = whole.to_rows();
        left.codings.retain(|coding| coding.range.start >= ASKED);
        let less = Snapshot::from_rows(ProjectInfo::named("آزمون"), left);
        for document in whole.documents() {
            less.keep_text(document.text, whole.text(document.id).unwrap().clone());
        }
        let all = SegmentSelection::all();
        for by in [None, Some(SplitBy::Document), Some(SplitBy::Speaker), Some(SplitBy::Group)] {
            prop_assert_eq!(frequencies(&whole, &answers(), by), frequencies(&less, &all, by));
        }
        for together in [Together::Overlapping, Together::Inside, Together::Near(1), Together::Turn, Together::Document] {
            prop_assert_eq!(
                co_occurrence(&whole, &answers(), together, Some(crate::model::Level::Code)),
                co_occurrence(&less, &all, together, Some(crate::model::Level::Code))
            );
        }
        for measure in CaseMeasure::ALL {
            let level = Some(crate::model::Level::Category);
            prop_assert_eq!(
                cases_by_code(&whole, &answers(), CaseKind::Participants, level, measure),
                cases_by_code(&less, &all, CaseKind::Participants, level, measure)
            );
        }
        let cross = |snapshot: &Snapshot, selection: &SegmentSelection| {
            crosstab(snapshot, selection, SplitBy::Speaker, Some(crate::model::Level::Category), CrossMeasure::Words)
        };
        prop_assert_eq!(cross(&whole, &answers()), cross(&less, &all));
        let filter = CodingFilter { answers_only: true, ..CodingFilter::default() };
        prop_assert_eq!(
            ladder_entries(&whole, &filter, LadderOrder::Text).rows,
            ladder_entries(&less, &CodingFilter::default(), LadderOrder::Text).rows
        );
        prop_assert_eq!(
            retrieve(&whole, &answers()).len(),
            retrieve(&less, &all).len()
        );
        let query = Sought::new("م", SearchOptions::default()).unwrap();
        let mut lines = places(&whole, &all, &query, WordStretch::All).lines(20, ConcordanceOrder::Text, usize::MAX);
        lines.retain(|line| line.range.start >= ASKED);
        prop_assert_eq!(places(&whole, &answers(), &query, WordStretch::All).lines(20, ConcordanceOrder::Text, usize::MAX), lines);
        let speech = WordOptions { speech: WordSpeech::Participants, ..WordOptions::default() };
        prop_assert_eq!(
            word_frequencies(&whole, &answers(), None, &WordOptions::default()),
            word_frequencies(&whole, &all, None, &speech)
        );
    }

    #[test]
    fn speakers_are_parts_like_the_values_that_only_they_have(rows in rows()) {
        let snapshot = named(&project(&rows));
        let all = SegmentSelection::all();
        let values = SplitBy::Attribute(AttributeId(9));
        let counts = |by| {
            let found = frequencies(&snapshot, &all, Some(by));
            let codes: Vec<Vec<Count>> = found.codes.iter().map(|code| found.by_part(code).collect()).collect();
            let parts: Vec<_> = found.parts.iter().map(|part| (part.coded, part.documents, part.participants)).collect();
            (codes, parts, found.parts.len())
        };
        prop_assert_eq!(counts(SplitBy::Speaker), counts(values));
        for measure in CrossMeasure::ALL {
            let cross = |by| crosstab(&snapshot, &all, by, None, measure).counts;
            prop_assert_eq!(cross(SplitBy::Speaker), cross(values));
        }
        let words = |by| {
            let found = word_frequencies(&snapshot, &all, Some(by), &WordOptions::default());
            let sizes: Vec<usize> = found.parts.iter().map(|part| part.words).collect();
            (found.forms, sizes)
        };
        prop_assert_eq!(words(SplitBy::Speaker), words(values));
        let quotes = |by| {
            let found = quote_matrix(&snapshot, &CodingFilter::default(), by, None, 5);
            format!("{:?}", found.cells)
        };
        prop_assert_eq!(quotes(SplitBy::Speaker), quotes(values));
    }
}
