//! Finding in all documents.

pub mod folded;
pub mod found;
pub mod reach;

use egui::Ui;

use crate::ui::cx::Cx;

/// The pane that finds in all documents.
#[derive(Default)]
pub struct SearchPane {}

impl SearchPane {
    /// Draws the pane; whether it was closed.
    pub fn ui(&mut self, _ui: &mut Ui, _cx: &mut Cx<'_>) -> bool {
        false
    }
}
