//! Words that say little by themselves, in Persian and English.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::persian::fold::{ZWNJ, word_key};

/// Persian: prepositions, pronouns, conjunctions, the verbs that help others, and what fills a pause in speech.
const PERSIAN: &str = include_str!("../../assets/stop_words/fa.txt");

/// English: the same kinds of words.
const ENGLISH: &str = include_str!("../../assets/stop_words/en.txt");

/// The keys of all of them; those with a half space also as they are written without it.
static KEYS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let words = PERSIAN.split_whitespace().chain(ENGLISH.split_whitespace());
    words
        .map(word_key)
        .flat_map(|key| [key.replace(ZWNJ, ""), key])
        .collect()
});

/// Whether a word says little by itself, by its [key](word_key).
pub fn is_stop_word(key: &str) -> bool {
    KEYS.contains(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn little_words_are_known_in_every_spelling() {
        for (word, expected) in [
            ("را", true),
            ("مي‌شود", true),
            ("میشود", true),
            ("همه‌ی", false),
            ("همۀ", true),
            ("The", true),
            ("don’t", true),
            ("سامانه", false),
            ("system", false),
            ("", false),
        ] {
            assert_eq!(is_stop_word(&word_key(word)), expected, "{word}");
        }
    }
}
