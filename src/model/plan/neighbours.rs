//! Codings of one code beside each other that become one.

use std::collections::{BTreeSet, HashSet};

use super::Planner;
use crate::model::{Code, Coding, CodingId, EditError, OperationKind, Summary};
use crate::text::{CharRange, Text};

impl Planner {
    /// Makes one coding of each run of neighbours in which one of these stands. The first of a run in reading order
    /// stays, takes the whole passage, and what the others have goes to it.
    pub(super) fn merge_neighbours(&mut self, ids: &[CodingId]) -> Result<Summary, EditError> {
        let Some(first) = ids.first() else {
            return Err(EditError::NothingToDo);
        };
        let name = self.get::<Code>(self.get::<Coding>(*first)?.code)?.name;
        let chosen: HashSet<CodingId> = ids.iter().copied().collect();
        let alike = self.snapshot.codings_of(&chosen).into_iter();
        let alike: BTreeSet<_> = alike.map(|c| (c.document, c.code, c.coder)).collect();
        let mut count = 0;
        for (document, code, coder) in alike {
            let Some(text) = self.snapshot.text(document).cloned() else {
                return Err(EditError::Missing("document"));
            };
            let rows = self.snapshot.codings_in(document).iter();
            let rows = rows.filter(|c| c.code == code && c.coder == coder).cloned();
            for run in runs(rows, &text) {
                if run.len() > 1 && run.iter().any(|c| chosen.contains(&c.id)) {
                    count += run.len();
                    self.merge_run(run)?;
                }
            }
        }
        match count {
            0 => Err(EditError::NoNeighbours),
            _ => Ok(Summary::new(OperationKind::CodingMerge, name, count)),
        }
    }

    fn merge_run(&mut self, run: Vec<Coding>) -> Result<(), EditError> {
        let end = run.iter().map(|c| c.range.end).max();
        let mut rows = run.into_iter();
        let (Some(kept), Some(end)) = (rows.next(), end) else {
            return Ok(());
        };
        let twin = kept.id;
        self.put(Coding {
            range: CharRange::new(kept.range.start, end),
            ..kept
        });
        self.merge_into_twins(rows.map(|row| (row, twin)).collect())
    }
}

/// Codings in reading order, parted where a letter or a digit stands between one and the next.
fn runs(rows: impl Iterator<Item = Coding>, text: &Text) -> Vec<Vec<Coding>> {
    let mut runs: Vec<Vec<Coding>> = Vec::new();
    let mut end = 0;
    for row in rows {
        let starts = row.range.start;
        let joins = starts <= end
            || text
                .slice(CharRange::new(end, starts))
                .chars()
                .all(|c| !c.is_alphanumeric());
        end = row.range.end.max(end);
        match runs.last_mut() {
            Some(run) if joins => run.push(row),
            _ => runs.push(vec![row]),
        }
    }
    runs
}
