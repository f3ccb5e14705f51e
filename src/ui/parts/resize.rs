//! Moving the edges of a coded passage by a word or a letter, in the direction that is seen.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use crate::text::segment::{paragraph_at, paragraphs};
use crate::text::words::words;
use crate::text::{CharRange, Text};
use crate::ui::typeset::{Direction, base_direction};

/// An edge of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassageEdge {
    /// Where it begins.
    Start,
    /// Where it ends.
    End,
}

/// How far an edge goes in one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EdgeStep {
    /// Over a word.
    Word,
    /// Over a letter with its marks, and over the blanks beside it, for a passage neither begins nor ends with one.
    Letter,
}

/// A side of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScreenSide {
    /// Left.
    Left,
    /// Right.
    Right,
}

/// The passage after one of its edges went a word or a letter towards a side of the screen: in a Persian paragraph its
/// end grows to the left, in an English one to the right. `forced` is the document's direction when a person chose one.
/// `None` where there is no further word or letter, or when nothing would be left.
pub fn towards(
    text: &Text,
    passage: CharRange,
    (edge, step): (PassageEdge, EdgeStep),
    side: ScreenSide,
    forced: Option<Direction>,
) -> Option<CharRange> {
    let all = paragraphs(text.as_str());
    let at = match edge {
        PassageEdge::Start => passage.start,
        PassageEdge::End => passage.end.saturating_sub(1),
    };
    let paragraph = all.get(paragraph_at(&all, text.byte_at_char(at)))?.clone();
    let words = text.as_str().get(paragraph).unwrap_or_default();
    let rtl = base_direction(words, forced, Direction::Rtl).is_rtl();
    moved(
        text,
        &all,
        passage,
        (edge, step),
        rtl == (side == ScreenSide::Left),
    )
}

/// The passage after one of its edges went a word on (or back) in reading order. `None` where there is no further word,
/// or when nothing would be left.
pub fn by_word(text: &Text, passage: CharRange, edge: PassageEdge, forward: bool) -> Option<CharRange> {
    let all = paragraphs(text.as_str());
    moved(text, &all, passage, (edge, EdgeStep::Word), forward)
}

fn moved(
    text: &Text,
    all: &[Range<usize>],
    passage: CharRange,
    (edge, step): (PassageEdge, EdgeStep),
    forward: bool,
) -> Option<CharRange> {
    let bytes = text.bytes(passage);
    let moved = match edge {
        PassageEdge::End => {
            let end = stop(text, all, bytes.end, forward, step, |unit| unit.end)?;
            (end > bytes.start).then_some(bytes.start..end)?
        }
        PassageEdge::Start => {
            let start = stop(text, all, bytes.start, forward, step, |unit| unit.start)?;
            (start < bytes.end).then_some(start..bytes.end)?
        }
    };
    Some(text.range(moved))
}

/// The nearest edge of a word or a letter strictly after (or before) `byte`, in its own paragraph or the next one that
/// has any.
fn stop(
    text: &Text,
    all: &[Range<usize>],
    byte: usize,
    forward: bool,
    step: EdgeStep,
    edge: impl Fn(Range<usize>) -> usize,
) -> Option<usize> {
    let here = paragraph_at(all, byte);
    let in_paragraph = |paragraph: &Range<usize>| {
        let written = text.as_str().get(paragraph.clone()).unwrap_or_default();
        let mut edges =
            units(written, step).map(|unit| edge(paragraph.start + unit.start..paragraph.start + unit.end));
        if forward {
            edges.find(|e| *e > byte)
        } else {
            edges.take_while(|e| *e < byte).last()
        }
    };
    if forward {
        all.get(here..)?.iter().find_map(in_paragraph)
    } else {
        all.get(..=here)?.iter().rev().find_map(in_paragraph)
    }
}

