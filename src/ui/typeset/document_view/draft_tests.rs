use egui::Color32;
use proptest::prelude::*;

use super::*;
use crate::ui::typeset::TextEngine;
use crate::ui::typeset::document_view::blocks::TextSetting;

const SETTING: TextSetting = TextSetting {
    size: 17.0,
    line_height: 1.9,
    face: crate::settings::Face::Vazirmatn,
    gap: 12.0,
    scale: 1.0,
    width: 300.0,
    bottom: 100.0,
    low_blanks: true,
};

/// A draft of a text whose lines may begin with a label up to a colon, with codings at these scalar values.
fn draft(engine: &mut TextEngine, text: &str, codings: &[(u32, u32)]) -> (Draft, Blocks) {
    let stored = Text::new(text);
    let paragraphs = lines_of(text, 0..text.len()).map(|bytes| Paragraph {
        label: text[bytes.clone()].find(':').map(|at| SpeakerLabel {
            bytes: bytes.start..bytes.start + at + 1,
            colour: None,
            bold: true,
        }),
        bytes,
        direction: None,
    });
    let shown = DocumentContent::new(text.into(), paragraphs.collect(), Direction::Rtl);
    let marks = codings.iter().enumerate().map(|(key, (a, b))| {
        let bytes = stored.bytes(CharRange::new(*a, *b));
        CodingMark::new(key as u64, bytes, Color32::WHITE, "کد")
    });
    let marks = marks.filter(|mark| !mark.range.is_empty()).collect();
    let draft = Draft::new(stored, &shown, marks, Patch::default());
    let blocks = Blocks::new(engine, draft.content().clone(), SETTING);
    (draft, blocks)
}

/// What is seen of a draft: text, paragraphs with labels, blocks, and the codings with the blocks they are drawn on.
fn seen(draft: &Draft) -> String {
    let content = draft.content();
    let mut marks: Vec<_> = draft
        .decorations()
        .codings()
        .iter()
        .map(|mark| {
            let blocks: Vec<usize> = (0..content.blocks().len())
                .filter(|block| {
                    draft
                        .decorations()
                        .marks_on(*block)
                        .any(|(_, on)| on.key == mark.key)
                })
                .collect();
            let range = (!mark.range.is_empty()).then(|| mark.range.clone());
            (mark.key, range, blocks)
        })
        .collect();
    marks.sort_by_key(|mark| mark.0);
    let (text, paragraphs, blocks) = (content.text(), content.paragraphs(), content.blocks());
    format!("{text:?}\n{paragraphs:?}\n{blocks:?}\n{marks:?}")
}

/// The same draft, with everything made anew from the stored text and the patch.
fn anew(draft: &Draft) -> String {
    let marks = draft.decorations().codings().iter().map(|mark| CodingMark {
        range: draft.stored.bytes(draft.origins[&mark.key]),
        ..mark.clone()
    });
    let mut fresh = Draft {
        stored: draft.stored.clone(),
        patch: draft.patch.clone(),
        content: draft.content.clone(),
        decorations: Decorations::default(),
        origins: HashMap::new(),
        labels: draft.labels.clone(),
        forced: None,
        done: Vec::new(),
        undone: Vec::new(),
        composed: None,
        revision: 0,
    };
    fresh.make_content();
    fresh.set_marks(marks.collect());
    seen(&fresh)
}

#[test]
fn letters_are_taken_back_word_by_word() {
    let engine = &mut TextEngine::new(false);
    let (mut draft, mut blocks) = draft(engine, "", &[]);
    let mut caret = 0;
    for letter in "سلام دنیا".chars() {
        caret = draft
            .replace(&mut blocks, caret..caret, &letter.to_string(), DraftKind::Type)
            .byte;
    }
    assert_eq!(draft.undo(&mut blocks), Some(9..9));
    assert_eq!(draft.content().text(), "سلام ");
    draft.undo(&mut blocks);
    assert_eq!(draft.content().text(), "");
    assert!(draft.patch().is_empty() && !draft.can_undo());
    draft.redo(&mut blocks);
    assert_eq!(draft.redo(&mut blocks), Some(17..17));
    assert_eq!(draft.content().text(), "سلام دنیا");

    let mut at = caret;
    for _ in 0..6 {
        at = draft.erase(&mut blocks, at..at, EraseUnit::Backspace).byte;
    }
    assert_eq!(draft.content().text(), "سلا");
    draft.undo(&mut blocks);
    assert_eq!(draft.content().text(), "سلام");
    draft.undo(&mut blocks);
    assert_eq!(draft.content().text(), "سلام دنیا");
}

