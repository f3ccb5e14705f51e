//! The little of Markdown that is read in a text: headings and emphasised words. Its signs stay in the text, since
//! positions count them; where the text is read they step back, and where a passage of it is quoted they are left out.

use std::borrow::Cow;
use std::ops::Range;

/// What a line without which has no signs.
const SIGNS: [char; 2] = ['*', '#'];
/// The most stars on one side of emphasised words.
const MOST_STARS: usize = 3;

/// How many signs make a line a heading, and the bytes of these with the blank after them.
pub fn heading(text: &str) -> Option<(usize, usize)> {
    let signs = text.bytes().take_while(|byte| *byte == b'#').count();
    let rest = text.get(signs..)?;
    let named = rest.trim_start_matches([' ', '\t']);
    let blank = rest.len() - named.len();
    ((1..=6).contains(&signs) && blank > 0 && !named.trim().is_empty()).then_some((signs, signs + blank))
}

/// Words between stars, as bytes of their line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Emphasis {
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
pub fn emphases(text: &str) -> Vec<Emphasis> {
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

/// The signs of a text of any number of lines, as bytes of it in their order: the stars round emphasised words, and what
/// makes a line a heading.
pub fn signs(text: &str) -> Vec<Range<usize>> {
    let mut signs = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        if line.contains(SIGNS) {
            let heading = heading(line).map(|(_, end)| 0..end);
            let stars = emphases(line).into_iter().flat_map(|e| [e.before, e.after]);
            let of_line = heading.into_iter().chain(stars);
            signs.extend(of_line.map(|sign| start + sign.start..start + sign.end));
        }
        start += line.len() + 1;
    }
    signs.sort_by_key(|sign| sign.start);
    signs
}

/// A part of a text, in bytes, as it is quoted: without the signs of Markdown that lie in it, also where their partners
/// lie outside. Empty where there is no such part.
pub fn read(text: &str, part: Range<usize>) -> Cow<'_, str> {
    let words = text.get(part.clone()).unwrap_or_default();
    let before = text.get(..part.start).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    // The blank of a heading is one of its signs.
    let in_heading = before.get(start..).is_some_and(|head| head.starts_with('#'));
    if !in_heading && !words.contains(SIGNS) {
        return Cow::Borrowed(words);
    }
    let after = text.get(part.end..).unwrap_or_default();
    let end = part.end + after.find('\n').unwrap_or(after.len());
    let signs = signs(text.get(start..end).unwrap_or_default());
    let signs = signs.iter().map(|sign| start + sign.start..start + sign.end);
    let (mut quoted, mut from) = (String::with_capacity(words.len()), part.start);
    for sign in signs.filter(|sign| sign.end > part.start && sign.start < part.end) {
        quoted.push_str(text.get(from..sign.start.max(from)).unwrap_or_default());
        from = sign.end.min(part.end);
    }
    quoted.push_str(text.get(from..part.end).unwrap_or_default());
    Cow::Owned(quoted)
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

    #[test]
    fn a_part_is_quoted_without_signs_whose_partners_lie_outside_too() {
        let text = "# درآمد\n**پرسشگر:** چرا *خودتان* رفتید؟\n۵*۳ و **باز";
        let part = |words: &str| {
            let start = text.find(words).unwrap();
            read(text, start..start + words.len())
        };
        assert_eq!(
            read(text, 0..text.len()),
            "درآمد\nپرسشگر: چرا خودتان رفتید؟\n۵*۳ و **باز"
        );
        assert_eq!(part("# درآمد"), "درآمد");
        assert_eq!(part("پرسشگر:** چرا *خود"), "پرسشگر: چرا خود");
        assert_eq!(part("* چرا"), " چرا");
        assert_eq!(
            part(" درآمد"),
            "درآمد",
            "the blank belongs to the signs of a heading"
        );
        assert_eq!(part("*خودتان"), "خودتان");
        assert!(matches!(part("رفتید"), Cow::Borrowed("رفتید")));
        assert_eq!(read(text, 3..700), "");
    }

    proptest! {
        #[test]
        fn a_quoted_text_lacks_nothing_but_signs(text in "[*#آ b.\n]{0,60}", cut in 0usize..60) {
            let quoted = read(&text, 0..text.len());
            let bare = |text: &str| text.replace(['*', '#', ' '], "");
            prop_assert_eq!(bare(&quoted), bare(&text));
            // Two parts of a text are quoted as the whole is.
            if text.is_char_boundary(cut) && cut <= text.len() {
                let parts = [read(&text, 0..cut), read(&text, cut..text.len())].concat();
                prop_assert_eq!(parts, quoted);
            }
        }

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
