//! How many words bear a code.

use std::collections::HashMap;

use crate::model::{CodeId, Document, ParticipantId, Snapshot};
use crate::shares::in_shares;
use crate::text::word_index::IndexedWord;
use crate::text::{CharRange, name_key};

use super::document_tally::IdMap;
use super::frequency::PartKey;
use super::indexed::{DocumentWords, Indexed};
use super::{SegmentSelection, Speakers, SplitBy};

/// The places, among the words of a document, of those in a range: a word belongs to it when its first letter does. Ranges
/// are asked for in the order of their beginnings; `from` is what the last one told, and 0 before the first.
pub(super) fn places_in(words: &[IndexedWord], range: CharRange, from: &mut usize) -> (usize, usize) {
    *from = first_from(words, *from, range.start);
    (*from, first_from(words, *from, range.end))
}

/// The first word from a position on; all before `from` begin before it. It is looked for near `from` first.
fn first_from(words: &[IndexedWord], from: usize, position: u32) -> usize {
    let rest = words.get(from..).unwrap_or_default();
    let mut step = 1;
    while rest.get(step).is_some_and(|word| word.start < position) {
        step *= 2;
    }
    let near = step / 2..rest.len().min(step + 1);
    let within = rest.get(near.clone()).unwrap_or_default();
    from + near.start + within.partition_point(|word| word.start < position)
}

/// The words that bear codes, each once however many codings it lies in.
pub(super) struct Coverage {
    /// The rows of `words`.
    row_of: IdMap<CodeId>,
    words: CoveredWords,
    /// All words of each part: those of its documents.
    pub(super) of_parts: Vec<usize>,
}

/// For each code and part the words that bear the code or, where that was asked for, anything below it.
type CoveredWords = Vec<Vec<u32>>;

/// How words that bear codes are counted.
struct Covering<'a> {
    snapshot: &'a Snapshot,
    selection: &'a SegmentSelection,
    by: SplitBy,
    parts: usize,
    membership: Membership,
    indexed: Indexed<'a>,
    row_of: IdMap<CodeId>,
    /// The row above each.
    above: Vec<Option<usize>>,
}

/// Fewer codings than this are counted more quickly than a thread is started. In tests hardly any: they are to see that
/// what several threads count is put together rightly.
const SHARE: usize = if cfg!(test) { 2 } else { 20_000 };

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
        let above = tree.iter().map(|(_, code)| {
            let above = code.parent.filter(|_| with_below);
            above.and_then(|parent| row_of.get(&parent).copied())
        });
        let documents = selection.wanted_documents(snapshot);
        let covering = Covering {
            snapshot,
            selection,
            by,
            parts: parts.len(),
            membership: Membership::new(snapshot, by, parts),
            indexed: Indexed::of(snapshot, documents.iter().copied()),
            above: above.collect(),
            row_of,
        };
        let mut of_parts = vec![0; parts.len()];
        let mut here = Vec::new();
        for document in &documents {
            covering.membership.of_document(document, selection, &mut here);
            for part in &here {
                of_parts[*part] += covering.words_of(document).len();
            }
        }
        let weights: Vec<usize> = documents
            .iter()
            .map(|d| snapshot.codings_in(d.id).len())
            .collect();
        let shares = in_shares(&weights, SHARE, |share| {
            covering.count(documents.get(share).unwrap_or_default())
        });
        let words = shares.into_iter().reduce(|mut sum, others| {
            for (row, others) in sum.iter_mut().zip(&others) {
                for (words, found) in row.iter_mut().zip(others) {
                    *words += found;
                }
            }
            sum
        });
        Self {
            words: words.unwrap_or_default(),
            row_of: covering.row_of,
            of_parts,
        }
    }

    /// The words of a code in each part.
    pub(super) fn of_code(&self, code: CodeId) -> &[u32] {
        let row = self.row_of.get(&code).and_then(|row| self.words.get(*row));
        row.map(Vec::as_slice).unwrap_or_default()
    }
}

impl Covering<'_> {
    fn words_of(&self, document: &Document) -> &[IndexedWord] {
        let words = self.indexed.document(document.id);
        words.map(DocumentWords::all).unwrap_or_default()
    }

    /// Counts the words of every code in some documents.
    fn count(&self, documents: &[&Document]) -> CoveredWords {
        let mut found = vec![vec![0; self.parts]; self.above.len()];
        // A document is in one part, or its passages are in any of them.
        let slots = match self.by {
            SplitBy::Document | SplitBy::Group => 1,
            SplitBy::Coder | SplitBy::Speaker | SplitBy::Attribute(_) => self.parts,
        };
        // For each code and part of the document the word up to which all were counted.
        let mut counted = vec![0; self.above.len() * slots];
        let mut here = Vec::new();
        for document in documents {
            self.membership.of_document(document, self.selection, &mut here);
            counted.fill(0);
            let speakers = Speakers::of(document, self.snapshot);
            let (words, mut last) = (self.words_of(document), 0);
            for coding in self.snapshot.codings_in(document.id) {
                let speaking = self.selection.speaking(&speakers, coding.range);
                let Some(speaking) = speaking.filter(|_| self.selection.has_coding(coding)) else {
                    continue;
                };
                match self.by {
                    SplitBy::Coder => self.membership.of_key(&PartKey::Coder(coding.coder), &mut here),
                    SplitBy::Speaker | SplitBy::Attribute(_) => {
                        self.membership.of_speakers(speaking, self.selection, &mut here);
                    }
                    SplitBy::Document | SplitBy::Group => {}
                }
                let (from, to) = places_in(words, coding.range, &mut last);
                for part in &here {
                    let mut next = self.row_of.get(&coding.code).copied();
                    while let Some(row) = next {
                        let done = &mut counted[row * slots + part % slots];
                        // Codings come in reading order, so what was counted here was counted above too.
                        if to <= *done {
                            break;
                        }
                        found[row][*part] += (to - from.max(*done)) as u32;
                        *done = to;
                        next = self.above[row];
                    }
                }
            }
        }
        found
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
