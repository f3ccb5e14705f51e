//! What is said elsewhere in the words of a code.

use crate::analysis::{self, Behind, SegmentSelection};
use crate::i18n::{Arg, Words};
use crate::model::Snapshot;
use crate::report::wording::{list, name, style};
use crate::report::{Cell, Column, Missing, Table};

use super::cells::text_cell;
use super::{TableChoices, TableGroup, TableKind, TableNeeds, TableOption, TableTopic};

/// The sentences that are most like the passages of a code and do not bear it.
pub static TABLE: TableKind = TableKind {
    key: "similar",
    name: "tables-similar",
    topic: TableTopic::Passages,
    group: TableGroup::Words,
    needs: |_| TableNeeds::TEXTS,
    options: &[
        TableOption::LikeCode,
        TableOption::Top,
        TableOption::Documents,
        TableOption::Groups,
        TableOption::Participants,
        TableOption::Values,
    ],
    make: |source, choices, words| similar(&source.snapshot, choices, words),
};

/// Sentence, document, participant, the words that it has in common with the passages of the code, and how like them it
/// is.
fn similar(snapshot: &Snapshot, choices: &TableChoices, words: &Words) -> Table {
    let columns = vec![
        Column::text(words.get("report-similar-sentence"), 5.0),
        Column::text(words.get("report-similar-words"), 2.0),
        Column::text(words.get("report-document"), 1.4),
        Column::text(words.get("report-speaker"), 1.2),
        Column::number(words.get("report-similar-score")),
    ];
    let Some(code) = choices.like else {
        let mut table = Table::new(words.get("tables-similar"), style(words), columns);
        table.notes.push(words.get("report-similar-no-code").into_owned());
        table.missing = Some(Missing::Words);
        return table;
    };
    let own = snapshot.code(code).map_or("", |code| code.name.as_str());
    let own = Arg::from(name(own, words).into_owned());
    let title = words.with("report-similar-title", &[("code", own)]);
    let mut table = Table::new(title, style(words), columns);
    table.wide = true;
    let selection = SegmentSelection::of_filter(snapshot, &choices.filter);
    let found = analysis::similar(snapshot, &selection, code, choices.counted.top);
    for passage in &found {
        let document = snapshot.document(passage.document);
        let text = snapshot.text(passage.document);
        let speaking = document.map(|document| {
            let speakers = analysis::Speakers::of(document, snapshot);
            let people = speakers.in_passage(passage.range).iter();
            let people = people.filter_map(|id| snapshot.participant(*id));
            list(people.map(|person| person.name.clone()), words)
        });
        let common = passage.words.iter().map(|own| name(own, words).into_owned());
        table.push([
            text_cell(&text.map(|text| text.read(passage.range)).unwrap_or_default())
                .leads_to(Behind::Place(passage.document, passage.range)),
            Cell::text(list(common, words)),
            text_cell(document.map_or("", |document| &document.name)),
            text_cell(&speaking.unwrap_or_default()),
            Cell::number(passage.score, 2),
        ]);
    }
    table.notes.push(words.get("report-similar-how").into_owned());
    if found.is_empty() {
        table
            .notes
            .insert(0, words.get("report-similar-none").into_owned());
        table.missing = Some(Missing::Words);
    }
    table
}
