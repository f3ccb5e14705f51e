//! Finding a phrase or a pattern in a text, whichever way it is spelled.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use memchr::memmem::Finder;
use regex::{Regex, RegexBuilder};

use super::grapheme;
use super::pattern::PatternFault;
use super::persian::KeyMap;
use super::persian::digits;
use super::persian::fold::{Folding, ZWNJ, fold, fold_mapped, search_key};
use super::words::is_word_border;
use crate::message::Message;

/// How a query is to be understood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct SearchOptions {
    /// Letter by letter as written, without folding; stronger than `loose`.
    pub exact: bool,
    /// The query is a regular expression (syntax of the `regex` crate), over the folded text unless `exact`.
    pub regex: bool,
    /// Only whole words, half spaces counting as part of a word.
    pub whole_word: bool,
    /// Also reads آ as ا, ؤ as و and ئ as ی.
    pub loose: bool,
}

/// Why a query cannot be run.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QueryError {
    /// Nothing is left of the query to search for.
    #[error("there is nothing to search for")]
    Empty,
    /// The regular expression is wrong.
    #[error("the pattern is not valid: {0:?}")]
    Pattern(PatternFault),
}

impl QueryError {
    /// What is said of it to people.
    pub fn message(&self) -> Message {
        match self {
            Self::Empty => Message::new("search-error-empty"),
            Self::Pattern(fault) => Message::new("search-error-pattern").with("reason", fault.message()),
        }
    }
}

/// A text made ready for searching: folded once, when that is first needed, and searched often.
#[derive(Debug, Default)]
pub struct FoldedText {
    source: Arc<str>,
    folded: OnceLock<(String, KeyMap)>,
    /// Made when first asked for; as long as the key, byte for byte, so that the same map serves.
    loose: OnceLock<String>,
}

impl FoldedText {
    /// Takes `source`, which is folded when the key is first asked for: a search for exact letters never does.
    pub fn new(source: impl Into<Arc<str>>) -> Self {
        Self {
            source: source.into(),
            folded: OnceLock::new(),
            loose: OnceLock::new(),
        }
    }

    fn folded(&self) -> &(String, KeyMap) {
        self.folded
            .get_or_init(|| fold_mapped(&self.source, Folding::default()))
    }

    /// The text as it is stored.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The folded text.
    pub fn key(&self) -> &str {
        &self.folded().0
    }

    /// The bytes of the stored text behind some bytes of the folded one, widened to whole graphemes.
    pub fn source_range(&self, key: Range<usize>) -> Range<usize> {
        grapheme::snap(&self.source, self.folded().1.source(key))
    }

    /// What is searched under these options.
    fn searched(&self, options: SearchOptions) -> &str {
        match (options.exact, options.loose) {
            (true, _) => self.source(),
            (false, true) => self.loose_key(),
            (false, false) => self.key(),
        }
    }

    fn loose_key(&self) -> &str {
        self.loose.get_or_init(|| {
            self.key()
                .chars()
                .map(|c| match c {
                    'آ' => 'ا',
                    'ؤ' => 'و',
                    'ئ' => 'ی',
                    _ => c,
                })
                .collect()
        })
    }
}

/// A query, prepared once for any number of texts.
#[derive(Clone, Debug)]
pub struct Query {
    options: SearchOptions,
    matcher: Matcher,
}

#[derive(Clone, Debug)]
enum Matcher {
    Literal(Box<Finder<'static>>),
    Phrase(Box<Phrase>),
    Pattern(Regex),
}

/// Fragments of a folded query between which there may be one space or none.
#[derive(Clone, Debug)]
struct Phrase {
    before: Vec<String>,
    /// The longest fragment, which is looked for first.
    pivot: Finder<'static>,
    after: Vec<String>,
}

impl Query {
    /// Prepares `text`. A space or half space in it matches nothing, a half space or one space of the text; where it
    /// has none, half spaces of the text are ignored and spaces are not. Regular expressions are folded as well,
    /// except for case, which they ignore; spaces in them are spaces.
    pub fn new(text: &str, options: SearchOptions) -> Result<Self, QueryError> {
        let folding = options.folding();
        let matcher = if options.regex {
            Matcher::Pattern(pattern(text, folding, options.exact)?)
        } else if options.exact {
            if text.is_empty() {
                return Err(QueryError::Empty);
            }
            Matcher::Literal(Box::new(Finder::new(text).into_owned()))
        } else {
            Matcher::Phrase(Box::new(Phrase::new(text, folding).ok_or(QueryError::Empty)?))
        };
        Ok(Self { options, matcher })
    }

