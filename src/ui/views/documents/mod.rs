//! The documents of the project in their groups.

mod fitting;
mod keys;
mod list;
mod menus;
mod move_to;
mod naming;
pub mod rows;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::rc::Rc;

use egui::{Context, Ui, Widget as _};

use crate::i18n::Arg;
use crate::model::{DocumentId, DocumentState, Edit, GroupId, Snapshot, deletion_of_documents};
use crate::report::wording::document_state;
use crate::settings::{Pane, ProjectView};
use crate::ui::action::{Action, Dialog};
use crate::ui::command::{Command, target};
use crate::ui::cx::Cx;
use crate::ui::docks;
use crate::ui::kit::{self, Button, Icon, StyledText};
use crate::ui::parts::counted::counted;
use crate::ui::parts::fuzzy::FuzzyQuery;
use crate::ui::parts::kept_rows::found;
use crate::ui::parts::landmark::Landmark;
use crate::ui::parts::view::{RunsCommands, View};
use crate::ui::typeset::Field;

pub use move_to::MoveToGroup;
use naming::Renaming;
use rows::{DocumentListRow, RowKey};

/// From how many documents on the field that filters them is shown.
const FILTER_FROM: usize = 8;

/// The list of documents.
#[derive(Default)]
pub struct DocumentsPane {
    collapsed: BTreeSet<Option<GroupId>>,
    filter: String,
    /// Documents of one state alone are shown.
    state: Option<DocumentState>,
    /// The row that the keyboard is on.
    cursor: Option<RowKey>,
    /// The other end of a range that is selected with Shift.
    anchor: Option<RowKey>,
    /// The name that is being written in its row.
    renaming: Option<Renaming>,
    /// The list is to get the keyboard.
    take_keyboard: bool,
    /// The list has the keyboard, as it was drawn last.
    has_keyboard: bool,
    /// What of the list has the keyboard while it has it.
    keyboard: Option<egui::Id>,
    /// The cursor's row is to be scrolled into sight.
    show_cursor: bool,
    /// The list was drawn before.
    drawn: bool,
    /// The open document when the list was last drawn; nothing when its row is to be shown in any case.
    followed: Option<DocumentId>,
    /// The menu of the cursor's row is to open.
    menu_by_key: bool,
    cache: Option<RowCache>,
}

struct RowCache {
    revision: u64,
    filter: String,
    state: Option<DocumentState>,
    collapsed: BTreeSet<Option<GroupId>>,
    rows: Rc<Vec<DocumentListRow>>,
}

impl View for DocumentsPane {
    fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        self.renaming.take_if(|r| !r.stands(cx.snapshot()));
        self.follow_document(cx);
        kit::column(ui, |ui| {
            self.head_ui(ui, cx);
            if cx.snapshot().document_count() == 0 && cx.snapshot().groups().is_empty() {
                self.empty_ui(ui, cx);
                return;
            }
            if cx.snapshot().document_count() >= FILTER_FROM || !self.filter.is_empty() {
                self.filter_ui(ui, cx);
            }
            self.state_ui(ui, cx);
            let rows = self.rows(cx);
            if rows.is_empty() {
                self.has_keyboard = false;
                let (none, text) = (cx.tr("document-no-hit"), cx.tr("document-no-hit-text"));
                let all = cx.tr("document-show-all");
                if kit::empty_state(ui, Icon::Search, &none, &text, Some(&all)) {
                    self.show_all();
                }
                return;
            }
            docks::fit(cx, Pane::Documents, |cx| {
                fitting::fitting_width(ui.ctx(), cx, &rows)
            });
            self.list_ui(ui, cx, &rows);
        });
    }

    fn take_keyboard(&mut self) {
        self.take_keyboard = true;
    }

    fn has_keyboard(&self, ctx: &Context) -> bool {
        self.keyboard.is_some() && ctx.memory(|memory| memory.focused()) == self.keyboard
    }

    fn note_filters(&self, snapshot: &Snapshot, view: &mut ProjectView) {
        view.documents.clone_from(&self.filter);
        view.document_state = self.state.map_or("", DocumentState::key).to_owned();
        let name = |group: &Option<GroupId>| match group {
            Some(id) => snapshot.group(*id).map(|group| group.guid.to_string()),
            None => Some(String::new()),
        };
        view.folded_groups = self.collapsed.iter().filter_map(name).collect();
    }

    fn recall_filters(&mut self, view: &ProjectView, snapshot: &Snapshot) {
        self.filter.clone_from(&view.documents);
        self.state = DocumentState::from_key(&view.document_state);
        let groups = snapshot.groups().into_iter().map(|group| (group.guid, group.id));
        let groups: Vec<GroupId> = found(&view.folded_groups, groups);
        let ungrouped = view.folded_groups.iter().any(String::is_empty);
        self.collapsed = groups
            .into_iter()
            .map(Some)
            .chain(ungrouped.then_some(None))
            .collect();
    }
}

