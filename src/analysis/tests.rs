use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::model::{
    Attribute, AttributeId, Code, CodeId, Coder, CoderId, Coding, CodingId, DirectionChoice, Document,
    DocumentId, DocumentState, Group, GroupId, Guid, Importance, Level, Participant, ParticipantId,
    ProjectInfo, Rgb, Snapshot, SnapshotRows, SourceKind, TextId, Turn,
};
use crate::text::{CharRange, Text};

const TEXT: &str = "مصاحبه‌گر: سلام\nم۱: سامانه قطع بود\nم۲: ما ندیدیم";

/// A coding by document, start, end, code and coder.
pub(super) type Row = (usize, u32, u32, i64, i64);

/// Codings in three documents, of the codes of [`TREE`] and by two coders.
pub(super) fn rows() -> impl Strategy<Value = Vec<Row>> {
    let row = (1usize..4, 0u32..40, 1u32..8, 1i64..7, 1i64..3);
    prop::collection::vec(row, 0..40).prop_map(|rows| {
        let rows = rows.into_iter();
        rows.map(|(d, start, long, code, coder)| (d, start, start + long, code, coder))
            .collect()
    })
}

/// Who speaks in those documents.
pub(super) const SPEAKERS: [&[i64]; 3] = [&[1, 2], &[2], &[3, 1]];

/// Documents with the participants who speak in them; codes as (parent, level); codings.
pub(super) fn study(documents: &[&[i64]], codes: &[(Option<i64>, Level)], codings: &[Row]) -> Snapshot {
    study_of(documents, codes, codings, &vec![TEXT.to_owned(); documents.len()])
}

/// A [`study`] of these texts, whose labels stand as in [`TEXT`].
pub(super) fn study_of(
    documents: &[&[i64]],
    codes: &[(Option<i64>, Level)],
    codings: &[Row],
    texts: &[String],
) -> Snapshot {
    let guid = Guid::default;
    let rows = SnapshotRows {
        groups: (1..=2)
            .map(|id| Group {
                id: GroupId(id),
                guid: guid(),
                name: format!("g{id}"),
                position: id,
            })
            .collect(),
        documents: documents
            .iter()
            .zip(1..)
            .map(|(participants, id)| Document {
                id: DocumentId(id),
                guid: guid(),
                name: format!("d{id}"),
                group: (id < 3).then_some(GroupId(id)),
                position: id,
                kind: SourceKind::Interview,
                direction: DirectionChoice::Auto,
                participants: participants.iter().map(|p| ParticipantId(*p)).collect(),
                text: TextId(id),
                chars: 100,
                turns: turns(),
                labels: Vec::new(),
                source: String::new(),
                created_at: 0,
                import: None,
                state: DocumentState::New,
            })
            .collect(),
        codes: codes
            .iter()
            .zip(1..)
            .map(|((parent, level), id)| Code {
                id: CodeId(id),
                guid: guid(),
                name: format!("c{id}"),
                parent: parent.map(CodeId),
                position: id,
                level: *level,
                colour: Rgb(0, 0, 0),
                definition: String::new(),
            })
            .collect(),
        codings: codings
            .iter()
            .zip(1..)
            .map(|((document, start, end, code, coder), id)| Coding {
                id: CodingId(id),
                guid: guid(),
                document: DocumentId(*document as i64),
                range: CharRange::new(*start, *end),
                code: CodeId(*code),
                coder: CoderId(*coder),
                created_at: 0,
                condensed: (*coder == 2).then(|| "فشرده".into()),
                importance: Importance::NONE,
            })
            .collect(),
        participants: (1..=3)
            .map(|id| Participant {
                id: ParticipantId(id),
                guid: guid(),
                name: format!("م{id}"),
                position: id,
                introduced_by: None,
                values: if id < 3 {
                    BTreeMap::from([(AttributeId(1), format!("بخش {id}"))])
                } else {
                    BTreeMap::new()
                },
            })
            .collect(),
        coders: (1..=2)
            .map(|id| Coder {
                id: CoderId(id),
                guid: guid(),
                name: format!("coder {id}"),
            })
            .collect(),
        attributes: vec![Attribute {
            id: AttributeId(1),
            guid: guid(),
            name: "بخش".into(),
            position: 1,
        }],
        ..SnapshotRows::default()
    };
    let ids: Vec<TextId> = rows.documents.iter().map(|d| d.text).collect();
    let snapshot = Snapshot::from_rows(ProjectInfo::named("آزمون"), rows);
    for (id, text) in ids.into_iter().zip(texts) {
        snapshot.keep_text(id, Text::new(text.as_str()));
    }
    snapshot
}

