//! An open project in the window: what concerns both the work and its panes.

use std::path::Path;

use egui::Rangef;

use super::App;
use super::front::Overlays;
use super::kept_choices::KeptChoices;
use super::panes::Panes;
use super::text_steps::TextSteps;
use super::trail::Trail;
use super::typed::UnsavedTyping;
use super::work::Work;
use crate::analysis::turn_bytes;
use crate::message::Message;
use crate::model::{CodeId, CodeRef, CodingId, DocumentId, Edit, NewCoding, Parting, Summary, Vanishing};
use crate::session::{Session, SessionError};
use crate::settings::{Docks, Pane};
use crate::text::CharRange;
use crate::text::passage::Passages;
use crate::ui::action::{Action, Dialog};
use crate::ui::command::{Command, MetNeeds, Need};
use crate::ui::cx::Cx;
use crate::ui::parts::view::View;
use crate::ui::shared::{Page, TextSide};
use crate::ui::typing::Typing;
use crate::ui::views::findings::dialog_of;

/// Longest in-vivo code name, in scalar values; longer passages are cut at a word.
const IN_VIVO_LENGTH: usize = 80;

/// An open project.
pub struct OpenProject {
    /// What is worked on.
    pub work: Work,
    /// What it is worked on with.
    pub panes: Panes,
    /// What is typed in it and not in the project yet.
    pub typed: UnsavedTyping,
    /// Where the person was in it.
    pub trail: Trail,
    /// Where it stood when a text was last changed.
    pub text_steps: TextSteps,
    /// What is chosen on pages, and what of it the file has.
    pub choices: KeptChoices,
}

impl OpenProject {
    /// Takes a session into the window, shows the first document and gives its text the keyboard.
    pub fn new(session: Session) -> Self {
        let mut panes = Panes::default();
        panes.reader.take_keyboard();
        Self {
            choices: KeptChoices::of(&session),
            work: Work::new(session),
            panes,
            typed: UnsavedTyping::default(),
            trail: Trail::default(),
            text_steps: TextSteps::default(),
        }
    }

    /// Keeps what is typed and not in the project yet in a folder, so that a sudden end loses none, and takes up what
    /// an earlier one has left there.
    pub fn keep_drafts_in(&mut self, folder: Option<&Path>) {
        for text in [&mut self.panes.reader, &mut self.panes.beside] {
            text.keep_drafts_in(folder);
        }
        self.typed = UnsavedTyping::load(folder, self.work.session.snapshot());
    }

    /// Runs an edit and lets the selection follow what it made.
    pub fn apply(&mut self, edit: Edit) -> Result<Summary, SessionError> {
        let coded = matches!(edit, Edit::AddCodings(_) | Edit::RecodeCodings(..));
        let applied = match self.panes.memos.sitting(&edit) {
            // A memo is kept again and again while it is being written: one operation for one sitting.
            Some(begun) => {
                let applied = match begun {
                    Some(op) => self.work.session.keep_writing(op, edit)?,
                    None => self.work.session.apply(edit)?,
                };
                self.panes.memos.written(&applied);
                applied
            }
            None => self.work.session.apply(edit)?,
        };
        // The parts of a coding that was there are no reason to select another.
        if coded && let Some(coding) = applied.created.codings.last() {
            self.work.shared.coding = Some(*coding);
        }
        if let Some(document) = applied.created.documents.first() {
            self.work.shared.document = self.work.shared.document.or(Some(*document));
        }
        self.work.shared.prune(self.work.session.snapshot());
        if coded && let Some(coding) = self.work.selected_coding() {
            let code = coding.code;
            self.work.shared.used(code);
        }
        Ok(applied.summary)
    }

    /// Does what brings files into the project and lets the selection follow.
    pub fn import_with<R>(&mut self, work: impl FnOnce(&mut Session) -> R) -> R {
        let done = work(&mut self.work.session);
        let snapshot = self.work.session.snapshot();
        let shared = &mut self.work.shared;
        shared.document = shared.document.or(snapshot.documents().first().map(|d| d.id));
        shared.prune(snapshot);
        done
    }

    /// Goes on with another session in the place of this one, whose project is the same. What is shown, selected and
    /// typed stays.
    ///
    /// # Errors
    /// Those of `open`; the project is closed then.
    pub fn change_session(
        self,
        open: impl FnOnce(Session) -> Result<Session, SessionError>,
    ) -> Result<Self, SessionError> {
        let Work { session, shared } = self.work;
        let session = open(session)?;
        Ok(Self {
            choices: self.choices.follow_to(&session),
            work: Work { session, shared },
            panes: self.panes,
            typed: self.typed,
            trail: self.trail,
            text_steps: TextSteps::default(),
        })
    }

