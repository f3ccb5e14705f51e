//! Speaker turns of a text whose words change.

use std::collections::HashMap;
use std::ops::Range;

use crate::model::Turn;
use crate::text::turns::{FoundLabel, labels_within, name_key, speech_between};
use crate::text::{CharRange, Patch, Text};

/// The turns of `new`, which `patch` makes of `old`.
///
/// A label that is left alone moves with its text. Where one is touched, and in lines that come in, labels are looked
/// for as in a new text: those are taken that name someone who speaks already or stand where a label stood, that carry
/// a time, and those that come in twice.
pub(super) fn moved_turns(old: &Text, new: &Text, patch: &Patch, turns: &[Turn]) -> Vec<Turn> {
    let mut kept: Vec<(usize, CharRange)> = Vec::with_capacity(turns.len());
    let mut places: Vec<(Range<usize>, bool)> = Vec::new();
    for (i, turn) in turns.iter().enumerate() {
        let head = CharRange::new(line_start(old, turn.label.start), turn.label.end);
        match patch.moved(turn.label) {
            Some(label) if !touches(patch, head) => kept.push((i, label)),
            _ => {
                let place = patch.moved(CharRange::new(head.start, head.start));
                let at = place.map_or(0, |p| new.byte_at_char(p.start));
                places.push((whole_lines(new, at..at), true));
            }
        }
    }
    for index in 0..patch.splices().len() {
        places.push((whole_lines(new, new.bytes(patch.place(index))), false));
    }
    let found = found(new, joined(places), &kept, turns);
    all(new, patch, turns, kept, found)
}

/// Whether the head of a turn, the line up to the end of its label, is changed. What is appended to it is speech.
fn touches(patch: &Patch, head: CharRange) -> bool {
    let first = patch.splices().partition_point(|s| s.range.end < head.start);
    patch
        .splices()
        .get(first)
        .is_some_and(|s| s.range.start < head.end)
}

fn line_start(text: &Text, at: u32) -> u32 {
    let before = text.as_str().get(..text.byte_at_char(at)).unwrap_or_default();
    text.char_at_byte(before.rfind('\n').map_or(0, |n| n + 1))
}

/// The bytes widened to whole lines, without the last `\n`.
fn whole_lines(text: &Text, bytes: Range<usize>) -> Range<usize> {
    let text = text.as_str();
    let start = text
        .get(..bytes.start)
        .and_then(|t| t.rfind('\n'))
        .map_or(0, |n| n + 1);
    let end = text.get(bytes.end..).and_then(|t| t.find('\n'));
    start..end.map_or(text.len(), |n| bytes.end + n)
}

/// Stretches that overlap or meet made one; the mark says whether a label was touched there.
fn joined(mut places: Vec<(Range<usize>, bool)>) -> Vec<(Range<usize>, bool)> {
    places.sort_by_key(|(bytes, _)| bytes.start);
    let mut out: Vec<(Range<usize>, bool)> = Vec::new();
    for (bytes, touched) in places {
        match out.last_mut() {
            Some((last, mark)) if bytes.start <= last.end => {
                last.end = last.end.max(bytes.end);
                *mark |= touched;
            }
            _ => out.push((bytes, touched)),
        }
    }
    out
}

/// The labels in those places that are taken.
fn found(
    new: &Text,
    places: Vec<(Range<usize>, bool)>,
    kept: &[(usize, CharRange)],
    turns: &[Turn],
) -> Vec<Turn> {
    let free = |label: CharRange| {
        let next = kept.partition_point(|(_, k)| k.end <= label.start);
        kept.get(next).is_none_or(|(_, k)| k.start >= label.end)
    };
    let labels: Vec<(FoundLabel, CharRange, bool)> = places
        .into_iter()
        .flat_map(|(bytes, touched)| {
            let labels = labels_within(new.as_str(), bytes);
            labels.into_iter().map(move |label| (label, touched))
        })
        .map(|(label, touched)| {
            let range = new.range(label.range.clone());
            (label, range, touched)
        })
        .filter(|(_, range, _)| free(*range))
        .collect();
    if labels.is_empty() {
        return Vec::new();
    }
    let known: std::collections::HashSet<String> = turns.iter().map(|t| name_key(&t.speaker)).collect();
    let mut times = HashMap::<&str, usize>::new();
    for (label, ..) in &labels {
        *times.entry(&label.key).or_default() += 1;
    }
    let taken = |label: &FoundLabel, touched: bool| {
        let often = times.get(label.key.as_str()).is_some_and(|n| *n > 1);
        known.contains(&label.key)
            || label.certain
            || label.time_ms.is_some()
            || (label.may_be_speaker() && (touched || often))
    };
    labels
        .iter()
        .filter(|(label, _, touched)| taken(label, *touched))
        .map(|(label, range, _)| Turn {
            label: *range,
            speech: CharRange::new(range.end, range.end),
            speaker: label.name.clone(),
            time_ms: label.time_ms.and_then(|ms| i64::try_from(ms).ok()),
        })
        .collect()
}

/// Kept and found turns in order, each with what is said in it.
fn all(
    new: &Text,
    patch: &Patch,
    turns: &[Turn],
    kept: Vec<(usize, CharRange)>,
    found: Vec<Turn>,
) -> Vec<Turn> {
    let kept = kept.into_iter().filter_map(|(i, label)| {
        let turn = turns.get(i)?;
        let turn = Turn {
            label,
            ..turn.clone()
        };
        Some((Some(i), turn))
    });
    let mut out: Vec<(Option<usize>, Turn)> = kept.chain(found.into_iter().map(|t| (None, t))).collect();
    out.sort_by_key(|(_, turn)| turn.label);
    let next: Vec<(Option<usize>, u32)> = out
        .iter()
        .skip(1)
        .map(|(i, turn)| (*i, turn.label.start))
        .chain([(Some(turns.len()), new.chars())])
        .collect();
    for ((own, turn), (next, end)) in out.iter_mut().zip(next) {
        // Nothing has changed from this label to the next: what is said only moves.
        let same = own.filter(|i| next == Some(i + 1)).and_then(|i| {
            let before = turns.get(i)?;
            let until = turns.get(i + 1).map_or(u32::MAX, |t| t.label.start);
            if patch.touches(before.label.end..until) {
                None
            } else {
                patch.moved(before.speech)
            }
        });
        turn.speech = same.unwrap_or_else(|| {
            let bytes = new.byte_at_char(turn.label.end)..new.byte_at_char(end);
            new.range(speech_between(new.as_str(), bytes))
        });
    }
    out.into_iter().map(|(_, turn)| turn).collect()
}
