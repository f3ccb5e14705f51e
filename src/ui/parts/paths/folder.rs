//! What stands in a folder. It is read on a thread of its own: a folder may lie on a slow network.

use std::cmp::Ordering;
use std::io;
use std::path::{Path, PathBuf};

use crate::jobs::Progress;
use crate::text::{collate, name_key};

/// Something in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FolderEntry {
    /// Its name, as it is shown.
    pub name: String,
    /// Its name as it is compared.
    pub(super) key: String,
    /// Where it is.
    pub path: PathBuf,
    /// Whether it is a folder, or a link to one.
    pub is_folder: bool,
}

/// Why a folder cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FolderFault {
    /// There is none at that place.
    Missing,
    /// What is there is no folder.
    NotAFolder,
    /// This person may not look into it.
    Forbidden,
    /// The system does not answer.
    Unreadable,
}

impl FolderFault {
    fn of(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            io::ErrorKind::NotADirectory => Self::NotAFolder,
            io::ErrorKind::PermissionDenied => Self::Forbidden,
            _ => Self::Unreadable,
        }
    }

    /// The id of the sentence that says it, with `$folder`.
    pub fn text_id(self) -> &'static str {
        match self {
            Self::Missing => "paths-folder-missing",
            Self::NotAFolder => "paths-not-a-folder",
            Self::Forbidden => "paths-folder-forbidden",
            Self::Unreadable => "paths-folder-unreadable",
        }
    }
}

/// Reads a folder: its folders before its files, each in the order of a dictionary. What cannot be looked at stands
/// there as a file.
///
/// # Errors
/// Why the folder cannot be read.
pub(super) fn read_folder(folder: &Path, progress: &Progress) -> Result<Vec<FolderEntry>, FolderFault> {
    let entries = std::fs::read_dir(folder).map_err(|error| FolderFault::of(&error))?;
    let mut found = Vec::new();
    for entry in entries {
        // Nobody waits for a folder that was left.
        if progress.is_cancelled() {
            break;
        }
        let entry = entry.map_err(|error| FolderFault::of(&error))?;
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        found.push(FolderEntry {
            key: name_key(&name),
            is_folder: path.is_dir(),
            name,
            path,
        });
    }
    found.sort_by(in_order);
    Ok(found)
}

fn in_order(a: &FolderEntry, b: &FolderEntry) -> Ordering {
    let folders_first = b.is_folder.cmp(&a.is_folder);
    folders_first.then_with(|| collate::compare(&a.name, &b.name))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn read(folder: &Path) -> Result<Vec<FolderEntry>, FolderFault> {
        read_folder(folder, &Progress::new(|| ()))
    }

    #[test]
    fn folders_stand_before_files_in_the_order_of_a_dictionary() {
        let dir = tempfile::tempdir().unwrap();
        for name in ["م۱۰.txt", "م۲.txt", "آب و هوا.docx"] {
            fs::write(dir.path().join(name), "").unwrap();
        }
        for name in ["پژوهش من", "Zeta"] {
            fs::create_dir(dir.path().join(name)).unwrap();
        }
        let entries = read(dir.path()).unwrap();
        let names: Vec<&str> = entries.iter().map(|e| e.name.as_str()).collect();
        assert_eq!(names, ["پژوهش من", "Zeta", "آب و هوا.docx", "م۲.txt", "م۱۰.txt"]);
        assert!(entries[0].is_folder && !entries[2].is_folder);
    }

    #[test]
    fn a_folder_that_cannot_be_read_says_why() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("file.txt");
        fs::write(&file, "").unwrap();
        assert_eq!(read(&dir.path().join("no")), Err(FolderFault::Missing));
        assert_eq!(read(&file), Err(FolderFault::NotAFolder));
    }
}
