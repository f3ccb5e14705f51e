//! Which sets of codes occur together.

use crate::analysis::{self, BehindRelation, CodesBehind, CombinedIn, PassageKey, SegmentSelection};
use crate::i18n::{Arg, Words};
use crate::model::Snapshot;
use crate::report::wording::style;
use crate::report::{Cell, Column, ColumnKind, Table};

use super::cells::{counted_below, left_out, missing_together, whole_path};
use super::{TableChoices, TableGroup, TableKind, TableNeeds, TableOption, TableTopic};

/// Sets of codes.
pub(super) static TABLE: TableKind = TableKind {
    key: "combinations",
    name: "tables-combinations",
    topic: TableTopic::Counts,
    group: TableGroup::Relations,
    needs: |_| TableNeeds::NOTHING,
    options: &[
        TableOption::CombinedIn,
        TableOption::Level,
        TableOption::Top,
        TableOption::Codes,
        TableOption::Query,
        TableOption::Documents,
        TableOption::Groups,
        TableOption::Participants,
        TableOption::Values,
        TableOption::AnswersOnly,
        TableOption::Coders,
    ],
    make: |source, choices, words| combinations(&source.snapshot, choices, words),
};

/// A row a set, the most frequent first; its share is that of all passages or documents with a code.
fn combinations(snapshot: &Snapshot, choices: &TableChoices, words: &Words) -> Table {
    let selection = SegmentSelection::of_filter(snapshot, &choices.filter);
    let mut found = analysis::combinations(snapshot, &selection, choices.level, choices.combined_in);
    let in_passages = choices.combined_in == CombinedIn::Passage;
    let counted = if in_passages {
        "report-passages"
    } else {
        "report-documents"
    };
    let mut columns = vec![
        Column::text(words.get("report-combinations-codes"), 6.0),
        Column::number(words.get("report-combinations-size")),
        Column::number(words.get(counted)),
        Column::percent(words.get("report-percent")),
    ];
    if in_passages {
        columns.push(Column::number(words.get("report-documents")));
    }
    let mut table = Table::new(words.get("tables-combinations"), style(words), columns);
    let all = found.sets.len();
    found.sets.truncate(choices.counted.top);
    for set in &found.sets {
        let names = set
            .codes
            .iter()
            .map(|code| whole_path(snapshot, *code).display(style(words), ColumnKind::CodePath));
        let exactly = BehindRelation::Exactly(set.codes.clone(), choices.level, choices.combined_in);
        let behind = PassageKey::of(CodesBehind::Rows(choices.level)).where_holds(exactly);
        let mut cells = vec![
            Cell::text(names.collect::<Vec<_>>().join("\n")),
            Cell::count(set.codes.len()),
            Cell::count(set.count).counts(&behind),
            Cell::percent(set.count, found.coded),
        ];
        if in_passages {
            cells.push(Cell::count(set.documents).counts(&behind));
        }
        table.push(cells);
    }
    let note = if in_passages {
        "report-combinations-passages"
    } else {
        "report-combinations-documents"
    };
    let args = [
        ("coded", Arg::from(found.coded)),
        ("single", Arg::from(found.single)),
    ];
    table.notes = vec![words.with(note, &args), counted_below(choices, words)];
    table.notes.extend(left_out(found.sets.len(), all, words));
    missing_together(&mut table, snapshot);
    table
}
