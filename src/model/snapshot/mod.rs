//! The whole project in memory: a value that is cheap to clone, so that every thread can hold one that never changes.

mod apply;
mod codings;
mod compare;
mod order;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use imbl::{OrdMap, OrdSet};

use super::{
    Attribute, AttributeId, Case, CaseSummary, Code, CodeId, CodePath, Coder, CoderId, Coding, CodingId,
    Document, DocumentId, Group, GroupId, Highlight, HighlightId, Level, Memo, MemoId, MemoTarget,
    Participant, ParticipantId, ProjectInfo, QueryId, SavedQuery, SummaryId, TextId, WordList, WordListId,
};
use crate::text::word_index::WordIndex;
use crate::text::{CharRange, Text};
use codings::CodingList;
pub use codings::{CodingMark, KeptTally, PlaceTally};
use order::OrderedRows;

/// The state of a project between two operations.
///
/// Equality compares everything but the texts, which are equal when their ids are.
#[derive(Clone, Debug)]
pub struct Snapshot {
    pub(super) project: Arc<ProjectInfo>,
    pub(super) groups: OrdMap<GroupId, Arc<Group>>,
    pub(super) documents: OrdMap<DocumentId, Arc<Document>>,
    pub(super) codes: OrdMap<CodeId, Arc<Code>>,
    pub(super) codings: OrdMap<DocumentId, Arc<CodingList>>,
    pub(super) memos: OrdMap<MemoId, Arc<Memo>>,
    pub(super) highlights: OrdMap<HighlightId, Arc<Highlight>>,
    pub(super) summaries: OrdMap<SummaryId, Arc<CaseSummary>>,
    pub(super) queries: OrdMap<QueryId, Arc<SavedQuery>>,
    pub(super) word_lists: OrdMap<WordListId, Arc<WordList>>,
    pub(super) participants: OrdMap<ParticipantId, Arc<Participant>>,
    pub(super) attributes: OrdMap<AttributeId, Arc<Attribute>>,
    pub(super) coders: OrdMap<CoderId, Arc<Coder>>,
    /// Codings of each code itself; a code without any has no entry.
    counts: OrdMap<CodeId, usize>,
    /// The document of each coding.
    coded_in: OrdMap<CodingId, DocumentId>,
    /// Codes by what they stand below; the roots below nothing.
    pub(super) code_order: OrderedRows<Option<CodeId>>,
    /// Documents by their group.
    pub(super) document_order: OrderedRows<Option<GroupId>>,
    pub(super) group_order: OrderedRows<()>,
    pub(super) participant_order: OrderedRows<()>,
    pub(super) attribute_order: OrderedRows<()>,
    /// Memos by what they are about; those on the passages of one document stand together, in reading order.
    about: OrdSet<(MemoTarget, MemoId)>,
    /// Highlights by their document and where they begin in it.
    highlighted: OrdSet<(DocumentId, u32, HighlightId)>,
    /// Summaries by their cell of the grid.
    summarised: OrdMap<(Case, CodeId), SummaryId>,
    /// Texts are loaded when first needed; a loaded one is seen by every clone.
    texts: OrdMap<TextId, Arc<OnceLock<Text>>>,
    /// The words of texts, for all clones.
    words: Arc<WordIndex>,
}

/// The rows of a file, for building a snapshot at once.
#[derive(Clone, Debug, Default)]
pub struct SnapshotRows {
    /// Groups of documents.
    pub groups: Vec<Group>,
    /// Documents.
    pub documents: Vec<Document>,
    /// Codes.
    pub codes: Vec<Code>,
    /// Codings, in any order.
    pub codings: Vec<Coding>,
    /// Memos.
    pub memos: Vec<Memo>,
    /// Highlighted passages.
    pub highlights: Vec<Highlight>,
    /// Summaries of cases.
    pub summaries: Vec<CaseSummary>,
    /// Queries that are kept.
    pub queries: Vec<SavedQuery>,
    /// Lists of words.
    pub word_lists: Vec<WordList>,
    /// Participants.
    pub participants: Vec<Participant>,
    /// Attributes.
    pub attributes: Vec<Attribute>,
    /// Coders.
    pub coders: Vec<Coder>,
}

