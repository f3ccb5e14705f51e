//! Which letter each glyph stands for, so that words are found and copied as they are written.
//!
//! Readers of PDF take the letters of one glyph for a sequence that is seen from left to right, so that «لا» becomes
//! «ال» when it is copied; they take the place of a vowel sign for a gap; and those that put letters in order take the
//! blank after a full stop for a part of a number. Where several letters share a glyph, each gets an empty one of its own
//! in the order in which letters are seen, and the drawn one tells nothing. Direction marks, which are not seen either,
//! keep numbers and stops apart from what follows.

use std::ops::Range;

use skrifa::MetadataProvider as _;
use skrifa::prelude::{FontRef, GlyphId, LocationRef, Size};

use crate::shaping::{SetGlyph, SetLine, SetRun};
use crate::text::Direction;

/// The glyphs of a run, each with one letter as far as that can be. All of them stand where they stood.
pub(super) fn letter_by_letter(run: &SetRun, text: &str) -> Vec<SetGlyph> {
    let mut out = Vec::with_capacity(run.glyphs.len());
    for group in run.glyphs.chunk_by(|a, b| a.bytes == b.bytes) {
        match parted(run, group, text) {
            Some(glyphs) => out.extend(glyphs),
            None => out.extend_from_slice(group),
        }
    }
    out
}

/// The glyphs of the run at a place in a line, with the words that they tell: those of the line with direction marks.
pub(super) fn told(line: &SetLine, place: usize, text: &str) -> (Vec<SetGlyph>, String) {
    let Some(run) = line.runs.get(place) else {
        return (Vec::new(), String::new());
    };
    let glyphs = letter_by_letter(run, text);
    let rtl = line.direction == Direction::Rtl;
    let mark = if rtl { '\u{200F}' } else { '\u{200E}' };
    let empty = empty_glyph(run, mark);
    let ends = if rtl {
        place == 0
    } else {
        place + 1 == line.runs.len()
    };
    // The bytes after which a mark stands.
    let marks: Vec<usize> = if run.rtl != rtl {
        let end = glyphs.iter().map(|glyph| glyph.bytes.end).max();
        end.filter(|_| !ends).into_iter().collect()
    } else if rtl {
        let stops = glyphs.iter().filter(|glyph| is_stop(text, &glyph.bytes));
        let mut stops: Vec<usize> = stops.map(|glyph| glyph.bytes.end).collect();
        stops.sort_unstable();
        stops
    } else {
        Vec::new()
    };
    let (Some(empty), false) = (empty, marks.is_empty()) else {
        return (glyphs, text.to_owned());
    };
    let mut words = String::with_capacity(text.len() + marks.len() * mark.len_utf8());
    let mut from = 0;
    for at in &marks {
        words.push_str(text.get(from..*at).unwrap_or_default());
        words.push(mark);
        from = *at;
    }
    words.push_str(text.get(from..).unwrap_or_default());
    let wider = |before: usize| before * mark.len_utf8();
    let moved = |bytes: &Range<usize>| {
        let start = bytes.start + wider(marks.partition_point(|at| *at <= bytes.start));
        let end = bytes.end + wider(marks.partition_point(|at| *at < bytes.end));
        start..end.max(start)
    };
    let told_mark = |at: usize| {
        let start = at + wider(marks.partition_point(|other| *other < at));
        SetGlyph {
            id: empty,
            advance: 0.0,
            x: 0.0,
            y: 0.0,
            bytes: start..start + mark.len_utf8(),
        }
    };
    let mut out = Vec::with_capacity(glyphs.len() + marks.len());
    for glyph in glyphs {
        let at = glyph.bytes.end;
        let marked = !glyph.bytes.is_empty() && marks.binary_search(&at).is_ok();
        let bytes = moved(&glyph.bytes);
        // What is read after a glyph is seen to the left of it where its line begins on the right.
        if marked && run.rtl && rtl {
            out.push(told_mark(at));
        }
        out.push(SetGlyph { bytes, ..glyph });
    }
    if run.rtl != rtl
        && let Some(at) = marks.first()
    {
        out.insert(if rtl { 0 } else { out.len() }, told_mark(*at));
    }
    (out, words)
}

