//! Finding passages, against looking at each by the rules as they are written.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use proptest::prelude::*;

use super::parser_tests::query_of;
use super::*;
use crate::analysis::Speakers;
use crate::analysis::tests::{TREE, study};
use crate::model::{
    Attribute, AttributeId, CodeId, Coding, CodingId, DocumentId, Group, GroupId, Guid, Importance, Memo,
    MemoId, MemoKind, MemoTarget, ParticipantId, ProjectInfo, Snapshot,
};
use crate::text::persian::digits::number;
use crate::text::search::{FoldedText, Query as Search, SearchOptions, find};
use crate::text::segment::{paragraph_at, paragraphs};
use crate::text::{CharRange, name_key};

/// A coding by document, start, end, code and coder.
pub(super) type Row = (usize, u32, u32, i64, i64);

/// Noon of the first day that the made-up project knows.
const NOON: i64 = 1_795_348_800_000;
const DAY: i64 = 86_400_000;

/// A project of these codings. Documents 1 and 4 have two participants, 3 has none of the groups, «g3» has no document.
/// Importance, day and memos follow from the number of a coding.
pub(super) fn project(rows: &[Row]) -> Snapshot {
    let plain = study(&[&[1, 2], &[2], &[3], &[1, 3], &[]], &TREE, rows);
    let mut all = plain.to_rows();
    for coding in &mut all.codings {
        coding.importance = Importance::new((coding.id.0 % 4) as u8).unwrap();
        coding.created_at = NOON + coding.id.0 % 3 * DAY;
    }
    let memo = |id: i64, target: MemoTarget, body: &str| Memo {
        id: MemoId(id),
        guid: Guid::default(),
        target,
        kind: MemoKind::Note,
        body: body.to_owned(),
        coder: all.coders[0].id,
        created_at: 0,
        modified_at: 0,
    };
    let on_codings = all.codings.iter().filter(|coding| coding.id.0 % 5 == 1);
    let mut memos: Vec<Memo> = on_codings
        .map(|coding| memo(1_000 + coding.id.0, MemoTarget::Coding(coding.id), "تردید دارم"))
        .collect();
    let passage = MemoTarget::Passage(DocumentId(1), CharRange::new(8, 14));
    memos.push(memo(2_000, passage, "ترديد و پرسش"));
    memos.push(memo(2_001, MemoTarget::Document(DocumentId(2)), "تردید"));
    memos.push(memo(
        2_002,
        MemoTarget::Passage(DocumentId(3), CharRange::new(0, 3)),
        "روشن",
    ));
    all.memos = memos;
    all.groups.push(Group {
        id: GroupId(3),
        guid: Guid::default(),
        name: "g3".into(),
        position: 3,
    });
    all.attributes.push(Attribute {
        id: AttributeId(2),
        guid: Guid::default(),
        name: "سن".into(),
        position: 2,
    });
    let ages: BTreeMap<i64, &str> = [(1, "۳۰"), (2, "45"), (3, "نمی‌گوید")].into();
    for person in &mut all.participants {
        person
            .values
            .insert(AttributeId(2), ages[&person.id.0].to_owned());
    }
    let snapshot = Snapshot::from_rows(ProjectInfo::named("آزمون"), all);
    for document in plain.documents() {
        snapshot.keep_text(document.text, plain.text(document.id).unwrap().clone());
    }
    snapshot
}

/// A passage and the codings that it was made of.
type Item = (DocumentId, u32, u32, BTreeSet<CodingId>);

struct Naive<'a> {
    snapshot: &'a Snapshot,
    codings: Vec<&'a Coding>,
}

impl<'a> Naive<'a> {
    fn new(snapshot: &'a Snapshot) -> Self {
        let codings = snapshot.codings().collect();
        Self { snapshot, codings }
    }