    /// Keeps what is still being written, and closes the file.
    ///
    /// # Errors
    /// What is to be said when one of the two could not be done; the file is closed all the same. What could not be kept
    /// is offered at the next opening.
    pub fn close(mut self) -> Result<(), Message> {
        let mut kept = Ok(());
        let mut at = 0;
        // One after the other: what is written elsewhere may be about a passage that an edit of the text moves.
        loop {
            let snapshot = self.work.session.snapshot();
            let unsaved = self.panes.views().nth(at).map(|view| view.unsaved(snapshot));
            let Some(edits) = unsaved else { break };
            let any = !edits.is_empty();
            let done = edits.into_iter().try_for_each(|edit| self.apply_or_offer(edit));
            if any && done.is_ok() {
                self.panes.views().skip(at).take(1).for_each(View::saved);
            }
            kept = kept.and(done);
            at += 1;
        }
        self.typed.keep_now(self.work.session.snapshot());
        self.keep_choices();
        let path = self.work.session.path().to_owned();
        let closed = self.work.session.close();
        kept.map_err(|error| error.message())
            .and(closed.map_err(|error| error.message_of_close(&path)))
    }

    /// Runs an edit at the end; what was written in it and is refused is offered at the next opening.
    fn apply_or_offer(&mut self, edit: Edit) -> Result<(), SessionError> {
        let written = Typing::of_edit(&edit);
        self.apply(edit).map(drop).inspect_err(|error| {
            log::warn!("{error}");
            self.typed.offer_later(written);
        })
    }

    /// The edit of the project that what was edited in a text comes to, and what it would delete; `None` when nothing
    /// was edited.
    pub fn edited(&self) -> Option<(Edit, Vanishing)> {
        self.panes.edited_text()?.edited(self.work.session.snapshot())
    }

    /// Gives the keyboard to the pane after the one that was used last; after the last one to the text. Of two texts
    /// the second comes after the first; `in_text` tells whether the keyboard is in one of them.
    pub fn focus_next_pane(&mut self, docks: &Docks, in_text: bool) {
        let shared = &mut self.work.shared;
        let two = shared.other.is_some() && shared.page == Page::Coding;
        shared.page = Page::Coding;
        if two && in_text {
            shared.pane = None;
            if shared.side() == TextSide::First {
                return self.panes.go_to_other(shared);
            }
        }
        let after = self
            .work
            .shared
            .pane
            .and_then(|p| Pane::ALL.iter().position(|q| *q == p));
        let first = after.map_or(0, |at| at + 1);
        // A pane that has nothing to show has nothing for the keyboard either.
        let shared = &self.work.shared;
        let takes_it = |pane: &&Pane| self.panes.shows(docks, **pane) && !shared.shows_nothing(**pane);
        let next = Pane::ALL.iter().skip(first).find(takes_it);
        self.work.shared.pane = next.copied();
        if next.is_none() {
            self.panes.turn_to(TextSide::First, &mut self.work.shared);
        }
        self.panes.give_keyboard(next.copied());
    }

    /// What is worked on and must not be hidden: the lines of the selected words on the screen, or the controls under a
    /// table; `None` where there are none.
    pub fn worked_on(&self) -> Option<Rangef> {
        let shared = &self.work.shared;
        if shared.page == Page::Findings {
            return self.panes.findings.bar();
        }
        let text = matches!(shared.page, Page::Coding | Page::Ladder) && shared.passage.is_some();
        text.then(|| self.panes.reader.selected_lines()).flatten()
    }

    /// Shows the category board, with what is selected in sight.
    pub fn show_board(&mut self) {
        self.work.shared.page = Page::Board;
        self.panes.board.show(self.work.shared.codes.last().copied());
        self.panes.board.take_keyboard();
    }

    /// What is recoded and removed: the codings of the rows that are selected on the ladder or in a table of passages, else
    /// the selected coding.
    pub fn chosen_codings(&self) -> Vec<CodingId> {
        if self.has_rows_in_hand() {
            let snapshot = self.work.session.snapshot();
            return match self.work.shared.page {
                Page::Findings => self.panes.findings.chosen(snapshot),
                _ => self.panes.ladder.chosen(snapshot),
            };
        }
        let Some(coding) = self.work.shared.coding else {
            return Vec::new();
        };
        let rows = match self.work.shared.page {
            Page::Ladder => self.panes.ladder.chosen(self.work.session.snapshot()),
            Page::Coding
            | Page::Board
            | Page::Participants
            | Page::Memos
            | Page::Findings
            | Page::History => Vec::new(),
        };
        if rows.contains(&coding) {
            rows
        } else {
            vec![coding]
        }
    }

