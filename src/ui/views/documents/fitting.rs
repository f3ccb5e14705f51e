//! How wide the list of documents would have to be for its names.

use egui::Context;

use super::list::kind_icon;
use super::rows::DocumentListRow;
use crate::ui::cx::Cx;
use crate::ui::kit::{Icon, TreeRow};

/// The width at which every name stands on one line, in points; `None` when there are no rows.
pub(super) fn fitting_width(ctx: &Context, cx: &Cx<'_>, rows: &[DocumentListRow]) -> Option<f32> {
    let headed = !cx.snapshot().groups().is_empty();
    let width = |row: &DocumentListRow| {
        let (name, depth, icon, codings) = match row {
            DocumentListRow::Group(group) => (&group.name, 0, Icon::Folder, group.codings),
            DocumentListRow::Document(document) => {
                let icon = kind_icon(document.kind);
                (&document.name, usize::from(headed), icon, document.codings)
            }
        };
        let codings = cx.words.number(codings);
        let counts = [codings.as_str()];
        let row = TreeRow::new(name, depth).icon(icon).counts(&counts);
        row.mark_room(1).full_width(ctx)
    };
    rows.iter().map(width).reduce(f32::max)
}