impl SnapshotRows {
    /// The highest id of any row, 0 when there is none.
    pub fn highest_id(&self) -> i64 {
        let documents = self.documents.iter().map(|r| r.id.0.max(r.text.0));
        [
            self.groups.iter().map(|r| r.id.0).max(),
            documents.max(),
            self.codes.iter().map(|r| r.id.0).max(),
            self.codings.iter().map(|r| r.id.0).max(),
            self.memos.iter().map(|r| r.id.0).max(),
            self.highlights.iter().map(|r| r.id.0).max(),
            self.summaries.iter().map(|r| r.id.0).max(),
            self.queries.iter().map(|r| r.id.0).max(),
            self.word_lists.iter().map(|r| r.id.0).max(),
            self.participants.iter().map(|r| r.id.0).max(),
            self.attributes.iter().map(|r| r.id.0).max(),
            self.coders.iter().map(|r| r.id.0).max(),
        ]
        .into_iter()
        .flatten()
        .max()
        .unwrap_or(0)
    }
}

impl PartialEq for Snapshot {
    fn eq(&self, other: &Self) -> bool {
        // Compares the indexes as well: they follow from the rows, and a test that compares two states is to see it if they
        // do not.
        self.differences(other).is_empty()
            && self.counts == other.counts
            && self.coded_in == other.coded_in
            && self.about == other.about
            && self.highlighted == other.highlighted
            && self.summarised == other.summarised
            && self.code_order == other.code_order
            && self.document_order == other.document_order
            && self.group_order == other.group_order
            && self.participant_order == other.participant_order
            && self.attribute_order == other.attribute_order
    }
}

impl Snapshot {
    /// A project with nothing in it.
    pub fn new(project: ProjectInfo) -> Self {
        Self::from_rows(project, SnapshotRows::default())
    }

    /// The project that a file holds.
    pub fn from_rows(project: ProjectInfo, rows: SnapshotRows) -> Self {
        let mut counts = BTreeMap::<CodeId, usize>::new();
        let mut codings = BTreeMap::<DocumentId, Vec<Coding>>::new();
        let coded_in = rows.codings.iter().map(|c| (c.id, c.document)).collect();
        for coding in rows.codings {
            *counts.entry(coding.code).or_default() += 1;
            codings.entry(coding.document).or_default().push(coding);
        }
        Self {
            project: Arc::new(project),
            coded_in,
            code_order: rows.codes.iter().map(place_of_code).collect(),
            document_order: rows.documents.iter().map(place_of_document).collect(),
            group_order: rows.groups.iter().map(place_of_group).collect(),
            participant_order: rows.participants.iter().map(place_of_participant).collect(),
            attribute_order: rows.attributes.iter().map(place_of_attribute).collect(),
            groups: rows.groups.into_iter().map(|r| (r.id, Arc::new(r))).collect(),
            texts: rows.documents.iter().map(|d| (d.text, Arc::default())).collect(),
            documents: rows.documents.into_iter().map(|r| (r.id, Arc::new(r))).collect(),
            codes: rows.codes.into_iter().map(|r| (r.id, Arc::new(r))).collect(),
            codings: codings
                .into_iter()
                .map(|(document, rows)| (document, Arc::new(CodingList::new(rows))))
                .collect(),
            about: rows.memos.iter().map(|m| (m.target, m.id)).collect(),
            memos: rows.memos.into_iter().map(|r| (r.id, Arc::new(r))).collect(),
            highlighted: rows.highlights.iter().map(place_of_highlight).collect(),
            highlights: rows.highlights.into_iter().map(|r| (r.id, Arc::new(r))).collect(),
            summarised: rows.summaries.iter().map(|s| ((s.case, s.code), s.id)).collect(),
            summaries: rows.summaries.into_iter().map(|r| (r.id, Arc::new(r))).collect(),
            queries: rows.queries.into_iter().map(|r| (r.id, Arc::new(r))).collect(),
            word_lists: rows.word_lists.into_iter().map(|r| (r.id, Arc::new(r))).collect(),
            participants: rows
                .participants
                .into_iter()
                .map(|r| (r.id, Arc::new(r)))
                .collect(),
            attributes: rows.attributes.into_iter().map(|r| (r.id, Arc::new(r))).collect(),
            coders: rows.coders.into_iter().map(|r| (r.id, Arc::new(r))).collect(),
            counts: counts.into_iter().collect(),
            words: Arc::default(),
        }
    }

