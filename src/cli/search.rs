//! `search`.

use serde_json::json;

use super::call::{Call, chosen_document};
use super::failure::Failure;
use crate::text::CharRange;
use crate::text::search::{FoldedText, Query, SearchOptions, find};
use crate::text::segment::{paragraph_at, paragraphs};

/// A place where the query stands.
struct Hit {
    document: String,
    range: CharRange,
    text: String,
    /// Counted from 1.
    paragraph: usize,
}

/// `search P QUERY [--exact] [--regex] [--document D]`
pub(super) fn run(call: &mut Call) -> Result<(), Failure> {
    call.args.at_most(2)?;
    let text = call.args.word(1).ok_or(Failure::Usage(None))?;
    let options = SearchOptions {
        exact: call.args.has("--exact"),
        regex: call.args.has("--regex"),
        ..SearchOptions::default()
    };
    let query = Query::new(&text, options)?;
    let session = call.open_read_only()?;
    let now = session.snapshot();
    let only = chosen_document(call, now)?;
    let mut hits = Vec::new();
    for document in now
        .documents()
        .into_iter()
        .filter(|d| only.is_none_or(|id| d.id == id))
    {
        let text = session.text(document.id)?;
        let borders = paragraphs(text.as_str());
        for bytes in find(&FoldedText::new(text.shared()), &query) {
            hits.push(Hit {
                document: document.name.clone(),
                text: text.as_str().get(bytes.clone()).unwrap_or_default().to_owned(),
                paragraph: paragraph_at(&borders, bytes.start) + 1,
                range: text.range(bytes),
            });
        }
    }
    call.answer(
        || {
            let hit = |h: &Hit| {
                json!({
                    "document": h.document,
                    "start": h.range.start,
                    "end": h.range.end,
                    "text": h.text,
                    "paragraph": h.paragraph,
                })
            };
            hits.iter().map(hit).collect()
        },
        |words| {
            let line = |h: &Hit| {
                vec![
                    h.document.clone(),
                    words.number(h.paragraph),
                    h.text.replace(['\n', '\t'], " "),
                ]
            };
            hits.iter().map(line).collect()
        },
    );
    Ok(())
}
