//! How often words and phrases stand in the texts.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

use statrs::distribution::{ChiSquared, ContinuousCDF};

use crate::model::{Document, Snapshot};
use crate::text::persian::fold::word_key;
use crate::text::segment::paragraphs;
use crate::text::sentences::sentences;
use crate::text::stop_words::is_stop_word;
use crate::text::words::words;
use crate::text::{CharRange, Text};

use super::counting::parts;
use super::coverage::Membership;
use super::spoken::{Cursor, coded, spoken, stretches};
use super::{PartKey, SegmentSelection, Speakers, SplitBy};

/// Words of the longest phrases.
pub const LONGEST_PHRASE: usize = 4;

/// Where words are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum WordStretch {
    /// Everywhere.
    #[default]
    All,
    /// In passages that bear a code.
    Coded,
    /// Outside of them.
    Uncoded,
}

impl WordStretch {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::All, Self::Coded, Self::Uncoded];

    /// Its name on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Coded => "coded",
            Self::Uncoded => "uncoded",
        }
    }
}

/// Whose words are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum WordSpeech {
    /// Everybody's.
    #[default]
    Everybody,
    /// Those of whoever answers: the turns of interviewers are left out.
    Participants,
}

impl WordSpeech {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Everybody, Self::Participants];

    /// Its name on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Everybody => "all",
            Self::Participants => "participants",
        }
    }
}

/// The order of words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum WordOrder {
    /// The most frequent first.
    #[default]
    Count,
    /// Those first in which the parts differ most.
    Keyness,
}

impl WordOrder {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Count, Self::Keyness];

    /// Its name on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Keyness => "keyness",
        }
    }
}

/// What is counted, and what of it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WordOptions {
    /// Words of a phrase, from 1 to [`LONGEST_PHRASE`]; 1 for single words.
    pub length: usize,
    /// Where.
    pub stretch: WordStretch,
    /// Whose.
    pub speech: WordSpeech,
    /// Whether words that say little by themselves are told too, and phrases that begin or end with one.
    pub all_words: bool,
    /// What is rarer is not told.
    pub least: usize,
    /// So many are told at most.
    pub top: usize,
    /// The order.
    pub order: WordOrder,
}

impl Default for WordOptions {
    fn default() -> Self {
        Self {
            length: 1,
            stretch: WordStretch::default(),
            speech: WordSpeech::default(),
            all_words: false,
            least: 1,
            top: 200,
            order: WordOrder::default(),
        }
    }
}

/// How the frequencies of a word differ between parts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Keyness {
    /// Log-likelihood (Rayson & Garside 2000); one degree of freedom fewer than there are parts with words.
    pub g2: f64,
    /// The part in which the word is most frequent for its length.
    pub most_in: usize,
    /// The binary logarithm of how many times as frequent it is there as in the others together (Hardie's log ratio);
    /// a word that is in none of the others counts as half a word there.
    pub log_ratio: f64,
}

/// How counts of one word differ between parts of so many words. `None` where fewer than two parts have words, or the
/// word stands in none.
pub fn keyness(counts: &[usize], sizes: &[usize]) -> Option<Keyness> {
    let pairs = || counts.iter().copied().zip(sizes.iter().copied());
    let (sum, words) = pairs().fold((0, 0), |(sum, words), (count, size)| (sum + count, words + size));
    if sum == 0 || sizes.iter().filter(|size| **size > 0).count() < 2 {
        return None;
    }
    let terms = pairs()
        .filter(|(count, size)| *count > 0 && *size > 0)
        .map(|(count, size)| {
            let expected = size as f64 * sum as f64 / words as f64;
            count as f64 * (count as f64 / expected).ln()
        });
    let rate = |(count, size): (usize, usize)| count as f64 / size as f64;
    let with_words = pairs().enumerate().filter(|(_, (_, size))| *size > 0);
    let (most_in, (count, size)) =
        with_words.reduce(|best, next| if rate(next.1) > rate(best.1) { next } else { best })?;
    let rest = match sum - count {
        0 => 0.5,
        rest => rest as f64,
    };
    Some(Keyness {
        g2: (2.0 * terms.sum::<f64>()).max(0.0),
        most_in,
        log_ratio: (rate((count, size)) / (rest / (words - size) as f64)).log2(),
    })
}

/// A part of the material with the words that are counted in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordPart {
    /// Which.
    pub key: PartKey,
    /// All its words, those that say little included.
    pub words: usize,
}

