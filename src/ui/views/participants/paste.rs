//! A block of cells from a spreadsheet, pasted into the sheet of participants.

use std::collections::{HashMap, HashSet};

use super::grid::{ColumnKey, Grid, next_names};
use crate::model::{AttributeId, Edit, NewParticipant, OperationKind, ParticipantId, Snapshot};
use crate::text::name_key;
use crate::ui::action::PastedCells;

/// Where a block goes.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Landing {
    /// For each column of the block the one of the sheet that it fills.
    columns: Vec<Option<ColumnKey>>,
    /// For each row of the block whose it is; `None` for a new participant.
    people: Vec<Option<ParticipantId>>,
    /// The headings of the block that are no column of the sheet.
    unknown: Vec<String>,
    /// All its headings; none where it has no row of them.
    head: Vec<String>,
    /// The first row reads like headings, none of which is known here.
    strange_heads: bool,
}

impl Landing {
    /// Where a block goes, without the row of headings at its head, which is taken from it: under the columns that the
    /// headings name, else with its first cell at a row and column. `None` where neither tells. `titles` are those of
    /// the columns of the sheet.
    pub(super) fn of(
        snapshot: &Snapshot,
        grid: &Grid,
        titles: &[String],
        at: Option<(usize, usize)>,
        block: &mut Vec<Vec<String>>,
    ) -> Option<Self> {
        let width = block.iter().map(Vec::len).max().unwrap_or_default();
        if let Some(columns) = headed(grid, titles, block) {
            let head = block.remove(0);
            let unknown = columns.iter().zip(&head).filter(|(key, _)| key.is_none());
            let unknown = unknown.map(|(_, title)| title.trim().to_owned()).collect();
            let names = columns.iter().position(|key| *key == Some(ColumnKey::Name));
            let people = match (names, at) {
                (Some(names), _) => {
                    let known = snapshot.participants();
                    let known: HashMap<String, ParticipantId> =
                        known.iter().map(|p| (name_key(&p.name), p.id)).collect();
                    let name = |row: &Vec<String>| row.get(names).map(|name| name_key(name.trim()));
                    let of_row = |row| name(row).and_then(|name| known.get(&name).copied());
                    block.iter().map(of_row).collect()
                }
                (None, Some((row, _))) => rows_from(grid, row, block.len()),
                (None, None) => return None,
            };
            return Some(Self {
                columns,
                people,
                unknown,
                head,
                strange_heads: false,
            });
        }
        let (row, column) = at?;
        Some(Self {
            columns: (column..column + width)
                .map(|at| grid.columns.get(at).copied())
                .collect(),
            people: rows_from(grid, row, block.len()),
            unknown: Vec::new(),
            head: Vec::new(),
            strange_heads: reads_like_heads(block),
        })
    }
}

/// Whether the first row of a block reads like headings: every cell of it is another word, and under one of them at least
/// stand nothing but numbers.
fn reads_like_heads(block: &[Vec<String>]) -> bool {
    let Some((head, rows)) = block.split_first().filter(|(_, rows)| !rows.is_empty()) else {
        return false;
    };
    let is_number = |cell: &str| {
        let mut letters = cell.trim().chars().peekable();
        letters.peek().is_some() && letters.all(|c| c.is_numeric() || "٫٬.,/%٪-− ".contains(c))
    };
    let is_word = |cell: &String| !cell.trim().is_empty() && !cell.chars().any(char::is_numeric);
    let different: HashSet<String> = head.iter().map(|cell| name_key(cell.trim())).collect();
    let over_numbers = |column: usize| {
        let mut below = rows.iter().filter_map(|row| row.get(column));
        let mut filled = below.by_ref().filter(|cell| !cell.trim().is_empty()).peekable();
        filled.peek().is_some() && filled.all(|cell| is_number(cell))
    };
    head.iter().all(is_word) && different.len() == head.len() && (0..head.len()).any(over_numbers)
}

/// The participants of so many rows from one on; none below the last.
fn rows_from(grid: &Grid, row: usize, count: usize) -> Vec<Option<ParticipantId>> {
    (row..row + count)
        .map(|at| grid.rows.get(at).map(|row| row.id))
        .collect()
}

/// The columns that the first row of a block names, where it is one of headings: each cell is the title of a column, and
/// one that of an attribute, or of nothing here. The first cell may be any word; under it are the names then.
fn headed(grid: &Grid, titles: &[String], block: &[Vec<String>]) -> Option<Vec<Option<ColumnKey>>> {
    let head = block.first().filter(|_| block.len() > 1)?;
    let sheet: HashMap<String, ColumnKey> = titles
        .iter()
        .map(|title| name_key(title))
        .zip(grid.columns.iter().copied())
        .collect();
    let mut columns: Vec<Option<ColumnKey>> = head
        .iter()
        .map(|cell| sheet.get(&name_key(cell.trim())).copied())
        .collect();
    if let Some(first) = columns.first_mut() {
        first.get_or_insert(ColumnKey::Name);
    }
    let seen: HashSet<ColumnKey> = columns.iter().flatten().copied().collect();
    let names_attribute = seen.iter().any(|key| matches!(key, ColumnKey::Attribute(_)));
    let each_once = seen.len() == columns.iter().flatten().count();
    // Words under which nothing is known are headings where most of their neighbours are.
    let mostly = 2 * seen.len() > columns.len();
    (names_attribute && each_once && mostly).then_some(columns)
}

