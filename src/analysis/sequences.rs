//! Which code follows which, and which codes are given together.

use std::collections::HashMap;

use crate::model::{CodeId, DocumentId, Level, Snapshot};
use crate::text::segment::{paragraph_at, paragraphs};
use crate::text::{CharRange, Text};

use super::cases::code_places;
use super::{SegmentSelection, Speakers};

/// A code that follows another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeSequence {
    /// What comes first.
    pub first: CodeId,
    /// What follows.
    pub then: CodeId,
    /// Pairs of passages, one of each, of which the second begins where the first has ended, or later.
    pub count: usize,
    /// Documents with such a pair.
    pub documents: usize,
}

/// The different passages of a document with the place of a code that counts for each, in reading order.
fn passages(
    snapshot: &Snapshot,
    selection: &SegmentSelection,
    document: &crate::model::Document,
    place_of: &super::document_tally::IdMap<CodeId>,
) -> Vec<(CharRange, usize)> {
    let speakers = Speakers::of(document, snapshot);
    let codings = snapshot.codings_in(document.id).iter();
    let wanted =
        codings.filter(|c| selection.has_coding(c) && selection.speaking(&speakers, c.range).is_some());
    let mut found: Vec<(CharRange, usize)> = wanted
        .filter_map(|c| Some((c.range, *place_of.get(&c.code)?)))
        .collect();
    found.sort_by_key(|(range, place)| (range.start, std::cmp::Reverse(range.end), *place));
    found.dedup();
    found
}

/// Which code follows which, the most frequent first: pairs of passages of which the second begins after the end of the
/// first, at most `within` paragraphs later (0 for the same paragraph). With a level the codes of that level count with
/// everything below them.
///
/// The texts of the selected documents must be loaded.
pub fn sequences(
    snapshot: &Snapshot,
    selection: &SegmentSelection,
    level: Option<Level>,
    within: usize,
) -> Vec<CodeSequence> {
    let (codes, place_of) = code_places(snapshot, selection, level);
    let mut pairs: HashMap<(usize, usize), (usize, usize, usize)> = HashMap::new();
    let mut window = vec![0_usize; codes.len()];
    let mut met: Vec<usize> = Vec::new();
    for (number, document) in snapshot.documents().into_iter().enumerate() {
        let Some(text) = snapshot
            .text(document.id)
            .filter(|_| selection.has_document(document.id))
        else {
            continue;
        };
        let borders = paragraphs(text.as_str());
        let second = passages(snapshot, selection, document, &place_of);
        // Where a passage begins, and where its last letter stands.
        let begins: Vec<usize> = second
            .iter()
            .map(|(range, _)| paragraph(text, &borders, range.start))
            .collect();
        let mut first: Vec<(CharRange, usize)> = second.clone();
        first.sort_by_key(|(range, place)| (range.end, range.start, *place));
        window.fill(0);
        met.clear();
        // Both ends of the stretch in which a second passage may begin go forward as the first ends later.
        let (mut from, mut to) = (0, 0);
        for (range, code) in first {
            let last = paragraph(text, &borders, range.end.saturating_sub(1)).saturating_add(within);
            while let Some((_, place)) = second
                .get(to)
                .filter(|_| begins.get(to).is_some_and(|p| *p <= last))
            {
                if window[*place] == 0 {
                    met.push(*place);
                }
                window[*place] += 1;
                to += 1;
            }
            while let Some((_, place)) = second
                .get(from)
                .filter(|(other, _)| from < to && other.start < range.end)
            {
                window[*place] -= 1;
                from += 1;
            }
            met.retain(|place| window[*place] > 0);
            for then in &met {
                let pair = pairs.entry((code, *then)).or_default();
                pair.0 += window[*then];
                if pair.2 != number + 1 {
                    pair.1 += 1;
                    pair.2 = number + 1;
                }
            }
        }
    }
    let mut found: Vec<((usize, usize), CodeSequence)> = pairs
        .into_iter()
        .filter_map(|(places, (count, documents, _))| {
            let sequence = CodeSequence {
                first: *codes.get(places.0)?,
                then: *codes.get(places.1)?,
                count,
                documents,
            };
            Some((places, sequence))
        })
        .collect();
    found.sort_by_key(|(places, pair)| (std::cmp::Reverse(pair.count), *places));
    found.into_iter().map(|(_, pair)| pair).collect()
}

fn paragraph(text: &Text, borders: &[std::ops::Range<usize>], position: u32) -> usize {
    paragraph_at(borders, text.byte_at_char(position))
}

/// In what codes are together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CombinedIn {
    /// On exactly one passage.
    #[default]
    Passage,
    /// In one document.
    Document,
}

impl CombinedIn {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Passage, Self::Document];

    /// Its name on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Passage => "passage",
            Self::Document => "document",
        }
    }
}

/// Codes that are given together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Combination {
    /// The codes, at least two, in the order of the code system.
    pub codes: Vec<CodeId>,
    /// Passages or documents that have exactly these.
    pub count: usize,
    /// Documents in which that is so.
    pub documents: usize,
}

/// The sets of codes that occur together, and how much was looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Combinations {
    /// The most frequent first, among equals those of more codes.
    pub sets: Vec<Combination>,
    /// Passages or documents with a code.
    pub coded: usize,
    /// Those of them with one code alone.
    pub single: usize,
}

/// Which sets of codes occur together. With a level the codes of that level count with everything below them.
pub fn combinations(
    snapshot: &Snapshot,
    selection: &SegmentSelection,
    level: Option<Level>,
    within: CombinedIn,
) -> Combinations {
    let (codes, place_of) = code_places(snapshot, selection, level);
    let mut found = Combinations::default();
    let mut sets: HashMap<Vec<usize>, (usize, usize, Option<DocumentId>)> = HashMap::new();
    let mut add = |mut set: Vec<usize>, document: DocumentId| {
        set.sort_unstable();
        set.dedup();
        match set.len() {
            0 => return,
            1 => found.single += 1,
            _ => {
                let entry = sets.entry(set).or_default();
                entry.0 += 1;
                entry.1 += usize::from(entry.2 != Some(document));
                entry.2 = Some(document);
            }
        }
        found.coded += 1;
    };
    for document in snapshot.documents() {
        if !selection.has_document(document.id) {
            continue;
        }
        let passages = passages(snapshot, selection, document, &place_of);
        match within {
            CombinedIn::Passage => {
                for same in passages.chunk_by(|a, b| a.0 == b.0) {
                    add(same.iter().map(|(_, place)| *place).collect(), document.id);
                }
            }
            CombinedIn::Document => add(passages.iter().map(|(_, place)| *place).collect(), document.id),
        }
    }
    let mut ordered: Vec<(Vec<usize>, (usize, usize))> = sets
        .into_iter()
        .map(|(set, (count, documents, _))| (set, (count, documents)))
        .collect();
    ordered.sort_by(|(a, x), (b, y)| y.0.cmp(&x.0).then(b.len().cmp(&a.len())).then(a.cmp(b)));
    found.sets = ordered
        .into_iter()
        .map(|(set, (count, documents))| Combination {
            codes: set
                .into_iter()
                .filter_map(|place| codes.get(place).copied())
                .collect(),
            count,
            documents,
        })
        .collect();
    found
}
