//! Codes against parts of the material, with the passages in the cells.

use crate::analysis::{self, CodesBehind, LadderRowBuilder, PassageKey, QuoteCell, SegmentSelection};
use crate::i18n::{Arg, Words};
use crate::model::Snapshot;
use crate::report::wording::{place_after, source, style};
use crate::report::{Cell, Column, Table};

use super::cells::{code_path, counted_below, part_name};
use super::crosstab::{columns_name, crossed_by, rows_name};
use super::{TableChoices, TableGroup, TableKind, TableNeeds, TableOption, TableTopic};

/// What participants say, code by code and part by part.
pub(super) static TABLE: TableKind = TableKind {
    key: "matrix",
    name: "tables-quote-matrix",
    topic: TableTopic::Passages,
    group: TableGroup::Reading,
    needs: |_| TableNeeds::TEXTS,
    options: &[
        TableOption::CrossBy,
        TableOption::Level,
        TableOption::PerCell,
        TableOption::LeastImportance,
        TableOption::Codes,
        TableOption::Query,
        TableOption::Documents,
        TableOption::Groups,
        TableOption::Participants,
        TableOption::Values,
        TableOption::AnswersOnly,
        TableOption::Coders,
        TableOption::Words,
    ],
    make: |source, choices, words| matrix(&source.snapshot, choices, words),
};

fn matrix(snapshot: &Snapshot, choices: &TableChoices, words: &Words) -> Table {
    let filter = &choices.filter;
    let by = crossed_by(snapshot, choices);
    let found = analysis::quote_matrix(snapshot, filter, by, choices.level, choices.per_cell);
    let title = words.with(
        "report-matrix-title",
        &[
            ("rows", rows_name(snapshot, choices, words)),
            ("columns", columns_name(snapshot, choices, words)),
        ],
    );
    let mut columns = vec![Column::code_path(words.get("report-code"), 2.5)];
    let parts = found.parts.iter().map(|part| part_name(snapshot, part, words));
    columns.extend(parts.map(|name| Column::text(name, 4.0)));
    let mut table = Table::new(title, style(words), columns);
    table.wide = true;
    let mut rows = LadderRowBuilder::new(snapshot, SegmentSelection::of_filter(snapshot, filter));
    let mut left_out = false;
    for (code, cells) in found.codes.iter().zip(&found.cells) {
        let quoted = cells.iter().zip(&found.parts).map(|(cell, part)| {
            left_out |= cell.shown.len() < cell.passages;
            let quoted = quotes(snapshot, cell, &mut rows, words);
            if cell.passages == 0 {
                return quoted;
            }
            let row = PassageKey::of(CodesBehind::Counted(*code, choices.level));
            quoted.counts(&row.within(by, part.clone()))
        });
        let quoted: Vec<Cell> = quoted.collect();
        table.push([code_path(snapshot, *code)].into_iter().chain(quoted));
    }
    table.notes = notes(left_out, choices, words);
    table
}

/// How many passages there are, and those that are shown with their sources.
fn quotes(snapshot: &Snapshot, cell: &QuoteCell, rows: &mut LadderRowBuilder<'_>, words: &Words) -> Cell {
    if cell.passages == 0 {
        return Cell::text("—");
    }
    let mut lines = vec![words.with("report-matrix-count", &[("n", Arg::from(cell.passages))])];
    let mut printed = lines.clone();
    for entry in &cell.shown {
        let Some(row) = rows.row(entry) else { continue };
        let place = source(snapshot, entry.document, row.speakers, row.paragraph, words);
        let text = row.utterance.unwrap_or_default();
        let args = [
            ("text", Arg::from(&*text)),
            ("source", Arg::from(place_after(&text, &place, words))),
        ];
        lines.push(words.with("report-matrix-quote", &args));
        // A line of its own: LibreOffice breaks lines before Persian digits wherever these are, also within «م۲», and no
        // sign that joins keeps it from that.
        printed.push(words.with("report-matrix-quote-lines", &args));
    }
    Cell::text(lines.join("\n")).printed(printed.join("\n"))
}

fn notes(left_out: bool, choices: &TableChoices, words: &Words) -> Vec<String> {
    let mut notes = vec![
        words.get("report-matrix-counts").into_owned(),
        counted_below(choices, words),
    ];
    if left_out {
        let shown = words.with("report-matrix-shown", &[("n", choices.per_cell)]);
        notes.push(shown);
    }
    notes
}
