//! The words of texts, read once and kept as numbers: what counts words need not cut and fold the same texts again.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock, PoisonError, RwLock, RwLockReadGuard};

use foldhash::fast::RandomState;

use super::content::is_char_start;
use super::persian::fold::word_key;
use super::segment::paragraphs;
use super::sentences::sentences;
use super::words::words;
use super::{CharRange, Text};
use crate::shares::in_shares;

/// A word where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IndexedWord {
    /// Its spelling, by the number that the [`Lexicon`] gave it.
    pub spelling: u32,
    /// Where it begins in the text, in scalars.
    pub start: u32,
}

/// A sentence, with its words among those of its stretch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexedSentence {
    /// Where it stands in the text.
    pub range: CharRange,
    /// The words that begin in it. Of a word that goes on beyond its end, such as an address, the next has nothing.
    pub words: Range<usize>,
}

/// The words of some stretches of a text.
#[derive(Debug)]
pub struct IndexedText {
    /// The stretches, with the first word of each among all.
    stretches: Box<[(CharRange, usize)]>,
    words: Box<[IndexedWord]>,
    /// How often each spelling stands among all words, once that was asked for.
    tally: OnceLock<Box<[(u32, u32)]>>,
    /// The sentences of each stretch, once they were asked for.
    sentences: OnceLock<Box<[Vec<IndexedSentence>]>>,
}

impl IndexedText {
    /// All words, in order.
    pub fn words(&self) -> &[IndexedWord] {
        &self.words
    }

    /// How many stretches there are.
    pub fn stretches(&self) -> usize {
        self.stretches.len()
    }

    /// The spellings in the order in which they stand first, each with how often it stands in all stretches together.
    /// `times` has room for every spelling of the lexicon and holds only 0, before and after.
    pub fn tally(&self, times: &mut [u32]) -> &[(u32, u32)] {
        self.tally.get_or_init(|| {
            let mut met = Vec::new();
            for word in &self.words {
                let Some(times) = times.get_mut(word.spelling as usize) else {
                    continue;
                };
                if *times == 0 {
                    met.push(word.spelling);
                }
                *times += 1;
            }
            let counted = met.into_iter().map(|spelling| {
                let times = times.get_mut(spelling as usize).map_or(0, std::mem::take);
                (spelling, times)
            });
            counted.collect()
        })
    }

    /// The words of the stretch at a place.
    pub fn stretch(&self, place: usize) -> &[IndexedWord] {
        let first = |place: usize| self.stretches.get(place).map(|(_, first)| *first);
        let Some(start) = first(place) else {
            return &[];
        };
        let end = first(place + 1).unwrap_or(self.words.len());
        self.words.get(start..end).unwrap_or_default()
    }

    /// The sentences of the stretch at a place; `text` is that which was read.
    pub fn sentences(&self, place: usize, text: &Text) -> &[IndexedSentence] {
        let all = self.sentences.get_or_init(|| {
            let stretches = self.stretches.iter().enumerate();
            let sentences = stretches.map(|(place, (range, _))| self.sentences_of(place, text, *range));
            sentences.collect()
        });
        all.get(place).map(Vec::as_slice).unwrap_or_default()
    }

    fn sentences_of(&self, place: usize, text: &Text, range: CharRange) -> Vec<IndexedSentence> {
        let words = self.stretch(place);
        let bytes = text.bytes(range);
        let stretch = text.as_str().get(bytes).unwrap_or_default();
        let mut counter = Scalars::from(stretch, range.start);
        let mut next = 0;
        let mut found = Vec::new();
        for paragraph in paragraphs(stretch) {
            let line = stretch.get(paragraph.clone()).unwrap_or_default();
            for sentence in sentences(line) {
                let start = counter.at(paragraph.start + sentence.start);
                let end = counter.at(paragraph.start + sentence.end);
                let first = next;
                while words.get(next).is_some_and(|word| word.start < end) {
                    next += 1;
                }
                found.push(IndexedSentence {
                    range: CharRange::new(start, end),
                    words: first..next,
                });
            }
        }
        found
    }

