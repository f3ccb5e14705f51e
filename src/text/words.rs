//! The words of a text.

use std::ops::Range;

use unicode_segmentation::{UWordBoundIndices, UnicodeSegmentation};

use super::persian::fold::{ZWNJ, is_persian_letter, word_key};

/// A word where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word<'a> {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// The word as it is written.
    pub text: &'a str,
}

impl Word<'_> {
    /// What all spellings of this word share; see [`word_key`].
    pub fn key(&self) -> String {
        word_key(self.text)
    }
}

/// The words of `text` in order.
///
/// Word borders are those of UAX #29, which keeps the half space inside a word, with what Persian needs besides:
/// «دکتر.علی» and «۳درصد» are two words each, «می¬روم» is one, and direction marks at the end are no part of a word.
pub fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    Words {
        text,
        at: 0,
        rest: None,
    }
}

/// The words of a text: most stand between two blanks and have nothing but letters, which needs no look at the rules.
struct Words<'a> {
    text: &'a str,
    /// The byte up to which words were told.
    at: usize,
    /// What stands between two blanks and is more than a plain word, and the byte with which it begins.
    rest: Option<(usize, WordsByRules<'a>)>,
}

impl<'a> Iterator for Words<'a> {
    type Item = Word<'a>;

    fn next(&mut self) -> Option<Word<'a>> {
        loop {
            if let Some((start, words)) = &mut self.rest {
                if let Some(word) = words.next() {
                    let range = *start + word.range.start..*start + word.range.end;
                    return Some(Word {
                        range,
                        text: word.text,
                    });
                }
                self.rest = None;
            }
            let left = self.text.get(self.at..).filter(|left| !left.is_empty())?;
            let blank = memchr::memchr2(b' ', b'\n', left.as_bytes());
            let end = self.at + blank.unwrap_or(left.len());
            let start = std::mem::replace(&mut self.at, end + usize::from(blank.is_some()));
            let between = self.text.get(start..end).unwrap_or_default();
            match plain_word(between) {
                Some(word) if word.is_empty() => {}
                Some(word) => {
                    return Some(Word {
                        range: start + word.start..start + word.end,
                        text: between.get(word)?,
                    });
                }
                None => {
                    // The blank before it, to which marks belong that stand after it.
                    let from = start.saturating_sub(1);
                    self.rest = Some((
                        from,
                        WordsByRules::of(self.text.get(from..end).unwrap_or_default()),
                    ));
                }
            }
        }
    }
}

/// The one word, or none, of what stands between two blanks, where there is nothing but letters with their marks and half
/// spaces and, before and after them, signs that never belong to a word. `None` where the rules have to tell.
fn plain_word(text: &str) -> Option<Range<usize>> {
    let inside = text.trim_start_matches(['«', '(']);
    let start = text.len() - inside.len();
    let inside = inside.trim_end_matches(['.', '،', '؟', '!', '؛', ':', '»', ')']);
    let end = start + inside.len();
    let mut chars = inside.chars();
    match chars.next() {
        None => return Some(start..start),
        Some(first) if !is_plain_letter(first) => return None,
        Some(_) => {}
    }
    let plain = chars.all(|c| is_plain_letter(c) || matches!(c, ZWNJ | '\u{064B}'..='\u{0652}' | '\u{0654}'));
    plain.then_some(start..end)
}

/// Letters that stand in most words of Persian and English texts, all of them of one class of UAX #29.
fn is_plain_letter(c: char) -> bool {
    matches!(c, 'ء'..='غ' | 'ف'..='ي' | 'پ' | 'چ' | 'ژ' | 'ک' | 'گ' | 'ی' | 'ۀ' | 'a'..='z' | 'A'..='Z')
}

/// The words of a text as the rules tell them.
struct WordsByRules<'a> {
    parts: JoinedWords<'a>,
    /// Of a part that is cut what has not been told.
    open: Option<SplitWords<'a>>,
}

impl<'a> WordsByRules<'a> {
    fn of(text: &'a str) -> Self {
        Self {
            parts: JoinedWords {
                text,
                parts: text.split_word_bound_indices(),
                waiting: None,
            },
            open: None,
        }
    }
}

impl<'a> Iterator for WordsByRules<'a> {
    type Item = Word<'a>;

    fn next(&mut self) -> Option<Word<'a>> {
        loop {
            if let Some(word) = self.open.as_mut().and_then(Iterator::next) {
                return Some(word);
            }
            self.open = Some(SplitWords {
                text: self.parts.text,
                rest: Some(self.parts.next()?),
            });
        }
    }
}

/// Whether a word ends between two neighbouring characters, as far as these two tell.
pub fn is_word_border(before: char, after: char) -> bool {
    !is_word_char(before)
        || !is_word_char(after)
        || (before.is_numeric() && !after.is_numeric() && is_persian_letter(after))
}

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(c, '_' | ZWNJ | '\u{200D}' | '\u{00AD}' | '\u{064B}'..='\u{065F}' | '\u{0300}'..='\u{036F}')
}

/// UAX #29 words, those with a `¬` between Persian letters put together again.
struct JoinedWords<'a> {
    text: &'a str,
    parts: UWordBoundIndices<'a>,
    waiting: Option<Range<usize>>,
}

