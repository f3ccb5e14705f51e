//! Edits of what is kept of reading across a project: summaries of cases, queries and lists of words.

use std::collections::{BTreeSet, HashSet};

use super::codes::join;
use super::{NameScope, Planner, clean_name, clean_text};
use crate::model::{
    Case, CaseSummary, Code, CodeId, Document, DocumentId, EditError, Guid, OperationKind, Participant,
    ParticipantId, QueryId, SavedQuery, Snapshot, Summary, SummaryId, WordEntry, WordList, WordListId,
    WordListKind,
};
use crate::text::name_key;

/// A kept query that names one code, naming another. In it a code is its id behind `#` in quotation marks, and no other
/// row has that id; what follows the name of another field than `only` is a name or words, and no code.
fn naming_other(query: &str, code: CodeId, other: CodeId) -> String {
    let (before, after) = (format!("\"#{} ", code.0), format!("\"#{} ", other.0));
    let mut out = String::with_capacity(query.len());
    let mut rest = query;
    while let Some((left, right)) = rest.split_once(&before) {
        out.push_str(left);
        let is_field = out.ends_with(": ") && !out.ends_with("only: ");
        out.push_str(if is_field { &before } else { &after });
        rest = right;
    }
    out.push_str(rest);
    out
}

impl Planner {
    pub(super) fn write_summary(
        &mut self,
        case: Case,
        code: CodeId,
        body: String,
    ) -> Result<Summary, EditError> {
        let of = match case {
            Case::Document(id) => self.get::<Document>(id)?.name,
            Case::Participant(id) => self.get::<Participant>(id)?.name,
        };
        let about = self.get::<Code>(code)?.name;
        let told = |kind| Ok(Summary::new(kind, about.clone(), 1).with_other(of.clone()));
        let body = clean_text(body);
        let empty = body.trim().is_empty();
        let now = self.now;
        match self
            .snapshot
            .summary_of(case, code)
            .map(|row| CaseSummary::clone(row))
        {
            Some(row) if empty => {
                self.drop_row::<CaseSummary>(row.id);
                told(OperationKind::SummaryDelete)
            }
            Some(row) => {
                if row.body != body {
                    self.put(CaseSummary {
                        body,
                        modified_at: now,
                        ..row
                    });
                }
                told(OperationKind::SummaryEdit)
            }
            None if empty => Err(EditError::NothingToDo),
            None => {
                let id = SummaryId(self.fresh_id());
                let coder = self.coder;
                self.put(CaseSummary {
                    id,
                    guid: Guid::new(),
                    case,
                    code,
                    body,
                    coder,
                    created_at: now,
                    modified_at: now,
                });
                told(OperationKind::SummaryWrite)
            }
        }
    }

    /// Removes the summaries of cases that go.
    pub(super) fn drop_summaries_of(&mut self, cases: &HashSet<Case>) {
        self.drop_summaries(|row| cases.contains(&row.case));
    }

    /// Removes the summaries about codes that go, and has no list of words lead to them any more.
    pub(super) fn drop_findings_about(&mut self, codes: &HashSet<CodeId>) {
        self.drop_summaries(|row| codes.contains(&row.code));
        self.lead_words(|code| (!codes.contains(&code)).then_some(code));
    }

    fn drop_summaries(&mut self, goes: impl Fn(&CaseSummary) -> bool) {
        let rows = self.snapshot.summaries();
        let doomed: Vec<SummaryId> = rows.filter(|row| goes(row)).map(|row| row.id).collect();
        for id in doomed {
            self.drop_row::<CaseSummary>(id);
        }
    }

    /// Has the summaries about a code and the words that led to it go over to another. Two summaries of one case become
    /// one.
    pub(super) fn merge_findings(&mut self, from: CodeId, into: CodeId) {
        let rows = self.snapshot.summaries();
        let moving: Vec<CaseSummary> = rows
            .filter(|row| row.code == from)
            .map(|row| CaseSummary::clone(row))
            .collect();
        for row in moving {
            match self
                .snapshot
                .summary_of(row.case, into)
                .map(|kept| CaseSummary::clone(kept))
            {
                Some(mut kept) => {
                    join(&mut kept.body, &row.body);
                    let modified_at = self.now;
                    self.put(CaseSummary { modified_at, ..kept });
                    self.drop_row::<CaseSummary>(row.id);
                }
                None => self.put(CaseSummary { code: into, ..row }),
            }
        }
        self.lead_words(|code| Some(if code == from { into } else { code }));
        let queries: Vec<SavedQuery> = self
            .snapshot
            .queries()
            .map(|row| SavedQuery::clone(row))
            .collect();
        for row in queries {
            let text = naming_other(&row.text, from, into);
            if text != row.text {
                self.put(SavedQuery { text, ..row });
            }
        }
    }

