//! A name for something.

use egui::Ui;

use super::{DialogBody, save_or_cancel};
use crate::model::{CodeRef, Edit, Level};
use crate::text::name_key;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::kit;
use crate::ui::parts::codes::edits;
use crate::ui::parts::codes::tree::CodeTree;
use crate::ui::theme::Theme;
use crate::ui::typeset::Field;
use crate::ui::typing::{NamePurpose, Typing};

/// One name that is written.
pub(super) struct NameBody {
    purpose: NamePurpose,
    text: String,
    before: String,
    started: bool,
}

impl NameBody {
    pub(super) fn new(purpose: NamePurpose, cx: &Cx<'_>) -> Self {
        let before = purpose.present(cx.snapshot()).unwrap_or_default().to_owned();
        Self {
            purpose,
            text: before.clone(),
            before,
            started: false,
        }
    }

    /// The same with a name that was typed before.
    pub(super) fn typed(purpose: NamePurpose, text: String, cx: &Cx<'_>) -> Self {
        Self {
            text,
            ..Self::new(purpose, cx)
        }
    }

    /// What the name would be, in the form in which it is kept.
    fn name(&self) -> String {
        self.text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Why it cannot be this name.
    fn problem(&self, cx: &Cx<'_>) -> Option<String> {
        let key = name_key(&self.name());
        let snapshot = cx.snapshot();
        let fits = |name: &str| name != self.before && name_key(name) == key;
        let taken = match &self.purpose {
            NamePurpose::NewCode { parent, holds, .. } => {
                return edits::name_problem(&CodeTree::current(cx), *parent, holds, &self.name(), &cx.words);
            }
            NamePurpose::RenameCode(id) => {
                let parent = snapshot.code(*id)?.parent;
                return edits::name_problem(&CodeTree::current(cx), parent, &[*id], &self.name(), &cx.words);
            }
            // A code that is there under this name is taken for the passage.
            NamePurpose::CodeForSelection => None,
            NamePurpose::Group | NamePurpose::GroupFor(_) | NamePurpose::RenameGroup(_) => snapshot
                .groups()
                .into_iter()
                .map(|g| g.name.clone())
                .find(|n| fits(n)),
            NamePurpose::RenameDocument(_) => snapshot
                .documents()
                .into_iter()
                .map(|d| d.name.clone())
                .find(|n| fits(n)),
            NamePurpose::Attribute | NamePurpose::RenameAttribute(_) => snapshot
                .attributes()
                .into_iter()
                .map(|a| a.name.clone())
                .find(|n| fits(n)),
        };
        taken.map(|name| cx.words.with("dialog-name-taken", &[("name", name)]))
    }

    /// Says whether it is done.
    fn save(&self, cx: &mut Cx<'_>) -> bool {
        let name = self.name();
        if name.is_empty() || self.problem(cx).is_some() {
            return false;
        }
        if name == self.before {
            return true;
        }
        cx.act(match &self.purpose {
            NamePurpose::NewCode { parent, level, holds } => {
                Action::EditWithToast(edits::create_holding(*parent, *level, name, holds.clone()))
            }
            NamePurpose::RenameCode(id) => Action::EditWithToast(Edit::RenameCode(*id, name)),
            NamePurpose::RenameGroup(id) => Action::EditWithToast(Edit::RenameGroup(*id, name)),
            NamePurpose::CodeForSelection => Action::Code(CodeRef::New { name, parent: None }),
            NamePurpose::Group => Action::EditWithToast(Edit::CreateGroup(name)),
            NamePurpose::GroupFor(documents) => Action::EditWithToast(Edit::GatherDocuments {
                documents: documents.clone(),
                group: name,
            }),
            NamePurpose::RenameDocument(id) => Action::EditWithToast(Edit::RenameDocument(*id, name)),
            NamePurpose::Attribute => Action::EditWithToast(Edit::CreateAttribute(name)),
            NamePurpose::RenameAttribute(id) => Action::EditWithToast(Edit::RenameAttribute(*id, name)),
        });
        true
    }
}

/// What is named.
pub(super) fn title(purpose: &NamePurpose, cx: &Cx<'_>) -> String {
    cx.tr(match purpose {
        NamePurpose::CodeForSelection => "dialog-name-code",
        NamePurpose::NewCode { level, .. } => {
            let level = cx.level_name(*level);
            return cx.words.with("codes-new-hint", &[("level", level)]);
        }
        NamePurpose::RenameCode(_) => "dialog-rename-code",
        NamePurpose::Group | NamePurpose::GroupFor(_) => "dialog-name-group",
        NamePurpose::RenameGroup(_) => "dialog-rename-group",
        NamePurpose::RenameDocument(_) => "dialog-rename-document",
        NamePurpose::Attribute => "dialog-name-attribute",
        NamePurpose::RenameAttribute(_) => "dialog-rename-attribute",
    })
}

impl DialogBody for NameBody {
    fn title(&self, cx: &Cx<'_>) -> String {
        title(&self.purpose, cx)
    }

    fn width(&self) -> f32 {
        400.0
    }

    fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        let label = cx.tr("dialog-name");
        let field = Field::single("name")
            .label(&label)
            .hint(&label)
            .select_all_on_focus()
            .show(ui, &mut self.text);
        if !self.started {
            field.response.request_focus();
            self.started = true;
        }
        if let Some(problem) = self.problem(cx) {
            let danger = Theme::of(ui.ctx()).colours.danger;
            ui.add(kit::StyledText::new(&problem).secondary().colour(danger));
        }
        // Leaving the field by Escape leaves the dialog, whatever was typed.
        field.cancelled || (field.submitted && self.save(cx))
    }

    fn buttons_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        let ready = !self.name().is_empty() && self.problem(cx).is_none();
        let save = cx.tr("dialog-save");
        match save_or_cancel(ui, &save) {
            Some(true) => ready && self.save(cx),
            Some(false) => true,
            None => false,
        }
    }

    fn typing(&self, _cx: &Cx<'_>) -> Option<Typing> {
        let purpose = match &self.purpose {
            // The passage is no longer selected when the name is taken up.
            NamePurpose::CodeForSelection => NamePurpose::NewCode {
                parent: None,
                level: Level::Code,
                holds: Vec::new(),
            },
            other => other.clone(),
        };
        let name = self.name();
        (!name.is_empty() && name != self.before).then_some(Typing::Name(purpose, name))
    }

    fn is_about_something(&self, cx: &Cx<'_>) -> bool {
        self.purpose.stands(cx.snapshot())
    }
}
