//! From the description of a study to a project.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::passages::Passages;
use super::{Study, StudyCode, StudyDocument, StudyError, StudyFault, StudyList, parse, without_controls};
use crate::exchange::import::report::{FileReport, ImportReport};
use crate::exchange::import::{self, Limits, ROWS, STUDY, Warning};
use crate::files::{folder_of, read_plain_text};
use crate::jobs::Progress;
use crate::model::{
    CodeFinder, CodeId, CodePath, CodeRef, DocumentId, Edit, EditError, MemoKind, MemoTarget, NewCoding,
    NewDocument, NewParticipant, OperationKind, ProjectInfo, Summary,
};
use crate::session::{Batch, Clock, Session, SessionError, publish, unfinished};
use crate::text::{CharRange, Text, name_key, tidy_name};

/// Which files the entries of a study may name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StudyFiles {
    /// Those in its folder, and below it.
    #[default]
    InFolder,
    /// Any: the person knows where the study comes from.
    Anywhere,
}

/// Groups that a study may have; each is compared with those before it.
const GROUPS: usize = 1_000;
/// Attributes that a study may have: a column each.
const ATTRIBUTES: usize = 1_000;

/// Makes the project at `project` from the description at `study`, and tells what was left out of its documents. A
/// project appears there whole or not at all. A description that somebody else wrote could name any file of this
/// machine, so `files` says which it may.
/// Codings are by the coder of the study; where it names none, by `coder`.
///
/// # Errors
/// What is wrong, and in which entry.
pub fn build(
    study: &Path,
    project: &Path,
    coder: &str,
    files: StudyFiles,
    clock: Arc<dyn Clock>,
) -> Result<ImportReport, StudyError> {
    let text = read_plain_text(study, STUDY).map_err(|e| StudyError::File {
        path: study.to_owned(),
        reason: (&e).into(),
    })?;
    let mut described = parse(&text).map_err(|e| StudyError::Syntax {
        path: study.to_owned(),
        line: e.span.start.line,
        column: e.span.start.col,
        reason: e.code,
    })?;
    require_few(&described)?;
    let controls = without_controls(&mut described);
    let source = TranscriptSource {
        folder: folder_of(study),
        files,
    };
    let new = unfinished(project).map_err(SessionError::from)?;
    let built = || -> Result<ImportReport, StudyError> {
        let coder = described.coder.as_deref().unwrap_or(coder);
        let info = ProjectInfo::named(&described.name);
        let mut session = Session::create(new.path(), info, coder, clock)?;
        let mut report = into_session(&described, source, &mut session)?;
        if controls > 0 {
            report.files.push(FileReport {
                warnings: vec![Warning::StrayControls(controls).message()],
                ..FileReport::of(study)
            });
        }
        session.close()?;
        Ok(report)
    };
    let report = built().map_err(|error| match error {
        StudyError::Session(SessionError::Storage(e)) => {
            SessionError::from(e.about(new.path(), project)).into()
        }
        error => error,
    })?;
    publish(new, project).map_err(SessionError::from)?;
    Ok(report)
}

/// Where the transcripts of a study are.
#[derive(Clone, Copy)]
struct TranscriptSource<'a> {
    folder: &'a Path,
    files: StudyFiles,
}

impl TranscriptSource<'_> {
    /// The path of a file that an entry names.
    fn of(self, file: &str) -> Result<PathBuf, StudyFault> {
        let path = self.folder.join(file);
        if self.files == StudyFiles::Anywhere {
            return Ok(path);
        }
        let plain = |part| matches!(part, Component::Normal(_) | Component::CurDir);
        let named_inside = Path::new(file).components().all(plain);
        // Links are followed: what counts is where the file is.
        match (fs::canonicalize(self.folder), fs::canonicalize(&path)) {
            (Ok(folder), Ok(file)) if file.starts_with(&folder) => Ok(path),
            (Ok(_), Ok(_)) => Err(StudyFault::Outside),
            // Whether a file elsewhere is there is not told either.
            _ if named_inside => Ok(path),
            _ => Err(StudyFault::Outside),
        }
    }
}

