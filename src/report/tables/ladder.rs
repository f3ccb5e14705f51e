//! How categories were formed: utterance, code, subcategory, category.

use crate::analysis::{self, Behind, CodingFilter, LadderOrder, LadderRow};
use crate::i18n::{Arg, Words};
use crate::model::{Level, Snapshot};

use crate::report::wording::{level, name, source, style};
use crate::report::{BELOW, Cell, Column, Table};

use super::cells::text_cell;
use super::{TableGroup, TableKind, TableNeeds, TableOption, TableTopic};

/// How categories were formed.
pub static TABLE: TableKind = TableKind {
    key: "ladder",
    name: "tables-ladder",
    topic: TableTopic::Ladder,
    group: TableGroup::Publication,
    needs: |_| TableNeeds::TEXTS,
    options: &[
        TableOption::Order,
        TableOption::Codes,
        TableOption::Documents,
        TableOption::Groups,
        TableOption::Participants,
        TableOption::Values,
        TableOption::AnswersOnly,
        TableOption::Coders,
        TableOption::Query,
        TableOption::Words,
        TableOption::Uncondensed,
    ],
    make: |source, choices, words| ladder(&source.snapshot, &choices.filter, choices.order, words),
};

/// The utterances that pass a filter on their way up.
///
/// Utterances are quoted exactly, with participant and paragraph in a column of their own. A column of condensed
/// meaning units appears when any was written. A passage whose text is not loaded has an empty cell.
fn ladder(snapshot: &Snapshot, filter: &CodingFilter, order: LadderOrder, words: &Words) -> Table {
    let mut codes = filter.codes.iter();
    let root = codes.next().filter(|_| codes.next().is_none());
    let rows = analysis::ladder(snapshot, filter, order);
    let condensed = rows.iter().any(|row| row.condensed.is_some());
    let mut columns = vec![
        Column::text(words.get("report-utterance"), 5.0),
        Column::text(words.get("report-source"), 1.6),
    ];
    if condensed {
        columns.push(Column::text(words.get("report-condensed"), 2.5));
    }
    for (one, weight) in [
        (Level::Code, 2.5),
        (Level::Subcategory, 2.0),
        (Level::Category, 1.5),
    ] {
        columns.push(Column::text(level(snapshot, one, words), weight));
    }
    let title = match root.and_then(|id| snapshot.code(*id)) {
        Some(code) => words.with("report-ladder-title-of", &[("name", name(&code.name, words))]),
        None => words.get("report-ladder-title").into_owned(),
    };
    let last = columns.len() - 1;
    let mut table = Table::new(title, style(words), columns);
    table.wide = condensed;
    for row in &rows {
        table.push(cells(snapshot, row, condensed, words));
    }
    table.merge_down(&[last, last - 1, last - 2]);
    let mut documents: Vec<_> = rows.iter().map(|row| row.coding.document).collect();
    documents.sort_unstable();
    documents.dedup();
    table.notes.push(words.with(
        "report-ladder-count",
        &[
            ("n", Arg::from(rows.len())),
            ("documents", Arg::from(documents.len())),
        ],
    ));
    table
}

fn cells(snapshot: &Snapshot, row: &LadderRow<'_>, condensed: bool, words: &Words) -> Vec<Cell> {
    let text = |text: Option<&str>| text_cell(text.unwrap_or_default());
    let place = source(snapshot, row.coding.document, row.speakers, row.paragraph, words);
    let behind = Behind::Place(row.coding.document, row.coding.range);
    let mut cells = vec![
        text(row.utterance.as_deref()).leads_to(behind),
        Cell::composed(place),
    ];
    if condensed {
        cells.push(text(row.condensed));
    }
    cells.extend([
        text_cell(&row.code.join(BELOW)),
        text(row.subcategory),
        text(row.category),
    ]);
    cells
}
