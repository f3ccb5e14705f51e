//! The end of editing a text, as the program sees it: what leaves the text, and what is asked before.

use super::action::{Action, Dialog};
use super::app::App;
use super::command::Command;
use super::cx::Cx;
use super::project::Project;
use super::shared::Page;
use crate::model::{DocumentId, Edit};

/// Whether an action leaves the text that is being edited, or needs it as it is stored.
pub(super) fn leaves_text(action: &Action) -> bool {
    match action {
        Action::Open(..)
        | Action::OpenProject(_)
        | Action::NewProject(_)
        | Action::OpenSample
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
        if let Some((edit, gone)) = project.reader.edited(project.session.snapshot()) {
            if !agreed && !gone.is_empty() {
                self.dialogs.open(Dialog::TextVanishing { edit, then });
                return;
            }
            if self.edit(edit).is_none() {
                return;
            }
        }
        if let Some(project) = &mut self.project {
            project.reader.stop_editing();
        }
        self.actions.extend(then.map(|then| *then));
    }

    /// Gives up what was edited in the text, and offers it back.
    pub(super) fn give_up_text(&mut self) {
        let dropped = self.project.as_mut().is_some_and(|p| p.reader.give_up_editing());
        if dropped {
            let sentence = self.words.get("reader-editing-dropped").into_owned();
            self.offer(sentence, "reader-editing-again", Action::EditTextAgain);
        }
    }

    pub(super) fn edit_text_again(&mut self) {
        let Some(project) = &mut self.project else { return };
        let Project {
            session,
            shared,
            reader,
            ..
        } = project;
        let mut cx = Cx::new(
            session,
            shared,
            &mut self.settings,
            &self.words,
            &mut self.actions,
        );
        reader.edit_again(&mut cx);
    }

    /// Goes on editing the text of a document, after something was asked.
    pub(super) fn edit_text_on(&mut self, document: DocumentId) {
        if let Some(project) = &mut self.project {
            project.page = Page::Coding;
            project.shared.document = Some(document);
            project.reader.focus();
        }
    }
}
