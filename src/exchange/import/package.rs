//! Packed files: zip archives of XML parts, opened with care.

use std::io::{Cursor, Read};

use encoding_rs::Encoding;
use zip::ZipArchive;
use zip::result::ZipError;

use super::sniff::Packed;
use super::{Fault, FileKind, Limits};

/// Below this a high ratio is only a repetitive text.
const RATIO_FROM: u64 = 64 << 20;
/// No real document unpacks to so many times its size.
const RATIO: u64 = 200;

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
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(fault(error)),
        };
        if file.encrypted() {
            return Err(Fault::PasswordProtected);
        }
        let left = self.limit.saturating_sub(self.unpacked);
        let mut bytes = Vec::new();
        // What the archive says about sizes may be a lie; what comes out is counted.
        file.take(left + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| Fault::Damaged(error.to_string()))?;
        self.unpacked += bytes.len() as u64;
        if self.unpacked > self.limit || (self.unpacked > RATIO_FROM && self.unpacked > RATIO * self.packed) {
            return Err(Fault::Bomb);
        }
        Ok(Some(bytes))
    }

    /// Unpacks every part to nowhere, to see that they are not too large.
    pub(super) fn weigh(&mut self) -> Result<(), Fault> {
        let names: Vec<String> = self
            .archive
            .file_names()
            .filter_map(|name| name.ok().map(std::borrow::Cow::into_owned))
            .collect();
        for name in names {
            self.part(&name)?;
        }
        Ok(())
    }

    /// An XML part as text.
    pub(super) fn xml(&mut self, name: &str) -> Result<Option<String>, Fault> {
        let Some(bytes) = self.part(name)? else {
            return Ok(None);
        };
        let (decoded, _) = match Encoding::for_bom(&bytes) {
            Some((encoding, _)) => encoding.decode_with_bom_removal(&bytes),
            None => encoding_rs::UTF_8.decode_without_bom_handling(&bytes),
        };
        Ok(Some(decoded.into_owned()))
    }
}

/// Which of the packed formats `bytes` are.
pub(super) fn kind(bytes: &[u8], formats: &[(FileKind, &Packed)]) -> FileKind {
    let Ok(mut package) = Package::open(bytes, &Limits::default()) else {
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