fn turns() -> Arc<[Turn]> {
    let text = Text::new(TEXT);
    let turn = |line: &str, speaker: &str| {
        let byte = TEXT.find(line).unwrap();
        let label = text.range(byte..byte + speaker.len() + 1);
        Turn {
            label,
            speech: CharRange::new(label.end, label.end + 5),
            speaker: speaker.to_owned(),
            time_ms: None,
        }
    };
    [turn("مصاحبه‌گر", "مصاحبه‌گر"), turn("م۱:", "م۱"), turn("م۲:", "م۲")].into()
}

use Level::{Category, Code as Leaf, Subcategory};

/// One category (1) with two subcategories (2, 3) with the codes 4, 5 and 6.
pub(super) const TREE: [(Option<i64>, Level); 6] = [
    (None, Category),
    (Some(1), Subcategory),
    (Some(1), Subcategory),
    (Some(2), Leaf),
    (Some(2), Leaf),
    (Some(3), Leaf),
];

#[test]
fn a_passage_counts_once_under_each_parent() {
    let snapshot = study(
        &[&[1], &[2], &[3]],
        &TREE,
        &[
            (1, 0, 5, 4, 1),
            (1, 0, 5, 4, 2), // the same by a second coder
            (1, 0, 5, 5, 1), // a second code of the same subcategory
            (1, 0, 6, 5, 1), // another passage, one letter longer
            (2, 3, 9, 6, 1),
            (2, 3, 9, 1, 1), // the category itself on the same passage
        ],
    );
    let found = frequencies(&snapshot, &SegmentSelection::all(), Some(SplitBy::Group));
    let counts: Vec<_> = found
        .codes
        .iter()
        .map(|c| {
            (
                c.code.0,
                c.own.passages,
                c.total.passages,
                c.total.documents,
                c.total.participants,
                triples(found.by_part(c)),
            )
        })
        .collect();
    assert_eq!(
        counts,
        [
            (1, 1, 3, 2, 2, vec![(2, 1, 1), (1, 1, 1)]),
            (2, 0, 2, 1, 1, vec![(2, 1, 1), (0, 0, 0)]),
            (4, 1, 1, 1, 1, vec![(1, 1, 1), (0, 0, 0)]),
            (5, 2, 2, 1, 1, vec![(2, 1, 1), (0, 0, 0)]),
            (3, 0, 1, 1, 1, vec![(0, 0, 0), (1, 1, 1)]),
            (6, 1, 1, 1, 1, vec![(0, 0, 0), (1, 1, 1)]),
        ]
    );
    let Count {
        passages,
        documents,
        participants,
    } = found.coded;
    assert_eq!((passages, documents, participants), (3, 2, 2));
    assert_eq!((found.documents, found.participants), (3, 3));
    let second = SegmentSelection {
        coders: Some(HashSet::from([CoderId(2)])),
        ..SegmentSelection::all()
    };
    assert_eq!(frequencies(&snapshot, &second, None).coded.passages, 1);
}

