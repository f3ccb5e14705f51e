//! Bringing together the passages of chosen codes in chosen documents.

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;
use std::sync::Arc;

use crate::model::{
    Code, CodeId, CoderId, Coding, Document, DocumentId, GroupId, Participant, ParticipantId, Snapshot,
};
use crate::text::segment::{paragraph_at, paragraphs};

use super::query::{Found, QueryFault, parse};
use super::{CodingFilter, Speakers, WordSpeech};
use crate::text::CharRange;

/// What is looked at. `None` stands for all there is; an empty set for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SegmentSelection {
    /// Activated codes.
    pub codes: Option<HashSet<CodeId>>,
    /// Whether only the activated codes themselves are meant, without what stands below them.
    pub exact_codes: bool,
    /// Activated documents.
    pub documents: Option<HashSet<DocumentId>>,
    /// Coders whose codings count.
    pub coders: Option<HashSet<CoderId>>,
    /// Participants of whom one must be among the speakers of a passage.
    pub speakers: Option<HashSet<ParticipantId>>,
    /// Whether only what somebody says who answers is wanted, without the turns of interviewers.
    pub answers_only: bool,
    /// What a query found.
    pub found: Option<Arc<Found>>,
}

impl SegmentSelection {
    /// Everything.
    pub fn all() -> Self {
        Self::default()
    }

    /// The work of some coders; that of all when none are named.
    pub fn of_coders(coders: &BTreeSet<CoderId>) -> Self {
        Self {
            coders: (!coders.is_empty()).then(|| coders.iter().copied().collect()),
            ..Self::default()
        }
    }

    /// What a filter lets through, with everything that follows from it looked up. Its words, whether units are condensed
    /// and how important passages are is no part of it. A query that cannot be run finds nothing. May take long where there
    /// is one that was not run before.
    pub fn of_filter(snapshot: &Snapshot, filter: &CodingFilter) -> Self {
        let in_group = |group: Option<GroupId>| group.is_some_and(|id| filter.groups.contains(&id));
        let documents = || {
            let all = snapshot.documents().into_iter();
            all.filter(|d| filter.documents.contains(&d.id) || in_group(d.group))
                .map(|d| d.id)
                .collect()
        };
        let values = || filter.values.iter().filter(|(_, wanted)| !wanted.is_empty());
        let speakers = || {
            let all = snapshot.participants().into_iter();
            all.filter(|p| filter.participants.is_empty() || filter.participants.contains(&p.id))
                .filter(|p| values().all(|(id, wanted)| p.values.get(id).is_some_and(|v| wanted.contains(v))))
                .map(|p| p.id)
                .collect()
        };
        Self {
            codes: (!filter.codes.is_empty()).then(|| filter.codes.iter().copied().collect()),
            documents: (!filter.documents.is_empty() || !filter.groups.is_empty()).then(documents),
            answers_only: filter.answers_only,
            speakers: (!filter.participants.is_empty() || values().next().is_some()).then(speakers),
            found: filter.found.clone().or_else(|| {
                let found = found(snapshot, &filter.query, &|| false);
                found.map(|found| Arc::new(found.unwrap_or_default()))
            }),
            ..Self::of_coders(&filter.coders)
        }
    }

    /// Whether passages of a document are wanted.
    pub fn has_document(&self, id: DocumentId) -> bool {
        self.documents.as_ref().is_none_or(|set| set.contains(&id))
    }

    pub(super) fn has_coder(&self, id: CoderId) -> bool {
        self.coders.as_ref().is_none_or(|set| set.contains(&id))
    }

    /// Whether a coding is one of a wanted coder and, where there is a query, one that it found.
    pub(super) fn has_coding(&self, coding: &Coding) -> bool {
        self.has_coder(coding.coder) && self.is_found(coding)
    }

    /// Whether every coding is wanted whose speakers are.
    pub(super) fn has_all_codings(&self) -> bool {
        self.coders.is_none() && self.found.is_none() && !self.answers_only
    }

    /// Whether a query found a coding, or there is none.
    pub fn is_found(&self, coding: &Coding) -> bool {
        self.found.as_ref().is_none_or(|found| found.has_coding(coding))
    }

    /// Whether one of these is a wanted speaker.
    pub fn has_speaker(&self, speakers: &[ParticipantId]) -> bool {
        let wanted = self.speakers.as_ref();
        wanted.is_none_or(|set| speakers.iter().any(|id| set.contains(id)))
    }

