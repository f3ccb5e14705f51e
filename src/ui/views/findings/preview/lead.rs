//! Which cells lead to what stands behind them.

use super::super::cursor::CellAt;
use super::super::follow::leads_on;
use super::{PlacedCell, Preview};
use crate::report::Cell;

impl Preview {
    /// Whether its rows are passages, which have a menu, and in which column their condensed units are.
    pub(in super::super) fn of_passages(self, has_menu: bool, condensed: Option<usize>) -> Self {
        Self {
            has_menu,
            condensed,
            ..self
        }
    }

    /// Whether a cell leads to something that stands behind it. Where rows are chosen, names of codes do not: a click
    /// beside the passage chooses its row.
    pub(super) fn leads(&self, cell: &Cell) -> bool {
        leads_on(cell) && (!self.by_rows || cell.behind.is_some())
    }

    /// The cell that is followed from a cell: itself, or where rows are chosen that of its row behind which something
    /// stands.
    pub(super) fn way(&self, placed: &PlacedCell<'_>) -> Option<CellAt> {
        if self.leads(placed.cell) {
            return Some((placed.row, placed.column));
        }
        let row = self.table.rows().get(placed.row).filter(|_| self.by_rows)?;
        let column = row.cells.iter().position(|cell| cell.behind.is_some())?;
        Some((placed.row, column))
    }
}
