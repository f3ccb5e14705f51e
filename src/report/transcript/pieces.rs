//! A paragraph cut where something begins or ends.

use std::ops::Range;

use super::{TranscriptDocument, TranscriptParagraph};

/// A stretch of a paragraph over which nothing begins and nothing ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Bytes of the text.
    pub bytes: Range<usize>,
    /// Whether it is part of the speaker's label.
    pub label: bool,
    /// The passages that it is part of, in their order.
    pub passages: Vec<usize>,
    /// Whether it is highlighted without a code.
    pub highlighted: bool,
    /// The passages of which it has the first letter.
    pub opens: Vec<usize>,
    /// The passages of which it has the last letter.
    pub closes: Vec<usize>,
    /// The memos about words that end with it.
    pub memos: Vec<usize>,
}

impl TranscriptDocument {
    /// The pieces of a paragraph, from its start to its end without a gap.
    pub fn pieces(&self, paragraph: &TranscriptParagraph) -> Vec<Piece> {
        let whole = &paragraph.bytes;
        let inside = |at: usize| at.clamp(whole.start, whole.end);
        let passages = || {
            let places = paragraph.passages.iter();
            places.filter_map(|place| Some((*place, self.passages.get(*place)?)))
        };
        let memos = || {
            let places = paragraph.memos.iter();
            places.filter_map(|place| Some((*place, self.memos.get(*place)?)))
        };
        let mut cuts = vec![whole.start, whole.end];
        cuts.extend(paragraph.label.iter().flat_map(|label| [label.start, label.end]));
        cuts.extend(passages().flat_map(|(_, p)| [p.bytes.start, p.bytes.end]));
        cuts.extend(memos().map(|(_, m)| m.bytes.end));
        let lit = || {
            let lit = self.highlights.iter();
            lit.filter(|bytes| bytes.start < whole.end && whole.start < bytes.end)
        };
        cuts.extend(lit().flat_map(|bytes| [bytes.start, bytes.end]));
        for cut in &mut cuts {
            *cut = inside(*cut);
        }
        cuts.sort_unstable();
        cuts.dedup();
        let mut pieces: Vec<Piece> = Vec::with_capacity(cuts.len());
        let mut open: Vec<usize> = Vec::new();
        let mut next = passages().peekable();
        for (start, end) in cuts.iter().zip(cuts.iter().skip(1)) {
            open.retain(|place| self.passages.get(*place).is_some_and(|p| p.bytes.end > *start));
            let mut opens = Vec::new();
            while let Some((place, passage)) = next.next_if(|(_, p)| p.bytes.start <= *start) {
                open.push(place);
                if passage.bytes.start == *start {
                    opens.push(place);
                }
            }
            let ends = |place: &usize| self.passages.get(*place).is_some_and(|p| p.bytes.end == *end);
            pieces.push(Piece {
                bytes: *start..*end,
                label: paragraph
                    .label
                    .as_ref()
                    .is_some_and(|label| label.start <= *start && *end <= label.end),
                closes: open.iter().copied().filter(ends).collect(),
                passages: open.clone(),
                highlighted: lit().any(|bytes| bytes.start < *end && *start < bytes.end),
                opens,
                memos: memos()
                    .filter(|(_, memo)| inside(memo.bytes.end) == *end)
                    .map(|(place, _)| place)
                    .collect(),
            });
        }
        pieces
    }

    /// Whether a passage goes on in a paragraph in which it did not begin.
    pub fn continues(&self, passage: usize, paragraph: &TranscriptParagraph) -> bool {
        let passage = self.passages.get(passage);
        passage.is_some_and(|passage| passage.bytes.start < paragraph.bytes.start)
    }
}
