//! A sound copy of a project file in which something is wrong.

use std::collections::HashSet;
use std::fs::{self, File};
use std::path::Path;

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::header::inspect;
use super::replay::{Replay, replay_readable};
use super::rows::ReadMode;
use super::seal::SEALED;
use super::sound::{creations, difference, sound};
use super::{
    NewOperation, PageChoices, StorageError, Store, backup, check, choices, heal, layout, rows, seal,
};
use crate::files::narrow;
use crate::jobs::Progress;
use crate::message::{Argument, Message};
use crate::model::{
    Change, Delta, JournalAction, OpId, OperationKind, ProjectInfo, Snapshot, SnapshotRows, Summary, TextId,
};
use crate::text::Text;

/// Something of a damaged project that its sound copy does not have, or not as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Loss {
    /// Rows of a noun that were known and could not be saved, or make no sense without what is lost.
    Rows {
        /// The noun, such as `coding`.
        noun: &'static str,
        /// How many.
        count: usize,
    },
    /// Operations of the history.
    Operations(usize),
    /// The words of a document are kept as they can be read, and are not as they were stored; its name.
    Words(String),
    /// What was not ours was left out; its names.
    Foreign(Vec<String>),
}

impl Loss {
    /// What is said of it to people.
    pub fn message(&self) -> Message {
        match self {
            Self::Rows { noun, count } => Message::new("repair-lost-rows")
                .choosing("noun", *noun)
                .with("count", *count),
            Self::Operations(count) => Message::new("repair-lost-operations").with("count", *count),
            Self::Words(document) => Message::new("repair-lost-words").with("document", document),
            Self::Foreign(names) => {
                Message::new("repair-lost-foreign").with("names", names.iter().collect::<Argument>())
            }
        }
    }
}

/// Writes a sound copy of a project: a new file with our own tables, indexes and views, which opens for writing and in
/// which the check finds nothing. What is gone is returned.
///
/// A journal that is whole leads to the true state, and the copy keeps it. Otherwise the copy keeps the history up to
/// the first operation that is not as it was written, where the texts of that time are still there, and takes over the
/// rows that can be read and make sense in one operation more.
///
/// # Errors
/// [`StorageError::Exists`] when something of the copy's name is there; [`StorageError::BeyondRepair`] when nothing can
/// be saved.
pub fn repair(path: &Path, to: &Path, coder: &str, at: i64) -> Result<Vec<Loss>, StorageError> {
    repair_with(path, to, coder, at, &Progress::default())
}

/// As [`repair`], for somebody who watches and may stop it.
///
/// # Errors
/// As those of [`repair`], and [`StorageError::Cancelled`]; then there is no copy.
pub fn repair_with(
    path: &Path,
    to: &Path,
    coder: &str,
    at: i64,
    progress: &Progress,
) -> Result<Vec<Loss>, StorageError> {
    let path = fs::canonicalize(path).map_err(|e| StorageError::io(path, &e))?;
    repair_file(&path, to, coder, at, progress).map_err(|error| match error {
        _ if progress.is_cancelled() => StorageError::Cancelled(path.clone()),
        StorageError::Damaged { what, .. } => {
            log::warn!("{}: {what}", path.display());
            StorageError::BeyondRepair(path.clone())
        }
        error => error,
    })
}

fn repair_file(
    path: &Path,
    to: &Path,
    coder: &str,
    at: i64,
    progress: &Progress,
) -> Result<Vec<Loss>, StorageError> {
    inspect(path, true)?;
    let pages = backup::unfinished(to)?;
    let repaired = heal::readable_copy(path, pages.path(), progress).and_then(|(db, deviation)| {
        let foreign: Vec<String> = deviation
            .foreign
            .into_iter()
            .filter(|name| !layout::is_ours(name))
            .collect();
        let source = RepairSource {
            db: &db,
            path,
            progress,
        };
        let mut lost = restore(&source, to, coder, at)?;
        if !foreign.is_empty() {
            lost.push(Loss::Foreign(foreign));
        }
        Ok(lost)
    });
    // The copy of the pages is closed by now, and goes.
    drop(pages);
    repaired
}

/// What is repaired.
struct RepairSource<'a> {
    /// A copy of its pages, read by our own schema.
    db: &'a Connection,
    path: &'a Path,
    /// Whether anybody still waits for the copy.
    progress: &'a Progress,
}

