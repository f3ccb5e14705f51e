//! Putting other words in the place of what was found.

use std::ops::Range;

use super::persian::digits;
use super::persian::fold::ZWNJ;
use super::search::{FoldedText, Query, SearchOptions, find_groups};
use super::{Patch, Splice, Text};
use crate::message::Message;

/// Joins what is written apart.
const ZWJ: char = '\u{200D}';

/// What takes the place of what is found: words, and for a pattern the words of its groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    pieces: Vec<ReplacementPiece>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum ReplacementPiece {
    Words(String),
    /// What a group of the pattern has found.
    Group(usize),
}

/// Why words cannot take the place of what a pattern finds.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReplacementError {
    /// A group is named that the pattern does not have.
    #[error("the pattern has no group for {0}")]
    NoGroup(String),
    /// `${` without `}`.
    #[error("a group is named without an end: {0}")]
    Open(String),
}

impl ReplacementError {
    /// What is said of it to people.
    pub fn message(&self) -> Message {
        match self {
            Self::NoGroup(written) => Message::new("replace-error-no-group").with("written", written),
            Self::Open(written) => Message::new("replace-error-open").with("written", written),
        }
    }
}

impl Replacement {
    /// Reads what a person wrote. Where a pattern is sought, `$1`, `${1}`, `$name` and `${name}` stand for the words of a
    /// group, `$0` for all that was found and `$$` for a dollar sign; a dollar sign before anything else is one, and
    /// digits may be Persian. A number ends with its last digit, a name with its last letter, digit or `_`. Everywhere
    /// else the words are what they are.
    ///
    /// # Errors
    /// A group that the pattern does not have, or `${` without an end.
    pub fn new(with: &str, query: &Query) -> Result<Self, ReplacementError> {
        let mut read = Self { pieces: Vec::new() };
        if !query.options().regex {
            read.push_words(with);
            return Ok(read);
        }
        let mut rest = with;
        while let Some((words, after)) = rest.split_once('$') {
            read.push_words(words);
            let name = if let Some(after) = after.strip_prefix('$') {
                read.push_words("$");
                rest = after;
                continue;
            } else if let Some(braced) = after.strip_prefix('{') {
                let (name, after) = braced
                    .split_once('}')
                    .ok_or_else(|| ReplacementError::Open(format!("${after}")))?;
                rest = after;
                name
            } else {
                let (name, after) = after.split_at(name_len(after));
                rest = after;
                if name.is_empty() {
                    read.push_words("$");
                    continue;
                }
                name
            };
            let written = || with.get(with.len() - after.len() - 1..with.len() - rest.len());
            let group = query
                .group(name)
                .ok_or_else(|| ReplacementError::NoGroup(written().unwrap_or(name).to_owned()))?;
            read.pieces.push(ReplacementPiece::Group(group));
        }
        read.push_words(rest);
        Ok(read)
    }

    fn push_words(&mut self, words: &str) {
        match self.pieces.last_mut() {
            Some(ReplacementPiece::Words(last)) => last.push_str(words),
            _ if words.is_empty() => {}
            _ => self.pieces.push(ReplacementPiece::Words(words.to_owned())),
        }
    }

    /// The words, where they are the same for whatever is found.
    pub fn fixed(&self) -> Option<&str> {
        match self.pieces.as_slice() {
            [] => Some(""),
            [ReplacementPiece::Words(words)] => Some(words),
            _ => None,
        }
    }

