//! The cell that has the keyboard, and those that are selected with it.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use egui::{EventFilter, Id, Key, Modifiers, Ui};

use crate::report::Row;
use crate::ui::kit::{Dir, take_key};

/// A row and a column below the header, both from 0.
pub(super) type CellAt = (usize, usize);

/// The cell that has the keyboard, and those that are selected with it.
#[derive(Clone, Debug, Default)]
pub(super) struct CellCursor {
    at: Option<CellAt>,
    /// The corner of a selection that is opposite to the cursor.
    anchor: Option<CellAt>,
    /// The chosen rows, where they are no block of neighbours.
    picked: Option<BTreeSet<usize>>,
    /// The column opposite to the cursor's, where cells of the picked rows are selected as they were in a block of
    /// neighbours.
    across: Option<usize>,
    /// What was chosen is in the table no more: nothing is, even where a cell has the keyboard, until a person chooses.
    let_go: bool,
    /// Which cell or rows are chosen has changed, for whoever follows that.
    pub changed: bool,
    /// The cell is to come into view.
    pub reveal: bool,
    /// The cell is to get the keyboard.
    pub focus: bool,
}

/// What a person does with a cell.
#[derive(Clone, Copy, Debug)]
pub(super) enum CellEvent {
    /// Goes to it, or extends the selection to it.
    Choose { at: CellAt, extend: bool },
    /// Goes to it, and chooses its row besides the others, or leaves it out of them.
    Pick(CellAt),
    /// Goes to a cell of a chosen row and leaves the chosen ones as they are.
    Stand(CellAt),
    /// Goes so many rows on and leaves the chosen ones as they are.
    Walk(isize),
    /// Chooses all rows.
    All,
    /// Goes so many rows and columns on, extending the selection or not.
    Step {
        rows: isize,
        columns: isize,
        extend: bool,
    },
}

impl CellCursor {
    /// The cell that has the keyboard.
    pub fn at(&self) -> Option<CellAt> {
        self.at
    }

    /// Goes to a cell.
    pub fn go_to(&mut self, at: CellAt) {
        *self = Self {
            at: Some(at),
            anchor: None,
            picked: None,
            across: None,
            let_go: false,
            changed: true,
            reveal: true,
            focus: true,
        };
    }

    /// Chooses nothing and leaves the keyboard with the table where it has it.
    pub fn let_go(&mut self) {
        *self = Self {
            let_go: true,
            changed: true,
            focus: self.focus,
            ..Self::default()
        };
    }

    /// What becomes of an event of the cell at `at`, which has the keyboard: as long as nothing is chosen this cell is, and
    /// where what was chosen is gone it is with the first key.
    pub fn chosen_by_keyboard(&self, event: Option<CellEvent>, at: CellAt) -> Option<CellEvent> {
        let begins = self.at.is_none() && (!self.let_go || event.is_some());
        match event {
            Some(CellEvent::All) => event,
            _ if begins => Some(CellEvent::Choose { at, extend: false }),
            _ => event,
        }
    }

    /// Stands at a cell, with some rows chosen besides its own, and leaves the keyboard where it is. Where a block of cells
    /// was selected, the cells of its columns are.
    pub fn stand(&mut self, at: CellAt, mut rows: BTreeSet<usize>) {
        rows.insert(at.0);
        let across = self.anchor.map(|(_, column)| column).or(self.across);
        let several = rows.len() > 1;
        let beside = across.filter(|column| !several && *column != at.1);
        *self = Self {
            at: Some(at),
            anchor: beside.map(|column| (at.0, column)),
            picked: several.then_some(rows),
            across: across.filter(|_| several),
            let_go: false,
            changed: true,
            reveal: true,
            focus: self.focus,
        };
    }

    /// The chosen rows.
    pub fn rows(&self) -> BTreeSet<usize> {
        match &self.picked {
            Some(picked) => picked.clone(),
            None => self
                .selected()
                .map(|(rows, _)| rows.collect())
                .unwrap_or_default(),
        }
    }

    /// Whether a row is chosen.
    pub fn has_row(&self, row: usize) -> bool {
        match &self.picked {
            Some(picked) => picked.contains(&row),
            None => self.selected().is_some_and(|(rows, _)| rows.contains(&row)),
        }
    }

