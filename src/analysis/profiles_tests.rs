//! Profiles and timelines against counting one by one.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::tests::{Row, SPEAKERS, TREE, rows, study};
use super::*;
use crate::model::{Case, CodeId, CoderId, Coding, DocumentId, GroupId, Level, ParticipantId, Snapshot};

fn filters() -> impl Strategy<Value = CodingFilter> {
    let base = CodingFilter::default;
    prop::sample::select(vec![
        base(),
        CodingFilter {
            groups: [GroupId(1)].into(),
            ..base()
        },
        CodingFilter {
            documents: [DocumentId(3)].into(),
            codes: [CodeId(2)].into(),
            ..base()
        },
        CodingFilter {
            participants: [ParticipantId(1), ParticipantId(3)].into(),
            coders: [CoderId(2)].into(),
            ..base()
        },
        CodingFilter {
            answers_only: true,
            codes: [CodeId(4), CodeId(6)].into(),
            ..base()
        },
    ])
}

/// Whether a coding is wanted and one participant says it, looked at by itself.
fn says(snapshot: &Snapshot, filter: &CodingFilter, person: ParticipantId, coding: &Coding) -> bool {
    let any = |none: bool, has: bool| none || has;
    let document = snapshot.document(coding.document).unwrap();
    let speakers = Speakers::of(document, snapshot);
    let mut above = snapshot.ancestry(coding.code).into_iter();
    let in_group = document.group.is_some_and(|group| filter.groups.contains(&group));
    any(
        filter.groups.is_empty() && filter.documents.is_empty(),
        in_group || filter.documents.contains(&document.id),
    ) && any(filter.coders.is_empty(), filter.coders.contains(&coding.coder))
        && any(
            filter.codes.is_empty(),
            above.any(|code| filter.codes.contains(&code.id)),
        )
        && any(
            filter.participants.is_empty(),
            filter.participants.contains(&person),
        )
        && any(!filter.answers_only, speakers.is_answer(coding.range))
        && speakers.in_passage(coding.range).contains(&person)
}

fn passages<'a>(codings: impl IntoIterator<Item = &'a Coding>) -> BTreeSet<(i64, u32, u32)> {
    let codings = codings.into_iter();
    codings
        .map(|c| (c.document.0, c.range.start, c.range.end))
        .collect()
}

fn behind(snapshot: &Snapshot, filter: &CodingFilter, key: &PassageKey) -> BTreeSet<(i64, u32, u32)> {
    let found = codings_behind(snapshot, filter, key);
    passages(found.iter().filter_map(|id| snapshot.coding(*id)))
}

const LEVELS: [Level; 3] = [Level::Category, Level::Subcategory, Level::Code];

