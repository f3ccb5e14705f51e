//! The end of editing a text, as the program sees it: what leaves the text, and what is asked before.

use egui::Context;

use super::App;
use crate::model::{DocumentId, Edit};
use crate::ui::action::{Action, Dialog};
use crate::ui::command::Command;
use crate::ui::shared::Page;

/// Whether an action leaves the text that is being edited, or needs it as it is stored.
pub(super) fn leaves_text(action: &Action) -> bool {
    match action {
        Action::Open(..)
        | Action::OpenProject(_)
        | Action::NewProject(_)
        | Action::OpenSample
        | Action::OpenMemo(_)
        | Action::ShowTable(_)
        | Action::ReplaceText { .. } => true,
        Action::Edit(edit) | Action::EditWithToast(edit) => matches!(
            edit,
            Edit::EditText { .. } | Edit::ReplaceText(_) | Edit::DeleteDocuments(_)
        ),
        Action::Run(command) => matches!(
            command,
            Command::CloseProject
                | Command::Quit
                | Command::Backup
                | Command::Find
                | Command::FindInAll
                | Command::Replace
                | Command::ReplaceInAll
                | Command::ExportTable
                | Command::ShowBoard
                | Command::ShowLadder
                | Command::ShowMemos
                | Command::NewJournalEntry
                | Command::ShowParticipants
                | Command::ShowTables
                | Command::ShowHistory
        ),
        _ => false,
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
            project.panes.reader.focus();
        }
    }
}
