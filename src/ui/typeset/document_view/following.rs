//! Staying at the same words when the text round them becomes another.

use super::blocks::Blocks;
use super::{DocumentContent, DocumentView, PendingScroll, ViewPlace};

/// Bytes that are compared at once.
const CHUNK: usize = 4096;

impl DocumentView {
    /// Keeps the view where it is when blocks above it have come or gone.
    pub(super) fn follow_splices(&mut self, blocks: &mut Blocks) {
        for spliced in blocks.take_splices() {
            let block = &mut self.anchor.block;
            if spliced.old.end <= *block {
                *block = *block - spliced.old.len() + spliced.new;
            } else if spliced.old.start <= *block {
                *block = (*block).min(spliced.old.start + spliced.new.saturating_sub(1));
            }
        }
        self.flash = None;
    }

    /// Goes from the text of `old` to another: what is at the top and what is selected stays so, as far as it is in the
    /// other text.
    pub(super) fn follow_words(&mut self, old: Blocks, new: &DocumentContent) {
        let before = old.content().clone();
        self.blocks = Some(old);
        let place = self.place();
        self.blocks = None;
        let change = TextChange::between(before.text(), new.text());
        let paragraph = match before.paragraphs().get(place.paragraph) {
            Some(top) if top.bytes.start >= change.old_end => new.paragraph_at(change.moved(top.bytes.start)),
            _ => place.paragraph,
        };
        let place = ViewPlace { paragraph, ..place };
        self.pending = self.pending.or(Some(PendingScroll::Place(place)));
        if let Some(selection) = &mut self.selection {
            let at = |byte| new.text().floor_char_boundary(change.moved(byte));
            selection.anchor = at(selection.anchor);
            selection.focus.byte = at(selection.focus.byte);
        }
    }
}

/// Where two texts differ: both are the same before it and after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct TextChange {
    /// The end of what is the same at the beginning, in bytes.
    start: usize,
    /// Where what is the same at the end begins in the one, and in the other.
    old_end: usize,
    new_end: usize,
}

impl TextChange {
    fn between(old: &str, new: &str) -> Self {
        let start = old.floor_char_boundary(same_bytes(old.as_bytes(), new.as_bytes()));
        let (old_rest, new_rest) = (rest(old, start), rest(new, start));
        let old_end = old.ceil_char_boundary(old.len() - same_at_end(old_rest, new_rest));
        Self {
            start,
            old_end,
            new_end: old_end + new.len() - old.len(),
        }
    }

    /// Where a byte of the one stands in the other; one of what has changed at its beginning or as far in it.
    fn moved(&self, byte: usize) -> usize {
        if byte >= self.old_end {
            byte - self.old_end + self.new_end
        } else if byte <= self.start {
            byte
        } else {
            byte.min(self.new_end)
        }
    }
}

fn rest(text: &str, start: usize) -> &[u8] {
    text.as_bytes().get(start..).unwrap_or_default()
}

/// How many bytes are the same at the beginning.
fn same_bytes(old: &[u8], new: &[u8]) -> usize {
    let chunks = old.chunks(CHUNK).zip(new.chunks(CHUNK));
    let same = chunks
        .take_while(|(a, b)| a == b)
        .map(|(a, _)| a.len())
        .sum::<usize>();
    let rest = old.iter().zip(new).skip(same);
    same + rest.take_while(|(a, b)| a == b).count()
}

/// How many bytes are the same at the end.
fn same_at_end(old: &[u8], new: &[u8]) -> usize {
    let chunks = old.rchunks(CHUNK).zip(new.rchunks(CHUNK));
    let same = chunks
        .take_while(|(a, b)| a == b)
        .map(|(a, _)| a.len())
        .sum::<usize>();
    let rest = old.iter().rev().zip(new.iter().rev()).skip(same);
    same + rest.take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_the_same_is_found_on_both_sides(
            head in "[آب\n ]{0,30}", old in "[آبج]{0,5}", new in "[آبج]{0,5}", tail in "[آب\n ]{0,30}",
        ) {
            let (before, after) = (format!("{head}{old}{tail}"), format!("{head}{new}{tail}"));
            let change = TextChange::between(&before, &after);
            prop_assert!(change.start <= change.old_end && change.start <= change.new_end);
            prop_assert_eq!(&before[..change.start], &after[..change.start]);
            prop_assert_eq!(&before[change.old_end..], &after[change.new_end..]);
            prop_assert!(change.start >= head.len());
            prop_assert!(before.len() - change.old_end >= tail.len() || change.start > head.len());
            let end = before.len();
            prop_assert_eq!(change.moved(end), after.len());
            prop_assert!(change.moved(0) == 0 || change.old_end == 0);
        }
    }

    #[test]
    fn long_texts_are_compared_to_the_byte() {
        let (head, tail) = ("الف ".repeat(3000), "ب\n".repeat(5000));
        let change = TextChange::between(&format!("{head}یک{tail}"), &format!("{head}دو سه{tail}"));
        assert_eq!(change.start, head.len());
        assert_eq!(change.old_end, head.len() + "یک".len());
        assert_eq!(change.new_end, head.len() + "دو سه".len());
    }
}
