//! Counting words and phrases, document after document.

use std::cmp::Reverse;
use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::model::{Document, ParticipantId};
use crate::text::CharRange;
use crate::text::word_index::{IndexedWord, Lexicon};

use super::indexed::DocumentWords;
use super::spoken::{Cursor, Spoken, spoken};
use super::word_forms::Forms;
use super::word_lists::WordRules;
use super::words::{
    LONGEST_PHRASE, WordForm, WordFrequencies, WordOptions, WordOrder, WordPart, WordSpeech, WordStretch,
    keyness,
};
use super::{PartKey, Speakers};

/// Which words of a text are wanted.
pub(super) struct Wanted<'a> {
    pub(super) stretch: WordStretch,
    pub(super) passages: Cursor<'a>,
    /// What a query found.
    pub(super) found: Option<Cursor<'a>>,
}

impl Wanted<'_> {
    /// Whether all words are.
    fn is_all(&self) -> bool {
        self.stretch == WordStretch::All && self.found.is_none()
    }

    fn has(&mut self, position: u32) -> bool {
        if let Some(found) = &mut self.found
            && !found.has(position)
        {
            return false;
        }
        self.stretch.has(&mut self.passages, position)
    }
}

/// A phrase: the numbers of its words, and [`NO_WORD`] after them.
type Phrase = [u32; LONGEST_PHRASE];

const NO_WORD: u32 = u32::MAX;

/// The counts of one word or phrase.
#[derive(Clone, Copy, Default)]
struct Row {
    count: u32,
    documents: u32,
    /// The last document in which it was met, from 1.
    last: u32,
    /// How often it was met since its count was brought up to date.
    waiting: u32,
}

/// How often a word or phrase stands in some place that belongs to a part.
#[derive(Clone, Copy)]
struct InPart {
    row: u32,
    part: u32,
    times: u32,
}

/// Counts words and phrases, document after document.
pub(super) struct Counter<'a> {
    /// Words of a phrase.
    length: usize,
    all_words: bool,
    forms: Forms<'a>,
    phrases: HashMap<Phrase, u32, RandomState>,
    rows: Vec<Row>,
    /// What stands in the parts, as it was met, in each of the shares that are put together.
    in_parts: Vec<Vec<InPart>>,
    touched: Vec<u32>,
    /// How often each spelling was met that stands for a word by itself since the counts were brought up to date, and
    /// which were.
    waiting: Vec<u32>,
    met: Vec<u32>,
    document: u32,
    /// The words of each part, and of all.
    sizes: Vec<usize>,
    words: usize,
    /// The words of a sentence that are wanted and stand side by side, by their spellings and by their numbers.
    run: Vec<usize>,
    numbers: Vec<u32>,
}

impl<'a> Counter<'a> {
    /// Nothing counted yet in so many parts.
    pub(super) fn new(
        rules: WordRules<'a>,
        lexicon: &'a Lexicon,
        options: &WordOptions,
        parts: usize,
    ) -> Self {
        Self {
            length: options.length.clamp(1, LONGEST_PHRASE),
            all_words: options.all_words,
            forms: Forms::new(rules, lexicon),
            phrases: HashMap::default(),
            rows: Vec::new(),
            in_parts: vec![Vec::new()],
            touched: Vec::new(),
            waiting: vec![0; lexicon.spellings()],
            met: Vec::new(),
            document: 0,
            sizes: vec![0; parts],
            words: 0,
            run: Vec::new(),
            numbers: Vec::new(),
        }
    }

    /// Reads a document; `belongs` tells whether what some speakers say is wanted, and in which parts it is. Tells
    /// whether anything was.
    pub(super) fn read(
        &mut self,
        document: &Document,
        words: &DocumentWords,
        mut wanted: Wanted,
        belongs: impl Fn(&[ParticipantId], &mut Vec<usize>) -> bool,
        speakers: &Speakers,
        speech: WordSpeech,
    ) -> bool {
        self.document += 1;
        let is_single = self.length == 1 && !self.forms.joins_words();
        let said = spoken(document, words.text.chars(), speech == WordSpeech::Participants);
        let speaking = |said: &Spoken| speakers.in_passage(CharRange::new(said.position, said.position));
        if is_single && wanted.is_all() && said.len() == words.stretches() {
            let mut parts = said.iter().map(|said| {
                let mut here = Vec::new();
                belongs(speaking(said), &mut here).then_some(here)
            });
            if let Some(first) = parts.next()
                && parts.all(|here| here == first)
            {
                if let Some(parts) = &first {
                    self.read_all(words, parts);
                }
                return first.is_some();
            }
        }
        let (mut here, mut before) = (Vec::new(), Vec::new());
        let mut any = false;
        for said in said {
            if !belongs(speaking(&said), &mut here) {
                continue;
            }
            any = true;
            if here != before {
                self.settle(&before);
                before.clone_from(&here);
            }
            let words_before = self.words;
            if is_single {
                self.read_words(words.of(&said), &mut wanted);
            } else {
                for sentence in words.runs(&said, true) {
                    self.read_sentence(sentence, &mut wanted);
                }
            }
            for part in &here {
                self.sizes[*part] += self.words - words_before;
            }
        }
        self.settle(&before);
        any
    }

