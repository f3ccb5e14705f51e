//! What a person means by a stretch of a transcript: whole words, without the label of who speaks and without the signs
//! at its edges; and the larger stretches that it lies in.

use std::ops::Range;

use super::controls::is_invisible;
use super::markdown::read;
use super::sentences::sentences;
use super::words::words;

/// A unit of a text that holds a stretch of it. Each is larger than the one before, save that a paragraph may lie in a
/// turn or a turn in a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A word; the half space does not end one.
    Word,
    /// A sentence of a paragraph.
    Sentence,
    /// What one speaker says without being interrupted.
    Turn,
    /// A paragraph.
    Paragraph,
}

/// What is known of a text besides its letters, for telling what is meant by a stretch of it. Ranges are bytes.
#[derive(Clone, Debug)]
pub struct Passages<'a> {
    text: &'a str,
    /// Where labels of speakers stand and what is said after each, up to the next label; in order.
    turns: &'a [(Range<usize>, Range<usize>)],
}

impl<'a> Passages<'a> {
    /// A text with its turns in order: the bytes of each label and of what is said after it.
    pub fn new(text: &'a str, turns: &'a [(Range<usize>, Range<usize>)]) -> Self {
        Self { text, turns }
    }

    /// A stretch widened to whole words, without the blanks at its ends unless there is nothing else. A label is never
    /// entered from what is said after it.
    pub fn whole_words(&self, bytes: Range<usize>) -> Range<usize> {
        let bytes = self.on_borders(bytes);
        let touched = |byte: usize| self.word_at(byte).filter(|word| byte < word.end);
        let start = touched(bytes.start).map_or(bytes.start, |word| word.start);
        let before = self.text.get(..bytes.end).unwrap_or_default();
        // A word that ends where the stretch ends is whole already.
        let last = before.char_indices().next_back().map_or(0, |(at, _)| at);
        let end = touched(last).map_or(bytes.end, |word| word.end);
        let whole = start.min(bytes.start)..end.max(bytes.end);
        let words = trim(self.text, whole.clone(), char::is_whitespace, char::is_whitespace);
        if words.is_empty() { whole } else { words }
    }

    /// What is coded and quoted when a stretch is selected: without the label of the speaker at its start and the one
    /// at its end, without blanks, and without the signs at its edges that belong to the sentence around it: full
    /// stops, commas, colons, semicolons, dashes, and quotation marks and brackets whose partner is outside. The marks
    /// of a question, of an exclamation and of a pause stay at the end, for they tell how something was said. Where only
    /// signs are selected, they are meant. Direction marks at the end, which a word processor leaves there, show nothing.
    ///
    /// `None` when there is nothing but blanks, direction marks and labels.
    pub fn meant(&self, bytes: Range<usize>) -> Option<Range<usize>> {
        let bytes = self.on_borders(bytes);
        let is_blank_at_end = |c: char| c.is_whitespace() || is_direction_mark(c);
        let said = trim(
            self.text,
            self.without_labels(bytes),
            char::is_whitespace,
            is_blank_at_end,
        );
        if said.is_empty() {
            return None;
        }
        let mut meant = said.clone();
        loop {
            let before = meant.clone();
            meant = trim(self.text, meant, is_edge_sign_at_start, is_edge_sign_at_end);
            meant = self.without_lone_brackets(meant);
            if meant == before {
                break;
            }
        }
        Some(if meant.is_empty() { said } else { meant })
    }

    /// The words of a stretch without the labels that stand inside it.
    pub fn words_without_labels(&self, bytes: Range<usize>) -> String {
        let mut words = String::new();
        let mut from = bytes.start;
        let first = self.turns.partition_point(|(label, _)| label.end <= bytes.start);
        let inside = self.turns.get(first..).unwrap_or_default().iter();
        for (label, _) in inside.take_while(|(label, _)| label.start < bytes.end) {
            words.push_str(&read(self.text, from..label.start.max(from)));
            from = label.end.min(bytes.end);
        }
        words.push_str(&read(self.text, from..bytes.end));
        words
    }

