//! A sound copy of a project file in which something is wrong.

use std::collections::HashSet;
use std::path::Path;

use rusqlite::Connection;

use super::rows::Reading;
use super::{Operation, StorageError, Store, backup, check, rows, upgrades};
use crate::model::{
    Change, Delta, JournalAction, MemoTarget, OperationKind, ProjectInfo, Snapshot, SnapshotRows, Summary,
    TextId,
};
use crate::text::Text;

/// Writes a sound copy of a project.
///
/// A journal that can be read leads to the true state, and the copy keeps it whole. Otherwise the rows that can be
/// read and make sense are taken over in one operation, and the older history is lost.
///
/// # Errors
/// [`StorageError::Exists`] when something of the copy's name is there; [`StorageError::Damaged`] when nothing can be
/// saved.
pub fn repair(path: &Path, to: &Path, coder: &str, at: i64) -> Result<(), StorageError> {
    let (store, ..) = Store::open_damaged(path)?;
    match from_journal(&store, to) {
        Ok(true) => Ok(()),
        Ok(false) | Err(StorageError::Damaged { .. }) => from_rows(&store, to, coder, at),
        Err(error) => Err(error),
    }
}

/// Copies the file and writes its rows anew from the journal. `false` when the journal does not lead to a sound state.
fn from_journal(store: &Store, to: &Path) -> Result<bool, StorageError> {
    let state = match check::replay(store.db()).map_err(|e| store.sql(e))? {
        Ok(Some(replayed)) if check::faults(&replayed.state).is_empty() => replayed.state,
        _ => return Ok(false),
    };
    for document in state.documents() {
        if store.text(document.text)?.chars() != document.chars {
            return Ok(false);
        }
    }
    let new = backup::unfinished(to)?;
    let rewritten = store
        .backup(new.path())
        .and_then(|()| rewrite(new.path(), &state));
    let sound = rewritten
        .and_then(|()| check::check(new.path()))
        .map_err(|e| e.about(new.path(), to))?
        .is_empty();
    if sound {
        backup::publish(new, to)?;
    }
    Ok(sound)
}

/// Replaces all rows but texts and journal by those of a state.
fn rewrite(path: &Path, state: &Snapshot) -> Result<(), StorageError> {
    let write = || -> rusqlite::Result<()> {
        let mut db = Connection::open(path)?;
        let version = db.pragma_query_value(None, "user_version", |r| r.get(0))?;
        upgrades::climb(&mut db, version)?;
        let transaction = db.transaction()?;
        for table in [
            "memo",
            "coding",
            "code",
            "document_participant",
            "turn",
            "import_record",
            "document",
            "value",
            "participant",
            "attribute",
            "coder",
            "\"group\"",
        ] {
            transaction.execute_batch(&format!("DELETE FROM {table}"))?;
        }
        let texts = rows::text_lengths(&transaction, Reading::Strict)?;
        let highest = state
            .to_rows()
            .highest_id()
            .max(texts.keys().map(|t| t.0).max().unwrap_or(0));
        for change in births(Some(state.project().clone()), state.to_rows()) {
            rows::write(&transaction, &change)?;
        }
        let (_, _, next_id) = rows::load(&transaction)?;
        rows::set_next_id(&transaction, next_id.max(highest + 1))?;
        transaction.commit()
    };
    write().map_err(|e| StorageError::sql(path, e))
}

/// Makes a new file of the rows that can be read and make sense.
fn from_rows(store: &Store, to: &Path, coder: &str, at: i64) -> Result<(), StorageError> {
    let db = store.db();
    let rows = rows::load_rows(db, Reading::Salvage).map_err(|e| store.sql(e))?;
    let project = rows::load_project(db).unwrap_or_else(|_| ProjectInfo::named(&stem(to)));
    let mut texts: Vec<(TextId, Text)> = Vec::new();
    for document in &rows.documents {
        if let Ok(Some(text)) = rows::text(db, document.text) {
            texts.push((document.text, text));
        }
    }
    let rows = sound(rows, &texts);
    if rows.highest_id() == 0 {
        return Err(StorageError::damaged(store.path(), "no row can be read"));
    }
    write_rows(&project, rows, texts, to, coder, at)
}

/// Writes a project anew from the memory of a session whose file has been overwritten. A document whose words were
/// never read, and cannot be read any more, is left out with its codings.
///
/// # Errors
/// [`StorageError::Exists`] when something of the name is there, or what the disk says.
pub(super) fn from_snapshot(
    store: &Store,
    now: &Snapshot,
    to: &Path,
    coder: &str,
    at: i64,
) -> Result<(), StorageError> {
    let mut texts = Vec::new();
    for document in now.documents() {
        let read = match now.text(document.id) {
            Some(text) => Some(text.clone()),
            None => store.text(document.text).ok(),
        };
        if let Some(text) = read.filter(|text| text.chars() == document.chars) {
            texts.push((document.text, text));
        }
    }
    let rows = sound(now.to_rows(), &texts);
    write_rows(now.project(), rows, texts, to, coder, at)
}

