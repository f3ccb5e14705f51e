//! The coded passages, each with who says it, where it stands and its code.

use crate::analysis::{
    Behind, LadderOrder, LadderRowBuilder, SegmentSelection, importance_of, ladder_entries, selected_codings,
};
use crate::i18n::{Arg, Words};
use crate::model::{AttributeId, ParticipantId, Snapshot};
use crate::report::wording::{in_digits, in_own_direction, list, name, series, source, style};
use crate::report::{Cell, Column, Table};
use crate::text::Direction;

use super::cells::{composed_cell, text_cell};
use super::{TableChoices, TableGroup, TableKind, TableNeeds, TableOption, TableTopic};

/// The passages in the words of the participants.
pub static TABLE: TableKind = TableKind {
    key: "quotations",
    name: "tables-quotations",
    topic: TableTopic::Passages,
    group: TableGroup::Reading,
    needs: |_| TableNeeds::TEXTS,
    options: &[
        TableOption::Order,
        TableOption::Attributes,
        TableOption::Importance,
        TableOption::Codes,
        TableOption::Documents,
        TableOption::Groups,
        TableOption::Participants,
        TableOption::Values,
        TableOption::AnswersOnly,
        TableOption::Coders,
        TableOption::Query,
        TableOption::Words,
        TableOption::Uncondensed,
        TableOption::LeastImportance,
    ],
    make: |source, choices, words| quotations(&source.snapshot, choices, words),
};

/// Attributes told of a participant when none are chosen.
pub(super) const USUAL: usize = 3;

/// The column of condensed units.
pub(super) const CONDENSED: usize = 4;

/// A row for each passage and code: the words exactly as they stand, who says them with some attributes (the first
/// three of the project when none are chosen), document and paragraph, the path of the code, the condensed unit and who
/// coded; where it is asked for, how important the passage is, from 0 to 3. Coders who agree share a row, which is as
/// important as the most important of their codings.
fn quotations(snapshot: &Snapshot, choices: &TableChoices, words: &Words) -> Table {
    let mut columns = vec![
        Column::text(words.get("report-quotation"), 5.0),
        Column::text(words.get("report-speaker"), 2.0),
        Column::text(words.get("report-place"), 1.8),
        Column::text(words.get("report-code-path"), 3.0),
        Column::text(words.get("report-condensed"), 2.5),
        Column::text(words.get("report-quotation-coder"), 1.2),
    ];
    if choices.importance {
        columns.push(Column::text(words.get("report-importance"), 0.8));
    }
    let mut table = Table::new(words.get("report-quotations-title"), style(words), columns);
    table.wide = true;
    let filter = &choices.filter;
    let mut attributes = choices.attributes.clone();
    if attributes.is_empty() {
        attributes.extend(snapshot.attributes().iter().take(USUAL).map(|a| a.id));
    }
    let found = ladder_entries(snapshot, filter, choices.order).rows;
    let selection = SegmentSelection::of_filter(snapshot, filter);
    let mut rows = LadderRowBuilder::new(snapshot, selection.clone());
    for entry in &found {
        let Some(row) = rows.row(entry) else { continue };
        let people = |tell: &dyn Fn(&str) -> String| {
            let people = row.speakers.iter();
            let people = people.map(|id| speaker(snapshot, *id, &attributes, tell, words));
            people.collect::<Vec<_>>().join("\n")
        };
        let (typed, printed) = (
            people(&str::to_owned),
            people(&|value| in_digits(value, words).into_owned()),
        );
        let people = match composed_cell(typed.clone()) {
            cell if printed == typed => cell,
            cell => cell.printed(printed),
        };
        let codings: Vec<_> = selected_codings(snapshot, entry, &selection).collect();
        let coded = Behind::Coded(codings.iter().map(|coding| coding.id).collect());
        let coders = codings.iter().filter_map(|coding| snapshot.coder(coding.coder));
        let mut cells = vec![
            text_cell(&row.utterance.unwrap_or_default()).leads_to(coded),
            people,
            Cell::composed(source(snapshot, entry.document, &[], row.paragraph, words)),
            Cell::whole_path(
                snapshot
                    .ancestry(entry.code)
                    .iter()
                    .map(|code| code.name.as_str()),
            ),
            text_cell(row.condensed.unwrap_or_default()),
            Cell::text(list(coders.map(|coder| coder.name.clone()), words)),
        ];
        if choices.importance {
            let importance = importance_of(snapshot, entry, &selection);
            cells.push(Cell::count(usize::from(importance.number())));
        }
        table.push(cells);
    }
    match choices.order {
        LadderOrder::Codes => table.merge_down(&[3]),
        // A passage with several codes is told once.
        LadderOrder::Text => table.merge_down(&[2, 0, 1]),
        LadderOrder::Newest => {}
    }
    table
        .notes
        .push(words.with("report-quotations-count", &[("n", Arg::from(found.len()))]));
    let told = attributes.iter().filter_map(|id| snapshot.attribute(*id));
    let told = series(
        told.map(|attribute| name(&attribute.name, words).into_owned()),
        words,
    );
    if !told.is_empty() {
        table
            .notes
            .push(words.with("report-speaker-note", &[("names", told)]));
    }
    table
}

/// A participant with the values of some attributes as `tell` tells them, such as «م۱ (حاکمیتی؛ دکتری)».
fn speaker(
    snapshot: &Snapshot,
    id: ParticipantId,
    attributes: &[AttributeId],
    tell: &dyn Fn(&str) -> String,
    words: &Words,
) -> String {
    let Some(person) = snapshot.participant(id) else {
        return String::new();
    };
    let values = attributes.iter().filter_map(|id| person.values.get(id));
    let values: Vec<String> = values
        .map(|value| value.trim())
        .filter(|value| !value.is_empty())
        .map(tell)
        .collect();
    // What is all Persian reads as a Persian line in an English table too: else its values would follow each other from
    // the left, and where they are broken into lines none could be read.
    let own = style(words).direction;
    let mut parts = std::iter::once(person.name.as_str()).chain(values.iter().map(String::as_str));
    let is_persian = Direction::of_first_letter(&person.name, own).is_rtl()
        && parts.all(|text| Direction::of_first_letter(text, Direction::Rtl).is_rtl());
    if is_persian && !own.is_rtl() {
        let values = series(values.iter().cloned(), words);
        let told = match values.as_str() {
            "" => person.name.clone(),
            values => format!("{} ({values})", person.name),
        };
        return format!("{}{told}", Direction::Rtl.mark());
    }
    let values = series(values.iter().map(|value| name(value, words).into_owned()), words);
    let own = name(&person.name, words);
    let told = if values.is_empty() {
        own.into_owned()
    } else {
        format!("{own} ({values})")
    };
    in_own_direction(told, words)
}
