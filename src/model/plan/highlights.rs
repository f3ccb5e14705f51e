//! Edits of highlighted passages.

use std::collections::BTreeSet;

use super::Planner;
use crate::model::{Document, DocumentId, EditError, Guid, Highlight, HighlightId, OperationKind, Summary};
use crate::text::CharRange;

impl Planner {
    pub(super) fn add_highlight(
        &mut self,
        document: DocumentId,
        range: CharRange,
    ) -> Result<Summary, EditError> {
        let mut range = self.checked_range(document, range)?;
        let name = self.get::<Document>(document)?.name;
        let mut there = Vec::new();
        for row in self.snapshot.highlights_in(document) {
            if row.range.overlaps(range) {
                range = CharRange::new(range.start.min(row.range.start), range.end.max(row.range.end));
                there.push((row.id, row.range));
            }
        }
        if there.iter().any(|(_, covered)| *covered == range) {
            return Err(EditError::NothingToDo);
        }
        for (id, _) in there {
            self.drop_row::<Highlight>(id);
        }
        let id = HighlightId(self.fresh_id());
        let (coder, created_at) = (self.coder, self.now);
        self.put(Highlight {
            id,
            guid: Guid::new(),
            document,
            range,
            coder,
            created_at,
        });
        self.created.highlights.push(id);
        Ok(Summary::new(OperationKind::HighlightAdd, name, 1))
    }

    pub(super) fn delete_highlights(&mut self, ids: &[HighlightId]) -> Result<Summary, EditError> {
        let Some(first) = ids.first() else {
            return Err(EditError::NothingToDo);
        };
        let document = self.get::<Highlight>(*first)?.document;
        let name = self.get::<Document>(document)?.name;
        let ids: BTreeSet<HighlightId> = ids.iter().copied().collect();
        for id in &ids {
            self.get::<Highlight>(*id)?;
        }
        for id in &ids {
            self.drop_row::<Highlight>(*id);
        }
        Ok(Summary::new(OperationKind::HighlightDelete, name, ids.len()))
    }

    /// Removes the highlights that these passages cover, each from its beginning to its end by one of them.
    pub(super) fn drop_covered_highlights(&mut self, passages: &[(DocumentId, CharRange)]) {
        if self.snapshot.highlight_count() == 0 {
            return;
        }
        let covered = passages
            .iter()
            .flat_map(|(document, range)| self.snapshot.highlights_inside(*document, *range));
        let covered: BTreeSet<HighlightId> = covered.map(|row| row.id).collect();
        for id in covered {
            self.drop_row::<Highlight>(id);
        }
    }
}
