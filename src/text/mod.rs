//! Pure functions over strings: offsets, paragraphs, speaker turns, folding, search.

pub mod collate;
mod content;
pub mod controls;
mod diff;
pub mod direction;
pub mod grapheme;
pub mod markdown;
pub mod passage;
mod patch;
mod pattern;
pub mod persian;
mod range;
pub mod replace;
pub mod search;
pub mod segment;
pub mod sentences;
pub mod stop_words;
pub mod time_code;
pub mod turns;
pub mod word_index;
pub mod words;

use unicode_normalization::UnicodeNormalization as _;

pub use content::Text;
pub use direction::{Direction, base_direction};
pub use patch::{Patch, PatchError, Splice};
pub use pattern::{PatternFault, PatternFaultKind};
pub use range::CharRange;

/// A name as it is kept: without white space at its ends and with single spaces inside, to which line ends and control
/// characters count as well.
pub fn tidy_name(name: &str) -> String {
    let words = name.split(|c: char| c.is_whitespace() || c.is_control() || controls::is_stray(c));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// The beginning of a text on one line: at most so many characters and then «…», cut between two words wherever the first
/// is not longer than that.
pub fn beginning(text: &str, most: usize) -> String {
    let (mut line, mut length) = (String::new(), 0);
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
        length += word.chars().count() + 1;
        // No more of a long text is looked at than is told.
        if length > most + 1 {
            break;
        }
    }
    let Some((end, next)) = line.char_indices().nth(most) else {
        return line;
    };
    let kept = line.get(..end).unwrap_or_default();
    let kept = match kept.rsplit_once(' ') {
        Some((words, _)) if next != ' ' => words,
        _ => kept,
    };
    format!("{}…", kept.trim_end_matches([' ', '\u{200C}']))
}

/// Whether a spreadsheet would take a text for a formula; blanks before it do not keep some from it.
pub fn is_formula(text: &str) -> bool {
    text.trim_start().starts_with(['=', '+', '-', '@'])
}

/// What two names have in common that a reader takes for the same: case, letter variants, marks and ZWNJ do not count,
/// nor whether a letter with a mark is written as one character or as two.
pub fn name_key(name: &str) -> String {
    let composed: String = name.nfc().collect();
    persian::fold::search_key(&composed).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::beginning;

    #[test]
    fn a_beginning_ends_with_a_word() {
        assert_eq!(beginning(" یک\nدو  سه ", 20), "یک دو سه");
        assert_eq!(beginning("من هم رفته بودم", 15), "من هم رفته بودم");
        for most in 11..15 {
            assert_eq!(beginning("من هم رفته بودم", most), "من هم رفته…");
        }
        assert_eq!(beginning("من هم رفته بودم", 10), "من هم رفته…");
        assert_eq!(beginning("من هم رفته بودم", 9), "من هم…");
        // A single word has no place to be cut at but between its letters.
        assert_eq!(beginning(&"ا".repeat(9), 4), "اااا…");
        assert_eq!(beginning("می\u{200C}روم", 3), "می…");
    }
}
