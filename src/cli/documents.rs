//! Commands on documents.

use serde_json::{Value as Json, json};

use super::call::{Call, document, file_name};
use super::failure::Failure;
use crate::exchange::import::{self, Limits};
use crate::i18n::Words;
use crate::jobs::Progress;
use crate::message::{Argument, Message};
use crate::model::{Document, Edit, NewDocument, Snapshot};
use crate::session::Session;

/// What became of one file.
struct Outcome {
    file: String,
    document: Option<String>,
    characters: u32,
    paragraphs: usize,
    turns: usize,
    warnings: Vec<String>,
    error: Option<Message>,
}

/// `import P FILE… [--group G]`
pub(super) fn import(call: &mut Call) -> Result<(), Failure> {
    let files = call.args.plain().get(1..).unwrap_or_default().to_vec();
    if files.is_empty() {
        return Err(Failure::Usage(None));
    }
    let group = call.args.text("--group");
    let mut session = call.open_writable()?;
    let mut outcomes = Vec::with_capacity(files.len());
    for (i, file) in files.iter().enumerate() {
        let path = std::path::Path::new(file);
        call.progress(i, files.len(), &file_name(path));
        outcomes.push(import_one(&mut session, path, group.as_deref(), &call.words));
    }
    call.progress(files.len(), files.len(), "");
    session.close()?;
    let words = call.words.clone();
    call.answer(
        || outcomes.iter().map(|o| o.json(&words)).collect(),
        |words| outcomes.iter().map(|o| vec![o.sentence(words)]).collect(),
    );
    let bad: Vec<&Outcome> = outcomes.iter().filter(|o| o.error.is_some()).collect();
    match bad.as_slice() {
        [] => Ok(()),
        [
            Outcome {
                error: Some(error), ..
            },
        ] => Err(Failure::Refused(error.clone())),
        many => Err(Failure::Refused(
            Message::new("cli-import-failed")
                .with("files", many.iter().map(|o| &o.file).collect::<Argument>()),
        )),
    }
}

fn import_one(session: &mut Session, path: &std::path::Path, group: Option<&str>, words: &Words) -> Outcome {
    let mut outcome = Outcome {
        file: path.display().to_string(),
        document: None,
        characters: 0,
        paragraphs: 0,
        turns: 0,
        warnings: Vec::new(),
        error: None,
    };
    let imported = match import::read(path, &Limits::default(), &Progress::default()) {
        Ok(imported) => imported,
        Err(error) => {
            outcome.error = Some(error.message());
            return outcome;
        }
    };
    outcome.paragraphs = imported.paragraphs;
    outcome.turns = imported.turns.turns.len();
    outcome.warnings = imported
        .warnings
        .iter()
        .map(|w| words.say(&w.message()))
        .collect();
    let mut new = NewDocument::from(imported);
    new.group = group.map(str::to_owned);
    new.source = file_name(path);
    outcome.characters = new.text.chars();
    match session.apply(Edit::AddDocuments(vec![new])) {
        Ok(applied) => {
            let id = applied.created.documents.first().copied();
            let added = id.and_then(|id| session.snapshot().document(id));
            outcome.document = added.map(|d| d.name.clone());
        }
        Err(error) => outcome.error = Some(error.message()),
    }
    outcome
}

impl Outcome {
    fn json(&self, words: &Words) -> Json {
        json!({
            "file": self.file,
            "document": self.document,
            "characters": self.characters,
            "paragraphs": self.paragraphs,
            "turns": self.turns,
            "warnings": self.warnings,
            "error": self.error.as_ref().map(|error| words.say(error)),
        })
    }

    fn sentence(&self, words: &Words) -> String {
        let mut sentence = match (&self.document, &self.error) {
            (Some(document), _) => words.with(
                "cli-imported",
                &[
                    ("document", crate::i18n::Arg::from(document)),
                    ("characters", self.characters.into()),
                    ("turns", self.turns.into()),
                ],
            ),
            (None, error) => error.as_ref().map(|error| words.say(error)).unwrap_or_default(),
        };
        for warning in &self.warnings {
            sentence.push_str("\n  ");
            sentence.push_str(warning);
        }
        sentence
    }
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
                    "characters": d.chars,
                    "codings": now.codings_in(d.id).len(),
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
