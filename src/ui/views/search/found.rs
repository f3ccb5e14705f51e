//! What a search finds: hits by document, and the words round each.

use std::ops::Range;
use std::sync::Arc;

use crate::jobs::{Cancelled, Progress};
use crate::model::{DocumentId, TextId};
use crate::text::Text;
use crate::text::search::{Folded, Query, find};
use crate::text::segment::paragraph_at;

/// Characters kept before a hit.
const BEFORE: usize = 24;
/// Characters kept after a hit.
const AFTER: usize = 80;

/// A document to be searched.
#[derive(Clone, Debug)]
pub struct Source {
    /// The document.
    pub document: DocumentId,
    /// Its stored text.
    pub id: TextId,
    /// The text.
    pub text: Text,
    /// The folded form, if it was made before.
    pub folded: Option<Arc<Folded>>,
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
pub struct Found {
    /// Documents with hits, in their order.
    pub documents: Vec<DocumentHits>,
    /// Number of hits.
    pub total: usize,
    /// The folded form of every text, so that the next search need not make it.
    pub folded: Vec<(TextId, Arc<Folded>)>,
}

/// Searches documents one after the other.
///
/// # Errors
/// [`Cancelled`] when nobody waits for the answer any more.
pub fn search(sources: Vec<Source>, query: &Query, progress: &Progress) -> Result<Found, Cancelled> {
    let mut found = Found::default();
    for source in sources {
        progress.advance(1)?;
        let folded = source
            .folded
            .unwrap_or_else(|| Arc::new(Folded::new(source.text.shared())));
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

/// A hit with the words round it, on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The words, with «…» where they are cut.
    pub text: String,
    /// The hit in `text`.
    pub hit: Range<usize>,
    /// Number of the paragraph in the document, from 1.
    pub paragraph: usize,
}

/// The words round a hit, cut between words and not going beyond its paragraph. `paragraphs` are those of `text`.
pub fn excerpt(text: &str, paragraphs: &[Range<usize>], hit: &Range<usize>) -> Excerpt {
    let number = paragraph_at(paragraphs, hit.start);
    let paragraph = paragraphs.get(number).cloned().unwrap_or(0..text.len());
    let part = |range: Range<usize>| text.get(range).unwrap_or_default();
    let before = part(paragraph.start.min(hit.start)..hit.start);
    let after = part(hit.end..paragraph.end.max(hit.end));
    let far = before.char_indices().rev().nth(BEFORE).map_or(0, |(at, _)| at);
    // A word that would be cut in two is left out, unless it touches the hit.
    let from = match before.get(far..).and_then(|kept| kept.find(char::is_whitespace)) {
        Some(space) if far > 0 => far + space,
        _ => far,
    };
    let far = after.char_indices().nth(AFTER).map_or(after.len(), |(at, _)| at);
    let to = match after.get(..far).and_then(|kept| kept.rfind(char::is_whitespace)) {
        Some(space) if far < after.len() => space,
        _ => far,
    };
    let mut words = String::new();
    if from > 0 {
        words.push_str("… ");
    }
    words.push_str(before.get(from..).unwrap_or_default().trim_start());
    let start = words.len();
    words.push_str(&part(hit.clone()).replace('\n', " "));
    let end = words.len();
    words.push_str(after.get(..to).unwrap_or_default().trim_end());
    if to < after.len() {
        words.push_str(" …");
    }
    Excerpt {
        text: words,
        hit: start..end,
        paragraph: number + 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::search::Options;
    use crate::text::segment::paragraphs;

    fn sources(texts: &[&str]) -> Vec<Source> {
        let source = |(i, text): (usize, &&str)| Source {
            document: DocumentId(i as i64),
            id: TextId(i as i64),
            text: Text::new(*text),
            folded: None,
        };
        texts.iter().enumerate().map(source).collect()
    }

    #[test]
    fn hits_are_grouped_by_document() {
        let query = Query::new("کار", Options::default()).unwrap();
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

    #[test]
    fn a_hit_is_shown_between_its_words() {
        let text = format!("{}پیشخوان {}\nدیگر", "واژه ".repeat(30), "پسین ".repeat(40));
        let start = text.find("پیشخوان").unwrap();
        let long = excerpt(&text, &paragraphs(&text), &(start..start + "پیشخوان".len()));
        assert_eq!(&long.text[long.hit.clone()], "پیشخوان");
        assert!(
            long.text.starts_with("… واژه ") && long.text.ends_with("پسین …"),
            "{}",
            long.text
        );
        let text = "الف ب\nج د";
        let short = excerpt(text, &paragraphs(text), &(10..12));
        assert_eq!(
            (short.text.as_str(), short.hit, short.paragraph),
            ("ج د", 0..2, 2)
        );
    }
}
