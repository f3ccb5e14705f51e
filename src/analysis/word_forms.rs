//! The words that are met in texts, numbered.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::text::persian::fold::word_key;
use crate::text::words::words;

use super::word_lists::{PatternWord, Weight, WordRules};

/// The words met so far, numbered: one number for all spellings of a word and for all forms that a list confirms.
#[derive(Default)]
pub(super) struct Forms<'a> {
    rules: WordRules<'a>,
    places: HashMap<&'a str, usize, RandomState>,
    spellings: Vec<Spelling<'a>>,
    /// The number of each word by its key.
    words: HashMap<String, u32>,
    weights: Vec<Weight>,
    /// The words of the lists of forms that were met.
    lists: HashMap<usize, u32>,
    /// How a word is written whose list of forms says so.
    named: HashMap<u32, &'a str>,
}

/// A word as it is written somewhere.
struct Spelling<'a> {
    text: &'a str,
    word: u32,
    met: u32,
    /// Its key, where words are put together.
    key: String,
    /// The forms of several words that may begin with it.
    begins: Vec<usize>,
}

impl<'a> Forms<'a> {
    /// No word met yet.
    pub(super) fn new(rules: WordRules<'a>) -> Self {
        Self {
            rules,
            ..Self::default()
        }
    }

    /// Meets a word and tells the place of its spelling.
    pub(super) fn place(&mut self, spelling: &'a str) -> usize {
        let place = match self.places.get(spelling) {
            Some(place) => *place,
            None => self.add(spelling),
        };
        self.spellings[place].met += 1;
        place
    }

    /// Meets a word and tells its number.
    pub(super) fn number(&mut self, spelling: &'a str) -> u32 {
        let place = self.place(spelling);
        self.spellings[place].word
    }

    fn add(&mut self, spelling: &'a str) -> usize {
        let key = word_key(spelling);
        let word = match self.rules.of_word(&key) {
            Ok(list) => self.of_list(list),
            Err(weight) => self.word(key.clone(), weight),
        };
        let phrases = self.rules.phrases().iter().enumerate();
        let begins = phrases.filter(|(_, (words, _))| words.first().is_some_and(|first| first.fits(&key)));
        let begins = begins.map(|(place, _)| place).collect();
        let place = self.spellings.len();
        self.places.insert(spelling, place);
        self.spellings.push(Spelling {
            text: spelling,
            word,
            met: 0,
            key: if self.joins_words() { key } else { String::new() },
            begins,
        });
        place
    }

    /// The number of the word with a key.
    fn word(&mut self, key: String, weight: Weight) -> u32 {
        let next = self.weights.len() as u32;
        let word = *self.words.entry(key).or_insert(next);
        if word == next {
            self.weights.push(weight);
        }
        word
    }

    /// The number of the word of a list of forms.
    fn of_list(&mut self, list: usize) -> u32 {
        let name = self.rules.name(list);
        let word = match self.lists.get(&list) {
            Some(word) => *word,
            None => self.word(word_key(name), self.rules.of_list(list)),
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
                words.len() <= rest.len() && pairs.all(|(word, place)| word.fits(&self.spellings[*place].key))
            };
            let begins = self.spellings[*first].begins.iter();
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
    pub(super) fn numbers_of(&mut self, told: &'a str, out: &mut Vec<u32>) {
        match self.rules.named(&word_key(told.trim())) {
            // The name of a list stands for it, also where another list has it among its forms.
            Some(list) => out.push(self.of_list(list)),
            None => {
                let places: Vec<usize> = words(told).map(|word| self.place(word.text)).collect();
                self.each_number(&places, |number, _| out.push(number));
            }
        }
    }

    /// Whether words may count under the name of another.
    pub(super) fn has_lists(&self) -> bool {
        self.rules.has_forms()
    }

    /// Meets the words that were met elsewhere, in texts that come after these. Tells the number here of each number there.
    pub(super) fn join(&mut self, others: Self) -> Vec<u32> {
        let mut keys = vec![String::new(); others.weights.len()];
        for (key, word) in others.words {
            keys[word as usize] = key;
        }
        // In the order of their numbers: what is first met there gets the numbers that it would have got here.
        let words = keys.into_iter().zip(others.weights);
        let numbers: Vec<u32> = words.map(|(key, weight)| self.word(key, weight)).collect();
        for (list, word) in others.lists {
            self.lists.insert(list, numbers[word as usize]);
        }
        for (word, name) in others.named {
            self.named.insert(numbers[word as usize], name);
        }
        for spelling in others.spellings {
            match self.places.get(spelling.text) {
                Some(place) => self.spellings[*place].met += spelling.met,
                None => {
                    self.places.insert(spelling.text, self.spellings.len());
                    self.spellings.push(Spelling {
                        word: numbers[spelling.word as usize],
                        ..spelling
                    });
                }
            }
        }
        numbers
    }

    /// The number of a word that was met in this spelling.
    pub(super) fn known(&self, spelling: &str) -> Option<u32> {
        let place = self.places.get(spelling)?;
        self.spellings.get(*place).map(|spelling| spelling.word)
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
        let mut best = vec![("", 0); self.len()];
        for spelling in &self.spellings {
            let best = &mut best[spelling.word as usize];
            if spelling.met > best.1 {
                *best = (spelling.text, spelling.met);
            }
        }
        let mut written: Vec<&str> = best.into_iter().map(|(spelling, _)| spelling).collect();
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
        let mut keys = vec![""; self.len()];
        for (key, word) in &self.words {
            keys[*word as usize] = key;
        }
        move |phrase| {
            let phrase = phrase.iter().filter_map(|word| keys.get(*word as usize).copied());
            self.rules.stops(&phrase.collect::<Vec<_>>())
        }
    }
}
