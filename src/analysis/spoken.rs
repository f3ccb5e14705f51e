//! Which stretches of a text are said, and which of them are coded.

use crate::model::{Coding, Document};
use crate::text::CharRange;

use super::labels::answering;

/// A stretch of a text that one speaker says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spoken {
    /// Where it stands, without the label of the speaker.
    pub(super) range: CharRange,
    /// Its place among all that is said in the document.
    pub(super) place: usize,
    /// Where the turn begins: the position that tells who speaks.
    pub(super) position: u32,
}

/// What is said in a document whose text ends there, without the labels of speakers. `answers_only` leaves out the turns of whoever asks and,
/// where there are turns, what stands before the first of them. A text without turns is one stretch.
pub(super) fn spoken(document: &Document, end: u32, answers_only: bool) -> Vec<Spoken> {
    let answers = answering(&document.labels);
    let turns = &document.turns;

    let first = turns.first().map(|turn| turn.label.start.min(end));
    let begins = first.is_none_or(|first| first > 0);
    let mut out = Vec::new();
    if first.is_none() || (!answers_only && begins) {
        out.push(Spoken {
            range: CharRange::new(0, first.unwrap_or(end)),
            place: 0,
            position: 0,
        });
    }
    for (i, turn) in turns.iter().enumerate() {
        if answers_only && !answers(&turn.speaker) {
            continue;
        }
        let start = turn.label.end.min(end);
        let next = turns.get(i + 1).map_or(end, |next| next.label.start.min(end));
        out.push(Spoken {
            range: CharRange::new(start, next.max(start)),
            place: i + usize::from(begins),
            position: turn.label.start,
        });
    }
    out
}

/// The stretches in which codings lie, in order, those that touch or overlap as one.
pub(super) fn coded<'a>(codings: impl Iterator<Item = &'a Coding>) -> Vec<CharRange> {
    stretches(codings.map(|coding| coding.range))
}

/// The stretches in which passages lie, in order, those that touch or overlap as one.
pub(super) fn stretches(passages: impl Iterator<Item = CharRange>) -> Vec<CharRange> {
    let mut ranges: Vec<CharRange> = passages.collect();
    ranges.sort_by_key(|range| range.start);
    let mut out: Vec<CharRange> = Vec::new();
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
    ranges: &'a [CharRange],
}

impl<'a> Cursor<'a> {
    pub(super) fn new(ranges: &'a [CharRange]) -> Self {
        Self { ranges }
    }

    /// Whether one of them has a position; it lies nowhere before those that were asked for.
    pub(super) fn has(&mut self, position: u32) -> bool {
        self.overlaps(CharRange::new(position, position + 1))
    }

    /// Whether a range overlaps one of them; it begins nowhere before those that were asked for.
    pub(super) fn overlaps(&mut self, range: CharRange) -> bool {
        while let Some((first, rest)) = self.ranges.split_first() {
            if first.end > range.start {
                return first.start < range.end;
            }
            self.ranges = rest;
        }
        false
    }
}
