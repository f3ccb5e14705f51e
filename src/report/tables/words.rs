//! How often words and phrases stand in the texts.

use crate::analysis::{
    self, Behind, PartKey, SegmentSelection, SplitBy, StopLists, WordForm, WordFrequencies, WordOptions,
    WordOrder, WordStretch,
};
use crate::i18n::{Arg, Words};
use crate::model::{Snapshot, WordListKind};
use crate::report::wording::{name, series, style};
use crate::report::{Cell, Column, Table};

use super::cells::{part_name, whose_words};
use super::{TableChoices, TableGroup, TableKind, TableNeeds, TableOption, TableTopic};

/// Words of the text that a rate is of.
const PER: usize = 1_000;

/// What can be chosen for the table.
pub const OPTIONS: [TableOption; 14] = [
    TableOption::WordsBy,
    TableOption::WordOrder,
    TableOption::PhraseLength,
    TableOption::WordStretch,
    TableOption::WordSpeech,
    TableOption::AllWords,
    TableOption::StopLists,
    TableOption::LeastCount,
    TableOption::Top,
    TableOption::Documents,
    TableOption::Groups,
    TableOption::Participants,
    TableOption::Values,
    TableOption::Query,
];

/// Words and phrases by their number, and which of them tell parts of the material apart.
pub static TABLE: TableKind = TableKind {
    key: "words",
    name: "tables-words",
    topic: TableTopic::Counts,
    group: TableGroup::Words,
    needs: |_| TableNeeds::TEXTS,
    options: &OPTIONS,
    make: |source, choices, words| frequencies(&source.snapshot, choices, words),
};

/// The words that the choices ask for.
pub fn word_frequencies(snapshot: &Snapshot, choices: &TableChoices) -> WordFrequencies {
    let selection = SegmentSelection::of_filter(snapshot, &choices.filter);
    analysis::word_frequencies(snapshot, &selection, choices.split_by, &choices.counted)
}

fn frequencies(snapshot: &Snapshot, choices: &TableChoices, words: &Words) -> Table {
    let found = word_frequencies(snapshot, choices);
    let names: Vec<String> = found
        .parts
        .iter()
        .map(|part| part_name(snapshot, &part.key, words))
        .collect();
    let limit = found.unlikely_from();
    let head = match choices.counted.length {
        1 => "report-words-word",
        _ => "report-words-phrase",
    };
    let mut columns = vec![Column::text(words.get(head), 3.0)];
    let mut groups = vec![(String::new(), 1)];
    let mut counts = |group: String| {
        columns.push(Column::number(words.get("report-count")));
        columns.push(Column::number(words.with("report-words-per", &[("n", PER)])));
        groups.push((group, 2));
    };
    counts(words.get("report-sum").into_owned());
    names.iter().cloned().for_each(&mut counts);
    let mut others = vec![Column::number(words.get("report-documents"))];
    if limit.is_some() {
        others.push(Column::number("G²"));
        others.push(Column::number(words.get("report-words-log-ratio")));
        others.push(Column::text(words.get("report-words-most-in"), 1.5));
    }
    groups.push((String::new(), others.len()));
    columns.extend(others);
    let mut table = Table::new(words.get("tables-words"), style(words), columns);
    table.group_headings(groups);
    for form in &found.forms {
        table.push(row(&found, form, choices.split_by, &names, limit));
    }
    table.notes = notes(snapshot, &found, &names, limit, choices, words);
    table
}

