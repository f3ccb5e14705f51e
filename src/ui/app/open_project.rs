//! An open project in the window: the session, what is selected in it, and its panes.

use crate::model::{CodeRef, Coding, CodingId, Edit, NewCoding, Summary};
use crate::session::{Session, SessionError};
use crate::ui::docks::{Docks, Pane};
use crate::ui::shared::{Page, Shared};
use crate::ui::views::{
    board, codes, documents, history, ladder, memos, participants, picker, reader, search, segments, tables,
};

/// Longest in-vivo code name, in scalar values; longer passages are cut at a word.
const IN_VIVO_LENGTH: usize = 80;

/// An open project.
pub struct OpenProject {
    /// The door to the file.
    pub session: Session,
    /// What is open, active and selected.
    pub shared: Shared,
    /// The page in view.
    pub page: Page,
    /// Documents and groups.
    pub documents: documents::DocumentsPane,
    /// The code system.
    pub codes: codes::CodesPane,
    /// The open document.
    pub reader: reader::ReaderPane,
    /// Retrieved segments and the selected coding.
    pub segments: segments::SegmentsPane,
    /// Find in all documents, when open.
    pub search: Option<search::SearchPane>,
    /// The code picker, when open.
    pub picker: Option<picker::Picker>,
    /// The category board.
    pub board: board::BoardPage,
    /// From utterances to categories.
    pub ladder: ladder::LadderPage,
    /// Participants.
    pub participants: participants::ParticipantsPage,
    /// Memos.
    pub memos: memos::MemosPage,
    /// Tables.
    pub tables: tables::TablesPage,
    /// The journal.
    pub history: history::HistoryPage,
}

impl OpenProject {
    /// Takes a session into the window, shows the first document and gives its text the keyboard.
    pub fn new(session: Session) -> Self {
        let shared = Shared {
            document: session.snapshot().documents().first().map(|d| d.id),
            ..Shared::default()
        };
        let mut reader = reader::ReaderPane::default();
        reader.focus();
        Self {
            session,
            shared,
            page: Page::default(),
            documents: Default::default(),
            codes: Default::default(),
            reader,
            segments: Default::default(),
            search: None,
            picker: None,
            board: Default::default(),
            ladder: Default::default(),
            participants: Default::default(),
            memos: Default::default(),
            tables: Default::default(),
            history: Default::default(),
        }
    }

    /// Runs an edit and lets the selection follow what it made.
    pub fn apply(&mut self, edit: Edit) -> Result<Summary, SessionError> {
        let coded = matches!(edit, Edit::AddCodings(_) | Edit::RecodeCodings(..));
        let applied = match self.memos.sitting(&edit) {
            // A memo is kept again and again while it is being written: one operation for one sitting.
            Some(begun) => {
                let applied = match begun {
                    Some(op) => self.session.keep_writing(op, edit)?,
                    None => self.session.apply(edit)?,
                };
                self.memos.written(&applied);
                applied
            }
            None => self.session.apply(edit)?,
        };
        if let Some(coding) = applied.created.codings.last() {
            self.shared.coding = Some(*coding);
        }
        if let Some(document) = applied.created.documents.first() {
            self.shared.document = self.shared.document.or(Some(*document));
        }
        self.shared.prune(self.session.snapshot());
        if coded && let Some(coding) = self.selected_coding() {
            let code = coding.code;
            self.shared.used(code);
        }
        Ok(applied.summary)
    }

    /// Keeps what is still being written, and closes the file.
    ///
    /// # Errors
    /// Why one of the two could not be done; the file is closed all the same.
    pub fn close(mut self) -> Result<(), SessionError> {
        let text = self.keep_text();
        let unsaved = self.segments.unsaved(self.session.snapshot());
        let cell = self.participants.unsaved(self.session.snapshot());
        let memo = self.memos.unsaved(self.session.snapshot());
        let kept = unsaved
            .into_iter()
            .chain(cell)
            .chain(self.ladder.unsaved(self.session.snapshot()))
            .chain(memo)
            .try_for_each(|edit| self.apply(edit).map(|_| ()));
        self.session.close().and(text).and(kept)
    }

    /// Keeps what was edited in the text. What would take codings with it is not done unasked, but kept for the next
    /// time.
    fn keep_text(&mut self) -> Result<(), SessionError> {
        if let Some((edit, gone)) = self.reader.edited(self.session.snapshot()) {
            if !gone.is_empty() {
                self.reader.keep_draft_now();
                return Ok(());
            }
            self.session
                .apply(edit)
                .inspect_err(|_| self.reader.keep_draft_now())?;
        }
        self.reader.stop_editing();
        Ok(())
    }

    /// Takes a step of editing the text back, or does it again; whether the text is being edited and has something to
    /// lose to any other step.
    pub fn steps_in_text(&mut self, back: bool) -> bool {
        self.reader.step_editing(back) || self.reader.edited(self.session.snapshot()).is_some()
    }

