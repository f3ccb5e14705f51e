//! The words that are met in texts, numbered.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::text::persian::fold::word_key;
use crate::text::word_index::Lexicon;
use crate::text::words::words;

use super::word_lists::{PatternWord, Weight, WordRules};

/// The words met so far, numbered: one number for all spellings of a word and for all forms that a list confirms.
pub(super) struct Forms<'a> {
    rules: WordRules<'a>,
    lexicon: &'a Lexicon,
    /// The spellings by their places: those of the lexicon by their numbers, then those that stand in no text.
    spellings: Vec<Spelling>,
    /// The places of those that were met, in the order in which they were met first.
    met: Vec<u32>,
    /// The keys of those that stand in no text.
    others: Vec<Key>,
    /// The forms of several words that may begin with a spelling, by its place.
    begins: HashMap<usize, Vec<usize>, RandomState>,
    /// The number of each word by its key, [`NONE`] for one that was not met.
    words: Vec<u32>,
    /// Those by keys that are no word's of the lexicon.
    other_words: HashMap<String, u32>,
    /// The key of each word, and how much it says.
    keys: Vec<Key>,
    weights: Vec<Weight>,
    /// The words of the lists of forms that were met.
    lists: HashMap<usize, u32>,
    /// How a word is written whose list of forms says so.
    named: HashMap<u32, &'a str>,
}

/// No place and no number.
const NONE: u32 = u32::MAX;

/// What all spellings of a word share.
#[derive(Clone)]
enum Key {
    /// By its number in the lexicon.
    Known(u32),
    /// That of a word which stands in no text.
    Other(String),
}

impl Key {
    fn of(key: String, lexicon: &Lexicon) -> Self {
        lexicon.key_number(&key).map_or(Self::Other(key), Self::Known)
    }

    fn text<'k>(&'k self, lexicon: &'k Lexicon) -> &'k str {
        match self {
            Self::Known(number) => lexicon.key(*number),
            Self::Other(key) => key,
        }
    }
}

/// A word as it is written somewhere.
#[derive(Clone, Copy)]
struct Spelling {
    /// The number of its word, [`NONE`] for one that was not met.
    word: u32,
    /// How often it was met.
    times: u32,
}

const UNMET: Spelling = Spelling { word: NONE, times: 0 };

impl<'a> Forms<'a> {
    /// No word met yet of those that have a number in the lexicon.
    pub(super) fn new(rules: WordRules<'a>, lexicon: &'a Lexicon) -> Self {
        Self {
            rules,
            lexicon,
            spellings: vec![UNMET; lexicon.spellings()],
            met: Vec::new(),
            others: Vec::new(),
            begins: HashMap::default(),
            words: vec![NONE; lexicon.keys()],
            other_words: HashMap::new(),
            keys: Vec::new(),
            weights: Vec::new(),
            lists: HashMap::new(),
            named: HashMap::new(),
        }
    }

