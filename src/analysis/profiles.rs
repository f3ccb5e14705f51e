//! What single participants say: in figures, and by code with the passages themselves.

use crate::model::{CodeId, DocumentId, Level, ParticipantId, Snapshot};
use crate::text::CharRange;

use super::cases::code_places;
use super::document_tally::IdMap;
use super::indexed::Indexed;
use super::spoken::spoken;
use super::{CodingFilter, LadderEntry, LadderOrder, QuoteCell, SegmentSelection, Speakers, ladder_entries};

/// What one participant says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// Who.
    pub participant: ParticipantId,
    /// The wanted documents in which this one speaks, in their order.
    pub documents: Vec<DocumentId>,
    /// The words that this one says in them, coded or not: those of the turns that the words of a split by speaker are
    /// of, without labels and without the turns of whoever asks. Where a label means nobody, all participants of the
    /// document say its words.
    pub words: usize,
    /// What this one says first in the first of them.
    pub begins: Option<(DocumentId, CharRange)>,
    /// How many different passages there are, whatever their codes.
    pub passages: usize,
    /// How many different codes they have, each as it was given.
    pub codes: usize,
    /// The passages of each code of [`Profiles::codes`].
    pub cells: Vec<QuoteCell>,
}

/// Participants beside each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profiles {
    /// The codes, in the order of the code system.
    pub codes: Vec<CodeId>,
    /// The participants, in their order in the project.
    pub people: Vec<Profile>,
}

/// The profiles of the participants whom a filter lets through, at most `per_cell` passages of each code shown: the most
/// important first, among equals as they are read. The codes of the level count with everything below them; of categories
/// all are there, of codes of other levels those that some of the participants speak of. A passage counts for whoever
/// [speaks](Speakers) in it.
///
/// The texts of the documents must be loaded for their words to be counted.
pub fn profiles(snapshot: &Snapshot, filter: &CodingFilter, level: Level, per_cell: usize) -> Profiles {
    let selection = SegmentSelection::of_filter(snapshot, filter);
    let (codes, place_of) = code_places(snapshot, &selection, Some(level));
    let mut people: Vec<Profile> = selection
        .participants(snapshot)
        .into_iter()
        .map(|person| Profile {
            participant: person.id,
            documents: Vec::new(),
            words: 0,
            begins: None,
            passages: 0,
            codes: 0,
            cells: vec![QuoteCell::default(); codes.len()],
        })
        .collect();
    let places: IdMap<ParticipantId> = people.iter().zip(0..).map(|(p, i)| (p.participant, i)).collect();
    speak(snapshot, &selection, &places, &mut people);
    let mut given: Vec<Vec<CodeId>> = vec![Vec::new(); people.len()];
    let mut last: Vec<Option<(DocumentId, CharRange)>> = vec![None; people.len()];
    each_passage(snapshot, filter, |entry, speaking| {
        let passage = (entry.document, entry.range);
        for place in speaking.iter().filter_map(|id| places.get(id)) {
            let (Some(person), Some(last), Some(given)) = (
                people.get_mut(*place),
                last.get_mut(*place),
                given.get_mut(*place),
            ) else {
                continue;
            };
            // Codes of one passage come one after the other.
            if last.replace(passage) != Some(passage) {
                person.passages += 1;
            }
            given.push(entry.code);
            let cell = place_of
                .get(&entry.code)
                .and_then(|code| person.cells.get_mut(*code));
            let Some(cell) = cell else { continue };
            let again = cell
                .shown
                .last()
                .is_some_and(|shown| (shown.document, shown.range) == passage);
            if !again {
                cell.passages += 1;
                cell.shown.push(*entry);
            }
        }
    });
    for (person, mut given) in people.iter_mut().zip(given) {
        given.sort_unstable();
        given.dedup();
        person.codes = given.len();
        for (place, cell) in person.cells.iter_mut().enumerate() {
            cell.show(snapshot, &selection, per_cell, |code| {
                place_of.get(&code) == Some(&place)
            });
        }
    }
    let mut found = Profiles { codes, people };
    if level != Level::Category {
        found.leave_out_unspoken();
    }
    found
}

impl Profiles {
    /// Leaves out codes of which nobody speaks.
    fn leave_out_unspoken(&mut self) {
        let spoken: Vec<bool> = (0..self.codes.len())
            .map(|code| {
                let mut cells = self.people.iter().filter_map(|person| person.cells.get(code));
                cells.any(|cell| cell.passages > 0)
            })
            .collect();
        keep(&mut self.codes, &spoken);
        for person in &mut self.people {
            keep(&mut person.cells, &spoken);
        }
    }
}

fn keep<T>(all: &mut Vec<T>, wanted: &[bool]) {
    let mut wanted = wanted.iter();
    all.retain(|_| wanted.next().copied().unwrap_or_default());
}

/// Counts the documents and the words of participants.
fn speak(
    snapshot: &Snapshot,
    selection: &SegmentSelection,
    places: &IdMap<ParticipantId>,
    people: &mut [Profile],
) {
    let documents = selection.wanted_documents(snapshot);
    let indexed = Indexed::of(snapshot, documents.iter().copied());
    for document in documents {
        for place in document.participants.iter().filter_map(|id| places.get(id)) {
            if let Some(person) = people.get_mut(*place) {
                person.documents.push(document.id);
            }
        }
        let Some(words) = indexed.document(document.id) else {
            continue;
        };
        let speakers = Speakers::of(document, snapshot);
        for said in spoken(document, words.text.chars(), true) {
            let here = CharRange::new(said.position, said.position);
            let count = words.of(&said).len();
            for place in speakers.in_passage(here).iter().filter_map(|id| places.get(id)) {
                let Some(person) = people.get_mut(*place) else {
                    continue;
                };
                person.words += count;
                if count > 0 && person.begins.is_none() {
                    // Without the blanks between the label and the words.
                    person.begins = Some((document.id, words.text.trim(said.range)));
                }
            }
        }
    }
}

/// Tells each passage that passes a filter once for each of its codes, with who speaks in it, document by document in
/// reading order.
pub(super) fn each_passage(
    snapshot: &Snapshot,
    filter: &CodingFilter,
    mut tell: impl FnMut(&LadderEntry, &[ParticipantId]),
) {
    let mut speakers: Option<(DocumentId, Speakers<'_>)> = None;
    for entry in ladder_entries(snapshot, filter, LadderOrder::Text).rows {
        let known = speakers
            .take()
            .filter(|(document, _)| *document == entry.document);
        let known = known.or_else(|| {
            let document = snapshot.document(entry.document)?;
            Some((entry.document, Speakers::of(document, snapshot)))
        });
        if let Some((_, speakers)) = &known {
            tell(&entry, speakers.in_passage(entry.range));
        }
        speakers = known;
    }
}
