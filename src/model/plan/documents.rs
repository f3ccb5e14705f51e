//! Edits of documents and groups.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::findings::{document_cases, summaries_of};
use super::{NameScope, Planner, clean_name, renamed, renumber, reorder};
use crate::model::{Change, Coding, Delta, Highlight, Memo};
use crate::model::{
    Consequences, Document, DocumentId, DocumentState, EditError, Group, GroupId, Guid, HighlightId, MemoId,
    MemoTarget, NewDocument, OperationKind, ParticipantId, Snapshot, Summary, TextId,
};
use crate::text::name_key;

/// What deleting these documents would take with it.
pub fn deletion_of_documents(snapshot: &Snapshot, ids: &[DocumentId]) -> Consequences {
    Consequences {
        codes: 0,
        documents: ids.len(),
        codings: ids.iter().map(|d| snapshot.codings_in(*d).len()).sum(),
        memos: memos_in(snapshot, ids).len(),
        highlights: highlights_in(snapshot, ids).count(),
        summaries: summaries_of(snapshot, &document_cases(ids)),
    }
}

/// The document that a person names: by its name, spelled anyhow, or its GUID.
///
/// # Errors
/// [`EditError::NoSuchDocument`] when there is none.
pub fn find_document<'a>(snapshot: &'a Snapshot, name: &str) -> Result<&'a Arc<Document>, EditError> {
    match snapshot.document_named(name) {
        Some(document) => Ok(document),
        None => DocumentFinder::new(snapshot).find(name),
    }
}

/// The documents of a project by what a person may call them. Made once for a whole list of names, each of which it
/// finds without a look at all documents.
#[derive(Debug)]
pub struct DocumentFinder<'a> {
    exact: HashMap<&'a str, &'a Arc<Document>>,
    spelled_anyhow: HashMap<String, &'a Arc<Document>>,
}

impl<'a> DocumentFinder<'a> {
    /// Reads the names.
    pub fn new(snapshot: &'a Snapshot) -> Self {
        let (mut exact, mut spelled_anyhow) = (HashMap::new(), HashMap::new());
        for document in snapshot.documents() {
            exact.entry(document.name.as_str()).or_insert(document);
            for name in [name_key(&document.name), document.guid.to_string()] {
                spelled_anyhow.entry(name).or_insert(document);
            }
        }
        Self {
            exact,
            spelled_anyhow,
        }
    }

    /// The document that a person names: by its name, spelled anyhow, or its GUID.
    ///
    /// # Errors
    /// [`EditError::NoSuchDocument`] when there is none.
    pub fn find(&self, name: &str) -> Result<&'a Arc<Document>, EditError> {
        let anyhow = |name: &str| self.spelled_anyhow.get(name);
        let found = self.exact.get(name).or_else(|| anyhow(&name_key(name)));
        found
            .or_else(|| anyhow(name))
            .copied()
            .ok_or_else(|| EditError::NoSuchDocument(name.to_owned()))
    }
}

/// Memos on documents, on their passages and on their codings.
fn memos_in(snapshot: &Snapshot, ids: &[DocumentId]) -> Vec<MemoId> {
    let documents: HashSet<DocumentId> = ids.iter().copied().collect();
    let codings: HashSet<_> = ids
        .iter()
        .flat_map(|d| snapshot.codings_in(*d))
        .map(|c| c.id)
        .collect();
    snapshot
        .memos()
        .filter(|m| match m.target {
            MemoTarget::Document(d) | MemoTarget::Passage(d, _) => documents.contains(&d),
            MemoTarget::Coding(c) => codings.contains(&c),
            MemoTarget::Project | MemoTarget::Code(_) | MemoTarget::Participant(_) => false,
        })
        .map(|m| m.id)
        .collect()
}

fn highlights_in(snapshot: &Snapshot, ids: &[DocumentId]) -> impl Iterator<Item = HighlightId> {
    let rows = ids.iter().flat_map(|d| snapshot.highlights_in(*d));
    rows.map(|h| h.id)
}