fn row(
    found: &WordFrequencies,
    form: &WordForm,
    by: Option<SplitBy>,
    names: &[String],
    limit: Option<f64>,
) -> Vec<Cell> {
    let leads = |cell: Cell, part: Option<&PartKey>| {
        cell.leads_to(Behind::Word {
            word: form.sought.clone(),
            part: by.zip(part.cloned()),
        })
    };
    let rate = |count: usize, whole: usize| Cell::number(count as f64 * PER as f64 / whole as f64, 2);
    let mut cells = vec![
        Cell::text(form.text.as_str()),
        leads(Cell::count(form.count), None),
        rate(form.count, found.words),
    ];
    for (count, part) in form.by_part.iter().zip(&found.parts) {
        cells.extend([
            leads(Cell::count(*count), Some(&part.key)),
            rate(*count, part.words),
        ]);
    }
    cells.push(leads(Cell::count(form.documents), None));
    if let Some(limit) = limit {
        let keyness = form.keyness.as_ref();
        let of = |value: fn(&analysis::Keyness) -> f64| keyness.map_or(f64::NAN, value);
        let g2 = Cell::number(of(|keyness| keyness.g2), 2);
        cells.push(if keyness.is_some_and(|keyness| keyness.g2 >= limit) {
            g2.strong()
        } else {
            g2
        });
        cells.push(Cell::number(of(|keyness| keyness.log_ratio), 2));
        // Where the parts do not differ, none stands out.
        let most_in = keyness
            .filter(|keyness| keyness.log_ratio >= 0.005)
            .and_then(|keyness| names.get(keyness.most_in));
        cells.push(Cell::text(most_in.map_or("", String::as_str)));
    }
    cells
}

/// What was read, what is told of it, and what the figures say and do not say.
fn notes(
    snapshot: &Snapshot,
    found: &WordFrequencies,
    names: &[String],
    limit: Option<f64>,
    choices: &TableChoices,
    words: &Words,
) -> Vec<String> {
    let WordOptions {
        length,
        stretch,
        speech: _,
        all_words,
        ref stop,
        least,
        top: _,
        order,
    } = choices.counted;
    let read = match stretch {
        WordStretch::All => "report-words-read",
        WordStretch::Coded => "report-words-read-coded",
        WordStretch::Uncoded => "report-words-read-uncoded",
    };
    let mut notes = vec![words.with(read, &[("n", found.words), ("documents", found.documents)])];
    if !names.is_empty() {
        let parts = found.parts.iter().zip(names).map(|(part, own)| {
            let own = name(own, words).into_owned();
            let args = [("name", Arg::from(own)), ("n", Arg::from(part.words))];
            words.with("report-crosstab-part-words", &args)
        });
        notes.push(words.with("report-words-parts", &[("parts", series(parts, words))]));
    }
    notes.push(whose_words(choices, words));
    match (all_words, length) {
        (true, _) => {}
        (false, 1) => notes.push(words.get("report-words-little").into_owned()),
        (false, _) => notes.push(words.get("report-words-little-phrase").into_owned()),
    }
    let (id, left_out): (_, Vec<&str>) = match stop {
        StopLists::Words(entries) => (
            "report-words-stopped",
            entries.iter().map(String::as_str).collect(),
        ),
        StopLists::All | StopLists::None | StopLists::One(_) => {
            ("report-words-stop-lists", stop.names(snapshot))
        }
    };
    let left_out: Vec<&str> = left_out
        .into_iter()
        .filter(|own| !own.trim().is_empty())
        .collect();
    if !left_out.is_empty() {
        let names = left_out.iter().map(|own| name(own, words).into_owned());
        notes.push(words.with(id, &[("names", series(names, words))]));
    }
    if snapshot
        .word_lists()
        .any(|list| list.kind == WordListKind::Forms && !list.entries.is_empty())
    {
        notes.push(words.get("report-words-forms").into_owned());
    }
    if least > 1 {
        notes.push(words.with("report-words-least", &[("n", least)]));
    }
    if found.different > found.forms.len() {
        let args = [("shown", found.forms.len()), ("all", found.different)];
        notes.push(words.with("report-words-top", &args));
    }
    if let Some(limit) = limit {
        let limit = style(words).digits.number(limit, 2);
        notes.push(words.with("report-words-keyness", &[("limit", limit)]));
        if order == WordOrder::Keyness {
            notes.push(words.get("report-words-by-keyness").into_owned());
        }
        notes.push(words.get("report-crosstab-words-repeat").into_owned());
    }
    if let Some(SplitBy::Speaker | SplitBy::Attribute(_)) = choices.split_by {
        notes.push(words.get("report-words-several").into_owned());
    }
    notes
}
