//! Who may read a file.

use std::fs::{self, File};
use std::io;
use std::path::Path;

/// Narrows the permissions of `file` so that only those may read it who may read every file of `others`. Files of
/// `others` that do not exist are ignored.
///
/// Where the system knows no modes, a new file takes the rights of its folder.
///
/// # Errors
/// What the system says.
#[cfg(unix)]
pub fn narrow(file: &File, others: &[&Path]) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    /// The owner's own rights stay, or the next writing would fail.
    const OWNER: u32 = 0o600;
    let mode = file.metadata()?.mode() & 0o777;
    let narrowed = others
        .iter()
        .filter_map(|other| fs::metadata(other).ok())
        .fold(mode, |mode, other| mode & (other.mode() | OWNER));
    if narrowed != mode {
        file.set_permissions(fs::Permissions::from_mode(narrowed))?;
    }
    Ok(())
}

/// As on the other systems, where there is something to do.
#[cfg(not(unix))]
pub fn narrow(_: &File, _: &[&Path]) -> io::Result<()> {
    Ok(())
}

/// Lets nobody but the owner read or write `file`.
///
/// Where the system knows no modes, a new file takes the rights of its folder, which is the person's own.
///
/// # Errors
/// What the system says.
#[cfg(unix)]
pub fn only_owner(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o600))
}

/// As on the other systems, where there is something to do.
#[cfg(not(unix))]
pub fn only_owner(_: &File) -> io::Result<()> {
    Ok(())
}
