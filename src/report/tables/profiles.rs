//! Participants side by side: who they are, how much they say, and what of each category.

use crate::analysis::{
    self, Behind, CodesBehind, LadderRowBuilder, PassageKey, Profile, Profiles, QuoteCell, SegmentSelection,
};
use crate::i18n::{Arg, Words};
use crate::model::{AttributeId, Case, Level, Participant, Snapshot};
use crate::report::wording::{in_own_direction, list, name, paragraph_number, place_after, style};
use crate::report::{Cell, Column, Missing, Table};

use super::cells::{code_path, text_cell, value_cell};
use super::{TableChoices, TableGroup, TableKind, TableNeeds, TableOption, TableTopic};

/// Participants side by side.
pub static TABLE: TableKind = TableKind {
    key: "profiles",
    name: "tables-profiles",
    topic: TableTopic::Participants,
    group: TableGroup::Reading,
    needs: |_| TableNeeds::TEXTS,
    options: &[
        TableOption::ProfileLevel,
        TableOption::PerCell,
        TableOption::Attributes,
        TableOption::AnswersOnly,
        TableOption::Codes,
        TableOption::Query,
        TableOption::Documents,
        TableOption::Groups,
        TableOption::Participants,
        TableOption::Values,
        TableOption::Coders,
    ],
    make: |source, choices, words| make(&source.snapshot, choices, words),
};

/// A column for each participant; rows for the attributes (all of them when none are chosen), for documents, words,
/// passages and codes, and for each code its passages, their share of the participant's, and the words of some of them.
fn make(snapshot: &Snapshot, choices: &TableChoices, words: &Words) -> Table {
    let level = choices.profile_level;
    let found = analysis::profiles(snapshot, &choices.filter, level, choices.per_cell);
    let names = found.people.iter().map(|person| own_name(snapshot, person));
    let names: Vec<String> = names.collect();
    let title = match names.as_slice() {
        [one] => words.with("report-profiles-title-one", &[("name", name(one, words))]),
        _ => words.get("report-profiles-title").into_owned(),
    };
    let mut columns = vec![
        Column::text(words.get("report-profiles-about"), 1.2),
        Column::text(words.get("report-profiles-what"), 1.0),
    ];
    columns.extend(names.iter().map(|name| Column::text(name.as_str(), 4.0)));
    let mut table = Table::new(title, style(words), columns);
    table.wide = names.len() > 1;
    table.leading = 2;
    if found.people.is_empty() {
        table.missing = Some(Missing::Participants);
        return table;
    }
    attributes(&mut table, snapshot, &found, choices, words);
    figures(&mut table, &found, words);
    let left_out = codes(&mut table, snapshot, &found, choices, words);
    table.merge_down(&[0]);
    table.notes = notes(level, choices, left_out, words);
    table
}

fn own_name(snapshot: &Snapshot, person: &Profile) -> String {
    let participant = snapshot.participant(person.participant);
    participant.map_or_else(String::new, |participant| participant.name.clone())
}

/// The rows of attributes, and of whoever brought the participant into the study where that is known of one.
fn attributes(
    table: &mut Table,
    snapshot: &Snapshot,
    found: &Profiles,
    choices: &TableChoices,
    words: &Words,
) {
    let mut chosen: Vec<AttributeId> = choices.attributes.clone();
    if chosen.is_empty() {
        chosen.extend(snapshot.attributes().iter().map(|attribute| attribute.id));
    }
    let group = words.get("report-profiles-attributes");
    for attribute in chosen {
        let Some(heading) = snapshot.attribute(attribute) else {
            continue;
        };
        let mut cells = vec![Cell::text(group.as_ref()), Cell::text(heading.name.as_str())];
        let own = found
            .people
            .iter()
            .map(|person| value_cell(snapshot, &[person.participant], attribute, words));
        cells.extend(own);
        table.push(cells);
    }
    let introducers: Vec<String> = found
        .people
        .iter()
        .map(|person| {
            let by = snapshot
                .participant(person.participant)
                .and_then(|p: &std::sync::Arc<Participant>| p.introduced_by);
            let by = by.and_then(|id| snapshot.participant(id));
            by.map_or_else(String::new, |by| by.name.clone())
        })
        .collect();
    if introducers.iter().any(|by| !by.is_empty()) {
        let heading = words.get("participants-introduced-by");
        let mut cells = vec![Cell::text(group.as_ref()), Cell::text(heading.as_ref())];
        cells.extend(introducers.iter().map(|by| text_cell(by)));
        table.push(cells);
    }
}

