//! Codes crossed with parts of the material.

use crate::analysis::{
    self, Association, CodesBehind, CrossMeasure, Crosstab, DRAWING_SEED, DRAWN_TABLES, Fisher, FisherMethod,
    PassageKey, SegmentSelection, SplitBy,
};
use crate::i18n::{Arg, Words};
use crate::model::Snapshot;
use crate::report::wording::{level, name, series, style};
use crate::report::{Cell, Column, Table};

use super::cells::{code_path, counted_below, part_name};
use super::{CrossShare, TableChoices, TableGroup, TableKind, TableNeeds, TableOption, TableTopic};

/// From here on a residual tells that a count is unlikely by chance, at 5 in 100.
const UNLIKELY: f64 = 1.96;

/// What can be chosen for the table.
pub const OPTIONS: [TableOption; 13] = [
    TableOption::CrossBy,
    TableOption::Level,
    TableOption::Measure,
    TableOption::Share,
    TableOption::Residuals,
    TableOption::Codes,
    TableOption::Documents,
    TableOption::Groups,
    TableOption::Participants,
    TableOption::Values,
    TableOption::AnswersOnly,
    TableOption::Coders,
    TableOption::Query,
];

/// Codes crossed with documents, groups, coders or the values of an attribute.
pub static TABLE: TableKind = TableKind {
    key: "crosstab",
    name: "tables-crosstab",
    topic: TableTopic::Counts,
    group: TableGroup::Counting,
    needs: |choices| match choices.measure {
        CrossMeasure::Words => TableNeeds::TEXTS,
        _ => TableNeeds::NOTHING,
    },
    options: &OPTIONS,
    make: |source, choices, words| {
        let found = crosstab(&source.snapshot, choices);
        table(&source.snapshot, &found, choices, words)
    },
};

/// The counts that the choices ask for.
pub fn crosstab(snapshot: &Snapshot, choices: &TableChoices) -> Crosstab {
    let selection = SegmentSelection::of_filter(snapshot, &choices.filter);
    let by = crossed_by(snapshot, choices);
    analysis::crosstab(snapshot, &selection, by, choices.level, choices.measure)
}

/// What the columns are crossed by: what was chosen, else groups, or documents where there are no groups.
pub fn crossed_by(snapshot: &Snapshot, choices: &TableChoices) -> SplitBy {
    choices.cross_by.unwrap_or(if snapshot.groups().is_empty() {
        SplitBy::Document
    } else {
        SplitBy::Group
    })
}

fn table(snapshot: &Snapshot, found: &Crosstab, choices: &TableChoices, words: &Words) -> Table {
    let share = shown_share(choices);
    let by = crossed_by(snapshot, choices);
    let association = found.association();
    let association = association.as_ref();
    let title = words.with(
        "report-crosstab-title",
        &[
            ("rows", rows_name(snapshot, choices, words)),
            ("columns", columns_name(snapshot, choices, words)),
        ],
    );
    let mut names: Vec<String> = found
        .columns
        .iter()
        .map(|part| part_name(snapshot, part, words))
        .collect();
    names.push(words.get("report-sum").into_owned());
    let mut columns = vec![Column::code_path(words.get("report-code"), 5.0)];
    let is_alone = share == CrossShare::Nothing && !choices.residuals;
    let mut groups = vec![(String::new(), 1)];
    for (i, name) in names.iter().enumerate() {
        let before = columns.len();
        columns.push(Column {
            // A column that stands alone below the name of its part has room for a long word of it.
            weight: if is_alone { 2.2 } else { 1.0 },
            ..Column::number(words.get("report-count"))
        });
        if share != CrossShare::Nothing {
            columns.push(Column::percent(words.get("report-percent")));
        }
        // The sums are as they are expected.
        if choices.residuals && i + 1 < names.len() {
            columns.push(Column::number(words.get("report-crosstab-residual")));
        }
        groups.push((name.clone(), columns.len() - before));
    }
    let mut table = Table::new(title, style(words), columns);
    table.joined = true;
    table.group_headings(groups);
    for (i, code) in found.rows.iter().enumerate() {
        let codes = match choices.level {
            Some(_) => CodesBehind::Below(*code),
            None => CodesBehind::Own(*code),
        };
        let behind = (by, PassageKey::of(codes));
        let cells = row_cells(found, association, Some(i), share, choices.residuals, &behind);
        table.push([code_path(snapshot, *code)].into_iter().chain(cells));
    }
    let behind = (by, PassageKey::of(CodesBehind::Rows(choices.level)));
    let cells = row_cells(found, association, None, share, choices.residuals, &behind);
    table.push_total([Cell::text(words.get("report-sum"))].into_iter().chain(cells));
    table.notes = notes(snapshot, found, association, choices, words);
    table.statistics = association
        .map(|association| statistics(found, association))
        .unwrap_or_default();
    table
}

