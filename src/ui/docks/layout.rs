//! From places and shares to rectangles.

use egui::{Rect, pos2};

use crate::settings::{DockSide, Docks, Pane};
use crate::ui::kit::Dir;

/// The least width of the text, in points; columns give way before it does.
pub(super) const LEAST_TEXT: f32 = 420.0;
/// The least width of each of two texts beside each other, in points; where columns cannot give way so far, the texts
/// stand one over the other.
pub const LEAST_BESIDE: f32 = 340.0;
/// The least height of the text over a row.
const LEAST_TEXT_HEIGHT: f32 = 200.0;
/// The least width of a column, and of a pane in a row.
pub(super) const LEAST_WIDTH: f32 = 160.0;
/// The least height of a pane in a column, and of a row.
pub(super) const LEAST_HEIGHT: f32 = 96.0;

/// The least height of the pane that finds, in points: its fields and what they find can be read in it. Only where its
/// column has that much over the least heights of the others.
const LEAST_FINDING: f32 = 260.0;

/// The height of a pane in a column that has nothing to show: its head and a line.
const EMPTY_HEIGHT: f32 = 84.0;

/// A line that can be moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DockBorder {
    /// Between a place and the text.
    Edge(DockSide),
    /// Between two panes of a place.
    Between(DockSide, Pane, Pane),
}

/// What stands where.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PaneArrangement {
    /// The panes that are seen.
    pub panes: Vec<(Pane, DockSide, Rect)>,
    /// The places that hold a pane that is seen.
    pub places: Vec<(DockSide, Rect)>,
    /// The lines between them, each a rectangle without width or height.
    pub borders: Vec<(DockBorder, Rect)>,
    /// The text, or both.
    pub text: Rect,
    /// The width that the text keeps.
    pub least_text: f32,
}

impl PaneArrangement {
    pub fn rect(&self, pane: Pane) -> Option<Rect> {
        self.panes.iter().find(|p| p.0 == pane).map(|p| p.2)
    }

    pub fn place(&self, side: DockSide) -> Option<Rect> {
        self.places.iter().find(|p| p.0 == side).map(|p| p.1)
    }
}

/// Divides `room` among the text, or two of them, and those panes that `seen` says are seen.
/// In a column those that `empty` says are empty have little room, as long as another pane there takes what is over.
pub(super) fn arrange(
    room: Rect,
    docks: &Docks,
    dir: Dir,
    two_texts: bool,
    seen: impl Fn(Pane) -> bool,
    empty: impl Fn(Pane) -> bool,
) -> PaneArrangement {
    let panes_of = |side: DockSide| -> Vec<(Pane, f32)> {
        let slots = docks.dock(side).slots.iter();
        slots
            .filter(|s| seen(s.pane))
            .map(|s| (s.pane, s.share))
            .collect()
    };
    let [leading, trailing, bottom] = DockSide::ALL.map(panes_of);
    let wanted = |side: DockSide, panes: &[(Pane, f32)]| {
        if panes.is_empty() {
            0.0
        } else {
            docks.dock(side).size.max(LEAST_WIDTH)
        }
    };
    let wanted = [
        wanted(DockSide::Leading, &leading),
        wanted(DockSide::Trailing, &trailing),
    ];
    let least_text = least_text(room.width(), wanted, two_texts);
    let (lead, trail) = columns(room.width(), wanted, least_text);
    let mut found = PaneArrangement {
        text: dir.slice(room, lead, (room.width() - lead - trail).max(0.0)),
        least_text,
        panes: Vec::new(),
        places: Vec::new(),
        borders: Vec::new(),
    };
    if !bottom.is_empty() {
        let most = (room.height() - LEAST_TEXT_HEIGHT).max(LEAST_HEIGHT);
        let height = docks.bottom.size.max(LEAST_HEIGHT).min(most).min(room.height());
        let y = room.max.y - height;
        let row = found.text.with_min_y(y);
        found.text.max.y = y;
        found.place_row(row, &bottom, dir);
        found.borders.push((
            DockBorder::Edge(DockSide::Bottom),
            Rect::from_min_max(row.min, pos2(row.max.x, row.min.y)),
        ));
    }
    for (side, start, width, panes) in [
        (DockSide::Leading, 0.0, lead, leading),
        (DockSide::Trailing, room.width() - trail, trail, trailing),
    ] {
        if panes.is_empty() {
            continue;
        }
        let column = dir.slice(room, start, width);
        let inner = dir.slice(room, if side == DockSide::Leading { width } else { start }, 0.0);
        found.borders.push((DockBorder::Edge(side), inner));
        found.place_column(side, column, &panes, &empty);
    }
    found
}

