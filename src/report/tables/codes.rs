//! All codes in their subcategories and categories.

use crate::analysis::{Selection, frequencies};
use crate::i18n::Words;
use crate::model::{Level, Snapshot};

use crate::report::wording::{level, list, style};
use crate::report::{Cell, Column, Table};

use super::cells::level_cells;
use super::{TableKind, TableNeeds, TableOption, TableTopic};

/// Every code under its subcategory and category.
pub static TABLE: TableKind = TableKind {
    key: "codes",
    name: "tables-codes",
    topic: TableTopic::Codes,
    needs: TableNeeds::NOTHING,
    options: &[
        TableOption::Counts,
        TableOption::Codes,
        TableOption::Documents,
        TableOption::Groups,
        TableOption::Participants,
        TableOption::Values,
        TableOption::Coders,
    ],
    make: |source, choices, words| {
        let selection = Selection::of_filter(&source.snapshot, &choices.filter);
        codes(&source.snapshot, &selection, choices.counts, words)
    },
};

/// The code system as a table: category, subcategory, code, each merged over what belongs to it.
///
/// With `counts` the passages and documents of each row follow, everything below it included. A category or
/// subcategory without anything below it has a row of its own.
fn codes(snapshot: &Snapshot, selection: &Selection, counts: bool, words: &Words) -> Table {
    let mut columns: Vec<Column> = Level::ALL
        .iter()
        .zip([2.0, 3.0, 4.0])
        .map(|(one, weight)| Column::text(level(snapshot, *one, words), weight))
        .collect();
    if counts {
        columns.push(Column::number(words.get("report-passages")));
        columns.push(Column::number(words.get("report-documents")));
    }
    let mut table = Table::new(words.get("report-codes-title"), style(words), columns);
    let found = counts.then(|| frequencies(snapshot, selection, None));
    let tree = selection.code_tree(snapshot);
    for (i, (depth, code)) in tree.iter().enumerate() {
        let has_below = tree.get(i + 1).is_some_and(|(next, _)| next > depth);
        // What stands above others is told in their rows, save a code: it is a row of its own however many it has.
        if has_below && code.level != Level::Code {
            continue;
        }
        let mut cells = level_cells(snapshot, code.id);
        if let Some(frequency) = found.as_ref().and_then(|found| found.of(code.id)) {
            cells.push(Cell::count(frequency.total.passages));
            cells.push(Cell::count(frequency.total.documents));
        }
        table.push(cells);
    }
    table.merge_down(&[0, 1]);
    let number = |one: Level| tree.iter().filter(|(_, c)| c.level == one).count();
    let counted =
        Level::ALL.map(|one| format!("{}: {}", level(snapshot, one, words), words.number(number(one))));
    table.notes.push(list(counted, words) + ".");
    if counts {
        table.notes.push(words.get("report-passage-rule").into_owned());
    }
    table
}
