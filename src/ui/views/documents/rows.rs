//! The rows of the documents list: groups with their documents, as the filter leaves them.

use std::collections::{BTreeSet, HashMap};

use crate::model::{
    DocumentId, DocumentState, Edit, GroupId, MemoId, MemoTarget, ParticipantId, Snapshot, SourceKind,
};
use crate::ui::parts::fuzzy::{FuzzyKey, FuzzyQuery};

/// What a row stands for. `Group(None)` is the heading of the documents that are in no group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowKey {
    /// The heading of a group.
    Group(Option<GroupId>),
    /// A document.
    Document(DocumentId),
}

/// The heading of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupRow {
    /// Which group; `None` for the documents without one.
    pub id: Option<GroupId>,
    /// Its name; empty for the documents without a group.
    pub name: String,
    /// Documents in it, those that the filter hides included.
    pub documents: usize,
    /// Codings in them.
    pub codings: usize,
    /// Whether its documents are folded away.
    pub collapsed: bool,
}

/// A document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentRow {
    /// Which document.
    pub id: DocumentId,
    /// Its group.
    pub group: Option<GroupId>,
    /// Its name.
    pub name: String,
    /// The codes of those who speak in it, in their order.
    pub participants: Vec<String>,
    /// Codings in it.
    pub codings: usize,
    /// What kind of source it is.
    pub kind: SourceKind,
    /// How far the work on it has come.
    pub state: DocumentState,
    /// Its memo.
    pub memo: Option<MemoId>,
}

/// One row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DocumentListRow {
    /// The heading of a group.
    Group(GroupRow),
    /// A document.
    Document(DocumentRow),
}

impl DocumentListRow {
    /// What it stands for.
    pub fn key(&self) -> RowKey {
        match self {
            Self::Group(row) => RowKey::Group(row.id),
            Self::Document(row) => RowKey::Document(row.id),
        }
    }

    /// The group that it heads or is in.
    pub fn group(&self) -> Option<GroupId> {
        match self {
            Self::Group(row) => row.id,
            Self::Document(row) => row.group,
        }
    }
}

/// The rows of the list, of the documents of one state or of all. While a query or a state filters, collapsed groups are shown open and groups without a hit are left
/// out. Without any group there are no headings.
pub fn rows(
    snapshot: &Snapshot,
    collapsed: &BTreeSet<Option<GroupId>>,
    query: &FuzzyQuery,
    state: Option<DocumentState>,
) -> Vec<DocumentListRow> {
    let names: HashMap<ParticipantId, &str> = snapshot
        .participants()
        .iter()
        .map(|p| (p.id, p.name.as_str()))
        .collect();
    let mut inside: HashMap<Option<GroupId>, Vec<DocumentRow>> = HashMap::new();
    for document in snapshot.documents() {
        // A group that a damaged file has lost must not hide its documents.
        let group = document.group.filter(|g| snapshot.group(*g).is_some());
        inside.entry(group).or_default().push(DocumentRow {
            id: document.id,
            group,
            name: document.name.clone(),
            participants: document
                .participants
                .iter()
                .filter_map(|p| names.get(p).map(|name| (*name).to_owned()))
                .collect(),
            codings: snapshot.codings_in(document.id).len(),
            kind: document.kind,
            state: document.state,
            memo: snapshot.memo_on(MemoTarget::Document(document.id)).map(|m| m.id),
        });
    }
    let groups = snapshot.groups();
    let headed = !groups.is_empty();
    let mut sections: Vec<(Option<GroupId>, &str)> =
        groups.iter().map(|g| (Some(g.id), g.name.as_str())).collect();
    if inside.contains_key(&None) {
        sections.push((None, ""));
    }
    let mut out = Vec::new();
    for (id, name) in sections {
        let documents = inside.remove(&id).unwrap_or_default();
        let whole = query.is_empty() && state.is_none();
        let folded = whole && collapsed.contains(&id) && headed;
        let heading = GroupRow {
            id,
            name: name.to_owned(),
            documents: documents.len(),
            codings: documents.iter().map(|d| d.codings).sum(),
            collapsed: folded,
        };
        let shown: Vec<DocumentListRow> = documents
            .into_iter()
            .filter(|d| !folded && state.is_none_or(|state| d.state == state) && matches(query, d, name))
            .map(DocumentListRow::Document)
            .collect();
        if headed && (whole || !shown.is_empty()) {
            out.push(DocumentListRow::Group(heading));
        }
        out.extend(shown);
    }
    out
}

fn matches(query: &FuzzyQuery, document: &DocumentRow, group: &str) -> bool {
    if query.is_empty() {
        return true;
    }
    let context = format!("{} {group}", document.participants.join(" "));
    query.score(&FuzzyKey::new(&document.name, &context)).is_some()
}

