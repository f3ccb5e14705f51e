//! How many words bear a code.

use std::collections::HashMap;

use crate::model::{CodeId, Document, DocumentId, ParticipantId, Snapshot};
use crate::text::words::words;
use crate::text::{CharRange, name_key};

use super::document_tally::IdMap;
use super::frequency::PartKey;
use super::spoken::spoken;
use super::{SegmentSelection, Speakers, SplitBy};

/// Where the words of documents begin, for counting those of a range without reading its text.
///
/// A word belongs to a range when its first letter does.
pub(super) struct WordPlaces(HashMap<DocumentId, Box<[u32]>>);

impl WordPlaces {
    /// Reads the words of the selected documents whose texts are loaded.
    pub(super) fn of(snapshot: &Snapshot, selection: &SegmentSelection) -> Self {
        let documents = snapshot.documents().into_iter();
        let documents = documents.filter(|document| selection.has_document(document.id));
        let places = documents.filter_map(|document| {
            let text = snapshot.text(document.id)?;
            let whole = text.as_str();
            let (mut byte, mut scalars) = (0, 0);
            // Labels of speakers are no words here as they are none in the counts of words.
            let said = spoken(document, text, false).into_iter();
            let starts = said.flat_map(|said| {
                let stretch = whole.get(said.bytes.clone()).unwrap_or_default();
                words(stretch).map(move |word| said.bytes.start + word.range.start)
            });
            let starts = starts.map(|start| {
                let between = whole.get(byte..start).unwrap_or_default();
                scalars += between.chars().count() as u32;
                byte = start;
                scalars
            });
            Some((document.id, starts.collect()))
        });
        Self(places.collect())
    }

    /// The words of a document.
    fn in_document(&self, document: DocumentId) -> usize {
        self.0.get(&document).map_or(0, |starts| starts.len())
    }

    /// The places, among the words of a document, of those in a range.
    pub(super) fn in_range(&self, document: DocumentId, range: CharRange) -> (usize, usize) {
        let starts = self.0.get(&document).map(AsRef::as_ref).unwrap_or_default();
        let before = |position: u32| starts.partition_point(|start| *start < position);
        (before(range.start), before(range.end))
    }
}

/// The words that bear codes, each once however many codings it lies in.
pub(super) struct Coverage {
    /// The rows of `words`.
    row_of: IdMap<CodeId>,
    /// For each code and part the words that bear the code or, where that was asked for, anything below it.
    words: Vec<Vec<usize>>,
    /// All words of each part: those of its documents.
    pub(super) of_parts: Vec<usize>,
}

impl Coverage {
    /// Counts the words of every code in the parts of a split.
    pub(super) fn of(
        snapshot: &Snapshot,
        selection: &SegmentSelection,
        by: SplitBy,
        parts: &[PartKey],
        with_below: bool,
    ) -> Self {
        let tree = snapshot.code_tree();
        let row_of: IdMap<CodeId> = tree.iter().enumerate().map(|(i, (_, c))| (c.id, i)).collect();
        let above: Vec<Option<usize>> = tree
            .iter()
            .map(|(_, code)| {
                code.parent
                    .filter(|_| with_below)
                    .and_then(|p| row_of.get(&p).copied())
            })
            .collect();
        let membership = Membership::new(snapshot, by, parts);
        let mut coverage = Self {
            words: vec![vec![0; parts.len()]; tree.len()],
            of_parts: vec![0; parts.len()],
            row_of,
        };
        let places = WordPlaces::of(snapshot, selection);
        // A document is in one part, or its passages are in any of few.
        let slots = match by {
            SplitBy::Document | SplitBy::Group => 1,
            SplitBy::Coder | SplitBy::Speaker | SplitBy::Attribute(_) => parts.len(),
        };
        // For each code and part of the document the word up to which all were counted.
        let mut counted = vec![0; tree.len() * slots];
        let mut here = Vec::new();
        for document in selection.wanted_documents(snapshot) {
            membership.of_document(document, selection, &mut here);
            for part in &here {
                coverage.of_parts[*part] += places.in_document(document.id);
            }
            counted.fill(0);
            let speakers = Speakers::of(document, snapshot);
            for coding in snapshot.codings_in(document.id) {
                let Some(speaking) = selection
                    .speaking(&speakers, coding.range)
                    .filter(|_| selection.has_coding(coding))
                else {
                    continue;
                };
                match by {
                    SplitBy::Coder => membership.of_key(&PartKey::Coder(coding.coder), &mut here),
                    SplitBy::Speaker | SplitBy::Attribute(_) => {
                        membership.of_speakers(speaking, selection, &mut here);
                    }
                    SplitBy::Document | SplitBy::Group => {}
                }
                let (from, to) = places.in_range(document.id, coding.range);
                for part in &here {
                    let mut next = coverage.row_of.get(&coding.code).copied();
                    while let Some(row) = next {
                        let done = &mut counted[row * slots + part % slots];
                        // Codings come in reading order, so what was counted here was counted above too.
                        if to <= *done {
                            break;
                        }
                        coverage.words[row][*part] += to - from.max(*done);
                        *done = to;
                        next = above[row];
                    }
                }
            }
        }
        coverage
    }

