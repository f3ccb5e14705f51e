//! `words`.

use serde_json::{Map, Value as Json, json};

use super::args::{Flag, switch};
use super::call::Call;
use super::failure::Failure;
use super::table::{answer_with_table, option_flags, short_stretch};
use crate::analysis::{WordFrequencies, WordStretch};
use crate::i18n::Words;
use crate::message::Message;
use crate::model::Snapshot;
use crate::report::tables::{WORDS, WORDS_OPTIONS, part_name, word_frequencies};

/// The options of its table.
const OF_TABLE: [Flag; WORDS_OPTIONS.len()] = option_flags(&WORDS_OPTIONS);

/// The options of the command: those of its table, and short ones for where words are counted.
pub(super) const FLAGS: &[Flag] = &{
    let mut flags = [switch(short_stretch(WordStretch::Coded)); OF_TABLE.len() + 2];
    flags[1] = switch(short_stretch(WordStretch::Uncoded));
    let mut i = 0;
    while i < OF_TABLE.len() {
        flags[i + 2] = OF_TABLE[i];
        i += 1;
    }
    flags
};

/// `words P [--top N] [--by document|group|ATTRIBUTE] [--length 1..4] [--stop LIST|FILE|none] [--coded|--uncoded] …`
pub(super) fn run(call: &mut Call) -> Result<(), Failure> {
    let given = ["--in", "--coded", "--uncoded"].map(|flag| usize::from(call.args.has(flag)));
    if given.iter().sum::<usize>() > 1 {
        return Err(Failure::usage(Message::new("cli-one-stretch")));
    }
    answer_with_table(call, &WORDS, |now, choices, words| {
        to_json(now, &word_frequencies(now, choices), words)
    })
}

fn to_json(now: &Snapshot, found: &WordFrequencies, words: &Words) -> Json {
    let names: Vec<String> = found
        .parts
        .iter()
        .map(|part| part_name(now, &part.key, words))
        .collect();
    let forms = found.forms.iter().map(|form| {
        let by = names.iter().cloned().zip(form.by_part.iter().map(|n| json!(n)));
        let mut json = json!({
            "word": form.text,
            "count": form.count,
            "documents": form.documents,
            "by": by.collect::<Map<String, Json>>(),
        });
        if let Some(keyness) = form.keyness {
            json["g2"] = json!(keyness.g2);
            json["log_ratio"] = json!(keyness.log_ratio);
            json["most_in"] = json!(names.get(keyness.most_in));
        }
        json
    });
    forms.collect()
}
