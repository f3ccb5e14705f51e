//! Draws panes round the text, the borders that can be moved, and where a dragged pane would land.

use egui::{Context, CursorIcon, Frame, Id, Margin, Pos2, Rect, StrokeKind, Ui, UiBuilder};

use super::head::{dragged_pane, stop_dragging};
use super::layout::{DockBorder, LEAST_HEIGHT, LEAST_WIDTH, PaneArrangement, arrange};
use crate::settings::{DockSide, Docks, Pane};
use crate::ui::cx::Cx;
use crate::ui::kit::{self, Dir, Env, SplitterRequest};
use crate::ui::parts::landmark::Landmark;
use crate::ui::shared::ColumnFit;

/// The part of the text's width or height over which a pane is dropped at its edge.
const EDGE: f32 = 0.3;
/// Room between the sides of a pane and what is in it, in points.
const PANE_MARGIN: Margin = Margin::symmetric(8, HEAD_TOP);
/// What is free over the titles of the panes and of the text beside them, in points.
pub const HEAD_TOP: i8 = 6;
/// The part of the window that a column which is fitted to its names takes at most.
const WIDEST_COLUMN: f32 = 0.5;

/// What is drawn: a pane, or the text in the middle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WindowPart {
    /// A pane.
    Pane(Pane),
    /// The text.
    Text,
}

/// Draws those panes that `seen` says are seen, and the text, each by `draw`.
pub fn docks_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    seen: impl Fn(&Docks, Pane) -> bool,
    mut draw: impl FnMut(&mut Ui, &mut Cx<'_>, WindowPart),
) {
    let env = Env::of(ui.ctx());
    let (theme, dir) = (&env.theme, env.dir());
    let room = ui.available_rect_before_wrap();
    let docks = cx.settings.docks.clone();
    let arrangement = arrange(
        room,
        &docks,
        dir,
        cx.shared.other.is_some(),
        |pane| seen(&docks, pane),
        |pane| cx.shared.shows_nothing(pane),
    );
    for (_, rect) in &arrangement.places {
        ui.painter().rect_filled(*rect, 0.0, theme.colours.panel);
    }
    ui.painter()
        .rect_filled(arrangement.text, 0.0, theme.colours.paper);
    // The keyboard goes through the window as it is read: what stands before the text, the text, what stands after.
    let panes_at = |side: DockSide| arrangement.panes.iter().filter(move |p| p.1 == side);
    for (pane, _, rect) in panes_at(DockSide::Leading) {
        part_ui(ui, cx, WindowPart::Pane(*pane), *rect, &mut draw);
    }
    part_ui(ui, cx, WindowPart::Text, arrangement.text, &mut draw);
    for (pane, _, rect) in panes_at(DockSide::Bottom).chain(panes_at(DockSide::Trailing)) {
        part_ui(ui, cx, WindowPart::Pane(*pane), *rect, &mut draw);
    }
    fit_column(ui, cx, &arrangement, room);
    for (border, line) in &arrangement.borders {
        border_ui(ui, cx, *border, *line, &arrangement, room);
    }
    for (pane, _, rect) in &arrangement.panes {
        Landmark::Pane(*pane).note(ui.ctx(), *rect);
    }
    Landmark::Text.note(ui.ctx(), arrangement.text);
    note_pane(ui, cx, &arrangement);
    if let Some(pane) = dragged_pane(ui.ctx()) {
        drop_ui(ui, cx, pane, &arrangement);
    }
}

fn part_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    part: WindowPart,
    rect: Rect,
    draw: &mut impl FnMut(&mut Ui, &mut Cx<'_>, WindowPart),
) {
    let (name, margin) = match part {
        WindowPart::Pane(pane) => (Id::unique(("pane", pane)), PANE_MARGIN),
        WindowPart::Text => (Id::unique("pane-text"), Margin::ZERO),
    };
    // An id of its own: a pane keeps its scrolling and the keyboard when it is moved.
    let mut inside = ui.new_child(UiBuilder::new().id_salt(name).max_rect(rect));
    inside.shrink_clip_rect(rect);
    Frame::new()
        .inner_margin(margin)
        .show(&mut inside, |ui| draw(ui, cx, part));
}