    /// Does what a person does.
    pub fn take(&mut self, event: CellEvent, rows: &[Row]) {
        let (to, extend) = match event {
            CellEvent::Choose { at, extend } => (Some(at), extend),
            CellEvent::Step {
                rows: down,
                columns,
                extend,
            } => (self.at.and_then(|at| step(rows, at, down, columns)), extend),
            CellEvent::Pick(at) => {
                let mut picked = self.rows();
                if !picked.remove(&at.0) {
                    picked.insert(at.0);
                }
                self.go_to(at);
                self.picked = Some(picked);
                return;
            }
            CellEvent::Stand(at) => {
                let rows = self.rows();
                self.go_to(at);
                self.picked = (rows.len() > 1).then_some(rows);
                return;
            }
            CellEvent::Walk(down) => {
                let picked = self.rows();
                if let Some(to) = self.at.and_then(|at| step(rows, at, down, 0)) {
                    self.go_to(to);
                    self.picked = Some(picked);
                }
                return;
            }
            CellEvent::All => {
                self.at = self.at.or_else(|| (!rows.is_empty()).then_some((0, 0)));
                (self.anchor, self.across) = (None, None);
                self.picked = Some((0..rows.len()).collect());
                self.changed = true;
                return;
            }
        };
        let Some(to) = to else { return };
        let anchor = self.anchor.or(self.at).filter(|_| extend);
        self.go_to(to);
        self.anchor = anchor.filter(|anchor| *anchor != to);
    }

    /// The rows and columns that are selected, one cell of each at least; nothing as long as no cell was chosen.
    pub fn selected(&self) -> Option<(RangeInclusive<usize>, RangeInclusive<usize>)> {
        let (row, column) = self.at?;
        let (other_row, other_column) = self.anchor.unwrap_or((row, column));
        Some((
            row.min(other_row)..=row.max(other_row),
            column.min(other_column)..=column.max(other_column),
        ))
    }

    /// The rows and the columns whose cells are selected, in order; nothing as long as no cell was chosen.
    pub fn cells(&self) -> Option<(Vec<usize>, RangeInclusive<usize>)> {
        if let (Some(picked), Some(across), Some((_, column))) = (&self.picked, self.across, self.at) {
            let columns = column.min(across)..=column.max(across);
            return Some((picked.iter().copied().collect(), columns));
        }
        let (rows, columns) = self.selected()?;
        Some((rows.collect(), columns))
    }

    /// Whether several cells are selected and this is one of them.
    pub fn marks(&self, (row, column): CellAt) -> bool {
        if let (Some(picked), Some(across), Some((_, own))) = (&self.picked, self.across, self.at) {
            return picked.contains(&row) && (own.min(across)..=own.max(across)).contains(&column);
        }
        let selected = self.selected().filter(|_| self.anchor.is_some());
        selected.is_some_and(|(rows, columns)| rows.contains(&row) && columns.contains(&column))
    }

    /// Forgets the cell when the table has it no more.
    pub fn fit(&mut self, rows: &[Row]) {
        let there = |(row, column): CellAt| rows.get(row).is_some_and(|row| column < row.cells.len());
        self.anchor = self.anchor.filter(|at| there(*at));
        if !self.at.is_some_and(there) {
            *self = Self {
                let_go: self.let_go,
                focus: self.focus && self.let_go && !rows.is_empty(),
                ..Self::default()
            };
        }
        if let Some(picked) = &mut self.picked {
            picked.retain(|row| *row < rows.len());
        }
        let columns = rows.first().map_or(0, |row| row.cells.len());
        self.across = self.across.filter(|column| *column < columns);
        self.changed = true;
    }
}

/// The next cell that is not covered by a merged one, in the direction of a step.
fn step(rows: &[Row], from: CellAt, down: isize, columns: isize) -> Option<CellAt> {
    let mut at = from;
    loop {
        at = (at.0.checked_add_signed(down)?, at.1.checked_add_signed(columns)?);
        let cell = rows.get(at.0)?.cells.get(at.1)?;
        if !cell.is_covered() {
            return Some(at);
        }
    }
}

