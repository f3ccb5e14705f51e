//! Cells that several tables have.

use crate::analysis::{CaseKind, PartKey, SegmentSelection, WordSpeech};
use crate::i18n::Words;
use crate::model::{AttributeId, Case, CodeId, Level, ParticipantId, Snapshot};
use crate::report::wording::{in_digits, list};
use crate::report::{BELOW, Cell, Missing, Table};

use super::TableChoices;

/// The category, the subcategory and the code in a cell each; a code inside another follows it in the same cell.
pub(super) fn level_cells(snapshot: &Snapshot, code: CodeId) -> Vec<Cell> {
    let line = snapshot.ancestry(code);
    let at = |one: &Level| {
        let names = line.iter().filter(|c| c.level == *one).map(|c| c.name.as_str());
        text_cell(&names.collect::<Vec<_>>().join(BELOW))
    };
    Level::ALL.iter().map(at).collect()
}

/// Words; an empty cell where there are none.
pub(super) fn text_cell(text: &str) -> Cell {
    if text.is_empty() {
        Cell::default()
    } else {
        Cell::text(text)
    }
}

/// Words of the program; an empty cell where there are none.
pub(super) fn composed_cell(text: String) -> Cell {
    if text.is_empty() {
        Cell::default()
    } else {
        Cell::composed(text)
    }
}

/// A code by its path; a category at the top in bold.
pub(super) fn code_path(snapshot: &Snapshot, code: CodeId) -> Cell {
    let line = snapshot.ancestry(code);
    let cell = Cell::path(line.iter().map(|c| c.name.clone()));
    match line.as_slice() {
        [top] if top.level == Level::Category => cell.strong(),
        _ => cell,
    }
}

/// A code with the names of all above it.
pub(super) fn whole_path(snapshot: &Snapshot, code: CodeId) -> Cell {
    Cell::whole_path(snapshot.code_path(code).names().iter().cloned())
}

/// The note that tells whether a code counts with everything below it.
pub(super) fn counted_below(choices: &TableChoices, words: &Words) -> String {
    let id = match choices.level {
        Some(_) => "report-crosstab-with-below",
        None => "report-crosstab-as-given",
    };
    words.get(id).into_owned()
}

/// The note of a table that shows so many of its rows; none where it shows all.
pub(super) fn left_out(shown: usize, all: usize, words: &Words) -> Option<String> {
    let args = [("shown", shown), ("all", all)];
    (all > shown).then(|| words.with("report-similarity-top", &args))
}

/// The head of a column of cases.
pub(super) fn case_head(kind: CaseKind, words: &Words) -> String {
    let id = match kind {
        CaseKind::Participants => "report-speaker",
        CaseKind::Documents => "report-document",
    };
    words.get(id).into_owned()
}

/// What some people have for an attribute, each value once, as it was typed; numbers are printed in the digits of the
/// table.
pub(super) fn value_cell(
    snapshot: &Snapshot,
    people: &[ParticipantId],
    attribute: AttributeId,
    words: &Words,
) -> Cell {
    let mut values: Vec<String> = Vec::new();
    for person in people.iter().filter_map(|id| snapshot.participant(*id)) {
        if let Some(value) = person.values.get(&attribute).map(|value| value.trim())
            && !value.is_empty()
            && !values.iter().any(|known| known == value)
        {
            values.push(value.to_owned());
        }
    }
    let printed = values.iter().map(|value| in_digits(value, words).into_owned());
    let printed = list(printed, words);
    let typed = list(values, words);
    match text_cell(&typed) {
        cell if printed == typed => cell,
        cell => cell.printed(printed),
    }
}

/// The wanted cases, in their order in the project.
pub(super) fn cases(snapshot: &Snapshot, choices: &TableChoices) -> Vec<Case> {
    let selection = SegmentSelection::of_filter(snapshot, &choices.filter);
    match choices.cases {
        CaseKind::Participants => {
            let people = selection.participants(snapshot).into_iter();
            people.map(|person| Case::Participant(person.id)).collect()
        }
        CaseKind::Documents => {
            let documents = selection.wanted_documents(snapshot).into_iter();
            documents.map(|document| Case::Document(document.id)).collect()
        }
    }
}

/// Says of an empty table of codes that stand together that there is nothing of that kind, where there are codings.
pub(super) fn missing_together(table: &mut Table, snapshot: &Snapshot) {
    if table.rows().is_empty() && snapshot.coding_count() > 0 {
        table.missing = Some(Missing::Together);
    }
}

/// Whose words a table of words counts. Where participants are chosen those of others do not count.
pub(super) fn whose_words(choices: &TableChoices, words: &Words) -> String {
    let id = match choices.counted.speech {
        WordSpeech::Everybody if !choices.filter.names_people() => "report-words-everybody",
        WordSpeech::Everybody | WordSpeech::Participants => "report-words-participants",
    };
    words.get(id).into_owned()
}

/// The name of a case.
pub fn case_name(snapshot: &Snapshot, case: Case) -> String {
    let name = match case {
        Case::Document(id) => snapshot.document(id).map(|document| document.name.clone()),
        Case::Participant(id) => snapshot.participant(id).map(|person| person.name.clone()),
    };
    name.unwrap_or_default()
}

/// The name of a part of the material.
pub fn part_name(snapshot: &Snapshot, part: &PartKey, words: &Words) -> String {
    let name = match part {
        PartKey::Document(id) => snapshot.document(*id).map(|d| d.name.clone()),
        PartKey::Group(Some(id)) => snapshot.group(*id).map(|g| g.name.clone()),
        PartKey::Value(Some(value)) => Some(value.clone()),
        PartKey::Speaker(Some(id)) => snapshot.participant(*id).map(|p| p.name.clone()),
        PartKey::Coder(id) => snapshot.coder(*id).map(|c| c.name.clone()),
        PartKey::Group(None) => Some(words.get("report-no-group").into_owned()),
        PartKey::Speaker(None) => Some(words.get("report-no-speaker").into_owned()),
        PartKey::Value(None) => Some(words.get("report-no-value").into_owned()),
    };
    name.unwrap_or_default()
}