    /// The words that take the place of each hit. `hits` are all or some of those that `query` finds in `folded`, in
    /// their order.
    pub fn words(&self, hits: &[Range<usize>], query: &Query, folded: &FoldedText) -> Vec<String> {
        if let Some(words) = self.fixed() {
            return vec![words.to_owned(); hits.len()];
        }
        let groups: Vec<usize> = self.pieces.iter().filter_map(ReplacementPiece::group).collect();
        let found = find_groups(folded, query, &groups);
        let mut next = found.iter().peekable();
        let source = |bytes: &Range<usize>| folded.source().get(bytes.clone()).unwrap_or_default();
        hits.iter()
            .map(|hit| {
                while next.next_if(|(range, _)| range.start < hit.start).is_some() {}
                match next.peek() {
                    Some((range, groups)) if range == hit => {
                        let mut groups = groups.iter();
                        let piece = |piece: &ReplacementPiece| match piece {
                            ReplacementPiece::Words(words) => words.clone(),
                            ReplacementPiece::Group(_) => {
                                let bytes = groups.next().and_then(Option::as_ref);
                                bytes.map(source).unwrap_or_default().to_owned()
                            }
                        };
                        self.pieces.iter().map(piece).collect()
                    }
                    // Nothing of the kind is found there: it stays as it is.
                    _ => source(hit).to_owned(),
                }
            })
            .collect()
    }
}

impl ReplacementPiece {
    fn group(&self) -> Option<usize> {
        match self {
            Self::Group(group) => Some(*group),
            Self::Words(_) => None,
        }
    }
}

/// Length in bytes of the number or name of a group at the beginning of a text.
fn name_len(text: &str) -> usize {
    let number = text.chars().next().is_some_and(|c| digits::value(c).is_some());
    let belongs = |c: char| {
        if number {
            digits::value(c).is_some()
        } else {
            c == '_' || c.is_alphanumeric()
        }
    };
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

/// What replacing comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Replaced {
    /// The change of the text.
    pub patch: Patch,
    /// Hits that were left alone, because they read so already.
    pub same: usize,
}

