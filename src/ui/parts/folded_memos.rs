//! Folded memos, kept so that a search folds each once.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::model::{Memo, MemoId, Snapshot};
use crate::text::search::{FoldedText, Query, find};

/// Memos are folded for at most so long in one frame.
const FOLDING: Duration = Duration::from_millis(8);

/// Folded memos by the row they were made of. A row that has changed is another row, so nothing here grows old.
#[derive(Debug, Default)]
pub struct FoldedMemos {
    texts: HashMap<MemoId, (Arc<Memo>, FoldedText)>,
}

impl FoldedMemos {
    /// Folds what is new or changed, as long as there is time in this frame; whether all is folded.
    pub fn prepare(&mut self, snapshot: &Snapshot) -> bool {
        let begun = Instant::now();
        for memo in snapshot.memos() {
            let known = self.texts.get(&memo.id);
            if known.is_none_or(|(row, _)| !Arc::ptr_eq(row, memo)) {
                if begun.elapsed() > FOLDING {
                    return false;
                }
                let folded = FoldedText::new(memo.body.as_str());
                self.texts.insert(memo.id, (memo.clone(), folded));
            }
        }
        if self.texts.len() > snapshot.memo_count() {
            self.texts.retain(|id, _| snapshot.memo(*id).is_some());
        }
        true
    }

    /// Where a query stands in a memo, in bytes of its text; nowhere in a memo that is not folded yet.
    pub fn hits(&self, memo: &Memo, query: &Query) -> Vec<Range<usize>> {
        match self.texts.get(&memo.id) {
            Some((row, folded)) if row.body == memo.body => find(folded, query),
            _ => Vec::new(),
        }
    }
}
