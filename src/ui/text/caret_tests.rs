//! Properties of caret, hit test and selection over hard paragraphs at many widths.

use egui::{Rect, pos2};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation as _;

use super::*;
use crate::ui::text::{Direction, TextEngine, TextStyle};

/// What a paragraph is made of in the random tests.
const PIECES: &[&str] = &[
    "سلام",
    "می\u{200c}شود",
    "خدمات\u{200c}رسانی",
    "کِتابٌ",
    "نسخهٔ",
    "لا",
    "ﷲ",
    " ",
    "  ",
    "۱۳۹۹",
    "2020",
    "MAXQDA",
    "fi",
    "(",
    ")",
    "[",
    "]",
    "«",
    "»",
    "٪",
    ".",
    "،",
    "؟",
    "\t",
    "🙂",
    "👩🏽\u{200d}🔬",
    "→",
    "/",
    "-",
    "\u{200f}",
    "\u{200e}",
    "\u{2067}",
    "\u{2069}",
    "a\u{301}",
    "12:30",
    "http://a.b/ف?x=1",
    "漢",
    "\u{2028}",
];

const CORPUS: &[&str] = &[
    "مصاحبه‌شونده گفت که در سال ۱۳۹۹ با نرم‌افزار MAXQDA 2020 (نسخهٔ جدید) کار کرده است؛ نتیجهٔ آن ۴۵٫۵٪ بود.",
    "به نشانی https://example.org/qual/تحلیل?x=1&y=۲ سر زدم [پیوند] و «The answer was: نمی‌دانم» را خواندم.",
    "The participant said «واقعاً نمی‌دانم» (p. 12) and then, after 30 seconds, «شاید ۲۰٪» 🙂.",
    "می‌خواهم‌شان، کتاب‌خانه‌ها، آن‌ها، کِتابٌ مُحَمَّد، ﷼ و لا الله، (پرانتز [کروشه {آکولاد}])",
    "۱۴۰۰/۰۵/۱۲ تا ۱۴۰۱/۰۶/۲۰ ساعت ۱۲:۳۰ – \u{200e}+98 912 345 6789\u{200e} و 50% (۵۰٪) user@example.com 👩🏽‍🔬",
    "",
    " ",
    "الف",
    "آآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآ",
];

thread_local! {
    static ENGINE: std::cell::RefCell<TextEngine> = std::cell::RefCell::new(TextEngine::new(false));
}

fn lay_out(text: &str, direction: Direction, width: Option<f32>) -> TextLayout {
    ENGINE.with_borrow_mut(|engine| engine.layout(text, &TextStyle::new(16.0, direction), &[], 1.0, width))
}

fn hit_test_finds_every_caret(text: &str, layout: &TextLayout) {
    let borders = text
        .grapheme_indices(true)
        .map(|(byte, _)| byte)
        .chain([text.len()]);
    for byte in borders {
        for caret in [Caret::before(byte), Caret::after(byte)] {
            let seen = layout.caret(caret);
            let found = layout.caret(layout.hit(pos2(seen.x, f32::midpoint(seen.top, seen.bottom))));
            assert_eq!(found.line, seen.line, "{text:?} {caret:?}");
            assert!(
                (found.x - seen.x).abs() < 0.51,
                "{text:?} {caret:?}: {} for {}",
                found.x,
                seen.x
            );
        }
    }
}

/// Walks from one end to the other; on each line x only moves on, lines follow each other, no byte is missed.
fn a_walk_is_steady_and_ends(text: &str, layout: &TextLayout, right: bool) {
    let forward = right != layout.direction().is_rtl();
    let first = if forward { 0 } else { layout.line_count() - 1 };
    let outermost = if right { f32::MIN } else { f32::MAX };
    let mut caret = layout.hit_on_line(first, outermost);
    let mut seen = layout.caret(caret);
    let mut visited = vec![caret.byte];
    let most = text.graphemes(true).count() + layout.line_count() + 2;
    while let Some(next) = layout.move_sideways(caret, right) {
        let place = layout.caret(next);
        if place.line == seen.line {
            assert!(
                (place.x > seen.x) == right && (place.x - seen.x).abs() > 0.001,
                "{text:?}: from {caret:?} at {} to {next:?} at {}",
                seen.x,
                place.x
            );
        } else {
            assert_eq!(
                place.line,
                if forward { seen.line + 1 } else { seen.line - 1 },
                "{text:?}: from {caret:?} to {next:?}"
            );
        }
        (caret, seen) = (next, place);
        visited.push(caret.byte);
        assert!(visited.len() <= most, "{text:?}: does not end");
    }
    let last = if forward { layout.line_count() - 1 } else { 0 };
    assert_eq!(seen.line, last, "{text:?}: ends on the wrong line");
    // Every letter that takes room was passed on one of its sides at least.
    for (byte, grapheme) in text.grapheme_indices(true) {
        let wide = layout
            .boxes(byte..byte + grapheme.len())
            .iter()
            .any(|r| r.width() > 0.01);
        let near = visited.contains(&byte) || visited.contains(&(byte + grapheme.len()));
        assert!(
            !wide || near,
            "{text:?}: byte {byte} never visited in {visited:?}"
        );
    }
}

