//! Which coded passages are retrieved: those of the active codes in the active documents.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use crate::analysis::{CodingFilter, SegmentSelection, Speakers, codings_behind, passages};
use crate::model::{CodeId, Coding, CodingId, DocumentId, Snapshot};
use crate::text::CharRange;
use crate::ui::shared::{PassageCell, Shared};

/// In which order passages are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SegmentOrder {
    /// As the documents are listed, and in reading order within each.
    #[default]
    Document,
    /// As the code system is listed, then as the documents are.
    Code,
}

/// A retrieved passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SegmentEntry {
    /// The coding behind it.
    pub coding: CodingId,
    /// Where it is.
    pub document: DocumentId,
    /// The passage.
    pub range: CharRange,
    /// Its own code: an active one, or one below it.
    pub code: CodeId,
}

/// What decides the list; while it stays the same, so does the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Key {
    revision: u64,
    codes: BTreeSet<CodeId>,
    documents: BTreeSet<DocumentId>,
    filter: CodingFilter,
    order: SegmentOrder,
    cell: Option<Arc<PassageCell>>,
}

/// The retrieved passages, found anew only when something that decides them has changed.
#[derive(Debug, Default)]
pub struct RetrievedSegments {
    key: Option<Key>,
    segments: Vec<SegmentEntry>,
    places: HashMap<CodingId, usize>,
    documents: usize,
    passages: usize,
}

impl RetrievedSegments {
    /// Whether the list is that of all that decides it.
    pub fn is_fresh(
        &self,
        revision: u64,
        shared: &Shared,
        filter: &CodingFilter,
        order: SegmentOrder,
    ) -> bool {
        self.key.as_ref().is_some_and(|key| {
            key.revision == revision
                && key.order == order
                && key.filter == *filter
                && key.codes == shared.active_codes
                && key.documents == shared.active_documents
                && key.cell == shared.cell
        })
    }

    /// Brings the list up to date; whether it has changed. The texts must be loaded where a query or the cell of a table
    /// needs them.
    pub fn update(
        &mut self,
        revision: u64,
        snapshot: &Snapshot,
        shared: &Shared,
        filter: &CodingFilter,
        order: SegmentOrder,
    ) -> bool {
        if self.is_fresh(revision, shared, filter, order) {
            return false;
        }
        self.segments = match &shared.cell {
            Some(cell) => of_cell(snapshot, cell, order),
            None => retrieve(
                snapshot,
                &shared.active_codes,
                &shared.active_documents,
                filter,
                order,
            ),
        };
        self.places = self
            .segments
            .iter()
            .enumerate()
            .map(|(i, s)| (s.coding, i))
            .collect();
        self.documents = self
            .segments
            .iter()
            .map(|s| s.document)
            .collect::<HashSet<_>>()
            .len();
        self.passages = passages(self.segments.iter().map(|s| (s.document, s.range)));
        self.key = Some(Key {
            revision,
            codes: shared.active_codes.clone(),
            documents: shared.active_documents.clone(),
            filter: filter.clone(),
            order,
            cell: shared.cell.clone(),
        });
        true
    }

    /// The state of the project for which the list was found; `None` before the first time.
    pub fn revision(&self) -> Option<u64> {
        self.key.as_ref().map(|key| key.revision)
    }

    /// The passages in their order, one with several of the codes once for each.
    pub fn segments(&self) -> &[SegmentEntry] {
        &self.segments
    }

    /// Where a coding stands in the list.
    pub fn place(&self, coding: CodingId) -> Option<usize> {
        self.places.get(&coding).copied()
    }

    /// How many passages were found. One with several of the codes is listed once for each.
    pub fn passages(&self) -> usize {
        self.passages
    }

    /// In how many documents passages were found.
    pub fn documents(&self) -> usize {
        self.documents
    }
}

/// The passages of `codes` and of all that stands below them, in `documents`, or in all when that set is empty, as far
/// as they pass a filter by groups, people, values and importance.
pub fn retrieve(
    snapshot: &Snapshot,
    codes: &BTreeSet<CodeId>,
    documents: &BTreeSet<DocumentId>,
    filter: &CodingFilter,
    order: SegmentOrder,
) -> Vec<SegmentEntry> {
    let active: HashSet<CodeId> = codes
        .iter()
        .flat_map(|code| snapshot.descendants(*code))
        .collect();
    if active.is_empty() {
        return Vec::new();
    }
    let selection = SegmentSelection::of_filter(snapshot, filter);
    let mut found: Vec<SegmentEntry> = snapshot
        .documents()
        .into_iter()
        .filter(|d| documents.is_empty() || documents.contains(&d.id))
        .filter(|d| selection.has_document(d.id))
        .flat_map(|d| {
            let speakers = Speakers::of(d, snapshot);
            let (selection, active) = (&selection, &active);
            snapshot.codings_in(d.id).iter().filter(move |c| {
                active.contains(&c.code)
                    && c.importance >= filter.least_importance
                    && selection.speaking(&speakers, c.range).is_some()
                    && selection.is_found(c)
            })
        })
        .map(entry)
        .collect();
    put_in_order(snapshot, order, &mut found);
    found
}

/// The passages behind the cell of a table.
fn of_cell(snapshot: &Snapshot, cell: &PassageCell, order: SegmentOrder) -> Vec<SegmentEntry> {
    let codings = codings_behind(snapshot, &cell.filter, &cell.key);
    let codings = codings.into_iter().filter_map(|id| snapshot.coding(id));
    let mut found: Vec<SegmentEntry> = codings.map(entry).collect();
    put_in_order(snapshot, order, &mut found);
    found
}

