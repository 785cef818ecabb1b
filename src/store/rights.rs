//! Who may read and write a file. What is made from a file has the same rights, or fewer, and never more.

use std::fs::{self, File, Permissions};
use std::io::{Error, ErrorKind};
use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
use std::path::Path;

use super::access_list::{self, AccessList};
use super::loss::Loss;
use super::temporary::temporary;

/// Reading and writing, for each of the three that a mode speaks of.
const READ_AND_WRITE: u32 = 0o6;

/// Who may read and write a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rights {
    /// The nine permissions of owner, group and others. With an access list, the group's are the most that the list may give.
    mode: u32,
    /// Absent where the file belongs to whoever makes it.
    owner: Option<u32>,
    group: Option<u32>,
    /// For people and groups by name.
    list: Option<AccessList>,
}

impl Rights {
    /// The rights to a file that is there.
    pub(super) fn of(path: &Path) -> Result<Self, Error> {
        let about = fs::metadata(path)?;
        let list = access_list::of(path)?;
        Ok(Self { mode: about.mode() & 0o777, owner: Some(about.uid()), group: Some(about.gid()), list })
    }

    /// The rights to a copy: its owner can write to it, even if the file has become read-only.
    pub(super) fn for_copy(&self) -> Self {
        Self { mode: self.mode | 0o600, ..self.clone() }
    }