    /// The options it was made with.
    pub fn options(&self) -> SearchOptions {
        self.options
    }

    /// The number of a group of the pattern, by its number in any digits or by its name; `None` where the pattern has no
    /// such group, or the query is no pattern.
    pub(super) fn group(&self, name: &str) -> Option<usize> {
        let Matcher::Pattern(regex) = &self.matcher else {
            return None;
        };
        let digits: Option<String> = name
            .chars()
            .map(|c| char::from_digit(digits::value(c)?, 10))
            .collect();
        match digits.filter(|digits| !digits.is_empty()) {
            Some(digits) => digits
                .parse()
                .ok()
                .filter(|number| *number < regex.captures_len()),
            None => {
                let name = if self.options.exact {
                    name.to_owned()
                } else {
                    fold_pattern(name, self.options.folding())
                };
                regex.capture_names().position(|known| known == Some(&name))
            }
        }
    }
}

impl SearchOptions {
    fn folding(self) -> Folding {
        Folding {
            loose: self.loose,
            ..Folding::default()
        }
    }
}

/// The bytes of the stored text where `query` is found, from the start to the end, none overlapping another.
///
/// Without `exact`, each is a run of whole graphemes; with it, exactly what was asked for.
pub fn find(folded: &FoldedText, query: &Query) -> Vec<Range<usize>> {
    let SearchOptions {
        exact, whole_word, ..
    } = query.options;
    let hay = folded.searched(query.options);
    let accept = |hit: &Range<usize>| !whole_word || is_whole_word(hay, hit);
    let hits: Vec<Range<usize>> = match &query.matcher {
        Matcher::Literal(finder) => finder
            .find_iter(hay.as_bytes())
            .map(|at| at..at + finder.needle().len())
            .filter(accept)
            .collect(),
        Matcher::Phrase(phrase) => phrase.find(hay, accept),
        Matcher::Pattern(regex) => regex
            .find_iter(hay)
            .map(|m| m.range())
            .filter(|hit| !hit.is_empty() && accept(hit))
            .collect(),
    };
    if exact {
        hits
    } else {
        hits.into_iter().map(|hit| folded.source_range(hit)).collect()
    }
}

/// A hit and the bytes of groups of its pattern.
pub(super) type GroupedHit = (Range<usize>, Vec<Option<Range<usize>>>);

/// The same as [`find`] gives, each with the bytes of some groups of the pattern in it; `None` for one that took no part.
/// Nothing where the query is no pattern.
pub(super) fn find_groups(folded: &FoldedText, query: &Query, groups: &[usize]) -> Vec<GroupedHit> {
    let Matcher::Pattern(regex) = &query.matcher else {
        return Vec::new();
    };
    let options = query.options;
    let hay = folded.searched(options);
    let source = |range: Range<usize>| {
        if options.exact {
            range
        } else {
            folded.source_range(range)
        }
    };
    let accept = |hit: &Range<usize>| !options.whole_word || is_whole_word(hay, hit);
    regex
        .captures_iter(hay)
        .filter_map(|captures| {
            let hit = captures.get(0)?.range();
            let of_group = |group: &usize| Some(source(captures.get(*group)?.range()));
            (!hit.is_empty() && accept(&hit)).then(|| (source(hit), groups.iter().map(of_group).collect()))
        })
        .collect()
}

impl Phrase {
    fn new(text: &str, folding: Folding) -> Option<Self> {
        // The half space must be seen before folding deletes it.
        let spaced = text.replace([ZWNJ, '\t', '\n'], " ");
        let key = fold(&spaced, folding);
        let mut before: Vec<String> = key
            .split(' ')
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect();
        let longest = (0..before.len()).max_by_key(|i| before.get(*i).map_or(0, String::len))?;
        let after = before.split_off(longest + 1);
        let pivot = Finder::new(before.pop()?.as_bytes()).into_owned();
        Some(Self { before, pivot, after })
    }