/// Puts words in the place of hits, as [`super::search::find`] gives them under these options: bytes, in order, with
/// the words for each. What reads so already is left alone.
///
/// Words found without regard to spelling give way with their marks. The half space behind one belongs to the next part
/// of the word and stays, as long as there is something for it to follow.
pub fn replaced(text: &Text, hits: &[Range<usize>], options: SearchOptions, words: &[String]) -> Replaced {
    let joins = |c: char| matches!(c, ZWNJ | ZWJ);
    let mut splices = Vec::new();
    let (mut free, mut same) = (0, 0);
    for (hit, with) in hits.iter().zip(words) {
        let spares = !options.exact && !with.is_empty() && !with.ends_with(joins);
        let found = text.as_str().get(hit.clone()).unwrap_or_default();
        let found = if spares {
            found.trim_end_matches(joins)
        } else {
            found
        };
        if found == with {
            same += 1;
            continue;
        }
        // Two finds in one letter, such as two faces of one emoji, cannot both give way.
        if hit.start < free {
            continue;
        }
        free = hit.end;
        splices.push(Splice {
            range: text.range(hit.start..hit.start + found.len()),
            inserted: with.clone(),
        });
    }
    Replaced {
        patch: Patch::new(splices).unwrap_or_default(),
        same,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::search::find;

    fn patch_of(text: &Text, query: &str, options: SearchOptions, with: &str) -> Replaced {
        let folded = FoldedText::new(text.shared());
        let query = Query::new(query, options).unwrap();
        let hits = find(&folded, &query);
        let words = Replacement::new(with, &query)
            .unwrap()
            .words(&hits, &query, &folded);
        super::replaced(text, &hits, options, &words)
    }

    fn replaced(text: &str, query: &str, options: SearchOptions, with: &str) -> String {
        let text = Text::new(text);
        let new = patch_of(&text, query, options, with).patch.apply(&text).unwrap();
        new.as_str().to_owned()
    }

    #[test]
    fn whatever_is_found_gives_way_whole() {
        let folded = SearchOptions::default();
        assert_eq!(
            replaced("كتاب و کِتاب و کتاب", "کتاب", folded, "دفتر"),
            "دفتر و دفتر و دفتر"
        );
        assert_eq!(
            replaced("می روم، میروم، می‌روم", "می روم", folded, "می‌روم"),
            "می‌روم، می‌روم، می‌روم"
        );
        assert_eq!(replaced("تهران 🙂 تهران", "تهران", folded, ""), " 🙂 ");
        let whole = SearchOptions {
            whole_word: true,
            ..folded
        };
        assert_eq!(replaced("کار کارگر کار", "کار", whole, "پیشه"), "پیشه کارگر پیشه");
        let exact = SearchOptions {
            exact: true,
            ..folded
        };
        assert_eq!(replaced("كتاب کتاب", "ك", exact, "ک"), "کتاب کتاب");
        let regex = SearchOptions {
            regex: true,
            ..folded
        };
        assert_eq!(replaced("سال ۱۴۰۲ و ۱۴۰۳", r"\d{4}", regex, "…"), "سال … و …");
    }

    #[test]
    fn what_reads_so_already_is_left_alone() {
        let text = Text::new("كتاب و کتاب");
        let options = SearchOptions::default();
        let done = patch_of(&text, "کتاب", options, "کتاب");
        assert_eq!((done.patch.splices().len(), done.same), (1, 1));
        let words = ["x".to_owned(), "x".to_owned()];
        let done = super::replaced(&text, &[0..4, 2..6], options, &words);
        assert_eq!((done.patch.splices().len(), done.same), (1, 0));
    }

    const REGEX: SearchOptions = SearchOptions {
        exact: false,
        regex: true,
        whole_word: false,
        loose: false,
    };

    #[test]
    fn the_words_of_groups_come_back() {
        for (text, query, with, expected) in [
            ("سال ۱۴۰۲/۳", r"(\d+)/(\d+)", "$2 از $1", "سال ۳ از ۱۴۰۲"),
            ("سال ۱۴۰۲/۳", r"(\d+)/(\d+)", "$۲$$${۱}$", "سال ۳$۱۴۰۲$"),
            ("علي رضا", r"(علی) (?P<خانواده>\S+)", "$خانواده، $1", "رضا، علي"),
            ("ab", "(a)|(b)", "<$1$2>", "<a><b>"),
            ("ab", "(?P<x>a)", "${x}1$0", "a1ab"),
            ("a1", "(a)(1)", "$1x", "ax"),
            ("قیمت ۵", r"\d", "$ ۵", "قیمت $ ۵"),
        ] {
            assert_eq!(replaced(text, query, REGEX, with), expected, "{query} → {with}");
        }
        // Where no pattern is sought, a dollar sign is one.
        assert_eq!(replaced("یک", "یک", SearchOptions::default(), "$1"), "$1");
        let exact = SearchOptions { exact: true, ..REGEX };
        assert_eq!(replaced("كتاب", "(ك)(ت)", exact, "$2$1"), "تكاب");
    }

    #[test]
    fn a_group_that_is_not_there_is_said() {
        let query = Query::new("(a)", REGEX).unwrap();
        let wrong = |with: &str| Replacement::new(with, &query).unwrap_err();
        assert_eq!(wrong("x $2y"), ReplacementError::NoGroup("$2".into()));
        assert_eq!(wrong("${نام} z"), ReplacementError::NoGroup("${نام}".into()));
        assert_eq!(
            wrong("$99999999999999999999"),
            ReplacementError::NoGroup("$99999999999999999999".into())
        );
        assert_eq!(wrong("${1"), ReplacementError::Open("${1".into()));
        assert_eq!(wrong("${}"), ReplacementError::NoGroup("${}".into()));
    }

    #[test]
    fn the_half_space_behind_a_word_stays_with_what_follows() {
        let folded = SearchOptions::default();
        assert_eq!(replaced("نگران‌اید", "نگران", folded, "دلواپس"), "دلواپس‌اید");
        assert_eq!(replaced("نگران‌اید", "نگران", folded, "دلواپس‌"), "دلواپس‌اید");
        assert_eq!(replaced("نگران‌اید", "نگران", folded, ""), "اید");
        assert_eq!(replaced("کتاب‌ها", "کتاب‌ها", folded, "کتب"), "کتب");
        let exact = SearchOptions {
            exact: true,
            ..folded
        };
        assert_eq!(replaced("می‌روم", "می‌", exact, "می"), "میروم");
    }
}