    /// The unit in which a stretch lies; from the unit at its start to the one at its end where it lies in several.
    /// `None` where there is no such unit.
    pub fn unit(&self, unit: Unit, bytes: Range<usize>) -> Option<Range<usize>> {
        let last = self
            .text
            .get(bytes.start..bytes.end)
            .and_then(|words| words.char_indices().next_back())
            .map_or(bytes.start, |(at, _)| bytes.start + at);
        let (first, last) = (self.unit_at(unit, bytes.start)?, self.unit_at(unit, last)?);
        Some(first.start.min(last.start)..first.end.max(last.end))
    }

    /// The next larger unit that holds a stretch and is meant when it is selected. A caret in a label stands for one
    /// where speech begins.
    pub fn wider(&self, bytes: Range<usize>) -> Option<Range<usize>> {
        let mut bytes = self.on_borders(bytes);
        if bytes.is_empty() {
            let said = self.said_in(self.paragraph_at(bytes.start));
            let said = trim(self.text, said, char::is_whitespace, char::is_whitespace);
            bytes = bytes.start.max(said.start)..bytes.start.max(said.start);
        }
        let now = self.meant(bytes.clone()).unwrap_or(bytes.clone());
        [Unit::Word, Unit::Sentence, Unit::Turn, Unit::Paragraph]
            .into_iter()
            .filter_map(|unit| self.unit(unit, bytes.clone()))
            .filter(|wider| wider.start <= bytes.start && bytes.end <= wider.end)
            .filter(|wider| {
                let meant = self.meant(wider.clone());
                meant.is_some_and(|m| {
                    m.start <= now.start && now.end <= m.end && (m != now || bytes.is_empty())
                })
            })
            .min_by_key(Range::len)
    }

    /// The sentence after a byte: the first that begins at or after it, in this paragraph or a later one.
    pub fn next_sentence(&self, byte: usize) -> Option<Range<usize>> {
        let mut from = byte;
        loop {
            let paragraph = self.paragraph_at(from);
            let said = self.said_in(paragraph.clone());
            let next = sentences(self.text.get(said.clone()).unwrap_or_default())
                .map(|sentence| said.start + sentence.start..said.start + sentence.end)
                .find(|sentence| sentence.start >= byte && self.meant(sentence.clone()).is_some());
            if next.is_some() {
                return next;
            }
            from = paragraph.end + 1;
            if from >= self.text.len() {
                return None;
            }
        }
    }

    fn unit_at(&self, unit: Unit, byte: usize) -> Option<Range<usize>> {
        match unit {
            Unit::Word => self.word_at(byte),
            Unit::Sentence => {
                let said = self.said_in(self.paragraph_at(byte));
                sentences(self.text.get(said.clone())?)
                    .map(|sentence| said.start + sentence.start..said.start + sentence.end)
                    .take_while(|sentence| sentence.start <= byte.max(said.start))
                    .last()
            }
            Unit::Turn => {
                let at = self.turns.partition_point(|(label, _)| label.start <= byte);
                let (_, speech) = self.turns.get(at.checked_sub(1)?)?;
                (!speech.is_empty()).then(|| speech.clone())
            }
            Unit::Paragraph => {
                let said = self.said_in(self.paragraph_at(byte));
                let said = trim(self.text, said, char::is_whitespace, char::is_whitespace);
                (!said.is_empty()).then_some(said)
            }
        }
    }

    /// The word in which a byte lies or at whose end it stands.
    fn word_at(&self, byte: usize) -> Option<Range<usize>> {
        let paragraph = self.paragraph_at(byte);
        let said = self.said_in(paragraph.clone());
        let place = if byte < said.start { paragraph } else { said };
        words(self.text.get(place.clone())?)
            .map(|word| place.start + word.range.start..place.start + word.range.end)
            .take_while(|word| word.start <= byte)
            .last()
            .filter(|word| byte <= word.end)
    }

    /// The paragraph of a byte without its line end.
    fn paragraph_at(&self, byte: usize) -> Range<usize> {
        let byte = self.text.floor_char_boundary(byte.min(self.text.len()));
        let (before, after) = self.text.split_at(byte);
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let end = after.find('\n').map_or(self.text.len(), |at| byte + at);
        start..end
    }

    /// A paragraph without the label of its speaker.
    fn said_in(&self, paragraph: Range<usize>) -> Range<usize> {
        let at = self
            .turns
            .partition_point(|(label, _)| label.start < paragraph.start);
        match self.turns.get(at) {
            Some((label, _)) if label.start < paragraph.end => {
                label.end.clamp(paragraph.start, paragraph.end)..paragraph.end
            }
            _ => paragraph,
        }
    }

