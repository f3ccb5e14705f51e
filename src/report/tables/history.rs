//! The journal, for the audit trail.

use crate::i18n::Words;
use crate::model::{JournalAction, JournalEntry};
use crate::report::wording::{by_marks, operation, style};
use crate::report::{Cell, Column, Table};

use super::{TableGroup, TableKind, TableNeeds, TableTopic};

/// Who did what and when.
pub(super) static TABLE: TableKind = TableKind {
    key: "history",
    name: "tables-history",
    topic: TableTopic::History,
    group: TableGroup::Publication,
    needs: |_| TableNeeds::JOURNAL,
    options: &[],
    make: |source, _, words| history(&source.journal, words),
};

/// The operations in their order: number, moment, person and what was done, undos and redos included.
fn history(entries: &[JournalEntry], words: &Words) -> Table {
    let columns = vec![
        Column::number(words.get("report-history-operation")),
        Column::text(words.get("report-history-at"), 2.0),
        Column::text(words.get("report-history-coder"), 1.0),
        Column::text(words.get("report-history-summary"), 5.0),
    ];
    let mut table = Table::new(words.get("report-history-title"), style(words), columns);
    let isolating = words.clone().isolating_names();
    for entry in entries {
        table.push([
            Cell::number(entry.op.0 as f64, 0),
            Cell::text(words.date_time(entry.at)),
            Cell::text(entry.coder.as_str()),
            Cell::composed(told(entry, words, &isolating)),
        ]);
    }
    table
}

/// What an entry tells, with the names in it held apart from the words of the program.
fn told(entry: &JournalEntry, words: &Words, isolating: &Words) -> String {
    let what = by_marks(&operation(isolating, &entry.summary), words);
    match entry.action {
        JournalAction::Do => what,
        JournalAction::Undo => words.with("report-history-undone", &[("what", &what)]),
        JournalAction::Redo => words.with("report-history-redone", &[("what", &what)]),
    }
}
