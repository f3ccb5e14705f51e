//! A file in the making, out of sight until it is whole.
//!
//! It is made in a hidden folder beside the place where it is to stand, so that it can take its name in one step, and
//! whatever a library leaves beside it is in that folder too. The folder holds a lock that the system drops when the
//! process dies: whoever next makes a file in the same place removes what the dead have left.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::open_plain;

const BEGINNING: &str = ".gozareh-";
const ENDING: &str = ".tmp";
const LOCK: &str = "lock";
/// Short, so that a name which is long for the disk does not become too long for it here.
const NAME: &str = "file";

/// A file in the making. Dropping it removes it, unless it has got its name.
#[derive(Debug)]
pub struct Unfinished {
    folder: PathBuf,
    path: PathBuf,
    lock: Option<File>,
}

impl Unfinished {
    /// Makes room for a file that is to stand at `target`. Nothing is at [`Unfinished::path`] yet.
    ///
    /// # Errors
    /// What the system says, for one when the folder is not there or may not be written.
    pub fn beside(target: &Path) -> io::Result<Self> {
        let place = folder_of(target);
        sweep(place);
        // Between the making of the folder and of its lock another process may sweep it away.
        let mut refused = None;
        for _ in 0..10 {
            let name = format!("{BEGINNING}{}{ENDING}", uuid::Uuid::new_v4().simple());
            let folder = place.join(name);
            private_folder(&folder)?;
            let lock = OpenOptions::new()
                .write(true)
                .create_new(true)
                .open(folder.join(LOCK));
            match lock {
                Ok(lock) => {
                    match lock.try_lock() {
                        // Without locks nobody sweeps; the work itself does not need them.
                        Ok(()) | Err(TryLockError::Error(_)) => {}
                        Err(TryLockError::WouldBlock) => continue,
                    }
                    return Ok(Self {
                        path: folder.join(NAME),
                        folder,
                        lock: Some(lock),
                    });
                }
                Err(error) => refused = Some(error),
            }
            let _ = fs::remove_dir(&folder);
        }
        Err(refused.unwrap_or_else(|| io::ErrorKind::ResourceBusy.into()))
    }

    /// Where the file is made.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Gives the file its name, unless something of that name is there. When this returns, it is on the disk under it.
    ///
    /// # Errors
    /// [`io::ErrorKind::AlreadyExists`] when the name is taken, or what else the system says; the file is removed then.
    pub fn take_free_name(self, target: &Path) -> io::Result<()> {
        match fs::hard_link(&self.path, target) {
            Ok(()) => {}
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists => return Err(e),
            // Some file systems of memory sticks and phones know no links.
            Err(_) if fs::symlink_metadata(target).is_err() => fs::rename(&self.path, target)?,
            Err(e) => return Err(e),
        }
        sync_folder_of(target);
        Ok(())
    }

    /// Puts the file in the place of what stands at `target`, or where nothing stands. When this returns, it is on the
    /// disk under its name.
    ///
    /// # Errors
    /// What the system says; the old file stands untouched then and the new one is removed.
    pub fn take_name(self, target: &Path) -> io::Result<()> {
        fs::rename(&self.path, target)?;
        sync_folder_of(target);
        Ok(())
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        // Some systems remove no file that is open.
        self.lock = None;
        if let Err(error) = fs::remove_dir_all(&self.folder) {
            log::warn!("{}: {error}", self.folder.display());
        }
    }
}

/// Makes a folder into which nobody else looks: what is made in it may be narrower than its name will be.
fn private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Removes what processes that died have left half made in a folder. What is still being made is left alone.
pub fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if !(name.starts_with(BEGINNING) && name.ends_with(ENDING)) {
            continue;
        }
        let path = entry.path();
        let removed = match open_plain(&path.join(LOCK)) {
            Ok(lock) => match lock.try_lock() {
                Ok(()) => {
                    drop(lock);
                    fs::remove_dir_all(&path)
                }
                Err(_) => Ok(()),
            },
            // Killed before it made its lock, or about to make it: it notices, and takes another folder.
            Err(e) if e.kind() == io::ErrorKind::NotFound => fs::remove_dir(&path),
            Err(e) => Err(e),
        };
        if let Err(error) = removed {
            log::debug!("{}: {error}", path.display());
        }
    }
}

/// The folder in which a file stands or is to stand.
pub fn folder_of(path: &Path) -> &Path {
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

/// Waits until the names of a folder are on the disk. The file has its name already, so a system that cannot say
/// more is no failure.
pub fn sync_folder_of(path: &Path) {
    if cfg!(unix)
        && let Err(error) = File::open(folder_of(path)).and_then(|folder| folder.sync_all())
    {
        log::warn!("{}: {error}", path.display());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> = entries
            .map(|e| e.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn what_the_dead_left_is_removed_and_what_is_being_made_stays() {
        let place = tempfile::tempdir().unwrap();
        let target = place.path().join("a.csv");
        for (folder, with_lock) in [("one", true), ("two", false)] {
            let dead = place.path().join(format!("{BEGINNING}{folder}{ENDING}"));
            fs::create_dir(&dead).unwrap();
            if with_lock {
                fs::write(dead.join(LOCK), b"").unwrap();
                fs::write(dead.join(NAME), b"half").unwrap();
            }
        }
        fs::create_dir(place.path().join(".gozareh-notes")).unwrap();
        let living = Unfinished::beside(&target).unwrap();
        fs::write(living.path(), b"x").unwrap();
        sweep(place.path());
        assert!(living.path().exists());
        assert_eq!(names(place.path()).len(), 2, "{:?}", names(place.path()));
        living.take_free_name(&target).unwrap();
        assert_eq!(names(place.path()), [".gozareh-notes", "a.csv"]);
    }

    #[test]
    fn a_name_that_is_taken_stays_with_its_file() {
        let place = tempfile::tempdir().unwrap();
        let target = place.path().join("a.csv");
        fs::write(&target, b"old").unwrap();
        let new = Unfinished::beside(&target).unwrap();
        fs::write(new.path(), b"new").unwrap();
        let refused = new.take_free_name(&target).unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&target).unwrap(), b"old");
        assert_eq!(names(place.path()), ["a.csv"]);
    }
}
