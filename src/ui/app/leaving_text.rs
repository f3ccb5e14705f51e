//! The end of editing a text, as the program sees it: what leaves the text, and what is asked before.

use egui::Context;

use super::App;
use super::open_project::OpenProject;
use crate::model::{DocumentId, Edit, OperationKind};
use crate::ui::action::{Action, Dialog};
use crate::ui::command::Command;
use crate::ui::parts::view::View as _;
use crate::ui::shared::Page;
use crate::ui::views::reader::ReaderPane;

impl OpenProject {
    /// Whether a text is being edited that an action leaves, or needs as it is stored.
    pub fn leaves_text(&self, action: &Action) -> bool {
        let Some(edited) = self.panes.edited_document() else {
            return false;
        };
        let (this, other) = (&self.panes.reader, &self.panes.beside);
        match action {
            // The words of a passage are told by where they are stored.
            Action::Open(document, passage) => {
                this.is_editing() || (*document == edited && passage.is_some())
            }
            Action::LookAt(document, _) => this.is_editing() || *document == edited,
            Action::OpenBeside(_) => other.is_editing(),
            Action::CloseText(side) if *side == self.work.shared.side() => this.is_editing(),
            Action::CloseText(_) => other.is_editing(),
            Action::TakeBack(_) => self.undo_changes_texts(),
            action => leaves_any_text(action),
        }
    }

    /// Whether what an undo would take back has to do with the words of documents, or with which there are.
    fn undo_changes_texts(&self) -> bool {
        let kinds = [
            OperationKind::DocumentAdd,
            OperationKind::DocumentDelete,
            OperationKind::DocumentText,
            OperationKind::DocumentReplace,
            OperationKind::DocumentsReplace,
            OperationKind::StudyBuild,
        ];
        let next = self.work.session.can_undo();
        next.is_some_and(|summary| kinds.contains(&summary.kind))
    }
}

/// Whether an action leaves whatever text is being edited, or needs it as it is stored.
fn leaves_any_text(action: &Action) -> bool {
    match action {
        Action::Run(command) => command.leaves_text(),
        Action::Edit(edit) | Action::EditWithToast(edit) => needs_stored_text(edit),
        Action::UndoSteps(_)
        | Action::RedoSteps(..)
        | Action::Open(..)
        | Action::LookAt(..)
        | Action::OpenBeside(_)
        | Action::CloseText(_)
        | Action::OpenProject(_)
        | Action::NewProject(_)
        | Action::OpenSample
        | Action::OpenMemo(_)
        | Action::ShowTable(_)
        | Action::UseQuery(_)
        | Action::UseFilter(_)
        | Action::ShowPassages(_)
        // What is printed is what is stored.
        | Action::Print(_)
        | Action::ReplaceText(_) => true,
        // It asks for further actions, and these leave the text where they must.
        Action::Reveal(_)
        | Action::FinishText { .. }
        | Action::GiveUpText
        | Action::DeleteFound
        | Action::EditTextAgain
        | Action::TakeBack(_)
        | Action::EditTextOn(_)
        | Action::Code(_)
        | Action::CodeWords(_)
        | Action::GoToText
        | Action::Retrieve(_)
        | Action::Recode(..)
        | Action::CodeAlso(..)
        | Action::CodePassage(..)
        | Action::NameCodeFor(..)
        | Action::PickAgain(_)
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
        | Action::Copy(..)
        // The edit stays a draft over the same words.
        | Action::SaveCopyBeside
        | Action::MakeSoundCopy(_)
        | Action::ContinueAt(_)
        | Action::OpenOutside(_)
        | Action::Paste(_)
        | Action::PasteInstead { .. }
        | Action::Say(_)
        | Action::SayDoneInText(_)
        | Action::TakeBackInText(..)
        | Action::Offer { .. }
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
        | Edit::GatherDocuments { .. }
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
        | Edit::WriteSummary { .. }
        | Edit::SaveQuery { .. }
        | Edit::DeleteQueries(_)
        | Edit::PutWordList { .. }
        | Edit::DeleteWordLists(_)
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
        if let Some((edit, gone)) = project.edited() {
            if !agreed && !gone.is_empty() {
                self.front.dialogs.open(Dialog::TextVanishing { edit, then });
                return;
            }
            let document = project.panes.edited_document();
            let Some(kept) = self.edit(edit) else {
                // What was refused stays where it can be seen.
                return document.into_iter().for_each(|d| self.edit_text_on(d));
            };
            // Whoever went elsewhere may not have meant to end it.
            self.offer_undo(kept);
        }
        if let Some(project) = &mut self.project {
            project.panes.stop_editing();
        }
        self.actions.extend(then.map(|then| *then));
    }

    /// Keeps the window open for a question about a text that is being edited, and finishes one whose page was left.
    pub(super) fn hold_text(&mut self, ctx: &Context) {
        let Some(project) = self.project.as_ref().filter(|p| p.panes.edited_text().is_some()) else {
            return;
        };
        let asks = || project.edited().is_some_and(|(_, gone)| !gone.is_empty());
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
        let Some(project) = &mut self.project else { return };
        if project.panes.reader.is_editing() {
            project.panes.reader.take_keyboard();
        }
        let text = project.panes.edited_text_mut();
        if text.is_some_and(ReaderPane::give_up_editing) {
            let sentence = self.words.get("reader-editing-dropped").into_owned();
            self.offer(sentence, "reader-editing-again", Action::EditTextAgain);
        }
    }

    pub(super) fn edit_text_again(&mut self) {
        self.with_panes(|panes, _, cx| {
            if panes.beside.has_given_up() && !panes.reader.has_given_up() {
                panes.turn_to_other(cx.shared);
            }
            panes.reader.edit_again(cx);
        });
    }

    /// Goes on editing the text of a document, after something was asked.
    pub(super) fn edit_text_on(&mut self, document: DocumentId) {
        if let Some(OpenProject { work, panes, .. }) = &mut self.project {
            if panes.beside.edited_document() == Some(document) {
                panes.turn_to_other(&mut work.shared);
            }
            work.shared.page = Page::Coding;
            work.shared.document = Some(document);
            panes.reader.take_keyboard();
        }
    }
}
