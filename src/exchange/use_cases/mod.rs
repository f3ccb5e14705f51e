//! What both faces of the program do with files of a project: the same checks, one operation for whatever comes in
//! together, and a report that cannot be overlooked.
//!
//! Reading needs no project and may run on another thread; what was read is then applied to the session.

pub mod codebook;
pub mod codings;
pub mod documents;
pub mod findings;
pub mod new_project;
pub mod participants;
pub mod sheets;

use std::path::Path;

use crate::files::file_name;
use crate::message::Message;
use crate::model::EditError;
use crate::session::SessionError;

/// What to say of a refused list of edits: the row of the sheet from which the wrong entry came. `rows` holds the row
/// of each entry; standard input has no name.
pub fn in_row(error: &SessionError, rows: &[usize], sheet: Option<&Path>) -> Message {
    log::info!("refused: {error}");
    let SessionError::Edit(edit) = error else {
        return error.message();
    };
    let (row, edit) = match edit {
        EditError::Row { row, error } => (*row, &**error),
        // A list of one does not say in which row it fails.
        edit if rows.len() == 1 => (1, edit),
        edit => return edit.message(),
    };
    let number = rows.get(row.saturating_sub(1)).copied().unwrap_or(row);
    edit.message().in_row(number, sheet.map(file_name).as_deref())
}

/// What came in of one kind of thing; none when nothing did.
fn counted(id: &'static str, count: usize) -> Option<Message> {
    (count > 0).then(|| Message::new(id).with("count", count))
}

/// What came in, or that there was nothing new.
fn or_nothing(came_in: impl IntoIterator<Item = Option<Message>>) -> Vec<Message> {
    let came_in: Vec<Message> = came_in.into_iter().flatten().collect();
    if came_in.is_empty() {
        vec![Message::new("import-nothing-new")]
    } else {
        came_in
    }
}
