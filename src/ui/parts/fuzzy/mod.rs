//! Finding a name by a few letters of it, however they are spelled.

mod align;

use std::ops::Range;

use crate::text::grapheme;
use crate::text::persian::fold::{Folding, KeyForm, fold, fold_mapped};

/// How far spellings may differ: آ is ا and ئ is ی as well.
const LOOSE: Folding = Folding {
    form: KeyForm::Search,
    loose: true,
    keep_teh_marbuta: false,
};

/// A name with what stands around it (a path, a group), folded once and matched often.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FuzzyKey {
    name: String,
    context: String,
}

impl FuzzyKey {
    /// Folds a name and its context.
    pub fn new(name: &str, context: &str) -> Self {
        Self {
            name: folded(name),
            context: folded(context),
        }
    }
}

/// What a person typed: words in any order, all of which must be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FuzzyQuery {
    words: Vec<String>,
}

impl FuzzyQuery {
    /// Reads what was typed. White space alone matches everything.
    pub fn new(typed: &str) -> Self {
        Self {
            words: folded(typed).split_whitespace().map(str::to_owned).collect(),
        }
    }

    /// Whether everything matches.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How well a key matches, more being better; `None` when a word is found nowhere in it. A word counts most at
    /// the start of the name, then at the start of a word, inside a word, in the context, and least when letters of
    /// it are left out.
    pub fn score(&self, key: &FuzzyKey) -> Option<u32> {
        let mut sum = 0;
        for word in &self.words {
            sum += word_score(word, key)?;
        }
        let without_spaces = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let whole = !self.is_empty() && self.words.concat() == without_spaces(&key.name);
        Some(sum + if whole { 100 } else { 0 })
    }

    /// Whether each word stands in the name or the context as it was typed, and not only letters of it here and there.
    pub fn stands_in(&self, key: &FuzzyKey) -> bool {
        let stands = |word: &String| key.name.contains(word.as_str()) || key.context.contains(word.as_str());
        self.words.iter().all(stands)
    }

    /// The bytes of `text` in which words of the query stand, in order and without overlap, for drawing them strong.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        let (key, map) = fold_mapped(text, LOOSE);
        let mut found: Vec<Range<usize>> = Vec::new();
        for word in &self.words {
            if let Some(at) = best_place(&key, word) {
                found.push(map.source(at..at + word.len()));
            } else if let Some(letters) = align::letters(&key, word) {
                let pieces = key.char_indices().enumerate();
                let pieces = pieces.filter(|(n, _)| letters.contains(n));
                found.extend(pieces.map(|(_, (at, c))| map.source(at..at + c.len_utf8())));
            }
        }
        found.sort_by_key(|range| range.start);
        let mut marks: Vec<Range<usize>> = Vec::new();
        for range in found {
            let range = grapheme::snap(text, range);
            match marks.last_mut() {
                Some(last) if last.end >= range.start => last.end = last.end.max(range.end),
                _ => marks.push(range),
            }
        }
        marks
    }
}

fn word_score(word: &str, key: &FuzzyKey) -> Option<u32> {
    match place(&key.name, word) {
        Some(MatchPlace::Start) => Some(100),
        Some(MatchPlace::WordStart) => Some(80),
        Some(MatchPlace::Inside) => Some(60),
        None => match place(&key.context, word) {
            Some(MatchPlace::Start | MatchPlace::WordStart) => Some(40),
            Some(MatchPlace::Inside) => Some(30),
            None => align::letters(&key.name, word).map(|_| 10),
        },
    }
}

/// The name as it is compared.
pub fn folded(text: &str) -> String {
    fold(text, LOOSE)
}

enum MatchPlace {
    Start,
    WordStart,
    Inside,
}

/// The best place at which `word` stands in `key`.
fn place(key: &str, word: &str) -> Option<MatchPlace> {
    let at = best_place(key, word)?;
    Some(match key.get(..at).and_then(|text| text.chars().next_back()) {
        None => MatchPlace::Start,
        Some(before) if !before.is_alphanumeric() => MatchPlace::WordStart,
        Some(_) => MatchPlace::Inside,
    })
}

