//! How long the things take that a person waits for, on generated projects of three sizes.
//!
//! `cargo bench --bench project`; a single size with `-- 100000`, editing alone with `-- keystroke`. Projects lie in the
//! system's folder for temporary files, so commits are as fast as its disk.

#![allow(missing_docs, clippy::expect_used, reason = "a bench stops where it fails")]

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use criterion::{BatchSize, BenchmarkId, Criterion, SamplingMode, criterion_group, criterion_main};
use gozareh::analysis::{Counts, SegmentSelection, frequencies};
use gozareh::model::{CodeId, CodeRef, DocumentId, Edit, NewCode, NewCoding, NewDocument, ProjectInfo, plan};
use gozareh::session::{Session, TickingClock};
use gozareh::text::search::{FoldedText, Query, SearchOptions, find};
use gozareh::text::{CharRange, Patch, Splice, Text};
use gozareh::ui::parts::codes::tree::CodeTree;

/// Codings of the three projects.
const SIZES: [usize; 3] = [3_000, 100_000, 1_000_000];
/// Codings that come in one operation while a project is generated.
const BATCH: usize = 20_000;
/// Characters of one document, about ten pages.
const CHARACTERS: u32 = 20_000;

fn clock() -> Arc<TickingClock> {
    Arc::new(TickingClock::new(1_590_000_000_000))
}

/// A project of so many codings: one document for each thousand, 4 categories, 16 subcategories, 144 codes.
fn generate(path: &Path, codings: usize) {
    let mut session =
        Session::create(path, ProjectInfo::named("سنجش"), "مریم", clock()).expect("a new project");
    let sentence = "می‌گویند دفتر معلول است، نه علت؛ من نگران آینده‌ی کارم هستم. ";
    let text: String = sentence.chars().cycle().take(CHARACTERS as usize).collect();
    let documents = (0..codings.div_ceil(1_000)).map(|i| NewDocument {
        name: format!("مصاحبه {i}"),
        text: Text::new(text.as_str()),
        ..NewDocument::default()
    });
    let documents = session
        .apply(Edit::AddDocuments(documents.collect()))
        .expect("documents")
        .created
        .documents;
    let codes = codes(&mut session);
    let mut number = 0;
    while number < codings {
        let end = codings.min(number + BATCH);
        let batch = (number..end).map(|n| coding(n, &documents, &codes)).collect();
        session.apply(Edit::AddCodings(batch)).expect("codings");
        number = end;
    }
    session.close().expect("closed");
}

fn codes(session: &mut Session) -> Vec<CodeId> {
    let leaf = |name: String| NewCode {
        name,
        ..NewCode::default()
    };
    let codes = (0..4).map(|i| NewCode {
        children: (0..4)
            .map(|j| NewCode {
                children: (0..9).map(|k| leaf(format!("کد {i}.{j}.{k}"))).collect(),
                ..leaf(format!("زیرطبقه {i}.{j}"))
            })
            .collect(),
        ..leaf(format!("طبقه {i}"))
    });
    let edit = Edit::CreateCodes {
        parent: None,
        codes: codes.collect(),
    };
    session.apply(edit).expect("codes").created.codes
}

/// The `n`th coding: spread over documents, passages and codes, no two the same.
fn coding(n: usize, documents: &[DocumentId], codes: &[CodeId]) -> NewCoding {
    let document = documents[n % documents.len()];
    let place = n / documents.len();
    let start = (place * 19) as u32 % (CHARACTERS - 200);
    let code = codes[(n * 31 + place * 7) % codes.len()];
    NewCoding::new(
        document,
        CharRange::new(start, start + 40 + (place % 97) as u32),
        CodeRef::Id(code),
    )
}