proptest! {
    #[test]
    fn a_profile_has_the_figures_of_its_codings(
        rows in rows(),
        filter in filters(),
        level in prop::sample::select(LEVELS.to_vec()),
        per_cell in 0usize..3,
    ) {
        let snapshot = study(&SPEAKERS, &TREE, &rows);
        let found = profiles(&snapshot, &filter, level, per_cell);
        for person in &found.people {
            let own: Vec<&Coding> = snapshot.codings().filter(|c| says(&snapshot, &filter, person.participant, c)).collect();
            let all = passages(own.iter().copied());
            prop_assert_eq!(person.passages, all.len());
            let codes: BTreeSet<CodeId> = own.iter().map(|c| c.code).collect();
            prop_assert_eq!(person.codes, codes.len());
            let key = PassageKey::of(CodesBehind::Asked).of_case(Case::Participant(person.participant));
            prop_assert_eq!(behind(&snapshot, &filter, &key), all);
            prop_assert_eq!(person.cells.len(), found.codes.len());
            for (code, cell) in found.codes.iter().zip(&person.cells) {
                let below = |c: &&Coding| snapshot.at_level(c.code, level).is_some_and(|above| above.id == *code);
                let expected = passages(own.iter().copied().filter(below));
                prop_assert_eq!(cell.passages, expected.len());
                prop_assert_eq!(cell.shown.len(), expected.len().min(per_cell));
                let key = PassageKey::of(CodesBehind::Counted(*code, Some(level))).of_case(Case::Participant(person.participant));
                prop_assert_eq!(behind(&snapshot, &filter, &key), expected);
            }
        }
        // Of a level below categories nobody is told a code of which none of them speaks.
        for code in 0..found.codes.len() {
            let spoken = found.people.iter().any(|person| person.cells[code].passages > 0);
            prop_assert!(spoken || level == Level::Category);
        }
        let documents = |id: ParticipantId| snapshot.documents().into_iter().filter(|d| d.participants.contains(&id)).count();
        if filter.groups.is_empty() && filter.documents.is_empty() {
            let people: Vec<(ParticipantId, usize)> = found.people.iter().map(|p| (p.participant, p.documents.len())).collect();
            let expected: Vec<(ParticipantId, usize)> = snapshot
                .participants()
                .iter()
                .filter(|p| filter.participants.is_empty() || filter.participants.contains(&p.id))
                .map(|p| (p.id, documents(p.id)))
                .collect();
            prop_assert_eq!(people, expected, "those without a coding too");
        }
    }

    #[test]
    fn a_timeline_counts_where_passages_begin(
        rows in rows(),
        filter in filters(),
        level in prop::sample::select(LEVELS.to_vec()),
        parts in 1usize..13,
    ) {
        let snapshot = study(&SPEAKERS, &TREE, &rows);
        let found = timelines(&snapshot, &filter, level);
        let mut told: BTreeSet<(i64, ParticipantId, u32, u32)> = BTreeSet::new();
        for timeline in &found {
            let own: Vec<&Coding> = snapshot
                .codings_in(timeline.document)
                .iter()
                .filter(|c| says(&snapshot, &filter, timeline.participant, c))
                .collect();
            prop_assert_eq!(timeline.passages.len(), passages(own.iter().copied()).len());
            told.extend(timeline.passages.iter().map(|p| (timeline.document.0, timeline.participant, p.start, p.end)));
            let within = |part: usize, start: u32| {
                let (at, long, parts) = (start as usize, timeline.characters as usize, parts);
                part * long <= at * parts && at * parts < (part + 1) * long
            };
            let key = |codes: CodesBehind, part: usize| {
                PassageKey::of(codes)
                    .of_case(Case::Participant(timeline.participant))
                    .within(SplitBy::Document, PartKey::Document(timeline.document))
                    .in_stretch(Stretch { part, of: parts })
            };
            let counts = timeline.by_part(timeline.passages.iter().copied(), parts);
            prop_assert_eq!(counts.iter().sum::<usize>(), timeline.passages.len());
            for (part, count) in counts.iter().enumerate() {
                let expected = passages(own.iter().copied().filter(|c| within(part, c.range.start)));
                prop_assert_eq!(*count, expected.len());
                prop_assert_eq!(behind(&snapshot, &filter, &key(CodesBehind::Asked, part)), expected);
            }
            for lane in &timeline.lanes {
                let below = |c: &&Coding| snapshot.at_level(c.code, level).is_some_and(|above| above.id == lane.code);
                let here: Vec<&Coding> = own.iter().copied().filter(below).collect();
                prop_assert_eq!(lane.marks.len(), passages(here.iter().copied()).len());
                let given: BTreeSet<(u32, u32, CodeId)> = here.iter().map(|c| (c.range.start, c.range.end, c.code)).collect();
                let marked: Vec<(u32, u32, CodeId)> = lane.marks.iter().flat_map(|m| m.codes.iter().map(|code| (m.range.start, m.range.end, *code))).collect();
                prop_assert_eq!(marked.len(), given.len());
                prop_assert_eq!(marked.into_iter().collect::<BTreeSet<_>>(), given);
                for (part, count) in timeline.by_part(lane.passages(), parts).iter().enumerate() {
                    let key = key(CodesBehind::Counted(lane.code, Some(level)), part);
                    prop_assert_eq!(behind(&snapshot, &filter, &key).len(), *count);
                }
            }
        }
        // Nobody's passages are left out.
        let mut expected = BTreeSet::new();
        for person in snapshot.participants() {
            let own = snapshot.codings().filter(|c| says(&snapshot, &filter, person.id, c));
            expected.extend(own.map(|c| (c.document.0, person.id, c.range.start, c.range.end)));
        }
        prop_assert_eq!(told, expected);
    }
}

#[test]
fn a_part_begins_where_its_share_of_the_text_does() {
    let part = |position, characters, of| Stretch::at(position, characters, of).part;
    assert_eq!([0, 9, 10, 99, 100].map(|at| part(at, 100, 10)), [0, 0, 1, 9, 9]);
    assert_eq!([0, 3, 4, 6, 7].map(|at| part(at, 10, 3)), [0, 0, 1, 1, 2]);
    // A text shorter than its parts, and none at all.
    assert_eq!([0, 1, 2].map(|at| part(at, 3, 10)), [0, 3, 6]);
    assert_eq!((part(0, 0, 10), part(5, 0, 10), part(5, 10, 0)), (0, 9, 0));
    assert_eq!(part(u32::MAX, u32::MAX, usize::MAX), usize::MAX - 1);
}

#[test]
fn words_are_those_of_the_split_by_speaker_and_none_of_the_interviewer() {
    let rows: [Row; 1] = [(1, 20, 25, 4, 1)];
    let snapshot = study(&SPEAKERS, &TREE, &rows);
    let found = profiles(&snapshot, &CodingFilter::default(), Level::Category, 3);
    let options = WordOptions {
        speech: WordSpeech::Participants,
        ..WordOptions::default()
    };
    let by_speaker = word_frequencies(
        &snapshot,
        &SegmentSelection::all(),
        Some(SplitBy::Speaker),
        &options,
    );
    for person in &found.people {
        let key = PartKey::Speaker(Some(person.participant));
        let part = by_speaker.parts.iter().find(|part| part.key == key).unwrap();
        assert_eq!(person.words, part.words, "{:?}", person.participant);
        assert!(person.words > 0);
        let (document, range) = person.begins.unwrap();
        assert_eq!(person.documents.first(), Some(&document));
        let text = snapshot.text(document).unwrap();
        assert!(!text.slice(range).is_empty() && !text.slice(range).contains("سلام"));
    }
}
