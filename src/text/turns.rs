//! Speaker turns: who speaks from where to where in a transcript.
//!
//! A turn begins with a label at the start of a line: «مصاحبه‌گر:», «م۱:», `[00:12:03] م۲:`, `00:03:40.5Name:`,
//! `#00:14:10-5# B:` or `<v Name>`. Turns are ranges; the text is never edited.

use std::collections::HashMap;
use std::ops::Range;

use super::persian::fold::word_key;
use super::segment::paragraphs;
use super::time_code;

/// More words before a colon are a sentence, not a name.
const LABEL_WORDS: usize = 4;
/// A name longer than this, in characters, is none.
const LABEL_CHARS: usize = 40;

/// Words that stand before a colon in any text; a second one does not make them a speaker.
const NO_SPEAKERS: &[&str] = &[
    "نکته",
    "توجه",
    "تذکر",
    "یادداشت",
    "مثال",
    "مثلا",
    "منبع",
    "تاریخ",
    "مکان",
    "زمان",
    "موضوع",
    "عنوان",
    "نتیجه",
    "note",
    "notes",
    "example",
    "date",
    "place",
    "source",
    "title",
];

/// One turn, in bytes of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundTurn {
    /// The label with its time and its colon.
    pub label: Range<usize>,
    /// The name as it is written in the label.
    pub speaker: String,
    /// What is said, up to the next turn, without the white space at its ends.
    pub speech: Range<usize>,
    /// The time in the label, in milliseconds from the start of the recording.
    pub time_ms: Option<u64>,
}

/// What looks like a label but was seen only once and without a time: for a person to decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpeakerCandidate {
    /// The name as it is first written.
    pub speaker: String,
    /// Where its labels stand.
    pub labels: Vec<Range<usize>>,
}

/// The turns of a text and what may be one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundTurns {
    /// The turns, in order.
    pub turns: Vec<FoundTurn>,
    /// Labels not taken as turns, in order of first appearance.
    pub candidates: Vec<SpeakerCandidate>,
}

/// A label as it was found, before it is decided whether it is one.
pub(crate) struct FoundLabel {
    /// Where it stands, its time and colon included.
    pub range: Range<usize>,
    /// The name as it is written.
    pub name: String,
    /// What all spellings of the name share.
    pub key: String,
    /// The time in it, in milliseconds.
    pub time_ms: Option<u64>,
    /// Written in a form that is nothing but a label.
    pub certain: bool,
}

impl FoundLabel {
    /// Whether its name is none of those words that stand before a colon in any text.
    pub(crate) fn may_be_speaker(&self) -> bool {
        !NO_SPEAKERS.contains(&self.key.as_str())
    }
}

/// The turns of `text`. A label is accepted when it is seen twice or carries a time.
pub fn turns(text: &str) -> FoundTurns {
    turns_with(text, &[])
}

/// As [`turns`], also accepting the names in `confirmed`, however they are spelled.
pub fn turns_with(text: &str, confirmed: &[String]) -> FoundTurns {
    let labels = labels(text);
    let mut seen: HashMap<&str, (usize, bool)> = HashMap::new();
    for label in &labels {
        let entry = seen.entry(&label.key).or_default();
        entry.0 += 1;
        entry.1 |= label.certain || label.time_ms.is_some();
    }
    let confirmed: Vec<String> = confirmed.iter().map(|name| name_key(name)).collect();
    let accepted = |key: &str| {
        let (count, certain) = seen.get(key).copied().unwrap_or_default();
        certain || confirmed.iter().any(|c| c == key) || (count >= 2 && !NO_SPEAKERS.contains(&key))
    };

    let mut found = FoundTurns::default();
    let mut offered: HashMap<&str, usize> = HashMap::new();
    for label in &labels {
        if accepted(&label.key) {
            close(text, &mut found.turns, label.range.start);
            found.turns.push(FoundTurn {
                label: label.range.clone(),
                speaker: label.name.clone(),
                speech: label.range.end..label.range.end,
                time_ms: label.time_ms,
            });
        } else {
            let index = *offered.entry(&label.key).or_insert(found.candidates.len());
            match found.candidates.get_mut(index) {
                Some(candidate) => candidate.labels.push(label.range.clone()),
                None => found.candidates.push(SpeakerCandidate {
                    speaker: label.name.clone(),
                    labels: vec![label.range.clone()],
                }),
            }
        }
    }
    close(text, &mut found.turns, text.len());
    found
}

