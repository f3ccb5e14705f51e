//! The dialogs in front of the window: the frame they share, and the bodies of those about codes, memos and names.
//!
//! A dialog is asked for with [`Action::Show`]. It answers with actions like any view;
//! what can be undone is done without asking, and what was written is kept when the dialog is left by Escape, by the
//! cross or by a click beside it.

mod away;
mod codebook;
mod coder;
mod colour;
mod damage;
mod definition;
#[cfg(test)]
mod findings_tests;
mod import_report;
mod memo;
mod name;
pub mod new_project;
mod pages;
pub mod paths;
mod print;
mod project;
mod query;
mod split;
mod summary;
mod target;
#[cfg(test)]
mod tests;
mod unfinished;
mod vanishing;
mod which;
mod word_lists;
mod writing;

use std::collections::VecDeque;

use egui::{Color32, Context, Ui};

use self::damage::FileDialog;

use super::action::{Action, Dialog};
use super::cx::Cx;
use super::kit::{self, Env, Icon};
use super::typing::Typing;
use super::views::documents::MoveToGroup;
use super::views::participants::{LinkParticipants, ParticipantForm};
use crate::model::MemoTarget;

/// The inside of a dialog.
trait DialogBody {
    /// What stands at its head.
    fn title(&self, cx: &Cx<'_>) -> String;

    /// Its width in points.
    fn width(&self) -> f32 {
        480.0
    }

    /// Draws the content. True when the dialog is to close.
    fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool;

    /// Draws the buttons, the first outermost. True when the dialog is to close.
    fn buttons_ui(&mut self, _ui: &mut Ui, _cx: &mut Cx<'_>) -> bool {
        false
    }

    /// Keeps what was written, when the dialog is left without a button.
    fn on_dismiss(&mut self, _cx: &mut Cx<'_>) {}

    /// What is being typed in it and is not in the project.
    fn typing(&self, _cx: &Cx<'_>) -> Option<Typing> {
        None
    }

    /// Whether what it is about is still in the project.
    fn is_about_something(&self, _cx: &Cx<'_>) -> bool {
        true
    }
}

/// A question before something.
struct Question {
    title: String,
    text: String,
    confirm: String,
    action: Box<Action>,
    /// It has been drawn.
    shown: bool,
}

enum OpenDialog {
    Question(Question),
    /// About a file, with a project or without.
    File(FileDialog),
    Body(Box<dyn DialogBody>),
    /// Asked for, and made in the next frame when the project is at hand.
    Asked(Dialog),
}

/// The dialog that is open, if any. There is never one upon another: a new one takes the place of the old, unless
/// something is being written in that.
#[derive(Default)]
pub struct Dialogs {
    open: Option<OpenDialog>,
    /// Something was being written in it when it was drawn last.
    writing: bool,
    /// What comes after it, in order.
    waiting: VecDeque<Dialog>,
}

impl Dialogs {
    /// Opens a dialog once no other is open: what the person has not asked for just now.
    pub fn open_when_free(&mut self, dialog: Dialog) {
        if self.is_open() {
            self.waiting.push_back(dialog);
        } else {
            self.open(dialog);
        }
    }

    /// Opens a dialog; where something is being written in another, when that is done.
    pub fn open(&mut self, dialog: Dialog) {
        if self.writing {
            return self.waiting.push_back(dialog);
        }
        self.open = Some(match dialog {
            Dialog::Confirm {
                title,
                text,
                confirm,
                action,
            } => OpenDialog::Question(Question {
                title,
                text,
                confirm,
                action,
                shown: false,
            }),
            Dialog::Damage {
                file,
                problems,
                opened,
            } => OpenDialog::File(FileDialog::Damage {
                file,
                problems,
                opened,
            }),
            Dialog::Repaired { copy, lost } => OpenDialog::File(FileDialog::Repaired { copy, lost }),
            other => OpenDialog::Asked(other),
        });
    }

    /// Leaves what is about a project that closes. What was being typed is kept with the project, and not in another.
    pub fn leave_project(&mut self) {
        self.waiting.retain(is_about_file);
        if !matches!(self.open, None | Some(OpenDialog::File(_))) {
            self.close();
        }
    }

    /// Closes the dialog that is open, and opens the one that waits.
    fn close(&mut self) {
        self.open = None;
        self.writing = false;
        if let Some(next) = self.waiting.pop_front() {
            self.open(next);
        }
    }

    /// Whether one is open, so that keys are for it.
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Draws the dialog over a window with a project.
    pub fn ui(&mut self, ctx: &Context, cx: &mut Cx<'_>) {
        if let Some(OpenDialog::Asked(_)) = self.open
            && let Some(OpenDialog::Asked(dialog)) = self.open.take()
        {
            self.open = body(dialog, cx).map(OpenDialog::Body);
        }
        let done = match &mut self.open {
            Some(OpenDialog::Body(body)) => {
                let done = body_ui(ctx, body.as_mut(), cx);
                self.writing = !done && body.typing(cx).is_some();
                done
            }
            Some(OpenDialog::Question(question)) => question_ui(ctx, question, cx.actions),
            Some(OpenDialog::File(dialog)) => dialog.ui(ctx, cx.actions),
            Some(OpenDialog::Asked(_)) | None => return,
        };
        if done {
            self.close();
        }
    }

    /// Draws the dialog over the window that welcomes, where no project is open.
    pub fn ui_without_project(&mut self, ctx: &Context, actions: &mut Vec<Action>) {
        let done = match &mut self.open {
            Some(OpenDialog::Question(question)) => question_ui(ctx, question, actions),
            Some(OpenDialog::File(dialog)) => dialog.ui(ctx, actions),
            // What is about a project is left with it.
            Some(OpenDialog::Body(_) | OpenDialog::Asked(_)) => true,
            None => return,
        };
        if done {
            self.close();
        }
    }
}

/// Whether a dialog is about a file, whatever project is open.
fn is_about_file(dialog: &Dialog) -> bool {
    matches!(dialog, Dialog::Damage { .. } | Dialog::Repaired { .. })
}

/// The inside of a dialog; none when what it is about is gone.
fn body(dialog: Dialog, cx: &Cx<'_>) -> Option<Box<dyn DialogBody>> {
    let body: Box<dyn DialogBody> = match dialog {
        Dialog::Name(purpose) => Box::new(name::NameBody::new(purpose, cx)),
        Dialog::Memo(target) => Box::new(memo::MemoBody::new(target, cx)),
        Dialog::Definition(code) => Box::new(definition::TextBody::of_definition(code, cx)?),
        Dialog::Condensed(coding) => Box::new(definition::TextBody::of_condensed(coding, cx)?),
        Dialog::Summary(case, code) => Box::new(summary::SummaryBody::new(case, code, cx)),
        Dialog::BuildQuery(text) => Box::new(query::QueryBody::new(text)),
        Dialog::WordLists => Box::new(word_lists::WordListsBody::new(cx)),
        Dialog::Colour(codes) => Box::new(colour::ColourBody::new(codes, cx)?),
        Dialog::MoveCodes(codes) => Box::new(target::TargetBody::to_move(codes, cx)?),
        Dialog::MergeCodes(codes) => Box::new(target::TargetBody::to_merge(codes, cx)?),
        Dialog::Recode(codings) => Box::new(target::TargetBody::to_recode(codings, cx)?),
        Dialog::Split(coding) => Box::new(split::SplitBody::new(coding, cx)?),
        Dialog::WhichCodings {
            parting,
            document,
            codings,
        } => Box::new(which::WhichBody::new(parting, document, codings)),
        Dialog::Away(place) => Box::new(away::AwayBody::new(place)),
        Dialog::Coder => Box::new(coder::CoderBody::new(cx)),
        Dialog::Project => Box::new(project::ProjectBody::new(cx)),
        Dialog::ImportReport(report) => Box::new(import_report::ReportBody::new(report)),
        Dialog::DocumentImport(document) => Box::new(import_report::ReportBody::of_document(document, cx)?),
        Dialog::Codebook(plan) => Box::new(codebook::CodebookBody::new(*plan)),
        Dialog::Print(documents) => Box::new(print::PrintBody::new(documents, cx)),
        Dialog::MoveDocuments(documents) => Box::new(pages::MoveBody(MoveToGroup::new(documents))),
        Dialog::LinkParticipants(document) => Box::new(pages::LinkBody(LinkParticipants::new(document))),
        Dialog::Speakers(documents) => Box::new(pages::SpeakersBody::new(documents, cx)),
        Dialog::TextVanishing { edit, then } => Box::new(vanishing::VanishingBody::of_edit(edit, then, cx)?),
        Dialog::Participant(id) => Box::new(pages::ParticipantBody::new(id, cx)),
        Dialog::Vanishing(replacement) => Box::new(vanishing::VanishingBody::new(*replacement, cx)),
        Dialog::Unfinished(typing) => Box::new(unfinished::UnfinishedBody::new(typing, cx)),
        Dialog::Typed(typing) => return body_with(typing, cx),
        // These need no project and are opened at once.
        Dialog::Confirm { .. } | Dialog::Damage { .. } | Dialog::Repaired { .. } => return None,
    };
    Some(body)
}

/// The dialog in which something is written, with what was typed before; none when what it is about is gone.
fn body_with(typing: Typing, cx: &Cx<'_>) -> Option<Box<dyn DialogBody>> {
    let body: Box<dyn DialogBody> = match typing {
        Typing::Memo {
            target,
            memo,
            kind,
            text,
        } => Box::new(memo::MemoBody::typed(target, memo, kind, text, cx)),
        Typing::Definition(code, text) => {
            Box::new(definition::TextBody::of_definition(code, cx)?.typed(text))
        }
        Typing::Condensed(coding, text) => {
            Box::new(definition::TextBody::of_condensed(coding, cx)?.typed(text))
        }
        Typing::Summary(case, code, text) => Box::new(summary::SummaryBody::typed(case, code, text, cx)),
        Typing::WordList {
            list,
            kind,
            name,
            note,
            entries,
        } => {
            let body = word_lists::WordListsBody::typed(list, kind, name, note, entries, cx);
            Box::new(body)
        }
        Typing::Name(purpose, text) => Box::new(name::NameBody::typed(purpose, text, cx)),
        Typing::Participant {
            id,
            name,
            values,
            introduced_by,
        } => {
            let form = ParticipantForm::typed(id, name, values, introduced_by, cx);
            Box::new(pages::ParticipantBody::filled(id, form))
        }
        Typing::Project {
            name,
            description,
            levels,
        } => Box::new(project::ProjectBody::typed(name, description, levels)),
    };
    Some(body)
}

fn body_ui(ctx: &Context, body: &mut dyn DialogBody, cx: &mut Cx<'_>) -> bool {
    if !body.is_about_something(cx) {
        return true;
    }
    let title = body.title(cx);
    let width = body.width();
    let shown = kit::DialogWindow::new(&title, &title).width(width).show_with(
        ctx,
        &mut (&mut *body, &mut *cx),
        |(body, cx), ui| body.ui(ui, cx),
        |(body, cx), ui| body.buttons_ui(ui, cx),
    );
    if shown.content || shown.buttons {
        return true;
    }
    if shown.dismissed {
        body.on_dismiss(cx);
    } else if let Some(typing) = body.typing(cx) {
        cx.shared.typing = Some(typing);
    }
    shown.dismissed
}

fn question_ui(ctx: &Context, question: &mut Question, actions: &mut Vec<Action>) -> bool {
    let Question {
        title,
        text,
        confirm,
        action,
        shown,
    } = question;
    let first = !std::mem::replace(shown, true);
    let Some(agreed) = kit::confirm(ctx, "question", title, text, confirm, first) else {
        return false;
    };
    if agreed {
        // Left in its place is an action that does nothing, for the question closes.
        let nothing = Action::SelectCoding(None);
        actions.push(std::mem::replace(action.as_mut(), nothing));
    }
    true
}

/// The buttons of a dialog that writes something. `Some(true)` to keep it, `Some(false)` to throw it away.
fn save_or_cancel(ui: &mut Ui, save: &str) -> Option<bool> {
    let cancel = Env::of(ui.ctx()).words.get("kit-cancel").into_owned();
    save_or_cancel_as(ui, save, &cancel)
}

/// The same with a word of its own on the button that throws it away.
fn save_or_cancel_as(ui: &mut Ui, save: &str, cancel: &str) -> Option<bool> {
    let kept = kit::primary_button(ui, save).clicked();
    let dropped = kit::button(ui, cancel).clicked();
    (kept || dropped).then_some(kept)
}

/// Draws what may take less room from frame to frame in a room that stays as high, so that the dialog stands still.
fn steady<R>(ui: &mut Ui, height: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    let top = ui.cursor().top();
    let answer = add(ui);
    // After what is drawn stands a gap; after the room that is left there is none.
    let left = height - (ui.cursor().top() - top) - ui.spacing().item_spacing.y;
    if left > 0.0 {
        ui.add_space(left);
    }
    answer
}

/// Room for the icon before a line.
const ICON: f32 = 28.0;

/// An icon, and a text of so many lines at the most.
fn line_ui(ui: &mut Ui, icon: Icon, colour: Color32, text: &str, lines: usize) {
    kit::row(ui, |ui| {
        kit::paint_icon(ui, icon, colour);
        let width = (ui.available_width() - ICON).max(ICON);
        ui.add(kit::StyledText::new(text).rows(width, lines));
    });
}

/// What a memo or text is about, in the words of the project: a path, a document's name, a passage.
fn about(target: MemoTarget, cx: &Cx<'_>) -> String {
    let snapshot = cx.snapshot();
    let path = |id| {
        let names = snapshot.ancestry(id);
        let names: Vec<&str> = names.iter().map(|c| c.name.as_str()).collect();
        super::parts::path_text::path_text(&names)
    };
    match target {
        MemoTarget::Project => snapshot.project().name.clone(),
        MemoTarget::Document(id) => snapshot.document(id).map_or_else(String::new, |d| d.name.clone()),
        MemoTarget::Passage(id, range) => quoted(cx, id, range),
        MemoTarget::Code(id) => path(id),
        MemoTarget::Coding(id) => snapshot.coding(id).map_or_else(String::new, |c| {
            format!("{}\n{}", path(c.code), quoted(cx, c.document, c.range))
        }),
        MemoTarget::Participant(id) => snapshot
            .participant(id)
            .map_or_else(String::new, |p| p.name.clone()),
    }
}

/// A passage in quotation marks.
fn quoted(cx: &Cx<'_>, document: crate::model::DocumentId, range: crate::text::CharRange) -> String {
    let text = cx.session.text(document).ok();
    let passage = text
        .as_ref()
        .and_then(|t| t.as_str().get(t.bytes(range)))
        .unwrap_or_default();
    let passage = passage.split_whitespace().collect::<Vec<_>>().join(" ");
    cx.words.with("dialog-quoted", &[("text", passage)])
}
