//! The base direction of a paragraph.

use std::cmp::Ordering;

use unicode_bidi::{BidiClass, bidi_class};

/// The side on which lines start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Lines start on the right, as in Persian.
    #[default]
    Rtl,
    /// Lines start on the left, as in English.
    Ltr,
}

impl Direction {
    /// What HTML calls it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Rtl => "rtl",
            Self::Ltr => "ltr",
        }
    }

    /// Whether lines start on the right.
    pub fn is_rtl(self) -> bool {
        self == Self::Rtl
    }

    /// The invisible mark that, at the start of a paragraph, gives it this direction here and in other programs.
    pub fn mark(self) -> char {
        match self {
            Self::Rtl => '\u{200F}',
            Self::Ltr => '\u{200E}',
        }
    }

    /// The choice after one: automatic, right to left, left to right, and round again.
    pub fn after(choice: Option<Self>) -> Option<Self> {
        match choice {
            None => Some(Self::Rtl),
            Some(Self::Rtl) => Some(Self::Ltr),
            Some(Self::Ltr) => None,
        }
    }

    /// The direction of a text by its first letter that has one; `fallback` when none has.
    pub fn of_first_letter(text: &str, fallback: Self) -> Self {
        text.chars().find_map(strong_direction).unwrap_or(fallback)
    }

    /// The direction of a paragraph in a file, for programs that know no other rule: that of a mark at its start, else
    /// of its first letter; `fallback` when it has neither.
    pub fn of_paragraph(text: &str, fallback: Self) -> Self {
        Self::marked(text).unwrap_or_else(|| Self::of_first_letter(text, fallback))
    }

    /// The direction that a mark at the start of a paragraph gives it.
    pub fn marked(paragraph: &str) -> Option<Self> {
        let first = paragraph.chars().next()?;
        [Self::Rtl, Self::Ltr]
            .into_iter()
            .find(|direction| direction.mark() == first)
    }
}

/// Words looked at before deciding; a direction that holds for so many seldom changes after.
const WORDS_LOOKED_AT: usize = 200;

/// The base direction of a paragraph: `forced` if a person chose one, else that of a direction mark at its start, else
/// what its words say, else `default`, which is the document's.
///
/// The bidirectional algorithm's own rule, the first strong letter, turns every Persian paragraph that begins
/// with a Latin name the wrong way round; so most words decide. They are counted rather than letters, so that one
/// web address does not outvote the sentence that quotes it. But a paragraph that begins in Persian and quotes a long
/// Latin title has most of its words from there: it follows the document. What stands between isolates has its own
/// direction and says nothing of that of the paragraph.
pub fn base_direction(text: &str, forced: Option<Direction>, default: Direction) -> Direction {
    if let Some(direction) = forced.or_else(|| Direction::marked(text)) {
        return direction;
    }
    let mut first = None;
    let (mut rtl, mut ltr) = (0usize, 0usize);
    let mut isolates = 0usize;
    for word in text.split_whitespace().take(WORDS_LOOKED_AT) {
        let mut direction = None;
        for c in word.chars() {
            match c {
                '\u{2066}'..='\u{2068}' => isolates += 1,
                '\u{2069}' => isolates = isolates.saturating_sub(1),
                c if isolates == 0 => direction = direction.or(strong_direction(c)),
                _ => {}
            }
        }
        first = first.or(direction);
        match direction {
            Some(Direction::Rtl) => rtl += 1,
            Some(Direction::Ltr) => ltr += 1,
            None => {}
        }
    }
    match rtl.cmp(&ltr) {
        Ordering::Greater => Direction::Rtl,
        Ordering::Less if first == Some(Direction::Ltr) => Direction::Ltr,
        _ => default,
    }
}

/// The direction of a letter; `None` for digits, marks, punctuation and controls.
fn strong_direction(c: char) -> Option<Direction> {
    match bidi_class(c) {
        BidiClass::R | BidiClass::AL if !is_bidi_control(c) => Some(Direction::Rtl),
        BidiClass::L if !is_bidi_control(c) => Some(Direction::Ltr),
        _ => None,
    }
}

/// Marks, embeddings and isolates that steer the bidirectional algorithm and are never seen.
pub fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// A text without the isolates that keep directions apart on the screen.
pub fn without_isolates(text: &str) -> String {
    text.replace(|c| matches!(c, '\u{2066}'..='\u{2069}'), "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_words_decide_and_the_document_breaks_ties() {
        use Direction::{Ltr, Rtl};
        for (text, default, expected) in [
            ("سلام", Ltr, Rtl),
            ("MAXQDA نرم‌افزاری برای تحلیل محتوا است", Ltr, Rtl),
            ("The word «سلام» means hello", Rtl, Ltr),
            (
                "به نشانی https://example.com/a/very/long/path/indeed سر بزنید",
                Ltr,
                Rtl,
            ),
            ("کتاب «Basics of Qualitative Research» را خواندم", Rtl, Rtl),
            ("سلام means hello in Persian", Ltr, Ltr),
            ("«Basics» نوشتهٔ Strauss and Corbin", Rtl, Ltr),
            ("۱۲:۳۰ — ۱۳:۰۰", Rtl, Rtl),
            ("12:30", Ltr, Ltr),
            ("", Rtl, Rtl),
            ("MAXQDA گزاره", Rtl, Rtl),
            ("MAXQDA گزاره", Ltr, Ltr),
            ("\u{200F}English only", Ltr, Rtl),
            ("\u{200E}فقط فارسی", Rtl, Ltr),
            ("English \u{200F}only", Rtl, Ltr),
            (
                "\u{2068}Interview with a clerk\u{2069} · \u{2068}پاراگراف ۵\u{2069}",
                Rtl,
                Rtl,
            ),
            (
                "\u{2068}گفت‌وگو با یک کارمند\u{2069} · \u{2068}P4\u{2069}",
                Ltr,
                Ltr,
            ),
            ("سند \u{2068}Basics of Research\u{2069} باز شد", Ltr, Rtl),
        ] {
            assert_eq!(base_direction(text, None, default), expected, "{text}");
            assert_eq!(base_direction(text, Some(Ltr), default), Ltr);
        }
    }
}