/// Ends the last turn before byte `end`.
fn close(text: &str, turns: &mut [FoundTurn], end: usize) {
    if let Some(turn) = turns.last_mut() {
        turn.speech = speech_between(text, turn.label.end..end);
    }
}

/// What is said between the end of a label and the next one, without the white space at its ends.
pub(crate) fn speech_between(text: &str, bytes: Range<usize>) -> Range<usize> {
    let said = text.get(bytes.clone()).unwrap_or_default();
    // A turn without a word keeps its place right after the label.
    if said.trim().is_empty() {
        return bytes.start..bytes.start;
    }
    let start = bytes.end - said.trim_start().len();
    start..start + said.trim().len()
}

/// What all spellings of a name share; «ش ۳» and «ش۳» are one.
pub(crate) fn name_key(name: &str) -> String {
    word_key(name)
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '\u{200C}')
        .collect()
}

/// The labels in some lines of a text, in its bytes.
pub(crate) fn labels_within(text: &str, lines: Range<usize>) -> Vec<FoundLabel> {
    let mut found = labels(text.get(lines.clone()).unwrap_or_default());
    for label in &mut found {
        label.range = lines.start + label.range.start..lines.start + label.range.end;
    }
    found
}

fn labels(text: &str) -> Vec<FoundLabel> {
    let mut labels = Vec::new();
    // A time on a line of its own belongs to the label that follows.
    let mut waiting: Option<(usize, u64)> = None;
    for line in paragraphs(text) {
        let content = text.get(line.clone()).unwrap_or_default();
        if content.trim().is_empty() {
            continue;
        }
        let mut cursor = LabelCursor::new(content);
        let before = content.len() - content.trim_start().len();
        cursor.skip(is_decoration);
        let time = time_code::leading(cursor.rest());
        if let Some((_, len)) = time {
            cursor.at += len;
            cursor.skip(is_decoration);
            if cursor.rest().is_empty() {
                waiting = time.map(|(ms, _)| (line.start + before, ms));
                continue;
            }
        }
        let waited = waiting.take();
        let Some((name, certain, own_time)) = name(&mut cursor) else {
            continue;
        };
        let start = waited.map_or(line.start + before, |(at, _)| at);
        labels.push(FoundLabel {
            range: start..line.start + cursor.at,
            key: name_key(&name),
            name,
            time_ms: time.map(|(ms, _)| ms).or(own_time).or(waited.map(|(_, ms)| ms)),
            certain,
        });
    }
    labels
}

/// Reads a name and its colon, or a voice tag; returns the name, whether it can be nothing else, and a time in it.
fn name(cursor: &mut LabelCursor<'_>) -> Option<(String, bool, Option<u64>)> {
    let rest = cursor.rest();
    if let Some(tag) = rest.strip_prefix("<v ").or_else(|| rest.strip_prefix("<v.")) {
        let (name, _) = tag.split_once('>')?;
        let name = name.trim();
        cursor.at += rest.len() - tag.len() + tag.find('>')? + 1;
        return (!name.is_empty()).then(|| (name.to_owned(), true, None));
    }
    let colon = label_colon(rest)?;
    let (mut name, after) = rest.split_at(colon);
    // «م۲ [00:12:03]:»
    let mut time = None;
    if let Some(open) = name.rfind(['[', '(', '#']).or_else(|| time_in_name(name)) {
        let (left, right) = name.split_at(open);
        if let Some((ms, len)) = time_code::leading(right)
            && right.get(len..).is_some_and(|tail| tail.trim().is_empty())
        {
            name = left;
            time = Some(ms);
        }
    }
    let name = name.trim_matches(is_decoration).trim();
    if !is_name(name) {
        return None;
    }
    let sign = after.chars().next().map_or(0, char::len_utf8);
    cursor.at += colon + sign;
    cursor.skip(|c| matches!(c, '*' | '_'));
    Some((name.to_owned(), false, time))
}

/// Where the last word before the colon begins, if it begins with a digit: a bare time may stand there.
fn time_in_name(name: &str) -> Option<usize> {
    let name = name.trim_end();
    let start = name.rfind(char::is_whitespace)? + 1;
    name.get(start..)?.contains(':').then_some(start)
}

/// The byte of the colon that ends a label: not one within a time, nor that of a web address.
fn label_colon(line: &str) -> Option<usize> {
    let mut before = ' ';
    for (at, c) in line.char_indices().take(2 * LABEL_CHARS) {
        if matches!(c, ':' | '：' | '﹕') {
            let next = line.get(at + c.len_utf8()..)?;
            let digits = before.is_numeric() && next.starts_with(char::is_numeric);
            if !digits {
                return (!next.starts_with("//")).then_some(at);
            }
        }
        before = c;
    }
    None
}

