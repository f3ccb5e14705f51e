//! The pointer on the board: carrying cards, and drawing a band round them.

use egui::{CursorIcon, Id, PointerButton, Pos2, Rect, Sense, StrokeKind, Ui, pos2};

use super::arrangement::CardKind;
use super::cards::rect_of;
use super::frames::{BoardFrames, ColumnFrame, SIDE};
use super::targets::{BoardHover, BoardOutcome, HoveredPart};
use super::{BoardPage, ScrollGoal, SelectionBand};
use crate::model::{CodeId, Level};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::kit::pointer_sign_ui;
use crate::ui::kit::{self, Dir};
use crate::ui::parts::codes::commands::CodeSystem as _;
use crate::ui::parts::codes::drops;
use crate::ui::parts::codes::menu;
use crate::ui::parts::drag::Dragged;
use crate::ui::theme::Theme;

/// While something is carried, the board scrolls when the pointer is so near to an edge, in points.
const SCROLL_EDGE: f32 = 36.0;
/// How fast it then scrolls, in points a second.
const SCROLL_SPEED: f32 = 700.0;

impl BoardPage {
    /// Finds out what a drop here and now would do, and says it.
    pub(super) fn find_target(&mut self, ui: &Ui, cx: &Cx<'_>, frames: &BoardFrames) {
        self.drop = None;
        self.carried.clear();
        let Some(dragged) = Dragged::over(ui.ctx()) else {
            return;
        };
        let Dragged::Codes(codes) = &*dragged else {
            return;
        };
        self.carried.clone_from(codes);
        let pointer = ui.ctx().pointer_interact_pos();
        let Some(pointer) = pointer.filter(|p| frames.rect.contains(*p)) else {
            return;
        };
        self.scroll_at_edges(ui, frames, pointer);
        let modifiers = ui.input(|i| i.modifiers);
        let hover = over(frames, pointer).map(|(over, rect)| BoardHover {
            over,
            leading: (pointer.x < rect.center().x) != Dir::of(ui.ctx()).is_rtl(),
            merge: modifiers.command || modifiers.shift,
        });
        self.drop = hover.and_then(|hover| self.ground().target(codes, hover));
        self.say_target(ui, cx, codes, pointer);
    }

    fn scroll_at_edges(&mut self, ui: &Ui, frames: &BoardFrames, pointer: Pos2) {
        let time = ui.input(|i| i.stable_dt).min(0.1);
        let speed = |from_start: f32, from_end: f32| {
            let pull = (SCROLL_EDGE - from_end).max(0.0) - (SCROLL_EDGE - from_start).max(0.0);
            pull.clamp(-SCROLL_EDGE, SCROLL_EDGE) / SCROLL_EDGE * SCROLL_SPEED * time
        };
        let dir = Dir::of(ui.ctx());
        if frames.strip.contains(pointer) {
            let from_start = (pointer.x - dir.from_leading(frames.strip, 0.0)).abs();
            let step = speed(from_start, frames.strip.width() - from_start);
            let most = (frames.width - frames.strip.width()).max(0.0);
            let across = (self.across + step).clamp(0.0, most);
            if across != self.across {
                self.across = across;
                ui.ctx().request_repaint();
            }
        }
        if let Some(framed) = frames.columns.iter().find(|f| f.tiles.contains(pointer)) {
            let step = speed(pointer.y - framed.tiles.min.y, framed.tiles.max.y - pointer.y);
            let laid = self.laid.get(framed.column).map_or(0.0, |l| l.height);
            let most = (laid - framed.tiles.height()).max(0.0);
            let offset = (framed.offset + step).clamp(0.0, most);
            if offset != framed.offset {
                let category = self.board.columns.get(framed.column).and_then(|c| c.category);
                self.asked.insert(category, offset);
                ui.ctx().request_repaint();
            }
        }
    }

