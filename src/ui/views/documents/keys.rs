//! The keys of the list of documents.

use egui::accesskit::Role;
use egui::{EventFilter, Key, Modifiers, Popup, Rect, Sense, Ui, WidgetInfo};

use super::DocumentsPane;
use super::rows::{DocumentListRow, RowKey, between, step_edit};
use crate::ui::action::Action;
use crate::ui::command::{Command, Context};
use crate::ui::cx::Cx;
use crate::ui::kit::{self, Dir, take_key};

impl DocumentsPane {
    /// The list as one stop of the Tab key. While it has the keyboard it takes the keys that are its own; `page` is
    /// the number of rows seen at once.
    pub(super) fn keyboard_ui(
        &mut self,
        ui: &Ui,
        cx: &mut Cx<'_>,
        rows: &[DocumentListRow],
        room: Rect,
        page: usize,
    ) {
        let id = ui.scope_id().with("list");
        let list = ui.interact(room, id, Sense::focusable_noninteractive());
        let name = cx.tr("document-title");
        list.widget_info(|| WidgetInfo::labeled(Role::Tree, true, &name));
        if std::mem::take(&mut self.take_keyboard) && self.renaming.is_none() {
            list.request_focus();
        }
        self.keyboard = Some(id);
        self.has_keyboard = list.has_focus();
        if !self.has_keyboard {
            return;
        }
        let filter = EventFilter {
            vertical_arrows: true,
            horizontal_arrows: true,
            escape: true,
            tab: false,
        };
        ui.memory_mut(|m| m.set_focus_lock_filter(id, filter));
        // Keys are for the menu of a row as long as it is open.
        if Popup::is_any_open(ui.ctx()) {
            return;
        }
        // What the filter hides is not what the keyboard is on.
        let is_seen = |key: RowKey| rows.iter().any(|row| row.key() == key);
        if !self.cursor.is_some_and(is_seen) {
            let mut keys = rows.iter().map(DocumentListRow::key);
            let first = keys.find(|key| matches!(key, RowKey::Document(_)));
            self.cursor = first.or(rows.first().map(DocumentListRow::key));
            self.anchor = self.cursor;
        }
        let pressed = |modifiers, key| take_key(ui, modifiers, key);
        for (key, down) in [(Key::ArrowUp, false), (Key::ArrowDown, true)] {
            if pressed(Modifiers::ALT, key) {
                let documents = self.command_documents(cx);
                let edit = step_edit(cx.snapshot(), &documents, down);
                if let Some(edit) = edit {
                    cx.act(Action::EditWithToast(edit));
                    self.show_cursor = true;
                }
            }
        }
        self.move_cursor(ui, cx, rows, page);
        if pressed(Modifiers::COMMAND, Key::A) {
            cx.shared.documents = all_documents(rows);
            let at = self
                .cursor
                .and_then(|key| rows.iter().position(|r| r.key() == key));
            self.cursor = at.and_then(|at| document_near(rows, at, at)).or(self.cursor);
        }
        if pressed(Modifiers::NONE, Key::Enter) {
            self.enter(cx);
        }
        if kit::take_menu_key(ui.ctx()) {
            self.menu_by_key = true;
            self.show_cursor = true;
        }
        if pressed(Modifiers::NONE, Key::Escape) {
            // Of several selected ones none is any more; from there the keyboard goes to the text.
            let several = cx.shared.documents.len() > 1;
            cx.shared.documents.clear();
            if !several {
                cx.act(Action::GoToText);
            }
        }
        if let Some(RowKey::Group(group)) = self.cursor {
            let (inward, outward) = Dir::of(ui.ctx()).arrows();
            for (key, close) in [(inward, false), (outward, true)] {
                if pressed(Modifiers::NONE, key) && self.collapsed.contains(&group) != close {
                    self.toggle_group(group);
                }
            }
        }
        for command in Command::ALL.iter().filter(|c| c.context() == Context::Documents) {
            if ui.input_mut(|input| command.pressed(input)) {
                cx.act(Action::Run(*command));
            }
        }
    }

