//! What a search finds: hits by document, and the words round each.

use std::ops::Range;
use std::sync::Arc;

use crate::jobs::{Cancelled, Progress};
use crate::model::{DocumentId, TextId};
use crate::text::Text;
use crate::text::search::{FoldedText, Query, find};

/// A document to be searched.
#[derive(Clone, Debug)]
pub struct SearchedDocument {
    /// The document.
    pub document: DocumentId,
    /// Its stored text.
    pub id: TextId,
    /// The text.
    pub text: Text,
    /// The folded form, if it was made before.
    pub folded: Option<Arc<FoldedText>>,
}

/// The hits of one document.
#[derive(Clone, Debug)]
pub struct DocumentHits {
    /// The document.
    pub document: DocumentId,
    /// The hits in reading order, in bytes.
    pub hits: Vec<Range<usize>>,
}

/// All hits of a search.
#[derive(Clone, Debug, Default)]
pub struct SearchHits {
    /// Documents with hits, in their order.
    pub documents: Vec<DocumentHits>,
    /// Number of hits.
    pub total: usize,
    /// The folded form of every text, so that the next search need not make it.
    pub folded: Vec<(TextId, Arc<FoldedText>)>,
}

/// Searches documents one after the other.
///
/// # Errors
/// [`Cancelled`] when nobody waits for the answer any more.
pub fn search(
    sources: Vec<SearchedDocument>,
    query: &Query,
    progress: &Progress,
) -> Result<SearchHits, Cancelled> {
    let mut found = SearchHits::default();
    for source in sources {
        progress.advance(1)?;
        let folded = source
            .folded
            .unwrap_or_else(|| Arc::new(FoldedText::new(source.text.shared())));
        let hits = find(&folded, query);
        if !hits.is_empty() {
            found.total += hits.len();
            found.documents.push(DocumentHits {
                document: source.document,
                hits,
            });
        }
        found.folded.push((source.id, folded));
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::search::SearchOptions;

    fn sources(texts: &[&str]) -> Vec<SearchedDocument> {
        let source = |(i, text): (usize, &&str)| SearchedDocument {
            document: DocumentId(i as i64),
            id: TextId(i as i64),
            text: Text::new(*text),
            folded: None,
        };
        texts.iter().enumerate().map(source).collect()
    }

    #[test]
    fn hits_are_grouped_by_document() {
        let query = Query::new("کار", SearchOptions::default()).unwrap();
        let texts = ["كار و کار\nکار", "هیچ", "كار"];
        let found = search(sources(&texts), &query, &Progress::default()).unwrap();
        let counts: Vec<_> = found
            .documents
            .iter()
            .map(|d| (d.document.0, d.hits.len()))
            .collect();
        assert_eq!(
            (counts, found.total, found.folded.len()),
            (vec![(0, 3), (2, 1)], 4, 3)
        );
        let cancelled = Progress::default();
        cancelled.cancel();
        assert!(search(sources(&texts), &query, &cancelled).is_err());
    }
}
