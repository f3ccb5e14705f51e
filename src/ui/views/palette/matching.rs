//! Finding a name by a few letters of it, however they are spelled.

use std::ops::Range;

use crate::text::persian::fold::{Folding, fold_mapped, search_key};

/// A name with what stands around it (a path, a group), folded once and matched often.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Key {
    name: String,
    context: String,
}

impl Key {
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
pub struct Query {
    words: Vec<String>,
}

impl Query {
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
    /// the start of the name, then at the start of a word, inside a word, in the context, and least when its letters
    /// only follow one another in the name.
    pub fn score(&self, key: &Key) -> Option<u32> {
        let mut sum = 0;
        for word in &self.words {
            sum += self.word_score(word, key)?;
        }
        let whole = self.words.len() == 1 && self.words.first() == Some(&key.name);
        Some(sum + if whole { 100 } else { 0 })
    }

    fn word_score(&self, word: &str, key: &Key) -> Option<u32> {
        match place(&key.name, word) {
            Some(Place::Start) => Some(100),
            Some(Place::WordStart) => Some(80),
            Some(Place::Inside) => Some(60),
            None => match place(&key.context, word) {
                Some(Place::Start | Place::WordStart) => Some(40),
                Some(Place::Inside) => Some(30),
                None => (word.chars().count() > 1 && in_order(&key.name, word)).then_some(10),
            },
        }
    }

    /// The bytes of `text` in which words of the query stand, in order and without overlap, for drawing them strong.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        let (mut key, map) = fold_mapped(text, Folding::default());
        key.make_ascii_lowercase();
        let mut found: Vec<Range<usize>> = self
            .words
            .iter()
            .filter_map(|word| {
                let at = key.find(word.as_str())?;
                Some(map.source(at..at + word.len()))
            })
            .collect();
        found.sort_by_key(|range| range.start);
        let mut end = 0;
        found.retain(|range| {
            let apart = range.start >= end && !range.is_empty();
            end = if apart { range.end } else { end };
            apart
        });
        found
    }
}

fn folded(text: &str) -> String {
    let mut key = search_key(text);
    // Letters that change their width in lower case would break the way back to the text.
    key.make_ascii_lowercase();
    key
}

enum Place {
    Start,
    WordStart,
    Inside,
}

/// The best place at which `word` stands in `key`.
fn place(key: &str, word: &str) -> Option<Place> {
    let mut best = None;
    for (at, _) in key.match_indices(word) {
        if at == 0 {
            return Some(Place::Start);
        }
        let before = key.get(..at).and_then(|text| text.chars().next_back());
        if before.is_some_and(|c| !c.is_alphanumeric()) {
            best = Some(Place::WordStart);
        } else {
            best = best.or(Some(Place::Inside));
        }
    }
    best
}

/// Whether the letters of `word` follow one another in `key`, the first at the start of a word.
fn in_order(key: &str, word: &str) -> bool {
    let Some(first) = word.chars().next() else {
        return true;
    };
    let starts = key.char_indices().filter(|(at, c)| {
        let before = key.get(..*at).and_then(|text| text.chars().next_back());
        *c == first && before.is_none_or(|c| !c.is_alphanumeric())
    });
    starts.into_iter().any(|(at, _)| {
        let mut rest = key.get(at..).unwrap_or_default().chars();
        word.chars().all(|wanted| rest.any(|c| c == wanted))
    })
}

/// The places of the best `most` keys, best first; equals keep the order in which they came.
pub fn best<'a>(
    query: &Query,
    keys: impl IntoIterator<Item = &'a Key>,
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
        let keys: Vec<Key> = names
            .iter()
            .map(|(name, context)| Key::new(name, context))
            .collect();
        best(&Query::new(typed), &keys, |_| 0, 10)
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
            let found: Vec<&str> = Query::new(typed)
                .marks(text)
                .into_iter()
                .map(|r| &text[r])
                .collect();
            assert_eq!(found, expected, "{typed} in {text}");
        };
        check("میروم", "نمی‌روم", &["می‌روم"]);
        check("کیفی", "كيفيت کار", &["كيفي"]);
        check("open doc", "Open Document", &["Open", "Doc"]);
        check("op open", "Open", &["Op"]);
    }
}
