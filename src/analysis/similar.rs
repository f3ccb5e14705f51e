//! What is said elsewhere in the words of a code.

use std::collections::HashSet;

use crate::model::{CodeId, Document, DocumentId, Snapshot};
use crate::shares::in_shares;
use crate::text::CharRange;
use crate::text::word_index::{IndexedWord, Lexicon};

use super::coverage::places_in;
use super::indexed::Indexed;
use super::spoken::{Cursor, coded, spoken};
use super::word_forms::Forms;
use super::word_lists::{StopLists, WordRules};
use super::{SegmentSelection, Speakers};

/// How soon further occurrences of a word in a sentence add no more; usual in BM25.
const K1: f64 = 1.2;
/// How far long sentences are held against short ones, from 0 to 1; usual in BM25.
const B: f64 = 0.75;

/// A sentence that is like the passages of a code.
#[derive(Clone, Debug, PartialEq)]
pub struct SimilarPassage {
    /// The document.
    pub document: DocumentId,
    /// Where the sentence stands.
    pub range: CharRange,
    /// How like the passages of the code it is; more than 0, comparable for one code only.
    pub score: f64,
    /// The words that it has in common with them, as they are written in it, the one that counts most first.
    pub words: Vec<String>,
}

/// A free sentence.
#[derive(Clone, Copy)]
struct Sentence<'w> {
    document: DocumentId,
    range: CharRange,
    words: &'w [IndexedWord],
}

/// The numbers of what is no sought word: of what says little, and of what counts for the length alone. The sought words
/// are numbered from [`FIRST`] on.
const LITTLE: u32 = 0;
const COUNTS: u32 = 1;
const FIRST: u32 = 2;

/// The words of the passages.
struct Sought {
    /// The number of each spelling of the lexicon.
    numbers: Vec<u32>,
    /// In how many passages the word of each number lies, counted for each of its places; 0 where it is not sought.
    times: Vec<u32>,
}

impl Sought {
    fn number(&self, word: &IndexedWord) -> u32 {
        self.numbers
            .get(word.spelling as usize)
            .copied()
            .unwrap_or(LITTLE)
    }
}

/// What the sentences of some documents are together.
struct Corpus {
    /// How many sentences have the word of each number, and the last that had it, from 1.
    having: Vec<(u32, u32)>,
    /// How many sentences there are that have a word which says something, and how many such words they have.
    all: u32,
    length: usize,
}

impl Corpus {
    fn new(sought: &Sought) -> Self {
        Self {
            having: vec![(0, 0); sought.times.len()],
            all: 0,
            length: 0,
        }
    }

    fn add(&mut self, sentence: &Sentence, sought: &Sought) {
        let (this, mut length) = (self.all + 1, 0);
        // Every word goes the same way: a processor that guesses which way it goes guesses wrongly too often.
        for word in sentence.words {
            let number = sought.number(word);
            if let Some((having, last)) = self.having.get_mut(number as usize) {
                *having += u32::from(*last != this);
                *last = this;
            }
            length += u32::from(number != LITTLE);
        }
        if length > 0 {
            self.all = this;
            self.length += length as usize;
        }
    }
}

/// The sentences most like the passages of a code and of what stands below it, at most `top`, the likest first; among
/// equals the one that comes first in the documents.
///
/// Only what participants say is looked at, in documents whose texts are loaded, and of it only what the documents and
/// speakers of the selection say; the passages of the code are those of all. A sentence that overlaps a coding of the
/// code is left out. Words that say little by themselves or stand in a stop list do not count, and forms of a word
/// that a list confirms are one. The score is BM25 (Robertson & Zaragoza
/// 2009): the sum over the words of the passages, each as often as it stands in them, of their weight in the sentence;
/// the rarity of a word is ln(1 + (N − n + 0.5) / (n + 0.5)), n of the N sentences having it. Takes about as long as
/// a look at every word, and the first time as splitting the texts into sentences.
pub fn similar(
    snapshot: &Snapshot,
    selection: &SegmentSelection,
    code: CodeId,
    top: usize,
) -> Vec<SimilarPassage> {
    let documents: Vec<&Document> = snapshot.documents().into_iter().map(AsRef::as_ref).collect();
    let reading = Reading {
        snapshot,
        selection,
        codes: snapshot.descendants(code).into_iter().collect(),
        indexed: Indexed::of(snapshot, documents.iter().copied()),
    };
    let sought = reading.sought(&documents);
    let weights: Vec<usize> = documents.iter().map(|document| document.chars as usize).collect();
    let shares = in_shares(&weights, SHARE, |share| {
        let mut corpus = Corpus::new(&sought);
        let documents = documents.get(share).unwrap_or_default();
        reading.each_sentence(documents, |sentence| corpus.add(&sentence, &sought));
        corpus
    });
    let scale = Scale::of(&shares, &sought);
    let shares = in_shares(&weights, SHARE, |share| {
        let mut likest = Likest::new(&scale, top);
        let documents = documents.get(share).unwrap_or_default();
        reading.each_sentence(documents, |sentence| likest.add(sentence));
        likest.kept
    });
    told(&scale, shares.concat(), reading.indexed.lexicon(), top)
}

