//! The labels of speakers over several documents, who is meant by each, and who speaks in the documents then.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::labels::is_interviewer;
use crate::model::{Document, DocumentId, DocumentSpeakers, Participant, ParticipantId, Snapshot};
use crate::text::{CharRange, name_key};

/// A label of speakers, however it is spelled, in some documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// What all spellings share.
    pub key: String,
    /// The label as it is first written.
    pub label: String,
    /// How many turns begin with it.
    pub turns: usize,
    /// The documents in which it stands.
    pub documents: Vec<DocumentId>,
    /// What is said after it for the first time.
    pub first: (DocumentId, CharRange),
}

/// Who is meant by a label.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum VoiceMeaning {
    /// It is not said.
    #[default]
    Undecided,
    /// Who asks, and is no participant.
    Interviewer,
    /// A participant.
    Person(ParticipantId),
    /// A participant who is not there yet and gets this ID.
    NewPerson(String),
    /// In each document the participant whose ID stands in its name.
    NamedByDocument,
    /// In each document whom the project says there, which is not the same in all of them.
    AsKept,
}

/// The labels of documents, in the order in which they are first met.
pub fn voices(snapshot: &Snapshot, documents: &[DocumentId]) -> Vec<Voice> {
    let mut found: Vec<Voice> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for document in documents.iter().filter_map(|id| snapshot.document(*id)) {
        for turn in document.turns.iter() {
            let key = name_key(&turn.speaker);
            let at = *places.entry(key.clone()).or_insert(found.len());
            match found.get_mut(at) {
                Some(voice) => {
                    voice.turns += 1;
                    if voice.documents.last() != Some(&document.id) {
                        voice.documents.push(document.id);
                    }
                }
                None => found.push(Voice {
                    key,
                    label: turn.speaker.clone(),
                    turns: 1,
                    documents: vec![document.id],
                    first: (document.id, turn.speech),
                }),
            }
        }
    }
    found
}

/// Who is meant by a label: whom the project says in these documents or, where it says nothing, in all others alike.
/// Else who is probably meant: the interviewer; the participant of that ID, or with that name in an attribute; the one
/// who is said to be meant by it in documents that were linked before; the one in the name of each document;
/// and else a new participant of that name.
pub fn proposed_meaning(snapshot: &Snapshot, voice: &Voice) -> VoiceMeaning {
    let here = voice.documents.iter().filter_map(|id| snapshot.document(*id));
    if let Some(kept) = kept_meaning(snapshot, &voice.key, here) {
        return kept;
    }
    let elsewhere = snapshot.documents().into_iter();
    if let Some(kept) = kept_meaning(snapshot, &voice.key, elsewhere)
        && kept != VoiceMeaning::AsKept
    {
        return kept;
    }
    if is_interviewer(&voice.label) {
        return VoiceMeaning::Interviewer;
    }
    let people = snapshot.participants();
    let plain = letters(&voice.key);
    let by_id = people.iter().filter(|p| letters(&name_key(&p.name)) == plain);
    let by_value = |whole: bool| {
        let fits = |value: &String| {
            let value = name_key(value);
            value == voice.key || (!whole && has_words(&value, &voice.key))
        };
        only(
            people
                .iter()
                .filter(|p| p.values.values().any(fits))
                .map(|p| p.id),
        )
    };
    let person = only(by_id.map(|p| p.id))
        .or_else(|| by_value(true))
        .or_else(|| by_value(false))
        .or_else(|| only(linked_before(snapshot, &voice.key).into_iter()));
    if let Some(person) = person {
        return VoiceMeaning::Person(person);
    }
    let alone = voice.documents.iter().all(|id| {
        let document = snapshot.document(*id);
        document.is_some_and(|document| {
            let keys = answering(document);
            keys.len() == 1 && keys.contains(&voice.key) && named_by(document, &people).is_some()
        })
    });
    if alone {
        return VoiceMeaning::NamedByDocument;
    }
    // Whoever answers alone in several documents is called by no name, such as «پاسخ‌دهنده».
    let is_role = voice.documents.len() > 1
        && voice.documents.iter().all(|id| {
            let document = snapshot.document(*id);
            document.is_some_and(|document| answering(document).len() <= 1)
        });
    // Where somebody speaks of whom no label tells, it may be them.
    let is_one_of_them = voice.documents.iter().any(|id| {
        let document = snapshot.document(*id);
        document.is_some_and(|document| {
            let told = |id| document.labels.iter().any(|label| label.participant == Some(id));
            document.participants.iter().any(|id| !told(*id))
        })
    });
    let is_taken = people.iter().any(|person| name_key(&person.name) == voice.key);
    if is_role || is_one_of_them || is_taken {
        VoiceMeaning::Undecided
    } else {
        VoiceMeaning::NewPerson(voice.label.clone())
    }
}

/// Whom the project says that a label means in some documents.
fn kept_meaning<'a>(
    snapshot: &Snapshot,
    key: &str,
    documents: impl Iterator<Item = &'a Arc<Document>>,
) -> Option<VoiceMeaning> {
    let people = snapshot.participants();
    let kept: Vec<(&Document, Option<ParticipantId>)> = documents
        .filter_map(|document| {
            let mut labels = document.labels.iter();
            let meaning = labels.find(|meaning| name_key(&meaning.label) == key)?;
            Some((&**document, meaning.participant))
        })
        .collect();
    let (_, first) = kept.first()?;
    let named = |(document, kept): &(&Document, Option<ParticipantId>)| {
        kept.is_some() && named_by(document, &people).map(|p| p.id) == *kept
    };
    Some(match first {
        _ if kept.iter().any(|(_, other)| other != first) => {
            if kept.iter().all(named) {
                VoiceMeaning::NamedByDocument
            } else {
                VoiceMeaning::AsKept
            }
        }
        Some(id) => VoiceMeaning::Person(*id),
        None => VoiceMeaning::Interviewer,
    })
}

