//! Taking codings apart, as a person means it: with which codings that can be done, and the edit that does it.

use super::{Coding, CodingId, DocumentId, Edit, Snapshot};
use crate::text::CharRange;

/// How codings are taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Parting {
    /// The passage loses its codes.
    Uncode(CharRange),
    /// The coding is split at these places.
    Split(Vec<u32>),
}

impl Parting {
    /// The codings of a document with which it can be done, the shortest first.
    pub fn candidates(&self, snapshot: &Snapshot, document: DocumentId) -> Vec<CodingId> {
        let touched = |coding: &&Coding| match self {
            Self::Uncode(passage) => coding.range.overlaps(*passage),
            Self::Split(places) => places
                .iter()
                .any(|place| coding.range.start < *place && *place < coding.range.end),
        };
        let mut found: Vec<&Coding> = snapshot.codings_in(document).iter().filter(touched).collect();
        found.sort_by_key(|coding| (coding.range.len(), coding.range.start));
        found.into_iter().map(|coding| coding.id).collect()
    }

    /// The edit that does it with these codings; a split is of the first alone.
    pub fn edit(&self, snapshot: &Snapshot, document: DocumentId, codings: Vec<CodingId>) -> Option<Edit> {
        match self {
            Self::Uncode(passage) => {
                let inside = |id: &CodingId| snapshot.coding(*id).is_none_or(|c| passage.contains(c.range));
                Some(if codings.iter().all(inside) {
                    Edit::DeleteCodings(codings)
                } else {
                    Edit::UncodePassage {
                        document,
                        range: *passage,
                        codings,
                    }
                })
            }
            Self::Split(places) => Some(Edit::SplitCoding(*codings.first()?, places.clone())),
        }
    }
}
