//! Drawing the rows of the documents list, and what the pointer does with them.

use std::path::{Path, PathBuf};

use egui::{Id, Modifiers, Rect, Response, Sense, StrokeKind, Ui, UiBuilder, pos2, vec2};

use super::rows::{DocumentListRow, DocumentRow, DropPlace, GroupRow, RowKey, move_edit};
use super::{DocumentsPane, menus, toggle_active};
use crate::exchange::import::ImportKind;
use crate::i18n::Arg;
use crate::model::{DocumentId, GroupId, SourceKind};
use crate::report::wording::document_state;
use crate::session::is_project_name;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::kit::{self, DropMark, ICON_SIZE, Icon, Scroll, TREE_ROW, TreeResponse, TreeRow};
use crate::ui::parts::counted::counted;
use crate::ui::parts::document_state::state_icon;
use crate::ui::parts::drag::Dragged;
use crate::ui::parts::memo_mark;
use crate::ui::parts::name_field::name_place;
use crate::ui::theme::Theme;

/// How close to an edge of the list a drag begins to scroll it, in points.
const SCROLL_EDGE: f32 = 24.0;

impl DocumentsPane {
    pub(super) fn list_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, rows: &[DocumentListRow]) {
        let room = ui.available_rect_before_wrap();
        let page = (room.height() / TREE_ROW) as usize;
        self.keyboard_ui(ui, cx, rows, room, page.max(1));
        let pane = Id::unique("documents-list");
        let mut dropped_on = None;
        let at = self
            .cursor
            .and_then(|key| rows.iter().position(|r| r.key() == key));
        let shown_row = at.filter(|_| std::mem::take(&mut self.show_cursor));
        // What is opened again stands where it was in the first frame, not after a way there.
        let at_once = shown_row.filter(|_| !std::mem::replace(&mut self.drawn, true));
        let offset = at_once.map(|row| (row as f32 * TREE_ROW - room.height() / 2.0).max(0.0));
        let scroll = Scroll::vertical("documents").offset(offset);
        scroll.show_viewport(ui, |ui, seen| {
            ui.set_height(rows.len() as f32 * TREE_ROW);
            let all = ui.max_rect();
            let row_rect = |i: usize| {
                let least = pos2(all.left(), all.top() + i as f32 * TREE_ROW);
                Rect::from_min_size(least, vec2(all.width(), TREE_ROW))
            };
            let first = (seen.min.y / TREE_ROW).floor().max(0.0) as usize;
            let end = (seen.max.y / TREE_ROW).ceil().max(0.0) as usize;
            if let Some(i) = shown_row.filter(|_| at_once.is_none()) {
                ui.scroll_to_rect(row_rect(i), None);
            }
            for i in first..end.min(rows.len()) {
                let Some(row) = rows.get(i) else { continue };
                let builder = UiBuilder::new()
                    .scope_id(pane.with(row.key()))
                    .max_rect(row_rect(i));
                let shown = ui.scope_builder(builder, |ui| self.row_ui(ui, cx, row)).inner;
                if self.renaming.as_ref().is_none_or(|r| r.key != row.key()) {
                    self.pointer(ui, cx, rows, row, &shown);
                }
                if let Some(place) = self.drop_place(ui, cx, row, &shown.response) {
                    dropped_on = Some(place);
                }
                self.menu(cx, row, &shown.response);
            }
            scroll_while_dragging(ui, room);
        });
        if let Some((documents, place)) = dropped_on
            && let Some(edit) = move_edit(cx.snapshot(), &documents, place)
        {
            cx.act(Action::EditWithToast(edit));
        }
        dragged_names_ui(ui, cx);
        let under = row_under_pointer(ui, rows, room, pane).and_then(|row| row.group());
        files_over(ui, room, under, cx);
    }

    fn row_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, row: &DocumentListRow) -> TreeResponse {
        let hidden = self.renaming.as_ref().is_some_and(|r| r.key == row.key());
        let mark = drop_mark(ui, ui.max_rect(), row);
        let shown = match row {
            DocumentListRow::Group(group) => self.group_ui(ui, cx, group, mark, hidden),
            DocumentListRow::Document(document) => self.document_ui(ui, cx, document, mark, hidden),
        };
        if hidden {
            self.rename_ui(ui, cx, name_place(ui, &shown));
        }
        shown
    }

    fn group_ui(
        &self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        row: &GroupRow,
        mark: DropMark,
        hidden: bool,
    ) -> TreeResponse {
        let name = match row.id {
            Some(_) => row.name.clone(),
            None => cx.tr("document-no-group"),
        };
        let documents = counted(&cx.words, &[("counted-documents", row.documents)]);
        let codings = cx.words.number(row.codings);
        let counts = [codings.as_str()];
        let icon = if row.collapsed {
            Icon::Folder
        } else {
            Icon::FolderOpen
        };
        let mut tree = TreeRow::new(&name, 0)
            .expanded(!row.collapsed)
            .icon(icon)
            .hint(&documents)
            .counts(&counts)
            .muted(row.id.is_none())
            .selected(self.cursor == Some(RowKey::Group(row.id)) && self.is_about_group(cx))
            .cursor(self.has_keyboard && self.cursor == Some(RowKey::Group(row.id)))
            .without_tooltip()
            .drop_mark(mark);
        if hidden {
            tree = tree.without_name().counts(&[]).marks(&[]);
        }
        let shown = tree.show(ui);
        kit::tooltip_ui(&shown.response, |ui| {
            use egui::Widget as _;
            kit::StyledText::new(&name)
                .strong()
                .fit(kit::Fit::Wrap(320.0))
                .ui(ui);
            let counts = match row.documents {
                0 => cx.tr("document-group-empty"),
                documents => counted(
                    &cx.words,
                    &[("counted-documents", documents), ("counted-codings", row.codings)],
                ),
            };
            kit::secondary(ui, counts);
        });
        shown
    }

    fn document_ui(
        &self,
        ui: &mut Ui,
        cx: &mut Cx<'_>,
        row: &DocumentRow,
        mark: DropMark,
        hidden: bool,
    ) -> TreeResponse {
        let codings = cx.words.number(row.codings);
        let people = row.participants.join(&cx.words.list_comma());
        let active = cx.shared.active_documents.contains(&row.id);
        let open = cx.shared.document == Some(row.id);
        let headed = !cx.snapshot().groups().is_empty();
        // Without a number its column stays, so that the marks stand one under the other.
        let counts: [&str; 1] = if row.codings == 0 { [""] } else { [&codings] };
        let memo = row.memo.and_then(|id| cx.snapshot().memo(id));
        let memo = memo.map(|memo| memo_mark::kind_icon(memo.kind));
        let marks: Vec<Icon> = [state_icon(row.state)].into_iter().chain(memo).collect();
        let mut tree = TreeRow::new(&row.name, usize::from(headed))
            .icon(kind_icon(row.kind))
            .hint(&people)
            .counts(&counts)
            .selected(cx.shared.documents.contains(&row.id) || (open && cx.shared.documents.is_empty()))
            .resting(self.rests(cx) && self.cursor != Some(RowKey::Document(row.id)))
            .open(open)
            .marks(&marks)
            .activated(active)
            .cursor(self.has_keyboard && self.cursor == Some(RowKey::Document(row.id)))
            .without_tooltip()
            .drop_mark(mark);
        if hidden {
            tree = tree.without_name().counts(&[]).marks(&[]);
        }
        let shown = tree.show(ui);
        if hidden {
            return shown;
        }
        self.activation_ui(ui, cx, row, &shown, active);
        self.tip(cx, row, &shown.response, &people);
        shown
    }

    /// The icon of a document is a button that activates it.
    fn activation_ui(&self, ui: &Ui, cx: &mut Cx<'_>, row: &DocumentRow, shown: &TreeResponse, active: bool) {
        let dir = kit::Dir::of(ui.ctx());
        let name = shown.name_rect;
        let icon = dir
            .slice(name, -(ICON_SIZE + 8.0), ICON_SIZE + 4.0)
            .shrink2(vec2(0.0, 4.0));
        let button = ui.interact(icon, shown.response.id.with("activate"), Sense::CLICK);
        let say = cx.tr(if active {
            "document-deactivate"
        } else {
            "document-activate"
        });
        if button.hovered() {
            let theme = Theme::of(ui.ctx());
            let radius = f32::from(theme.radius.control);
            ui.painter().rect_filled(icon, radius, theme.colours.press);
            kind_icon(row.kind).paint(ui.painter(), icon, ICON_SIZE, theme.colours.accent, dir);
        }
        if button.clicked() {
            toggle_active(&[row.id], cx);
        }
        kit::tooltip(button, say);
    }

    /// What there is no room for in the row.
    fn tip(&self, cx: &Cx<'_>, row: &DocumentRow, response: &Response, people: &str) {
        if documents_are_dragged(&response.ctx) {
            return;
        }
        kit::tooltip_ui(response, |ui| {
            use egui::Widget as _;
            kit::StyledText::new(&row.name)
                .strong()
                .fit(kit::Fit::Wrap(320.0))
                .ui(ui);
            kit::secondary(ui, cx.tr(kind_text(row.kind)));
            let state = cx.words.get(document_state(row.state));
            kit::secondary(ui, cx.words.with("document-state-is", &[("state", state)]));
            if !people.is_empty() {
                kit::secondary(ui, cx.words.with("document-speakers", &[("names", people)]));
            }
            if let Some(memo) = row.memo.and_then(|id| cx.snapshot().memo(id)) {
                kit::StyledText::new(&memo_mark::memo_tip(memo, &cx.words))
                    .secondary()
                    .fit(kit::Fit::Wrap(320.0))
                    .ui(ui);
            }
        });
    }

    fn pointer(
        &mut self,
        ui: &Ui,
        cx: &mut Cx<'_>,
        rows: &[DocumentListRow],
        row: &DocumentListRow,
        shown: &TreeResponse,
    ) {
        let response = &shown.response;
        if shown.toggled
            && let DocumentListRow::Group(group) = row
        {
            self.toggle_group(group.id);
            return;
        }
        if response.drag_started() {
            let dragged = match row {
                DocumentListRow::Document(d) if cx.shared.documents.contains(&d.id) => {
                    cx.shared.documents.clone()
                }
                DocumentListRow::Document(d) => vec![d.id],
                DocumentListRow::Group(_) => Vec::new(),
            };
            if !dragged.is_empty() {
                Dragged::Documents(dragged).start(ui.ctx());
            }
        }
        if response.clicked() {
            self.take_keyboard = true;
            let modifiers = ui.input(|input| input.modifiers);
            match row {
                DocumentListRow::Document(d) if modifiers.command => {
                    self.cursor = Some(row.key());
                    self.anchor = self.cursor;
                    let selected = &mut cx.shared.documents;
                    match selected.iter().position(|s| *s == d.id) {
                        Some(at) => {
                            selected.remove(at);
                            // The keys are for those that stay selected, and not for the one that was just left out.
                            let shown =
                                |id: &&DocumentId| rows.iter().any(|r| r.key() == RowKey::Document(**id));
                            if let Some(last) = selected.iter().rev().find(shown) {
                                self.cursor = Some(RowKey::Document(*last));
                                self.anchor = self.cursor;
                            }
                        }
                        None => selected.push(d.id),
                    }
                }
                DocumentListRow::Document(_) | DocumentListRow::Group(_) => {
                    self.go_to(cx, rows, row.key(), modifiers.shift)
                }
            }
            if let DocumentListRow::Document(d) = row
                && modifiers == Modifiers::NONE
            {
                // Seen beside the list, which keeps the keyboard: its keys are about what was clicked.
                cx.shared.document = Some(d.id);
            }
        }
        if response.double_clicked() {
            match row {
                DocumentListRow::Group(group) => self.toggle_group(group.id),
                DocumentListRow::Document(d) => {
                    self.take_keyboard = false;
                    cx.act(Action::Open(d.id, None));
                }
            }
        }
        if response.secondary_clicked() {
            let selected = matches!(row, DocumentListRow::Document(d) if cx.shared.documents.contains(&d.id));
            if !selected {
                self.go_to(cx, rows, row.key(), false);
            }
            // The keys are for the row that was pointed at, with what is selected beside it.
            self.cursor = Some(row.key());
            self.take_keyboard = true;
        }
    }

    /// What was dropped on a row in this frame, and where it is to stand.
    fn drop_place(
        &self,
        ui: &Ui,
        cx: &Cx<'_>,
        row: &DocumentListRow,
        response: &Response,
    ) -> Option<(Vec<crate::model::DocumentId>, DropPlace)> {
        let mark = drop_mark(ui, response.rect, row);
        if mark == DropMark::None || !response.contains_pointer() {
            return None;
        }
        let dropped = Dragged::dropped(ui.ctx())?;
        let Dragged::Documents(documents) = &*dropped else {
            return None;
        };
        let place = match (row, mark) {
            (DocumentListRow::Group(group), _) => DropPlace::Into(group.id),
            (DocumentListRow::Document(d), DropMark::After) => {
                let all = cx.snapshot().documents();
                let next = all.iter().skip_while(|other| other.id != d.id).nth(1);
                match next.filter(|next| next.group == d.group) {
                    Some(next) => DropPlace::Before(next.id),
                    None => DropPlace::Into(d.group),
                }
            }
            (DocumentListRow::Document(d), _) => DropPlace::Before(d.id),
        };
        Some((documents.clone(), place))
    }

    fn menu(&mut self, cx: &mut Cx<'_>, row: &DocumentListRow, response: &Response) {
        let by_key = self.menu_by_key && self.cursor == Some(row.key());
        if by_key {
            self.menu_by_key = false;
        }
        let chosen = kit::context_menu_by(response, by_key, |ui| menus::row_menu(ui, cx, row)).flatten();
        match chosen {
            Some(menus::RowChoice::Run(command)) => {
                self.cursor = Some(row.key());
                // The command is about the row whose menu it is, with what is selected beside it.
                match row {
                    DocumentListRow::Group(_) => cx.shared.documents.clear(),
                    DocumentListRow::Document(d) if !cx.shared.documents.contains(&d.id) => {
                        cx.shared.documents = vec![d.id];
                    }
                    DocumentListRow::Document(_) => {}
                }
                cx.act(Action::Run(command));
            }
            Some(menus::RowChoice::Toggle) => self.toggle_group(row.group()),
            Some(menus::RowChoice::Activate(documents)) => toggle_active(&documents, cx),
            Some(menus::RowChoice::Act(action)) => cx.act(action),
            None => {}
        }
    }
}

