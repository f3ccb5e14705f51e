//! Where in an interview a participant speaks of what: the codes over its course.

use std::collections::{BTreeMap, HashMap};

use crate::model::{CodeId, DocumentId, Level, ParticipantId, Snapshot};
use crate::text::CharRange;

use super::cases::code_places;
use super::profiles::each_passage;
use super::{CodingFilter, SegmentSelection};

/// An interview from its beginning to its end, with the coded passages of one of its participants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// Who.
    pub participant: ParticipantId,
    /// In which document.
    pub document: DocumentId,
    /// The length of its text in scalar values, the words of all speakers included.
    pub characters: u32,
    /// Different passages, whatever their codes, in reading order.
    pub passages: Vec<CharRange>,
    /// The codes of the level in the order of the code system: all categories, or of another level those that are spoken of.
    pub lanes: Vec<Lane>,
}

/// The passages of one code in an interview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// The code.
    pub code: CodeId,
    /// Its passages in reading order, each once.
    pub marks: Vec<Mark>,
}

/// A passage in a lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where it stands.
    pub range: CharRange,
    /// The codes as they were given, for which it stands there.
    pub codes: Vec<CodeId>,
}

/// One of the equal parts of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Which, from 0.
    pub part: usize,
    /// How many parts there are.
    pub of: usize,
}

impl Stretch {
    /// The part of a text of so many scalar values in which a position lies. A part begins with the first position that
    /// is not before its share of the length: of 100 characters in 10 parts the second begins at 10.
    pub fn at(position: u32, characters: u32, of: usize) -> Self {
        let of = of.max(1);
        let share = u128::from(position) * of as u128 / u128::from(characters.max(1));
        let part = usize::try_from(share).unwrap_or(usize::MAX).min(of - 1);
        Self { part, of }
    }

    /// Whether a passage counts for this part: where it begins.
    pub fn has(self, passage: CharRange, characters: u32) -> bool {
        Self::at(passage.start, characters, self.of) == self
    }
}

impl Timeline {
    /// How many of some of its passages begin in each of so many equal parts of the text.
    pub fn by_part(&self, passages: impl IntoIterator<Item = CharRange>, parts: usize) -> Vec<usize> {
        let mut counts = vec![0; parts.max(1)];
        for passage in passages {
            let stretch = Stretch::at(passage.start, self.characters, counts.len());
            if let Some(count) = counts.get_mut(stretch.part) {
                *count += 1;
            }
        }
        counts
    }
}

impl Lane {
    /// Where its passages stand.
    pub fn passages(&self) -> impl Iterator<Item = CharRange> {
        self.marks.iter().map(|mark| mark.range)
    }
}

/// The interviews of the participants whom a filter lets through: participant after participant, of each the wanted
/// documents in which this one speaks, also those without a passage. A passage stands for whoever
/// [speaks](super::Speakers) in it; the codes of the level count with everything below them.
pub fn timelines(snapshot: &Snapshot, filter: &CodingFilter, level: Level) -> Vec<Timeline> {
    let selection = SegmentSelection::of_filter(snapshot, filter);
    let (codes, place_of) = code_places(snapshot, &selection, Some(level));
    let documents = selection.wanted_documents(snapshot);
    let mut found = Vec::new();
    let mut places = HashMap::new();
    for person in selection.participants(snapshot) {
        for document in &documents {
            if document.participants.contains(&person.id) {
                places.insert((person.id, document.id), found.len());
                found.push(Timeline {
                    participant: person.id,
                    document: document.id,
                    characters: document.chars,
                    passages: Vec::new(),
                    lanes: Vec::new(),
                });
            }
        }
    }
    let mut lanes: Vec<BTreeMap<usize, Vec<Mark>>> = vec![BTreeMap::new(); found.len()];
    each_passage(snapshot, filter, |entry, speaking| {
        for person in speaking {
            let Some(place) = places.get(&(*person, entry.document)) else {
                continue;
            };
            let (Some(timeline), Some(lanes)) = (found.get_mut(*place), lanes.get_mut(*place)) else {
                continue;
            };
            // Codes of one passage come one after the other.
            if timeline.passages.last() != Some(&entry.range) {
                timeline.passages.push(entry.range);
            }
            let Some(code) = place_of.get(&entry.code) else {
                continue;
            };
            let marks = lanes.entry(*code).or_default();
            match marks.last_mut().filter(|mark| mark.range == entry.range) {
                Some(mark) => mark.codes.push(entry.code),
                None => marks.push(Mark {
                    range: entry.range,
                    codes: vec![entry.code],
                }),
            }
        }
    });
    for (timeline, mut lanes) in found.iter_mut().zip(lanes) {
        let all = codes.iter().enumerate().map(|(place, code)| Lane {
            code: *code,
            marks: lanes.remove(&place).unwrap_or_default(),
        });
        timeline.lanes = all
            .filter(|lane| level == Level::Category || !lane.marks.is_empty())
            .collect();
    }
    found
}
