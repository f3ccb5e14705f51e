//! Drawing the table: the head with its columns, and the rows that are in sight.

use std::rc::Rc;
use std::sync::Arc;

use egui::accesskit::Role;
use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align, Color32, CursorIcon, Galley, Id, Rect, Response, Sense, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::cards::LadderCard;
use super::cells::{CellLayout, MARK, PAD};
use super::columns::{LadderColumn, Widths};
use super::editing::fitting_hint;
use super::{LadderPage, RowToShow};
use crate::analysis::{LadderEntry, LadderOrder};
use crate::i18n::Words;
use crate::model::{CodeRef, CodingId, Edit};
use crate::settings::LadderSettings;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::kit::{
    self, Dir, Fit, Icon, MenuItem, Scroll, context_menu, context_menu_by, focus_ring, labels, layout,
    take_menu_key, tooltip_ui,
};
use crate::ui::parts::dotted::dotted;
use crate::ui::parts::drag::Dragged;
use crate::ui::parts::importance::importance_tip;
use crate::ui::parts::view::View as _;
use crate::ui::theme::Theme;

/// Height of the head, in points.
const HEAD: f32 = 30.0;
/// How far a border moves by the menu of a head, in points.
const STEP: f32 = 32.0;
/// Most characters of a text in a tooltip.
const IN_TIP: usize = 1500;
/// Width of a tooltip with a long text, in points.
const TIP: f32 = 420.0;

/// A row that is drawn.
struct DrawnRow {
    row: usize,
    entry: LadderEntry,
    card: Rc<LadderCard>,
    rect: Rect,
}

/// What was done to a cell.
struct TouchedCell {
    row: usize,
    coding: CodingId,
    column: LadderColumn,
    response: Response,
}