    fn without_labels(&self, bytes: Range<usize>) -> Range<usize> {
        let mut kept = bytes;
        let mut at = self.turns.partition_point(|(label, _)| label.end <= kept.start);
        // Blanks before a label do not keep it inside, and one label may follow upon another.
        while let Some((label, _)) = self.turns.get(at)
            && label.start < kept.end
            && self.is_blank(kept.start..label.start.max(kept.start))
        {
            kept.start = label.end.min(kept.end);
            at += 1;
        }
        let mut at = self.turns.partition_point(|(label, _)| label.start < kept.end);
        while let Some((label, _)) = at.checked_sub(1).and_then(|at| self.turns.get(at))
            && label.start >= kept.start
            && self.is_blank(label.end.min(kept.end)..kept.end)
        {
            kept.end = label.start;
            at -= 1;
        }
        kept
    }

    /// A stretch that begins and ends between two characters of the text.
    fn on_borders(&self, bytes: Range<usize>) -> Range<usize> {
        self.text.floor_char_boundary(bytes.start)..self.text.ceil_char_boundary(bytes.end)
    }

    fn is_blank(&self, bytes: Range<usize>) -> bool {
        self.text.get(bytes).is_some_and(|words| words.trim().is_empty())
    }

    /// Takes an opening sign from the start, and a closing one from the end, whose partner is not inside.
    fn without_lone_brackets(&self, bytes: Range<usize>) -> Range<usize> {
        let words = self.text.get(bytes.clone()).unwrap_or_default();
        let mut kept = bytes;
        let (first, last) = (words.chars().next(), words.chars().next_back());
        if let Some(open) = first
            && let Some(close) = partner(open)
            && (!closes(words, open, close) || encloses(words, open, close))
        {
            kept.start += open.len_utf8();
        }
        if let Some(close) = last
            && let Some(open) = opened_by(close)
            && (!opens(words, open, close) || encloses(words, open, close))
            && kept.end - close.len_utf8() >= kept.start
        {
            kept.end -= close.len_utf8();
        }
        kept
    }
}

/// Whether a stretch holds nothing but blanks, what shows nothing, and the signs that are left out at the edges of a
/// passage.
pub fn says_nothing(words: &str) -> bool {
    let is_bracket = |c| partner(c).is_some() || opened_by(c).is_some();
    words
        .chars()
        .all(|c| is_edge_sign_at_start(c) || is_bracket(c) || is_invisible(c))
}

/// Signs that open, each with the one that closes it.
const PAIRS: [(char, char); 7] = [
    ('«', '»'),
    ('(', ')'),
    ('[', ']'),
    ('{', '}'),
    ('“', '”'),
    ('‘', '’'),
    ('"', '"'),
];

fn partner(open: char) -> Option<char> {
    PAIRS.iter().find(|(o, _)| *o == open).map(|(_, close)| *close)
}

fn opened_by(close: char) -> Option<char> {
    PAIRS.iter().find(|(_, c)| *c == close).map(|(open, _)| *open)
}

/// Whether the sign with which `words` begin is closed inside them.
fn closes(words: &str, open: char, close: char) -> bool {
    words.chars().skip(1).any(|c| c == close)
        && (open != close || words.matches(open).count().is_multiple_of(2))
}

/// Whether the sign with which `words` end is opened inside them.
fn opens(words: &str, open: char, close: char) -> bool {
    let inner = words.len() - close.len_utf8();
    let there = words.get(..inner).is_some_and(|words| words.contains(open));
    there && (open != close || words.matches(close).count().is_multiple_of(2))
}

/// Whether all of `words` stands between one pair of signs.
fn encloses(words: &str, open: char, close: char) -> bool {
    let Some(inside) = words.strip_prefix(open).and_then(|w| w.strip_suffix(close)) else {
        return false;
    };
    let mut depth = 1usize;
    inside.chars().all(|c| {
        if c == close {
            depth = depth.saturating_sub(1);
        } else if c == open {
            depth += 1;
        }
        depth > 0
    })
}

fn is_edge_sign_at_start(c: char) -> bool {
    is_edge_sign(c) || matches!(c, '؟' | '?' | '!' | '…' | '•' | '*')
}