    fn coding(&self, id: CodingId) -> &'a Coding {
        self.codings.iter().find(|coding| coding.id == id).unwrap()
    }

    fn leaf(&self, wanted: impl Fn(&Coding) -> bool) -> BTreeSet<Item> {
        let codings = self.codings.iter().filter(|coding| wanted(coding));
        let item = |coding: &&Coding| {
            let range = coding.range;
            (
                coding.document,
                range.start,
                range.end,
                BTreeSet::from([coding.id]),
            )
        };
        codings.map(item).collect()
    }

    fn speakers(&self, document: DocumentId, range: CharRange) -> Vec<ParticipantId> {
        let document = self.snapshot.document(document).unwrap();
        Speakers::of(document, self.snapshot).in_passage(range).to_vec()
    }

    /// Whether a condition on participants holds of one.
    fn holds_of(&self, query: &Query, id: ParticipantId) -> Option<bool> {
        let person = self.snapshot.participant(id).unwrap();
        match query {
            Query::Participant(name) => Some(name_key(&person.name) == name_key(name)),
            Query::Attribute {
                name,
                comparison,
                value,
            } => {
                let attribute = self
                    .snapshot
                    .attributes()
                    .into_iter()
                    .find(|a| &a.name == name)
                    .unwrap();
                let Some(own) = person.values.get(&attribute.id) else {
                    return Some(false);
                };
                let number = |text: &str| number(text).map(|n| n.parse::<f64>().unwrap());
                Some(match (number(own), number(value)) {
                    (Some(one), Some(other)) => comparison.holds(one, other),
                    _ => !comparison.is_of_numbers() && comparison.holds(own, value),
                })
            }
            _ => None,
        }
    }

    fn holds(&self, query: &Query, document: DocumentId, range: CharRange, coding: &Coding) -> bool {
        let row = self.snapshot.document(document).unwrap();
        let words = |text: &str, words: &str| {
            let search = Search::new(words, SearchOptions::default()).unwrap();
            find(&FoldedText::new(text), &search)
        };
        match query {
            Query::Document(name) => &row.name == name,
            Query::Group(name) => {
                let group = row.group.and_then(|id| self.snapshot.group(id));
                group.is_some_and(|group| &group.name == name)
            }
            Query::Participant(_) | Query::Attribute { .. } => {
                let speaking = self.speakers(document, range);
                speaking.iter().any(|id| self.holds_of(query, *id).unwrap())
            }
            Query::Coder(name) => &self.snapshot.coder(coding.coder).unwrap().name == name,
            Query::Date { from, to } => {
                from.is_none_or(|day| coding.created_at >= day.start().unwrap())
                    && to.is_none_or(|day| coding.created_at < day.start().unwrap() + DAY)
            }
            Query::Importance { comparison, number } => comparison.holds(coding.importance.number(), *number),
            Query::Memo(sought) => self.snapshot.memos().any(|memo| {
                let here = match memo.target {
                    MemoTarget::Coding(id) => id == coding.id,
                    MemoTarget::Passage(of, passage) => of == document && passage.overlaps(range),
                    _ => false,
                };
                here && sought
                    .as_ref()
                    .is_none_or(|sought| !words(&memo.body, sought).is_empty())
            }),
            Query::Text(sought) => {
                let text = self.snapshot.text(document).unwrap();
                let found = words(text.as_str(), sought).into_iter();
                found
                    .map(|bytes| text.range(bytes))
                    .any(|hit| range.contains(hit))
            }
            Query::Not(inner) => !self.holds(inner, document, range, coding),
            Query::All(parts) => self.chain(&parts.iter().collect::<Vec<_>>(), document, range, coding),
            Query::Any(parts) => parts.iter().any(|part| self.holds(part, document, range, coding)),
            Query::Code { .. } | Query::Kept(_) | Query::Related { .. } => panic!("no filter"),
        }
    }

    /// Filters that hold together: one speaker meets all that ask for one.
    fn chain(&self, parts: &[&Query], document: DocumentId, range: CharRange, coding: &Coding) -> bool {
        let is_personal = |part: &&&Query| matches!(part, Query::Participant(_) | Query::Attribute { .. });
        let personal: Vec<_> = parts.iter().filter(is_personal).collect();
        let speaker = personal.is_empty()
            || self
                .speakers(document, range)
                .iter()
                .any(|id| personal.iter().all(|part| self.holds_of(part, *id).unwrap()));
        let mut rest = parts.iter().filter(|part| !is_personal(part));
        speaker && rest.all(|part| self.holds(part, document, range, coding))
    }

    fn paragraph(&self, document: DocumentId, position: u32) -> usize {
        let text = self.snapshot.text(document).unwrap();
        paragraph_at(&paragraphs(text.as_str()), text.byte_at_char(position))
    }

    fn stands(&self, one: &Item, relation: Relation, other: &Item) -> bool {
        let paragraph = |position| self.paragraph(one.0, position);
        let gap = |from: u32, to: u32| paragraph(to).abs_diff(paragraph(from));
        one.0 == other.0
            && match relation {
                Relation::Overlaps => shares(one, other),
                Relation::Inside => other.1 <= one.1 && one.2 <= other.2,
                Relation::Near(most) => {
                    (one.1..one.2).any(|p| (other.1..other.2).any(|q| gap(p, q) <= most as usize))
                }
                Relation::FollowedBy(most) => other.1 >= one.2 && gap(one.2 - 1, other.1) <= most as usize,
                Relation::PrecededBy(most) => other.2 <= one.1 && gap(other.2 - 1, one.1) <= most as usize,
            }
    }

    fn find(&self, query: &Query) -> BTreeSet<Item> {
        if query.is_filter() {
            return self.leaf(|coding| self.holds(query, coding.document, coding.range, coding));
        }
        match query {
            // A kept query is held against itself under other names; see `kept_tests`.
            Query::Kept(_) => BTreeSet::new(),
            Query::Code { path, reach } => {
                let code = path
                    .last()
                    .map(|name| self.snapshot.codes().find(|code| code.name == *name).unwrap().id);
                let wanted = |own: CodeId| {
                    let line = self.snapshot.ancestry(own);
                    let below = code.is_none_or(|code| own != code && line.iter().any(|c| c.id == code));
                    match reach {
                        CodeReach::Itself => Some(own) == code,
                        CodeReach::Below => below,
                        CodeReach::WithBelow => below || Some(own) == code,
                    }
                };
                self.leaf(|coding| wanted(coding.code))
            }
            Query::Not(_) => self.find_chain(&[query]),
            Query::All(parts) => self.find_chain(&parts.iter().collect::<Vec<_>>()),
            Query::Any(parts) => parts.iter().flat_map(|part| self.find(part)).collect(),
            Query::Related {
                left,
                relation,
                right,
            } => {
                let right = self.find(right);
                let mut left = self.find(left);
                left.retain(|one| right.iter().any(|other| self.stands(one, *relation, other)));
                left
            }
            _ => panic!("a filter"),
        }
    }

    fn find_chain(&self, parts: &[&Query]) -> BTreeSet<Item> {
        let filters: Vec<&Query> = parts.iter().copied().filter(|part| part.is_filter()).collect();
        let rest: Vec<&Query> = parts.iter().copied().filter(|part| !part.is_filter()).collect();
        let positive = rest.iter().filter(|part| !matches!(part, Query::Not(_)));
        let mut found: Option<BTreeSet<Item>> = None;
        for part in positive {
            let next = self.find(part);
            found = Some(match found {
                None => next,
                Some(before) => before
                    .iter()
                    .flat_map(|one| next.iter().map(move |other| (one, other)))
                    .filter(|(one, other)| shares(one, other))
                    .map(|(one, other)| {
                        let sources = one.3.union(&other.3).copied().collect();
                        (one.0, one.1.max(other.1), one.2.min(other.2), sources)
                    })
                    .collect(),
            });
        }
        let mut found = found.unwrap_or_else(|| self.leaf(|_| true));
        found.retain(|(document, start, end, sources)| {
            let range = CharRange::new(*start, *end);
            sources
                .iter()
                .all(|id| self.chain(&filters, *document, range, self.coding(*id)))
        });
        for part in &rest {
            if let Query::Not(inner) = part {
                let others = self.find(inner);
                found.retain(|one| !others.iter().any(|other| shares(one, other)));
            }
        }
        found
    }
}

