//! The paragraphs of a transcript with the labels of its speakers.

use std::collections::HashMap;
use std::ops::Range;

use crate::model::{LabelMeaning, Turn};
use crate::text::segment::paragraphs;
use crate::text::{Text, name_key};

/// Speakers who ask, by the start of their name; every other speaker answers.
const INTERVIEWERS: &[&str] = &[
    "مصاحبه",
    "پرسش",
    "سوال",
    "محقق",
    "پژوهشگر",
    "مجری",
    "تسهیل",
    "گرداننده",
    "interview",
    "researcher",
    "moderator",
    "facilitator",
    "question",
];

/// A paragraph with the label of its speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelledParagraph {
    /// Bytes of the paragraph, without its line feed.
    pub bytes: Range<usize>,
    /// Bytes of the label in it.
    pub label: Option<Range<usize>>,
    /// Whether the speaker answers rather than asks.
    pub answers: bool,
}

/// Where the turns of a text stand, in bytes: each label and what is said after it, as [`Passages`] wants them.
///
/// [`Passages`]: crate::text::passage::Passages
pub fn turn_bytes(text: &Text, turns: &[Turn]) -> Vec<(Range<usize>, Range<usize>)> {
    let bytes = |turn: &Turn| (text.bytes(turn.label), text.bytes(turn.speech));
    turns.iter().map(bytes).collect()
}

/// The paragraphs of a text with the labels of its turns, of which it may be said whom they mean. A label that begins with
/// a time on a line of its own is told in both lines.
pub fn labelled_paragraphs(text: &Text, turns: &[Turn], labels: &[LabelMeaning]) -> Vec<LabelledParagraph> {
    // Labels are few, and turns are many.
    let mut known = HashMap::<&str, bool>::new();
    let answers = answering(labels);
    let mut next = 0;
    paragraphs(text.as_str())
        .into_iter()
        .map(|bytes| {
            let label_of = |turn: &Turn| {
                let label = text.bytes(turn.label);
                let part = label.start.max(bytes.start)..label.end.min(bytes.end);
                (part.start < part.end).then_some(part)
            };
            // Turns are in order, and so are paragraphs.
            while turns
                .get(next)
                .is_some_and(|turn| text.byte_at_char(turn.label.end) <= bytes.start)
            {
                next += 1;
            }
            let turn = turns.get(next);
            let label = turn.and_then(label_of);
            LabelledParagraph {
                bytes,
                answers: turn.is_some_and(|turn| {
                    let speaker = turn.speaker.as_str();
                    *known.entry(speaker).or_insert_with(|| answers(speaker))
                }),
                label,
            }
        })
        .collect()
}

/// Tells whether a speaker answers rather than asks: one who is said to be a participant, and where nothing is said of a
/// label, whoever is not called an interviewer.
pub fn answering(labels: &[LabelMeaning]) -> impl Fn(&str) -> bool {
    let said: HashMap<String, bool> = labels
        .iter()
        .map(|meaning| (name_key(&meaning.label), meaning.participant.is_some()))
        .collect();
    move |speaker| {
        let said = said.get(&name_key(speaker));
        said.copied().unwrap_or_else(|| !is_interviewer(speaker))
    }
}

/// Whether a speaker of that name asks, as interviewers do.
pub(super) fn is_interviewer(speaker: &str) -> bool {
    let key = name_key(speaker);
    INTERVIEWERS.iter().any(|start| key.starts_with(&name_key(start)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::turns::turns;

    const TEXT: &str = "مقدمه\nمصاحبه‌گر: چرا؟\nم۱: چون\n\nادامه\n00:01:02\nم۱: پس";

    #[test]
    fn paragraphs_know_their_labels() {
        let text = Text::new(TEXT);
        let turns: Vec<Turn> = turns(TEXT)
            .turns
            .into_iter()
            .map(|found| Turn {
                label: text.range(found.label),
                speech: text.range(found.speech),
                speaker: found.speaker,
                time_ms: None,
            })
            .collect();
        let shown: Vec<_> = labelled_paragraphs(&text, &turns, &[])
            .into_iter()
            .map(|l| (TEXT[l.bytes].to_owned(), l.label.map(|b| TEXT[b].to_owned())))
            .collect();
        let expected = [
            ("مقدمه", None),
            ("مصاحبه‌گر: چرا؟", None),
            ("م۱: چون", Some("م۱:")),
            ("", None),
            ("ادامه", None),
            ("00:01:02", Some("00:01:02")),
            ("م۱: پس", Some("م۱:")),
        ];
        for ((line, label), (text, expected)) in shown.iter().zip(expected) {
            assert_eq!((line.as_str(), label.as_deref()), (text, expected));
        }
        assert_eq!(shown.len(), expected.len());
    }

    #[test]
    fn interviewers_ask_in_every_spelling() {
        for (name, expected) in [
            ("مصاحبه‌گر", true),
            ("مصاحبه گر", true),
            ("مصاحبهگر", true),
            ("Interviewer 2", true),
            ("تسهیل‌گر", true),
            ("تسهیلگر", true),
            ("م۱", false),
            ("سوالی", true),
        ] {
            assert_eq!(is_interviewer(name), expected, "{name}");
        }
    }
}