/// The bytes of what an edge goes over in one step, in order.
fn units(text: &str, step: EdgeStep) -> Box<dyn Iterator<Item = Range<usize>> + '_> {
    match step {
        EdgeStep::Word => Box::new(words(text).map(|word| word.range)),
        EdgeStep::Letter => Box::new(
            text.grapheme_indices(true)
                .filter(|(_, letter)| !letter.trim().is_empty())
                .map(|(at, letter)| at..at + letter.len()),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FA: &str = "م۱: من خیلی نگران‌ام، دکتر.\n\nپس از آن I read news هم";

    /// The passage is written as its own words; the answer too.
    fn after(text: &str, passage: &str, edge: PassageEdge, side: ScreenSide) -> Option<String> {
        stepped(text, passage, (edge, EdgeStep::Word), side)
    }

    fn stepped(text: &str, passage: &str, how: (PassageEdge, EdgeStep), side: ScreenSide) -> Option<String> {
        let text = Text::new(text);
        let start = text.as_str().find(passage).unwrap();
        let passage = text.range(start..start + passage.len());
        towards(&text, passage, how, side, None).map(|r| text.slice(r).to_owned())
    }

    #[test]
    fn the_end_follows_the_arrow_that_is_seen() {
        use {PassageEdge::*, ScreenSide::*};
        for (passage, edge, side, expected) in [
            ("خیلی", End, Left, Some("خیلی نگران‌ام")),
            ("خیلی نگران‌ام", End, Right, Some("خیلی")),
            ("خیلی", End, Right, None),
            ("خیلی", Start, Right, Some("من خیلی")),
            ("من خیلی", Start, Left, Some("خیلی")),
            ("خیلی", Start, Left, None),
            ("نگران‌ام، دکتر.", End, Right, Some("نگران‌ام، دکتر")),
            ("دکتر", End, Left, Some("دکتر.\n\nپس")),
            ("پس", Start, Right, Some("دکتر.\n\nپس")),
            ("هم", End, Left, None),
            ("م۱", Start, Right, None),
        ] {
            assert_eq!(
                after(FA, passage, edge, side).as_deref(),
                expected,
                "{passage} {edge:?} {side:?}"
            );
        }
        assert_eq!(
            after("one two three", "two", End, Right).as_deref(),
            Some("two three")
        );
        assert_eq!(
            after("one two three", "two", Start, Left).as_deref(),
            Some("one two")
        );
    }

    #[test]
    fn half_a_word_is_completed_first() {
        assert_eq!(
            after(FA, "خی", PassageEdge::End, ScreenSide::Left).as_deref(),
            Some("خیلی")
        );
        assert_eq!(
            after(FA, "یلی", PassageEdge::Start, ScreenSide::Right).as_deref(),
            Some("خیلی")
        );
    }

    #[test]
    fn an_edge_goes_over_a_letter_with_its_marks_and_never_ends_at_a_blank() {
        use {PassageEdge::*, ScreenSide::*};
        for (text, passage, edge, side, expected) in [
            (FA, "خیل", End, Left, Some("خیلی")),
            (FA, "خیلی", End, Left, Some("خیلی ن")),
            (FA, "خیلی ن", End, Right, Some("خیلی")),
            (FA, "خ", End, Right, None),
            (FA, "خیلی", Start, Left, Some("یلی")),
            (FA, "خیلی", Start, Right, Some("ن خیلی")),
            (FA, "م۱", Start, Right, None),
            (FA, "هم", End, Left, None),
            (FA, "نگرا", End, Left, Some("نگران\u{200C}")),
            (FA, "دکتر.", End, Left, Some("دکتر.\n\nپ")),
            ("مُحَمَّد", "مُحَ", End, Left, Some("مُحَمَّ")),
            ("one two", "one", End, Right, Some("one t")),
            ("one two", "two", Start, Left, Some("e two")),
        ] {
            assert_eq!(
                stepped(text, passage, (edge, EdgeStep::Letter), side).as_deref(),
                expected,
                "{passage} {edge:?} {side:?}"
            );
        }
    }

    #[test]
    fn a_forced_direction_turns_the_arrows() {
        let text = Text::new("یک دو سه");
        let two = CharRange::new(3, 5);
        let grown = towards(
            &text,
            two,
            (PassageEdge::End, EdgeStep::Word),
            ScreenSide::Right,
            Some(Direction::Ltr),
        );
        assert_eq!(grown.map(|r| text.slice(r)), Some("دو سه"));
    }

    proptest! {
        #[test]
        fn a_step_moves_one_edge_and_leaves_words(
            text in "[اب ۱a\u{200C}.\\n]{1,40}", a in 0u32..40, b in 0u32..40, end: bool, left: bool, letter: bool,
        ) {
            let text = Text::new(text);
            let passage = CharRange::new(a.min(text.chars()), b.min(text.chars()));
            prop_assume!(!passage.is_empty());
            let (edge, side) = (
                if end { PassageEdge::End } else { PassageEdge::Start },
                if left { ScreenSide::Left } else { ScreenSide::Right },
            );
            let step = if letter { EdgeStep::Letter } else { EdgeStep::Word };
            if let Some(after) = towards(&text, passage, (edge, step), side, None) {
                prop_assert!(!after.is_empty() && after.end <= text.chars());
                prop_assert_eq!(after.start == passage.start, end);
                prop_assert_eq!(after.end == passage.end, !end);
            }
        }
    }
}
