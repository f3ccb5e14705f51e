//! Who speaks in a passage.

use std::cell::OnceCell;
use std::collections::HashMap;

use crate::model::{Document, ParticipantId, Snapshot, Turn};
use crate::text::{CharRange, name_key};

use super::labels::answering;

/// The speakers of the passages of one document.
///
/// In a conversation of several participants the label of the turn in which the passage begins decides: whom it is said
/// to mean or, where nothing is said of it, the participant of that ID. Otherwise, and where it means nobody, all
/// participants of the document count as its speakers.
pub struct Speakers<'a> {
    document: &'a Document,
    by_label: HashMap<String, usize>,
    /// Whether somebody answers in each turn.
    answers: OnceCell<Box<[bool]>>,
}

impl<'a> Speakers<'a> {
    /// Reads the speakers of a document.
    pub fn of(document: &'a Document, snapshot: &Snapshot) -> Self {
        let mut by_label = HashMap::new();
        if document.participants.len() > 1 {
            let mut places = HashMap::new();
            for (i, id) in document.participants.iter().enumerate() {
                places.insert(*id, i);
                if let Some(participant) = snapshot.participant(*id) {
                    by_label.insert(name_key(&participant.name), i);
                }
            }
            for meaning in &document.labels {
                let label = name_key(&meaning.label);
                match meaning.participant.and_then(|id| places.get(&id)) {
                    Some(place) => by_label.insert(label, *place),
                    None => by_label.remove(&label),
                };
            }
        }
        Self {
            document,
            by_label,
            answers: OnceCell::new(),
        }
    }

    /// Whether every passage of the document has the same speakers.
    pub fn are_constant(&self) -> bool {
        self.by_label.is_empty()
    }

    /// The speakers of a passage.
    pub fn in_passage(&self, range: CharRange) -> &'a [ParticipantId] {
        let all = &self.document.participants;
        self.place(range)
            .and_then(|i| all.get(i..=i))
            .unwrap_or(all.as_slice())
    }

    /// Whether a passage begins in what somebody says who answers: not in a turn of whoever asks and, where there are turns,
    /// not before the first of them.
    pub fn is_answer(&self, range: CharRange) -> bool {
        let turns = &self.document.turns;
        if turns.is_empty() {
            return true;
        }
        let answers = self.answers.get_or_init(|| {
            let answers = answering(&self.document.labels);
            turns.iter().map(|turn| answers(&turn.speaker)).collect()
        });
        let begun = turns.partition_point(|turn| turn.label.start <= range.start);
        let turn = begun.checked_sub(1).and_then(|last| answers.get(last));
        turn.copied().unwrap_or(false)
    }

    /// The place of the one speaker among the participants of the document, `None` when it is all of them.
    fn place(&self, range: CharRange) -> Option<usize> {
        if self.are_constant() {
            return None;
        }
        let turn = turn_at(&self.document.turns, range.start)?;
        self.by_label.get(&name_key(&turn.speaker)).copied()
    }
}

/// The turn in which a position lies, its label included.
pub fn turn_at(turns: &[Turn], position: u32) -> Option<&Turn> {
    let after = turns.partition_point(|turn| turn.label.start <= position);
    turns.get(after.checked_sub(1)?)
}
