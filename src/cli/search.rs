//! `search`.

use std::ops::Range;

use serde_json::json;

use super::call::{Call, chosen_document};
use super::failure::Failure;
use crate::shares::in_shares;
use crate::text::search::{FoldedText, Query, SearchOptions, find};
use crate::text::segment::{paragraph_at, paragraphs};
use crate::text::{CharRange, Text};

/// A place where the query stands.
struct Hit {
    document: String,
    range: CharRange,
    text: String,
    /// Counted from 1.
    paragraph: usize,
}

/// Fewer bytes than this are looked through more quickly than a thread is started.
const SHARE: usize = 500_000;

fn hits_of(document: &str, text: &Text, query: &Query) -> Vec<Hit> {
    let found = find(&FoldedText::new(text.shared()), query);
    if found.is_empty() {
        return Vec::new();
    }
    let borders = paragraphs(text.as_str());
    let hit = |bytes: Range<usize>| Hit {
        document: document.to_owned(),
        text: text.as_str().get(bytes.clone()).unwrap_or_default().to_owned(),
        paragraph: paragraph_at(&borders, bytes.start) + 1,
        range: text.range(bytes),
    };
    found.into_iter().map(hit).collect()
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
    let mut texts = Vec::new();
    for document in now.documents() {
        if only.is_none_or(|id| document.id == id) {
            texts.push((document.name.as_str(), session.text(document.id)?));
        }
    }
    let weights: Vec<usize> = texts.iter().map(|(_, text)| text.as_str().len()).collect();
    let hits_in = |share: Range<usize>| {
        let texts = texts.get(share).unwrap_or_default().iter();
        texts
            .flat_map(|(document, text)| hits_of(document, text, &query))
            .collect()
    };
    let hits: Vec<Hit> = in_shares(&weights, SHARE, hits_in)
        .into_iter()
        .flat_map(|hits: Vec<Hit>| hits)
        .collect();
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
