//! What can be chosen for a transcript.

use std::collections::BTreeSet;

use crate::model::{CodeId, CoderId, DocumentId};

/// What can be chosen for a transcript. By default nothing is left out but the whole paths of codes
/// and what is condensed, which would fill the margin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TranscriptChoices {
    /// The documents that are printed, in the order of the project.
    pub documents: BTreeSet<DocumentId>,
    /// Only these codes, with all below them; every code when empty.
    pub codes: BTreeSet<CodeId>,
    /// Only the codings of these coders; of all when empty.
    pub coders: BTreeSet<CoderId>,
    /// Whether only those paragraphs are printed that have coded passages.
    pub coded_only: bool,
    /// What stands beside the words.
    pub margin: MarginChoices,
    /// Whether codes are named by their whole path.
    pub paths: bool,
    /// Whether the condensed meaning units are printed below the names of codes.
    pub condensed: bool,
    /// Whether the memos on passages and codings are printed.
    pub memos: bool,
    /// Whether the codes are listed at the end with their counts.
    pub legend: bool,
}

/// What stands beside the words of a transcript.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarginChoices {
    /// The numbers of paragraphs.
    pub numbers: bool,
    /// Stripes in the colours of codes.
    pub stripes: bool,
    /// The names of codes.
    pub names: bool,
}

impl Default for MarginChoices {
    fn default() -> Self {
        Self {
            numbers: true,
            stripes: true,
            names: true,
        }
    }
}

impl Default for TranscriptChoices {
    fn default() -> Self {
        Self {
            documents: BTreeSet::new(),
            codes: BTreeSet::new(),
            coders: BTreeSet::new(),
            coded_only: false,
            margin: MarginChoices::default(),
            paths: false,
            condensed: false,
            memos: true,
            legend: true,
        }
    }
}
