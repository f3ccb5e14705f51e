//! Which code follows which.

use crate::analysis::{self, BehindRelation, CodesBehind, PassageKey, SegmentSelection};
use crate::i18n::Words;
use crate::model::Snapshot;
use crate::report::wording::style;
use crate::report::{Cell, Column, Table};

use super::cells::{counted_below, left_out, missing_together, whole_path};
use super::{TableChoices, TableGroup, TableKind, TableNeeds, TableOption, TableTopic};

/// Pairs of codes in their order.
pub(super) static TABLE: TableKind = TableKind {
    key: "sequences",
    name: "tables-sequences",
    topic: TableTopic::Counts,
    group: TableGroup::Relations,
    needs: |_| TableNeeds::TEXTS,
    options: &[
        TableOption::Within,
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
    make: |source, choices, words| sequences(&source.snapshot, choices, words),
};

fn sequences(snapshot: &Snapshot, choices: &TableChoices, words: &Words) -> Table {
    let selection = SegmentSelection::of_filter(snapshot, &choices.filter);
    let mut found = analysis::sequences(snapshot, &selection, choices.level, choices.within);
    let columns = vec![
        Column::text(words.get("report-sequences-first"), 4.0),
        Column::text(words.get("report-sequences-then"), 4.0),
        Column::number(words.get("report-count")),
        Column::number(words.get("report-documents")),
    ];
    let mut table = Table::new(words.get("tables-sequences"), style(words), columns);
    let all = found.len();
    found.truncate(choices.counted.top);
    for pair in &found {
        let counted = |code| CodesBehind::Counted(code, choices.level);
        let followed = BehindRelation::FollowedBy(counted(pair.then), choices.within);
        let behind = PassageKey::of(counted(pair.first)).where_holds(followed);
        table.push([
            whole_path(snapshot, pair.first),
            whole_path(snapshot, pair.then),
            Cell::count(pair.count).counts(&behind),
            Cell::count(pair.documents).counts(&behind),
        ]);
    }
    table.notes = vec![
        words.with("report-sequences-counted", &[("n", choices.within)]),
        counted_below(choices, words),
    ];
    table.notes.extend(left_out(found.len(), all, words));
    missing_together(&mut table, snapshot);
    table
}
