//! What narrows a list of codings as the settings keep it.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::CodingFilter;
use crate::model::{AttributeId, Snapshot};
use crate::settings::CodingsView;
use crate::ui::parts::kept_rows::{found, guids};

/// What is kept of a filter. How important codings are at least, and the order of the list, is the list's to keep.
pub fn noted(filter: &CodingFilter, snapshot: &Snapshot) -> CodingsView {
    let values = filter.values.iter().filter_map(|(id, values)| {
        let attribute = snapshot.attribute(*id)?.guid.to_string();
        Some(values.iter().map(move |value| (attribute.clone(), value.clone())))
    });
    CodingsView {
        codes: guids(
            filter
                .codes
                .iter()
                .filter_map(|id| snapshot.code(*id))
                .map(|c| c.guid),
        ),
        documents: guids(
            filter
                .documents
                .iter()
                .filter_map(|id| snapshot.document(*id))
                .map(|d| d.guid),
        ),
        groups: guids(
            filter
                .groups
                .iter()
                .filter_map(|id| snapshot.group(*id))
                .map(|g| g.guid),
        ),
        participants: guids(
            filter
                .participants
                .iter()
                .filter_map(|id| snapshot.participant(*id))
                .map(|p| p.guid),
        ),
        values: values.flatten().collect(),
        coders: guids(
            filter
                .coders
                .iter()
                .filter_map(|id| snapshot.coder(*id))
                .map(|c| c.guid),
        ),
        uncondensed: filter.uncondensed,
        words: filter.words.clone(),
        query: filter.query.clone(),
        order: String::new(),
    }
}

/// The filter that was kept, without what is no longer in the project.
pub fn recalled(view: &CodingsView, snapshot: &Snapshot) -> CodingFilter {
    let mut values: BTreeMap<AttributeId, BTreeSet<String>> = BTreeMap::new();
    for attribute in snapshot.attributes() {
        let guid = attribute.guid.to_string();
        let wanted = view.values.iter().filter(|(of, _)| *of == guid);
        for (_, value) in wanted {
            values.entry(attribute.id).or_default().insert(value.clone());
        }
    }
    CodingFilter {
        codes: found(&view.codes, snapshot.codes().map(|c| (c.guid, c.id))),
        documents: found(
            &view.documents,
            snapshot.documents().into_iter().map(|d| (d.guid, d.id)),
        ),
        groups: found(
            &view.groups,
            snapshot.groups().into_iter().map(|g| (g.guid, g.id)),
        ),
        participants: found(
            &view.participants,
            snapshot.participants().into_iter().map(|p| (p.guid, p.id)),
        ),
        values,
        coders: found(&view.coders, snapshot.coders().map(|c| (c.guid, c.id))),
        uncondensed: view.uncondensed,
        words: view.words.clone(),
        query: view.query.clone(),
        ..CodingFilter::default()
    }
}
