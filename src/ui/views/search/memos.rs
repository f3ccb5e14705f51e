//! Memos in which the query stands, found beside the documents.

use std::ops::Range;

use egui::Context;

use crate::analysis::{MemoSelection, memos};
use crate::model::MemoId;
use crate::text::search::{Query, SearchOptions};
use crate::ui::cx::Cx;
use crate::ui::parts::folded_memos::FoldedMemos;

/// What is sought, and in which state of the project.
#[derive(Clone, Debug, PartialEq)]
struct Key {
    query: String,
    options: SearchOptions,
    revision: u64,
}

/// The memos in which the query stands.
#[derive(Default)]
pub struct MemoSearch {
    folded: FoldedMemos,
    key: Option<Key>,
    /// Each memo with the first place of the query in it, the newest first.
    found: Vec<(MemoId, Range<usize>)>,
}

impl MemoSearch {
    /// Searches anew when the query or the project has changed; whether there are other memos than before. Without
    /// a query, or one that cannot be run, there are none.
    pub fn follow(&mut self, ctx: &Context, cx: &Cx<'_>, query: &str, options: SearchOptions) -> bool {
        let key = Key {
            query: query.to_owned(),
            options,
            revision: cx.session.revision(),
        };
        if self.key.as_ref() == Some(&key) {
            return false;
        }
        let parsed = Query::new(query, options)
            .ok()
            .filter(|_| !query.trim().is_empty());
        let mut found = Vec::new();
        if let Some(query) = parsed {
            // Until all memos are folded, what was found before stays.
            if !self.folded.prepare(cx.snapshot()) {
                ctx.request_repaint();
                return false;
            }
            for memo in memos(cx.snapshot(), &MemoSelection::default()).into_iter().rev() {
                let first = self.folded.hits(memo, &query).into_iter().next();
                found.extend(first.map(|hit| (memo.id, hit)));
            }
        }
        self.key = Some(key);
        let changed = found != self.found;
        self.found = found;
        changed
    }

    /// Each memo with the first place of the query in it, the newest first.
    pub fn found(&self) -> &[(MemoId, Range<usize>)] {
        &self.found
    }
}
