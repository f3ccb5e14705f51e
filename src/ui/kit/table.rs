//! A table of many rows, of which only those in sight are drawn. Columns run from leading to trailing.

use egui::accesskit::Role;
use egui::{
    Align, Color32, CursorIcon, EventFilter, Id, Key, Layout, Modifiers, Popup, Rect, Response, ScrollArea,
    Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::env::{Dir, Env};
use super::icons::Icon;
use super::labels::{Fit, layout};
use super::layout::sheet;
use super::scroll::Scroll;
use super::take_key;

/// Where the content of a column stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColumnAlign {
    /// Text.
    #[default]
    Leading,
    /// Numbers: units under units, so at the right in both directions, because digits run from left to right.
    Numbers,
    /// Marks.
    Centre,
}

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub struct TableColumn<'a> {
    /// What stands in its head.
    pub title: &'a str,
    /// Its width in points, until the person changes it. What stands in its head has room beyond that, within bounds.
    pub width: f32,
    /// Takes the room that the others leave.
    pub grows: bool,
    /// The width in points to which it gives way where the table would be wider than its pane.
    pub least: f32,
    /// Where its content stands.
    pub align: ColumnAlign,
    /// Whether a click on its head sorts.
    pub sortable: bool,
}

impl<'a> TableColumn<'a> {
    /// A column of text.
    #[must_use]
    pub fn new(title: &'a str, width: f32) -> Self {
        Self {
            title,
            width,
            grows: false,
            least: width,
            align: ColumnAlign::Leading,
            sortable: false,
        }
    }

    /// Gives way down to this width in points where the table would be wider than its pane.
    #[must_use]
    pub fn at_least(mut self, least: f32) -> Self {
        self.least = least.min(self.width);
        self
    }

    /// Takes the room that the others leave.
    #[must_use]
    pub fn grows(mut self) -> Self {
        self.grows = true;
        self
    }

    /// A column of numbers.
    #[must_use]
    pub fn numbers(mut self) -> Self {
        self.align = ColumnAlign::Numbers;
        self
    }

    /// A column of marks.
    #[must_use]
    pub fn centred(mut self) -> Self {
        self.align = ColumnAlign::Centre;
        self
    }

    /// A click on its head sorts.
    #[must_use]
    pub fn sortable(mut self) -> Self {
        self.sortable = true;
        self
    }
}

/// A table. The caller keeps the selected row and the order.
#[must_use = "show it with .show(ui, …)"]
pub struct DataTable<'a> {
    id: &'a str,
    columns: &'a [TableColumn<'a>],
    rows: usize,
    row_height: f32,
    selected: Option<usize>,
    picked: &'a [usize],
    sorted: Option<(usize, bool)>,
    name: &'a str,
    by_cells: bool,
    sought: Option<usize>,
}

/// What happened to a table.
#[derive(Debug, Default)]
pub struct TableResponse {
    /// The row to select, by click or by key.
    pub select: Option<usize>,
    /// The row that was double-clicked or entered.
    pub activate: Option<usize>,
    /// The column whose head was clicked.
    pub sort: Option<usize>,
    /// The row clicked with the other button, and its response for a [`super::context_menu`].
    pub context: Option<(usize, Response)>,
}

const HEAD: f32 = 30.0;
const PAD: f32 = 8.0;
const NARROWEST: f32 = 40.0;
/// Room in a head for the arrow that tells how rows are sorted.
const ARROW: f32 = 14.0;
/// Room for the bar at the foot of a table that is wider than its pane.
const BAR: f32 = 10.0;
/// The greatest width that a column takes for its head alone.
const WIDEST_HEAD: f32 = 220.0;

