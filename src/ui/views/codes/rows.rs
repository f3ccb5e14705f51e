//! The rows of the tree: drawing them, naming in place, selecting and dragging.

use std::collections::BTreeSet;

use egui::{
    Context, CursorIcon, Id, Modifiers, PointerButton, Rect, Sense, Stroke, Ui, UiBuilder, pos2, vec2,
};

use super::CodesPane;
use crate::model::CodeId;
use crate::ui::cx::Cx;
use crate::ui::kit::{self, Dir, DropMark, Fit, Icon, TREE_ROW, TreeResponse, TreeRow};
use crate::ui::parts::codes::commands::CodeSystem as _;
use crate::ui::parts::codes::drops::DropIndicator;
use crate::ui::parts::codes::edits;
use crate::ui::parts::codes::naming::{Naming, NamingTarget};
use crate::ui::parts::codes::tree::{BranchState, TreeNode, VisibleRow};
use crate::ui::parts::drag::Dragged;
use crate::ui::parts::measured_rows::hash_of;
use crate::ui::parts::memo_mark::kind_icon;
use crate::ui::parts::name_field::name_place;
use crate::ui::parts::view::View as _;
use crate::ui::theme::Theme;

/// What a row of a code shows beside the name.
struct RowTexts {
    counts: Vec<String>,
    marks: Vec<Icon>,
    /// Marks that may come, for which room is kept.
    mark_room: usize,
}

/// What decides of how many rows the heights are asked, and what each depends on.
#[derive(Hash)]
struct HeightKeys<'a> {
    revision: Option<u64>,
    rows: u64,
    new_at: Option<usize>,
    lines: usize,
    active: &'a BTreeSet<CodeId>,
}

