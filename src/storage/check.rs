//! Looks through a whole project file.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use rusqlite::Connection;

use super::hash::Hash;
use super::layout::VIEWS;
use super::replay::{Replay, replay};
use super::{Problem, StorageError, Store, connect, journal, rows, wal};
use crate::jobs::{Cancelled, Progress};
use crate::model::{Document, MemoTarget, Snapshot, TextDelta, TextId};
use crate::text::Text;

/// Looks through a project file, also while a window has it open: its log, its schema, SQLite's own check, foreign
/// keys, every text and every operation against its hash, each operation against the state before it, passages inside
/// their texts, a code system without cycles, and a journal that leads from nothing to what is there, bit for bit.
///
/// # Errors
/// When the file is no project, too new, or cannot be opened. Damage is a problem, not an error.
pub fn check(path: &Path) -> Result<Vec<Problem>, StorageError> {
    check_with(path, &Progress::default())
}

/// As [`check`], for somebody who watches and may stop it.
///
/// # Errors
/// As those of [`check`], and [`StorageError::Cancelled`].
pub fn check_with(path: &Path, progress: &Progress) -> Result<Vec<Problem>, StorageError> {
    let checked = check_file(path, progress);
    match progress.check() {
        // What was found until then says nothing.
        Err(Cancelled) => Err(StorageError::Cancelled(path.to_owned())),
        Ok(()) => checked,
    }
}

fn check_file(path: &Path, progress: &Progress) -> Result<Vec<Problem>, StorageError> {
    // Before anything opens the file and takes of the log what it can.
    let mut problems: Vec<Problem> = wal::commits_at_risk(path)
        .map(|operations| Problem::Log { operations })
        .into_iter()
        .collect();
    problems.extend(match Store::open_read_only(path) {
        Ok(store) => in_file(store, progress)?,
        Err(error) if error.is_damage() => {
            log::warn!("{error}");
            match in_schema(path) {
                found if found.is_empty() => vec![Problem::Pages(1)],
                found => found,
            }
        }
        Err(error) => return Err(error),
    });
    Ok(problems)
}

/// What is wrong in a file that could be opened.
fn in_file(mut store: Store, progress: &Progress) -> Result<Vec<Problem>, StorageError> {
    store.follow(progress)?;
    let mut problems = Vec::new();
    match check_content(store.db(), progress, &mut problems) {
        Ok(()) => Ok(problems),
        Err(error) => match store.sql(error) {
            error @ StorageError::Damaged { .. } => {
                log::warn!("{error}");
                problems.push(Problem::Unreadable);
                Ok(problems)
            }
            error => Err(error),
        },
    }
}

/// What is wrong in the schema of a file, as far as it can be read.
fn in_schema(path: &Path) -> Vec<Problem> {
    let Ok(deviation) = connect::deviation_of(path) else {
        return Vec::new();
    };
    let foreign = deviation.foreign.into_iter().map(Problem::Foreign);
    foreign
        .chain(deviation.missing.into_iter().map(Problem::Missing))
        .collect()
}

fn check_content(db: &Connection, progress: &Progress, problems: &mut Vec<Problem>) -> rusqlite::Result<()> {
    let transaction = db.unchecked_transaction()?;
    let db = &transaction;
    problems.extend(damaged_pages(db)?);
    if !problems.is_empty() {
        return Ok(());
    }
    problems.extend(dangling_references(db)?);
    let stored = rows::text_ids(db)?;
    progress.start(journal::count(db)? + stored.len() as u64, "");
    let told = replay(db, progress)?;
    problems.extend(told.problems.iter().cloned());
    let present = match readable(rows::load(db).map(Some))? {
        Some((project, rows, next_id)) => {
            if rows.highest_id().max(told.highest_id()) >= next_id {
                problems.push(Problem::NextId);
            }
            Some(Snapshot::from_rows(project, rows))
        }
        None => {
            problems.push(Problem::Unreadable);
            None
        }
    };
    problems.extend(texts(db, &stored, present.as_ref(), &told, progress)?);
    problems.extend(present.iter().flat_map(faults));
    if told.complete
        && let Some(state) = told.state()
    {
        let differences = rows::differences(db, state.project(), &state.to_rows())?;
        problems.extend(differences.into_iter().map(Problem::Journal));
        problems.extend(unfitting_operation(db, &told)?);
    }
    let broken = VIEWS
        .into_iter()
        .filter(|view| db.prepare(&format!("SELECT * FROM {view}")).is_err());
    problems.extend(broken.map(|view| Problem::Missing(view.to_owned())));
    Ok(())
}

fn damaged_pages(db: &Connection) -> rusqlite::Result<Vec<Problem>> {
    let found: Vec<String> = db
        .prepare("PRAGMA integrity_check(20)")?
        .query_map([], |r| r.get(0))?
        .collect::<Result<_, _>>()?;
    let faults: Vec<_> = found.into_iter().filter(|line| line != "ok").collect();
    for fault in &faults {
        log::warn!("integrity check: {fault}");
    }
    Ok((!faults.is_empty())
        .then_some(Problem::Pages(faults.len()))
        .into_iter()
        .collect())
}

