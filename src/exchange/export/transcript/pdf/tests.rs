use std::sync::Arc;

use super::flow::pages;
use super::page::{Columns, Page};
use crate::exchange::export::transcript::{Paper, PrintFace, PrintSize, TranscriptSetting};
use crate::jobs::Progress;
use crate::model::{Importance, Rgb};
use crate::report::Style;
use crate::report::transcript::{
    CodedPassage, DocumentMemo, HIGHLIGHT, Headings, MarginChoices, PrintedCode, PrintedMemo, Transcript,
    TranscriptDocument, TranscriptParagraph,
};
use crate::text::Direction;
use crate::text::segment::paragraphs;

/// A transcript of one document with coded passages of these bytes.
fn transcript(text: &str, passages: &[std::ops::Range<usize>], name: &str, style: Style) -> Transcript {
    let word = |word: &str| word.to_owned();
    let passages: Vec<CodedPassage> = passages
        .iter()
        .zip(1..)
        .map(|(bytes, number)| CodedPassage {
            number,
            bytes: bytes.clone(),
            code: 0,
            coder: None,
            memo: None,
            importance: Importance::default(),
            condensed: None,
        })
        .collect();
    let touching = |bytes: &std::ops::Range<usize>| {
        let all = passages.iter().enumerate();
        all.filter(|(_, p)| p.bytes.start < bytes.end && bytes.start < p.bytes.end)
            .map(|(place, _)| place)
            .collect()
    };
    let paragraphs = paragraphs(text)
        .into_iter()
        .zip(1..)
        .map(|(bytes, number)| TranscriptParagraph {
            number,
            label: None,
            answers: false,
            direction: style.direction,
            passages: touching(&bytes),
            memos: if number == 1 { vec![0] } else { Vec::new() },
            bytes,
        })
        .collect();
    Transcript {
        title: word("متن"),
        style,
        headings: Headings {
            paragraph: word("¶"),
            text: word("متن"),
            codes: word("کدها"),
            memos: word("یادداشت‌ها"),
            legend: word("فهرست"),
            count: word("تعداد"),
            continued: word("ادامهٔ"),
            empty: word("خالی"),
        },
        codes: vec![PrintedCode {
            name: name.to_owned(),
            colour: Rgb(0x45, 0x8E, 0xBD),
            count: passages.len(),
        }],
        documents: vec![TranscriptDocument {
            name: word("مصاحبه"),
            facts: word("م۱"),
            memo: None,
            highlights: Vec::new(),
            text: Arc::from(text),
            direction: style.direction,
            paragraphs,
            passages,
            memos: vec![PrintedMemo {
                number: 1,
                bytes: 0..2.min(text.len()),
                about: word("پاراگراف ۱"),
                body: word("یادداشتی"),
            }],
        }],
        margin: MarginChoices::default(),
        legend: true,
        limits: Vec::new(),
        provenance: word("گزاره"),
    }
}

fn laid(transcript: &Transcript) -> Vec<Page> {
    let setting = TranscriptSetting::default();
    pages(transcript, &setting, false, &Progress::default()).unwrap()
}

/// The words of the pages as they follow each other.
fn words(pages: &[Page]) -> String {
    let lines = pages.iter().flat_map(|page| &page.words);
    lines
        .map(|placed| &placed.text[placed.line.bytes.clone()])
        .collect()
}

/// Nothing lies outside the paper's margins, no name on another, every passage is named where it begins.
fn assert_sound(transcript: &Transcript, pages: &[Page]) {
    let columns = Columns::plain(Paper::A4, transcript.style);
    for page in pages {
        for placed in page.words.iter().chain(&page.notes) {
            assert!(placed.baseline < columns.bottom + 12.0, "{}", placed.baseline);
            for cluster in &placed.line.clusters {
                let blank = placed.text[cluster.bytes.clone()].trim().is_empty();
                let (left, right) = (placed.left + cluster.left, placed.left + cluster.right);
                let inside = left > columns.whole.0 - 1.0 && right < columns.whole.1 + 1.0;
                assert!(blank || inside, "{left} {right}: {}", placed.text);
            }
        }
        for fill in page.tints.iter().chain(&page.stripes) {
            assert!(fill.area.left >= columns.whole.0 - 0.1 && fill.area.right <= columns.whole.1 + 0.1);
            assert!(fill.area.top < fill.area.bottom && fill.area.bottom < columns.bottom + 12.0);
        }
        for pair in page.names.windows(2) {
            assert!(pair[0].area.bottom <= pair[1].area.top + 0.01, "{pair:?}");
        }
        for name in &page.names {
            assert!(name.area.bottom <= columns.bottom + 0.1, "{name:?}");
        }
    }
    for document in &transcript.documents {
        for place in 0..document.passages.len() {
            let named = pages.iter().flat_map(|page| &page.names);
            assert!(named.filter(|name| name.passage == place).count() > 0, "{place}");
        }
    }
}