/// A word or phrase with its counts.
#[derive(Clone, Debug, PartialEq)]
pub struct WordForm {
    /// As it is mostly written, a phrase word by word.
    pub text: String,
    /// How often it stands there.
    pub count: usize,
    /// Documents in which it stands.
    pub documents: usize,
    /// How often it stands in each part.
    pub by_part: Vec<usize>,
    /// How the parts differ; `None` where there are fewer than two with words.
    pub keyness: Option<Keyness>,
}

/// How often words and phrases stand in the texts.
#[derive(Clone, Debug, PartialEq)]
pub struct WordFrequencies {
    /// Those that were asked for, in their order; among equals the one that comes first in the texts.
    pub forms: Vec<WordForm>,
    /// Different words or phrases that are frequent enough, told or not.
    pub different: usize,
    /// All words that were read, those that say little included.
    pub words: usize,
    /// Documents that were read.
    pub documents: usize,
    /// The parts of the split, in their order.
    pub parts: Vec<WordPart>,
}

impl WordFrequencies {
    /// The log-likelihood from which on a difference between the parts is unlikely by chance at 5 in 100; `None` where
    /// there are no two parts with words.
    pub fn unlikely_from(&self) -> Option<f64> {
        let parts = self.parts.iter().filter(|part| part.words > 0).count();
        let freedom = parts.checked_sub(1).filter(|freedom| *freedom > 0)?;
        Some(ChiSquared::new(freedom as f64).ok()?.inverse_cdf(0.95))
    }
}

/// Counts the words or phrases of the selected documents whose texts are loaded, in what the selected participants say.
///
/// All spellings of a word are one. Labels of speakers are no words. A phrase lies in one sentence, in words that are all
/// counted. A word lies in a passage when its first letter does; a word that several participants may have said counts in
/// the part of each. Coders make no parts.
pub fn word_frequencies(
    snapshot: &Snapshot,
    selection: &SegmentSelection,
    by: Option<SplitBy>,
    options: &WordOptions,
) -> WordFrequencies {
    let documents = snapshot.documents();
    let selected: Vec<&Document> = documents
        .into_iter()
        .map(AsRef::as_ref)
        .filter(|document| selection.has_document(document.id))
        .collect();
    let by = by.filter(|by| *by != SplitBy::Coder);
    let keys = by
        .map(|by| parts(snapshot, &selected, Some(by)).0)
        .unwrap_or_default();
    let membership = by.map(|by| Membership::new(snapshot, by, &keys));
    let mut counter = Counter {
        length: options.length.clamp(1, LONGEST_PHRASE),
        all_words: options.all_words,
        sizes: vec![0; keys.len()],
        ..Counter::default()
    };
    let mut read = 0;
    for document in selected {
        let Some(text) = snapshot.text(document.id) else {
            continue;
        };
        let passages = coded(
            text,
            snapshot
                .codings_in(document.id)
                .iter()
                .filter(|coding| selection.has_coder(coding.coder)),
        );
        let found = selection.found.as_ref().map(|found| {
            let passages = found.in_document(document.id).iter().copied();
            stretches(text, passages)
        });
        let wanted = Wanted {
            stretch: options.stretch,
            passages: Cursor::new(&passages),
            found: found.as_deref().map(Cursor::new),
        };
        read += usize::from(counter.read(
            document,
            text,
            wanted,
            |speaking, here| {
                if !selection.has_speaker(speaking) {
                    return false;
                }
                if let Some(membership) = &membership {
                    membership.of_passage(document, speaking, selection, here);
                }
                true
            },
            &Speakers::of(document, snapshot),
            options.speech,
        ));
    }
    counter.finish(keys, read, options)
}

/// Which words of a text are wanted.
struct Wanted<'a> {
    stretch: WordStretch,
    passages: Cursor<'a>,
    /// What a query found.
    found: Option<Cursor<'a>>,
}

impl Wanted<'_> {
    fn has(&mut self, byte: usize) -> bool {
        if let Some(found) = &mut self.found
            && !found.overlaps(&(byte..byte + 1))
        {
            return false;
        }
        match self.stretch {
            WordStretch::All => true,
            WordStretch::Coded => self.passages.overlaps(&(byte..byte + 1)),
            WordStretch::Uncoded => !self.passages.overlaps(&(byte..byte + 1)),
        }
    }
}