#[test]
fn in_a_conversation_the_turn_tells_who_speaks() {
    let at = |words: &str| {
        let text = Text::new(TEXT);
        let byte = TEXT.find(words).unwrap();
        text.range(byte..byte + words.len())
    };
    let coding = |words, code| {
        let range = at(words);
        (1, range.start, range.end, code, 1)
    };
    let snapshot = study(
        &[&[1, 2], &[3]],
        &TREE,
        &[
            coding("سامانه", 4),
            coding("ندیدیم", 4),
            coding("سلام", 6),
            (2, 0, 3, 6, 1),
        ],
    );
    let by_sector = Some(SplitBy::Attribute(AttributeId(1)));
    let found = frequencies(&snapshot, &SegmentSelection::all(), by_sector);
    let keys: Vec<_> = found
        .parts
        .iter()
        .map(|p| (p.key.clone(), p.coded.passages, p.documents, p.participants))
        .collect();
    let value = |v: &str| PartKey::Value(Some(v.into()));
    assert_eq!(
        keys,
        [
            (value("بخش 1"), 2, 1, 1),
            (value("بخش 2"), 2, 1, 1),
            (PartKey::Value(None), 1, 1, 1)
        ]
    );
    // Each of the two speaks once and counts in the own part only.
    let by_part = |code| triples(found.by_part(found.of(CodeId(code)).unwrap()));
    assert_eq!(by_part(4), [(1, 1, 1), (1, 1, 1), (0, 0, 0)]);
    assert_eq!(found.of(CodeId(4)).unwrap().total.participants, 2);
    // The interviewer's words name no participant, so both count.
    assert_eq!(by_part(6), [(1, 1, 1), (1, 1, 1), (1, 1, 1)]);
}

#[test]
fn the_ladder_has_a_row_for_each_passage_and_code() {
    let snapshot = study(
        &[&[1], &[2]],
        &TREE,
        &[
            (2, 0, 9, 6, 1),
            (1, 16, 20, 4, 1),
            (1, 16, 20, 4, 2),
            (1, 0, 9, 3, 1),
        ],
    );
    let rows = ladder(&snapshot, &CodingFilter::default(), LadderOrder::Codes);
    let seen: Vec<_> = rows
        .iter()
        .map(|r| {
            (
                r.utterance.as_deref().unwrap(),
                r.paragraph.unwrap(),
                r.condensed,
                r.code.join("/"),
                r.subcategory,
                r.category,
            )
        })
        .collect();
    assert_eq!(
        seen,
        [
            ("م۱: ", 2, Some("فشرده"), "c4".into(), Some("c2"), Some("c1")),
            ("مصاحبه‌گر", 1, None, String::new(), Some("c3"), Some("c1")),
            ("مصاحبه‌گر", 1, None, "c6".into(), Some("c3"), Some("c1")),
        ]
    );
    let only = CodingFilter {
        codes: [CodeId(2)].into(),
        ..CodingFilter::default()
    };
    assert_eq!(ladder(&snapshot, &only, LadderOrder::Codes).len(), 1);
}

