//! Commands on documents.

use std::path::PathBuf;

use serde_json::{Value as Json, json};

use super::call::{Call, document};
use super::failure::Failure;
use crate::exchange::import::report::FileReport;
use crate::exchange::use_cases::documents;
use crate::files::file_name;
use crate::i18n::Words;
use crate::jobs::Progress;
use crate::message::{Argument, Message};
use crate::model::{Document, Snapshot};
use crate::signals::asked_to_end;

/// `import P FILE… [--group G]`
pub(super) fn import(call: &mut Call) -> Result<(), Failure> {
    let files: Vec<PathBuf> = call.args.plain().iter().skip(1).map(PathBuf::from).collect();
    if files.is_empty() {
        return Err(Failure::Usage(None));
    }
    let group = call.args.text("--group");
    let mut session = call.open_writable()?;
    let progress = Progress::default();
    let read = documents::read(&files, group.as_deref(), &progress, |done, file| {
        call.progress(done, files.len(), &file_name(file));
        if asked_to_end() {
            progress.cancel();
        }
    });
    call.progress(files.len(), files.len(), "");
    let read = read.map_err(|_| Failure::Refused(Message::new("cli-stopped")))?;
    let report = read.apply(&mut session);
    call.close(session);
    let words = call.words.clone();
    call.answer(
        || report.files.iter().map(|file| to_json(file, &words)).collect(),
        |words| {
            report
                .files
                .iter()
                .map(|file| vec![sentence(file, words)])
                .collect()
        },
    );
    let failed: Vec<&FileReport> = report.failed().collect();
    match failed.as_slice() {
        [] => Ok(()),
        [
            FileReport {
                error: Some(error), ..
            },
        ] => Err(Failure::Refused(error.clone())),
        many => {
            let files: Argument = many.iter().map(|file| file.path.display().to_string()).collect();
            Err(Failure::Refused(
                Message::new("cli-import-failed").with("files", files),
            ))
        }
    }
}

fn to_json(file: &FileReport, words: &Words) -> Json {
    let document = file.document.as_ref();
    let record = document
        .map(|document| document.record.clone())
        .unwrap_or_default();
    let warnings: Vec<String> = file.warnings.iter().map(|warning| words.say(warning)).collect();
    json!({
        "file": file.path.display().to_string(),
        "document": document.map(|document| &document.name),
        "characters": record.characters,
        "paragraphs": record.paragraphs,
        "turns": record.turns,
        "warnings": warnings,
        "error": file.error.as_ref().map(|error| words.say(error)),
    })
}

fn sentence(file: &FileReport, words: &Words) -> String {
    let mut sentence = match (&file.document, &file.error) {
        (Some(document), _) => words.say(
            &Message::new("cli-imported")
                .with("document", &document.name)
                .with("characters", document.record.characters)
                .with("turns", document.record.turns),
        ),
        (None, error) => error.as_ref().map(|error| words.say(error)).unwrap_or_default(),
    };
    for warning in &file.warnings {
        sentence.push_str("\n  ");
        sentence.push_str(&words.say(warning));
    }
    sentence
}

/// `documents P`
pub(super) fn list(call: &mut Call) -> Result<(), Failure> {
    call.args.at_most(1)?;
    let session = call.open_read_only()?;
    let now = session.snapshot();
    let group = |d: &Document| d.group.and_then(|g| now.group(g)).map(|g| g.name.clone());
    call.answer(
        || {
            let row = |d: &&std::sync::Arc<Document>| {
                json!({
                    "document": d.name,
                    "name": d.name,
                    "group": group(d),
                    "participant": speakers(now, d),
                    "labels": labels(now, d),
                    "characters": d.chars,
                    "codings": now.codings_in(d.id).len(),
                    "state": d.state.key(),
                    "guid": d.guid.to_string(),
                })
            };
            now.documents().iter().map(row).collect()
        },
        |words| {
            let row = |d: &&std::sync::Arc<Document>| {
                vec![
                    d.name.clone(),
                    group(d).unwrap_or_default(),
                    speakers(now, d).unwrap_or_default(),
                    words.number(d.chars),
                    words.number(now.codings_in(d.id).len()),
                ]
            };
            let head = ["document", "group", "participant", "characters", "codings"];
            let head = head.map(|name| words.get(&format!("cli-column-{name}")).into_owned());
            let rows = now.documents().iter().map(row).collect::<Vec<_>>();
            std::iter::once(head.to_vec()).chain(rows).collect()
        },
    );
    Ok(())
}

/// The participants who speak in a document; `None` when there is none.
fn speakers(now: &Snapshot, document: &Document) -> Option<String> {
    let names: Vec<&str> = document
        .participants
        .iter()
        .filter_map(|p| now.participant(*p))
        .map(|p| p.name.as_str())
        .collect();
    (!names.is_empty()).then(|| names.join("، "))
}

/// Whom the labels of a document mean, as far as it was said: the ID of the participant, nothing for somebody who is none.
fn labels(now: &Snapshot, document: &Document) -> serde_json::Map<String, Json> {
    let labels = document.labels.iter().map(|meaning| {
        let participant = meaning.participant.and_then(|id| now.participant(id));
        (meaning.label.clone(), json!(participant.map(|p| &p.name)))
    });
    labels.collect()
}

/// `text P DOCUMENT`
pub(super) fn text(call: &mut Call) -> Result<(), Failure> {
    call.args.at_most(2)?;
    let name = call.args.word(1).ok_or(Failure::Usage(None))?;
    let session = call.open_read_only()?;
    let id = document(session.snapshot(), &name)?.id;
    let text = session.text(id)?;
    if call.json() {
        call.answer(
            || json!({ "document": name, "text": text.as_str() }),
            |_| Vec::new(),
        );
    } else {
        call.out.push_str(text.as_str());
    }
    Ok(())
}