impl Planner {
    pub(super) fn add_documents(&mut self, documents: Vec<NewDocument>) -> Result<Summary, EditError> {
        let count = documents.len();
        let mut first = String::new();
        let mut numbers = HashMap::new();
        for new in documents {
            let name = self.free_document_name(&clean_name(&new.name)?, &mut numbers);
            if first.is_empty() {
                first.clone_from(&name);
            }
            let group = match new.group.as_deref().map(str::trim).filter(|g| !g.is_empty()) {
                Some(group) => Some(self.group_called(group)?),
                None => None,
            };
            let text = TextId(self.fresh_id());
            let id = DocumentId(self.fresh_id());
            let chars = new.text.chars();
            self.snapshot.add_text(text, new.text.clone());
            self.texts.push((text, new.text));
            self.put(Document {
                id,
                guid: Guid::new(),
                name,
                group,
                position: self.snapshot.document_order.next_position(group),
                kind: new.kind,
                direction: new.direction,
                participants: Vec::new(),
                text,
                chars,
                turns: new.turns.into(),
                labels: Vec::new(),
                source: new.source,
                created_at: self.now,
                import: new.import.map(Arc::new),
                state: DocumentState::New,
            });
            self.created.documents.push(id);
        }
        Ok(Summary::new(OperationKind::DocumentAdd, first, count))
    }

    /// `wished`, or with the next number behind it when it is taken. `numbers` holds the last number that each name was
    /// given in this operation, so that thousands of files of one name are not each compared with those before.
    fn free_document_name(&mut self, wished: &str, numbers: &mut HashMap<String, u64>) -> String {
        if self.called(NameScope::Documents, wished).is_none() {
            return wished.to_owned();
        }
        let last = numbers.entry(name_key(wished)).or_insert(1);
        loop {
            *last += 1;
            let name = format!("{wished} ({last})");
            if self.called(NameScope::Documents, &name).is_none() {
                return name;
            }
        }
    }

    pub(super) fn rename_document(&mut self, id: DocumentId, name: &str) -> Result<Summary, EditError> {
        let name = clean_name(name)?;
        let document: Document = self.get(id)?;
        self.refuse_taken(NameScope::Documents, &name, Some(id.0))?;
        let done = renamed(OperationKind::DocumentRename, &document.name, &name);
        self.put(Document { name, ..document });
        Ok(done)
    }

    pub(super) fn change_document(
        &mut self,
        id: DocumentId,
        kind: OperationKind,
        change: impl Fn(&mut Document),
    ) -> Result<Summary, EditError> {
        let mut document: Document = self.get(id)?;
        change(&mut document);
        let done = Summary::new(kind, &document.name, 1);
        self.put(document);
        Ok(done)
    }

    pub(super) fn set_document_state(
        &mut self,
        ids: &[DocumentId],
        state: DocumentState,
    ) -> Result<Summary, EditError> {
        let mut first = String::new();
        let mut count = 0;
        for id in ids {
            let document: Document = self.get(*id)?;
            if document.state == state {
                continue;
            }
            if first.is_empty() {
                first.clone_from(&document.name);
            }
            count += 1;
            self.put(Document { state, ..document });
        }
        Ok(Summary::new(OperationKind::DocumentState, first, count).with_other(state.key()))
    }

    pub(super) fn move_documents(
        &mut self,
        ids: &[DocumentId],
        group: Option<GroupId>,
        before: Option<DocumentId>,
    ) -> Result<Summary, EditError> {
        let target = match group {
            Some(group) => self.get::<Group>(group)?.name,
            None => String::new(),
        };
        let mut first = String::new();
        for id in ids {
            let document: Document = self.get(*id)?;
            if first.is_empty() {
                first.clone_from(&document.name);
            }
            self.put(Document { group, ..document });
        }
        let rows: Vec<Document> = self
            .snapshot
            .documents()
            .into_iter()
            .filter(|d| d.group == group)
            .map(|d| Document::clone(d))
            .collect();
        for document in renumber(reorder(rows, |d| d.id, ids, before), |d| &mut d.position) {
            self.put(document);
        }
        Ok(Summary::new(OperationKind::DocumentMove, first, ids.len()).with_other(target))
    }