/// What percentages are of; a share of the text is there only where words are counted.
fn shown_share(choices: &TableChoices) -> CrossShare {
    match (choices.share, choices.measure) {
        (CrossShare::Text, CrossMeasure::Passages | CrossMeasure::Documents | CrossMeasure::Participants) => {
            CrossShare::Nothing
        }
        (share, _) => share,
    }
}

/// The cells of a row, or of the sums; `behind` is by what the columns are crossed, and the passages of the row.
fn row_cells(
    found: &Crosstab,
    association: Option<&Association>,
    row: Option<usize>,
    share: CrossShare,
    residuals: bool,
    behind: &(SplitBy, PassageKey),
) -> Vec<Cell> {
    let counts: Vec<usize> = match row {
        Some(row) => {
            let counts = found.counts.get(row).into_iter().flatten();
            counts.map(|count| *count as usize).collect()
        }
        None => found.column_totals.clone(),
    };
    let total = found.total();
    let row_total = row.map_or(total, |row| found.row_totals.get(row).copied().unwrap_or(0));
    // The denominator in a column, or in that of the sums.
    let whole = |column: Option<usize>| match share {
        CrossShare::Nothing => None,
        CrossShare::Row => Some(row_total),
        CrossShare::Column => column.map_or(Some(total), |i| found.column_totals.get(i).copied()),
        CrossShare::Total => Some(total),
        CrossShare::Text => column.map_or(Some(found.all_words()), |i| found.words.get(i).copied()),
    };
    let of_row = row.and_then(|row| association?.residuals.get(row));
    let mut cells = Vec::new();
    for (i, count) in counts.into_iter().enumerate() {
        let residual = of_row.and_then(|of_row| of_row.get(i).copied().flatten());
        let marked = residual.is_some_and(|residual| residual.abs() >= UNLIKELY);
        let (by, of_row) = behind.clone();
        let cell = Cell::count(count);
        let cell = match found.columns.get(i) {
            Some(part) => cell.counts(&of_row.within(by, part.clone())),
            None => cell,
        };
        cells.push(if marked { cell.strong() } else { cell });
        cells.extend(whole(Some(i)).map(|whole| Cell::percent(count, whole)));
        if residuals {
            cells.push(match (residual, row) {
                (Some(residual), _) => Cell::number(residual, 1),
                (None, Some(_)) => Cell::number(f64::NAN, 1),
                (None, None) => Cell::default(),
            });
        }
    }
    cells.push(Cell::count(row_total).counts(&behind.1));
    cells.extend(whole(None).map(|whole| Cell::percent(row_total, whole)));
    cells
}

pub(super) fn rows_name(snapshot: &Snapshot, choices: &TableChoices, words: &Words) -> String {
    match choices.level {
        Some(one) => level(snapshot, one, words),
        None => words.get("report-code").into_owned(),
    }
}

pub(super) fn columns_name(snapshot: &Snapshot, choices: &TableChoices, words: &Words) -> String {
    let id = match crossed_by(snapshot, choices) {
        SplitBy::Document => "tables-by-document",
        SplitBy::Group => "tables-by-group",
        SplitBy::Coder => "tables-by-coder",
        SplitBy::Speaker => "tables-by-speaker",
        SplitBy::Attribute(id) => {
            let attribute = snapshot.attribute(id).map_or("", |a| a.name.as_str());
            return name(attribute, words).into_owned();
        }
    };
    words.get(id).into_owned()
}

