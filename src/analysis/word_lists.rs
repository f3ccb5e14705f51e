//! What the word lists of a project say about words: which say little, and which are forms of one word.

use std::collections::HashMap;

use crate::model::{Snapshot, WordList, WordListId, WordListKind};
use crate::text::persian::fold::word_key;
use crate::text::stop_words::is_stop_word;
use crate::text::words::words;

/// The lists of words that are left out of counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum StopLists {
    /// All stop lists of the project.
    #[default]
    All,
    /// None of them.
    None,
    /// One of them.
    One(WordListId),
    /// Some words that are in no list of the project, written as entries of one.
    Words(Vec<String>),
}

impl StopLists {
    /// The names of the lists of the project that it takes, in their order.
    pub fn names<'a>(&self, snapshot: &'a Snapshot) -> Vec<&'a str> {
        let lists = of_kind(snapshot, WordListKind::Stop);
        let taken = lists.filter(|list| !list.entries.is_empty() && self.takes(list));
        taken.map(|list| list.name.as_str()).collect()
    }

    fn takes(&self, list: &WordList) -> bool {
        match self {
            Self::All => true,
            Self::One(id) => list.id == *id,
            Self::None | Self::Words(_) => false,
        }
    }

    /// Forgets a list that is no longer in the project.
    pub fn prune(&mut self, snapshot: &Snapshot) {
        if let Self::One(id) = self
            && !of_kind(snapshot, WordListKind::Stop).any(|list| list.id == *id)
        {
            *self = Self::All;
        }
    }
}

/// The lists of a kind, in their order.
fn of_kind(snapshot: &Snapshot, kind: WordListKind) -> impl Iterator<Item = &WordList> {
    let lists = snapshot.word_lists().map(AsRef::as_ref);
    lists.filter(move |list: &&WordList| list.kind == kind)
}

/// One word of a pattern.
#[derive(Clone, Debug)]
pub(super) struct PatternWord {
    key: String,
    /// Whether any ending may follow.
    open: bool,
}

impl PatternWord {
    /// Whether a word with this key is meant.
    pub(super) fn fits(&self, key: &str) -> bool {
        if self.open {
            key.starts_with(&self.key)
        } else {
            key == self.key
        }
    }
}

/// The words of an entry: a word or a phrase, the end of each of which is open where `*` follows it.
pub(super) fn pattern(entry: &str) -> Vec<PatternWord> {
    words(entry)
        .map(|word| PatternWord {
            key: word_key(word.text),
            open: entry
                .get(word.range.end..)
                .is_some_and(|rest| rest.starts_with('*')),
        })
        .filter(|word| !word.key.is_empty())
        .collect()
}

/// Single words and open beginnings of words, each with a value.
#[derive(Debug, Default)]
struct Single {
    whole: HashMap<String, usize>,
    open: Vec<(String, usize)>,
}

impl Single {
    /// What comes first for a word stays.
    fn insert(&mut self, word: PatternWord, value: usize) {
        if word.open {
            self.open.push((word.key, value));
        } else {
            self.whole.entry(word.key).or_insert(value);
        }
    }

    /// The least value of what fits a word.
    fn get(&self, key: &str) -> Option<usize> {
        let open = self.open.iter().filter(|(start, _)| key.starts_with(start));
        open.map(|(_, value)| *value)
            .chain(self.whole.get(key).copied())
            .min()
    }
}

/// How much a word says by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    /// Something.
    Full,
    /// Little, as the program thinks.
    Little,
    /// Little, as the project says.
    Stopped,
}

/// What the lists of a project say about words.
///
/// Stop lists come first: a word of one is no form of another word. What a list of forms confirms is then counted under
/// the name of that list, which is a form itself; a word of several such lists belongs to the first. What the program
/// knows to say little comes last, so that a list of forms may hold it.
#[derive(Debug, Default)]
pub(super) struct WordRules<'a> {
    stop: Single,
    /// Phrases that are left out, but not the words in them.
    stop_phrases: Vec<Vec<PatternWord>>,
    forms: Single,
    /// Forms of more than one word, each with its list.
    phrases: Vec<(Vec<PatternWord>, usize)>,
    /// The names of the lists of forms.
    names: Vec<&'a str>,
}

