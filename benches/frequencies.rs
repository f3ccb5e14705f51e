//! Frequencies over a million codings: 1,000 documents in 5 groups, each with one participant out of 4 regions; 1,100
//! codes in three levels.

#![allow(clippy::expect_used, reason = "a bench stops where it fails")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use gozareh::analysis::{Counts, CrossMeasure, SegmentSelection, SplitBy, crosstab, frequencies};
use gozareh::model::{AttributeId, CodeId, CodeRef, DocumentId, Edit, Level, NewCoding, plan};
use gozareh::text::CharRange;

mod made;

fn bench(c: &mut Criterion) {
    let snapshot = made::project(1_000, 1_000);
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
