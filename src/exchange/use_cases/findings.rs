//! Bringing in word lists and summaries of cases.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::{counted, in_row, or_nothing};
use crate::exchange::import::Warning;
use crate::exchange::import::report::{FileReport, ImportReport};
use crate::exchange::import::sheet::{
    FindingRows, SheetError, SummaryRow, WordRow, read_summaries, read_word_lists,
};
use crate::message::Message;
use crate::model::{
    Case, CodeFinder, CodeId, CodePath, DocumentFinder, Edit, EditError, OperationKind, ParticipantId,
    Snapshot, Summary, WordEntry, WordListId, WordListKind,
};
use crate::session::{Session, SessionError};
use crate::text::name_key;

/// A sheet of word lists or summaries that has been read.
#[must_use = "what was read is to be added to a project"]
#[derive(Debug)]
pub struct ReadFindings<R> {
    path: PathBuf,
    sheet: FindingRows<R>,
}

/// Reads a sheet of word lists.
///
/// # Errors
/// What is wrong with it, and in which row.
pub fn read_lists(path: &Path) -> Result<ReadFindings<WordRow>, SheetError> {
    Ok(ReadFindings {
        path: path.to_owned(),
        sheet: read_word_lists(path)?,
    })
}

/// Reads a sheet of summaries.
///
/// # Errors
/// What is wrong with it, and in which row.
pub fn read_case_summaries(path: &Path) -> Result<ReadFindings<SummaryRow>, SheetError> {
    Ok(ReadFindings {
        path: path.to_owned(),
        sheet: read_summaries(path)?,
    })
}

/// A list as it will stand.
struct ListToCome {
    id: Option<WordListId>,
    kind: WordListKind,
    name: String,
    note: String,
    entries: Vec<WordEntry>,
    /// The first row that speaks of it, from 1 among the rows.
    row: usize,
}

impl ReadFindings<WordRow> {
    /// Makes the lists, and completes those that are there, as one operation: a word that is there takes what the sheet
    /// says of it, an empty cell says nothing.
    ///
    /// # Errors
    /// Why they are refused, and in which row of the sheet.
    pub fn apply(self, session: &mut Session) -> Result<ImportReport, Message> {
        let rows: Vec<usize> = self.sheet.rows.iter().map(|row| row.row_number).collect();
        let refused = |error: SessionError| in_row(&error, &rows, Some(&self.path));
        let lists = lists_to_come(&self.sheet.rows, session.snapshot()).map_err(|e| refused(e.into()))?;
        let words = self.sheet.rows.len();
        let count = lists.len();
        let first = lists.first().map(|list| list.name.clone()).unwrap_or_default();
        let done = session.together(|batch| -> Result<_, SessionError> {
            for list in lists {
                let row = list.row;
                let edit = Edit::PutWordList {
                    list: list.id,
                    kind: list.kind,
                    name: list.name,
                    note: list.note,
                    entries: list.entries,
                };
                one_of_many(batch.apply(edit), row)?;
            }
            Ok(((), Summary::new(OperationKind::WordListEdit, first, count)))
        });
        settled(done).map_err(refused)?;
        Ok(report(
            &self.path,
            self.sheet.ignored,
            self.sheet.warnings,
            [
                counted("import-word-lists", count),
                counted("import-words", words),
            ],
        ))
    }
}

/// An edit that changes nothing stops nothing; one that is refused is so in its row.
fn one_of_many<T>(done: Result<T, SessionError>, row: usize) -> Result<(), SessionError> {
    settled(done).map_err(|error| match error {
        SessionError::Edit(error) => SessionError::Edit(in_that_row(error, row)),
        error => error,
    })
}

/// What was done, where an edit that changes nothing is no fault.
fn settled<T>(done: Result<T, SessionError>) -> Result<(), SessionError> {
    match done {
        Ok(_) | Err(SessionError::Edit(EditError::NothingToDo)) => Ok(()),
        Err(error) => Err(error),
    }
}

fn in_that_row(error: EditError, row: usize) -> EditError {
    EditError::Row {
        row,
        error: Box::new(error),
    }
}

fn code_of(codes: &mut CodeFinder<'_>, path: &CodePath, row: usize) -> Result<CodeId, EditError> {
    let found = codes.find(path).map_err(|error| in_that_row(error, row))?;
    found.ok_or_else(|| in_that_row(EditError::NoSuchCode(path.to_string()), row))
}

