//! The end of editing a text, as the program sees it: what leaves the text, and what is asked before.

use egui::Context;

use super::App;
use crate::model::{DocumentId, Edit};
use crate::ui::action::{Action, Dialog};
use crate::ui::command::Command;
use crate::ui::parts::view::View as _;
use crate::ui::shared::Page;

/// Whether an action leaves the text that is being edited, or needs it as it is stored.
pub(super) fn leaves_text(action: &Action) -> bool {
    match action {
        Action::Run(command) => command.leaves_text(),
        Action::Edit(edit) | Action::EditWithToast(edit) => needs_stored_text(edit),
        Action::Open(..)
        | Action::OpenProject(_)
        | Action::NewProject(_)
        | Action::OpenSample
        | Action::OpenMemo(_)
        | Action::ShowTable(_)
        | Action::ReplaceText(_) => true,
        // It asks for further actions, and these leave the text where they must.
        Action::Reveal(_)
        | Action::FinishText { .. }
        | Action::GiveUpText
        | Action::EditTextAgain
        | Action::EditTextOn(_)
        | Action::Code(_)
        | Action::CodePassage(..)
        | Action::NameCodeFor(..)
        | Action::ShowGroup(_)
        | Action::SelectCoding(_)
        | Action::Show(_)
        | Action::RenameCode(_)
        | Action::TakeUpTyping(_)
        | Action::ForgetTyping(_)
        | Action::Import(..)
        | Action::ImportSheet(..)
        | Action::TakeCodebook(..)
        | Action::ExportTable(_)
        // The edit stays a draft over the same words.
        | Action::SaveCopyBeside
        | Action::MakeSoundCopy(_)
        | Action::ContinueAt(_)
        | Action::OpenOutside(_)
        | Action::Paste(_)
        | Action::Say(_)
        | Action::SayWithUndo(_)
        | Action::ShowError(_) => false,
    }
}

/// Whether an edit changes the words of documents, or does away with them.
fn needs_stored_text(edit: &Edit) -> bool {
    match edit {
        Edit::EditText { .. } | Edit::ReplaceText(_) | Edit::DeleteDocuments(_) => true,
        Edit::SetProject { .. }
        | Edit::AddDocuments(_)
        | Edit::RenameDocument(..)
        | Edit::SetDocumentKind(..)
        | Edit::SetDocumentDirection(..)
        | Edit::SetDocumentState(..)
        | Edit::MoveDocuments { .. }
        | Edit::LinkParticipants(..)
        | Edit::LinkSpeakers(_)
        | Edit::CreateGroup(_)
        | Edit::RenameGroup(..)
        | Edit::DeleteGroup(_)
        | Edit::CreateCodes { .. }
        | Edit::ImportCodes(_)
        | Edit::RenameCode(..)
        | Edit::RecolourCodes(..)
        | Edit::DefineCode(..)
        | Edit::SetLevel(..)
        | Edit::MoveCodes { .. }
        | Edit::GatherCodes { .. }
        | Edit::MergeCodes { .. }
        | Edit::DeleteCodes(_)
        | Edit::AddCodings(_)
        | Edit::ResizeCoding(..)
        | Edit::UncodePassage { .. }
        | Edit::SplitCoding(..)
        | Edit::RecodeCodings(..)
        | Edit::DeleteCodings(_)
        | Edit::SetCondensed(..)
        | Edit::SetImportance(..)
        | Edit::MergeNeighbours(_)
        | Edit::AddHighlight(..)
        | Edit::DeleteHighlights(_)
        | Edit::WriteMemo { .. }
        | Edit::ImportParticipants(_)
        | Edit::EditParticipant { .. }
        | Edit::DeleteParticipants(_)
        | Edit::CreateAttribute(_)
        | Edit::RenameAttribute(..)
        | Edit::DeleteAttribute(_)
        | Edit::RenameCoder(..) => false,
    }
}

impl App {
    /// Ends the editing of the text; asks first when something vanishes with it.
    pub(super) fn finish_text(&mut self, agreed: bool, then: Option<Box<Action>>) {
        let Some(project) = &self.project else { return };
        if let Some((edit, gone)) = project.panes.reader.edited(project.work.session.snapshot()) {
            if !agreed && !gone.is_empty() {
                self.front.dialogs.open(Dialog::TextVanishing { edit, then });
                return;
            }
            let document = project.panes.reader.edited_document();
            if self.edit(edit).is_none() {
                // What was refused stays where it can be seen.
                return document.into_iter().for_each(|d| self.edit_text_on(d));
            }
        }
        if let Some(project) = &mut self.project {
            project.panes.reader.stop_editing();
        }
        self.actions.extend(then.map(|then| *then));
    }

    /// Keeps the window open for a question about a text that is being edited, and finishes one whose page was left.
    pub(super) fn hold_text(&mut self, ctx: &Context) {
        let Some(project) = self.project.as_ref().filter(|p| p.panes.reader.is_editing()) else {
            return;
        };
        let asks = || {
            let edited = project.panes.reader.edited(project.work.session.snapshot());
            edited.is_some_and(|(_, gone)| !gone.is_empty())
        };
        let then = if ctx.input(|i| i.viewport().close_requested()) && asks() {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            Some(Box::new(Action::Run(Command::Quit)))
        } else if project.work.shared.page != Page::Coding && !self.front.dialogs.is_open() {
            None
        } else {
            return;
        };
        let agreed = false;
        self.actions.push(Action::FinishText { agreed, then });
    }

    /// Gives up what was edited in the text, and offers it back.
    pub(super) fn give_up_text(&mut self) {
        let dropped = self
            .project
            .as_mut()
            .is_some_and(|p| p.panes.reader.give_up_editing());
        if dropped {
            let sentence = self.words.get("reader-editing-dropped").into_owned();
            self.offer(sentence, "reader-editing-again", Action::EditTextAgain);
        }
    }

    pub(super) fn edit_text_again(&mut self) {
        self.with_panes(|panes, _, cx| panes.reader.edit_again(cx));
    }

    /// Goes on editing the text of a document, after something was asked.
    pub(super) fn edit_text_on(&mut self, document: DocumentId) {
        if let Some(project) = &mut self.project {
            project.work.shared.page = Page::Coding;
            project.work.shared.document = Some(document);
            project.panes.reader.take_keyboard();
        }
    }
}
