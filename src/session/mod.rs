//! The one door through which a project changes.
//!
//! [`Session::apply`] plans an edit on the snapshot, writes rows and journal in one transaction, and only then shows
//! the new snapshot: what the screen shows is on the disk. Undo appends an operation that takes another back, so the
//! undo history is the audit trail, and both are kept when the file closes.

mod batch;
mod clock;
mod error;

use std::fmt;
use std::path::Path;
use std::sync::Arc;

pub use batch::Batch;
pub use clock::{Clock, SystemClock, TickingClock};
pub use error::SessionError;

pub use crate::storage::{
    FilePlace, Loss, Notice, PageChoices, Problem, StorageError, check, check_with, publish, repair,
    repair_with, unfinished,
};

use crate::files::login_name;
use crate::model::{
    Change, Created, DocumentId, Edit, EditError, JournalAction, JournalEntry, OpId, ProjectInfo, Snapshot,
    Summary, TextId, inverse, joined_changes, plan,
};
use crate::storage::{JournalStep, NewOperation, Store, UndoStacks, can_keep};
use crate::text::Text;

/// The ending of project files, without its dot.
pub const PROJECT_ENDING: &str = "gozareh";

/// Whether a file is called like a project.
pub fn is_project_name(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case(PROJECT_ENDING))
}

/// An open project.
pub struct Session {
    store: Store,
    snapshot: Snapshot,
    next_id: i64,
    revision: u64,
    coder: String,
    clock: Arc<dyn Clock>,
    stacks: UndoStacks,
    /// The newest operation of the journal.
    last: Option<OpId>,
    next_undo: Option<Summary>,
    next_redo: Option<Summary>,
    /// What is chosen on pages, as the file has it.
    choices: PageChoices,
}

/// What became of an edit.
#[derive(Clone, Debug, PartialEq)]
pub struct Applied {
    /// Its number in the journal.
    pub op: OpId,
    /// What came into being.
    pub created: Created,
    /// What to tell.
    pub summary: Summary,
}

impl Session {
    /// Makes a project and opens it. `coder` is who makes it and works on it.
    ///
    /// # Errors
    /// [`StorageError::Exists`] when something of that name is there; it stays as it is.
    pub fn create(
        path: &Path,
        project: ProjectInfo,
        coder: &str,
        clock: Arc<dyn Clock>,
    ) -> Result<Self, SessionError> {
        let coder = coder.trim();
        let store = Store::create(path, &project, coder, clock.now())?;
        Self::begin(store, Some(coder.to_owned()), clock).inspect_err(|_| Store::discard_new(path))
    }

    /// Opens a project for work and keeps other writers out until it closes.
    ///
    /// # Errors
    /// What is wrong with the file, or [`StorageError::InUse`].
    pub fn open(path: &Path, clock: Arc<dyn Clock>) -> Result<Self, SessionError> {
        Self::begin(Store::open(path)?, login_name(), clock)
    }

