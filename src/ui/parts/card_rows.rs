//! Rows of known heights, one under the other, of which only those on the screen are drawn.

use std::ops::Range;

use egui::{Rect, Ui, UiBuilder, pos2, vec2};

use crate::ui::kit::Scroll;

/// Where rows stand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CardRows {
    /// Tops of all rows, and the end of the last.
    tops: Vec<f32>,
}

impl CardRows {
    /// Rows of these heights in points.
    pub fn new(heights: impl IntoIterator<Item = f32>) -> Self {
        let mut end = 0.0;
        let ends = heights.into_iter().map(|height| {
            end += height;
            end
        });
        Self {
            tops: std::iter::once(0.0).chain(ends).collect(),
        }
    }

    /// Number of rows.
    pub fn count(&self) -> usize {
        self.tops.len().saturating_sub(1)
    }

    /// The height of all rows.
    pub fn total(&self) -> f32 {
        self.tops.last().copied().unwrap_or(0.0)
    }

    /// Top and bottom of a row; both the end for rows beyond the last.
    pub fn extent(&self, row: usize) -> (f32, f32) {
        let at = |row: usize| self.tops.get(row).copied().unwrap_or_else(|| self.total());
        (at(row), at(row + 1))
    }

    /// The rows that are seen between two heights.
    pub fn visible(&self, from: f32, to: f32) -> Range<usize> {
        let first = self.tops.partition_point(|top| *top <= from).saturating_sub(1);
        let end = self.tops.partition_point(|top| *top < to).min(self.count());
        first.min(end)..end
    }

    /// Draws the rows on the screen in a scroll area. `shown` is a row to bring into view.
    pub fn show(&self, ui: &mut Ui, name: &str, shown: Option<usize>, mut draw: impl FnMut(&mut Ui, usize)) {
        Scroll::vertical(name).show_viewport(ui, |ui, viewport| {
            // Not `min_rect`, which in a column from right to left begins at the right.
            let origin = ui.max_rect().min;
            let width = ui.available_width();
            ui.set_min_size(vec2(width, self.total()));
            let place = |row| {
                let (top, bottom) = self.extent(row);
                Rect::from_min_max(
                    pos2(origin.x, origin.y + top),
                    pos2(origin.x + width, origin.y + bottom),
                )
            };
            let seen = self.visible(viewport.min.y, viewport.max.y);
            // One more at each end, so that the keyboard can go on to it.
            for row in seen.start.saturating_sub(1)..(seen.end + 1).min(self.count()) {
                let builder = UiBuilder::new()
                    .max_rect(place(row))
                    .id_salt(row)
                    .layout(*ui.layout());
                draw(&mut ui.new_child(builder), row);
            }
            if let Some(row) = shown {
                ui.scroll_to_rect(place(row), None);
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_on_the_screen_are_found() {
        let rows = CardRows::new([10.0, 20.0, 30.0]);
        assert_eq!(
            (rows.count(), rows.total(), rows.extent(1)),
            (3, 60.0, (10.0, 30.0))
        );
        for (from, to, expected) in [
            (0.0, 10.0, 0..1),
            (0.0, 10.5, 0..2),
            (10.0, 60.0, 1..3),
            (60.0, 99.0, 3..3),
        ] {
            assert_eq!(rows.visible(from, to), expected, "{from}..{to}");
        }
        assert_eq!(CardRows::new([]).visible(0.0, 9.0), 0..0);
        assert_eq!(CardRows::default().visible(0.0, 9.0), 0..0);
    }
}
