//! Which rows stand in the table, found anew only when the project, the filter or the order has changed.

use std::collections::HashMap;

use egui::Context;

use crate::analysis::{self, CodingFilter, LadderEntry, LadderOrder};
use crate::jobs::Job;
use crate::model::{CodeId, CodingId, Level, Snapshot};
use crate::session::Session;

/// Up to so many codings are looked through within a frame; more of them beside the window.
const AT_ONCE: usize = 20_000;

/// The columns whose equal cells are drawn as one, from the outermost on.
pub(super) const MERGED: usize = 3;

/// The rows, with what is known of them as a whole.
#[derive(Debug, Default)]
pub(super) struct FoundRows {
    /// In their order.
    pub entries: Vec<LadderEntry>,
    /// How many there are without the filter.
    pub unfiltered: usize,
    /// Where each coding stands.
    places: HashMap<CodingId, usize>,
    /// For each row, the first of the rows that share its category, its subcategory and its code; empty where every
    /// row stands for itself.
    begins: Vec<[u32; MERGED]>,
}

impl FoundRows {
    fn new(snapshot: &Snapshot, filter: &CodingFilter, order: LadderOrder) -> Self {
        let found = analysis::ladder_entries(snapshot, filter, order);
        let places = found
            .rows
            .iter()
            .enumerate()
            .map(|(i, r)| (r.coding, i))
            .collect();
        let begins = match order {
            LadderOrder::Codes => begins(snapshot, &found.rows),
            LadderOrder::Text | LadderOrder::Newest => Vec::new(),
        };
        Self {
            entries: found.rows,
            unfiltered: found.unfiltered,
            places,
            begins,
        }
    }

    /// A row.
    pub fn entry(&self, row: usize) -> Option<&LadderEntry> {
        self.entries.get(row)
    }

    /// Where the row of a coding stands.
    pub fn place(&self, coding: CodingId) -> Option<usize> {
        self.places.get(&coding).copied()
    }

    /// Where the row of a coding stands, which may be that of another coder who agrees.
    pub fn place_of(&self, snapshot: &Snapshot, coding: CodingId) -> Option<usize> {
        self.place(coding).or_else(|| {
            let coding = snapshot.coding(coding)?;
            self.entries.iter().position(|row| {
                row.document == coding.document && row.range == coding.range && row.code == coding.code
            })
        })
    }

    /// The first of the rows that share a cell with this one; 0 is the column of the category.
    pub fn begin(&self, row: usize, column: usize) -> usize {
        let begin = self.begins.get(row).and_then(|of| of.get(column));
        begin.map_or(row, |begin| *begin as usize)
    }
}

/// For each row where the runs of equal category, subcategory and code begin; an inner run ends with the outer.
fn begins(snapshot: &Snapshot, entries: &[LadderEntry]) -> Vec<[u32; MERGED]> {
    let mut above: HashMap<CodeId, [Option<CodeId>; MERGED]> = HashMap::new();
    let mut out: Vec<[u32; MERGED]> = Vec::with_capacity(entries.len());
    let mut before: Option<[Option<CodeId>; MERGED]> = None;
    for (row, entry) in entries.iter().enumerate() {
        let names = *above.entry(entry.code).or_insert_with(|| {
            let at = |level| snapshot.at_level(entry.code, level).map(|c| c.id);
            [at(Level::Category), at(Level::Subcategory), Some(entry.code)]
        });
        let mut begin = [u32::try_from(row).unwrap_or(u32::MAX); MERGED];
        if let (Some(last), Some(last_names)) = (out.last(), &before) {
            let same = names
                .iter()
                .zip(last_names)
                .take_while(|(name, last)| name == last);
            for ((begin, last), _) in begin.iter_mut().zip(last).zip(same) {
                *begin = *last;
            }
        }
        before = Some(names);
        out.push(begin);
    }
    out
}

/// What decides the rows.
#[derive(Clone, Debug, PartialEq)]
struct Key {
    revision: u64,
    filter: CodingFilter,
    order: LadderOrder,
}

/// The rows as they were found last, and those that are being found.
#[derive(Default)]
pub(super) struct RowsJob {
    found: FoundRows,
    key: Option<Key>,
    making: Option<(Key, Job<FoundRows>)>,
    filtered_anew: bool,
}

