//! Words of 16 million words of text: 2,000 documents of 8,000 words in 5 groups, 20,000 different words of which few are
//! frequent, every tenth sentence coded. Texts are read anew only where the name of a bench says so: the project keeps the
//! words that it has read.

#![allow(clippy::expect_used, reason = "a bench stops where it fails")]

use std::fmt::Write;
use std::hint::black_box;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use gozareh::analysis::{
    ConcordanceOrder, CrossMeasure, SegmentSelection, Sought, SplitBy, WordOptions, WordStretch, crosstab,
    places, similar, word_frequencies,
};
use gozareh::model::{
    Code, CodeId, CoderId, Coding, CodingId, DirectionChoice, Document, DocumentId, DocumentState, Group,
    GroupId, Guid, Importance, Level, ProjectInfo, Rgb, Snapshot, SnapshotRows, SourceKind, TextId,
};
use gozareh::text::search::SearchOptions;
use gozareh::text::{CharRange, Text};

const DOCUMENTS: i64 = 2_000;
const WORDS: usize = 8_000;
const DIFFERENT: f64 = 20_000.0;
const GROUPS: i64 = 5;
/// A code has a thousand passages.
const CODES: i64 = 160;
const LETTERS: [char; 8] = ['ا', 'ر', 'ن', 'د', 'ی', 'م', 'ت', 'س'];

/// The word of a rank: the frequent ones are short.
fn word(rank: usize) -> String {
    let mut rest = rank + 8;
    let mut word = String::new();
    while rest > 0 {
        word.extend(LETTERS.get(rest % LETTERS.len()));
        rest /= LETTERS.len();
    }
    word
}

/// A text whose sentences have ten words, and where they begin.
fn text(seed: &mut u64) -> (String, Vec<u32>) {
    let (mut text, mut starts, mut chars) = (String::new(), Vec::new(), 0);
    for i in 0..WORDS {
        if i % 10 == 0 {
            starts.push(chars);
        }
        *seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let uniform = (*seed >> 11) as f64 / (1_u64 << 53) as f64;
        let word = word(DIFFERENT.powf(uniform) as usize);
        let after = match i % 100 {
            99 => ".\n",
            n if n % 10 == 9 => ". ",
            _ => " ",
        };
        write!(text, "{word}{after}").expect("a string takes all");
        chars += (word.chars().count() + after.len()) as u32;
    }
    (text, starts)
}

fn project() -> Snapshot {
    let mut seed = 1;
    let texts: Vec<(String, Vec<u32>)> = (0..DOCUMENTS).map(|_| text(&mut seed)).collect();
    let documents = texts.iter().zip(1..).map(|((text, _), id)| Document {
        id: DocumentId(id),
        guid: Guid::new(),
        name: format!("سند {id}"),
        group: Some(GroupId(1 + id % GROUPS)),
        position: id,
        kind: SourceKind::Interview,
        direction: DirectionChoice::Auto,
        participants: Vec::new(),
        text: TextId(id),
        chars: text.chars().count() as u32,
        turns: [].into(),
        labels: Vec::new(),
        source: String::new(),
        created_at: 0,
        import: None,
        state: DocumentState::New,
    });
    let groups = (1..=GROUPS).map(|id| Group {
        id: GroupId(id),
        guid: Guid::new(),
        name: format!("گروه {id}"),
        position: id,
    });
    let codes = (1..=CODES).map(|id| Code {
        id: CodeId(id),
        guid: Guid::new(),
        name: format!("کد {id}"),
        parent: None,
        position: id,
        level: Level::Category,
        colour: Rgb(0, 0, 0),
        definition: String::new(),
    });
    let starts = texts.iter().zip(1..).flat_map(|((_, starts), id)| {
        let tenth = starts.iter().step_by(10);
        tenth.map(move |start| (id, *start))
    });
    let codings = starts.zip(1..).map(|((document, start), id)| Coding {
        id: CodingId(id),
        guid: Guid::new(),
        document: DocumentId(document),
        range: CharRange::new(start, start + 40),
        code: CodeId(1 + id % CODES),
        coder: CoderId(1),
        created_at: 0,
        condensed: None,
        importance: Importance::NONE,
    });
    let snapshot = Snapshot::from_rows(
        ProjectInfo::named("سنجش"),
        SnapshotRows {
            documents: documents.collect(),
            groups: groups.collect(),
            codes: codes.collect(),
            codings: codings.collect(),
            ..SnapshotRows::default()
        },
    );
    for ((text, _), id) in texts.iter().zip(1..) {
        snapshot.keep_text(TextId(id), Text::new(text.as_str()));
    }
    snapshot
}

/// The same project, none of whose words were read.
fn unread(snapshot: &Snapshot) -> Snapshot {
    let copy = Snapshot::from_rows(snapshot.project().clone(), snapshot.to_rows());
    for document in snapshot.documents() {
        let text = snapshot.text(document.id).expect("kept");
        copy.keep_text(document.text, text.clone());
    }
    copy
}

fn bench(c: &mut Criterion) {
    let snapshot = project();
    let mut group = c.benchmark_group("sixteen million words");
    group.sample_size(10);
    for (name, by, length) in [
        ("words", None, 1),
        ("words by group", Some(SplitBy::Group), 1),
        ("words by document", Some(SplitBy::Document), 1),
        ("phrases of two", None, 2),
    ] {
        let options = WordOptions {
            length,
            ..WordOptions::default()
        };
        group.bench_function(name, |b| {
            b.iter(|| {
                black_box(word_frequencies(
                    &snapshot,
                    &SegmentSelection::all(),
                    by,
                    &options,
                ))
            });
        });
    }
    group.bench_function("words, texts not yet read", |b| {
        let words = |copy| word_frequencies(&copy, &SegmentSelection::all(), None, &WordOptions::default());
        b.iter_batched(|| unread(&snapshot), words, BatchSize::PerIteration);
    });
    group.bench_function("words that bear codes by document", |b| {
        let all = SegmentSelection::all();
        let level = Some(Level::Category);
        b.iter(|| {
            black_box(crosstab(
                &snapshot,
                &all,
                SplitBy::Document,
                level,
                CrossMeasure::Words,
            ))
        });
    });
    let whole = SearchOptions {
        whole_word: true,
        ..SearchOptions::default()
    };
    for (name, sought) in [
        ("a frequent word in its context", word(20)),
        ("the same as it is counted", format!("={}", word(20))),
    ] {
        let sought = Sought::new(&sought, whole).expect("a word");
        for (what, most) in [("first screen", 200), ("all lines", usize::MAX)] {
            group.bench_function(format!("{name}, {what}"), |b| {
                let (all, text) = (SegmentSelection::all(), ConcordanceOrder::Text);
                b.iter(|| {
                    black_box(places(&snapshot, &all, &sought, WordStretch::All).lines(40, text, most))
                });
            });
        }
    }
    group.bench_function("similar sentences", |b| {
        b.iter(|| black_box(similar(&snapshot, &SegmentSelection::all(), CodeId(1), 20)));
    });
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