fn lists_to_come(rows: &[WordRow], now: &Snapshot) -> Result<Vec<ListToCome>, EditError> {
    let mut codes = CodeFinder::new(now);
    let mut lists: Vec<ListToCome> = Vec::new();
    let mut list_of: HashMap<(WordListKind, String), usize> = HashMap::new();
    let mut entry_of: HashMap<(usize, String), usize> = HashMap::new();
    for (row, number) in rows.iter().zip(1..) {
        let code = row
            .code
            .as_ref()
            .map(|path| code_of(&mut codes, path, number))
            .transpose()?;
        let key = (row.kind, name_key(&row.list));
        let at = *list_of.entry(key).or_insert_with_key(|(kind, key)| {
            let there = now
                .word_lists()
                .find(|list| list.kind == *kind && name_key(&list.name) == *key);
            let words = there.iter().flat_map(|list| list.entries.iter().zip(0..));
            for (entry, place) in words {
                entry_of
                    .entry((lists.len(), name_key(&entry.word)))
                    .or_insert(place);
            }
            lists.push(ListToCome {
                id: there.map(|list| list.id),
                kind: row.kind,
                name: there.map_or_else(|| row.list.clone(), |list| list.name.clone()),
                note: there.map(|list| list.note.clone()).unwrap_or_default(),
                entries: there.map(|list| list.entries.clone()).unwrap_or_default(),
                row: number,
            });
            lists.len() - 1
        });
        let Some(list) = lists.get_mut(at) else { continue };
        let place = *entry_of
            .entry((at, name_key(&row.word)))
            .or_insert(list.entries.len());
        match list.entries.get_mut(place) {
            Some(entry) => {
                if let Some(meaning) = &row.meaning {
                    entry.meaning.clone_from(meaning);
                }
                entry.code = code.or(entry.code);
            }
            None => list.entries.push(WordEntry {
                word: row.word.clone(),
                meaning: row.meaning.clone().unwrap_or_default(),
                code,
            }),
        }
    }
    Ok(lists)
}

impl ReadFindings<SummaryRow> {
    /// Writes the summaries as one operation; an empty one deletes what is there.
    ///
    /// # Errors
    /// Why they are refused, and in which row of the sheet.
    pub fn apply(self, session: &mut Session) -> Result<ImportReport, Message> {
        let rows: Vec<usize> = self.sheet.rows.iter().map(|row| row.row_number).collect();
        let refused = |error: SessionError| in_row(&error, &rows, Some(&self.path));
        let edits = summary_edits(&self.sheet.rows, session.snapshot()).map_err(|e| refused(e.into()))?;
        let count = edits.len();
        let first = self.sheet.rows.first();
        let (about, of) = first
            .map(|row| (row.code.last().unwrap_or_default().to_owned(), row.case.clone()))
            .unwrap_or_default();
        let done = session.together(|batch| -> Result<_, SessionError> {
            for (edit, row) in edits.into_iter().zip(1..) {
                one_of_many(batch.apply(edit), row)?;
            }
            let summary = Summary::new(OperationKind::SummaryWrite, about, count);
            Ok(((), summary.with_other(of)))
        });
        settled(done).map_err(refused)?;
        Ok(report(
            &self.path,
            self.sheet.ignored,
            self.sheet.warnings,
            [counted("import-summaries", count), None],
        ))
    }
}

fn summary_edits(rows: &[SummaryRow], now: &Snapshot) -> Result<Vec<Edit>, EditError> {
    let mut codes = CodeFinder::new(now);
    let documents = DocumentFinder::new(now);
    let mut people: HashMap<String, ParticipantId> = HashMap::new();
    for person in now.participants() {
        people.entry(name_key(&person.name)).or_insert(person.id);
    }
    let mut edits = Vec::with_capacity(rows.len());
    for (row, number) in rows.iter().zip(1..) {
        let case = match people.get(&name_key(&row.case)) {
            Some(person) => Case::Participant(*person),
            None => {
                let document = documents.find(&row.case);
                let document =
                    document.map_err(|_| in_that_row(EditError::NoSuchCase(row.case.clone()), number))?;
                Case::Document(document.id)
            }
        };
        edits.push(Edit::WriteSummary {
            case,
            code: code_of(&mut codes, &row.code, number)?,
            body: row.summary.clone(),
        });
    }
    Ok(edits)
}

fn report(
    path: &Path,
    ignored: Vec<String>,
    mut warnings: Vec<Warning>,
    came_in: [Option<Message>; 2],
) -> ImportReport {
    warnings.extend((!ignored.is_empty()).then_some(Warning::Columns(ignored)));
    ImportReport::of_one_file(FileReport {
        came_in: or_nothing(came_in),
        warnings: warnings.iter().map(Warning::message).collect(),
        ..FileReport::of(path)
    })
}
