//! A table that is wanted, and what it is made of.

use crate::i18n::{Digits, Lang, Words, Zone};
use crate::jobs::Progress;
use crate::model::{JournalEntry, Snapshot};
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
        table
            .provenance
            .get_or_insert_with(|| provenance(&source.snapshot, source.now, &words));
        table
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
    /// Tells whether the table is still wanted.
    pub progress: Progress,
}

impl TableSource {
    /// A project at a moment, without its journal.
    pub fn new(snapshot: Snapshot, now: i64) -> Self {
        Self {
            snapshot,
            journal: Vec::new(),
            now,
            progress: Progress::default(),
        }
    }

    /// The same for work that can be stopped by `progress`.
    pub fn watched(mut self, progress: &Progress) -> Self {
        self.progress = progress.clone();
        self
    }
}
