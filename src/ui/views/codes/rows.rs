//! The rows of the tree: drawing them, naming in place, selecting and dragging.

use egui::{CursorIcon, Id, Modifiers, PointerButton, Pos2, Rect, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

use super::CodesPane;
use crate::model::{CodeId, CodeRef, Edit};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::kit::pointer_sign_ui;
use crate::ui::kit::{self, Dir, DropMark, Fit, Icon, TREE_ROW, TreeResponse, TreeRow, tree_indent};
use crate::ui::parts::codes::commands::CodeSystem as _;
use crate::ui::parts::codes::drops::{DropHover, DropIndicator, DropOutcome, DropTarget, target};
use crate::ui::parts::codes::edits;
use crate::ui::parts::codes::naming::{Naming, NamingTarget};
use crate::ui::parts::codes::tree::{BranchState, VisibleRow};
use crate::ui::parts::drag::Dragged;
use crate::ui::parts::memo_mark::kind_icon;
use crate::ui::parts::name_field::name_place;
use crate::ui::parts::view::View as _;
use crate::ui::theme::Theme;

/// While something is dragged, the tree scrolls when the pointer is so near to its edge, in points.
const SCROLL_EDGE: f32 = 24.0;
/// How fast it then scrolls, in points a second.
const SCROLL_SPEED: f32 = 420.0;

impl CodesPane {
    /// The rows, and the ground below them.
    pub(super) fn rows_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        if self.rows.is_empty() && self.naming.is_none() {
            ui.add_space(Theme::of(ui.ctx()).space.small);
            kit::secondary(ui, cx.words.get("codes-filter-nothing"));
            return;
        }
        let (new_at, _) = self.new_place();
        let count = self.rows.len() + usize::from(new_at.is_some());
        let view_rect = ui.available_rect_before_wrap();
        ui.spacing_mut().item_spacing.y = 0.0;
        let area = kit::Scroll::vertical("codes");
        area.show_viewport(ui, |ui, view| {
            let whole = ui.max_rect();
            // Room below the last row, for dropping at the root and for the menu of the whole tree.
            let height = TREE_ROW * (count as f32 + 1.0);
            ui.set_height(height.max(view.height()));
            self.ground_ui(ui, cx, whole.union(view_rect));
            self.find_target(ui, cx, whole.min, view_rect);
            self.scroll(ui, whole, new_at);
            let first = (view.min.y / TREE_ROW).floor().max(0.0) as usize;
            let end = ((view.max.y / TREE_ROW).ceil().max(0.0) as usize).min(count);
            for place in first..end {
                let top = whole.min.y + TREE_ROW * place as f32;
                let rect = Rect::from_min_size(pos2(whole.min.x, top), vec2(whole.width(), TREE_ROW));
                ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| match new_at {
                    Some(at) if place == at => self.new_row_ui(ui, cx),
                    Some(at) if place > at => self.row_ui(ui, cx, place - 1),
                    _ => self.row_ui(ui, cx, place),
                });
            }
            self.mark_ui(ui, whole);
        });
        self.drop_ui(ui, cx, view_rect);
    }

    /// Where the row of a new code stands among the others, and how deep.
    fn new_place(&self) -> (Option<usize>, usize) {
        let Some(NamingTarget::New { parent, .. }) = self.naming.as_ref().map(|n| &n.what) else {
            return (None, 0);
        };
        let Some(node) = parent.and_then(|p| self.tree.node(p)) else {
            return (Some(self.rows.len()), 0);
        };
        // After everything below the parent.
        (
            Some(self.rows.partition_point(|row| row.node < node.end)),
            node.depth + 1,
        )
    }

    /// The empty ground: a click selects nothing, the other button opens the menu of the whole tree.
    fn ground_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
        let ground = ui.interact(rect, ui.scope_id().with("ground"), Sense::CLICK);
        if ground.clicked() {
            cx.shared.codes.clear();
            self.cursor.selection.clear();
            self.focus_wanted = true;
        }
        kit::context_menu(&ground, |ui| self.tree_menu(ui, cx));
    }

    fn scroll(&mut self, ui: &Ui, whole: Rect, new_at: Option<usize>) {
        let wanted = self
            .scroll_to
            .take()
            .and_then(|id| self.tree.row_of(&self.rows, id));
        let starting = self.naming.as_ref().is_some_and(Naming::is_new);
        if let Some(row) = new_at.filter(|_| starting).or(wanted) {
            let top = whole.min.y + TREE_ROW * row as f32;
            let rect = Rect::from_min_size(pos2(whole.min.x, top), vec2(1.0, TREE_ROW));
            ui.scroll_to_rect(rect, None);
        }
    }

    fn row_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, place: usize) {
        let Some(row) = self.rows.get(place).copied() else {
            return;
        };
        let Some(node) = self.tree.nodes().get(row.node) else {
            return;
        };
        let theme = Theme::of(ui.ctx());
        let id = node.code.id;
        let branch = row.fold != BranchState::Leaf;
        let number = |n: usize| if n == 0 { String::new() } else { cx.words.number(n) };
        let own = if branch && node.own != node.total.passages {
            number(node.own)
        } else {
            String::new()
        };
        let total = number(node.total.passages);
        let counts = [own.as_str(), total.as_str()];
        let counts = if self.tree.two_counts() {
            &counts[..]
        } else {
            counts.get(1..).unwrap_or(&[])
        };
        let mut marks = Vec::new();
        if let Some(memo) = &node.memo {
            marks.push(kind_icon(memo.kind));
        }
        // In a finished codebook every code has a definition: a mark on all of them would tell nothing.
        if cx.shared.codes.contains(&id) && !node.code.definition.trim().is_empty() {
            marks.push(Icon::Info);
        }
        let colour = node.code.colour;
        let naming = self.naming.as_ref().is_some_and(|n| n.is_of(id));
        let has_keyboard = self.has_keyboard(ui.ctx());
        let mut line = TreeRow::new(&node.code.name, node.depth)
            .swatch(theme.code_paint_of(colour.0, colour.1, colour.2).solid)
            .counts(counts)
            .marks(&marks)
            .selected(cx.shared.codes.contains(&id))
            .activated(cx.shared.active_codes.contains(&id))
            .muted(!row.hit)
            .cursor(has_keyboard && self.cursor.code == Some(id))
            .without_tooltip();
        if branch {
            line = line.expanded(row.fold == BranchState::Open);
        }
        if self.drop.is_some_and(|t| t.mark == DropIndicator::Row(place)) {
            line = line.drop_mark(DropMark::Into);
        }
        if naming {
            line = line.without_name().counts(&[]).marks(&[]);
        }
        let shown = line.show(ui);
        if self.cursor.code == Some(id) {
            self.cursor_row = place;
        }
        if naming {
            self.name_field_ui(ui, cx, name_place(ui, &shown));
            return;
        }
        self.activation_ui(ui, cx, id, &shown);
        self.pointer(ui, cx, id, row, &shown);
    }

    /// The colour of a code is also the switch that activates it.
    fn activation_ui(&mut self, ui: &Ui, cx: &mut Cx<'_>, id: CodeId, shown: &TreeResponse) {
        let theme = Theme::of(ui.ctx());
        let dir = Dir::of(ui.ctx());
        let rect = dir.slice(shown.name_rect, -24.0, 22.0);
        let switch = ui.interact(rect, shown.response.id.with("activate"), Sense::CLICK);
        let active = self.is_active(id, cx);
        let square =
            Rect::from_center_size(dir.slice(shown.name_rect, -22.0, 16.0).center(), vec2(12.0, 12.0));
        if active {
            Icon::Check.paint(ui.painter(), square, 10.0, theme.colours.raised, dir);
        } else if switch.hovered() {
            let edge = Stroke::new(1.5, theme.colours.accent);
            ui.painter()
                .rect_stroke(square.expand(2.0), 4.0, edge, egui::StrokeKind::Outside);
        }
        if switch.clicked() {
            self.cursor.code = Some(id);
            self.cursor.anchor = Some(id);
            self.focus_wanted = true;
            let codes = &mut cx.shared.active_codes;
            if !codes.remove(&id) {
                codes.insert(id);
            }
        }
        let on = cx.shared.active_codes.contains(&id);
        let text = cx.tr(if on { "codes-deactivate" } else { "codes-activate" });
        switch.widget_info(|| egui::WidgetInfo::selected(egui::accesskit::Role::CheckBox, true, on, &text));
        kit::tooltip(switch.on_hover_cursor(CursorIcon::PointingHand), text);
    }

    /// Whether the code or one above it is active.
    fn is_active(&self, id: CodeId, cx: &Cx<'_>) -> bool {
        let active = &cx.shared.active_codes;
        if active.is_empty() {
            return false;
        }
        let mut next = self.tree.place(id);
        while let Some(node) = next.and_then(|p| self.tree.nodes().get(p)) {
            if active.contains(&node.code.id) {
                return true;
            }
            next = node.parent;
        }
        false
    }

    fn pointer(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, id: CodeId, row: VisibleRow, shown: &TreeResponse) {
        let response = &shown.response;
        let modifiers = ui.input(|i| i.modifiers);
        if shown.toggled {
            self.set_open(id, row.fold == BranchState::Closed);
            self.focus_wanted = true;
        } else if response.clicked() {
            self.select_by_click(id, modifiers, cx);
        }
        if response.double_clicked() && modifiers.is_none() {
            if cx.shared.passage.is_some() {
                self.code_with(id, cx);
            } else {
                self.rename(id, cx);
            }
        }
        let dragged = response.drag_started_by(PointerButton::Primary);
        let by_key = self.menu_wanted && self.cursor.code == Some(id);
        if (response.secondary_clicked() || dragged || by_key) && !cx.shared.codes.contains(&id) {
            self.go(id, false, cx);
        }
        if dragged {
            Dragged::Codes(self.tree.topmost(&cx.shared.codes)).start(ui.ctx());
        }
        self.menu_wanted &= !by_key;
        kit::context_menu_by(response, by_key, |ui| self.menu_of(ui, cx, id));
        if Dragged::over(ui.ctx()).is_none() {
            let codes_it = cx.shared.passage.is_some();
            kit::tooltip_ui(response, |ui| {
                let tip = edits::tip(&self.tree, id, &cx.words);
                ui.add(kit::StyledText::new(&tip).fit(Fit::Wrap(320.0)));
                if codes_it {
                    ui.add(kit::StyledText::new(&cx.words.get("codes-tip-code")).small());
                }
            });
        }
    }

    fn select_by_click(&mut self, id: CodeId, modifiers: Modifiers, cx: &mut Cx<'_>) {
        if modifiers.command {
            self.cursor.toggle(id, cx.shared);
        } else {
            self.go(id, modifiers.shift, cx);
        }
        self.focus_wanted = true;
    }

    // Naming

    fn new_row_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let (_, depth) = self.new_place();
        let theme = Theme::of(ui.ctx());
        let name = cx.tr("codes-empty-action");
        let shown = TreeRow::new(&name, depth)
            .swatch(theme.colours.accent)
            .without_name()
            .without_tooltip()
            .cursor(false)
            .show(ui);
        self.name_field_ui(ui, cx, name_place(ui, &shown));
    }

    fn name_field_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
        if let Some(ended) = Naming::write(&mut self.naming, ui, cx, &self.tree, rect) {
            self.focus_wanted = ended.by_key;
            self.awaited = ended.awaited.or(self.awaited.take());
        }
    }

    // Dropping

    /// Finds out what a drop here and now would do.
    fn find_target(&mut self, ui: &Ui, cx: &Cx<'_>, origin: Pos2, view: Rect) {
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
        let offset = (pointer.y - origin.y) / TREE_ROW;
        let row = Some(offset.floor().max(0.0) as usize).filter(|r| *r < self.rows.len());
        self.drop = match &*dragged {
            Dragged::Codes(codes) => {
                let dir = Dir::of(ui.ctx());
                let inward = match dir {
                    Dir::Rtl => view.max.x - pointer.x,
                    Dir::Ltr => pointer.x - view.min.x,
                };
                let hover = DropHover {
                    row,
                    height: offset.fract(),
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

    fn mark_ui(&self, ui: &Ui, whole: Rect) {
        let Some(DropIndicator::Line { above, depth }) = self.drop.map(|d| d.mark) else {
            return;
        };
        let theme = Theme::of(ui.ctx());
        let dir = Dir::of(ui.ctx());
        let y = whole.min.y + TREE_ROW * above as f32;
        let start = theme.space.tiny + tree_indent(depth, whole.width()) + tree_indent(1, whole.width());
        let across = dir.slice(whole, start, whole.width() - start - theme.space.tiny);
        let painter = ui.painter();
        painter.hline(across.x_range(), y, Stroke::new(2.0, theme.colours.accent));
        painter.circle_filled(pos2(dir.from_leading(whole, start), y), 3.5, theme.colours.accent);
    }

    fn drop_ui(&mut self, ui: &Ui, cx: &mut Cx<'_>, view: Rect) {
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
                // A merge takes a code away: say how to get it back.
                cx.act(match outcome {
                    DropOutcome::Merge(_) => Action::EditWithToast(edit),
                    DropOutcome::Move { .. } => Action::Edit(edit),
                });
                self.focus_wanted = true;
            }
            (Dragged::Passage(document, range), DropOutcome::Merge(code)) => {
                cx.act(Action::CodePassage(*document, *range, CodeRef::Id(code)));
            }
            (Dragged::Codings(codings), DropOutcome::Merge(code)) => {
                cx.act(Action::Edit(Edit::RecodeCodings(
                    codings.clone(),
                    CodeRef::Id(code),
                )));
            }
            (Dragged::Passage(..) | Dragged::Codings(_), DropOutcome::Move { .. })
            | (Dragged::Documents(_), DropOutcome::Merge(_) | DropOutcome::Move { .. }) => {}
        }
    }
}
