use super::*;
use crate::i18n::{Digits, Lang, Words, Zone};
use crate::model::{
    Code, CodeId, Coder, CoderId, Coding, CodingId, DirectionChoice, Document, DocumentId, DocumentState,
    Guid, Highlight, HighlightId, Importance, Level, Memo, MemoId, MemoKind, MemoTarget, ProjectInfo,
    Snapshot, SnapshotRows, SourceKind, TextId,
};
use crate::text::{CharRange, Text};
use proptest::prelude::*;

/// A project with one document and codings as (start, end, code, coder).
fn study(text: &str, codings: &[(u32, u32, i64, i64)]) -> Snapshot {
    let guid = Guid::default;
    let rows = SnapshotRows {
        documents: vec![Document {
            id: DocumentId(1),
            guid: guid(),
            name: "یک".into(),
            group: None,
            position: 1,
            kind: SourceKind::Interview,
            direction: DirectionChoice::Auto,
            participants: Vec::new(),
            text: TextId(1),
            chars: text.chars().count() as u32,
            turns: Vec::new().into(),
            source: String::new(),
            created_at: 0,
            import: None,
            state: DocumentState::default(),
            labels: Vec::new(),
        }],
        codes: (1..=3)
            .map(|id| Code {
                id: CodeId(id),
                guid: guid(),
                name: format!("کد {id}"),
                parent: (id > 1).then_some(CodeId(1)),
                position: id,
                level: if id == 1 { Level::Category } else { Level::Code },
                colour: Rgb(0x45, 0x8E, 0xBD),
                definition: String::new(),
            })
            .collect(),
        coders: (1..=2)
            .map(|id| Coder {
                id: CoderId(id),
                guid: guid(),
                name: format!("coder {id}"),
            })
            .collect(),
        codings: codings
            .iter()
            .zip(10..)
            .map(|((start, end, code, coder), id)| Coding {
                id: CodingId(id),
                guid: guid(),
                document: DocumentId(1),
                range: CharRange {
                    start: *start,
                    end: *end,
                },
                code: CodeId(*code),
                coder: CoderId(*coder),
                created_at: 0,
                condensed: None,
                importance: Importance::default(),
            })
            .collect(),
        memos: vec![memo(
            100,
            MemoTarget::Passage(DocumentId(1), CharRange { start: 2, end: 5 }),
        )],
        ..SnapshotRows::default()
    };
    let snapshot = Snapshot::from_rows(ProjectInfo::named("آزمون"), rows);
    snapshot.keep_text(TextId(1), Text::new(text));
    snapshot
}

fn memo(id: i64, target: MemoTarget) -> Memo {
    Memo {
        id: MemoId(id),
        guid: Guid::default(),
        target,
        kind: MemoKind::Theory,
        body: "چرا؟".into(),
        coder: CoderId(1),
        created_at: 0,
        modified_at: 0,
    }
}

fn made(snapshot: &Snapshot, choices: TranscriptChoices) -> Transcript {
    let words = Words::with_options(Lang::Fa, Digits::Persian, Zone::Local);
    let choices = TranscriptChoices {
        documents: [DocumentId(1)].into(),
        ..choices
    };
    let mut maker = TranscriptMaker::new(snapshot, &choices, &words);
    for id in maker.documents() {
        maker.add(id);
    }
    maker.finish(0)
}

const TEXT: &str = "سطر یک است\n\nسطر دوم، دراز\nسه";

#[test]
fn passages_are_numbered_in_the_order_of_reading() {
    let snapshot = study(TEXT, &[(14, 20, 2, 1), (0, 3, 3, 2), (0, 8, 2, 1)]);
    let made = made(&snapshot, TranscriptChoices::default());
    let document = &made.documents[0];
    let labels: Vec<String> = document.passages.iter().map(|p| made.label(p)).collect();
    assert_eq!(
        labels,
        ["۱ کد 2 (coder 1)", "۲ کد 3 (coder 2)", "۳ کد 2 (coder 1)"]
    );
    assert_eq!(document.words(document.passages[0].bytes.clone()), "سطر یک ا");
    let counts: Vec<_> = made
        .codes
        .iter()
        .map(|code| (code.name.as_str(), code.count))
        .collect();
    assert_eq!(counts, [("کد 2", 2), ("کد 3", 1)]);
    assert_eq!(document.memos.len(), 1);
    assert_eq!(
        document.memos[0].about,
        "پاراگراف\u{a0}۱ · نظری · \u{200e}coder 1\u{200e}\u{200f}"
    );
    assert_eq!(document.paragraphs[0].memos, [0]);
    assert!(made.limits.is_empty());
}

#[test]
fn memos_on_documents_highlights_and_importance_are_printed_where_they_are_asked_for() {
    let mut rows = study(TEXT, &[(14, 20, 2, 1)]).to_rows();
    rows.codings[0].importance = Importance::HIGHEST;
    rows.memos.push(memo(101, MemoTarget::Document(DocumentId(1))));
    rows.highlights.push(Highlight {
        id: HighlightId(7),
        guid: Guid::default(),
        document: DocumentId(1),
        range: CharRange { start: 4, end: 6 },
        coder: CoderId(1),
        created_at: 0,
    });
    let snapshot = Snapshot::from_rows(ProjectInfo::named("آزمون"), rows);
    snapshot.keep_text(TextId(1), Text::new(TEXT));
    let full = made(&snapshot, TranscriptChoices::default());
    let document = &full.documents[0];
    let about = document.memo.as_ref().map(|memo| memo.about.as_str());
    assert_eq!(
        about,
        Some("یادداشت سند · نظری · \u{200e}coder 1\u{200e}\u{200f}")
    );
    assert_eq!(full.label(&document.passages[0]), "۱ کد 2\u{a0}•••");
    let lit: Vec<&str> = document
        .pieces(&document.paragraphs[0])
        .into_iter()
        .filter(|piece| piece.highlighted)
        .map(|piece| document.words(piece.bytes))
        .collect();
    assert_eq!(lit.concat(), "یک");
    let choices = TranscriptChoices {
        memos: false,
        margin: MarginChoices {
            stripes: false,
            ..MarginChoices::default()
        },
        ..TranscriptChoices::default()
    };
    let bare = made(&snapshot, choices);
    assert!(bare.documents[0].memo.is_none() && bare.documents[0].highlights.is_empty());
}