/// Refuses lists that are longer than any study's.
fn require_few(study: &Study) -> Result<(), StudyError> {
    let codes = walk(&study.codes).len();
    for (list, count, limit) in [
        (StudyList::Groups, study.groups.len(), GROUPS),
        (StudyList::Attributes, study.attributes.len(), ATTRIBUTES),
        (StudyList::Participants, study.participants.len(), ROWS),
        (StudyList::Documents, study.documents.len(), ROWS),
        (StudyList::Codes, codes, ROWS),
        (StudyList::Codings, study.codings.len(), ROWS),
        (StudyList::Memos, study.memos.len(), ROWS),
    ] {
        if count > limit {
            return Err(StudyError::TooMany { list, limit });
        }
    }
    Ok(())
}

/// Brings a study into an open project as one operation.
///
/// # Errors
/// What is wrong, and in which entry; the project is as it was then.
fn into_session(
    study: &Study,
    source: TranscriptSource<'_>,
    session: &mut Session,
) -> Result<ImportReport, StudyError> {
    let built = session.together(|batch| -> Result<_, StudyError> {
        describe(study, batch)?;
        for group in &study.groups {
            batch.apply(Edit::CreateGroup(group.clone()))?;
        }
        let report = add_documents(study, source, batch)?;
        add_participants(study, batch)?;
        let keys = add_codes(study, batch)?;
        add_codings(study, batch, &keys)?;
        add_memos(study, batch)?;
        let summary = Summary::new(OperationKind::StudyBuild, &study.name, study.documents.len());
        Ok((report, summary))
    });
    match built {
        Ok((report, _)) => Ok(report),
        // A study may be no more than a name.
        Err(StudyError::Session(SessionError::Edit(EditError::NothingToDo))) => Ok(ImportReport::default()),
        Err(error) => Err(error),
    }
}

/// Longest name of an entry in a message, in characters; a passage may be long.
const NAME: usize = 60;

fn entry_error(list: StudyList, index: usize, name: &str, fault: impl Into<StudyFault>) -> StudyError {
    let fault = fault.into();
    if let StudyFault::Session(error @ SessionError::Storage(_)) = fault {
        // The disk is to blame, not the entry.
        return error.into();
    }
    let mut short: String = name.chars().take(NAME).collect();
    if short.len() < name.len() {
        short.push('…');
    }
    StudyError::Entry {
        list,
        number: index + 1,
        name: short,
        fault: Box::new(fault),
    }
}

fn describe(study: &Study, batch: &mut Batch<'_>) -> Result<(), StudyError> {
    let project = batch.snapshot().project();
    let levels = study.levels.clone().unwrap_or_else(|| project.levels.clone());
    if study.description.is_empty() && levels == project.levels {
        return Ok(());
    }
    batch.apply(Edit::SetProject {
        name: study.name.clone(),
        description: study.description.clone(),
        levels,
    })?;
    Ok(())
}

fn add_documents(
    study: &Study,
    source: TranscriptSource<'_>,
    batch: &mut Batch<'_>,
) -> Result<ImportReport, StudyError> {
    let progress = Progress::default();
    let mut report = ImportReport::default();
    let mut names = HashSet::new();
    let mut documents = Vec::with_capacity(study.documents.len());
    for (i, entry) in study.documents.iter().enumerate() {
        let fault = |fault: StudyFault| entry_error(StudyList::Documents, i, &entry.file, fault);
        let document = read_document(entry, source, &progress).map_err(fault)?;
        if entry.group.as_ref().is_some_and(|g| !study.groups.contains(g)) {
            return Err(fault(StudyFault::Unknown(
                entry.group.clone().unwrap_or_default(),
            )));
        }
        if !names.insert(name_key(&document.name)) {
            return Err(fault(StudyFault::Repeated(document.name)));
        }
        report.files.push(FileReport {
            warnings: document
                .import
                .iter()
                .flat_map(|record| record.warnings.clone())
                .collect(),
            ..FileReport::of(entry.file.as_ref())
        });
        documents.push(document);
    }
    if !documents.is_empty() {
        batch.apply(Edit::AddDocuments(documents))?;
    }
    Ok(report)
}

fn read_document(
    entry: &StudyDocument,
    source: TranscriptSource<'_>,
    progress: &Progress,
) -> Result<NewDocument, StudyFault> {
    let imported = import::read(&source.of(&entry.file)?, &Limits::default(), progress)?;
    let mut document = NewDocument::from(imported);
    if let Some(name) = &entry.name {
        document.name.clone_from(name);
    }
    document.group.clone_from(&entry.group);
    document.kind = entry.kind;
    Ok(document)
}

