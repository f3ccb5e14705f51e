//! `participants`.

use serde_json::{Value as Json, json};

use super::call::{Call, file_name};
use super::failure::Failure;
use crate::exchange::import::sheet::read_participants;
use crate::model::{Edit, EditError, Snapshot};
use crate::session::SessionError;

/// `participants P` and `participants P import FILE`
pub(super) fn run(call: &mut Call) -> Result<(), Failure> {
    match call.args.word(1).as_deref() {
        None => {
            let session = call.open_read_only()?;
            list(call, session.snapshot());
            Ok(())
        }
        Some("import") => import(call),
        Some(_) => Err(Failure::Usage(None)),
    }
}

fn import(call: &mut Call) -> Result<(), Failure> {
    call.args.at_most(3)?;
    let file = call.args.file(2)?;
    let sheet = read_participants(file)?;
    let rows: Vec<usize> = sheet.rows.iter().map(|r| r.row_number).collect();
    let mut session = call.open_writable()?;
    match session.apply(Edit::ImportParticipants(sheet.people())) {
        // The sheet says nothing new.
        Ok(_) | Err(SessionError::Edit(EditError::NothingToDo)) => {}
        Err(error) => return Err(in_row(error, &rows, Some(&file_name(file)))),
    }
    let now = session.snapshot().clone();
    session.close()?;
    list(call, &now);
    Ok(())
}

/// An error in a list of edits, told by the row of the sheet from which the entry came. Standard input has no name.
pub(super) fn in_row(error: SessionError, rows: &[usize], sheet: Option<&str>) -> Failure {
    let SessionError::Edit(error) = error else {
        return error.into();
    };
    let (row, error) = match error {
        EditError::Row { row, error } => (row, *error),
        // A list of one does not say in which row it fails.
        error if rows.len() == 1 => (1, error),
        error => return SessionError::from(error).into(),
    };
    let number = rows.get(row.saturating_sub(1)).copied().unwrap_or(row);
    Failure::Refused(error.message().in_row(number, sheet))
}

fn list(call: &mut Call, now: &Snapshot) {
    let attributes = now.attributes();
    let documents = |id| {
        now.documents_of(id)
            .into_iter()
            .map(|d| d.name.clone())
            .collect::<Vec<_>>()
    };
    call.answer(
        || {
            let people = now.participants().into_iter().map(|person| {
                let values: serde_json::Map<String, Json> = attributes
                    .iter()
                    .map(|a| (a.name.clone(), json!(person.values.get(&a.id))))
                    .collect();
                json!({
                    "participant": person.name,
                    "attributes": values,
                    "documents": documents(person.id),
                    "introduced_by": person.introduced_by.and_then(|p| now.participant(p)).map(|p| &p.name),
                })
            });
            people.collect()
        },
        |words| {
            let mut head = vec![words.get("cli-column-participant").into_owned()];
            head.extend(attributes.iter().map(|a| a.name.clone()));
            head.push(words.get("cli-column-documents").into_owned());
            let people = now.participants().into_iter().map(|person| {
                let mut line = vec![person.name.clone()];
                line.extend(
                    attributes
                        .iter()
                        .map(|a| person.values.get(&a.id).cloned().unwrap_or_default()),
                );
                line.push(documents(person.id).join("، "));
                line
            });
            std::iter::once(head).chain(people).collect()
        },
    );
}