#[test]
fn long_texts_go_over_pages_without_losing_a_word() {
    let text = "می‌گفتند سامانهٔ SMS در ۱۳۹۹/۰۳/۱۲ قطع بود 😊 و کسی پاسخ نداد. ".repeat(120);
    let text = format!("{text}\n\n{}\nپایان", "سطر دیگر است. ".repeat(30));
    let bytes = |start: usize, length: usize| {
        text.floor_char_boundary(start)..text.floor_char_boundary(start + length)
    };
    let passages: Vec<_> = (0..40).map(|n| bytes(n * 200, 300)).collect();
    for style in [Style::FA, Style::EN] {
        let made = transcript(&text, &passages, &"نامی که چند سطر می‌گیرد ".repeat(5), style);
        let pages = laid(&made);
        assert!(pages.len() > 3, "{}", pages.len());
        assert_eq!(words(&pages), text.replace('\n', ""));
        assert_sound(&made, &pages);
    }
}

#[test]
fn more_names_than_a_page_holds_go_on_to_the_next() {
    let text = "چند واژه در یک سطر";
    let passages = vec![0..text.len(); 150];
    let made = transcript(text, &passages, "نامی", Style::FA);
    let pages = laid(&made);
    assert!(pages.len() > 1);
    assert_sound(&made, &pages);
}

#[test]
fn a_document_without_words_is_one_page() {
    let mut made = transcript("", &[], "نامی", Style::EN);
    made.documents[0].memos.clear();
    let pages = laid(&made);
    assert_eq!(pages.len(), 1);
    assert!(words(&pages).is_empty());
    assert!(pages[0].notes.iter().any(|placed| &*placed.text == "خالی"));
}

#[test]
fn work_that_nobody_wants_stops() {
    let made = transcript("سلام", &[], "نامی", Style::FA);
    let progress = Progress::default();
    progress.cancel();
    assert!(pages(&made, &TranscriptSetting::default(), false, &progress).is_err());
}

#[test]
fn the_file_is_the_same_each_time_and_carries_both_faces() {
    let made = transcript("سلام بر شما", &[0..4, 4..8], "نامی", Style::FA);
    for face in PrintFace::ALL {
        let setting = TranscriptSetting {
            face,
            ..TranscriptSetting::default()
        };
        let write = || super::write(&made, &setting, &Progress::default()).unwrap();
        let bytes = write();
        assert!(bytes.starts_with(b"%PDF-"));
        assert_eq!(bytes, write());
        let name = face.name().as_bytes();
        assert!(bytes.windows(name.len()).any(|window| window == name), "{face:?}");
    }
    assert_eq!(made.documents[0].direction, Direction::Rtl);
}

#[test]
fn a_latin_title_stands_where_the_print_begins_and_what_is_highlighted_is_tinted() {
    let mut plain = transcript("یک دو سه چهار پنج", &[], "کد", Style::FA);
    plain.documents[0].name = "i1".to_owned();
    let before = laid(&plain);
    // The title is the first of the notes.
    let title = &before[0].notes[0];
    let columns = Columns::plain(Paper::A4, plain.style);
    let right = title.left + title.line.clusters.last().map_or(0.0, |cluster| cluster.right);
    assert!((right - columns.whole.1).abs() < 1.0, "{right}");
    plain.documents[0].highlights = std::iter::once(0..4).collect();
    plain.documents[0].memo = Some(DocumentMemo {
        about: "یادداشت سند".to_owned(),
        body: "چرا؟".to_owned(),
    });
    let after = laid(&plain);
    assert!(before[0].tints.is_empty());
    assert_eq!(after[0].tints.len(), 1);
    assert_eq!(after[0].tints[0].colour, HIGHLIGHT);
    assert_eq!(after[0].notes.len(), before[0].notes.len() + 2);
}

#[test]
fn larger_letters_fill_more_lines() {
    let made = transcript(&"سلام بر شما که اینجا هستید. ".repeat(60), &[], "نامی", Style::FA);
    let lines = |size| {
        let setting = TranscriptSetting {
            size,
            ..TranscriptSetting::default()
        };
        let pages = pages(&made, &setting, false, &Progress::default()).unwrap();
        pages.iter().map(|page| page.words.len()).sum::<usize>()
    };
    let [small, medium, large] = PrintSize::ALL.map(lines);
    assert!(small < medium && medium < large, "{small}, {medium}, {large}");
}