fn shares(one: &Item, other: &Item) -> bool {
    one.0 == other.0 && one.1 < other.2 && other.1 < one.2
}

fn go_on() -> bool {
    false
}

#[track_caller]
fn agrees(snapshot: &Snapshot, query: &Query) {
    let found = query.find(snapshot, &go_on).unwrap();
    let naive = Naive::new(snapshot).find(query);
    let passages: BTreeSet<_> = naive
        .iter()
        .map(|(d, start, end, _)| (*d, *start, *end))
        .collect();
    let told = query.print(QueryLanguage::English);
    let found_passages: Vec<_> = found.passages().map(|(d, r)| (d, r.start, r.end)).collect();
    assert_eq!(
        found_passages.iter().copied().collect::<BTreeSet<_>>(),
        passages,
        "{told}"
    );
    assert_eq!(
        (found.len(), found_passages.len()),
        (passages.len(), passages.len()),
        "{told}"
    );
    let codings: BTreeSet<CodingId> = naive.into_iter().flat_map(|item| item.3).collect();
    assert_eq!(found.codings().collect::<BTreeSet<_>>(), codings, "{told}");
    for coding in snapshot.codings() {
        assert_eq!(found.has_coding(coding), codings.contains(&coding.id));
    }
    let documents: BTreeSet<_> = passages.iter().map(|passage| passage.0).collect();
    assert_eq!(found.documents().collect::<BTreeSet<_>>(), documents);
    for told in found.told(snapshot) {
        let on_it = snapshot.codings_in(told.document.id).iter();
        let on_it = on_it.filter(|coding| coding.range.contains(told.range));
        let codes: BTreeSet<CodeId> = on_it.map(|coding| coding.code).collect();
        assert_eq!(told.codes.iter().copied().collect::<BTreeSet<_>>(), codes);
        assert_eq!(told.codes.len(), codes.len());
    }
}

