//! The sentences of a text.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

/// Words after whose full stop a sentence goes on: what is cut short before a name or a number.
const CUT_SHORT: &[&str] = &[
    "dr", "mr", "mrs", "ms", "prof", "st", "vs", "cf", "fig", "no", "pp", "vol", "ed", "eds", "approx",
    "e.g", "i.e",
];

/// The sentences of one paragraph in order, as bytes, without the blanks between them. Together they hold every word.
///
/// Borders are those of UAX #29 (which knows ؟ and keeps 3.5 whole), put together again where a reader goes on: after
/// an initial or a word that is cut short («ر. ک.», "e.g.", "Dr. Smith"), and after three dots or …, which in speech
/// are a pause, unless a capital begins after them. A semicolon ends nothing.
pub fn sentences(paragraph: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut parts = paragraph
        .split_sentence_bound_indices()
        .map(|(start, part)| start..start + part.len())
        .peekable();
    std::iter::from_fn(move || {
        let mut sentence = parts.next()?;
        while let Some(next) = parts.peek() {
            let before = paragraph.get(sentence.clone()).unwrap_or_default();
            let after = paragraph.get(next.clone()).unwrap_or_default();
            if !goes_on(before, after) {
                break;
            }
            sentence.end = next.end;
            parts.next();
        }
        Some(trimmed(paragraph, sentence))
    })
    .filter(|sentence| !sentence.is_empty())
}

/// Whether what comes after a border of UAX #29 belongs to the sentence before it.
fn goes_on(before: &str, after: &str) -> bool {
    let before = before.trim_end();
    // Only signs, such as a bracket that closes what was said.
    if !after.chars().any(char::is_alphanumeric) {
        return true;
    }
    let small = !after
        .chars()
        .find(|c| c.is_alphanumeric())
        .is_some_and(char::is_uppercase);
    let bare = before.trim_end_matches(is_closing);
    if bare.ends_with("...") || bare.ends_with('…') {
        return small;
    }
    let Some(head) = before.strip_suffix('.') else {
        return false;
    };
    let last = head
        .rsplit(|c: char| c.is_whitespace() || is_opening(c))
        .next()
        .unwrap_or_default();
    let letters = last.rsplit('.').next().unwrap_or_default();
    is_one_letter(letters) || CUT_SHORT.contains(&last.to_lowercase().as_str())
}

fn is_one_letter(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
}

fn is_opening(c: char) -> bool {
    matches!(c, '«' | '(' | '[' | '“' | '‘' | '"')
}

fn is_closing(c: char) -> bool {
    matches!(c, '»' | ')' | ']' | '”' | '’' | '"')
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let words = text.get(range.clone()).unwrap_or_default();
    let start = range.start + (words.len() - words.trim_start().len());
    start..start + words.trim().len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_sentence_ends_where_a_reader_pauses_for_breath() {
        for (text, expected) in [
            ("خیلی نگرانم. چرا؟ نمی‌دانم!", "خیلی نگرانم.|چرا؟|نمی‌دانم!"),
            ("رفت؛ ولی برگشت. خب", "رفت؛ ولی برگشت.|خب"),
            ("گفت: «بیا. برو.» و رفت.", "گفت: «بیا.|برو.»|و رفت."),
            ("من... نمی‌دانم… شاید. بله", "من... نمی‌دانم… شاید.|بله"),
            ("Well... maybe. Yes… No", "Well... maybe.|Yes… No"),
            ("It stopped... Then it went on.", "It stopped...|Then it went on."),
            ("۳.۵ درصد. ۲.۱ هم", "۳.۵ درصد.|۲.۱ هم"),
            ("ر. ک. صفحهٔ ۵. بعد", "ر. ک. صفحهٔ ۵.|بعد"),
            (
                "Ask Dr. Smith, e.g. Today. Fine.",
                "Ask Dr. Smith, e.g. Today.|Fine.",
            ),
            ("J. R. Smith came. (Late.) So", "J. R. Smith came.|(Late.)|So"),
            ("  دو فاصله.   بعد  ", "دو فاصله.|بعد"),
            ("بی‌نقطه", "بی‌نقطه"),
            ("", ""),
            ("   ", ""),
        ] {
            let found: Vec<&str> = sentences(text).map(|s| &text[s]).collect();
            assert_eq!(found.join("|"), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_letter_lies_in_one_sentence(text in "[ابA۱ .؟!…«»\u{200C}]{0,40}") {
            let found: Vec<Range<usize>> = sentences(&text).collect();
            let mut end = 0;
            for sentence in &found {
                prop_assert!(sentence.start >= end && !sentence.is_empty());
                prop_assert!(text[end..sentence.start].trim().is_empty());
                end = sentence.end;
            }
            prop_assert!(text[end..].trim().is_empty());
        }
    }
}