fn is_name(name: &str) -> bool {
    let words = name.split_whitespace().count();
    (1..=LABEL_WORDS).contains(&words)
        && name.chars().count() <= LABEL_CHARS
        && name.chars().any(char::is_alphabetic)
        && !name.contains([
            '؟', '?', '!', '؛', ';', '،', ',', '«', '»', '"', ':', '[', ']', '<', '>', '=',
        ])
}

fn is_decoration(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '*' | '_' | '-' | '–' | '—' | '•' | '\u{FEFF}')
        || matches!(c, '\u{200C}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

struct LabelCursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> LabelCursor<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn skip(&mut self, unwanted: impl Fn(char) -> bool) {
        self.at = self.text.len() - self.rest().trim_start_matches(unwanted).len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    fn check(text: &str, expected: Expect) {
        let found = turns(text);
        let mut shown = String::new();
        for turn in &found.turns {
            let time = turn.time_ms.map_or(String::new(), |ms| format!(" @{ms}"));
            let (label, speech) = (&text[turn.label.clone()], &text[turn.speech.clone()]);
            shown += &format!("{}{time} ⟦{label}⟧ {}\n", turn.speaker, speech.replace('\n', "⏎"));
        }
        for candidate in &found.candidates {
            shown += &format!("? {} ×{}\n", candidate.speaker, candidate.labels.len());
        }
        expected.assert_eq(&shown);
    }

    #[test]
    fn labels_seen_twice_are_speakers() {
        check(
            "گفت‌وگوی نخست\nمصاحبه‌گر: از کارتان بگویید.\nم۱: صبح‌ها شلوغ است.\n\nنکته: می‌خندد.\nمصاحبه گر : بعد؟\nم١: هیچ\n",
            expect![[r#"
                مصاحبه‌گر ⟦مصاحبه‌گر:⟧ از کارتان بگویید.
                م۱ ⟦م۱:⟧ صبح‌ها شلوغ است.⏎⏎نکته: می‌خندد.
                مصاحبه گر ⟦مصاحبه گر :⟧ بعد؟
                م١ ⟦م١:⟧ هیچ
                ? نکته ×1
            "#]],
        );
    }

    #[test]
    fn times_of_all_kinds_make_a_speaker() {
        check(
            "[00:12:03] م۲: بله\n00:03:40.5Name: yes\n#00:14:10-5# B: no\n[۰۰:۱۵:۰۰]\nش ۳:\nآمدیم\nم۴ (01:02): نه\n<v مینا>سلام\n**م۵ [1:02:03]:** خب",
            expect![[r#"
                م۲ @723000 ⟦[00:12:03] م۲:⟧ بله
                Name @220500 ⟦00:03:40.5Name:⟧ yes
                B @850500 ⟦#00:14:10-5# B:⟧ no
                ش ۳ @900000 ⟦[۰۰:۱۵:۰۰]
                ش ۳:⟧ آمدیم
                م۴ @62000 ⟦م۴ (01:02):⟧ نه
                مینا ⟦<v مینا>⟧ سلام
                م۵ @3723000 ⟦**م۵ [1:02:03]:**⟧ خب
            "#]],
        );
    }

    #[test]
    fn sentences_are_no_labels() {
        check(
            "ساعت ۱۲:۳۰ رفتم\nhttps://example.org\nاین را هم باید بگویم: سخت بود\nگفت، رفت: نه\n«نه»: بله\n: تنها\nتاریخ: دیروز\nتاریخ: امروز\nنشانی: مشهد\n",
            expect![[r#"
                ? تاریخ ×2
                ? نشانی ×1
            "#]],
        );
    }

    #[test]
    fn a_person_can_confirm_a_candidate() {
        let text = "راوی: یکی بود";
        assert!(turns(text).turns.is_empty());
        let found = turns_with(text, &["راوي".to_owned()]);
        assert_eq!(found.turns.len(), 1);
        assert!(found.candidates.is_empty());
    }

    proptest! {
        #[test]
        fn turns_follow_one_another(text in "(?s)[ام۱:\\[\\]0#. \\n\\-<v>*]{0,60}") {
            let mut end = 0;
            for turn in turns(&text).turns {
                prop_assert!(turn.label.start >= end && turn.label.end <= turn.speech.start);
                prop_assert!(text.get(turn.label.clone()).is_some() && text.get(turn.speech.clone()).is_some());
                end = turn.speech.end;
            }
        }
    }
}