#[test]
fn a_coding_grows_inside_vanishes_and_comes_back() {
    let engine = &mut TextEngine::new(false);
    let text = "م۱: خیلی نگرام بودم.";
    let (mut draft, mut blocks) = draft(engine, text, &[(9, 14)]);
    let coded = |draft: &Draft| {
        let range = draft.decorations().codings()[0].range.clone();
        draft.content().text()[range].to_owned()
    };
    assert_eq!(coded(&draft), "نگرام");
    let wrong = text.find("م بودم").unwrap();
    draft.replace(&mut blocks, wrong..wrong + 2, "ن", DraftKind::Other);
    assert_eq!(coded(&draft), "نگران");
    let bytes = draft.decorations().codings()[0].range.clone();
    draft.replace(&mut blocks, bytes, "", DraftKind::Other);
    assert_eq!(coded(&draft), "");
    draft.undo(&mut blocks);
    assert_eq!(coded(&draft), "نگران");
}

#[test]
fn what_is_composed_leaves_no_trace() {
    let engine = &mut TextEngine::new(false);
    let (mut draft, mut blocks) = draft(engine, "یک دو", &[(0, 2)]);
    let before = seen(&draft);
    draft.compose(&mut blocks, 2, "xyz");
    assert_eq!(draft.content().text(), "یxyzک دو");
    assert!(draft.patch().is_empty());
    assert_eq!(draft.stop_composing(&mut blocks), Some(2));
    assert_eq!(seen(&draft), before);
    assert!(!draft.can_undo());
}

#[derive(Clone, Debug)]
enum Act {
    Insert(usize, usize, String),
    Erase(usize, EraseUnit),
    Undo,
    Redo,
    Compose(usize, String),
}

fn act() -> impl Strategy<Value = Act> {
    let erase = prop::sample::select(vec![
        EraseUnit::Backspace,
        EraseUnit::Delete,
        EraseUnit::WordBefore,
        EraseUnit::WordAfter,
    ]);
    prop_oneof![
        4 => (0..400usize, prop_oneof![Just(0usize), 0..30usize], "[آ-ی\u{200c} a9🙂\u{64b}:\\n\r]{0,5}")
            .prop_map(|(at, length, with)| Act::Insert(at, length, with)),
        3 => (0..400usize, erase).prop_map(|(at, what)| Act::Erase(at, what)),
        1 => Just(Act::Undo),
        1 => Just(Act::Redo),
        1 => (0..400usize, "[آ-یa]{1,3}").prop_map(|(at, text)| Act::Compose(at, text)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn whatever_is_typed_a_draft_is_like_one_made_anew(
        start in "([آ-ی]{1,4}[ :]?|[a-z9]{1,3} |\\n|🙂){0,24}",
        codings in prop::collection::vec((0..60u32, 0..60u32), 0..6),
        acts in prop::collection::vec(act(), 1..24),
    ) {
        let engine = &mut TextEngine::new(false);
        let chars = start.chars().count() as u32;
        let codings: Vec<_> = codings.into_iter().map(|(a, b)| (a.min(b).min(chars), a.max(b).min(chars))).collect();
        let (mut draft, mut blocks) = draft(engine, &start, &codings);
        let mut plain = start.clone();
        for act in acts {
            let border = |at: usize| plain.floor_char_boundary(at % (plain.len() + 1));
            match act {
                Act::Insert(at, length, with) => {
                    let at = border(at);
                    let end = plain.floor_char_boundary((at + length).min(plain.len())).max(at);
                    let caret = draft.replace(&mut blocks, at..end, &with, DraftKind::Type);
                    let with = with.replace("\r\n", "\n").replace('\r', "\n");
                    plain.replace_range(at..end, &with);
                    prop_assert_eq!(caret.byte, at + with.len());
                }
                Act::Erase(at, what) => {
                    let at = border(at);
                    plain.replace_range(what.range(&plain, at), "");
                    draft.erase(&mut blocks, at..at, what);
                }
                Act::Undo => {
                    draft.undo(&mut blocks);
                    draft.content().text().clone_into(&mut plain);
                }
                Act::Redo => {
                    draft.redo(&mut blocks);
                    draft.content().text().clone_into(&mut plain);
                }
                Act::Compose(at, text) => {
                    draft.compose(&mut blocks, border(at), &text);
                    prop_assert_eq!(seen(&draft), anew(&draft));
                    draft.stop_composing(&mut blocks);
                }
            }
            prop_assert_eq!(draft.content().text(), plain.as_str());
            prop_assert_eq!(seen(&draft), anew(&draft));
            prop_assert_eq!(blocks.count(), draft.content().blocks().len());
            prop_assert!(blocks.content().is_same(draft.content()));
        }
        while draft.undo(&mut blocks).is_some() {}
        prop_assert_eq!(draft.content().text(), start.as_str());
        prop_assert_eq!(seen(&draft), anew(&draft));
    }
}
