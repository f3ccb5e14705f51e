//! One row of a tree of codes or documents.

use egui::accesskit::Role;
use std::sync::Arc;

use egui::{
    Color32, Context, FocusDirection, FontId, Galley, Rect, Response, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

use super::env::{Dir, Env};
use super::icons::{ICON_SIZE, Icon};
use super::labels::{Fit, layout, row_count};
use super::tips::tooltip;

/// The height of a row whose name takes one line.
pub const TREE_ROW: f32 = 28.0;
/// The height of a low row.
const LOW_ROW: f32 = 22.0;
/// How far a level is moved from the leading side, and how far one is that lies deep.
const INDENT: f32 = 16.0;
const DEEP_INDENT: f32 = 5.0;
/// From this depth on levels are deep.
const DEEP: usize = 6;
/// The least room of a number.
const COUNT: f32 = 20.0;
/// The room of a small icon before the numbers.
const MARK: f32 = 16.0;
/// The width of the line at the edge of what is open.
const OPEN_MARK: f32 = 3.0;
/// The room of the disclosure triangle.
const TRIANGLE: f32 = 18.0;

/// How far a row of this depth is moved from the leading side of a tree of this width, both in points. Deep levels
/// are moved less, and none by more than two fifths of the width, so that their names keep room.
#[must_use]
pub fn tree_indent(depth: usize, width: f32) -> f32 {
    let deep = depth.saturating_sub(DEEP);
    let indent = INDENT * (depth - deep) as f32 + DEEP_INDENT * deep as f32;
    indent.min(width * 0.4)
}

/// Where something that is dragged would land.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DropMark {
    /// Nothing would.
    #[default]
    None,
    /// Inside this row.
    Into,
    /// Between this row and the one above.
    Before,
    /// Between this row and the one below.
    After,
}

/// A row of a tree; the caller keeps what is open, selected and activated, and draws a field over
/// [`TreeResponse::name_rect`] while renaming.
#[must_use = "add it with .show(ui)"]
pub struct TreeRow<'a> {
    name: &'a str,
    depth: usize,
    expanded: Option<bool>,
    swatch: Option<Color32>,
    icon: Option<Icon>,
    hint: &'a str,
    counts: &'a [&'a str],
    /// The least width of a column of them.
    least_count: f32,
    selected: bool,
    resting: bool,
    activated: bool,
    open: bool,
    muted: bool,
    drop: DropMark,
    name_hidden: bool,
    marks: &'a [Icon],
    mark_room: usize,
    lines: usize,
    cursor: Option<bool>,
    tooltip: bool,
    least: f32,
}

/// What a row consists of, and how far from its leading side.
struct RowParts {
    /// Where the triangle begins.
    start: f32,
    /// Where the mark before the name begins.
    mark_at: f32,
    /// Where the name begins.
    name_at: f32,
    /// The room of the name.
    room: f32,
    /// The font of the name.
    font: FontId,
    /// Distance from the trailing side, width and text of each number.
    counts: Vec<(f32, f32, Arc<Galley>)>,
    /// Where the marks begin, from the trailing side.
    marks_tail: f32,
}

/// The height of the first line of a name.
fn first_line(name: &Galley) -> f32 {
    name.rows.first().map_or(0.0, |row| row.row.size.y)
}

/// The height of a row with this name, where one of one line has a height.
fn height_with(name: &Galley, least: f32) -> f32 {
    least + (name.size().y - first_line(name)).max(0.0).ceil()
}

/// What happened to a row.
pub struct TreeResponse {
    /// The whole row: clicked, double-clicked, dragged, hovered, focused.
    pub response: Response,
    /// The triangle was clicked, or the arrow key into or out of the row was pressed.
    pub toggled: bool,
    /// Where the name stands, for a field in its place.
    pub name_rect: Rect,
    /// The hint had room behind the name, so that it is read there.
    pub hint_shown: bool,
}

impl<'a> TreeRow<'a> {
    /// A row with this name, `depth` levels below the root.
    pub fn new(name: &'a str, depth: usize) -> Self {
        Self {
            name,
            depth,
            expanded: None,
            swatch: None,
            icon: None,
            hint: "",
            counts: &[],
            least_count: COUNT,
            selected: false,
            resting: false,
            activated: false,
            open: false,
            muted: false,
            drop: DropMark::None,
            name_hidden: false,
            marks: &[],
            mark_room: 0,
            lines: 1,
            cursor: None,
            tooltip: true,
            least: TREE_ROW,
        }
    }

