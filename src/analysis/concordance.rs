//! A word in its context.

use std::ops::Range;

use crate::model::{Document, DocumentId, ParticipantId, Snapshot};
use crate::shares::in_shares;
use crate::text::collate::compare;
use crate::text::markdown;
use crate::text::search::{Query, QueryError, SearchOptions, find};
use crate::text::word_index::{IndexedWord, Lexicon};
use crate::text::{CharRange, Text, name_key};

use super::indexed::{DocumentWords, Indexed};
use super::spoken::{Cursor, coded, spoken};
use super::word_forms::Forms;
use super::word_lists::{PatternWord, StopLists, WordRules, pattern};
use super::{SegmentSelection, Speakers, WordStretch};

/// The order of the places of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ConcordanceOrder {
    /// As they stand in the documents.
    #[default]
    Text,
    /// By what stands before, from the nearest word outwards.
    Before,
    /// By what follows.
    After,
}

impl ConcordanceOrder {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Text, Self::Before, Self::After];

    /// Its name on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Before => "before",
            Self::After => "after",
        }
    }
}

/// The word whose places are wanted.
#[derive(Clone, Debug)]
pub struct Sought(Matcher);

#[derive(Clone, Debug)]
enum Matcher {
    Query(Query),
    /// Words of which some go on in any way.
    Pattern(Vec<PatternWord>),
    /// A word or a phrase as it is counted, where these words are left out of counts.
    Counted(String, StopLists),
}

impl Sought {
    /// A word or a phrase. Where whole words are wanted in any spelling, `=` before them has them found as they are
    /// counted: in what is said and not in labels, a phrase in one sentence, and what a list of the project says to be forms
    /// of a word as that word, where another `=` tells words that count as one from their neighbours; `*` after a word stands
    /// for any ending, as it does in word lists.
    ///
    /// # Errors
    /// There is nothing to look for, or the regular expression is wrong.
    pub fn new(text: &str, options: SearchOptions) -> Result<Self, QueryError> {
        let is_plain = options.whole_word && !options.exact && !options.regex;
        let counted = text.trim().strip_prefix('=').filter(|_| is_plain);
        let word = counted.unwrap_or(text);
        if is_plain && (word.contains('*') || counted.is_some()) {
            return match pattern(word) {
                words if words.is_empty() => Err(QueryError::Empty),
                words if word.contains('*') => Ok(Self(Matcher::Pattern(words))),
                _ => Ok(Self(Matcher::Counted(word.to_owned(), StopLists::default()))),
            };
        }
        Query::new(text, options).map(|query| Self(Matcher::Query(query)))
    }

    /// The same where words of these lists were left out of the counts: what they hold is no form of another word.
    pub fn counted_without(mut self, lists: &StopLists) -> Self {
        if let Matcher::Counted(_, stop) = &mut self.0 {
            stop.clone_from(lists);
        }
        self
    }
}

