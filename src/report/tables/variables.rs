//! Codes as variables: cases with their attributes and what they say of each code, for R and SPSS.

use crate::analysis::{self, CaseMeasure, CodesBehind, PassageKey, SegmentSelection};
use crate::i18n::Words;
use crate::model::{AttributeId, Case, Snapshot};
use crate::report::wording::style;
use crate::report::{Cell, Column, ColumnKind, Table};

use super::cells::{case_head, case_name, counted_below, value_cell, whole_path};
use super::{TableChoices, TableGroup, TableKind, TableNeeds, TableOption, TableTopic};

/// Cases against codes.
pub(super) static TABLE: TableKind = TableKind {
    key: "variables",
    name: "tables-variables",
    topic: TableTopic::Counts,
    group: TableGroup::Counting,
    needs: |choices| match choices.case_measure {
        CaseMeasure::Words => TableNeeds::TEXTS,
        CaseMeasure::Presence | CaseMeasure::Passages => TableNeeds::NOTHING,
    },
    options: &[
        TableOption::Cases,
        TableOption::CaseMeasure,
        TableOption::Level,
        TableOption::Attributes,
        TableOption::Codes,
        TableOption::Query,
        TableOption::Documents,
        TableOption::Groups,
        TableOption::Participants,
        TableOption::Values,
        TableOption::AnswersOnly,
        TableOption::Coders,
    ],
    make: |source, choices, words| variables(&source.snapshot, choices, words),
};

/// A row for each case: who or what it is, the attributes (all of them when none are chosen) and a figure for each code.
fn variables(snapshot: &Snapshot, choices: &TableChoices, words: &Words) -> Table {
    let selection = SegmentSelection::of_filter(snapshot, &choices.filter);
    let found = analysis::cases_by_code(
        snapshot,
        &selection,
        choices.cases,
        choices.level,
        choices.case_measure,
    );
    let mut attributes = choices.attributes.clone();
    if attributes.is_empty() {
        attributes.extend(snapshot.attributes().iter().map(|attribute| attribute.id));
    }
    let mut columns = vec![Column::text(case_head(choices.cases, words), 1.6)];
    let named = attributes.iter().filter_map(|id| snapshot.attribute(*id));
    columns.extend(named.map(|attribute| Column::text(attribute.name.as_str(), 1.4)));
    columns.extend(found.codes.iter().map(|code| {
        let path = whole_path(snapshot, *code);
        Column::number(path.display(style(words), ColumnKind::CodePath))
    }));
    let mut table = Table::new(words.get("tables-variables"), style(words), columns);
    for (place, case) in found.cases.iter().enumerate() {
        let mut cells = vec![Cell::text(case_name(snapshot, *case))];
        let known = attributes.iter().filter(|id| snapshot.attribute(**id).is_some());
        cells.extend(known.map(|id| value(snapshot, *case, *id, words)));
        let figures = found.of_case(place).iter().zip(&found.codes);
        cells.extend(figures.map(|(value, code)| {
            let behind = PassageKey::of(CodesBehind::Counted(*code, choices.level)).of_case(*case);
            Cell::count(*value as usize).counts(&behind)
        }));
        table.push(cells);
    }
    let measured = match choices.case_measure {
        CaseMeasure::Presence => "report-variables-presence",
        CaseMeasure::Passages => "report-variables-passages",
        CaseMeasure::Words => "report-variables-words",
    };
    table.notes = vec![words.get(measured).into_owned(), counted_below(choices, words)];
    table
}

/// The value of a case; of a document those of its participants, each once.
fn value(snapshot: &Snapshot, case: Case, attribute: AttributeId, words: &Words) -> Cell {
    let people: Vec<_> = match case {
        Case::Participant(id) => vec![id],
        Case::Document(id) => snapshot
            .document(id)
            .map(|document| document.participants.clone())
            .unwrap_or_default(),
    };
    value_cell(snapshot, &people, attribute, words)
}
