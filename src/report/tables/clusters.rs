//! Clusters of codes or cases, as a column, an order and a note.

use std::collections::HashMap;
use std::hash::Hash;

use crate::analysis::Clustering;
use crate::i18n::{Arg, Words};
use crate::report::wording::{list, name, series};
use crate::report::{Cell, Column};

/// How far apart things are that have nothing in common, as far as rounding tells.
const UNLIKE: f64 = 1.0 - 1e-9;

/// Things in clusters.
#[derive(Clone, Debug)]
pub struct Clusters<T> {
    /// The places of the things in an order in which those of a cluster stand side by side.
    pub order: Vec<usize>,
    /// The cluster of each place, numbered from 1.
    numbers: Vec<usize>,
    place_of: HashMap<T, usize>,
    /// Whether clusters had to be joined that have nothing in common.
    forced: bool,
}

impl<T: Eq + Hash> Clusters<T> {
    /// Puts things into so many clusters by the distances of their places; `None` where none are asked for.
    pub(super) fn of(
        things: impl Iterator<Item = T>,
        clusters: usize,
        distance: impl Fn(usize, usize) -> f64,
    ) -> Option<Self> {
        (clusters > 0).then(|| {
            let place_of: HashMap<T, usize> = things.zip(0..).collect();
            let found = Clustering::by_average(place_of.len(), distance);
            Self {
                order: found.order(),
                forced: found
                    .farthest(clusters)
                    .is_some_and(|distance| distance >= UNLIKE),
                numbers: found.cut(clusters),
                place_of,
            }
        })
    }

    /// The cluster of a thing.
    pub fn number(&self, thing: &T) -> Option<usize> {
        self.numbers.get(*self.place_of.get(thing)?).copied()
    }

    /// The cell that tells the cluster of a thing.
    pub(super) fn cell(&self, thing: &T) -> Cell {
        self.number(thing).map_or_else(Cell::default, Cell::count)
    }

    /// The cells of two things that make a row.
    pub(super) fn pair_cells(&self, one: &T, other: &T) -> [Cell; 2] {
        [self.cell(one), self.cell(other)]
    }

    /// How clusters were made, and what is in each.
    pub(super) fn notes(&self, named: impl Fn(usize) -> String, words: &Words) -> Vec<String> {
        let count = self.numbers.iter().copied().max().unwrap_or(0);
        let members = (1..=count).map(|cluster| {
            let own = self
                .order
                .iter()
                .filter(|place| self.numbers.get(**place) == Some(&cluster));
            let names = own.map(|place| name(&named(*place), words).into_owned());
            let args = [
                ("n", Arg::from(cluster)),
                ("names", Arg::from(list(names, words))),
            ];
            words.with("report-cluster-members", &args)
        });
        let members = series(members, words);
        let mut notes = vec![words.get("report-clusters-how").into_owned()];
        if self.forced {
            notes.push(words.get("report-clusters-unlike").into_owned());
        }
        notes.push(words.with("report-clusters", &[("members", members)]));
        notes
    }
}

/// The heads of the columns that tell the clusters of two things.
pub(super) fn pair_columns(words: &Words) -> [Column; 2] {
    ["report-cluster-first", "report-cluster-second"].map(|id| Column::number(words.get(id)))
}
