//! What a field and the editor of a document have in common: what keys erase.

use std::ops::Range;

use egui::{Key, Modifiers};

use super::words;

/// Joins no letters and takes no room: the «half space» of Persian.
pub(super) const ZWNJ: &str = "\u{200C}";

/// Steps that can be taken back.
pub(super) const MOST_STEPS: usize = 200;

/// Bytes of a line, on each side of the caret, in which words are looked for: no word is longer.
const REACH: usize = 4096;

/// How much a key erases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Erase {
    Backspace,
    Delete,
    WordBefore,
    WordAfter,
}

impl Erase {
    /// What a key erases; `None` if it erases nothing.
    pub fn of(key: Key, modifiers: Modifiers) -> Option<Self> {
        let by_word = modifiers.ctrl || modifiers.alt;
        Some(match key {
            Key::Backspace if by_word => Self::WordBefore,
            Key::Delete if by_word => Self::WordAfter,
            Key::Backspace => Self::Backspace,
            Key::Delete => Self::Delete,
            _ => return None,
        })
    }

    /// The bytes it erases with the caret at `at`. Only what lies near the caret is looked at, however long the text.
    pub fn range(self, text: &str, at: usize) -> Range<usize> {
        let start = text.floor_char_boundary(at.saturating_sub(REACH));
        let end = text.ceil_char_boundary(at.saturating_add(REACH));
        let near = text.get(start..end).unwrap_or_default();
        let here = at - start;
        let (head, tail) = near.split_at_checked(here).unwrap_or((near, ""));
        let line_start = head.rfind('\n').map_or(0, |feed| feed + 1);
        let line_end = tail.find('\n').map_or(near.len(), |feed| here + feed);
        let erased = match self {
            // A word ends with its line: the line feed goes alone.
            Self::WordBefore if line_start < here => words::previous_word(near, here).max(line_start)..here,
            Self::WordAfter if here < line_end => here..words::next_word(near, here).min(line_end),
            Self::Backspace | Self::WordBefore => words::before_backspace(near, here)..here,
            Self::Delete | Self::WordAfter => here..words::after_delete(near, here),
        };
        erased.start + start..erased.end + start
    }
}

/// So many characters on each side of a selection, as an input method asks for.
pub(super) fn around(text: &str, selection: Range<usize>, before: usize, after: usize) -> Range<usize> {
    let head = text.get(..selection.start).unwrap_or_default();
    let tail = text.get(selection.end..).unwrap_or_default();
    let before: usize = head.chars().rev().take(before).map(char::len_utf8).sum();
    let after: usize = tail.chars().take(after).map(char::len_utf8).sum();
    selection.start - before..selection.end + after
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_erase_what_is_near_the_caret() {
        let far = "دور ".repeat(3000);
        let text = format!("{far}می\u{200C}شود، خوب");
        let after_zwnj = far.len() + "می\u{200C}".len();
        let erased = |what: Erase, at: usize| &text[what.range(&text, at)];
        assert_eq!(erased(Erase::Backspace, after_zwnj), "\u{200C}");
        assert_eq!(erased(Erase::Delete, after_zwnj), "ش");
        assert_eq!(erased(Erase::WordBefore, text.len()), "خوب");
        assert_eq!(erased(Erase::WordAfter, far.len()), "می\u{200C}شود");
        let lines = "یک \n دو";
        let word = |what: Erase, at: usize| &lines[what.range(lines, at)];
        let feed = "یک ".len();
        assert_eq!(word(Erase::WordAfter, 0), "یک ");
        assert_eq!(word(Erase::WordAfter, feed), "\n");
        assert_eq!(word(Erase::WordBefore, feed + 1), "\n");
        assert_eq!(erased(Erase::Backspace, 0), "");
        assert_eq!(erased(Erase::Delete, text.len()), "");
    }
}
