//! Planning: an edit is checked against the snapshot and broken down into changes, on a scratch copy that becomes
//! the next snapshot when the file has taken the same changes.

mod codes;
mod codings;
mod documents;
mod findings;
#[cfg(test)]
mod findings_tests;
mod highlights;
mod hues;
#[cfg(test)]
mod labels_tests;
#[cfg(test)]
mod marks_tests;
mod memos;
#[cfg(test)]
mod merge_tests;
mod names;
mod neighbours;
mod participants;
mod parting;
#[cfg(test)]
mod tests;
mod texts;
#[cfg(test)]
mod texts_tests;
mod turns;

use std::collections::HashMap;

pub use codes::{CODES_DEEP, CodeFinder, deletion_of_codes, find_code};
pub use documents::{DocumentFinder, deletion_of_documents, find_document};
use hues::Hues;
pub use hues::PALETTE;
use names::{NameIndex, NameScope};
pub use texts::{Vanishing, vanishing};

use super::{
    Attribute, AttributeId, CaseSummary, Change, Code, CodeId, Coder, CoderId, Coding, CodingId, Created,
    Delta, Document, DocumentId, Edit, EditError, Group, GroupId, Guid, Highlight, HighlightId, Memo, MemoId,
    OperationKind, Participant, ParticipantId, ProjectInfo, QueryId, SavedQuery, Snapshot, Summary,
    SummaryId, TextId, WordList, WordListId,
};
use crate::text::controls::{is_invisible, replace_strays};
use crate::text::segment::line_ends;
use crate::text::{Text, tidy_name};

/// What an edit comes to.
#[derive(Debug)]
pub struct Plan {
    /// The changes, in order.
    pub changes: Vec<Change>,
    /// Texts that must be stored with them.
    pub texts: Vec<(TextId, Text)>,
    /// The state after them.
    pub after: Snapshot,
    /// The next free id after them.
    pub next_id: i64,
    /// The person who acts.
    pub coder: CoderId,
    /// What to tell.
    pub summary: Summary,
    /// What came into being.
    pub created: Created,
}

/// Plans an edit by the person of that name at that time (UTC milliseconds).
///
/// Texts of documents whose passages are coded or whose words change must have been loaded. Nothing is changed by planning.
pub fn plan(edit: Edit, before: &Snapshot, next_id: i64, coder: &str, now: i64) -> Result<Plan, EditError> {
    let mut planner = Planner {
        now,
        next_id,
        coder: CoderId(0),
        snapshot: before.clone(),
        changes: Vec::new(),
        texts: Vec::new(),
        created: Created::default(),
        names: NameIndex::default(),
        coders: None,
        hues: Hues::default(),
    };
    planner.coder = planner.coder_called(coder)?;
    let person_is_new = planner.changes.len();
    let summary = planner.run(edit)?;
    if planner.changes.len() == person_is_new {
        return Err(EditError::NothingToDo);
    }
    Ok(Plan {
        changes: planner.changes,
        texts: planner.texts,
        after: planner.snapshot,
        next_id: planner.next_id,
        coder: planner.coder,
        summary,
        created: planner.created,
    })
}

/// The scratch copy on which an edit is tried.
struct Planner {
    now: i64,
    next_id: i64,
    coder: CoderId,
    snapshot: Snapshot,
    changes: Vec<Change>,
    texts: Vec<(TextId, Text)>,
    created: Created,
    names: NameIndex,
    /// The coders by name, once one was asked for.
    coders: Option<HashMap<String, CoderId>>,
    hues: Hues,
}