fn dangling_references(db: &Connection) -> rusqlite::Result<Vec<Problem>> {
    db.prepare("SELECT \"table\", count(*) FROM pragma_foreign_key_check GROUP BY 1 ORDER BY 1")?
        .query_map([], |r| {
            Ok(Problem::Dangling {
                table: r.get(0)?,
                count: usize::try_from(r.get::<_, i64>(1)?).unwrap_or(0),
            })
        })?
        .collect()
}

/// What is wrong with the stored texts: each must be as it was stored and as the journal says that it came in, and
/// those of documents as long as the documents say.
fn texts(
    db: &Connection,
    stored: &[TextId],
    present: Option<&Snapshot>,
    told: &Replay,
    progress: &Progress,
) -> rusqlite::Result<Vec<Problem>> {
    let documents: HashMap<TextId, Vec<&Document>> = present.map_or_else(HashMap::new, |snapshot| {
        let mut by_text = HashMap::<_, Vec<_>>::new();
        for document in snapshot.documents() {
            by_text.entry(document.text).or_default().push(&**document);
        }
        by_text
    });
    let mut all: Vec<TextId> = stored.iter().chain(documents.keys()).copied().collect();
    if told.complete {
        all.extend(told.texts());
    }
    all.sort();
    all.dedup();
    let mut problems = Vec::new();
    for id in all {
        if progress.advance(1).is_err() {
            break;
        }
        let text = rows::stored_text(db, id)?;
        let sound = text.as_ref().is_some_and(|text| {
            text.is_whole()
                && told.hashes.get(&id).is_none_or(|hash| *hash == text.hash)
                && (!told.complete || told.texts().contains(&id))
        });
        let fits = |document: &&Document| {
            sound
                && text
                    .as_ref()
                    .is_some_and(|text| text.characters == i64::from(document.chars))
        };
        match documents.get(&id) {
            Some(of) => problems.extend(
                of.iter()
                    .filter(|document| !fits(document))
                    .map(|document| Problem::Text(document.name.clone())),
            ),
            None if !sound => problems.push(Problem::StoredText(id)),
            None => {}
        }
    }
    Ok(problems)
}

/// What was read, nothing where the value makes no sense.
fn readable<T>(read: rusqlite::Result<Option<T>>) -> rusqlite::Result<Option<T>> {
    match read {
        Err(error @ rusqlite::Error::SqliteFailure(..)) => Err(error),
        read => Ok(read.unwrap_or_default()),
    }
}

/// What is wrong in a project by itself, whatever file it is in.
pub(super) fn faults(snapshot: &Snapshot) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut seen = HashSet::new();
    for document in snapshot.documents() {
        let chars = document.chars;
        for coding in snapshot.codings_in(document.id) {
            if coding.range.is_empty() || coding.range.end > chars {
                problems.push(Problem::CodingOutside {
                    document: document.name.clone(),
                    range: coding.range,
                });
            }
            if !seen.insert(coding.guid) {
                problems.push(Problem::Twins(coding.guid));
            }
        }
        let mut highlights = snapshot.highlights_in(document.id);
        if highlights.any(|h| h.range.is_empty() || h.range.end > chars) {
            problems.push(Problem::HighlightOutside(document.name.clone()));
        }
        if !turns_stand(document) {
            problems.push(Problem::TurnOutside(document.name.clone()));
        }
        if !labels_stand(document) {
            problems.push(Problem::Labels(document.name.clone()));
        }
    }
    for memo in snapshot.memos() {
        if let MemoTarget::Passage(id, range) = memo.target
            && let Some(document) = snapshot.document(id)
            && range.end > document.chars
        {
            problems.push(Problem::MemoOutside(document.name.clone()));
        }
    }
    let reached: HashSet<_> = snapshot.code_tree().into_iter().map(|(_, c)| c.id).collect();
    let circling = snapshot.codes().filter(|c| !reached.contains(&c.id));
    problems.extend(circling.map(|c| Problem::Cycle(c.name.clone())));
    problems
}

/// Whether the turns of a document stand one after the other inside its text.
pub(super) fn turns_stand(document: &Document) -> bool {
    let mut from = 0;
    document.turns.iter().all(|turn| {
        let stands = from <= turn.label.start
            && turn.label.end <= turn.speech.start
            && turn.speech.end <= document.chars;
        from = turn.speech.end;
        stands
    })
}

/// Whether each label of which something is said stands in the document, once, and means one who speaks in it.
fn labels_stand(document: &Document) -> bool {
    let mut standing = document.clone();
    standing.drop_stray_labels();
    standing.labels.len() == document.labels.len()
}

/// The last operation that speaks of other words than a text then had: only the present words are in the file, and
/// from them the way back is gone. It could not be undone.
pub(super) fn unfitting_operation(db: &Connection, told: &Replay) -> rusqlite::Result<Option<Problem>> {
    let mut texts = HashMap::<TextId, Text>::new();
    for (op, delta) in told.versions.iter().rev() {
        let after = match texts.remove(&delta.after) {
            Some(text) => Some(text),
            None => readable(rows::text(db, delta.after))?,
        };
        let back = TextDelta::clone(delta).inverted();
        let before = after.and_then(|text| back.apply(&text)).filter(|text| {
            let known: Option<&Hash> = told.hashes.get(&back.after);
            known.is_none_or(|hash| *hash == rows::hash_of_text(back.after, text))
        });
        match before {
            Some(text) => texts.insert(back.after, text),
            None => return Ok(Some(Problem::Operation(*op))),
        };
    }
    Ok(None)
}