    fn is_of(&self, stretches: &[CharRange]) -> bool {
        self.stretches.iter().map(|(range, _)| range).eq(stretches)
    }
}

/// Counts scalars along a stretch, for bytes that are asked for in order.
struct Scalars<'t> {
    text: &'t [u8],
    byte: usize,
    scalars: u32,
}

impl<'t> Scalars<'t> {
    fn from(text: &'t str, scalars: u32) -> Self {
        Self {
            text: text.as_bytes(),
            byte: 0,
            scalars,
        }
    }

    fn at(&mut self, byte: usize) -> u32 {
        let between = self.text.get(self.byte..byte).unwrap_or_default();
        self.scalars += between.iter().filter(|byte| is_char_start(**byte)).count() as u32;
        self.byte = byte;
        self.scalars
    }
}

/// All spellings of words that were met, numbered from 0, and what those of one word share, numbered likewise.
#[derive(Debug, Default)]
pub struct Lexicon {
    numbers: HashMap<Arc<str>, u32, RandomState>,
    spellings: Vec<Arc<str>>,
    key_numbers: HashMap<Arc<str>, u32, RandomState>,
    keys: Vec<Arc<str>>,
    /// The number of the key of each spelling.
    key_of: Vec<u32>,
}

impl Lexicon {
    /// How many spellings there are.
    pub fn spellings(&self) -> usize {
        self.spellings.len()
    }

    /// How many keys there are.
    pub fn keys(&self) -> usize {
        self.keys.len()
    }

    /// The word as it is written; nothing for a number that was not given.
    pub fn spelling(&self, number: u32) -> &str {
        self.spellings.get(number as usize).map_or("", AsRef::as_ref)
    }

    /// The number of a spelling.
    pub fn number(&self, spelling: &str) -> Option<u32> {
        self.numbers.get(spelling).copied()
    }

    /// The number of what a spelling shares with the others of its word; see [`word_key`].
    pub fn key_of(&self, spelling: u32) -> u32 {
        self.key_of.get(spelling as usize).copied().unwrap_or(u32::MAX)
    }

    /// A key by its number; nothing for a number that was not given.
    pub fn key(&self, number: u32) -> &str {
        self.keys.get(number as usize).map_or("", AsRef::as_ref)
    }

    /// The number of a key.
    pub fn key_number(&self, key: &str) -> Option<u32> {
        self.key_numbers.get(key).copied()
    }

    /// The number of a spelling that is met.
    fn meet(&mut self, spelling: &str) -> u32 {
        if let Some(number) = self.number(spelling) {
            return number;
        }
        let key = word_key(spelling);
        let key = self.key_number(&key).unwrap_or_else(|| {
            let (number, key) = (self.keys.len() as u32, Arc::<str>::from(key));
            self.keys.push(key.clone());
            self.key_numbers.insert(key, number);
            number
        });
        let (number, spelling) = (self.spellings.len() as u32, Arc::<str>::from(spelling));
        self.spellings.push(spelling.clone());
        self.key_of.push(key);
        self.numbers.insert(spelling, number);
        number
    }
}

/// A text that is to be read.
pub struct TextToIndex<'t> {
    /// What it is known by; a text never changes.
    pub id: i64,
    /// The text.
    pub text: &'t Text,
    /// The stretches whose words are wanted, in order.
    pub stretches: Vec<CharRange>,
}

/// The words of texts, as far as they were asked for.
#[derive(Debug, Default)]
pub struct WordIndex {
    lexicon: RwLock<Lexicon>,
    texts: RwLock<HashMap<i64, Arc<IndexedText>>>,
}

/// Fewer characters than this are read more quickly than a thread is started. In tests hardly any: they are to see that
/// what several threads read is put together rightly.
const SHARE: usize = if cfg!(test) { 20 } else { 200_000 };

