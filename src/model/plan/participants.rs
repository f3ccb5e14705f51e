//! Edits of participants and attributes.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashMap, HashSet};

use super::findings::participant_cases;
use super::{NameScope, Planner, clean_name, clean_text, renamed};
use crate::model::{
    Attribute, AttributeId, Document, DocumentId, DocumentSpeakers, EditError, Guid, LabelMeaning, Memo,
    MemoTarget, NewParticipant, OperationKind, Participant, ParticipantId, Summary,
};
use crate::text::{name_key, tidy_name};

/// A document while it is said who speaks in it.
struct SpeakingIn {
    document: Document,
    participants: HashSet<ParticipantId>,
    /// By what all spellings of a label share; read when the first label comes.
    labels: Option<HashMap<String, LabelInText>>,
}

/// A label of the turns of a document.
struct LabelInText {
    /// How it is first spelled.
    label: String,
    /// Where it is among the labels of the document of which something is said.
    place: Option<usize>,
    /// Whether that was said in this operation.
    is_new: bool,
}

impl SpeakingIn {
    fn of(document: Document) -> Self {
        Self {
            participants: document.participants.iter().copied().collect(),
            labels: None,
            document,
        }
    }

    /// One who speaks in it.
    fn add(&mut self, participant: ParticipantId) {
        if self.participants.insert(participant) {
            self.document.participants.push(participant);
        }
    }

    /// Whom a label means. `false` when no turn has it.
    fn say(&mut self, label: &str, participant: Option<ParticipantId>) -> Result<bool, EditError> {
        let document = &mut self.document;
        let labels = self.labels.get_or_insert_with(|| labels_in_text(document));
        let Some(found) = labels.get_mut(&name_key(label)) else {
            return Ok(false);
        };
        let known = found.place.and_then(|place| document.labels.get_mut(place));
        match known {
            Some(known) if found.is_new && known.participant != participant => {
                return Err(EditError::LabelOfTwo(label.to_owned()));
            }
            Some(known) => known.participant = participant,
            None => {
                found.place = Some(document.labels.len());
                document.labels.push(LabelMeaning {
                    label: found.label.clone(),
                    participant,
                });
            }
        }
        found.is_new = true;
        if let Some(participant) = participant {
            self.add(participant);
        }
        Ok(true)
    }
}

fn labels_in_text(document: &Document) -> HashMap<String, LabelInText> {
    let labels = document.labels_of_turns().into_iter().map(|(key, label)| {
        let found = LabelInText {
            label: label.to_owned(),
            place: None,
            is_new: false,
        };
        (key, found)
    });
    let mut labels: HashMap<String, LabelInText> = labels.collect();
    for (place, meaning) in document.labels.iter().enumerate() {
        if let Some(found) = labels.get_mut(&name_key(&meaning.label)) {
            found.place = Some(place);
        }
    }
    labels
}

