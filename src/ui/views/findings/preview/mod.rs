//! A table as it will be printed: merged cells, header, notes.

mod lead;
mod measure;

use std::ops::Range;
use std::sync::Arc;

use egui::scroll_area::ScrollBarVisibility;
use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align, Color32, Galley, PointerButton, Rangef, Rect, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2,
    vec2,
};

use super::cursor::{CellAt, CellCursor, CellEvent, keys};
use super::heights::RowHeights;
use super::notes::{notes_height, notes_ui};
use super::stripe::Stripe;
use super::widths::column_widths;
use crate::report::{Align as CellAlign, Cell, Column, Row, RowRole, Rule, Table};
use crate::ui::kit::{self, Dir, Fit, Scroll, labels};
use crate::ui::theme::Theme;

/// Space inside a cell at its sides and above and below its text.
pub(super) const PAD: egui::Vec2 = vec2(8.0, 5.0);
/// How far a step of indentation goes.
pub(super) const INDENT: f32 = 14.0;
/// The highest head, in points; longer names are cut, and told whole under the pointer.
const HIGHEST_HEAD: f32 = 120.0;
/// The part of the room that a column may have and still stay while the others go sideways.
const WIDEST_FROZEN: f32 = 0.4;
/// Room at the foot for the bar that moves the table sideways.
const BAR: f32 = 10.0;

/// A table with what is known of its rows' heights.
pub struct Preview {
    table: Arc<Table>,
    header: Vec<Row>,
    heights: RowHeights,
    /// The width for which the rest was found, and the pixels of a point.
    width: f32,
    scale: f32,
    columns: Vec<f32>,
    /// How many columns stay where they are when the others go sideways.
    frozen: usize,
    /// Heights of the header's rows.
    heads: Vec<f32>,
    /// It has not been drawn yet and begins at its first row and column, whatever was moved before.
    begins: bool,
    /// Its rows are worked on where they stand: they are marked where they are chosen.
    by_rows: bool,
    /// Rows are passages, and have a menu.
    has_menu: bool,
    /// The column of condensed units.
    condensed: Option<usize>,
    /// The cell that has the keyboard.
    pub(super) cursor: CellCursor,
    /// Whether it had the keyboard when the table was last drawn.
    pub(super) held: bool,
}

/// Where a cell stands among the rows it fills.
struct PlacedCell<'a> {
    cell: &'a Cell,
    row: usize,
    column: usize,
}

impl Preview {
    /// Of a table as it is printed, nothing measured yet.
    pub fn new(table: &Table) -> Self {
        let table = Arc::new(table.printed().into_owned());
        Self {
            header: table.header(),
            heights: RowHeights::default(),
            width: 0.0,
            scale: 0.0,
            columns: Vec::new(),
            frozen: 0,
            heads: Vec::new(),
            begins: true,
            by_rows: false,
            has_menu: false,
            condensed: None,
            cursor: CellCursor::default(),
            held: false,
            table,
        }
    }

    /// The same with the keyboard at a cell, as far as the table has it.
    pub(super) fn at(mut self, mut cursor: CellCursor) -> Self {
        cursor.fit(self.table.rows());
        self.cursor = cursor;
        self
    }

    /// The same where the rows and columns stand that were in sight before.
    pub(super) fn going_on(self) -> Self {
        Self {
            begins: false,
            ..self
        }
    }

    /// The same where rows are chosen, and worked on where they stand.
    pub(super) fn by_rows(self, by_rows: bool) -> Self {
        Self { by_rows, ..self }
    }

    /// Gives the keyboard to a cell, as far as the table has it.
    pub(super) fn go_to(&mut self, cell: CellAt) {
        self.cursor.go_to(cell);
        self.cursor.fit(self.table.rows());
    }

    /// The table.
    pub fn table(&self) -> &Table {
        &self.table
    }

    /// How wide the columns are, in points.
    #[cfg(test)]
    pub fn columns(&self) -> &[f32] {
        &self.columns
    }

