//! What was being typed when the project was closed last, or the program ended: where it belongs, and whether it is taken up.

use egui::Ui;

use super::{DialogBody, about};
use crate::model::MemoTarget;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::kit;
use crate::ui::theme::Theme;
use crate::ui::typing::{NamePurpose, Typing};

/// The offer.
pub(super) struct UnfinishedBody {
    typing: Typing,
    /// What kind of text it is, and of what.
    place: String,
    stands: bool,
    /// A button has been given the keyboard.
    started: bool,
}

impl UnfinishedBody {
    pub(super) fn new(typing: Typing, cx: &Cx<'_>) -> Self {
        let kind = kind(&typing, cx);
        let stands = typing.stands(cx.snapshot());
        let of = if stands { owner(&typing, cx) } else { String::new() };
        let place = if of.is_empty() {
            kind
        } else {
            format!("{kind}\n{of}")
        };
        Self {
            typing,
            place,
            stands,
            started: false,
        }
    }
}

/// What kind of text it is.
fn kind(typing: &Typing, cx: &Cx<'_>) -> String {
    match typing {
        Typing::Memo { target, .. } => super::memo::title(*target, cx),
        Typing::Definition(..) => cx.tr("dialog-definition"),
        Typing::Condensed(..) => cx.tr("dialog-condensed"),
        Typing::Summary(..) => cx.tr("dialog-summary"),
        Typing::WordList { .. } => super::word_lists::title(cx),
        Typing::Name(purpose, _) => super::name::title(purpose, cx),
        Typing::Participant { id: Some(_), .. } => cx.tr("dialog-participant"),
        Typing::Participant { id: None, .. } => cx.tr("dialog-participant-new"),
        Typing::Project { .. } => cx.tr("dialog-project"),
    }
}

/// What it is of, in the words of the project; empty for something new.
fn owner(typing: &Typing, cx: &Cx<'_>) -> String {
    match typing {
        Typing::Memo { target, .. } => about(*target, cx),
        Typing::Definition(code, _) | Typing::Name(NamePurpose::RenameCode(code), _) => {
            about(MemoTarget::Code(*code), cx)
        }
        Typing::Condensed(coding, _) => about(MemoTarget::Coding(*coding), cx),
        Typing::Name(purpose, _) => purpose.present(cx.snapshot()).unwrap_or_default().to_owned(),
        Typing::Participant { id, values, .. } => {
            let snapshot = cx.snapshot();
            let name = id.and_then(|id| snapshot.participant(id)).map(|p| p.name.clone());
            let attributes = values
                .keys()
                .filter_map(|id| snapshot.attribute(*id))
                .map(|a| a.name.clone());
            let words: Vec<String> = name.into_iter().chain(attributes).collect();
            words.join("  ·  ")
        }
        Typing::Summary(case, code, _) => super::summary::case_and_code(*case, *code, cx),
        Typing::Project { .. } | Typing::WordList { .. } => String::new(),
    }
}

impl DialogBody for UnfinishedBody {
    fn title(&self, cx: &Cx<'_>) -> String {
        cx.tr("unfinished-title")
    }

    fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        let width = ui.available_width();
        let space = Theme::of(ui.ctx()).space.small;
        ui.add(kit::StyledText::new(&cx.words.get("unfinished-told")).rows(width, 3));
        ui.add_space(space);
        ui.add(kit::StyledText::new(&self.place).secondary().rows(width, 6));
        ui.add_space(space);
        ui.add(
            kit::StyledText::new(&self.typing.words())
                .strong()
                .rows(width, 10),
        );
        if !self.stands {
            ui.add_space(space);
            ui.add(kit::StyledText::new(&cx.words.get("unfinished-gone")).rows(width, 3));
        }
        false
    }

    fn buttons_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        let mut done = false;
        let take_up = self
            .stands
            .then(|| kit::primary_button(ui, cx.words.get("unfinished-take-up")));
        if take_up.as_ref().is_some_and(egui::Response::clicked) {
            cx.act(Action::TakeUpTyping(self.typing.clone()));
            done = true;
        }
        if kit::button(ui, cx.words.get("kit-copy")).clicked() {
            ui.copy_text(self.typing.words());
        }
        if kit::button(ui, cx.words.get("unfinished-forget")).clicked() {
            cx.act(Action::ForgetTyping(self.typing.clone()));
            done = true;
        }
        // It stays where it is kept and is offered again the next time.
        let later = kit::button(ui, cx.words.get("unfinished-later"));
        if !std::mem::replace(&mut self.started, true) {
            // Neither loses anything.
            take_up.as_ref().unwrap_or(&later).request_focus();
        }
        done || later.clicked()
    }
}