/// Whether a sign is one that also stands in numbers, and what follows it is no letter of the same
/// direction.
fn is_stop(text: &str, bytes: &Range<usize>) -> bool {
    let stop = text.get(bytes.clone()).is_some_and(|sign| {
        matches!(
            sign,
            "." | ":" | "," | "/" | "-" | "+" | "%" | "#" | "$" | "٪" | "٫" | "٬" | "،"
        )
    });
    let next = text.get(bytes.end..).and_then(|rest| rest.chars().next());
    let rtl_letter = |next: char| next.is_alphabetic() && !next.is_ascii();
    stop && next.is_some_and(|next| !rtl_letter(next))
}

/// Glyphs that together draw some letters, with one letter each. `None` where they are right as they are, or where no
/// letter can be told from another.
fn parted(run: &SetRun, group: &[SetGlyph], text: &str) -> Option<Vec<SetGlyph>> {
    let letters = letters(text, &group.first()?.bytes);
    if !run.rtl || (letters.len() < 2 && group.len() < 2) {
        return None;
    }
    let first = letters.first()?.1.start;
    // Glyphs with the place where each begins, from the left edge of the group: those that can tell a letter, and those
    // that tell nothing. A vowel sign stands where its letter wants it, and an empty glyph in the row tells it.
    let mut at = 0.0;
    let (mut carriers, mut marks) = (Vec::new(), Vec::new());
    for glyph in group {
        let whole = glyph.advance > 0.0 && glyph.x == 0.0 && glyph.y == 0.0;
        if whole { &mut carriers } else { &mut marks }.push((at, glyph));
        at += glyph.advance;
    }
    let width = at;
    if carriers.is_empty() || carriers.len() > letters.len() {
        return None;
    }
    let mut out = Vec::with_capacity(letters.len() + marks.len());
    let wide = letters.iter().filter(|(letter, _)| is_wide(*letter)).count();
    if wide > carriers.len() {
        marks.splice(0..0, carriers.drain(..));
        // All on blanks, spread over the width so that none is far from the next: what is far is taken for a word.
        let blank = blank_glyph(run, width / letters.len() as f32)?;
        let space = (width - blank.1 * letters.len() as f32) / (letters.len() + 1) as f32;
        let last = letters.len() - 1;
        for (place, (_, bytes)) in letters.into_iter().rev().enumerate() {
            let step = blank.1 + space;
            out.push(SetGlyph {
                id: blank.0,
                advance: if place == last {
                    width - step * last as f32
                } else {
                    step
                },
                x: space,
                y: 0.0,
                bytes,
            });
        }
    } else {
        let without = letters.len() - carriers.len();
        let mut carrier = carriers.into_iter().peekable();
        // What is read last is seen first, and the first letters have the glyphs.
        for (place, (letter, bytes)) in letters.into_iter().rev().enumerate() {
            match carrier.next_if(|_| place >= without) {
                Some((_, glyph)) => out.push(SetGlyph {
                    bytes,
                    ..glyph.clone()
                }),
                None => out.push(SetGlyph {
                    id: empty_glyph(run, letter)?,
                    advance: 0.0,
                    x: 0.0,
                    y: 0.0,
                    bytes,
                }),
            }
        }
        // What stood between the glyphs that tell a letter is empty and has no width.
        let told: f32 = out.iter().map(|glyph| glyph.advance).sum();
        if let Some(last) = out.last_mut() {
            last.advance += width - told;
        }
    }
    let drawn = marks.into_iter().filter(|(_, glyph)| !is_empty(run, glyph.id));
    out.extend(drawn.map(|(at, glyph)| SetGlyph {
        advance: 0.0,
        x: at + glyph.x - width,
        bytes: first..first,
        ..glyph.clone()
    }));
    Some(out)
}

fn letters(text: &str, bytes: &Range<usize>) -> Vec<(char, Range<usize>)> {
    let words = text.get(bytes.clone()).unwrap_or_default();
    let letter = |(at, letter): (usize, char)| {
        let start = bytes.start + at;
        (letter, start..start + letter.len_utf8())
    };
    words.char_indices().map(letter).collect()
}