/// Makes the copy out of what can be read.
fn restore(source: &RepairSource<'_>, to: &Path, coder: &str, at: i64) -> Result<Vec<Loss>, StorageError> {
    let RepairSource { db, path, progress } = *source;
    // They have no part in what the journal leads to, so they go from file to file as they can be read.
    let chosen = choices::load(db);
    let make =
        |write: &mut dyn FnMut(&Path) -> Result<(), StorageError>| make(path, to, &chosen, progress, write);
    let told = replay_readable(db, OpId(i64::MAX), progress);
    if let Some(state) = told.state().filter(|state| is_whole(db, &told, state)) {
        match make(&mut |new| write_history(db, &told, &state, new)) {
            Err(StorageError::Damaged { what, .. }) => log::warn!("the whole journal: {what}"),
            made => return made.map(|()| Vec::new()),
        }
    }
    let mut saved = salvage(db, &told, to);
    if saved.rows.highest_id() == 0 {
        return Err(StorageError::damaged(path, "no row can be read"));
    }
    let all = operations(db).max(told.last);
    let mut kept = 0;
    if let Some(history) = whole_history(source, &told) {
        match make(&mut |new| write_after(db, &history, &saved, new, coder, at)) {
            Ok(()) => kept = history.last,
            Err(StorageError::Damaged { what, .. }) => log::warn!("the history: {what}"),
            Err(error) => return Err(error),
        }
    }
    if kept == 0 {
        make(&mut |new| write_rows(&saved, new, coder, at))?;
    }
    if let Some(gone) = usize::try_from(all - kept).ok().filter(|gone| *gone > 0) {
        saved.lost.push(Loss::Operations(gone));
    }
    Ok(saved.lost)
}

/// The history up to the last operation before the first that is not as it was written; nothing when texts of that time
/// are gone, without which it could not be taken back.
fn whole_history(source: &RepairSource<'_>, told: &Replay) -> Option<Replay> {
    let RepairSource { db, progress, .. } = *source;
    let history = replay_readable(db, OpId(told.sound), progress);
    let whole = history.last > 1
        && history.problems.is_empty()
        && are_whole(db, &history)
        && matches!(check::unfitting_operation(db, &history), Ok(None));
    whole.then_some(history)
}

/// Writes a file with a history, and what was saved as one operation more.
fn write_after(
    db: &Connection,
    history: &Replay,
    saved: &Salvaged,
    to: &Path,
    coder: &str,
    at: i64,
) -> Result<(), StorageError> {
    let Some(then) = history.state() else {
        return Err(StorageError::damaged(to, "no project"));
    };
    write_history(db, history, &then, to)?;
    let mut changes = difference(then.to_rows(), saved.rows.clone());
    if *then.project() != saved.project {
        changes.push(Change::Project(Delta {
            before: Some(then.project().clone()),
            after: Some(saved.project.clone()),
        }));
    }
    let new_texts: Vec<_> = saved
        .texts
        .iter()
        .filter(|(id, _)| !history.texts().contains(id))
        .cloned()
        .collect();
    let next_id = saved.next_id().max(history.highest_id() + 1);
    write_repair(Store::open(to)?, saved, &changes, &new_texts, next_id, coder, at)
}

/// Writes a file under another name with `write` and gives it what is chosen on pages, and its own name once it is sound.
/// Nobody can read it who cannot read the file it comes from.
fn make(
    from: &Path,
    to: &Path,
    chosen: &PageChoices,
    progress: &Progress,
    mut write: impl FnMut(&Path) -> Result<(), StorageError>,
) -> Result<(), StorageError> {
    let wanted = || {
        progress
            .check()
            .map_err(|_| StorageError::Cancelled(from.to_owned()))
    };
    wanted()?;
    let new = backup::unfinished(to)?;
    write(new.path())
        .and_then(|()| {
            let narrowed = File::open(new.path()).and_then(|file| narrow(&file, &[from]));
            narrowed.map_err(|e| StorageError::io(new.path(), &e))
        })
        .and_then(|()| require_sound(new.path(), chosen, progress))
        .map_err(|e| e.about(new.path(), to))?;
    // What could not be read because the reading was stopped is no loss of the file.
    wanted()?;
    backup::publish(new, to)
}

/// Writes a project anew from the memory of a session whose file has been overwritten. A document whose words were
/// never read, and cannot be read any more, is left out with its codings.
///
/// # Errors
/// [`StorageError::Exists`] when something of the name is there, or what the disk says.
pub(super) fn from_snapshot(
    store: &Store,
    now: &Snapshot,
    chosen: &PageChoices,
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
    texts.retain(|(id, _)| rows.documents.iter().any(|d| d.text == *id));
    let saved = Salvaged {
        project: now.project().clone(),
        rows,
        texts,
        lost: Vec::new(),
    };
    make(store.path(), to, chosen, &Progress::default(), |new| {
        write_rows(&saved, new, coder, at)
    })
}

