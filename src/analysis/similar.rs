//! What is said elsewhere in the words of a code.

use std::collections::HashSet;
use std::ops::Range;

use crate::model::{CodeId, DocumentId, Snapshot};
use crate::text::segment::paragraphs;
use crate::text::sentences::sentences;
use crate::text::words::words;
use crate::text::{CharRange, Text};

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

/// A sentence that could be like the passages.
struct Sentence {
    document: usize,
    bytes: Range<usize>,
    /// Its words among those of all sentences.
    words: Range<usize>,
}

/// What was read of the documents.
#[derive(Default)]
struct Corpus<'a> {
    forms: Forms<'a>,
    sentences: Vec<Sentence>,
    /// The numbers of the words of the sentences, one sentence after another.
    words: Vec<u32>,
    /// How many passages of the code each word lies in, counted for each of its places.
    sought: Vec<u32>,
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
/// splitting the texts into sentences.
pub fn similar(
    snapshot: &Snapshot,
    selection: &SegmentSelection,
    code: CodeId,
    top: usize,
) -> Vec<SimilarPassage> {
    let codes: HashSet<CodeId> = snapshot.descendants(code).into_iter().collect();
    let documents = snapshot.documents();
    let texts: Vec<(DocumentId, &Text)> = documents
        .iter()
        .filter_map(|document| Some((document.id, snapshot.text(document.id)?)))
        .collect();
    let mut corpus = Corpus {
        forms: Forms::new(WordRules::of(snapshot, &StopLists::All)),
        ..Corpus::default()
    };
    for (place, (id, text)) in texts.iter().enumerate() {
        let Some(document) = snapshot.document(*id) else {
            continue;
        };
        let codings = || {
            let all = snapshot.codings_in(*id).iter();
            all.filter(|coding| codes.contains(&coding.code))
        };
        let passages: HashSet<CharRange> = codings().map(|coding| coding.range).collect();
        let passages: Vec<Range<usize>> = passages.into_iter().map(|range| text.bytes(range)).collect();
        let covered = coded(text, codings());
        let speakers = Speakers::of(document, snapshot);
        let is_looked_at = selection.has_document(*id);
        let said = spoken(document, text, true).into_iter().map(|said| {
            let turn = CharRange::new(said.position, said.position);
            (
                said.bytes,
                is_looked_at && selection.has_speaker(speakers.in_passage(turn)),
            )
        });
        corpus.read(place, text.as_str(), said, &passages, &covered);
    }
    corpus.likest(&texts, top)
}

impl<'a> Corpus<'a> {
    /// Reads a document: the words of its passages, and the sentences that none of them touches, of those stretches that
    /// are looked at.
    fn read(
        &mut self,
        document: usize,
        text: &'a str,
        said: impl Iterator<Item = (Range<usize>, bool)>,
        passages: &[Range<usize>],
        covered: &[Range<usize>],
    ) {
        let mut depth = Depth::new(passages);
        let mut covered = Cursor::new(covered);
        for (said, is_looked_at) in said {
            let (start, said) = (said.start, text.get(said).unwrap_or_default());
            for paragraph in paragraphs(said) {
                let start = start + paragraph.start;
                let paragraph = said.get(paragraph).unwrap_or_default();
                for sentence in sentences(paragraph) {
                    let bytes = start + sentence.start..start + sentence.end;
                    let is_free = !covered.overlaps(&bytes);
                    if is_free && !is_looked_at {
                        continue;
                    }
                    let first = self.words.len();
                    for word in words(paragraph.get(sentence).unwrap_or_default()) {
                        let number = self.forms.number(word.text);
                        if self.forms.is_little(number) {
                            continue;
                        }
                        if is_free {
                            self.words.push(number);
                            continue;
                        }
                        let place = number as usize;
                        self.sought.resize(self.sought.len().max(place + 1), 0);
                        self.sought[place] += depth.at(bytes.start + word.range.start);
                    }
                    if self.words.len() > first {
                        self.sentences.push(Sentence {
                            document,
                            bytes,
                            words: first..self.words.len(),
                        });
                    }
                }
            }
        }
    }

