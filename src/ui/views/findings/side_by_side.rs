//! Tables that put participants side by side show a dozen of them at most.

use std::collections::BTreeSet;

use crate::analysis::{CodingFilter, SegmentSelection};
use crate::model::Snapshot;
use crate::report::tables::{PROFILES, TableRequest};
use crate::ui::cx::Cx;

/// How many participants stand side by side at most.
const MOST: usize = 12;

/// The request of the table that is made, with the one for which it was found.
#[derive(Default)]
pub(super) struct SideBySide(Option<Found>);

struct Found {
    request: TableRequest,
    revision: u64,
    wanted: TableRequest,
    all: usize,
}

impl SideBySide {
    /// The request with the choices of its table alone, so that what does not matter for it makes no other of it; of many
    /// participants who would stand side by side only the first.
    pub fn wanted(&mut self, cx: &Cx<'_>, request: &TableRequest) -> TableRequest {
        self.found(cx, request).wanted.clone()
    }

    /// How many participants there would be, and how many are shown of them; `None` where that is all.
    pub fn left_out(&mut self, cx: &Cx<'_>, request: &TableRequest) -> Option<(usize, usize)> {
        let found = self.found(cx, request);
        (found.all > MOST).then_some((MOST, found.all))
    }

    fn found(&mut self, cx: &Cx<'_>, request: &TableRequest) -> &Found {
        let revision = cx.session.revision();
        let fresh = |found: &Found| found.request == *request && found.revision == revision;
        let found = match self.0.take().filter(fresh) {
            Some(found) => found,
            None => find(cx.snapshot(), request, revision),
        };
        self.0.insert(found)
    }
}

fn find(snapshot: &Snapshot, request: &TableRequest, revision: u64) -> Found {
    let mut wanted = TableRequest {
        choices: request.choices.of(request.kind.options),
        ..request.clone()
    };
    let mut all = 0;
    if request.kind == &PROFILES {
        let filter = &mut wanted.choices.filter;
        // A query says nothing of who there is.
        let of = CodingFilter {
            query: String::new(),
            ..filter.clone()
        };
        let selection = SegmentSelection::of_filter(snapshot, &of);
        let people = selection.participants(snapshot);
        all = people.len();
        if all > MOST {
            filter.participants = people.iter().take(MOST).map(|p| p.id).collect::<BTreeSet<_>>();
        }
    }
    Found {
        request: request.clone(),
        revision,
        wanted,
        all,
    }
}