    /// All rows but the project's own, each list by age.
    pub fn to_rows(&self) -> SnapshotRows {
        fn list<I: Ord, T: Clone>(rows: &OrdMap<I, Arc<T>>) -> Vec<T> {
            rows.values().map(|r| T::clone(r)).collect()
        }
        let mut codings: Vec<Coding> = self
            .codings
            .values()
            .flat_map(|l| l.rows().iter().cloned())
            .collect();
        codings.sort_by_key(|c| c.id);
        SnapshotRows {
            groups: list(&self.groups),
            documents: list(&self.documents),
            codes: list(&self.codes),
            codings,
            memos: list(&self.memos),
            highlights: list(&self.highlights),
            summaries: list(&self.summaries),
            queries: list(&self.queries),
            word_lists: list(&self.word_lists),
            participants: list(&self.participants),
            attributes: list(&self.attributes),
            coders: list(&self.coders),
        }
    }

    /// The project's own row.
    pub fn project(&self) -> &ProjectInfo {
        &self.project
    }

    /// The project's name of a level.
    pub fn level_name(&self, level: Level) -> &str {
        self.project.levels.get(level.index()).map_or("", String::as_str)
    }

    /// What the project calls a level where it gave it a name of its own.
    pub fn own_level_name(&self, level: Level) -> Option<&str> {
        let own = self.level_name(level);
        let kept = ProjectInfo::named("").levels;
        let usual = kept.get(level.index()).map_or("", String::as_str);
        (!own.is_empty() && own != usual).then_some(own)
    }

    // Documents

    /// Groups in their order.
    pub fn groups(&self) -> Vec<&Arc<Group>> {
        let rows = self.group_order.rows(());
        rows.filter_map(|id| self.groups.get(&GroupId(id))).collect()
    }

    /// A group.
    pub fn group(&self, id: GroupId) -> Option<&Arc<Group>> {
        self.groups.get(&id)
    }

    /// Documents in the order in which lists and tables show them: by group, then by position.
    pub fn documents(&self) -> Vec<&Arc<Document>> {
        let rank: HashMap<GroupId, usize> =
            self.groups().iter().enumerate().map(|(i, g)| (g.id, i)).collect();
        let rank_of = |d: &Document| d.group.and_then(|g| rank.get(&g).copied()).unwrap_or(usize::MAX);
        let mut documents: Vec<_> = self.documents.values().collect();
        documents.sort_by_key(|d| (rank_of(d), d.position, d.id.0));
        documents
    }

    /// A document.
    pub fn document(&self, id: DocumentId) -> Option<&Arc<Document>> {
        self.documents.get(&id)
    }

    /// The document of that exact name.
    pub fn document_named(&self, name: &str) -> Option<&Arc<Document>> {
        self.documents.values().find(|d| d.name == name)
    }

    /// Number of documents.
    pub fn document_count(&self) -> usize {
        self.documents.len()
    }

    /// The text of a document, once `Session::text` or `Session::load_texts` has fetched it.
    pub fn text(&self, document: DocumentId) -> Option<&Text> {
        self.texts.get(&self.documents.get(&document)?.text)?.get()
    }

    /// Keeps a text that was fetched from the file, in this and all clones that know the document.
    pub fn keep_text(&self, id: TextId, text: Text) {
        if let Some(cell) = self.texts.get(&id) {
            // A second fetch brings the same text: a text never changes.
            let _ = cell.set(text);
        }
    }

    /// Brings a new text in, for a document that is about to be added or changed.
    pub(super) fn add_text(&mut self, id: TextId, text: Text) {
        self.texts.insert(id, Arc::new(OnceLock::from(text)));
    }