fn add_participants(study: &Study, batch: &mut Batch<'_>) -> Result<(), StudyError> {
    let mut people: Vec<NewParticipant> = Vec::with_capacity(study.participants.len());
    let mut place_of: HashMap<&str, usize> = HashMap::new();
    let mut names = HashSet::new();
    let ids: HashSet<&str> = study.participants.iter().map(|p| p.id.as_str()).collect();
    for (i, entry) in study.participants.iter().enumerate() {
        let fault = |fault: StudyFault| entry_error(StudyList::Participants, i, &entry.id, fault);
        if entry.attributes.len() > study.attributes.len() {
            return Err(fault(StudyFault::Values {
                values: entry.attributes.len(),
                attributes: study.attributes.len(),
            }));
        }
        if let Some(by) = entry
            .introduced_by
            .as_ref()
            .filter(|by| !ids.contains(by.as_str()))
        {
            return Err(fault(StudyFault::Unknown(by.clone())));
        }
        if !names.insert(name_key(&entry.id)) {
            return Err(fault(StudyFault::Repeated(entry.id.clone())));
        }
        place_of.insert(&entry.id, people.len());
        people.push(NewParticipant {
            name: entry.id.clone(),
            values: study
                .attributes
                .iter()
                .cloned()
                .zip(entry.attributes.iter().cloned())
                .collect(),
            documents: Vec::new(),
            labels: Vec::new(),
            introduced_by: entry.introduced_by.clone(),
        });
    }
    for (i, entry) in study.documents.iter().enumerate() {
        let Some(id) = &entry.participant else { continue };
        let place = place_of.get(id.as_str());
        let Some(person) = place.and_then(|place| people.get_mut(*place)) else {
            return Err(entry_error(
                StudyList::Documents,
                i,
                &entry.file,
                StudyFault::Unknown(id.clone()),
            ));
        };
        let name = match &entry.name {
            Some(name) => name.clone(),
            None => stem(&entry.file),
        };
        person.documents.push(name);
    }
    if !people.is_empty() {
        batch.apply(Edit::ImportParticipants(people))?;
    }
    Ok(())
}

