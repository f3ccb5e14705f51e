//! `concordance`.

use serde_json::{Value as Json, json};

use super::args::{Flag, repeated, switch, valued};
use super::call::{Call, document};
use super::failure::Failure;
use super::table::{all_named, number, one_of, short_stretch};
use crate::analysis::{ConcordanceOrder, SegmentSelection, Sought, WordStretch, places};
use crate::message::Message;
use crate::text::search::SearchOptions;

/// The options of the command.
pub(super) const FLAGS: &[Flag] = &[
    valued("--width", "N"),
    valued("--by", "text|before|after"),
    switch("--parts"),
    switch("--exact"),
    switch("--regex"),
    repeated("--document", "D"),
    repeated("--participant", "ID"),
    switch("--without-interviewer"),
    switch(short_stretch(WordStretch::Coded)),
    switch(short_stretch(WordStretch::Uncoded)),
];

/// Characters of the text on either side, where nothing else is asked for.
const WIDTH: usize = 40;

/// `concordance P WORD [--width N] [--by text|before|after] …`
pub(super) fn run(call: &mut Call) -> Result<(), Failure> {
    call.args.at_most(2)?;
    let text = call.args.word(1).ok_or(Failure::Usage(None))?;
    let regex = call.args.has("--regex");
    let options = SearchOptions {
        exact: call.args.has("--exact"),
        regex,
        whole_word: !regex && !call.args.has("--parts"),
        ..SearchOptions::default()
    };
    let query = Sought::new(&text, options)?;
    let width = number(call, "--width", 0..=usize::MAX)?.unwrap_or(WIDTH);
    let orders = ConcordanceOrder::ALL.map(|order| (order.key(), order));
    let order = one_of(call, "--by", &orders)?.unwrap_or_default();
    let mut stretch = WordStretch::All;
    for chosen in [WordStretch::Coded, WordStretch::Uncoded] {
        if call.args.has(short_stretch(chosen)) {
            if stretch != WordStretch::All {
                return Err(Failure::usage(Message::new("cli-one-stretch")));
            }
            stretch = chosen;
        }
    }
    let session = call.open_read_only()?;
    let now = session.snapshot();
    let mut selection = SegmentSelection {
        answers_only: call.args.has("--without-interviewer"),
        ..SegmentSelection::all()
    };
    if call.args.has("--document") {
        let names = call.args.texts("--document");
        let chosen = names.map(|name| document(now, &name).map(|document| document.id));
        selection.documents = Some(chosen.collect::<Result<_, _>>()?);
    }
    if call.args.has("--participant") {
        let people = now.participants().into_iter().map(|p| (p.id, &p.name));
        selection.speakers = Some(all_named(
            call.args.texts("--participant"),
            people,
            "cli-no-participant",
        )?);
    }
    for document in now.documents() {
        if selection.has_document(document.id) {
            session.text(document.id)?;
        }
    }
    let now = session.snapshot();
    let lines = places(now, &selection, &query, stretch).lines(width, order, usize::MAX);
    let name = |line: &crate::analysis::ConcordanceLine| now.document(line.document).map(|d| d.name.clone());
    call.answer(
        || {
            let lines = lines.iter().map(|line| {
                json!({
                    "document": name(line),
                    "start": line.range.start,
                    "end": line.range.end,
                    "before": line.before,
                    "hit": line.hit,
                    "after": line.after,
                })
            });
            lines.collect::<Json>()
        },
        |_| {
            let lines = lines.iter().map(|line| {
                vec![
                    name(line).unwrap_or_default(),
                    line.before.trim().to_owned(),
                    line.hit.clone(),
                    line.after.trim().to_owned(),
                ]
            });
            lines.collect()
        },
    );
    Ok(())
}
