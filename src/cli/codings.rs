//! Commands on codings.

use std::io::{self, Write};

use serde_json::{Value as Json, json};

use super::call::{Call, chosen_document, code};
use super::failure::Failure;
use super::stdin::Stdin;
use crate::exchange::import::sheet::{CodingStream, StreamFault};
use crate::exchange::use_cases::codings::{self, CodingCounts, new_coding};
use crate::exchange::use_cases::in_row;
use crate::message::Message;
use crate::model::{Coding, Edit, EditError, MemoTarget, Snapshot, find_document};
use crate::session::SessionError;

/// `code P --from FILE`
pub(super) fn add(call: &mut Call) -> Result<(), Failure> {
    call.args.at_most(1)?;
    let file = call.args.path("--from").ok_or(Failure::Usage(None))?;
    if file.as_os_str() == "-" {
        return add_as_they_come(call);
    }
    let read = codings::read(&file)?;
    let mut session = call.open_writable()?;
    let (counts, report) = read.apply(&mut session).map_err(Failure::Refused)?;
    call.close(session);
    call.warn(&report);
    let CodingCounts {
        added,
        codes,
        skipped,
    } = counts;
    call.answer(
        || json!({ "added": added, "codes_created": codes, "skipped": skipped }),
        |words| {
            vec![vec![words.with(
                "cli-coded",
                &[("added", added), ("codes", codes), ("skipped", skipped)],
            )]]
        },
    );
    Ok(())
}

/// `code P --from -`: each row from standard input is an operation of its own, answered by a line as soon as it is on
/// the disk. A wrong row ends the work; those before it stay.
fn add_as_they_come(call: &Call) -> Result<(), Failure> {
    let mut session = call.open_writable()?;
    let wrong = |fault: StreamFault| {
        log::warn!("standard input: {fault}");
        Failure::Refused(fault.message(Message::new("cli-standard-input")))
    };
    for row in CodingStream::new(Stdin::new().map_err(|e| wrong(e.into()))?).map_err(wrong)? {
        let row = row.map_err(wrong)?;
        let row_number = row.row_number;
        let failed = |error: SessionError| Failure::Refused(in_row(&error, &[row_number], None));
        let document = find_document(session.snapshot(), &row.document);
        let document = document.map_err(|error| failed(error.into()))?.id;
        let coding = new_coding(document, row);
        let answer = match session.apply(Edit::AddCodings(vec![coding])) {
            Ok(applied) => json!({ "added": 1, "codes_created": applied.created.codes.len(), "skipped": 0 }),
            Err(SessionError::Edit(EditError::AlreadyCoded)) => {
                json!({ "added": 0, "codes_created": 0, "skipped": 1 })
            }
            Err(error) => return Err(failed(error)),
        };
        let mut out = io::stdout().lock();
        if writeln!(out, "{answer}").and_then(|()| out.flush()).is_err() {
            // Nobody listens any more.
            break;
        }
    }
    call.close(session);
    Ok(())
}

/// `codings P [--document D] [--code PATH] [--coder C]`
pub(super) fn list(call: &mut Call) -> Result<(), Failure> {
    call.args.at_most(1)?;
    let session = call.open_read_only()?;
    let now = session.snapshot();
    let wanted_document = chosen_document(call, now)?;
    let wanted_codes = match call.args.text("--code") {
        Some(path) => Some(now.descendants(code(now, &path)?)),
        None => None,
    };
    let wanted_coder = match call.args.text("--coder") {
        Some(name) => {
            let found = now.coder_named(name.trim());
            let missing = || Failure::Refused(Message::new("cli-no-coder").with("name", &name));
            Some(found.ok_or_else(missing)?.id)
        }
        None => None,
    };
    let wanted: Vec<&Coding> = now
        .codings()
        .filter(|c| wanted_document.is_none_or(|d| c.document == d))
        .filter(|c| wanted_codes.as_ref().is_none_or(|codes| codes.contains(&c.code)))
        .filter(|c| wanted_coder.is_none_or(|coder| c.coder == coder))
        .collect();
    for coding in &wanted {
        session.text(coding.document)?;
    }
    call.answer(
        || wanted.iter().map(|c| to_json(now, c)).collect(),
        |words| {
            let line = |c: &&Coding| {
                vec![
                    document_name(now, c).to_owned(),
                    format!("{}–{}", words.number(c.range.start), words.number(c.range.end)),
                    now.code_path(c.code).to_string(),
                    coder_name(now, c).to_owned(),
                    passage(now, c).replace(['\n', '\t'], " "),
                ]
            };
            wanted.iter().map(line).collect()
        },
    );
    Ok(())
}

fn document_name<'a>(now: &'a Snapshot, coding: &Coding) -> &'a str {
    now.document(coding.document).map_or("", |d| d.name.as_str())
}

fn coder_name<'a>(now: &'a Snapshot, coding: &Coding) -> &'a str {
    now.coder(coding.coder).map_or("", |c| c.name.as_str())
}

fn passage<'a>(now: &'a Snapshot, coding: &Coding) -> &'a str {
    now.text(coding.document).map_or("", |t| t.slice(coding.range))
}

fn to_json(now: &Snapshot, coding: &Coding) -> Json {
    json!({
        "document": document_name(now, coding),
        "start": coding.range.start,
        "end": coding.range.end,
        "code": now.code_path(coding.code),
        "coder": coder_name(now, coding),
        "text": passage(now, coding),
        "guid": coding.guid.to_string(),
        "condensed": coding.condensed,
        "importance": coding.importance,
        "memo": now.memo_on(MemoTarget::Coding(coding.id)).map(|m| &m.body),
    })
}