/// Notes which pane the person is in, for the commands that move it.
fn note_pane(ui: &Ui, cx: &mut Cx<'_>, arrangement: &PaneArrangement) {
    let ctx = ui.ctx();
    let own_layer = ui.layer_id();
    let focused = ctx
        .memory(|memory| memory.focused())
        .and_then(|id| ctx.read_response(id))
        .filter(|response| response.layer_id == own_layer)
        .map(|response| response.rect.center());
    let pressed = ctx
        .input(|input| {
            input
                .pointer
                .any_pressed()
                .then(|| input.pointer.interact_pos())
                .flatten()
        })
        .filter(|pos| ctx.layer_id_at(*pos) == Some(own_layer));
    if let Some(pos) = pressed.or(focused) {
        let here = arrangement.panes.iter().find(|p| p.2.contains(pos));
        if here.is_some() {
            cx.shared.pane = here.map(|p| p.0);
        }
    }
}

/// A border between panes, or between panes and the text.
fn border_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    border: DockBorder,
    line: Rect,
    arrangement: &PaneArrangement,
    room: Rect,
) {
    let id = match border {
        DockBorder::Edge(side) => Id::unique(("border", side)),
        DockBorder::Between(_, first, second) => Id::unique(("border", first, second)),
    };
    let name = match border {
        DockBorder::Edge(DockSide::Leading) => cx.tr("dock-border-leading"),
        DockBorder::Edge(DockSide::Trailing) => cx.tr("dock-border-trailing"),
        DockBorder::Edge(DockSide::Bottom) => cx.tr("dock-border-bottom"),
        DockBorder::Between(_, first, second) => cx.words.with(
            "dock-border-between",
            &[
                ("first", cx.tr(first.text_id())),
                ("second", cx.tr(second.text_id())),
            ],
        ),
    };
    match kit::splitter(ui, id, line, &name) {
        Some(SplitterRequest::Fitting) => match border {
            DockBorder::Edge(side @ (DockSide::Leading | DockSide::Trailing)) => {
                ask_to_fit(ui.ctx(), cx, side);
            }
            DockBorder::Edge(DockSide::Bottom) | DockBorder::Between(..) => {
                even(&mut cx.settings.docks, border);
            }
        },
        Some(SplitterRequest::Usual) => even(&mut cx.settings.docks, border),
        Some(SplitterRequest::At(to)) => {
            let dir = Dir::of(ui.ctx());
            move_border(&mut cx.settings.docks, border, to, arrangement, room, dir);
        }
        None => {}
    }
}

/// Has a column become as wide as its names. Its panes are asked for that while they are drawn.
pub(super) fn ask_to_fit(ctx: &Context, cx: &mut Cx<'_>, side: DockSide) {
    cx.shared.fit = Some(ColumnFit { side, width: None });
    ctx.request_repaint();
}

/// Says how wide a pane would like to be, without its margins and in points, where its column is being fitted to its
/// names. `width` is asked only then.
pub fn fit(cx: &mut Cx<'_>, pane: Pane, width: impl FnOnce(&Cx<'_>) -> Option<f32>) {
    let side = cx.settings.docks.side_of(pane);
    let Some(mut fit) = cx.shared.fit.filter(|fit| Some(fit.side) == side) else {
        return;
    };
    fit.width = match (fit.width, width(cx)) {
        (Some(a), Some(b)) => Some(a.max(b)),
        (a, b) => a.or(b),
    };
    cx.shared.fit = Some(fit);
}

/// Makes a column as wide as the longest name in it, within bounds; the usual width where it is that already or no pane
/// of it has names.
fn fit_column(ui: &Ui, cx: &mut Cx<'_>, arrangement: &PaneArrangement, room: Rect) {
    let Some(ColumnFit { side, width }) = cx.shared.fit.take() else {
        return;
    };
    let other = match side {
        DockSide::Leading => DockSide::Trailing,
        DockSide::Trailing | DockSide::Bottom => DockSide::Leading,
    };
    let others = arrangement.place(other).map_or(0.0, |rect| rect.width());
    let most = (room.width() * WIDEST_COLUMN).min(room.width() - others - arrangement.least_text);
    let docks = &mut cx.settings.docks;
    let wanted = width.map(|width| {
        let whole = width + PANE_MARGIN.sum().x;
        whole.clamp(LEAST_WIDTH, most.max(LEAST_WIDTH)).ceil()
    });
    match wanted.filter(|wanted| (docks.dock(side).size - wanted).abs() >= 1.0) {
        Some(wanted) => docks.dock_mut(side).size = wanted,
        None => even(docks, DockBorder::Edge(side)),
    }
    ui.ctx().request_repaint();
}

/// Gives the usual width or height, or all panes of a place the same room.
fn even(docks: &mut Docks, border: DockBorder) {
    match border {
        DockBorder::Edge(side) => docks.dock_mut(side).size = Docks::default().dock(side).size,
        DockBorder::Between(side, ..) => docks.even(side),
    }
}

