//! The formats of a table, to be chosen from.

use egui::Ui;

use crate::exchange::export::ExportFormat;
use crate::ui::cx::Cx;
use crate::ui::kit::MenuItem;

/// The formats in which a table can be written; the one that was chosen.
pub fn formats_menu(ui: &mut Ui, cx: &Cx<'_>) -> Option<ExportFormat> {
    let mut chosen = None;
    for format in ExportFormat::all() {
        let (text, ending) = (cx.tr(&format.text_id()), format!(".{}", format.ending()));
        if MenuItem::new(&text).shortcut(&ending).show(ui).clicked() {
            chosen = Some(format);
        }
    }
    chosen
}