/// What a block fills. Rows of nobody are new participants; those without a name of their own get the next ones, of which
/// `first` is that of the very first participant. Cells of introducers and documents, which are chosen from lists, take
/// nothing.
pub(super) fn pasted(
    snapshot: &Snapshot,
    landing: &Landing,
    block: &[Vec<String>],
    first: &str,
) -> PastedCells {
    let mut pasted = PastedCells::new(OperationKind::ParticipantEdit);
    pasted.unknown.clone_from(&landing.unknown);
    pasted.strange_heads = landing.strange_heads;
    let beyond = landing.people.iter().filter(|person| person.is_none()).count();
    // A name that the block itself gives is nobody else's.
    let names_at = landing
        .columns
        .iter()
        .position(|key| *key == Some(ColumnKey::Name));
    let own: HashSet<&str> = block
        .iter()
        .filter_map(|cells| Some(cells.get(names_at?)?.trim()))
        .collect();
    let names = next_names(snapshot, first, beyond + own.len()).into_iter();
    let mut names = names.filter(|name| !own.contains(name.as_str()));
    let mut people: Vec<NewParticipant> = Vec::new();
    for (person, cells) in landing.people.iter().zip(block) {
        let before = (pasted.filled, pasted.same, pasted.replaced, pasted.emptied);
        let known = person.and_then(|id| snapshot.participant(id));
        let mut name = known.map(|person| person.name.clone());
        let mut values = known.map(|person| person.values.clone()).unwrap_or_default();
        for (column, cell) in landing.columns.iter().zip(cells.iter().map(|cell| cell.trim())) {
            match column {
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
                    (pasted.filled, pasted.same, pasted.replaced, pasted.emptied) = before;
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
    pasted.added = people.len();
    if !people.is_empty() {
        pasted.edits.push(Edit::ImportParticipants(people));
    }
    pasted
}

/// What a column of a block with headings is taken for where attributes are made of those that are none yet.
enum HeadedColumn {
    /// The IDs of participants.
    Names,
    /// The attribute of that name, there or new.
    Attribute(String),
    /// Nothing that can be filled.
    Other,
}

/// What a block fills where attributes are made of its headings that are none; `None` where there are no such headings.
/// `first` is the name of the very first participant.
pub(super) fn with_attributes(
    snapshot: &Snapshot,
    landing: &Landing,
    block: &[Vec<String>],
    first: &str,
) -> Option<PastedCells> {
    let known = snapshot.participants();
    let known: HashMap<String, ParticipantId> = known.iter().map(|p| (name_key(&p.name), p.id)).collect();
    let of_name = |name: &str| known.get(&name_key(name)).copied();
    let (head, rows) = if landing.strange_heads {
        block.split_first()?
    } else {
        (&landing.head, block)
    };
    let named_below = || {
        let mut cells = rows.iter().filter_map(|row| row.first());
        cells.any(|cell| of_name(cell.trim()).is_some())
    };
    let mut seen = HashSet::new();
    let mut column = |(at, (title, key)): (usize, (&String, Option<ColumnKey>))| {
        let title = title.trim();
        let names = at == 0 && landing.strange_heads && (key == Some(ColumnKey::Name) || named_below());
        let attribute = match key {
            _ if names => return HeadedColumn::Names,
            _ if landing.strange_heads => title.to_owned(),
            Some(ColumnKey::Name) => return HeadedColumn::Names,
            Some(ColumnKey::Attribute(id)) => {
                snapshot.attribute(id).map(|a| a.name.clone()).unwrap_or_default()
            }
            Some(ColumnKey::IntroducedBy | ColumnKey::Documents) => return HeadedColumn::Other,
            None => title.to_owned(),
        };
        if attribute.is_empty() || !seen.insert(name_key(&attribute)) {
            return HeadedColumn::Other;
        }
        HeadedColumn::Attribute(attribute)
    };
    let keys = landing.columns.iter().copied().chain(std::iter::repeat(None));
    let columns: Vec<HeadedColumn> = head.iter().zip(keys).enumerate().map(&mut column).collect();
    let attributes = snapshot.attributes();
    let there: HashMap<String, AttributeId> = attributes.iter().map(|a| (name_key(&a.name), a.id)).collect();
    let is_new = |column: &&HeadedColumn| match column {
        HeadedColumn::Attribute(name) => !there.contains_key(&name_key(name)),
        HeadedColumn::Names | HeadedColumn::Other => false,
    };
    let made = columns.iter().filter(is_new).count();
    if made == 0 {
        return None;
    }
    let names_at = columns
        .iter()
        .position(|column| matches!(column, HeadedColumn::Names));
    let name_in = |row: &Vec<String>| {
        let name = row.get(names_at?)?.trim();
        (!name.is_empty()).then(|| name.to_owned())
    };
    let own: HashSet<String> = rows.iter().filter_map(name_in).collect();
    let names = next_names(snapshot, first, rows.len() + own.len()).into_iter();
    let mut names = names.filter(|name| !own.contains(name));
    let mut pasted = PastedCells::new(OperationKind::ParticipantEdit);
    pasted.attributes = made;
    let mut people = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let person = match (names_at, name_in(row)) {
            (Some(_), name) => name.and_then(|name| of_name(&name)),
            (None, _) => landing.people.get(at).copied().flatten(),
        };
        let person = person.and_then(|id| snapshot.participant(id));
        let cells = columns.iter().zip(row.iter().map(|cell| cell.trim()));
        let mut values = Vec::new();
        for (column, cell) in cells {
            match column {
                HeadedColumn::Names => {}
                HeadedColumn::Attribute(name) => values.push((name.clone(), cell.to_owned())),
                HeadedColumn::Other => pasted.left += usize::from(!cell.is_empty()),
            }
        }
        let says = values.iter().any(|(_, value)| !value.is_empty());
        let name = person.map(|person| person.name.clone()).or_else(|| name_in(row));
        let Some(name) = name.or_else(|| if says { names.next() } else { None }) else {
            continue;
        };
        pasted.note(&name);
        pasted.added += usize::from(person.is_none());
        pasted.filled += usize::from(person.is_none() && names_at.is_some());
        for (attribute, value) in &values {
            let before = there
                .get(&name_key(attribute))
                .and_then(|id| person?.values.get(id));
            pasted.fill(before.map_or("", String::as_str), value);
        }
        people.push(NewParticipant {
            name,
            values,
            ..NewParticipant::default()
        });
    }
    pasted.edits.push(Edit::ImportParticipants(people));
    Some(pasted)
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

    fn after(start: &[&str], at: impl Into<Option<(usize, usize)>>, text: &str) -> (Snapshot, PastedCells) {
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
        let titles = ["کد", "بخش", "شهر", "معرف", "سندها"].map(str::to_owned);
        let mut block = cells(text);
        let landing = Landing::of(&snapshot, &grid, &titles, at.into(), &mut block).unwrap();
        let mut pasted = pasted(&snapshot, &landing, &block, "م۱");
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
        assert_eq!((done.filled, done.same, done.added), (5, 1, 1));
        assert_eq!((done.left, done.summary.count), (1, 2));
    }

    #[test]
    fn a_name_of_the_block_is_not_given_to_another_row() {
        let (snapshot, done) = after(&["م۱"], (1, 0), "\tخصوصی\nم۲\tدولتی");
        let names: Vec<String> = people(&snapshot).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["م۱", "م۳", "م۲"]);
        assert_eq!((done.filled, done.left, done.summary.count), (3, 0, 2));
    }

    #[test]
    fn a_row_of_headings_tells_where_cells_go_and_names_whose_they_are() {
        let (snapshot, done) = after(
            &["م۱", "م۲"],
            None::<(usize, usize)>,
            "شرکت‌کننده\tشهر\nم۲\tیزد\nم۹\tقم",
        );
        let row = |name: &str, values: [&str; 2]| (name.to_owned(), values.map(str::to_owned).to_vec());
        let expected = [
            row("م۱", ["دولتی", ""]),
            row("م۲", ["دولتی", "یزد"]),
            row("م۹", ["", "قم"]),
        ];
        assert_eq!(people(&snapshot), expected);
        assert_eq!((done.left, done.summary.count), (0, 2));
        // From a row on, where no names are among them.
        let (snapshot, _) = after(&["م۱", "م۲"], (1, 0), "شهر\tبخش\nیزد\tخصوصی");
        assert_eq!(people(&snapshot)[1], row("م۲", ["خصوصی", "یزد"]));
    }

    #[test]
    fn a_heading_that_is_no_column_is_told_and_the_others_are_filled() {
        let (snapshot, done) = after(
            &["م۱"],
            None::<(usize, usize)>,
            "شناسه\tشهر\tتحصیلات\nم۱\tیزد\tکارشناسی",
        );
        assert_eq!(people(&snapshot)[0].1, ["دولتی", "یزد"]);
        assert_eq!((done.unknown, done.left), (vec!["تحصیلات".to_owned()], 1));
    }

    #[test]
    fn what_stands_there_already_fills_nothing() {
        let (_, done) = after(&["م۱"], (0, 0), "م۱	دولتی");
        assert_eq!(
            (done.filled, done.same, done.added, done.edits.len()),
            (0, 2, 0, 0)
        );
        assert_eq!(done.summary.count, 0);
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
