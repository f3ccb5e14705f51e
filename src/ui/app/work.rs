//! What is worked on: the project's file, and what is open, active and selected in it.

use crate::model::{Coding, DocumentId, Summary};
use crate::session::{Session, SessionError};
use crate::text::CharRange;
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

    /// The selected passage with its document.
    pub fn passage(&self) -> Option<(DocumentId, CharRange)> {
        Some((self.shared.document?, self.shared.passage?))
    }

    /// Whether something of the selected passage is coded.
    pub fn is_passage_coded(&self) -> bool {
        self.passage().is_some_and(|(document, passage)| {
            let mut codings = self.session.snapshot().codings_in(document).iter();
            codings.any(|coding| coding.range.overlaps(passage))
        })
    }
}