/// The words met so far, numbered: one number for all spellings of a word.
#[derive(Default)]
pub(super) struct Forms<'a> {
    numbers: HashMap<&'a str, usize>,
    /// Each spelling with the number of its word and how often it was met.
    spellings: Vec<(&'a str, u32, u32)>,
    words: HashMap<String, u32>,
    little: Vec<bool>,
}

impl<'a> Forms<'a> {
    /// The number of a word.
    pub(super) fn number(&mut self, spelling: &'a str) -> u32 {
        let spellings = &mut self.spellings;
        let (words, little) = (&mut self.words, &mut self.little);
        let place = *self.numbers.entry(spelling).or_insert_with(|| {
            let next = words.len() as u32;
            let key = word_key(spelling);
            let is_little = is_stop_word(&key);
            let word = *words.entry(key).or_insert(next);
            if word == next {
                little.push(is_little);
            }
            spellings.push((spelling, word, 0));
            spellings.len() - 1
        });
        let (_, word, met) = &mut self.spellings[place];
        *met += 1;
        *word
    }

    /// The number of a word that was met in this spelling.
    pub(super) fn known(&self, spelling: &str) -> Option<u32> {
        let place = self.numbers.get(spelling)?;
        self.spellings.get(*place).map(|(_, word, _)| *word)
    }

    /// Whether a word says little by itself.
    pub(super) fn is_little(&self, word: u32) -> bool {
        self.little[word as usize]
    }

    /// How many different words there are.
    pub(super) fn len(&self) -> usize {
        self.little.len()
    }

    /// How each word is mostly written.
    fn written(&self) -> Vec<&'a str> {
        let mut best = vec![("", 0); self.len()];
        for (spelling, word, met) in &self.spellings {
            let best = &mut best[*word as usize];
            if *met > best.1 {
                *best = (spelling, *met);
            }
        }
        best.into_iter().map(|(spelling, _)| spelling).collect()
    }
}

/// A phrase: the numbers of its words, and [`NO_WORD`] after them.
type Phrase = [u32; LONGEST_PHRASE];

const NO_WORD: u32 = u32::MAX;

/// The counts of one word or phrase.
#[derive(Clone, Default)]
struct Row {
    count: u32,
    documents: u32,
    /// The last document in which it was met, from 1.
    last: u32,
    /// How often it was met since its count was brought up to date.
    waiting: u32,
    /// Parts and counts; a part may come several times.
    by_part: Vec<(u32, u32)>,
}

#[derive(Default)]
struct Counter<'a> {
    length: usize,
    all_words: bool,
    forms: Forms<'a>,
    phrases: HashMap<Phrase, u32>,
    rows: Vec<Row>,
    touched: Vec<u32>,
    document: u32,
    /// The words of each part, and of all.
    sizes: Vec<usize>,
    words: usize,
}

impl<'a> Counter<'a> {
    /// Reads a document; `belongs` tells whether what some speakers say is wanted, and in which parts it is. Tells
    /// whether anything was.
    fn read(
        &mut self,
        document: &Document,
        text: &'a Text,
        mut wanted: Wanted,
        belongs: impl Fn(&[crate::model::ParticipantId], &mut Vec<usize>) -> bool,
        speakers: &Speakers,
        speech: WordSpeech,
    ) -> bool {
        self.document += 1;
        let (mut here, mut before) = (Vec::new(), Vec::new());
        let mut any = false;
        for said in spoken(document, text, speech == WordSpeech::Participants) {
            let speaking = speakers.in_passage(CharRange::new(said.position, said.position));
            if !belongs(speaking, &mut here) {
                continue;
            }
            any = true;
            if here != before {
                self.settle(&before);
                before.clone_from(&here);
            }
            let words_before = self.words;
            self.read_said(text.as_str(), said.bytes, &mut wanted);
            for part in &here {
                self.sizes[*part] += self.words - words_before;
            }
        }
        self.settle(&before);
        any
    }

    /// Counts the words of a stretch, phrases sentence by sentence.
    fn read_said(&mut self, text: &'a str, bytes: Range<usize>, wanted: &mut Wanted) {
        let said = text.get(bytes.clone()).unwrap_or_default();
        if self.length == 1 {
            self.read_sentence(said, bytes.start, wanted);
            return;
        }
        for paragraph in paragraphs(said) {
            let start = bytes.start + paragraph.start;
            let paragraph = said.get(paragraph).unwrap_or_default();
            for sentence in sentences(paragraph) {
                let words = paragraph.get(sentence.clone()).unwrap_or_default();
                self.read_sentence(words, start + sentence.start, wanted);
            }
        }
    }

