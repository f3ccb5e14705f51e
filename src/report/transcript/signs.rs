//! A transcript without the signs of Markdown: nobody prints the stars round a bold word.

use std::ops::Range;

use super::TranscriptDocument;
use crate::text::markdown::{read, signs};

impl TranscriptDocument {
    /// The document without the signs of Markdown in its text, and everything on the words on which it was. A passage of
    /// signs alone is left with nothing.
    pub(super) fn without_signs(mut self) -> Self {
        let text = self.text.clone();
        let cut = signs(&text);
        if cut.is_empty() {
            return self;
        }
        let moved = Moved::of(&cut);
        let all = self.paragraphs.iter_mut().map(|paragraph| &mut paragraph.bytes);
        all.for_each(|bytes| moved.bring(bytes));
        let labels = self
            .paragraphs
            .iter_mut()
            .filter_map(|paragraph| paragraph.label.as_mut());
        labels.for_each(|bytes| moved.bring(bytes));
        let passages = self.passages.iter_mut().map(|passage| &mut passage.bytes);
        passages.for_each(|bytes| moved.bring(bytes));
        let memos = self.memos.iter_mut().map(|memo| &mut memo.bytes);
        memos.for_each(|bytes| moved.bring(bytes));
        self.highlights.iter_mut().for_each(|bytes| moved.bring(bytes));
        self.text = read(&text, 0..text.len()).into();
        self
    }
}

/// Where bytes are once some were cut out.
struct Moved<'a> {
    cut: &'a [Range<usize>],
    /// How many bytes are gone before each of `cut`.
    gone: Vec<usize>,
}

impl<'a> Moved<'a> {
    fn of(cut: &'a [Range<usize>]) -> Self {
        let gone = cut.iter().scan(0, |sum, range| {
            let before = *sum;
            *sum += range.len();
            Some(before)
        });
        Self {
            cut,
            gone: gone.collect(),
        }
    }

    fn bring(&self, bytes: &mut Range<usize>) {
        *bytes = self.place(bytes.start)..self.place(bytes.end);
    }

    fn place(&self, byte: usize) -> usize {
        let after = self.cut.partition_point(|range| range.start < byte);
        let Some(last) = after.checked_sub(1) else {
            return byte;
        };
        let (Some(range), Some(gone)) = (self.cut.get(last), self.gone.get(last)) else {
            return byte;
        };
        byte - gone - (byte.min(range.end) - range.start)
    }
}