impl<'a> DataTable<'a> {
    /// A table; `id` tells it from others and remembers its widths.
    pub fn new(id: &'a str, columns: &'a [TableColumn<'a>], rows: usize) -> Self {
        Self {
            id,
            columns,
            rows,
            row_height: 30.0,
            selected: None,
            picked: &[],
            sorted: None,
            name: id,
            by_cells: false,
            sought: None,
        }
    }

    /// What it is called by screen readers.
    pub fn name(mut self, name: &'a str) -> Self {
        self.name = name;
        self
    }

    /// The keyboard goes from cell to cell: the caller moves it to the sides, where those arrows would else lead out of
    /// the table.
    pub fn by_cells(mut self) -> Self {
        self.by_cells = true;
        self
    }

    /// A row that is to come into view.
    pub fn sought(mut self, row: Option<usize>) -> Self {
        self.sought = row;
        self
    }

    /// The height of every row in points; at least 24.
    pub fn row_height(mut self, height: f32) -> Self {
        self.row_height = height.max(24.0);
        self
    }

    /// The selected row.
    pub fn selected(mut self, row: Option<usize>) -> Self {
        self.selected = row;
        self
    }

    /// Further selected rows beside the one the keyboard is on.
    pub fn picked(mut self, rows: &'a [usize]) -> Self {
        self.picked = rows;
        self
    }

    fn is_selected(&self, row: usize) -> bool {
        self.selected == Some(row) || self.picked.contains(&row)
    }

    /// By which column it is sorted, and whether upwards.
    pub fn sorted(mut self, by: Option<(usize, bool)>) -> Self {
        self.sorted = by;
        self
    }

    /// Draws the table in the room there is. `name` says a row to a screen reader; `cell` draws one cell (row,
    /// column) into a ui that is already aligned.
    pub fn show(
        self,
        ui: &mut Ui,
        name: impl Fn(usize) -> String,
        mut cell: impl FnMut(&mut Ui, usize, usize),
    ) -> TableResponse {
        let env = Env::of(ui.ctx());
        let dir = env.dir();
        let id = ui.make_persistent_id(self.id);
        let mut out = TableResponse::default();
        let mut widths = self.widths(ui, id);
        let total: f32 = widths.iter().sum();
        let room = ui.available_width();
        let across = if total > room + 0.5 { total } else { room };
        // The last row stands clear of the bar that moves the table sideways.
        let bar = if total > room + 0.5 { BAR } else { 0.0 };
        let height = ui.available_height() - bar;
        let area = ScrollArea::horizontal()
            .id_salt(id.with("across"))
            .auto_shrink([false, false]);
        // A table wider than its pane begins at its leading side, and so it does again where lines begin at the other.
        let mut area = area.stick_to_right(dir.is_rtl());
        let before: Option<bool> = ui.data_mut(|data| {
            let key = id.with("rtl");
            let before = data.get_temp(key);
            data.insert_temp(key, dir.is_rtl());
            before
        });
        if before.is_some_and(|rtl| rtl != dir.is_rtl()) {
            let last = (total - room).max(0.0);
            area = area.horizontal_scroll_offset(if dir.is_rtl() { last } else { 0.0 });
        }
        // What begins at the right would reach to that edge of the area, which is rounded to whole pixels: a part of one
        // more than there is room for, and something to move sideways.
        let usual = *ui.layout();
        let show = |ui: &mut Ui| {
            let ui = &mut sheet(ui, vec2(across, height));
            let ui = &mut ui.new_child(UiBuilder::new().max_rect(ui.max_rect()).layout(usual));
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            let (head, _) = ui.allocate_exact_size(vec2(across, HEAD), Sense::hover());
            self.head(ui, &env, head, id, &mut widths, &mut out);
            let keys = ui.interact(
                Rect::from_min_size(
                    pos2(head.min.x, head.max.y),
                    vec2(head.width(), (height - HEAD).max(0.0)),
                ),
                id.with("body"),
                Sense::focusable_noninteractive(),
            );
            keys.widget_info(|| WidgetInfo::labeled(Role::Table, ui.is_enabled(), self.name));
            let target = self.keys(ui, &keys, height - HEAD, &mut out);
            let mut body = Scroll::vertical(self.id);
            if let Some(row) = target.or(self.sought) {
                body = self.reveal(ui, id, body, row, height - HEAD);
            }
            let shown = body.show_rows(ui, self.row_height, self.rows, |ui, rows| {
                for row in rows {
                    let size = vec2(across, self.row_height);
                    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
                    self.ground(ui, &env, rect, &response, row, keys.has_focus());
                    let mut used = 0.0;
                    for (column, (spec, width)) in self.columns.iter().zip(&widths).enumerate() {
                        let slot = dir.slice(rect, used, *width).shrink2(vec2(PAD, 0.0));
                        used += width;
                        let builder = UiBuilder::new()
                            .max_rect(slot)
                            .layout(cell_layout(dir, spec.align));
                        let mut inside = ui.new_child(builder);
                        inside.shrink_clip_rect(slot.expand2(vec2(2.0, 0.0)));
                        cell(&mut inside, row, column);
                    }
                    response.widget_info(|| {
                        WidgetInfo::selected(Role::Row, ui.is_enabled(), self.is_selected(row), name(row))
                    });
                    if response.clicked() || response.secondary_clicked() {
                        out.select = Some(row);
                        keys.request_focus();
                    }
                    if response.double_clicked() {
                        out.activate = Some(row);
                    }
                    // The row just clicked comes before the selected one, wherever that stands.
                    let clicked = out.context.as_ref().is_some_and(|(_, r)| r.secondary_clicked());
                    if response.secondary_clicked() || (self.selected == Some(row) && !clicked) {
                        out.context = Some((row, response));
                    }
                }
            });
            ui.data_mut(|data| data.insert_temp(id.with("offset"), shown.state.unclamped_offset().y));
        };
        ui.with_layout(Layout::top_down(Align::Min), |ui| area.show(ui, show));
        ui.data_mut(|data| data.insert_temp(id.with("widths"), widths));
        out
    }

    /// The width of a column that nobody has changed: as wanted, and so wide that its head can be read.
    fn first_width(&self, ui: &Ui, i: usize, column: &TableColumn<'_>) -> f32 {
        column.width.max(self.head_width(ui, i, column))
    }

    /// The least width in which the head of a column is read, within bounds.
    fn head_width(&self, ui: &Ui, i: usize, column: &TableColumn<'_>) -> f32 {
        let theme = Env::of(ui.ctx()).theme;
        let font = theme.bold(theme.size.secondary);
        let title = layout(ui.ctx(), column.title, font, Color32::PLACEHOLDER, Fit::Line);
        let is_sorted = self.sorted.is_some_and(|(by, _)| by == i);
        let arrow = if column.sortable || is_sorted { ARROW } else { 0.0 };
        // Rounded up, so that what fits is not cut for a part of a point.
        let head = (title.size().x + 2.0 * PAD + arrow).ceil() + 1.0;
        head.clamp(NARROWEST, WIDEST_HEAD)
    }

    /// The widths the person chose, else those of the columns, the growing ones stretched.
    fn widths(&self, ui: &Ui, id: Id) -> Vec<f32> {
        let columns = || self.columns.iter().enumerate();
        let first: Vec<f32> = columns()
            .map(|(i, column)| self.first_width(ui, i, column))
            .collect();
        let kept: Option<Vec<f32>> = ui.data(|data| data.get_temp(id.with("widths")));
        let chosen: Option<Vec<bool>> = ui.data(|data| data.get_temp(id.with("chosen")));
        let mut widths: Vec<f32> = match kept {
            Some(kept) if kept.len() == self.columns.len() && chosen.is_some() => kept,
            _ => first.clone(),
        };
        let chosen = chosen.unwrap_or_default();
        let grows =
            |i: usize, column: &TableColumn<'_>| column.grows && !chosen.get(i).copied().unwrap_or(false);
        let growing = columns().filter(|(i, column)| grows(*i, column)).count();
        if growing > 0 {
            let taken: f32 = widths
                .iter()
                .zip(&first)
                .zip(columns())
                .map(|((width, least), (i, column))| if grows(i, column) { *least } else { *width })
                .sum();
            let room = ui.available_width() - taken;
            // What a growing column can give up, as far as its head is read.
            let spare = |i: usize, width: f32| {
                let column = self.columns.get(i);
                column.map_or(0.0, |column| {
                    (width - column.least.max(self.head_width(ui, i, column))).max(0.0)
                })
            };
            let all_spare: f32 = (first.iter().zip(columns()))
                .filter(|(_, (i, column))| grows(*i, column))
                .map(|(width, (i, _))| spare(i, *width))
                .sum();
            for ((width, wanted), (i, column)) in widths.iter_mut().zip(&first).zip(columns()) {
                if grows(i, column) {
                    let shared = match room < 0.0 {
                        true => wanted - spare(i, *wanted) * (-room / all_spare.max(1.0)).min(1.0),
                        false => wanted + room / growing as f32,
                    };
                    // Whole pixels, so that what stands behind it is drawn sharp.
                    *width = (shared * ui.pixels_per_point()).floor() / ui.pixels_per_point();
                }
            }
        }
        widths
    }

    fn head(&self, ui: &Ui, env: &Env, rect: Rect, id: Id, widths: &mut [f32], out: &mut TableResponse) {
        let (theme, dir) = (&env.theme, env.dir());
        let c = &theme.colours;
        ui.painter()
            .hline(rect.x_range(), rect.max.y - 0.5, theme.hairline());
        let mut used = 0.0;
        for (i, column) in self.columns.iter().enumerate() {
            let Some(width) = widths.get_mut(i) else { break };
            let slot = dir.slice(rect, used, *width);
            used += *width;
            let sense = if column.sortable {
                Sense::click()
            } else {
                Sense::hover()
            };
            let response = ui.interact(slot, id.with(("head", i)), sense);
            if response.clicked() {
                out.sort = Some(i);
            }
            if column.sortable && response.hovered() {
                ui.painter().rect_filled(
                    slot.shrink2(vec2(1.0, 2.0)),
                    f32::from(theme.radius.control),
                    c.hover,
                );
            }
            let arrow = self.sorted.filter(|(by, _)| *by == i);
            let room = *width - 2.0 * PAD - if arrow.is_some() { ARROW } else { 0.0 };
            let font = theme.bold(theme.size.secondary);
            let galley = layout(
                ui.ctx(),
                column.title,
                font,
                Color32::PLACEHOLDER,
                Fit::Truncate(room.max(0.0)),
            );
            let inner = slot.shrink2(vec2(PAD, 0.0));
            let from = match column.align {
                ColumnAlign::Numbers if dir.is_rtl() => 0.0,
                ColumnAlign::Leading => 0.0,
                ColumnAlign::Numbers => inner.width() - galley.size().x,
                ColumnAlign::Centre => (inner.width() - galley.size().x) / 2.0,
            };
            let place = dir.slice(inner, from, galley.size().x);
            let top = rect.center().y - galley.size().y / 2.0;
            if let Some((_, upwards)) = arrow {
                let icon = if upwards {
                    Icon::ChevronUp
                } else {
                    Icon::ChevronDown
                };
                let beside = match column.align {
                    ColumnAlign::Numbers if !dir.is_rtl() => from - ARROW,
                    _ => from + galley.size().x + 2.0,
                };
                icon.paint(
                    ui.painter(),
                    dir.slice(inner, beside, 12.0),
                    10.0,
                    c.secondary,
                    dir,
                );
            }
            ui.painter().galley(pos2(place.min.x, top), galley, c.secondary);
            response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, ui.is_enabled(), column.title));
            self.resize(ui, env, slot, id, i, width);
        }
    }

    /// The trailing edge of a head is a handle.
    fn resize(&self, ui: &Ui, env: &Env, slot: Rect, id: Id, i: usize, width: &mut f32) {
        let dir = env.dir();
        let edge = dir.from_trailing(slot, 0.0);
        let handle = Rect::from_min_max(pos2(edge - 4.0, slot.min.y), pos2(edge + 4.0, slot.max.y));
        let response = ui.interact(handle, id.with(("edge", i)), Sense::DRAG);
        if response.dragged() {
            *width = (*width + response.drag_delta().x * dir.sign()).max(NARROWEST);
            let count = self.columns.len();
            ui.data_mut(|data| {
                let chosen: &mut Vec<bool> = data.get_temp_mut_or_default(id.with("chosen"));
                chosen.resize(count, false);
                if let Some(flag) = chosen.get_mut(i) {
                    *flag = true;
                }
            });
        }
        if response.hovered() || response.dragged() {
            ui.painter().vline(edge, slot.y_range(), env.theme.border());
            response.on_hover_and_drag_cursor(CursorIcon::ResizeHorizontal);
        }
    }

    /// Moves the selection by key; returns the row to bring into sight.
    fn keys(&self, ui: &Ui, body: &Response, height: f32, out: &mut TableResponse) -> Option<usize> {
        // A menu that was opened by key lets the rows keep the keyboard, and has the keys.
        if !body.has_focus() || self.rows == 0 || Popup::is_any_open(ui.ctx()) {
            return None;
        }
        ui.memory_mut(|memory| {
            let filter = EventFilter {
                vertical_arrows: true,
                horizontal_arrows: self.by_cells,
                ..EventFilter::default()
            };
            memory.set_focus_lock_filter(body.id, filter);
        });
        let page = ((height / self.row_height) as usize).max(1);
        let last = self.rows - 1;
        let at = self.selected;
        let pressed = |key| take_key(ui, Modifiers::NONE, key);
        let target = if pressed(Key::ArrowDown) {
            Some(at.map_or(0, |row| row + 1))
        } else if pressed(Key::ArrowUp) {
            Some(at.map_or(last, |row| row.saturating_sub(1)))
        } else if pressed(Key::PageDown) {
            Some(at.unwrap_or(0) + page)
        } else if pressed(Key::PageUp) {
            Some(at.unwrap_or(0).saturating_sub(page))
        } else if pressed(Key::Home) {
            Some(0)
        } else if pressed(Key::End) {
            Some(last)
        } else {
            None
        };
        if pressed(Key::Enter) {
            out.activate = at;
        }
        let target = target.map(|row| row.min(last));
        out.select = target.or(out.select);
        target
    }

    /// Scrolls no further than is needed to see `row`.
    fn reveal(&self, ui: &Ui, id: Id, area: Scroll<'a>, row: usize, height: f32) -> Scroll<'a> {
        let offset: f32 = ui.data(|data| data.get_temp(id.with("offset"))).unwrap_or(0.0);
        let top = row as f32 * self.row_height;
        let bottom = top + self.row_height;
        if top < offset {
            area.offset(Some(top))
        } else if bottom > offset + height {
            area.offset(Some(bottom - height))
        } else {
            area
        }
    }

    fn ground(&self, ui: &Ui, env: &Env, rect: Rect, response: &Response, row: usize, focused: bool) {
        let theme = &env.theme;
        let painter = ui.painter();
        if self.is_selected(row) {
            painter.rect_filled(rect, 0.0, theme.colours.accent_soft);
            if focused && self.selected == Some(row) {
                painter.rect_stroke(rect, 2.0, theme.focus_ring(), egui::StrokeKind::Inside);
            }
        } else if response.hovered() {
            painter.rect_filled(rect, 0.0, theme.colours.hover);
        }
        painter.hline(rect.x_range(), rect.max.y - 0.5, theme.hairline());
    }
}

/// The layout of a cell: horizontal, beginning where the column says.
fn cell_layout(dir: Dir, align: ColumnAlign) -> Layout {
    match (align, dir) {
        (ColumnAlign::Leading, _) => dir.row(),
        (ColumnAlign::Numbers, _) => Layout::right_to_left(Align::Center),
        (ColumnAlign::Centre, _) => Layout::centered_and_justified(egui::Direction::LeftToRight),
    }
}
