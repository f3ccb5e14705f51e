//! From utterance to category: the rows of the table that shows how a category was formed.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use crate::model::{
    AttributeId, Code, CodeId, CoderId, Coding, CodingId, DocumentId, GroupId, Importance, Level,
    ParticipantId, Snapshot,
};
use crate::text::CharRange;
use crate::text::search::{FoldedText, Query, SearchOptions, find};

use super::query::{Found, QueryFault, parse};
use super::retrieval::{Paragraphs, found};
use super::{SegmentSelection, Speakers};

/// One utterance on its way up.
#[derive(Clone, Debug)]
pub struct LadderRow<'a> {
    /// The coding with its document and range; the first one where several coders agree.
    pub coding: &'a Coding,
    /// Who speaks.
    pub speakers: &'a [ParticipantId],
    /// The number of the paragraph in which the utterance begins, from 1; `None` as long as the text is not loaded.
    pub paragraph: Option<usize>,
    /// The words as they are quoted, see [`Text::read`](crate::text::Text::read); `None` as long as the text is not loaded.
    pub utterance: Option<Cow<'a, str>>,
    /// The utterance in fewer words, where a coder wrote it.
    pub condensed: Option<&'a str>,
    /// The names of the codes of the level code, outermost first; empty when a higher level was given itself.
    pub code: Vec<&'a str>,
    /// The subcategory.
    pub subcategory: Option<&'a str>,
    /// The category.
    pub category: Option<&'a str>,
}

/// Which codings are wanted, for the ladder and every other table. Every field must be met, by any of what stands in it;
/// an empty one is met by every coding.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodingFilter {
    /// Codes, with all below them.
    pub codes: BTreeSet<CodeId>,
    /// Documents. A document that is here or in one of `groups` is wanted.
    pub documents: BTreeSet<DocumentId>,
    /// Groups of documents.
    pub groups: BTreeSet<GroupId>,
    /// Who speaks.
    pub participants: BTreeSet<ParticipantId>,
    /// Values that the speaker has, by attribute; a speaker must have a wanted one of every attribute.
    pub values: BTreeMap<AttributeId, BTreeSet<String>>,
    /// Only what somebody says who answers, without the turns of interviewers.
    pub answers_only: bool,
    /// Whose codings count.
    pub coders: BTreeSet<CoderId>,
    /// What a query finds, as it is written; see [`query`](super::query). One that cannot be run finds nothing.
    pub query: String,
    /// What the query found in the project that is looked at; it is run where nothing stands here. See
    /// [`run_query`](Self::run_query).
    pub found: Option<Arc<Found>>,
    /// Only those whose condensed unit is still to be written.
    pub uncondensed: bool,
    /// How important a row must be at least.
    pub least_importance: Importance,
    /// Words in the utterance, in the condensed unit or in the names above them, however they are spelled. Those of
    /// texts that are not loaded are not found.
    pub words: String,
}

impl CodingFilter {
    /// Runs the query once for all that looks at the project by this filter, until `stop` says that the work is to end.
    /// One that cannot be run, and one that was stopped, finds nothing.
    pub fn run_query(&mut self, snapshot: &Snapshot, stop: &(dyn Fn() -> bool + Sync)) {
        let found = found(snapshot, &self.query, stop);
        self.found = found.map(|found| Arc::new(found.unwrap_or_default()));
    }

    /// Whether speakers are chosen, by name or by what they have.
    pub fn names_people(&self) -> bool {
        !self.participants.is_empty() || self.values.values().any(|wanted| !wanted.is_empty())
    }

    /// Whether every row is wanted.
    pub fn is_empty(&self) -> bool {
        let Self {
            codes,
            documents,
            groups,
            participants,
            values,
            answers_only,
            coders,
            query,
            found: _,
            uncondensed,
            least_importance,
            words,
        } = self;
        codes.is_empty()
            && documents.is_empty()
            && groups.is_empty()
            && participants.is_empty()
            && values.values().all(BTreeSet::is_empty)
            && !answers_only
            && coders.is_empty()
            && query.trim().is_empty()
            && !uncondensed
            && !least_importance.is_marked()
            && words.trim().is_empty()
    }

