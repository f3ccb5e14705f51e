//! The definition of a code and the condensed unit of a coding: one text each.

use egui::Ui;

use super::writing::{TextEntry, buttons_ui};
use super::{DialogBody, about};
use crate::model::{CodeId, CodingId, Edit, MemoTarget};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::kit;
use crate::ui::typing::Typing;

/// What the text belongs to.
#[derive(Clone, Copy)]
enum EditedField {
    Definition(CodeId),
    Condensed(CodingId),
}

/// One text that is written about something.
pub(super) struct TextBody {
    owner: EditedField,
    writing: TextEntry,
}

impl TextBody {
    pub(super) fn of_definition(code: CodeId, cx: &Cx<'_>) -> Option<Self> {
        let text = cx.snapshot().code(code)?.definition.clone();
        Some(Self::new(EditedField::Definition(code), text))
    }

    pub(super) fn of_condensed(coding: CodingId, cx: &Cx<'_>) -> Option<Self> {
        let row = cx.snapshot().coding(coding)?;
        let text = row.condensed.as_deref().unwrap_or_default().to_owned();
        Some(Self::new(EditedField::Condensed(coding), text))
    }

    fn new(owner: EditedField, text: String) -> Self {
        let mut writing = TextEntry::default();
        writing.take(text);
        Self { owner, writing }
    }

    /// The same with what was typed before.
    pub(super) fn typed(mut self, text: String) -> Self {
        self.writing.text = text;
        self
    }

    fn save(&self, cx: &mut Cx<'_>) {
        if !self.writing.is_changed() {
            return;
        }
        let text = self.writing.text.trim().to_owned();
        cx.act(Action::EditWithToast(match self.owner {
            EditedField::Definition(code) => Edit::DefineCode(code, text),
            EditedField::Condensed(coding) => Edit::SetCondensed(coding, text),
        }));
    }
}

impl DialogBody for TextBody {
    fn title(&self, cx: &Cx<'_>) -> String {
        cx.tr(match self.owner {
            EditedField::Definition(_) => "dialog-definition",
            EditedField::Condensed(_) => "dialog-condensed",
        })
    }

    fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        let (target, hint) = match self.owner {
            EditedField::Definition(code) => (MemoTarget::Code(code), cx.tr("dialog-definition-hint")),
            EditedField::Condensed(coding) => (MemoTarget::Coding(coding), cx.tr("dialog-condensed-hint")),
        };
        let width = ui.available_width();
        ui.add(
            kit::StyledText::new(&about(target, cx))
                .secondary()
                .rows(width, 8),
        );
        let (title, foot) = (self.title(cx), cx.tr("dialog-text-keys"));
        let submitted = self.writing.ui(ui, "text", 5, (&title, &hint), &foot);
        if submitted {
            self.save(cx);
        }
        submitted
    }

    fn buttons_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        buttons_ui(ui, cx, self)
    }

    fn on_dismiss(&mut self, cx: &mut Cx<'_>) {
        self.save(cx);
    }

    fn typing(&self, _cx: &Cx<'_>) -> Option<Typing> {
        let text = self.writing.typed()?.to_owned();
        Some(match self.owner {
            EditedField::Definition(code) => Typing::Definition(code, text),
            EditedField::Condensed(coding) => Typing::Condensed(coding, text),
        })
    }

    fn is_about_something(&self, cx: &Cx<'_>) -> bool {
        match self.owner {
            EditedField::Definition(code) => cx.snapshot().code(code).is_some(),
            EditedField::Condensed(coding) => cx.snapshot().has_coding(coding),
        }
    }
}
