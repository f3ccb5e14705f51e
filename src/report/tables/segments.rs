//! All coded passages, one thing a column, to be sorted and filtered.

use crate::analysis::{
    Behind, LadderRowBuilder, SegmentSelection, importance_of, ladder_entries, selected_codings,
};
use crate::i18n::{Arg, Words};
use crate::model::{MemoTarget, Snapshot};
use crate::report::wording::{list, style};
use crate::report::{Cell, Column, Table};

use super::cells::{text_cell, value_cell};
use super::quotations::USUAL;
use super::{TableChoices, TableGroup, TableKind, TableNeeds, TableOption, TableTopic};

/// A row for each passage and code, with all that is known of it.
pub static TABLE: TableKind = TableKind {
    key: "segments",
    name: "tables-segments",
    topic: TableTopic::Passages,
    group: TableGroup::Reading,
    needs: |_| TableNeeds::TEXTS,
    options: &[
        TableOption::Order,
        TableOption::Attributes,
        TableOption::Codes,
        TableOption::Query,
        TableOption::Documents,
        TableOption::Groups,
        TableOption::Participants,
        TableOption::Values,
        TableOption::AnswersOnly,
        TableOption::Coders,
        TableOption::Words,
        TableOption::Uncondensed,
        TableOption::LeastImportance,
    ],
    make: |source, choices, words| segments(&source.snapshot, choices, words),
};

/// The column of condensed units.
pub(super) const CONDENSED: usize = 2;

/// Code, words, condensed unit, document, paragraph, participants, their attributes (the first three of the project when
/// none are chosen), coders, the day of the first coding, importance (0 to 3) and memos. Coders who agree share a row.
fn segments(snapshot: &Snapshot, choices: &TableChoices, words: &Words) -> Table {
    let mut attributes = choices.attributes.clone();
    if attributes.is_empty() {
        attributes.extend(snapshot.attributes().iter().take(USUAL).map(|a| a.id));
    }
    let mut columns = vec![
        Column::text(words.get("report-code-path"), 3.0),
        Column::text(words.get("report-quotation"), 5.0),
        Column::text(words.get("report-condensed"), 2.5),
        Column::text(words.get("report-document"), 1.6),
        Column::number(words.get("report-segments-paragraph")),
        Column::text(words.get("report-speaker"), 1.2),
    ];
    let told = attributes.iter().filter_map(|id| snapshot.attribute(*id));
    columns.extend(told.map(|attribute| Column::text(attribute.name.as_str(), 1.2)));
    columns.extend([
        Column::text(words.get("report-quotation-coder"), 1.2),
        Column::text(words.get("report-segments-date"), 1.4),
        Column::number(words.get("report-importance")),
        Column::text(words.get("report-segments-memo"), 2.5),
    ]);
    let mut table = Table::new(words.get("report-segments-title"), style(words), columns);
    table.wide = true;
    let filter = &choices.filter;
    let found = ladder_entries(snapshot, filter, choices.order).rows;
    let selection = SegmentSelection::of_filter(snapshot, filter);
    let mut rows = LadderRowBuilder::new(snapshot, selection.clone());
    for entry in &found {
        let Some(row) = rows.row(entry) else { continue };
        let codings: Vec<_> = selected_codings(snapshot, entry, &selection).collect();
        let people = row.speakers.iter().filter_map(|id| snapshot.participant(*id));
        let names = people.map(|person| person.name.clone());
        let coded = Behind::Coded(codings.iter().map(|coding| coding.id).collect());
        let mut cells = vec![
            Cell::whole_path(
                snapshot
                    .ancestry(entry.code)
                    .iter()
                    .map(|code| code.name.as_str()),
            ),
            text_cell(&row.utterance.unwrap_or_default()).leads_to(coded),
            text_cell(row.condensed.unwrap_or_default()),
            text_cell(
                snapshot
                    .document(entry.document)
                    .map_or("", |document| &document.name),
            ),
            row.paragraph.map_or_else(Cell::default, Cell::count),
            text_cell(&list(names, words)),
        ];
        for attribute in attributes.iter().filter(|id| snapshot.attribute(**id).is_some()) {
            cells.push(value_cell(snapshot, row.speakers, *attribute, words));
        }
        let coders = codings.iter().filter_map(|coding| snapshot.coder(coding.coder));
        let first = codings
            .iter()
            .map(|coding| coding.created_at)
            .min()
            .unwrap_or(entry.created_at);
        let memos = codings
            .iter()
            .flat_map(|coding| snapshot.memos_on(MemoTarget::Coding(coding.id)))
            .map(|memo| memo.body.trim().to_owned());
        cells.extend([
            text_cell(&list(coders.map(|coder| coder.name.clone()), words)),
            Cell::text(words.date_medium(first)),
            Cell::count(usize::from(importance_of(snapshot, entry, &selection).number())),
            text_cell(&memos.collect::<Vec<_>>().join("\n")),
        ]);
        table.push(cells);
    }
    table
        .notes
        .push(words.with("report-quotations-count", &[("n", Arg::from(found.len()))]));
    table
}
