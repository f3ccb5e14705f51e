//! Frequencies over a million codings: 1,000 documents in 5 groups, each with one participant out of 4 regions; 1,100
//! codes in three levels.

#![allow(clippy::expect_used, reason = "a bench stops where it fails")]

use std::collections::BTreeMap;
use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use gozareh::analysis::{Counts, CrossMeasure, SegmentSelection, SplitBy, crosstab, frequencies};
use gozareh::model::{
    Attribute, AttributeId, Code, CodeId, CodeRef, CoderId, Coding, CodingId, DirectionChoice, Document,
    DocumentId, DocumentState, Edit, Group, GroupId, Guid, Importance, Level, NewCoding, Participant,
    ParticipantId, ProjectInfo, Rgb, Snapshot, SnapshotRows, SourceKind, TextId, plan,
};
use gozareh::text::CharRange;

const DOCUMENTS: i64 = 1_000;
const PER_DOCUMENT: i64 = 1_000;
const CATEGORIES: i64 = 10;
const GROUPS: i64 = 5;
const REGIONS: i64 = 4;

fn code(id: i64, parent: Option<i64>, level: Level) -> Code {
    Code {
        id: CodeId(id),
        guid: Guid::new(),
        name: format!("کد {id}"),
        parent: parent.map(CodeId),
        position: id,
        level,
        colour: Rgb(0, 0, 0),
        definition: String::new(),
    }
}

/// Ten categories, a hundred subcategories and a thousand codes; ids 1 to 1,110.
fn codes() -> Vec<Code> {
    let mut codes: Vec<Code> = (1..=CATEGORIES)
        .map(|id| code(id, None, Level::Category))
        .collect();
    codes.extend((0..100).map(|i| code(11 + i, Some(1 + i % CATEGORIES), Level::Subcategory)));
    codes.extend((0..1_000).map(|i| code(111 + i, Some(11 + i % 100), Level::Code)));
    codes
}

fn project() -> Snapshot {
    let documents = (1..=DOCUMENTS).map(|id| Document {
        id: DocumentId(id),
        guid: Guid::new(),
        name: format!("سند {id}"),
        group: Some(GroupId(1 + id % GROUPS)),
        position: id,
        kind: SourceKind::Interview,
        direction: DirectionChoice::Auto,
        participants: vec![ParticipantId(id)],
        text: TextId(id),
        chars: 100_000,
        turns: [].into(),
        labels: Vec::new(),
        source: String::new(),
        created_at: 0,
        import: None,
        state: DocumentState::New,
    });
    let participants = (1..=DOCUMENTS).map(|id| Participant {
        id: ParticipantId(id),
        guid: Guid::new(),
        name: format!("م{id}"),
        position: id,
        introduced_by: None,
        values: BTreeMap::from([(AttributeId(1), format!("منطقهٔ {}", id % REGIONS))]),
    });
    let groups = (1..=GROUPS).map(|id| Group {
        id: GroupId(id),
        guid: Guid::new(),
        name: format!("گروه {id}"),
        position: id,
    });
    let region = Attribute {
        id: AttributeId(1),
        guid: Guid::new(),
        name: "منطقه".to_owned(),
        position: 1,
    };
    let guid = Guid::new();
    // Every fourth passage bears two codes.
    let codings = (0..DOCUMENTS * PER_DOCUMENT).map(|i| {
        let place = i % PER_DOCUMENT;
        let start = u32::try_from((place - i64::from(place % 4 == 1)) * 90).unwrap_or(0);
        Coding {
            id: CodingId(i + 1),
            guid,
            document: DocumentId(i / PER_DOCUMENT + 1),
            range: CharRange::new(start, start + 80),
            code: CodeId(111 + i * 7_919 % 1_000),
            coder: CoderId(1),
            created_at: 0,
            condensed: None,
            importance: Importance::NONE,
        }
    });
    Snapshot::from_rows(
        ProjectInfo::named("سنجش"),
        SnapshotRows {
            documents: documents.collect(),
            groups: groups.collect(),
            participants: participants.collect(),
            attributes: vec![region],
            codes: codes(),
            codings: codings.collect(),
            ..SnapshotRows::default()
        },
    )
}

fn bench(c: &mut Criterion) {
    let snapshot = project();
    let mut group = c.benchmark_group("frequencies of a million codings");
    group.sample_size(20);
    for (name, by) in [
        ("whole", None),
        ("by document", Some(SplitBy::Document)),
        ("by group", Some(SplitBy::Group)),
        ("by attribute", Some(SplitBy::Attribute(AttributeId(1)))),
    ] {
        group.bench_function(name, |b| {
            b.iter(|| black_box(frequencies(&snapshot, &SegmentSelection::all(), by)));
        });
    }
    group.finish();

    let mut group = c.benchmark_group("crosstabs of a million codings");
    group.sample_size(20);
    for (name, by, level, measure) in [
        (
            "code by document, passages",
            SplitBy::Document,
            Some(Level::Code),
            CrossMeasure::Passages,
        ),
        (
            "code by document, participants",
            SplitBy::Document,
            Some(Level::Code),
            CrossMeasure::Participants,
        ),
        (
            "code by group, participants",
            SplitBy::Group,
            Some(Level::Code),
            CrossMeasure::Participants,
        ),
    ] {
        group.bench_function(name, |b| {
            b.iter(|| black_box(crosstab(&snapshot, &SegmentSelection::all(), by, level, measure)));
        });
    }
    group.finish();

    let mut group = c.benchmark_group("counts in a project of a million codings");
    group.sample_size(20);
    group.bench_function("from scratch", |b| b.iter(|| black_box(Counts::of(&snapshot))));
    let mut counts = Counts::of(&snapshot);
    let coded = |code: CodeRef| {
        let new = NewCoding::new(DocumentId(500), CharRange::new(50_000, 50_010), code);
        Edit::AddCodings(vec![new])
    };
    let new = CodeRef::New {
        name: "کد تازه".to_owned(),
        parent: Some(CodeId(11)),
    };
    let moved = |code: i64| Edit::MoveCodes {
        codes: vec![CodeId(code)],
        parent: Some(CodeId(12)),
        before: None,
    };
    let merged = Edit::MergeCodes {
        from: vec![CodeId(111)],
        into: CodeId(112),
    };
    for (name, edit) in [
        ("after one coding", coded(CodeRef::Id(CodeId(111)))),
        ("after one coding with a new code", coded(new)),
        ("after a code has moved", moved(111)),
        ("after a subcategory has moved", moved(21)),
        ("after a merge", merged),
    ] {
        let after = plan(edit, &snapshot, 1 << 40, "سنجه", 0).expect("planned").after;
        // There and back again: two states are followed each time.
        group.bench_function(name, |b| {
            b.iter(|| {
                counts.follow(&after);
                counts.follow(&snapshot);
            });
        });
    }
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