/// Opens a file for writing, writes what is chosen on pages and checks it: nothing of it may find anything.
fn require_sound(path: &Path, chosen: &PageChoices, progress: &Progress) -> Result<(), StorageError> {
    let mut store = Store::open(path)?;
    store.load()?;
    if !chosen.is_empty() {
        store.keep_choices(chosen)?;
    }
    store.close()?;
    match check::check_with(path, progress)?.first() {
        None => Ok(()),
        Some(problem) => Err(StorageError::damaged(path, format!("the copy: {problem:?}"))),
    }
}

/// Whether the journal and the texts are as they were written, and what they lead to makes sense.
fn is_whole(db: &Connection, told: &Replay, state: &Snapshot) -> bool {
    told.complete
        && told.problems.is_empty()
        && check::faults(state).is_empty()
        && are_whole(db, told)
        && matches!(check::unfitting_operation(db, told), Ok(None))
}

/// Whether all texts that the file must hold after this history are there as they were stored.
fn are_whole(db: &Connection, told: &Replay) -> bool {
    told.texts().iter().all(|id| {
        let stored = rows::stored_text(db, *id).ok().flatten();
        stored
            .is_some_and(|text| text.is_whole() && told.hashes.get(id).is_none_or(|hash| *hash == text.hash))
    })
}

/// Writes a file with a history, the texts that it needs and the state to which it leads.
fn write_history(db: &Connection, told: &Replay, state: &Snapshot, to: &Path) -> Result<(), StorageError> {
    let next_id = rows::load(db).map_or(1, |(_, _, next_id)| next_id);
    Store::lay_out(to, |new| {
        let until = |op: i64| op <= told.last;
        copy_table(db, new, "journal", SEALED, until)?;
        copy_table(db, new, "seal", "operation, texts, hash", until)?;
        let needed = |id: i64| told.texts().contains(&TextId(id));
        copy_table(db, new, "text", "id, characters, content, hash", needed)?;
        for change in creations(state.project().clone(), state.to_rows()) {
            rows::write(new, &change)?;
        }
        rows::set_next_id(new, next_id.max(told.highest_id() + 1))
    })
}