fn project(c: &mut Criterion) {
    // Generating these takes a while, and editing needs none of them.
    if std::env::args().any(|a| EDITING.contains(&a) || IMPORTS.contains(&a)) {
        return;
    }
    let dir = tempfile::tempdir().expect("a folder");
    let only: Vec<String> = std::env::args().collect();
    for size in SIZES {
        // Generating a million codings takes a while: only what is asked for.
        let asked = only
            .iter()
            .filter_map(|a| a.parse::<usize>().ok())
            .collect::<Vec<_>>();
        if !asked.is_empty() && !asked.contains(&size) {
            continue;
        }
        let path = dir.path().join(format!("{size}.gozareh"));
        generate(&path, size);
        let mut group = c.benchmark_group("project");
        group
            .sample_size(10)
            .sampling_mode(SamplingMode::Flat)
            .measurement_time(Duration::from_secs(3));

        group.bench_function(BenchmarkId::new("open", size), |b| {
            b.iter(|| Session::open_read_only(&path).expect("opened"));
        });

        let mut session = Session::open(&path, clock()).expect("opened");
        let documents: Vec<DocumentId> = session.snapshot().documents().iter().map(|d| d.id).collect();
        let leaves: Vec<CodeId> = session.snapshot().codes().map(|c| c.id).collect();
        let mut n = 0;
        group.bench_function(BenchmarkId::new("code a passage", size), |b| {
            b.iter(|| {
                // Passages of a length that the generated ones do not have.
                let document = documents[n % documents.len()];
                let start = (n / documents.len()) as u32 % (CHARACTERS - 200);
                let code = CodeRef::Id(leaves[n % leaves.len()]);
                n += 1;
                let new = NewCoding::new(document, CharRange::new(start, start + 199), code);
                session.apply(Edit::AddCodings(vec![new])).expect("coded")
            });
        });
        let mut counts = Counts::of(session.snapshot());
        let mut n = 0;
        group.bench_function(
            BenchmarkId::new("code a passage and show the counts", size),
            |b| {
                b.iter(|| {
                    let document = documents[n % documents.len()];
                    let start = (n / documents.len()) as u32 % (CHARACTERS - 200);
                    let code = CodeRef::Id(leaves[n % leaves.len()]);
                    n += 1;
                    let new = NewCoding::new(document, CharRange::new(start, start + 198), code);
                    session.apply(Edit::AddCodings(vec![new])).expect("coded");
                    counts.follow(session.snapshot());
                    black_box(CodeTree::of(session.snapshot(), &counts));
                });
            },
        );
        group.bench_function(BenchmarkId::new("undo and redo", size), |b| {
            b.iter(|| {
                session.undo().expect("undone");
                session.redo().expect("redone");
            });
        });
        group.bench_function(BenchmarkId::new("look a coding up", size), |b| {
            let last = session
                .snapshot()
                .codings()
                .last()
                .map(|c| c.id)
                .expect("a coding");
            b.iter(|| black_box(session.snapshot().coding(black_box(last))));
        });
        group.bench_function(BenchmarkId::new("show the counts of a project", size), |b| {
            b.iter(|| black_box(CodeTree::of(session.snapshot(), &Counts::of(session.snapshot()))));
        });
        group.bench_function(BenchmarkId::new("frequencies", size), |b| {
            b.iter(|| frequencies(session.snapshot(), &SegmentSelection::all(), None));
        });
        session.load_texts().expect("texts");
        let folded: Vec<FoldedText> = documents
            .iter()
            .filter_map(|d| session.snapshot().text(*d))
            .map(|t| FoldedText::new(t.shared()))
            .collect();
        let query = Query::new("نگران آینده", SearchOptions::default()).expect("a query");
        group.bench_function(BenchmarkId::new("find a phrase", size), |b| {
            b.iter(|| folded.iter().map(|f| find(f, &query).len()).sum::<usize>());
        });
        group.finish();
    }
}

/// Name of the group about editing; `-- keystroke` measures it alone.
const EDITING: &str = "a keystroke in a million words";
/// Words of the document whose text is edited.
const WORDS: usize = 1_000_000;
/// Codings in it.
const CODED: u32 = 5_000;