    /// A version of a text, once it has been fetched or has come about by a change of one that was.
    pub fn version(&self, id: TextId) -> Option<&Text> {
        self.texts.get(&id)?.get()
    }

    /// Where the words of texts are kept that were counted once.
    pub fn word_index(&self) -> &WordIndex {
        &self.words
    }

    // The code system

    /// Children of a code, or the roots, in their order.
    pub fn children(&self, parent: Option<CodeId>) -> Vec<&Arc<Code>> {
        self.below(parent).collect()
    }

    /// The same, one after the other from either end.
    pub(super) fn below(&self, parent: Option<CodeId>) -> impl DoubleEndedIterator<Item = &Arc<Code>> {
        let rows = self.code_order.rows(parent);
        rows.filter_map(|id| self.codes.get(&CodeId(id)))
    }

    /// The whole code system depth first, each code with its depth from 0.
    pub fn code_tree(&self) -> Vec<(usize, &Arc<Code>)> {
        let mut stack: Vec<(usize, &Arc<Code>)> = self.below(None).rev().map(|c| (0, c)).collect();
        let mut out = Vec::with_capacity(self.codes.len());
        while let Some((depth, code)) = stack.pop() {
            out.push((depth, code));
            stack.extend(self.below(Some(code.id)).rev().map(|c| (depth + 1, c)));
        }
        out
    }

    /// A code.
    pub fn code(&self, id: CodeId) -> Option<&Arc<Code>> {
        self.codes.get(&id)
    }

    /// All codes by age.
    pub fn codes(&self) -> impl Iterator<Item = &Arc<Code>> {
        self.codes.values()
    }

    /// Number of codes, subcategories and categories included.
    pub fn code_count(&self) -> usize {
        self.codes.len()
    }

    /// The code and all above it, the outermost first.
    pub fn ancestry(&self, id: CodeId) -> Vec<&Arc<Code>> {
        let mut line = Vec::new();
        let mut next = self.codes.get(&id);
        while let Some(code) = next {
            // A cycle cannot be made here, but a damaged file must not hang the program.
            if line.len() > self.codes.len() {
                break;
            }
            line.push(code);
            next = code.parent.and_then(|p| self.codes.get(&p));
        }
        line.reverse();
        line
    }

    /// Where a code stands, written `category > subcategory > code`.
    pub fn code_path(&self, id: CodeId) -> CodePath {
        CodePath::new(self.ancestry(id).iter().map(|c| c.name.as_str()))
    }

    /// The nearest code of that level at or above a code.
    pub fn at_level(&self, id: CodeId, level: Level) -> Option<&Arc<Code>> {
        self.ancestry(id).into_iter().rev().find(|c| c.level == level)
    }

    /// The code itself and everything below it.
    pub fn descendants(&self, id: CodeId) -> HashSet<CodeId> {
        let mut found = HashSet::new();
        let mut stack = vec![id];
        while let Some(next) = stack.pop() {
            if found.insert(next) {
                stack.extend(self.code_order.rows(Some(next)).map(CodeId));
            }
        }
        found
    }

    // Codings

    /// Codings of a document in reading order: by start, the longer first.
    pub fn codings_in(&self, document: DocumentId) -> &[Coding] {
        self.codings.get(&document).map_or(&[], |list| list.rows())
    }

    /// The passages and codes of [`Self::codings_in`], one for one: whoever counts a million of them need not go through
    /// all that is known of each. They are put together when first asked for and kept as long as nothing there changes.
    pub fn marks_in(&self, document: DocumentId) -> &[CodingMark] {
        self.codings.get(&document).map_or(&[], |list| list.marks())
    }

    /// What was counted last of the codings of a document; kept as long as nothing there changes.
    pub fn kept_tally(&self, document: DocumentId) -> Option<Arc<KeptTally>> {
        self.codings.get(&document)?.tally()
    }

    /// Keeps what was counted of the codings of a document, in the place of what was counted before.
    pub fn keep_tally(&self, document: DocumentId, tally: KeptTally) {
        if let Some(list) = self.codings.get(&document) {
            list.keep_tally(tally);
        }
    }