    /// Whether rows of the ladder or of a table of passages have the keyboard, so that keys are about them and not about
    /// what is selected in the text.
    pub(super) fn has_rows_in_hand(&self) -> bool {
        match self.work.shared.page {
            Page::Ladder => self.panes.ladder.is_in_hand(),
            Page::Findings => self.panes.findings.has_rows_in_hand(),
            Page::Coding | Page::Board | Page::Participants | Page::Memos | Page::History => false,
        }
    }

    /// The dialog in which a command about one coding is done with the chosen row of a table of passages, where there is no
    /// text beside it; `None` for other commands and places. Of several rows it says that one is to be chosen.
    pub fn dialog_of_row(&self, command: Command) -> Option<Result<Dialog, &'static str>> {
        if self.work.shared.page != Page::Findings || !self.has_rows_in_hand() {
            return None;
        }
        let make = dialog_of(command)?;
        let row = self.panes.findings.chosen_row(self.work.session.snapshot());
        Some(row.map(make).ok_or("findings-one-row"))
    }

    /// Whether the selected coding was chosen itself, and not only clicked among its words in the text.
    fn is_coding_chosen(&self) -> bool {
        self.has_rows_in_hand() || !self.panes.reader.is_in_words(&self.work.shared)
    }

    /// The selected words with their document, where keys are about them.
    pub(super) fn meant_passage(&self) -> Option<(DocumentId, CharRange)> {
        self.work.passage().filter(|_| !self.has_rows_in_hand())
    }

    /// The edit that codes the selected passage, or recodes the chosen coding when no passage is selected; `None` also
    /// where a coding was only clicked among its words.
    pub fn code_selection(&self, code: CodeRef) -> Option<Edit> {
        match self.meant_passage() {
            Some((document, passage)) => {
                let text = self.work.session.text(document).ok()?;
                let passage = text.trim(passage);
                (!passage.is_empty()).then(|| Edit::AddCodings(vec![NewCoding::new(document, passage, code)]))
            }
            None => {
                let codings = self.chosen_codings();
                (!codings.is_empty() && self.is_coding_chosen()).then_some(Edit::RecodeCodings(codings, code))
            }
        }
    }

    /// The edit that codes the selected passage; `None` where no words are selected.
    pub fn code_words(&self, code: CodeRef) -> Option<Edit> {
        self.meant_passage()?;
        self.code_selection(code)
    }

    /// The id of the sentence that says that the words of the text that has the focus are being edited, there or in the
    /// text beside, so that none can be coded.
    pub fn edited_instead(&self) -> Option<&'static str> {
        if self.panes.is_edited_beside(&self.work.shared) {
            return Some("reader-edited-beside");
        }
        self.panes.reader.is_editing().then_some("reader-edited-here")
    }

    /// The edit that gives the passages of codings a further code, each passage once.
    pub fn code_also(&self, codings: &[CodingId], code: &CodeRef) -> Edit {
        let rows = codings
            .iter()
            .filter_map(|id| self.work.session.snapshot().coding(*id));
        let mut passages: Vec<(DocumentId, CharRange)> = rows.map(|row| (row.document, row.range)).collect();
        passages.sort_unstable_by_key(|(document, range)| (document.0, range.start, range.end));
        passages.dedup();
        let new = |(document, passage)| NewCoding::new(document, passage, code.clone());
        Edit::AddCodings(passages.into_iter().map(new).collect())
    }

    /// The edit that makes the selected words a code of their own and gives it to them.
    pub fn code_in_vivo(&self) -> Option<Edit> {
        let (document, passage) = self.meant_passage()?;
        let name = self.in_vivo_words(document, passage)?;
        self.code_selection(CodeRef::New { name, parent: None })
    }

    /// What a code that is called by the words of a passage is called; `None` where there are no words.
    pub(super) fn in_vivo_words(&self, document: DocumentId, passage: CharRange) -> Option<String> {
        let text = self.work.session.text(document).ok()?;
        let turns = turn_bytes(&text, &self.work.session.snapshot().document(document)?.turns);
        let passages = Passages::new(text.as_str(), &turns);
        in_vivo_name(&passages.words_without_labels(text.bytes(passage)))
    }

    /// What the uncode key does: it takes the selected passage out of the coding that it is in, asks where it is in
    /// several, and removes the selected coding where no other passage is selected.
    pub fn uncode(&self) -> Option<Action> {
        let snapshot = self.work.session.snapshot();
        let chosen = self.chosen_codings();
        // A passage that was just coded is still selected, and so is its coding.
        let passage = self.meant_passage().filter(|(document, passage)| {
            let coding = self.work.selected_coding();
            coding.is_none_or(|c| (c.document, c.range) != (*document, *passage))
        });
        let Some((document, passage)) = passage else {
            return (!chosen.is_empty()).then_some(Action::EditWithToast(Edit::DeleteCodings(chosen)));
        };
        let parting = Parting::Uncode(passage);
        let codings = parting.candidates(snapshot, document);
        match codings.as_slice() {
            [] => None,
            [_] => Some(Action::EditWithToast(parting.edit(snapshot, document, codings)?)),
            _ => Some(Action::Show(Dialog::WhichCodings {
                parting,
                document,
                codings,
            })),
        }
    }

    /// What commands find there; `places` says whether there is a place to the right and one to the left.
    pub fn met_needs(&self, places: (bool, bool)) -> MetNeeds {
        let (session, shared) = (&self.work.session, &self.work.shared);
        let snapshot = session.snapshot();
        let coding = self.work.selected_coding().is_some() || self.has_rows_in_hand();
        let passage = self.meant_passage().is_some();
        let text_step = |back| self.text_step(back);
        MetNeeds::of(|need| match need {
            Need::Project => true,
            Need::Document => shared.document.is_some(),
            Need::CodedDocument => shared
                .document
                .is_some_and(|document| !snapshot.codings_in(document).is_empty()),
            Need::Passage => passage,
            Need::Coding => coding,
            Need::PassageOrCoding => coding || passage,
            Need::PassageOrChosenCoding => passage || (coding && self.is_coding_chosen()),
            Need::CodingHere => coding || (passage && self.work.is_passage_coded()),
            Need::Recent => !shared.recent.is_empty(),
            Need::Code => !shared.codes.is_empty() || self.code_at_cursor().is_some(),
            Need::ListedDocument => {
                !shared.documents.is_empty()
                    || shared.document.is_some()
                    || self.panes.documents.is_on_group()
            }
            Need::Activated => !shared.active_codes.is_empty() || !shared.active_documents.is_empty(),
            Need::Pane => shared.pane.is_some(),
            Need::OtherText => shared.other.is_some(),
            // The steps of a text that is being edited come first.
            Need::Undo => text_step(true).unwrap_or_else(|| session.can_undo().is_some()),
            Need::Redo => text_step(false).unwrap_or_else(|| session.can_redo().is_some()),
            Need::PlaceToRight => places.0,
            Need::PlaceToLeft => places.1,
        })
    }

    /// The code that the keyboard is on, in the tree or on the board.
    fn code_at_cursor(&self) -> Option<CodeId> {
        let cursor = self.panes.code_cursor(self.work.shared.page);
        cursor.filter(|code| self.work.session.snapshot().code(*code).is_some())
    }
}