    fn read_sentence(&mut self, sentence: &'a str, start: usize, wanted: &mut Wanted) {
        let mut phrase = [NO_WORD; LONGEST_PHRASE];
        let mut known = 0;
        for word in words(sentence) {
            if !wanted.has(start + word.range.start) {
                known = 0;
                continue;
            }
            self.words += 1;
            let number = self.forms.number(word.text);
            if self.length == 1 {
                if self.all_words || !self.forms.is_little(number) {
                    self.meet(number);
                }
                continue;
            }
            if known == self.length {
                phrase.copy_within(1..known, 0);
                known -= 1;
            }
            phrase[known] = number;
            known += 1;
            let little = self.forms.is_little(phrase[0]) || self.forms.is_little(number);
            if known == self.length && (self.all_words || !little) {
                let next = self.phrases.len() as u32;
                let row = *self.phrases.entry(phrase).or_insert(next);
                self.meet(row);
            }
        }
    }

    fn meet(&mut self, row: u32) {
        let place = row as usize;
        if place >= self.rows.len() {
            self.rows.resize(place + 1, Row::default());
        }
        let row_ref = &mut self.rows[place];
        if row_ref.waiting == 0 {
            self.touched.push(row);
        }
        row_ref.waiting += 1;
    }

    /// Adds what was met to the counts, and to those of some parts.
    fn settle(&mut self, parts: &[usize]) {
        for place in self.touched.drain(..) {
            let row = &mut self.rows[place as usize];
            let met = std::mem::take(&mut row.waiting);
            row.count += met;
            if row.last != self.document {
                row.last = self.document;
                row.documents += 1;
            }
            for part in parts {
                match row.by_part.last_mut() {
                    Some((last, count)) if *last as usize == *part => *count += met,
                    _ => row.by_part.push((*part as u32, met)),
                }
            }
        }
    }

    fn finish(self, keys: Vec<PartKey>, documents: usize, options: &WordOptions) -> WordFrequencies {
        let sizes = &self.sizes;
        let of_parts = |row: &Row| {
            let mut counts = vec![0; sizes.len()];
            for (part, count) in &row.by_part {
                counts[*part as usize] += *count as usize;
            }
            counts
        };
        let least = options.least.max(1);
        let mut chosen: Vec<usize> = (0..self.rows.len())
            .filter(|row| self.rows[*row].count as usize >= least)
            .collect();
        let different = chosen.len();
        match options.order {
            WordOrder::Keyness if sizes.len() > 1 => {
                let g2 = |row: &usize| keyness(&of_parts(&self.rows[*row]), sizes).map_or(0.0, |k| k.g2);
                let mut keyed: Vec<(f64, usize)> = chosen.iter().map(|row| (g2(row), *row)).collect();
                keyed.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
                chosen = keyed.into_iter().map(|(_, row)| row).collect();
            }
            _ => chosen.sort_by_key(|row| (Reverse(self.rows[*row].count), *row)),
        }
        chosen.truncate(options.top);
        let written = self.forms.written();
        let phrases: HashMap<u32, &Phrase> =
            self.phrases.iter().map(|(phrase, row)| (*row, phrase)).collect();
        let text = |row: usize| match phrases.get(&(row as u32)) {
            None => written.get(row).copied().unwrap_or_default().to_owned(),
            Some(phrase) => {
                let words = phrase
                    .iter()
                    .filter_map(|word| written.get(*word as usize).copied());
                words.collect::<Vec<_>>().join(" ")
            }
        };
        let forms = chosen.into_iter().map(|place| {
            let row = &self.rows[place];
            let by_part = of_parts(row);
            WordForm {
                text: text(place),
                count: row.count as usize,
                documents: row.documents as usize,
                keyness: keyness(&by_part, sizes),
                by_part,
            }
        });
        let mut found = WordFrequencies {
            forms: forms.collect(),
            different,
            words: self.words,
            documents,
            parts: keys
                .into_iter()
                .zip(sizes)
                .map(|(key, words)| WordPart { key, words: *words })
                .collect(),
        };
        // The part for what is without a value stands last, and only when there is something in it.
        let empty = found.parts.pop_if(|part| part.words == 0 && part.key.is_rest());
        if empty.is_some() {
            for form in &mut found.forms {
                form.by_part.pop();
            }
        }
        found
    }
}
