//! What differs between two states of one project. What both share is not looked at, so that the work grows with what
//! has changed between them and not with the project.

use std::sync::Arc;

use imbl::OrdMap;
use imbl::ordmap::DiffItem;

use super::Snapshot;
use crate::model::{Code, Document, DocumentId, Participant};

/// A row as it was and as it is; `None` where it was not there yet, or is there no more.
pub type BeforeAndAfter<'a, T> = (Option<&'a Arc<T>>, Option<&'a Arc<T>>);

impl Snapshot {
    /// The nouns in which two states differ.
    pub fn differences(&self, other: &Self) -> Vec<&'static str> {
        [
            ("project", self.project == other.project),
            ("group", self.groups == other.groups),
            ("document", self.documents == other.documents),
            ("code", self.codes == other.codes),
            ("coding", self.codings == other.codings),
            ("memo", self.memos == other.memos),
            ("highlight", self.highlights == other.highlights),
            ("summary", self.summaries == other.summaries),
            ("query", self.queries == other.queries),
            ("words", self.word_lists == other.word_lists),
            ("participant", self.participants == other.participants),
            ("attribute", self.attributes == other.attributes),
            ("coder", self.coders == other.coders),
        ]
        .into_iter()
        .filter_map(|(noun, same)| (!same).then_some(noun))
        .collect()
    }

    /// Documents that differ from those of an earlier state.
    pub fn documents_since<'a>(
        &'a self,
        before: &'a Self,
    ) -> impl Iterator<Item = BeforeAndAfter<'a, Document>> {
        rows_since(&before.documents, &self.documents)
    }

    /// Codes that differ from those of an earlier state.
    pub fn codes_since<'a>(&'a self, before: &'a Self) -> impl Iterator<Item = BeforeAndAfter<'a, Code>> {
        rows_since(&before.codes, &self.codes)
    }

    /// Participants who differ from those of an earlier state.
    pub fn participants_since<'a>(
        &'a self,
        before: &'a Self,
    ) -> impl Iterator<Item = BeforeAndAfter<'a, Participant>> {
        rows_since(&before.participants, &self.participants)
    }

    /// Documents whose codings differ from those of an earlier state.
    pub fn recoded_since(&self, before: &Self) -> impl Iterator<Item = DocumentId> {
        before.codings.diff(&self.codings).map(|item| match item {
            DiffItem::Add(id, _) | DiffItem::Remove(id, _) => *id,
            DiffItem::Update { new: (id, _), .. } => *id,
        })
    }
}

fn rows_since<'a, I: Ord, T: Eq>(
    before: &'a OrdMap<I, Arc<T>>,
    now: &'a OrdMap<I, Arc<T>>,
) -> impl Iterator<Item = BeforeAndAfter<'a, T>> {
    before.diff(now).map(|item| match item {
        DiffItem::Add(_, row) => (None, Some(row)),
        DiffItem::Update {
            old: (_, old),
            new: (_, new),
        } => (Some(old), Some(new)),
        DiffItem::Remove(_, row) => (Some(row), None),
    })
}
