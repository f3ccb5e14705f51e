//! A bar of buttons that floats over a page beside what it concerns.

use egui::{Align2, Area, Context, Id, Margin, Order, Pos2, Rect, Ui};

use super::layout::row;
use super::menu::frame;

/// Space round the buttons of the bar.
const MARGIN: i8 = 3;

/// Height of a bar in points.
pub fn floating_bar_height(ui: &Ui) -> f32 {
    ui.spacing().interact_size.y + 2.0 * f32::from(MARGIN) + 2.0
}

/// Draws a bar of the given width with its lower or upper edge at a height of the window, and its middle as near to
/// `at.x` as it can be without leaving `within`. It lies above the page and below menus and dialogs, and takes the
/// keyboard from nobody. Gives where it is.
pub fn floating_bar(
    ctx: &Context,
    name: &str,
    label: &str,
    (at, above): (Pos2, bool),
    width: f32,
    within: Rect,
    add: impl FnOnce(&mut Ui),
) -> Rect {
    let pivot = if above {
        Align2::CENTER_BOTTOM
    } else {
        Align2::CENTER_TOP
    };
    let half = width / 2.0 + f32::from(MARGIN) + 1.0;
    let x = if within.width() > 2.0 * half {
        at.x.clamp(within.left() + half, within.right() - half)
    } else {
        within.center().x
    };
    Area::new(Id::unique(("floating-bar", name)))
        .order(Order::Middle)
        .pivot(pivot)
        .fixed_pos(Pos2::new(x, at.y))
        .constrain(true)
        .fade_in(false)
        .accessible_name(label)
        .show(ctx, |ui| {
            frame(ctx).inner_margin(Margin::same(MARGIN)).show(ui, |ui| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing.x = 0.0;
                row(ui, add);
            });
        })
        .response
        .rect
}
