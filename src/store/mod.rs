//! Files on disk: reading what people name, and saving so that what was saved is still there after a power cut.
//!
//! [`Sitting`] is a file that someone is working on: locked, backed up, and never saved over what another has changed.

#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "the one place that touches files")]

#[cfg(unix)]
mod access_list;
mod lock;
mod loss;
mod names;
#[cfg(unix)]
mod rights;
#[cfg(not(unix))]
#[path = "rights_elsewhere.rs"]
mod rights;
mod save;
mod sitting;

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Read};
use std::path::{Component, Path, PathBuf};

pub use lock::Holder;
pub use sitting::Sitting;

use self::loss::Loss;
use self::rights::Rights;
use self::save::{Failure, Place, put, try_out};

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
        _ => {
            Error::refused(format!("{name} could not be read: {}", reason(error))).hint(hint_for_reading(error.kind()))
        }
    };
    let about = fs::metadata(path).map_err(|error| failed(&error))?;
    if about.is_dir() {
        return Err(Error::refused(format!("{name} is a folder, not a file")).hint("name a file in it"));
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
/// If there isn't, or that can't be found out.
pub fn check_is_there(path: &Path) -> Result<(), Error> {
    if look(path)? { Ok(()) } else { Err(missing(path)) }
}

/// Whether there is something at this path: a file, a folder or a link, even a broken one.
///
/// # Errors
/// If that can't be found out, as in a folder that one may not look into.
pub fn look(path: &Path) -> Result<bool, Error> {
    match fs::symlink_metadata(path) {
        Ok(_) => Ok(true),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(false),
        Err(error) => {
            let message = format!("{} could not be looked at: {}", path.display(), reason(&error));
            Err(Error::refused(message).hint(hint_for_reading(error.kind())))
        }
    }
}

/// Whether there is something at this path, as far as can be found out.
pub fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// The first of `NAME.yaml`, `NAME-2.yaml`, … that doesn't exist yet.
pub fn unused(name: &str) -> PathBuf {
    let numbered = (2..).map(|number| PathBuf::from(format!("{name}-{number}.yaml")));
    let mut names = std::iter::once(PathBuf::from(format!("{name}.yaml"))).chain(numbered);
    names.find(|path| !exists(path)).unwrap_or_default()
}

/// Replaces the file at `path`, which exists, by one with `text`; returns what of its rights could not be kept.
///
/// # Errors
/// If the file may not be written, or the disk refuses; the old file is then still there.
fn replace(path: &Path, text: &[u8]) -> Result<Vec<Loss>, Error> {
    let (target, rights) = replaceable(path)?;
    put(&target, text, Some(&rights), Place::Taken).map_err(|failure| save_error(path, &failure))
}

/// Makes a new file at `path`, never over another, with these rights or the usual ones.
///
/// # Errors
/// If there is something at `path` already, or the disk refuses.
fn create(path: &Path, text: &[u8], rights: Option<&Rights>) -> Result<(), Error> {
    if look(path)? {
        return Err(Error::refused(format!("{} is there already", path.display())).hint("choose another name"));
    }
    put(path, text, rights, Place::New).map(drop).map_err(|failure| save_error(path, &failure))
}

/// The rights to a new file at `path` that is made from others: it is no more open than any of them. Nothing if it has the usual ones.
fn rights_for_new(path: &Path, sources: &[PathBuf]) -> Result<Option<Rights>, Error> {
    Rights::for_new(path, sources).map_err(|error| not_saved(path, &error))
}

/// Writes a result that was asked for with `-o`; over another file only with `force`. A new file is no more open than the `sources`
/// that it is made from. Returns what people should know about who can open a file that was replaced.
///
/// # Errors
/// If there is something at `path` already and `force` is false, or the disk refuses.
pub fn export(path: &Path, bytes: &[u8], force: bool, sources: &[PathBuf]) -> Result<Vec<String>, Error> {
    check_export(path, force)?;
    if look(path)? {
        let lost = replace(path, bytes)?;
        return Ok(lost.into_iter().map(|lost| lost.text(path)).collect());
    }
    create(path, bytes, rights_for_new(path, sources)?.as_ref())?;
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

/// The file that a path leads to, with the rights to it, if it may be replaced.
fn replaceable(path: &Path) -> Result<(PathBuf, Rights), Error> {
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

/// For opening files that are ours: no link is followed, and nothing waits for the other end of a pipe.
#[cfg(unix)]
fn careful() -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;

    use rustix::fs::OFlags;
    let mut options = OpenOptions::new();
    options.custom_flags((OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed());
    options
}

#[cfg(not(unix))]
fn careful() -> OpenOptions {
    OpenOptions::new()
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
    Error::refused(format!("{} could not be saved: {}", path.display(), reason(error)))
        .hint(hint_for_saving(error.kind()))
}

fn hint_for_saving(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::NotFound | ErrorKind::NotADirectory => "check that its folder is there",
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => "choose a folder that you may write to",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "make room on the drive, or choose another one",
        ErrorKind::InvalidFilename => "choose a shorter name",
        _ => "try again, or choose another folder",
    }
}

fn hint_for_reading(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::PermissionDenied => "ask whoever it or its folder belongs to for the right to open it",
        ErrorKind::InvalidFilename => "check the name; none can be that long",
        _ => "try again, or copy it to another folder and use the copy",
    }
}
