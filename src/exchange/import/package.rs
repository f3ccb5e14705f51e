//! Packed files: zip archives of XML parts, opened with care.

use std::io::{Cursor, Read};

use encoding_rs::Encoding;
use zip::ZipArchive;
use zip::result::ZipError;

use super::limits::{LABEL, PARTS, RATIO, RATIO_FROM};
use super::sniff::Packed;
use super::{Fault, FileKind, LimitKind, Limits};

/// Bytes that are unpacked at once.
const CHUNK: usize = 1 << 16;

/// An archive whose parts are read under a limit that they share.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    packed: u64,
    unpacked: u64,
    limit: u64,
}

impl<'a> Package<'a> {
    /// Opens the archive that `bytes` are.
    pub(super) fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, Fault> {
        // Each entry of the directory begins so; no more of them are let in than these.
        let entries = memchr::memmem::find_iter(bytes, b"PK\x01\x02").take(PARTS + 1);
        if entries.count() > PARTS {
            return Err(Fault::TooMany(LimitKind::Parts, PARTS));
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(fault)?;
        Ok(Self {
            archive,
            packed: bytes.len() as u64,
            unpacked: 0,
            limit: limits.unpacked,
        })
    }

    /// Whether it has a part of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The bytes of a part; `None` where there is none of this name.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Fault> {
        let mut bytes = Vec::new();
        let found = self.unpack(name, |chunk| {
            bytes.extend_from_slice(chunk);
            Ok(())
        })?;
        Ok(found.then_some(bytes))
    }

    /// Gives a part to `take`, piece by piece; `false` where there is none of this name.
    pub(super) fn unpack(
        &mut self,
        name: &str,
        mut take: impl FnMut(&[u8]) -> Result<(), Fault>,
    ) -> Result<bool, Fault> {
        let mut file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(false),
            Err(error) => return Err(fault(error)),
        };
        if file.encrypted() {
            return Err(Fault::PasswordProtected);
        }
        let most = self.limit.min(RATIO_FROM.max(RATIO * self.packed));
        if self.unpacked.saturating_add(file.size()) > most {
            return Err(Fault::Bomb(most));
        }
        let mut chunk = vec![0; CHUNK];
        loop {
            let read = file
                .read(&mut chunk)
                .map_err(|error| Fault::Damaged(error.to_string()))?;
            // What the archive says about sizes may be a lie; what comes out is counted.
            self.unpacked += read as u64;
            if self.unpacked > most {
                return Err(Fault::Bomb(most));
            }
            match chunk.get(..read) {
                Some(piece) if !piece.is_empty() => take(piece)?,
                _ => return Ok(true),
            }
        }
    }

    /// The names of all parts.
    pub(super) fn names(&self) -> Vec<String> {
        self.archive
            .file_names()
            .filter_map(|name| name.ok().map(std::borrow::Cow::into_owned))
            .collect()
    }

    /// An XML part as text.
    pub(super) fn xml(&mut self, name: &str) -> Result<Option<String>, Fault> {
        let Some(bytes) = self.part(name)? else {
            return Ok(None);
        };
        Ok(Some(match Encoding::for_bom(&bytes) {
            Some((encoding, _)) => encoding.decode_with_bom_removal(&bytes).0.into_owned(),
            None => String::from_utf8(bytes)
                .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()),
        }))
    }
}

/// Which of the packed formats `bytes` are.
pub(super) fn kind(bytes: &[u8], formats: &[(FileKind, &Packed)]) -> FileKind {
    let labels = Limits {
        unpacked: LABEL,
        ..Limits::default()
    };
    let Ok(mut package) = Package::open(bytes, &labels) else {
        return guess_truncated(bytes, formats);
    };
    let types = match package.xml("[Content_Types].xml") {
        Ok(types) => types.unwrap_or_default(),
        Err(Fault::PasswordProtected) => return FileKind::Encrypted,
        Err(_) => return guess_truncated(bytes, formats),
    };
    let mime = package.part("mimetype").ok().flatten().unwrap_or_default();
    formats
        .iter()
        .find(|(_, format)| {
            (!format.part.is_empty() && package.has(format.part))
                || types.contains(format.named)
                || mime.starts_with(format.named.as_bytes())
        })
        .map_or(FileKind::Zip, |(kind, _)| *kind)
}

/// A truncated archive has lost its directory, yet its parts still carry their names.
fn guess_truncated(bytes: &[u8], formats: &[(FileKind, &Packed)]) -> FileKind {
    formats
        .iter()
        .find(|(_, format)| {
            let folder = format.part.split_inclusive('/').next().unwrap_or_default();
            folder.ends_with('/') && memchr::memmem::find(bytes, folder.as_bytes()).is_some()
        })
        .map_or(FileKind::Zip, |(kind, _)| *kind)
}

fn fault(error: ZipError) -> Fault {
    match error {
        ZipError::InvalidPassword => Fault::PasswordProtected,
        ZipError::UnsupportedArchive(text) if text == ZipError::PASSWORD_REQUIRED => Fault::PasswordProtected,
        error => Fault::Damaged(error.to_string()),
    }
}
