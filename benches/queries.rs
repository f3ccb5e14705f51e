//! Queries over a million codings in 2,000 documents.

#![allow(clippy::expect_used, reason = "a bench stops where it fails")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use gozareh::analysis::query::parse;

mod made;

fn bench(c: &mut Criterion) {
    let snapshot = made::project(2_000, 500);
    let mut group = c.benchmark_group("queries over a million codings");
    group.sample_size(20);
    for (name, text) in [
        ("a code", "کد 1"),
        ("two codes", "کد 1 AND کد 2"),
        ("a code and a group", "کد 1 AND group: گروه 2"),
        ("a code and an attribute", "کد 1 AND منطقه = منطقهٔ 2"),
        ("all codings twice", "* AND *"),
        ("all codings by importance", "* AND importance < 1"),
        ("a code that overlaps another", "کد 1 overlaps کد 2"),
        ("a code without another", "کد 1 NOT کد 2"),
        ("a code inside another", "کد 1 inside کد 2"),
    ] {
        let query = parse(text).expect("a query");
        let found = query.find(&snapshot, &|| false).expect("found");
        println!(
            "{name}: {} passages in {} documents",
            found.len(),
            found.documents().len()
        );
        group.bench_function(name, |b| {
            b.iter(|| black_box(query.find(&snapshot, &|| false)));
        });
    }
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
