//! Writing files: which may be written, and why one could not be, in words for people. How the bytes get there is in `save.rs`.

use std::fs::{self, Metadata};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::paths::exists;
use super::save::{Failure, put, temporary};
use crate::error::{Error, reason};

/// Replaces the file at `path`, which exists, by one with `text`.
///
/// # Errors
/// If the file may not be written, or the disk refuses; the old file is then still there.
pub(super) fn replace(path: &Path, text: &[u8]) -> Result<(), Error> {
    let (target, about) = replaceable(path)?;
    put(&target, text, Some(&about)).map_err(|failure| save_error(path, &failure))
}

/// Makes a new file at `path`, never over another.
///
/// # Errors
/// If there is something at `path` already, or the disk refuses.
pub(super) fn create(path: &Path, text: &[u8]) -> Result<(), Error> {
    if exists(path) {
        return Err(Error::refused(format!("{} is there already", path.display())).hint("choose another name"));
    }
    put(path, text, None).map_err(|failure| save_error(path, &failure))
}

/// Writes a result that was asked for with `-o`; over another file only with `force`.
///
/// # Errors
/// If there is something at `path` already and `force` is false, or the disk refuses.
pub fn export(path: &Path, bytes: &[u8], force: bool) -> Result<(), Error> {
    check_export(path, force)?;
    if exists(path) { replace(path, bytes) } else { create(path, bytes) }
}

/// Checks that a result may be written to `path`.
///
/// # Errors
/// If there is something at `path` already and `force` is false.
pub fn check_export(path: &Path, force: bool) -> Result<(), Error> {
    if force || !exists(path) {
        return Ok(());
    }
    Err(Error::refused(format!("{} is there already", path.display()))
        .hint("choose another name, or pass --force to replace it"))
}

/// Checks that something can be saved to `path`, before anyone has answered anything.
///
/// # Errors
/// If its folder isn't there or can't be written to, or the file itself is read-only or no regular file.
pub fn check_can_save(path: &Path) -> Result<(), Error> {
    let target = if exists(path) { replaceable(path)?.0 } else { path.to_owned() };
    temporary(&target).map(drop).map_err(|error| not_saved(path, &error))
}

/// The file that a path leads to, with its metadata, if it may be replaced.
pub(super) fn replaceable(path: &Path) -> Result<(PathBuf, Metadata), Error> {
    let name = path.display();
    let target = fs::canonicalize(path).map_err(|error| not_saved(path, &error))?;
    let about = fs::metadata(&target).map_err(|error| not_saved(path, &error))?;
    if !about.is_file() {
        return Err(Error::refused(format!("{name} is not a regular file, so nothing can be saved to it")));
    }
    if about.permissions().readonly() {
        return Err(Error::refused(format!("{name} is read-only, so nothing can be saved to it"))
            .hint("make it writable, or copy it and go on with the copy"));
    }
    Ok((target, about))
}

/// The error for a failed save: nothing was written, or something was and the drive didn't confirm it.
pub(super) fn save_error(path: &Path, failure: &Failure) -> Error {
    match failure {
        Failure::Before(error) => not_saved(path, error),
        Failure::After(error) => {
            let message =
                format!("{} was written, but the drive did not confirm it: {}", path.display(), reason(error));
            Error::refused(message).hint("it may not outlast a power cut; look at it again, and keep a copy elsewhere")
        }
    }
}

fn not_saved(path: &Path, error: &std::io::Error) -> Error {
    let hint = match error.kind() {
        ErrorKind::NotFound => "check that its folder is there",
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => "choose a folder that you may write to",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "make room on the drive, or choose another one",
        _ => "try again, or choose another folder",
    };
    Error::refused(format!("{} could not be saved: {}", path.display(), reason(error))).hint(hint)
}
