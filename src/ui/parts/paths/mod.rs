//! A path that is typed in the window, with the folders and files that complete it.

mod field;
mod folder;
mod typed;

pub use field::{PathField, PathFieldResponse, WantedEntries};
pub use folder::FolderEntry;
pub use typed::Places;