fn entry(coding: &Coding) -> SegmentEntry {
    SegmentEntry {
        coding: coding.id,
        document: coding.document,
        range: coding.range,
        code: coding.code,
    }
}

/// Puts passages that stand by document into another order.
fn put_in_order(snapshot: &Snapshot, order: SegmentOrder, found: &mut [SegmentEntry]) {
    if order == SegmentOrder::Code {
        let rank: HashMap<CodeId, usize> = snapshot
            .code_tree()
            .into_iter()
            .enumerate()
            .map(|(i, (_, code))| (code.id, i))
            .collect();
        // A stable sort, so that documents keep their order under each code.
        found.sort_by_key(|s| rank.get(&s.code).copied());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Edit, Importance, plan};
    use crate::ui::testing::Fixture;

    fn shown(fixture: &Fixture, codes: &[&str], documents: &[&str], order: SegmentOrder) -> Vec<String> {
        let codes = codes.iter().map(|c| fixture.code(c)).collect();
        let documents = documents.iter().map(|d| fixture.document(d)).collect();
        let found = retrieve(
            &fixture.snapshot,
            &codes,
            &documents,
            &CodingFilter::default(),
            order,
        );
        found
            .iter()
            .map(|s| {
                let text = fixture.snapshot.text(s.document).unwrap();
                format!(
                    "{}|{}",
                    fixture.snapshot.code(s.code).unwrap().name,
                    text.slice(s.range)
                )
            })
            .collect()
    }

    #[test]
    fn active_codes_times_active_documents() {
        let fixture = Fixture::new(
            "شهروندان\n  اعتماد\n  آگاهی\nدفاتر",
            &[
                (
                    "م۱",
                    "به دفتر ⟦اعتماد:اعتماد⟧ ندارم و ⟦آگاهی:خبر⟧ هم ⟦دفاتر:دفتر⟧",
                ),
                ("م۲", "⟦آگاهی:نمی‌دانم⟧ ⟦اعتماد:باور⟧ ⟦شهروندان:مردم⟧"),
            ],
        );
        let all = shown(&fixture, &["شهروندان"], &[], SegmentOrder::Document);
        assert_eq!(
            all,
            [
                "اعتماد|اعتماد",
                "آگاهی|خبر",
                "آگاهی|نمی‌دانم",
                "اعتماد|باور",
                "شهروندان|مردم"
            ]
        );
        let by_code = shown(&fixture, &["شهروندان"], &[], SegmentOrder::Code);
        assert_eq!(
            by_code,
            [
                "شهروندان|مردم",
                "اعتماد|اعتماد",
                "اعتماد|باور",
                "آگاهی|خبر",
                "آگاهی|نمی‌دانم"
            ]
        );
        // What is active twice, by itself and by its parent, is listed once.
        assert_eq!(
            shown(&fixture, &["شهروندان", "آگاهی"], &["م۱"], SegmentOrder::Document),
            ["اعتماد|اعتماد", "آگاهی|خبر"]
        );
        assert_eq!(
            shown(&fixture, &[], &["م۱"], SegmentOrder::Document),
            Vec::<String>::new()
        );
    }

    #[test]
    fn only_what_is_so_important_is_retrieved() {
        let fixture = Fixture::new("الف", &[("م۱", "⟦الف:یک⟧ ⟦الف:دو⟧ ⟦الف:سه⟧")]);
        let ids: Vec<CodingId> = fixture.snapshot.codings().map(|c| c.id).collect();
        let mut snapshot = fixture.snapshot.clone();
        for (id, number) in ids.iter().zip([0, 2, 3]) {
            let Some(importance) = Importance::new(number).filter(|i| i.is_marked()) else {
                continue;
            };
            let edit = Edit::SetImportance(vec![*id], importance);
            snapshot = plan(edit, &snapshot, 1_000, "آزمون", 0).unwrap().after;
        }
        let codes = BTreeSet::from([fixture.code("الف")]);
        let found = |least_importance| {
            let filter = CodingFilter {
                least_importance,
                ..CodingFilter::default()
            };
            let order = SegmentOrder::Document;
            let found = retrieve(&snapshot, &codes, &BTreeSet::new(), &filter, order);
            found.iter().map(|s| s.coding).collect::<Vec<_>>()
        };
        let seen: Vec<Vec<CodingId>> = Importance::ALL.into_iter().map(found).collect();
        assert_eq!(seen, [&ids[..], &ids[1..], &ids[1..], &ids[2..]]);
    }

    #[test]
    fn the_list_is_found_anew_only_when_it_could_differ() {
        let fixture = Fixture::new("الف", &[("م۱", "⟦الف:یک⟧ دو")]);
        let (mut shared, mut filter) = (Shared::default(), CodingFilter::default());
        let mut retrieved = RetrievedSegments::default();
        let found = |retrieved: &mut RetrievedSegments, revision, shared: &Shared, filter: &CodingFilter| {
            retrieved.update(
                revision,
                &fixture.snapshot,
                shared,
                filter,
                SegmentOrder::Document,
            )
        };
        assert!(found(&mut retrieved, 1, &shared, &filter));
        assert!(!found(&mut retrieved, 1, &shared, &filter));
        shared.active_codes.insert(fixture.code("الف"));
        assert!(found(&mut retrieved, 1, &shared, &filter));
        assert_eq!((retrieved.segments().len(), retrieved.documents()), (1, 1));
        assert_eq!(retrieved.place(retrieved.segments()[0].coding), Some(0));
        filter.groups.insert(crate::model::GroupId(1));
        assert!(found(&mut retrieved, 1, &shared, &filter));
        assert!(retrieved.segments().is_empty(), "no document is in that group");
        assert!(found(&mut retrieved, 2, &shared, &filter));
    }
}