impl RunsCommands<target::Documents> for DocumentsPane {
    fn run(&mut self, command: target::Documents, cx: &mut Cx<'_>) {
        let documents = self.command_documents(cx);
        match command {
            target::Documents::RenameDocument => self.start_rename(cx),
            target::Documents::DocumentMemo => self.memo_of_first(&documents, cx),
            target::Documents::LinkParticipants => {
                if let Some(id) = documents.first() {
                    cx.act(Action::Show(Dialog::LinkParticipants(*id)));
                }
            }
            target::Documents::LinkSpeakers => {
                // One document is selected by being looked at; all are meant then.
                let documents = match cx.shared.documents.as_slice() {
                    [] | [_] => cx.snapshot().documents().iter().map(|d| d.id).collect(),
                    several => several.to_vec(),
                };
                cx.act(Action::Show(Dialog::Speakers(documents)));
            }
            target::Documents::ImportReport => {
                if let Some(id) = documents.first() {
                    cx.act(Action::Show(Dialog::DocumentImport(*id)));
                }
            }
            target::Documents::MoveDocument => {
                if !documents.is_empty() {
                    cx.act(Action::Show(Dialog::MoveDocuments(documents)));
                }
            }
            target::Documents::DeleteDocument => self.delete(documents, cx),
            target::Documents::ActivateDocument => match self.cursor {
                Some(RowKey::Group(group)) if self.is_about_group(cx) => {
                    toggle_active(&keys::documents_of(cx, group), cx);
                }
                Some(RowKey::Group(_) | RowKey::Document(_)) | None => toggle_active(&documents, cx),
            },
        }
    }
}

impl DocumentsPane {
    /// Shows the row of the open document the next time, wherever the list was scrolled to.
    pub fn show_open(&mut self) {
        self.followed = None;
    }

    /// The document that was opened in whatever way is the one at the cursor, in sight: its group is open, and no
    /// filter hides it.
    fn follow_document(&mut self, cx: &mut Cx<'_>) {
        if self.followed == cx.shared.document {
            return;
        }
        self.followed = cx.shared.document;
        let Some(document) = cx.shared.document.and_then(|id| cx.snapshot().document(id)) else {
            return;
        };
        let (id, group) = (document.id, document.group);
        if !cx.shared.documents.contains(&id) {
            cx.shared.documents.clear();
        }
        let group = group.filter(|group| cx.snapshot().group(*group).is_some());
        self.collapsed.remove(&group);
        self.cursor = Some(RowKey::Document(id));
        let hidden = |rows: &[DocumentListRow]| rows.iter().all(|row| row.key() != RowKey::Document(id));
        if hidden(&self.rows(cx)) {
            self.show_all();
        }
        self.show_cursor = true;
    }

    /// Whether the keyboard is on a group, which commands are about while no document is selected.
    pub fn is_on_group(&self) -> bool {
        matches!(self.cursor, Some(RowKey::Group(_)))
    }

