//! Words, as Ctrl with an arrow and a double click see them. ZWNJ does not end a word.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

/// The word, or the run of spaces or signs, that `byte` lies in; the one before it at the end of the text.
pub(super) fn word_at(text: &str, byte: usize) -> Range<usize> {
    text.split_word_bound_indices()
        .map(|(start, word)| start..start + word.len())
        .take_while(|word| word.start <= byte)
        .last()
        .unwrap_or(0..0)
}

/// The start of the next word, or the end of the text.
pub(super) fn next_word(text: &str, byte: usize) -> usize {
    word_starts(text)
        .find(|start| *start > byte)
        .unwrap_or(text.len())
}

/// The start of the word before `byte`, or 0.
pub(super) fn previous_word(text: &str, byte: usize) -> usize {
    word_starts(text)
        .take_while(|start| *start < byte)
        .last()
        .unwrap_or(0)
}

fn word_starts(text: &str) -> impl Iterator<Item = usize> {
    text.split_word_bound_indices()
        .filter(|(_, word)| !word.starts_with(char::is_whitespace))
        .map(|(start, _)| start)
}

/// What Backspace removes: the whole of an emoji, else only the last mark or letter, so that a slip in «می‌شود»
/// takes back the ZWNJ and not the letter before it.
pub(super) fn before_backspace(text: &str, byte: usize) -> usize {
    let head = text.get(..byte).unwrap_or_default();
    let Some(grapheme) = head.graphemes(true).next_back() else {
        return 0;
    };
    let last = head.chars().next_back().map_or(0, char::len_utf8);
    let whole = grapheme == "\r\n" || grapheme.chars().any(is_pictograph);
    byte - if whole { grapheme.len() } else { last }
}

/// The end of the grapheme that starts at `byte`.
pub(super) fn after_delete(text: &str, byte: usize) -> usize {
    let tail = text.get(byte..).unwrap_or_default();
    byte + tail.graphemes(true).next().map_or(0, str::len)
}

fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{1F000}'..='\u{1FAFF}' | '\u{2600}'..='\u{27BF}' | '\u{20E3}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::typeset::hard_cases::PARAGRAPHS;

    #[test]
    fn zwnj_stays_in_its_word() {
        let text = "او می\u{200c}شود، خوب";
        assert_eq!(&text[word_at(text, text.find('ش').unwrap())], "می\u{200c}شود");
        assert_eq!(&text[word_at(text, text.len())], "خوب");
        assert_eq!(word_at("", 0), 0..0);
    }

    /// The places at which Ctrl with an arrow stops, on the way there and on the way back.
    fn stops(text: &str) -> [Vec<usize>; 2] {
        let mut forward = vec![0];
        while let Some(last) = forward.last().filter(|last| **last < text.len()) {
            forward.push(next_word(text, *last));
        }
        let mut back = vec![text.len()];
        while let Some(last) = back.last().filter(|last| **last > 0) {
            back.push(previous_word(text, *last));
        }
        back.reverse();
        [forward, back]
    }

    #[test]
    fn the_ways_there_and_back_meet_on_whole_letters() {
        for text in PARAGRAPHS {
            let [forward, back] = stops(text);
            assert_eq!(forward, back, "{text:?}");
            let borders: Vec<usize> = text
                .grapheme_indices(true)
                .map(|(at, _)| at)
                .chain([text.len()])
                .collect();
            assert!(
                forward.iter().all(|stop| borders.contains(stop)),
                "{text:?} {forward:?}"
            );
        }
    }

    #[test]
    fn words_are_stepped_over_both_ways() {
        let text = "یک  دو، سه";
        let [forward, _] = stops(text);
        let pieces: Vec<&str> = forward.windows(2).map(|w| &text[w[0]..w[1]]).collect();
        assert_eq!(pieces, ["یک  ", "دو", "، ", "سه"]);
    }

    #[test]
    fn backspace_takes_a_mark_or_a_whole_emoji() {
        for (text, left) in [
            ("می\u{200c}", "می"),
            ("کِ", "ک"),
            ("ab", "a"),
            ("الف👩🏽\u{200d}🔬", "الف"),
            ("", ""),
        ] {
            assert_eq!(&text[..before_backspace(text, text.len())], left);
        }
        assert_eq!(after_delete("کِتاب", 0), "کِ".len());
        assert_eq!(after_delete("", 0), 0);
    }
}
