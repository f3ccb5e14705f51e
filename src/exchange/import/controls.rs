//! Control characters that have no business in a text, where a file brings them.

use super::Places;
use crate::text::controls::{REPLACEMENT, is_stray};

/// Whether stray controls are a mishap in a text of so many letters, and do not make it a file of another kind.
///
/// Colours of a terminal are a control for some letters each. NUL is what binary files have most of: it may be one in a
/// hundred, or in a short text a handful among many more letters.
pub(super) fn are_few(strays: impl Iterator<Item = char>, letters: usize) -> bool {
    let (mut nuls, mut all) = (0, 0);
    for c in strays {
        nuls += usize::from(c == '\0');
        all += 1;
    }
    all * 8 <= letters && (nuls <= 8 || nuls * 100 <= letters)
}

/// The text with � for every stray control, and the paragraphs in which they stood; `None` where there is none.
pub(super) fn replaced(text: &str) -> Option<(String, Places)> {
    if !text.contains(is_stray) {
        return None;
    }
    let mut places = Vec::new();
    let mut paragraph = 1;
    let replaced = text.chars().map(|c| {
        paragraph += usize::from(c == '\n');
        if is_stray(c) {
            places.push(paragraph);
            REPLACEMENT
        } else {
            c
        }
    });
    let text = replaced.collect();
    Some((text, places.into_iter().collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strays_are_replaced_and_told_by_paragraph() {
        assert_eq!(replaced("الف\tب\u{0C}\nپ\u{1A}"), None);
        let (text, places) = replaced("a\0\n\n\u{1B}[1m\u{7}b").unwrap();
        assert_eq!(text, "a\u{FFFD}\n\n\u{FFFD}[1m\u{FFFD}b");
        assert_eq!(places, [1, 3, 3].into_iter().collect());
    }
}
