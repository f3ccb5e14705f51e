//! What the views of one open project know of each other: what is open, active and selected.

use std::cell::{Cell, Ref, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use crate::analysis::{CodingFilter, Counts, PassageKey};
use crate::model::{CodeId, CodingId, DocumentId, Snapshot};
use crate::report::wording::count_by_level;
use crate::session::Session;
pub use crate::settings::Page;
use crate::settings::{DockSide, Pane};
use crate::text::CharRange;
use crate::ui::typing::Typing;

/// A column of panes that is to become as wide as the names in it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ColumnFit {
    /// Which column.
    pub side: DockSide,
    /// The greatest width that a pane of it asked for, in points.
    pub width: Option<f32>,
}

/// How many codes the number keys reach.
pub const RECENT_CODES: usize = 9;

/// A revision of the project, and how many categories, subcategories and codes it had then.
type LevelsAt = (u64, [usize; 3]);

/// The counts of the codes. They follow the project when a view asks for them after an edit.
#[derive(Clone, Debug, Default)]
pub struct SharedCounts {
    counts: Rc<RefCell<Counts>>,
    /// How many codes there are of each level, at a revision of the project.
    levels: Rc<Cell<Option<LevelsAt>>>,
}

impl SharedCounts {
    /// The counts of the project as it stands.
    pub fn now(&self, snapshot: &Snapshot) -> Ref<'_, Counts> {
        // Counts that are borrowed were brought up to date in this frame, within which the project does not change.
        if let Ok(mut counts) = self.counts.try_borrow_mut() {
            counts.follow(snapshot);
        }
        self.counts.borrow()
    }

    /// How many categories, subcategories and codes the project has.
    pub fn levels(&self, session: &Session) -> [usize; 3] {
        let revision = session.revision();
        match self.levels.get() {
            Some((known, levels)) if known == revision => levels,
            _ => {
                let levels = count_by_level(session.snapshot());
                self.levels.set(Some((revision, levels)));
                levels
            }
        }
    }
}

/// Where a text stands, of two that stand beside each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextSide {
    /// Where lines begin, or above; a text alone stands there.
    #[default]
    First,
    /// Where lines end, or below.
    Second,
}

impl TextSide {
    /// Both, in reading order.
    pub const BOTH: [Self; 2] = [Self::First, Self::Second];

    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Self::First => Self::Second,
            Self::Second => Self::First,
        }
    }
}

/// What is open and selected in the other of two texts, the one that does not have the focus.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OtherText {
    /// Where it stands.
    pub side: TextSide,
    /// The document in it.
    pub document: Option<DocumentId>,
    /// The passage selected in it, never empty.
    pub passage: Option<CharRange>,
    /// The coding selected in it.
    pub coding: Option<CodingId>,
}

/// The cell of a table whose passages are retrieved.
#[derive(Debug, PartialEq, Eq)]
pub struct PassageCell {
    /// Its row and column in words.
    pub name: String,
    /// Its row and column.
    pub key: PassageKey,
    /// What limits its table.
    pub filter: CodingFilter,
    /// The codes and documents that were active when it was asked for: other ones take its place.
    pub active: (BTreeSet<CodeId>, BTreeSet<DocumentId>),
}

/// What was chosen when printing was asked for last, so that it can be taken up again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PrintedDocuments {
    /// The documents for which it was asked.
    pub proposed: BTreeSet<DocumentId>,
    /// Those that were chosen then.
    pub chosen: BTreeSet<DocumentId>,
}

/// Codings that came back with the last step of undo or redo.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReturnedCodings {
    /// The state of the project with which they came.
    pub revision: u64,
    /// They, in the order of the text.
    pub codings: Vec<CodingId>,
}

