//! Files on disk: reading what people name, and saving so that what was saved is still there after a power cut.
//!
//! [`Sitting`] is a file that someone is working on: locked, backed up, and never saved over what another has changed.

#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "the one place that touches files")]

mod lock;
mod save;
mod sitting;

use std::fs::{self, File, Metadata};
use std::io::{ErrorKind, Read};
use std::path::{Component, Path, PathBuf};

pub use lock::Holder;
pub use sitting::Sitting;

use self::save::{Failure, put};

use crate::error::{Error, reason};
use crate::input::LARGEST_FILE;

/// The whole of a file.
///
/// # Errors
/// If there is no such file, it is no regular file, it is too large or it can't be read.
pub fn read(path: &Path) -> Result<Vec<u8>, Error> {
    let name = path.display();
    let failed = |error: &std::io::Error| match error.kind() {
        ErrorKind::NotFound => missing(path),
        _ => Error::refused(format!("{name} could not be read: {}", reason(error))),
    };
    let about = fs::metadata(path).map_err(|error| failed(&error))?;
    if about.is_dir() {
        return Err(Error::refused(format!("{name} is a folder, not a file")));
    }
    if !about.is_file() {
        return Err(Error::refused(format!("{name} is not a regular file")));
    }
    let mut bytes = Vec::new();
    // One byte more than is allowed, so that whoever takes the bytes sees that the file is too large.
    let limit = LARGEST_FILE as u64 + 1;
    File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes)).map_err(|error| failed(&error))?;
    Ok(bytes)
}

/// The error for a file that isn't there.
pub fn missing(path: &Path) -> Error {
    Error::refused(format!("there is no file {}", path.display())).hint("check the name and the folder you are in")
}

/// Checks that there is something at this path.
///
/// # Errors
/// If there isn't.
pub fn check_is_there(path: &Path) -> Result<(), Error> {
    if exists(path) { Ok(()) } else { Err(missing(path)) }
}

/// Whether there is something at this path: a file, a folder or a link, even a broken one.
pub fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// The first of `NAME.yaml`, `NAME-2.yaml`, … that doesn't exist yet.
pub fn unused(name: &str) -> PathBuf {
    let numbered = (2..).map(|number| PathBuf::from(format!("{name}-{number}.yaml")));
    let mut names = std::iter::once(PathBuf::from(format!("{name}.yaml"))).chain(numbered);
    names.find(|path| !exists(path)).unwrap_or_default()
}

/// Replaces the file at `path`, which exists, by one with `text`.
///
/// # Errors
/// If the file may not be written, or the disk refuses; the old file is then still there.
fn replace(path: &Path, text: &[u8]) -> Result<(), Error> {
    let (target, about) = replaceable(path)?;
    put(&target, text, Some(&about)).map_err(|failure| save_error(path, &failure))
}

/// Makes a new file at `path`, never over another.
///
/// # Errors
/// If there is something at `path` already, or the disk refuses.
fn create(path: &Path, text: &[u8]) -> Result<(), Error> {
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
    save::temporary(&target).map(drop).map_err(|error| not_saved(path, &error))
}

/// Whether two paths lead to the same file.
pub fn is_same(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| fs::canonicalize(path).ok();
    real(one).is_some() && real(one) == real(other)
}

/// The path to a file relative to the folder of `other`, which need not exist: the name alone where both are in one folder, and the
/// path as it was given where there is no relative one.
pub fn relative_to(other: &Path, path: &Path) -> PathBuf {
    let relative = || {
        let (from, to) = (fs::canonicalize(save::folder_of(other)).ok()?, fs::canonicalize(path).ok()?);
        let shared = from.components().zip(to.components()).take_while(|(one, other)| one == other).count();
        let up = from.components().skip(shared).map(|_| Component::ParentDir);
        // Two drives have no common root, so that no relative path leads from one to the other.
        (shared > 0).then(|| up.chain(to.components().skip(shared)).collect::<PathBuf>())
    };
    relative().unwrap_or_else(|| path.to_owned())
}

/// The path with `.yaml` added where it has no ending and there is no such file: `riverside` means `riverside.yaml`.
pub fn with_ending(path: &Path) -> PathBuf {
    if exists(path) || path.extension().is_some() { path.to_owned() } else { path.with_extension("yaml") }
}

/// The file that a path leads to, with its metadata, if it may be replaced.
fn replaceable(path: &Path) -> Result<(PathBuf, Metadata), Error> {
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
fn save_error(path: &Path, failure: &Failure) -> Error {
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