impl Iterator for JoinedWords<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let mut word = match self.waiting.take() {
            Some(range) => range,
            None => self.next_part(is_word)?,
        };
        while self
            .text
            .get(word.end..)
            .is_some_and(|rest| rest.starts_with('¬'))
        {
            let joins = |part: &str| part == "¬" || is_word(part);
            let Some(sign) = self.next_part(joins) else { break };
            let Some(next) = self.next_part(is_word) else {
                break;
            };
            let ends = |range: &Range<usize>| self.text.get(range.clone()).unwrap_or_default();
            let touches = next.start == sign.end
                && ends(&word).chars().next_back().is_some_and(is_persian_letter)
                && ends(&next).chars().next().is_some_and(is_persian_letter);
            if !touches {
                self.waiting = Some(next);
                break;
            }
            word.end = next.end;
        }
        Some(word)
    }
}

impl JoinedWords<'_> {
    fn next_part(&mut self, wanted: impl Fn(&str) -> bool) -> Option<Range<usize>> {
        self.parts
            .find(|(_, part)| wanted(part))
            .map(|(start, part)| start..start + part.len())
    }
}

fn is_word(part: &str) -> bool {
    part.chars().any(char::is_alphanumeric)
}

/// A UAX #29 word cut where Persian cuts it.
struct SplitWords<'a> {
    text: &'a str,
    rest: Option<Range<usize>>,
}

impl<'a> Iterator for SplitWords<'a> {
    type Item = Word<'a>;

    fn next(&mut self) -> Option<Word<'a>> {
        let range = self.rest.take()?;
        let part = self.text.get(range.clone())?;
        let mut end = part.len();
        let mut chars = part.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let Some(&(after, next)) = chars.peek() else { break };
            let number_and_unit = c.is_numeric() && is_persian_letter(next) && !next.is_numeric();
            // A full stop or colon without a space after it, between two Persian words.
            let stop = matches!(next, '.' | ':' | '\u{00B7}' | '\'' | '’')
                && part
                    .get(after + next.len_utf8()..)
                    .and_then(|rest| rest.chars().next())
                    .is_some_and(is_persian_letter);
            if number_and_unit || (stop && is_persian_letter_or_mark(c)) {
                end = after;
                let skipped = if number_and_unit { 0 } else { next.len_utf8() };
                self.rest = Some(range.start + at + c.len_utf8() + skipped..range.end);
                break;
            }
        }
        let word = part.get(..end)?.trim_end_matches(is_direction_mark);
        Some(Word {
            range: range.start..range.start + word.len(),
            text: word,
        })
    }
}

fn is_persian_letter_or_mark(c: char) -> bool {
    is_persian_letter(c) || c == ZWNJ || matches!(c, '\u{064B}'..='\u{065F}')
}

fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_are_cut_as_a_reader_cuts_them() {
        for (text, expected) in [
            ("سلام، حال شما؟", "سلام|حال|شما"),
            ("می‌روم به کتاب‌خانه", "می‌روم|به|کتاب‌خانه"),
            ("دکتر.علی آمد.رفت", "دکتر|علی|آمد|رفت"),
            ("۳درصد و ۱۲٫۵ درصد", "۳|درصد|و|۱۲٫۵|درصد"),
            ("م۱ و م۲:خب", "م۱|و|م۲|خب"),
            ("می¬روم¬ و ¬ب", "می¬روم|و|ب"),
            ("a¬b", "a|b"),
            ("مُحَمَّد", "مُحَمَّد"),
            ("گفت\u{200F} «نه»", "گفت|نه"),
            ("e.g. example.com 3.5", "e.g|example.com|3.5"),
            ("", ""),
        ] {
            let found: Vec<&str> = words(text).map(|w| w.text).collect();
            assert_eq!(found.join("|"), expected, "{text}");
        }
    }

    #[test]
    fn a_word_ends_between_a_number_and_its_unit() {
        for (before, after, border) in [
            ('۳', 'د', true),
            ('م', '۳', false),
            ('ب', 'ه', false),
            ('ب', ' ', true),
            ('b', '1', false),
            ('ی', ZWNJ, false),
        ] {
            assert_eq!(is_word_border(before, after), border, "{before}{after}");
        }
    }

    proptest! {
        #[test]
        fn words_between_blanks_are_those_of_the_whole_text(
            text in "([ا-یيكۀةپچژکگیa-zA-Z\u{64B}-\u{655}\u{200C}\u{200D}\u{200F}\u{AD}\u{A0}\t\r\n ـ¬.،؟!؛:»«)(…'’_-]|[۰-۹0-9٫,]|👩|é|名){0,40}"
        ) {
            let by_rules: Vec<Word<'_>> = WordsByRules::of(&text).collect();
            prop_assert_eq!(words(&text).collect::<Vec<_>>(), by_rules);
        }
    }

    proptest! {
        #[test]
        fn ranges_hold_their_words_in_order(text in "[ابپ¬.: ۱۲a\u{200C}\u{200F}\u{64E}]{0,30}") {
            let mut end = 0;
            for word in words(&text) {
                prop_assert!(word.range.start >= end);
                prop_assert_eq!(&text[word.range.clone()], word.text);
                prop_assert!(word.text.chars().any(char::is_alphanumeric));
                end = word.range.end;
            }
        }
    }
}
