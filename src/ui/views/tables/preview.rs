//! A table as it will be printed: merged cells, header, notes.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Color32, Galley, Rect, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::heights::RowHeights;
use crate::model::CodePath;
use crate::report::{Align as CellAlign, Cell, Column, ColumnKind, Row, RowRole, Rule, Table};
use crate::ui::kit::{self, Dir, Fit, Scroll, labels};
use crate::ui::theme::Theme;

/// Space inside a cell at its sides and above and below its text.
const PAD: egui::Vec2 = vec2(8.0, 5.0);
/// The narrowest column.
const NARROWEST: f32 = 56.0;
/// The widest column that a single long word asks for.
const WIDEST_WORD: f32 = 180.0;
/// The narrowest column of codes, whose names are made of words.
const NARROWEST_CODES: f32 = 150.0;
/// Long words of a column that are measured.
const WORDS_MEASURED: usize = 4;
/// Rows that are looked at for long words.
const LOOKED_AT: usize = 80;
/// Rows measured in one frame.
const MEASURED: usize = 60;
/// How far a step of indentation goes.
const INDENT: f32 = 14.0;

/// A table with what is known of its rows' heights.
pub struct Preview {
    table: Arc<Table>,
    header: Vec<Row>,
    heights: RowHeights,
    width: f32,
    columns: Vec<f32>,
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
            columns: Vec::new(),
            table,
        }
    }

    /// The table.
    pub fn table(&self) -> &Table {
        &self.table
    }

    /// Draws the table in all the room there is. Returns the path of a code that was clicked.
    pub fn ui(&mut self, ui: &mut Ui) -> Option<CodePath> {
        let room = ui.available_width();
        self.fit(ui, room);
        let total: f32 = self.columns.iter().sum();
        let height = ui.available_height();
        let dir = self.dir();
        let mut clicked = None;
        let across = ScrollArea::horizontal()
            .id_salt("table-across")
            .auto_shrink([false, false])
            .stick_to_right(dir.is_rtl());
        across.show(ui, |ui| {
            let ui = &mut kit::sheet(ui, vec2(total.max(room), height));
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            self.header_ui(ui, total);
            Scroll::vertical("table-rows").show_viewport(ui, |ui, seen| {
                clicked = self.rows_ui(ui, seen, total);
            });
        });
        clicked
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
        if (self.width - room).abs() < 0.5 && !self.columns.is_empty() {
            return;
        }
        self.width = room;
        let least: Vec<f32> = (0..self.table.columns().len())
            .map(|c| self.narrowest(ui, c))
            .collect();
        let shares = self.table.shares().into_iter().map(|share| share as f32 * room);
        self.columns = shares
            .zip(&least)
            .map(|(width, least)| width.max(*least))
            .collect();
        // What the narrow columns got beyond their share is taken from the wide ones.
        let total: f32 = self.columns.iter().sum();
        let spare: f32 = self.columns.iter().zip(&least).map(|(w, least)| w - least).sum();
        if total > room && spare > 0.0 {
            let less = ((total - room) / spare).min(1.0);
            for (width, least) in self.columns.iter_mut().zip(&least) {
                *width -= (*width - least) * less;
            }
        }
        self.heights = RowHeights::new(self.table.rows().len(), 34.0);
    }

    /// The width at which no word of a column's heading and of its first rows has to be broken.
    fn narrowest(&self, ui: &Ui, column: usize) -> f32 {
        let theme = Theme::of(ui.ctx());
        let kind = self
            .table
            .columns()
            .get(column)
            .map(|c| c.kind)
            .unwrap_or_default();
        let head = self.header.iter().filter_map(|row| row.cells.get(column));
        let head = head.filter(|cell| !cell.is_covered());
        let body = self.table.rows().iter().take(LOOKED_AT);
        let body = body.filter_map(|row| row.cells.get(column));
        let mut width = if kind == ColumnKind::CodePath {
            NARROWEST_CODES
        } else {
            NARROWEST
        };
        for (cells, font) in [
            (head.collect::<Vec<_>>(), theme.bold(theme.size.secondary)),
            (body.collect(), theme.font(theme.size.secondary)),
        ] {
            let single = cells.iter().filter(|cell| cell.column_span() == 1);
            let texts: Vec<(usize, String)> = single
                .map(|cell| (cell.indent(), cell.display(self.table.style, kind)))
                .collect();
            // A no-break space is no place to break.
            let mut words: Vec<(usize, &str)> = texts
                .iter()
                .flat_map(|(indent, text)| text.split([' ', '\n']).map(|word| (*indent, word)))
                .collect();
            words.sort_unstable();
            words.dedup();
            // Letters differ in width: the longest word need not be the widest.
            words.sort_by_key(|(_, word)| std::cmp::Reverse(word.chars().count()));
            for (indent, word) in words.into_iter().take(WORDS_MEASURED) {
                let galley = kit::layout(ui.ctx(), word, font.clone(), Color32::PLACEHOLDER, Fit::Line);
                let indent = indent as f32 * INDENT;
                width = width.max(indent + galley.size().x + 2.0 * PAD.x + 2.0);
            }
        }
        width.min(WIDEST_WORD)
    }

    /// Where a span of columns begins, from the first column on, and how wide it is.
    fn span(&self, column: usize, columns: usize) -> (f32, f32) {
        let start: f32 = self.columns.iter().take(column).sum();
        let width = self.columns.iter().skip(column).take(columns).sum();
        (start, width)
    }

    /// The heights of the header's rows; a tall cell makes the last of its rows taller where it must.
    fn header_heights(&self, ui: &Ui) -> Vec<f32> {
        let least = Theme::of(ui.ctx()).size.secondary + 2.0 * PAD.y;
        let mut heights = vec![least; self.header.len()];
        for tall in [false, true] {
            for (r, row) in self.header.iter().enumerate() {
                let cells = row.cells.iter().enumerate();
                for (c, cell) in cells.filter(|(_, c)| !c.is_covered() && (c.row_span() > 1) == tall) {
                    let needed = self.galley(ui, cell, c, true).size().y + 2.0 * PAD.y;
                    let rows = heights.iter_mut().skip(r).take(cell.row_span());
                    let (mut has, mut last) = (0.0, None);
                    for height in rows {
                        has += *height;
                        last = Some(height);
                    }
                    if let Some(last) = last {
                        *last += (needed - has).max(0.0);
                    }
                }
            }
        }
        heights
    }

    fn header_ui(&self, ui: &mut Ui, total: f32) {
        let theme = Theme::of(ui.ctx());
        let dir = self.dir();
        let heights = self.header_heights(ui);
        let height: f32 = heights.iter().sum();
        let (rect, _) = ui.allocate_exact_size(vec2(total, height), Sense::hover());
        ui.painter().rect_filled(rect, 0.0, theme.colours.hover);
        let mut top = rect.top();
        for (r, row) in self.header.iter().enumerate() {
            let own = heights.get(r).copied().unwrap_or(0.0);
            for (c, cell) in row
                .cells
                .iter()
                .enumerate()
                .filter(|(_, cell)| !cell.is_covered())
            {
                let (start, width) = self.span(c, cell.column_span());
                let tall: f32 = heights.iter().skip(r).take(cell.row_span()).sum();
                let slot = dir.slice(rect, start, width);
                let place = Rect::from_min_size(pos2(slot.min.x, top), vec2(width, tall));
                let galley = self.galley(ui, cell, c, true);
                let y = place.center().y - galley.size().y / 2.0;
                self.text(ui, place, y, &galley, c, true, 0.0);
                name_cell(ui, place, ("head", r, c), &galley.job.text, Sense::hover());
                if cell.column_span() > 1 {
                    let line = place.shrink2(vec2(PAD.x, 0.0));
                    ui.painter().hline(line.x_range(), place.bottom(), theme.border());
                }
            }
            top += own;
        }
        ui.painter().hline(rect.x_range(), rect.bottom(), theme.border());
    }

    fn rows_ui(&mut self, ui: &mut Ui, seen: Rect, total: f32) -> Option<CodePath> {
        self.measure(ui);
        let end = self.heights.total();
        let notes = self.notes_height(ui, total);
        ui.set_height(end + notes);
        let origin = pos2(ui.max_rect().left(), ui.max_rect().top());
        let visible = self.heights.visible(seen.min.y, seen.max.y);
        let mut clicked = None;
        for placed in self.cells_in(visible.clone()) {
            if self.cell_ui(ui, origin, seen, total, &placed)
                && let crate::report::Value::Path(path) = &placed.cell.value
            {
                clicked = Some(path.clone());
            }
        }
        self.rules(ui, origin, total, visible);
        if seen.max.y >= end {
            self.notes_ui(ui, origin + vec2(0.0, end), total);
        }
        clicked
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

    /// Draws a cell; whether it stands for a code and was clicked.
    fn cell_ui(&self, ui: &Ui, origin: egui::Pos2, seen: Rect, total: f32, placed: &PlacedCell<'_>) -> bool {
        let PlacedCell { cell, row, column } = *placed;
        let table = Rect::from_min_size(origin, vec2(total, self.heights.total()));
        let (start, width) = self.span(column, cell.column_span());
        let slot = self.dir().slice(table, start, width);
        let top = self.heights.top(row);
        let height = self.heights.height(row, cell.row_span());
        let place = Rect::from_min_size(pos2(slot.min.x, origin.y + top), vec2(width, height));
        let strong = self.is_strong(cell, row);
        let galley = self.galley(ui, cell, column, strong);
        // The text of a tall cell stays in sight while the cell is.
        let lowest = (height - galley.size().y - PAD.y).max(PAD.y);
        let y = place.top() + (seen.min.y - top + PAD.y).clamp(PAD.y, lowest);
        let is_code = matches!(cell.value, crate::report::Value::Path(_));
        let sense = if is_code { Sense::CLICK } else { Sense::hover() };
        let response = name_cell(ui, place, (row, column, 0), &galley.job.text, sense);
        if is_code && response.hovered() {
            let theme = Theme::of(ui.ctx());
            ui.painter().rect_filled(place, 0.0, theme.colours.hover);
            ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
        }
        let indent = cell.indent() as f32 * INDENT;
        self.text(ui, place, y, &galley, column, strong, indent);
        response.clicked()
    }

    fn is_strong(&self, cell: &Cell, row: usize) -> bool {
        let role = self.table.rows().get(row).map(|row| row.role);
        cell.strong || role == Some(RowRole::Total)
    }

    /// The lines between rows, over the cells that begin there.
    fn rules(&self, ui: &Ui, origin: egui::Pos2, total: f32, rows: Range<usize>) {
        let theme = Theme::of(ui.ctx());
        let table = Rect::from_min_size(origin, vec2(total, self.heights.total()));
        for r in rows.clone() {
            let Some(row) = self.table.rows().get(r) else {
                continue;
            };
            let y = origin.y + self.heights.top(r);
            let line = match self.table.rule_above(r) {
                Some(Rule::Group) => theme.border(),
                Some(Rule::Part) | None => theme.hairline(),
            };
            for (c, _) in row
                .cells
                .iter()
                .enumerate()
                .filter(|(_, cell)| !cell.continues_from_above())
            {
                let (start, width) = self.span(c, 1);
                let slot = self.dir().slice(table, start, width);
                if r > 0 {
                    ui.painter().hline(slot.x_range(), y, line);
                }
            }
        }
        if rows.end == self.table.rows().len() {
            let y = origin.y + self.heights.total();
            ui.painter().hline(table.x_range(), y, theme.border());
        }
    }

    /// Measures some more rows.
    fn measure(&mut self, ui: &Ui) {
        if self.heights.is_complete() {
            return;
        }
        let theme = Theme::of(ui.ctx());
        let table = self.table.clone();
        for _ in 0..MEASURED {
            let r = self.heights.measured();
            let Some(row) = table.rows().get(r) else { break };
            let mut height = theme.size.secondary + 2.0 * PAD.y;
            for (c, cell) in row.cells.iter().enumerate() {
                if !cell.is_covered() && cell.row_span() == 1 {
                    let galley = self.galley(ui, cell, c, self.is_strong(cell, r));
                    height = height.max(galley.size().y + 2.0 * PAD.y);
                }
            }
            self.heights.push(height);
            self.grow_for_merged(ui, &table, r);
        }
        ui.ctx().request_repaint();
    }

    /// A merged cell that ends in row `r` and is taller than its rows makes the last of them taller.
    fn grow_for_merged(&mut self, ui: &Ui, table: &Table, r: usize) {
        let Some(row) = table.rows().get(r) else { return };
        for c in 0..row.cells.len() {
            let begun = (0..=r).rev().find_map(|above| {
                let cell = table.rows().get(above)?.cells.get(c)?;
                (!cell.continues_from_above()).then_some((above, cell))
            });
            let Some((above, cell)) = begun else { continue };
            if cell.is_covered() || cell.row_span() < 2 || above + cell.row_span() != r + 1 {
                continue;
            }
            let needed = self.galley(ui, cell, c, cell.strong).size().y + 2.0 * PAD.y;
            let short = needed - self.heights.height(above, cell.row_span());
            if short > 0.0 {
                self.heights.grow(r, short);
            }
        }
    }

    fn galley(&self, ui: &Ui, cell: &Cell, column: usize, strong: bool) -> Arc<Galley> {
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
        labels::layout_aligned(ui.ctx(), &job, Fit::Wrap(room.max(8.0)), align)
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
    ) {
        let theme = Theme::of(ui.ctx());
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
        painter.galley(pos2(x, y), galley.clone(), theme.colours.ink);
    }

    fn notes(&self) -> Vec<String> {
        let mut notes = self.table.notes.clone();
        notes.extend(self.table.provenance.clone());
        notes
    }

    fn notes_height(&self, ui: &Ui, total: f32) -> f32 {
        let theme = Theme::of(ui.ctx());
        let font = theme.font(theme.size.small);
        let fit = Fit::Wrap(total.min(self.width) - 2.0 * PAD.x);
        let heights = self.notes().into_iter().map(|note| {
            let galley = kit::layout(ui.ctx(), &note, font.clone(), Color32::PLACEHOLDER, fit);
            galley.size().y + theme.space.tiny
        });
        heights.sum::<f32>() + 2.0 * theme.space.medium
    }

    fn notes_ui(&self, ui: &mut Ui, at: egui::Pos2, total: f32) {
        let theme = Theme::of(ui.ctx());
        let place = Rect::from_min_size(
            at + vec2(0.0, theme.space.medium),
            vec2(total, self.notes_height(ui, total)),
        );
        let place = self
            .dir()
            .slice(place, PAD.x, total.min(self.width) - 2.0 * PAD.x);
        ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
            kit::column(ui, |ui| {
                use egui::Widget as _;
                ui.spacing_mut().item_spacing.y = theme.space.tiny;
                for note in self.notes() {
                    kit::StyledText::new(&note).small().ui(ui);
                }
            });
        });
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
