//! How often each code was given in the whole project, for whoever shows a number beside a code.

use std::collections::{HashMap, HashSet};

use crate::model::{CodeId, DocumentId, Snapshot};
use crate::text::CharRange;

use super::{Count, Selection, frequencies};

/// How many passages these codings are on: ranges of a document, each once.
pub fn passages(codings: impl IntoIterator<Item = (DocumentId, CharRange)>) -> usize {
    let places: HashSet<_> = codings
        .into_iter()
        .map(|(document, range)| (document, range.start, range.end))
        .collect();
    places.len()
}

/// The counts of every code, taken by the one rule of this module: a passage counts once under a code, however many of
/// the codes below are on it and however many coders gave them.
///
/// Made once for each revision of the project, not for each frame: a million codings take some tens of milliseconds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts(HashMap<CodeId, OfCode>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct OfCode {
    own: Count,
    total: Count,
}

impl Counts {
    /// Counts the whole project.
    pub fn of(snapshot: &Snapshot) -> Self {
        let found = frequencies(snapshot, &Selection::all(), None).codes.into_iter();
        Self(
            found
                .map(|code| {
                    let counts = OfCode {
                        own: code.own,
                        total: code.total,
                    };
                    (code.code, counts)
                })
                .collect(),
        )
    }

    /// What bears the code itself.
    pub fn own(&self, code: CodeId) -> Count {
        self.0.get(&code).map(|counts| counts.own).unwrap_or_default()
    }

    /// What bears the code or anything below it.
    pub fn total(&self, code: CodeId) -> Count {
        self.0.get(&code).map(|counts| counts.total).unwrap_or_default()
    }
}
