//! The journal told from the beginning: each operation is held against its seal, and each row that it changes against
//! the state to which the operations before it have led.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rusqlite::{Connection, Row};

use super::hash::Hash;
use super::rows::ReadMode;
use super::seal::{self, SEALED, Seal, TextHashes};
use super::{JournalStep, Problem, UndoStacks, journal};
use crate::jobs::Progress;
use crate::model::{
    Attribute, AttributeId, CaseSummary, Change, Code, CodeId, Coder, CoderId, Coding, CodingId, Delta,
    Document, DocumentId, Group, GroupId, Highlight, HighlightId, JournalAction, Memo, MemoId, OpId,
    Participant, ParticipantId, ProjectInfo, QueryId, SavedQuery, Shift, Snapshot, SnapshotRows, SummaryId,
    TextDelta, TextId, WordList, WordListId, inverse,
};

/// How many operations that do not fit are named; what follows from the first is of no use to anybody.
const NAMED: usize = 20;

/// What the journal tells.
#[derive(Default)]
pub(super) struct Replay {
    /// What is wrong in it.
    pub(super) problems: Vec<Problem>,
    /// Whether every operation could be read, so that `state` is the last one.
    pub(super) complete: bool,
    /// The number of the last operation that was read, 0 when there is none.
    pub(super) last: i64,
    /// The number of the last operation up to which everything is as it was written, 0 when there is none.
    pub(super) sound: i64,
    stacks: UndoStacks,
    /// How texts came to their present words, with the operations.
    pub(super) versions: Vec<(OpId, TextDelta)>,
    /// The hashes of texts, as far as operations brought them.
    pub(super) hashes: HashMap<TextId, Hash>,
    state: ReplayState,
}

/// Tells the journal, up to the first operation that is not there or cannot be read.
pub(super) fn replay(db: &Connection, progress: &Progress) -> rusqlite::Result<Replay> {
    tell(db, OpId(i64::MAX), ReadMode::Strict, progress)
}

/// Tells the journal up to an operation, this one included, or up to where it cannot be read.
pub(super) fn replay_readable(db: &Connection, end: OpId, progress: &Progress) -> Replay {
    tell(db, end, ReadMode::Salvage, progress).unwrap_or_else(|error| {
        log::warn!("the journal: {error}");
        Replay::default()
    })
}

fn tell(db: &Connection, end: OpId, reading: ReadMode, progress: &Progress) -> rusqlite::Result<Replay> {
    let mut seals: HashMap<OpId, Seal> = seal::all(db)?.into_iter().map(|seal| (seal.op, seal)).collect();
    let mut replay = Replay::default();
    let mut previous = Hash::default();
    let mut statement = db.prepare(&format!("SELECT {SEALED} FROM journal ORDER BY id"))?;
    let mut rows = statement.query([])?;
    loop {
        let expected = OpId(replay.last + 1);
        let row = match rows.next() {
            Ok(Some(row)) => row,
            Ok(None) => break,
            Err(error) if reading == ReadMode::Salvage => {
                log::warn!("operation {}: {error}", expected.0);
                replay.problems.push(Problem::Operation(expected));
                return Ok(replay);
            }
            Err(error) => return Err(error),
        };
        if expected > end {
            return Ok(replay);
        }
        if row.get::<_, OpId>(0)? != expected {
            replay.problems.push(Problem::Operation(expected));
            return Ok(replay);
        }
        match seals.remove(&expected) {
            Some(seal) => {
                if seal::hash_of_row(row, previous, &seal.texts)? != seal.hash
                    || !replay.note_text_hashes(&seal)
                {
                    replay.problems.push(Problem::Altered(expected));
                }
                previous = seal.hash;
            }
            None => replay.problems.push(Problem::Altered(expected)),
        }
        if let Err(error) = replay.operation(db, expected, row) {
            log::warn!("operation {}: {error}", expected.0);
            replay.problems.push(Problem::Operation(expected));
            return Ok(replay);
        }
        replay.last = expected.0;
        if progress.advance(1).is_err() {
            return Ok(replay);
        }
        if replay.problems.is_empty() {
            replay.sound = expected.0;
        }
    }
    // Where the last operations are gone, their seals may still be there.
    if let Some(op) = seals.into_keys().filter(|op| op.0 > replay.last).min() {
        replay.problems.push(Problem::Operation(op));
    } else if replay.last == 0 {
        replay.problems.push(Problem::Operation(OpId(1)));
    } else {
        replay.complete = true;
    }
    Ok(replay)
}

