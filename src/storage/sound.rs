//! What of rows that could be saved makes sense together.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::check;
use crate::model::{Case, Change, Delta, MemoTarget, ProjectInfo, Snapshot, SnapshotRows, TextId};
use crate::text::Text;

/// The highest id that is taken at its word; beyond it there would be no room for more.
pub(super) const HIGHEST_ID: i64 = 1 << 53;

/// The rows without what refers to nothing, lies outside its text or has the identity of another. A code below itself
/// goes to the root.
pub(super) fn sound(mut rows: SnapshotRows, texts: &[(TextId, Text)]) -> SnapshotRows {
    let lengths: HashMap<TextId, u32> = texts.iter().map(|(id, t)| (*id, t.chars())).collect();
    drop_duplicates(&mut rows);
    let groups: HashSet<_> = rows.groups.iter().map(|r| r.id).collect();
    let attributes: HashSet<_> = rows.attributes.iter().map(|r| r.id).collect();
    let participants: HashSet<_> = rows.participants.iter().map(|r| r.id).collect();
    let coders: HashSet<_> = rows.coders.iter().map(|r| r.id).collect();
    let codes: HashSet<_> = rows.codes.iter().map(|r| r.id).collect();

    rows.documents.retain_mut(|d| {
        let Some(chars) = lengths.get(&d.text) else {
            return false;
        };
        d.chars = *chars;
        d.group = d.group.filter(|g| groups.contains(g));
        d.participants.retain(|p| participants.contains(p));
        if !check::turns_stand(d) {
            d.turns = [].into();
        }
        d.drop_stray_labels();
        true
    });
    let documents: HashMap<_, _> = rows.documents.iter().map(|d| (d.id, d.chars)).collect();
    for person in &mut rows.participants {
        person.introduced_by = person.introduced_by.filter(|p| participants.contains(p));
        person
            .values
            .retain(|attribute, _| attributes.contains(attribute));
    }
    for code in &mut rows.codes {
        code.parent = code.parent.filter(|p| codes.contains(p));
    }
    break_cycles(&mut rows);

    let inside = |document, end| documents.get(&document).is_some_and(|chars| end <= *chars);
    rows.codings.retain(|c| {
        codes.contains(&c.code)
            && coders.contains(&c.coder)
            && !c.range.is_empty()
            && inside(c.document, c.range.end)
    });
    rows.highlights
        .retain(|h| coders.contains(&h.coder) && !h.range.is_empty() && inside(h.document, h.range.end));
    let mut cells = HashSet::new();
    rows.summaries.retain(|s| {
        coders.contains(&s.coder)
            && codes.contains(&s.code)
            && match s.case {
                Case::Document(d) => inside(d, 0),
                Case::Participant(p) => participants.contains(&p),
            }
            && cells.insert((s.case, s.code))
    });
    for entry in rows.word_lists.iter_mut().flat_map(|list| &mut list.entries) {
        entry.code = entry.code.filter(|c| codes.contains(c));
    }
    let codings: HashSet<_> = rows.codings.iter().map(|r| r.id).collect();
    rows.memos.retain(|m| {
        coders.contains(&m.coder)
            && match m.target {
                MemoTarget::Project => true,
                MemoTarget::Document(d) => inside(d, 0),
                MemoTarget::Passage(d, range) => inside(d, range.end),
                MemoTarget::Code(c) => codes.contains(&c),
                MemoTarget::Coding(c) => codings.contains(&c),
                MemoTarget::Participant(p) => participants.contains(&p),
            }
    });
    rows
}

/// Leaves out every row whose number or identity another has already.
fn drop_duplicates(rows: &mut SnapshotRows) {
    let mut ids = HashSet::new();
    let mut texts = HashSet::new();
    let mut guids = HashSet::new();
    rows.documents.retain(|d| {
        let text = texts.contains(&d.text) || in_range(d.text.0) && ids.insert(d.text.0);
        texts.extend(text.then_some(d.text));
        text
    });
    macro_rules! once {
        ($($list:ident)*) => {
            $(rows.$list.retain(|row| in_range(row.id.0) && ids.insert(row.id.0) && guids.insert(row.guid));)*
        };
    }
    once!(documents groups codes coders participants attributes codings memos highlights summaries queries word_lists);
}

fn in_range(id: i64) -> bool {
    (1..=HIGHEST_ID).contains(&id)
}

/// Puts one code of each circle at the root, until there is no circle.
fn break_cycles(rows: &mut SnapshotRows) {
    loop {
        let project = ProjectInfo::named("");
        let codes = SnapshotRows {
            codes: rows.codes.clone(),
            ..SnapshotRows::default()
        };
        let tree = Snapshot::from_rows(project, codes);
        let reached: HashSet<_> = tree.code_tree().into_iter().map(|(_, c)| c.id).collect();
        match rows.codes.iter_mut().find(|c| !reached.contains(&c.id)) {
            Some(code) => code.parent = None,
            None => return,
        }
    }
}

/// The changes that lead from some rows to others, each list of them in the order of their ids.
pub(super) fn difference(from: SnapshotRows, to: SnapshotRows) -> Vec<Change> {
    fn differing<T: PartialEq>(
        from: Vec<T>,
        to: Vec<T>,
        id: impl Fn(&T) -> i64,
        change: impl Fn(Delta<T>) -> Change,
    ) -> impl Iterator<Item = Change> {
        let mut rows: BTreeMap<i64, Delta<T>> = BTreeMap::new();
        for row in from {
            rows.insert(
                id(&row),
                Delta {
                    before: Some(row),
                    after: None,
                },
            );
        }
        for row in to {
            let nothing = || Delta {
                before: None,
                after: None,
            };
            let delta = rows.entry(id(&row)).or_insert_with(nothing);
            delta.after = Some(row);
        }
        rows.into_values()
            .filter(|delta| delta.before != delta.after)
            .map(change)
    }
    differing(from.coders, to.coders, |r| r.id.0, Change::Coder)
        .chain(differing(
            from.attributes,
            to.attributes,
            |r| r.id.0,
            Change::Attribute,
        ))
        .chain(differing(
            from.participants,
            to.participants,
            |r| r.id.0,
            Change::Participant,
        ))
        .chain(differing(from.groups, to.groups, |r| r.id.0, Change::Group))
        .chain(differing(
            from.documents,
            to.documents,
            |r| r.id.0,
            Change::Document,
        ))
        .chain(differing(from.codes, to.codes, |r| r.id.0, Change::Code))
        .chain(differing(from.codings, to.codings, |r| r.id.0, Change::Coding))
        .chain(differing(from.memos, to.memos, |r| r.id.0, Change::Memo))
        .chain(differing(
            from.highlights,
            to.highlights,
            |r| r.id.0,
            Change::Highlight,
        ))
        .chain(differing(
            from.summaries,
            to.summaries,
            |r| r.id.0,
            Change::CaseSummary,
        ))
        .chain(differing(
            from.queries,
            to.queries,
            |r| r.id.0,
            Change::SavedQuery,
        ))
        .chain(differing(
            from.word_lists,
            to.word_lists,
            |r| r.id.0,
            Change::WordList,
        ))
        .collect()
}

/// The changes that bring rows into being, the project with them.
pub(super) fn creations(project: ProjectInfo, rows: SnapshotRows) -> Vec<Change> {
    let project = Change::Project(Delta {
        before: None,
        after: Some(project),
    });
    let mut creations = vec![project];
    creations.extend(difference(SnapshotRows::default(), rows));
    creations
}
