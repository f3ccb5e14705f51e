//! How often words and phrases stand in the texts.

use statrs::distribution::{ChiSquared, ContinuousCDF};

use crate::model::{Document, Snapshot};
use crate::shares::in_shares;

use super::counting::parts;
use super::coverage::Membership;
use super::indexed::{DocumentWords, Indexed};
use super::spoken::{Cursor, coded, stretches};
use super::word_counter::{Counter, Wanted};
use super::word_lists::{StopLists, WordRules};
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

    /// Whether what begins at a position counts, where `passages` are those that bear a code. Positions are asked for in
    /// order.
    pub(super) fn has(self, passages: &mut Cursor<'_>, position: u32) -> bool {
        match self {
            Self::All => true,
            Self::Coded => passages.has(position),
            Self::Uncoded => !passages.has(position),
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
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct WordOptions {
    /// Words of a phrase, from 1 to [`LONGEST_PHRASE`]; 1 for single words.
    pub length: usize,
    /// Where.
    pub stretch: WordStretch,
    /// Whose.
    pub speech: WordSpeech,
    /// Whether words that say little by themselves are told too, and phrases that begin or end with one.
    pub all_words: bool,
    /// The lists whose words are not told, nor phrases that begin or end with one.
    pub stop: StopLists,
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
            stop: StopLists::default(),
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
    /// The same for looking it up in its context: `=` before each word of a phrase where words may count under other names.
    pub sought: String,
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
/// All spellings of a word are one, and so are the forms of a word that a list of the project confirms. Labels of speakers
/// are no words. A phrase lies in one sentence, in words that are all counted, and so does a form of several words, which
/// counts as one. A word lies in a passage when its first letter does; a word that several participants may have said counts in
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
    let indexed = Indexed::of(snapshot, selected.iter().copied());
    let reading = Reading {
        snapshot,
        indexed: &indexed,
        selection,
        options,
        membership,
        parts: keys.len(),
    };
    let weights: Vec<usize> = selected.iter().map(|document| document.chars as usize).collect();
    let mut shares = in_shares(&weights, SHARE, |share| {
        reading.read(selected.get(share).unwrap_or_default())
    })
    .into_iter();
    let (mut counter, mut read) = shares.next().unwrap_or_else(|| reading.read(&[]));
    for (others, read_there) in shares {
        counter.join(others);
        read += read_there;
    }
    counter.finish(keys, read, options)
}

/// Fewer characters than this are read more quickly than a thread is started. In tests hardly any: they are to see that
/// what several threads read is put together rightly.
const SHARE: usize = if cfg!(test) { 20 } else { 200_000 };

/// How documents are read.
struct Reading<'a> {
    snapshot: &'a Snapshot,
    indexed: &'a Indexed<'a>,
    selection: &'a SegmentSelection,
    options: &'a WordOptions,
    membership: Option<Membership>,
    /// How many parts there are.
    parts: usize,
}

impl<'a> Reading<'a> {
    /// Counts the words of some documents, and tells in how many of them anything was wanted.
    fn read(&self, documents: &[&'a Document]) -> (Counter<'a>, usize) {
        let rules = WordRules::of(self.snapshot, &self.options.stop);
        let mut counter = Counter::new(rules, self.indexed.lexicon(), self.options, self.parts);
        let mut read = 0;
        for document in documents {
            if let Some(words) = self.indexed.document(document.id) {
                read += usize::from(self.read_document(&mut counter, document, words));
            }
        }
        (counter, read)
    }

    fn read_document(&self, counter: &mut Counter<'a>, document: &Document, words: &DocumentWords) -> bool {
        let passages = match self.options.stretch {
            WordStretch::All => Vec::new(),
            WordStretch::Coded | WordStretch::Uncoded => {
                let codings = self.snapshot.codings_in(document.id).iter();
                coded(codings.filter(|coding| self.selection.has_coder(coding.coder)))
            }
        };
        let found = self.selection.found.as_ref().map(|found| {
            let passages = found.in_document(document.id).iter().copied();
            stretches(passages)
        });
        let wanted = Wanted {
            stretch: self.options.stretch,
            passages: Cursor::new(&passages),
            found: found.as_deref().map(Cursor::new),
        };
        counter.read(
            document,
            words,
            wanted,
            |speaking, here| {
                if !self.selection.has_speaker(speaking) {
                    return false;
                }
                if let Some(membership) = &self.membership {
                    membership.of_passage(document, speaking, self.selection, here);
                }
                true
            },
            &Speakers::of(document, self.snapshot),
            self.selection.speech(self.options.speech),
        )
    }
}
