//! What is said elsewhere in the words of a code.

use std::collections::HashSet;

use crate::model::{CodeId, Document, DocumentId, Snapshot};
use crate::shares::in_shares;
use crate::text::CharRange;
use crate::text::word_index::{IndexedSentence, Lexicon};

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

/// A sentence that has words of the passages.
struct Sentence {
    document: DocumentId,
    range: CharRange,
    /// Its words that say something.
    length: u32,
    /// Where its sought words end among those of all sentences of its share; they begin where those of the last end.
    end: usize,
}

/// What a word is to the sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// It says little.
    Little,
    /// It counts for the length.
    Counts,
    /// It stands in the passages; its number among those that do.
    Sought(u32),
}

/// The words of the passages.
struct Sought {
    /// What each spelling of the lexicon is.
    roles: Vec<Role>,
    /// In how many passages each sought word lies, counted for each of its places.
    times: Vec<u32>,
}

/// The sentences of some documents.
#[derive(Default)]
struct Corpus {
    /// Those that have sought words.
    sentences: Vec<Sentence>,
    /// Their sought words, each with its spelling, one sentence after another and those of each in order.
    words: Vec<(u32, u32)>,
    /// How many sentences have each sought word.
    having: Vec<u32>,
    /// How many sentences there are that have a word which says something, and how many such words they have.
    all: usize,
    length: usize,
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
        reading.read(documents.get(share).unwrap_or_default(), &sought)
    });
    likest(&shares, &sought, reading.indexed.lexicon(), top)
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
        let mut times: Vec<u32> = Vec::new();
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
                        let number = forms.number(word.spelling, 1) as usize;
                        times.resize(times.len().max(number + 1), 0);
                        times[number] += 1;
                    }
                }
            }
        }
        let sought = times.len() as u32;
        let role = |spelling| match forms.number(spelling, 1) {
            number if forms.is_little(number) => Role::Little,
            number if number < sought => Role::Sought(number),
            _ => Role::Counts,
        };
        Sought {
            roles: (0..lexicon.spellings() as u32).map(role).collect(),
            times,
        }
    }

    /// The free sentences of some documents.
    fn read(&self, documents: &[&Document], sought: &Sought) -> Corpus {
        let mut corpus = Corpus {
            having: vec![0; sought.times.len()],
            ..Corpus::default()
        };
        let mut last = vec![0; sought.times.len()];
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
                    if covered.overlaps(sentence.range) {
                        continue;
                    }
                    let here = all.get(sentence.words.clone()).unwrap_or_default();
                    let first = corpus.words.len();
                    let mut length = 0;
                    for word in here {
                        match sought.roles.get(word.spelling as usize) {
                            Some(Role::Little) | None => continue,
                            Some(Role::Counts) => {}
                            Some(Role::Sought(number)) => corpus.words.push((*number, word.spelling)),
                        }
                        length += 1;
                    }
                    corpus.add(document.id, sentence, length, first, &mut last);
                }
            }
        }
        corpus
    }
}

impl Corpus {
    /// Adds a sentence of so many words that say something, whose sought words are those from `first` on. `last` is for
    /// each word the last sentence that had it, from 1.
    fn add(
        &mut self,
        document: DocumentId,
        sentence: &IndexedSentence,
        length: u32,
        first: usize,
        last: &mut [usize],
    ) {
        if length == 0 {
            return;
        }
        self.all += 1;
        self.length += length as usize;
        let here = self.words.get_mut(first..).unwrap_or_default();
        if here.is_empty() {
            return;
        }
        // Of the spellings of a word the first stays first.
        here.sort_by_key(|(number, _)| *number);
        for (number, _) in here {
            let number = *number as usize;
            if std::mem::replace(&mut last[number], self.all) != self.all {
                self.having[number] += 1;
            }
        }
        self.sentences.push(Sentence {
            document,
            range: sentence.range,
            length,
            end: self.words.len(),
        });
    }

    /// The sentences, each with its sought words.
    fn sentences(&self) -> impl Iterator<Item = (&Sentence, &[(u32, u32)])> {
        let mut start = 0;
        self.sentences.iter().map(move |sentence| {
            let words = self.words.get(start..sentence.end).unwrap_or_default();
            start = sentence.end;
            (sentence, words)
        })
    }
}

/// How sentences are held against the passages.
struct Scale {
    /// What one full occurrence of each sought word is worth: its rarity, as often as it is sought.
    weights: Vec<f64>,
    /// The mean length of the sentences.
    mean: f64,
}

impl Scale {
    fn of(shares: &[Corpus], sought: &Sought) -> Self {
        let all = shares.iter().map(|share| share.all).sum::<usize>() as f64;
        let words = shares.iter().map(|share| share.length).sum::<usize>() as f64;
        let weight = |(number, times): (usize, &u32)| {
            let having = shares.iter().filter_map(|share| share.having.get(number));
            let having = f64::from(having.sum::<u32>());
            f64::from(*times) * (1.0 + (all - having + 0.5) / (having + 0.5)).ln()
        };
        Self {
            weights: sought.times.iter().enumerate().map(weight).collect(),
            mean: words / all.max(1.0),
        }
    }

    /// The sought words of a sentence, each with its share of the score and a spelling, in the order of their numbers.
    fn shares(&self, sentence: &Sentence, words: &[(u32, u32)], out: &mut Vec<(f64, u32)>) {
        out.clear();
        let long = K1 * (1.0 - B + B * f64::from(sentence.length) / self.mean);
        for same in words.chunk_by(|a, b| a.0 == b.0) {
            let Some((number, spelling)) = same.first() else {
                continue;
            };
            let weight = self.weights.get(*number as usize).copied().unwrap_or(0.0);
            let times = same.len() as f64;
            out.push((weight * times * (K1 + 1.0) / (times + long), *spelling));
        }
    }
}

/// The likest sentences of all shares.
fn likest(shares: &[Corpus], sought: &Sought, lexicon: &Lexicon, top: usize) -> Vec<SimilarPassage> {
    let scale = Scale::of(shares, sought);
    let sizes: Vec<usize> = shares.iter().map(|share| share.words.len()).collect();
    let scored = in_shares(&sizes, SHARE, |share| {
        let mut here = Vec::new();
        let sentences = shares
            .get(share)
            .unwrap_or_default()
            .iter()
            .flat_map(Corpus::sentences);
        let scored = sentences.map(|(sentence, words)| {
            scale.shares(sentence, words, &mut here);
            (here.iter().map(|(share, _)| share).sum::<f64>(), sentence, words)
        });
        scored.collect::<Vec<_>>()
    });
    let mut scored: Vec<_> = scored.into_iter().flatten().enumerate().collect();
    scored.retain(|(_, (score, ..))| *score > 0.0);
    type Scored<'s> = (usize, (f64, &'s Sentence, &'s [(u32, u32)]));
    let order = |a: &Scored, b: &Scored| b.1.0.total_cmp(&a.1.0).then(a.0.cmp(&b.0));
    if top < scored.len() {
        scored.select_nth_unstable_by(top, order);
        scored.truncate(top);
    }
    scored.sort_by(order);
    let mut here = Vec::new();
    let passages = scored.into_iter().map(|(_, (score, sentence, words))| {
        scale.shares(sentence, words, &mut here);
        here.sort_by(|a, b| b.0.total_cmp(&a.0));
        SimilarPassage {
            document: sentence.document,
            range: sentence.range,
            score,
            words: here
                .iter()
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
