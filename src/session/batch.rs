//! Several edits as one operation: a whole import is one row of the journal and one step back.

use super::{Applied, Session, SessionError};
use crate::model::{
    Change, Created, DocumentId, Edit, EditError, JournalAction, Snapshot, Summary, TextId, plan,
};
use crate::storage::NewOperation;
use crate::text::Text;

/// Edits that are tried one after the other on a copy of the project. They reach the file together or not at all.
#[derive(Debug)]
pub struct Batch<'a> {
    session: &'a Session,
    at: i64,
    snapshot: Snapshot,
    next_id: i64,
    changes: Vec<Change>,
    texts: Vec<(TextId, Text)>,
    created: Created,
}

impl Batch<'_> {
    /// The project as it will stand after the edits so far.
    pub fn snapshot(&self) -> &Snapshot {
        &self.snapshot
    }

    /// The text of a document, also of one that comes in with this batch.
    ///
    /// # Errors
    /// Why it cannot be read from the file.
    pub fn text(&self, document: DocumentId) -> Result<Text, SessionError> {
        if let Some(text) = self.snapshot.text(document) {
            return Ok(text.clone());
        }
        self.session.text(document)
    }

    /// Does one more edit. What it brought into being is returned.
    ///
    /// # Errors
    /// Why it is refused; the batch is as it was before it.
    pub fn apply(&mut self, edit: Edit) -> Result<Created, SessionError> {
        for document in edit.reads(&self.snapshot) {
            if self.snapshot.document(document).is_some() {
                self.text(document)?;
            }
        }
        let done = plan(edit, &self.snapshot, self.next_id, &self.session.coder, self.at)?;
        self.snapshot = done.after;
        self.next_id = done.next_id;
        self.changes.extend(done.changes);
        self.texts.extend(done.texts);
        self.created.join(&done.created);
        Ok(done.created)
    }
}

impl Session {
    /// Does all that `work` does with a batch as one operation that reads as `summary` says. An error of `work` leaves
    /// the project as it was.
    ///
    /// # Errors
    /// That of `work`, [`EditError::NothingToDo`] when it changed nothing, or why the file could not be written.
    pub fn together<R, E: From<SessionError>>(
        &mut self,
        work: impl FnOnce(&mut Batch<'_>) -> Result<(R, Summary), E>,
    ) -> Result<(R, Applied), E> {
        let at = self.clock.now();
        let mut batch = Batch {
            at,
            snapshot: self.snapshot.clone(),
            next_id: self.next_id,
            changes: Vec::new(),
            texts: Vec::new(),
            created: Created::default(),
            session: self,
        };
        let (result, summary) = work(&mut batch)?;
        let Batch {
            snapshot,
            next_id,
            changes,
            texts,
            created,
            ..
        } = batch;
        if changes.is_empty() {
            return Err(SessionError::from(EditError::NothingToDo).into());
        }
        let written = self.store.write(&NewOperation {
            at,
            coder: &self.coder,
            action: JournalAction::Do,
            reverts: None,
            summary: &summary,
            changes: &changes,
            texts: &texts,
            next_id,
        });
        let op = written.map_err(SessionError::from)?;
        self.snapshot = snapshot;
        self.next_id = next_id;
        self.note_operation(op, JournalAction::Do)?;
        let applied = Applied { op, created, summary };
        Ok((result, applied))
    }
}