/// What is counted, of what percentages are, and what the tests say and do not say.
fn notes(
    snapshot: &Snapshot,
    found: &Crosstab,
    association: Option<&Association>,
    choices: &TableChoices,
    words: &Words,
) -> Vec<String> {
    let counted = match choices.measure {
        CrossMeasure::Passages => "report-crosstab-passages",
        CrossMeasure::Documents => "report-crosstab-documents",
        CrossMeasure::Participants => "report-crosstab-participants",
        CrossMeasure::Words => "report-crosstab-words",
    };
    let mut notes = vec![words.get(counted).into_owned()];
    notes.push(counted_below(choices, words));
    if let Some(SplitBy::Coder | SplitBy::Speaker | SplitBy::Attribute(_)) = choices.cross_by {
        notes.push(words.get("report-crosstab-several").into_owned());
    }
    match shown_share(choices) {
        CrossShare::Nothing => {}
        CrossShare::Row => notes.push(words.get("report-crosstab-of-row").into_owned()),
        CrossShare::Column => notes.push(words.get("report-crosstab-of-column").into_owned()),
        CrossShare::Total => notes.push(words.with("report-crosstab-of-total", &[("n", found.total())])),
        CrossShare::Text => {
            let parts = found.columns.iter().zip(&found.words).map(|(part, n)| {
                let own = part_name(snapshot, part, words);
                let own = name(&own, words).into_owned();
                words.with(
                    "report-crosstab-part-words",
                    &[("name", Arg::from(own)), ("n", Arg::from(*n))],
                )
            });
            notes.push(words.with("report-crosstab-of-text", &[("parts", series(parts, words))]));
        }
    }
    match association {
        Some(association) => notes.extend(tests(found, association, choices, words)),
        None => notes.push(words.get("report-crosstab-no-test").into_owned()),
    }
    notes
}

fn tests(found: &Crosstab, association: &Association, choices: &TableChoices, words: &Words) -> Vec<String> {
    let digits = style(words).digits;
    let mut notes = vec![words.with(
        "report-crosstab-test",
        &[
            ("df", Arg::from(association.degrees)),
            ("n", Arg::from(found.total())),
            ("chi", Arg::from(digits.number(association.chi_square, 2))),
            ("p", Arg::from(p_value(association.p, words))),
            ("v", Arg::from(digits.number(association.v, 2))),
        ],
    )];
    notes.push(match association.fisher {
        Some(Fisher {
            p,
            method: FisherMethod::Exact,
        }) => words.with("report-crosstab-fisher", &[("p", p_value(p, words))]),
        Some(Fisher {
            p,
            method: FisherMethod::MonteCarlo,
        }) => words.with(
            "report-crosstab-fisher-drawn",
            &[
                ("p", Arg::from(p_value(p, words))),
                ("tables", Arg::from(DRAWN_TABLES as usize)),
                ("seed", Arg::from(DRAWING_SEED as usize)),
            ],
        ),
        None => words.get("report-crosstab-no-fisher").into_owned(),
    });
    let mut residuals = association.residuals.iter().flatten().flatten();
    if residuals.any(|residual| residual.abs() >= UNLIKELY) {
        notes.push(words.get("report-crosstab-marked").into_owned());
    }
    if association.expected_below_5 > 0 {
        let cells = association.residuals.iter().flatten().flatten().count();
        notes.push(words.with(
            "report-crosstab-small",
            &[("n", association.expected_below_5), ("cells", cells)],
        ));
    }
    if choices.measure == CrossMeasure::Words {
        notes.push(words.get("report-crosstab-words-repeat").into_owned());
    } else if found.repeats {
        notes.push(words.get("report-crosstab-repeats").into_owned());
    }
    notes
}

/// `= .012`, or `< .001`.
fn p_value(p: f64, words: &Words) -> String {
    let digits = style(words).digits;
    if p < 0.001 {
        format!("< {}", digits.number(0.001, 3))
    } else {
        format!("= {}", digits.number(p, 3))
    }
}

fn statistics(found: &Crosstab, association: &Association) -> Vec<(&'static str, f64)> {
    let mut out = vec![
        ("chi2", association.chi_square),
        ("df", association.degrees as f64),
        ("p", association.p),
        ("v", association.v),
        ("n", found.total() as f64),
        ("expected_below_5", association.expected_below_5 as f64),
    ];
    out.extend(association.fisher.map(|fisher| ("fisher", fisher.p)));
    out
}
