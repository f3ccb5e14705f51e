//! The definition of a code and the condensed unit of a coding: one text each.

use egui::Ui;

use super::{Body, about, save_or_cancel};
use crate::model::{CodeId, CodingId, Edit, MemoTarget};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::kit;
use crate::ui::typeset::Field;
use crate::ui::typing::Typing;

/// What the text belongs to.
#[derive(Clone, Copy)]
enum Owner {
    Definition(CodeId),
    Condensed(CodingId),
}

/// One text that is written about something.
pub(super) struct TextBody {
    owner: Owner,
    text: String,
    before: String,
    started: bool,
}

impl TextBody {
    pub(super) fn of_definition(code: CodeId, cx: &Cx<'_>) -> Option<Self> {
        let text = cx.snapshot().code(code)?.definition.clone();
        Some(Self::new(Owner::Definition(code), text))
    }

    pub(super) fn of_condensed(coding: CodingId, cx: &Cx<'_>) -> Option<Self> {
        let row = cx.snapshot().coding(coding)?;
        let text = row.condensed.as_deref().unwrap_or_default().to_owned();
        Some(Self::new(Owner::Condensed(coding), text))
    }

    fn new(owner: Owner, text: String) -> Self {
        Self {
            owner,
            before: text.clone(),
            text,
            started: false,
        }
    }

    /// The same with what was typed before.
    pub(super) fn typed(self, text: String) -> Self {
        Self { text, ..self }
    }

    fn save(&self, cx: &mut Cx<'_>) {
        if self.text.trim() == self.before.trim() {
            return;
        }
        let text = self.text.trim().to_owned();
        cx.act(Action::Edit(match self.owner {
            Owner::Definition(code) => Edit::DefineCode(code, text),
            Owner::Condensed(coding) => Edit::SetCondensed(coding, text),
        }));
    }
}

impl Body for TextBody {
    fn title(&self, cx: &Cx<'_>) -> String {
        cx.tr(match self.owner {
            Owner::Definition(_) => "dialog-definition",
            Owner::Condensed(_) => "dialog-condensed",
        })
    }

    fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        let (target, hint) = match self.owner {
            Owner::Definition(code) => (MemoTarget::Code(code), cx.tr("dialog-definition-hint")),
            Owner::Condensed(coding) => (MemoTarget::Coding(coding), cx.tr("dialog-condensed-hint")),
        };
        let width = ui.available_width();
        ui.add(kit::Text::new(&about(target, cx)).secondary().rows(width, 8));
        let title = self.title(cx);
        let field = Field::multi("text", 5)
            .label(&title)
            .hint(&hint)
            .width(width)
            .show(ui, &mut self.text);
        if !self.started {
            field.response.request_focus();
            self.started = true;
        }
        ui.add(kit::Text::new(&cx.words.get("dialog-text-keys")).small());
        if field.submitted {
            self.save(cx);
        }
        field.submitted
    }

    fn buttons_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        match save_or_cancel(ui, &cx.words.get("dialog-save")) {
            Some(true) => self.save(cx),
            Some(false) => {}
            None => return false,
        }
        true
    }

    fn left(&mut self, cx: &mut Cx<'_>) {
        self.save(cx);
    }

    fn typing(&self, _cx: &Cx<'_>) -> Option<Typing> {
        let text = self.text.trim();
        (!text.is_empty() && text != self.before.trim()).then(|| match self.owner {
            Owner::Definition(code) => Typing::Definition(code, self.text.clone()),
            Owner::Condensed(coding) => Typing::Condensed(coding, self.text.clone()),
        })
    }

    fn is_about_something(&self, cx: &Cx<'_>) -> bool {
        match self.owner {
            Owner::Definition(code) => cx.snapshot().code(code).is_some(),
            Owner::Condensed(coding) => cx.snapshot().has_coding(coding),
        }
    }
}