    fn move_cursor(&mut self, ui: &Ui, cx: &mut Cx<'_>, rows: &[DocumentListRow], page: usize) {
        let at = self
            .cursor
            .and_then(|key| rows.iter().position(|r| r.key() == key));
        let last = rows.len().saturating_sub(1);
        let moves = [
            (Key::ArrowDown, at.map_or(0, |i| i + 1)),
            (Key::ArrowUp, at.map_or(last, |i| i.saturating_sub(1))),
            (Key::PageDown, at.unwrap_or(0) + page),
            (Key::PageUp, at.unwrap_or(0).saturating_sub(page)),
            (Key::Home, 0),
            (Key::End, last),
        ];
        for (key, target) in moves {
            for extend in [true, false] {
                let modifiers = if extend { Modifiers::SHIFT } else { Modifiers::NONE };
                if !take_key(ui, modifiers, key) {
                    continue;
                }
                let target = target.min(last);
                let to = if extend {
                    document_near(rows, target, at.unwrap_or(target))
                } else {
                    rows.get(target).map(DocumentListRow::key)
                };
                if let Some(key) = to {
                    self.go_to(cx, rows, key, extend);
                    self.show_cursor = true;
                }
            }
        }
    }

    /// Moves the cursor to a row and selects it, or all documents from the anchor to it. A selection ends at a document,
    /// and not at the heading of a group.
    pub(super) fn go_to(&mut self, cx: &mut Cx<'_>, rows: &[DocumentListRow], key: RowKey, extend: bool) {
        let place = |key: RowKey| rows.iter().position(|row| row.key() == key);
        let from = self.anchor.or(self.cursor).and_then(place);
        let ends = match (extend, place(key), from) {
            (true, Some(to), Some(from)) => document_near(rows, to, from),
            _ => None,
        };
        let key = ends.unwrap_or(key);
        if !extend || self.anchor.is_none() {
            self.anchor = if extend {
                self.cursor.or(Some(key))
            } else {
                Some(key)
            };
        }
        self.cursor = Some(key);
        cx.shared.documents = match (extend, self.anchor, key) {
            (true, Some(anchor), _) => between(rows, anchor, key),
            (_, _, RowKey::Document(id)) => vec![id],
            (_, _, RowKey::Group(_)) => Vec::new(),
        };
    }

    /// Opens the document at the cursor, or folds the group there.
    fn enter(&mut self, cx: &mut Cx<'_>) {
        match self.cursor {
            Some(RowKey::Document(id)) => cx.act(Action::Open(id, None)),
            Some(RowKey::Group(group)) => self.toggle_group(group),
            None => {}
        }
    }

    pub(super) fn toggle_group(&mut self, group: Option<crate::model::GroupId>) {
        if !self.collapsed.remove(&group) {
            self.collapsed.insert(group);
        }
    }
}

/// The document at a row. For the heading of a group the next one on the way that led there from another row, or the one
/// before.
fn document_near(rows: &[DocumentListRow], at: usize, from: usize) -> Option<RowKey> {
    let is_document = |row: &&DocumentListRow| matches!(row, DocumentListRow::Document(_));
    let down = rows.iter().skip(at).find(is_document);
    let up = rows.iter().take(at + 1).rev().find(is_document);
    let found = if at < from { up.or(down) } else { down.or(up) };
    found.map(DocumentListRow::key)
}

fn all_documents(rows: &[DocumentListRow]) -> Vec<crate::model::DocumentId> {
    rows.iter()
        .filter_map(|row| match row {
            DocumentListRow::Document(d) => Some(d.id),
            DocumentListRow::Group(_) => None,
        })
        .collect()
}

/// The documents of a group.
pub(super) fn documents_of(
    cx: &Cx<'_>,
    group: Option<crate::model::GroupId>,
) -> Vec<crate::model::DocumentId> {
    let all = cx.snapshot().documents();
    all.iter().filter(|d| d.group == group).map(|d| d.id).collect()
}