/// Looks for words in one document after another.
enum Seeker<'a> {
    /// In the text itself.
    Text(&'a Query),
    /// Words one after the other: for each of them whether a spelling is meant.
    Spellings(&'a Lexicon, Vec<Vec<bool>>),
    /// What is counted as words of these numbers, where several words may be one.
    Joined(Box<Forms<'a>>, Vec<u32>),
}

impl<'a> Seeker<'a> {
    /// `lexicon` is wanted for all that is not looked for in the text itself.
    fn new(sought: &'a Sought, snapshot: &'a Snapshot, lexicon: Option<&'a Lexicon>) -> Option<Self> {
        match (&sought.0, lexicon) {
            (Matcher::Query(query), _) => Some(Self::Text(query)),
            (_, None) => None,
            (Matcher::Pattern(words), Some(lexicon)) => {
                let spellings = 0..lexicon.spellings() as u32;
                let fits = words.iter().map(|word| {
                    let keys: Vec<bool> = (0..lexicon.keys() as u32)
                        .map(|key| word.fits(lexicon.key(key)))
                        .collect();
                    let fits = |spelling| keys.get(lexicon.key_of(spelling) as usize).copied();
                    spellings.clone().map(|s| fits(s).unwrap_or(false)).collect()
                });
                Some(Self::Spellings(lexicon, fits.collect()))
            }
            (Matcher::Counted(text, stop), Some(lexicon)) => {
                let mut forms = Forms::new(WordRules::of(snapshot, stop), lexicon);
                let mut wanted = Vec::new();
                for told in text.split('=') {
                    forms.numbers_of(told, &mut wanted);
                }
                if forms.joins_words() {
                    return Some(Self::Joined(Box::new(forms), wanted));
                }
                let numbers: Vec<u32> = (0..lexicon.spellings() as u32)
                    .map(|spelling| forms.number(spelling, 0))
                    .collect();
                let fits = |wanted: &u32| numbers.iter().map(|number| number == wanted).collect();
                Some(Self::Spellings(lexicon, wanted.iter().map(fits).collect()))
            }
        }
    }

    /// Where it stands in a document, in order.
    fn places(&mut self, document: &Document, text: &Text, words: Option<&DocumentWords>) -> Vec<CharRange> {
        let by_sentence = match self {
            Self::Text(query) => {
                let found = find(text.folded(), query).into_iter();
                return found.map(|bytes| text.range(bytes)).collect();
            }
            Self::Spellings(_, fits) => fits.len() > 1,
            Self::Joined(..) => true,
        };
        let Some(words) = words else { return Vec::new() };
        let mut found = Vec::new();
        for said in spoken(document, text.chars(), false) {
            for run in words.runs(&said, by_sentence) {
                match self {
                    Self::Text(_) => {}
                    Self::Spellings(lexicon, fits) => places_of(run, lexicon, fits, &mut found),
                    Self::Joined(forms, wanted) => joined_places(run, forms, wanted, &mut found),
                }
            }
        }
        found
    }
}

/// From where the first of some words begins to where the last ends.
fn whole(words: &[IndexedWord], lexicon: &Lexicon) -> Option<CharRange> {
    let (first, last) = (words.first()?, words.last()?);
    let length = lexicon.spelling(last.spelling).chars().count();
    Some(CharRange::new(first.start, last.start + length as u32))
}

/// Where words stand side by side that fit one after the other.
fn places_of(run: &[IndexedWord], lexicon: &Lexicon, fits: &[Vec<bool>], found: &mut Vec<CharRange>) {
    let fit =
        |(word, fits): (&IndexedWord, &Vec<bool>)| fits.get(word.spelling as usize).copied().unwrap_or(false);
    let places = run.windows(fits.len().max(1));
    let places = places.filter(|words| !fits.is_empty() && words.iter().zip(fits).all(fit));
    found.extend(places.filter_map(|words| whole(words, lexicon)));
}

/// Where words of these numbers stand side by side.
fn joined_places(run: &[IndexedWord], forms: &mut Forms, wanted: &[u32], found: &mut Vec<CharRange>) {
    let spellings: Vec<usize> = run.iter().map(|word| forms.place(word.spelling, 0)).collect();
    let mut numbered: Vec<(u32, &[IndexedWord])> = Vec::new();
    let mut rest = run;
    forms.each_number(&spellings, |number, length| {
        let (here, after) = rest.split_at_checked(length).unwrap_or((rest, &[]));
        numbered.push((number, here));
        rest = after;
    });
    let mut before = 0;
    for places in numbered.windows(wanted.len().max(1)) {
        let first = places.first().map_or(0, |(_, words)| words.len());
        if places.iter().map(|(number, _)| number).eq(wanted) {
            let length: usize = places.iter().map(|(_, words)| words.len()).sum();
            let words = run.get(before..before + length).unwrap_or_default();
            found.extend(whole(words, forms.lexicon()));
        }
        before += first;
    }
}

impl From<Query> for Sought {
    fn from(query: Query) -> Self {
        Self(Matcher::Query(query))
    }
}

/// A place where a word stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConcordanceLine {
    /// The document.
    pub document: DocumentId,
    /// Where the word stands.
    pub range: CharRange,
    /// Who speaks there.
    pub speakers: Vec<ParticipantId>,
    /// What stands before in the same paragraph, at most so many characters as asked for, cut between words.
    pub before: String,
    /// The word as it is written.
    pub hit: String,
    /// What follows in the same paragraph, as `before`.
    pub after: String,
}

/// The places of a word in some documents, as they stand there; what stands round them is told when it is asked for.
pub struct Places<'a> {
    snapshot: &'a Snapshot,
    selection: &'a SegmentSelection,
    found: Vec<(&'a Document, CharRange)>,
}

/// The places of a word in the selected documents whose texts are loaded, in what the selected participants say and,
/// where passages were found, in one of these. In coded text are those whose first letter a coding of the selected coders
/// bears.
pub fn places<'a>(
    snapshot: &'a Snapshot,
    selection: &'a SegmentSelection,
    sought: &Sought,
    stretch: WordStretch,
) -> Places<'a> {
    let documents = snapshot.documents().into_iter().map(AsRef::as_ref);
    let documents: Vec<&Document> = documents
        .filter(|document: &&Document| selection.has_document(document.id))
        .collect();
    let weights: Vec<usize> = documents.iter().map(|document| document.chars as usize).collect();
    let wanted = WantedPlaces {
        snapshot,
        selection,
        stretch,
    };
    let indexed = !matches!(sought.0, Matcher::Query(_));
    let indexed = indexed.then(|| Indexed::of(snapshot, documents.iter().copied()));
    let indexed = indexed.as_ref();
    let found = in_shares(&weights, SHARE, |share| {
        let mut found = Vec::new();
        let Some(mut seeker) = Seeker::new(sought, snapshot, indexed.map(Indexed::lexicon)) else {
            return found;
        };
        for document in documents.get(share).unwrap_or_default() {
            let Some(text) = snapshot.text(document.id) else {
                continue;
            };
            let words = indexed.and_then(|indexed| indexed.document(document.id));
            let mut places = seeker.places(document, text, words);
            wanted.retain(document, &mut places);
            found.extend(places.into_iter().map(|range| (*document, range)));
        }
        found
    });
    Places {
        snapshot,
        selection,
        found: found.concat(),
    }
}

