//! Which rows of the sheet are selected together.

use egui::Ui;

use super::ParticipantsPage;
use super::grid::Grid;
use crate::model::{ParticipantId, Snapshot};

impl ParticipantsPage {
    /// Goes to a row: with Shift all rows from the anchor are selected, with Ctrl this one is added or taken away.
    pub(super) fn pick(&mut self, ui: &Ui, grid: &Grid, id: ParticipantId) {
        let (modifiers, menu) = ui.input(|i| (i.modifiers, i.pointer.secondary_released()));
        let before = self.row.replace(id);
        if modifiers.shift {
            let anchor = *self.anchor.get_or_insert(before.unwrap_or(id));
            let place = |id| grid.rows.iter().position(|r| r.id == id);
            if let (Some(from), Some(to)) = (place(anchor), place(id)) {
                let rows = grid.rows.get(from.min(to)..=from.max(to)).unwrap_or_default();
                self.picked = rows.iter().map(|r| r.id).collect();
            }
            return;
        }
        if menu && self.picked.contains(&id) {
            return;
        }
        self.anchor = Some(id);
        if !modifiers.command {
            self.picked.clear();
        } else if let Some(at) = self.picked.iter().position(|p| *p == id) {
            self.picked.remove(at);
            self.row = self.picked.last().copied().or(Some(id));
        } else {
            if self.picked.is_empty() {
                self.picked.extend(before.filter(|b| *b != id));
            }
            self.picked.push(id);
        }
    }

    /// Those who are selected together, or the one whom the keyboard is on.
    pub fn chosen(&self, snapshot: &Snapshot) -> Vec<ParticipantId> {
        let mut chosen = self.picked.clone();
        if chosen.is_empty() {
            chosen.extend(self.row);
        }
        chosen.retain(|id| snapshot.participant(*id).is_some());
        chosen
    }

    /// Whom a deletion at a row is about: all who are selected and seen, if this one is among them.
    pub(super) fn meant(&self, grid: &Grid, id: ParticipantId) -> Vec<ParticipantId> {
        if !self.picked.contains(&id) {
            return vec![id];
        }
        let rows = grid.rows.iter().map(|r| r.id);
        rows.filter(|r| self.picked.contains(r)).collect()
    }
}
