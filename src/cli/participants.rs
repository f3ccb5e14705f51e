//! `participants`.

use serde_json::{Value as Json, json};

use super::call::Call;
use super::failure::Failure;
use crate::exchange::use_cases::participants;
use crate::model::Snapshot;

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
    let read = participants::read(file)?;
    let mut session = call.open_writable()?;
    let report = read.apply(&mut session).map_err(Failure::Refused)?;
    let now = session.snapshot().clone();
    call.close(session);
    call.warn(&report);
    list(call, &now);
    Ok(())
}

fn list(call: &mut Call, now: &Snapshot) {
    let attributes = now.attributes();
    let documents = |id| {
        now.documents_of(id)
            .into_iter()
            .map(|d| d.name.clone())
            .collect::<Vec<_>>()
    };
    let labels = |id| {
        let all = now.documents().into_iter().flat_map(|d| d.labels.iter());
        let mut labels: Vec<String> = all
            .filter(|meaning| meaning.participant == Some(id))
            .map(|meaning| meaning.label.clone())
            .collect();
        labels.sort();
        labels.dedup();
        labels
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
                    "labels": labels(person.id),
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