    /// Takes the last operation back; `None` when there is none.
    pub fn undo(&mut self) -> Result<Option<Summary>, SessionError> {
        let done = self.session.undo()?;
        self.shared.prune(self.session.snapshot());
        Ok(done)
    }

    /// Brings back what was taken back last; `None` when there is none.
    pub fn redo(&mut self) -> Result<Option<Summary>, SessionError> {
        let done = self.session.redo()?;
        self.shared.prune(self.session.snapshot());
        Ok(done)
    }

    /// Whether a pane is seen on the coding page.
    pub fn shows(&self, docks: &Docks, pane: Pane) -> bool {
        match pane {
            Pane::Search => self.search.is_some(),
            pane => docks.is_shown(pane),
        }
    }

    /// Gives the keyboard to the pane after the one that was used last; after the last one to the text.
    pub fn focus_next_pane(&mut self, docks: &Docks) {
        self.page = Page::Coding;
        let after = self
            .shared
            .pane
            .and_then(|p| Pane::ALL.iter().position(|q| *q == p));
        let first = after.map_or(0, |at| at + 1);
        let next = Pane::ALL.iter().skip(first).find(|p| self.shows(docks, **p));
        self.shared.pane = next.copied();
        match next {
            Some(Pane::Documents) => self.documents.take_keyboard(),
            Some(Pane::Codes) => self.codes.focus(),
            Some(Pane::Segments) => self.segments.take_keyboard(),
            Some(Pane::Search) => {
                if let Some(search) = &mut self.search {
                    search.focus();
                }
            }
            None => self.reader.focus(),
        }
    }

    /// Shows the category board, with what is selected in sight.
    pub fn show_board(&mut self) {
        self.page = Page::Board;
        self.board.focus(self.shared.codes.last().copied());
    }

    /// The selected coding.
    pub fn selected_coding(&self) -> Option<&Coding> {
        self.session.snapshot().coding(self.shared.coding?)
    }

    /// What is recoded and removed: the codings of the rows that are selected on the ladder, else the selected coding.
    pub fn chosen_codings(&self) -> Vec<CodingId> {
        let Some(coding) = self.shared.coding else {
            return Vec::new();
        };
        let rows = match self.page {
            Page::Ladder => self.ladder.chosen(self.session.snapshot()),
            _ => Vec::new(),
        };
        if rows.contains(&coding) {
            rows
        } else {
            vec![coding]
        }
    }

    /// The edit that codes the selected passage, or recodes the selected coding when no passage is selected.
    pub fn code_selection(&self, code: CodeRef) -> Option<Edit> {
        match (self.shared.document, self.shared.passage) {
            (Some(document), Some(passage)) => {
                let text = self.session.text(document).ok()?;
                let passage = text.trim(passage);
                (!passage.is_empty()).then(|| Edit::AddCodings(vec![NewCoding::new(document, passage, code)]))
            }
            _ => {
                let codings = self.chosen_codings();
                (!codings.is_empty()).then_some(Edit::RecodeCodings(codings, code))
            }
        }
    }

    /// The edit that makes the selected words a code of their own and gives it to them.
    pub fn code_in_vivo(&self) -> Option<Edit> {
        let text = self.session.text(self.shared.document?).ok()?;
        let name = in_vivo_name(text.slice(self.shared.passage?))?;
        self.code_selection(CodeRef::New { name, parent: None })
    }

    /// The codings that the uncode key removes: the selected one, else the shortest that cover the selected passage.
    pub fn codings_to_remove(&self) -> Vec<CodingId> {
        let chosen = self.chosen_codings();
        if !chosen.is_empty() {
            return chosen;
        }
        let (Some(document), Some(passage)) = (self.shared.document, self.shared.passage) else {
            return Vec::new();
        };
        let covering = |c: &&Coding| c.range.contains(passage) || passage.contains(c.range);
        let found: Vec<&Coding> = self
            .session
            .snapshot()
            .codings_in(document)
            .iter()
            .filter(covering)
            .collect();
        let shortest = found.iter().map(|c| c.range.len()).min();
        found
            .into_iter()
            .filter(|c| Some(c.range.len()) == shortest)
            .map(|c| c.id)
            .collect()
    }
}

/// The name that a passage gives its own code: its words on one line, cut at a word when long.
fn in_vivo_name(passage: &str) -> Option<String> {
    let words: Vec<&str> = passage.split_whitespace().collect();
    let mut name = String::new();
    for word in &words {
        if !name.is_empty() && name.chars().count() + word.chars().count() + 1 > IN_VIVO_LENGTH {
            name.push('…');
            break;
        }
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(word);
    }
    let trimmed = name.trim_matches(|c: char| "،؛.:؟!«»\"()".contains(c)).trim();
    (!trimmed.is_empty()).then(|| trimmed.to_owned())
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
