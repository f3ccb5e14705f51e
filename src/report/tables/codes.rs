//! All codes in their subcategories and categories.

use std::collections::HashMap;

use crate::analysis::{CodeFrequency, CodesBehind, PassageKey, SegmentSelection, frequencies};
use crate::i18n::Words;
use crate::model::{CodeId, Level, Snapshot};

use crate::report::wording::{level, list, style};
use crate::report::{Cell, Column, Table};

use super::cells::level_cells;
use super::{TableGroup, TableKind, TableNeeds, TableOption, TableTopic};

/// Every code under its subcategory and category.
pub static TABLE: TableKind = TableKind {
    key: "codes",
    name: "tables-codes",
    topic: TableTopic::Codes,
    group: TableGroup::Publication,
    needs: |_| TableNeeds::NOTHING,
    options: &[
        TableOption::Counts,
        TableOption::Codes,
        TableOption::Documents,
        TableOption::Groups,
        TableOption::Participants,
        TableOption::Values,
        TableOption::Coders,
        TableOption::Query,
    ],
    make: |source, choices, words| {
        let selection = SegmentSelection::of_filter(&source.snapshot, &choices.filter);
        codes(&source.snapshot, &selection, choices.counts, words)
    },
};

/// The code system as a table: category, subcategory, code, each merged over what belongs to it.
///
/// With `counts` the passages and documents of each row follow, everything below it included. A category or
/// subcategory without anything below it has a row of its own. So has one that was given to passages itself, with these
/// passages alone, so that none is left out.
fn codes(snapshot: &Snapshot, selection: &SegmentSelection, counts: bool, words: &Words) -> Table {
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
    let found = found.into_iter().flat_map(|found| found.codes);
    let found: HashMap<CodeId, CodeFrequency> = found.map(|frequency| (frequency.code, frequency)).collect();
    let mut given_above = false;
    let tree = selection.code_tree(snapshot);
    for (i, (depth, code)) in tree.iter().enumerate() {
        let has_below = tree.get(i + 1).is_some_and(|(next, _)| next > depth);
        // What stands above others is told in their rows, save a code: it is a row of its own however many it has.
        let frequency = found.get(&code.id);
        let mut cells = level_cells(snapshot, code.id);
        let mut count = frequency.map(|frequency| frequency.total);
        let mut behind = CodesBehind::Below(code.id);
        if has_below && code.level != Level::Code {
            count = frequency.map(|frequency| frequency.own);
            if count.is_none_or(|own| own.passages == 0) {
                continue;
            }
            given_above = true;
            behind = CodesBehind::Own(code.id);
            if let Some(cell) = cells.last_mut() {
                *cell = Cell::text(words.get("report-given-itself"));
            }
        }
        if let Some(count) = count {
            let behind = PassageKey::of(behind);
            cells.push(Cell::count(count.passages).counts(&behind));
            cells.push(Cell::count(count.documents).counts(&behind));
        }
        table.push(cells);
    }
    table.merge_down(&[0, 1]);
    let number = |one: Level| tree.iter().filter(|(_, c)| c.level == one).count();
    let counted =
        Level::ALL.map(|one| format!("{}: {}", level(snapshot, one, words), words.number(number(one))));
    table.notes.push(list(counted, words) + ".");
    if given_above {
        table
            .notes
            .push(words.get("report-given-itself-note").into_owned());
    }
    if counts {
        table.notes.push(words.get("report-passage-rule").into_owned());
    }
    table
}