/// The width that the text keeps: room for both beside each other where columns can give way so far.
fn least_text(room: f32, columns: [f32; 2], two_texts: bool) -> f32 {
    let given: f32 = columns.iter().map(|wanted| wanted.min(LEAST_WIDTH)).sum();
    if two_texts && room - given >= 2.0 * LEAST_BESIDE {
        2.0 * LEAST_BESIDE
    } else {
        LEAST_TEXT
    }
}

/// The widths of both columns: those wanted, unless the text would have too little; then both give way alike.
fn columns(room: f32, [lead, trail]: [f32; 2], least_text: f32) -> (f32, f32) {
    let excess = lead + trail - (room - least_text);
    if excess <= 0.0 {
        return (lead, trail);
    }
    // In the narrowest window of all everything has a third.
    let least = |wanted: f32| wanted.min(LEAST_WIDTH).min(room / 3.0);
    let spare = (lead - least(lead)) + (trail - least(trail));
    let given = if spare > 0.0 {
        (excess / spare).min(1.0)
    } else {
        0.0
    };
    (
        lead - (lead - least(lead)) * given,
        trail - (trail - least(trail)) * given,
    )
}

/// The least height of a pane in a column.
fn least_height(pane: Pane) -> f32 {
    match pane {
        Pane::Search => LEAST_FINDING,
        Pane::Documents | Pane::Codes | Pane::Segments => LEAST_HEIGHT,
    }
}

/// Divides a length by shares, none below what `least` says of its pane as long as there is room for that.
fn lengths(total: f32, shares: &[(Pane, f32)], least: impl Fn(Pane) -> f32) -> Vec<f32> {
    let even = total / shares.len().max(1) as f32;
    let mut leasts: Vec<f32> = shares.iter().map(|s| least(s.0)).collect();
    if leasts.iter().sum::<f32>() > total {
        leasts.iter_mut().for_each(|least| *least = least.min(even));
    }
    let sum: f32 = shares.iter().map(|s| s.1).sum();
    let over: f32 = total - leasts.iter().sum::<f32>();
    // Everyone has the least; what is over goes to those who want more than that, by how much they want.
    let wants: Vec<f32> = shares
        .iter()
        .zip(&leasts)
        .map(|(s, least)| (total * s.1 / sum.max(f32::EPSILON) - least).max(0.0))
        .collect();
    let all: f32 = wants.iter().sum();
    wants
        .into_iter()
        .zip(leasts)
        .map(|(want, least)| {
            least
                + if all > 0.0 {
                    over * want / all
                } else {
                    over / shares.len() as f32
                }
        })
        .collect()
}

impl PaneArrangement {
    fn place_column(
        &mut self,
        side: DockSide,
        column: Rect,
        panes: &[(Pane, f32)],
        empty: impl Fn(Pane) -> bool,
    ) {
        let low = |pane: Pane| empty(pane) && panes.iter().any(|(other, _)| !empty(*other));
        let (few, full): (Vec<_>, Vec<_>) = panes.iter().copied().partition(|(pane, _)| low(*pane));
        let over = (column.height() - EMPTY_HEIGHT * few.len() as f32).max(0.0);
        let mut heights = lengths(over, &full, least_height).into_iter();
        self.places.push((side, column));
        let mut y = column.min.y;
        let mut before: Option<Pane> = None;
        for (pane, _) in panes {
            let height = if low(*pane) {
                EMPTY_HEIGHT
            } else {
                heights.next().unwrap_or_default()
            };
            // The border of a pane that is empty for now stays where the person put it.
            if let Some(before) = before.replace(*pane)
                && !low(before)
                && !low(*pane)
            {
                let line = Rect::from_min_max(pos2(column.min.x, y), pos2(column.max.x, y));
                self.borders
                    .push((DockBorder::Between(side, before, *pane), line));
            }
            let rect = Rect::from_min_max(pos2(column.min.x, y), pos2(column.max.x, y + height));
            self.panes.push((*pane, side, rect));
            y += height;
        }
    }

    fn place_row(&mut self, row: Rect, panes: &[(Pane, f32)], dir: Dir) {
        self.places.push((DockSide::Bottom, row));
        let mut start = 0.0;
        let mut before: Option<Pane> = None;
        for ((pane, _), width) in panes.iter().zip(lengths(row.width(), panes, |_| LEAST_WIDTH)) {
            if let Some(before) = before.replace(*pane) {
                let line = dir.slice(row, start, 0.0);
                self.borders
                    .push((DockBorder::Between(DockSide::Bottom, before, *pane), line));
            }
            self.panes
                .push((*pane, DockSide::Bottom, dir.slice(row, start, width)));
            start += width;
        }
    }
}
