//! `retrieve`.

use serde_json::{Value as Json, json};

use super::call::Call;
use super::failure::Failure;
use crate::analysis::query::{FoundPassage, Query, parse};
use crate::model::Snapshot;

/// `retrieve P QUERY` and `retrieve P --saved NAME`
pub(super) fn run(call: &mut Call) -> Result<(), Failure> {
    let query = match call.args.text("--saved") {
        Some(name) => {
            call.args.at_most(1)?;
            Query::Kept(name)
        }
        None => {
            call.args.at_most(2)?;
            parse(&call.args.word(1).ok_or(Failure::Usage(None))?)?
        }
    };
    let session = call.open_read_only()?;
    query.check(session.snapshot())?;
    if query.needs_texts() {
        session.load_texts()?;
    }
    // A person at the terminal stops this work with the program.
    let found = query.find(session.snapshot(), &crate::signals::asked_to_end)?;
    for document in found.documents() {
        session.text(document)?;
    }
    let now = session.snapshot();
    let found = found.told(now);
    call.answer(
        || found.iter().map(|passage| to_json(now, passage)).collect(),
        |words| {
            let line = |passage: &FoundPassage<'_>| {
                let codes = passage.codes.iter();
                let codes: Vec<String> = codes.map(|code| now.code_path(*code).to_string()).collect();
                vec![
                    passage.document.name.clone(),
                    speakers(now, passage).unwrap_or_default(),
                    codes.join(&words.list_comma()),
                    words_of(now, passage).replace(['\n', '\t'], " "),
                ]
            };
            found.iter().map(line).collect()
        },
    );
    Ok(())
}

fn to_json(now: &Snapshot, passage: &FoundPassage<'_>) -> Json {
    let codes = passage.codes.iter().map(|code| json!(now.code_path(*code)));
    json!({
        "document": passage.document.name,
        "start": passage.range.start,
        "end": passage.range.end,
        "text": words_of(now, passage),
        "codes": codes.collect::<Json>(),
        "participant": speakers(now, passage),
    })
}

fn words_of<'a>(now: &'a Snapshot, passage: &FoundPassage<'_>) -> &'a str {
    let text = now.text(passage.document.id);
    text.map_or("", |text| text.slice(passage.range))
}

/// Who speaks in a passage; `None` where nobody is known to.
fn speakers(now: &Snapshot, passage: &FoundPassage<'_>) -> Option<String> {
    let people = passage.speakers.iter().filter_map(|id| now.participant(*id));
    let names: Vec<&str> = people.map(|person| person.name.as_str()).collect();
    (!names.is_empty()).then(|| names.join("، "))
}