fn move_border(
    docks: &mut Docks,
    border: DockBorder,
    to: Pos2,
    arrangement: &PaneArrangement,
    room: Rect,
    dir: Dir,
) {
    match border {
        DockBorder::Edge(side) => {
            let width = |side| arrangement.place(side).map_or(0.0, |rect| rect.width());
            let from_leading = (to.x - dir.from_leading(room, 0.0)) * dir.sign();
            let (size, other) = match side {
                DockSide::Leading => (from_leading, width(DockSide::Trailing)),
                DockSide::Trailing => (room.width() - from_leading, width(DockSide::Leading)),
                DockSide::Bottom => (room.max.y - to.y, 0.0),
            };
            let (least, most) = match side {
                DockSide::Bottom => (LEAST_HEIGHT, room.height()),
                DockSide::Leading | DockSide::Trailing => {
                    (LEAST_WIDTH, room.width() - other - arrangement.least_text)
                }
            };
            docks.dock_mut(side).size = size.clamp(least, most.max(least));
        }
        DockBorder::Between(side, first, second) => {
            let (Some(a), Some(b)) = (arrangement.rect(first), arrangement.rect(second)) else {
                return;
            };
            let part = if side == DockSide::Bottom {
                let start = dir.from_leading(a, 0.0);
                (to.x - start) * dir.sign() / (a.width() + b.width()).max(1.0)
            } else {
                (to.y - a.min.y) / (a.height() + b.height()).max(1.0)
            };
            docks.divide(first, second, part);
        }
    }
}

/// Where a pane would land at `pos`: the place, the pane before which it would stand, and the room to light up.
pub(super) fn landing(
    pos: Pos2,
    arrangement: &PaneArrangement,
    docks: &Docks,
    dir: Dir,
) -> Option<(DockSide, Option<Pane>, Rect)> {
    if let Some((pane, side, rect)) = arrangement.panes.iter().find(|p| p.2.contains(pos)).copied() {
        let (first_half, second_half) = if side == DockSide::Bottom {
            let half = rect.width() / 2.0;
            (dir.slice(rect, 0.0, half), dir.slice(rect, half, half))
        } else {
            let middle = rect.center().y;
            (rect.with_max_y(middle), rect.with_min_y(middle))
        };
        if first_half.contains(pos) {
            return Some((side, Some(pane), first_half));
        }
        let slots = &docks.dock(side).slots;
        let next = slots
            .iter()
            .position(|s| s.pane == pane)
            .and_then(|at| slots.get(at + 1));
        return Some((side, next.map(|s| s.pane), second_half));
    }
    let text = arrangement.text;
    zones(text, dir)
        .into_iter()
        .find(|(_, zone)| zone.contains(pos))
        .map(|(side, zone)| (side, None, zone))
}

/// The parts of the text over which a pane lands beside or under it.
fn zones(text: Rect, dir: Dir) -> [(DockSide, Rect); 3] {
    let width = text.width() * EDGE;
    let under = text.with_min_y(text.max.y - text.height() * EDGE);
    let over = text.with_max_y(under.min.y);
    [
        (DockSide::Bottom, under),
        (DockSide::Leading, dir.slice(over, 0.0, width)),
        (DockSide::Trailing, dir.slice(over, over.width() - width, width)),
    ]
}

/// Lights up where the dragged pane would land, and puts it there when it is dropped.
fn drop_ui(ui: &Ui, cx: &mut Cx<'_>, pane: Pane, arrangement: &PaneArrangement) {
    let env = Env::of(ui.ctx());
    let (c, dir) = (&env.theme.colours, env.dir());
    let radius = f32::from(env.theme.radius.card);
    let painter = ui.painter();
    let Some(pos) = ui.ctx().pointer_interact_pos() else {
        return;
    };
    for (_, zone) in zones(arrangement.text, dir) {
        painter.rect(
            zone.shrink(6.0),
            radius,
            c.hover,
            env.theme.border(),
            StrokeKind::Inside,
        );
    }
    let found = landing(pos, arrangement, &cx.settings.docks, dir);
    if let Some((_, _, rect)) = found {
        painter.rect(
            rect.shrink(4.0),
            radius,
            c.accent_soft,
            env.theme.focus_ring(),
            StrokeKind::Inside,
        );
    }
    kit::drag_ghost(ui.ctx(), &cx.tr(pane.text_id()), None);
    ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    if ui.input(|input| input.pointer.any_released()) {
        if let Some((side, before, _)) = found {
            cx.settings.docks.put(pane, side, before);
        }
        stop_dragging(ui.ctx());
    }
}
