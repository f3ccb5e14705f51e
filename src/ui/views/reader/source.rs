//! What the reader needs to know of a document: its paragraphs with their speakers, and who speaks where.

use std::ops::Range;

use crate::analysis::turn_at;
use crate::model::{Document, Participant, Snapshot, Turn};
use crate::text::segment::paragraphs;
use crate::text::{Text, name_key};

/// Speakers who ask, by the start of their name; every other speaker answers.
const THOSE_WHO_ASK: &[&str] = &[
    "مصاحبه",
    "پرسش",
    "سوال",
    "محقق",
    "پژوهشگر",
    "مجری",
    "interview",
    "researcher",
    "moderator",
    "question",
];

/// A paragraph with the label of its speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Bytes of the paragraph, without its line feed.
    pub bytes: Range<usize>,
    /// Bytes of the label in it.
    pub label: Option<Range<usize>>,
    /// Whether the speaker answers rather than asks.
    pub answers: bool,
}

/// The paragraphs of a text with the labels of its turns. A label that begins with a time on a line of its own is
/// told in both lines.
pub fn lines(text: &Text, turns: &[Turn]) -> Vec<Line> {
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
            Line {
                bytes,
                answers: turn.is_some_and(|t| !asks(&t.speaker)),
                label,
            }
        })
        .collect()
}

/// Whether a speaker of that name asks, as interviewers do.
pub fn asks(speaker: &str) -> bool {
    let key = name_key(speaker);
    THOSE_WHO_ASK
        .iter()
        .any(|start| key.starts_with(&name_key(start)))
}

/// The participant who speaks in a passage: the one in whose turn it begins when the label names one of the
/// document's participants, else the document's only one.
pub fn participant_at<'a>(
    snapshot: &'a Snapshot,
    document: &Document,
    position: u32,
) -> Option<&'a Participant> {
    let known = || {
        document
            .participants
            .iter()
            .filter_map(|id| snapshot.participant(*id))
    };
    let by_label = turn_at(&document.turns, position).and_then(|turn| {
        let speaker = name_key(&turn.speaker);
        known().find(|p| name_key(&p.name) == speaker)
    });
    by_label
        .or_else(|| known().next().filter(|_| document.participants.len() == 1))
        .map(|participant| &**participant)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Edit, NewParticipant, plan};
    use crate::ui::testing::Fixture;

    const TEXT: &str = "مقدمه\nمصاحبه‌گر: چرا؟\nم۱: چون\n\nادامه\n00:01:02\nم۱: پس";

    #[test]
    fn paragraphs_know_their_labels() {
        let fixture = Fixture::new("", &[("یک", TEXT)]);
        let document = fixture.document("یک");
        let text = fixture.snapshot.text(document).unwrap();
        let turns = &fixture.snapshot.document(document).unwrap().turns;
        let shown: Vec<_> = lines(text, turns)
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
            ("م۱", false),
            ("سوالی", true),
        ] {
            assert_eq!(asks(name), expected, "{name}");
        }
    }

    #[test]
    fn the_label_names_the_participant() {
        let fixture = Fixture::new("", &[("یک", "م۱: الف\nم۲: ب\nم۱: ج\nم۲: د"), ("دو", "متن")]);
        let person = |name: &str, documents: &[&str]| NewParticipant {
            name: name.to_owned(),
            documents: documents.iter().map(|d| (*d).to_owned()).collect(),
            ..NewParticipant::default()
        };
        let edit = Edit::ImportParticipants(vec![person("م1", &["یک", "دو"]), person("م۲", &["یک"])]);
        let snapshot = plan(edit, &fixture.snapshot, 9_000_000, "پ", 0).unwrap().after;
        let at = |document: &str, position| {
            let document = snapshot.document_named(document).unwrap();
            participant_at(&snapshot, document, position).map(|p| p.name.as_str())
        };
        assert_eq!(
            [at("یک", 5), at("یک", 10), at("دو", 0)],
            [Some("م1"), Some("م۲"), Some("م1")]
        );
    }
}
