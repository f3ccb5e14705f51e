//! What stands below a table: its notes, and where it comes from.

use egui::{Color32, Pos2, Rect, Ui, UiBuilder, Widget as _, vec2};

use super::preview::PAD;
use crate::report::Table;
use crate::ui::kit::{self, Fit};
use crate::ui::theme::Theme;

/// The notes in their order, the source last.
fn notes(table: &Table) -> impl Iterator<Item = &String> {
    table.notes.iter().chain(&table.provenance)
}

/// How high the notes are under a table of this width, in points.
pub(super) fn notes_height(ui: &Ui, table: &Table, width: f32) -> f32 {
    let theme = Theme::of(ui.ctx());
    let font = theme.font(theme.size.small);
    let fit = Fit::Wrap(width - 2.0 * PAD.x);
    let heights = notes(table).map(|note| {
        let galley = kit::layout(ui.ctx(), note, font.clone(), Color32::PLACEHOLDER, fit);
        galley.size().y + theme.space.tiny
    });
    heights.sum::<f32>() + 2.0 * theme.space.medium
}

/// Draws the notes from this corner on.
pub(super) fn notes_ui(ui: &mut Ui, table: &Table, width: f32, at: Pos2) {
    let theme = Theme::of(ui.ctx());
    let size = vec2(width - 2.0 * PAD.x, notes_height(ui, table, width));
    let place = Rect::from_min_size(at + vec2(PAD.x, theme.space.medium), size);
    ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
        kit::column(ui, |ui| {
            ui.spacing_mut().item_spacing.y = theme.space.tiny;
            for note in notes(table) {
                kit::StyledText::new(note).small().ui(ui);
            }
        });
    });
}