    /// Has words lead to other codes.
    fn lead_words(&mut self, to: impl Fn(CodeId) -> Option<CodeId>) {
        let lists: Vec<WordList> = self
            .snapshot
            .word_lists()
            .map(|list| WordList::clone(list))
            .collect();
        for mut list in lists {
            for entry in &mut list.entries {
                entry.code = entry.code.and_then(&to);
            }
            self.put(list);
        }
    }

    pub(super) fn save_query(
        &mut self,
        query: Option<QueryId>,
        name: &str,
        text: String,
    ) -> Result<Summary, EditError> {
        let name = clean_name(name)?;
        let text = clean_text(text);
        if text.trim().is_empty() {
            return Err(EditError::NothingToDo);
        }
        self.refuse_taken(NameScope::Queries, &name, query.map(|id| id.0))?;
        match query {
            Some(id) => {
                let row: SavedQuery = self.get(id)?;
                let done = Summary::new(OperationKind::QueryEdit, row.name.clone(), 1).with_other(&*name);
                self.put(SavedQuery { name, text, ..row });
                Ok(done)
            }
            None => {
                let id = QueryId(self.fresh_id());
                let last = self.snapshot.queries().map(|row| row.position).max();
                self.put(SavedQuery {
                    id,
                    guid: Guid::new(),
                    name: name.clone(),
                    text,
                    position: last.map_or(0, |last| last + 1),
                });
                self.created.queries.push(id);
                Ok(Summary::new(OperationKind::QuerySave, name, 1))
            }
        }
    }

    pub(super) fn delete_queries(&mut self, ids: &[QueryId]) -> Result<Summary, EditError> {
        let Some(first) = ids.first() else {
            return Err(EditError::NothingToDo);
        };
        let first = self.get::<SavedQuery>(*first)?.name;
        let ids: BTreeSet<QueryId> = ids.iter().copied().collect();
        for id in &ids {
            self.get::<SavedQuery>(*id)?;
            self.drop_row::<SavedQuery>(*id);
        }
        Ok(Summary::new(OperationKind::QueryDelete, first, ids.len()))
    }

    pub(super) fn put_word_list(
        &mut self,
        list: Option<WordListId>,
        kind: WordListKind,
        name: &str,
        note: String,
        entries: Vec<WordEntry>,
    ) -> Result<Summary, EditError> {
        let name = clean_name(name)?;
        let note = clean_text(note);
        let entries = self.clean_entries(entries)?;
        self.refuse_taken(NameScope::WordLists(kind), &name, list.map(|id| id.0))?;
        match list {
            Some(id) => {
                let row: WordList = self.get(id)?;
                let done = Summary::new(OperationKind::WordListEdit, row.name.clone(), 1).with_other(&*name);
                self.put(WordList {
                    kind,
                    name,
                    note,
                    entries,
                    ..row
                });
                Ok(done)
            }
            None => {
                let id = WordListId(self.fresh_id());
                let last = self.snapshot.word_lists().map(|row| row.position).max();
                self.put(WordList {
                    id,
                    guid: Guid::new(),
                    kind,
                    name: name.clone(),
                    note,
                    position: last.map_or(0, |last| last + 1),
                    entries,
                });
                self.created.word_lists.push(id);
                Ok(Summary::new(OperationKind::WordListCreate, name, 1))
            }
        }
    }

    /// Entries as they are kept: the first of those with the same word, without those that have none.
    fn clean_entries(&self, entries: Vec<WordEntry>) -> Result<Vec<WordEntry>, EditError> {
        let mut seen = HashSet::new();
        let mut kept = Vec::with_capacity(entries.len());
        for entry in entries {
            let Ok(word) = clean_name(&entry.word) else {
                continue;
            };
            if let Some(code) = entry.code {
                self.get::<Code>(code)?;
            }
            if seen.insert(name_key(&word)) {
                kept.push(WordEntry {
                    word,
                    meaning: clean_text(entry.meaning),
                    code: entry.code,
                });
            }
        }
        Ok(kept)
    }

    pub(super) fn delete_word_lists(&mut self, ids: &[WordListId]) -> Result<Summary, EditError> {
        let Some(first) = ids.first() else {
            return Err(EditError::NothingToDo);
        };
        let first = self.get::<WordList>(*first)?.name;
        let ids: BTreeSet<WordListId> = ids.iter().copied().collect();
        for id in &ids {
            self.get::<WordList>(*id)?;
            self.drop_row::<WordList>(*id);
        }
        Ok(Summary::new(OperationKind::WordListDelete, first, ids.len()))
    }
}

/// The cases that some documents are.
pub(super) fn document_cases(ids: &[DocumentId]) -> HashSet<Case> {
    ids.iter().copied().map(Case::Document).collect()
}

/// The cases that some participants are.
pub(super) fn participant_cases(ids: &[ParticipantId]) -> HashSet<Case> {
    ids.iter().copied().map(Case::Participant).collect()
}

/// How many summaries some cases have.
pub(super) fn summaries_of(snapshot: &Snapshot, cases: &HashSet<Case>) -> usize {
    snapshot
        .summaries()
        .filter(|row| cases.contains(&row.case))
        .count()
}