    fn find(&self, hay: &str, accept: impl Fn(&Range<usize>) -> bool) -> Vec<Range<usize>> {
        let bytes = hay.as_bytes();
        let mut hits = Vec::new();
        let (mut from, mut free) = (0, 0);
        while let Some(at) = bytes.get(from..).and_then(|rest| self.pivot.find(rest)) {
            let pivot = from + at;
            let hit = self
                .around(bytes, pivot)
                .filter(|hit| hit.start >= free && accept(hit));
            if let Some(hit) = hit {
                free = hit.end;
                from = hit.end;
                hits.push(hit);
            } else {
                from = pivot + 1;
            }
        }
        hits
    }

    /// The whole phrase about a pivot that begins at byte `pivot`.
    fn around(&self, bytes: &[u8], pivot: usize) -> Option<Range<usize>> {
        let mut start = pivot;
        for fragment in self.before.iter().rev() {
            let mut left = bytes.get(..start)?;
            left = left.strip_suffix(b" ").unwrap_or(left);
            start = left.strip_suffix(fragment.as_bytes())?.len();
        }
        let mut right = bytes.get(pivot + self.pivot.needle().len()..)?;
        for fragment in &self.after {
            right = right.strip_prefix(b" ").unwrap_or(right);
            right = right.strip_prefix(fragment.as_bytes())?;
        }
        Some(start..bytes.len() - right.len())
    }
}

fn is_whole_word(hay: &str, hit: &Range<usize>) -> bool {
    let (Some(left), Some(inside), Some(right)) =
        (hay.get(..hit.start), hay.get(hit.clone()), hay.get(hit.end..))
    else {
        return false;
    };
    let border = |before: Option<char>, after: Option<char>| match (before, after) {
        (Some(before), Some(after)) => is_word_border(before, after),
        _ => true,
    };
    border(left.chars().next_back(), inside.chars().next())
        && border(inside.chars().next_back(), right.chars().next())
}

fn pattern(text: &str, folding: Folding, exact: bool) -> Result<Regex, QueryError> {
    if text.is_empty() || (!exact && search_key(text).is_empty()) {
        return Err(QueryError::Empty);
    }
    let source = if exact {
        text.to_owned()
    } else {
        fold_pattern(text, folding)
    };
    RegexBuilder::new(&source)
        .case_insensitive(!exact)
        .multi_line(true)
        .build()
        .map_err(|_| QueryError::Pattern(PatternFault::of(text)))
}

/// Folds the letters of a pattern but leaves Latin ones as they are: `\S` is not `\s`.
fn fold_pattern(text: &str, folding: Folding) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let ascii = rest.find(|c: char| !c.is_ascii()).unwrap_or(rest.len());
        let (latin, tail) = rest.split_at(ascii);
        out.extend(latin.chars().map(|c| if c == '\'' { '"' } else { c }));
        let other = tail.find(|c: char| c.is_ascii()).unwrap_or(tail.len());
        let (persian, tail) = tail.split_at(other);
        out.push_str(&fold(persian, folding));
        rest = tail;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FOLDED: SearchOptions = SearchOptions {
        exact: false,
        regex: false,
        whole_word: false,
        loose: false,
    };
    const EXACT: SearchOptions = SearchOptions {
        exact: true,
        ..FOLDED
    };
    const REGEX: SearchOptions = SearchOptions {
        regex: true,
        ..FOLDED
    };
    const WHOLE: SearchOptions = SearchOptions {
        whole_word: true,
        ..FOLDED
    };
    const LOOSE: SearchOptions = SearchOptions {
        loose: true,
        ..FOLDED
    };

    /// `marked` holds the hits that are expected between ⟦ and ⟧.
    fn check(query: &str, options: SearchOptions, marked: &str) {
        let text = marked.replace(['⟦', '⟧'], "");
        let folded = FoldedText::new(text.as_str());
        let mut found = text.clone();
        for hit in find(&folded, &Query::new(query, options).unwrap()).iter().rev() {
            found.insert(hit.end, '⟧');
            found.insert(hit.start, '⟦');
        }
        assert_eq!(found, marked, "{query}");
    }