#[test]
fn signs_of_markdown_are_not_printed_and_what_lies_on_words_stays_on_them() {
    // Of two bold words the second is coded with the star behind it, and the words between the two.
    let snapshot = study("# درآمد\n**یک** و **دو**.", &[(15, 21, 2, 1), (19, 22, 3, 1)]);
    let transcript = made(&snapshot, TranscriptChoices::default());
    let document = &transcript.documents[0];
    assert_eq!(&*document.text, "درآمد\nیک و دو.");
    let words = |bytes: &std::ops::Range<usize>| document.words(bytes.clone());
    let passages: Vec<_> = document.passages.iter().map(|p| words(&p.bytes)).collect();
    assert_eq!(passages, ["و دو", "دو"]);
    let lines: Vec<_> = document.paragraphs.iter().map(|p| words(&p.bytes)).collect();
    assert_eq!(lines, ["درآمد", "یک و دو."]);
}

#[test]
fn what_is_left_out_is_told() {
    let snapshot = study(TEXT, &[(14, 20, 2, 1), (0, 3, 3, 2)]);
    let choices = TranscriptChoices {
        codes: [CodeId(3)].into(),
        paths: true,
        memos: false,
        ..TranscriptChoices::default()
    };
    let made = made(&snapshot, choices);
    assert_eq!(made.documents[0].passages.len(), 1);
    assert_eq!(made.label(&made.documents[0].passages[0]), "۱ کد 1 › کد 3");
    assert!(made.documents[0].memos.is_empty());
    assert!(made.limits.iter().any(|sentence| sentence.contains("کد 3")));
}

#[test]
fn only_paragraphs_with_passages_and_their_condensed_meanings_where_that_is_asked_for() {
    let mut rows = study(TEXT, &[(14, 20, 2, 1), (13, 24, 3, 1)]).to_rows();
    rows.codings[0].condensed = Some("فشرده".into());
    let snapshot = Snapshot::from_rows(ProjectInfo::named("آزمون"), rows);
    snapshot.keep_text(TextId(1), Text::new(TEXT));
    let choices = TranscriptChoices {
        coded_only: true,
        condensed: true,
        ..TranscriptChoices::default()
    };
    let narrow = made(&snapshot, choices.clone());
    let document = &narrow.documents[0];
    let numbers: Vec<usize> = document.paragraphs.iter().map(|p| p.number).collect();
    assert_eq!(numbers, [3]);
    let condensed: Vec<_> = document.passages.iter().map(|p| p.condensed.as_deref()).collect();
    assert_eq!(condensed, [None, Some("فشرده")]);
    assert_eq!(narrow.limits.len(), 1);
    let plain = made(&snapshot, TranscriptChoices::default());
    assert!(plain.documents[0].passages.iter().all(|p| p.condensed.is_none()));
}

#[test]
fn an_empty_document_has_no_paragraph() {
    let made = made(&study("", &[]), TranscriptChoices::default());
    assert!(made.documents[0].paragraphs.is_empty());
}

proptest! {
    #[test]
    fn no_letter_and_no_passage_is_lost(
        text in "[آ-ی A-z\n‌😊.]{1,60}",
        spans in prop::collection::vec((0u32..60, 1u32..40, 1i64..4, 1i64..3), 0..8),
    ) {
        let length = text.chars().count() as u32;
        let spans: Vec<_> = spans
            .into_iter()
            .map(|(start, more, code, coder)| {
                let start = start.min(length - 1);
                (start, (start + more).min(length), code, coder)
            })
            .collect();
        let made = made(&study(&text, &spans), TranscriptChoices::default());
        let document = &made.documents[0];
        prop_assert_eq!(document.passages.len(), spans.len());
        let mut joined: Vec<String> = Vec::new();
        let (mut opened, mut closed) = (Vec::new(), Vec::new());
        for paragraph in &document.paragraphs {
            let pieces = document.pieces(paragraph);
            joined.push(pieces.iter().map(|piece| document.words(piece.bytes.clone())).collect());
            for piece in &pieces {
                opened.extend(piece.opens.iter().copied());
                closed.extend(piece.closes.iter().copied());
                for (place, passage) in document.passages.iter().enumerate() {
                    let on = passage.bytes.start < piece.bytes.end && piece.bytes.start < passage.bytes.end;
                    prop_assert_eq!(on, piece.passages.contains(&place));
                }
            }
        }
        let text = text.strip_suffix('\n').unwrap_or(&text);
        prop_assert_eq!(joined.join("\n"), text);
        // One that begins or ends with a line feed has its edge between paragraphs.
        opened.sort_unstable();
        closed.sort_unstable();
        prop_assert!(opened.windows(2).all(|pair| pair[0] != pair[1]));
        prop_assert!(closed.windows(2).all(|pair| pair[0] != pair[1]));
        let lanes = document.guessed_lanes();
        prop_assert_eq!(lanes.len(), spans.len());
    }
}
