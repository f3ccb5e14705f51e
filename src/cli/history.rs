//! Commands on the journal.

use serde_json::{Value as Json, json};

use super::call::{Call, iso};
use super::failure::Failure;
use crate::analysis::query::Day;
use crate::i18n::Words;
use crate::message::Message;
use crate::model::{JournalAction, JournalEntry, Summary};
use crate::report::wording::journal_entry;
use crate::session::{Session, SessionError};

/// `history P [--since DATE]`
pub(super) fn list(call: &mut Call) -> Result<(), Failure> {
    call.args.at_most(1)?;
    let since = match call.args.text("--since") {
        Some(date) => Day::read(&date)
            .and_then(Day::start)
            .ok_or_else(|| Failure::usage(Message::new("cli-bad-date").with("date", date)))?,
        None => i64::MIN,
    };
    let mut entries = call.open_read_only()?.history()?;
    entries.retain(|e| e.at >= since);
    answer(call, &entries);
    Ok(())
}

/// `undo P [N]`
pub(super) fn undo(call: &mut Call) -> Result<(), Failure> {
    repeat(call, "cli-nothing-to-undo", Session::undo, |s| s.undoable())
}

/// `redo P [N]`
pub(super) fn redo(call: &mut Call) -> Result<(), Failure> {
    repeat(call, "cli-nothing-to-redo", Session::redo, |s| s.redoable())
}

fn repeat(
    call: &mut Call,
    refusal: &'static str,
    step: impl Fn(&mut Session) -> Result<Option<Summary>, SessionError>,
    possible: impl Fn(&Session) -> usize,
) -> Result<(), Failure> {
    call.args.at_most(2)?;
    let times = match call.args.word(1) {
        None => 1,
        Some(n) => match n.parse::<usize>() {
            Ok(n) if n > 0 => n,
            _ => return Err(Failure::Usage(None)),
        },
    };
    let mut session = call.open_writable()?;
    let possible = possible(&session);
    if possible < times {
        return Err(Failure::Refused(Message::new(refusal).with("possible", possible)));
    }
    for _ in 0..times {
        step(&mut session)?;
    }
    let entries = session.history()?;
    call.close(session);
    let new = entries
        .get(entries.len().saturating_sub(times)..)
        .unwrap_or_default();
    answer(call, new);
    Ok(())
}

fn answer(call: &mut Call, entries: &[JournalEntry]) {
    let words = call.words.clone();
    call.answer(
        || entries.iter().map(|e| to_json(e, &words)).collect(),
        |words| {
            let line = |e: &JournalEntry| {
                vec![
                    words.number(e.op.0),
                    words.date_time(e.at),
                    e.coder.clone(),
                    journal_entry(words, e),
                ]
            };
            entries.iter().map(line).collect()
        },
    );
}

fn to_json(entry: &JournalEntry, words: &Words) -> Json {
    let kind = match entry.action {
        JournalAction::Do => entry.summary.kind.key().to_owned(),
        action => format!("{} {}", action.key(), entry.summary.kind.key()),
    };
    json!({
        "operation": entry.op.0,
        "at": iso(entry.at),
        "coder": entry.coder,
        "kind": kind,
        "summary": journal_entry(words, entry),
        "reverts": entry.reverts.map(|op| op.0),
    })
}
