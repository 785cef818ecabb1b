//! Files on disk: reading what people hand us, and saving so that what was saved is still there after a power cut.
//!
//! A save writes a new file beside the old one, flushes it, and puts it in the old one's place in one step: whatever fails,
//! the file on disk is wholly the old or wholly the new one.

#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "the one place that touches files")]

use std::fs::{self, File, Metadata};
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use crate::error::{Error, reason};
use crate::yaml::LARGEST_FILE;

/// The whole of a file.
///
/// # Errors
/// If there is no such file, it is no regular file, it is too large or it can't be read.
pub fn read(path: &Path) -> Result<Vec<u8>, Error> {
    let name = path.display();
    let failed = |error: &std::io::Error| match error.kind() {
        ErrorKind::NotFound => {
            Error::refused(format!("there is no file {name}")).hint("check the name and the folder you are in")
        }
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
    // One byte more than is allowed, so that the reader sees that it is too much.
    let limit = LARGEST_FILE as u64 + 1;
    File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes)).map_err(|error| failed(&error))?;
    Ok(bytes)
}

/// Whether something stands at this path.
pub fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// The first of `NAME.yaml`, `NAME-2.yaml`, … that doesn't exist yet.
pub fn unused(name: &str) -> PathBuf {
    let numbered = (2..).map(|number| PathBuf::from(format!("{name}-{number}.yaml")));
    let mut names = std::iter::once(PathBuf::from(format!("{name}.yaml"))).chain(numbered);
    names.find(|path| !exists(path)).unwrap_or_default()
}

/// Puts `text` in the place of the file at `path`, which is there.
///
/// # Errors
/// If the file may not be written, or the disk refuses; the old file is then still there.
pub fn replace(path: &Path, text: &str) -> Result<(), Error> {
    let (target, about) = replaceable(path)?;
    write_beside(&target, text, Some(&about)).map_err(|error| not_saved(path, &error))
}

/// Makes a new file at `path`, never over another.
///
/// # Errors
/// If something stands there already, or the disk refuses.
pub fn create(path: &Path, text: &str) -> Result<(), Error> {
    if exists(path) {
        return Err(Error::refused(format!("{} is there already", path.display())).hint("choose another name"));
    }
    write_beside(path, text, None).map_err(|error| not_saved(path, &error))
}

/// Writes a result that was asked for with `-o`; over another file only with `force`.
///
/// # Errors
/// If something stands there already, or the disk refuses.
pub fn export(path: &Path, text: &str, force: bool) -> Result<(), Error> {
    match (exists(path), force) {
        (true, true) => replace(path, text),
        (true, false) => Err(Error::refused(format!("{} is there already", path.display()))
            .hint("choose another name, or pass --force to replace it")),
        (false, _) => create(path, text),
    }
}

/// Refuses a path to which nothing could be saved, before anyone has answered anything.
///
/// # Errors
/// If its folder isn't there or can't be written to, or the file itself is read-only or no regular file.
pub fn check_can_save(path: &Path) -> Result<(), Error> {
    let target = if exists(path) { replaceable(path)?.0 } else { path.to_owned() };
    let trial = tempfile::Builder::new().prefix(".thrive-").suffix(".tmp").tempfile_in(folder_of(&target));
    trial.map(drop).map_err(|error| not_saved(path, &error))
}

/// Whether two paths lead to the same file.
pub fn is_same(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| fs::canonicalize(path).ok();
    real(one).is_some() && real(one) == real(other)
}

/// The path as it was meant: `riverside` for `riverside.yaml`, if there is no file without the ending.
pub fn named(path: &Path) -> PathBuf {
    if exists(path) || path.extension().is_some() { path.to_owned() } else { path.with_extension("yaml") }
}

/// The real file behind a path that is to be replaced, with its metadata.
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

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."))
}

fn not_saved(path: &Path, error: &std::io::Error) -> Error {
    let mend = match error.kind() {
        ErrorKind::NotFound => "check that its folder is there",
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => "choose a folder that you may write to",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "make room on the drive, or choose another one",
        _ => "try again, or choose another folder",
    };
    Error::refused(format!("{} could not be saved: {}", path.display(), reason(error))).hint(mend)
}

/// The one way a file of ours comes to stand on disk: written beside its place, flushed, then put there in one step.
/// `old` describes the file that it replaces; without it nothing is replaced.
fn write_beside(target: &Path, text: &str, old: Option<&Metadata>) -> std::io::Result<()> {
    let folder = folder_of(target);
    let mut builder = tempfile::Builder::new();
    builder.prefix(".thrive-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // A new file gets what the umask leaves of this.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    if let Some(old) = old {
        file.as_file().set_permissions(old.permissions())?;
    }
    file.as_file().sync_all()?;
    // Closed before it is moved: a network drive may refuse to move an open file.
    let closed = file.into_temp_path();
    if fs::read(&closed)? != text.as_bytes() {
        return Err(std::io::Error::other("what was written could not be read back"));
    }
    if old.is_some() { closed.persist(target) } else { closed.persist_noclobber(target) }
        .map_err(|error| error.error)?;
    sync_folder(folder)
}

/// Makes the new name itself durable.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> std::io::Result<()> {
    match File::open(folder).and_then(|folder| folder.sync_all()) {
        // Some network drives have no such thing; any other failure is a failure.
        Err(error) if error.kind() == ErrorKind::InvalidInput || error.kind() == ErrorKind::Unsupported => Ok(()),
        result => result,
    }
}

#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> std::io::Result<()> {
    Ok(())
}