    pub(super) fn gather_documents(&mut self, ids: &[DocumentId], group: &str) -> Result<Summary, EditError> {
        self.create_group(group)?;
        let group = self.group_called(group)?;
        self.move_documents(ids, Some(group), None)
    }

    pub(super) fn link_participants(
        &mut self,
        id: DocumentId,
        participants: Vec<ParticipantId>,
    ) -> Result<Summary, EditError> {
        for participant in &participants {
            self.get::<crate::model::Participant>(*participant)?;
        }
        self.change_document(id, OperationKind::DocumentLink, |d| {
            d.participants.clone_from(&participants);
            d.drop_stray_labels();
        })
    }

    pub(super) fn delete_documents(&mut self, ids: &[DocumentId]) -> Result<Summary, EditError> {
        let first = match ids.first() {
            Some(id) => self.get::<Document>(*id)?.name,
            None => return Err(EditError::NothingToDo),
        };
        for memo in memos_in(&self.snapshot, ids) {
            self.drop_row::<Memo>(memo);
        }
        let highlights: Vec<HighlightId> = highlights_in(&self.snapshot, ids).collect();
        for highlight in highlights {
            self.drop_row::<Highlight>(highlight);
        }
        self.drop_summaries_of(&document_cases(ids));
        let codings = ids.iter().flat_map(|d| self.snapshot.codings_in(*d));
        let gone = codings
            .map(|c| {
                Change::Coding(Delta::<Coding> {
                    before: Some(c.clone()),
                    after: None,
                })
            })
            .collect();
        self.commit(gone);
        for id in ids {
            self.drop_row::<Document>(*id);
        }
        Ok(Summary::new(OperationKind::DocumentDelete, first, ids.len()))
    }

    fn group_called(&mut self, name: &str) -> Result<GroupId, EditError> {
        let name = clean_name(name)?;
        if let Some(id) = self.called(NameScope::Groups, &name) {
            return Ok(GroupId(id));
        }
        let id = GroupId(self.fresh_id());
        let position = self.snapshot.group_order.next_position(());
        self.put(Group {
            id,
            guid: Guid::new(),
            name,
            position,
        });
        self.created.groups.push(id);
        Ok(id)
    }

    pub(super) fn create_group(&mut self, name: &str) -> Result<Summary, EditError> {
        let name = clean_name(name)?;
        self.refuse_taken(NameScope::Groups, &name, None)?;
        self.group_called(&name)?;
        Ok(Summary::new(OperationKind::GroupCreate, name, 1))
    }

    pub(super) fn rename_group(&mut self, id: GroupId, name: &str) -> Result<Summary, EditError> {
        let name = clean_name(name)?;
        let group: Group = self.get(id)?;
        self.refuse_taken(NameScope::Groups, &name, Some(id.0))?;
        let done = renamed(OperationKind::GroupRename, &group.name, &name);
        self.put(Group { name, ..group });
        Ok(done)
    }

    pub(super) fn delete_group(&mut self, id: GroupId) -> Result<Summary, EditError> {
        let group: Group = self.get(id)?;
        let members: Vec<Arc<Document>> = self
            .snapshot
            .documents()
            .into_iter()
            .filter(|d| d.group == Some(id))
            .cloned()
            .collect();
        for document in &members {
            let position = self.snapshot.document_order.next_position(None);
            self.put(Document {
                group: None,
                position,
                ..Document::clone(document)
            });
        }
        self.drop_row::<Group>(id);
        Ok(Summary::new(OperationKind::GroupDelete, group.name, 1))
    }
}