/// Fewer characters than this are looked through more quickly than a thread is started.
const SHARE: usize = if cfg!(test) { 20 } else { 200_000 };

/// How documents are read.
struct Reading<'a> {
    snapshot: &'a Snapshot,
    selection: &'a SegmentSelection,
    codes: HashSet<CodeId>,
    indexed: Indexed<'a>,
}

impl Reading<'_> {
    /// The passages of the code in a document, each once.
    fn passages(&self, document: &Document) -> Vec<CharRange> {
        let codings = self.snapshot.codings_in(document.id).iter();
        let passages = codings.filter(|coding| self.codes.contains(&coding.code));
        let mut passages: Vec<CharRange> = passages.map(|coding| coding.range).collect();
        passages.dedup();
        passages
    }

    /// The words of the passages, of what participants say.
    fn sought(&self, documents: &[&Document]) -> Sought {
        let lexicon = self.indexed.lexicon();
        let mut forms = Forms::new(WordRules::of(self.snapshot, &StopLists::All), lexicon);
        let mut times: Vec<u32> = vec![0; FIRST as usize];
        for document in documents {
            let Some(words) = self.indexed.document(document.id) else {
                continue;
            };
            let passages = self.passages(document);
            if passages.is_empty() {
                continue;
            }
            let said = spoken(document, words.text.chars(), true);
            let said: Vec<CharRange> = said.into_iter().map(|said| said.range).collect();
            let mut last = 0;
            for range in passages {
                let (from, to) = places_in(words.all(), range, &mut last);
                // A passage may begin before the last one ended.
                let begun = said.partition_point(|stretch| stretch.end <= range.start);
                let mut said = Cursor::new(said.get(begun..).unwrap_or_default());
                for word in words.all().get(from..to).unwrap_or_default() {
                    if said.has(word.start) {
                        let number = (FIRST + forms.number(word.spelling, 1)) as usize;
                        times.resize(times.len().max(number + 1), 0);
                        times[number] += 1;
                    }
                }
            }
        }
        let sought = times.len() as u32;
        let number = |spelling| match forms.number(spelling, 1) {
            number if forms.is_little(number) => LITTLE,
            number if FIRST + number < sought => FIRST + number,
            _ => COUNTS,
        };
        Sought {
            numbers: (0..lexicon.spellings() as u32).map(number).collect(),
            times,
        }
    }

    /// Tells the free sentences of some documents, in their order.
    fn each_sentence<'r>(&'r self, documents: &[&Document], mut tell: impl FnMut(Sentence<'r>)) {
        for document in documents
            .iter()
            .filter(|document| self.selection.has_document(document.id))
        {
            let Some(words) = self.indexed.document(document.id) else {
                continue;
            };
            let codings = self.snapshot.codings_in(document.id).iter();
            let covered = coded(codings.filter(|coding| self.codes.contains(&coding.code)));
            let mut covered = Cursor::new(&covered);
            let speakers = Speakers::of(document, self.snapshot);
            for said in spoken(document, words.text.chars(), true) {
                let turn = CharRange::new(said.position, said.position);
                if !self.selection.has_speaker(speakers.in_passage(turn)) {
                    continue;
                }
                let all = words.of(&said);
                for sentence in words.sentences(&said) {
                    if !covered.overlaps(sentence.range) {
                        tell(Sentence {
                            document: document.id,
                            range: sentence.range,
                            words: all.get(sentence.words.clone()).unwrap_or_default(),
                        });
                    }
                }
            }
        }
    }
}