    /// A line at the pointer that says what a drop does.
    fn say_target(&self, ui: &Ui, cx: &Cx<'_>, codes: &[CodeId], pointer: Pos2) {
        let name = |id: CodeId| self.tree.node(id).map_or("", |n| n.code.name.as_str());
        let words = &cx.words;
        let what = || match codes {
            [one] => name(*one).to_owned(),
            many => words.with("codes-drop-many", &[("n", many.len())]),
        };
        let parent_of = |id: &CodeId| self.tree.node(*id).and_then(|n| n.code.parent);
        let text = match self.drop.map(|d| d.outcome) {
            None => what(),
            Some(BoardOutcome::Tree(drops::DropOutcome::Merge(into))) => {
                words.with("codes-drop-merge", &[("name", name(into))])
            }
            Some(BoardOutcome::Tree(drops::DropOutcome::Move { parent, .. })) => match parent {
                _ if codes.iter().all(|c| self.ground().is_column(*c)) => cx.tr("board-drop-column"),
                Some(parent)
                    if self.is_card(parent) && !codes.iter().all(|c| parent_of(c) == Some(parent)) =>
                {
                    words.with("codes-drop-below", &[("name", name(parent))])
                }
                _ if codes.iter().all(|c| parent_of(c) == parent) => cx.tr("board-drop-order"),
                Some(parent) => words.with("board-drop-into", &[("name", name(parent))]),
                None => cx.tr("board-drop-out"),
            },
            Some(BoardOutcome::Gather(level, _)) => {
                let id = if level == Level::Category {
                    "board-drop-category"
                } else {
                    "board-drop-subcategory"
                };
                words.with(id, &[("what", what())])
            }
        };
        ui.ctx().set_cursor_icon(if self.drop.is_some() {
            CursorIcon::Grabbing
        } else {
            CursorIcon::NoDrop
        });
        pointer_sign_ui(ui.ctx(), Id::unique("board-drop-sign"), pointer, &text);
    }

    /// Acts on what is dropped.
    pub(super) fn drop_ui(&mut self, ui: &Ui, cx: &mut Cx<'_>, frames: &BoardFrames) {
        let pointer = ui.ctx().pointer_interact_pos();
        if !pointer.is_some_and(|p| frames.rect.contains(p)) {
            return;
        }
        let Some(found) = self.drop else {
            return;
        };
        let Some(dragged) = Dragged::dropped(ui.ctx()) else {
            return;
        };
        self.drop = None;
        if let Dragged::Codes(codes) = &*dragged {
            self.do_drop(found.outcome, codes.clone(), cx);
        }
    }

    fn do_drop(&mut self, outcome: BoardOutcome, codes: Vec<CodeId>, cx: &mut Cx<'_>) {
        self.focus_wanted = true;
        match outcome {
            BoardOutcome::Gather(level, parent) => self.name_new(parent, level, codes, cx),
            BoardOutcome::Tree(outcome) => self.carry_out(outcome, codes, cx),
        }
    }

    /// Whether a code is a card, and neither a category nor a subcategory.
    fn is_card(&self, code: CodeId) -> bool {
        self.tree.node(code).is_some_and(|n| n.code.level == Level::Code)
    }

    /// Asks for a move or a merge.
    pub(super) fn carry_out(&mut self, outcome: drops::DropOutcome, codes: Vec<CodeId>, cx: &mut Cx<'_>) {
        let action = match outcome {
            drops::DropOutcome::Move { parent, .. } => {
                if let Some(parent) = parent {
                    self.stale |= self.cursor.closed.remove(&parent);
                }
                self.goal = self.cursor.code.or(codes.last().copied()).map(ScrollGoal::Code);
                // Where it went may be out of sight, and under a card it is no longer seen as one.
                Action::EditWithToast(outcome.edit(codes))
            }
            // A merge takes a code away: say how to get it back.
            drops::DropOutcome::Merge(into) => {
                cx.shared.codes = vec![into];
                Action::EditWithToast(outcome.edit(codes))
            }
        };
        cx.act(action);
    }

