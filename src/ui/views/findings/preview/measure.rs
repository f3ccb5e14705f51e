//! Heights of rows, measured little by little, and the row that is to come into view.

use egui::Ui;

use super::{PAD, Preview, Stripe};
use crate::report::{Cell, Table};
use crate::ui::theme::Theme;

/// Lines of who speaks, with some attributes, and of what else stands beside a passage: a row is as high as the words for
/// which it is read, and a tip tells the rest.
const BESIDE_LINES: usize = 3;
/// Rows measured in one frame.
const MEASURED: usize = 60;

impl Preview {
    /// Most lines of a cell; `None` where all of it stands. Where rows are passages these are whole, and so are their codes
    /// and condensed units.
    pub(super) fn most_lines(&self, cell: &Cell, column: usize) -> Option<usize> {
        let whole = cell.behind.is_some() || cell.prints_path() || self.condensed == Some(column);
        (self.has_menu && !whole).then_some(BESIDE_LINES)
    }

    /// Brings the cell that has the keyboard into view.
    pub(super) fn reveal(&mut self, ui: &Ui, origin: f32, stripes: &[Stripe]) {
        let Some((row, column)) = self.cursor.at().filter(|_| self.cursor.reveal) else {
            return;
        };
        // As long as rows before it are not measured it may still stand elsewhere.
        if self.heights.measured() <= row && !self.heights.is_complete() {
            return;
        }
        let cell = self.table.rows().get(row).and_then(|row| row.cells.get(column));
        let stripe = stripes.iter().find(|stripe| stripe.columns.contains(&column));
        if let (Some(cell), Some(stripe)) = (cell, stripe) {
            let top = origin + self.heights.top(row);
            let height = self.heights.height(row, cell.row_span());
            let place = self.place(stripe, column, cell, top, height);
            ui.scroll_to_rect(place, None);
        }
        self.cursor.reveal = false;
    }

    /// Measures some more rows.
    pub(super) fn measure(&mut self, ui: &Ui) {
        if self.heights.is_complete() {
            return;
        }
        let theme = Theme::of(ui.ctx());
        let table = self.table.clone();
        // What is waited for is brought into view once it is known where it stands.
        let most = if self.cursor.reveal {
            4 * MEASURED
        } else {
            MEASURED
        };
        for _ in 0..most {
            let r = self.heights.measured();
            let Some(row) = table.rows().get(r) else { break };
            let mut height = theme.size.secondary + 2.0 * PAD.y;
            for (c, cell) in row.cells.iter().enumerate() {
                if !cell.is_covered() && cell.row_span() == 1 {
                    let galley = self.galley(ui, cell, c, self.is_strong(cell, r), self.most_lines(cell, c));
                    height = height.max(galley.size().y + 2.0 * PAD.y);
                }
            }
            self.heights.push(height);
            self.grow_for_merged(ui, &table, r);
        }
        ui.ctx().request_repaint();
    }

    /// A merged cell that ends in row `r` and is taller than its rows makes the last of them taller.
    fn grow_for_merged(&mut self, ui: &Ui, table: &Table, r: usize) {
        let Some(row) = table.rows().get(r) else { return };
        for c in 0..row.cells.len() {
            let begun = (0..=r).rev().find_map(|above| {
                let cell = table.rows().get(above)?.cells.get(c)?;
                (!cell.continues_from_above()).then_some((above, cell))
            });
            let Some((above, cell)) = begun else { continue };
            if cell.is_covered() || cell.row_span() < 2 || above + cell.row_span() != r + 1 {
                continue;
            }
            let needed = self
                .galley(ui, cell, c, cell.strong, self.most_lines(cell, c))
                .size()
                .y
                + 2.0 * PAD.y;
            let short = needed - self.heights.height(above, cell.row_span());
            if short > 0.0 {
                self.heights.grow(r, short);
            }
        }
    }
}
