//! Which names are taken: found by their key, so that bringing in thousands of documents or codes at once does not
//! compare each with all the others.

use std::collections::{BTreeSet, HashMap};

use crate::model::{Change, Code, CodeId, Delta, EditError, Snapshot, WordListKind};
use crate::text::name_key;

/// Where a name must stand alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum NameScope {
    /// Among the groups.
    Groups,
    /// Among the documents.
    Documents,
    /// Among the codes below a code, or at the root.
    Below(Option<CodeId>),
    /// In the whole code system, where a name may stand several times.
    Codes,
    /// Among the participants.
    Participants,
    /// Among the attributes.
    Attributes,
    /// Among the queries that are kept.
    Queries,
    /// Among the lists of words of a kind.
    WordLists(WordListKind),
}

/// Row ids by place and name. A place is read when it is first asked for, and kept true from then on.
#[derive(Debug, Default)]
pub(super) struct NameIndex {
    places: HashMap<NameScope, HashMap<String, BTreeSet<i64>>>,
}

impl NameIndex {
    /// The rows of that name, by age. Letter variants, marks and ZWNJ do not count.
    pub(super) fn rows(&mut self, snapshot: &Snapshot, place: NameScope, name: &str) -> &BTreeSet<i64> {
        static NONE: BTreeSet<i64> = BTreeSet::new();
        let rows = self.places.entry(place).or_insert_with(|| read(snapshot, place));
        rows.get(&name_key(name)).unwrap_or(&NONE)
    }

    /// The code of that path, its names from the root down. A single name finds the only code that is called so.
    pub(super) fn code_at(
        &mut self,
        snapshot: &Snapshot,
        path: &[String],
    ) -> Result<Option<CodeId>, EditError> {
        let mut at = None;
        for name in path {
            let below = self.rows(snapshot, NameScope::Below(at), name);
            at = below.first().map(|id| CodeId(*id));
            if at.is_none() {
                break;
            }
        }
        if let (None, [name]) = (at, path) {
            let everywhere = self.rows(snapshot, NameScope::Codes, name);
            if everywhere.len() > 1 {
                return Err(EditError::AmbiguousCode(name.clone()));
            }
            at = everywhere.first().map(|id| CodeId(*id));
        }
        Ok(at)
    }

    /// Follows a change of a row.
    pub(super) fn note(&mut self, change: &Change) {
        match change {
            Change::Group(d) => self.rename(d, |g| (NameScope::Groups, &g.name, g.id.0)),
            Change::Document(d) => self.rename(d, |r| (NameScope::Documents, &r.name, r.id.0)),
            Change::Code(d) => {
                self.rename(d, |c: &Code| (NameScope::Below(c.parent), &c.name, c.id.0));
                self.rename(d, |c| (NameScope::Codes, &c.name, c.id.0));
            }
            Change::Participant(d) => self.rename(d, |p| (NameScope::Participants, &p.name, p.id.0)),
            Change::Attribute(d) => self.rename(d, |a| (NameScope::Attributes, &a.name, a.id.0)),
            Change::SavedQuery(d) => self.rename(d, |q| (NameScope::Queries, &q.name, q.id.0)),
            Change::WordList(d) => self.rename(d, |w| (NameScope::WordLists(w.kind), &w.name, w.id.0)),
            Change::Project(_)
            | Change::Coding(_)
            | Change::Memo(_)
            | Change::Highlight(_)
            | Change::CaseSummary(_)
            | Change::Coder(_)
            | Change::Text(_)
            | Change::Shifts(..) => {}
        }
    }

    fn rename<T>(&mut self, delta: &Delta<T>, called: impl Fn(&T) -> (NameScope, &str, i64)) {
        let (before, after) = (
            delta.before.as_ref().map(&called),
            delta.after.as_ref().map(&called),
        );
        if before == after {
            return;
        }
        if let Some((place, name, id)) = before
            && let Some(rows) = self.places.get_mut(&place)
            && let Some(ids) = rows.get_mut(&name_key(name))
        {
            ids.remove(&id);
        }
        if let Some((place, name, id)) = after
            && let Some(rows) = self.places.get_mut(&place)
        {
            rows.entry(name_key(name)).or_default().insert(id);
        }
    }
}

fn read(snapshot: &Snapshot, place: NameScope) -> HashMap<String, BTreeSet<i64>> {
    let mut rows = HashMap::<String, BTreeSet<i64>>::new();
    let mut note = |name: &str, id: i64| {
        rows.entry(name_key(name)).or_default().insert(id);
    };
    match place {
        NameScope::Groups => snapshot.groups.values().for_each(|g| note(&g.name, g.id.0)),
        NameScope::Documents => snapshot.documents.values().for_each(|d| note(&d.name, d.id.0)),
        NameScope::Below(parent) => snapshot.below(parent).for_each(|c| note(&c.name, c.id.0)),
        NameScope::Codes => snapshot.codes.values().for_each(|c| note(&c.name, c.id.0)),
        NameScope::Participants => snapshot.participants.values().for_each(|p| note(&p.name, p.id.0)),
        NameScope::Attributes => snapshot.attributes.values().for_each(|a| note(&a.name, a.id.0)),
        NameScope::Queries => snapshot.queries.values().for_each(|q| note(&q.name, q.id.0)),
        NameScope::WordLists(kind) => {
            let lists = snapshot.word_lists.values().filter(|list| list.kind == kind);
            lists.for_each(|list| note(&list.name, list.id.0));
        }
    }
    rows
}