    /// Whether texts must be loaded for its query.
    pub fn needs_texts(&self) -> bool {
        parse(&self.query).is_ok_and(|query| query.needs_texts())
    }

    /// Why its query cannot be run in a project; `None` where it can be, or there is none.
    pub fn query_fault(&self, snapshot: &Snapshot) -> Option<QueryFault> {
        if self.query.trim().is_empty() {
            return None;
        }
        let query = parse(&self.query);
        query.and_then(|query| query.check(snapshot)).err()
    }

    /// Forgets what is no longer in the project.
    pub fn prune(&mut self, snapshot: &Snapshot) {
        self.codes.retain(|id| snapshot.code(*id).is_some());
        self.documents.retain(|id| snapshot.document(*id).is_some());
        self.groups.retain(|id| snapshot.group(*id).is_some());
        self.participants.retain(|id| snapshot.participant(*id).is_some());
        self.values
            .retain(|id, values| snapshot.attribute(*id).is_some() && !values.is_empty());
        self.coders.retain(|id| snapshot.coder(*id).is_some());
    }
}

/// In which order the rows stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum LadderOrder {
    /// As the code system is listed, then as the documents are, then as they are read.
    #[default]
    Codes,
    /// As the documents are listed, then as they are read.
    Text,
    /// What was coded last comes first.
    Newest,
}

impl LadderOrder {
    /// Every order, as they are offered.
    pub const ALL: [Self; 3] = [Self::Codes, Self::Text, Self::Newest];

    /// The name used on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Codes => "codes",
            Self::Text => "text",
            Self::Newest => "newest",
        }
    }
}

/// A row without its words: a hundred thousand of them are soon made and easily kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LadderEntry {
    /// The coding; the first one where several coders agree.
    pub coding: CodingId,
    /// The document it is in.
    pub document: DocumentId,
    /// The passage.
    pub range: CharRange,
    /// The code.
    pub code: CodeId,
    /// When it was given: UTC milliseconds since 1970.
    pub created_at: i64,
}

/// How important a row is: as important as the most important of the codings that agree in it and are selected.
pub fn importance_of(snapshot: &Snapshot, entry: &LadderEntry, selection: &SegmentSelection) -> Importance {
    let codings = selected_codings(snapshot, entry, selection);
    codings.map(|coding| coding.importance).max().unwrap_or_default()
}

/// How important a passage is for some codes: as important as the most important of its selected codings that bear one
/// of them.
pub(super) fn importance_for(
    snapshot: &Snapshot,
    entry: &LadderEntry,
    selection: &SegmentSelection,
    counts: impl Fn(CodeId) -> bool,
) -> Importance {
    let codings = on_passage(snapshot, entry.document, entry.range).iter();
    let counting = codings.filter(|coding| counts(coding.code) && selection.has_coding(coding));
    counting.map(|coding| coding.importance).max().unwrap_or_default()
}

/// The rows that are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LadderEntries {
    /// In their order.
    pub rows: Vec<LadderEntry>,
    /// How many there are without the filter.
    pub unfiltered: usize,
}

/// The rows that pass a filter. A passage that several coders gave the same code has one row.
pub fn ladder_entries(snapshot: &Snapshot, filter: &CodingFilter, order: LadderOrder) -> LadderEntries {
    RowFilter::new(snapshot, filter).entries(snapshot, order)
}

/// The codings that a row stands for, as far as they are selected: one, or those of the coders who agree.
pub fn selected_codings<'a>(
    snapshot: &'a Snapshot,
    row: &LadderEntry,
    selection: &SegmentSelection,
) -> impl Iterator<Item = &'a Coding> {
    let code = row.code;
    on_passage(snapshot, row.document, row.range)
        .iter()
        .filter(move |c| c.code == code && selection.has_coding(c))
}