#[test]
fn a_filter_leaves_the_rows_that_meet_all_of_it() {
    let snapshot = study(
        &[&[1], &[2], &[3]],
        &TREE,
        &[
            (1, 16, 20, 4, 1),
            (1, 16, 20, 4, 2),
            (1, 0, 9, 6, 1),
            (2, 0, 9, 5, 1),
            (3, 16, 31, 3, 2),
            (3, 16, 31, 4, 1),
        ],
    );
    let shown = |filter: CodingFilter, order| -> Vec<i64> {
        let found = ladder_entries(&snapshot, &filter, order);
        assert_eq!(
            found.unfiltered, 5,
            "the number of all rows does not depend on the filter"
        );
        found.rows.iter().map(|row| row.coding.0).collect()
    };
    let by = |filter: CodingFilter| shown(filter, LadderOrder::Codes);
    let all = CodingFilter::default;
    assert!(all().is_empty());
    assert_eq!(by(all()), [1, 6, 4, 5, 3]);
    assert_eq!(shown(all(), LadderOrder::Text), [3, 1, 4, 5, 6]);
    // What was made at the same time stays in the order of reading.
    assert_eq!(shown(all(), LadderOrder::Newest), [3, 1, 4, 5, 6]);
    let of_codes = |codes: &[i64]| CodingFilter {
        codes: codes.iter().map(|c| CodeId(*c)).collect(),
        ..CodingFilter::default()
    };
    assert_eq!(by(of_codes(&[3])), [5, 3]);
    assert_eq!(by(of_codes(&[2, 6])), [1, 6, 4, 3]);
    let documents = CodingFilter {
        documents: [DocumentId(3)].into(),
        groups: [GroupId(2)].into(),
        ..all()
    };
    assert_eq!(by(documents.clone()), [6, 4, 5]);
    let both = CodingFilter {
        codes: [CodeId(2)].into(),
        ..documents
    };
    assert_eq!(by(both), [6, 4]);
    let second = CodingFilter {
        coders: [CoderId(2)].into(),
        ..all()
    };
    assert_eq!(by(second.clone()), [2, 5]);
    let uncondensed = CodingFilter {
        uncondensed: true,
        ..all()
    };
    // The first row is condensed by one of the two who agree.
    assert_eq!(by(uncondensed.clone()), [6, 4, 3]);
    let of_first = CodingFilter {
        coders: [CoderId(1)].into(),
        ..uncondensed
    };
    assert_eq!(by(of_first), [1, 6, 4, 3]);
    let people = CodingFilter {
        participants: [ParticipantId(2), ParticipantId(3)].into(),
        ..all()
    };
    assert_eq!(by(people.clone()), [6, 4, 5]);
    let values = BTreeMap::from([(AttributeId(1), BTreeSet::from(["بخش 2".to_owned()]))]);
    assert_eq!(
        by(CodingFilter {
            values: values.clone(),
            ..all()
        }),
        [4]
    );
    assert_eq!(by(CodingFilter { values, ..people }), [4]);
    let words = |words: &str| CodingFilter {
        words: words.to_owned(),
        ..all()
    };
    // In the utterance, in a condensed unit, in the name of a code or of what stands over it.
    assert_eq!(by(words("مصاحبه گر")), [4, 3]);
    assert_eq!(by(words("فشرده")), [1, 5]);
    assert_eq!(by(words("c2")), [1, 6, 4]);
    assert!(by(words("سلام")).is_empty(), "it stands beside the passages");
    assert!(!words("سلام").is_empty());

    let row = ladder_entries(&snapshot, &all(), LadderOrder::Codes).rows[0];
    let ids = |coders: &BTreeSet<CoderId>| -> Vec<i64> {
        selected_codings(&snapshot, &row, &SegmentSelection::of_coders(coders))
            .map(|c| c.id.0)
            .collect()
    };
    assert_eq!(
        (ids(&BTreeSet::new()), ids(&second.coders)),
        (vec![1, 2], vec![2])
    );
    let mut gone = CodingFilter {
        codes: [CodeId(99)].into(),
        coders: [CoderId(99)].into(),
        ..all()
    };
    gone.prune(&snapshot);
    assert!(gone.is_empty());
}

#[test]
fn retrieval_takes_the_codes_below_and_the_documents_chosen() {
    let snapshot = study(
        &[&[1], &[2]],
        &TREE,
        &[(1, 0, 9, 4, 1), (1, 3, 5, 6, 1), (2, 0, 9, 5, 1)],
    );
    let found = |selection: &SegmentSelection| -> Vec<i64> {
        retrieve(&snapshot, selection)
            .iter()
            .map(|s| s.coding.id.0)
            .collect()
    };
    let of_codes = |codes: &[CodeId]| SegmentSelection {
        codes: Some(codes.iter().copied().collect()),
        ..SegmentSelection::all()
    };
    let mut selection = of_codes(&[CodeId(2)]);
    assert_eq!(found(&selection), [1, 3]);
    selection.documents = Some(HashSet::from([DocumentId(2)]));
    assert_eq!(found(&selection), [3]);
    selection.exact_codes = true;
    assert!(found(&selection).is_empty());
    assert!(found(&of_codes(&[])).is_empty());
    let of_second = SegmentSelection {
        speakers: Some(HashSet::from([ParticipantId(2)])),
        ..SegmentSelection::all()
    };
    assert_eq!(found(&of_second), [3]);
    let all = retrieve(&snapshot, &SegmentSelection::all());
    assert_eq!(all[0].path, ["c1", "c2", "c4"]);
    assert_eq!(all[0].text, Some("مصاحبه‌گر"));
    assert_eq!(all[0].speakers, [ParticipantId(1)]);
}

/// Passages, documents and participants.
fn triples(counts: impl Iterator<Item = Count>) -> Vec<(usize, usize, usize)> {
    counts
        .map(|c| (c.passages, c.documents, c.participants))
        .collect()
}

