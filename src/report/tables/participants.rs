//! The characteristics of the participants.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::analysis::{CodesBehind, PassageKey, SegmentSelection};
use crate::i18n::{Arg, Words};
use crate::model::{AttributeId, Case, Participant, Snapshot};
use crate::report::wording::{in_digits, list, name, series, style};
use crate::report::{Cell, Column, Table, Value};
use crate::text::collate::sort_numbers;
use crate::text::name_key;
use crate::text::persian::digits::number;

use super::{TableGroup, TableKind, TableNeeds, TableOption, TableTopic};

/// The participants by their attributes.
pub static TABLE: TableKind = TableKind {
    key: "participants",
    name: "tables-participants",
    topic: TableTopic::Participants,
    group: TableGroup::Publication,
    needs: |_| TableNeeds::NOTHING,
    options: &[
        TableOption::Attributes,
        TableOption::Documents,
        TableOption::Groups,
        TableOption::Values,
        TableOption::Query,
    ],
    make: |source, choices, words| {
        let selection = SegmentSelection::of_filter(&source.snapshot, &choices.filter);
        let mut people = selection.participants(&source.snapshot);
        if let Some(found) = &selection.found {
            let speaking = found.speakers(&source.snapshot);
            people.retain(|person| speaking.contains(&person.id));
        }
        participants(&source.snapshot, &people, &choices.attributes, words)
    },
};

/// Attributes shown when none are chosen.
const USUAL: usize = 3;

/// Some participants grouped by `attributes` (the first three of the project when empty), such as sector, education and
/// position.
///
/// Values stand in the order in which participants first bring them, numbers by what they are worth. Participants with the same values have a row
/// together, and the last column counts them; equal values of all attributes but the last are merged. Where all
/// participants of one value of the first attribute share the last one too, they have one row together, in which the
/// values between are listed. Notes tell how many they are. Where the project has no attributes, the participants are
/// listed by name.
fn participants(
    snapshot: &Snapshot,
    all: &[&Arc<Participant>],
    attributes: &[AttributeId],
    words: &Words,
) -> Table {
    let attributes = chosen(snapshot, attributes);
    if attributes.is_empty() {
        return names(all, words);
    }
    let of_all = |id: &AttributeId| ValueOrder::of(all.iter().map(|person| value(person, *id)));
    let orders: Vec<ValueOrder> = attributes.iter().map(of_all).collect();
    let rows: Vec<Vec<usize>> = all
        .iter()
        .map(|participant| {
            let values = attributes.iter().zip(&orders);
            values
                .map(|(id, order)| order.place(value(participant, *id)))
                .collect()
        })
        .collect();
    let mut table = Table::new(
        words.get("report-participants-title"),
        style(words),
        columns(snapshot, &attributes, words),
    );
    let mut counts = Vec::new();
    let groups = orders.first().map_or(0, |order| order.values.len());
    for group in 0..groups {
        let here = || {
            rows.iter()
                .zip(all)
                .filter(|(row, _)| row.first() == Some(&group))
        };
        let mut members: Vec<&Vec<usize>> = here().map(|(row, _)| row).collect();
        let value = orders
            .first()
            .map_or_else(String::new, |order| order.told(group, words));
        let args = [("value", Arg::from(value)), ("n", Arg::from(members.len()))];
        counts.push(words.with("report-participants-part", &args));
        let alike = members
            .windows(2)
            .all(|pair| matches!(pair, [a, b] if a.last() == b.last()));
        if alike {
            let mut cells = together(&members, &orders, words);
            cells.push(Cell::count(members.len()).counts(&said_by(here().map(|(_, person)| person))));
            table.push(cells);
            continue;
        }
        // Stable: the values of the last attribute stay in the order of the participants.
        members.sort_by(|a, b| inner(a).cmp(inner(b)));
        let mut kinds: Vec<(&[usize], usize)> = Vec::new();
        for member in members {
            match kinds.iter_mut().find(|(values, _)| values == member) {
                Some((_, n)) => *n += 1,
                None => kinds.push((member, 1)),
            }
        }
        for (kind, n) in kinds {
            let values = kind
                .iter()
                .zip(&orders)
                .map(|(place, order)| order.cell(*place, words));
            let alike = here().filter(|(row, _)| row.as_slice() == kind);
            let said = said_by(alike.map(|(_, person)| person));
            table.push(values.chain([Cell::count(n).counts(&said)]));
        }
    }
    let merged: Vec<usize> = (0..attributes.len().saturating_sub(1)).collect();
    table.merge_down(&merged);
    let n = Arg::from(all.len());
    table.notes.push(if counts.len() > 1 {
        let first = attributes.first().and_then(|id| snapshot.attribute(*id));
        let attribute = first.map_or("", |attribute| attribute.name.as_str());
        let args = [
            ("n", n),
            ("attribute", Arg::from(name(attribute, words).into_owned())),
            ("parts", Arg::from(series(counts, words))),
        ];
        words.with("report-participants-parts", &args)
    } else {
        words.with("report-participants-count", &[("n", n)])
    });
    table
}

