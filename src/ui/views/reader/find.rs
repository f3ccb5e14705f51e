//! Finding in the open document.

use std::ops::Range;
use std::sync::Arc;

use crate::model::TextId;
use crate::text::search::{FoldedText, Query, QueryError, SearchOptions, find};

/// A text as it stands: a stored one, or a draft over one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextVersion {
    /// The stored text.
    pub stored: TextId,
    /// Which state of a draft over it, if it is one.
    pub draft: Option<u64>,
}

/// The find bar: what is sought, where it was found and which hit is the current one.
#[derive(Clone, Debug, Default)]
pub struct Find {
    /// Whether the bar is shown.
    pub open: bool,
    /// What is sought.
    pub query: String,
    /// How it is sought.
    pub options: SearchOptions,
    searched: Option<(TextVersion, String, SearchOptions)>,
    /// What is sought, prepared.
    prepared: Option<Query>,
    hits: Vec<Range<usize>>,
    current: Option<usize>,
    error: Option<QueryError>,
}

impl Find {
    /// Searches anew when the text, the query or the options have changed; whether they had. The current hit is then
    /// the first at or after byte `from`.
    pub fn update(&mut self, id: TextVersion, from: usize, folded: impl FnOnce() -> Arc<FoldedText>) -> bool {
        let wanted = self.open && !self.query.trim().is_empty();
        if !wanted {
            let changed = self.searched.take().is_some();
            self.forget();
            return changed;
        }
        let same = self.searched.as_ref().is_some_and(|(of, query, options)| {
            *of == id && *query == self.query && *options == self.options
        });
        if same {
            return false;
        }
        self.forget();
        match Query::new(&self.query, self.options) {
            Ok(query) => {
                self.hits = find(&folded(), &query);
                self.prepared = Some(query);
            }
            Err(error) => self.error = Some(error),
        }
        if !self.hits.is_empty() {
            let after = self.hits.partition_point(|hit| hit.start < from);
            self.current = Some(if after < self.hits.len() { after } else { 0 });
        }
        self.searched = Some((id, self.query.clone(), self.options));
        true
    }

    fn forget(&mut self) {
        self.hits.clear();
        self.current = None;
        self.prepared = None;
        self.error = None;
    }

    /// What was sought last, as long as it can be sought.
    pub fn prepared(&self) -> Option<&Query> {
        self.prepared.as_ref()
    }

    /// Goes to the next hit, or the one before, round the end.
    pub fn step(&mut self, forward: bool) {
        let count = self.hits.len();
        if let Some(current) = self.current.filter(|_| count > 0) {
            self.current = Some(if forward {
                (current + 1) % count
            } else {
                (current + count - 1) % count
            });
        }
    }

    /// The hits in reading order, in bytes.
    pub fn hits(&self) -> &[Range<usize>] {
        &self.hits
    }

    /// The number of the current hit, from 0.
    pub fn current(&self) -> Option<usize> {
        self.current
    }

    /// The current hit.
    pub fn current_hit(&self) -> Option<Range<usize>> {
        self.hits.get(self.current?).cloned()
    }

    /// Why nothing could be sought.
    pub fn error(&self) -> Option<&QueryError> {
        self.error.as_ref()
    }

    /// Whether something was sought and not found.
    pub fn found_nothing(&self) -> bool {
        self.searched.is_some() && self.hits.is_empty() && self.error.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(id: i64) -> TextVersion {
        TextVersion {
            stored: TextId(id),
            draft: None,
        }
    }

    fn sought(query: &str, from: usize) -> Find {
        let mut find = Find {
            open: true,
            query: query.to_owned(),
            ..Find::default()
        };
        assert!(find.update(version(1), from, || Arc::new(FoldedText::new(
            "کتاب، كتاب و کِتاب"
        ))));
        find
    }

    #[test]
    fn hits_begin_where_one_reads_and_go_round() {
        let mut find = sought("کتاب", 3);
        assert_eq!((find.hits().len(), find.current()), (3, Some(1)));
        find.step(true);
        find.step(true);
        assert_eq!(find.current(), Some(0));
        find.step(false);
        assert_eq!(find.current(), Some(2));
        assert_eq!(sought("کتاب", 999).current(), Some(0));
    }

    #[test]
    fn nothing_is_sought_twice() {
        let mut find = sought("کتاب", 0);
        assert!(!find.update(version(1), 0, || unreachable!("nothing changed")));
        assert!(find.update(version(2), 0, || Arc::new(FoldedText::new("هیچ"))));
        assert!(find.found_nothing());
        let draft = TextVersion {
            draft: Some(0),
            ..version(2)
        };
        assert!(find.update(draft, 0, || Arc::new(FoldedText::new("کتاب"))));
        assert_eq!(find.hits().len(), 1, "a draft is another text");
        find.query.clear();
        assert!(find.update(version(2), 0, || unreachable!("nothing to seek")));
        assert!(!find.found_nothing() && find.current().is_none());
    }

    #[test]
    fn a_wrong_pattern_is_said() {
        let mut find = Find {
            open: true,
            query: "(".to_owned(),
            ..Find::default()
        };
        find.options.regex = true;
        find.update(version(1), 0, || Arc::new(FoldedText::new("الف")));
        assert!(matches!(find.error(), Some(QueryError::Pattern(_))));
        assert!(!find.found_nothing());
    }
}