/// A keystroke in a document of a million words: planned, and planned, written and undone.
fn editing(c: &mut Criterion) {
    let only: Vec<String> = std::env::args().collect();
    if only
        .iter()
        .any(|a| a.parse::<usize>().is_ok() || IMPORTS.contains(a))
    {
        return;
    }
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("editing.gozareh");
    let mut session =
        Session::create(&path, ProjectInfo::named("سنجش"), "مریم", clock()).expect("a new project");
    let words: Vec<&str> = "می‌گویند دفتر معلول است، نه علت؛ من نگران آینده‌ی کارم هستم."
        .split(' ')
        .collect();
    let text: Vec<&str> = words.iter().copied().cycle().take(WORDS).collect();
    let text = Text::new(text.join(" "));
    let chars = text.chars();
    let new = NewDocument {
        name: "کلان".to_owned(),
        text,
        ..NewDocument::default()
    };
    let added = session.apply(Edit::AddDocuments(vec![new])).expect("a document");
    let document = added.created.documents[0];
    let codes = codes(&mut session);
    let coding = |n: u32| {
        let start = n * (chars / CODED);
        let code = CodeRef::Id(codes[n as usize % codes.len()]);
        NewCoding::new(document, CharRange::new(start, start + 200), code)
    };
    let codings = (0..CODED).map(coding).collect();
    session.apply(Edit::AddCodings(codings)).expect("codings");

    let keystroke = || {
        let splice = Splice {
            range: CharRange::new(1_000, 1_000),
            inserted: "ه".to_owned(),
        };
        let patch = Patch::new(vec![splice]).expect("a patch");
        Edit::EditText { document, patch }
    };
    let mut group = c.benchmark_group(EDITING);
    group
        .sample_size(10)
        .sampling_mode(SamplingMode::Flat)
        .measurement_time(Duration::from_secs(3));
    group.bench_function("plan", |b| {
        b.iter(|| plan(keystroke(), session.snapshot(), 1 << 40, "سنجه", 0).expect("planned"));
    });
    group.bench_function("plan and commit", |b| {
        b.iter(|| session.apply(keystroke()).expect("edited"));
    });
    group.bench_function("undo and redo", |b| {
        b.iter(|| {
            session.undo().expect("undone");
            session.redo().expect("redone");
        });
    });
    group.finish();
}

/// Name of the group about what comes in at once; `-- "at once"` measures it alone.
const IMPORTS: &str = "at once";

/// Files of whole studies: planned, written and shown as one operation each.
fn imports(c: &mut Criterion) {
    let leaf = |name: String| NewCode {
        name,
        ..NewCode::default()
    };
    let roots = || (0..100_000).map(|i| leaf(format!("کد {i}"))).collect();
    let branches = || {
        let below = |i: usize| (0..9).map(move |k| leaf(format!("کد {i}.{k}"))).collect();
        let branch = |i: usize| NewCode {
            children: below(i),
            ..leaf(format!("زیرطبقه {i}"))
        };
        (0..10_000).map(branch).collect()
    };
    let create = |codes: Vec<NewCode>| Edit::CreateCodes { parent: None, codes };
    let documents = |name: &dyn Fn(usize) -> String, group: &dyn Fn(usize) -> Option<String>| {
        let new = (0..10_000).map(|i| NewDocument {
            name: name(i),
            group: group(i),
            text: Text::new("نگران آینده‌ی کارم هستم."),
            ..NewDocument::default()
        });
        Edit::AddDocuments(new.collect())
    };
    let edits: [(&str, &dyn Fn() -> Edit); 5] = [
        ("100,000 roots", &|| create(roots())),
        ("100,000 codes in 10,000 branches", &|| create(branches())),
        ("10,000 documents", &|| {
            documents(&|i| format!("سند {i}"), &|_| None)
        }),
        ("10,000 documents of one name", &|| {
            documents(&|_| "مصاحبه".to_owned(), &|_| None)
        }),
        ("10,000 documents in groups of their own", &|| {
            documents(&|i| format!("سند {i}"), &|i| Some(format!("گروه {i}")))
        }),
    ];
    let dir = tempfile::tempdir().expect("a folder");
    let mut group = c.benchmark_group(IMPORTS);
    group
        .sample_size(10)
        .sampling_mode(SamplingMode::Flat)
        .measurement_time(Duration::from_secs(3));
    let mut number = 0;
    for (name, edit) in edits {
        group.bench_function(name, |b| {
            b.iter_batched(
                || {
                    number += 1;
                    let path = dir.path().join(format!("{number}.gozareh"));
                    let session = Session::create(&path, ProjectInfo::named("سنجش"), "مریم", clock());
                    (session.expect("a new project"), edit())
                },
                |(mut session, edit)| {
                    session.apply(edit).expect("brought in");
                    session
                },
                BatchSize::PerIteration,
            );
        });
    }
    group.finish();
}

criterion_group!(benches, project, editing, imports);
criterion_main!(benches);