impl CodesPane {
    /// The rows, and the ground below them.
    pub(super) fn rows_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        if self.rows.is_empty() && self.naming.is_none() {
            ui.add_space(Theme::of(ui.ctx()).space.small);
            kit::secondary(ui, cx.words.get("codes-filter-nothing"));
            return;
        }
        let (new_at, _) = self.new_place();
        let view_rect = ui.available_rect_before_wrap();
        let sought = self.sought(new_at);
        let offset = self.measure(ui, cx, new_at, sought);
        ui.spacing_mut().item_spacing.y = 0.0;
        let area = kit::Scroll::vertical("codes").offset(offset);
        let shown = area.show_viewport(ui, |ui, view| {
            let whole = ui.max_rect();
            // Room below the last row, for dropping at the root and for the menu of the whole tree.
            let height = self.places.places().total() + TREE_ROW;
            ui.set_height(height.max(view.height()));
            self.ground_ui(ui, cx, whole.union(view_rect));
            self.find_target(ui, cx, whole.min, view_rect);
            let place_of = |pane: &Self, place| {
                let (top, bottom) = pane.places.places().extent(place);
                let y = whole.min.y;
                Rect::from_min_max(pos2(whole.min.x, y + top), pos2(whole.max.x, y + bottom))
            };
            if let Some(place) = sought {
                ui.scroll_to_rect(place_of(self, place), None);
            }
            for place in self.places.places().visible(view.min.y, view.max.y) {
                let rect = place_of(self, place);
                let mut builder = UiBuilder::new().max_rect(rect);
                let row = row_at(place, new_at);
                if row.is_none() {
                    // The field for the next name takes over from that for the one before.
                    builder = builder.scope_id(Id::unique("codes-new-row"));
                }
                ui.scope_builder(builder, |ui| match row {
                    Some(row) => self.row_ui(ui, cx, row),
                    None => self.new_row_ui(ui, cx),
                });
            }
            self.mark_ui(ui, whole);
            let below = whole.min.y + self.places.places().total();
            self.passage_ground_ui(ui, cx, view_rect.with_min_y(below.max(view_rect.min.y)));
        });
        self.places.moved_to(shown.state.clamped_offset().y);
        if !self.places.is_complete() {
            ui.ctx().request_repaint();
        }
        self.drop_ui(ui, cx, view_rect);
    }

    /// Finds the heights of the rows that will be seen. Gives where the view has to go so that it shows what it showed.
    fn measure(&mut self, ui: &Ui, cx: &Cx<'_>, new_at: Option<usize>, sought: Option<usize>) -> Option<f32> {
        let ctx = ui.ctx();
        let (width, lines) = (ui.available_width(), cx.settings.name_lines.tree);
        let mut places = std::mem::take(&mut self.places);
        let scale = ctx.pixels_per_point();
        places.set_basis(hash_of(&(
            width.to_bits(),
            scale.to_bits(),
            lines,
            self.tree.two_counts(),
        )));
        let decided = HeightKeys {
            revision: self.revision,
            rows: self.rows_serial,
            new_at,
            lines,
            active: &cx.shared.active_codes,
        };
        // Names by the thousand are looked through only when other rows stand there.
        let decided = hash_of(&decided);
        if self.keys_for != Some(decided) {
            self.keys_for = Some(decided);
            let count = self.rows.len() + usize::from(new_at.is_some());
            let key = |place| match row_at(place, new_at) {
                Some(row) if lines > 1 => self.height_key(cx, row),
                // All of these are as high as a row with one line.
                _ => 0,
            };
            places.set_rows((0..count).map(key).collect(), TREE_ROW);
        }
        let offset = places.settle(view_height(ui), sought, |place| {
            row_at(place, new_at)
                .filter(|_| lines > 1)
                .and_then(|row| self.with_line(cx, row, |line| line.height(ctx, width)))
                .unwrap_or(TREE_ROW)
        });
        self.places = places;
        offset
    }

    /// What the height of a row depends on.
    fn height_key(&self, cx: &Cx<'_>, row: usize) -> u64 {
        let Some(node) = self.rows.get(row).and_then(|r| self.tree.nodes().get(r.node)) else {
            return 0;
        };
        let active = cx.shared.active_codes.contains(&node.code.id);
        let defined = !node.code.definition.trim().is_empty();
        let counts = (node.own, node.total.passages, node.memo.is_some());
        hash_of(&(&node.code.name, node.depth, active, defined, counts))
    }

    /// The row of a code as it is drawn, but for what the pointer and the keyboard do to it.
    fn with_line<R>(&self, cx: &Cx<'_>, row: usize, read: impl FnOnce(TreeRow<'_>) -> R) -> Option<R> {
        let row = self.rows.get(row)?;
        let node = self.tree.nodes().get(row.node)?;
        let texts = self.texts(cx, node, row.fold);
        let counts: Vec<&str> = texts.counts.iter().map(String::as_str).collect();
        let line = TreeRow::new(&node.code.name, node.depth)
            .swatch(egui::Color32::PLACEHOLDER)
            .counts(&counts)
            .marks(&texts.marks)
            .mark_room(texts.mark_room)
            .lines(cx.settings.name_lines.tree)
            .activated(cx.shared.active_codes.contains(&node.code.id));
        Some(read(line))
    }

    fn texts(&self, cx: &Cx<'_>, node: &TreeNode, fold: BranchState) -> RowTexts {
        let number = |n: usize| if n == 0 { String::new() } else { cx.words.number(n) };
        let branch = fold != BranchState::Leaf;
        let mut counts = vec![number(node.total.passages)];
        if self.tree.two_counts() {
            let own = branch && node.own != node.total.passages;
            counts.insert(0, if own { number(node.own) } else { String::new() });
        }
        let mut marks = Vec::new();
        if let Some(memo) = &node.memo {
            marks.push(kind_icon(memo.kind));
        }
        let defined = !node.code.definition.trim().is_empty();
        // In a finished codebook every code has a definition: a mark on all of them would tell nothing.
        if defined && cx.shared.codes.contains(&node.code.id) {
            marks.push(Icon::Info);
        }
        // A name on several lines would break otherwise whenever its code is selected.
        let several = cx.settings.name_lines.tree > 1;
        let mark_room = usize::from(node.memo.is_some()) + usize::from(defined && several);
        RowTexts {
            counts,
            marks,
            mark_room,
        }
    }

    /// The width at which every visible name stands on one line, in points; `None` when there are no rows.
    pub(super) fn fitting_width(&self, ctx: &Context, cx: &Cx<'_>) -> Option<f32> {
        let widths =
            (0..self.rows.len()).filter_map(|row| self.with_line(cx, row, |line| line.full_width(ctx)));
        widths.reduce(f32::max)
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

    /// The place that shall come into sight: that of a name that begins, or of a code.
    fn sought(&mut self, new_at: Option<usize>) -> Option<usize> {
        let wanted = self
            .scroll_to
            .take()
            .and_then(|id| self.tree.row_of(&self.rows, id));
        let starting = self.naming.as_ref().is_some_and(Naming::is_new);
        let after_new = |row| row + usize::from(new_at.is_some_and(|at| row >= at));
        new_at.filter(|_| starting).or(wanted.map(after_new))
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
        let colour = node.code.colour;
        let naming = self.naming.as_ref().is_some_and(|n| n.is_of(id));
        let has_keyboard = self.has_keyboard(ui.ctx());
        let at = self.cursor.code.filter(|_| has_keyboard);
        let rests = at.is_some_and(|at| !cx.shared.codes.contains(&at));
        let shown = self.with_line(cx, place, |line| {
            let mut line = line
                .swatch(theme.code_paint_of(colour.0, colour.1, colour.2).solid)
                .selected(cx.shared.codes.contains(&id))
                .resting(rests)
                .muted(!row.hit)
                .cursor(has_keyboard && self.cursor.code == Some(id))
                .without_tooltip();
            if row.fold != BranchState::Leaf {
                line = line.expanded(row.fold == BranchState::Open);
            }
            if self.drop.is_some_and(|t| t.mark == DropIndicator::Row(place)) {
                line = line.drop_mark(DropMark::Into);
            }
            if naming {
                line = line.without_name();
            }
            line.show(ui)
        });
        let Some(shown) = shown else { return };
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
            // The keys are for the row that was clicked, with what is selected beside it.
            if cx.shared.codes.contains(&id) {
                self.cursor.code = Some(id);
            } else {
                self.go(id, false, cx);
            }
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
        if response.secondary_clicked() {
            // The keys are for the row that was pointed at, with what is selected beside it.
            self.cursor.code = Some(id);
            self.focus_wanted = true;
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
            let (tree, rows) = (&self.tree, &self.rows);
            let is_seen = |id| tree.row_of(rows, id).and_then(|row| tree.code_at(rows, row)) == Some(id);
            self.cursor.toggle_by_click(id, is_seen, cx.shared);
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
}

/// The row at a place among the rows and the place of a new name; `None` for that place itself.
fn row_at(place: usize, new_at: Option<usize>) -> Option<usize> {
    match new_at {
        Some(at) if place == at => None,
        Some(at) if place > at => Some(place - 1),
        _ => Some(place),
    }
}

fn view_height(ui: &Ui) -> f32 {
    ui.available_rect_before_wrap().height()
}