    /// The likest sentences.
    fn likest(mut self, texts: &[(DocumentId, &Text)], top: usize) -> Vec<SimilarPassage> {
        self.sought.resize(self.forms.len(), 0);
        let weights = self.weights();
        let mean = self.words.len() as f64 / self.sentences.len().max(1) as f64;
        let mut scored: Vec<(f64, usize)> = Vec::new();
        let mut here = Vec::new();
        for (i, sentence) in self.sentences.iter().enumerate() {
            self.shares(sentence, &weights, mean, &mut here);
            let score: f64 = here.iter().map(|(share, _)| share).sum();
            if score > 0.0 {
                scored.push((score, i));
            }
        }
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        scored.truncate(top);
        let passages = scored.into_iter().filter_map(|(score, i)| {
            let sentence = &self.sentences[i];
            self.shares(sentence, &weights, mean, &mut here);
            here.sort_by(|a, b| b.0.total_cmp(&a.0));
            let (document, text) = texts.get(sentence.document)?;
            let written = text.as_str().get(sentence.bytes.clone())?;
            let common = here.iter().filter_map(|(_, number)| {
                let word = words(written).find(|word| self.forms.known(word.text) == Some(*number))?;
                Some(word.text.to_owned())
            });
            Some(SimilarPassage {
                document: *document,
                range: text.range(sentence.bytes.clone()),
                score,
                words: common.collect(),
            })
        });
        passages.collect()
    }

    /// What one full occurrence of each word is worth: its rarity, as often as it is sought.
    fn weights(&self) -> Vec<f64> {
        let mut having = vec![0_u32; self.forms.len()];
        let mut last = vec![usize::MAX; self.forms.len()];
        for (i, sentence) in self.sentences.iter().enumerate() {
            for number in &self.words[sentence.words.clone()] {
                let place = *number as usize;
                if std::mem::replace(&mut last[place], i) != i {
                    having[place] += 1;
                }
            }
        }
        let all = self.sentences.len() as f64;
        let weight = |(having, sought): (u32, &u32)| {
            let having = f64::from(having);
            f64::from(*sought) * (1.0 + (all - having + 0.5) / (having + 0.5)).ln()
        };
        having.into_iter().zip(&self.sought).map(weight).collect()
    }

    /// The sought words of a sentence, each with its share of the score, in the order of their numbers.
    fn shares(&self, sentence: &Sentence, weights: &[f64], mean: f64, out: &mut Vec<(f64, u32)>) {
        out.clear();
        let all = &self.words[sentence.words.clone()];
        let mut found: Vec<u32> = all
            .iter()
            .copied()
            .filter(|number| weights[*number as usize] > 0.0)
            .collect();
        found.sort_unstable();
        let long = K1 * (1.0 - B + B * all.len() as f64 / mean);
        for same in found.chunk_by(|a, b| a == b) {
            let Some(number) = same.first() else { continue };
            let times = same.len() as f64;
            out.push((
                weights[*number as usize] * times * (K1 + 1.0) / (times + long),
                *number,
            ));
        }
    }
}

/// In how many of some ranges positions lie that are asked for in order.
struct Depth {
    starts: Vec<usize>,
    ends: Vec<usize>,
    begun: usize,
    ended: usize,
}

impl Depth {
    fn new(ranges: &[Range<usize>]) -> Self {
        let mut starts: Vec<usize> = ranges.iter().map(|range| range.start).collect();
        let mut ends: Vec<usize> = ranges.iter().map(|range| range.end).collect();
        starts.sort_unstable();
        ends.sort_unstable();
        Self {
            starts,
            ends,
            begun: 0,
            ended: 0,
        }
    }

    fn at(&mut self, position: usize) -> u32 {
        while self
            .starts
            .get(self.begun)
            .is_some_and(|start| *start <= position)
        {
            self.begun += 1;
        }
        while self.ends.get(self.ended).is_some_and(|end| *end <= position) {
            self.ended += 1;
        }
        (self.begun - self.ended) as u32
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;

    use super::super::tests::{TREE, study_of};
    use super::*;
    use crate::model::ParticipantId;
    use crate::text::persian::fold::word_key;
    use crate::text::stop_words::is_stop_word;

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
