//! Commands on codings.

use std::io::{self, Write};

use serde_json::{Value as Json, json};

use super::call::{Call, chosen_document, code, document, file_name, path_names};
use super::failure::Failure;
use super::participants::in_row;
use crate::exchange::import::sheet::{CodingRow, read_codings};
use crate::message::Message;
use crate::model::{CodeRef, Coding, Edit, EditError, MemoTarget, NewCoding, Snapshot};
use crate::session::{Session, SessionError};
use crate::text::CharRange;

/// `code P --from FILE`
pub(super) fn add(call: &mut Call) -> Result<(), Failure> {
    call.args.at_most(1)?;
    let file = call.args.path("--from").ok_or(Failure::Usage(None))?;
    if file.as_os_str() == "-" {
        return add_as_they_come(call);
    }
    let rows = read_codings(&file)?.rows;
    let numbers: Vec<usize> = rows.iter().map(|r| r.row_number).collect();
    let mut session = call.open_writable()?;
    let mut codings = Vec::with_capacity(rows.len());
    for (i, row) in rows.into_iter().enumerate() {
        let coding = new_coding(&session, row).map_err(|error| match error {
            SessionError::Edit(error) => SessionError::Edit(EditError::Row {
                row: i + 1,
                error: Box::new(error),
            }),
            error => error,
        });
        codings.push(coding.map_err(|e| in_row(e, &numbers, Some(&file_name(&file))))?);
    }
    let rows = codings.len();
    let (added, codes, skipped) = match session.apply(Edit::AddCodings(codings)) {
        Ok(applied) => {
            let created = applied.created;
            (created.codings.len(), created.codes.len(), created.skipped)
        }
        // A script that runs a second time finds its work done.
        Err(SessionError::Edit(EditError::AlreadyCoded)) => (0, 0, rows),
        Err(error) => return Err(in_row(error, &numbers, Some(&file_name(&file)))),
    };
    session.close()?;
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

/// A row from standard input.
#[derive(serde::Deserialize)]
struct Line {
    document: String,
    start: u32,
    end: u32,
    code: String,
    #[serde(default)]
    coder: Option<String>,
    #[serde(default)]
    memo: Option<String>,
    #[serde(default)]
    condensed: Option<String>,
}

/// `code P --from -`: each row from standard input is an operation of its own, answered by a line as soon as it is on
/// the disk. A wrong row ends the work; those before it stay.
fn add_as_they_come(call: &Call) -> Result<(), Failure> {
    let mut session = call.open_writable()?;
    let mut lines = csv::ReaderBuilder::new()
        .trim(csv::Trim::All)
        .from_reader(io::stdin().lock());
    for (i, line) in lines.deserialize::<Line>().enumerate() {
        let row_number = i + 2;
        let failed = |error| in_row(error, &[row_number], None);
        let line =
            line.map_err(|e| Failure::Refused(Message::new("cli-bad-line").with("reason", e.to_string())))?;
        let row = CodingRow {
            document: line.document,
            start: line.start,
            end: line.end,
            code: path_names(&line.code),
            coder: line.coder.filter(|c| !c.is_empty()),
            memo: line.memo,
            condensed: line.condensed,
            row_number,
        };
        let coding = new_coding(&session, row).map_err(failed)?;
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
    Ok(session.close()?)
}

fn new_coding(session: &Session, row: CodingRow) -> Result<NewCoding, SessionError> {
    let id = document(session.snapshot(), &row.document)?.id;
    Ok(NewCoding {
        coder: row.coder,
        condensed: row.condensed.unwrap_or_default(),
        memo: row.memo.unwrap_or_default(),
        ..NewCoding::new(id, CharRange::new(row.start, row.end), CodeRef::Path(row.code))
    })
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
                    now.code_path(c.code),
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
        "memo": now.memo_on(MemoTarget::Coding(coding.id)).map(|m| &m.body),
    })
}