fn stem(file: &str) -> String {
    Path::new(file)
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// Creates the code system and its memos. Returns which code each key stands for.
fn add_codes(study: &Study, batch: &mut Batch<'_>) -> Result<BTreeMap<String, CodeId>, StudyError> {
    let mut new = Vec::with_capacity(study.codes.len());
    for (i, code) in study.codes.iter().enumerate() {
        let made = code.to_new(0);
        new.push(made.map_err(|hex| entry_error(StudyList::Codes, i, &code.name, StudyFault::Colour(hex)))?);
    }
    if new.is_empty() {
        return Ok(BTreeMap::new());
    }
    // The codes come into being in the order in which the tree is walked.
    let created = batch.apply(Edit::CreateCodes {
        parent: None,
        codes: new,
    })?;
    let mut keys = BTreeMap::new();
    let mut memos = Vec::new();
    for (i, (code, id)) in walk(&study.codes).into_iter().zip(created.codes).enumerate() {
        if let Some(key) = &code.key
            && keys.insert(key.clone(), id).is_some()
        {
            return Err(entry_error(
                StudyList::Codes,
                i,
                &code.name,
                StudyFault::Repeated(key.clone()),
            ));
        }
        if !code.memo.is_empty() {
            memos.push((id, code.memo.clone()));
        }
    }
    for (id, body) in memos {
        write_memo(batch, MemoTarget::Code(id), MemoKind::Note, body)?;
    }
    Ok(keys)
}

/// The codes of a tree depth first.
fn walk(codes: &[StudyCode]) -> Vec<&StudyCode> {
    let mut found = Vec::new();
    let mut waiting: Vec<&StudyCode> = codes.iter().rev().collect();
    while let Some(code) = waiting.pop() {
        found.push(code);
        waiting.extend(code.codes.iter().rev());
    }
    found
}

fn write_memo(
    batch: &mut Batch<'_>,
    target: MemoTarget,
    kind: MemoKind,
    body: String,
) -> Result<(), SessionError> {
    let memo = None;
    batch
        .apply(Edit::WriteMemo {
            memo,
            target,
            kind,
            body,
        })
        .map(|_| ())
}

/// The documents by their names.
fn documents_by_name(batch: &Batch<'_>) -> HashMap<String, DocumentId> {
    let documents = batch.snapshot().documents();
    documents.into_iter().map(|d| (d.name.clone(), d.id)).collect()
}

fn document_named(documents: &HashMap<String, DocumentId>, name: &str) -> Result<DocumentId, StudyFault> {
    let found = documents.get(&tidy_name(name)).copied();
    found.ok_or_else(|| StudyFault::Unknown(name.to_owned()))
}

fn add_codings(
    study: &Study,
    batch: &mut Batch<'_>,
    keys: &BTreeMap<String, CodeId>,
) -> Result<(), StudyError> {
    let mut codings = Vec::with_capacity(study.codings.len());
    let mut seen = HashSet::new();
    let documents = documents_by_name(batch);
    let mut wanted: HashMap<&str, Vec<(&str, Option<usize>)>> = HashMap::new();
    for entry in &study.codings {
        let of_document = wanted.entry(&entry.document).or_default();
        of_document.push((&entry.text, entry.nth));
    }
    let mut passages: HashMap<DocumentId, Passages<'_>> = HashMap::new();
    let mut codes: HashMap<&str, CodeId> = HashMap::new();
    let now = batch.snapshot().clone();
    let mut finder = CodeFinder::new(&now);
    for (i, entry) in study.codings.iter().enumerate() {
        let fault = |fault: StudyFault| entry_error(StudyList::Codings, i, &entry.text, fault);
        let document = document_named(&documents, &entry.document).map_err(fault)?;
        let text = batch.text(document)?;
        // Each document is read through once, when the first of its passages comes.
        let passages = passages.entry(document).or_insert_with(|| {
            let of_it = wanted.remove(entry.document.as_str()).unwrap_or_default();
            Passages::find(text.as_str(), of_it)
        });
        let range = locate(&text, passages, &entry.text, entry.nth).map_err(fault)?;
        let code = match codes.get(entry.code.as_str()) {
            Some(code) => *code,
            None => resolve(&mut finder, keys, &entry.code).map_err(fault)?,
        };
        codes.insert(&entry.code, code);
        if !seen.insert((document, range, code)) {
            return Err(fault(StudyFault::Repeated(entry.code.clone())));
        }
        codings.push(NewCoding {
            condensed: entry.condensed.clone(),
            memo: entry.memo.clone(),
            ..NewCoding::new(document, range, CodeRef::Id(code))
        });
    }
    if !codings.is_empty() {
        batch.apply(Edit::AddCodings(codings))?;
    }
    Ok(())
}

fn resolve(
    finder: &mut CodeFinder<'_>,
    keys: &BTreeMap<String, CodeId>,
    code: &str,
) -> Result<CodeId, StudyFault> {
    if let Some(id) = keys.get(code) {
        return Ok(*id);
    }
    finder
        .find(&CodePath::from(code))
        .map_err(SessionError::from)?
        .ok_or_else(|| StudyFault::Unknown(code.to_owned()))
}

/// Where a passage stands in a text, in which all passages of the study were looked for.
fn locate(
    text: &Text,
    found: &Passages<'_>,
    passage: &str,
    nth: Option<usize>,
) -> Result<CharRange, StudyFault> {
    let count = found.count(passage);
    if nth.is_none() && count > 1 {
        return Err(StudyFault::Ambiguous(count));
    }
    let at = found.nth(passage, nth.unwrap_or(1)).ok_or(StudyFault::NotFound)?;
    Ok(text.range(at..at + passage.len()))
}

fn add_memos(study: &Study, batch: &mut Batch<'_>) -> Result<(), StudyError> {
    let documents = documents_by_name(batch);
    for (i, memo) in study.memos.iter().enumerate() {
        let target = match &memo.document {
            Some(name) => {
                let found = document_named(&documents, name);
                MemoTarget::Document(found.map_err(|fault| entry_error(StudyList::Memos, i, name, fault))?)
            }
            None => MemoTarget::Project,
        };
        write_memo(batch, target, memo.kind, memo.text.clone())
            .map_err(|error| entry_error(StudyList::Memos, i, &memo.text, error))?;
    }
    Ok(())
}