impl Places<'_> {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// The first places in an order, `most` of them, each with `width` scalars of its paragraph on both sides. In the
    /// order of the texts only what is told is looked at.
    pub fn lines(&self, width: usize, order: ConcordanceOrder, most: usize) -> Vec<ConcordanceLine> {
        let told = match order {
            ConcordanceOrder::Text => most.min(self.len()),
            ConcordanceOrder::Before | ConcordanceOrder::After => self.len(),
        };
        let told = self.found.get(..told).unwrap_or_default();
        let by_document: Vec<&[(&Document, CharRange)]> = told.chunk_by(|a, b| a.0.id == b.0.id).collect();
        let weights: Vec<usize> = by_document.iter().map(|places| places.len()).collect();
        let lines_in = |share: Range<usize>| {
            let places = by_document.get(share).unwrap_or_default().iter();
            let lines = places.flat_map(|places| self.lines_of(places, width));
            match order {
                ConcordanceOrder::Text => lines.map(|line| (String::new(), line)).collect(),
                ConcordanceOrder::Before => lines.map(|line| (backwards(&line.before), line)).collect(),
                ConcordanceOrder::After => lines
                    .map(|line| (name_key(&line.after).trim().to_owned(), line))
                    .collect::<Vec<_>>(),
            }
        };
        let mut keyed = in_shares(&weights, SHARE_OF_PLACES, lines_in).concat();
        if order != ConcordanceOrder::Text {
            // In the order of a reader's dictionary; those that read alike stay as they are.
            keyed.sort_by(|(a, _), (b, _)| compare(a, b));
            keyed.truncate(most);
        }
        keyed.into_iter().map(|(_, line)| line).collect()
    }

    /// Some places of one document with what stands round them.
    fn lines_of(&self, places: &[(&Document, CharRange)], width: usize) -> Vec<ConcordanceLine> {
        let Some((document, _)) = places.first() else {
            return Vec::new();
        };
        let Some(text) = self.snapshot.text(document.id) else {
            return Vec::new();
        };
        let speakers = Speakers::of(document, self.snapshot);
        let whole = text.as_str();
        let line = |(_, range): &(&Document, CharRange)| {
            let bytes = text.bytes(*range);
            let before = whole.get(..bytes.start).unwrap_or_default();
            let after = whole.get(bytes.end..).unwrap_or_default();
            let from = bytes.start - context_before(before, width).len();
            let to = bytes.end + context_after(after, width).len();
            let quoted = |part: Range<usize>| markdown::read(whole, part).into_owned();
            ConcordanceLine {
                document: document.id,
                range: *range,
                speakers: self
                    .selection
                    .speaking(&speakers, *range)
                    .unwrap_or_default()
                    .to_vec(),
                before: quoted(from..bytes.start),
                hit: quoted(bytes.clone()),
                after: quoted(bytes.end..to),
            }
        };
        places.iter().map(line).collect()
    }
}