impl WordIndex {
    /// The words of some texts, in their order: read now where they were not yet, or not in these stretches. What was
    /// kept of others is forgotten when a text is read and those of more than `most` texts would be kept.
    pub fn of(&self, wanted: &[TextToIndex], most: usize) -> Vec<Arc<IndexedText>> {
        let kept = self.kept(wanted);
        let missing: Vec<&TextToIndex> = wanted
            .iter()
            .zip(&kept)
            .filter_map(|(text, kept)| kept.is_none().then_some(text))
            .collect();
        let mut read = self.read(&missing).into_iter();
        let found: Vec<Arc<IndexedText>> = kept
            .into_iter()
            .filter_map(|kept| kept.or_else(|| read.next()))
            .collect();
        if !missing.is_empty() {
            self.keep(wanted, &found, most);
        }
        found
    }

    /// All spellings that were met so far. Nothing is read while it is looked at.
    pub fn lexicon(&self) -> RwLockReadGuard<'_, Lexicon> {
        self.lexicon.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn kept(&self, wanted: &[TextToIndex]) -> Vec<Option<Arc<IndexedText>>> {
        let texts = self.texts.read().unwrap_or_else(PoisonError::into_inner);
        let kept = wanted.iter().map(|wanted| {
            let kept = texts.get(&wanted.id)?;
            kept.is_of(&wanted.stretches).then(|| kept.clone())
        });
        kept.collect()
    }

    fn keep(&self, wanted: &[TextToIndex], found: &[Arc<IndexedText>], most: usize) {
        let mut texts = self.texts.write().unwrap_or_else(PoisonError::into_inner);
        texts.extend(wanted.iter().map(|wanted| wanted.id).zip(found.iter().cloned()));
        if texts.len() > most.max(wanted.len()) {
            texts.clear();
            texts.extend(wanted.iter().map(|wanted| wanted.id).zip(found.iter().cloned()));
        }
    }

    fn read(&self, missing: &[&TextToIndex]) -> Vec<Arc<IndexedText>> {
        let weights: Vec<usize> = missing.iter().map(|text| text.text.chars() as usize).collect();
        let read = in_shares(&weights, SHARE, |share| {
            let mut reader = Reader::default();
            let texts = missing.get(share).unwrap_or_default().iter();
            let texts: Vec<_> = texts.map(|text| reader.read(text)).collect();
            self.renumber(&reader.spellings, texts)
        });
        read.into_iter().flatten().collect()
    }

    /// Gives the words of texts the numbers of the lexicon; `spellings` are those of the numbers that they have.
    fn renumber(&self, spellings: &[&str], texts: Vec<IndexedText>) -> Vec<Arc<IndexedText>> {
        let numbers: Vec<u32> = {
            let mut lexicon = self.lexicon.write().unwrap_or_else(PoisonError::into_inner);
            spellings.iter().map(|spelling| lexicon.meet(spelling)).collect()
        };
        let renumbered = texts.into_iter().map(|mut text| {
            for word in &mut text.words {
                word.spelling = numbers.get(word.spelling as usize).copied().unwrap_or(u32::MAX);
            }
            Arc::new(text)
        });
        renumbered.collect()
    }
}

/// Reads texts one after another and numbers the spellings that it meets.
#[derive(Default)]
struct Reader<'t> {
    numbers: HashMap<&'t str, u32, RandomState>,
    spellings: Vec<&'t str>,
}