/// The documents from one row to another, both included, in the order of the list.
pub fn between(rows: &[DocumentListRow], from: RowKey, to: RowKey) -> Vec<DocumentId> {
    let place = |key| rows.iter().position(|row| row.key() == key);
    let (Some(from), Some(to)) = (place(from), place(to)) else {
        return Vec::new();
    };
    rows.iter()
        .take(from.max(to) + 1)
        .skip(from.min(to))
        .filter_map(|row| match row {
            DocumentListRow::Document(d) => Some(d.id),
            DocumentListRow::Group(_) => None,
        })
        .collect()
}

/// Where dragged documents would come to stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DropPlace {
    /// At the end of a group, or of those without one.
    Into(Option<GroupId>),
    /// Before a document, in its group.
    Before(DocumentId),
}

/// The edit that moves documents there; `None` when nothing would change.
pub fn move_edit(snapshot: &Snapshot, documents: &[DocumentId], place: DropPlace) -> Option<Edit> {
    // In the order of the list, whatever the order in which they were selected.
    let moved: Vec<DocumentId> = snapshot
        .documents()
        .iter()
        .map(|d| d.id)
        .filter(|d| documents.contains(d))
        .collect();
    let (group, before) = match place {
        DropPlace::Into(group) => (group, None),
        DropPlace::Before(document) if moved.contains(&document) => return None,
        DropPlace::Before(document) => (snapshot.document(document)?.group, Some(document)),
    };
    let in_group = |group| -> Vec<DocumentId> {
        let all = snapshot.documents();
        all.iter().filter(|d| d.group == group).map(|d| d.id).collect()
    };
    let now = in_group(group);
    let mut then: Vec<DocumentId> = now.iter().copied().filter(|d| !moved.contains(d)).collect();
    let at = before
        .and_then(|b| then.iter().position(|d| *d == b))
        .unwrap_or(then.len());
    then.splice(at..at, moved.iter().copied());
    (!moved.is_empty() && now != then).then_some(Edit::MoveDocuments {
        documents: moved,
        group,
        before,
    })
}

