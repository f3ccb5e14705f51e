//! How changes move a snapshot from one state to the next.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use imbl::OrdMap;

use super::order::OrderedRows;
use super::{
    Snapshot, place_of_attribute, place_of_code, place_of_document, place_of_group, place_of_highlight,
    place_of_participant,
};
use crate::model::{Change, CodeId, Coding, CodingId, Delta, DocumentId, Shift, TextDelta};
use crate::text::CharRange;

impl Snapshot {
    /// Runs changes in order. This is the only way in which a snapshot moves from one state to the next.
    pub fn apply(&mut self, changes: &[Change]) {
        // Codings have to do with no other row, but with where a text has moved them. However they are strewn among
        // other changes, the list of each document is put in order once.
        let mut codings = Vec::new();
        for change in changes {
            match change {
                Change::Coding(delta) => codings.push(delta),
                Change::Shifts(..) => {
                    self.apply_codings(&std::mem::take(&mut codings));
                    self.apply_one(change);
                }
                _ => self.apply_one(change),
            }
        }
        self.apply_codings(&codings);
    }

    fn apply_one(&mut self, change: &Change) {
        match change {
            Change::Project(d) => {
                if let Some(after) = &d.after {
                    self.project = Arc::new(after.clone());
                }
            }
            Change::Group(d) => {
                reorder(&mut self.group_order, d, place_of_group);
                put(&mut self.groups, d, |r| r.id);
            }
            Change::Document(d) => {
                if let Some(after) = &d.after {
                    self.texts.entry(after.text).or_default();
                }
                reorder(&mut self.document_order, d, place_of_document);
                put(&mut self.documents, d, |r| r.id);
            }
            Change::Code(d) => {
                reorder(&mut self.code_order, d, place_of_code);
                put(&mut self.codes, d, |r| r.id);
            }
            Change::Memo(d) => {
                if let Some(before) = &d.before {
                    self.about.remove(&(before.target, before.id));
                }
                if let Some(after) = &d.after {
                    self.about.insert((after.target, after.id));
                }
                put(&mut self.memos, d, |r| r.id);
            }
            Change::Highlight(d) => {
                if let Some(before) = &d.before {
                    self.highlighted.remove(&place_of_highlight(before));
                }
                if let Some(after) = &d.after {
                    self.highlighted.insert(place_of_highlight(after));
                }
                put(&mut self.highlights, d, |r| r.id);
            }
            Change::CaseSummary(d) => {
                if let Some(before) = &d.before {
                    self.summarised.remove(&(before.case, before.code));
                }
                if let Some(after) = &d.after {
                    self.summarised.insert((after.case, after.code), after.id);
                }
                put(&mut self.summaries, d, |r| r.id);
            }
            Change::SavedQuery(d) => put(&mut self.queries, d, |r| r.id),
            Change::WordList(d) => put(&mut self.word_lists, d, |r| r.id),
            Change::Participant(d) => {
                reorder(&mut self.participant_order, d, place_of_participant);
                put(&mut self.participants, d, |r| r.id);
            }
            Change::Attribute(d) => {
                reorder(&mut self.attribute_order, d, place_of_attribute);
                put(&mut self.attributes, d, |r| r.id);
            }
            Change::Coder(d) => put(&mut self.coders, d, |r| r.id),
            Change::Coding(d) => self.apply_codings(&[d]),
            Change::Text(d) => self.apply_text(d),
            Change::Shifts(document, shifts) => self.apply_shifts(*document, shifts),
        }
    }

    /// Goes on to the next version of a text. Where this one has not been fetched, neither is the next: the file has it.
    fn apply_text(&mut self, delta: &TextDelta) {
        let before = self.texts.remove(&delta.before);
        if self.version(delta.after).is_none() {
            let next = before
                .as_ref()
                .and_then(|cell| cell.get())
                .and_then(|text| delta.apply(text));
            let cell = next.map(OnceLock::from).unwrap_or_default();
            self.texts.insert(delta.after, Arc::new(cell));
        }
    }

    fn apply_shifts(&mut self, document: DocumentId, shifts: &[Shift]) {
        let Some(mut list) = self.codings.remove(&document) else {
            return;
        };
        let to: HashMap<CodingId, CharRange> = shifts.iter().map(|s| (s.coding, s.after)).collect();
        Arc::make_mut(&mut list).change(|rows| {
            for row in rows {
                row.range = to.get(&row.id).copied().unwrap_or(row.range);
            }
        });
        self.codings.insert(document, list);
    }

    /// Codings come in runs of many: each document's list is taken once, and sorted once.
    fn apply_codings(&mut self, changes: &[&Delta<Coding>]) {
        let mut gone = HashMap::<DocumentId, HashSet<CodingId>>::new();
        let mut come = BTreeMap::<DocumentId, BTreeMap<CodingId, Option<Coding>>>::new();
        let mut count = BTreeMap::<CodeId, isize>::new();
        for Delta { before, after } in changes {
            if let Some(b) = before {
                gone.entry(b.document).or_default().insert(b.id);
                come.entry(b.document).or_default().insert(b.id, None);
                self.coded_in.remove(&b.id);
                *count.entry(b.code).or_default() -= 1;
            }
            if let Some(a) = after {
                come.entry(a.document).or_default().insert(a.id, Some(a.clone()));
                self.coded_in.insert(a.id, a.document);
                *count.entry(a.code).or_default() += 1;
            }
        }
        for (document, rows) in come {
            let mut list = self.codings.remove(&document).unwrap_or_default();
            Arc::make_mut(&mut list).change(|kept| {
                if let Some(gone) = gone.get(&document) {
                    kept.retain(|c| !gone.contains(&c.id));
                }
                kept.extend(rows.into_values().flatten());
            });
            if !list.rows().is_empty() {
                self.codings.insert(document, list);
            }
        }
        for (code, change) in count {
            let now = self.own_count(code).saturating_add_signed(change);
            if now == 0 {
                self.counts.remove(&code);
            } else {
                self.counts.insert(code, now);
            }
        }
    }
}

fn put<I: Ord + Copy, T: Clone>(rows: &mut OrdMap<I, Arc<T>>, delta: &Delta<T>, id: impl Fn(&T) -> I) {
    match (&delta.before, &delta.after) {
        (_, Some(after)) => {
            rows.insert(id(after), Arc::new(after.clone()));
        }
        (Some(before), None) => {
            rows.remove(&id(before));
        }
        (None, None) => {}
    }
}

fn reorder<P: Ord + Copy, T>(
    order: &mut OrderedRows<P>,
    delta: &Delta<T>,
    place: impl Fn(&T) -> (P, i64, i64),
) {
    if let Some(before) = &delta.before {
        order.remove(&place(before));
    }
    if let Some(after) = &delta.after {
        order.insert(place(after));
    }
}