pub(super) fn rows() -> impl Strategy<Value = Vec<Row>> {
    let row = (
        1usize..6,
        0u32..44,
        prop_oneof![1u32..6, 6u32..40],
        1i64..7,
        1i64..3,
    );
    prop::collection::vec(row, 0..24).prop_map(|rows| {
        let rows = rows.into_iter();
        rows.map(|(document, start, long, code, coder)| {
            (document, start, (start + long).min(50), code, coder)
        })
        .collect()
    })
}

pub(super) fn known() -> impl Strategy<Value = Query> {
    let comparison = prop::sample::select(&Comparison::ALL[..]);
    let day = |n: i64| Day::read(&chrono_day(n)).unwrap();
    let texts = [
        "c1",
        "c2",
        "c4",
        "c5",
        "c6",
        "c1 > *",
        "c2 > *",
        "only: c1",
        "only: c2",
        "*",
        "document: d1",
        "document: d4",
        "group: g1",
        "group: g2",
        "group: g3",
        "participant: م۱",
        "participant: م۲",
        "بخش = \"بخش 1\"",
        "بخش != \"بخش 2\"",
        "سن > 30",
        "سن <= 45",
        "سن = 30",
        "سن != نمی‌گوید",
        "coder: \"coder 1\"",
        "coder: \"coder 2\"",
        "memo",
        "memo: تردید",
        "memo: روشن",
        "text: بود",
        "text: م",
        "text: \"ما ندیدیم\"",
        "text: نیست",
    ];
    prop_oneof![
        12 => prop::sample::select(texts.to_vec()).prop_map(|text| parse(text).unwrap()),
        1 => (comparison, 0u8..4).prop_map(|(comparison, number)| Query::Importance { comparison, number }),
        1 => (0i64..3, 0i64..3, 0..3).prop_map(move |(one, other, how)| Query::Date {
            from: (how != 0).then(|| day(one.min(other))),
            to: (how != 1).then(|| day(one.max(other))),
        }),
    ]
}

