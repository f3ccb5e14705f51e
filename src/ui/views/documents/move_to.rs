//! The body of the dialog that puts documents into a group by keyboard.

use egui::{Key, Modifiers, Ui, Widget as _};

use super::rows::{DropPlace, move_edit};
use crate::model::{DocumentId, Edit, GroupId};
use crate::text::name_key;
use crate::ui::action::{Action, Dialog};
use crate::ui::cx::Cx;
use crate::ui::kit::take_key;
use crate::ui::kit::{Button, Icon, TreeRow};
use crate::ui::parts::fuzzy::{FuzzyKey as Name, FuzzyQuery};
use crate::ui::typeset::Field;
use crate::ui::typing::NamePurpose;

/// The body of [`Dialog::MoveDocuments`]: a field that filters, and the groups under it.
pub struct MoveToGroup {
    documents: Vec<DocumentId>,
    typed: String,
    at: usize,
    started: bool,
}

impl MoveToGroup {
    /// For these documents.
    pub fn new(documents: Vec<DocumentId>) -> Self {
        Self {
            documents,
            typed: String::new(),
            at: 0,
            started: false,
        }
    }

    /// Draws the body. True when the dialog is to close.
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        let offered = self.offered(cx);
        let new = self.new_name(cx);
        let last = (offered.len() + usize::from(new.is_some())).saturating_sub(1);
        let pressed = |key| take_key(ui, Modifiers::NONE, key);
        if pressed(Key::ArrowDown) {
            self.at += 1;
        }
        if pressed(Key::ArrowUp) {
            self.at = self.at.saturating_sub(1);
        }
        let hint = cx.tr("document-find-group");
        let field = Field::single("move-to-group")
            .label(&hint)
            .hint(&hint)
            .show(ui, &mut self.typed);
        if !self.started {
            field.response.request_focus();
            self.started = true;
        }
        if field.changed {
            self.at = 0;
        }
        self.at = self.at.min(last);
        ui.add_space(4.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut chosen = field.submitted.then(|| offered.get(self.at)).flatten();
        let mut makes = field.submitted && chosen.is_none();
        for (i, group) in offered.iter().enumerate() {
            let row = TreeRow::new(&group.1, 0)
                .icon(Icon::Folder)
                .muted(group.0.is_none())
                .selected(i == self.at)
                .show(ui);
            if row.response.clicked() {
                chosen = Some(group);
            }
        }
        if let Some(name) = &new {
            let text = cx
                .words
                .with("document-new-group-called", &[("name", name.as_str())]);
            let row = TreeRow::new(&text, 0)
                .icon(Icon::Plus)
                .selected(self.at == offered.len())
                .show(ui);
            makes |= row.response.clicked();
        } else {
            ui.add_space(8.0);
            let text = cx.tr("document-new-group");
            if Button::new(&text).icon(Icon::Plus).ui(ui).clicked() {
                let documents = self.documents.clone();
                cx.act(Action::Show(Dialog::Name(NamePurpose::GroupFor(documents))));
                return true;
            }
        }
        if let Some(group) = new.filter(|_| makes) {
            cx.act(Action::EditWithToast(Edit::GatherDocuments {
                documents: self.documents.clone(),
                group,
            }));
            return true;
        }
        let Some((group, _)) = chosen else {
            return field.cancelled;
        };
        if let Some(edit) = move_edit(cx.snapshot(), &self.documents, DropPlace::Into(*group)) {
            cx.act(Action::EditWithToast(edit));
        }
        true
    }

    /// The name of a group that could be made of what was typed: none is called so.
    fn new_name(&self, cx: &Cx<'_>) -> Option<String> {
        let name = self.typed.split_whitespace().collect::<Vec<_>>().join(" ");
        let key = name_key(&name);
        let taken = cx
            .snapshot()
            .groups()
            .iter()
            .any(|group| name_key(&group.name) == key);
        (!name.is_empty() && !taken).then_some(name)
    }

    /// The groups whose names fit what was typed, and the place without a group; not where all of them are already.
    fn offered(&self, cx: &Cx<'_>) -> Vec<(Option<GroupId>, String)> {
        let query = FuzzyQuery::new(&self.typed);
        let groups = cx.snapshot().groups();
        let groups_of = self.documents.iter().filter_map(|id| cx.snapshot().document(*id));
        let mut places = groups_of.map(|document| document.group);
        let here = places.next().filter(|first| places.all(|other| other == *first));
        let named = groups.iter().map(|g| (Some(g.id), g.name.clone()));
        named
            .chain([(None, cx.tr("document-no-group"))])
            .filter(|(place, _)| here != Some(*place))
            .filter(|(_, name)| query.score(&Name::new(name, "")).is_some())
            .collect()
    }
}