/// What the keys ask of the cell that has the keyboard. The arrows go as they point; `by_rows` tells whether rows are
/// chosen.
pub(super) fn keys(ui: &Ui, cell: Id, dir: Dir, by_rows: bool) -> Option<CellEvent> {
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(cell, filter));
    if by_rows {
        if take_key(ui, Modifiers::COMMAND, Key::A) {
            return Some(CellEvent::All);
        }
        for (key, down) in [(Key::ArrowUp, -1), (Key::ArrowDown, 1)] {
            if take_key(ui, Modifiers::COMMAND, key) {
                return Some(CellEvent::Walk(down));
            }
        }
    }
    let left = if dir.is_rtl() { 1 } else { -1 };
    let steps = [
        (Key::ArrowUp, -1, 0),
        (Key::ArrowDown, 1, 0),
        (Key::ArrowLeft, 0, left),
        (Key::ArrowRight, 0, -left),
    ];
    for (key, rows, columns) in steps {
        for (modifiers, extend) in [(Modifiers::NONE, false), (Modifiers::SHIFT, true)] {
            if take_key(ui, modifiers, key) {
                return Some(CellEvent::Step {
                    rows,
                    columns,
                    extend,
                });
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Cell, Column, Style, Table};

    #[test]
    fn the_cursor_passes_over_what_is_covered_and_selects_a_block() {
        let columns = vec![Column::text("a", 1.0), Column::number("n"), Column::number("m")];
        let mut table = Table::new("t", Style::EN, columns);
        for (name, n) in [("x", 1), ("x", 2), ("y", 3)] {
            table.push([Cell::from(name), Cell::count(n), Cell::count(n + 10)]);
        }
        table.merge_down(&[0]);
        let rows = table.rows();
        let mut cursor = CellCursor::default();
        let go = |cursor: &mut CellCursor, down, columns, extend| {
            let event = CellEvent::Step {
                rows: down,
                columns,
                extend,
            };
            cursor.take(event, rows);
            cursor.at()
        };
        assert_eq!(go(&mut cursor, 1, 0, false), None);
        cursor.go_to((0, 0));
        assert_eq!(go(&mut cursor, 1, 0, false), Some((2, 0)));
        assert_eq!(go(&mut cursor, 1, 0, false), Some((2, 0)), "the edge");
        assert_eq!(go(&mut cursor, 0, 1, false), Some((2, 1)));
        assert!(!cursor.marks((2, 1)), "one cell is no selection");
        assert_eq!(go(&mut cursor, -1, 0, true), Some((1, 1)));
        assert_eq!(go(&mut cursor, 0, 1, true), Some((1, 2)));
        assert_eq!(cursor.selected(), Some((1..=2, 1..=2)));
        assert!(cursor.marks((2, 2)) && !cursor.marks((0, 1)));
        cursor.fit(rows.get(..2).expect("two rows"));
        assert_eq!(cursor.selected(), Some((1..=1, 2..=2)));
        cursor.fit(&[]);
        assert_eq!(cursor.at(), None);
        // Rows are picked one by one, also apart from each other.
        let rows_of = |cursor: &CellCursor| cursor.rows().into_iter().collect::<Vec<_>>();
        cursor.go_to((0, 1));
        cursor.take(CellEvent::Pick((2, 1)), rows);
        assert_eq!((rows_of(&cursor), cursor.at()), (vec![0, 2], Some((2, 1))));
        cursor.take(CellEvent::Pick((0, 1)), rows);
        assert_eq!(rows_of(&cursor), [2]);
        assert!(cursor.has_row(2) && !cursor.has_row(0));
        go(&mut cursor, 1, 0, false);
        assert_eq!(rows_of(&cursor), [1], "whoever goes on leaves them");
        cursor.stand((0, 0), [1].into());
        assert_eq!(rows_of(&cursor), [0, 1]);
        // A block of cells stays one of its columns, whether its rows stand together or not, and what is chosen then is
        // one cell again.
        let cells = |cursor: &CellCursor| cursor.cells().expect("some are chosen");
        cursor.go_to((1, 1));
        go(&mut cursor, 1, 1, true);
        cursor.stand((0, 2), [2].into());
        assert_eq!(cells(&cursor), (vec![0, 2], 1..=2));
        assert!(cursor.marks((2, 1)) && !cursor.marks((1, 1)) && !cursor.marks((0, 0)));
        cursor.stand((1, 2), [1].into());
        assert_eq!(cells(&cursor), (vec![1], 1..=2));
        cursor.fit(rows);
        assert!(cursor.marks((1, 1)) && !cursor.marks((0, 1)));
        cursor.go_to((0, 1));
        cursor.stand((0, 1), [0, 2].into());
        assert_eq!(cells(&cursor), (vec![0], 1..=1));
        // By keys too: on to another row, which is taken in.
        cursor.go_to((0, 1));
        cursor.take(CellEvent::Walk(1), rows);
        cursor.take(CellEvent::Walk(1), rows);
        cursor.take(CellEvent::Walk(1), rows);
        assert_eq!((rows_of(&cursor), cursor.at()), (vec![0], Some((2, 1))));
        cursor.take(CellEvent::Pick((2, 1)), rows);
        assert_eq!(rows_of(&cursor), [0, 2]);
        cursor.take(CellEvent::All, rows);
        assert_eq!(rows_of(&cursor), [0, 1, 2]);
    }
}
