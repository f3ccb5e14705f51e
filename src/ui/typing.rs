//! What is being typed and is not yet in the project: where it belongs, and the words.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::{
    AttributeId, Case, CodeId, CodingId, DocumentId, Edit, GroupId, Level, MemoId, MemoKind, MemoTarget,
    Participant, ParticipantId, Snapshot, WordEntry, WordListId, WordListKind,
};

/// What a name is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NamePurpose {
    /// A new code for the selected passage.
    CodeForSelection,
    /// A new code.
    NewCode {
        /// Where it will stand.
        parent: Option<CodeId>,
        /// Its level.
        level: Level,
        /// Codes that will move into it.
        holds: Vec<CodeId>,
    },
    /// Another name for a code.
    RenameCode(CodeId),
    /// A new group.
    Group,
    /// A new group into which documents move.
    GroupFor(Vec<DocumentId>),
    /// Another name for a group.
    RenameGroup(GroupId),
    /// Another name for a document.
    RenameDocument(DocumentId),
    /// A new attribute of participants.
    Attribute,
    /// Another name for an attribute.
    RenameAttribute(AttributeId),
}

impl NamePurpose {
    /// The name that is there already; `None` for something new, or where it is gone.
    pub fn present<'a>(&self, snapshot: &'a Snapshot) -> Option<&'a str> {
        match self {
            Self::CodeForSelection
            | Self::NewCode { .. }
            | Self::Group
            | Self::GroupFor(_)
            | Self::Attribute => None,
            Self::RenameCode(id) => snapshot.code(*id).map(|c| c.name.as_str()),
            Self::RenameGroup(id) => snapshot.group(*id).map(|g| g.name.as_str()),
            Self::RenameDocument(id) => snapshot.document(*id).map(|d| d.name.as_str()),
            Self::RenameAttribute(id) => snapshot.attribute(*id).map(|a| a.name.as_str()),
        }
    }

    /// Whether what it speaks of is in the project.
    pub fn stands(&self, snapshot: &Snapshot) -> bool {
        match self {
            Self::CodeForSelection | Self::Group | Self::Attribute => true,
            Self::GroupFor(documents) => documents.iter().all(|id| snapshot.document(*id).is_some()),
            Self::NewCode { parent, holds, .. } => {
                parent.iter().chain(holds).all(|id| snapshot.code(*id).is_some())
            }
            Self::RenameCode(_)
            | Self::RenameGroup(_)
            | Self::RenameDocument(_)
            | Self::RenameAttribute(_) => self.present(snapshot).is_some(),
        }
    }
}

/// What is being typed, and where it belongs. It is kept in a file beside the settings until it is in the project or
/// given up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Typing {
    /// A memo.
    Memo {
        /// What it is about.
        target: MemoTarget,
        /// The memo that is changed, where the target may have several.
        memo: Option<MemoId>,
        /// Its kind.
        kind: MemoKind,
        /// Its words.
        text: String,
    },
    /// The definition of a code.
    Definition(CodeId, String),
    /// The condensed unit of a coding.
    Condensed(CodingId, String),
    /// The summary of what a case says about a code.
    Summary(Case, CodeId, String),
    /// A list of words.
    WordList {
        /// Which; `None` for a new one.
        list: Option<WordListId>,
        /// What it is for.
        kind: WordListKind,
        /// Its name.
        name: String,
        /// The note of it.
        note: String,
        /// Its entries.
        entries: Vec<WordEntry>,
    },
    /// A name.
    Name(NamePurpose, String),
    /// A cell or several of a participant: what differs from what the project has.
    Participant {
        /// Who; `None` for someone new.
        id: Option<ParticipantId>,
        /// The name.
        name: Option<String>,
        /// The values.
        values: BTreeMap<AttributeId, String>,
        /// Who introduced the person, when somebody else did; a person is chosen and not typed, so `None` is no change.
        introduced_by: Option<ParticipantId>,
    },
    /// What is true of the project as a whole.
    Project {
        /// The name.
        name: String,
        /// The description.
        description: String,
        /// The names of the levels.
        levels: [String; 3],
    },
}

