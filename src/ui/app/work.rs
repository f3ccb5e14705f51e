//! What is worked on: the project's file, and what is open, active and selected in it.

use crate::model::{Coding, CodingId, Summary};
use crate::session::{Session, SessionError};
use crate::ui::shared::Shared;

/// What is worked on in the window.
pub struct Work {
    /// The door to the file.
    pub session: Session,
    /// The page in view, and what is open, active and selected.
    pub shared: Shared,
}

impl Work {
    /// A project as it is when it is opened: its first document is shown.
    pub fn new(session: Session) -> Self {
        let shared = Shared {
            document: session.snapshot().documents().first().map(|d| d.id),
            ..Shared::default()
        };
        Self { session, shared }
    }

    /// Takes the last operation back; `None` when there is none.
    ///
    /// # Errors
    /// Why it could not be taken back; then nothing has changed.
    pub fn undo(&mut self) -> Result<Option<Summary>, SessionError> {
        let done = self.session.undo()?;
        self.shared.prune(self.session.snapshot());
        Ok(done)
    }

    /// Brings back what was taken back last; `None` when there is none.
    ///
    /// # Errors
    /// Why it could not be brought back; then nothing has changed.
    pub fn redo(&mut self) -> Result<Option<Summary>, SessionError> {
        let done = self.session.redo()?;
        self.shared.prune(self.session.snapshot());
        Ok(done)
    }

    /// The selected coding.
    pub fn selected_coding(&self) -> Option<&Coding> {
        self.session.snapshot().coding(self.shared.coding?)
    }

    /// The shortest codings that cover the selected passage, or that it covers.
    pub fn codings_at_passage(&self) -> Vec<CodingId> {
        let (Some(document), Some(passage)) = (self.shared.document, self.shared.passage) else {
            return Vec::new();
        };
        let covering = |c: &&Coding| c.range.contains(passage) || passage.contains(c.range);
        let codings = self.session.snapshot().codings_in(document);
        let found: Vec<&Coding> = codings.iter().filter(covering).collect();
        let shortest = found.iter().map(|c| c.range.len()).min();
        let found = found.into_iter().filter(|c| Some(c.range.len()) == shortest);
        found.map(|c| c.id).collect()
    }
}