fn chrono_day(n: i64) -> String {
    let at = chrono::DateTime::from_timestamp_millis(NOON + n * DAY).unwrap();
    at.format("%Y-%m-%d").to_string()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn what_is_found_is_what_the_rules_say(rows in rows(), query in query_of(known())) {
        agrees(&project(&rows), &query);
    }

    #[test]
    fn each_operator_follows_its_rule(rows in rows(), one in known(), other in known(), third in known()) {
        let snapshot = project(&rows);
        let [a, b, c] = [&one, &other, &third].map(|query| query.print(QueryLanguage::English));
        for text in [
            format!("{a} AND {b}"),
            format!("{a} OR {b}"),
            format!("{a} NOT {b}"),
            format!("NOT {a}"),
            format!("{a} overlaps {b}"),
            format!("{a} inside {b}"),
            format!("{a} near(0) {b}"),
            format!("{a} near(1) {b}"),
            format!("{a} followed by(0) {b}"),
            format!("{a} followed by(2) {b}"),
            format!("{a} preceded by(0) {b}"),
            format!("{a} preceded by(2) {b}"),
            format!("{a} AND {b} AND {c}"),
            format!("({a} AND {b}) AND {c}"),
            format!("{a} AND {b} NOT {c}"),
        ] {
            agrees(&snapshot, &parse(&text).unwrap());
        }
    }
}

/// The codings that a query finds, by their numbers.
#[track_caller]
fn check(snapshot: &Snapshot, text: &str, passages: &[(i64, u32, u32)]) {
    let found = parse(text).unwrap().find(snapshot, &go_on).unwrap();
    let told: Vec<_> = found.passages().map(|(d, r)| (d.0, r.start, r.end)).collect();
    assert_eq!(told, passages, "{text}");
}

#[test]
fn passages_are_found_as_counted_by_hand() {
    let snapshot = project(&[
        (1, 0, 10, 4, 1),  // 1
        (1, 5, 15, 6, 1),  // 2
        (1, 5, 15, 6, 2),  // 3: the same by a second coder
        (1, 20, 30, 5, 2), // 4
        (2, 0, 10, 4, 2),  // 5
        (2, 12, 14, 6, 1), // 6
        (3, 0, 10, 2, 1),  // 7: the subcategory itself
    ]);
    check(&snapshot, "c4", &[(1, 0, 10), (2, 0, 10)]);
    check(
        &snapshot,
        "c2",
        &[(1, 0, 10), (1, 20, 30), (2, 0, 10), (3, 0, 10)],
    );
    check(&snapshot, "c2 > *", &[(1, 0, 10), (1, 20, 30), (2, 0, 10)]);
    check(&snapshot, "only: c2", &[(3, 0, 10)]);
    check(&snapshot, "c4 and c6", &[(1, 5, 10)]);
    // Both by the same coder, and only one of them.
    check(&snapshot, "c4 and c6 and coder: \"coder 1\"", &[(1, 5, 10)]);
    check(&snapshot, "c4 and c6 and coder: \"coder 2\"", &[]);
    check(&snapshot, "c4 and (c6 and coder: \"coder 2\")", &[(1, 5, 10)]);
    check(&snapshot, "c4 overlaps c6", &[(1, 0, 10)]);
    check(&snapshot, "c6 overlaps c4", &[(1, 5, 15)]);
    check(&snapshot, "c4 not c6", &[(2, 0, 10)]);
    check(&snapshot, "c2 and document: d1", &[(1, 0, 10), (1, 20, 30)]);
    check(&snapshot, "group: g3", &[]);
    check(&snapshot, "c4 followed by(0) c5", &[]);
    // «مصاحبه‌گر: سلام» ends at 15, «م۱: سامانه قطع بود» at 34.
    check(&snapshot, "c4 followed by(1) c5", &[(1, 0, 10)]);
    check(&snapshot, "c5 preceded by(1) c4", &[(1, 20, 30)]);
    check(&snapshot, "c4 near(0) c6", &[(1, 0, 10), (2, 0, 10)]);
    check(&snapshot, "not c2", &[(2, 12, 14)]);
    check(
        &snapshot,
        "importance >= 2",
        &[(1, 5, 15), (2, 12, 14), (3, 0, 10)],
    );
    check(&snapshot, "text: سامانه", &[(1, 20, 30)]);
    check(&snapshot, "participant: م۱ and c5", &[(1, 20, 30)]);
    check(&snapshot, "participant: م۱ and participant: م۲", &[]);
    check(
        &snapshot,
        "(participant: م۱) and (not participant: م۲)",
        &[(1, 20, 30)],
    );
    let found = parse("c4 and c6").unwrap().find(&snapshot, &go_on).unwrap();
    assert_eq!(found.codings().map(|id| id.0).collect::<Vec<_>>(), [1, 2, 3]);
    let told = found.told(&snapshot);
    assert_eq!(told[0].codes, [CodeId(4), CodeId(6)]);
    assert_eq!(found.in_document(DocumentId(1)), [CharRange::new(5, 10)]);
    assert_eq!(found.in_document(DocumentId(2)), []);
    assert!(!found.is_empty());
}