/// Where documents that are dragged over a row would land.
fn drop_mark(ui: &Ui, place: Rect, row: &DocumentListRow) -> DropMark {
    if !documents_are_dragged(ui.ctx()) {
        return DropMark::None;
    }
    let Some(pointer) = ui.ctx().pointer_interact_pos().filter(|p| place.contains(*p)) else {
        return DropMark::None;
    };
    match row {
        DocumentListRow::Group(_) => DropMark::Into,
        DocumentListRow::Document(_) if pointer.y < place.center().y => DropMark::Before,
        DocumentListRow::Document(_) => DropMark::After,
    }
}

fn documents_are_dragged(ctx: &egui::Context) -> bool {
    Dragged::over(ctx).is_some_and(|dragged| matches!(*dragged, Dragged::Documents(_)))
}

/// The documents that are dragged, beside the pointer.
fn dragged_names_ui(ui: &Ui, cx: &Cx<'_>) {
    let dragged = Dragged::over(ui.ctx());
    if let Some(Dragged::Documents(documents)) = dragged.as_deref()
        && let Some(first) = documents.first().and_then(|d| cx.snapshot().document(*d))
    {
        let args = [
            ("n", Arg::from(documents.len())),
            ("name", Arg::from(&first.name)),
        ];
        kit::drag_ghost(ui.ctx(), &cx.words.with("document-dragged", &args), None);
    }
}