impl Replay {
    /// The state to which the operations lead; none when not even a project came into being.
    pub(super) fn state(&self) -> Option<Snapshot> {
        let project = self.state.project.clone()?;
        Some(Snapshot::from_rows(project, self.state.rows()))
    }

    /// The texts that the file must hold.
    pub(super) fn texts(&self) -> &BTreeSet<TextId> {
        &self.state.texts
    }

    /// The highest id that was ever given.
    pub(super) fn highest_id(&self) -> i64 {
        self.state.given.keys().copied().max().unwrap_or(0)
    }

    /// Learns the hashes of the texts that came in. `false` when they contradict what is known.
    fn note_text_hashes(&mut self, seal: &Seal) -> bool {
        let Ok(texts) = journal::parse::<TextHashes>(&seal.texts) else {
            return false;
        };
        texts
            .into_iter()
            .all(|(id, hash)| *self.hashes.entry(id).or_insert(hash) == hash)
    }

    /// One operation more. An error is about a value that makes no sense.
    fn operation(&mut self, db: &Connection, op: OpId, row: &Row<'_>) -> rusqlite::Result<()> {
        let action: JournalAction = row.get(3)?;
        let reverts: Option<OpId> = row.get(4)?;
        journal::entry(row)?;
        let changes: Vec<Change> = journal::parse(row.get_ref(10)?.as_str()?)?;
        let undoes = match reverts {
            Some(target) => journal::changes(db, target)?.is_some_and(|done| inverse(done) == changes),
            None => true,
        };
        if !self.takes_back_validly(op, action, reverts) || !undoes {
            self.problems.push(Problem::Reverts(op));
        }
        let mut fits = true;
        let mut touched = BTreeSet::new();
        for change in changes {
            match &change {
                Change::Document(delta) => touched.extend(delta.after.as_ref().map(|d| d.id)),
                Change::Text(delta) => self.versions.push((op, delta.clone())),
                _ => {}
            }
            fits &= self.state.apply(change, &mut self.problems);
        }
        let mut documents = touched.iter().filter_map(|id| self.state.documents.get(id));
        fits &= documents.all(|document| self.state.texts.contains(&document.text));
        if !fits && self.problems.len() < NAMED {
            self.problems.push(Problem::Before(op));
        }
        Ok(())
    }

    /// Whether an operation takes back what can be taken back at this moment, or nothing at all. The first operation,
    /// which made the project, is never taken back.
    fn takes_back_validly(&mut self, op: OpId, action: JournalAction, reverts: Option<OpId>) -> bool {
        let next = match action {
            JournalAction::Do => None,
            JournalAction::Undo => self.stacks.undo.last().copied(),
            JournalAction::Redo => self.stacks.redo.last().copied(),
        };
        if op.0 > 1 {
            self.stacks.push(JournalStep { op, action });
        }
        reverts == next && reverts.is_none() == (action == JournalAction::Do)
    }
}

/// A project between two operations, as rows by their ids.
#[derive(Default)]
struct ReplayState {
    project: Option<ProjectInfo>,
    groups: BTreeMap<GroupId, Group>,
    documents: BTreeMap<DocumentId, Document>,
    codes: BTreeMap<CodeId, Code>,
    codings: BTreeMap<CodingId, Coding>,
    memos: BTreeMap<MemoId, Memo>,
    highlights: BTreeMap<HighlightId, Highlight>,
    summaries: BTreeMap<SummaryId, CaseSummary>,
    queries: BTreeMap<QueryId, SavedQuery>,
    word_lists: BTreeMap<WordListId, WordList>,
    participants: BTreeMap<ParticipantId, Participant>,
    attributes: BTreeMap<AttributeId, Attribute>,
    coders: BTreeMap<CoderId, Coder>,
    /// Texts that are in the file: they came in, and none has followed them.
    texts: BTreeSet<TextId>,
    /// Every id that was ever given, with what it was given to.
    given: HashMap<i64, RowKind>,
}

/// What an id can be given to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum RowKind {
    Group,
    Document,
    Text,
    Code,
    Coding,
    Memo,
    Highlight,
    Summary,
    Query,
    WordList,
    Participant,
    Attribute,
    Coder,
}