    /// The spellings that can be met.
    pub(super) fn lexicon(&self) -> &'a Lexicon {
        self.lexicon
    }

    /// Meets a spelling of the lexicon so many times and tells the number of its word.
    pub(super) fn number(&mut self, spelling: u32, times: u32) -> u32 {
        let place = spelling as usize;
        if self.spellings[place].word == NONE {
            self.add(place);
        }
        let spelling = &mut self.spellings[place];
        spelling.times += times;
        spelling.word
    }

    /// Meets a spelling of the lexicon so many times and tells its place.
    pub(super) fn place(&mut self, spelling: u32, times: u32) -> usize {
        self.number(spelling, times);
        spelling as usize
    }

    /// The place of a word that somebody asks for.
    fn place_of_told(&mut self, told: &str) -> usize {
        if let Some(spelling) = self.lexicon.number(told) {
            return self.place(spelling, 0);
        }
        self.others.push(Key::of(word_key(told), self.lexicon));
        self.spellings.push(UNMET);
        let place = self.spellings.len() - 1;
        self.add(place);
        place
    }

    /// What all spellings share of the word that is spelled so.
    fn key(&self, place: usize) -> Key {
        let other = place.checked_sub(self.lexicon.spellings());
        match other.and_then(|other| self.others.get(other)) {
            Some(key) => key.clone(),
            None => Key::Known(self.lexicon.key_of(place as u32)),
        }
    }

    /// Meets a spelling for the first time.
    fn add(&mut self, place: usize) {
        let key = self.key(place);
        let text = key.text(self.lexicon);
        let phrases = self.rules.phrases().iter().enumerate();
        let begins = phrases.filter(|(_, (words, _))| words.first().is_some_and(|first| first.fits(text)));
        let begins: Vec<usize> = begins.map(|(place, _)| place).collect();
        let word = match self.rules.of_word(text) {
            Ok(list) => self.of_list(list),
            Err(weight) => self.word(key, weight),
        };
        if !begins.is_empty() {
            self.begins.insert(place, begins);
        }
        self.spellings[place].word = word;
        self.met.push(place as u32);
    }

    /// The number of the word with a key.
    fn word(&mut self, key: Key, weight: Weight) -> u32 {
        let next = self.weights.len() as u32;
        let word = match &key {
            Key::Known(number) => match self.words.get_mut(*number as usize) {
                Some(word) if *word == NONE => {
                    *word = next;
                    next
                }
                Some(word) => *word,
                None => next,
            },
            Key::Other(key) => *self.other_words.entry(key.clone()).or_insert(next),
        };
        if word == next {
            self.weights.push(weight);
            self.keys.push(key);
        }
        word
    }

    /// The number of the word of a list of forms.
    fn of_list(&mut self, list: usize) -> u32 {
        let name = self.rules.name(list);
        let word = match self.lists.get(&list) {
            Some(word) => *word,
            None => {
                let key = Key::of(word_key(name), self.lexicon);
                self.word(key, self.rules.of_list(list))
            }
        };
        self.lists.insert(list, word);
        self.named.insert(word, name);
        word
    }

    /// Whether forms of several words are one word.
    pub(super) fn joins_words(&self) -> bool {
        !self.rules.phrases().is_empty()
    }

    /// The numbers of words that stand side by side, given by the places of their spellings. Several that are together a
    /// form of a word are one; where two forms begin at one word the longer one counts.
    pub(super) fn numbers(&mut self, places: &[usize], out: &mut Vec<u32>) {
        out.clear();
        self.each_number(places, |number, _| out.push(number));
    }

    /// Tells the same numbers, each with how many of the words it stands for.
    pub(super) fn each_number(&mut self, places: &[usize], mut tell: impl FnMut(u32, usize)) {
        if !self.joins_words() {
            for place in places {
                tell(self.spellings[*place].word, 1);
            }
            return;
        }
        let mut rest = places;
        while let Some((first, after)) = rest.split_first() {
            let fits = |(words, _): &&(Vec<PatternWord>, usize)| {
                let mut pairs = words.iter().zip(rest);
                words.len() <= rest.len()
                    && pairs.all(|(word, place)| word.fits(self.key(*place).text(self.lexicon)))
            };
            let begins = self.begins.get(first).into_iter().flatten();
            let found = begins
                .filter_map(|place| self.rules.phrases().get(*place))
                .filter(fits);
            // Of equals the first.
            let longest = found.reduce(|best, next| if next.0.len() > best.0.len() { next } else { best });
            match longest.map(|(phrase, list)| (phrase.len(), *list)) {
                Some((length, list)) => {
                    tell(self.of_list(list), length);
                    rest = rest.get(length..).unwrap_or_default();
                }
                None => {
                    tell(self.spellings[*first].word, 1);
                    rest = after;
                }
            }
        }
    }

    /// The numbers of what is told as one word or, where it is none, of the words in it.
    pub(super) fn numbers_of(&mut self, told: &str, out: &mut Vec<u32>) {
        match self.rules.named(&word_key(told.trim())) {
            // The name of a list stands for it, also where another list has it among its forms.
            Some(list) => out.push(self.of_list(list)),
            None => {
                let places: Vec<usize> = words(told).map(|word| self.place_of_told(word.text)).collect();
                self.each_number(&places, |number, _| out.push(number));
            }
        }
    }

    /// Whether words may count under the name of another.
    pub(super) fn has_lists(&self) -> bool {
        self.rules.has_forms()
    }

    /// Meets the words that were met elsewhere in texts, which come after these. Tells the number here of each number there.
    pub(super) fn join(&mut self, others: Self) -> Vec<u32> {
        // In the order of their numbers: what is first met there gets the numbers that it would have got here.
        let words = others.keys.into_iter().zip(others.weights);
        let numbers: Vec<u32> = words.map(|(key, weight)| self.word(key, weight)).collect();
        for (list, word) in others.lists {
            self.lists.insert(list, numbers[word as usize]);
        }
        for (word, name) in others.named {
            self.named.insert(numbers[word as usize], name);
        }
        for place in others.met {
            let (Some(there), Some(here)) = (
                others.spellings.get(place as usize),
                self.spellings.get_mut(place as usize),
            ) else {
                continue;
            };
            if here.word == NONE {
                here.word = numbers[there.word as usize];
                self.met.push(place);
            }
            here.times += there.times;
        }
        numbers
    }

    /// Whether a word says little by itself.
    pub(super) fn is_little(&self, word: u32) -> bool {
        !self.is_told(word, false)
    }

    /// Whether a word is told where words that say little are told, or are not.
    pub(super) fn is_told(&self, word: u32, little: bool) -> bool {
        match self.weights[word as usize] {
            Weight::Full => true,
            Weight::Little => little,
            Weight::Stopped => false,
        }
    }

    /// How many different words there are.
    pub(super) fn len(&self) -> usize {
        self.weights.len()
    }

    /// How each word is mostly written.
    pub(super) fn written(&self) -> Vec<&'a str> {
        let mut best = vec![(NONE, 0); self.len()];
        for place in &self.met {
            let spelling = self.spellings[*place as usize];
            let best = &mut best[spelling.word as usize];
            if spelling.times > best.1 {
                *best = (*place, spelling.times);
            }
        }
        let mut written: Vec<&str> = best
            .into_iter()
            .map(|(number, _)| self.lexicon.spelling(number))
            .collect();
        for (word, name) in &self.named {
            written[*word as usize] = name;
        }
        written
    }

    /// Whether some phrases are left out.
    pub(super) fn stops_phrases(&self) -> bool {
        self.rules.stops_phrases()
    }

    /// Tells which phrases are left out, given by the numbers of their words; numbers of no words are passed over.
    pub(super) fn stopped(&self) -> impl Fn(&[u32]) -> bool {
        move |phrase| {
            let keys = phrase.iter().filter_map(|word| self.keys.get(*word as usize));
            let phrase = keys.map(|key| key.text(self.lexicon));
            self.rules.stops(&phrase.collect::<Vec<_>>())
        }
    }
}