impl Planner {
    fn run(&mut self, edit: Edit) -> Result<Summary, EditError> {
        match edit {
            Edit::SetProject {
                name,
                description,
                levels,
            } => self.set_project(&name, description, levels),

            Edit::AddDocuments(documents) => self.add_documents(documents),
            Edit::RenameDocument(id, name) => self.rename_document(id, &name),
            Edit::SetDocumentKind(id, kind) => {
                self.change_document(id, OperationKind::DocumentKind, |d| d.kind = kind)
            }
            Edit::SetDocumentDirection(id, direction) => {
                self.change_document(id, OperationKind::DocumentDirection, |d| d.direction = direction)
            }
            Edit::SetDocumentState(ids, state) => self.set_document_state(&ids, state),
            Edit::MoveDocuments {
                documents,
                group,
                before,
            } => self.move_documents(&documents, group, before),
            Edit::GatherDocuments { documents, group } => self.gather_documents(&documents, &group),
            Edit::LinkParticipants(id, participants) => self.link_participants(id, participants),
            Edit::LinkSpeakers(links) => self.link_speakers(links),
            Edit::EditText { document, patch } => self.edit_text(document, &patch),
            Edit::ReplaceText(patches) => self.replace_text(patches),
            Edit::DeleteDocuments(ids) => self.delete_documents(&ids),
            Edit::CreateGroup(name) => self.create_group(&name),
            Edit::RenameGroup(id, name) => self.rename_group(id, &name),
            Edit::DeleteGroup(id) => self.delete_group(id),

            Edit::CreateCodes { parent, codes } => self.create_codes(parent, codes),
            Edit::ImportCodes(codes) => self.import_codes(codes),
            Edit::RenameCode(id, name) => self.rename_code(id, &name),
            Edit::RecolourCodes(ids, colour) => {
                self.change_codes(&ids, OperationKind::CodeRecolour, |c| c.colour = colour)
            }
            Edit::DefineCode(id, definition) => self.change_codes(&[id], OperationKind::CodeDefine, |c| {
                c.definition = clean_text(definition.clone())
            }),
            Edit::SetLevel(ids, level) => {
                let called = self.snapshot.own_level_name(level);
                let called = called.unwrap_or(level.key()).to_owned();
                let summary = self.change_codes(&ids, OperationKind::CodeLevel, |c| c.level = level)?;
                Ok(summary.with_other(called))
            }
            Edit::MoveCodes {
                codes,
                parent,
                before,
            } => self.move_codes(&codes, parent, before),
            Edit::GatherCodes {
                name,
                level,
                parent,
                codes,
            } => self.gather_codes(&name, level, parent, &codes),
            Edit::MergeCodes { from, into } => self.merge_codes(&from, into),
            Edit::DeleteCodes(ids) => self.delete_codes(&ids),

            Edit::AddCodings(codings) => self.add_codings(codings),
            Edit::ResizeCoding(id, range) => self.resize_coding(id, range),
            Edit::UncodePassage {
                document,
                range,
                codings,
            } => self.uncode_passage(document, range, &codings),
            Edit::SplitCoding(id, places) => self.split_coding(id, &places),
            Edit::RecodeCodings(ids, code) => self.recode_codings(&ids, code),
            Edit::DeleteCodings(ids) => self.delete_codings(&ids),
            Edit::SetCondensed(id, text) => self.set_condensed(id, &text),
            Edit::SetImportance(ids, importance) => self.set_importance(&ids, importance),
            Edit::MergeNeighbours(ids) => self.merge_neighbours(&ids),

            Edit::AddHighlight(document, range) => self.add_highlight(document, range),
            Edit::DeleteHighlights(ids) => self.delete_highlights(&ids),

            Edit::WriteMemo {
                memo,
                target,
                kind,
                body,
            } => self.write_memo(memo, target, kind, body),

            Edit::WriteSummary { case, code, body } => self.write_summary(case, code, body),
            Edit::SaveQuery { query, name, text } => self.save_query(query, &name, text),
            Edit::DeleteQueries(ids) => self.delete_queries(&ids),
            Edit::PutWordList {
                list,
                kind,
                name,
                note,
                entries,
            } => self.put_word_list(list, kind, &name, note, entries),
            Edit::DeleteWordLists(ids) => self.delete_word_lists(&ids),

            Edit::ImportParticipants(people) => self.import_participants(people),
            Edit::EditParticipant {
                participant,
                name,
                values,
                introduced_by,
            } => self.edit_participant(participant, &name, values, introduced_by),
            Edit::DeleteParticipants(ids) => self.delete_participants(&ids),
            Edit::CreateAttribute(name) => self.create_attribute(&name),
            Edit::RenameAttribute(id, name) => self.rename_attribute(id, &name),
            Edit::DeleteAttribute(id) => self.delete_attribute(id),

            Edit::RenameCoder(id, name) => self.rename_coder(id, &name),
        }
    }

