//! Saving at a path that people have named, and what they are told where that isn't possible.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::careful::careful;
use super::loss::Loss;
use super::read::look;
use super::rights::Rights;
use super::save::{Failure, Place, put, put_piece_by_piece, try_out};
use crate::error::{Error, reason};

/// Replaces the file at `path`, which exists, by one with `text`; returns what of its rights could not be kept.
///
/// # Errors
/// If the file may not be written, or the disk refuses; the old file is then still there.
pub(super) fn replace(path: &Path, text: &[u8]) -> Result<Vec<Loss>, Error> {
    let (target, rights) = replaceable(path)?;
    put(&target, text, Some(&rights), Place::Taken).map_err(|failure| save_error(path, &failure))
}

/// Makes a new file at `path`, never over another, with these rights or the usual ones.
///
/// # Errors
/// If there is something at `path` already, or the disk refuses.
pub(super) fn create(path: &Path, text: &[u8], rights: Option<&Rights>) -> Result<(), Error> {
    if look(path)? {
        return Err(Error::refused(format!("{} is there already", path.display())).hint("choose another name"));
    }
    put(path, text, rights, Place::New).map(drop).map_err(|failure| save_error(path, &failure))
}

/// The rights to a new file at `path` that is made from others: it is no more open than any of them. Nothing if it has the usual ones.
pub(super) fn rights_for_new(path: &Path, sources: &[impl AsRef<Path>]) -> Result<Option<Rights>, Error> {
    Rights::for_new(path, sources).map_err(|error| not_saved(path, &error))
}

/// Writes a result that was asked for with `-o`; over another file only with `force`. A new file is no more open than the `sources`
/// that it is made from. Returns what people should know about who can open a file that was replaced.
///
/// # Errors
/// If there is something at `path` already and `force` is false, or the disk refuses.
pub fn export(path: &Path, bytes: &[u8], force: bool, sources: &[impl AsRef<Path>]) -> Result<Vec<String>, Error> {
    export_piece_by_piece(path, |out| out.write_all(bytes), force, sources)
}

/// Writes a result as [`export`] does, piece by piece: memory doesn't grow with it.
///
/// # Errors
/// As with [`export`]; and if `write` fails, and then nothing is changed.
pub fn export_piece_by_piece(
    path: &Path,
    write: impl FnOnce(&mut (dyn Write + Send)) -> std::io::Result<()>,
    force: bool,
    sources: &[impl AsRef<Path>],
) -> Result<Vec<String>, Error> {
    check_export(path, force)?;
    let failed = |failure: Failure| save_error(path, &failure);
    if look(path)? {
        let (target, rights) = replaceable(path)?;
        let lost = put_piece_by_piece(&target, write, Some(&rights), Place::Taken).map_err(failed)?;
        return Ok(lost.into_iter().map(|lost| lost.text(path)).collect());
    }
    let rights = rights_for_new(path, sources)?;
    put_piece_by_piece(path, write, rights.as_ref(), Place::New).map_err(failed)?;
    Ok(Vec::new())
}

/// Checks that a result may be written to `path`.
///
/// # Errors
/// If there is something at `path` already and `force` is false.
pub fn check_export(path: &Path, force: bool) -> Result<(), Error> {
    if force || !look(path)? {
        return Ok(());
    }
    // What can't be replaced is not to be offered for it.
    if !path.is_file() {
        return replaceable(path).map(drop);
    }
    Err(Error::refused(format!("{} is there already", path.display()))
        .hint("choose another name, or pass --force to replace it"))
}

/// Checks that a new file can be saved to `path`, before anyone has answered anything, by saving one that is removed again.
///
/// # Errors
/// If there is something at `path`, or its folder isn't there or can't be written to.
pub fn check_can_create(path: &Path) -> Result<(), Error> {
    try_out(path, None, Place::New).map(drop).map_err(|error| not_saved(path, &error))
}

/// The file that a path leads to, with the rights to it, if it may be replaced.
pub(super) fn replaceable(path: &Path) -> Result<(PathBuf, Rights), Error> {
    let name = path.display();
    let target = fs::canonicalize(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => Error::refused(format!("{name} is a link to a file that isn't there"))
            .hint("remove the link, or put the file back where it leads"),
        _ => not_saved(path, &error),
    })?;
    let about = fs::metadata(&target).map_err(|error| not_saved(path, &error))?;
    if about.is_dir() {
        return Err(Error::refused(format!("{name} is a folder, so nothing can be saved to it"))
            .hint("choose another name, or name a file in it"));
    }
    if !about.is_file() {
        return Err(Error::refused(format!("{name} is not a regular file, so nothing can be saved to it"))
            .hint("choose another name"));
    }
    if about.permissions().readonly() {
        return Err(Error::refused(format!("{name} is read-only, so nothing can be saved to it"))
            .hint("make it writable, or copy it and go on with the copy"));
    }
    // Where the folder can be written to, a file could be replaced that is only for reading to us.
    match careful().write(true).open(&target) {
        Err(error) if cfg!(unix) && error.kind() == ErrorKind::PermissionDenied => {
            return Err(Error::refused(format!("{name} is not yours to change, so nothing can be saved to it"))
                .hint("ask whoever it belongs to for the right to write to it, or copy it and go on with the copy"));
        }
        Err(error) if cfg!(unix) => return Err(not_saved(path, &error)),
        _ => {}
    }
    let rights = Rights::of(&target).map_err(|error| not_saved(path, &error))?;
    Ok((target, rights))
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

pub(super) fn not_saved(path: &Path, error: &std::io::Error) -> Error {
    Error::refused(format!("{} could not be saved: {}", path.display(), reason(error)))
        .hint(hint_for_saving(error.kind()))
}

pub(super) fn hint_for_saving(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::NotFound | ErrorKind::NotADirectory => "check that its folder is there",
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => "choose a folder that you may write to",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "make room on the drive, or choose another one",
        ErrorKind::InvalidFilename => "choose a shorter name",
        _ => "try again, or choose another folder",
    }
}