/// Copies the rows whose first column `wanted` takes, as they are.
fn copy_table(
    from: &Connection,
    to: &Connection,
    table: &str,
    columns: &str,
    wanted: impl Fn(i64) -> bool,
) -> rusqlite::Result<()> {
    let mut statement = from.prepare(&format!("SELECT {columns} FROM {table} ORDER BY 1"))?;
    let count = statement.column_count();
    let places = vec!["?"; count].join(", ");
    let mut put = to.prepare(&format!("INSERT INTO {table} ({columns}) VALUES ({places})"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if !wanted(row.get(0)?) {
            continue;
        }
        let values: Vec<Value> = (0..count).map(|i| row.get(i)).collect::<Result<_, _>>()?;
        put.execute(params_from_iter(values))?;
    }
    Ok(())
}

/// What can be saved where the journal cannot.
struct Salvaged {
    project: ProjectInfo,
    rows: SnapshotRows,
    texts: Vec<(TextId, Text)>,
    lost: Vec<Loss>,
}

fn salvage(db: &Connection, told: &Replay, to: &Path) -> Salvaged {
    let state = told.state();
    let (project, rows) = trusted_rows(db, told, state.as_ref()).unwrap_or_else(|| {
        let project = rows::load_project(db).ok();
        let project = project.or_else(|| state.as_ref().map(|state| state.project().clone()));
        let rows = rows::load_rows(db, ReadMode::Salvage).unwrap_or_default();
        (project.unwrap_or_else(|| ProjectInfo::named(&stem(to))), rows)
    });
    let mut known = KnownIds::of(&rows);
    if rows::load_rows(db, ReadMode::Strict).is_err()
        && let Some(state) = &state
    {
        known.extend(&KnownIds::of(&state.to_rows()));
    }
    let mut texts = Vec::new();
    let mut changed = HashSet::new();
    for document in &rows.documents {
        let Ok(Some(text)) = rows::stored_text(db, document.text) else {
            continue;
        };
        if !text.is_whole()
            || told
                .hashes
                .get(&document.text)
                .is_some_and(|hash| *hash != text.hash)
        {
            changed.insert(document.text);
        }
        let words = String::from_utf8_lossy(&text.content).replace('\0', "\u{FFFD}");
        texts.push((document.text, Text::new(words)));
    }
    texts.sort_by_key(|(id, _)| *id);
    texts.dedup_by_key(|(id, _)| *id);
    let rows = sound(rows, &texts);
    texts.retain(|(id, _)| rows.documents.iter().any(|d| d.text == *id));
    let mut lost = known.without(&KnownIds::of(&rows));
    let documents = rows.documents.iter().filter(|d| changed.contains(&d.text));
    lost.extend(documents.map(|d| Loss::Words(d.name.clone())));
    Salvaged {
        project,
        rows,
        texts,
        lost,
    }
}

/// The project and the rows that are taken at their word: those to which a journal leads in which nothing is wrong, then
/// those of the file where all of them can be read, then those of a journal that can at least be read to its end.
fn trusted_rows(
    db: &Connection,
    told: &Replay,
    state: Option<&Snapshot>,
) -> Option<(ProjectInfo, SnapshotRows)> {
    let led_to = state
        .filter(|_| told.complete)
        .map(|state| (state.project().clone(), state.to_rows()));
    if told.problems.is_empty() && led_to.is_some() {
        return led_to;
    }
    let stored = rows::load(db).ok();
    stored.map(|(project, rows, _)| (project, rows)).or(led_to)
}

/// How many operations there were, as far as it can be read.
fn operations(db: &Connection) -> i64 {
    let sealed = seal::last(db).ok().flatten().map_or(0, |seal| seal.op.0);
    let written = db.query_row("SELECT max(id) FROM journal", [], |r| r.get(0));
    sealed.max(written.unwrap_or(0))
}

/// The ids of rows by their nouns.
struct KnownIds([(&'static str, HashSet<i64>); 12]);

impl KnownIds {
    fn of(rows: &SnapshotRows) -> Self {
        Self([
            ("document", rows.documents.iter().map(|r| r.id.0).collect()),
            ("group", rows.groups.iter().map(|r| r.id.0).collect()),
            ("code", rows.codes.iter().map(|r| r.id.0).collect()),
            ("coding", rows.codings.iter().map(|r| r.id.0).collect()),
            ("memo", rows.memos.iter().map(|r| r.id.0).collect()),
            ("highlight", rows.highlights.iter().map(|r| r.id.0).collect()),
            ("summary", rows.summaries.iter().map(|r| r.id.0).collect()),
            ("query", rows.queries.iter().map(|r| r.id.0).collect()),
            ("words", rows.word_lists.iter().map(|r| r.id.0).collect()),
            ("participant", rows.participants.iter().map(|r| r.id.0).collect()),
            ("attribute", rows.attributes.iter().map(|r| r.id.0).collect()),
            ("coder", rows.coders.iter().map(|r| r.id.0).collect()),
        ])
    }

    fn extend(&mut self, more: &Self) {
        for ((_, ids), (_, more)) in self.0.iter_mut().zip(&more.0) {
            ids.extend(more);
        }
    }

    /// What is known here and not there.
    fn without(&self, there: &Self) -> Vec<Loss> {
        let pairs = self.0.iter().zip(&there.0);
        let lost = pairs.map(|((noun, ids), (_, there))| Loss::Rows {
            noun,
            count: ids.difference(there).count(),
        });
        lost.filter(|lost| !matches!(lost, Loss::Rows { count: 0, .. }))
            .collect()
    }
}

impl Salvaged {
    /// The next free id after all that was saved.
    fn next_id(&self) -> i64 {
        let highest = self.texts.iter().map(|(id, _)| id.0).max().unwrap_or(0);
        self.rows.highest_id().max(highest) + 1
    }
}

/// Writes a file of sound rows, in one operation.
fn write_rows(saved: &Salvaged, to: &Path, coder: &str, at: i64) -> Result<(), StorageError> {
    let copy = Store::create(to, &saved.project, coder, at)?;
    let changes = difference(SnapshotRows::default(), saved.rows.clone());
    write_repair(copy, saved, &changes, &saved.texts, saved.next_id(), coder, at)
}

/// Writes the operation that takes over what was saved.
fn write_repair(
    mut copy: Store,
    saved: &Salvaged,
    changes: &[Change],
    texts: &[(TextId, Text)],
    next_id: i64,
    coder: &str,
    at: i64,
) -> Result<(), StorageError> {
    copy.write(&NewOperation {
        at,
        coder,
        action: JournalAction::Do,
        reverts: None,
        summary: &Summary::new(
            OperationKind::ProjectRepair,
            &saved.project.name,
            saved.rows.documents.len(),
        ),
        changes,
        texts,
        next_id,
    })?;
    copy.close()
}

fn stem(path: &Path) -> String {
    path.file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}