impl Typing {
    /// The words that an edit brings into the project, where a person has written them.
    pub fn of_edit(edit: &Edit) -> Option<Self> {
        match edit {
            Edit::WriteMemo {
                memo,
                target,
                kind,
                body,
            } => Some(Self::Memo {
                target: *target,
                memo: *memo,
                kind: *kind,
                text: body.clone(),
            }),
            Edit::SetCondensed(coding, text) => Some(Self::Condensed(*coding, text.clone())),
            Edit::WriteSummary { case, code, body } => Some(Self::Summary(*case, *code, body.clone())),
            Edit::PutWordList {
                list,
                kind,
                name,
                note,
                entries,
            } => Some(Self::WordList {
                list: *list,
                kind: *kind,
                name: name.clone(),
                note: note.clone(),
                entries: entries.clone(),
            }),
            Edit::DefineCode(code, text) => Some(Self::Definition(*code, text.clone())),
            Edit::RenameCode(code, name) => Some(Self::Name(NamePurpose::RenameCode(*code), name.clone())),
            // A text that is edited is a draft with a file of its own; the others are made of what is there.
            _ => None,
        }
        .filter(|typing| !typing.words().trim().is_empty())
    }

    /// What differs from a participant as the project has them; `None` when nothing that was typed does.
    pub fn participant(
        before: Option<&Participant>,
        id: Option<ParticipantId>,
        name: &str,
        values: &BTreeMap<AttributeId, String>,
        introduced_by: Option<ParticipantId>,
    ) -> Option<Self> {
        let name =
            Some(name.trim()).filter(|name| !name.is_empty() && before.is_none_or(|p| p.name != *name));
        let had = |id: &AttributeId| before.and_then(|p| p.values.get(id)).map_or("", String::as_str);
        let values: BTreeMap<_, _> = values
            .iter()
            .filter(|(id, value)| !value.trim().is_empty() && value.trim() != had(id))
            .map(|(id, value)| (*id, value.clone()))
            .collect();
        if name.is_none() && values.is_empty() {
            return None;
        }
        Some(Self::Participant {
            id,
            name: name.map(str::to_owned),
            values,
            introduced_by: introduced_by.filter(|by| before.and_then(|p| p.introduced_by) != Some(*by)),
        })
    }

    /// All the words, one field after the other.
    pub fn words(&self) -> String {
        match self {
            Self::Memo { text, .. }
            | Self::Definition(_, text)
            | Self::Condensed(_, text)
            | Self::Summary(_, _, text)
            | Self::Name(_, text) => text.clone(),
            Self::WordList {
                name, note, entries, ..
            } => {
                let entries = entries.iter().flat_map(|entry| [&entry.word, &entry.meaning]);
                let words = [name, note].into_iter().chain(entries);
                let words: Vec<&str> = words.map(|w| w.trim()).filter(|w| !w.is_empty()).collect();
                words.join("\n")
            }
            Self::Participant { name, values, .. } => {
                let words: Vec<&str> = name.iter().chain(values.values()).map(String::as_str).collect();
                words.join("\n")
            }
            Self::Project {
                name,
                description,
                levels,
            } => {
                let words = [name, description].into_iter().chain(levels);
                let words: Vec<&str> = words.map(|w| w.trim()).filter(|w| !w.is_empty()).collect();
                words.join("\n")
            }
        }
    }

