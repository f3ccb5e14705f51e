//! `lists` and `summaries`.

use serde_json::json;

use super::call::{Call, iso};
use super::failure::Failure;
use crate::exchange::use_cases::findings;
use crate::model::{Case, Snapshot};

/// `lists P` and `lists P import FILE`
pub(super) fn lists(call: &mut Call) -> Result<(), Failure> {
    match call.args.word(1).as_deref() {
        None => {
            let session = call.open_read_only()?;
            tell_lists(call, session.snapshot());
            Ok(())
        }
        Some("import") => {
            call.args.at_most(3)?;
            let read = findings::read_lists(call.args.file(2)?)?;
            let mut session = call.open_writable()?;
            let report = read.apply(&mut session).map_err(Failure::Refused)?;
            let now = session.snapshot().clone();
            call.close(session);
            call.warn(&report);
            tell_lists(call, &now);
            Ok(())
        }
        Some(_) => Err(Failure::Usage(None)),
    }
}

fn tell_lists(call: &mut Call, now: &Snapshot) {
    let path = |code| now.code_path(code).to_string();
    call.answer(
        || {
            let lists = now.word_lists().map(|list| {
                let entries = list.entries.iter().map(|entry| {
                    json!({ "word": entry.word, "meaning": entry.meaning, "code": entry.code.map(path) })
                });
                json!({
                    "list": list.name,
                    "kind": list.kind.key(),
                    "note": list.note,
                    "entries": entries.collect::<Vec<_>>(),
                })
            });
            lists.collect()
        },
        |_| {
            let line = |list: &str, kind: &str, entry: &crate::model::WordEntry| {
                let code = entry.code.map(path).unwrap_or_default();
                vec![
                    list.to_owned(),
                    kind.to_owned(),
                    entry.word.clone(),
                    entry.meaning.clone(),
                    code,
                ]
            };
            now.word_lists()
                .flat_map(|list| {
                    list.entries
                        .iter()
                        .map(|entry| line(&list.name, list.kind.key(), entry))
                })
                .collect()
        },
    );
}

/// `summaries P` and `summaries P import FILE`
pub(super) fn summaries(call: &mut Call) -> Result<(), Failure> {
    match call.args.word(1).as_deref() {
        None => {
            let session = call.open_read_only()?;
            tell_summaries(call, session.snapshot());
            Ok(())
        }
        Some("import") => {
            call.args.at_most(3)?;
            let read = findings::read_case_summaries(call.args.file(2)?)?;
            let mut session = call.open_writable()?;
            let report = read.apply(&mut session).map_err(Failure::Refused)?;
            let now = session.snapshot().clone();
            call.close(session);
            call.warn(&report);
            tell_summaries(call, &now);
            Ok(())
        }
        Some(_) => Err(Failure::Usage(None)),
    }
}

fn tell_summaries(call: &mut Call, now: &Snapshot) {
    let case = |case| match case {
        Case::Document(id) => ("document", now.document(id).map(|d| d.name.clone())),
        Case::Participant(id) => ("participant", now.participant(id).map(|p| p.name.clone())),
    };
    call.answer(
        || {
            let rows = now.summaries().map(|row| {
                let (kind, name) = case(row.case);
                json!({
                    "case_kind": kind,
                    "case": name,
                    "code": now.code_path(row.code).to_string(),
                    "summary": row.body,
                    "coder": now.coder(row.coder).map(|coder| &coder.name),
                    "at": iso(row.modified_at),
                })
            });
            rows.collect()
        },
        |_| {
            let rows = now.summaries().map(|row| {
                let (_, name) = case(row.case);
                vec![
                    name.unwrap_or_default(),
                    now.code_path(row.code).to_string(),
                    row.body.clone(),
                ]
            });
            rows.collect()
        },
    );
}
