//! What is dropped on the tree: codes between and on codes, passages and codings on codes, passages on the ground.

use egui::{CursorIcon, Id, Pos2, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use super::CodesPane;
use crate::model::{CodeId, CodeRef};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::kit::{Dir, pointer_sign_ui, tree_indent};
use crate::ui::parts::codes::drops::{DropHover, DropIndicator, DropOutcome, DropTarget, target};
use crate::ui::parts::drag::Dragged;
use crate::ui::theme::Theme;

/// While something is dragged, the tree scrolls when the pointer is so near to its edge, in points.
const SCROLL_EDGE: f32 = 24.0;
/// How fast it then scrolls, in points a second.
const SCROLL_SPEED: f32 = 420.0;

impl CodesPane {
    /// Finds out what a drop here and now would do.
    pub(super) fn find_target(&mut self, ui: &Ui, cx: &Cx<'_>, origin: Pos2, view: Rect) {
        self.drop = None;
        let Some(dragged) = Dragged::over(ui.ctx()) else {
            return;
        };
        let Some(pointer) = ui.ctx().pointer_interact_pos().filter(|p| view.contains(*p)) else {
            return;
        };
        let edge = (SCROLL_EDGE - (pointer.y - view.min.y)).max(0.0)
            - (SCROLL_EDGE - (view.max.y - pointer.y)).max(0.0);
        if edge != 0.0 {
            let step = ui.input(|i| i.stable_dt).min(0.1) * SCROLL_SPEED * edge / SCROLL_EDGE;
            ui.scroll_with_delta_animation(vec2(0.0, step), egui::style::ScrollAnimation::none());
            ui.ctx().request_repaint();
        }
        let places = self.places.places();
        let y = (pointer.y - origin.y).max(0.0);
        let row =
            Some(places.visible(y, y + 0.5).start).filter(|r| y < places.total() && *r < self.rows.len());
        let (top, bottom) = row.map_or((0.0, 1.0), |row| places.extent(row));
        self.drop = match &*dragged {
            Dragged::Codes(codes) => {
                let dir = Dir::of(ui.ctx());
                let inward = match dir {
                    Dir::Rtl => view.max.x - pointer.x,
                    Dir::Ltr => pointer.x - view.min.x,
                };
                let hover = DropHover {
                    row,
                    height: ((y - top) / (bottom - top).max(1.0)).clamp(0.0, 1.0),
                    depth: (0..64)
                        .take_while(|d| tree_indent(d + 1, view.width()) < inward)
                        .count(),
                    merge: ui.input(|i| i.modifiers.command),
                    ordered: self.filter.is_empty(),
                };
                target(&self.tree, &self.rows, codes, hover)
            }
            Dragged::Passage(..) | Dragged::Codings(_) => row
                .and_then(|r| Some((r, self.tree.code_at(&self.rows, r)?)))
                .map(|(row, id)| DropTarget {
                    outcome: DropOutcome::Merge(id),
                    mark: DropIndicator::Row(row),
                }),
            Dragged::Documents(_) => None,
        };
        self.say_target(ui, cx, &dragged, pointer);
    }

    /// A small sign at the pointer that says what a drop does.
    fn say_target(&self, ui: &Ui, cx: &Cx<'_>, dragged: &Dragged, pointer: Pos2) {
        let ctx = ui.ctx();
        let name = |id: CodeId| self.tree.node(id).map_or("", |n| n.code.name.as_str());
        let text = match (dragged, self.drop.map(|d| d.outcome)) {
            (Dragged::Codes(_), Some(DropOutcome::Merge(into))) => {
                cx.words.with("codes-drop-merge", &[("name", name(into))])
            }
            (
                Dragged::Codes(_),
                Some(DropOutcome::Move {
                    parent: Some(parent), ..
                }),
            ) => cx.words.with("codes-drop-below", &[("name", name(parent))]),
            (Dragged::Codes(_), Some(DropOutcome::Move { parent: None, .. })) => cx.tr("codes-drop-top"),
            (Dragged::Codes(codes), None) => match codes.as_slice() {
                [one] => name(*one).to_owned(),
                many => cx.words.with("codes-drop-many", &[("n", many.len())]),
            },
            (Dragged::Passage(..), Some(DropOutcome::Merge(code))) => {
                cx.words.with("codes-drop-code", &[("name", name(code))])
            }
            (Dragged::Codings(_), Some(DropOutcome::Merge(code))) => {
                cx.words.with("codes-drop-recode", &[("name", name(code))])
            }
            (Dragged::Passage(..) | Dragged::Codings(_), None | Some(DropOutcome::Move { .. }))
            | (Dragged::Documents(_), _) => return,
        };
        ctx.set_cursor_icon(if self.drop.is_some() {
            CursorIcon::Grabbing
        } else {
            CursorIcon::NoDrop
        });
        pointer_sign_ui(ctx, Id::unique("codes-drop-sign"), pointer, &text);
    }

    pub(super) fn mark_ui(&self, ui: &Ui, whole: Rect) {
        let Some(DropIndicator::Line { above, depth }) = self.drop.map(|d| d.mark) else {
            return;
        };
        let theme = Theme::of(ui.ctx());
        let dir = Dir::of(ui.ctx());
        let y = whole.min.y + self.places.places().extent(above).0;
        let start = theme.space.tiny + tree_indent(depth, whole.width()) + tree_indent(1, whole.width());
        let across = dir.slice(whole, start, whole.width() - start - theme.space.tiny);
        let painter = ui.painter();
        painter.hline(across.x_range(), y, Stroke::new(2.0, theme.colours.accent));
        painter.circle_filled(pos2(dir.from_leading(whole, start), y), 3.5, theme.colours.accent);
    }

    pub(super) fn drop_ui(&mut self, ui: &Ui, cx: &mut Cx<'_>, view: Rect) {
        let inside = ui.ctx().pointer_interact_pos().is_some_and(|p| view.contains(p));
        let Some(found) = self.drop.filter(|_| inside) else {
            return;
        };
        let Some(dragged) = Dragged::dropped(ui.ctx()) else {
            return;
        };
        self.drop = None;
        match (&*dragged, found.outcome) {
            (Dragged::Codes(codes), outcome) => {
                if let DropOutcome::Move {
                    parent: Some(parent), ..
                } = outcome
                {
                    self.cursor.closed.remove(&parent);
                    self.rows_for = None;
                }
                self.scroll_to = codes.last().copied();
                let edit = outcome.edit(codes.clone());
                cx.act(Action::EditWithToast(edit));
                self.focus_wanted = true;
            }
            (Dragged::Passage(document, range), DropOutcome::Merge(code)) => {
                cx.act(Action::CodePassage(*document, *range, CodeRef::Id(code)));
            }
            (Dragged::Codings(codings), DropOutcome::Merge(code)) => {
                cx.act(Action::Recode(codings.clone(), CodeRef::Id(code)));
            }
            (Dragged::Passage(..) | Dragged::Codings(_), DropOutcome::Move { .. })
            | (Dragged::Documents(_), DropOutcome::Merge(_) | DropOutcome::Move { .. }) => {}
        }
    }

    /// The ground where no code is: a passage that is dropped there gets a new code, whose name is asked for.
    pub(super) fn passage_ground_ui(&self, ui: &Ui, cx: &mut Cx<'_>, ground: Rect) {
        let ctx = ui.ctx();
        let Some(dragged) = Dragged::over(ctx) else {
            return;
        };
        let Dragged::Passage(document, range) = *dragged else {
            return;
        };
        let Some(pointer) = ctx.pointer_interact_pos().filter(|p| ground.contains(*p)) else {
            return;
        };
        let theme = Theme::of(ctx);
        ui.painter().rect(
            ground.shrink(2.0),
            f32::from(theme.radius.control),
            theme.colours.accent_soft,
            Stroke::new(2.0, theme.colours.accent),
            StrokeKind::Inside,
        );
        ctx.set_cursor_icon(CursorIcon::Grabbing);
        let text = cx.tr("codes-drop-new");
        pointer_sign_ui(ctx, Id::unique("codes-drop-sign"), pointer, &text);
        if Dragged::dropped(ctx).is_some() {
            cx.act(Action::NameCodeFor(document, range));
        }
    }
}