/// The rows of documents, words, passages and codes.
fn figures(table: &mut Table, found: &Profiles, words: &Words) {
    let group = words.get("report-profiles-figures");
    let mut row = |id: &str, cell: &dyn Fn(&Profile) -> Cell| {
        let heads = [Cell::text(group.as_ref()), Cell::text(words.get(id).as_ref())];
        table.push(heads.into_iter().chain(found.people.iter().map(cell)));
    };
    // Neither is coded as a whole: both lead to where the participant begins to speak.
    let begins = |person: &Profile, cell: Cell| match person.begins {
        Some((document, range)) => cell.leads_to(Behind::Place(document, range)),
        None => cell,
    };
    row("report-documents", &|person| {
        begins(person, Cell::count(person.documents.len()))
    });
    row("report-profiles-words", &|person| {
        begins(person, Cell::count(person.words))
    });
    row("report-passages", &|person| {
        Cell::count(person.passages).counts(&of_person(person, CodesBehind::Asked))
    });
    row("report-profiles-codes", &|person| {
        Cell::count(person.codes).counts(&of_person(person, CodesBehind::Asked))
    });
}

fn of_person(person: &Profile, codes: CodesBehind) -> PassageKey {
    PassageKey::of(codes).of_case(Case::Participant(person.participant))
}

/// The rows of codes; whether some passages are not shown.
fn codes(
    table: &mut Table,
    snapshot: &Snapshot,
    found: &Profiles,
    choices: &TableChoices,
    words: &Words,
) -> bool {
    let mut rows = LadderRowBuilder::new(snapshot, SegmentSelection::of_filter(snapshot, &choices.filter));
    let mut left_out = false;
    let several: Vec<bool> = found
        .people
        .iter()
        .map(|person| snapshot.documents_of(person.participant).len() > 1)
        .collect();
    for (place, code) in found.codes.iter().enumerate() {
        let cells: Vec<(&Profile, &QuoteCell)> = found
            .people
            .iter()
            .filter_map(|person| Some((person, person.cells.get(place)?)))
            .collect();
        let counted = CodesBehind::Counted(*code, Some(choices.profile_level));
        let heads = |id: &str| [code_path(snapshot, *code), Cell::text(words.get(id).as_ref())];
        let counts = cells
            .iter()
            .map(|(person, cell)| Cell::count(cell.passages).counts(&of_person(person, counted.clone())));
        table.push(heads("report-passages").into_iter().chain(counts));
        let shares = cells.iter().map(|(person, cell)| {
            Cell::percent(cell.passages, person.passages).counts(&of_person(person, counted.clone()))
        });
        table.push(heads("report-profiles-share").into_iter().chain(shares));
        if cells.iter().all(|(_, cell)| cell.shown.is_empty()) {
            continue;
        }
        let quoted: Vec<Cell> = cells
            .iter()
            .zip(&several)
            .map(|((person, cell), several)| {
                left_out |= cell.shown.len() < cell.passages;
                let text = quotes(snapshot, cell, *several, &mut rows, words);
                if text.is_empty() {
                    return Cell::text("—");
                }
                Cell::text(text).counts(&of_person(person, counted.clone()))
            })
            .collect();
        table.push(heads("report-profiles-quotes").into_iter().chain(quoted));
    }
    left_out
}

/// The passages that are shown, each with its place: a paragraph, and its document of whoever speaks in several.
fn quotes(
    snapshot: &Snapshot,
    cell: &QuoteCell,
    several: bool,
    rows: &mut LadderRowBuilder<'_>,
    words: &Words,
) -> String {
    let mut lines = Vec::new();
    for entry in &cell.shown {
        let Some(row) = rows.row(entry) else { continue };
        let document = snapshot.document(entry.document).filter(|_| several);
        let mut place: Vec<String> = document
            .map(|document| name(&document.name, words).into_owned())
            .into_iter()
            .collect();
        place.extend(row.paragraph.map(|number| paragraph_number(number, words)));
        let place = in_own_direction(list(place, words), words);
        let text = row.utterance.unwrap_or_default();
        let place = place_after(&text, &place, words);
        let args = [("text", Arg::from(text)), ("source", Arg::from(place))];
        lines.push(words.with("report-matrix-quote", &args));
    }
    lines.join("\n")
}

fn notes(level: Level, choices: &TableChoices, left_out: bool, words: &Words) -> Vec<String> {
    let mut notes = vec![
        words.get("report-profiles-words-note").into_owned(),
        words.get("report-profiles-passages-note").into_owned(),
        words.get("report-crosstab-with-below").into_owned(),
    ];
    if level != Level::Category {
        notes.push(words.get("report-profiles-unspoken").into_owned());
    }
    if left_out {
        notes.push(words.with("report-matrix-shown", &[("n", choices.per_cell)]));
    }
    notes
}