    /// All codings, document by document in the order of [`Self::documents`].
    pub fn codings(&self) -> impl Iterator<Item = &Coding> {
        self.documents().into_iter().flat_map(|d| self.codings_in(d.id))
    }

    /// A coding; looks through the codings of its document.
    pub fn coding(&self, id: CodingId) -> Option<&Coding> {
        let document = self.coded_in.get(&id)?;
        self.codings_in(*document).iter().find(|c| c.id == id)
    }

    /// Whether there is such a coding.
    pub fn has_coding(&self, id: CodingId) -> bool {
        self.coded_in.contains_key(&id)
    }

    /// Several codings at once, in reading order, in one look through the codings of their documents.
    pub fn codings_of(&self, ids: &HashSet<CodingId>) -> Vec<&Coding> {
        let documents: BTreeSet<DocumentId> = ids
            .iter()
            .filter_map(|id| self.coded_in.get(id).copied())
            .collect();
        documents
            .into_iter()
            .flat_map(|d| self.codings_in(d))
            .filter(|c| ids.contains(&c.id))
            .collect()
    }

    /// Number of codings in the project.
    pub fn coding_count(&self) -> usize {
        self.coded_in.len()
    }

    /// Number of codings of the code itself: two coders' codings of one passage are two. What is shown beside a code are
    /// passages, which `analysis::Counts` counts.
    pub fn own_count(&self, code: CodeId) -> usize {
        self.counts.get(&code).copied().unwrap_or(0)
    }

    // Memos

    /// Memos by age.
    pub fn memos(&self) -> impl Iterator<Item = &Arc<Memo>> {
        self.memos.values()
    }

    /// A memo.
    pub fn memo(&self, id: MemoId) -> Option<&Arc<Memo>> {
        self.memos.get(&id)
    }

    /// Number of memos.
    pub fn memo_count(&self) -> usize {
        self.memos.len()
    }

    /// The first memo on a target.
    pub fn memo_on(&self, target: MemoTarget) -> Option<&Arc<Memo>> {
        self.memos_on(target).next()
    }

    /// All memos on a target by age. Only the project has more than one, unless a file brings others.
    pub fn memos_on(&self, target: MemoTarget) -> impl Iterator<Item = &Arc<Memo>> {
        self.memos_between(target, target)
    }

    /// Memos on the passages of a document, in reading order.
    pub fn passage_memos(&self, document: DocumentId) -> impl Iterator<Item = &Arc<Memo>> {
        let at = |n| MemoTarget::Passage(document, CharRange { start: n, end: n });
        self.memos_between(at(0), at(u32::MAX))
    }

    /// Memos whose targets stand from `first` to `last`, by target and then by age.
    fn memos_between(&self, first: MemoTarget, last: MemoTarget) -> impl Iterator<Item = &Arc<Memo>> {
        let range = (first, MemoId(i64::MIN))..=(last, MemoId(i64::MAX));
        self.about.range(range).filter_map(|(_, id)| self.memos.get(id))
    }

    // Highlights

    /// A highlighted passage.
    pub fn highlight(&self, id: HighlightId) -> Option<&Arc<Highlight>> {
        self.highlights.get(&id)
    }

    /// The highlighted passages of a document, in reading order.
    pub fn highlights_in(&self, document: DocumentId) -> impl Iterator<Item = &Arc<Highlight>> {
        let range = (document, 0, HighlightId(i64::MIN))..=(document, u32::MAX, HighlightId(i64::MAX));
        let places = self.highlighted.range(range);
        places.filter_map(|(_, _, id)| self.highlights.get(id))
    }

    /// The highlighted passages of a document that lie inside `range`, in reading order.
    pub fn highlights_inside(
        &self,
        document: DocumentId,
        range: CharRange,
    ) -> impl Iterator<Item = &Arc<Highlight>> {
        let first = (document, range.start, HighlightId(i64::MIN));
        let last = (document, range.end, HighlightId(i64::MAX));
        let places = self.highlighted.range(first..=last);
        let rows = places.filter_map(|(_, _, id)| self.highlights.get(id));
        rows.filter(move |row| row.range.end <= range.end)
    }

