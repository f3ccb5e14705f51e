//! The codings of one document, in reading order, and what a count needs of them.

use std::cmp::Reverse;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::model::{CodeId, Coding, CodingId};
use crate::text::CharRange;

/// What a count needs of a coding: a fifth of its size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodingMark {
    /// The passage.
    pub range: CharRange,
    /// The code.
    pub code: CodeId,
}

/// The passages at one place of a way of counting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlaceTally {
    /// The place, by its number.
    pub place: u32,
    /// Passages that count there.
    pub total: u32,
    /// Those of them that count there of themselves, and not for what stands below.
    pub own: u32,
}

/// What was counted of the codings of a document.
#[derive(Debug, PartialEq, Eq)]
pub struct KeptTally {
    /// The way of counting: another number for every other one.
    pub way: u64,
    /// The places with any passage.
    pub places: Box<[PlaceTally]>,
}

/// The codings of a document.
#[derive(Debug, Default)]
pub(in crate::model) struct CodingList {
    /// In reading order.
    rows: Vec<Coding>,
    /// The same in short, once they were asked for.
    marks: OnceLock<Box<[CodingMark]>>,
    /// What was counted of them last.
    tally: Mutex<Option<Arc<KeptTally>>>,
}

impl CodingList {
    /// The codings, given in any order.
    pub(super) fn new(mut rows: Vec<Coding>) -> Self {
        rows.sort_by_key(reading_order);
        Self {
            rows,
            ..Self::default()
        }
    }

    pub(in crate::model) fn rows(&self) -> &[Coding] {
        &self.rows
    }

    pub(super) fn marks(&self) -> &[CodingMark] {
        self.marks.get_or_init(|| {
            let short = |row: &Coding| CodingMark {
                range: row.range,
                code: row.code,
            };
            self.rows.iter().map(short).collect()
        })
    }

    pub(super) fn tally(&self) -> Option<Arc<KeptTally>> {
        self.tally.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(super) fn keep_tally(&self, tally: KeptTally) {
        *self.tally.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(tally));
    }

    /// Changes the codings and puts them in order.
    pub(super) fn change(&mut self, change: impl FnOnce(&mut Vec<Coding>)) {
        self.marks.take();
        self.tally = Mutex::default();
        change(&mut self.rows);
        self.rows.sort_by_key(reading_order);
    }
}

impl Clone for CodingList {
    fn clone(&self) -> Self {
        // A list is cloned to be changed.
        Self {
            rows: self.rows.clone(),
            ..Self::default()
        }
    }
}

impl PartialEq for CodingList {
    fn eq(&self, other: &Self) -> bool {
        self.rows == other.rows
    }
}

/// Reading order: by start, the longer first, then by age.
fn reading_order(c: &Coding) -> (u32, Reverse<u32>, CodingId) {
    (c.range.start, Reverse(c.range.end), c.id)
}
