//! The words of keyword lists: how often they stand where, what they mean and to which code they led.

use crate::analysis::{self, Behind, PartKey, SegmentSelection, SplitBy};
use crate::i18n::{Arg, Words};
use crate::model::Snapshot;
use crate::report::wording::style;
use crate::report::{Cell, Column, Missing, Table};

use super::cells::{part_name, text_cell, whole_path, whose_words};
use super::{TableChoices, TableGroup, TableKind, TableNeeds, TableOption, TableTopic};

/// The summative step: keywords with their counts and latent meanings.
pub(super) static TABLE: TableKind = TableKind {
    key: "keywords",
    name: "tables-keywords",
    topic: TableTopic::Counts,
    group: TableGroup::Words,
    needs: |_| TableNeeds::TEXTS,
    options: &[
        TableOption::WordsBy,
        TableOption::WordSpeech,
        TableOption::Documents,
        TableOption::Groups,
        TableOption::Participants,
        TableOption::Values,
    ],
    make: |source, choices, words| keywords(&source.snapshot, choices, words),
};

/// A row for each word of each list. Each number leads to the places that it counts, a `*` in a word included.
fn keywords(snapshot: &Snapshot, choices: &TableChoices, words: &Words) -> Table {
    let selection = SegmentSelection::of_filter(snapshot, &choices.filter);
    let by = choices.split_by;
    let found = analysis::keyword_counts(snapshot, &selection, by, choices.counted.speech);
    let mut columns = vec![
        Column::text(words.get("report-keywords-list"), 1.6),
        Column::text(words.get("report-keywords-word"), 1.8),
    ];
    let parts = found.parts.iter();
    columns.extend(parts.map(|part| Column::number(part_name(snapshot, &part.key, words))));
    columns.extend([
        Column::number(words.get("report-sum")),
        Column::number(words.get("report-documents")),
        Column::text(words.get("report-keywords-meaning"), 3.5),
        Column::text(words.get("report-keywords-code"), 3.0),
    ]);
    let mut table = Table::new(words.get("tables-keywords"), style(words), columns);
    table.wide = true;
    for row in &found.rows {
        let Some(list) = snapshot.word_list(row.list) else {
            continue;
        };
        let Some(entry) = list.entries.get(row.entry) else {
            continue;
        };
        let leads = |count: Cell, part: Option<(SplitBy, PartKey)>| {
            count.leads_to(Behind::Word {
                word: entry.word.clone(),
                part,
            })
        };
        let word = leads(Cell::text(entry.word.as_str()), None);
        let mut cells = vec![Cell::text(list.name.as_str()), word];
        let parts = found.parts.iter().map(|part| by.zip(Some(part.key.clone())));
        let counted = row.by_part.iter().zip(parts);
        cells.extend(counted.map(|(count, part)| leads(Cell::count(*count), part)));
        cells.extend([
            leads(Cell::count(row.count).strong(), None),
            leads(Cell::count(row.documents), None),
            text_cell(entry.meaning.trim()),
            entry
                .code
                .map_or_else(Cell::default, |code| whole_path(snapshot, code)),
        ]);
        table.push(cells);
    }
    table.merge_down(&[0]);
    if found.rows.is_empty() {
        table.notes.push(words.get("report-keywords-none").into_owned());
        table.missing = Some(Missing::WordLists);
    }
    let args = [
        ("n", Arg::from(found.words)),
        ("documents", Arg::from(found.documents)),
    ];
    table.notes.push(words.with("report-words-read", &args));
    table.notes.push(whose_words(choices, words));
    table.notes.push(words.get("report-keywords-star").into_owned());
    table
}