#[test]
fn names_that_are_not_there_are_told_with_the_nearest() {
    let snapshot = project(&[(1, 0, 10, 4, 1)]);
    for (text, what, name, nearest) in [
        ("c44", Named::Code, "c44", Some("c4")),
        ("c1 > c9", Named::Code, "c1 > c9", Some("c1 > c2")),
        ("document: dd1", Named::Document, "dd1", Some("d1")),
        ("گروه: g4 یا c1", Named::Group, "g4", Some("g1")),
        ("participant: علی", Named::Participant, "علی", None),
        ("coder: \"coder 9\"", Named::Coder, "coder 9", Some("coder 1")),
        ("بحش = 1", Named::Attribute, "بحش", Some("بخش")),
        (
            "بخش = \"بخس 1\"",
            Named::Value("بخش".into()),
            "بخس 1",
            Some("بخش 1"),
        ),
    ] {
        let fault = parse(text).unwrap().check(&snapshot).unwrap_err();
        let expected = QueryFault::Unknown {
            what,
            name: name.to_owned(),
            nearest: nearest.map(str::to_owned),
        };
        assert_eq!(fault, expected, "{text}");
    }
    for text in [
        "C1 > *",
        "GROUP: G1",
        "participant: م1",
        "سن > 1000",
        "document: d2",
    ] {
        assert_eq!(parse(text).unwrap().check(&snapshot), Ok(()), "{text}");
    }
}

#[test]
fn texts_that_are_not_loaded_have_no_words_and_no_paragraphs() {
    let loaded = project(&[(1, 0, 10, 4, 1), (1, 20, 30, 5, 1)]);
    let snapshot = Snapshot::from_rows(ProjectInfo::named("آزمون"), loaded.to_rows());
    for text in [
        "text: م",
        "c4 near(9) c5",
        "c4 followed by(9) c5",
        "c5 preceded by(9) c4",
    ] {
        assert!(parse(text).unwrap().needs_texts());
        check(&snapshot, text, &[]);
    }
    check(&snapshot, "c4 or c5", &[(1, 0, 10), (1, 20, 30)]);
}

#[test]
fn work_without_end_is_refused_and_stopped() {
    // Each overlaps each: 2,100² intersections.
    let rows: Vec<Row> = (0..2_100)
        .map(|i| (1, i, 2_200 + i, 4 + i64::from(i % 3), 1))
        .collect();
    let snapshot = project(&rows);
    let fault = parse("* and *").unwrap().find(&snapshot, &go_on);
    assert_eq!(fault, Err(QueryFault::TooMany("d1".into())));
    assert_eq!(
        parse("* overlaps *")
            .unwrap()
            .find(&snapshot, &go_on)
            .unwrap()
            .len(),
        2_100
    );
    let asked = AtomicUsize::new(0);
    let stop = || asked.fetch_add(1, Relaxed) > 0;
    let fault = parse("c4 or c5 not c6").unwrap().find(&snapshot, &stop);
    assert_eq!(fault, Err(QueryFault::Stopped));
}