fn row_under_pointer<'a>(
    ui: &Ui,
    rows: &'a [DocumentListRow],
    room: Rect,
    pane: Id,
) -> Option<&'a DocumentListRow> {
    let pointer = ui.ctx().pointer_latest_pos().filter(|p| room.contains(*p))?;
    rows.iter().find(|row| {
        let shown = ui.ctx().read_response(pane.with(row.key()));
        shown.is_some_and(|r| r.rect.contains(pointer))
    })
}

/// Whether a dropped file is no document: a project, or a sheet of participants.
fn is_for_the_window(path: &Path) -> bool {
    is_project_name(path) || ImportKind::of_dropped(path) != ImportKind::Documents
}

/// Lights up while files from elsewhere are held over `room`, and imports them into `group` when they are let go.
/// What is taken here is taken out of the input, so that nobody else imports it again.
pub(super) fn files_over(ui: &Ui, room: Rect, group: Option<GroupId>, cx: &mut Cx<'_>) {
    let (held, over) = ui.input(|input| {
        let over = input.pointer.latest_pos().is_some_and(|p| room.contains(p));
        (!input.raw.hovered_files.is_empty(), over)
    });
    if held && over {
        let theme = Theme::of(ui.ctx());
        let radius = f32::from(theme.radius.card);
        let ring = theme.focus_ring();
        ui.painter()
            .rect(room, radius, theme.colours.accent_soft, ring, StrokeKind::Inside);
    }
    let dropped = over && ui.input(|input| !input.raw.dropped_files.is_empty());
    if dropped {
        let paths: Vec<PathBuf> = ui.input_mut(|input| {
            let files = &mut input.raw.dropped_files;
            let paths = files.iter().map(|file| file.path().to_owned());
            let documents = paths.filter(|path| !is_for_the_window(path)).collect();
            files.retain(|file| is_for_the_window(file.path()));
            documents
        });
        if paths.is_empty() {
            return;
        }
        let name = group.and_then(|g| cx.snapshot().group(g)).map(|g| g.name.clone());
        cx.act(Action::Import(paths, name));
    }
}

fn scroll_while_dragging(ui: &Ui, room: Rect) {
    if !documents_are_dragged(ui.ctx()) {
        return;
    }
    let Some(pointer) = ui.ctx().pointer_latest_pos() else {
        return;
    };
    let speed = ui.input(|input| input.stable_dt).min(0.1) * 400.0;
    let inside = room.x_range().contains(pointer.x);
    if inside && pointer.y < room.top() + SCROLL_EDGE {
        ui.scroll_with_delta(vec2(0.0, speed));
    } else if inside && pointer.y > room.bottom() - SCROLL_EDGE {
        ui.scroll_with_delta(vec2(0.0, -speed));
    }
}

pub(super) fn kind_icon(kind: SourceKind) -> Icon {
    match kind {
        SourceKind::Interview => Icon::Quote,
        SourceKind::Document => Icon::Document,
        SourceKind::Record => Icon::Checklist,
        SourceKind::WebPage => Icon::Globe,
    }
}

pub(super) fn kind_text(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Interview => "document-kind-interview",
        SourceKind::Document => "document-kind-document",
        SourceKind::Record => "document-kind-record",
        SourceKind::WebPage => "document-kind-web-page",
    }
}
