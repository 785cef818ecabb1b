//! Rights where files have no owner, group and mode, as on Windows: a new file has those of its folder.

use std::fs::{self, File};
use std::io::Error;
use std::path::Path;

use super::loss::Loss;

/// Who may read and write a file: whoever its folder says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rights;

impl Rights {
    pub(super) fn of(path: &Path) -> Result<Self, Error> {
        fs::metadata(path).map(|_| Self)
    }

    pub(super) fn for_copy(&self) -> Self {
        self.clone()
    }

    #[expect(clippy::unnecessary_wraps, reason = "as where there are rights")]
    pub(super) fn for_new(_target: &Path, _sources: &[impl AsRef<Path>]) -> Result<Option<Self>, Error> {
        Ok(None)
    }

    #[expect(clippy::unnecessary_wraps, clippy::unused_self, reason = "as where there are rights")]
    pub(super) fn give(&self, _file: &File) -> Result<Vec<Loss>, Error> {
        Ok(Vec::new())
    }
}
