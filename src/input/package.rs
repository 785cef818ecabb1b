//! Files that are packed: Word and Excel files are zip archives. Of none more is unpacked than is ever needed.

use std::io::{Cursor, Read};

use zip::ZipArchive;

/// The most bytes of all parts together, unpacked; a form of ours has about one million.
const MOST_BYTES: u64 = 32 * 1024 * 1024;
/// The most parts.
const MOST_PARTS: usize = 2_000;
/// How an older Office file begins, and one with a password.
const OLD_OFFICE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// An open archive.
pub struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// How many bytes may still be unpacked.
    left: u64,
}

/// Why a file can't be opened, or a part of it not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotOpened {
    /// It is no archive, or a broken one.
    Broken,
    /// It is of the older kind (.doc, .xls), or has a password.
    OldOrLocked,
    /// It unpacks to more than is ever needed.
    TooBig,
}

impl<'b> Package<'b> {
    /// Whether a file means to be an archive, or is an older Office file in place of one.
    pub fn is_meant(bytes: &[u8]) -> bool {
        bytes.starts_with(b"PK") || bytes.starts_with(OLD_OFFICE)
    }

    /// Opens an archive.
    ///
    /// # Errors
    /// If it is none, or can't be opened.
    pub fn open(bytes: &'b [u8]) -> Result<Self, NotOpened> {
        if bytes.starts_with(OLD_OFFICE) {
            return Err(NotOpened::OldOrLocked);
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| NotOpened::Broken)?;
        if archive.len() > MOST_PARTS {
            return Err(NotOpened::TooBig);
        }
        Ok(Self { archive, left: MOST_BYTES })
    }

    /// The names of all parts that have a readable one.
    pub fn names(&self) -> Vec<String> {
        self.archive.file_names().filter_map(|name| name.ok().map(std::borrow::Cow::into_owned)).collect()
    }

    /// Whether there is a part of this name.
    pub fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// A part, if it is there.
    ///
    /// # Errors
    /// If it can't be unpacked, or all that was unpacked of this archive is too much. What the archive says of its sizes isn't relied on.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, NotOpened> {
        let Some(index) = self.archive.index_for_name(name) else { return Ok(None) };
        let file = self.archive.by_index(index).map_err(|_| NotOpened::Broken)?;
        let mut bytes = Vec::new();
        file.take(self.left + 1).read_to_end(&mut bytes).map_err(|_| NotOpened::Broken)?;
        self.left = self.left.checked_sub(bytes.len() as u64).ok_or(NotOpened::TooBig)?;
        Ok(Some(bytes))
    }
}
