//! The access list of a file: what people and groups may do by name (POSIX ACLs, as Linux keeps them in an extended attribute).

use std::fs::File;
use std::io::Error;
use std::path::Path;

/// The tag of the entry for the file's group.
const GROUP: u8 = 0x04;
/// The list begins with its version, in four bytes; then come entries of eight: a tag, permissions and an id.
const HEADER: usize = 4;
const ENTRY: usize = 8;

/// A list, as the system keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct AccessList(Vec<u8>);

impl AccessList {
    /// What the file's group may do.
    pub(super) fn group(&self) -> u32 {
        let entries = self.0.get(HEADER..).unwrap_or_default().chunks_exact(ENTRY);
        entries.filter(|entry| entry[..2] == [GROUP, 0]).map(|entry| u32::from(entry[2])).next().unwrap_or_default()
    }

    /// The same list, with this for the file's group.
    pub(super) fn with_group(&self, bits: u32) -> Self {
        let mut list = self.0.clone();
        let entries = list.get_mut(HEADER..).unwrap_or_default().chunks_exact_mut(ENTRY);
        for entry in entries.filter(|entry| entry[..2] == [GROUP, 0]) {
            entry[2] &= u8::try_from(bits).unwrap_or_default();
        }
        Self(list)
    }

    /// Gives a file this list.
    pub(super) fn give(&self, file: &File) -> Result<(), Error> {
        attribute::set(file, &self.0)
    }
}

/// The list of the file at a path, if it has one.
pub(super) fn of(path: &Path) -> Result<Option<AccessList>, Error> {
    attribute::of(path).map(|list| list.map(AccessList))
}

/// Takes away the list that a file may have.
pub(super) fn clear(file: &File) -> Result<(), Error> {
    attribute::clear(file)
}

#[cfg(target_os = "linux")]
mod attribute {
    use std::fs::File;
    use std::io::Error;
    use std::path::Path;

    use rustix::fs::{XattrFlags, fgetxattr_query, fremovexattr, fsetxattr, getxattr, getxattr_query};
    use rustix::io::Errno;

    const NAME: &str = "system.posix_acl_access";

    pub(super) fn of(path: &Path) -> Result<Option<Vec<u8>>, Error> {
        let Some(length) = present(getxattr_query(path, NAME))? else { return Ok(None) };
        let mut list = vec![0; length];
        let read = present(getxattr(path, NAME, &mut list[..]))?;
        list.truncate(read.unwrap_or_default());
        Ok(read.map(|_| list))
    }

    pub(super) fn set(file: &File, list: &[u8]) -> Result<(), Error> {
        Ok(fsetxattr(file, NAME, list, XattrFlags::empty())?)
    }

    pub(super) fn clear(file: &File) -> Result<(), Error> {
        match present(fgetxattr_query(file, NAME))? {
            Some(_) => Ok(fremovexattr(file, NAME)?),
            None => Ok(()),
        }
    }

    /// What was found; nothing where there is no list, or the drive has none at all.
    fn present<T>(found: Result<T, Errno>) -> Result<Option<T>, Errno> {
        match found {
            Ok(found) => Ok(Some(found)),
            Err(Errno::NODATA | Errno::OPNOTSUPP | Errno::NOSYS | Errno::INVAL | Errno::PERM | Errno::ACCESS) => {
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }
}

/// Elsewhere there are no lists of this kind.
#[cfg(not(target_os = "linux"))]
mod attribute {
    use std::fs::File;
    use std::io::Error;
    use std::path::Path;

    pub(super) fn of(_path: &Path) -> Result<Option<Vec<u8>>, Error> {
        Ok(None)
    }

    pub(super) fn set(_file: &File, _list: &[u8]) -> Result<(), Error> {
        Ok(())
    }

    pub(super) fn clear(_file: &File) -> Result<(), Error> {
        Ok(())
    }
}