    /// Number of highlighted passages.
    pub fn highlight_count(&self) -> usize {
        self.highlights.len()
    }

    // Findings

    /// Summaries of cases by age.
    pub fn summaries(&self) -> impl Iterator<Item = &Arc<CaseSummary>> {
        self.summaries.values()
    }

    /// A summary of a case.
    pub fn summary(&self, id: SummaryId) -> Option<&Arc<CaseSummary>> {
        self.summaries.get(&id)
    }

    /// What a case says about a code, if it is written.
    pub fn summary_of(&self, case: Case, code: CodeId) -> Option<&Arc<CaseSummary>> {
        self.summaries.get(self.summarised.get(&(case, code))?)
    }

    /// Queries that are kept, in their order.
    pub fn queries(&self) -> impl Iterator<Item = &Arc<SavedQuery>> {
        let mut rows: Vec<_> = self.queries.values().collect();
        rows.sort_by_key(|row| (row.position, row.id));
        rows.into_iter()
    }

    /// A query that is kept.
    pub fn query(&self, id: QueryId) -> Option<&Arc<SavedQuery>> {
        self.queries.get(&id)
    }

    /// Lists of words, in their order.
    pub fn word_lists(&self) -> impl Iterator<Item = &Arc<WordList>> {
        let mut rows: Vec<_> = self.word_lists.values().collect();
        rows.sort_by_key(|row| (row.position, row.id));
        rows.into_iter()
    }

    /// A list of words.
    pub fn word_list(&self, id: WordListId) -> Option<&Arc<WordList>> {
        self.word_lists.get(&id)
    }

    // Participants and coders

    /// Participants in their order.
    pub fn participants(&self) -> Vec<&Arc<Participant>> {
        let rows = self.participant_order.rows(());
        rows.filter_map(|id| self.participants.get(&ParticipantId(id)))
            .collect()
    }

    /// A participant.
    pub fn participant(&self, id: ParticipantId) -> Option<&Arc<Participant>> {
        self.participants.get(&id)
    }

    /// The documents in which a participant speaks, in their order.
    pub fn documents_of(&self, participant: ParticipantId) -> Vec<&Arc<Document>> {
        self.documents()
            .into_iter()
            .filter(|d| d.participants.contains(&participant))
            .collect()
    }

    /// Attributes in their order.
    pub fn attributes(&self) -> Vec<&Arc<Attribute>> {
        let rows = self.attribute_order.rows(());
        rows.filter_map(|id| self.attributes.get(&AttributeId(id)))
            .collect()
    }

    /// An attribute.
    pub fn attribute(&self, id: AttributeId) -> Option<&Arc<Attribute>> {
        self.attributes.get(&id)
    }

    /// Coders by age.
    pub fn coders(&self) -> impl Iterator<Item = &Arc<Coder>> {
        self.coders.values()
    }

    /// A coder.
    pub fn coder(&self, id: CoderId) -> Option<&Arc<Coder>> {
        self.coders.get(&id)
    }

    /// The coder of that exact name.
    pub fn coder_named(&self, name: &str) -> Option<&Arc<Coder>> {
        self.coders.values().find(|c| c.name == name)
    }
}

fn place_of_code(row: &Code) -> (Option<CodeId>, i64, i64) {
    (row.parent, row.position, row.id.0)
}

fn place_of_document(row: &Document) -> (Option<GroupId>, i64, i64) {
    (row.group, row.position, row.id.0)
}

fn place_of_group(row: &Group) -> ((), i64, i64) {
    ((), row.position, row.id.0)
}

fn place_of_highlight(row: &Highlight) -> (DocumentId, u32, HighlightId) {
    (row.document, row.range.start, row.id)
}

fn place_of_participant(row: &Participant) -> ((), i64, i64) {
    ((), row.position, row.id.0)
}

fn place_of_attribute(row: &Attribute) -> ((), i64, i64) {
    ((), row.position, row.id.0)
}