impl<'t> Reader<'t> {
    fn read(&mut self, wanted: &TextToIndex<'t>) -> IndexedText {
        let mut stretches = Vec::with_capacity(wanted.stretches.len());
        let mut found = Vec::new();
        for range in &wanted.stretches {
            stretches.push((*range, found.len()));
            let stretch = wanted
                .text
                .as_str()
                .get(wanted.text.bytes(*range))
                .unwrap_or_default();
            let mut scalars = Scalars::from(stretch, range.start);
            for word in words(stretch) {
                let next = self.spellings.len() as u32;
                let spelling = *self.numbers.entry(word.text).or_insert(next);
                if spelling == next {
                    self.spellings.push(word.text);
                }
                found.push(IndexedWord {
                    spelling,
                    start: scalars.at(word.range.start),
                });
            }
        }
        IndexedText {
            stretches: stretches.into(),
            words: found.into(),
            tally: OnceLock::new(),
            sentences: OnceLock::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The words of a text in one stretch, as they are written.
    fn written(index: &WordIndex, text: &IndexedText) -> Vec<String> {
        let lexicon = index.lexicon();
        let words = text.words().iter();
        words
            .map(|word| lexicon.spelling(word.spelling).to_owned())
            .collect()
    }

    fn whole(id: i64, text: &Text) -> TextToIndex<'_> {
        TextToIndex {
            id,
            text,
            stretches: vec![CharRange::new(0, text.chars())],
        }
    }

    #[test]
    fn what_was_read_is_kept_until_its_stretches_change() {
        let index = WordIndex::default();
        let (one, two) = (Text::new("م۱: سامانه قطع بود"), Text::new("سامانه خوب است."));
        let wanted = [whole(1, &one), whole(2, &two)];
        let first = index.of(&wanted, 9);
        assert_eq!(written(&index, &first[1]), ["سامانه", "خوب", "است"]);
        let again = index.of(&wanted, 9);
        assert!(first.iter().zip(&again).all(|(a, b)| Arc::ptr_eq(a, b)));
        let said = TextToIndex {
            stretches: vec![CharRange::new(3, 11), CharRange::new(11, 18)],
            ..whole(1, &one)
        };
        let said = index.of(&[said], 9).remove(0);
        assert_eq!(written(&index, &said), ["سامانه", "قطع", "بود"]);
        assert_eq!(said.stretch(1).len(), 2);
        assert_eq!(said.stretch(2), []);
        assert!(Arc::ptr_eq(&index.of(&[whole(2, &two)], 9)[0], &first[1]));
    }

    #[test]
    fn what_is_looked_at_no_more_is_forgotten() {
        let index = WordIndex::default();
        let texts: Vec<Text> = (0..10).map(|n| Text::new(format!("متن {n}"))).collect();
        for (id, text) in (0..).zip(&texts) {
            let _ = index.of(&[whole(id, text)], 3);
        }
        assert!(index.texts.read().unwrap().len() <= 3);
    }

    proptest! {
        #[test]
        fn words_and_sentences_are_those_of_the_text(
            texts in prop::collection::vec("([کكا‌ی۱a]{1,4}[ .؟!\\n:«»]{1,2}){0,12}", 1..5),
        ) {
            let texts: Vec<Text> = texts.iter().map(|text| Text::new(text.as_str())).collect();
            let index = WordIndex::default();
            let wanted: Vec<TextToIndex> = (1..).zip(&texts).map(|(id, text)| whole(id, text)).collect();
            let found = index.of(&wanted, 9);
            let lexicon = index.lexicon();
            for (text, found) in texts.iter().zip(found) {
                let told: Vec<(u32, &str)> = found
                    .words()
                    .iter()
                    .map(|word| (word.start, lexicon.spelling(word.spelling)))
                    .collect();
                let own: Vec<(u32, &str)> = words(text.as_str())
                    .map(|word| (text.char_at_byte(word.range.start), word.text))
                    .collect();
                prop_assert_eq!(told, own);
                for word in found.words() {
                    let key = lexicon.key(lexicon.key_of(word.spelling));
                    prop_assert_eq!(key, &word_key(lexicon.spelling(word.spelling)));
                }
                let told: Vec<(CharRange, Vec<&str>)> = found
                    .sentences(0, text)
                    .iter()
                    .map(|sentence| {
                        let words = found.stretch(0)[sentence.words.clone()].iter();
                        (sentence.range, words.map(|word| lexicon.spelling(word.spelling)).collect())
                    })
                    .collect();
                let mut own = Vec::new();
                for paragraph in paragraphs(text.as_str()) {
                    for sentence in sentences(&text.as_str()[paragraph.clone()]) {
                        let bytes = paragraph.start + sentence.start..paragraph.start + sentence.end;
                        let all = words(text.as_str()).filter(|word| bytes.contains(&word.range.start));
                        own.push((text.range(bytes.clone()), all.map(|word| word.text).collect()));
                    }
                }
                prop_assert_eq!(told, own);
            }
        }
    }
}