    /// Counts all words of a document, each of which stands for itself.
    fn read_all(&mut self, words: &DocumentWords, parts: &[usize]) {
        for (spelling, times) in words.tally(&mut self.waiting) {
            self.count_spelling(*spelling, *times, parts);
        }
        let all = words.all().len();
        self.words += all;
        for part in parts {
            self.sizes[*part] += all;
        }
    }

    /// Counts words each of which stands for itself.
    fn read_words(&mut self, words: &[IndexedWord], wanted: &mut Wanted) {
        for word in words {
            if !wanted.has(word.start) {
                continue;
            }
            self.words += 1;
            let waiting = &mut self.waiting[word.spelling as usize];
            if *waiting == 0 {
                self.met.push(word.spelling);
            }
            *waiting += 1;
        }
    }

    fn read_sentence(&mut self, sentence: &[IndexedWord], wanted: &mut Wanted) {
        for word in sentence {
            if wanted.has(word.start) {
                self.words += 1;
                self.run.push(self.forms.place(word.spelling, 1));
            } else {
                self.read_run();
            }
        }
        self.read_run();
    }

    /// Counts the words that stand side by side.
    fn read_run(&mut self) {
        let mut numbers = std::mem::take(&mut self.numbers);
        self.forms.numbers(&self.run, &mut numbers);
        self.run.clear();
        if self.length == 1 {
            for number in &numbers {
                if self.forms.is_told(*number, self.all_words) {
                    self.meet(*number, 1);
                }
            }
        } else {
            for phrase in numbers.windows(self.length) {
                let ends = [phrase.first(), phrase.last()].into_iter().flatten();
                let told = ends
                    .into_iter()
                    .all(|word| self.forms.is_told(*word, self.all_words));
                if told {
                    let mut key = [NO_WORD; LONGEST_PHRASE];
                    key.iter_mut().zip(phrase).for_each(|(to, word)| *to = *word);
                    let next = self.phrases.len() as u32;
                    let row = *self.phrases.entry(key).or_insert(next);
                    self.meet(row, 1);
                }
            }
        }
        self.numbers = numbers;
    }

    fn meet(&mut self, row: u32, times: u32) {
        let place = row as usize;
        if place >= self.rows.len() {
            self.rows.resize(place + 1, Row::default());
        }
        let row_ref = &mut self.rows[place];
        if row_ref.waiting == 0 {
            self.touched.push(row);
        }
        row_ref.waiting += times;
    }

    /// Adds what was met to the counts, and to those of some parts.
    fn settle(&mut self, parts: &[usize]) {
        let mut met = std::mem::take(&mut self.met);
        for spelling in met.drain(..) {
            let times = std::mem::take(&mut self.waiting[spelling as usize]);
            self.count_spelling(spelling, times, parts);
        }
        self.met = met;
        let mut touched = std::mem::take(&mut self.touched);
        for row in touched.drain(..) {
            let times = std::mem::take(&mut self.rows[row as usize].waiting);
            self.count(row, times, parts);
        }
        self.touched = touched;
    }

    /// Counts a spelling that stands for a word by itself.
    fn count_spelling(&mut self, spelling: u32, times: u32, parts: &[usize]) {
        let number = self.forms.number(spelling, times);
        if self.forms.is_told(number, self.all_words) {
            self.count(number, times, parts);
        }
    }

    fn count(&mut self, row: u32, times: u32, parts: &[usize]) {
        let place = row as usize;
        if place >= self.rows.len() {
            self.rows.resize(place + 1, Row::default());
        }
        let counts = &mut self.rows[place];
        counts.count += times;
        if counts.last != self.document {
            counts.last = self.document;
            counts.documents += 1;
        }
        if let Some(in_parts) = self.in_parts.first_mut() {
            let part = |part: &usize| *part as u32;
            in_parts.extend(parts.iter().map(part).map(|part| InPart { row, part, times }));
        }
    }

