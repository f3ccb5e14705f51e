//! Which table, with what options, and how it is made.

use crate::analysis::{By, CodingFilter, LadderOrder, MemoSelection, Selection};
use crate::i18n::{Digits, Lang, Words, Zone};
use crate::model::{AttributeId, CodeId, CoderId, DocumentId, JournalAction, JournalEntry, Snapshot};
use crate::report::wording::operation;
use crate::report::{self, Cell, Column, Style, Table};
use crate::session::{Session, SessionError};

/// A kind of table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Kind {
    /// All codes in their categories, as at the end of a paper.
    #[default]
    Codes,
    /// JournalAction a category was formed: utterance, code, subcategory, category.
    Ladder,
    /// JournalAction often each code was given, and by whom.
    Frequencies,
    /// The make-up of the participants.
    Participants,
    /// What was thought on the way.
    Memos,
    /// The journal, for the audit trail.
    History,
}

impl Kind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::Codes,
        Self::Ladder,
        Self::Frequencies,
        Self::Participants,
        Self::Memos,
        Self::History,
    ];

    /// The id of its name; the attribute `.tip` says what it shows.
    pub fn text_id(self) -> &'static str {
        match self {
            Self::Codes => "tables-codes",
            Self::Ladder => "tables-ladder",
            Self::Frequencies => "tables-frequencies",
            Self::Participants => "tables-participants",
            Self::Memos => "tables-memos",
            Self::History => "tables-history",
        }
    }

    /// Whether the stored texts of documents are quoted in it.
    fn quotes(self) -> bool {
        matches!(self, Self::Ladder | Self::Memos)
    }

    /// Whether it is about codings, so that it can be narrowed to some of them.
    pub fn is_of_codings(self) -> bool {
        matches!(self, Self::Ladder | Self::Frequencies)
    }

    /// Whether it is made of what coders did, so that it can be narrowed to one of them.
    pub fn is_by_someone(self) -> bool {
        self.is_of_codings() || self == Self::Memos
    }
}

/// A table that is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// Which.
    pub kind: Kind,
    /// For the ladder: the code whose utterances are shown; all when `None`.
    pub root: Option<CodeId>,
    /// For the ladder: which of its rows in which order, in place of `root`, `documents` and `coder`.
    pub ladder: Option<(CodingFilter, LadderOrder)>,
    /// For participants: the attributes that group them; the first three when empty.
    pub attributes: Vec<AttributeId>,
    /// For frequencies: what is split into parts.
    pub by: Option<By>,
    /// For memos: of which kind, about what.
    pub memos: MemoSelection,
    /// For codes: whether passages and documents are counted.
    pub counts: bool,
    /// The documents that count; all when `None`.
    pub documents: Option<Vec<DocumentId>>,
    /// The coder whose codings count; all when `None`.
    pub coder: Option<CoderId>,
    /// The language of headings, caption and notes.
    pub lang: Lang,
    /// The digits of numbers.
    pub digits: Digits,
}

impl Order {
    /// The first table of a project, in the language of the interface.
    pub fn new(words: &Words) -> Self {
        Self {
            kind: Kind::default(),
            root: None,
            ladder: None,
            attributes: Vec::new(),
            by: None,
            memos: MemoSelection::default(),
            counts: true,
            documents: None,
            coder: None,
            lang: words.lang(),
            digits: words.digits(),
        }
    }

    /// Forgets what is no longer in the project.
    pub fn prune(&mut self, snapshot: &Snapshot) {
        self.root = self.root.filter(|id| snapshot.code(*id).is_some());
        self.attributes.retain(|id| snapshot.attribute(*id).is_some());
        self.coder = self.coder.filter(|id| snapshot.coder(*id).is_some());
        if let Some(By::Attribute(id)) = self.by {
            self.by = snapshot.attribute(id).map(|_| By::Attribute(id));
        }
        if let Some(documents) = &mut self.documents {
            documents.retain(|id| snapshot.document(*id).is_some());
        }
    }

    /// The texts in which the table is worded.
    pub fn words(&self) -> Words {
        Words::with_options(self.lang, self.digits, Zone::Local)
    }

    fn selection(&self) -> Selection {
        Selection {
            documents: self.documents.as_ref().map(|d| d.iter().copied().collect()),
            coders: self.coder.map(|c| [c].into()),
            ..Selection::all()
        }
    }

    /// Makes the table. May take long: not for the window's thread.
    pub fn make(&self, material: &Material) -> Table {
        let (snapshot, words) = (&material.snapshot, self.words());
        let mut table = match self.kind {
            Kind::Codes => report::codes(snapshot, self.counts, &words),
            Kind::Ladder if let Some((filter, order)) = &self.ladder => {
                report::filtered_ladder(snapshot, filter, *order, &words)
            }
            Kind::Ladder => report::ladder(snapshot, self.root, &self.selection(), &words),
            Kind::Frequencies => report::frequencies(snapshot, &self.selection(), self.by, &words),
            Kind::Participants => report::participants(snapshot, &self.attributes, &words),
            Kind::Memos => {
                let chosen = MemoSelection {
                    coder: self.coder,
                    ..self.memos
                };
                report::memos(snapshot, &chosen, &words)
            }
            Kind::History => journal(&material.journal, &words),
        };
        table
            .provenance
            .get_or_insert_with(|| report::provenance(snapshot, material.now, &words));
        table
    }
}

/// What a table is made of, to be carried to another thread.
#[derive(Clone, Debug)]
pub struct Material {
    snapshot: Snapshot,
    journal: Vec<JournalEntry>,
    now: i64,
}

impl Material {
    /// Takes from a project what the order needs. `now` (UTC milliseconds) is told below the table.
    ///
    /// # Errors
    /// What is wrong with the file when texts or the journal cannot be read.
    pub fn of(session: &Session, order: &Order, now: i64) -> Result<Self, SessionError> {
        if order.kind.quotes() {
            session.load_texts()?;
        }
        let journal = match order.kind {
            Kind::History => session.history()?,
            _ => Vec::new(),
        };
        Ok(Self {
            snapshot: session.snapshot().clone(),
            journal,
            now,
        })
    }
}

/// The journal as a table for the audit trail, as the command line makes it.
fn journal(entries: &[JournalEntry], words: &Words) -> Table {
    let heading = |id: &str| words.get(id).into_owned();
    let columns = vec![
        Column::number(heading("cli-column-operation")),
        Column::text(heading("cli-column-at"), 2.0),
        Column::text(heading("cli-column-coder"), 1.0),
        Column::text(heading("cli-column-summary"), 5.0),
    ];
    let style = match words.lang() {
        Lang::Fa => Style::FA,
        Lang::En => Style::EN,
    };
    let style = style.with_digits(words.digits());
    let mut table = Table::new(heading("cli-history-title"), style, columns);
    for entry in entries {
        let what = operation(words, &entry.summary);
        let what = match entry.action {
            JournalAction::Do => what,
            JournalAction::Undo => words.with("cli-undone", &[("what", &what)]),
            JournalAction::Redo => words.with("cli-redone", &[("what", &what)]),
        };
        table.push([
            Cell::number(entry.op.0 as f64, 0),
            Cell::text(words.date_time(entry.at)),
            Cell::text(entry.coder.clone()),
            Cell::text(what),
        ]);
    }
    table
}