    /// Opens a project to look at it, also while it is open elsewhere. Every change is refused.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn open_read_only(path: &Path) -> Result<Self, SessionError> {
        Self::begin(Store::open_read_only(path)?, login_name(), Arc::new(SystemClock))
    }

    fn begin(store: Store, coder: Option<String>, clock: Arc<dyn Clock>) -> Result<Self, SessionError> {
        let opening = store.load()?;
        let last = opening.steps.last().map(|step| step.op);
        let coder = match (coder, last) {
            (Some(coder), _) => coder,
            (None, Some(op)) => store.entry(op)?.coder,
            (None, None) => String::new(),
        };
        let mut session = Self {
            store,
            snapshot: opening.snapshot,
            next_id: opening.next_id,
            revision: opening.steps.len() as u64,
            coder,
            clock,
            stacks: UndoStacks::after(&opening.steps),
            last,
            next_undo: None,
            next_redo: None,
            choices: opening.choices,
        };
        session.find_next_steps();
        Ok(session)
    }

    /// The project as it stands. Clone it for another thread.
    pub fn snapshot(&self) -> &Snapshot {
        &self.snapshot
    }

    /// Grows with each operation: a key for whatever is computed from the snapshot.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Where the file is, links resolved.
    pub fn path(&self) -> &Path {
        self.store.path()
    }

    /// Whether changes are possible.
    pub fn is_writable(&self) -> bool {
        self.store.is_writable()
    }

    /// What the opening has to tell.
    pub fn notices(&self) -> &[Notice] {
        self.store.notices()
    }

    /// Where the file is now. Cheap while it is at its place.
    pub fn place(&self) -> FilePlace {
        self.store.place()
    }

    /// The version of the file's layout.
    pub fn version(&self) -> i32 {
        self.store.version()
    }

    /// Name of the person who works now, until [`Session::set_coder`] says otherwise: whoever made the project, or
    /// after opening this machine's user, and where the system names no one, whoever worked last.
    pub fn coder(&self) -> &str {
        &self.coder
    }

    /// Says who works now. An empty name changes nothing.
    pub fn set_coder(&mut self, name: &str) {
        let name = name.trim();
        if !name.is_empty() {
            name.clone_into(&mut self.coder);
        }
    }

    /// The text of a document, read from the file the first time.
    pub fn text(&self, document: DocumentId) -> Result<Text, SessionError> {
        if let Some(text) = self.snapshot.text(document) {
            return Ok(text.clone());
        }
        let id = self
            .snapshot
            .document(document)
            .ok_or(EditError::Missing("document"))?
            .text;
        let text = self.store.text(id)?;
        self.snapshot.keep_text(id, text.clone());
        Ok(text)
    }

    /// Reads all texts that have not been read yet, for work that needs the whole project.
    pub fn load_texts(&self) -> Result<(), SessionError> {
        for document in self.snapshot.documents() {
            self.text(document.id)?;
        }
        Ok(())
    }

    /// Does an edit. When this returns, it is on the disk.
    ///
    /// # Errors
    /// Why it is refused or could not be written; nothing has changed then.
    pub fn apply(&mut self, edit: Edit) -> Result<Applied, SessionError> {
        self.fetch_texts_for(&edit)?;
        let at = self.clock.now();
        let plan = plan(edit, &self.snapshot, self.next_id, &self.coder, at)?;
        let op = self.store.write(&NewOperation {
            at,
            coder: &self.coder,
            action: JournalAction::Do,
            reverts: None,
            summary: &plan.summary,
            changes: &plan.changes,
            texts: &plan.texts,
            next_id: plan.next_id,
        })?;
        self.snapshot = plan.after;
        self.next_id = plan.next_id;
        self.note_operation(op, JournalAction::Do)?;
        Ok(Applied {
            op,
            created: plan.created,
            summary: plan.summary,
        })
    }

    /// Keeps a memo that `op` wrote and that is being written on, as a part of `op`: however often it is kept, a
    /// sitting is one operation in the journal and one step back. Anything else is done as by [`Session::apply`], and
    /// so is this where another operation has come after `op`, or `op` was another person's.
    ///
    /// # Errors
    /// Why it is refused or could not be written; nothing has changed then.
    pub fn keep_writing(&mut self, op: OpId, edit: Edit) -> Result<Applied, SessionError> {
        let Edit::WriteMemo {
            memo: Some(memo),
            ref body,
            ..
        } = edit
        else {
            return self.apply(edit);
        };
        if body.trim().is_empty() || self.last != Some(op) {
            return self.apply(edit);
        }
        let entry = self.store.entry(op)?;
        let done = self.store.changes(op)?;
        let wrote = |change: &Change| matches!(change, Change::Memo(delta) if delta.after.as_ref().is_some_and(|row| row.id == memo));
        if entry.action != JournalAction::Do || entry.coder != self.coder || !done.iter().any(wrote) {
            return self.apply(edit);
        }
        let at = self.clock.now();
        let plan = plan(edit, &self.snapshot, self.next_id, &self.coder, at)?;
        let whole = NewOperation {
            at,
            coder: &self.coder,
            action: JournalAction::Do,
            reverts: None,
            summary: &entry.summary,
            changes: &joined_changes(done, &plan.changes),
            texts: &[],
            next_id: plan.next_id,
        };
        self.store.amend(op, &plan.changes, &whole)?;
        self.snapshot = plan.after;
        self.next_id = plan.next_id;
        self.revision += 1;
        self.store.require_place()?;
        Ok(Applied {
            op,
            created: plan.created,
            summary: entry.summary,
        })
    }

    /// Takes the last operation back that has not been taken back. `None` when there is none.
    pub fn undo(&mut self) -> Result<Option<Summary>, SessionError> {
        match self.stacks.undo.last() {
            Some(op) => self.revert(*op, JournalAction::Undo).map(Some),
            None => Ok(None),
        }
    }

    /// Takes the last undo back. `None` when there is none, or when something has been done since.
    pub fn redo(&mut self) -> Result<Option<Summary>, SessionError> {
        match self.stacks.redo.last() {
            Some(op) => self.revert(*op, JournalAction::Redo).map(Some),
            None => Ok(None),
        }
    }

    /// What an undo would take back.
    pub fn can_undo(&self) -> Option<&Summary> {
        self.next_undo.as_ref().filter(|_| self.is_writable())
    }

    /// What a redo would bring back.
    pub fn can_redo(&self) -> Option<&Summary> {
        self.next_redo.as_ref().filter(|_| self.is_writable())
    }

    /// The operation that an undo would take back, and the undo that a redo would; later ones have higher numbers.
    pub fn next_steps(&self) -> (Option<OpId>, Option<OpId>) {
        (self.stacks.undo.last().copied(), self.stacks.redo.last().copied())
    }

    /// How many operations could be undone one after the other.
    pub fn undoable(&self) -> usize {
        self.stacks.undo.len()
    }

    /// How many undos could be taken back one after the other.
    pub fn redoable(&self) -> usize {
        self.stacks.redo.len()
    }

    fn revert(&mut self, target: OpId, action: JournalAction) -> Result<Summary, SessionError> {
        let summary = self.store.entry(target)?.summary;
        let changes = inverse(self.store.changes(target)?);
        let (after, texts) = self.reverted(&changes)?;
        let op = self.store.write(&NewOperation {
            at: self.clock.now(),
            coder: &self.coder,
            action,
            reverts: Some(target),
            summary: &summary,
            changes: &changes,
            texts: &texts,
            next_id: self.next_id,
        })?;
        self.snapshot = after;
        self.note_operation(op, action)?;
        Ok(summary)
    }

    /// The state after these changes, and the versions of texts that they bring back.
    fn reverted(&self, changes: &[Change]) -> Result<(Snapshot, Vec<(TextId, Text)>), SessionError> {
        let versions = || {
            changes.iter().filter_map(|change| match change {
                Change::Text(delta) => Some(delta),
                _ => None,
            })
        };
        for delta in versions() {
            if self.snapshot.version(delta.before).is_none() {
                self.snapshot
                    .keep_text(delta.before, self.store.text(delta.before)?);
            }
        }
        let mut after = self.snapshot.clone();
        after.apply(changes);
        let texts = versions().map(|delta| match after.version(delta.after) {
            Some(text) => Ok((delta.after, text.clone())),
            None => Err(self.store.words_do_not_match(delta.before)),
        });
        let texts = texts.collect::<Result<_, _>>()?;
        Ok((after, texts))
    }

    /// Follows an operation that has been written.
    ///
    /// # Errors
    /// [`StorageError::Away`] when the file was taken from its place while it was written: this session holds the
    /// operation, but what stands at the path does not.
    fn note_operation(&mut self, op: OpId, action: JournalAction) -> Result<(), SessionError> {
        self.revision += 1;
        self.last = Some(op);
        self.stacks.push(JournalStep { op, action });
        self.find_next_steps();
        Ok(self.store.require_place()?)
    }

    fn find_next_steps(&mut self) {
        let summary = |op: Option<&OpId>| {
            let entry = self.store.entry(*op?);
            entry
                .inspect_err(|e| log::error!("the journal: {e}"))
                .map(|e| e.summary)
                .ok()
        };
        let next = (summary(self.stacks.undo.last()), summary(self.stacks.redo.last()));
        (self.next_undo, self.next_redo) = next;
    }

    /// Reads the texts that planning an edit looks into. A document that is unknown is left to planning, which says it
    /// better.
    fn fetch_texts_for(&self, edit: &Edit) -> Result<(), SessionError> {
        for document in edit.reads(&self.snapshot) {
            if self.snapshot.document(document).is_some() {
                self.text(document)?;
            }
        }
        Ok(())
    }

    /// What is chosen on pages about the whole project, as the file has it: values by the names of pages. A file may come
    /// from anyone, so whoever reads a value must be prepared for any words.
    pub fn page_choices(&self) -> &PageChoices {
        &self.choices
    }

    /// Keeps in the file what is chosen on pages, in a transaction of its own that is no operation: it is not in the
    /// journal, nothing of it is undone, and [`Session::revision`] stays. Pages that are not named stay as they are.
    /// `false` when the file has all of it already, or it is too long to be kept; nothing is written then.
    ///
    /// # Errors
    /// Why it could not be written; nothing has changed then.
    pub fn keep_page_choices(&mut self, mut choices: PageChoices) -> Result<bool, SessionError> {
        choices.retain(|page, value| {
            let short = can_keep(page, value);
            if !short {
                log::warn!("what was chosen on the page {page:.40} is too long to be kept");
            }
            short && self.choices.get(page) != Some(value)
        });
        if choices.is_empty() {
            return Ok(false);
        }
        self.store.keep_choices(&choices)?;
        self.choices.extend(choices);
        Ok(true)
    }

    /// The journal, oldest first.
    pub fn history(&self) -> Result<Vec<JournalEntry>, SessionError> {
        Ok(self.store.entries()?)
    }

    /// Writes a consistent, verified copy of the project.
    ///
    /// # Errors
    /// [`StorageError::Exists`] when something of that name is there.
    pub fn backup(&self, to: &Path) -> Result<(), SessionError> {
        Ok(self.store.backup(to)?)
    }

    /// Writes all work of this session into a new project, wherever its own file has gone: the file with its history
    /// when it is only out of sight, or else what the memory holds.
    ///
    /// # Errors
    /// [`StorageError::Exists`] when something of that name is there, or why it cannot be written.
    pub fn save_copy(&self, to: &Path) -> Result<(), SessionError> {
        match self.place() {
            FilePlace::Overwritten => {
                let now = self.clock.now();
                let (snapshot, choices) = (&self.snapshot, &self.choices);
                Ok(self.store.write_anew(snapshot, choices, to, &self.coder, now)?)
            }
            FilePlace::Same | FilePlace::Renamed(_) | FilePlace::Replaced | FilePlace::Deleted => {
                self.backup(to)
            }
        }
    }

    /// Closes the project so that one plain file remains.
    pub fn close(self) -> Result<(), SessionError> {
        Ok(self.store.close()?)
    }
}

impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session")
            .field("path", &self.store.path())
            .field("revision", &self.revision)
            .field("coder", &self.coder)
            .finish_non_exhaustive()
    }
}