impl<'a> WordRules<'a> {
    /// Those of a project, with some of its stop lists.
    pub(super) fn of(snapshot: &'a Snapshot, stop: &StopLists) -> Self {
        let mut rules = Self::default();
        let taken = of_kind(snapshot, WordListKind::Stop).filter(|list| stop.takes(list));
        for entry in taken.flat_map(|list| &list.entries) {
            rules.stop(&entry.word);
        }
        if let StopLists::Words(words) = stop {
            words.iter().for_each(|word| rules.stop(word));
        }
        for list in of_kind(snapshot, WordListKind::Forms).filter(|list| !list.entries.is_empty()) {
            rules.form(&list.name);
            for entry in &list.entries {
                rules.form(&entry.word);
            }
            rules.names.push(&list.name);
        }
        rules
    }

    fn stop(&mut self, entry: &str) {
        let mut words = pattern(entry);
        match (words.pop(), words.is_empty()) {
            (Some(word), true) => self.stop.insert(word, 0),
            (Some(word), false) => {
                words.push(word);
                self.stop_phrases.push(words);
            }
            (None, _) => {}
        }
    }

    /// A form of the list that is being read.
    fn form(&mut self, entry: &str) {
        let mut words = pattern(entry);
        let list = self.names.len();
        match (words.pop(), words.is_empty()) {
            (Some(word), true) => self.forms.insert(word, list),
            (Some(word), false) => {
                words.push(word);
                self.phrases.push((words, list));
            }
            (None, _) => {}
        }
    }

    /// The list of forms to which a word belongs, or else how much it says.
    pub(super) fn of_word(&self, key: &str) -> Result<usize, Weight> {
        if self.stop.get(key).is_some() {
            return Err(Weight::Stopped);
        }
        self.forms.get(key).ok_or_else(|| match is_stop_word(key) {
            true => Weight::Little,
            false => Weight::Full,
        })
    }

    /// How much the word of a list of forms says.
    pub(super) fn of_list(&self, list: usize) -> Weight {
        let keys: Vec<String> = words(self.name(list)).map(|word| word.key()).collect();
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        let is_stopped = match keys.as_slice() {
            [key] => self.stop.get(key).is_some(),
            keys => self.stops(keys),
        };
        if is_stopped {
            Weight::Stopped
        } else if keys.iter().all(|key| is_stop_word(key)) {
            Weight::Little
        } else {
            Weight::Full
        }
    }

    /// The name of a list of forms.
    pub(super) fn name(&self, list: usize) -> &'a str {
        self.names.get(list).copied().unwrap_or_default()
    }

    /// The list of forms whose name is spelled so, by its key.
    pub(super) fn named(&self, key: &str) -> Option<usize> {
        self.names.iter().position(|name| word_key(name) == key)
    }

    /// Whether there are lists of forms.
    pub(super) fn has_forms(&self) -> bool {
        !self.names.is_empty()
    }

    /// Forms of more than one word, each with its list.
    pub(super) fn phrases(&self) -> &[(Vec<PatternWord>, usize)] {
        &self.phrases
    }

    /// Whether a phrase is left out; `keys` are those of its words.
    pub(super) fn stops(&self, keys: &[&str]) -> bool {
        self.stop_phrases.iter().any(|phrase| {
            phrase.len() == keys.len() && phrase.iter().zip(keys).all(|(word, key)| word.fits(key))
        })
    }

    /// Whether phrases are left out at all.
    pub(super) fn stops_phrases(&self) -> bool {
        !self.stop_phrases.is_empty()
    }
}
