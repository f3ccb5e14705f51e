//! Cells that several tables have.

use crate::model::{CodeId, Level, Snapshot};
use crate::report::{BELOW, Cell};

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