/// How sentences are held against the passages.
struct Scale<'s> {
    sought: &'s Sought,
    /// What one full occurrence of each sought word is worth: its rarity, as often as it is sought.
    weights: Vec<f64>,
    /// The mean length of the sentences.
    mean: f64,
}

impl<'s> Scale<'s> {
    fn of(shares: &[Corpus], sought: &'s Sought) -> Self {
        let all = f64::from(shares.iter().map(|share| share.all).sum::<u32>());
        let words = shares.iter().map(|share| share.length).sum::<usize>() as f64;
        let weight = |(number, times): (usize, &u32)| {
            let having = shares.iter().filter_map(|share| share.having.get(number));
            let having = f64::from(having.map(|(having, _)| having).sum::<u32>());
            f64::from(*times) * (1.0 + (all - having + 0.5) / (having + 0.5)).ln()
        };
        Self {
            sought,
            weights: sought.times.iter().enumerate().map(weight).collect(),
            mean: words / all.max(1.0),
        }
    }

    /// What the occurrences of a word lose in a sentence with so many words that say something.
    fn long(&self, length: u32) -> f64 {
        K1 * (1.0 - B + B * f64::from(length) / self.mean)
    }

    /// What so many occurrences of a word are worth where one full one is worth 1.
    fn of_times(times: f64, long: f64) -> f64 {
        times * (K1 + 1.0) / (times + long)
    }

    /// What each spelling of the lexicon is worth in full, and less than nothing where it says little.
    fn values(&self) -> Vec<f32> {
        let value = |number: &u32| match *number {
            LITTLE => -1.0,
            number => self
                .weights
                .get(number as usize)
                .map_or(0.0, |weight| *weight as f32),
        };
        self.sought.numbers.iter().map(value).collect()
    }

    /// The sought words of a sentence, each with its share of the score and its first spelling, in the order of their
    /// numbers.
    fn shares(&self, sentence: &Sentence) -> Vec<(f64, u32)> {
        let words = sentence.words.iter();
        let mut words: Vec<(u32, u32)> = words
            .map(|word| (self.sought.number(word), word.spelling))
            .filter(|(number, _)| *number != LITTLE)
            .collect();
        let long = self.long(words.len() as u32);
        // Of the spellings of a word the first stays first.
        words.sort_by_key(|(number, _)| *number);
        let same = words
            .chunk_by(|a, b| a.0 == b.0)
            .filter(|same| same.first().is_some_and(|(number, _)| *number >= FIRST));
        let share = |same: &[(u32, u32)]| {
            let (number, spelling) = same.first()?;
            let weight = self.weights.get(*number as usize)?;
            Some((weight * Self::of_times(same.len() as f64, long), *spelling))
        };
        same.filter_map(share).collect()
    }

    fn score(&self, sentence: &Sentence) -> f64 {
        self.shares(sentence).iter().map(|(share, _)| share).sum()
    }
}

/// Keeps the sentences that may be among the likest, in their order, with their scores.
struct Likest<'s, 'w> {
    scale: &'s Scale<'s>,
    top: usize,
    /// See [`Scale::values`].
    values: Vec<f32>,
    /// So many sentences are known to be like the passages that what has a lower score is not among the likest.
    least: f64,
    kept: Vec<(f64, Sentence<'w>)>,
    /// When there are so many, those are let go that are not among the likest.
    most: usize,
}

/// More than single precision adds to or takes from a sum of as many words as a sentence has, as a share of it.
const ROUNDING: f64 = 1e-3;

impl<'s, 'w> Likest<'s, 'w> {
    fn new(scale: &'s Scale<'s>, top: usize) -> Self {
        Self {
            scale,
            top,
            values: scale.values(),
            least: 0.0,
            kept: Vec::new(),
            most: top.saturating_mul(2).saturating_add(1_000),
        }
    }

