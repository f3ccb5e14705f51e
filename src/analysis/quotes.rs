//! Codes against parts of the material, with the passages themselves in the cells.

use std::cmp::Reverse;

use crate::model::{CodeId, Level, Snapshot};

use super::cases::code_places;
use super::counting::parts;
use super::coverage::Membership;
use super::ladder::importance_for;
use super::{
    CodingFilter, LadderEntry, LadderOrder, PartKey, SegmentSelection, Speakers, SplitBy, ladder_entries,
    selected_codings,
};

/// A cell of the matrix.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QuoteCell {
    /// How many different passages there are.
    pub passages: usize,
    /// Those that are shown: the most important first, among equals as they are read.
    pub shown: Vec<LadderEntry>,
}

impl QuoteCell {
    /// Puts the most important passages first, by all the codes that count in the cell, and keeps so many.
    pub(super) fn show(
        &mut self,
        snapshot: &Snapshot,
        selection: &SegmentSelection,
        most: usize,
        counts: impl Fn(CodeId) -> bool,
    ) {
        self.shown
            .sort_by_cached_key(|entry| Reverse(importance_for(snapshot, entry, selection, &counts)));
        self.shown.truncate(most);
    }
}

/// Codes against parts of the material.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuoteMatrix {
    /// The codes that have a passage, in the order of the code system.
    pub codes: Vec<CodeId>,
    /// The parts that have one, or may.
    pub parts: Vec<PartKey>,
    /// For each code the cells of all parts.
    pub cells: Vec<Vec<QuoteCell>>,
}

/// The passages that pass a filter, by code and part, at most `per_cell` of each cell shown. With a level the codes of
/// that level count with everything below them.
pub fn quote_matrix(
    snapshot: &Snapshot,
    filter: &CodingFilter,
    by: SplitBy,
    level: Option<Level>,
    per_cell: usize,
) -> QuoteMatrix {
    let selection = SegmentSelection::of_filter(snapshot, filter);
    let documents = selection.wanted_documents(snapshot);
    let keys = match by {
        SplitBy::Coder => snapshot.coders().map(|coder| PartKey::Coder(coder.id)).collect(),
        by => parts(snapshot, &documents, Some(by)).0,
    };
    let membership = Membership::new(snapshot, by, &keys);
    let (codes, place_of) = code_places(snapshot, &selection, level);
    let mut cells = vec![vec![QuoteCell::default(); keys.len()]; codes.len()];
    let mut speakers: Option<Speakers<'_>> = None;
    let mut document = None;
    let mut here = Vec::new();
    for entry in ladder_entries(snapshot, filter, LadderOrder::Text).rows {
        let Some(row) = place_of.get(&entry.code).and_then(|place| cells.get_mut(*place)) else {
            continue;
        };
        if document != Some(entry.document) {
            document = Some(entry.document);
            speakers = snapshot
                .document(entry.document)
                .map(|document| Speakers::of(document, snapshot));
        }
        let (Some(speakers), Some(own)) = (&speakers, snapshot.document(entry.document)) else {
            continue;
        };
        match by {
            SplitBy::Coder => {
                here.clear();
                let mut one = Vec::new();
                for coding in selected_codings(snapshot, &entry, &selection) {
                    membership.of_key(&PartKey::Coder(coding.coder), &mut one);
                    here.append(&mut one);
                }
                here.sort_unstable();
                here.dedup();
            }
            SplitBy::Document | SplitBy::Group | SplitBy::Speaker | SplitBy::Attribute(_) => {
                membership.of_passage(own, speakers.in_passage(entry.range), &selection, &mut here);
            }
        }
        for part in &here {
            let Some(cell) = row.get_mut(*part) else { continue };
            // Codes of one passage come one after the other.
            let again = cell
                .shown
                .last()
                .is_some_and(|last| (last.document, last.range) == (entry.document, entry.range));
            if !again {
                cell.passages += 1;
                cell.shown.push(entry);
            }
        }
    }
    for (row, cells) in cells.iter_mut().enumerate() {
        let counts = |code| place_of.get(&code) == Some(&row);
        for cell in cells {
            cell.show(snapshot, &selection, per_cell, counts);
        }
    }
    let mut matrix = QuoteMatrix {
        codes,
        parts: keys,
        cells,
    };
    matrix.leave_out_empty();
    matrix
}

impl QuoteMatrix {
    /// Leaves out codes without a passage, and the part for what belongs to none when there is nothing in it.
    fn leave_out_empty(&mut self) {
        let found = |row: &[QuoteCell]| row.iter().any(|cell| cell.passages > 0);
        let mut filled = self
            .cells
            .iter()
            .map(|row| found(row))
            .collect::<Vec<_>>()
            .into_iter();
        self.codes.retain(|_| filled.next().unwrap_or_default());
        self.cells.retain(|row| found(row));
        let is_rest = self.parts.last().is_some_and(PartKey::is_rest);
        let last = |row: &Vec<QuoteCell>| row.last().is_some_and(|cell| cell.passages > 0);
        if is_rest && !self.cells.iter().any(last) {
            self.parts.pop();
            for row in &mut self.cells {
                row.pop();
            }
        }
    }
}