impl Planner {
    pub(super) fn import_participants(&mut self, people: Vec<NewParticipant>) -> Result<Summary, EditError> {
        let count = people.len();
        let mut first = String::new();
        let mut introductions = Vec::new();
        // Put when all are known: thousands may speak in one document.
        let mut speaking: BTreeMap<DocumentId, SpeakingIn> = BTreeMap::new();
        let mut by_label = None;
        for (i, person) in people.into_iter().enumerate() {
            let at_row = |error| EditError::Row {
                row: i + 1,
                error: Box::new(error),
            };
            let name = clean_name(&person.name).map_err(at_row)?;
            if first.is_empty() {
                first.clone_from(&name);
            }
            let mut row = self.participant_called(&name);
            for (attribute, value) in person.values {
                let id = self.attribute_called(&attribute).map_err(at_row)?;
                let value = value.trim();
                if value.is_empty() {
                    row.values.remove(&id);
                } else {
                    row.values.insert(id, clean_text(value.to_owned()));
                }
            }
            let id = row.id;
            self.put(row);
            let mut documents = Vec::new();
            for document in person.documents {
                let Some(found) = self.called(NameScope::Documents, &tidy_name(&document)) else {
                    return Err(at_row(EditError::NoSuchDocument(document)));
                };
                documents.push(DocumentId(found));
            }
            for document in &documents {
                self.speaking_in(&mut speaking, *document)?.add(id);
            }
            for label in person.labels {
                let places = if documents.is_empty() {
                    let by_label = by_label.get_or_insert_with(|| self.documents_by_label());
                    by_label.get(&name_key(&label)).map_or(&[][..], Vec::as_slice)
                } else {
                    &documents
                };
                let mut stands = false;
                for document in places {
                    let document = self.speaking_in(&mut speaking, *document)?;
                    stands |= document.say(&label, Some(id)).map_err(at_row)?;
                }
                if !stands {
                    return Err(at_row(EditError::NoSuchLabel(label)));
                }
            }
            introductions.extend(person.introduced_by.map(|by| (i + 1, id, by)));
        }
        for speaking in speaking.into_values() {
            self.put(speaking.document);
        }
        for (row, id, by) in introductions {
            let by = self.find_participant(&by).ok_or(EditError::Row {
                row,
                error: Box::new(EditError::Missing("participant")),
            })?;
            let person: Participant = self.get(id)?;
            self.put(Participant {
                introduced_by: Some(by),
                ..person
            });
        }
        Ok(Summary::new(OperationKind::ParticipantImport, first, count))
    }

    pub(super) fn link_speakers(&mut self, links: Vec<DocumentSpeakers>) -> Result<Summary, EditError> {
        let count = links.len();
        let mut first = String::new();
        for link in links {
            let document: Document = self.get(link.document)?;
            if first.is_empty() {
                first.clone_from(&document.name);
            }
            let mut speaking = SpeakingIn::of(Document {
                participants: Vec::new(),
                labels: Vec::new(),
                ..document
            });
            for name in link.participants {
                speaking.add(self.speaker_called(&name)?);
            }
            for (label, name) in link.labels {
                let participant = name.map(|name| self.speaker_called(&name)).transpose()?;
                if !speaking.say(&label, participant)? {
                    return Err(EditError::NoSuchLabel(label));
                }
            }
            self.put(speaking.document);
        }
        if count == 0 {
            return Err(EditError::NothingToDo);
        }
        Ok(Summary::new(OperationKind::DocumentLink, first, count))
    }