    fn add(&mut self, sentence: Sentence<'w>) {
        let (mut sum, mut length) = (0.0_f32, 0);
        for word in sentence.words {
            let value = self.values.get(word.spelling as usize).copied().unwrap_or(-1.0);
            sum += value.max(0.0);
            length += u32::from(value >= 0.0);
        }
        // A word that is repeated counts here as often as it stands there: the score is never higher.
        let highest = f64::from(sum) * Scale::of_times(1.0, self.scale.long(length));
        if highest <= 0.0 || highest * (1.0 + ROUNDING) < self.least {
            return;
        }
        let score = self.scale.score(&sentence);
        if score < self.least || score <= 0.0 {
            return;
        }
        self.kept.push((score, sentence));
        if self.kept.len() >= self.most {
            self.let_go();
        }
    }

    fn let_go(&mut self) {
        let mut scores: Vec<f64> = self.kept.iter().map(|(score, _)| *score).collect();
        let border = self.top.min(scores.len().saturating_sub(1));
        let (_, last, _) = scores.select_nth_unstable_by(border, |a, b| b.total_cmp(a));
        self.least = *last;
        self.kept.retain(|(score, _)| *score >= self.least);
        self.most = self.most.max(self.kept.len().saturating_mul(2));
    }
}

/// The likest of some sentences with their scores, which stand in the order of the documents.
fn told(
    scale: &Scale,
    mut scored: Vec<(f64, Sentence)>,
    lexicon: &Lexicon,
    top: usize,
) -> Vec<SimilarPassage> {
    // Of equals the one that comes first in the documents stays first.
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    scored.truncate(top);
    let passages = scored.into_iter().map(|(score, sentence)| {
        let mut shares = scale.shares(&sentence);
        shares.sort_by(|a, b| b.0.total_cmp(&a.0));
        let words = shares.iter();
        SimilarPassage {
            document: sentence.document,
            range: sentence.range,
            score,
            words: words
                .map(|(_, spelling)| lexicon.spelling(*spelling).to_owned())
                .collect(),
        }
    });
    passages.collect()
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;

    use super::super::tests::{TREE, study_of};
    use super::*;
    use crate::model::ParticipantId;
    use crate::text::persian::fold::word_key;
    use crate::text::sentences::sentences;
    use crate::text::stop_words::is_stop_word;
    use crate::text::words::words;

    fn text(second: &str) -> String {
        format!("مصاحبه‌گر: سلام\nم۱: سامانه قطع بود\nم۲: {second}")
    }

    #[test]
    fn the_likest_sentence_comes_first_with_its_words() {
        let texts = [
            text("قطع شدن سامانه بد است. باران آمد."),
            text("باران. سامانه و سامانه‌ای که قطع"),
        ];
        // «سامانه قطع بود»
        let snapshot = study_of(
            &[&[1, 2], &[1, 2]],
            &TREE,
            &[(1, 20, 34, 4, 1), (1, 20, 34, 4, 2)],
            &texts,
        );
        let found = similar(&snapshot, &SegmentSelection::all(), CodeId(2), 10);
        let told: Vec<(i64, &str, Vec<&str>)> = found
            .iter()
            .map(|passage| {
                let text = snapshot.text(passage.document).unwrap();
                let words = passage.words.iter().map(String::as_str).collect();
                (passage.document.0, text.slice(passage.range), words)
            })
            .collect();
        assert_eq!(
            told,
            [
                (2, "سامانه قطع بود", vec!["سامانه", "قطع"]),
                (2, "سامانه و سامانه‌ای که قطع", vec!["سامانه", "قطع"]),
                (1, "قطع شدن سامانه بد است.", vec!["سامانه", "قطع"]),
            ]
        );
        assert_eq!(
            similar(&snapshot, &SegmentSelection::all(), CodeId(2), 1),
            found[..1]
        );
        // The passages of the code stay what they are where less is looked at.
        let first = SegmentSelection {
            documents: Some([DocumentId(1)].into()),
            ..SegmentSelection::all()
        };
        let only = similar(&snapshot, &first, CodeId(2), 10);
        assert_eq!(
            only.iter().map(|passage| passage.range).collect::<Vec<_>>(),
            [found[2].range]
        );
        let second = SegmentSelection {
            speakers: Some([ParticipantId(1)].into()),
            ..SegmentSelection::all()
        };
        let only = similar(&snapshot, &second, CodeId(2), 10);
        assert_eq!(
            only.iter().map(|passage| passage.range).collect::<Vec<_>>(),
            [found[0].range]
        );
        // Nothing is like a code without passages.
        assert!(similar(&snapshot, &SegmentSelection::all(), CodeId(6), 10).is_empty());
    }

    /// The score of each free sentence by its place, read anew for each word.
    fn naive(snapshot: &Snapshot, code: i64) -> BTreeMap<(i64, u32), (f64, BTreeSet<String>)> {
        let (mut sought, mut free) = (Vec::new(), Vec::new());
        for document in snapshot.documents() {
            let text = snapshot.text(document.id).unwrap();
            let passages: BTreeSet<(u32, u32)> = snapshot
                .codings_in(document.id)
                .iter()
                .filter(|coding| snapshot.descendants(CodeId(code)).contains(&coding.code))
                .map(|coding| (coding.range.start, coding.range.end))
                .collect();
            let mut offset = 0;
            for (line, answers) in text.as_str().split('\n').zip([false, true, true]) {
                let label = line.find(':').unwrap() + 1;
                for sentence in sentences(&line[label..]).filter(|_| answers) {
                    let start = offset + label + sentence.start;
                    let range = text.range(start..start + sentence.len());
                    let said: Vec<(u32, String)> = words(text.slice(range))
                        .map(|word| (text.char_at_byte(start + word.range.start), word_key(word.text)))
                        .filter(|(_, key)| !is_stop_word(key))
                        .collect();
                    for (place, key) in &said {
                        let times = passages.iter().filter(|(from, to)| from <= place && place < to);
                        sought.extend(times.map(|_| key.clone()));
                    }
                    if !passages
                        .iter()
                        .any(|(from, to)| *from < range.end && range.start < *to)
                        && !said.is_empty()
                    {
                        let keys: Vec<String> = said.into_iter().map(|(_, key)| key).collect();
                        free.push(((document.id.0, range.start), keys));
                    }
                }
                offset += line.len() + 1;
            }
        }
        let mean = free.iter().map(|(_, words)| words.len()).sum::<usize>() as f64 / free.len() as f64;
        let score = |words: &Vec<String>| {
            let mut score = 0.0;
            for word in &sought {
                let having = free.iter().filter(|(_, words)| words.contains(word)).count() as f64;
                let times = words.iter().filter(|other| *other == word).count() as f64;
                let idf = (1.0 + (free.len() as f64 - having + 0.5) / (having + 0.5)).ln();
                score += idf * times * 2.2 / (times + 1.2 * (0.25 + 0.75 * words.len() as f64 / mean));
            }
            score
        };
        let scored = free.iter().map(|(place, words)| {
            let common = words.iter().filter(|word| sought.contains(word)).cloned();
            (*place, (score(words), common.collect()))
        });
        scored.filter(|(_, (score, _))| *score > 0.0).collect()
    }

    proptest! {
        #[test]
        fn scores_are_those_of_the_formula(
            seconds in prop::collection::vec("(سامانه|قطع|كتاب|کتاب|که|بود)([ .،] ?(سامانه|قطع|کتاب|که|تازه)){0,9}", 3),
            codings in prop::collection::vec((1..4_usize, 10..60_u32, 1..20_u32, 1..7_i64, 1..3_i64), 0..6),
        ) {
            let texts: Vec<String> = seconds.iter().map(|second| text(second)).collect();
            let ends: Vec<u32> = texts.iter().map(|text| text.chars().count() as u32).collect();
            let codings: Vec<_> = codings.into_iter().filter_map(|(document, start, length, code, coder)| {
                let end = (start + length).min(ends[document - 1]);
                (start < end).then_some((document, start, end, code, coder))
            }).collect();
            let snapshot = study_of(&[&[1, 2], &[2], &[1]], &TREE, &codings, &texts);
            let found = similar(&snapshot, &SegmentSelection::all(), CodeId(2), usize::MAX);
            let expected = naive(&snapshot, 2);
            prop_assert_eq!(found.len(), expected.len());
            prop_assert!(found.is_sorted_by(|a, b| a.score >= b.score));
            for passage in found {
                let (score, words) = &expected[&(passage.document.0, passage.range.start)];
                prop_assert!((passage.score - score).abs() < 1e-9, "{:?} {}", passage, score);
                let keys: BTreeSet<String> = passage.words.iter().map(|word| word_key(word)).collect();
                prop_assert_eq!(&keys, words);
                prop_assert_eq!(keys.len(), passage.words.len());
            }
        }
    }
}
