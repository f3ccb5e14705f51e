//! A document while a query looks at it: what is found out of it when it is first asked for.

use std::cell::{OnceCell, RefCell};
use std::cmp::Reverse;

use crate::analysis::Speakers;
use crate::model::{Coding, Document, Snapshot};
use crate::text::CharRange;
use crate::text::search::{Query as Search, find};
use crate::text::segment::paragraphs;

use super::codes::CodeNumbers;

/// A passage and what it was made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) start: u32,
    pub(super) end: u32,
    /// The place of its coding among those of the document or, beyond them, that of a pair of others like it.
    pub(super) from: u32,
}

impl Hit {
    /// The order of reading, as codings stand in a document.
    pub(super) fn order(&self) -> (u32, Reverse<u32>, u32) {
        (self.start, Reverse(self.end), self.from)
    }

    pub(super) fn range(&self) -> CharRange {
        CharRange::new(self.start, self.end)
    }
}

/// Pairs of passages that one document may have: what fits into some tens of megabytes.
pub(super) const MOST_PAIRS: usize = 1 << 22;

/// A document with what is known of it.
pub(super) struct DocumentContext<'a> {
    snapshot: &'a Snapshot,
    pub(super) document: &'a Document,
    pub(super) codings: &'a [Coding],
    sought: &'a [Search],
    /// The numbers of the codes of its codings.
    numbers: OnceCell<Vec<u32>>,
    speakers: OnceCell<Speakers<'a>>,
    /// Where each of the words stands.
    words: Vec<OnceCell<Vec<CharRange>>>,
    /// Where its paragraphs begin.
    paragraphs: OnceCell<Vec<u32>>,
    /// What the passages beyond the codings were made of.
    pairs: RefCell<Vec<(u32, u32)>>,
}

impl<'a> DocumentContext<'a> {
    pub(super) fn new(snapshot: &'a Snapshot, document: &'a Document, sought: &'a [Search]) -> Self {
        Self {
            snapshot,
            document,
            codings: snapshot.codings_in(document.id),
            sought,
            numbers: OnceCell::new(),
            speakers: OnceCell::new(),
            words: sought.iter().map(|_| OnceCell::new()).collect(),
            paragraphs: OnceCell::new(),
            pairs: RefCell::default(),
        }
    }

    pub(super) fn numbers(&self, codes: &CodeNumbers) -> &[u32] {
        self.numbers.get_or_init(|| {
            self.codings
                .iter()
                .map(|coding| codes.number(coding.code))
                .collect()
        })
    }

    pub(super) fn speakers(&self) -> &Speakers<'a> {
        self.speakers
            .get_or_init(|| Speakers::of(self.document, self.snapshot))
    }

    /// Whether some words stand in a passage; nothing stands in one whose text is not loaded.
    pub(super) fn has_words(&self, place: usize, range: CharRange) -> bool {
        let (Some(cell), Some(search)) = (self.words.get(place), self.sought.get(place)) else {
            return false;
        };
        let stand = cell.get_or_init(|| {
            let Some(text) = self.snapshot.text(self.document.id) else {
                return Vec::new();
            };
            let found = find(text.folded(), search).into_iter();
            found.map(|bytes| text.range(bytes)).collect()
        });
        let first = stand.partition_point(|hit| hit.start < range.start);
        stand.get(first).is_some_and(|hit| hit.end <= range.end)
    }

    /// Where the paragraphs begin; none where the text is not loaded.
    fn paragraph_starts(&self) -> &[u32] {
        self.paragraphs.get_or_init(|| {
            let text = self.snapshot.text(self.document.id);
            let starts = text.map(|text| {
                let paragraphs = paragraphs(text.as_str()).into_iter();
                paragraphs.map(|bytes| text.range(bytes).start).collect()
            });
            starts.unwrap_or_default()
        })
    }

    /// Whether it is known where its paragraphs are.
    pub(super) fn has_paragraphs(&self) -> bool {
        !self.paragraph_starts().is_empty()
    }

    /// The paragraph of a position, from 0.
    pub(super) fn paragraph(&self, position: u32) -> u32 {
        let starts = self.paragraph_starts();
        starts
            .partition_point(|start| *start <= position)
            .saturating_sub(1) as u32
    }

    /// What a passage is made of that is made of two; `None` where there are too many of them.
    pub(super) fn pair(&self, one: &Hit, other: &Hit) -> Option<u32> {
        let mut pairs = self.pairs.borrow_mut();
        if pairs.len() == MOST_PAIRS {
            return None;
        }
        pairs.push((one.from, other.from));
        u32::try_from(self.codings.len() + pairs.len() - 1).ok()
    }

    /// Whether something holds of every coding that a passage was made of.
    pub(super) fn all_sources(&self, hit: &Hit, mut holds: impl FnMut(&Coding) -> bool) -> bool {
        let pairs = self.pairs.borrow();
        let mut open = vec![hit.from];
        while let Some(from) = open.pop() {
            let from = from as usize;
            if let Some(coding) = self.codings.get(from) {
                if !holds(coding) {
                    return false;
                }
            } else if let Some((one, other)) = pairs.get(from - self.codings.len()) {
                open.extend([*one, *other]);
            }
        }
        true
    }

    /// Which codings some passages were made of.
    pub(super) fn sources(&self, hits: &[Hit]) -> Vec<bool> {
        let pairs = self.pairs.borrow();
        let mut marked = vec![false; self.codings.len() + pairs.len()];
        let mark = |marked: &mut Vec<bool>, from: u32| {
            if let Some(place) = marked.get_mut(from as usize) {
                *place = true;
            }
        };
        for hit in hits {
            mark(&mut marked, hit.from);
        }
        // What a pair is made of was there before it.
        for (place, (one, other)) in pairs.iter().enumerate().rev() {
            if marked.get(self.codings.len() + place) == Some(&true) {
                mark(&mut marked, *one);
                mark(&mut marked, *other);
            }
        }
        marked.truncate(self.codings.len());
        marked
    }
}