    /// Adds what was counted in the documents that follow.
    pub(super) fn join(&mut self, others: Self) {
        let numbers = self.forms.join(others.forms);
        let mut rows: Vec<usize> = (0..others.rows.len()).collect();
        if self.length == 1 {
            for row in &mut rows {
                *row = numbers[*row] as usize;
            }
        } else {
            let mut phrases: Vec<(u32, Phrase)> =
                others.phrases.into_iter().map(|(p, row)| (row, p)).collect();
            phrases.sort_unstable_by_key(|(row, _)| *row);
            for (row, mut phrase) in phrases {
                for word in phrase.iter_mut().filter(|word| **word != NO_WORD) {
                    *word = numbers[*word as usize];
                }
                let next = self.phrases.len() as u32;
                rows[row as usize] = *self.phrases.entry(phrase).or_insert(next) as usize;
            }
        }
        let last = rows.iter().max().map_or(0, |row| row + 1);
        self.rows.resize(self.rows.len().max(last), Row::default());
        for (place, found) in rows.iter().zip(others.rows) {
            let row = &mut self.rows[*place];
            row.count += found.count;
            row.documents += found.documents;
        }
        for mut in_parts in others.in_parts {
            for met in &mut in_parts {
                met.row = rows[met.row as usize] as u32;
            }
            self.in_parts.push(in_parts);
        }
        for (size, words) in self.sizes.iter_mut().zip(others.sizes) {
            *size += words;
        }
        self.words += others.words;
    }

    /// The counts.
    pub(super) fn finish(
        self,
        keys: Vec<PartKey>,
        documents: usize,
        options: &WordOptions,
    ) -> WordFrequencies {
        let sizes = &self.sizes;
        let least = options.least.max(1);
        let mut chosen: Vec<usize> = (0..self.rows.len())
            .filter(|row| self.rows[*row].count as usize >= least)
            .collect();
        let phrases: HashMap<u32, &Phrase> =
            self.phrases.iter().map(|(phrase, row)| (*row, phrase)).collect();
        if !phrases.is_empty() && self.forms.stops_phrases() {
            let stopped = self.forms.stopped();
            chosen.retain(|row| {
                let phrase = phrases.get(&(*row as u32));
                phrase.is_none_or(|phrase| !stopped(phrase.as_slice()))
            });
        }
        let different = chosen.len();
        match options.order {
            WordOrder::Keyness if sizes.len() > 1 => {
                let in_parts = InParts::of(&chosen, self.rows.len(), &self.in_parts);
                let g2 =
                    |row: &usize| keyness(&in_parts.of_row(*row, sizes.len()), sizes).map_or(0.0, |k| k.g2);
                let mut keyed: Vec<(f64, usize)> = chosen.iter().map(|row| (g2(row), *row)).collect();
                keyed.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
                chosen = keyed.into_iter().map(|(_, row)| row).collect();
            }
            _ => chosen.sort_by_key(|row| (Reverse(self.rows[*row].count), *row)),
        }
        chosen.truncate(options.top);
        let in_parts = InParts::of(&chosen, self.rows.len(), &self.in_parts);
        let written = self.forms.written();
        let text = |row: usize, between: &str| match phrases.get(&(row as u32)) {
            None => written.get(row).copied().unwrap_or_default().to_owned(),
            Some(phrase) => {
                let words = phrase
                    .iter()
                    .filter_map(|word| written.get(*word as usize).copied());
                words.collect::<Vec<_>>().join(between)
            }
        };
        // Where words may count under the name of another, each of a phrase is told by itself.
        let between = if self.forms.has_lists() { " =" } else { " " };
        let forms = chosen.into_iter().map(|place| {
            let row = &self.rows[place];
            let by_part = in_parts.of_row(place, sizes.len());
            WordForm {
                text: text(place, " "),
                sought: text(place, between),
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

/// What stands in the parts of some rows.
struct InParts {
    /// Where what is of each row begins, and at the end where that of the last ends.
    starts: Vec<usize>,
    /// Parts and how often; a part may come several times.
    met: Vec<(u32, u32)>,
}

impl InParts {
    /// Of these among so many `rows`.
    fn of(chosen: &[usize], rows: usize, all: &[Vec<InPart>]) -> Self {
        let mut is_chosen = vec![false; rows];
        for row in chosen {
            is_chosen[*row] = true;
        }
        let wanted = || all.iter().flatten().filter(|met| is_chosen[met.row as usize]);
        let mut starts = vec![0; rows + 1];
        for met in wanted() {
            starts[met.row as usize + 1] += 1;
        }
        for row in 0..rows {
            starts[row + 1] += starts[row];
        }
        let mut next = starts.clone();
        let mut sorted = vec![(0, 0); starts[rows]];
        for met in wanted() {
            let next = &mut next[met.row as usize];
            sorted[*next] = (met.part, met.times);
            *next += 1;
        }
        Self { starts, met: sorted }
    }

    /// How often a row stands in each of so many parts.
    fn of_row(&self, row: usize, parts: usize) -> Vec<usize> {
        let mut counts = vec![0; parts];
        for (part, times) in &self.met[self.starts[row]..self.starts[row + 1]] {
            counts[*part as usize] += *times as usize;
        }
        counts
    }
}
