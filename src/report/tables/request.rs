//! A table that is wanted, and what it is made of.

use std::fmt;
use std::sync::Arc;

use crate::i18n::{Digits, Lang, Words, Zone};
use crate::model::{JournalEntry, Snapshot};
use crate::report::wording::in_own_direction;
use crate::report::{Table, provenance};

use super::{TableChoices, TableKind};

/// A table that is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRequest {
    /// Which.
    pub kind: &'static TableKind,
    /// What was chosen, also for other kinds.
    pub choices: TableChoices,
    /// The language of headings, caption and notes.
    pub lang: Lang,
    /// The digits of numbers.
    pub digits: Digits,
}

impl TableRequest {
    /// A whole table in the language and digits of `words`.
    pub fn new(kind: &'static TableKind, words: &Words) -> Self {
        Self {
            kind,
            choices: TableChoices::default(),
            lang: words.lang(),
            digits: words.digits(),
        }
    }

    /// The texts in which the table is worded.
    pub fn words(&self) -> Words {
        Words::with_options(self.lang, self.digits, Zone::Local)
    }

    /// Makes the table, with a line that tells where it comes from. May take long: not for the window's thread.
    pub fn make(&self, source: &TableSource) -> Table {
        let words = self.words();
        let mut table = self.kind.make(source, &self.choices, &words);
        for note in &mut table.notes {
            *note = in_own_direction(std::mem::take(note), &words);
        }
        table
            .provenance
            .get_or_insert_with(|| provenance(&source.snapshot, source.now, &words));
        table
    }
}

/// Tells when work is no longer wanted; never, by default.
#[derive(Clone, Default)]
pub struct Stop(Option<Arc<dyn Fn() -> bool + Send + Sync>>);

impl Stop {
    /// Whether the work is to end.
    pub fn asks(&self) -> bool {
        self.0.as_ref().is_some_and(|stop| stop())
    }
}

impl fmt::Debug for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Stop").field(&self.0.is_some()).finish()
    }
}

/// What a table is made of, to be carried to another thread.
#[derive(Clone, Debug)]
pub struct TableSource {
    /// The project. Its texts are loaded where the table needs them.
    pub snapshot: Snapshot,
    /// The journal from the first operation on; empty where the table does not need it.
    pub journal: Vec<JournalEntry>,
    /// The moment that is told below the table: UTC milliseconds since 1970.
    pub now: i64,
    /// Tells when the table is no longer wanted.
    pub stop: Stop,
    /// So many rows are enough for now, where others take their time; the table says how many are left out.
    pub first: Option<usize>,
}

impl TableSource {
    /// A project at a moment, without its journal.
    pub fn new(snapshot: Snapshot, now: i64) -> Self {
        Self {
            snapshot,
            journal: Vec::new(),
            now,
            stop: Stop::default(),
            first: None,
        }
    }

    /// The same for work that ends when `stop` says so.
    pub fn until(mut self, stop: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        self.stop = Stop(Some(Arc::new(stop)));
        self
    }
}
