//! A word in its context.

use std::ops::Range;

use crate::model::{Document, DocumentId, ParticipantId, Snapshot};
use crate::shares::in_shares;
use crate::text::collate::compare;
use crate::text::markdown;
use crate::text::search::{FoldedText, Query, QueryError, SearchOptions, find};
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
    /// Those that have the keys: for each word of the pattern whether it fits.
    Pattern(&'a Lexicon, Vec<Vec<bool>>),
    /// The words met so far, and the numbers of those that are looked for.
    Counted(Box<Forms<'a>>, Vec<u32>),
}

impl<'a> Seeker<'a> {
    /// `None` for what is looked for in the text itself.
    fn new(sought: &Sought, snapshot: &'a Snapshot, lexicon: &'a Lexicon) -> Option<Self> {
        match &sought.0 {
            Matcher::Query(_) => None,
            Matcher::Pattern(words) => {
                let fits = |word: &PatternWord| {
                    let keys = 0..lexicon.keys() as u32;
                    keys.map(|key| word.fits(lexicon.key(key))).collect()
                };
                Some(Self::Pattern(lexicon, words.iter().map(fits).collect()))
            }
            Matcher::Counted(text, stop) => {
                let mut forms = Forms::new(WordRules::of(snapshot, stop), lexicon);
                let mut numbers = Vec::new();
                for told in text.split('=') {
                    forms.numbers_of(told, &mut numbers);
                }
                Some(Self::Counted(Box::new(forms), numbers))
            }
        }
    }

    /// Where it stands in a document, in order.
    fn places(&mut self, document: &Document, words: &DocumentWords) -> Vec<CharRange> {
        let by_sentence = match self {
            Self::Pattern(_, fits) => fits.len() > 1,
            Self::Counted(forms, wanted) => wanted.len() > 1 || forms.joins_words(),
        };
        let mut found = Vec::new();
        for said in spoken(document, words.text.chars(), false) {
            for run in words.runs(&said, by_sentence) {
                match self {
                    Self::Pattern(lexicon, fits) => pattern_places(run, lexicon, fits, &mut found),
                    Self::Counted(forms, wanted) => counted_places(run, forms, wanted, &mut found),
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
fn pattern_places(run: &[IndexedWord], lexicon: &Lexicon, fits: &[Vec<bool>], found: &mut Vec<CharRange>) {
    let fit = |(word, fits): (&IndexedWord, &Vec<bool>)| {
        let key = lexicon.key_of(word.spelling);
        fits.get(key as usize).copied().unwrap_or(false)
    };
    let places = run.windows(fits.len().max(1));
    let places = places.filter(|words| words.iter().zip(fits).all(fit));
    found.extend(places.filter_map(|words| whole(words, lexicon)));
}

/// Where words of these numbers stand side by side.
fn counted_places(run: &[IndexedWord], forms: &mut Forms, wanted: &[u32], found: &mut Vec<CharRange>) {
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

/// The places of a word in the selected documents whose texts are loaded, in what the selected participants say and,
/// where passages were found, in one of these; each with `width` scalars of its paragraph on both sides. In coded text
/// are those whose first letter a coding of the selected coders bears.
pub fn concordance(
    snapshot: &Snapshot,
    selection: &SegmentSelection,
    sought: &Sought,
    stretch: WordStretch,
    width: usize,
    order: ConcordanceOrder,
) -> Vec<ConcordanceLine> {
    let documents = snapshot.documents();
    let weights: Vec<usize> = documents.iter().map(|document| document.chars as usize).collect();
    let wanted = WantedLines {
        snapshot,
        selection,
        stretch,
        width,
    };
    let selected = || {
        let documents = documents.iter().map(|document| document.as_ref());
        documents.filter(|document| selection.has_document(document.id))
    };
    let indexed = (!matches!(sought.0, Matcher::Query(_))).then(|| Indexed::of(snapshot, selected()));
    let lines_in = |share: Range<usize>| {
        let indexed = indexed.as_ref();
        let mut seeker = indexed.and_then(|indexed| Seeker::new(sought, snapshot, indexed.lexicon()));
        let mut lines = Vec::new();
        for document in documents.get(share).unwrap_or_default() {
            let Some(text) = snapshot
                .text(document.id)
                .filter(|_| selection.has_document(document.id))
            else {
                continue;
            };
            let words = indexed.and_then(|indexed| indexed.document(document.id));
            let places = match (&sought.0, &mut seeker, words) {
                (Matcher::Query(query), ..) => {
                    let found = find(&FoldedText::new(text.shared()), query).into_iter();
                    found.map(|bytes| text.range(bytes)).collect()
                }
                (_, Some(seeker), Some(words)) => seeker.places(document, words),
                _ => Vec::new(),
            };
            lines.extend(wanted.in_document(document, text, &places));
        }
        lines
    };
    let mut lines = in_shares(&weights, SHARE, lines_in).concat();
    match order {
        ConcordanceOrder::Text => {}
        ConcordanceOrder::Before => sort_by(&mut lines, |line| {
            let words = name_key(&line.before);
            // Between words that come one after the other stands what sorts before all letters.
            words.split_whitespace().rev().collect::<Vec<_>>().join(" ")
        }),
        ConcordanceOrder::After => sort_by(&mut lines, |line| name_key(&line.after).trim().to_owned()),
    }
    lines
}

/// Fewer characters than this are looked through more quickly than a thread is started.
const SHARE: usize = if cfg!(test) { 20 } else { 200_000 };

/// Which places of a word are wanted, and how much stands round them.
struct WantedLines<'a> {
    snapshot: &'a Snapshot,
    selection: &'a SegmentSelection,
    stretch: WordStretch,
    width: usize,
}

impl WantedLines<'_> {
    /// The wanted ones among the places of a word in a document.
    fn in_document(&self, document: &Document, text: &Text, places: &[CharRange]) -> Vec<ConcordanceLine> {
        let speakers = Speakers::of(document, self.snapshot);
        let codings = self.snapshot.codings_in(document.id).iter();
        let codings = codings.filter(|coding| self.selection.has_coder(coding.coder));
        let passages = match self.stretch {
            WordStretch::All => Vec::new(),
            WordStretch::Coded | WordStretch::Uncoded => coded(codings),
        };
        let mut passages = Cursor::new(&passages);
        let whole = text.as_str();
        let mut lines = Vec::new();
        for range in places.iter().copied() {
            let Some(speaking) = self.selection.speaking(&speakers, range) else {
                continue;
            };
            let found = self.selection.found.as_ref();
            if found.is_some_and(|found| !found.covers(document.id, range)) {
                continue;
            }
            if !self.stretch.has(&mut passages, range.start) {
                continue;
            }
            let bytes = text.bytes(range);
            let before = whole.get(..bytes.start).unwrap_or_default();
            let after = whole.get(bytes.end..).unwrap_or_default();
            let from = bytes.start - context_before(before, self.width).len();
            let to = bytes.end + context_after(after, self.width).len();
            let quoted = |part: Range<usize>| markdown::read(whole, part).into_owned();
            lines.push(ConcordanceLine {
                document: document.id,
                range,
                speakers: speaking.to_vec(),
                before: quoted(from..bytes.start),
                hit: quoted(bytes.clone()),
                after: quoted(bytes.end..to),
            });
        }
        lines
    }
}

/// Puts places in the order of a reader's dictionary; those that read alike stay as they are.
fn sort_by(lines: &mut Vec<ConcordanceLine>, key: impl Fn(&ConcordanceLine) -> String) {
    let mut keyed: Vec<(String, ConcordanceLine)> = lines.drain(..).map(|line| (key(&line), line)).collect();
    keyed.sort_by(|(a, _), (b, _)| compare(a, b));
    lines.extend(keyed.into_iter().map(|(_, line)| line));
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
        let lines = concordance(
            &snapshot,
            &SegmentSelection::all(),
            &query,
            WordStretch::All,
            20,
            ConcordanceOrder::Text,
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
        let lines = concordance(
            &snapshot,
            &second,
            &query,
            WordStretch::All,
            20,
            ConcordanceOrder::Text,
        );
        assert_eq!(lines.len(), 1);
        let query = Sought::new("م", SearchOptions::default()).unwrap();
        let text = concordance(
            &snapshot,
            &SegmentSelection::all(),
            &query,
            WordStretch::All,
            9,
            ConcordanceOrder::Text,
        );
        for order in ConcordanceOrder::ALL {
            let mut sorted = concordance(
                &snapshot,
                &SegmentSelection::all(),
                &query,
                WordStretch::All,
                9,
                order,
            );
            if order == ConcordanceOrder::After {
                assert!(
                    sorted
                        .windows(2)
                        .all(|two| name_key(&two[0].after) <= name_key(&two[1].after))
                );
            }
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
            let found = concordance(&snapshot, &all, &sought, WordStretch::All, 9, text).into_iter();
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
