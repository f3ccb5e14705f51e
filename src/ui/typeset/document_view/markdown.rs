//! The little of Markdown that shows in a text: headings and emphasised words. Its signs stay, since positions count
//! them; they step back.

use std::ops::Range;

/// The most stars on one side of emphasised words.
const MOST_STARS: usize = 3;

/// How many signs make a line a heading, and the bytes of these with the blank after them.
pub(super) fn heading(text: &str) -> Option<(usize, usize)> {
    let signs = text.bytes().take_while(|byte| *byte == b'#').count();
    let rest = text.get(signs..)?;
    let named = rest.trim_start_matches([' ', '\t']);
    let blank = rest.len() - named.len();
    ((1..=6).contains(&signs) && blank > 0 && !named.trim().is_empty()).then_some((signs, signs + blank))
}

/// Words between stars, as bytes of their line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Emphasis {
    /// The stars before the words.
    pub before: Range<usize>,
    /// The stars after them.
    pub after: Range<usize>,
    /// Two stars or more: bold.
    pub strong: bool,
}

impl Emphasis {
    /// The words themselves.
    pub fn words(&self) -> Range<usize> {
        self.before.end..self.after.start
    }
}

/// The emphasised words of a line. Stars between letters or beside blanks are stars.
pub(super) fn emphases(text: &str) -> Vec<Emphasis> {
    let mut found = Vec::new();
    let mut open: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    while let Some(start) = text
        .get(from..)
        .and_then(|rest| rest.find('*'))
        .map(|at| from + at)
    {
        let length = text.bytes().skip(start).take_while(|byte| *byte == b'*').count();
        let stars = start..start + length;
        from = stars.end;
        let before = text.get(..stars.start).and_then(|head| head.chars().next_back());
        let after = text.get(stars.end..).and_then(|tail| tail.chars().next());
        let ends_words =
            before.is_some_and(|c| !c.is_whitespace()) && !after.is_some_and(char::is_alphanumeric);
        let begins_words =
            after.is_some_and(|c| !c.is_whitespace()) && !before.is_some_and(char::is_alphanumeric);
        let partner = open.iter().rposition(|other| other.len() == length);
        if let Some(place) = partner.filter(|_| ends_words) {
            found.push(Emphasis {
                before: open.swap_remove(place),
                after: stars,
                strong: length > 1,
            });
            // What was opened between the two is closed by nothing any more.
            open.truncate(place);
        } else if begins_words && length <= MOST_STARS {
            open.push(stars);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The emphasised words, in the order in which they end, those in bold in brackets.
    fn words(text: &str) -> Vec<String> {
        let shown = |emphasis: Emphasis| {
            let words = &text[emphasis.words()];
            if emphasis.strong {
                format!("[{words}]")
            } else {
                words.to_owned()
            }
        };
        emphases(text).into_iter().map(shown).collect()
    }

    #[test]
    fn words_between_stars_are_emphasised() {
        assert_eq!(words("**پرسشگر:** چرا *خودتان* رفتید؟"), ["[پرسشگر:]", "خودتان"]);
        assert_eq!(words("(**الف**)، ***ب***"), ["[الف]", "[ب]"]);
        assert_eq!(words("**الف *ب* ج**"), ["ب", "[الف *ب* ج]"]);
        assert_eq!(words("*الف **ب*"), ["الف **ب"]);
    }

    #[test]
    fn other_stars_are_stars() {
        for text in [
            "",
            "*",
            "****",
            "* مورد * دیگر",
            "۵*۳*۲",
            "**باز",
            "بسته**",
            "2 * 3 * 4",
            "*الف **",
            "******",
        ] {
            assert_eq!(words(text), [""; 0], "{text}");
        }
    }

    proptest! {
        #[test]
        fn stars_and_words_lie_in_the_line(text in "[*آ b.]{0,40}") {
            for emphasis in emphases(&text) {
                prop_assert!(emphasis.before.end < emphasis.after.start);
                prop_assert_eq!(emphasis.before.len(), emphasis.after.len());
                prop_assert!(text[emphasis.before].bytes().chain(text[emphasis.after].bytes()).all(|b| b == b'*'));
            }
        }
    }
}
