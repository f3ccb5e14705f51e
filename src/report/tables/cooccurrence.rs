//! Which codes stand together.

use std::collections::HashMap;

use crate::analysis::{
    self, BehindRelation, CoOccurrence, CodePair, CodesBehind, PassageKey, SegmentSelection, Together,
};
use crate::i18n::Words;
use crate::model::{CodeId, Snapshot};
use crate::report::wording::style;
use crate::report::{Cell, Column, Table};

use super::cells::{code_path, counted_below, missing_together, whole_path};
use super::clusters::{Clusters, pair_columns};
use super::{TableChoices, TableGroup, TableKind, TableNeeds, TableOption, TableTopic};

/// What can be chosen for the table.
pub const OPTIONS: [TableOption; 12] = [
    TableOption::Together,
    TableOption::Level,
    TableOption::Matrix,
    TableOption::Clusters,
    TableOption::Codes,
    TableOption::Documents,
    TableOption::Groups,
    TableOption::Participants,
    TableOption::Values,
    TableOption::AnswersOnly,
    TableOption::Coders,
    TableOption::Query,
];

/// The pairs of codes that stand together, as a list or as a matrix.
pub static TABLE: TableKind = TableKind {
    key: "cooccurrence",
    name: "tables-cooccurrence",
    topic: TableTopic::Counts,
    group: TableGroup::Relations,
    needs: |choices| match choices.together {
        Together::Near(_) | Together::Turn => TableNeeds::TEXTS,
        Together::Overlapping | Together::Inside | Together::Document => TableNeeds::NOTHING,
    },
    options: &OPTIONS,
    make: |source, choices, words| {
        let found = co_occurrence(&source.snapshot, choices);
        let clusters = code_clusters(&found, choices.clusters);
        let clusters = clusters.as_ref();
        let mut table = if choices.matrix {
            matrix(&source.snapshot, &found, choices, clusters, words)
        } else {
            pairs(&source.snapshot, &found, choices, clusters, words)
        };
        if let Some(clusters) = clusters {
            let name = |place: usize| {
                let code = found
                    .codes
                    .get(place)
                    .and_then(|(code, _)| source.snapshot.code(*code));
                code.map_or_else(String::new, |code| code.name.clone())
            };
            table.notes.extend(clusters.notes(name, words));
        }
        table.notes.extend(notes(choices, words));
        table
    },
};

/// The pairs that the choices ask for.
pub fn co_occurrence(snapshot: &Snapshot, choices: &TableChoices) -> CoOccurrence {
    let selection = SegmentSelection::of_filter(snapshot, &choices.filter);
    analysis::co_occurrence(snapshot, &selection, choices.together, choices.level)
}

/// The codes in so many clusters by 1 − Jaccard; `None` where none are asked for.
pub fn code_clusters(found: &CoOccurrence, clusters: usize) -> Option<Clusters<CodeId>> {
    if clusters == 0 {
        return None;
    }
    let place_of: HashMap<CodeId, usize> = found.codes.iter().map(|(code, _)| *code).zip(0..).collect();
    let mut likeness = HashMap::new();
    for pair in &found.pairs {
        if let (Some(one), Some(other)) = (place_of.get(&pair.codes.0), place_of.get(&pair.codes.1)) {
            likeness.insert((*one.min(other), *one.max(other)), pair.jaccard);
        }
    }
    let codes = found.codes.iter().map(|(code, _)| *code);
    Clusters::of(codes, clusters, |one, other| {
        let pair = (one.min(other), one.max(other));
        1.0 - likeness.get(&pair).copied().unwrap_or(0.0)
    })
}