    fn fresh_id(&mut self) -> i64 {
        let id = self.next_id;
        self.next_id += 1;
        id
    }

    /// The oldest row of that name there. Letter variants, marks and ZWNJ do not count.
    fn called(&mut self, place: NameScope, name: &str) -> Option<i64> {
        self.names.rows(&self.snapshot, place, name).first().copied()
    }

    /// Refuses a name that a row other than `but` has there.
    fn refuse_taken(&mut self, place: NameScope, name: &str, but: Option<i64>) -> Result<(), EditError> {
        let mut rows = self.names.rows(&self.snapshot, place, name).iter();
        if rows.any(|id| Some(*id) != but) {
            return Err(EditError::NameTaken(name.to_owned()));
        }
        Ok(())
    }

    /// Runs changes on the scratch copy and keeps them for the journal.
    fn commit(&mut self, changes: Vec<Change>) {
        self.snapshot.apply(&changes);
        for change in &changes {
            self.names.note(change);
            self.hues.note(change);
        }
        self.changes.extend(changes);
    }

    /// Writes a row, new or changed. A row that is already so makes no change.
    fn put<R: EditableRow>(&mut self, row: R) {
        let before = R::find(&self.snapshot, row.id());
        if before.as_ref() != Some(&row) {
            self.commit(vec![R::change(Delta {
                before,
                after: Some(row),
            })]);
        }
    }

    /// Deletes a row, if it is there.
    fn drop_row<R: EditableRow>(&mut self, id: R::Id) {
        let before = R::find(&self.snapshot, id);
        if before.is_some() {
            self.commit(vec![R::change(Delta { before, after: None })]);
        }
    }

    fn get<R: EditableRow>(&self, id: R::Id) -> Result<R, EditError> {
        R::find(&self.snapshot, id).ok_or(EditError::Missing(R::NOUN))
    }

    fn set_project(
        &mut self,
        name: &str,
        description: String,
        levels: [String; 3],
    ) -> Result<Summary, EditError> {
        let name = clean_name(name)?;
        let [first, second, third] = levels;
        let levels = [clean_name(&first)?, clean_name(&second)?, clean_name(&third)?];
        let before = self.snapshot.project().clone();
        let after = ProjectInfo {
            name: name.clone(),
            description: clean_text(description),
            levels,
            ..before.clone()
        };
        if before != after {
            self.commit(vec![Change::Project(Delta {
                before: Some(before),
                after: Some(after),
            })]);
        }
        Ok(Summary::new(OperationKind::ProjectSet, name, 1))
    }

    /// The coder of that name, created when missing.
    fn coder_called(&mut self, name: &str) -> Result<CoderId, EditError> {
        let name = clean_name(name)?;
        let coders = self.coders.get_or_insert_with(|| {
            let mut oldest = HashMap::new();
            for coder in self.snapshot.coders() {
                oldest.entry(coder.name.clone()).or_insert(coder.id);
            }
            oldest
        });
        if let Some(id) = coders.get(&name) {
            return Ok(*id);
        }
        let id = CoderId(self.next_id);
        coders.insert(name.clone(), id);
        self.next_id += 1;
        self.put(Coder {
            id,
            guid: Guid::new(),
            name,
        });
        Ok(id)
    }

