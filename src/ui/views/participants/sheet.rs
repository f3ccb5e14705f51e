//! Drawing the sheet of participants and changing its cells.

use egui::{Id, Key, Modifiers, Popup, Rect, Sense, StrokeKind, Ui, Widget as _, vec2};

use super::deletion::delete;
use super::grid::{
    ColumnKey, Grid, GridRow, cell_edit, document_choices, introducer_edit, is_name_taken, known_values,
    speaks_edit,
};
use super::paste::{Landing, pasted, with_attributes};
use super::proposals::proposals_ui;
use super::{CellDone, EditedCell, ParticipantsPage};
use crate::model::{Edit, EditError, MemoTarget, ParticipantId};
use crate::ui::action::{Action, Dialog};
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::kit::{self, DataTable, Dir, Icon, MenuItem, StyledText, TableColumn, menu_separator};
use crate::ui::kit::{hold_tab, leave_by_tab, take_key};
use crate::ui::parts::chooser::{Chooser, ChooserItem};
use crate::ui::parts::memo_mark::{kind_icon, memo_tip};
use crate::ui::parts::pasted::take_pasted;
use crate::ui::theme::Theme;
use crate::ui::typeset::{Field, take_typed};

/// The name of the table, from which the id of the part that has the keyboard is made.
const TABLE: &str = "participants";
/// The height of a row, so that a field fits in.
const ROW: f32 = 36.0;
/// The mean width of a letter, and what a cell has beside its words, in points.
const LETTER: f32 = 6.6;
const SIDES: f32 = 40.0;
/// The least and the greatest width that a column has for its cells, in points.
const COLUMN: (f32, f32) = (120.0, 340.0);
/// To which width a column gives way before the sheet is wider than its page, in points.
const SHRUNK: f32 = 145.0;
/// How many known values are proposed.
const PROPOSED: usize = 6;

/// The width of a column whose longest cell has so many letters, before it has its share of what is left, in points.
fn wide(letters: usize) -> f32 {
    (letters as f32 * LETTER + SIDES).clamp(COLUMN.0, COLUMN.1)
}