    /// The words of a code in each part.
    pub(super) fn of_code(&self, code: CodeId) -> &[usize] {
        let row = self.row_of.get(&code).and_then(|row| self.words.get(*row));
        row.map(Vec::as_slice).unwrap_or_default()
    }
}

/// Which parts of a split something belongs to.
pub(super) struct Membership {
    by: SplitBy,
    places: HashMap<PartKey, usize>,
    part_of: IdMap<ParticipantId>,
    without: Option<usize>,
}

impl Membership {
    pub(super) fn new(snapshot: &Snapshot, by: SplitBy, parts: &[PartKey]) -> Self {
        let places: HashMap<PartKey, usize> = parts.iter().cloned().zip(0..).collect();
        let mut part_of = IdMap::default();
        let mut without = None;
        if by == SplitBy::Speaker {
            without = places.get(&PartKey::Speaker(None)).copied();
            let keyed = places.iter().filter_map(|(key, place)| match key {
                PartKey::Speaker(Some(id)) => Some((*id, *place)),
                _ => None,
            });
            part_of.extend(keyed);
        }
        if let SplitBy::Attribute(attribute) = by {
            let keyed = parts.iter().zip(0..).filter_map(|(part, i)| match part {
                PartKey::Value(Some(value)) => Some((name_key(value), i)),
                _ => None,
            });
            let by_value: HashMap<String, usize> = keyed.collect();
            without = places.get(&PartKey::Value(None)).copied();
            for person in snapshot.participants() {
                let value = person.values.get(&attribute).map(|value| name_key(value));
                let part = value.and_then(|value| by_value.get(&value).copied()).or(without);
                part_of.extend(part.map(|part| (person.id, part)));
            }
        }
        Self {
            by,
            places,
            part_of,
            without,
        }
    }

    pub(super) fn of_key(&self, key: &PartKey, parts: &mut Vec<usize>) {
        parts.clear();
        parts.extend(self.places.get(key));
    }

    fn of_speakers(&self, speakers: &[ParticipantId], selection: &SegmentSelection, parts: &mut Vec<usize>) {
        parts.clear();
        let wanted = speakers.iter().filter(|id| selection.has_speaker(&[**id]));
        parts.extend(wanted.filter_map(|id| self.part_of.get(id)));
        if speakers.is_empty() {
            parts.extend(self.without);
        }
        parts.sort_unstable();
        parts.dedup();
    }

    /// The parts to which what some speakers say in a document belongs; coders make none of it.
    pub(super) fn of_passage(
        &self,
        document: &Document,
        speakers: &[ParticipantId],
        selection: &SegmentSelection,
        parts: &mut Vec<usize>,
    ) {
        match self.by {
            SplitBy::Speaker | SplitBy::Attribute(_) => self.of_speakers(speakers, selection, parts),
            SplitBy::Document | SplitBy::Group | SplitBy::Coder => {
                self.of_document(document, selection, parts);
            }
        }
    }

    /// The parts whose text a document is.
    fn of_document(&self, document: &Document, selection: &SegmentSelection, parts: &mut Vec<usize>) {
        match self.by {
            SplitBy::Document => self.of_key(&PartKey::Document(document.id), parts),
            SplitBy::Group => self.of_key(&PartKey::Group(document.group), parts),
            SplitBy::Coder => {
                parts.clear();
                parts.extend(0..self.places.len());
            }
            SplitBy::Speaker | SplitBy::Attribute(_) => {
                self.of_speakers(&document.participants, selection, parts);
            }
        }
    }
}