impl App {
    /// Does something with the panes of the open project and with what lies in front of them. This is the only place
    /// where what a view is given is put together. `None` when no project is open.
    pub(super) fn with_panes<R>(
        &mut self,
        act: impl FnOnce(&mut Panes, &mut Overlays, &mut Cx<'_>) -> R,
    ) -> Option<R> {
        let met_needs = self.met_needs();
        let OpenProject { work, panes, .. } = self.project.as_mut()?;
        let mut cx = Cx::new(
            &work.session,
            &mut work.shared,
            &mut self.settings,
            &self.words,
            met_needs,
            &mut self.actions,
        );
        Some(act(panes, &mut self.front, &mut cx))
    }

    /// What commands find there.
    pub fn met_needs(&self) -> MetNeeds {
        self.project
            .as_ref()
            .map(|project| project.met_needs(self.places_beside()))
            .unwrap_or_default()
    }

    /// The page in view; `None` when no project is open.
    pub(super) fn page(&self) -> Option<Page> {
        self.project.as_ref().map(|project| project.work.shared.page)
    }
}

/// The name that a passage gives its own code: its words on one line, cut at a word when long.
fn in_vivo_name(passage: &str) -> Option<String> {
    let is_sign = |c: char| c.is_whitespace() || "،؛.:؟!«»\"()[]“”‘’,;?…-–—".contains(c);
    let mut name = String::new();
    for word in passage.trim_matches(is_sign).split_whitespace() {
        if !name.is_empty() && name.chars().count() + word.chars().count() + 1 > IN_VIVO_LENGTH {
            name.push('…');
            break;
        }
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(word);
    }
    (!name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::in_vivo_name;

    #[test]
    fn an_in_vivo_code_is_called_by_its_words() {
        assert_eq!(
            in_vivo_name("  «نگران\nآینده‌ام»، ").as_deref(),
            Some("نگران آینده‌ام")
        );
        assert_eq!(in_vivo_name(" ،. "), None);
        let long = in_vivo_name(&"واژه‌ای ".repeat(40)).unwrap();
        assert!(long.ends_with('…') && long.chars().count() <= 82, "{long}");
    }
}
