//! Which file it is, whatever its name.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// What tells a file from every other of this machine for as long as it exists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileId(Inner);

/// Device and number.
#[cfg(unix)]
type Inner = (u64, u64);

/// Where a file has no number to be had, its place and the time at which it was made stand for it.
#[cfg(not(unix))]
type Inner = (PathBuf, Option<std::time::SystemTime>);

impl FileId {
    /// The file that a path leads to.
    ///
    /// # Errors
    /// What the system says.
    pub fn at(path: &Path) -> io::Result<Self> {
        Self::of(&fs::metadata(path)?, path)
    }

    /// The file that is open, which had this path when it was opened.
    ///
    /// # Errors
    /// What the system says.
    pub fn of_open(file: &File, path: &Path) -> io::Result<Self> {
        Self::of(&file.metadata()?, path)
    }

    #[cfg(unix)]
    #[expect(
        clippy::unnecessary_wraps,
        reason = "fails where the place of a file has to be looked up"
    )]
    fn of(metadata: &fs::Metadata, _: &Path) -> io::Result<Self> {
        use std::os::unix::fs::MetadataExt;
        Ok(Self((metadata.dev(), metadata.ino())))
    }

    #[cfg(not(unix))]
    fn of(metadata: &fs::Metadata, path: &Path) -> io::Result<Self> {
        Ok(Self((fs::canonicalize(path)?, metadata.created().ok())))
    }
}

/// Where this process's open file is now, when its own place has another or none: in the folder of that place, or
/// wherever the system says.
pub fn find_moved(id: &FileId, place: &Path) -> Option<PathBuf> {
    let is_it = |path: &PathBuf| path != place && FileId::at(path).is_ok_and(|found| found == *id);
    let beside = fs::read_dir(super::folder_of(place)).ok()?;
    beside
        .flatten()
        .map(|entry| entry.path())
        .find(is_it)
        .or_else(|| among_open_files(&is_it))
}

/// The system lists the open files of a process with their present names.
#[cfg(target_os = "linux")]
fn among_open_files(is_it: &dyn Fn(&PathBuf) -> bool) -> Option<PathBuf> {
    let open = fs::read_dir("/proc/self/fd").ok()?;
    open.flatten()
        .filter_map(|entry| fs::read_link(entry.path()).ok())
        .find(is_it)
}

#[cfg(not(target_os = "linux"))]
fn among_open_files(_: &dyn Fn(&PathBuf) -> bool) -> Option<PathBuf> {
    None
}

/// The files that this process holds open for a library which loses its locks on them when anyone else here closes
/// them.
static HELD: Mutex<Vec<FileId>> = Mutex::new(Vec::new());

/// A file must be opened by nobody else in this process while this lives.
#[derive(Debug)]
pub struct HeldFile(FileId);

impl HeldFile {
    /// Asks all others of this process to leave a file alone.
    pub fn new(id: FileId) -> Self {
        HELD.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(id.clone());
        Self(id)
    }

    /// Which file it is.
    pub fn id(&self) -> &FileId {
        &self.0
    }
}

impl Drop for HeldFile {
    fn drop(&mut self) {
        let mut held = HELD.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = held.iter().position(|id| *id == self.0) {
            held.swap_remove(at);
        }
    }
}

/// Whether the file at a path must be left alone.
pub fn is_held(path: &Path) -> bool {
    let held = HELD.lock().unwrap_or_else(PoisonError::into_inner);
    !held.is_empty() && FileId::at(path).is_ok_and(|id| held.contains(&id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_found_under_its_new_name() {
        let folder = tempfile::tempdir().unwrap();
        let (old, new) = (folder.path().join("a"), folder.path().join("b"));
        fs::write(&old, b"x").unwrap();
        let id = FileId::at(&old).unwrap();
        assert_eq!(find_moved(&id, &old), None);
        fs::rename(&old, &new).unwrap();
        if cfg!(unix) {
            assert_eq!(find_moved(&id, &old), Some(new.clone()));
        }
        fs::write(&old, b"y").unwrap();
        assert_ne!(FileId::at(&old).unwrap(), id);
    }

    #[test]
    fn a_file_is_held_under_all_its_names() {
        let folder = tempfile::tempdir().unwrap();
        let (one, other) = (folder.path().join("a"), folder.path().join("b"));
        fs::write(&one, b"x").unwrap();
        fs::hard_link(&one, &other).unwrap();
        let held = HeldFile::new(FileId::at(&one).unwrap());
        assert!(is_held(&one));
        assert_eq!(is_held(&other), cfg!(unix));
        drop(held);
        assert!(!is_held(&one));
    }
}
