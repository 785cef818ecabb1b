//! What a save could not keep of who may open a file, and how people are told.

use std::path::Path;

/// Something about a file that the system or the drive did not let us keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(not(unix), expect(dead_code, reason = "rights are only copied where the system has them"))]
pub(super) enum Loss {
    /// Whose file it is, where that takes it away from them.
    Owner,
    /// Which group it is for.
    Group,
    /// Who may open it by name.
    List,
    /// That others may open it at all.
    Mode,
}

impl Loss {
    /// What people are told before the file is saved for the first time, or of a result that has been written.
    pub(super) fn text(self, path: &Path) -> String {
        let name = path.display();
        let what = match self {
            Self::Owner => "belongs to someone else; saving makes it yours, and they may no longer be able to open it",
            Self::Group => "is open to a group that you can't keep it for; saving takes it away from that group",
            Self::List => "is shared with people by name, which this drive doesn't keep when it is saved",
            Self::Mode => "is open to others, which this drive doesn't keep when it is saved",
        };
        format!("{name} {what}. Share it again afterwards, or work on a copy.")
    }
}
