//! The card of recent codes with their numbers, while a number is awaited.

use egui::{Align2, Area, Context, Id, Order, Widget, vec2};

use crate::i18n::Words;
use crate::session::Session;
use crate::ui::kit::{self, StyledText};
use crate::ui::shared::Shared;
use crate::ui::theme::Theme;

/// Width of the card in points.
const WIDTH: f32 = 380.0;

/// Draws the codes that the number keys would give.
pub fn recent_ui(ctx: &Context, session: &Session, shared: &Shared, words: &Words) {
    let theme = Theme::of(ctx);
    let snapshot = session.snapshot();
    Area::new(Id::unique("recent-codes"))
        .order(Order::Foreground)
        .anchor(Align2::CENTER_BOTTOM, vec2(0.0, -48.0))
        .show(ctx, |ui| {
            ui.set_width(WIDTH);
            kit::card(ui, |ui| {
                StyledText::new(&words.get("coding-recent")).secondary().ui(ui);
                for (i, code) in shared.recent.iter().filter_map(|c| snapshot.code(*c)).enumerate() {
                    let paint = theme.code_paint_of(code.colour.0, code.colour.1, code.colour.2);
                    kit::row(ui, |ui| {
                        StyledText::new(&words.number(i + 1)).strong().ui(ui);
                        kit::swatch(ui, paint.solid, &code.name, false);
                        StyledText::new(&code.name).elided().ui(ui);
                    });
                }
            });
        });
}
