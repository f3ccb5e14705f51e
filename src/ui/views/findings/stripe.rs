//! The parts of a table that are moved sideways apart from each other.

use std::ops::Range;

use egui::{Rangef, Rect, Ui, UiBuilder};

use crate::ui::kit::Dir;
use crate::ui::theme::Theme;

/// Columns that are moved sideways together.
pub(super) struct Stripe {
    /// From where to where the table would reach on the screen, of which the stripe shows a part.
    pub table: Rangef,
    /// The part of the screen that is the stripe's.
    pub seen: Rangef,
    /// The columns that it shows.
    pub columns: Range<usize>,
}

impl Stripe {
    /// A ui that draws and hears within the stripe alone.
    pub fn ui(&self, ui: &mut Ui) -> Ui {
        let mut inner = ui.new_child(UiBuilder::new().max_rect(ui.max_rect()));
        inner.shrink_clip_rect(Rect::from_x_y_ranges(self.seen, Rangef::EVERYTHING));
        inner
    }

    /// The line at the end of a part that stays, where something has gone under it.
    pub fn edge(&self, ui: &Ui, dir: Dir, y: std::ops::RangeInclusive<f32>, stripes: &[Self]) {
        let moved = stripes.iter().any(|other| other.table != self.table);
        if moved {
            let x = match dir {
                Dir::Rtl => self.seen.min,
                Dir::Ltr => self.seen.max,
            };
            ui.painter().vline(x, y, Theme::of(ui.ctx()).border());
        }
    }
}
