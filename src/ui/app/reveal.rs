//! From a memo to what it is about, and to the memo from elsewhere.

use std::sync::Arc;

use super::App;
use crate::model::{CodeId, DocumentId, GroupId, MemoId, MemoTarget};
use crate::settings::Pane;
use crate::text::CharRange;
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::parts::view::View as _;
use crate::ui::shared::{Page, PassageCell};
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
                let coding = project
                    .and_then(|p| p.work.session.snapshot().coding(id))
                    .cloned();
                if let Some(coding) = coding {
                    self.actions.push(Action::SelectCoding(Some(id)));
                    self.actions
                        .push(Action::Open(coding.document, Some(coding.range)));
                }
            }
            MemoTarget::Code(code) => self.reveal_code(code),
            MemoTarget::Participant(id) => {
                if let Some(project) = &mut self.project {
                    project.work.shared.page = Page::Participants;
                    project.panes.participants.show(id);
                }
            }
        }
    }

    /// Shows the passages behind the cell of a table in the pane of retrieved segments, from where the way back leads to
    /// the cell.
    pub(super) fn show_passages(&mut self, cell: Arc<PassageCell>) {
        self.follow_place();
        self.focus_mode = false;
        self.settings.docks.show(Pane::Segments, true);
        let Some(project) = &mut self.project else { return };
        project.work.shared.page = Page::Coding;
        project.work.shared.cell = Some(cell);
        self.with_panes(|panes, _, _| panes.segments.take_keyboard());
    }

    /// Shows the passages of these codes, and of no others, on the coding page, and gives the first of them the keyboard.
    pub(super) fn retrieve(&mut self, codes: Vec<CodeId>) {
        self.focus_mode = false;
        self.settings.docks.show(Pane::Segments, true);
        let Some(project) = &mut self.project else { return };
        let shared = &mut project.work.shared;
        let elsewhere = std::mem::replace(&mut shared.page, Page::Coding) != Page::Coding;
        shared.active_codes = codes.into_iter().collect();
        if elsewhere {
            // Where there is no passage the text has the keyboard, as whenever one comes to this page.
            project.panes.reader.take_keyboard();
        }
        project.panes.segments.take_keyboard();
    }

    fn reveal_code(&mut self, code: CodeId) {
        self.focus_mode = false;
        self.settings.docks.show(Pane::Codes, true);
        let Some(project) = &mut self.project else { return };
        project.work.shared.page = Page::Coding;
        project.work.shared.codes = vec![code];
        self.with_panes(|panes, _, cx| panes.codes.show(code, cx));
    }

    /// Asks in the tree for the name of a new code that a passage gets, and proposes its words.
    pub(super) fn name_code_for(&mut self, document: DocumentId, passage: CharRange) {
        let project = self.project.as_ref();
        let words = project.and_then(|p| p.in_vivo_words(document, passage));
        let words = words.unwrap_or_default();
        self.with_panes(|panes, _, cx| panes.codes.name_for((document, passage), &words, cx));
    }

    /// Shows a group in the list of documents.
    pub(super) fn show_group(&mut self, group: GroupId) {
        self.focus_mode = false;
        self.with_panes(|panes, _, cx| {
            cx.shared.page = Page::Coding;
            cx.settings.docks.show(Pane::Documents, true);
            panes.documents.show_group(group);
        });
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
        self.with_panes(|panes, _, cx| {
            cx.shared.page = Page::Memos;
            act(&mut panes.memos, cx);
        });
    }
}