/// Counted plainly: the different passages, documents and speakers.
fn plain<'a>(spoken: impl Iterator<Item = &'a SpokenCoding>) -> Count {
    let spoken: Vec<_> = spoken.collect();
    let different = |items: Vec<i64>| items.into_iter().collect::<BTreeSet<_>>().len();
    Count {
        passages: spoken
            .iter()
            .map(|h| (h.document, h.range))
            .collect::<BTreeSet<_>>()
            .len(),
        documents: different(spoken.iter().map(|h| h.document).collect()),
        participants: different(spoken.iter().filter_map(|h| h.speaker).collect()),
    }
}

/// A coding with one of the speakers of its passage, or with nobody.
struct SpokenCoding {
    document: i64,
    range: (u32, u32),
    code: i64,
    coder: i64,
    speaker: Option<i64>,
}

proptest! {
    #[test]
    fn counts_equal_those_of_sets(
        codings in prop::collection::vec((1usize..6, 0u32..40, 40u32..44, 1i64..7, 1i64..3), 0..40)
    ) {
        // The first two documents are groups, the last has no group; the third has its participant from the first,
        // the fourth has nobody.
        let speakers: [&[i64]; 5] = [&[1, 2], &[2, 3, 1], &[1], &[], &[3]];
        let snapshot = study(&speakers, &TREE, &codings);
        let spoken: Vec<SpokenCoding> = codings
            .iter()
            .flat_map(|(document, start, end, code, coder)| {
                let document = snapshot.document(DocumentId(*document as i64)).unwrap();
                let of_document = Speakers::of(document, &snapshot);
                let speakers = of_document.in_passage(CharRange::new(*start, *end));
                let speakers = speakers.iter().map(|s| Some(s.0));
                let nobody = document.participants.is_empty().then_some(None);
                let spoken = |speaker| SpokenCoding {
                    document: document.id.0,
                    range: (*start, *end),
                    code: *code,
                    coder: *coder,
                    speaker,
                };
                speakers.chain(nobody).map(spoken).collect::<Vec<_>>()
            })
            .collect();
        let sector = |speaker: Option<i64>| {
            let speaker = speaker.filter(|s| *s < 3);
            PartKey::Value(speaker.map(|s| format!("بخش {s}")))
        };
        // Only what the second participant says; in the first document, and in no part of those without a participant.
        let second = SegmentSelection { speakers: Some(HashSet::from([ParticipantId(2)])), ..SegmentSelection::all() };
        let of_second = frequencies(&snapshot, &second, None);
        let wanted = |h: &&SpokenCoding| h.speaker == Some(2);
        prop_assert_eq!(of_second.coded, plain(spoken.iter().filter(wanted)));
        prop_assert_eq!((of_second.documents, of_second.participants), (2, 1));
        let splits = [
            SplitBy::Document,
            SplitBy::Group,
            SplitBy::Coder,
            SplitBy::Speaker,
            SplitBy::Attribute(AttributeId(1)),
        ];
        for by in splits.into_iter().map(Some).chain([None]) {
            let found = frequencies(&snapshot, &SegmentSelection::all(), by);
            let part_of = |h: &SpokenCoding| match by {
                Some(SplitBy::Attribute(_)) => sector(h.speaker),
                Some(SplitBy::Speaker) => PartKey::Speaker(h.speaker.map(ParticipantId)),
                Some(SplitBy::Group) => PartKey::Group((h.document < 3).then_some(GroupId(h.document))),
                Some(SplitBy::Coder) => PartKey::Coder(CoderId(h.coder)),
                _ => PartKey::Document(DocumentId(h.document)),
            };
            prop_assert_eq!(found.coded, plain(spoken.iter()));
            for part in &found.parts {
                prop_assert_eq!(part.coded, plain(spoken.iter().filter(|h| part_of(h) == part.key)));
                prop_assert!(part.coded.documents <= part.documents);
                prop_assert!(part.coded.participants <= part.participants);
            }
            for frequency in &found.codes {
                let below = snapshot.descendants(frequency.code);
                let under = || spoken.iter().filter(|h| below.contains(&CodeId(h.code)));
                prop_assert_eq!(frequency.total, plain(under()));
                let own = spoken.iter().filter(|h| h.code == frequency.code.0);
                prop_assert_eq!(frequency.own, plain(own));
                let by_part: Vec<Count> = found
                    .parts
                    .iter()
                    .map(|part| plain(under().filter(|h| part_of(h) == part.key)))
                    .collect();
                prop_assert_eq!(found.by_part(frequency).collect::<Vec<_>>(), by_part);
            }
        }
        let starts: Vec<u32> = {
            let text = Text::new(TEXT);
            let is_label = |at: u32| turns().iter().any(|turn| turn.label.start <= at && at < turn.label.end);
            let starts = crate::text::words::words(TEXT).map(|word| text.range(word.range).start);
            starts.filter(|at| !is_label(*at)).collect()
        };
        for by in splits {
            let part_of = |h: &SpokenCoding| match by {
                SplitBy::Attribute(_) => sector(h.speaker),
                SplitBy::Speaker => PartKey::Speaker(h.speaker.map(ParticipantId)),
                SplitBy::Group => PartKey::Group((h.document < 3).then_some(GroupId(h.document))),
                SplitBy::Coder => PartKey::Coder(CoderId(h.coder)),
                SplitBy::Document => PartKey::Document(DocumentId(h.document)),
            };
            for (level, measure) in [None, Some(Category), Some(Subcategory), Some(Leaf)]
                .into_iter()
                .flat_map(|level| CrossMeasure::ALL.map(|measure| (level, measure)))
            {
                let found = crosstab(&snapshot, &SegmentSelection::all(), by, level, measure);
                let rows: Vec<CodeId> = (1..=6)
                    .map(CodeId)
                    .filter(|id| match level {
                        Some(level) => snapshot.code(*id).unwrap().level == level,
                        None => spoken.iter().any(|h| h.code == id.0),
                    })
                    .collect();
                prop_assert_eq!(&found.rows.iter().copied().collect::<BTreeSet<_>>(), &rows.into_iter().collect());
                for (row, code) in found.counts.iter().zip(&found.rows) {
                    let below = match level {
                        Some(_) => snapshot.descendants(*code),
                        None => [*code].into(),
                    };
                    for (count, part) in row.iter().zip(&found.columns) {
                        let here = || {
                            let here = spoken.iter().filter(|h| below.contains(&CodeId(h.code)));
                            here.filter(|h| part_of(h) == *part)
                        };
                        let expected = match measure {
                            CrossMeasure::Passages => plain(here()).passages,
                            CrossMeasure::Documents => plain(here()).documents,
                            CrossMeasure::Participants => plain(here()).participants,
                            CrossMeasure::Words => here()
                                .flat_map(|h| {
                                    let within = |at: &&u32| (h.range.0..h.range.1).contains(at);
                                    starts.iter().filter(within).map(|at| (h.document, *at))
                                })
                                .collect::<BTreeSet<_>>()
                                .len(),
                        };
                        prop_assert_eq!(*count as usize, expected, "{:?} {:?} {:?}", by, level, measure);
                    }
                }
                let sums: usize = found.row_totals.iter().sum();
                prop_assert_eq!(sums, found.column_totals.iter().sum::<usize>());
            }
        }
        for code in (1..=6).map(CodeId) {
            let below = snapshot.descendants(code);
            let of = |code: &dyn Fn(CodeId) -> bool| -> BTreeSet<_> {
                let coded = codings.iter().filter(|c| code(CodeId(c.3)));
                coded.map(|c| (c.0, c.1, c.2)).collect()
            };
            let filter = CodingFilter { codes: [code].into(), ..CodingFilter::default() };
            let rows = ladder_entries(&snapshot, &filter, LadderOrder::Codes).rows;
            let of_rows: BTreeSet<_> =
                rows.iter().map(|r| (r.document.0 as usize, r.range.start, r.range.end)).collect();
            prop_assert_eq!(of_rows, of(&|c| below.contains(&c)));
            let rows_of_it = rows.iter().filter(|r| r.code == code).count();
            prop_assert_eq!(rows_of_it, of(&|c| c == code).len());
        }
    }
}