/// Whether a letter takes room of its own: no half space, joiner or mark does.
fn is_wide(letter: char) -> bool {
    !matches!(letter, '\u{200B}'..='\u{200F}' | '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{06D6}'..='\u{06ED}')
}

/// A glyph for a letter of which nothing is drawn, without width: its own where that is empty, as that of a half space
/// is, otherwise that of another such letter.
fn empty_glyph(run: &SetRun, letter: char) -> Option<u32> {
    let font = FontRef::from_index((*run.font.data).as_ref(), run.font.index).ok()?;
    [letter, '\u{200D}', '\u{200C}', '\u{A0}']
        .into_iter()
        .filter_map(|letter| font.charmap().map(letter))
        .map(|glyph| glyph.to_u32())
        .find(|glyph| is_empty(run, *glyph))
}

/// The glyph of a blank with its width in points: of those that the font has, that which comes nearest to a width.
fn blank_glyph(run: &SetRun, wanted: f32) -> Option<(u32, f32)> {
    let font = FontRef::from_index((*run.font.data).as_ref(), run.font.index).ok()?;
    let metrics = font.glyph_metrics(Size::new(run.size), LocationRef::default());
    ['\u{A0}', '\u{2002}', '\u{2003}', '\u{2005}', '\u{2009}']
        .into_iter()
        .filter_map(|blank| font.charmap().map(blank))
        .filter(|glyph| is_empty(run, glyph.to_u32()))
        .filter_map(|glyph| Some((glyph.to_u32(), metrics.advance_width(glyph)?)))
        .min_by(|a, b| (a.1 - wanted).abs().total_cmp(&(b.1 - wanted).abs()))
}

/// Whether a glyph of the font of a run has no outline.
fn is_empty(run: &SetRun, glyph: u32) -> bool {
    let Ok(font) = FontRef::from_index((*run.font.data).as_ref(), run.font.index) else {
        return false;
    };
    let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
    let bounds = metrics.bounds(GlyphId::new(glyph));
    bounds.is_some_and(|bounds| bounds.x_max <= bounds.x_min)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shaping::{SetStyle, Setter};

    #[test]
    fn each_letter_is_told_once_in_the_order_in_which_it_is_seen() {
        let mut setter = Setter::new(false);
        let style = SetStyle {
            family: "Vazirmatn",
            size: 10.0,
            line_height: 1.6,
            bold: false,
            direction: Direction::Rtl,
        };
        for text in [
            "گفت\u{200c}وگو",
            "لا",
            "ریشهٔ",
            "معمولاً",
            "مُهر",
            "اطلاعات",
            "الله",
            "نامه\u{200c}ای",
            "مؤثّر",
        ] {
            let line = &setter.set(text, &style, &[], 300.0)[0];
            let told = |run| letter_by_letter(run, text);
            let glyphs: Vec<SetGlyph> = line.runs.iter().flat_map(told).collect();
            let seen: String = glyphs
                .iter()
                .rev()
                .map(|glyph| &text[glyph.bytes.clone()])
                .collect();
            assert_eq!(seen, text);
            // What is drawn stands where it stood.
            for run in &line.runs {
                let (mut before, mut after) = (drawn(run, &run.glyphs), drawn(run, &told(run)));
                before.sort_by(|a, b| a.partial_cmp(b).unwrap());
                after.sort_by(|a, b| a.partial_cmp(b).unwrap());
                assert_eq!(before.len(), after.len(), "{text}");
                for (a, b) in before.iter().zip(&after) {
                    assert!(
                        a.0 == b.0 && (a.1 - b.1).abs() < 0.01 && a.2 == b.2,
                        "{text} {a:?} {b:?}"
                    );
                }
            }
        }
    }

    /// The glyphs that are seen, with their places, and the end of all.
    fn drawn(run: &SetRun, glyphs: &[SetGlyph]) -> Vec<(u32, f32, f32)> {
        let mut at = 0.0;
        let mut out = Vec::new();
        for glyph in glyphs {
            if !is_empty(run, glyph.id) {
                out.push((glyph.id, at + glyph.x, glyph.y));
            }
            at += glyph.advance;
        }
        out.push((0, at, 0.0));
        out
    }
}
