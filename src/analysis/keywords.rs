//! How often the words of keyword lists stand in the texts: the step with which a summative content analysis begins
//! (Hsieh & Shannon 2005).

use crate::model::{Document, Snapshot, WordListId, WordListKind};
use crate::text::CharRange;
use crate::text::word_index::Lexicon;

use super::counting::parts;
use super::coverage::Membership;
use super::indexed::Indexed;
use super::spoken::spoken;
use super::word_lists::{PatternWord, pattern};
use super::{SegmentSelection, Speakers, SplitBy, WordPart, WordSpeech};

/// A word of a list with its counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeywordCount {
    /// The list.
    pub list: WordListId,
    /// The place of the entry in the list.
    pub entry: usize,
    /// How often it stands in the texts.
    pub count: usize,
    /// Documents in which it stands.
    pub documents: usize,
    /// How often it stands in each part.
    pub by_part: Vec<usize>,
}

/// The words of all keyword lists with their counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeywordCounts {
    /// List after list, each in its order.
    pub rows: Vec<KeywordCount>,
    /// The parts of the split with the words that were read in each.
    pub parts: Vec<WordPart>,
    /// All words that were read.
    pub words: usize,
    /// Documents in which something was read.
    pub documents: usize,
}

/// The patterns that each word may end, by its key.
struct Ends<'a> {
    lexicon: &'a Lexicon,
    patterns: &'a [Vec<PatternWord>],
    found: Vec<Option<Box<[usize]>>>,
}

impl<'a> Ends<'a> {
    fn new(lexicon: &'a Lexicon, patterns: &'a [Vec<PatternWord>]) -> Self {
        Self {
            lexicon,
            patterns,
            found: vec![None; lexicon.keys()],
        }
    }

    /// The places of the patterns that a word with this key may end.
    fn of(&mut self, key: u32) -> &[usize] {
        let Some(found) = self.found.get_mut(key as usize) else {
            return &[];
        };
        found.get_or_insert_with(|| {
            let key = self.lexicon.key(key);
            let patterns = self.patterns.iter().enumerate();
            let ended = patterns.filter(|(_, pattern)| pattern.last().is_some_and(|last| last.fits(key)));
            ended.map(|(place, _)| place).collect()
        })
    }
}

/// Counts the words of all keyword lists in the selected documents whose texts are loaded, in what the selected
/// participants say. All spellings of a word are one; a phrase stands in one sentence. Coders make no parts.
pub fn keyword_counts(
    snapshot: &Snapshot,
    selection: &SegmentSelection,
    by: Option<SplitBy>,
    speech: WordSpeech,
) -> KeywordCounts {
    let by = by.filter(|by| *by != SplitBy::Coder);
    let documents = snapshot.documents();
    let selected: Vec<&Document> = documents
        .into_iter()
        .map(AsRef::as_ref)
        .filter(|document| selection.has_document(document.id))
        .collect();
    let keys = by
        .map(|by| parts(snapshot, &selected, Some(by)).0)
        .unwrap_or_default();
    let membership = by.map(|by| Membership::new(snapshot, by, &keys));
    let lists = snapshot
        .word_lists()
        .filter(|list| list.kind == WordListKind::Keywords);
    let mut patterns = Vec::new();
    let mut rows = Vec::new();
    for list in lists {
        for (place, entry) in list.entries.iter().enumerate() {
            patterns.push(pattern(&entry.word));
            rows.push(KeywordCount {
                list: list.id,
                entry: place,
                count: 0,
                documents: 0,
                by_part: vec![0; keys.len()],
            });
        }
    }
    let phrases = patterns.iter().any(|pattern| pattern.len() > 1);
    let mut sizes = vec![0; keys.len()];
    let mut found = KeywordCounts::default();
    let indexed = Indexed::of(snapshot, selected.iter().copied());
    let lexicon = indexed.lexicon();
    let mut ends = Ends::new(lexicon, &patterns);
    let mut last_in = vec![0; rows.len()];
    let (mut here, mut line) = (Vec::new(), Vec::new());
    for (number, document) in selected.into_iter().enumerate() {
        let Some(words) = indexed.document(document.id) else {
            continue;
        };
        let speakers = Speakers::of(document, snapshot);
        let mut any = false;
        for said in spoken(
            document,
            words.text.chars(),
            selection.speech(speech) == WordSpeech::Participants,
        ) {
            let speaking = speakers.in_passage(CharRange::new(said.position, said.position));
            if !selection.has_speaker(speaking) {
                continue;
            }
            any = true;
            here.clear();
            if let Some(membership) = &membership {
                membership.of_passage(document, speaking, selection, &mut here);
            }
            for run in words.runs(&said, phrases) {
                line.clear();
                for word in run {
                    found.words += 1;
                    here.iter().for_each(|part| sizes[*part] += 1);
                    let key = lexicon.key_of(word.spelling);
                    line.push(key);
                    for place in ends.of(key) {
                        let pattern = &patterns[*place];
                        let fits = line.len() >= pattern.len()
                            && pattern
                                .iter()
                                .rev()
                                .zip(line.iter().rev())
                                .all(|(wanted, own)| wanted.fits(lexicon.key(*own)));
                        if !fits {
                            continue;
                        }
                        let row = &mut rows[*place];
                        row.count += 1;
                        here.iter().for_each(|part| row.by_part[*part] += 1);
                        row.documents += usize::from(last_in[*place] != number + 1);
                        last_in[*place] = number + 1;
                    }
                }
            }
        }
        found.documents += usize::from(any);
    }
    found.rows = rows;
    found.parts = keys
        .into_iter()
        .zip(sizes)
        .map(|(key, words)| WordPart { key, words })
        .collect();
    // The part for what is without a value stands last, and only when there is something in it.
    let empty = found.parts.pop_if(|part| part.words == 0 && part.key.is_rest());
    if empty.is_some() {
        found.rows.iter_mut().for_each(|row| {
            row.by_part.pop();
        });
    }
    found
}