    /// The empty ground: a click selects nothing, a drag draws a band, the other button opens the menu of the board.
    pub(super) fn ground_ui(&mut self, ui: &Ui, cx: &mut Cx<'_>, frames: &BoardFrames) {
        let ground = ui.interact(
            frames.rect,
            ui.scope_id().with("ground"),
            Sense::CLICK | Sense::DRAG,
        );
        let keep = ui.input(|i| i.modifiers.command || i.modifiers.shift);
        if ground.clicked() {
            if !keep {
                cx.shared.codes.clear();
                self.cursor.selection.clear();
            }
            self.focus_wanted = true;
        }
        if ground.drag_started_by(PointerButton::Primary)
            && let Some(from) = ui.input(|i| i.pointer.press_origin())
        {
            let base = if keep { cx.shared.codes.clone() } else { Vec::new() };
            self.band = Some(SelectionBand { from, base });
            self.focus_wanted = true;
        }
        if !ground.dragged() {
            self.band = None;
        }
        kit::context_menu(&ground, |ui| {
            if let Some(level) = menu::new_menu(ui, cx) {
                self.create(level, cx);
            }
            kit::menu_separator(ui);
            self.more_menu(ui, cx);
        });
    }

    /// The band, and what it selects.
    pub(super) fn band_ui(&mut self, ui: &Ui, cx: &mut Cx<'_>, frames: &BoardFrames) {
        let Some(band) = &self.band else {
            return;
        };
        let Some(pointer) = ui.ctx().pointer_interact_pos() else {
            return;
        };
        let rect = Rect::from_two_pos(band.from, pointer).intersect(frames.rect);
        let theme = Theme::of(ui.ctx());
        ui.painter().rect(
            rect,
            2.0,
            theme.colours.accent_soft,
            egui::Stroke::new(1.0, theme.colours.accent),
            StrokeKind::Inside,
        );
        let mut codes = band.base.clone();
        for framed in &frames.columns {
            for id in self.under(framed, rect) {
                if !codes.contains(&id) {
                    codes.push(id);
                }
            }
        }
        if let Some(last) = codes.last() {
            self.cursor.code = Some(*last);
            self.cursor.anchor = Some(*last);
        }
        cx.shared.codes = codes;
    }

    /// The tiles of a column that a band takes in: cards that it touches, groups whose heading it covers.
    fn under(&self, framed: &ColumnFrame, band: Rect) -> Vec<CodeId> {
        let (Some(column), Some(laid)) = (
            self.board.columns.get(framed.column),
            self.laid.get(framed.column),
        ) else {
            return Vec::new();
        };
        let content = Rect::from_min_max(
            pos2(framed.tiles.min.x + SIDE, framed.tiles.min.y - framed.offset),
            pos2(framed.tiles.max.x - SIDE, framed.tiles.max.y),
        );
        let taken = |tile: &super::Tile, spot| {
            let rect = rect_of(content, spot);
            let own = Rect::from_min_max(rect.min, pos2(rect.max.x, content.min.y + spot.head));
            match tile.kind {
                CardKind::Group { .. } => band.contains_rect(own),
                CardKind::Blank => false,
                CardKind::Card | CardKind::Child { .. } => {
                    band.intersects(own.intersect(framed.tiles)) && own.intersects(framed.tiles)
                }
            }
        };
        let both = column.tiles.iter().zip(&laid.spots);
        both.filter(|(t, s)| taken(t, **s)).map(|(t, _)| t.id).collect()
    }
}

/// What of the board is under the pointer, and the column it belongs to.
fn over(frames: &BoardFrames, pointer: Pos2) -> Option<(HoveredPart, Rect)> {
    // The first column lies over the others.
    for framed in &frames.columns {
        let seen = if framed.column == 0 {
            framed.rect
        } else {
            framed.rect.intersect(frames.strip)
        };
        if !seen.contains(pointer) {
            continue;
        }
        let n = framed.column;
        let over = if framed.head.contains(pointer) {
            HoveredPart::Head(n)
        } else if framed.foot.contains(pointer) {
            HoveredPart::Foot(n)
        } else {
            HoveredPart::Tiles(n, pointer.y - framed.tiles.min.y + framed.offset)
        };
        return Some((over, framed.rect));
    }
    let place = frames.new_category.intersect(frames.strip);
    place
        .contains(pointer)
        .then_some((HoveredPart::NewCategory, frames.new_category))
}