/// The codings of exactly this passage.
fn on_passage(snapshot: &Snapshot, document: DocumentId, range: CharRange) -> &[Coding] {
    let codings = snapshot.codings_in(document);
    let order = |c: &Coding| (c.range.start, Reverse(c.range.end));
    let wanted = (range.start, Reverse(range.end));
    let from = codings.partition_point(|c| order(c) < wanted);
    let to = codings.partition_point(|c| order(c) <= wanted);
    codings.get(from..to).unwrap_or_default()
}

/// The ladder of what passes a filter.
///
/// A passage that several coders gave the same code has one row.
pub fn ladder<'a>(snapshot: &'a Snapshot, filter: &CodingFilter, order: LadderOrder) -> Vec<LadderRow<'a>> {
    let row_filter = RowFilter::new(snapshot, filter);
    let mut rows = LadderRowBuilder::new(snapshot, row_filter.selection.clone());
    let found = row_filter.entries(snapshot, order);
    found.rows.iter().filter_map(|row| rows.row(row)).collect()
}

/// Gives rows their words, looking each document and each code up once.
pub struct LadderRowBuilder<'a> {
    snapshot: &'a Snapshot,
    selection: SegmentSelection,
    documents: HashMap<DocumentId, (Speakers<'a>, Paragraphs<'a>)>,
    codes: HashMap<CodeId, LevelNames<'a>>,
}

/// The names from the level code up.
#[derive(Clone)]
struct LevelNames<'a> {
    code: Vec<&'a str>,
    subcategory: Option<&'a str>,
    category: Option<&'a str>,
}

impl<'a> LadderRowBuilder<'a> {
    /// Condensed units are those of the selected codings; of the selection coders and query count.
    pub fn new(snapshot: &'a Snapshot, selection: SegmentSelection) -> Self {
        Self {
            snapshot,
            selection,
            documents: HashMap::new(),
            codes: HashMap::new(),
        }
    }

    /// A row with its words; `None` when its coding is no longer in the project.
    pub fn row(&mut self, row: &LadderEntry) -> Option<LadderRow<'a>> {
        let snapshot = self.snapshot;
        let same = on_passage(snapshot, row.document, row.range);
        let coding = same.iter().find(|c| c.id == row.coding && c.code == row.code)?;
        let document = snapshot.document(row.document)?;
        let (speakers, places) = self.documents.entry(row.document).or_insert_with(|| {
            (
                Speakers::of(document, snapshot),
                Paragraphs::of(snapshot, document.id),
            )
        });
        let names = self
            .codes
            .entry(row.code)
            .or_insert_with(|| LevelNames::of(snapshot, row.code))
            .clone();
        let counts = |c: &&Coding| self.selection.has_coding(c);
        let condensed = same
            .iter()
            .filter(|c| c.code == row.code)
            .filter(counts)
            .find_map(|c| c.condensed.as_deref());
        Some(LadderRow {
            coding,
            speakers: speakers.in_passage(row.range),
            paragraph: places.number(coding),
            utterance: snapshot.text(row.document).map(|text| text.read(row.range)),
            condensed,
            code: names.code,
            subcategory: names.subcategory,
            category: names.category,
        })
    }
}

impl<'a> LevelNames<'a> {
    fn of(snapshot: &'a Snapshot, code: CodeId) -> Self {
        let line = snapshot.ancestry(code);
        let name = |c: &&'a std::sync::Arc<Code>| c.name.as_str();
        let nearest = |level| line.iter().rev().find(|c| c.level == level).map(name);
        Self {
            code: line.iter().filter(|c| c.level == Level::Code).map(name).collect(),
            subcategory: nearest(Level::Subcategory),
            category: nearest(Level::Category),
        }
    }
}

/// A filter with everything that follows from it looked up.
struct RowFilter {
    selection: SegmentSelection,
    /// The wanted codes with all below them; `None` lets all through.
    codes: Option<HashSet<CodeId>>,
    uncondensed: bool,
    least_importance: Importance,
    words: Option<Query>,
    /// Codes in whose names, or in those above them, the words stand.
    named: HashSet<CodeId>,
}

