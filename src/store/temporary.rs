//! The files that a save writes first, beside the file that it saves.

use std::fs;
use std::io::Error;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use tempfile::NamedTempFile;

use super::names::{self, folder_of};

/// What is written to find out whether anything can be.
pub(super) const TRIAL: &[u8] = b"thrive tries whether it can save here.\n";

/// The temporary file that was begun last.
static BEGUN: Mutex<Option<PathBuf>> = Mutex::new(None);

/// Remembers a temporary file for [`remove_begun`].
pub(super) fn is_begun(path: &Path) {
    *BEGUN.lock().unwrap_or_else(PoisonError::into_inner) = Some(path.to_owned());
}

/// Removes what is written of a file, if one is being written: for a program that is told to stop.
pub fn remove_begun() {
    let begun = BEGUN.lock().unwrap_or_else(PoisonError::into_inner).take();
    // If it is finished, it has another name, and nothing is there.
    if let Some(path) = begun {
        let _ = fs::remove_file(path);
    }
}

/// A new, empty temporary file in the folder of `target`, named after it. The umask takes away from its permissions. It is deleted
/// when it is dropped.
pub(super) fn temporary(target: &Path, permissions: u32) -> Result<NamedTempFile, Error> {
    let prefix = names::temporary(target);
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(permissions));
    }
    #[cfg(not(unix))]
    let _ = permissions;
    builder.tempfile_in(folder_of(target))
}

/// The temporary files for `target` that a crash has left behind; not those with nothing in them that anyone needs.
pub(super) fn left_behind(target: &Path) -> Vec<PathBuf> {
    let prefix = names::temporary(target);
    let is_one = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().as_encoded_bytes();
        name.starts_with(prefix.as_encoded_bytes()) && name.ends_with(b".tmp") && !is_trial(path)
    };
    let entries = fs::read_dir(folder_of(target)).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(is_one).collect();
    paths.sort();
    paths
}

/// Whether it is a file with nothing in it, or with what is written to find out whether anything can be.
fn is_trial(path: &Path) -> bool {
    let length = fs::symlink_metadata(path).ok().filter(fs::Metadata::is_file).map(|about| about.len());
    length == Some(0) || length == Some(TRIAL.len() as u64) && fs::read(path).is_ok_and(|text| text == TRIAL)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_behind_is_told_from_trials() {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in [
            (".f.yaml.aaaaaa.tmp", "half of the answers"),
            (".f.yaml.bbbbbb.tmp", ""),
            (".f.yaml.cccccc.tmp.tmp", "thrive tries whether it can save here.\n"),
            (".f.yaml.lock", "ada"),
            (".g.yaml.aaaaaa.tmp", "of another file"),
        ] {
            fs::write(folder.path().join(name), text).unwrap();
        }
        let found = left_behind(&folder.path().join("f.yaml"));
        assert_eq!(found, [folder.path().join(".f.yaml.aaaaaa.tmp")]);
    }

    #[test]
    fn what_is_begun_can_be_removed_and_what_is_finished_stays() {
        let folder = tempfile::tempdir().unwrap();
        let [begun, finished] = [".f.yaml.aaaaaa.tmp", "f.yaml"].map(|name| folder.path().join(name));
        fs::write(&begun, "half").unwrap();
        is_begun(&begun);
        remove_begun();
        assert!(!begun.exists());
        fs::write(&finished, "whole").unwrap();
        is_begun(&begun);
        remove_begun();
        remove_begun();
        assert!(finished.exists());
    }

    /// Until it has the rights of the file that it is made from, nobody else can open it.
    #[cfg(unix)]
    #[test]
    fn a_temporary_file_is_private() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let file = temporary(&folder.path().join("f.yaml"), 0o600).unwrap();
        assert_eq!(file.as_file().metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }
}
