//! What a field and the editor of a document have in common: how keys are heard, and what they erase.

use std::ops::Range;

use egui::{Event, Key, Modifiers};

use super::words;

/// Joins no letters and takes no room: the «half space» of Persian.
pub(super) const ZWNJ: &str = "\u{200C}";

/// Steps that can be taken back.
pub(super) const MOST_STEPS: usize = 200;

/// Bytes of a line, on each side of the caret, in which words are looked for: no word is longer.
const REACH: usize = 4096;

/// A key that goes down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PressedKey {
    /// Shift and the space bar: the half space.
    HalfSpace,
    /// Any other.
    Key(Key, Modifiers),
}

/// What is heard of the keyboard within a frame.
#[derive(Debug, Default)]
pub(super) struct KeyboardState {
    /// The half space was pressed, and its key may yet send a letter of its own.
    half_space: bool,
}

impl KeyboardState {
    /// The key that an event presses; `None` where it presses none.
    pub fn pressed(&mut self, event: &Event) -> Option<PressedKey> {
        let Event::Key {
            key,
            physical_key,
            pressed: true,
            modifiers,
            ..
        } = event
        else {
            return None;
        };
        if *key == Key::Space && modifiers.shift_only() {
            self.half_space = true;
            return Some(PressedKey::HalfSpace);
        }
        // With Shift the key carries another sign in each layout.
        let key = match physical_key {
            Some(Key::Num2) => Key::Num2,
            _ => *key,
        };
        Some(PressedKey::Key(key, *modifiers))
    }

    /// Whether text is what the key of the half space sends: a space or, as the Iranian standard does, a ZWNJ of its
    /// own. It has been put in already.
    pub fn sent_by_half_space(&mut self, text: &str) -> bool {
        std::mem::take(&mut self.half_space) && matches!(text, " " | ZWNJ)
    }
}

/// The byte at which the character of that place begins; the end of the text where there is none.
pub(super) fn byte_of_char(text: &str, place: usize) -> usize {
    text.char_indices()
        .nth(place)
        .map_or(text.len(), |(byte, _)| byte)
}

/// How much a key erases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EraseUnit {
    Backspace,
    Delete,
    WordBefore,
    WordAfter,
}

impl EraseUnit {
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
pub(super) fn range_around(text: &str, selection: Range<usize>, before: usize, after: usize) -> Range<usize> {
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
    fn the_half_space_is_typed_once() {
        let shift = Modifiers::SHIFT;
        let down = |key, physical_key, modifiers| Event::Key {
            key,
            physical_key,
            pressed: true,
            repeat: false,
            modifiers,
        };
        for sent in [" ", ZWNJ] {
            let mut keyboard = KeyboardState::default();
            let space = down(Key::Space, Some(Key::Space), shift);
            assert_eq!(keyboard.pressed(&space), Some(PressedKey::HalfSpace));
            assert!(keyboard.sent_by_half_space(sent));
            assert!(!keyboard.sent_by_half_space(sent), "the next one is typed");
            // A layout that sends nothing for it takes no letter away.
            keyboard.pressed(&space);
            assert!(!keyboard.sent_by_half_space("ر"));
        }
        let mut keyboard = KeyboardState::default();
        let plain = down(Key::Space, None, Modifiers::NONE);
        assert_eq!(
            keyboard.pressed(&plain),
            Some(PressedKey::Key(Key::Space, Modifiers::NONE))
        );
        assert!(!keyboard.sent_by_half_space(" "));
        let two = down(Key::Questionmark, Some(Key::Num2), shift);
        assert_eq!(keyboard.pressed(&two), Some(PressedKey::Key(Key::Num2, shift)));
        assert_eq!(keyboard.pressed(&Event::Copy), None);
    }

    #[test]
    fn keys_erase_what_is_near_the_caret() {
        let far = "دور ".repeat(3000);
        let text = format!("{far}می\u{200C}شود، خوب");
        let after_zwnj = far.len() + "می\u{200C}".len();
        let erased = |what: EraseUnit, at: usize| &text[what.range(&text, at)];
        assert_eq!(erased(EraseUnit::Backspace, after_zwnj), "\u{200C}");
        assert_eq!(erased(EraseUnit::Delete, after_zwnj), "ش");
        assert_eq!(erased(EraseUnit::WordBefore, text.len()), "خوب");
        assert_eq!(erased(EraseUnit::WordAfter, far.len()), "می\u{200C}شود");
        let lines = "یک \n دو";
        let word = |what: EraseUnit, at: usize| &lines[what.range(lines, at)];
        let feed = "یک ".len();
        assert_eq!(word(EraseUnit::WordAfter, 0), "یک ");
        assert_eq!(word(EraseUnit::WordAfter, feed), "\n");
        assert_eq!(word(EraseUnit::WordBefore, feed + 1), "\n");
        assert_eq!(erased(EraseUnit::Backspace, 0), "");
        assert_eq!(erased(EraseUnit::Delete, text.len()), "");
    }
}