impl RowFilter {
    fn new(snapshot: &Snapshot, filter: &CodingFilter) -> Self {
        let words = Query::new(filter.words.trim(), SearchOptions::default()).ok();
        let named = words.as_ref().map(|query| {
            let found = |name: &str| !find(&FoldedText::new(name), query).is_empty();
            let own = snapshot.codes().filter(|c| found(&c.name));
            own.flat_map(|c| snapshot.descendants(c.id)).collect()
        });
        let selection = SegmentSelection::of_filter(snapshot, filter);
        Self {
            codes: selection.active_codes(snapshot),
            selection,
            uncondensed: filter.uncondensed,
            least_importance: filter.least_importance,
            words,
            named: named.unwrap_or_default(),
        }
    }

    fn entries(&self, snapshot: &Snapshot, order: LadderOrder) -> LadderEntries {
        let mut found = LadderEntries::default();
        for document in snapshot.documents() {
            let codings = snapshot.codings_in(document.id);
            let wanted = self.selection.has_document(document.id);
            let speakers = Speakers::of(document, snapshot);
            let hits = self.hits(snapshot, document.id, wanted && !codings.is_empty());
            for same in codings.chunk_by(|a, b| a.range == b.range) {
                let wanted_speaker = |range: CharRange| self.selection.speaking(&speakers, range).is_some();
                let wanted = wanted && same.first().is_some_and(|c| wanted_speaker(c.range));
                for (i, one) in same.iter().enumerate() {
                    if same.iter().take(i).any(|before| before.code == one.code) {
                        continue;
                    }
                    found.unfiltered += 1;
                    if !wanted || !self.codes.as_ref().is_none_or(|codes| codes.contains(&one.code)) {
                        continue;
                    }
                    let agree = same.iter().skip(i);
                    let agree = agree.filter(|c| c.code == one.code && self.selection.has_coding(c));
                    if let Some(coding) = agree.clone().next()
                        && !(self.uncondensed && agree.clone().any(|c| c.condensed.is_some()))
                        && agree.clone().any(|c| c.importance >= self.least_importance)
                        && self.reads(agree, &hits)
                    {
                        found.rows.push(LadderEntry {
                            coding: coding.id,
                            document: coding.document,
                            range: coding.range,
                            code: coding.code,
                            created_at: coding.created_at,
                        });
                    }
                }
            }
        }
        match order {
            LadderOrder::Text => {}
            LadderOrder::Newest => found.rows.sort_by_key(|row| Reverse(row.created_at)),
            LadderOrder::Codes => {
                let tree = snapshot.code_tree().into_iter().enumerate();
                let rank: HashMap<CodeId, usize> = tree.map(|(i, (_, code))| (code.id, i)).collect();
                found.rows.sort_by_cached_key(|row| rank.get(&row.code).copied());
            }
        }
        found
    }

    /// Where the words stand in a document, in reading order.
    fn hits(&self, snapshot: &Snapshot, document: DocumentId, wanted: bool) -> Vec<CharRange> {
        let (Some(query), Some(text)) = (&self.words, snapshot.text(document)) else {
            return Vec::new();
        };
        if !wanted {
            return Vec::new();
        }
        let found = find(text.folded(), query);
        found.into_iter().map(|bytes| text.range(bytes)).collect()
    }

    /// Whether the words stand in what a row shows.
    fn reads<'c>(&self, mut agree: impl Iterator<Item = &'c Coding> + Clone, hits: &[CharRange]) -> bool {
        let Some(query) = &self.words else { return true };
        let Some(one) = agree.clone().next() else {
            return false;
        };
        let first = hits.partition_point(|hit| hit.start < one.range.start);
        hits.get(first).is_some_and(|hit| hit.end <= one.range.end)
            || self.named.contains(&one.code)
            || agree.any(|c| {
                let condensed = c.condensed.as_deref();
                condensed.is_some_and(|text| !find(&FoldedText::new(text), query).is_empty())
            })
    }
}