/// What some participants say.
fn said_by<'a>(people: impl Iterator<Item = &'a &'a Arc<Participant>>) -> PassageKey {
    let cases = people.map(|person| Case::Participant(person.id));
    PassageKey::of(CodesBehind::All).of_cases(cases.collect())
}

/// What can be told of participants without attributes.
fn names(all: &[&Arc<Participant>], words: &Words) -> Table {
    let columns = vec![Column::text(words.get("report-participants"), 1.0)];
    let mut table = Table::new(words.get("report-participants-title"), style(words), columns);
    for participant in all {
        table.push([participant.name.as_str()]);
    }
    let n = table.rows().len();
    table
        .notes
        .push(words.with("report-participants-count", &[("n", n)]));
    table
}

fn chosen(snapshot: &Snapshot, attributes: &[AttributeId]) -> Vec<AttributeId> {
    if attributes.is_empty() {
        snapshot.attributes().iter().take(USUAL).map(|a| a.id).collect()
    } else {
        attributes.to_vec()
    }
}

fn columns(snapshot: &Snapshot, attributes: &[AttributeId], words: &Words) -> Vec<Column> {
    let heading = |id: &AttributeId| {
        snapshot
            .attribute(*id)
            .map_or_else(String::new, |a| a.name.clone())
    };
    attributes
        .iter()
        .enumerate()
        .map(|(i, id)| {
            let last = i + 1 == attributes.len();
            Column::text(heading(id), if last && i > 0 { 4.0 } else { 2.0 })
        })
        .chain([Column::number(words.get("report-count"))])
        .collect()
}

fn value(participant: &Participant, attribute: AttributeId) -> &str {
    participant
        .values
        .get(&attribute)
        .map_or("", |value| value.trim())
}

/// All places but the last.
fn inner(row: &[usize]) -> &[usize] {
    row.split_last().map_or(&[], |(_, inner)| inner)
}

/// One row for participants who differ at most in the attributes between the first and the last.
fn together(members: &[&Vec<usize>], orders: &[ValueOrder], words: &Words) -> Vec<Cell> {
    orders
        .iter()
        .enumerate()
        .map(|(i, order)| {
            let mut places: Vec<usize> = members.iter().filter_map(|row| row.get(i).copied()).collect();
            places.sort_unstable();
            places.dedup();
            match places.as_slice() {
                [one] => order.cell(*one, words),
                several => {
                    let shown = || several.iter().map(|place| order.shown(*place));
                    let printed = shown().map(|value| in_digits(&value, words).into_owned());
                    Cell::text(list(shown(), words)).printed(list(printed, words))
                }
            }
        })
        .collect()
}

/// The different values of an attribute in the order of their first appearance, or in that of numbers where all are.
struct ValueOrder {
    values: Vec<String>,
    places: HashMap<String, usize>,
}

impl ValueOrder {
    /// Those of some people, of whom some have none.
    fn of<'v>(all: impl Iterator<Item = &'v str>) -> Self {
        let mut seen: HashSet<String> = HashSet::new();
        let mut values: Vec<String> = all
            .filter(|value| seen.insert(name_key(value)))
            .map(str::to_owned)
            .collect();
        let missing = values.iter().position(String::is_empty);
        let missing = missing.map(|at| (at, values.remove(at)));
        let sorted = sort_numbers(&mut values);
        if let Some((at, missing)) = missing {
            // Who has none stands behind numbers, and among words where it was met.
            values.insert(if sorted { values.len() } else { at }, missing);
        }
        let places = values.iter().map(|value| name_key(value)).zip(0..).collect();
        Self { values, places }
    }

    fn place(&self, value: &str) -> usize {
        self.places.get(&name_key(value)).copied().unwrap_or_default()
    }

    /// The value in words, a dash where it is missing.
    fn shown(&self, place: usize) -> String {
        match self.values.get(place) {
            Some(value) if !value.is_empty() => value.clone(),
            _ => "–".to_owned(),
        }
    }

    /// The value for a sentence, in whose digits a number is told.
    fn told(&self, place: usize, words: &Words) -> String {
        match self.values.get(place) {
            Some(value) if number(value).is_some() => in_digits(value, words).into_owned(),
            Some(value) if !value.is_empty() => name(value, words).into_owned(),
            _ => words.get("report-no-value").into_owned(),
        }
    }

    /// The value as it was typed, a number printed in the digits of the table.
    fn cell(&self, place: usize, words: &Words) -> Cell {
        match self.values.get(place) {
            Some(value) if !value.is_empty() => match in_digits(value, words) {
                Cow::Owned(printed) => Cell::text(value.as_str()).printed(printed),
                Cow::Borrowed(value) => Cell::text(value),
            },
            _ => Cell::new(Value::Undefined),
        }
    }
}
