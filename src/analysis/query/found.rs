//! What a query found: as passages, as a set, as documents.

use std::collections::HashSet;

use crate::analysis::Speakers;
use crate::analysis::document_tally::IdMap;
use crate::model::{CodeId, Coding, CodingId, Document, DocumentId, ParticipantId, Snapshot};
use crate::text::CharRange;

use super::document::{DocumentContext, Hit};

/// The passages of a query, and the codings that they were made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    documents: Vec<FoundDocument>,
    place_of: IdMap<DocumentId>,
}

/// What was found in one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FoundDocument {
    document: DocumentId,
    /// Each once, in reading order.
    passages: Vec<CharRange>,
    /// For each passage how far it and those before it reach.
    reach: Vec<u32>,
    /// In ascending order.
    codings: Vec<CodingId>,
}

/// A found passage with what is told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundPassage<'a> {
    /// Its document.
    pub document: &'a Document,
    /// Where it is.
    pub range: CharRange,
    /// The codes of all codings that cover it whole, in reading order, each once.
    pub codes: Vec<CodeId>,
    /// Who speaks in it.
    pub speakers: &'a [ParticipantId],
}

impl FoundDocument {
    /// Hits come in reading order.
    pub(super) fn of(context: &DocumentContext<'_>, hits: &[Hit]) -> Self {
        let mut passages: Vec<CharRange> = hits.iter().map(Hit::range).collect();
        passages.dedup();
        let reach = passages.iter().scan(0, |reach, passage| {
            *reach = passage.end.max(*reach);
            Some(*reach)
        });
        let reach = reach.collect();
        let marked = context.sources(hits);
        let sources = context.codings.iter().zip(marked).filter(|(_, marked)| *marked);
        let mut codings: Vec<CodingId> = sources.map(|(coding, _)| coding.id).collect();
        codings.sort_unstable();
        Self {
            document: context.document.id,
            passages,
            reach,
            codings,
        }
    }
}

impl Found {
    pub(super) fn push(&mut self, document: FoundDocument) {
        self.place_of.insert(document.document, self.documents.len());
        self.documents.push(document);
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty()
    }

    /// How many passages were found.
    pub fn len(&self) -> usize {
        self.documents
            .iter()
            .map(|document| document.passages.len())
            .sum()
    }

    /// The documents with a passage, in their order.
    pub fn documents(&self) -> impl ExactSizeIterator<Item = DocumentId> {
        self.documents.iter().map(|document| document.document)
    }

    /// The passages, document by document in reading order.
    pub fn passages(&self) -> impl Iterator<Item = (DocumentId, CharRange)> {
        let documents = self.documents.iter();
        documents.flat_map(|found| found.passages.iter().map(|range| (found.document, *range)))
    }

    /// The codings of which the passages were made, document by document.
    pub fn codings(&self) -> impl Iterator<Item = CodingId> {
        self.documents
            .iter()
            .flat_map(|found| found.codings.iter().copied())
    }

    /// The passages in one document, in reading order.
    pub fn in_document(&self, document: DocumentId) -> &[CharRange] {
        self.document(document)
            .map_or(&[], |found| found.passages.as_slice())
    }

    /// Whether some words lie wholly in a found passage.
    pub fn covers(&self, document: DocumentId, words: CharRange) -> bool {
        let reach = self.reach(document, |found| found.start <= words.start);
        reach.is_some_and(|reach| words.end <= reach)
    }

    /// How far those passages of a document reach that stand at its head and of which something holds.
    fn reach(&self, document: DocumentId, begun: impl Fn(&CharRange) -> bool) -> Option<u32> {
        let found = self.document(document)?;
        let last = found.passages.partition_point(begun).checked_sub(1)?;
        found.reach.get(last).copied()
    }

    /// Whether a found passage was made of a coding.
    pub fn has_coding(&self, coding: &Coding) -> bool {
        let found = self.document(coding.document);
        found.is_some_and(|found| found.codings.binary_search(&coding.id).is_ok())
    }

    /// Whether a passage shares a character with a found one.
    pub fn touches(&self, document: DocumentId, passage: CharRange) -> bool {
        let reach = self.reach(document, |found| found.start < passage.end);
        reach.is_some_and(|reach| reach > passage.start)
    }

    /// Who speaks in the passages, in the project in which they were found.
    pub fn speakers(&self, snapshot: &Snapshot) -> HashSet<ParticipantId> {
        let mut people = HashSet::new();
        for found in &self.documents {
            if let Some(document) = snapshot.document(found.document) {
                let speakers = Speakers::of(document, snapshot);
                let said = found.passages.iter();
                people.extend(said.flat_map(|range| speakers.in_passage(*range)));
            }
        }
        people
    }

    fn document(&self, id: DocumentId) -> Option<&FoundDocument> {
        self.documents.get(*self.place_of.get(&id)?)
    }

    /// The passages with what is told of each, in the project in which they were found.
    pub fn told<'a>(&self, snapshot: &'a Snapshot) -> Vec<FoundPassage<'a>> {
        let mut told = Vec::with_capacity(self.len());
        for found in &self.documents {
            let Some(document) = snapshot.document(found.document) else {
                continue;
            };
            let speakers = Speakers::of(document, snapshot);
            let mut codings = snapshot.codings_in(document.id).iter().peekable();
            // Those that have begun and may go on.
            let mut open: Vec<&Coding> = Vec::new();
            for range in &found.passages {
                open.retain(|coding| coding.range.end > range.start);
                while let Some(coding) = codings.next_if(|coding| coding.range.start <= range.start) {
                    open.push(coding);
                }
                let mut codes = Vec::new();
                for coding in &open {
                    if coding.range.contains(*range) && !codes.contains(&coding.code) {
                        codes.push(coding.code);
                    }
                }
                told.push(FoundPassage {
                    document,
                    range: *range,
                    codes,
                    speakers: speakers.in_passage(*range),
                });
            }
        }
        told
    }
}