fn width_of(boxes: &[Rect]) -> f32 {
    boxes.iter().map(Rect::width).sum()
}

/// The boxes of two halves together are as wide as those of the whole, and boxes never overlap.
fn boxes_cover_exactly(text: &str, layout: &TextLayout) {
    let borders: Vec<usize> = text
        .grapheme_indices(true)
        .map(|(byte, _)| byte)
        .chain([text.len()])
        .collect();
    let whole = layout.boxes(0..text.len());
    for (i, a) in whole.iter().enumerate() {
        for b in &whole[i + 1..] {
            let overlap = a.intersect(*b);
            assert!(
                overlap.width() < 0.01 || overlap.height() < 0.01,
                "{text:?}: {a} {b}"
            );
        }
    }
    for middle in &borders {
        let (head, tail) = (layout.boxes(0..*middle), layout.boxes(*middle..text.len()));
        let parts = width_of(&head) + width_of(&tail);
        assert!((parts - width_of(&whole)).abs() < 0.1, "{text:?} at {middle}");
    }
}

fn check(text: &str, direction: Direction, width: Option<f32>) {
    let layout = lay_out(text, direction, width);
    hit_test_finds_every_caret(text, &layout);
    for right in [false, true] {
        a_walk_is_steady_and_ends(text, &layout, right);
    }
    boxes_cover_exactly(text, &layout);
}

#[test]
fn hard_paragraphs_at_many_widths() {
    for text in CORPUS {
        for direction in [Direction::Rtl, Direction::Ltr] {
            for width in [None, Some(40.0), Some(90.0), Some(173.5), Some(400.0)] {
                check(text, direction, width);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn random_paragraphs(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..14),
        rtl: bool,
        width in prop::option::of(20f32..300.0),
    ) {
        check(&pieces.concat(), if rtl { Direction::Rtl } else { Direction::Ltr }, width);
    }
}

#[test]
fn an_empty_line_starts_on_its_own_side() {
    let rtl = lay_out("", Direction::Rtl, Some(200.0));
    assert_eq!(rtl.caret(Caret::default()).x, 200.0);
    let ltr = lay_out("", Direction::Ltr, Some(200.0));
    assert_eq!(ltr.caret(Caret::default()).x, 0.0);
    assert!(rtl.height() > 16.0);
    assert_eq!(rtl.move_sideways(Caret::default(), true), None);
    assert!(rtl.boxes(0..0).is_empty());
}

#[test]
fn lines_up_and_down_keep_their_place() {
    let text = CORPUS[0];
    let layout = lay_out(text, Direction::Rtl, Some(200.0));
    let start = layout.hit_on_line(0, 120.0);
    let x = layout.caret(start).x;
    let mut caret = start;
    for line in 1..layout.line_count() {
        caret = layout.move_lines(caret, true, x).unwrap();
        assert_eq!(layout.caret(caret).line, line);
    }
    assert_eq!(layout.move_lines(caret, true, x), None);
    while let Some(up) = layout.move_lines(caret, false, x) {
        caret = up;
    }
    assert_eq!(layout.caret(caret), layout.caret(start));
}

#[test]
fn controls_take_no_room_and_have_no_box() {
    let plain = lay_out("سلام دنیا", Direction::Rtl, None);
    for control in [
        '\u{200E}', '\u{200F}', '\u{061C}', '\u{202A}', '\u{202C}', '\u{2067}', '\u{2069}',
    ] {
        let text = format!("سلام{control} دنیا");
        let layout = lay_out(&text, Direction::Rtl, None);
        assert!(
            (layout.size().x - plain.size().x).abs() < 0.6,
            "U+{:04X}: {} for {}",
            u32::from(control),
            layout.size().x,
            plain.size().x
        );
    }
}

#[test]
fn the_space_at_which_a_line_breaks_stands_at_its_end() {
    for (text, word, direction) in [
        ("مطلب از Alzheimer's Association", "Alzheimer's", Direction::Rtl),
        ("The word «سلام دنیا» means hello", "سلام", Direction::Ltr),
    ] {
        let start = text.find(word).unwrap();
        let end = start + word.len();
        let broken = (60..400)
            .map(|width| lay_out(text, direction, Some(width as f32)))
            .find(|layout| layout.line(0).range.end == end + 1)
            .expect("a width at which the line breaks after the word");
        let (word, before) = (broken.boxes(start..end)[0], broken.boxes(start - 2..start)[0]);
        let (space, line) = (broken.boxes(end..end + 1)[0], broken.boxes(0..end)[0]);
        if direction.is_rtl() {
            assert!((before.left() - word.right()).abs() < 0.01, "{before} {word}");
            assert!((space.right() - word.left()).abs() < 0.01 && space.left() < line.left());
        } else {
            assert!((before.right() - word.left()).abs() < 0.01, "{before} {word}");
            assert!((space.left() - word.right()).abs() < 0.01);
        }
    }
}
