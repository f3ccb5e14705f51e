//! From a memo to what it is about, and to the memo from elsewhere.

use super::App;
use super::open_project::OpenProject;
use crate::model::{CodeId, MemoId, MemoTarget};
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::docks::Pane;
use crate::ui::shared::Page;
use crate::ui::views::memos::MemosPage;

impl App {
    /// Shows what a memo is about.
    pub(super) fn reveal(&mut self, target: MemoTarget) {
        match target {
            MemoTarget::Project => self.actions.push(Action::Run(Command::ShowMemos)),
            MemoTarget::Document(document) => self.actions.push(Action::Open(document, None)),
            MemoTarget::Passage(document, range) => {
                self.actions.push(Action::SelectCoding(None));
                self.actions.push(Action::Open(document, Some(range)));
            }
            MemoTarget::Coding(id) => {
                let project = self.project.as_ref();
                let coding = project.and_then(|p| p.session.snapshot().coding(id)).cloned();
                if let Some(coding) = coding {
                    self.actions.push(Action::SelectCoding(Some(id)));
                    self.actions
                        .push(Action::Open(coding.document, Some(coding.range)));
                }
            }
            MemoTarget::Code(code) => self.reveal_code(code),
            MemoTarget::Participant(id) => {
                if let Some(project) = &mut self.project {
                    project.page = Page::Participants;
                    project.participants.show(id);
                }
            }
        }
    }

    fn reveal_code(&mut self, code: CodeId) {
        self.focus_mode = false;
        self.settings.docks.show(Pane::Codes, true);
        let Some(project) = &mut self.project else { return };
        project.page = Page::Coding;
        project.shared.codes = vec![code];
        let OpenProject {
            session,
            shared,
            codes,
            ..
        } = project;
        let cx = Cx::new(
            session,
            shared,
            &mut self.settings,
            &self.words,
            &mut self.actions,
        );
        codes.show(code, &cx);
    }

    /// Shows a memo on its page.
    pub(super) fn open_memo(&mut self, memo: MemoId) {
        self.on_memos(|memos, cx| memos.open(memo, cx));
    }

    /// Begins an entry of the research journal.
    pub(super) fn begin_journal_entry(&mut self) {
        self.on_memos(|memos, cx| memos.begin_entry(cx));
    }

    /// Goes to the page of memos and does something there.
    fn on_memos(&mut self, act: impl FnOnce(&mut MemosPage, &mut Cx<'_>)) {
        if let Some(project) = &mut self.project {
            project.page = Page::Memos;
        }
        self.with_memos(act);
    }

    /// Does something with the page of memos, in view or not.
    pub(super) fn with_memos(&mut self, act: impl FnOnce(&mut MemosPage, &mut Cx<'_>)) {
        let Some(project) = &mut self.project else { return };
        let OpenProject {
            session,
            shared,
            memos,
            ..
        } = project;
        let mut cx = Cx::new(
            session,
            shared,
            &mut self.settings,
            &self.words,
            &mut self.actions,
        );
        act(memos, &mut cx);
    }
}
