//! A block of cells from a spreadsheet, pasted into the sheet of participants.

use std::collections::{BTreeMap, HashSet};

use super::grid::{ColumnKey, Grid, next_names};
use crate::model::{Edit, NewParticipant, OperationKind, Snapshot};
use crate::ui::action::PastedCells;

/// What a block fills whose first cell stands in this row and column. Rows below the last are new participants; those
/// without a name of their own get the next ones, of which `first` is that of the very first participant. Cells of
/// introducers and documents, which are chosen from lists, take nothing.
pub(super) fn pasted(
    snapshot: &Snapshot,
    grid: &Grid,
    (row, column): (usize, usize),
    block: &[Vec<String>],
    first: &str,
) -> PastedCells {
    let mut pasted = PastedCells::new(OperationKind::ParticipantEdit);
    let beyond = (row + block.len()).saturating_sub(grid.rows.len());
    // A name that the block itself gives is nobody else's.
    let names_at = grid.columns.iter().position(|key| *key == ColumnKey::Name);
    let names_at = names_at.and_then(|at| at.checked_sub(column));
    let own: HashSet<&str> = block
        .iter()
        .filter_map(|cells| Some(cells.get(names_at?)?.trim()))
        .collect();
    let names = next_names(snapshot, first, beyond + own.len()).into_iter();
    let mut names = names.filter(|name| !own.contains(name.as_str()));
    let mut people: Vec<NewParticipant> = Vec::new();
    for (at, cells) in (row..).zip(block) {
        let before = (pasted.filled, pasted.replaced, pasted.emptied);
        let given: BTreeMap<usize, &str> = (column..).zip(cells.iter().map(|cell| cell.trim())).collect();
        let known = grid.rows.get(at).and_then(|row| snapshot.participant(row.id));
        let mut name = known.map(|person| person.name.clone());
        let mut values = known.map(|person| person.values.clone()).unwrap_or_default();
        for (column, cell) in given {
            match grid.columns.get(column) {
                Some(ColumnKey::Name) if !cell.is_empty() => {
                    pasted.fill(name.as_deref().unwrap_or_default(), cell);
                    name = Some(cell.to_owned());
                }
                Some(ColumnKey::Attribute(id)) => {
                    pasted.fill(values.get(id).map_or("", |value| value.as_str()), cell);
                    if cell.is_empty() {
                        values.remove(id);
                    } else {
                        values.insert(*id, cell.to_owned());
                    }
                }
                _ => pasted.left += usize::from(!cell.is_empty()),
            }
        }
        match known {
            Some(person) if name.as_ref() != Some(&person.name) || values != person.values => {
                pasted.note(&person.name);
                pasted.edits.push(Edit::EditParticipant {
                    participant: person.id,
                    name: name.unwrap_or_default(),
                    values,
                    introduced_by: person.introduced_by,
                });
            }
            Some(_) => {}
            None => {
                let given = name.or_else(|| if values.is_empty() { None } else { names.next() });
                let Some(name) = given else {
                    pasted.left += values.len();
                    (pasted.filled, pasted.replaced, pasted.emptied) = before;
                    continue;
                };
                pasted.note(&name);
                let named = |(id, value)| Some((snapshot.attribute(id)?.name.clone(), value));
                people.push(NewParticipant {
                    name,
                    values: values.into_iter().filter_map(named).collect(),
                    ..NewParticipant::default()
                });
            }
        }
    }
    if !people.is_empty() {
        pasted.edits.push(Edit::ImportParticipants(people));
    }
    pasted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ProjectInfo, plan};
    use crate::ui::parts::fuzzy::FuzzyQuery;
    use crate::ui::parts::pasted::cells;

    fn people(snapshot: &Snapshot) -> Vec<(String, Vec<String>)> {
        let values = |p: &crate::model::Participant| {
            let all = snapshot.attributes().into_iter();
            all.map(|a| p.values.get(&a.id).cloned().unwrap_or_default())
                .collect()
        };
        snapshot
            .participants()
            .iter()
            .map(|p| (p.name.clone(), values(p)))
            .collect()
    }

    fn after(start: &[&str], at: (usize, usize), text: &str) -> (Snapshot, PastedCells) {
        let mut snapshot = Snapshot::new(ProjectInfo::named("پژوهش"));
        let new = start.iter().map(|name| NewParticipant {
            name: (*name).to_owned(),
            values: vec![
                ("بخش".to_owned(), "دولتی".to_owned()),
                ("شهر".to_owned(), String::new()),
            ],
            ..NewParticipant::default()
        });
        let import = Edit::ImportParticipants(new.collect());
        let mut next = 1_000;
        let mut run = |edit, snapshot: &mut Snapshot| {
            let done = plan(edit, snapshot, next, "پژوهشگر", 0).unwrap();
            next = done.next_id;
            *snapshot = done.after;
        };
        run(import, &mut snapshot);
        let grid = Grid::new(&snapshot, None, &FuzzyQuery::new(""), "، ");
        let mut pasted = pasted(&snapshot, &grid, at, &cells(text), "م۱");
        for edit in std::mem::take(&mut pasted.edits) {
            run(edit, &mut snapshot);
        }
        (snapshot, pasted)
    }

    #[test]
    fn a_block_fills_cells_and_goes_on_below_the_last_row() {
        let (snapshot, done) = after(&["م۱", "م۲"], (1, 0), "م۲\tخصوصی\tیزد\nم۷\tدولتی\tقم\tچه کسی");
        let row = |name: &str, values: [&str; 2]| (name.to_owned(), values.map(str::to_owned).to_vec());
        let expected = [
            row("م۱", ["دولتی", ""]),
            row("م۲", ["خصوصی", "یزد"]),
            row("م۷", ["دولتی", "قم"]),
        ];
        assert_eq!(people(&snapshot), expected);
        assert_eq!((done.filled, done.left, done.summary.count), (6, 1, 2));
    }

    #[test]
    fn a_name_of_the_block_is_not_given_to_another_row() {
        let (snapshot, done) = after(&["م۱"], (1, 0), "\tخصوصی\nم۲\tدولتی");
        let names: Vec<String> = people(&snapshot).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["م۱", "م۳", "م۲"]);
        assert_eq!((done.filled, done.left, done.summary.count), (3, 0, 2));
    }

    #[test]
    fn rows_without_a_name_get_the_next_ones() {
        let (snapshot, done) = after(&["م۱"], (0, 2), "یزد\nقم\n\nری");
        let names: Vec<String> = people(&snapshot).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names.len(), 3, "an empty row makes nobody");
        assert_eq!(names[..2], ["م۱", "م۲"]);
        assert_eq!((done.filled, done.left), (3, 0));
    }
}
