//! Another name for a document or a group, written in its row.

use egui::{Rect, Ui};

use super::DocumentsPane;
use super::rows::RowKey;
use crate::model::{Edit, Snapshot};
use crate::settings::Pane;
use crate::text::name_key;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::parts::name_field::{NameField, NamingState};
use crate::ui::typing::{NamePurpose, Typing};

/// A name being written.
pub(super) struct Renaming {
    /// The row of which it is the name.
    pub key: RowKey,
    field: NameField,
}

impl Renaming {
    /// Whether the row is still in the project.
    pub fn stands(&self, snapshot: &Snapshot) -> bool {
        name_of(snapshot, self.key).is_some()
    }

    /// The name as it is being typed; `None` where it is as it was.
    fn typing(&self, snapshot: &Snapshot) -> Option<Typing> {
        let name = self.field.name();
        if name.is_empty() || name_of(snapshot, self.key)? == name {
            return None;
        }
        let purpose = match self.key {
            RowKey::Document(id) => NamePurpose::RenameDocument(id),
            RowKey::Group(id) => NamePurpose::RenameGroup(id?),
        };
        Some(Typing::Name(purpose, name))
    }

    /// The edit that the name asks for; `None` when it stays as it was.
    fn edit(&self, snapshot: &Snapshot) -> Option<Edit> {
        let name = self.field.name();
        if name_of(snapshot, self.key)? == name {
            return None;
        }
        match self.key {
            RowKey::Document(id) => Some(Edit::RenameDocument(id, name)),
            RowKey::Group(id) => Some(Edit::RenameGroup(id?, name)),
        }
    }
}

impl DocumentsPane {
    /// Begins to write the name of the group or the document that is meant, and brings its row into sight.
    pub(super) fn start_rename(&mut self, cx: &mut Cx<'_>) {
        let key = match self.group_meant(cx) {
            Some(group) => Some(RowKey::Group(Some(group))),
            None => self.command_documents(cx).last().copied().map(RowKey::Document),
        };
        let Some(key) = key else { return };
        let Some(name) = name_of(cx.snapshot(), key) else {
            return;
        };
        let field = NameField::new(name);
        if let RowKey::Document(id) = key {
            let group = cx.snapshot().document(id).and_then(|d| d.group);
            self.collapsed.remove(&group);
        }
        cx.settings.docks.show(Pane::Documents, true);
        if !self.rows(cx).iter().any(|row| row.key() == key) {
            self.filter.clear();
        }
        self.cursor = Some(key);
        self.show_cursor = true;
        self.renaming = Some(Renaming { key, field });
    }

    /// Takes the name that is being written as the page is left, and has it told.
    pub fn leave_naming(&mut self, cx: &mut Cx<'_>) {
        let Some(renaming) = self.renaming.take() else {
            return;
        };
        let name = renaming.field.name();
        if !name.is_empty()
            && problem(renaming.key, &name, cx).is_none()
            && let Some(edit) = renaming.edit(cx.snapshot())
        {
            cx.keep_unseen(edit);
        }
    }

    /// Draws the field for the name and does what it asks for.
    pub(super) fn rename_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, place: Rect) {
        let Some(mut renaming) = self.renaming.take() else {
            return;
        };
        let hint = cx.tr("document-name");
        let key = renaming.key;
        let end = renaming.field.ui(ui, &hint, place, |name| problem(key, name, cx));
        match end {
            NamingState::Open => {
                cx.shared.typing = renaming.typing(cx.snapshot());
                self.renaming = Some(renaming);
            }
            NamingState::Dropped { by_key } => self.take_keyboard |= by_key,
            NamingState::Taken { by_key } => {
                self.take_keyboard |= by_key;
                match renaming.edit(cx.snapshot()) {
                    Some(edit) if by_key => cx.act(Action::EditWithToast(edit)),
                    Some(edit) => cx.keep_unseen(edit),
                    None => {}
                }
            }
        }
    }
}

fn name_of(snapshot: &Snapshot, key: RowKey) -> Option<&str> {
    match key {
        RowKey::Document(id) => snapshot.document(id).map(|d| d.name.as_str()),
        RowKey::Group(id) => snapshot.group(id?).map(|g| g.name.as_str()),
    }
}

/// Why a row cannot be called so: another of its kind is.
fn problem(key: RowKey, name: &str, cx: &Cx<'_>) -> Option<String> {
    let wanted = name_key(name);
    let snapshot = cx.snapshot();
    let twin = match key {
        RowKey::Document(id) => {
            let documents = snapshot.documents();
            let twin = documents
                .iter()
                .find(|d| d.id != id && name_key(&d.name) == wanted);
            twin.map(|d| d.name.clone())
        }
        RowKey::Group(id) => {
            let groups = snapshot.groups();
            let twin = groups
                .iter()
                .find(|g| Some(g.id) != id && name_key(&g.name) == wanted);
            twin.map(|g| g.name.clone())
        }
    };
    twin.map(|name| cx.words.with("dialog-name-taken", &[("name", name)]))
}