/// Makes a new file of sound rows, in one operation.
fn write_rows(
    project: &ProjectInfo,
    rows: SnapshotRows,
    mut texts: Vec<(TextId, Text)>,
    to: &Path,
    coder: &str,
    at: i64,
) -> Result<(), StorageError> {
    texts.retain(|(id, _)| rows.documents.iter().any(|d| d.text == *id));
    let highest = texts.iter().map(|(id, _)| id.0).max().unwrap_or(0);
    let next_id = rows.highest_id().max(highest) + 1;
    let summary = Summary::new(OperationKind::ProjectRepair, &project.name, rows.documents.len());
    let changes = births(None, rows);
    let new = backup::unfinished(to)?;
    let written = Store::create(new.path(), project, coder, at).and_then(|mut copy| {
        copy.write(&Operation {
            at,
            coder,
            action: JournalAction::Do,
            reverts: None,
            summary: &summary,
            changes: &changes,
            texts: &texts,
            next_id,
        })?;
        copy.close()
    });
    written.map_err(|e| e.about(new.path(), to))?;
    backup::publish(new, to)
}

fn stem(path: &Path) -> String {
    path.file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// The rows without what refers to nothing or lies outside its text. A code below itself goes to the root.
fn sound(mut rows: SnapshotRows, texts: &[(TextId, Text)]) -> SnapshotRows {
    let lengths: std::collections::HashMap<TextId, u32> =
        texts.iter().map(|(id, t)| (*id, t.chars())).collect();
    let groups: HashSet<_> = rows.groups.iter().map(|r| r.id).collect();
    let attributes: HashSet<_> = rows.attributes.iter().map(|r| r.id).collect();
    let participants: HashSet<_> = rows.participants.iter().map(|r| r.id).collect();
    let coders: HashSet<_> = rows.coders.iter().map(|r| r.id).collect();
    let codes: HashSet<_> = rows.codes.iter().map(|r| r.id).collect();

    rows.documents.retain_mut(|d| {
        let Some(chars) = lengths.get(&d.text) else {
            return false;
        };
        d.chars = *chars;
        d.group = d.group.filter(|g| groups.contains(g));
        d.participants.retain(|p| participants.contains(p));
        if !check::turns_stand(d) {
            d.turns = [].into();
        }
        true
    });
    let documents: std::collections::HashMap<_, _> = rows.documents.iter().map(|d| (d.id, d.chars)).collect();
    for person in &mut rows.participants {
        person.introduced_by = person.introduced_by.filter(|p| participants.contains(p));
        person
            .values
            .retain(|attribute, _| attributes.contains(attribute));
    }
    for code in &mut rows.codes {
        code.parent = code.parent.filter(|p| codes.contains(p));
    }
    break_cycles(&mut rows);

    let inside = |document, end| documents.get(&document).is_some_and(|chars| end <= *chars);
    let mut guids = HashSet::new();
    rows.codings.retain(|c| {
        codes.contains(&c.code)
            && coders.contains(&c.coder)
            && !c.range.is_empty()
            && inside(c.document, c.range.end)
            && guids.insert(c.guid)
    });
    let codings: HashSet<_> = rows.codings.iter().map(|r| r.id).collect();
    rows.memos.retain(|m| {
        coders.contains(&m.coder)
            && match m.target {
                MemoTarget::Project => true,
                MemoTarget::Document(d) => inside(d, 0),
                MemoTarget::Passage(d, range) => inside(d, range.end),
                MemoTarget::Code(c) => codes.contains(&c),
                MemoTarget::Coding(c) => codings.contains(&c),
                MemoTarget::Participant(p) => participants.contains(&p),
            }
    });
    rows
}

/// Puts one code of each circle at the root, until there is no circle.
fn break_cycles(rows: &mut SnapshotRows) {
    loop {
        let project = ProjectInfo::named("");
        let codes = SnapshotRows {
            codes: rows.codes.clone(),
            ..SnapshotRows::default()
        };
        let tree = Snapshot::from_rows(project, codes);
        let reached: HashSet<_> = tree.code_tree().into_iter().map(|(_, c)| c.id).collect();
        match rows.codes.iter_mut().find(|c| !reached.contains(&c.id)) {
            Some(code) => code.parent = None,
            None => return,
        }
    }
}

/// The changes that bring rows into being.
fn births(project: Option<ProjectInfo>, rows: SnapshotRows) -> Vec<Change> {
    fn born<T>(rows: Vec<T>, change: impl Fn(Delta<T>) -> Change) -> impl Iterator<Item = Change> {
        rows.into_iter().map(move |row| {
            change(Delta {
                before: None,
                after: Some(row),
            })
        })
    }
    born(project.into_iter().collect(), Change::Project)
        .chain(born(rows.coders, Change::Coder))
        .chain(born(rows.attributes, Change::Attribute))
        .chain(born(rows.participants, Change::Participant))
        .chain(born(rows.groups, Change::Group))
        .chain(born(rows.documents, Change::Document))
        .chain(born(rows.codes, Change::Code))
        .chain(born(rows.codings, Change::Coding))
        .chain(born(rows.memos, Change::Memo))
        .collect()
}
