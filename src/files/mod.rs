//! Files of this machine and who works on it: what both faces and every writer need. Knows nothing of projects.

mod access;
mod atomic;
mod identity;
mod plain;
mod unfinished;

use std::path::Path;

pub use access::narrow;
pub use atomic::{DATABASE, WriteTerms, write as write_atomically};
pub use identity::{FileId, HeldFile, find_moved, is_held};
pub use plain::{open_plain, read_plain, read_plain_text, require_plain};
pub use unfinished::{Unfinished, folder_of, sweep, sync_folder_of};

/// The name of a file without its folder.
pub fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

/// The name under which this person is logged in; `None` where the system names no one.
pub fn login_name() -> Option<String> {
    ["USER", "LOGNAME", "USERNAME"]
        .into_iter()
        .filter_map(|key| std::env::var(key).ok())
        .map(|name| name.trim().to_owned())
        .find(|name| !name.is_empty())
}