    fn rename_coder(&mut self, id: CoderId, name: &str) -> Result<Summary, EditError> {
        let name = clean_name(name)?;
        let coder: Coder = self.get(id)?;
        if self.snapshot.coders().any(|c| c.id != id && c.name == name) {
            return Err(EditError::NameTaken(name));
        }
        let done = renamed(OperationKind::CoderRename, &coder.name, &name);
        self.put(Coder { name, ..coder });
        Ok(done)
    }
}

/// A kind of row that is found and changed one at a time.
trait EditableRow: Clone + PartialEq {
    type Id: Copy;
    const NOUN: &'static str;
    fn id(&self) -> Self::Id;
    fn find(snapshot: &Snapshot, id: Self::Id) -> Option<Self>;
    fn change(delta: Delta<Self>) -> Change;
}

macro_rules! rows {
    ($($row:ident $id:ident $find:ident $noun:literal;)*) => {$(
        impl EditableRow for $row {
            type Id = $id;
            const NOUN: &'static str = $noun;
            fn id(&self) -> $id {
                self.id
            }
            fn find(snapshot: &Snapshot, id: $id) -> Option<Self> {
                snapshot.$find(id).map(|r| $row::clone(r))
            }
            fn change(delta: Delta<Self>) -> Change {
                Change::$row(delta)
            }
        }
    )*};
}

rows! {
    Group GroupId group "group";
    Document DocumentId document "document";
    Code CodeId code "code";
    Coding CodingId coding "coding";
    Memo MemoId memo "memo";
    Highlight HighlightId highlight "highlight";
    CaseSummary SummaryId summary "summary";
    SavedQuery QueryId query "query";
    WordList WordListId word_list "words";
    Participant ParticipantId participant "participant";
    Attribute AttributeId attribute "attribute";
    Coder CoderId coder "coder";
}

/// Characters that a name may have: far more than one has, and few enough to be laid out in a list.
const NAME: usize = 4_000;

/// A definition, a memo, a value: its line ends `\n`, � for what no text can hold.
fn clean_text(text: String) -> String {
    let mut text = line_ends(text);
    replace_strays(&mut text);
    text
}

/// A name as it is kept; refused when nothing of it is to be seen, or when it is a whole text.
fn clean_name(name: &str) -> Result<String, EditError> {
    let clean = tidy_name(name);
    if clean.chars().all(|c| c == ' ' || is_invisible(c)) {
        Err(EditError::EmptyName)
    } else if clean.chars().nth(NAME).is_some() {
        Err(EditError::LongName(NAME))
    } else {
        Ok(clean)
    }
}

fn renamed(kind: OperationKind, from: &str, to: &str) -> Summary {
    Summary::new(kind, from, 1).with_other(to)
}

/// Gives rows their places 0, 1, 2 … and returns those whose place changed.
fn renumber<T: Clone>(rows: Vec<T>, position: impl Fn(&mut T) -> &mut i64) -> Vec<T> {
    rows.into_iter()
        .enumerate()
        .filter_map(|(i, mut row)| {
            let place = position(&mut row);
            let changed = *place != i as i64;
            *place = i as i64;
            changed.then_some(row)
        })
        .collect()
}

/// Moves the rows of `moving` (in their given order) in front of `before`, or to the end.
fn reorder<T, I: Copy + Eq + std::hash::Hash>(
    rows: Vec<T>,
    id: impl Fn(&T) -> I,
    moving: &[I],
    before: Option<I>,
) -> Vec<T> {
    let rank: HashMap<I, usize> = moving.iter().enumerate().map(|(i, m)| (*m, i)).collect();
    let (mut moved, mut rest): (Vec<T>, Vec<T>) = rows.into_iter().partition(|r| rank.contains_key(&id(r)));
    moved.sort_by_key(|r| rank.get(&id(r)).copied());
    let at = before
        .and_then(|b| rest.iter().position(|r| id(r) == b))
        .unwrap_or(rest.len());
    rest.splice(at..at, moved);
    rest
}