/// The edit that moves documents of one group one place up (`down` false) or down; `None` at the end of the group
/// or when they are of several groups.
pub fn step_edit(snapshot: &Snapshot, documents: &[DocumentId], down: bool) -> Option<Edit> {
    let group = snapshot.document(*documents.first()?)?.group;
    let all = snapshot.documents();
    let inside: Vec<DocumentId> = all.iter().filter(|d| d.group == group).map(|d| d.id).collect();
    let places: Vec<usize> = documents
        .iter()
        .map(|d| inside.iter().position(|other| other == d))
        .collect::<Option<_>>()?;
    let place = if down {
        let next = places.iter().max()? + 1;
        if next >= inside.len() {
            return None;
        }
        inside
            .get(next + 1)
            .map_or(DropPlace::Into(group), |d| DropPlace::Before(*d))
    } else {
        let previous = places.iter().min()?.checked_sub(1)?;
        DropPlace::Before(*inside.get(previous)?)
    };
    move_edit(snapshot, documents, place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{NewDocument, NewParticipant, ProjectInfo, plan};
    use crate::text::Text;

    fn run(snapshot: &mut Snapshot, next_id: &mut i64, edit: Edit) {
        let plan = plan(edit, snapshot, *next_id, "آزمون", 0).expect("the edit is valid");
        *snapshot = plan.after;
        *next_id = plan.next_id;
    }

    /// Two groups («الف»: ۱ ۲ ۳, «ب»: ۴) and one document without a group (۵), «م۱» speaking in ۱.
    fn sample() -> (Snapshot, Vec<DocumentId>) {
        let mut snapshot = Snapshot::new(ProjectInfo {
            guid: Default::default(),
            name: String::new(),
            description: String::new(),
            levels: Default::default(),
        });
        let mut next = 1;
        let document = |name: &str, group: &str| NewDocument {
            name: format!("سند {name}"),
            group: (!group.is_empty()).then(|| group.to_owned()),
            text: Text::new("متن"),
            ..NewDocument::default()
        };
        let list = [("۱", "الف"), ("۲", "الف"), ("۳", "الف"), ("۴", "ب"), ("۵", "")];
        run(
            &mut snapshot,
            &mut next,
            Edit::AddDocuments(list.iter().map(|(n, g)| document(n, g)).collect()),
        );
        let person = NewParticipant {
            name: "م۱".into(),
            documents: vec!["سند ۱".into()],
            ..NewParticipant::default()
        };
        run(&mut snapshot, &mut next, Edit::ImportParticipants(vec![person]));
        let ids = snapshot.documents().iter().map(|d| d.id).collect();
        (snapshot, ids)
    }

    fn shown(rows: &[DocumentListRow]) -> Vec<String> {
        rows.iter()
            .map(|row| match row {
                DocumentListRow::Group(g) => format!("[{} {}]", g.name, g.documents),
                DocumentListRow::Document(d) => d.name.replace("سند ", ""),
            })
            .collect()
    }

    #[test]
    fn groups_head_their_documents_and_fold() {
        let (snapshot, _) = sample();
        let all = rows(&snapshot, &BTreeSet::new(), &FuzzyQuery::default(), None);
        assert_eq!(shown(&all), ["[الف 3]", "۱", "۲", "۳", "[ب 1]", "۴", "[ 1]", "۵"]);
        let first = snapshot.groups()[0].id;
        let folded = rows(
            &snapshot,
            &BTreeSet::from([Some(first), None]),
            &FuzzyQuery::default(),
            None,
        );
        assert_eq!(shown(&folded), ["[الف 3]", "[ب 1]", "۴", "[ 1]"]);
    }

    #[test]
    fn a_filter_opens_groups_and_sees_participants_and_group_names() {
        let (snapshot, _) = sample();
        let first = snapshot.groups()[0].id;
        let check = |typed: &str, expected: &[&str]| {
            let rows = rows(
                &snapshot,
                &BTreeSet::from([Some(first)]),
                &FuzzyQuery::new(typed),
                None,
            );
            assert_eq!(shown(&rows), expected, "{typed}");
        };
        check("سند 2", &["[الف 3]", "۲"]);
        check("م۱", &["[الف 3]", "۱"]);
        check("ب", &["[ب 1]", "۴"]);
        check("نیست", &[]);
    }

    #[test]
    fn documents_of_one_state_are_shown_with_their_groups() {
        let (mut snapshot, ids) = sample();
        let folded = BTreeSet::from([snapshot.document(ids[0]).and_then(|d| d.group)]);
        let edit = Edit::SetDocumentState(vec![ids[1], ids[4]], DocumentState::Coded);
        run(&mut snapshot, &mut 100, edit);
        let of = |state| shown(&rows(&snapshot, &folded, &FuzzyQuery::default(), Some(state)));
        assert_eq!(of(DocumentState::Coded), ["[الف 3]", "۲", "[ 1]", "۵"]);
        assert_eq!(of(DocumentState::New), ["[الف 3]", "۱", "۳", "[ب 1]", "۴"]);
        assert_eq!(of(DocumentState::Checked), [""; 0]);
    }

    #[test]
    fn a_range_holds_the_documents_between_two_rows_either_way() {
        let (snapshot, ids) = sample();
        let rows = rows(&snapshot, &BTreeSet::new(), &FuzzyQuery::default(), None);
        let (a, b) = (RowKey::Document(ids[1]), RowKey::Document(ids[3]));
        assert_eq!(between(&rows, a, b), ids[1..4]);
        assert_eq!(between(&rows, b, a), ids[1..4]);
        assert!(between(&rows, a, RowKey::Document(DocumentId(999))).is_empty());
    }

    #[test]
    fn moves_that_change_nothing_are_no_edits() {
        let (snapshot, ids) = sample();
        let group = snapshot.document(ids[0]).and_then(|d| d.group);
        let moves = |documents: &[DocumentId], place| move_edit(&snapshot, documents, place).is_some();
        assert!(!moves(&[ids[2]], DropPlace::Into(group)), "already last");
        assert!(moves(&[ids[0]], DropPlace::Into(group)));
        assert!(!moves(&[ids[0]], DropPlace::Before(ids[0])));
        assert!(!moves(&[ids[0]], DropPlace::Before(ids[1])), "already before it");
        assert!(moves(&[ids[0]], DropPlace::Before(ids[3])), "into another group");
        assert!(!moves(&[], DropPlace::Into(None)));
    }

    #[test]
    fn steps_end_where_the_group_ends() {
        let (snapshot, ids) = sample();
        let after = |documents: &[DocumentId], down| {
            let edit = step_edit(&snapshot, documents, down)?;
            let mut snapshot = snapshot.clone();
            run(&mut snapshot, &mut 100, edit);
            let all = snapshot.documents();
            Some(
                all.iter()
                    .map(|d| d.name.replace("سند ", ""))
                    .collect::<Vec<_>>()
                    .join(""),
            )
        };
        assert_eq!(after(&[ids[0]], true).as_deref(), Some("۲۱۳۴۵"));
        assert_eq!(after(&[ids[1]], true).as_deref(), Some("۱۳۲۴۵"));
        assert_eq!(after(&[ids[2], ids[1]], false).as_deref(), Some("۲۳۱۴۵"));
        assert_eq!(after(&[ids[2]], true), None);
        assert_eq!(after(&[ids[0]], false), None);
        assert_eq!(after(&[ids[0], ids[3]], true), None);
    }
}