    /// The rights to a new file that is made from others: those that every one of them gives, and no more than new files usually
    /// have. Nothing if these are the usual ones.
    pub(super) fn for_new(target: &Path, sources: &[impl AsRef<Path>]) -> Result<Option<Self>, Error> {
        let mut least: Option<Self> = None;
        for source in sources {
            match Self::of(source.as_ref()) {
                Ok(rights) => least = Some(least.map_or(rights.clone(), |least| least.narrower(&rights))),
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
        let Some(least) = least else { return Ok(None) };
        let usual = temporary(target, 0o666)?.into_parts().0.metadata()?;
        let (mode, group) = (usual.mode() & 0o777, usual.gid());
        let allowed = least.group_bits(Some(group)) << 3 | least.others();
        if mode & 0o077 & !allowed == 0 {
            return Ok(None);
        }
        // What a list gives is asked for by name, so that only what others may do is taken from it.
        let most = if least.list.is_some() { 0o070 | mode & 0o007 } else { mode & 0o077 };
        Ok(Some(Self { mode: 0o600 | least.mode & most, owner: None, ..least }))
    }

    /// What both give.
    fn narrower(&self, other: &Self) -> Self {
        if self.list.is_some() && (&self.list, self.group) == (&other.list, other.group) {
            return Self { mode: self.mode & other.mode, ..self.clone() };
        }
        let has_a_say = self.group_bits(self.group) & !self.others() != 0;
        let group = if has_a_say { self.group } else { other.group };
        let bits = self.group_bits(group) & other.group_bits(group);
        Self { mode: 0o600 | bits << 3 | self.others() & other.others(), owner: None, group, list: None }
    }

    fn others(&self) -> u32 {
        self.mode & 0o7
    }

    /// What the members of a group may do; those of another group are others.
    fn group_bits(&self, group: Option<u32>) -> u32 {
        match &self.list {
            _ if group != self.group => self.others(),
            Some(list) => list.group() & self.mode >> 3,
            None => self.mode >> 3 & 0o7,
        }
    }

    /// Gives these rights to a new file, which nobody but us can open yet. What the system or the drive refuses is left out, so
    /// that the file is less open; that is returned.
    pub(super) fn give(&self, file: &File) -> Result<Vec<Loss>, Error> {
        let mut losses = Vec::new();
        let about = file.metadata()?;
        let is_owner_kept =
            self.owner.is_none_or(|owner| owner == about.uid()) || is_granted(fchown(file, self.owner, None))?;
        let is_group_kept =
            self.group.is_none_or(|group| group == about.gid()) || is_granted(fchown(file, None, self.group))?;
        let bits = self.group_bits(self.group);
        let reaches = |bits: u32| bits & READ_AND_WRITE == READ_AND_WRITE;
        let is_in_reach = reaches(self.others()) || is_group_kept && reaches(bits);
        if !is_owner_kept && !is_in_reach {
            losses.push(Loss::Owner);
        }
        // Where the group is another one now, its members are others.
        let bits = if is_group_kept { bits } else { bits & self.others() };
        if bits != self.group_bits(self.group) {
            losses.push(Loss::Group);
        }
        let is_listed = match &self.list {
            Some(list) => is_granted(list.with_group(bits).give(file))?,
            None => false,
        };
        if !is_listed {
            // The folder may have given the new file a list of its own.
            access_list::clear(file)?;
        }
        if self.list.is_some() && !is_listed {
            losses.push(Loss::List);
        }
        let mode = if is_listed { self.mode } else { self.mode & 0o707 | bits << 3 };
        let now = file.metadata()?.mode() & 0o777;
        if now != mode {
            let changed = file.set_permissions(Permissions::from_mode(mode));
            if now & !mode != 0 {
                // Too open as it is.
                changed?;
            } else if !is_granted(changed)? {
                losses.push(Loss::Mode);
            }
        }
        Ok(losses)
    }
}

/// Whether a change of rights was made; where it is not for us to make, or the drive has no such rights, that is no failure.
fn is_granted(result: Result<(), Error>) -> Result<bool, Error> {
    match result {
        Ok(()) => Ok(true),
        Err(error) => match error.kind() {
            ErrorKind::PermissionDenied | ErrorKind::Unsupported | ErrorKind::InvalidInput => Ok(false),
            _ => Err(error),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rights(mode: u32, group: u32) -> Rights {
        Rights { mode, owner: None, group: Some(group), list: None }
    }

    /// Each row is worked out by asking for each person whether they may open both files. Members of one group are others where
    /// the file is of the other group.
    #[test]
    fn what_two_files_both_give() {
        for (one, other, both) in [
            (rights(0o600, 1), rights(0o644, 1), rights(0o600, 1)),
            (rights(0o640, 1), rights(0o644, 1), rights(0o640, 1)),
            (rights(0o640, 1), rights(0o644, 2), rights(0o640, 1)),
            (rights(0o644, 1), rights(0o640, 2), rights(0o640, 2)),
            (rights(0o660, 1), rights(0o664, 2), rights(0o640, 1)),
            // Nobody is sure to be in both groups.
            (rights(0o660, 1), rights(0o660, 2), rights(0o600, 1)),
            (rights(0o666, 1), rights(0o664, 1), rights(0o664, 1)),
        ] {
            assert_eq!(one.narrower(&other), both, "{one:?} and {other:?}");
        }
    }

    #[test]
    fn a_file_that_can_be_opened_by_fewer_is_a_loss_only_to_those_who_could() {
        let folder = tempfile::tempdir().unwrap();
        let file = File::create(folder.path().join("f.yaml")).unwrap();
        file.set_permissions(Permissions::from_mode(0o600)).unwrap();
        let about = file.metadata().unwrap();
        for mode in [0o600, 0o640, 0o666] {
            let own = Rights { mode, owner: Some(about.uid()), group: Some(about.gid()), list: None };
            assert_eq!(own.give(&file).unwrap(), []);
            assert_eq!(file.metadata().unwrap().mode() & 0o777, mode);
        }
    }

    #[test]
    fn new_files_from_usual_ones_are_usual() {
        let folder = tempfile::tempdir().unwrap();
        let (source, target) = (folder.path().join("f.yaml"), folder.path().join("r.html"));
        std::fs::write(&source, "").unwrap();
        std::fs::set_permissions(&source, Permissions::from_mode(0o666)).unwrap();
        assert_eq!(Rights::for_new(&target, &[source, folder.path().join("none.yaml")]).unwrap(), None);
        assert_eq!(Rights::for_new(&target, &[] as &[&Path]).unwrap(), None);
    }
}