/// Where `word` stands in `key`: at the start of a word if there is such a place, else the first.
fn best_place(key: &str, word: &str) -> Option<usize> {
    let places = || key.match_indices(word).map(|(at, _)| at);
    let starts_word = |at: &usize| {
        let before = key.get(..*at).and_then(|text| text.chars().next_back());
        before.is_none_or(|c| !c.is_alphanumeric())
    };
    places().find(starts_word).or_else(|| places().next())
}

/// The places of the best `most` keys, best first; equals keep the order in which they came.
pub fn best<'a>(
    query: &FuzzyQuery,
    keys: impl IntoIterator<Item = &'a FuzzyKey>,
    bonus: impl Fn(usize) -> u32,
    most: usize,
) -> Vec<usize> {
    let mut found: Vec<(u32, usize)> = keys
        .into_iter()
        .enumerate()
        .filter_map(|(i, key)| Some((query.score(key)? + bonus(i), i)))
        .collect();
    found.sort_by_key(|(score, i)| (std::cmp::Reverse(*score), *i));
    found.truncate(most);
    found.into_iter().map(|(_, i)| i).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranked(typed: &str, names: &[(&str, &str)]) -> Vec<String> {
        let keys: Vec<FuzzyKey> = names
            .iter()
            .map(|(name, context)| FuzzyKey::new(name, context))
            .collect();
        best(&FuzzyQuery::new(typed), &keys, |_| 0, 10)
            .into_iter()
            .map(|i| names[i].0.to_owned())
            .collect()
    }

    #[test]
    fn spelling_and_half_spaces_do_not_matter() {
        let names = [("نبود حمایت‌های مالی", ""), ("عدم ثبات مدیران", ""), ("كيفيت", "")];
        assert_eq!(ranked("حمایتهای", &names), ["نبود حمایت‌های مالی"]);
        assert_eq!(ranked("کیفیت", &names), ["كيفيت"]);
        assert_eq!(ranked("مدیران عدم", &names), ["عدم ثبات مدیران"]);
        assert_eq!(ranked("  ", &names).len(), 3);
        assert!(ranked("ژ", &names).is_empty());
    }

    #[test]
    fn the_start_of_a_name_goes_before_its_middle_and_its_path() {
        let names = [
            ("وب‌سایت سازمان‌ها", "شهروندان"),
            ("اعتماد شهروندان", "دفاتر"),
            ("شهروندان", ""),
            ("شهروندان ناراضی", ""),
        ];
        assert_eq!(
            ranked("شهروندان", &names),
            [
                "شهروندان",
                "شهروندان ناراضی",
                "اعتماد شهروندان",
                "وب‌سایت سازمان‌ها"
            ]
        );
    }

    #[test]
    fn initials_find_a_command() {
        let names = [
            ("Open document", ""),
            ("Export table", ""),
            ("Move documents", ""),
        ];
        assert_eq!(ranked("OD", &names), ["Open document"]);
        assert_eq!(ranked("document", &names), ["Open document", "Move documents"]);
    }

    #[test]
    fn marks_are_bytes_of_the_text_as_it_is_spelled() {
        let check = |typed: &str, text: &str, expected: &[&str]| {
            let found: Vec<&str> = FuzzyQuery::new(typed)
                .marks(text)
                .into_iter()
                .map(|r| &text[r])
                .collect();
            assert_eq!(found, expected, "{typed} in {text}");
        };
        check("میروم", "نمی‌روم", &["می‌روم"]);
        check("کیفی", "كيفيت کار", &["كيفي"]);
        check("open doc", "Open Document", &["Open", "Doc"]);
        check("op open", "Open", &["Open"]);
        check("نبد ایی", "نبود آیین‌نامه", &["نب", "د", "آیی"]);
        check("رو", "می‌روم", &["رو"]);
    }
}