    #[test]
    fn spaces_and_half_spaces() {
        let all = "⟦می روم⟧ ⟦می‌روم⟧ ⟦میروم⟧ می  روم";
        check("می روم", FOLDED, all);
        check("می‌روم", FOLDED, all);
        check("میروم", FOLDED, "می روم ⟦می‌روم⟧ ⟦میروم⟧ می  روم");
        check("درد", FOLDED, "در دفتر ⟦درد⟧ داشت");
        check(
            "  دفتر پیش خوان ",
            FOLDED,
            "⟦دفتر پیشخوان⟧ و ⟦دفتر پیش‌خوان⟧ و ⟦دفترپیش خوان⟧",
        );
        check("ا ب ا", FOLDED, "⟦ا ب ا⟧ ب ا و ⟦ابا⟧");
    }

    #[test]
    fn spelling_is_folded_and_marks_stay_with_their_letters() {
        check("كتاب", FOLDED, "⟦کتابِ⟧ ⟦كِتـاب⟧ «⟦کتاب⟧»");
        check("۱۲", FOLDED, "⟦۱۲⟧ ⟦12⟧ ⟦١٢⟧");
        check("خانه", FOLDED, "⟦خانهٔ⟧ ⟦خانۀ⟧ ⟦خانة⟧");
        check("\"نه\"", FOLDED, "گفت ⟦«نه»⟧ و ⟦“نه”⟧");
        check("الا", FOLDED, "⟦اﻻ⟧ن");
        check("e", FOLDED, "⟦E⟧mail ⟦e\u{301}⟧");
        check("آراي", LOOSE, "⟦آرای⟧ ⟦ارائ⟧ه ⟦ارای⟧");
        check("آرای", FOLDED, "⟦آرای⟧ ارائه");
    }

    #[test]
    fn exact_is_letter_by_letter() {
        check("كتاب", EXACT, "کتاب ⟦كتاب⟧");
        check("می روم", EXACT, "⟦می روم⟧ می‌روم");
    }

    #[test]
    fn whole_words() {
        check("کتاب", WHOLE, "⟦کتاب⟧ کتاب‌ها کتابها ⟦کتاب⟧.");
        check("درصد", WHOLE, "۳⟦درصد⟧ چند‌درصد");
        check("می‌روم", WHOLE, "⟦می روم⟧ نمی روم");
    }

    #[test]
    fn patterns_see_the_folded_text() {
        check(r"كتاب\s+\d{2}", REGEX, "⟦کتاب  ۱۲⟧ کتاب ۳");
        check(r"\S+ها\b", REGEX, "⟦كتاب‌ها⟧ و ⟦دفترها⟧");
        check("^م.:", REGEX, "⟦م۱:⟧ سلام\n⟦م٢:⟧ م۳: نه");
        check("x*", REGEX, "a⟦X⟧");
        check("ي$", SearchOptions { exact: true, ..REGEX }, "ی\n⟦ي⟧");
    }

    #[test]
    fn what_cannot_be_searched_for_is_refused() {
        for query in ["", " ", "\u{200C}", "َ"] {
            assert_eq!(
                Query::new(query, FOLDED).unwrap_err(),
                QueryError::Empty,
                "{query:?}"
            );
        }
        for query in ["(الف", "[آ", "*"] {
            let error = Query::new(query, REGEX).unwrap_err();
            assert!(
                matches!(&error, QueryError::Pattern(fault) if fault.at.is_some()),
                "{error:?}"
            );
        }
    }

    proptest! {
        #[test]
        fn what_is_found_folds_to_what_was_sought(
            text in "[ابيیكک\u{200C}\u{64E} ۱1آ]{0,40}",
            query in "[ابی\u{200C} ۱]{1,4}",
        ) {
            let Ok(prepared) = Query::new(&query, FOLDED) else { return Ok(()) };
            let folded = FoldedText::new(text.as_str());
            let bare = |s: &str| search_key(s).replace(' ', "");
            let mut end = 0;
            for hit in find(&folded, &prepared) {
                prop_assert!(hit.start >= end);
                prop_assert_eq!(bare(&text[hit.clone()]), bare(&query));
                end = hit.end;
            }
        }
    }
}