/// Fewer characters than this are looked through, and fewer places told, more quickly than a thread is started. In tests
/// hardly any: they are to see that what several threads find is put together rightly.
const SHARE: usize = if cfg!(test) { 20 } else { 200_000 };
const SHARE_OF_PLACES: usize = if cfg!(test) { 1 } else { 2_000 };

/// Which places of a word are wanted.
struct WantedPlaces<'a> {
    snapshot: &'a Snapshot,
    selection: &'a SegmentSelection,
    stretch: WordStretch,
}

impl WantedPlaces<'_> {
    /// Leaves the wanted ones among the places of a word in a document.
    fn retain(&self, document: &Document, places: &mut Vec<CharRange>) {
        if places.is_empty() {
            return;
        }
        let speakers = Speakers::of(document, self.snapshot);
        let passages = match self.stretch {
            WordStretch::All => Vec::new(),
            WordStretch::Coded | WordStretch::Uncoded => {
                let codings = self.snapshot.codings_in(document.id).iter();
                coded(codings.filter(|coding| self.selection.has_coder(coding.coder)))
            }
        };
        let mut passages = Cursor::new(&passages);
        let found = self.selection.found.as_ref();
        places.retain(|range| {
            self.selection.speaking(&speakers, *range).is_some()
                && found.is_none_or(|found| found.covers(document.id, *range))
                && self.stretch.has(&mut passages, range.start)
        });
    }
}

/// What sorts places by what stands before them, from the nearest word outwards.
fn backwards(before: &str) -> String {
    let words = name_key(before);
    // Between words that come one after the other stands what sorts before all letters.
    words.split_whitespace().rev().collect::<Vec<_>>().join(" ")
}

/// The end of what stands before a word, cut at the paragraph and between words.
fn context_before(text: &str, width: usize) -> &str {
    let text = text.rsplit('\n').next().unwrap_or_default();
    let Some((start, _)) = text.char_indices().rev().nth(width) else {
        return text;
    };
    // One scalar more was taken: where it is a blank, the cut stands between words.
    let cut = text.get(start..).unwrap_or_default();
    match cut.find(char::is_whitespace) {
        Some(blank) => cut.get(blank..).unwrap_or_default().trim_start(),
        None => "",
    }
}

