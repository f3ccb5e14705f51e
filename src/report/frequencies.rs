//! How often each code was given.

use crate::analysis::{self, By, CodeFrequency, Frequencies, Part, PartKey, Selection};
use crate::i18n::{Arg, Words};
use crate::model::{CodeId, Snapshot};

use super::wording::{list, name, style};
use super::{Cell, Column, Table};

/// Frequencies of all codes, depth first.
///
/// Without `by`: passages of the code itself and with everything below it, documents and participants, with
/// percentages. By document: the passages in each. By group or attribute: passages in each with their share of the
/// passages coded there. Notes name every denominator and the rule of counting.
pub fn frequencies(snapshot: &Snapshot, selection: &Selection, by: Option<By>, words: &Words) -> Table {
    let found = analysis::frequencies(snapshot, selection, by);
    let mut table = match by {
        None => whole(snapshot, &found, words),
        Some(by) => split(snapshot, &found, by, words),
    };
    table.notes.push(words.get("report-passage-rule").into_owned());
    table
}

fn code_column(words: &Words) -> Column {
    Column::code_path(words.get("report-code"), 5.0)
}

fn whole(snapshot: &Snapshot, found: &Frequencies, words: &Words) -> Table {
    let count = || Column::number(words.get("report-count"));
    let share = || Column::percent(words.get("report-percent"));
    let columns = vec![
        code_column(words),
        Column::number(words.get("report-own")),
        Column::number(words.get("report-with-below")),
        share(),
        count(),
        share(),
        count(),
        share(),
    ];
    let mut table = Table::new(words.get("report-frequencies-title"), style(words), columns);
    table.group_headings([
        (String::new(), 1),
        (words.get("report-passages").into_owned(), 3),
        (words.get("report-documents").into_owned(), 2),
        (words.get("report-participants").into_owned(), 2),
    ]);
    for code in &found.codes {
        let mut cells = vec![path(snapshot, code.code), Cell::count(code.own.passages)];
        cells.extend(counted(code.total, found));
        table.push(cells);
    }
    let mut cells = vec![Cell::text(words.get("report-all-coded")), Cell::default()];
    cells.extend(counted(found.coded, found));
    table.push_total(cells);
    table.notes.push(words.with(
        "report-denominators",
        &[
            ("passages", Arg::from(found.coded.passages)),
            ("documents", Arg::from(found.documents)),
            ("participants", Arg::from(found.participants)),
        ],
    ));
    table
}

fn counted(count: analysis::Count, found: &Frequencies) -> [Cell; 6] {
    [
        Cell::count(count.passages),
        Cell::percent(count.passages, found.coded.passages),
        Cell::count(count.documents),
        Cell::percent(count.documents, found.documents),
        Cell::count(count.participants),
        Cell::percent(count.participants, found.participants),
    ]
}

fn split(snapshot: &Snapshot, found: &Frequencies, by: By, words: &Words) -> Table {
    let title = match by {
        By::Document => words.get("report-frequencies-by-document").into_owned(),
        By::Group => words.get("report-frequencies-by-group").into_owned(),
        By::Attribute(id) => {
            let attribute = snapshot.attribute(id).map_or("", |a| a.name.as_str());
            words.with(
                "report-frequencies-by-attribute",
                &[("name", name(attribute, words))],
            )
        }
    };
    // In a single document the share of a handful of passages says nothing.
    let shares = by != By::Document;
    let names: Vec<String> = found
        .parts
        .iter()
        .map(|part| part_name(snapshot, part, words))
        .collect();
    let mut columns = vec![code_column(words)];
    for name in &names {
        if shares {
            columns.push(Column::number(words.get("report-count")));
            columns.push(Column::percent(words.get("report-percent")));
        } else {
            columns.push(Column::number(name.as_str()));
        }
    }
    columns.push(Column::number(words.get("report-sum")));
    let mut table = Table::new(title, style(words), columns);
    if shares {
        let parts = names.iter().map(|name| (name.clone(), 2));
        table.group_headings(
            [(String::new(), 1)]
                .into_iter()
                .chain(parts)
                .chain([(String::new(), 1)]),
        );
    }
    for code in &found.codes {
        table.push(split_row(snapshot, code, found, shares));
    }
    let mut cells = vec![Cell::text(words.get("report-all-coded"))];
    for part in &found.parts {
        cells.push(Cell::count(part.passages));
        if shares {
            cells.push(Cell::percent(part.passages, part.passages));
        }
    }
    cells.push(Cell::count(found.coded.passages));
    table.push_total(cells);
    if shares {
        let parts = names.iter().zip(&found.parts);
        let parts = parts
            .map(|(part_name, part)| format!("{} {}", name(part_name, words), words.number(part.passages)));
        table
            .notes
            .push(words.with("report-denominators-parts", &[("parts", list(parts, words))]));
    }
    if found.parts.iter().map(|part| part.passages).sum::<usize>() > found.coded.passages {
        table
            .notes
            .push(words.get("report-several-speakers").into_owned());
    }
    table
}

fn split_row(snapshot: &Snapshot, code: &CodeFrequency, found: &Frequencies, shares: bool) -> Vec<Cell> {
    let mut cells = vec![path(snapshot, code.code)];
    for (count, part) in code.by_part.iter().zip(&found.parts) {
        cells.push(Cell::count(*count));
        if shares {
            cells.push(Cell::percent(*count, part.passages));
        }
    }
    cells.push(Cell::count(code.total.passages));
    cells
}

fn path(snapshot: &Snapshot, code: CodeId) -> Cell {
    let line = snapshot.ancestry(code);
    let cell = Cell::path(line.iter().map(|c| c.name.clone()));
    if line.len() == 1 { cell.strong() } else { cell }
}

fn part_name(snapshot: &Snapshot, part: &Part, words: &Words) -> String {
    let name = match &part.key {
        PartKey::Document(id) => snapshot.document(*id).map(|d| d.name.clone()),
        PartKey::Group(Some(id)) => snapshot.group(*id).map(|g| g.name.clone()),
        PartKey::Value(Some(value)) => Some(value.clone()),
        PartKey::Group(None) => Some(words.get("report-no-group").into_owned()),
        PartKey::Value(None) => Some(words.get("report-no-value").into_owned()),
    };
    name.unwrap_or_default()
}
