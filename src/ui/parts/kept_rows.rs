//! Rows of the project as the settings keep them: by their GUIDs.

use std::collections::HashMap;

use crate::model::Guid;

/// The names under which rows are kept, in their order.
pub fn guids(rows: impl Iterator<Item = Guid>) -> Vec<String> {
    rows.map(|guid| guid.to_string()).collect()
}

/// Those of `rows` that were kept, in the order in which they were; what is no longer there is left out.
pub fn found<T: Copy, C: FromIterator<T>>(kept: &[String], rows: impl Iterator<Item = (Guid, T)>) -> C {
    if kept.is_empty() {
        return std::iter::empty().collect();
    }
    let rows: HashMap<String, T> = rows.map(|(guid, id)| (guid.to_string(), id)).collect();
    kept.iter().filter_map(|guid| rows.get(guid).copied()).collect()
}
