//! Reading files that may be anything: a device or a pipe would be waited for, or read, for ever.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use crate::message::{LargerThan, NotAFile};

/// Opens a file to read it, and nothing else that a path may lead to.
///
/// What it is is looked at before it is opened, since opening a pipe waits for the other end.
///
/// # Errors
/// [`io::ErrorKind::IsADirectory`], [`NotAFile`] within an error, or what the system says.
pub fn open_plain(path: &Path) -> io::Result<File> {
    require_plain(&fs::metadata(path)?)?;
    let file = File::open(path)?;
    // Something else may have come to stand there in between.
    require_plain(&file.metadata()?)?;
    Ok(file)
}

/// Refuses what is no plain file.
///
/// # Errors
/// As those of [`open_plain`].
pub fn require_plain(there: &fs::Metadata) -> io::Result<()> {
    if there.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if there.is_file() {
        Ok(())
    } else {
        Err(io::Error::other(NotAFile))
    }
}

/// The bytes of a plain file, if they are no more than `limit`.
///
/// # Errors
/// Those of [`open_plain`], and [`LargerThan`] within an error.
pub fn read_plain(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let file = open_plain(path)?;
    let too_large = || io::Error::other(LargerThan(limit));
    let length = file.metadata()?.len();
    if length > limit {
        return Err(too_large());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0));
    // Taken in by the byte: some files of the system tell no length, and others grow.
    file.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        return Err(too_large());
    }
    Ok(bytes)
}

/// The text of a plain file in UTF-8, if it is no longer than `limit` bytes.
///
/// # Errors
/// Those of [`read_plain`], and [`io::ErrorKind::InvalidData`] when it is no such text.
pub fn read_plain_text(path: &Path, limit: u64) -> io::Result<String> {
    String::from_utf8(read_plain(path, limit)?).map_err(|_| io::ErrorKind::InvalidData.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_is_read_than_was_agreed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        fs::write(&path, "سلام").unwrap();
        assert_eq!(read_plain_text(&path, 8).unwrap(), "سلام");
        let refused = read_plain(&path, 7).unwrap_err();
        let limit = refused.get_ref().and_then(|e| e.downcast_ref::<LargerThan>());
        assert_eq!(limit, Some(&LargerThan(7)));
        let folder = read_plain(folder.path(), 8).unwrap_err();
        assert_eq!(folder.kind(), io::ErrorKind::IsADirectory);
        fs::write(&path, b"\xFF").unwrap();
        let kind = read_plain_text(&path, 8).unwrap_err().kind();
        assert_eq!(kind, io::ErrorKind::InvalidData);
    }

    #[cfg(unix)]
    #[test]
    fn nothing_but_a_file_is_opened() {
        let folder = tempfile::tempdir().unwrap();
        let socket = folder.path().join("socket");
        let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        let link = folder.path().join("link");
        std::os::unix::fs::symlink("/dev/zero", &link).unwrap();
        for path in [socket.as_path(), Path::new("/dev/zero"), &link] {
            let refused = read_plain(path, 8).unwrap_err();
            assert!(refused.get_ref().is_some_and(|e| e.is::<NotAFile>()), "{path:?}");
        }
    }
}
