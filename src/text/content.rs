//! The stored text of one document, with the index that converts between bytes and scalar values.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use super::search::FoldedText;
use super::{CharRange, grapheme, markdown};

/// A checkpoint every so many bytes: small enough that a conversion counts at most this many bytes.
const STRIDE: usize = 512;

/// The text of a document as it stands in the project file, never folded or cleaned.
///
/// Paragraphs are separated by `\n`. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Text {
    content: Arc<str>,
    /// `checkpoints[i]` is the number of scalar values that begin before byte `i * STRIDE`.
    checkpoints: Arc<[u32]>,
    chars: u32,
    folded: Arc<FoldedText>,
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.content == other.content
    }
}

impl Text {
    /// Indexes `content`. Text beyond 4,294,967,295 scalar values is refused by the importers before it comes here.
    pub fn new(content: impl Into<Arc<str>>) -> Self {
        let content = content.into();
        let mut checkpoints = Vec::with_capacity(content.len() / STRIDE + 1);
        let mut count = 0u32;
        for block in content.as_bytes().chunks(STRIDE) {
            checkpoints.push(count);
            count += block.iter().filter(|b| is_char_start(**b)).count() as u32;
        }
        Self {
            folded: Arc::new(FoldedText::new(content.clone())),
            content,
            checkpoints: checkpoints.into(),
            chars: count,
        }
    }

    /// The text itself.
    pub fn as_str(&self) -> &str {
        &self.content
    }

    /// The text as a shared pointer, for a view that keeps it.
    pub fn shared(&self) -> Arc<str> {
        self.content.clone()
    }

    /// The text made ready for searching, the same for all who search it: folded once and kept as long as the text.
    pub fn folded(&self) -> &Arc<FoldedText> {
        &self.folded
    }

    /// Length in scalar values.
    pub fn chars(&self) -> u32 {
        self.chars
    }

    /// The scalar position of a byte offset. Offsets beyond the end, or inside a character, count as the next border.
    pub fn char_at_byte(&self, byte: usize) -> u32 {
        let byte = byte.min(self.content.len());
        let Some(&base) = self.checkpoints.get(byte / STRIDE) else {
            return self.chars;
        };
        let from = byte / STRIDE * STRIDE;
        let counted = self.content.as_bytes().get(from..byte).unwrap_or_default();
        base + counted.iter().filter(|b| is_char_start(**b)).count() as u32
    }

    /// The byte offset of a scalar position. Positions beyond the end give the end.
    pub fn byte_at_char(&self, position: u32) -> usize {
        if position >= self.chars {
            return self.content.len();
        }
        let block = self
            .checkpoints
            .partition_point(|&c| c <= position)
            .saturating_sub(1);
        let mut left = position - self.checkpoints.get(block).copied().unwrap_or(0);
        let from = block * STRIDE;
        for (i, byte) in self
            .content
            .as_bytes()
            .get(from..)
            .unwrap_or_default()
            .iter()
            .enumerate()
        {
            if is_char_start(*byte) {
                if left == 0 {
                    return from + i;
                }
                left -= 1;
            }
        }
        self.content.len()
    }

    /// Bytes of a range of scalar values, clamped to the text.
    pub fn bytes(&self, range: CharRange) -> Range<usize> {
        self.byte_at_char(range.start)..self.byte_at_char(range.end)
    }

    /// Scalar values of a range of bytes, clamped to the text.
    pub fn range(&self, bytes: Range<usize>) -> CharRange {
        CharRange::new(self.char_at_byte(bytes.start), self.char_at_byte(bytes.end))
    }

    /// The words of a range; empty where the range lies outside the text.
    pub fn slice(&self, range: CharRange) -> &str {
        self.content.get(self.bytes(range)).unwrap_or_default()
    }

    /// The words of a range as they are quoted: without the signs of Markdown in them, see [`markdown::read`].
    pub fn read(&self, range: CharRange) -> Cow<'_, str> {
        markdown::read(&self.content, self.bytes(range))
    }

    /// The range widened outwards to the nearest grapheme borders, so that no letter loses its marks.
    pub fn snap(&self, range: CharRange) -> CharRange {
        self.range(grapheme::snap(&self.content, self.bytes(range)))
    }

    /// The range without the white space at its two ends.
    pub fn trim(&self, range: CharRange) -> CharRange {
        let bytes = self.bytes(range);
        let part = self.content.get(bytes.clone()).unwrap_or_default();
        let start = bytes.start + (part.len() - part.trim_start().len());
        self.range(start..start + part.trim().len())
    }

    /// Number of words, as [`super::words::words`] cuts them.
    pub fn words(&self) -> usize {
        super::words::words(&self.content).count()
    }
}

/// Whether a character begins with a byte of UTF-8.
pub(super) fn is_char_start(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn positions_round_trip(s in "(?s)[a-zم-ی\u{200c}🙂\u{301}\\n]{0,900}") {
            let text = Text::new(s.as_str());
            prop_assert_eq!(text.chars() as usize, s.chars().count());
            for (position, (byte, _)) in s.char_indices().enumerate() {
                prop_assert_eq!(text.byte_at_char(position as u32), byte);
                prop_assert_eq!(text.char_at_byte(byte), position as u32);
            }
            prop_assert_eq!(text.byte_at_char(text.chars()), s.len());
            prop_assert_eq!(text.char_at_byte(s.len()), text.chars());
        }
    }

    #[test]
    fn a_range_snaps_outwards_to_graphemes() {
        let text = Text::new("کِتاب👩🏽‍🔬خوب");
        assert_eq!(text.slice(text.snap(CharRange::new(1, 2))), "کِ");
        let scientist = text.range(text.as_str().find('👩').unwrap()..text.as_str().find('خ').unwrap());
        let inside = CharRange::new(scientist.start + 1, scientist.start + 2);
        assert_eq!(text.snap(inside), scientist);
    }

    #[test]
    fn a_range_is_trimmed_to_its_words() {
        let text = Text::new("الف  یک دو \nب");
        let whole = CharRange::new(3, 11);
        assert_eq!(text.slice(text.trim(whole)), "یک دو");
    }
}