    /// Who speaks in a document, with what this operation has said of it so far.
    fn speaking_in<'a>(
        &self,
        speaking: &'a mut BTreeMap<DocumentId, SpeakingIn>,
        id: DocumentId,
    ) -> Result<&'a mut SpeakingIn, EditError> {
        Ok(match speaking.entry(id) {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => entry.insert(SpeakingIn::of(self.get(id)?)),
        })
    }

    /// The participant of that ID, made when missing.
    fn speaker_called(&mut self, name: &str) -> Result<ParticipantId, EditError> {
        let row = self.participant_called(&clean_name(name)?);
        let id = row.id;
        self.put(row);
        Ok(id)
    }

    /// The documents in which each label stands, by what all spellings of a label share.
    fn documents_by_label(&self) -> HashMap<String, Vec<DocumentId>> {
        let mut documents = HashMap::<String, Vec<DocumentId>>::new();
        for document in self.snapshot.documents() {
            for (label, _) in document.labels_of_turns() {
                documents.entry(label).or_default().push(document.id);
            }
        }
        documents
    }

    fn find_participant(&mut self, name: &str) -> Option<ParticipantId> {
        self.called(NameScope::Participants, &tidy_name(name))
            .map(ParticipantId)
    }

    /// A copy of every participant, to be changed and put back.
    fn all_participants(&self) -> Vec<Participant> {
        self.snapshot
            .participants
            .values()
            .map(|p| Participant::clone(p))
            .collect()
    }

    fn participant_called(&mut self, name: &str) -> Participant {
        if let Some(row) = self
            .find_participant(name)
            .and_then(|id| self.snapshot.participant(id))
        {
            return Participant::clone(row);
        }
        let id = ParticipantId(self.fresh_id());
        let position = self.snapshot.participant_order.next_position(());
        self.created.participants.push(id);
        Participant {
            id,
            guid: Guid::new(),
            name: name.to_owned(),
            position,
            introduced_by: None,
            values: BTreeMap::new(),
        }
    }

    fn attribute_called(&mut self, name: &str) -> Result<AttributeId, EditError> {
        let name = clean_name(name)?;
        if let Some(id) = self.called(NameScope::Attributes, &name) {
            return Ok(AttributeId(id));
        }
        let id = AttributeId(self.fresh_id());
        let position = self.snapshot.attribute_order.next_position(());
        self.put(Attribute {
            id,
            guid: Guid::new(),
            name,
            position,
        });
        self.created.attributes.push(id);
        Ok(id)
    }

    pub(super) fn edit_participant(
        &mut self,
        id: ParticipantId,
        name: &str,
        values: BTreeMap<AttributeId, String>,
        introduced_by: Option<ParticipantId>,
    ) -> Result<Summary, EditError> {
        let name = clean_name(name)?;
        let person: Participant = self.get(id)?;
        if self.find_participant(&name).is_some_and(|other| other != id) {
            return Err(EditError::NameTaken(name));
        }
        if introduced_by == Some(id) {
            return Err(EditError::Cycle(name));
        }
        let values = values.into_iter().filter(|(_, v)| !v.trim().is_empty());
        let values = values.map(|(id, value)| (id, clean_text(value))).collect();
        let done = Summary::new(OperationKind::ParticipantEdit, &name, 1);
        self.put(Participant {
            name,
            values,
            introduced_by,
            ..person
        });
        Ok(done)
    }

    pub(super) fn delete_participants(&mut self, ids: &[ParticipantId]) -> Result<Summary, EditError> {
        let Some(first) = ids.first() else {
            return Err(EditError::NothingToDo);
        };
        let first = self.get::<Participant>(*first)?.name;
        let doomed: HashSet<ParticipantId> = ids.iter().copied().collect();
        let documents: Vec<Document> = self
            .snapshot
            .documents
            .values()
            .map(|d| Document::clone(d))
            .collect();
        for mut document in documents {
            document.participants.retain(|p| !doomed.contains(p));
            document.drop_stray_labels();
            self.put(document);
        }
        for mut person in self.all_participants() {
            if person.introduced_by.is_some_and(|by| doomed.contains(&by)) {
                person.introduced_by = None;
                self.put(person);
            }
        }
        self.drop_summaries_of(&participant_cases(ids));
        for id in ids {
            if let Some(memo) = self.snapshot.memo_on(MemoTarget::Participant(*id)).map(|m| m.id) {
                self.drop_row::<Memo>(memo);
            }
            self.drop_row::<Participant>(*id);
        }
        Ok(Summary::new(OperationKind::ParticipantDelete, first, ids.len()))
    }

    pub(super) fn create_attribute(&mut self, name: &str) -> Result<Summary, EditError> {
        let name = clean_name(name)?;
        self.refuse_taken(NameScope::Attributes, &name, None)?;
        self.attribute_called(&name)?;
        Ok(Summary::new(OperationKind::AttributeCreate, name, 1))
    }

    pub(super) fn rename_attribute(&mut self, id: AttributeId, name: &str) -> Result<Summary, EditError> {
        let name = clean_name(name)?;
        let attribute: Attribute = self.get(id)?;
        self.refuse_taken(NameScope::Attributes, &name, Some(id.0))?;
        let done = renamed(OperationKind::AttributeRename, &attribute.name, &name);
        self.put(Attribute { name, ..attribute });
        Ok(done)
    }

    pub(super) fn delete_attribute(&mut self, id: AttributeId) -> Result<Summary, EditError> {
        let attribute: Attribute = self.get(id)?;
        for mut person in self.all_participants() {
            if person.values.remove(&id).is_some() {
                self.put(person);
            }
        }
        self.drop_row::<Attribute>(id);
        Ok(Summary::new(OperationKind::AttributeDelete, attribute.name, 1))
    }
}
