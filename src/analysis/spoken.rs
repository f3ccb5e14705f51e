//! Which stretches of a text are said, and which of them are coded.

use std::ops::Range;

use crate::model::{Coding, Document};
use crate::text::{CharRange, Text};

use super::labels::answering;

/// A stretch of a text that one speaker says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spoken {
    /// Bytes of the text, without the label of the speaker.
    pub(super) bytes: Range<usize>,
    /// Where the turn begins, in scalars: the position that tells who speaks.
    pub(super) position: u32,
}

/// What is said in a document, without the labels of speakers. `answers_only` leaves out the turns of whoever asks and,
/// where there are turns, what stands before the first of them. A text without turns is one stretch.
pub(super) fn spoken(document: &Document, text: &Text, answers_only: bool) -> Vec<Spoken> {
    let answers = answering(&document.labels);
    let turns = &document.turns;
    let end = text.as_str().len();
    let first = turns.first().map(|turn| text.byte_at_char(turn.label.start));
    let mut out = Vec::new();
    if first.is_none() || (!answers_only && first.is_some_and(|first| first > 0)) {
        out.push(Spoken {
            bytes: 0..first.unwrap_or(end),
            position: 0,
        });
    }
    for (i, turn) in turns.iter().enumerate() {
        if answers_only && !answers(&turn.speaker) {
            continue;
        }
        let start = text.byte_at_char(turn.label.end);
        let next = turns.get(i + 1).map(|next| text.byte_at_char(next.label.start));
        out.push(Spoken {
            bytes: start..next.unwrap_or(end).max(start),
            position: turn.label.start,
        });
    }
    out
}

/// The bytes in which codings lie, in order, those that touch or overlap as one.
pub(super) fn coded<'a>(text: &Text, codings: impl Iterator<Item = &'a Coding>) -> Vec<Range<usize>> {
    stretches(text, codings.map(|coding| coding.range))
}

/// The bytes in which passages lie, in order, those that touch or overlap as one.
pub(super) fn stretches(text: &Text, passages: impl Iterator<Item = CharRange>) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = passages.map(|range| text.bytes(range)).collect();
    ranges.sort_by_key(|range| range.start);
    let mut out: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match out.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => out.push(range),
        }
    }
    out
}

/// Goes through ranges that are in order with positions that are in order too.
pub(super) struct Cursor<'a> {
    ranges: &'a [Range<usize>],
}

impl<'a> Cursor<'a> {
    pub(super) fn new(ranges: &'a [Range<usize>]) -> Self {
        Self { ranges }
    }

    /// Whether a range overlaps one of them; it begins nowhere before those that were asked for.
    pub(super) fn overlaps(&mut self, range: &Range<usize>) -> bool {
        while let Some((first, rest)) = self.ranges.split_first() {
            if first.end > range.start {
                return first.start < range.end;
            }
            self.ranges = rest;
        }
        false
    }
}