fn is_edge_sign_at_end(c: char) -> bool {
    is_edge_sign(c) || is_direction_mark(c)
}

fn is_edge_sign(c: char) -> bool {
    c.is_whitespace() || matches!(c, '.' | '،' | ',' | '؛' | ';' | ':' | '-' | '–' | '—' | 'ـ')
}

/// The marks of direction that stand alone; embeddings and isolates come in pairs, which are not torn apart.
fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{061C}')
}

fn trim(
    text: &str,
    bytes: Range<usize>,
    at_start: impl Fn(char) -> bool,
    at_end: impl Fn(char) -> bool,
) -> Range<usize> {
    let words = text.get(bytes.clone()).unwrap_or_default();
    let rest = words.trim_start_matches(at_start);
    let start = bytes.start + (words.len() - rest.len());
    let mut kept = rest.trim_end_matches(at_end).len();
    // Three full stops are a pause, as … is.
    if rest.get(kept..).is_some_and(|signs| signs.starts_with("...")) {
        kept += 3;
    }
    start..start + kept
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::turns::turns_with;

    const FA: &str = "پرسشگر: چه شد؟\nم۱: من خیلی نگران‌ام. چرا؟ نمی‌دانم...\n«شاید (هنوز) باشد.»\nپرسشگر: خب.";

    struct Marked {
        text: String,
        turns: Vec<(Range<usize>, Range<usize>)>,
    }

    fn marked(text: &str) -> Marked {
        let speakers = ["م۱", "م۲", "پرسشگر"].map(str::to_owned);
        let turns = turns_with(text, &speakers).turns.into_iter();
        Marked {
            text: text.to_owned(),
            turns: turns.map(|turn| (turn.label, turn.speech)).collect(),
        }
    }

    impl Marked {
        fn passages(&self) -> Passages<'_> {
            Passages::new(&self.text, &self.turns)
        }

        fn range(&self, words: &str) -> Range<usize> {
            let start = self.text.find(words).unwrap();
            start..start + words.len()
        }

        fn words(&self, range: Option<Range<usize>>) -> Option<&str> {
            range.map(|range| &self.text[range])
        }
    }

    #[test]
    fn a_stretch_is_widened_to_whole_words() {
        let text = marked(FA);
        for (selected, expected) in [
            ("یلی نگ", "خیلی نگران‌ام"),
            ("‌ام. چ", "نگران‌ام. چرا"),
            ("خیلی", "خیلی"),
            (" خیلی ", "خیلی"),
            ("یلی نگران‌ام. ", "خیلی نگران‌ام."),
            ("۱: من خی", "م۱: من خیلی"),
        ] {
            let widened = text.passages().whole_words(text.range(selected));
            assert_eq!(&text.text[widened], expected, "{selected}");
        }
    }

    #[test]
    fn labels_and_signs_at_the_edges_are_not_meant() {
        let text = marked(FA);
        for (selected, expected) in [
            ("م۱: من خیلی نگران‌ام.", Some("من خیلی نگران‌ام")),
            ("۱: من خیلی نگران‌ام. ", Some("من خیلی نگران‌ام")),
            ("نگران‌ام. چرا؟", Some("نگران‌ام. چرا؟")),
            ("چرا؟ نمی‌دانم...", Some("چرا؟ نمی‌دانم...")),
            ("«شاید (هنوز) باشد.»", Some("شاید (هنوز) باشد")),
            ("شاید (هنوز)", Some("شاید (هنوز)")),
            ("هنوز) باشد.»\n", Some("هنوز) باشد")),
            ("(هنوز)", Some("هنوز")),
            ("؟ نمی‌دانم", Some("نمی‌دانم")),
            ("؟", Some("؟")),
            (".»", Some(".»")),
            ("م۱: ", None),
            ("باشد.»\nپرسشگر:", Some("باشد")),
            ("چه شد؟\nم۱: من", Some("چه شد؟\nم۱: من")),
            ("پرسشگر: چه شد؟\nم۱:", Some("چه شد؟")),
        ] {
            let meant = text.passages().meant(text.range(selected));
            assert_eq!(text.words(meant), expected, "{selected}");
        }
    }

    #[test]
    fn a_direction_mark_at_the_end_is_not_meant() {
        for (text, expected) in [
            ("خب.\u{200F}", Some("خب")),
            ("چرا؟\u{200F} ", Some("چرا؟")),
            ("نمی‌دانم...\u{200F}", Some("نمی‌دانم...")),
            ("\u{200F}MAXQDA خوب بود.", Some("\u{200F}MAXQDA خوب بود")),
            ("می‌\u{200F}", Some("می‌")),
            ("خب ❤️.", Some("خب ❤️")),
            ("\u{2067}abc\u{2069}", Some("\u{2067}abc\u{2069}")),
            (".\u{200F}", Some(".")),
            (" \u{200F}\u{200E} ", None),
        ] {
            let text = marked(text);
            let meant = text.passages().meant(0..text.text.len());
            assert_eq!(text.words(meant), expected, "{}", text.text);
        }
    }

    #[test]
    fn a_stretch_grows_from_the_word_to_the_turn() {
        let text = marked(FA);
        let start = text.range("گران").start;
        let mut bytes = start..start;
        let mut steps = Vec::new();
        while let Some(wider) = text.passages().wider(bytes) {
            steps.push(&text.text[wider.clone()]);
            bytes = wider;
        }
        assert_eq!(
            steps,
            [
                "نگران‌ام",
                "من خیلی نگران‌ام.",
                "من خیلی نگران‌ام. چرا؟ نمی‌دانم...",
                "من خیلی نگران‌ام. چرا؟ نمی‌دانم...\n«شاید (هنوز) باشد.»",
            ]
        );
        let in_label = text.passages().wider(0..0);
        assert_eq!(text.words(in_label), Some("چه"));
        let two = text.passages().wider(text.range("نگران‌ام. چ"));
        assert_eq!(text.words(two), Some("نگران‌ام. چرا"));
        let two = text.passages().wider(text.range("نگران‌ام. چرا"));
        assert_eq!(text.words(two), Some("من خیلی نگران‌ام. چرا؟"));
    }

    #[test]
    fn signs_alone_say_nothing() {
        for (words, nothing) in [
            ("؟ …», ", true),
            ("", true),
            (".\u{200F}\u{200C} ", true),
            ("ب", false),
            ("ب\u{200F}", false),
            ("۳.", false),
            ("🙂", false),
            ("❤️", false),
        ] {
            assert_eq!(says_nothing(words), nothing, "{words}");
        }
    }

    #[test]
    fn the_next_sentence_is_found_past_labels_and_empty_lines() {
        let text = marked("م۱: یک. دو!\n\nم۲: سه؟ ...\nچهار");
        let mut from = 0;
        let mut found = Vec::new();
        while let Some(next) = text.passages().next_sentence(from) {
            found.push(&text.text[next.clone()]);
            from = next.end;
        }
        assert_eq!(found, ["یک.", "دو!", "سه؟ ...", "چهار"]);
    }

    proptest! {
        #[test]
        fn what_is_meant_lies_inside_and_grows_to_an_end(
            body in "[ابA۱ .؟…«»()\\n\u{200C}\u{200F}:-]{1,60}", a in 0usize..200, b in 0usize..200,
        ) {
            let text = marked(&body);
            let at = |byte: usize| text.text.floor_char_boundary(byte % (text.text.len() + 1));
            let mut bytes = at(a).min(at(b))..at(a).max(at(b));
            let passages = text.passages();
            let whole = passages.whole_words(bytes.clone());
            let inside = text.text[bytes.clone()].trim();
            prop_assert!(text.text.get(whole).is_some_and(|words| words.contains(inside)));
            if let Some(meant) = passages.meant(bytes.clone()) {
                prop_assert!(bytes.start <= meant.start && meant.end <= bytes.end && !meant.is_empty());
                prop_assert!(text.text.get(meant.clone()).is_some());
                prop_assert_eq!(passages.meant(meant.clone()), Some(meant));
            }
            for _ in 0..6 {
                let Some(wider) = passages.wider(bytes.clone()) else { break };
                let in_label = bytes.is_empty() && bytes.start < wider.start;
                prop_assert!(in_label || (wider.start <= bytes.start && bytes.end <= wider.end));
                prop_assert!(wider != bytes);
                prop_assert!(text.text.get(wider.clone()).is_some());
                bytes = wider;
            }
            prop_assert_eq!(passages.wider(bytes), None);
        }
    }
}