    fn head_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let (title, import) = (cx.tr("document-title"), Command::ImportDocuments.text(&cx.words));
        let documents = cx.snapshot().documents();
        let done = documents.iter().filter(|d| d.state.is_done()).count();
        let counts = [("done", done), ("all", documents.len())];
        let count = cx.words.with("document-progress", &counts);
        let tip = cx.words.with("document-progress-tip", &counts);
        let more = cx.tr("document-more");
        let (_, chosen) = kit::spread(
            ui,
            |ui| {
                docks::title_ui(ui, Pane::Documents, &title);
                let count = StyledText::new(&count).secondary().ui(ui);
                kit::tooltip(count, &tip);
            },
            |ui| {
                let (_, chosen) = kit::menu_icon(ui, Icon::More, &more, |ui| {
                    let chosen = menus::pane_menu(ui, cx, self.state);
                    docks::menu_ui(ui, cx, Pane::Documents);
                    chosen
                });
                let shortcut = Command::ImportDocuments.shortcut_text().unwrap_or_default();
                let button = Button::icon_only(Icon::Import, &import).shortcut(&shortcut);
                let button = button.ui(ui);
                Landmark::Button(Command::ImportDocuments).note(ui.ctx(), button.rect);
                if button.clicked() {
                    Some(menus::PaneChoice::Run(Command::ImportDocuments))
                } else {
                    chosen.flatten()
                }
            },
        );
        match chosen {
            Some(menus::PaneChoice::Run(command)) => cx.act(Action::Run(command)),
            Some(menus::PaneChoice::CollapseAll) => {
                let groups = cx.snapshot().groups();
                self.collapsed = groups.iter().map(|g| Some(g.id)).chain([None]).collect();
            }
            Some(menus::PaneChoice::ExpandAll) => self.collapsed.clear(),
            Some(menus::PaneChoice::OfState(state)) => self.state = state,
            None => {}
        }
    }

    /// Shows all documents again.
    fn show_all(&mut self) {
        self.filter.clear();
        self.state = None;
    }

    /// Says that documents of one state alone are shown.
    fn state_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let Some(state) = self.state else { return };
        let state = cx.words.get(document_state(state));
        let text = cx.words.with("document-state-is", &[("state", state)]);
        let remove = cx.words.get("document-show-every-state");
        kit::wrapped_row(ui, |ui| {
            if kit::chip(ui, &text, None, Some(&remove)).removed {
                self.state = None;
            }
        });
    }

    fn filter_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let hint = cx.tr("document-filter");
        let field = Field::single("documents-filter")
            .label(&hint)
            .hint(&hint)
            .show(ui, &mut self.filter);
        let sought = !self.filter.is_empty();
        let none = egui::Modifiers::NONE;
        // The key that leads into the list goes no further there.
        let down = field.response.has_focus() && kit::take_key(ui, none, egui::Key::ArrowDown);
        if field.submitted || down || field.cancelled {
            let rows = self.rows(cx);
            let mut keys = rows.iter().map(DocumentListRow::key);
            // What the keyboard is on is what is selected.
            if (sought || !field.cancelled)
                && let Some(key) = keys.find(|key| matches!(key, RowKey::Document(_)))
            {
                self.go_to(cx, &rows, key, false);
            }
            if field.cancelled {
                // In the list the same key would lead on to the text.
                kit::take_key(ui, none, egui::Key::Escape);
                self.filter.clear();
            }
            self.take_keyboard = true;
            self.show_cursor = true;
        }
    }

    /// Selects some documents and puts the keyboard on the last of them.
    pub fn choose(&mut self, documents: Vec<DocumentId>, cx: &mut Cx<'_>) {
        let Some(last) = documents.last().copied() else {
            return;
        };
        let group = cx.snapshot().document(last).and_then(|document| document.group);
        self.collapsed
            .remove(&group.filter(|group| cx.snapshot().group(*group).is_some()));
        cx.shared.documents = documents;
        self.cursor = Some(RowKey::Document(last));
        self.anchor = self.cursor;
        let hidden = |rows: &[DocumentListRow]| rows.iter().all(|row| row.key() != RowKey::Document(last));
        if hidden(&self.rows(cx)) {
            self.show_all();
        }
        self.take_keyboard = true;
        self.show_cursor = true;
    }

    /// Puts the keyboard on the heading of a group.
    pub fn show_group(&mut self, group: GroupId) {
        self.filter.clear();
        self.cursor = Some(RowKey::Group(Some(group)));
        self.anchor = self.cursor;
        self.take_keyboard = true;
        self.show_cursor = true;
    }

    fn empty_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let (title, text) = (cx.tr("document-empty-title"), cx.tr("document-empty-text"));
        let action = Command::ImportDocuments.text(&cx.words);
        let room = ui.available_rect_before_wrap();
        if kit::empty_state(ui, Icon::Document, &title, &text, Some(&action)) {
            cx.act(Action::Run(Command::ImportDocuments));
        }
        list::files_over(ui, room, None, cx);
    }

    /// The rows as they are to be shown, made anew when something changed.
    fn rows(&mut self, cx: &Cx<'_>) -> Rc<Vec<DocumentListRow>> {
        let revision = cx.session.revision();
        if let Some(cache) = &self.cache
            && cache.revision == revision
            && cache.filter == self.filter
            && cache.state == self.state
            && cache.collapsed == self.collapsed
        {
            return cache.rows.clone();
        }
        let rows = Rc::new(rows::rows(
            cx.snapshot(),
            &self.collapsed,
            &FuzzyQuery::new(&self.filter),
            self.state,
        ));
        self.cache = Some(RowCache {
            revision,
            filter: self.filter.clone(),
            state: self.state,
            collapsed: self.collapsed.clone(),
            rows: rows.clone(),
        });
        rows
    }

    /// The documents that a command is about. While the list has the keyboard: the one at the cursor, with those that are
    /// selected and seen if it is one of them. Else those selected, as far as the filter and the folded groups leave them
    /// in sight, or the open one.
    fn command_documents(&mut self, cx: &Cx<'_>) -> Vec<DocumentId> {
        if let Some(at) = self.cursor.filter(|_| self.rests(cx)) {
            return match at {
                RowKey::Document(id) => vec![id],
                RowKey::Group(_) => Vec::new(),
            };
        }
        let rows = self.rows(cx);
        let is_seen = |id: &DocumentId| rows.iter().any(|row| row.key() == RowKey::Document(*id));
        let seen: Vec<DocumentId> = cx.shared.documents.iter().copied().filter(is_seen).collect();
        if seen.is_empty() && cx.shared.documents.is_empty() {
            return cx.shared.document.into_iter().collect();
        }
        seen
    }

    /// Whether keys are for the row at the cursor alone, and not for what is selected.
    fn rests(&self, cx: &Cx<'_>) -> bool {
        self.has_keyboard
            && match self.cursor {
                Some(RowKey::Document(id)) => !cx.shared.documents.contains(&id),
                Some(RowKey::Group(_)) => true,
                None => false,
            }
    }

    /// Whether a command is about the heading of a group: the cursor is there, and the list has the keyboard or no
    /// document is selected.
    fn is_about_group(&self, cx: &Cx<'_>) -> bool {
        self.is_on_group() && (self.has_keyboard || cx.shared.documents.is_empty())
    }

    /// The group that a command is about.
    fn group_meant(&self, cx: &Cx<'_>) -> Option<GroupId> {
        match self.cursor {
            Some(RowKey::Group(group)) if self.is_about_group(cx) => group,
            _ => None,
        }
    }

    fn memo_of_first(&self, documents: &[DocumentId], cx: &mut Cx<'_>) {
        if let Some(id) = documents.first() {
            cx.act(Action::Show(Dialog::Memo(crate::model::MemoTarget::Document(
                *id,
            ))));
        }
    }

    /// Deletes a group, or asks before documents are deleted, saying what goes with them.
    fn delete(&mut self, documents: Vec<DocumentId>, cx: &mut Cx<'_>) {
        if let Some(group) = self.group_meant(cx) {
            cx.act(Action::EditWithToast(Edit::DeleteGroup(group)));
            return;
        }
        let Some(first) = documents.first().and_then(|d| cx.snapshot().document(*d)) else {
            return;
        };
        let taken = deletion_of_documents(cx.snapshot(), &documents);
        let name = first.name.clone();
        let edit = Edit::DeleteDocuments(documents);
        let list = counted(
            &cx.words,
            &[
                ("counted-codings", taken.codings),
                ("counted-memos", taken.memos),
                ("counted-highlights", taken.highlights),
                ("counted-summaries", taken.summaries),
            ],
        );
        if list.is_empty() {
            cx.act(Action::EditWithToast(edit));
            return;
        }
        let text = cx.words.with(
            "document-delete-text",
            &[
                ("n", Arg::from(taken.documents)),
                ("name", Arg::from(name)),
                ("list", Arg::from(list)),
            ],
        );
        cx.act(Action::Show(Dialog::Confirm {
            title: cx.tr("document-delete-title"),
            text,
            confirm: cx.tr("document-delete"),
            action: Box::new(Action::EditWithToast(edit)),
        }));
    }
}

/// Activates documents, or deactivates them when all are active.
fn toggle_active(documents: &[DocumentId], cx: &mut Cx<'_>) {
    let active = &mut cx.shared.active_documents;
    if documents.iter().all(|d| active.contains(d)) {
        active.retain(|d| !documents.contains(d));
    } else {
        active.extend(documents);
    }
}