    /// Has rows below it, shown or not.
    pub fn expanded(mut self, expanded: bool) -> Self {
        self.expanded = Some(expanded);
        self
    }

    /// The colour of a code.
    pub fn swatch(mut self, colour: Color32) -> Self {
        self.swatch = Some(colour);
        self
    }

    /// An icon in the place of the colour.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// A quiet word after the name, such as the level of a code. The first thing to go when there is no room.
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// Numbers at the trailing end, the outermost last, each in a column of its own.
    pub fn counts(mut self, counts: &'a [&'a str]) -> Self {
        self.counts = counts;
        self
    }

    /// Keys at the trailing end, which stand at the edge however few letters they have.
    pub fn keys(mut self, keys: &'a [&'a str]) -> Self {
        self.least_count = 0.0;
        self.counts(keys)
    }

    /// One of the selected rows.
    pub fn selected(mut self, selected: bool) -> Self {
        self.selected = selected;
        self
    }

    /// The keys are for another row while this one stays selected: its ground is quieter.
    pub fn resting(mut self, resting: bool) -> Self {
        self.resting = resting;
        self
    }

    /// Takes part in retrieval: a bar at the leading edge and a bold name, never colour alone.
    pub fn activated(mut self, activated: bool) -> Self {
        self.activated = activated;
        self
    }

    /// Is what is being looked at, which a line at the edge tells, whatever else is selected.
    pub fn open(mut self, open: bool) -> Self {
        self.open = open;
        self
    }

    /// Not used, or filtered out: quieter.
    pub fn muted(mut self, muted: bool) -> Self {
        self.muted = muted;
        self
    }

    /// What is dragged would land here.
    pub fn drop_mark(mut self, mark: DropMark) -> Self {
        self.drop = mark;
        self
    }

    /// Leaves the place of the name free, for a field.
    pub fn without_name(mut self) -> Self {
        self.name_hidden = true;
        self
    }

    /// Small icons before the numbers, such as that of a memo.
    pub fn marks(mut self, marks: &'a [Icon]) -> Self {
        self.marks = marks;
        self
    }

    /// Keeps room for so many marks also while fewer are shown, so that the name does not move when they come.
    pub fn mark_room(mut self, marks: usize) -> Self {
        self.mark_room = marks;
        self
    }

    /// The name may take so many lines; the row is then higher, see [`TreeRow::height`].
    pub fn lines(mut self, lines: usize) -> Self {
        self.lines = lines.max(1);
        self
    }

    /// The tree as a whole has the keyboard, and this row is (or is not) the one it is at. Without this every row is
    /// a stop of the Tab key.
    pub fn cursor(mut self, here: bool) -> Self {
        self.cursor = Some(here);
        self
    }

    /// A lower row without room for a triangle, for a short list without branches that is to be seen whole.
    pub fn low(mut self) -> Self {
        self.least = LOW_ROW;
        self
    }

    /// Leaves the tooltip to the caller.
    pub fn without_tooltip(mut self) -> Self {
        self.tooltip = false;
        self
    }

    /// The height of the row at this width, both in points: [`TREE_ROW`] where it is not low, and more where the name
    /// takes several lines.
    #[must_use]
    pub fn height(&self, ctx: &Context, width: f32) -> f32 {
        if self.lines == 1 {
            return self.least;
        }
        // Rows are measured by the thousand, so their names are not laid out: all lines are as high as this one.
        let parts = self.parts(ctx, width);
        let line = layout(ctx, " ", parts.font.clone(), Color32::PLACEHOLDER, Fit::Line)
            .size()
            .y;
        let rows = row_count(ctx, self.name, parts.font, parts.room, self.lines);
        self.least + (line * rows.saturating_sub(1) as f32).ceil()
    }

    /// The width at which the name stands on one line, in points.
    #[must_use]
    pub fn full_width(&self, ctx: &Context) -> f32 {
        // The indentation of what lies deep grows with the width, so it is asked of a wide row.
        let wide = 10_000.0;
        let row = Self { lines: 1, ..*self };
        let parts = row.parts(ctx, wide);
        wide - parts.room + row.name_galley(ctx, &parts).size().x + 1.0
    }

    fn parts(&self, ctx: &Context, width: f32) -> RowParts {
        let theme = Env::of(ctx).theme;
        let start = theme.space.tiny + tree_indent(self.depth, width);
        // A short list has no branches.
        let triangle = if self.least < TREE_ROW { 0.0 } else { TRIANGLE };
        let mut name_at = start + triangle;
        if self.swatch.is_some() || self.icon.is_some() {
            name_at += ICON_SIZE + 6.0;
        }
        let count_font = theme.font(theme.size.small);
        // Clear of the scroll bar.
        let mut tail = theme.space.medium;
        let mut counts = Vec::with_capacity(self.counts.len());
        for count in self.counts.iter().rev() {
            let galley = layout(ctx, count, count_font.clone(), Color32::PLACEHOLDER, Fit::Line);
            let width = galley.size().x.max(self.least_count);
            counts.push((tail, width, galley));
            tail += width + theme.space.tiny;
        }
        let marks_tail = tail;
        tail += MARK * self.marks.len().max(self.mark_room) as f32;
        let room = (width - name_at - tail).max(0.0);
        let font = if self.activated {
            theme.bold(theme.size.interface)
        } else {
            theme.font(theme.size.interface)
        };
        RowParts {
            start,
            mark_at: start + triangle,
            name_at,
            room,
            font,
            counts,
            marks_tail,
        }
    }

    fn name_galley(&self, ctx: &Context, parts: &RowParts) -> Arc<Galley> {
        let fit = match self.lines {
            1 => Fit::Truncate(parts.room),
            lines => Fit::Rows(parts.room, lines),
        };
        layout(ctx, self.name, parts.font.clone(), Color32::PLACEHOLDER, fit)
    }

    /// Adds the row, as wide as the room there is.
    pub fn show(self, ui: &mut Ui) -> TreeResponse {
        let env = Env::of(ui.ctx());
        let (theme, dir) = (env.theme.clone(), env.dir());
        let c = &theme.colours;
        let parts = self.parts(ui.ctx(), ui.available_width());
        let name = self.name_galley(ui.ctx(), &parts);
        let size = vec2(ui.available_width(), height_with(&name, self.least));
        let sense = match self.cursor {
            Some(_) => Sense::CLICK | Sense::DRAG,
            None => Sense::click_and_drag(),
        };
        let (rect, response) = ui.allocate_exact_size(size, sense);
        // What stands beside the name stands beside its first line.
        let head = Rect::from_min_size(rect.min, vec2(rect.width(), self.least));
        let triangle_rect = dir.slice(head, parts.start, TRIANGLE);
        let mut toggled = self.expanded.is_some() && self.triangle(ui, &response, triangle_rect, dir);
        toggled |= self.arrow_keys(ui, &response, dir);
        let name_rect = dir.slice(head, parts.name_at, parts.room);
        let mark_rect = dir.slice(head, parts.mark_at, ICON_SIZE);
        let cut = name.elided;
        let mut hint_shown = false;

        if ui.is_rect_visible(rect) {
            self.ground(ui, &env, rect, &response);
            if self.open {
                let edge = dir.slice(head, 0.0, OPEN_MARK).shrink2(vec2(0.0, 5.0));
                ui.painter().rect_filled(edge, OPEN_MARK / 2.0, c.accent);
            }
            if self.expanded.is_some() {
                let icon = if self.expanded == Some(true) {
                    Icon::ChevronDown
                } else {
                    Icon::Chevron
                };
                icon.paint(ui.painter(), triangle_rect, 11.0, c.secondary, dir);
            }
            let painter = ui.painter();
            if let Some(colour) = self.swatch {
                let square = Rect::from_center_size(mark_rect.center(), vec2(12.0, 12.0));
                painter.rect_filled(square, 3.0, colour);
            } else if let Some(icon) = self.icon {
                icon.paint(painter, mark_rect, ICON_SIZE, c.secondary, dir);
            }
            let middle = |height: f32| head.center().y - height / 2.0;
            let ink = if self.muted { c.secondary } else { c.ink };
            let one_line = name.rows.len() <= 1;
            let name_width = name.size().x;
            let name_top = middle(first_line(&name));
            if !self.name_hidden {
                let slot = dir.slice(rect, parts.name_at, name_width);
                painter.galley(pos2(slot.min.x, name_top), name, ink);
            }
            for (from_end, width, galley) in parts.counts {
                // Units under units: at the right of the column in both directions.
                let column = dir.slice(rect, rect.width() - from_end - width, width);
                painter.galley(
                    pos2(column.max.x - galley.size().x, middle(galley.size().y)),
                    galley,
                    c.secondary,
                );
            }
            for (n, icon) in self.marks.iter().enumerate() {
                let from_end = parts.marks_tail + MARK * (n as f32 + 1.0);
                let slot = dir.slice(head, rect.width() - from_end, MARK);
                icon.paint(painter, slot, 12.0, c.secondary, dir);
            }
            let hint_room = parts.room - name_width - theme.space.small;
            if !self.hint.is_empty() && one_line && hint_room > 0.0 && !self.name_hidden {
                let font = theme.font(theme.size.small);
                let hint = layout(ui.ctx(), self.hint, font, Color32::PLACEHOLDER, Fit::Line);
                if hint.size().x <= hint_room {
                    hint_shown = true;
                    let at = parts.name_at + name_width + theme.space.small;
                    let slot = dir.slice(rect, at, hint.size().x);
                    ui.painter()
                        .galley(pos2(slot.min.x, middle(hint.size().y)), hint, c.secondary);
                }
            }
        }
        response
            .widget_info(|| WidgetInfo::selected(Role::TreeItem, ui.is_enabled(), self.selected, self.name));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_level(self.depth + 1);
            if let Some(expanded) = self.expanded {
                node.set_expanded(expanded);
            }
        });
        let response = if cut && self.tooltip {
            tooltip(response, self.name)
        } else {
            response
        };
        TreeResponse {
            response,
            toggled,
            name_rect,
            hint_shown,
        }
    }

    fn triangle(&self, ui: &Ui, response: &Response, rect: Rect, dir: Dir) -> bool {
        // A little wider than it looks, but not into the name.
        let rect = if dir.is_rtl() {
            rect.with_max_x(rect.max.x + 6.0)
        } else {
            rect.with_min_x(rect.min.x - 6.0)
        };
        let triangle = ui.interact(rect, response.id.with("triangle"), Sense::CLICK);
        triangle.clicked()
    }

    /// The arrow towards the trailing side opens, the other one closes.
    fn arrow_keys(&self, ui: &Ui, response: &Response, dir: Dir) -> bool {
        let Some(expanded) = self.expanded else {
            return false;
        };
        let (inward, outward) = dir.arrows();
        let wanted = if expanded { outward } else { inward };
        let hit = response.has_focus() && ui.input(|input| input.key_pressed(wanted));
        if hit {
            ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        }
        hit
    }

    fn ground(&self, ui: &Ui, env: &Env, rect: Rect, response: &Response) {
        let (theme, dir) = (&env.theme, env.dir());
        let c = &theme.colours;
        let radius = f32::from(theme.radius.control);
        let inner = rect.shrink2(vec2(2.0, 1.0));
        let painter = ui.painter();
        if self.selected && !self.resting {
            painter.rect_filled(inner, radius, c.accent_soft);
        } else if self.selected || response.hovered() {
            painter.rect_filled(inner, radius, c.hover);
        }
        if self.activated {
            let bar = dir.slice(rect, 0.0, 3.0).shrink2(vec2(0.0, 5.0));
            painter.rect_filled(bar, 1.5, c.accent);
        }
        let line = Stroke::new(2.0, c.accent);
        match self.drop {
            DropMark::None => {}
            DropMark::Into => {
                painter.rect(inner, radius, c.accent_soft, line, StrokeKind::Inside);
            }
            DropMark::Before | DropMark::After => {
                let y = if self.drop == DropMark::Before {
                    rect.min.y
                } else {
                    rect.max.y
                };
                let start = theme.space.tiny + tree_indent(self.depth, rect.width()) + TRIANGLE;
                let across = dir.slice(rect, start, rect.width() - start);
                painter.hline(across.x_range(), y, line);
                painter.circle_filled(pos2(dir.from_leading(rect, start), y), 3.0, c.accent);
            }
        }
        let here = self.cursor.unwrap_or_else(|| response.has_focus());
        if here && self.drop == DropMark::None {
            painter.rect_stroke(inner, radius, theme.focus_ring(), StrokeKind::Inside);
        }
    }
}