impl ReplayState {
    /// Runs a change. Returns whether the rows were as it says that they were.
    fn apply(&mut self, change: Change, problems: &mut Vec<Problem>) -> bool {
        let born = match &change {
            Change::Project(_) | Change::Text(_) | Change::Shifts(..) => None,
            Change::Group(d) => d.after.as_ref().map(|r| (r.id.0, RowKind::Group)),
            Change::Document(d) => d.after.as_ref().map(|r| (r.id.0, RowKind::Document)),
            Change::Code(d) => d.after.as_ref().map(|r| (r.id.0, RowKind::Code)),
            Change::Coding(d) => d.after.as_ref().map(|r| (r.id.0, RowKind::Coding)),
            Change::Memo(d) => d.after.as_ref().map(|r| (r.id.0, RowKind::Memo)),
            Change::Highlight(d) => d.after.as_ref().map(|r| (r.id.0, RowKind::Highlight)),
            Change::CaseSummary(d) => d.after.as_ref().map(|r| (r.id.0, RowKind::Summary)),
            Change::SavedQuery(d) => d.after.as_ref().map(|r| (r.id.0, RowKind::Query)),
            Change::WordList(d) => d.after.as_ref().map(|r| (r.id.0, RowKind::WordList)),
            Change::Participant(d) => d.after.as_ref().map(|r| (r.id.0, RowKind::Participant)),
            Change::Attribute(d) => d.after.as_ref().map(|r| (r.id.0, RowKind::Attribute)),
            Change::Coder(d) => d.after.as_ref().map(|r| (r.id.0, RowKind::Coder)),
        };
        let text = match &change {
            Change::Document(d) => d.after.as_ref().map(|r| r.text),
            Change::Text(d) => Some(d.after),
            _ => None,
        };
        let known_text = text.is_some_and(|id| self.given.contains_key(&id.0));
        for (id, noun) in born.into_iter().chain(text.map(|id| (id.0, RowKind::Text))) {
            if *self.given.entry(id).or_insert(noun) != noun {
                problems.push(Problem::Id(id));
            }
        }
        match change {
            Change::Project(delta) => {
                let fits = delta.before == self.project && delta.after.is_some();
                self.project = delta.after;
                fits
            }
            Change::Group(delta) => replace(&mut self.groups, delta, |r| r.id),
            Change::Document(delta) => {
                // A text comes in with the first document that has it.
                self.texts.extend(text.filter(|_| !known_text));
                replace(&mut self.documents, delta, |r| r.id)
            }
            Change::Code(delta) => replace(&mut self.codes, delta, |r| r.id),
            Change::Coding(delta) => replace(&mut self.codings, delta, |r| r.id),
            Change::Memo(delta) => replace(&mut self.memos, delta, |r| r.id),
            Change::Highlight(delta) => replace(&mut self.highlights, delta, |r| r.id),
            Change::CaseSummary(delta) => replace(&mut self.summaries, delta, |r| r.id),
            Change::SavedQuery(delta) => replace(&mut self.queries, delta, |r| r.id),
            Change::WordList(delta) => replace(&mut self.word_lists, delta, |r| r.id),
            Change::Participant(delta) => replace(&mut self.participants, delta, |r| r.id),
            Change::Attribute(delta) => replace(&mut self.attributes, delta, |r| r.id),
            Change::Coder(delta) => replace(&mut self.coders, delta, |r| r.id),
            Change::Text(delta) => {
                let there = self.texts.remove(&delta.before);
                self.texts.insert(delta.after);
                there
            }
            Change::Shifts(document, shifts) => {
                let moved = shifts.into_iter().map(|shift| self.shift(document, shift));
                moved.fold(true, |all, one| all & one)
            }
        }
    }

    fn shift(&mut self, document: DocumentId, shift: Shift) -> bool {
        match self.codings.get_mut(&shift.coding) {
            Some(coding) => {
                let fits = coding.document == document && coding.range == shift.before;
                coding.range = shift.after;
                fits
            }
            None => false,
        }
    }

    fn rows(&self) -> SnapshotRows {
        fn list<I, T: Clone>(rows: &BTreeMap<I, T>) -> Vec<T> {
            rows.values().cloned().collect()
        }
        SnapshotRows {
            groups: list(&self.groups),
            documents: list(&self.documents),
            codes: list(&self.codes),
            codings: list(&self.codings),
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
}

/// Puts the row after in the place of the row before. Returns whether that was there as the change says.
fn replace<I: Ord, T: PartialEq>(rows: &mut BTreeMap<I, T>, delta: Delta<T>, id: impl Fn(&T) -> I) -> bool {
    match (delta.before, delta.after) {
        (None, Some(after)) => rows.insert(id(&after), after).is_none(),
        (Some(before), None) => rows.remove(&id(&before)).is_some_and(|row| row == before),
        (Some(before), Some(after)) => {
            let same = id(&before) == id(&after);
            let was = rows.insert(id(&after), after);
            same && was.is_some_and(|row| row == before)
        }
        (None, None) => false,
    }
}