    /// Draws the table in all the room there is; `hint` tells what a number leads to, and `pale` which rows are not in
    /// question; `menu` draws the menu of the chosen rows where these have one. Returns the cell that was chosen to be
    /// followed.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        hint: &str,
        pale: &dyn Fn(usize) -> bool,
        menu: &mut dyn FnMut(&mut Ui),
    ) -> Option<CellAt> {
        // Clear of the bar that moves it up and down.
        let room = ui.available_width() - BAR;
        self.fit(ui, room);
        let total: f32 = self.columns.iter().sum();
        let mut height = ui.available_height();
        let dir = self.dir();
        let mut clicked = None;
        let begins = std::mem::take(&mut self.begins);
        let mut across = ScrollArea::horizontal()
            .id_salt("table-across")
            .auto_shrink([false, false])
            .stick_to_right(dir.is_rtl());
        if total > room + 0.5 {
            // Clear of the bar that moves it sideways.
            height -= BAR;
        } else {
            across = across.scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden);
        }
        if begins {
            let last = (total - room).max(0.0);
            across = across.horizontal_scroll_offset(if dir.is_rtl() { last } else { 0.0 });
        }
        let page = ui.available_rect_before_wrap();
        let inner = UiBuilder::new().max_rect(Dir::of(ui.ctx()).slice(page, 0.0, room));
        let clip = ui.clip_rect();
        across.show(&mut ui.new_child(inner), |ui| {
            let view = ui.clip_rect();
            let ui = &mut kit::sheet(ui, vec2(total.max(room), height));
            let sheet = ui.max_rect();
            ui.set_clip_rect(view.intersect(sheet));
            let stripes = self.stripes(sheet.x_range(), ui.clip_rect().x_range());
            for stripe in &stripes {
                self.header_ui(&mut stripe.ui(ui), stripe, sheet.top());
            }
            let top = sheet.top() + self.heads.iter().sum::<f32>();
            let rows = Rect::from_x_y_ranges(page.x_range(), top..=sheet.bottom());
            let ui = &mut ui.new_child(UiBuilder::new().max_rect(rows));
            ui.set_clip_rect(clip.intersect(rows));
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            let down = Scroll::vertical("table-rows").offset(begins.then_some(0.0));
            down.show_viewport(ui, |ui, seen| {
                clicked = self.rows_ui(ui, seen, &stripes, hint, pale, menu);
            });
            if let [_, frozen] = stripes.as_slice() {
                let y = sheet.top()..=(top + self.heights.total()).min(sheet.bottom());
                frozen.edge(ui, dir, y, &stripes);
            }
        });
        ui.advance_cursor_after_rect(page);
        clicked
    }

    /// The parts of the table that are moved apart from each other: what goes sideways, and what stays.
    fn stripes(&self, sheet: Rangef, view: Rangef) -> Vec<Stripe> {
        let dir = self.dir();
        let total: f32 = self.columns.iter().sum();
        let frozen: f32 = self.columns.iter().take(self.frozen).sum();
        let from = |leading: Rangef| match dir {
            Dir::Rtl => Rangef::new(leading.max - total, leading.max),
            Dir::Ltr => Rangef::new(leading.min, leading.min + total),
        };
        let (kept, rest) = match dir {
            Dir::Rtl => (
                Rangef::new(view.max - frozen, view.max),
                Rangef::new(view.min, view.max - frozen),
            ),
            Dir::Ltr => (
                Rangef::new(view.min, view.min + frozen),
                Rangef::new(view.min + frozen, view.max),
            ),
        };
        let mut stripes = vec![Stripe {
            table: from(sheet),
            seen: rest,
            columns: self.frozen..self.columns.len(),
        }];
        if self.frozen > 0 {
            stripes.push(Stripe {
                table: from(view),
                seen: kept,
                columns: 0..self.frozen,
            });
        }
        stripes
    }

    fn dir(&self) -> Dir {
        if self.table.style.is_rtl() {
            Dir::Rtl
        } else {
            Dir::Ltr
        }
    }

    /// Gives the columns their widths; a new width makes the heights unknown again.
    fn fit(&mut self, ui: &Ui, room: f32) {
        let scale = ui.pixels_per_point();
        if (self.width - room).abs() < 0.5 && self.scale == scale && !self.columns.is_empty() {
            return;
        }
        (self.width, self.scale) = (room, scale);
        self.columns = column_widths(ui, &self.table, &self.header, room);
        self.frozen = self.frozen_columns(room);
        self.heads = self.head_heights(ui);
        self.heights = RowHeights::new(self.table.rows().len(), 34.0);
    }

    /// How many columns stay in sight when the table is moved sideways: those that tell what a row is about, as far as they
    /// leave room for others.
    fn frozen_columns(&self, room: f32) -> usize {
        let total: f32 = self.columns.iter().sum();
        let stays = |columns: &usize| {
            let (_, width) = self.span(0, *columns);
            let rows = self.header.iter().chain(self.table.rows());
            let mut cells = rows.flat_map(|row| row.cells.iter().take(*columns));
            width <= room * WIDEST_FROZEN && cells.all(|cell| cell.is_covered() || cell.column_span() == 1)
        };
        let leading = (1..=usize::from(self.table.leading)).rev().find(stays);
        leading.filter(|_| total > room + 0.5).unwrap_or_default()
    }

    /// Where a cell stands.
    fn place(&self, stripe: &Stripe, column: usize, cell: &Cell, top: f32, height: f32) -> Rect {
        let (start, width) = self.span(column, cell.column_span());
        let row = Rect::from_x_y_ranges(stripe.table, top..=top + height);
        self.dir().slice(row, start, width)
    }

    /// Where a span of columns begins, from the first column on, and how wide it is.
    fn span(&self, column: usize, columns: usize) -> (f32, f32) {
        let start: f32 = self.columns.iter().take(column).sum();
        let width = self.columns.iter().skip(column).take(columns).sum();
        (start, width)
    }

    /// The heights of the header's rows: as their cells need, and together at most [`HIGHEST_HEAD`].
    fn head_heights(&self, ui: &Ui) -> Vec<f32> {
        let line = self.head_line(ui);
        let mut lines = vec![1usize; self.header.len()];
        for tall in [false, true] {
            for (r, row) in self.header.iter().enumerate() {
                let cells = row.cells.iter().enumerate();
                for (c, cell) in cells.filter(|(_, c)| !c.is_covered() && (c.row_span() > 1) == tall) {
                    let needed = self.galley(ui, cell, c, true, None).rows.len();
                    let rows = lines.iter_mut().skip(r).take(cell.row_span());
                    let (mut has, mut last) = (0, None);
                    for lines in rows {
                        has += *lines;
                        last = Some(lines);
                    }
                    if let Some(last) = last {
                        *last += needed.saturating_sub(has);
                    }
                }
            }
        }
        let most = (HIGHEST_HEAD - 2.0 * PAD.y * lines.len() as f32) / line;
        let most = (most as usize).max(lines.len());
        while lines.iter().sum::<usize>() > most {
            let Some(longest) = lines.iter_mut().max() else {
                break;
            };
            *longest -= 1;
        }
        lines.into_iter().map(|n| n as f32 * line + 2.0 * PAD.y).collect()
    }

    /// The height of a line of the head.
    fn head_line(&self, ui: &Ui) -> f32 {
        let theme = Theme::of(ui.ctx());
        let font = theme.bold(theme.size.secondary);
        kit::layout(ui.ctx(), " ", font, Color32::PLACEHOLDER, Fit::Line)
            .size()
            .y
    }

    fn header_ui(&self, ui: &mut Ui, stripe: &Stripe, top: f32) {
        let theme = Theme::of(ui.ctx());
        let height: f32 = self.heads.iter().sum();
        let rect = Rect::from_x_y_ranges(stripe.table, top..=top + height);
        ui.painter().rect_filled(rect, 0.0, theme.colours.hover);
        let line = self.head_line(ui);
        let mut y = top;
        for (r, row) in self.header.iter().enumerate() {
            let cells = row.cells.iter().enumerate();
            for (c, cell) in cells.filter(|(c, cell)| stripe.columns.contains(c) && !cell.is_covered()) {
                let tall: f32 = self.heads.iter().skip(r).take(cell.row_span()).sum();
                let place = self.place(stripe, c, cell, y, tall);
                if !ui.is_rect_visible(place) {
                    continue;
                }
                let lines = ((tall - 2.0 * PAD.y) / line + 0.01).max(1.0);
                let galley = self.galley(ui, cell, c, true, Some(lines as usize));
                let text_y = place.center().y - galley.size().y / 2.0;
                self.text(ui, place, text_y, &galley, c, true, 0.0, theme.colours.ink);
                let response = name_cell(ui, place, ("head", r, c), &galley.job.text, Sense::hover());
                if galley.elided {
                    kit::tooltip(response, &galley.job.text);
                }
                if cell.column_span() > 1 {
                    let line = place.shrink2(vec2(PAD.x, 0.0));
                    ui.painter().hline(line.x_range(), place.bottom(), theme.border());
                }
            }
            y += self.heads.get(r).copied().unwrap_or_default();
        }
        ui.painter().hline(rect.x_range(), rect.bottom(), theme.border());
    }

    fn rows_ui(
        &mut self,
        ui: &mut Ui,
        seen: Rect,
        stripes: &[Stripe],
        hint: &str,
        pale: &dyn Fn(usize) -> bool,
        menu: &mut dyn FnMut(&mut Ui),
    ) -> Option<CellAt> {
        self.measure(ui);
        let end = self.heights.total();
        let notes = notes_height(ui, &self.table, self.width);
        ui.set_height(end + notes);
        // The bar stands beside the rows.
        let place = Dir::of(ui.ctx()).slice(ui.max_rect(), 0.0, self.width);
        let origin = place.left_top();
        let visible = self.heights.visible(seen.min.y, seen.max.y);
        let (mut event, mut followed, mut held, mut reached) = (None, None, false, false);
        // One cell of those in view can be reached by the key that goes from control to control.
        let cells = self.cells_in(visible.clone());
        let first = cells.first().map(|cell| (cell.row, cell.column));
        let stop = self
            .cursor
            .at()
            .filter(|(row, _)| visible.contains(row))
            .or(first);
        for stripe in stripes {
            let ui = &mut stripe.ui(ui);
            let own = cells.iter().filter(|cell| stripe.columns.contains(&cell.column));
            for placed in own {
                let at = (placed.row, placed.column);
                let is_pale = pale(placed.row);
                let stop_here = stop == Some(at);
                let Some(response) = self.cell_ui(ui, origin.y, seen, stripe, placed, stop_here, is_pale)
                else {
                    continue;
                };
                if self.by_rows {
                    // Of a row that is not chosen the menu is asked for: it alone is chosen then. The keys are for the
                    // cell that was pointed at.
                    if response.secondary_clicked() {
                        response.request_focus();
                        event = Some(if self.cursor.has_row(placed.row) {
                            CellEvent::Stand(at)
                        } else {
                            CellEvent::Choose { at, extend: false }
                        });
                    }
                    if self.has_menu {
                        kit::context_menu(&response, &mut *menu);
                    }
                }
                if response.clicked() {
                    let held = ui.input(|input| input.modifiers);
                    let extend = held.shift;
                    event = Some(if self.by_rows && held.command {
                        CellEvent::Pick(at)
                    } else {
                        CellEvent::Choose { at, extend }
                    });
                    // Where rows are chosen a click chooses one, and two clicks, or a key, go to what stands behind.
                    let goes = !self.by_rows
                        || !response.clicked_by(PointerButton::Primary)
                        || response.double_clicked();
                    let plain = !extend && !held.command;
                    followed = self.way(placed).filter(|_| plain && goes);
                } else if response.has_focus() {
                    let asked = keys(ui, response.id, self.dir(), self.by_rows);
                    event = self.cursor.chosen_by_keyboard(asked, at);
                } else if stop == Some(at) && self.cursor.focus && !kit::is_covered(ui) {
                    response.request_focus();
                    ui.ctx().request_repaint();
                }
                if response.has_focus() {
                    held = true;
                    // Another cell may have it still, where the row of this one stood before.
                    reached |= self.cursor.at().is_none_or(|own| own == at);
                }
                if placed.cell.behind.is_some() {
                    kit::tooltip(response, hint);
                }
            }
            self.rules(ui, origin.y, stripe, visible.clone());
        }
        self.held = held;
        self.cursor.focus &= !reached;
        if let Some(event) = event {
            self.cursor.take(event, self.table.rows());
            ui.ctx().request_repaint();
        }
        self.reveal(ui, origin.y, stripes);
        if seen.max.y >= end {
            notes_ui(ui, &self.table, self.width, origin + vec2(0.0, end));
        }
        followed
    }

    /// The cells that are seen in some rows; one that began above counts from where it began.
    fn cells_in(&self, rows: Range<usize>) -> Vec<PlacedCell<'_>> {
        let mut found = Vec::new();
        let all = self.table.rows();
        for r in rows.clone() {
            let Some(row) = all.get(r) else { continue };
            for (column, cell) in row.cells.iter().enumerate() {
                if !cell.is_covered() {
                    found.push(PlacedCell { cell, row: r, column });
                } else if r == rows.start && cell.continues_from_above() {
                    let begun = (0..r).rev().find_map(|above| {
                        let cell = all.get(above)?.cells.get(column)?;
                        (!cell.is_covered()).then_some(PlacedCell {
                            cell,
                            row: above,
                            column,
                        })
                    });
                    found.extend(begun);
                }
            }
        }
        found
    }

    /// Draws a cell that is seen. `origin` is the top of the first row; `stop` tells whether it can have the keyboard, and
    /// `pale` whether it is drawn as what is not in question.
    #[expect(clippy::too_many_arguments, reason = "a cell is told where it stands and how")]
    fn cell_ui(
        &self,
        ui: &Ui,
        origin: f32,
        seen: Rect,
        stripe: &Stripe,
        placed: &PlacedCell<'_>,
        stop: bool,
        pale: bool,
    ) -> Option<egui::Response> {
        let PlacedCell { cell, row, column } = *placed;
        let top = self.heights.top(row);
        let height = self.heights.height(row, cell.row_span());
        let place = self.place(stripe, column, cell, origin + top, height);
        if !ui.is_rect_visible(place) {
            return None;
        }
        let strong = self.is_strong(cell, row);
        let galley = self.galley(ui, cell, column, strong, self.most_lines(cell, column));
        // The text of a tall cell stays in sight while the cell is.
        let lowest = (height - galley.size().y - PAD.y).max(PAD.y);
        let y = place.top() + (seen.min.y - top + PAD.y).clamp(PAD.y, lowest);
        let sense = if stop { Sense::click() } else { Sense::CLICK };
        let response = name_cell(ui, place, (row, column, 0), &galley.job.text, sense);
        let theme = Theme::of(ui.ctx());
        let colours = &theme.colours;
        if self.by_rows && (row..row + cell.row_span()).any(|row| self.cursor.has_row(row)) {
            ui.painter().rect_filled(place, 0.0, colours.accent_soft);
        }
        if self.cursor.marks((row, column)) {
            let ground = if self.by_rows {
                colours.selection
            } else {
                colours.accent_soft
            };
            ui.painter().rect_filled(place, 0.0, ground);
        }
        if self.leads(cell) && response.hovered() {
            ui.painter().rect_filled(place, 0.0, colours.hover);
            if !self.by_rows {
                ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
            }
        }
        if response.has_focus() {
            let edge = egui::Stroke::new(2.0, colours.accent);
            ui.painter()
                .rect_stroke(place.shrink(1.0), 2.0, edge, egui::StrokeKind::Inside);
        }
        let indent = cell.indent() as f32 * INDENT;
        // Among many figures those that are there must stand out.
        let ink = if pale || cell.value.is_nought() {
            colours.faint
        } else {
            colours.ink
        };
        self.text(ui, place, y, &galley, column, strong, indent, ink);
        if galley.elided {
            return Some(kit::tooltip(response, &galley.job.text));
        }
        Some(response)
    }

    fn is_strong(&self, cell: &Cell, row: usize) -> bool {
        let role = self.table.rows().get(row).map(|row| row.role);
        cell.strong || role == Some(RowRole::Total)
    }

    /// The lines between rows, over the cells that begin there.
    fn rules(&self, ui: &Ui, origin: f32, stripe: &Stripe, rows: Range<usize>) {
        let theme = Theme::of(ui.ctx());
        for r in rows.clone() {
            let Some(row) = self.table.rows().get(r) else {
                continue;
            };
            let y = origin + self.heights.top(r);
            let line = match self.table.rule_above(r) {
                Some(Rule::Group) => theme.border(),
                Some(Rule::Part) | None => theme.hairline(),
            };
            let cells = row.cells.iter().enumerate();
            for (c, _) in cells.filter(|(c, cell)| stripe.columns.contains(c) && !cell.continues_from_above())
            {
                let (start, width) = self.span(c, 1);
                let slot = self
                    .dir()
                    .slice(Rect::from_x_y_ranges(stripe.table, y..=y), start, width);
                if r > 0 {
                    ui.painter().hline(slot.x_range(), y, line);
                }
            }
        }
        if rows.end == self.table.rows().len() {
            let y = origin + self.heights.total();
            ui.painter().hline(stripe.table, y, theme.border());
        }
    }

    /// The text of a cell, at most so many lines of it.
    fn galley(&self, ui: &Ui, cell: &Cell, column: usize, strong: bool, most: Option<usize>) -> Arc<Galley> {
        let theme = Theme::of(ui.ctx());
        let spec = self.table.columns().get(column);
        let kind = spec.map(|c| c.kind).unwrap_or_default();
        let text = cell.display(self.table.style, kind);
        let size = theme.size.secondary;
        let font = if strong {
            theme.bold(size)
        } else {
            theme.font(size)
        };
        let (_, width) = self.span(column, cell.column_span());
        let room = width - 2.0 * PAD.x - cell.indent() as f32 * INDENT;
        let format = TextFormat::simple(font, Color32::PLACEHOLDER);
        let job = LayoutJob::single_section(text, format);
        let align = self.align(spec, strong && cell.column_span() > 1);
        let room = room.max(8.0);
        let fit = most.map_or(Fit::Wrap(room), |most| Fit::Rows(room, most));
        labels::layout_aligned(ui.ctx(), &job, fit, align)
    }

    /// The side of a column's text on the screen.
    fn align(&self, column: Option<&Column>, centred: bool) -> Align {
        let dir = self.dir();
        match column.map(|c| c.align).unwrap_or_default() {
            _ if centred => Align::Center,
            CellAlign::Start => dir.leading(),
            CellAlign::Center => Align::Center,
            CellAlign::End => dir.trailing(),
        }
    }

    #[expect(clippy::too_many_arguments, reason = "a text is told where it stands and how")]
    fn text(
        &self,
        ui: &Ui,
        place: Rect,
        y: f32,
        galley: &Arc<Galley>,
        column: usize,
        strong: bool,
        indent: f32,
        ink: Color32,
    ) {
        let inner = place.shrink2(vec2(PAD.x, 0.0));
        let head_of_group = strong && place.width() > self.columns.get(column).copied().unwrap_or(0.0) + 1.0;
        let align = self.align(self.table.columns().get(column), head_of_group);
        let (left, right) = match self.dir() {
            Dir::Rtl => (inner.left(), inner.right() - indent),
            Dir::Ltr => (inner.left() + indent, inner.right()),
        };
        let x = match align {
            Align::Min => left,
            Align::Center => (left + right - galley.size().x) / 2.0,
            Align::Max => right - galley.size().x,
        };
        let painter = ui.painter().with_clip_rect(ui.clip_rect().intersect(place));
        painter.galley(pos2(x, y), galley.clone(), ink);
    }
}

/// Names a cell to a screen reader.
fn name_cell(
    ui: &Ui,
    place: Rect,
    id: impl std::hash::Hash + std::fmt::Debug,
    text: &str,
    sense: Sense,
) -> egui::Response {
    let response = ui.interact(place, ui.scope_id().with(id), sense);
    response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Cell, true, text));
    response
}
