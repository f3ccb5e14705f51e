//! Files that appear whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;

use super::access::{narrow, only_owner};
use super::{Unfinished, is_held, require_plain};
use crate::message::HoldsDatabase;

/// The first bytes of every SQLite file, project files among them (<https://sqlite.org/fileformat2.html>).
pub const DATABASE: &[u8; 16] = b"SQLite format 3\0";

/// What holds for a file that is to be written.
#[derive(Clone, Copy, Debug, Default)]
pub struct WriteTerms<'a> {
    /// Whether a file that stands there may be replaced. Without it, a name that is taken is refused.
    pub replace: bool,
    /// The file from which the content comes: whoever may not read this one will not read the new one.
    pub source: Option<&'a Path>,
    /// Nobody but the owner may read the new file, whatever holds for others.
    pub private: bool,
}

impl<'a> WriteTerms<'a> {
    /// The person has agreed to the name, whatever stands there.
    #[must_use]
    pub fn replacing() -> Self {
        Self {
            replace: true,
            ..Self::default()
        }
    }

    /// The same for what only the owner may read.
    #[must_use]
    pub fn private(mut self) -> Self {
        self.private = true;
        self
    }

    /// The same for content that comes from a file, which tells who may read it.
    #[must_use]
    pub fn from(mut self, source: &'a Path) -> Self {
        self.source = Some(source);
        self
    }

    /// Whether a file may be written under this name now, by what stands there.
    ///
    /// # Errors
    /// Those of [`write()`].
    pub fn allow(&self, path: &Path) -> io::Result<()> {
        let there = match fs::metadata(path) {
            Ok(there) => there,
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(e) => return Err(e),
        };
        // The rename would put a file in the place of a device or a pipe, for everyone on the machine.
        require_plain(&there)?;
        if is_held(path) || is_database(path)? {
            return Err(io::Error::other(HoldsDatabase));
        }
        if self.replace {
            Ok(())
        } else {
            Err(io::ErrorKind::AlreadyExists.into())
        }
    }
}

/// Writes `bytes` to `path` so that a reader finds either the old file or the whole new one, also after a power cut.
///
/// A link is followed, so that the file it leads to is the one replaced. A database, and so a project, is never
/// replaced, whatever its name and its owner: what cannot be looked into is not replaced either.
///
/// # Errors
/// [`io::ErrorKind::AlreadyExists`] when the file may not be replaced, [`HoldsDatabase`] within an error, or what the
/// system says; the old file is untouched.
pub fn write(path: &Path, bytes: &[u8], terms: WriteTerms<'_>) -> io::Result<()> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    terms.allow(&target)?;
    let new = Unfinished::beside(&target)?;
    let mut file = OpenOptions::new().write(true).create_new(true).open(new.path())?;
    let others: Vec<&Path> = terms.source.into_iter().chain([target.as_path()]).collect();
    narrow(&file, &others)?;
    if terms.private {
        only_owner(&file)?;
    }
    file.write_all(bytes)?;
    file.sync_all()?;
    drop(file);
    if terms.replace {
        new.take_name(&target)
    } else {
        new.take_free_name(&target)
    }
}

fn is_database(path: &Path) -> io::Result<bool> {
    let mut head = Vec::with_capacity(DATABASE.len());
    File::open(path)?
        .take(DATABASE.len() as u64)
        .read_to_end(&mut head)?;
    Ok(head == DATABASE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_old_file_stands_until_the_new_one_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("جدول.csv");
        write(&path, b"one", WriteTerms::default()).unwrap();
        let kept = write(&path, b"two", WriteTerms::default()).unwrap_err();
        assert_eq!(kept.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&path).unwrap(), b"one");
        write(&path, b"two", WriteTerms::replacing()).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert!(write(folder.path(), b"x", WriteTerms::replacing()).is_err());
        assert!(write(&folder.path().join("no/such"), b"x", WriteTerms::replacing()).is_err());
        let left: Vec<_> = fs::read_dir(folder.path())
            .unwrap()
            .map(|e| e.unwrap().file_name())
            .collect();
        assert_eq!(left, ["جدول.csv"]);
    }

    #[test]
    fn a_database_is_replaced_under_no_name() {
        let folder = tempfile::tempdir().unwrap();
        let project = folder.path().join("p.csv");
        fs::write(&project, [DATABASE.as_slice(), b"and pages"].concat()).unwrap();
        let mut names = vec![project.clone()];
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(&project, folder.path().join("link.csv")).unwrap();
            names.push(folder.path().join("link.csv"));
        }
        fs::hard_link(&project, folder.path().join("hard.csv")).unwrap();
        names.push(folder.path().join("hard.csv"));
        for name in names {
            let refused = write(&name, b"x", WriteTerms::replacing()).unwrap_err();
            assert!(
                refused.get_ref().is_some_and(|e| e.is::<HoldsDatabase>()),
                "{name:?}: {refused}"
            );
        }
        assert!(fs::read(&project).unwrap().starts_with(DATABASE));
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_file_is_never_replaced() {
        use std::os::unix::fs::{FileTypeExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (socket, link) = (folder.path().join("socket"), folder.path().join("a.csv"));
        let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        symlink(&socket, &link).unwrap();
        assert!(write(&link, b"x", WriteTerms::replacing()).is_err());
        assert!(fs::metadata(&socket).unwrap().file_type().is_socket());
    }

    #[cfg(unix)]
    #[test]
    fn nobody_reads_the_new_file_who_could_not_read_the_old_one_or_its_source() {
        use std::os::unix::fs::{MetadataExt, PermissionsExt};
        let folder = tempfile::tempdir().unwrap();
        let mode = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
        let (source, table) = (folder.path().join("p"), folder.path().join("t.csv"));
        fs::write(&source, b"p").unwrap();
        for (of_source, of_old, new) in [
            (0o600, None, 0o600),
            (0o640, Some(0o666), 0o640),
            (0o644, Some(0o600), 0o600),
            (0o444, Some(0o644), 0o644),
        ] {
            let _ = fs::remove_file(&table);
            mode(&source, of_source);
            if let Some(old) = of_old {
                fs::write(&table, b"old").unwrap();
                mode(&table, old);
            }
            write(&table, b"new", WriteTerms::replacing().from(&source)).unwrap();
            assert_eq!(fs::metadata(&table).unwrap().mode() & 0o777, new);
        }
    }
}