impl LadderPage {
    pub(super) fn table_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        ui.spacing_mut().item_spacing.y = 0.0;
        let widths = Widths::new(&cx.settings.ladder.columns, ui.available_width());
        let look = CellLayout::new(ui.ctx(), widths);
        self.head_row_ui(ui, cx, &look);
        let view = ui.available_rect_before_wrap();
        let id = ui.make_persistent_id("ladder-rows");
        let body = ui.interact(view, id, Sense::focusable_noninteractive());
        let title = cx.tr("ladder-title");
        body.widget_info(|| WidgetInfo::labeled(Role::Table, true, &title));
        self.keep_keyboard(ui, &body, cx);
        self.follow_kept();
        if body.has_focus() && self.editing.is_none() {
            self.keys(ui, cx, view.height());
        }
        let offset = self.settle(ui, cx, &look, view.height());
        let mut touched = Vec::new();
        let shown = Scroll::vertical("ladder")
            .offset(offset)
            .show_viewport(ui, |ui, seen| {
                ui.set_height(self.standing.total() as f32);
                touched = self.rows_ui(ui, cx, &look, view.top(), seen);
            });
        let offset = f64::from(shown.state.clamped_offset().y);
        self.standing.moved_to(offset, self.rows.found());
        for touched in touched {
            self.respond(ui, cx, &touched);
        }
        self.after_editing(ui, cx);
        if let Some(dragged) = Dragged::over(ui.ctx())
            && let Dragged::Codings(codings) = &*dragged
        {
            let rows = cx.words.with("ladder-count-all", &[("of", codings.len())]);
            kit::drag_ghost(ui.ctx(), &rows, None);
        }
        if let Some(row) = self.wants_text.take() {
            self.show_row(row, cx);
        }
    }

    /// Takes the keyboard where it was asked for, and again when what had it in front of the page is gone.
    fn keep_keyboard(&mut self, ui: &Ui, body: &Response, cx: &mut Cx<'_>) {
        self.body = Some(body.id);
        let focused = ui.memory(|memory| memory.focused());
        let here = |id: Id| {
            ui.ctx()
                .read_response(id)
                .is_some_and(|r| r.layer_id == ui.layer_id())
        };
        // What stands in front has the keys, even where none of it has the keyboard.
        let layer = ui.layer_id();
        let in_front =
            !ui.memory(|memory| memory.is_above_modal_layer(layer)) || egui::Popup::is_any_open(ui.ctx());
        match focused {
            _ if in_front => return,
            Some(id) if id == body.id => self.had_keyboard = true,
            Some(id) => self.had_keyboard &= !here(id),
            None => self.take_keyboard |= self.had_keyboard && !ui.input(|i| i.pointer.any_down()),
        }
        if std::mem::take(&mut self.take_keyboard) {
            body.request_focus();
            self.had_keyboard = true;
            self.mean_ring(cx);
        }
    }

    /// Measures what will be seen. Where the view has to jump, by how much.
    fn settle(&mut self, ui: &Ui, cx: &Cx<'_>, look: &CellLayout, view: f32) -> Option<f32> {
        let Self {
            rows,
            cards,
            standing,
            filter,
            editing,
            sought,
            ..
        } = self;
        let found = rows.found();
        standing.estimate(look.key(ui.ctx()), found.entries.len(), |row| {
            found
                .entry(row)
                .map_or(0.0, |entry| look.guess(entry.range.len()))
        });
        let mut measure = |row: usize| {
            let card = found.entry(row).and_then(|entry| cards.get(cx, filter, entry));
            let begins = |column: LadderColumn| {
                column
                    .merged()
                    .is_none_or(|merged| found.begin(row, merged) == row)
            };
            let lines = card.map_or(HEAD.into(), |card| look.height(ui.ctx(), &card, begins));
            let field = editing
                .as_ref()
                .filter(|e| found.entry(row).is_some_and(|r| r.coding == e.row));
            field.map_or(lines, |editing| lines.max(editing.height()))
        };
        if let Some(row) = editing.as_ref().and_then(|e| found.place(e.row)) {
            let height = measure(row);
            standing.set(row, height);
        }
        let offset = standing.settle(f64::from(view), sought.take(), measure);
        offset.map(|offset| offset as f32)
    }

    /// The names of the columns; a click sorts, the border at the end of each is a handle.
    fn head_row_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, look: &CellLayout) {
        let c = &look.theme.colours;
        let (head, titles) = self.titles(ui, cx, look);
        let size = vec2(ui.available_width(), head);
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        ui.painter()
            .hline(rect.x_range(), rect.max.y - 0.5, look.theme.border());
        for (column, (title, galley)) in LadderColumn::ALL.into_iter().zip(titles) {
            let slot = look.widths.slot(rect, column, look.dir);
            let order = match column {
                LadderColumn::Utterance => Some(LadderOrder::Text),
                LadderColumn::Condensed => None,
                LadderColumn::Code | LadderColumn::Subcategory | LadderColumn::Category => {
                    Some(LadderOrder::Codes)
                }
            };
            let sense = if order.is_some() {
                Sense::click()
            } else {
                Sense::hover()
            };
            let response = ui.interact(slot, ui.scope_id().with(("ladder-head", column.index())), sense);
            if let Some(order) = order
                && response.clicked()
            {
                self.set_order(order);
            }
            if order.is_some() && response.hovered() {
                let radius = f32::from(look.theme.radius.control);
                ui.painter()
                    .rect_filled(slot.shrink2(vec2(1.0, 2.0)), radius, c.hover);
            }
            let sorts = self.is_sorting(column);
            let inner = slot.shrink2(vec2(PAD.x, 0.0));
            let cut = galley.elided;
            let place = look.dir.slice(inner, 0.0, galley.size().x);
            if sorts {
                let arrow = look.dir.slice(inner, galley.size().x + 2.0, 12.0);
                Icon::ChevronDown.paint(ui.painter(), arrow, 10.0, c.secondary, look.dir);
            }
            let top = rect.center().y - galley.size().y / 2.0;
            ui.painter().galley(pos2(place.min.x, top), galley, c.secondary);
            response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &title));
            focus_ring(ui, &look.theme, &response);
            if cut {
                tooltip_ui(&response, |ui| {
                    kit::label(ui, &title);
                });
            }
            context_menu(&response, |ui| {
                for (id, by) in [("ladder-wider", STEP), ("ladder-narrower", -STEP)] {
                    if MenuItem::new(&cx.words.get(id)).show(ui).clicked() {
                        // The last column has no border behind it, and moves the one before it.
                        let last = column == LadderColumn::Category;
                        let (border, by) = if last {
                            (column.step(-1), -by)
                        } else {
                            (column, by)
                        };
                        cx.settings.ladder.columns = look.widths.drag(border, by);
                    }
                }
                if MenuItem::new(&cx.words.get("ladder-usual-widths"))
                    .show(ui)
                    .clicked()
                {
                    cx.settings.ladder.columns = LadderSettings::default().columns;
                }
            });
            if column != LadderColumn::Category {
                let edge = look.dir.from_trailing(slot, 0.0);
                let handle = Rect::from_x_y_ranges(edge - 4.0..=edge + 4.0, slot.y_range());
                let drag = ui.interact(handle, response.id.with("edge"), Sense::DRAG);
                if drag.dragged() {
                    let by = drag.drag_delta().x * look.dir.sign();
                    cx.settings.ladder.columns = look.widths.drag(column, by);
                }
                if drag.hovered() || drag.dragged() {
                    ui.painter().vline(edge, slot.y_range(), look.theme.border());
                    drag.on_hover_and_drag_cursor(CursorIcon::ResizeHorizontal);
                }
            }
        }
    }

    /// Whether the rows stand in the order that a click on this head gives.
    fn is_sorting(&self, column: LadderColumn) -> bool {
        match column {
            LadderColumn::Utterance => self.order == LadderOrder::Text,
            LadderColumn::Category => self.order == LadderOrder::Codes,
            LadderColumn::Condensed | LadderColumn::Code | LadderColumn::Subcategory => false,
        }
    }

    /// The names of the columns, on two lines where one is too short for them, and the height of the head.
    fn titles(&self, ui: &Ui, cx: &Cx<'_>, look: &CellLayout) -> (f32, Vec<(String, Arc<Galley>)>) {
        let titles: Vec<_> = LadderColumn::ALL
            .into_iter()
            .map(|column| {
                let title = column.title(cx.snapshot(), &cx.words);
                let arrow = if self.is_sorting(column) { 14.0 } else { 0.0 };
                let room = look.widths.of(column) - 2.0 * PAD.x - arrow;
                let font = look.theme.bold(look.theme.size.secondary);
                let fit = Fit::Rows(room.max(8.0), 2);
                let galley = layout(ui.ctx(), &title, font, Color32::PLACEHOLDER, fit);
                (title, galley)
            })
            .collect();
        let highest = titles
            .iter()
            .map(|(_, galley)| galley.size().y)
            .fold(0.0, f32::max);
        ((highest + 8.0).max(HEAD), titles)
    }

    fn rows_ui(
        &mut self,
        ui: &mut Ui,
        cx: &mut Cx<'_>,
        look: &CellLayout,
        top: f32,
        seen: Rect,
    ) -> Vec<TouchedCell> {
        let (from, to) = (f64::from(seen.min.y), f64::from(seen.max.y));
        // Places are counted from the top of the view: far down in a long table f32 is too coarse for the others.
        let y = |at: f64| top + (at - from) as f32;
        let across = ui.max_rect().x_range();
        let mut drawn = Vec::new();
        let mut row = self.standing.at(from);
        while row < self.standing.count() && self.standing.top(row) < to {
            let entry = self.rows.found().entry(row).copied();
            let (above, below) = (self.standing.top(row), self.standing.top(row + 1));
            if let Some(entry) = entry
                && let Some(card) = self.cards.get(cx, &self.filter, &entry)
            {
                let rect = Rect::from_x_y_ranges(across, y(above)..=y(below));
                drawn.push(DrawnRow {
                    row,
                    entry,
                    card,
                    rect,
                });
            }
            row += 1;
        }
        for row in &drawn {
            self.ground_ui(ui, look, row);
        }
        let mut touched = Vec::new();
        for (i, row) in drawn.iter().enumerate() {
            for column in LadderColumn::ALL {
                let slot = look.widths.slot(row.rect, column, look.dir);
                self.text_ui(ui, look, &drawn, i, column, slot, y(from));
                touched.extend(self.cell_ui(ui, cx, look, row, column, slot));
            }
        }
        touched
    }

    /// The ground of a row and the lines over those of its cells that begin with it.
    fn ground_ui(&self, ui: &Ui, look: &CellLayout, drawn: &DrawnRow) {
        let c = &look.theme.colours;
        let rect = drawn.rect;
        if self.selected.contains(&drawn.entry.coding) {
            ui.painter().rect_filled(rect, 0.0, c.accent_soft);
        } else if ui.rect_contains_pointer(rect) {
            ui.painter().rect_filled(rect, 0.0, c.hover);
        }
        if drawn.row == 0 {
            return;
        }
        for column in LadderColumn::ALL {
            if self.begins(drawn.row, column) {
                let slot = look.widths.slot(rect, column, look.dir);
                let category =
                    self.begins(drawn.row, LadderColumn::Category) && self.order == LadderOrder::Codes;
                let line = if category {
                    look.theme.border()
                } else {
                    look.theme.hairline()
                };
                ui.painter().hline(slot.x_range(), rect.min.y, line);
            }
        }
    }

    fn begins(&self, row: usize, column: LadderColumn) -> bool {
        let begin = |merged| self.found().begin(row, merged) == row;
        column.merged().is_none_or(begin)
    }

    /// Draws the text of a cell. A cell that goes on over several rows is drawn once, where it comes into view, and its
    /// text stays in sight as long as the cell is.
    #[expect(
        clippy::too_many_arguments,
        reason = "a text is told where it stands and among what"
    )]
    fn text_ui(
        &self,
        ui: &Ui,
        look: &CellLayout,
        drawn: &[DrawnRow],
        i: usize,
        column: LadderColumn,
        slot: Rect,
        top: f32,
    ) {
        let Some(row) = drawn.get(i) else { return };
        if i > 0 && !self.begins(row.row, column) {
            return;
        }
        if self.is_editing(row.entry.coding, column) {
            return;
        }
        let c = &look.theme.colours;
        let (galley, _) = look.text(ui.ctx(), &row.card, column);
        let rest = drawn.get(i + 1..).unwrap_or_default();
        let same = rest.iter().take_while(|next| !self.begins(next.row, column));
        let end = match column.merged() {
            Some(_) => same.last().map_or(row.rect.max.y, |last| last.rect.max.y),
            None => row.rect.max.y,
        };
        let place = Rect::from_x_y_ranges(slot.x_range(), row.rect.min.y..=end);
        let mut inner = place.shrink2(PAD);
        let pinned = inner.min.y.max(top + PAD.y);
        let y = if column.merged().is_some() {
            pinned.min((end - PAD.y - galley.size().y).max(inner.min.y))
        } else {
            inner.min.y
        };
        let ink = if column == LadderColumn::Code && row.card.code(column).is_some() {
            let mark = look.dir.slice(inner, 0.0, 8.0);
            let line = look.theme.size.interface * 0.8;
            ui.painter()
                .circle_filled(pos2(mark.center().x, y + line), 4.0, row.card.colour.0);
            inner = look.dir.slice(inner, MARK, inner.width() - MARK);
            c.ink
        } else if column == LadderColumn::Condensed
            || column == LadderColumn::Utterance
            || column == LadderColumn::Category
        {
            c.ink
        } else {
            c.secondary.lerp_to_gamma(c.ink, 0.6)
        };
        let painter = ui.painter().with_clip_rect(ui.clip_rect().intersect(place));
        let bottom = look.paint(&painter, inner, y, (column, row.card.text(column)), &galley, ink);
        if column == LadderColumn::Utterance {
            look.paint_place(&painter, inner, bottom, &row.card);
        }
    }

    /// What is done to a cell: it is pressed, dragged, dropped on, written in.
    fn cell_ui(
        &mut self,
        ui: &mut Ui,
        cx: &mut Cx<'_>,
        look: &CellLayout,
        drawn: &DrawnRow,
        column: LadderColumn,
        slot: Rect,
    ) -> Option<TouchedCell> {
        let coding = drawn.entry.coding;
        let id = ui.scope_id().with((coding, column.index()));
        if self.is_editing(coding, column) {
            self.field_ui(ui, cx, slot);
            return None;
        }
        let card = &drawn.card;
        let response = ui.interact(slot, id, Sense::CLICK | Sense::DRAG);
        let here = self.cursor.coding == Some(coding) && self.cursor.column == column;
        let chosen = self.selected.contains(&coding);
        let text = card.text(column);
        let hint = column == LadderColumn::Condensed && text.is_empty();
        if hint && (here || response.hovered()) {
            let inner = slot.shrink2(PAD);
            let font = look.theme.font(look.size());
            let fit = Fit::Truncate(inner.width());
            let hint = fitting_hint(ui.ctx(), &cx.words, look.size(), inner.width());
            let galley = layout(ui.ctx(), &hint, font, Color32::PLACEHOLDER, fit);
            let place = look.dir.slice(inner, 0.0, galley.size().x);
            let ink = look.theme.colours.disabled;
            ui.painter().galley(pos2(place.min.x, inner.min.y), galley, ink);
        }
        response.widget_info(|| {
            let named = match column {
                LadderColumn::Utterance => format!("{text}\n{}", told_of(card, &cx.words)),
                _ if hint => cx.tr("ladder-condense"),
                _ => text.to_owned(),
            };
            WidgetInfo::labeled(Role::Cell, true, named)
        });
        ui.ctx()
            .accesskit_node_builder(response.id, |node| node.set_selected(chosen));
        let has_keyboard = self.body.is_some() && ui.memory(|memory| memory.focused()) == self.body;
        let radius = f32::from(look.theme.radius.control);
        if here {
            self.cursor_rect = Some(slot);
        }
        if here && has_keyboard {
            let ring = slot.shrink2(vec2(1.0, 2.0));
            ui.painter()
                .rect_stroke(ring, radius, look.theme.focus_ring(), StrokeKind::Inside);
        }
        if response.hovered() && look.text(ui.ctx(), card, column).1 {
            tip_ui(&response, text, &told_of(card, &cx.words));
        }
        if column == LadderColumn::Code
            && let Some(dragged) = Dragged::over(ui.ctx())
            && let Dragged::Codings(codings) = &*dragged
            && ui.rect_contains_pointer(slot)
            && !codings.contains(&coding)
        {
            ui.painter().rect_stroke(
                slot.shrink(1.0),
                radius,
                look.theme.focus_ring(),
                StrokeKind::Inside,
            );
            if Dragged::dropped(ui.ctx()).is_some() {
                let code = CodeRef::Id(drawn.entry.code);
                cx.act(Action::EditWithToast(Edit::RecodeCodings(codings.clone(), code)));
            }
        }
        self.menu_ui(ui, cx, drawn, column, here, &response);
        let done = response.clicked()
            || response.double_clicked()
            || response.secondary_clicked()
            || response.drag_started();
        done.then_some(TouchedCell {
            row: drawn.row,
            coding,
            column,
            response,
        })
    }

    /// The menu of a cell, by the other button or, for the cell at the cursor, by key.
    fn menu_ui(
        &mut self,
        ui: &Ui,
        cx: &mut Cx<'_>,
        drawn: &DrawnRow,
        column: LadderColumn,
        here: bool,
        response: &Response,
    ) {
        let (row, coding) = (drawn.row, drawn.entry.coding);
        let by_key = here && self.has_keyboard(ui.ctx()) && take_menu_key(ui.ctx());
        if response.secondary_clicked() || by_key {
            self.menu_of = Some((coding, column));
            self.cursor.column = column;
            if !self.selected.contains(&coding) {
                self.select_only(coding);
            }
        }
        if self.menu_of == Some((coding, column)) {
            context_menu_by(response, by_key, |ui| self.menu_entries_ui(ui, cx, row, column));
        }
    }

    /// Follows what was done to a cell.
    fn respond(&mut self, ui: &Ui, cx: &mut Cx<'_>, touched: &TouchedCell) {
        let TouchedCell {
            row,
            coding,
            column,
            response,
        } = touched;
        let modifiers = ui.input(|input| input.modifiers);
        if response.drag_started() {
            if !self.selected.contains(coding) {
                self.select_only(*coding);
            }
            let chosen = self.chosen(cx.snapshot());
            Dragged::Codings(chosen).start(ui.ctx());
            return;
        }
        self.cursor.column = *column;
        self.take_keyboard = true;
        if response.double_clicked() {
            self.activate(*row, cx);
        } else if response.secondary_clicked() {
            if self.cursor.coding != Some(*coding) {
                self.cursor.coding = Some(*coding);
                self.cursor.row = *row;
            }
        } else if modifiers.command {
            self.toggle(*row, *coding, cx);
        } else {
            self.go_to(*row, modifiers.shift, cx);
        }
    }

    /// Adds a row to the selection or takes it out.
    fn toggle(&mut self, row: usize, coding: CodingId, cx: &mut Cx<'_>) {
        self.cursor.coding = Some(coding);
        self.cursor.row = row;
        self.anchor = Some(coding);
        if !self.selected.remove(&coding) {
            self.selected.insert(coding);
            if let Some(entry) = self.found().entry(row).copied() {
                self.show_in_text(&entry, cx);
            }
        }
        self.sought = Some(RowToShow { row, middle: false });
    }
}

