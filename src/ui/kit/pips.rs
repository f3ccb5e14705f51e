//! Small marks in a row, whose number tells how important something is.

use egui::{Color32, Painter, Pos2, Shape, Stroke, vec2};

use super::env::Dir;

/// Half the height of a mark, in points.
const HALF: f32 = 3.0;
/// From the middle of one mark to that of the next.
const STEP: f32 = 7.0;

/// How wide so many marks are, in points; 0 when there is none.
#[must_use]
pub fn pips_width(count: u8) -> f32 {
    match count {
        0 => 0.0,
        count => STEP * f32::from(count - 1) + 2.0 * HALF,
    }
}

/// Draws so many marks from `start`, the middle of their leading edge, towards where lines end.
pub fn paint_pips(painter: &Painter, start: Pos2, count: u8, colour: Color32, dir: Dir) {
    let along = if dir.is_rtl() { -1.0 } else { 1.0 };
    for number in 0..count {
        let middle = start + vec2(along * (HALF + STEP * f32::from(number)), 0.0);
        let corners = [
            vec2(0.0, -HALF),
            vec2(HALF, 0.0),
            vec2(0.0, HALF),
            vec2(-HALF, 0.0),
        ];
        let corners = corners.map(|corner| middle + corner);
        painter.add(Shape::convex_polygon(corners.to_vec(), colour, Stroke::NONE));
    }
}
