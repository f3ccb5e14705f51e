//! How alike documents or participants are by their codes.

use crate::analysis::{
    self, CaseKind, CaseMeasure, CasesByCode, CodesBehind, Likeness, PassageKey, SegmentSelection,
    likeness_of_cases, pair_place,
};
use crate::i18n::Words;
use crate::model::{Level, Snapshot};
use crate::report::wording::style;
use crate::report::{Cell, Column, Table};

use super::cells::{case_name, counted_below, left_out};
use super::clusters::{Clusters, pair_columns};
use super::{TableChoices, TableGroup, TableKind, TableNeeds, TableOption, TableTopic};

/// Cases against cases.
pub(super) static TABLE: TableKind = TableKind {
    key: "similarity",
    name: "tables-similarity",
    topic: TableTopic::Counts,
    group: TableGroup::Relations,
    needs: |_| TableNeeds::NOTHING,
    options: &[
        TableOption::Cases,
        TableOption::Likeness,
        TableOption::Level,
        TableOption::Matrix,
        TableOption::Clusters,
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
    make: |source, choices, words| similarity(&source.snapshot, choices, words),
};

fn similarity(snapshot: &Snapshot, choices: &TableChoices, words: &Words) -> Table {
    let selection = SegmentSelection::of_filter(snapshot, &choices.filter);
    let passages = CaseMeasure::Passages;
    let found = analysis::cases_by_code(snapshot, &selection, choices.cases, choices.level, passages);
    let values = likeness_of_cases(&found, choices.likeness);
    let count = found.cases.len();
    let clusters = Clusters::of(0..count, choices.clusters, |one, other| {
        let place = pair_place(count, one.min(other), one.max(other));
        1.0 - values.get(place).copied().flatten().unwrap_or(0.0)
    });
    let clusters = clusters.as_ref();
    let mut table = if choices.matrix {
        matrix(snapshot, &found, &values, choices.level, clusters, words)
    } else {
        pairs(snapshot, &found, &values, choices, clusters, words)
    };
    if let Some(clusters) = clusters {
        let name = |place: usize| {
            let case = found.cases.get(place);
            case.map_or_else(String::new, |case| case_name(snapshot, *case))
        };
        table.notes.extend(clusters.notes(name, words));
    }
    let told = match choices.likeness {
        Likeness::Jaccard => "report-similarity-jaccard",
        Likeness::Cosine => "report-similarity-cosine",
    };
    table.notes.insert(0, words.get(told).into_owned());
    table.notes.insert(1, counted_below(choices, words));
    table
}

fn figure(value: Option<f64>) -> Cell {
    Cell::number(value.unwrap_or(f64::NAN), 3)
}

/// The passages of two cases with some codes.
fn passages_of(found: &CasesByCode, codes: CodesBehind, (one, other): (usize, usize)) -> PassageKey {
    let cases = [one, other]
        .into_iter()
        .filter_map(|place| found.cases.get(place));
    PassageKey::of(codes).of_cases(cases.copied().collect())
}

fn matrix(
    snapshot: &Snapshot,
    found: &CasesByCode,
    values: &[Option<f64>],
    level: Option<Level>,
    clusters: Option<&Clusters<usize>>,
    words: &Words,
) -> Table {
    let names: Vec<String> = found
        .cases
        .iter()
        .map(|case| case_name(snapshot, *case))
        .collect();
    let order: Vec<usize> = match clusters {
        Some(clusters) => clusters.order.clone(),
        None => (0..names.len()).collect(),
    };
    let own = |place: usize| names.get(place).map_or("", String::as_str);
    let mut columns = vec![Column::text("", 1.6)];
    columns.extend(clusters.map(|_| Column::number(words.get("report-cluster"))));
    columns.extend(order.iter().map(|place| Column::number(own(*place))));
    let mut table = Table::new(words.get("tables-similarity"), style(words), columns);
    for i in order.iter().copied() {
        let cells = order.iter().copied().map(|j| match i.cmp(&j) {
            std::cmp::Ordering::Equal => Cell::text("—"),
            _ => {
                let value = values.get(pair_place(names.len(), i.min(j), i.max(j)));
                figure(value.copied().flatten()).counts(&passages_of(
                    found,
                    CodesBehind::Shared(level),
                    (i, j),
                ))
            }
        });
        let cluster = clusters.map(|clusters| clusters.cell(&i));
        table.push([Cell::text(own(i))].into_iter().chain(cluster).chain(cells));
    }
    table
}

/// The most alike first.
fn pairs(
    snapshot: &Snapshot,
    found: &CasesByCode,
    values: &[Option<f64>],
    choices: &TableChoices,
    clusters: Option<&Clusters<usize>>,
    words: &Words,
) -> Table {
    let (first, second) = match choices.cases {
        CaseKind::Participants => (
            "report-similarity-participant",
            "report-similarity-other-participant",
        ),
        CaseKind::Documents => ("report-similarity-document", "report-similarity-other-document"),
    };
    let mut columns = vec![
        Column::text(words.get(first), 2.0),
        Column::text(words.get(second), 2.0),
        Column::number(words.get("report-similarity-shared")),
        Column::number(words.get("report-similarity-any")),
        Column::number(words.get("report-similarity-value")),
    ];
    columns.extend(clusters.iter().flat_map(|_| pair_columns(words)));
    let mut table = Table::new(words.get("tables-similarity"), style(words), columns);
    let count = found.cases.len();
    let mut ordered: Vec<(f64, usize, usize)> = (0..count)
        .flat_map(|i| (i + 1..count).map(move |j| (i, j)))
        .filter_map(|(i, j)| {
            let value = values.get(pair_place(count, i, j)).copied().flatten()?;
            Some((value, i, j))
        })
        .collect();
    ordered.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let all = ordered.len();
    ordered.truncate(choices.counted.top);
    for (value, i, j) in &ordered {
        let both = found.of_case(*i).iter().zip(found.of_case(*j));
        let (mut shared, mut any) = (0, 0);
        for (a, b) in both {
            shared += usize::from(*a > 0 && *b > 0);
            any += usize::from(*a > 0 || *b > 0);
        }
        let of_shared = passages_of(found, CodesBehind::Shared(choices.level), (*i, *j));
        let name = |place: usize| {
            found
                .cases
                .get(place)
                .map_or_else(String::new, |case| case_name(snapshot, *case))
        };
        let cells = [
            Cell::text(name(*i)),
            Cell::text(name(*j)),
            Cell::count(shared).counts(&of_shared),
            Cell::count(any).counts(&passages_of(found, CodesBehind::Any(choices.level), (*i, *j))),
            Cell::number(*value, 3).counts(&of_shared),
        ];
        let both = clusters.iter().flat_map(|clusters| clusters.pair_cells(i, j));
        table.push(cells.into_iter().chain(both));
    }
    table.notes.extend(left_out(ordered.len(), all, words));
    table
}
