//! Properties of caret, hit test and selection over hard paragraphs at many widths.

use std::borrow::Cow;

use egui::{Rect, pos2};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation as _;

use super::*;
use crate::shaping::with_spaces;
use crate::ui::typeset::hard_cases::{PARAGRAPHS, PIECES};
use crate::ui::typeset::{Direction, TextEngine, TextStyle};

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

/// Of every letter that takes room, the left quarter leads to its left side and the right quarter to its right.
fn a_hit_finds_the_nearer_side(text: &str, layout: &TextLayout) {
    for (byte, grapheme) in text.grapheme_indices(true) {
        for rect in layout.boxes(byte..byte + grapheme.len()) {
            if rect.width() < 1.0 {
                continue;
            }
            for (part, edge) in [(0.25, rect.left()), (0.75, rect.right())] {
                let hit = layout.hit(pos2(rect.left() + part * rect.width(), rect.center().y));
                let seen = layout.caret(hit);
                assert!(
                    (seen.x - edge).abs() < 0.01,
                    "{text:?} at {byte}: {hit:?} at {} for {edge}",
                    seen.x
                );
                assert!(
                    (byte..=byte + grapheme.len()).contains(&hit.byte),
                    "{text:?} at {byte}: {hit:?}"
                );
            }
        }
    }
}

/// The places seen on a walk over the whole text, from one end to the other.
fn walk(text: &str, layout: &TextLayout, right: bool) -> Vec<CaretBox> {
    let forward = right != layout.direction().is_rtl();
    let first = if forward { 0 } else { layout.line_count() - 1 };
    let outermost = if right { f32::MIN } else { f32::MAX };
    let mut caret = layout.hit_on_line(first, outermost);
    let mut places = vec![layout.caret(caret)];
    let most = text.graphemes(true).count() + layout.line_count() + 2;
    while let Some(next) = layout.move_sideways(caret, right) {
        places.push(layout.caret(next));
        caret = next;
        assert!(places.len() <= most, "{text:?}: does not end");
    }
    places
}

/// On each line x only moves on, lines follow each other, and every place is visited once. At a soft line end the
/// place after the last blank and the start of the next line are one byte, so one of the two may be left out.
fn a_walk_visits_every_place_once(text: &str, layout: &TextLayout, right: bool) {
    let places = walk(text, layout, right);
    let forward = right != layout.direction().is_rtl();
    for pair in places.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        if from.line == to.line {
            let moved = if right { to.x - from.x } else { from.x - to.x };
            assert!(moved > 0.001, "{text:?}: from {from:?} to {to:?}");
        } else {
            let next = if forward { from.line + 1 } else { from.line - 1 };
            assert_eq!(to.line, next, "{text:?}: from {from:?} to {to:?}");
        }
    }
    let last = if forward { layout.line_count() - 1 } else { 0 };
    assert_eq!(places.last().map(|place| place.line), Some(last), "{text:?}");
    for line in 0..layout.line_count() {
        let clusters: Vec<_> = layout
            .clusters(line)
            .into_iter()
            .filter(Cluster::has_width)
            .collect();
        let mut edges: Vec<f32> = clusters.iter().map(|cluster| cluster.left).collect();
        edges.extend(clusters.last().map(|cluster| cluster.right));
        let visited: Vec<f32> = places.iter().filter(|p| p.line == line).map(|p| p.x).collect();
        let missed: Vec<f32> = edges
            .iter()
            .copied()
            .filter(|edge| !visited.iter().any(|x| (x - edge).abs() < 0.01))
            .collect();
        let ends = [edges.first().copied(), edges.last().copied()];
        assert!(
            missed.iter().all(|edge| ends.contains(&Some(*edge))) && missed.len() <= 2,
            "{text:?} line {line}: {missed:?} of {edges:?} never visited"
        );
        assert!(
            visited.len() <= edges.len().max(1),
            "{text:?} line {line}: {visited:?} for {edges:?}"
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

/// The part of each line that boxes cover, neighbours joined.
fn covered(boxes: &[Rect]) -> Vec<Rect> {
    let mut boxes = boxes.to_vec();
    boxes.sort_by(|a, b| a.top().total_cmp(&b.top()).then(a.left().total_cmp(&b.left())));
    let mut joined: Vec<Rect> = Vec::new();
    for rect in boxes {
        match joined.last_mut() {
            Some(last) if last.top() == rect.top() && rect.left() <= last.right() + 0.01 => {
                last.max.x = last.max.x.max(rect.right());
            }
            _ => joined.push(rect),
        }
    }
    joined
}

/// What is seen selected from a to b and from b to c is what is seen from a to c.
fn selections_add_up(text: &str, layout: &TextLayout, a: usize, b: usize, c: usize) {
    let borders: Vec<usize> = text
        .grapheme_indices(true)
        .map(|(byte, _)| byte)
        .chain([text.len()])
        .collect();
    let mut ends = [a, b, c].map(|end| borders[end % borders.len()]);
    ends.sort_unstable();
    let [a, b, c] = ends;
    let parts = [layout.boxes(a..b), layout.boxes(b..c)].concat();
    let (parts, whole) = (covered(&parts), covered(&layout.boxes(a..c)));
    let same = parts.len() == whole.len()
        && parts
            .iter()
            .zip(&whole)
            .all(|(p, w)| (p.min - w.min).length() < 0.05 && (p.max - w.max).length() < 0.05);
    assert!(same, "{text:?} {a}..{b}..{c}: {parts:?} for {whole:?}");
}

/// The text as its letters are counted: a mark after a line separator is one with the space drawn for it.
fn drawn(text: &str) -> Cow<'_, str> {
    with_spaces(text, |c| c != '\t')
}

fn check(text: &str, direction: Direction, width: Option<f32>) {
    let layout = lay_out(text, direction, width);
    let text = &*drawn(text);
    hit_test_finds_every_caret(text, &layout);
    a_hit_finds_the_nearer_side(text, &layout);
    for right in [false, true] {
        a_walk_visits_every_place_once(text, &layout, right);
    }
    boxes_cover_exactly(text, &layout);
    for end in 0..8 {
        selections_add_up(text, &layout, end, end * 3 + 1, end * 7 + 5);
    }
}

#[test]
fn hard_paragraphs_at_many_widths() {
    for text in PARAGRAPHS {
        for direction in [Direction::Rtl, Direction::Ltr] {
            for width in [None, Some(14.0), Some(40.0), Some(90.0), Some(173.5), Some(400.0)] {
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
        ends in prop::array::uniform3(0usize..60),
    ) {
        let (text, direction) = (pieces.concat(), if rtl { Direction::Rtl } else { Direction::Ltr });
        check(&text, direction, width);
        selections_add_up(&drawn(&text), &lay_out(&text, direction, width), ends[0], ends[1], ends[2]);
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
    let text = PARAGRAPHS[0];
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