/// Who speaks in the documents when the labels mean this, and what is then said of them: for each document in which
/// that is not so already. A document keeps whom it has as long as one of its labels is undecided.
pub fn speakers_by_voices(
    snapshot: &Snapshot,
    documents: &[DocumentId],
    meanings: &BTreeMap<String, VoiceMeaning>,
) -> Vec<DocumentSpeakers> {
    let documents = documents.iter().filter_map(|id| snapshot.document(*id));
    documents
        .filter_map(|document| speakers_of(document, snapshot, meanings))
        .collect()
}

fn speakers_of(
    document: &Document,
    snapshot: &Snapshot,
    meanings: &BTreeMap<String, VoiceMeaning>,
) -> Option<DocumentSpeakers> {
    let name_of = |id: ParticipantId| snapshot.participant(id).map(|p| p.name.clone());
    let kept = document.labels.iter().filter_map(|meaning| {
        let speaker = match meaning.participant {
            Some(id) => Some(name_of(id)?),
            None => None,
        };
        Some((name_key(&meaning.label), speaker))
    });
    let kept: BTreeMap<String, Option<String>> = kept.collect();
    let mut said = BTreeMap::new();
    let mut labels = Vec::new();
    let mut undecided = document.turns.is_empty();
    for (key, label) in document.labels_of_turns() {
        // Who is meant, nobody being the interviewer; nothing where it is not decided.
        let speaker = match meanings.get(&key) {
            Some(VoiceMeaning::Interviewer) => Some(None),
            Some(VoiceMeaning::Person(id)) => name_of(*id).map(Some),
            Some(VoiceMeaning::NewPerson(id)) => Some(Some(id.clone())),
            Some(VoiceMeaning::NamedByDocument) => {
                named_by(document, &snapshot.participants()).map(|p| Some(p.name.clone()))
            }
            Some(VoiceMeaning::AsKept) => kept.get(&key).cloned(),
            Some(VoiceMeaning::Undecided) | None => None,
        };
        match speaker {
            Some(speaker) => {
                labels.push((label.to_owned(), speaker.clone()));
                said.insert(key, speaker);
            }
            None => undecided = true,
        }
    }
    let before = document.participants.iter().copied().filter_map(name_of);
    let before: Vec<String> = before.collect();
    let meant: Vec<&String> = labels
        .iter()
        .filter_map(|(_, speaker)| speaker.as_ref())
        .collect();
    let stays = |name: &&String| undecided || meant.contains(name);
    let mut participants: Vec<String> = before.iter().filter(stays).cloned().collect();
    for speaker in meant {
        if !participants.contains(speaker) {
            participants.push(speaker.clone());
        }
    }
    let same = |one: &[String], other: &[String]| one.iter().all(|name| other.contains(name));
    let is_so = same(&participants, &before) && same(&before, &participants) && said == kept;
    (!is_so).then_some(DocumentSpeakers {
        document: document.id,
        participants,
        labels,
    })
}

/// The participants who speak alone in a linked document under this label alone.
fn linked_before(snapshot: &Snapshot, key: &str) -> BTreeSet<ParticipantId> {
    let documents = snapshot.documents().into_iter();
    let linked = documents.filter_map(|document| match document.participants.as_slice() {
        [one] => {
            let keys = answering(document);
            (keys.len() == 1 && keys.contains(key)).then_some(*one)
        }
        _ => None,
    });
    linked.collect()
}

/// The labels of a document under which somebody answers.
fn answering(document: &Document) -> BTreeSet<String> {
    let labels = document.labels_of_turns().into_iter();
    let answers = labels.filter(|(_, label)| !is_interviewer(label));
    answers.map(|(key, _)| key).collect()
}

/// The one participant whose ID stands as a word in the name of a document.
fn named_by<'a>(document: &Document, people: &'a [&Arc<Participant>]) -> Option<&'a Participant> {
    let name = name_key(&document.name);
    let mut found = people.iter().filter(|p| has_words(&name, &name_key(&p.name)));
    let one = found.next()?;
    found.next().is_none().then_some(&***one)
}

/// Whether words stand in a text from the start of a word to the end of one.
fn has_words(text: &str, words: &str) -> bool {
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    !words.is_empty()
        && text.match_indices(words).any(|(at, found)| {
            let before = text.get(..at).and_then(|before| before.chars().next_back());
            let after = text
                .get(at + found.len()..)
                .and_then(|after| after.chars().next());
            !word(before) && !word(after)
        })
}

/// Letters and digits alone: «م-۱» is «م۱».
fn letters(key: &str) -> String {
    key.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The one there is.
fn only<T: PartialEq>(mut found: impl Iterator<Item = T>) -> Option<T> {
    let one = found.next()?;
    found.all(|other| other == one).then_some(one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whole_and_ids_without_their_marks() {
        assert!(has_words("گفت‌وگو با م۱", "م۱"));
        assert!(!has_words("گفت‌وگو با م۱۰", "م۱"));
        assert!(!has_words("", "") && !has_words("م", ""));
        assert_eq!(letters("م-۱."), letters("م ۱"));
        assert_eq!(only([1, 1].into_iter()), Some(1));
        assert_eq!(only([1, 2].into_iter()), None);
        assert_eq!(only(std::iter::empty::<i32>()), None);
    }
}
