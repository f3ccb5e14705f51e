//! Looks through a whole project file.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use rusqlite::Connection;

use super::{StorageError, Store, journal, rows};
use crate::message::Message;
use crate::model::{Change, Document, Guid, MemoTarget, OpId, Snapshot, TextDelta, TextId};
use crate::text::{CharRange, Text};

/// Something that is wrong in a project file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// SQLite finds pages or indexes damaged; how many faults, of which only the first twenty are counted.
    Pages(usize),
    /// SnapshotRows of a table refer to rows that are not there.
    Dangling {
        /// The table that refers.
        table: String,
        /// How many of its rows.
        count: usize,
    },
    /// A value makes no sense.
    Unreadable,
    /// The text of a document is not there, or not as long as it should be.
    Text(String),
    /// A coding lies outside the text of its document.
    CodingOutside {
        /// The document.
        document: String,
        /// The passage.
        range: CharRange,
    },
    /// A speaker turn lies outside the text of its document, or before the one that comes before it.
    TurnOutside(String),
    /// A memo's passage lies outside the text of its document.
    MemoOutside(String),
    /// A code stands below itself.
    Cycle(String),
    /// Two things have the same identity.
    Twins(Guid),
    /// The next id is one that has been given.
    NextId,
    /// An operation of the journal is not there or cannot be read.
    Operation(OpId),
    /// The journal does not lead to what the file holds; the noun that differs.
    Journal(&'static str),
}

impl Problem {
    /// What is said of it to people.
    pub fn message(&self) -> Message {
        match self {
            Self::Pages(count) => Message::new("check-pages").with("count", *count),
            Self::Dangling { table, count } => Message::new("check-dangling")
                .with("table", table)
                .with("count", *count),
            Self::Unreadable => Message::new("check-unreadable"),
            Self::Text(document) => Message::new("check-text").with("document", document),
            Self::CodingOutside { document, range } => Message::new("check-coding-outside")
                .with("document", document)
                .with("start", range.start)
                .with("end", range.end),
            Self::TurnOutside(document) => Message::new("check-turn-outside").with("document", document),
            Self::MemoOutside(document) => Message::new("check-memo-outside").with("document", document),
            Self::Cycle(name) => Message::new("check-cycle").with("name", name),
            Self::Twins(guid) => Message::new("check-twins").with("guid", guid.to_string()),
            Self::NextId => Message::new("check-next-id"),
            Self::Operation(op) => Message::new("check-operation").with("op", op.0),
            Self::Journal(noun) => Message::new("check-journal").with("noun", *noun),
        }
    }
}

/// Looks through a project file, also while a window has it open: SQLite's own check, foreign keys, passages inside
/// their texts, a code system without cycles, and a journal that leads from nothing to what is there.
///
/// # Errors
/// When the file is no project, too new, or cannot be opened. Damage is a problem, not an error.
pub fn check(path: &Path) -> Result<Vec<Problem>, StorageError> {
    let store = match Store::open_read_only(path) {
        Ok(store) => store,
        Err(error @ StorageError::Damaged { .. }) => {
            log::warn!("{error}");
            return Ok(vec![Problem::Pages(1)]);
        }
        Err(error) => return Err(error),
    };
    match problems(store.db()) {
        Ok(problems) => Ok(problems),
        Err(error) => match store.sql(error) {
            error @ StorageError::Damaged { .. } => {
                log::warn!("{error}");
                Ok(vec![Problem::Unreadable])
            }
            error => Err(error),
        },
    }
}

fn problems(db: &Connection) -> rusqlite::Result<Vec<Problem>> {
    let transaction = db.unchecked_transaction()?;
    let db = &transaction;
    let mut problems = pages(db)?;
    if !problems.is_empty() {
        return Ok(problems);
    }
    problems.extend(dangling(db)?);
    let (project, rows, next_id) = rows::load(db)?;
    let highest = rows.highest_id();
    let present = Snapshot::from_rows(project, rows);
    if highest >= next_id {
        problems.push(Problem::NextId);
    }
    problems.extend(texts(db, &present)?);
    problems.extend(faults(&present));
    problems.extend(journal_problems(db)?);
    Ok(problems)
}