    /// Who speaks in a passage; `None` where what is said there is not wanted.
    pub fn speaking<'a>(&self, speakers: &Speakers<'a>, range: CharRange) -> Option<&'a [ParticipantId]> {
        if self.answers_only && !speakers.is_answer(range) {
            return None;
        }
        let speaking = speakers.in_passage(range);
        self.has_speaker(speaking).then_some(speaking)
    }

    /// Whose words count: those of a table's own choice, or of whoever answers where only that is wanted, or where speakers
    /// are chosen, of whom interviewers are none.
    pub(super) fn speech(&self, chosen: WordSpeech) -> WordSpeech {
        if self.answers_only || self.speakers.is_some() {
            WordSpeech::Participants
        } else {
            chosen
        }
    }

    /// The selected codes depth first, each with its depth in the whole code system.
    pub fn code_tree<'a>(&self, snapshot: &'a Snapshot) -> Vec<(usize, &'a Arc<Code>)> {
        let mut tree = snapshot.code_tree();
        if let Some(codes) = self.active_codes(snapshot) {
            tree.retain(|(_, code)| codes.contains(&code.id));
        }
        tree
    }

    /// The documents that are wanted and in which somebody wanted speaks, in their order.
    pub fn wanted_documents<'a>(&self, snapshot: &'a Snapshot) -> Vec<&'a Document> {
        let all = snapshot.documents().into_iter().map(AsRef::as_ref);
        all.filter(|d: &&Document| self.has_document(d.id) && self.has_speaker(&d.participants))
            .collect()
    }

    /// The participants who are wanted as speakers, in their order; where documents are chosen, those who speak in one
    /// of them.
    pub fn participants<'a>(&self, snapshot: &'a Snapshot) -> Vec<&'a Arc<Participant>> {
        let mut people = snapshot.participants();
        people.retain(|person| self.has_speaker(&[person.id]));
        if let Some(documents) = &self.documents {
            let chosen = documents.iter().filter_map(|id| snapshot.document(*id));
            let speaking: HashSet<_> = chosen.flat_map(|d| d.participants.iter().copied()).collect();
            people.retain(|person| speaking.contains(&person.id));
        }
        people
    }

    /// The activated codes with everything that they activate.
    pub(super) fn active_codes(&self, snapshot: &Snapshot) -> Option<HashSet<CodeId>> {
        let chosen = self.codes.as_ref()?;
        if self.exact_codes {
            return Some(chosen.clone());
        }
        Some(chosen.iter().flat_map(|id| snapshot.descendants(*id)).collect())
    }
}

/// What a query finds, as it is written; `None` where it is empty. `stop` tells when the work is to end.
pub(super) fn found(
    snapshot: &Snapshot,
    query: &str,
    stop: &(dyn Fn() -> bool + Sync),
) -> Option<Result<Found, QueryFault>> {
    (!query.trim().is_empty()).then(|| parse(query)?.find(snapshot, stop))
}

/// A coded passage that was asked for.
#[derive(Clone, Debug)]
pub struct Segment<'a> {
    /// The coding with its document, range, code and coder.
    pub coding: &'a Coding,
    /// Who speaks in it.
    pub speakers: &'a [ParticipantId],
    /// The names from the outermost code down to its own.
    pub path: Vec<&'a str>,
    /// The number of the paragraph in which it begins, from 1; `None` as long as the text is not loaded.
    pub paragraph: Option<usize>,
    /// The words; `None` as long as the text is not loaded.
    pub text: Option<&'a str>,
}

/// The codings of the selection, document by document in reading order.
pub fn retrieve<'a>(snapshot: &'a Snapshot, selection: &SegmentSelection) -> Vec<Segment<'a>> {
    let codes = selection.active_codes(snapshot);
    let wanted =
        |c: &Coding| selection.has_coding(c) && codes.as_ref().is_none_or(|codes| codes.contains(&c.code));
    let mut out = Vec::new();
    for document in snapshot.documents() {
        if !selection.has_document(document.id) {
            continue;
        }
        let speakers = Speakers::of(document, snapshot);
        let mut codings = snapshot
            .codings_in(document.id)
            .iter()
            .filter(|c| wanted(c) && selection.speaking(&speakers, c.range).is_some())
            .peekable();
        if codings.peek().is_none() {
            continue;
        }
        let places = Paragraphs::of(snapshot, document.id);
        out.extend(codings.map(|coding| {
            Segment {
                coding,
                speakers: speakers.in_passage(coding.range),
                path: snapshot
                    .ancestry(coding.code)
                    .into_iter()
                    .map(|c| c.name.as_str())
                    .collect(),
                paragraph: places.number(coding),
                text: snapshot.text(document.id).map(|text| text.slice(coding.range)),
            }
        }));
    }
    out
}

/// The paragraphs of a document, for telling in which one a passage begins.
pub(super) struct Paragraphs<'a> {
    text: Option<&'a crate::text::Text>,
    ranges: Vec<Range<usize>>,
}

impl<'a> Paragraphs<'a> {
    pub(super) fn of(snapshot: &'a Snapshot, document: DocumentId) -> Self {
        let text = snapshot.text(document);
        Self {
            text,
            ranges: text.map(|text| paragraphs(text.as_str())).unwrap_or_default(),
        }
    }

    pub(super) fn number(&self, coding: &Coding) -> Option<usize> {
        let text = self.text?;
        Some(paragraph_at(&self.ranges, text.byte_at_char(coding.range.start)) + 1)
    }
}