/// Where the words of a row come from, and how important they are.
fn told_of(card: &LadderCard, words: &Words) -> String {
    let importance = card.importance;
    let told = importance.is_marked().then(|| importance_tip(importance, words));
    let facts: Vec<String> = [card.place.clone()].into_iter().chain(told).collect();
    dotted(&facts)
}

/// The whole of a text that was cut off, and where it comes from.
fn tip_ui(response: &Response, text: &str, place: &str) {
    let end = text.char_indices().nth(IN_TIP);
    let shown = match end {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    };
    let theme = Theme::of(&response.ctx);
    let dir = Dir::of(&response.ctx);
    tooltip_ui(response, |ui| {
        // A long text begins each line at the side of its own language, in a window of the other one as well.
        let rtl = labels::is_rtl(&shown, dir);
        let align = if rtl { Align::Max } else { Align::Min };
        let format = TextFormat::simple(theme.font(theme.size.interface), Color32::PLACEHOLDER);
        let job = LayoutJob::single_section(shown, format);
        let galley = labels::layout_aligned(ui.ctx(), &job, Fit::Wrap(TIP), align);
        let (rect, _) = ui.allocate_exact_size(galley.size(), Sense::hover());
        ui.painter().galley(rect.min, galley, theme.colours.ink);
        use egui::Widget as _;
        kit::StyledText::new(place).small().fit(Fit::Wrap(TIP)).ui(ui);
    });
}