/// A row a pair, the most frequent first.
fn pairs(
    snapshot: &Snapshot,
    found: &CoOccurrence,
    choices: &TableChoices,
    clusters: Option<&Clusters<CodeId>>,
    words: &Words,
) -> Table {
    let nested = choices.together == Together::Inside;
    let mut columns = vec![
        Column::text(words.get("report-together-first"), 4.0),
        Column::text(words.get("report-together-second"), 4.0),
        Column::number(words.get("report-together-count")),
    ];
    if nested {
        columns.push(Column::number(words.get("report-together-first-inside")));
        columns.push(Column::number(words.get("report-together-second-inside")));
    }
    columns.extend([
        Column::number(words.get("report-together-of-first")),
        Column::number(words.get("report-together-of-second")),
        Column::number("c"),
        Column::number(words.get("report-together-jaccard")),
    ]);
    columns.extend(clusters.iter().flat_map(|_| pair_columns(words)));
    let mut table = Table::new(words.get("tables-cooccurrence"), style(words), columns);
    for pair in found.by_count() {
        let (first, second) = pair.codes;
        let mut cells = vec![
            whole_path(snapshot, first),
            whole_path(snapshot, second),
            count(pair.count).counts(&both(choices, first, second)),
        ];
        if nested {
            let inside = |outer, inner| {
                own(choices, outer).where_holds(BehindRelation::Holding(counted(choices, inner)))
            };
            cells.extend([
                count(pair.inside.0).counts(&inside(second, first)),
                count(pair.inside.1).counts(&inside(first, second)),
            ]);
        }
        cells.extend([
            count(pair.of_each.0).counts(&own(choices, first)),
            count(pair.of_each.1).counts(&own(choices, second)),
            Cell::number(pair.c().unwrap_or(f64::NAN), 3),
            Cell::number(pair.jaccard, 3),
        ]);
        cells.extend(
            clusters
                .iter()
                .flat_map(|clusters| clusters.pair_cells(&first, &second)),
        );
        table.push(cells);
    }
    if !found.pairs.is_empty() {
        table.notes.push(words.get("report-together-c").into_owned());
        let beyond = |pair: &CodePair| pair.c().is_none_or(|c| c > 1.0);
        if found.pairs.iter().any(beyond) {
            table
                .notes
                .push(words.get("report-together-c-beyond").into_owned());
        }
    }
    missing_together(&mut table, snapshot);
    table
}

fn counted(choices: &TableChoices, code: CodeId) -> CodesBehind {
    CodesBehind::Counted(code, choices.level)
}

/// What stands behind the number of a code alone.
fn own(choices: &TableChoices, code: CodeId) -> PassageKey {
    PassageKey::of(counted(choices, code))
}

/// What stands behind the number of a pair.
fn both(choices: &TableChoices, first: CodeId, second: CodeId) -> PassageKey {
    let other = counted(choices, second);
    own(choices, first).where_holds(BehindRelation::Together(other, choices.together))
}

/// Codes against codes; the diagonal tells how often a code stands there at all.
fn matrix(
    snapshot: &Snapshot,
    found: &CoOccurrence,
    choices: &TableChoices,
    clusters: Option<&Clusters<CodeId>>,
    words: &Words,
) -> Table {
    let codes: Vec<&(CodeId, u64)> = match clusters {
        Some(clusters) => clusters
            .order
            .iter()
            .filter_map(|place| found.codes.get(*place))
            .collect(),
        None => found.codes.iter().collect(),
    };
    let mut columns = vec![Column::code_path(words.get("report-code"), 5.0)];
    columns.extend(clusters.map(|_| Column::number(words.get("report-cluster"))));
    columns.extend(codes.iter().map(|(code, _)| {
        let name = snapshot.code(*code).map_or("", |code| code.name.as_str());
        Column::number(name)
    }));
    let mut table = Table::new(words.get("tables-cooccurrence"), style(words), columns);
    let counts: HashMap<(CodeId, CodeId), u64> =
        found.pairs.iter().map(|pair| (pair.codes, pair.count)).collect();
    for (row, given) in &codes {
        let cells = codes.iter().map(|(column, _)| {
            if row == column {
                return count(*given).strong().counts(&own(choices, *row));
            }
            let pair = counts
                .get(&(*row, *column))
                .or_else(|| counts.get(&(*column, *row)));
            count(pair.copied().unwrap_or(0)).counts(&both(choices, *row, *column))
        });
        // Codes of a cluster do not stand below each other, so that each tells its whole path.
        let head = match clusters {
            Some(_) => whole_path(snapshot, *row),
            None => code_path(snapshot, *row),
        };
        let cluster = clusters.map(|clusters| clusters.cell(row));
        table.push([head].into_iter().chain(cluster).chain(cells));
    }
    table
        .notes
        .push(words.get("report-together-diagonal").into_owned());
    table
}

fn count(n: u64) -> Cell {
    Cell::number(n as f64, 0)
}

/// What is counted.
fn notes(choices: &TableChoices, words: &Words) -> Vec<String> {
    let counted = match choices.together {
        Together::Overlapping => words.get("report-together-overlap").into_owned(),
        Together::Inside => words.get("report-together-inside").into_owned(),
        Together::Near(0) => words.get("report-together-paragraph").into_owned(),
        Together::Near(n) => words.with("report-together-near", &[("n", n as usize)]),
        Together::Turn => words.get("report-together-turn").into_owned(),
        Together::Document => words.get("report-together-document").into_owned(),
    };
    vec![counted, counted_below(choices, words)]
}