impl RowsJob {
    /// The rows.
    pub fn found(&self) -> &FoundRows {
        &self.found
    }

    /// Whether they were last found anew because other rows pass the filter than before, and not for a change of the
    /// project.
    pub fn is_filtered_anew(&self) -> bool {
        self.filtered_anew
    }

    /// Takes note of what decides the rows from now on.
    fn decide(&mut self, key: Option<Key>) {
        let (before, now) = (self.key.as_ref(), key.as_ref());
        self.filtered_anew = before.map(|key| &key.filter) != now.map(|key| &key.filter);
        self.key = key;
    }

    /// Whether rows have been found at all.
    pub fn is_ready(&self) -> bool {
        self.key.is_some()
    }

    /// Brings the rows up to date, now or, where that takes longer, some frames later. Whether they have changed.
    pub fn update(
        &mut self,
        ctx: &Context,
        session: &Session,
        filter: &CodingFilter,
        order: LadderOrder,
    ) -> bool {
        let mut changed = false;
        if let Some((_, job)) = &self.making
            && let Some(result) = job.poll()
        {
            let key = self.making.take().map(|(key, _)| key);
            match result {
                Ok(found) => (self.found, changed) = (found, true),
                Err(error) => log::error!("the ladder: {error}"),
            }
            self.decide(key);
        }
        let revision = session.revision();
        let same = |key: &Key| key.revision == revision && key.order == order && key.filter == *filter;
        if self.key.as_ref().is_some_and(same) || self.making.is_some() {
            return changed;
        }
        let key = Key {
            revision,
            filter: filter.clone(),
            order,
        };
        let words = !filter.words.trim().is_empty();
        if words && let Err(error) = session.load_texts() {
            log::error!("the ladder: {error}");
        }
        let snapshot = session.snapshot();
        if !words && snapshot.coding_count() <= AT_ONCE {
            self.found = FoundRows::new(snapshot, filter, order);
            self.decide(Some(key));
            return true;
        }
        let (snapshot, waker, wanted) = (snapshot.clone(), ctx.clone(), filter.clone());
        let job = Job::spawn(
            "ladder",
            move || waker.request_repaint(),
            move |_| FoundRows::new(&snapshot, &wanted, order),
        );
        self.making = Some((key, job));
        changed
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::Fixture;

    #[test]
    fn equal_cells_are_one_as_far_as_what_stands_over_them_is() {
        let fixture = Fixture::new(
            "الف\n  ب\n    پ\n  ت\n    پ\nث",
            &[("یک", "⟦الف:صفر⟧ ⟦ب:یک⟧ ⟦ث:دو⟧ سه ⟦ث:چهار⟧"), ("دو", "⟦الف:پنج⟧")],
        );
        let mut snapshot = fixture.snapshot.clone();
        // The outline makes codes of all; here the first is a category with subcategories.
        for (names, level) in [
            (["الف"].as_slice(), Level::Category),
            (&["ب", "ت"], Level::Subcategory),
        ] {
            let ids = names.iter().map(|n| fixture.code(n)).collect();
            let edit = crate::model::Edit::SetLevel(ids, level);
            snapshot = crate::model::plan(edit, &snapshot, 9_000_000, "پژوهشگر", 0)
                .unwrap()
                .after;
        }
        let found = FoundRows::new(&snapshot, &CodingFilter::default(), LadderOrder::Codes);
        let seen: Vec<_> = (0..found.entries.len())
            .map(|row| [0, 1, 2].map(|column| found.begin(row, column)))
            .collect();
        assert_eq!(seen, [[0, 0, 0], [0, 0, 0], [0, 2, 2], [3, 3, 3], [3, 3, 3]]);
        let in_text = FoundRows::new(&snapshot, &CodingFilter::default(), LadderOrder::Text);
        assert_eq!(in_text.begin(4, 0), 4);
        let last = in_text.entries[4].coding;
        assert_eq!(
            (in_text.place(last), found.place_of(&snapshot, last)),
            (Some(4), Some(1))
        );
        assert_eq!(found.place(CodingId(0)), None);
    }
}
