//! What a search finds: hits by document, and the words round each.

use std::ops::Range;

use crate::jobs::{Cancelled, Progress};
use crate::model::DocumentId;
use crate::shares::in_shares;
use crate::text::Text;
use crate::text::search::{Query, find};

/// A document to be searched.
#[derive(Clone, Debug)]
pub struct SearchedDocument {
    /// The document.
    pub document: DocumentId,
    /// The text.
    pub text: Text,
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
}

/// Fewer characters than this are searched more quickly than a thread is started. In tests hardly any: they are to see
/// that what several threads find is put together rightly.
const SHARE: usize = if cfg!(test) { 2 } else { 200_000 };

/// Searches documents.
///
/// # Errors
/// [`Cancelled`] when nobody waits for the answer any more.
pub fn search(
    sources: &[SearchedDocument],
    query: &Query,
    progress: &Progress,
) -> Result<SearchHits, Cancelled> {
    let weights: Vec<usize> = sources
        .iter()
        .map(|source| source.text.chars() as usize)
        .collect();
    let shares = in_shares(&weights, SHARE, |share| {
        let mut found = Vec::new();
        for source in sources.get(share).unwrap_or_default() {
            progress.advance(1)?;
            let hits = find(source.text.folded(), query);
            if !hits.is_empty() {
                found.push(DocumentHits {
                    document: source.document,
                    hits,
                });
            }
        }
        Ok(found)
    });
    let mut found = SearchHits::default();
    for documents in shares {
        found.documents.extend(documents?);
    }
    found.total = found.documents.iter().map(|document| document.hits.len()).sum();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::search::SearchOptions;

    fn sources(texts: &[&str]) -> Vec<SearchedDocument> {
        let source = |(i, text): (usize, &&str)| SearchedDocument {
            document: DocumentId(i as i64),
            text: Text::new(*text),
        };
        texts.iter().enumerate().map(source).collect()
    }

    #[test]
    fn hits_are_grouped_by_document() {
        let query = Query::new("کار", SearchOptions::default()).unwrap();
        let texts = ["كار و کار\nکار", "هیچ", "كار"];
        let found = search(&sources(&texts), &query, &Progress::default()).unwrap();
        let counts: Vec<_> = found
            .documents
            .iter()
            .map(|d| (d.document.0, d.hits.len()))
            .collect();
        assert_eq!((counts, found.total), (vec![(0, 3), (2, 1)], 4));
        let cancelled = Progress::default();
        cancelled.cancel();
        assert!(search(&sources(&texts), &query, &cancelled).is_err());
    }
}