fn pages(db: &Connection) -> rusqlite::Result<Vec<Problem>> {
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

fn dangling(db: &Connection) -> rusqlite::Result<Vec<Problem>> {
    db.prepare("SELECT \"table\", count(*) FROM pragma_foreign_key_check GROUP BY 1 ORDER BY 1")?
        .query_map([], |r| {
            Ok(Problem::Dangling {
                table: r.get(0)?,
                count: usize::try_from(r.get::<_, i64>(1)?).unwrap_or(0),
            })
        })?
        .collect()
}

/// Whether each document's text is there and as long as both of them say.
fn texts(db: &Connection, snapshot: &Snapshot) -> rusqlite::Result<Vec<Problem>> {
    let lengths: HashMap<TextId, u32> = rows::text_lengths(db, rows::Reading::Strict)?;
    let mut problems = Vec::new();
    for document in snapshot.documents() {
        let real = readable(rows::text(db, document.text))?.map(|t| t.chars());
        if real != Some(document.chars) || lengths.get(&document.text) != Some(&document.chars) {
            problems.push(Problem::Text(document.name.clone()));
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
        if !turns_stand(document) {
            problems.push(Problem::TurnOutside(document.name.clone()));
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

/// What the journal tells.
pub(super) struct Replayed {
    /// The state to which it leads.
    pub(super) state: Snapshot,
    /// How texts came to their present words, with the operations.
    versions: Vec<(OpId, TextDelta)>,
}

/// What the journal tells, nothing when it is empty, or the operation that cannot be read.
pub(super) fn replay(db: &Connection) -> rusqlite::Result<Result<Option<Replayed>, Problem>> {
    let mut state: Option<Snapshot> = None;
    let mut versions = Vec::new();
    let mut last = OpId(0);
    let mut gap = false;
    let replayed = journal::replay(db, |op, changes| {
        gap |= op.0 != last.0 + 1;
        if gap {
            return;
        }
        last = op;
        match &mut state {
            Some(snapshot) => snapshot.apply(&changes),
            None => {
                let project = changes.iter().find_map(|c| match c {
                    Change::Project(delta) => delta.after.clone(),
                    _ => None,
                });
                state = project.map(|project| {
                    let mut snapshot = Snapshot::new(project);
                    snapshot.apply(&changes);
                    snapshot
                });
            }
        }
        versions.extend(changes.into_iter().filter_map(|change| match change {
            Change::Text(delta) => Some((op, delta)),
            _ => None,
        }));
    });
    match replayed {
        Ok(()) if !gap => Ok(Ok(state.map(|state| Replayed { state, versions }))),
        Err(error @ rusqlite::Error::SqliteFailure(..)) => Err(error),
        _ => Ok(Err(Problem::Operation(OpId(last.0 + 1)))),
    }
}

fn journal_problems(db: &Connection) -> rusqlite::Result<Vec<Problem>> {
    Ok(match replay(db)? {
        Ok(Some(Replayed { state, versions })) => {
            let differences = rows::differences(db, state.project(), &state.to_rows())?;
            let differences = differences.into_iter().map(Problem::Journal);
            differences.chain(misfit(db, versions)?).collect()
        }
        Ok(None) => vec![Problem::Operation(OpId(1))],
        Err(problem) => vec![problem],
    })
}

/// The last operation that speaks of other words than a text then had: only the present words are in the file, and
/// from them the way back is gone. It could not be undone.
fn misfit(db: &Connection, versions: Vec<(OpId, TextDelta)>) -> rusqlite::Result<Option<Problem>> {
    let mut texts = HashMap::<TextId, Text>::new();
    for (op, delta) in versions.into_iter().rev() {
        let after = match texts.remove(&delta.after) {
            Some(text) => Some(text),
            None => readable(rows::text(db, delta.after))?,
        };
        let back = delta.inverted();
        match after.and_then(|text| back.apply(&text)) {
            Some(text) => texts.insert(back.after, text),
            None => return Ok(Some(Problem::Operation(op))),
        };
    }
    Ok(None)
}
