//! `similar`.

use serde_json::{Value as Json, json};

use super::args::{Flag, valued};
use super::call::{Call, code};
use super::failure::Failure;
use super::table::number;
use crate::analysis::{SegmentSelection, similar};

/// The options of the command.
pub(super) const FLAGS: &[Flag] = &[valued("--code", "PATH"), valued("--top", "N")];

/// Sentences that are told where no other number is asked for.
const TOP: usize = 20;

/// `similar P --code PATH [--top N]`
pub(super) fn run(call: &mut Call) -> Result<(), Failure> {
    call.args.at_most(1)?;
    let path = call.args.text("--code").ok_or(Failure::Usage(None))?;
    let top = number(call, "--top", 1..=usize::MAX)?.unwrap_or(TOP);
    let session = call.open_read_only()?;
    let code = code(session.snapshot(), &path)?;
    for document in session.snapshot().documents() {
        session.text(document.id)?;
    }
    let now = session.snapshot();
    let found = similar(now, &SegmentSelection::all(), code, top);
    let found: Vec<_> = found
        .iter()
        .map(|passage| {
            let document = now.document(passage.document);
            let text = now.text(passage.document);
            (
                document
                    .map(|document| document.name.as_str())
                    .unwrap_or_default(),
                text.map(|text| text.slice(passage.range)).unwrap_or_default(),
                passage,
            )
        })
        .collect();
    call.answer(
        || {
            let found = found.iter().map(|(document, text, passage)| {
                json!({
                    "document": document,
                    "start": passage.range.start,
                    "end": passage.range.end,
                    "text": text,
                    "score": passage.score,
                    "words": passage.words,
                })
            });
            found.collect::<Json>()
        },
        |words| {
            let digits = words.digits();
            let lines = found.iter().map(|(document, text, passage)| {
                vec![
                    (*document).to_owned(),
                    digits.number(passage.score, 2),
                    passage.words.join(&words.list_comma()),
                    (*text).to_owned(),
                ]
            });
            lines.collect()
        },
    );
    Ok(())
}
