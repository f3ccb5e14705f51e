//! What each case says about each category, in the researcher's words.

use crate::analysis::{Behind, CaseKind, SegmentSelection};
use crate::i18n::{Arg, Words};
use crate::model::{Level, Snapshot};
use crate::report::wording::style;
use crate::report::{Cell, Column, ColumnKind, Missing, Table};

use super::cells::{case_head, case_name, cases, whole_path};
use super::{TableChoices, TableGroup, TableKind, TableNeeds, TableOption, TableTopic};

/// The summary grid.
pub(super) static TABLE: TableKind = TableKind {
    key: "summaries",
    name: "tables-summaries",
    topic: TableTopic::Passages,
    group: TableGroup::Reading,
    needs: |_| TableNeeds::NOTHING,
    options: &[
        TableOption::Cases,
        TableOption::Codes,
        TableOption::Documents,
        TableOption::Groups,
        TableOption::Participants,
        TableOption::Values,
    ],
    make: |source, choices, words| summaries(&source.snapshot, choices, words),
};

/// A row for each case, a column for each category, each code that is asked for by itself and each about which something
/// is written. Cells without a summary hold a dash. Without a column there is no row either.
fn summaries(snapshot: &Snapshot, choices: &TableChoices, words: &Words) -> Table {
    let cases = cases(snapshot, choices);
    let written = |code| snapshot.summaries().any(|summary| summary.code == code);
    let selection = SegmentSelection::of_filter(snapshot, &choices.filter);
    let tree = selection.code_tree(snapshot).into_iter();
    let codes: Vec<_> = tree
        .filter(|(_, code)| {
            let asked = choices.filter.codes.contains(&code.id);
            asked || code.level == Level::Category || written(code.id)
        })
        .map(|(_, code)| code)
        .collect();
    let mut columns = vec![Column::text(case_head(choices.cases, words), 1.6)];
    columns.extend(codes.iter().map(|code| {
        let path = whole_path(snapshot, code.id);
        Column::text(path.display(style(words), ColumnKind::CodePath), 4.0)
    }));
    let mut table = Table::new(words.get("report-summaries-title"), style(words), columns);
    table.wide = true;
    if codes.is_empty() || cases.is_empty() {
        table.missing = Some(Missing::Summaries);
        table.notes.push(
            words
                .get(match (codes.is_empty(), choices.cases) {
                    (true, _) => "report-summaries-no-codes",
                    (false, CaseKind::Participants) => "report-summaries-no-participants",
                    (false, CaseKind::Documents) => "report-summaries-no-documents",
                })
                .into_owned(),
        );
        return table;
    }
    let mut count = 0;
    for case in cases {
        let cells = codes.iter().map(|code| {
            let written = snapshot.summary_of(case, code.id);
            count += usize::from(written.is_some());
            let body = written.map_or("—", |summary| summary.body.trim());
            Cell::text(body).leads_to(Behind::Summary(case, code.id))
        });
        let cells: Vec<Cell> = cells.collect();
        table.push([Cell::text(case_name(snapshot, case))].into_iter().chain(cells));
    }
    let args = [
        ("n", Arg::from(count)),
        ("cells", Arg::from(table.rows().len() * codes.len())),
    ];
    table.notes.push(words.with("report-summaries-count", &args));
    table
}
