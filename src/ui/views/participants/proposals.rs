//! The known values that are proposed under a cell while it is written in.

use egui::Popup;

use crate::ui::kit::{self, Dir};
use crate::ui::theme::Theme;

/// The known values under a field: the one that was pressed, and whether the pointer is over them.
pub(super) fn proposals_ui(
    field: &egui::Response,
    proposed: &[String],
    at: Option<usize>,
    open: bool,
) -> (Option<String>, bool) {
    let dir = Dir::of(&field.ctx);
    let theme = Theme::of(&field.ctx);
    let frame = egui::Frame::new()
        .fill(theme.colours.raised)
        .stroke(theme.hairline())
        .corner_radius(theme.radius.card)
        .shadow(theme.popup_shadow())
        .inner_margin(egui::Margin::same(4));
    let align = if dir.is_rtl() {
        egui::RectAlign::BOTTOM_END
    } else {
        egui::RectAlign::BOTTOM_START
    };
    let shown = Popup::from_response(field)
        .id(field.id.with("proposals"))
        .open(open)
        .close_behavior(egui::PopupCloseBehavior::IgnoreClicks)
        .align(align)
        .frame(frame)
        .gap(2.0)
        .show(|ui| {
            ui.set_width(field.rect.width().max(160.0));
            kit::column(ui, |ui| {
                let mut taken = None;
                for (i, value) in proposed.iter().enumerate() {
                    let row = kit::TreeRow::new(value, 0).selected(at == Some(i)).show(ui);
                    if row.response.clicked() || row.response.is_pointer_button_down_on() {
                        taken = Some(value.clone());
                    }
                }
                taken
            })
        });
    let Some(shown) = shown else {
        return (None, false);
    };
    let pointer = field.ctx.pointer_latest_pos();
    let over = pointer.is_some_and(|p| shown.response.rect.contains(p));
    (shown.inner, over)
}
