//! Edits of participants and attributes.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashSet};

use super::{NameScope, Planner, clean_name, clean_text, renamed};
use crate::model::{
    Attribute, AttributeId, Document, DocumentId, EditError, Guid, Memo, MemoTarget, NewParticipant,
    OperationKind, Participant, ParticipantId, Summary,
};
use crate::text::tidy_name;

impl Planner {
    pub(super) fn import_participants(&mut self, people: Vec<NewParticipant>) -> Result<Summary, EditError> {
        let count = people.len();
        let mut first = String::new();
        let mut introductions = Vec::new();
        // Put when all are known: thousands may speak in one document.
        let mut speakers: BTreeMap<DocumentId, (Document, HashSet<ParticipantId>)> = BTreeMap::new();
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
            for document in person.documents {
                let Some(found) = self.called(NameScope::Documents, &tidy_name(&document)) else {
                    return Err(at_row(EditError::NoSuchDocument(document)));
                };
                let (found, there) = match speakers.entry(DocumentId(found)) {
                    Entry::Occupied(entry) => entry.into_mut(),
                    Entry::Vacant(entry) => {
                        let found: Document = self.get(*entry.key())?;
                        let there = found.participants.iter().copied().collect();
                        entry.insert((found, there))
                    }
                };
                if there.insert(id) {
                    found.participants.push(id);
                }
            }
            introductions.extend(person.introduced_by.map(|by| (i + 1, id, by)));
        }
        for (document, _) in speakers.into_values() {
            self.put(document);
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

    pub(super) fn link_speakers(
        &mut self,
        links: Vec<(DocumentId, Vec<String>)>,
    ) -> Result<Summary, EditError> {
        let count = links.len();
        let mut first = String::new();
        for (id, names) in links {
            let document: Document = self.get(id)?;
            if first.is_empty() {
                first.clone_from(&document.name);
            }
            let mut participants = Vec::new();
            for name in names {
                let row = self.participant_called(&clean_name(&name)?);
                if !participants.contains(&row.id) {
                    participants.push(row.id);
                }
                self.put(row);
            }
            self.put(Document {
                participants,
                ..document
            });
        }
        if count == 0 {
            return Err(EditError::NothingToDo);
        }
        Ok(Summary::new(OperationKind::DocumentLink, first, count))
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
            self.put(document);
        }
        for mut person in self.all_participants() {
            if person.introduced_by.is_some_and(|by| doomed.contains(&by)) {
                person.introduced_by = None;
                self.put(person);
            }
        }
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
