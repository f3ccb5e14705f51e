//! Replacing what the find bar has found.

use egui::Ui;

use super::ReaderPane;
use super::find::Find;
use crate::i18n::Words;
use crate::message::Message;
use crate::model::DocumentId;
use crate::session::Session;
use crate::text::Patch;
use crate::text::Text;
use crate::text::replace::{Replaced, Replacement};
use crate::ui::action::{Action, Dialog, TextReplacement, deleted_text};
use crate::ui::cx::Cx;
use crate::ui::kit::{Button, row};
use crate::ui::theme::Theme;
use crate::ui::typeset::Field;

/// The least width of the field, in points.
const LEAST_FIELD: f32 = 60.0;

/// The second row of the find bar.
#[derive(Default)]
pub struct ReplaceRow {
    /// Whether it is shown.
    pub open: bool,
    /// The words that take the place of others.
    pub with: String,
    /// The person has agreed that all finds of a text that is being edited are deleted.
    pub(super) agreed: bool,
}

/// How much is replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReplaceExtent {
    /// The current hit.
    One,
    /// All hits of the document.
    All,
}

impl ReplaceRow {
    /// Draws the row, its field as wide as the one above; what is to be replaced, and whether the bar is left.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        find: &Find,
        width: f32,
        words: &Words,
    ) -> (Option<ReplaceExtent>, bool) {
        let some = find.current().is_some() && self.fault(find).is_none();
        let (one, all) = (words.get("reader-replace-one"), words.get("reader-replace-all"));
        let (one, all) = (Button::new(&one), Button::new(&all));
        let buttons = one.wanted_width(ui.ctx()) + all.wanted_width(ui.ctx());
        let (label, hint) = (words.get("reader-replace-with"), words.get("reader-replace-hint"));
        let field = Field::single("reader-replace")
            .label(&label)
            .hint(&hint)
            .beside_buttons();
        let pressed = |ui: &mut Ui| {
            let one = ui.add_enabled(some, one).clicked();
            let all = ui.add_enabled(some, all).clicked();
            match (one, all) {
                (true, _) => Some(ReplaceExtent::One),
                (_, true) => Some(ReplaceExtent::All),
                _ => None,
            }
        };
        let room = ui.available_width() - buttons - 3.0 * ui.spacing().item_spacing.x;
        // In the order in which they stand, for Tab goes through them so: from the field above to this one.
        let (answer, pressed) = if room < LEAST_FIELD {
            // In a narrow column the buttons have a line of their own.
            let answer = field.select_all_on_focus().show(ui, &mut self.with);
            ui.add_space(Theme::of(ui.ctx()).space.tiny);
            (answer, row(ui, pressed))
        } else {
            row(ui, |ui| {
                let width = width.clamp(LEAST_FIELD, room);
                let answer = field.width(width).select_all_on_focus().show(ui, &mut self.with);
                ui.add_space(room - width);
                (answer, pressed(ui))
            })
        };
        // A button that has replaced the last hit can be pressed no more, and its keys would be the text's.
        let last = match pressed {
            Some(ReplaceExtent::All) => true,
            Some(ReplaceExtent::One) => find.hits().len() <= 1,
            None => false,
        };
        if answer.submitted || last {
            // Enter replaces one after the other.
            answer.response.request_focus();
        }
        let entered = (answer.submitted && some).then_some(ReplaceExtent::One);
        (pressed.or(entered), answer.cancelled)
    }

    /// What is wrong with the words, where a pattern is sought.
    pub fn fault(&self, find: &Find) -> Option<Message> {
        let query = find.prepared().filter(|_| self.open)?;
        let read = Replacement::new(&self.with, query);
        read.err().map(|error| error.message())
    }
}

impl ReaderPane {
    /// Asks for the words of one hit, or of all, to be replaced.
    pub(super) fn replace(&mut self, extent: ReplaceExtent, cx: &mut Cx<'_>) {
        let Some(opened) = &self.opened else { return };
        let Some(Replaced { patch, same }) = self.find.replaced(extent, &opened.text) else {
            return;
        };
        if patch.is_empty() {
            cx.act(Action::Say(cx.tr("reader-replace-nothing")));
        } else {
            cx.act(Action::ReplaceText(Box::new(TextReplacement {
                patches: vec![(opened.document.id, patch)],
                same,
                all: extent == ReplaceExtent::All,
                revision: cx.session.revision(),
                agreed: false,
            })));
        }
    }

    /// Moves what is selected to where it stands after patches of documents, this one perhaps among them; nothing is
    /// selected where nothing of it is left.
    pub fn carry_selection(&mut self, patches: &[(DocumentId, Patch)], session: &Session) {
        let Some(opened) = &mut self.opened else { return };
        let document = opened.document.id;
        let patch = patches.iter().find(|(id, _)| *id == document);
        let (Some((_, patch)), Some(selected)) = (patch, opened.view.selection()) else {
            return;
        };
        match session.text(document) {
            Ok(after) => {
                let moved = patch.moved(opened.text.range(selected));
                opened.view.set_selection(moved.map(|range| after.bytes(range)));
            }
            Err(error) => log::warn!("what was selected is not known any more: {error}"),
        }
    }

    /// Deletes all that was found in the text that is being edited, which the person has agreed to.
    pub fn delete_found(&mut self) {
        self.find.replace.agreed = true;
    }

    /// Replaces the words of one hit, or of all, in the text that is being edited, as one step of editing. Asks first
    /// when all are to be deleted.
    pub(super) fn replace_in_draft(&mut self, extent: ReplaceExtent, agreed: bool, cx: &mut Cx<'_>) {
        let (Some(opened), Some(editing)) = (&mut self.opened, &mut self.edit_state.editing) else {
            return;
        };
        let text = Text::new(editing.draft.content().text());
        let Some(Replaced { patch, same }) = self.find.replaced(extent, &text) else {
            return;
        };
        let places = patch.splices().len();
        if extent == ReplaceExtent::All && !agreed && patch.only_deletes() {
            cx.act(Action::Show(Dialog::Confirm {
                title: cx.tr("dialog-deleting"),
                text: deleted_text(places, 1, &cx.words),
                confirm: cx.tr("dialog-deleting-go"),
                action: Box::new(Action::DeleteFound),
            }));
            return;
        }
        let deletes = extent == ReplaceExtent::One && patch.only_deletes();
        if !opened.view.change(&mut editing.draft, &text, patch) {
            cx.act(Action::Say(cx.tr("reader-replace-nothing")));
        } else if !deletes {
            let done = cx.words.with("reader-replaced-in-text", &[("n", places)]);
            let left = (same > 0).then(|| cx.words.with("reader-replaced-same", &[("n", same)]));
            let said: Vec<String> = std::iter::once(done).chain(left).collect();
            cx.act(Action::SayDoneInText(said.join(" ")));
        } else {
            cx.act(Action::SayDoneInText(cx.tr("reader-deleted-one")));
        }
    }
}