/// The beginning of what follows a word, cut at the paragraph and between words.
fn context_after(text: &str, width: usize) -> &str {
    let text = text.split('\n').next().unwrap_or_default();
    let Some((last, c)) = text.char_indices().nth(width) else {
        return text;
    };
    let cut = text.get(..last + c.len_utf8()).unwrap_or_default();
    match cut.rfind(char::is_whitespace) {
        Some(blank) => cut.get(..blank).unwrap_or_default().trim_end(),
        None => "",
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{TREE, study, study_of};
    use super::*;

    #[test]
    fn contexts_are_cut_between_words_and_at_the_paragraph() {
        for (text, width, before) in [
            ("یک دو سه ", 4, "سه "),
            ("یک دو سه ", 6, "دو سه "),
            ("یک دو سه ", 40, "یک دو سه "),
            ("یک\nدو سه ", 40, "دو سه "),
            ("یک دو سه ", 9, "یک دو سه "),
            ("یک دو سه ", 8, "دو سه "),
            ("درازتر ", 3, ""),
            ("", 3, ""),
        ] {
            assert_eq!(context_before(text, width), before, "{text:?} {width}");
        }
        for (text, width, after) in [
            (" یک دو سه", 4, " یک"),
            (" یک دو سه", 6, " یک دو"),
            (" یک دو سه", 40, " یک دو سه"),
            (" یک\nدو سه", 40, " یک"),
            ("درازتر", 3, ""),
        ] {
            assert_eq!(context_after(text, width), after, "{text:?} {width}");
        }
    }

    #[test]
    fn a_word_stands_between_what_is_before_and_after() {
        let snapshot = study(&[&[1, 2], &[2]], &TREE, &[]);
        let query = Sought::new(
            "بود",
            SearchOptions {
                whole_word: true,
                ..SearchOptions::default()
            },
        )
        .unwrap();
        let lines = places(&snapshot, &SegmentSelection::all(), &query, WordStretch::All).lines(
            20,
            ConcordanceOrder::Text,
            usize::MAX,
        );
        let told: Vec<_> = lines
            .iter()
            .map(|l| (l.before.trim(), l.hit.as_str(), l.after.as_str()))
            .collect();
        assert_eq!(told, [("م۱: سامانه قطع", "بود", ""); 2]);
        assert_eq!(lines[0].speakers, [ParticipantId(1)]);
        let second = SegmentSelection {
            speakers: Some([ParticipantId(2)].into()),
            ..SegmentSelection::all()
        };
        let lines = places(&snapshot, &second, &query, WordStretch::All).lines(
            20,
            ConcordanceOrder::Text,
            usize::MAX,
        );
        assert_eq!(lines.len(), 1);
        let query = Sought::new("م", SearchOptions::default()).unwrap();
        let text = places(&snapshot, &SegmentSelection::all(), &query, WordStretch::All).lines(
            9,
            ConcordanceOrder::Text,
            usize::MAX,
        );
        for order in ConcordanceOrder::ALL {
            let mut sorted = places(&snapshot, &SegmentSelection::all(), &query, WordStretch::All).lines(
                9,
                order,
                usize::MAX,
            );
            if order == ConcordanceOrder::After {
                assert!(
                    sorted
                        .windows(2)
                        .all(|two| name_key(&two[0].after) <= name_key(&two[1].after))
                );
            }
            let first =
                places(&snapshot, &SegmentSelection::all(), &query, WordStretch::All).lines(9, order, 2);
            assert_eq!(first, sorted[..2]);
            sorted.sort_by_key(|line| (line.document, line.range.start));
            assert_eq!(sorted, text);
        }
    }

    #[test]
    fn an_open_word_stands_where_it_is_counted() {
        let said = "وام گرفتم، وام‌ها گران بود. کار وام.\nوامانده نیست.";
        let text = format!("مصاحبه‌گر: سلام\nم۱: سامانه قطع بود\nم۲: {said}");
        let snapshot = study_of(&[&[1, 2]], &TREE, &[], &[text]);
        let options = SearchOptions {
            whole_word: true,
            ..SearchOptions::default()
        };
        let whole = |word| {
            let sought = Sought::new(word, options).unwrap();
            let (all, text) = (SegmentSelection::all(), ConcordanceOrder::Text);
            let found = places(&snapshot, &all, &sought, WordStretch::All)
                .lines(9, text, usize::MAX)
                .into_iter();
            found.map(|line| line.hit).collect::<Vec<_>>()
        };
        assert_eq!(whole("وام*"), ["وام", "وام‌ها", "وام", "وامانده"]);
        assert_eq!(whole("وام* گرفت*"), ["وام گرفتم"]);
        assert!(whole("گران* وامانده*").is_empty());
        assert!(whole("بود کار*").is_empty(), "a phrase stands in one sentence");
        assert!(Sought::new("*", options).is_err());
        assert!(Sought::new("=", options).is_err() && Sought::new("= ؟", options).is_err());
        // Where not whole words are wanted, a star is a star.
        assert!(matches!(
            Sought::new("وام*", SearchOptions::default()).unwrap().0,
            Matcher::Query(_)
        ));
    }
}