/// What is open, active and selected. Of two texts, `document`, `passage` and `coding` are those of the one that has the
/// focus. A view may change it while drawing: it is not part of the project.
#[derive(Clone, Debug, Default)]
pub struct Shared {
    /// The page in view.
    pub page: Page,
    /// The document in the text.
    pub document: Option<DocumentId>,
    /// The passage selected in the text, never empty.
    pub passage: Option<CharRange>,
    /// The coding selected in the text or among the retrieved segments.
    pub coding: Option<CodingId>,
    /// The other text, while two stand beside each other.
    pub other: Option<OtherText>,
    /// Codes whose passages are retrieved; what stands below them counts too.
    pub active_codes: BTreeSet<CodeId>,
    /// Documents from which passages are retrieved; all when empty.
    pub active_documents: BTreeSet<DocumentId>,
    /// The cell of a table whose passages are retrieved instead.
    pub cell: Option<Arc<PassageCell>>,
    /// Codes selected in the tree, in the order in which they were selected.
    pub codes: Vec<CodeId>,
    /// Documents selected in the list, in the order in which they were selected.
    pub documents: Vec<DocumentId>,
    /// Codes given last, the newest first.
    pub recent: Vec<CodeId>,
    /// The pane in which the person was last, by keyboard or pointer.
    pub pane: Option<Pane>,
    /// The column that is being fitted to its names.
    pub fit: Option<ColumnFit>,
    /// How often each code was given: counted once for all views.
    pub counts: SharedCounts,
    /// The documents that were chosen for printing last.
    pub printed: Option<PrintedDocuments>,
    /// Codings that have come back, for the list that the person works in, which chooses them.
    pub returned: ReturnedCodings,
    /// What is being typed in a field that was drawn in this frame and is not in the project, said by whoever draws it.
    pub typing: Option<Typing>,
}

impl Shared {
    /// Remembers that a code was given.
    pub fn used(&mut self, code: CodeId) {
        self.recent.retain(|c| *c != code);
        self.recent.insert(0, code);
        self.recent.truncate(RECENT_CODES);
    }

    /// Selects codes among which `last` is; that one comes last, as the one that was selected last.
    pub fn select_codes(&mut self, mut codes: Vec<CodeId>, last: CodeId) {
        codes.retain(|c| *c != last);
        codes.push(last);
        self.codes = codes;
    }

    /// The codings that have come back, where the project is still as it was then.
    pub fn returned_at(&self, revision: u64) -> &[CodingId] {
        if self.returned.revision == revision {
            &self.returned.codings
        } else {
            &[]
        }
    }

    /// Whether a pane has nothing to show as long as nothing is activated or selected.
    pub fn shows_nothing(&self, pane: Pane) -> bool {
        match pane {
            Pane::Segments => self.active_codes.is_empty() && self.coding.is_none() && self.cell.is_none(),
            Pane::Documents | Pane::Codes | Pane::Search => false,
        }
    }

    /// Where the text that has the focus stands.
    pub fn side(&self) -> TextSide {
        self.other.map_or(TextSide::First, |other| other.side.other())
    }

    /// Takes what is open and selected in the other text for that of the one that has the focus, and the other way
    /// round. Whoever holds the texts does the same with them.
    pub fn exchange_texts(&mut self) {
        if let Some(other) = &mut self.other {
            std::mem::swap(&mut self.document, &mut other.document);
            std::mem::swap(&mut self.passage, &mut other.passage);
            std::mem::swap(&mut self.coding, &mut other.coding);
            other.side = other.side.other();
        }
    }

    /// Adds a code to the selected ones or takes it away.
    pub fn toggle_code(&mut self, code: CodeId) {
        if self.codes.contains(&code) {
            self.codes.retain(|c| *c != code);
        } else {
            self.codes.push(code);
        }
    }

    /// Forgets what is no longer in the project, after each operation.
    pub fn prune(&mut self, snapshot: &Snapshot) {
        let code = |c: &CodeId| snapshot.code(*c).is_some();
        let document = |d: &DocumentId| snapshot.document(*d).is_some();
        self.document = self.document.filter(document);
        self.passage = self.passage.filter(|_| self.document.is_some());
        self.coding = self.coding.filter(|c| snapshot.has_coding(*c));
        // A text whose document has gone is closed.
        self.other
            .take_if(|other| other.document.filter(document).is_none());
        if let Some(other) = &mut self.other {
            other.coding = other.coding.filter(|c| snapshot.has_coding(*c));
        }
        self.active_codes.retain(code);
        self.active_documents.retain(document);
        self.codes.retain(code);
        self.documents.retain(document);
        self.recent.retain(code);
    }
}