impl ParticipantsPage {
    pub(super) fn sheet_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, grid: &Grid) {
        let titles: Vec<String> = grid.columns.iter().map(|c| title(cx, *c)).collect();
        let columns: Vec<TableColumn<'_>> = grid
            .columns
            .iter()
            .zip(&titles)
            .zip(&grid.letters)
            .map(|((key, title), letters)| match key {
                ColumnKey::Name => TableColumn::new(title, 110.0).sortable(),
                ColumnKey::Attribute(_) => {
                    let column = TableColumn::new(title, wide(*letters)).at_least(SHRUNK);
                    column.grows().sortable()
                }
                ColumnKey::IntroducedBy => TableColumn::new(title, 120.0).sortable(),
                ColumnKey::Documents => TableColumn::new(title, wide(*letters)).at_least(SHRUNK).grows(),
            })
            .collect();
        let body = ui.make_persistent_id(TABLE).with("body");
        if std::mem::take(&mut self.take_keyboard) {
            ui.memory_mut(|m| m.request_focus(body));
        }
        let has_keyboard = ui.memory(|m| m.has_focus(body));
        if self.row.is_none_or(|row| !self.picked.contains(&row)) {
            self.picked.clear();
        }
        self.kept_here = self.kept_here.filter(|_| has_keyboard);
        let at = self.row.and_then(|id| grid.rows.iter().position(|r| r.id == id));
        // A menu or a list that stands over the sheet has the keys, though it leaves the keyboard here.
        let hears = has_keyboard && !Popup::is_any_open(ui.ctx());
        if hears && self.editing.is_none() {
            self.keys(ui, cx, grid, at);
        }
        // Where nothing has the keyboard what is pasted is for the sheet too.
        let layer = ui.layer_id();
        let nobody = ui.memory(|m| m.focused().is_none() && m.allows_interaction(layer));
        let pastes = hears || (nobody && !Popup::is_any_open(ui.ctx()));
        if pastes
            && self.editing.is_none()
            && let Some(block) = take_pasted(ui)
        {
            // Only a cell that is seen to have the keyboard takes it.
            self.paste(cx, grid, &titles, at.filter(|_| hears), block);
        }
        let sorted = self
            .sort
            .and_then(|(key, backwards)| Some((grid.columns.iter().position(|c| *c == key)?, !backwards)));
        let comma = cx.words.list_comma();
        let say = |row: usize| {
            grid.rows
                .get(row)
                .map_or_else(String::new, |r| r.cells.join(&comma))
        };
        let mut actions = Vec::new();
        let picked: Vec<usize> = (0..grid.rows.len())
            .filter(|i| grid.rows.get(*i).is_some_and(|r| self.picked.contains(&r.id)))
            .collect();
        let name = cx.tr("participants-title");
        let shown = DataTable::new(TABLE, &columns, grid.rows.len())
            .name(&name)
            .by_cells()
            .row_height(ROW)
            .selected(at)
            .sought(at.filter(|_| self.editing.as_ref().is_some_and(|editing| !editing.started)))
            .picked(&picked)
            .sorted(sorted)
            .show(ui, say, |ui, row, column| {
                let (Some(row), Some(key)) = (grid.rows.get(row), grid.columns.get(column)) else {
                    return;
                };
                self.cell_ui(ui, cx, row, *key, column, has_keyboard, &mut actions);
            });
        if hears && self.row.is_some() {
            hold_tab(ui, body);
        }
        if let Some(row) = shown.select.and_then(|row| grid.rows.get(row)) {
            self.pick(ui, grid, row.id);
        }
        if let Some(row) = shown.activate.and_then(|row| grid.rows.get(row)) {
            self.open_cell(ui, grid, row);
        }
        if let Some(key) = shown.sort.and_then(|c| grid.columns.get(c)) {
            self.sort = match self.sort {
                Some((by, false)) if by == *key => Some((*key, true)),
                Some((by, true)) if by == *key => None,
                _ => Some((*key, false)),
            };
        }
        if let Some((row, response)) = shown.context
            && let Some(row) = grid.rows.get(row)
        {
            let by_key = has_keyboard && kit::take_menu_key(ui.ctx());
            kit::context_menu_by(&response, by_key, |ui| {
                self.row_menu(ui, cx, grid, row, &mut actions)
            });
        }
        for action in actions {
            cx.act(action);
        }
        self.after_field(ui, cx, grid);
        if let Some(editing) = &self.editing {
            cx.shared.typing = editing.typing(cx.snapshot());
        }
    }

    /// The keys of the sheet while no cell is written in.
    fn keys(&mut self, ui: &Ui, cx: &mut Cx<'_>, grid: &Grid, at: Option<usize>) {
        let (inward, outward) = Dir::of(ui.ctx()).arrows();
        let pressed = |key| take_key(ui, Modifiers::NONE, key);
        let last = grid.columns.len().saturating_sub(1);
        if pressed(inward) {
            self.column = (self.column + 1).min(last);
        }
        if pressed(outward) {
            self.column = self.column.saturating_sub(1);
        }
        let Some(row) = at.and_then(|row| grid.rows.get(row)) else {
            return;
        };
        if take_key(ui, Modifiers::COMMAND, Key::A) {
            self.picked = grid.rows.iter().map(|r| r.id).collect();
        }
        self.tab(ui, grid, at.unwrap_or_default());
        if pressed(Key::F2) {
            self.open_cell(ui, grid, row);
        }
        if pressed(Key::F3) {
            cx.act(Action::Show(Dialog::Memo(MemoTarget::Participant(row.id))));
        }
        if pressed(Key::Delete) {
            self.empty_cell(cx, grid, row);
        }
        // A letter begins the cell anew, as in any sheet: that to which Tab has gone in the same frame. Where Enter has just
        // kept the cell and there was no further row to go to it goes on at the end, so that it replaces nothing unseen.
        let here = self.row.map(|id| (id, self.column));
        self.kept_here = self.kept_here.filter(|cell| Some(*cell) == here);
        if let Some(id) = self.row
            && let Some(key @ (ColumnKey::Name | ColumnKey::Attribute(_))) = grid.columns.get(self.column)
            && let Some(typed) = take_typed(ui)
        {
            let written = row.cells.get(self.column).filter(|_| self.kept_here.is_some());
            let text = written.map_or_else(String::new, String::clone) + &typed;
            self.editing = Some(EditedCell::new(id, *key, text, false));
        }
    }

    /// Fills cells with a block, or tells what has to be done first.
    fn paste(
        &self,
        cx: &mut Cx<'_>,
        grid: &Grid,
        titles: &[String],
        at: Option<usize>,
        mut block: Vec<Vec<String>>,
    ) {
        let at = at.map(|row| (row, self.column));
        let Some(landing) = Landing::of(cx.snapshot(), grid, titles, at, &mut block) else {
            let hint = cx.tr("participants-paste-where");
            return cx.act(Action::Say(hint));
        };
        let first = cx.tr("participants-first-name");
        let mut pasted = pasted(cx.snapshot(), &landing, &block, &first);
        pasted.with_attributes = with_attributes(cx.snapshot(), &landing, &block, &first).map(Box::new);
        cx.act(Action::Paste(Box::new(pasted)));
    }

    /// Tab goes to the next cell, with Shift to the one before, and out of the sheet beyond its ends. Escape leaves the
    /// cell, so that Tab leaves the sheet.
    fn tab(&mut self, ui: &Ui, grid: &Grid, row: usize) {
        let columns = grid.columns.len();
        for (modifiers, forward) in [(Modifiers::SHIFT, false), (Modifiers::NONE, true)] {
            if !take_key(ui, modifiers, Key::Tab) {
                continue;
            }
            let at = row * columns + self.column.min(columns.saturating_sub(1));
            let next = if forward { Some(at + 1) } else { at.checked_sub(1) };
            match next.and_then(|next| Some((grid.rows.get(next / columns.max(1))?, next % columns.max(1)))) {
                Some((row, column)) => {
                    (self.row, self.column) = (Some(row.id), column);
                    self.picked.clear();
                }
                None => leave_by_tab(ui, forward),
            }
        }
        if take_key(ui, Modifiers::NONE, Key::Escape) {
            self.row = None;
            self.picked.clear();
        }
    }

    fn empty_cell(&self, cx: &mut Cx<'_>, grid: &Grid, row: &GridRow) {
        let edit = match grid.columns.get(self.column) {
            Some(ColumnKey::Name) => {
                let deletion = delete(self.meant(grid, row.id), cx);
                return cx.act(deletion);
            }
            Some(key @ ColumnKey::Attribute(_)) => cell_edit(cx.snapshot(), row.id, *key, ""),
            Some(ColumnKey::IntroducedBy) => introducer_edit(cx.snapshot(), row.id, None),
            Some(ColumnKey::Documents) | None => None,
        };
        if let Some(edit) = edit {
            cx.act(Action::EditWithToast(edit));
        }
    }

    /// Begins to write in the cell at the cursor, or opens its list.
    fn open_cell(&mut self, ui: &Ui, grid: &Grid, row: &GridRow) {
        let Some(key) = grid.columns.get(self.column) else {
            return;
        };
        match key {
            ColumnKey::Name | ColumnKey::Attribute(_) => {
                let text = row.cells.get(self.column).cloned().unwrap_or_default();
                self.editing = Some(EditedCell::new(row.id, *key, text, true));
            }
            ColumnKey::IntroducedBy | ColumnKey::Documents => {
                self.chooser = Chooser::default();
                Popup::open_id(ui.ctx(), list_id(row.id, *key).with("popup"));
            }
        }
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "a cell is told where it is and where its wishes go"
    )]
    fn cell_ui(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        row: &GridRow,
        key: ColumnKey,
        column: usize,
        has_keyboard: bool,
        actions: &mut Vec<Action>,
    ) {
        let place = ui.max_rect();
        let cell = place.expand2(vec2(8.0, 0.0));
        let here = self.row == Some(row.id) && self.column == column;
        let pressed = ui.input(|input| {
            let inside = input.pointer.interact_pos().is_some_and(|p| cell.contains(p));
            input.pointer.any_pressed() && inside
        });
        if pressed && ui.rect_contains_pointer(cell) {
            self.column = column;
        }
        if self
            .editing
            .as_ref()
            .is_some_and(|e| e.id == row.id && e.column == key)
        {
            self.field_ui(ui, cx, place);
            return;
        }
        let text = row.cells.get(column).map_or("", String::as_str);
        match key {
            ColumnKey::Name | ColumnKey::Attribute(_) => {
                let strong = key == ColumnKey::Name;
                let text = StyledText::new(text).elided();
                let text = if strong { text.strong() } else { text };
                text.ui(ui);
                let memo = row.memo.filter(|_| strong).and_then(|id| cx.snapshot().memo(id));
                if let Some(memo) = memo {
                    let theme = Theme::of(ui.ctx());
                    let (mark, response) = ui.allocate_exact_size(vec2(14.0, 14.0), Sense::hover());
                    let dir = Dir::of(ui.ctx());
                    kind_icon(memo.kind).paint(ui.painter(), mark, 12.0, theme.colours.secondary, dir);
                    kit::tooltip(response, memo_tip(memo, &cx.words));
                }
            }
            ColumnKey::IntroducedBy | ColumnKey::Documents => {
                self.list_cell_ui(ui, cx, row, key, text, actions)
            }
        }
        if here && has_keyboard {
            let theme = Theme::of(ui.ctx());
            let ring = cell.shrink2(vec2(1.0, 2.0));
            let radius = f32::from(theme.radius.control);
            ui.set_clip_rect(ui.clip_rect().union(cell));
            ui.painter()
                .rect_stroke(ring, radius, theme.focus_ring(), StrokeKind::Inside);
        }
    }

    /// A cell whose content is chosen from a list.
    fn list_cell_ui(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        row: &GridRow,
        key: ColumnKey,
        text: &str,
        actions: &mut Vec<Action>,
    ) {
        let place = ui.max_rect();
        let arrow = Dir::of(ui.ctx()).slice(place, place.width() - 16.0, 16.0);
        let theme = Theme::of(ui.ctx());
        let opener = ui.interact(arrow.expand2(vec2(6.0, 0.0)), list_id(row.id, key), Sense::CLICK);
        let name = cx.words.with(
            "participants-choose",
            &[("column", title(cx, key)), ("name", name_of(row))],
        );
        opener.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, &name));
        if kit::popover_opens(&opener) {
            self.chooser = Chooser::default();
        }
        let mut room = place;
        let dir = Dir::of(ui.ctx());
        if dir.is_rtl() {
            room.min.x += 18.0;
        } else {
            room.max.x -= 18.0;
        }
        let builder = egui::UiBuilder::new().max_rect(room).layout(dir.row());
        ui.scope_builder(builder, |ui| StyledText::new(text).elided().ui(ui));
        let ink = if opener.hovered() {
            theme.colours.ink
        } else {
            theme.colours.disabled
        };
        Icon::ChevronDown.paint(ui.painter(), arrow, 11.0, ink, dir);
        kit::popover(&opener, 280.0, |ui| {
            let edit = match key {
                ColumnKey::IntroducedBy => self.introducer_ui(ui, cx, row.id),
                ColumnKey::Name | ColumnKey::Attribute(_) | ColumnKey::Documents => {
                    self.documents_ui(ui, cx, row.id)
                }
            };
            if key == ColumnKey::IntroducedBy && edit.is_some() {
                ui.close();
            }
            actions.extend(edit.map(Action::EditWithToast));
        });
    }

    fn introducer_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, id: ParticipantId) -> Option<Edit> {
        let person = cx.snapshot().participant(id)?;
        let people = cx.snapshot().participants();
        let others: Vec<_> = people.iter().filter(|p| p.id != id).collect();
        let mut choices = vec![ChooserItem {
            name: cx.tr("participants-nobody"),
            hint: String::new(),
            depth: 0,
            on: person.introduced_by.is_none(),
        }];
        choices.extend(others.iter().map(|p| ChooserItem {
            name: p.name.clone(),
            hint: String::new(),
            depth: 0,
            on: person.introduced_by == Some(p.id),
        }));
        let chosen = self.chooser.ui(ui, cx, &choices, 280.0)?;
        let by = chosen.checked_sub(1).and_then(|i| others.get(i)).map(|p| p.id);
        introducer_edit(cx.snapshot(), id, by)
    }

    fn documents_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, id: ParticipantId) -> Option<Edit> {
        let documents = cx.snapshot().documents();
        if documents.is_empty() {
            kit::secondary(ui, cx.tr("document-empty-title"));
        }
        let choices = document_choices(&documents, id);
        let chosen = self.chooser.ui(ui, cx, &choices, 280.0)?;
        speaks_edit(cx.snapshot(), id, documents.get(chosen)?.id)
    }

    /// The field in a cell, with the values that others have under it.
    fn field_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, place: Rect) {
        let Some(editing) = &mut self.editing else { return };
        editing.drawn = true;
        let pressed = |ui: &Ui, modifiers, key| take_key(ui, modifiers, key);
        // So many rows down and columns along.
        let mut step = None;
        if pressed(ui, Modifiers::SHIFT, Key::Tab) {
            step = Some((0, -1));
        } else if pressed(ui, Modifiers::NONE, Key::Tab) {
            step = Some((0, 1));
        }
        let proposed = match editing.column {
            ColumnKey::Attribute(a) => known_values(cx.snapshot(), a, &editing.typed, PROPOSED),
            ColumnKey::Name | ColumnKey::IntroducedBy | ColumnKey::Documents => Vec::new(),
        };
        let label = title(cx, editing.column);
        let builder = egui::UiBuilder::new().max_rect(place.expand2(vec2(6.0, -3.0)));
        ui.set_clip_rect(ui.clip_rect().union(place.expand(6.0)));
        let field = ui.scope_builder(builder, |ui| {
            let field = Field::single(("cell", editing.id, editing.serial))
                .label(&label)
                .width(place.width() + 12.0);
            let field = if editing.whole {
                field.select_all_on_focus()
            } else {
                field.caret_at_end_on_focus()
            };
            field.show(ui, &mut editing.text)
        });
        let field = field.inner;
        if field.changed {
            editing.typed.clone_from(&editing.text);
            editing.proposal = None;
        }
        if !editing.started {
            field.response.request_focus();
            editing.started = true;
            return;
        }
        let moves = [(Key::ArrowDown, 1), (Key::ArrowUp, -1)];
        for (key, by) in moves {
            if field.response.has_focus() && !proposed.is_empty() && pressed(ui, Modifiers::NONE, key) {
                let at = editing
                    .proposal
                    .map_or(if by > 0 { 0 } else { proposed.len() - 1 }, |at| {
                        (at as isize + by).rem_euclid(proposed.len() as isize) as usize
                    });
                editing.proposal = Some(at);
                if let Some(value) = proposed.get(at) {
                    editing.text.clone_from(value);
                }
            }
        }
        // A press in the list takes the keyboard from the field; that is not yet the end of the writing.
        let over_list = editing.over_list;
        let open = !proposed.is_empty() && (field.response.has_focus() || over_list);
        let (taken, over) = proposals_ui(&field.response, &proposed, editing.proposal, open);
        editing.over_list = over;
        if let Some(value) = taken {
            editing.text = value;
            step = Some((0, 0));
        }
        editing.kept = !field.cancelled;
        editing.done = if field.cancelled {
            Some(CellDone::Sheet(0, 0))
        } else if field.submitted {
            Some(CellDone::Sheet(1, 0))
        } else if let Some((down, along)) = step {
            Some(CellDone::Sheet(down, along))
        } else if !field.response.has_focus() && !over_list {
            Some(CellDone::Elsewhere)
        } else {
            None
        };
    }

    /// Follows what became of the field: keeps what was written, moves the cursor and gives the sheet the keyboard
    /// back.
    fn after_field(&mut self, ui: &Ui, cx: &mut Cx<'_>, grid: &Grid) {
        let Some(editing) = &mut self.editing else { return };
        // A row that is out of sight has no field that could tell.
        if editing.started && !std::mem::take(&mut editing.drawn) {
            (editing.kept, editing.done) = (true, Some(CellDone::Elsewhere));
        }
        let Some(done) = editing.done else { return };
        if editing.kept
            && matches!(done, CellDone::Sheet(..))
            && is_name_taken(cx.snapshot(), editing.id, editing.column, &editing.text)
        {
            // What is typed stays to be changed where it stands.
            let refused = EditError::NameTaken(editing.text.trim().to_owned());
            cx.act(Action::ShowError(cx.words.say(&refused.message())));
            (editing.started, editing.kept, editing.done) = (false, false, None);
            ui.ctx().request_repaint();
            return;
        }
        let written = !editing.text.trim().is_empty() && editing.added.is_none();
        match (
            cell_edit(cx.snapshot(), editing.id, editing.column, &editing.text),
            done,
        ) {
            (Some(edit), CellDone::Sheet(..)) if editing.kept => cx.keep(edit),
            (Some(edit), CellDone::Elsewhere) if editing.kept => cx.keep_unseen(edit),
            (Some(edit), _) if written => cx.offer_back(edit),
            _ => {}
        }
        if let Some(added) = editing.added.filter(|_| !editing.kept) {
            // Whoever gives up the name has not wanted the row.
            let back = if added.revision == cx.session.revision() {
                Action::TakeBack(added.revision)
            } else {
                Action::EditWithToast(Edit::DeleteParticipants(vec![editing.id]))
            };
            cx.act(back);
            self.row = added.before;
        }
        let kept = editing.kept;
        self.editing = None;
        ui.ctx().request_repaint();
        let CellDone::Sheet(down, along) = done else {
            return;
        };
        // The sheet takes it in the next frame, which must come before the next key does.
        self.take_keyboard = true;
        let last = grid.columns.len().saturating_sub(1);
        let before = self.row.map(|id| (id, self.column));
        self.column = self.column.saturating_add_signed(along).min(last);
        let at = self.row.and_then(|id| grid.rows.iter().position(|r| r.id == id));
        if let Some(next) = at.and_then(|at| grid.rows.get(at + down)) {
            self.row = Some(next.id);
        }
        let here = self.row.map(|id| (id, self.column));
        self.kept_here = here.filter(|_| kept && here == before);
    }

    fn row_menu(&mut self, ui: &mut Ui, cx: &Cx<'_>, grid: &Grid, row: &GridRow, actions: &mut Vec<Action>) {
        let item =
            |ui: &mut Ui, id: &str, icon: Icon, keys: &str, action: Action, actions: &mut Vec<Action>| {
                let text = cx.tr(id);
                let entry = MenuItem::new(&text).icon(icon).shortcut(keys);
                if entry.show(ui).clicked() {
                    actions.push(action);
                }
            };
        let form = Action::Show(Dialog::Participant(Some(row.id)));
        let memo = Action::Show(Dialog::Memo(MemoTarget::Participant(row.id)));
        item(ui, "participants-edit", Icon::Edit, "", form, actions);
        item(ui, "participants-memo", Icon::Memo, "F3", memo, actions);
        if cx.command_item(ui, Command::ParticipantProfile, Icon::Chart) {
            actions.push(Action::Run(Command::ParticipantProfile));
        }
        for id in &row.documents {
            if let Some(document) = cx.snapshot().document(*id) {
                let text = cx.words.with("participants-open", &[("name", &document.name)]);
                if MenuItem::new(&text).icon(Icon::Document).show(ui).clicked() {
                    actions.push(Action::Open(*id, None));
                }
            }
        }
        menu_separator(ui);
        let people = self.meant(grid, row.id);
        let mut text = match people.len() {
            1 => cx.tr("participants-delete"),
            n => cx.words.with("participants-delete-many", &[("n", n)]),
        };
        let action = delete(people, cx);
        if matches!(action, Action::Show(_)) {
            text.push('…');
        }
        if MenuItem::new(&text).icon(Icon::Trash).danger().show(ui).clicked() {
            actions.push(action);
        }
    }
}

fn title(cx: &Cx<'_>, key: ColumnKey) -> String {
    match key {
        ColumnKey::Name => cx.tr("participants-name"),
        ColumnKey::Attribute(id) => cx
            .snapshot()
            .attribute(id)
            .map_or_else(String::new, |a| a.name.clone()),
        ColumnKey::IntroducedBy => cx.tr("participants-introduced-by"),
        ColumnKey::Documents => cx.tr("participants-documents"),
    }
}

fn name_of(row: &GridRow) -> String {
    row.cells.first().cloned().unwrap_or_default()
}

/// The id of the button that opens the list of a cell.
fn list_id(row: ParticipantId, key: ColumnKey) -> Id {
    Id::unique(("participants-list", row, key))
}