    /// Whether what it belongs to is in the project.
    pub fn stands(&self, snapshot: &Snapshot) -> bool {
        match self {
            Self::Memo { target, memo, .. } => {
                memo.is_none_or(|id| *target != MemoTarget::Project || snapshot.memo(id).is_some())
                    && stands(*target, snapshot)
            }
            Self::Definition(code, _) => snapshot.code(*code).is_some(),
            Self::Condensed(coding, _) => snapshot.has_coding(*coding),
            Self::Summary(case, code, _) => {
                let said = match case {
                    Case::Document(id) => snapshot.document(*id).is_some(),
                    Case::Participant(id) => snapshot.participant(*id).is_some(),
                };
                said && snapshot.code(*code).is_some()
            }
            Self::WordList { list, entries, .. } => {
                let mut codes = entries.iter().filter_map(|entry| entry.code);
                list.is_none_or(|id| snapshot.word_list(id).is_some())
                    && codes.all(|id| snapshot.code(id).is_some())
            }
            Self::Name(purpose, _) => purpose.stands(snapshot),
            Self::Participant { id, values, .. } => {
                id.is_none_or(|id| snapshot.participant(id).is_some())
                    && values.keys().all(|id| snapshot.attribute(*id).is_some())
            }
            Self::Project { .. } => true,
        }
    }

    /// Whether the project says so already, so that nothing is left to be done.
    pub fn is_kept(&self, snapshot: &Snapshot) -> bool {
        match self {
            Self::Memo {
                target, memo, text, ..
            } => {
                let there = match target {
                    MemoTarget::Project => memo.and_then(|id| snapshot.memo(id)),
                    other => snapshot.memo_on(*other),
                };
                there.is_some_and(|memo| memo.body.trim() == text.trim())
            }
            Self::Definition(code, text) => {
                let code = snapshot.code(*code);
                code.is_some_and(|code| code.definition.trim() == text.trim())
            }
            Self::Condensed(coding, text) => {
                let condensed = snapshot.coding(*coding).and_then(|c| c.condensed.as_deref());
                condensed.is_some_and(|condensed| condensed.trim() == text.trim())
            }
            Self::Summary(case, code, text) => {
                let kept = snapshot.summary_of(*case, *code);
                kept.is_some_and(|kept| kept.body.trim() == text.trim())
            }
            Self::WordList {
                list,
                kind,
                name,
                note,
                entries,
            } => {
                let mut same = snapshot
                    .word_lists()
                    .filter(|kept| list.is_none_or(|id| kept.id == id));
                same.any(|kept| {
                    (kept.kind, kept.name.as_str(), kept.note.trim()) == (*kind, name.trim(), note.trim())
                        && kept.entries == *entries
                })
            }
            Self::Name(purpose, text) => match purpose {
                NamePurpose::NewCode { parent, .. } => {
                    let mut codes = snapshot.code_tree().into_iter().map(|(_, code)| code);
                    codes.any(|code| code.parent == *parent && code.name == text.trim())
                }
                NamePurpose::Group | NamePurpose::GroupFor(_) => {
                    snapshot.groups().iter().any(|g| g.name == text.trim())
                }
                NamePurpose::Attribute => snapshot.attributes().iter().any(|a| a.name == text.trim()),
                other => other.present(snapshot) == Some(text.trim()),
            },
            Self::Participant { id, name, values, .. } => {
                let people = snapshot.participants();
                let mut same = people.iter().filter(|p| id.is_none_or(|id| p.id == id));
                same.any(|p| {
                    name.as_ref().is_none_or(|name| p.name == *name)
                        && values
                            .iter()
                            .all(|(id, value)| p.values.get(id).is_some_and(|had| had == value.trim()))
                })
            }
            Self::Project {
                name,
                description,
                levels,
            } => {
                let project = snapshot.project();
                (&project.name, project.description.trim(), &project.levels)
                    == (name, description.trim(), levels)
            }
        }
    }
}

/// Whether what a memo is about is in the project.
pub fn stands(target: MemoTarget, snapshot: &Snapshot) -> bool {
    match target {
        MemoTarget::Project => true,
        MemoTarget::Document(id) | MemoTarget::Passage(id, _) => snapshot.document(id).is_some(),
        MemoTarget::Code(id) => snapshot.code(id).is_some(),
        MemoTarget::Coding(id) => snapshot.has_coding(id),
        MemoTarget::Participant(id) => snapshot.participant(id).is_some(),
    }
}
