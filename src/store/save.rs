//! The one way a file of ours comes to stand on disk: written beside its place, flushed, closed, read back, and put in its
//! place in one step. Whatever fails, the file is wholly the old or wholly the new one.

use std::fs::{self, File, Metadata};
use std::io::{Error, ErrorKind, Write};
use std::path::Path;
use std::time::Duration;

use tempfile::{NamedTempFile, PathPersistError, TempPath};

/// How often a file that is in use elsewhere is tried again, and how long it is waited for first; then twice as long each time.
/// Together about two and a half seconds, which is longer than a virus scanner or a sync client holds a file.
const RETRIES: u32 = 8;
const FIRST_WAIT: Duration = Duration::from_millis(10);

/// What stopped a file from being put in place.
#[derive(Debug)]
pub(super) enum Failure {
    /// Nothing has changed.
    Before(Error),
    /// The new file is there, but whether it will be after a power cut is not known.
    After(Error),
}

/// Puts `text` at `target`. `old` describes the file that stands there and is replaced; without it nothing is replaced.
pub(super) fn put(target: &Path, text: &[u8], old: Option<&Metadata>) -> Result<(), Failure> {
    let written = write_beside(target, text, old).map_err(Failure::Before)?;
    place(written, target, old.is_some()).map_err(Failure::Before)?;
    sync_folder(folder_of(target)).map_err(Failure::After)
}

/// The folder that a path stands in.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."))
}

/// A new, empty file beside `target`, named after it; it goes away by itself if it isn't put in place.
pub(super) fn beside(target: &Path) -> Result<NamedTempFile, Error> {
    let prefix = unfinished_prefix(target);
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // A new file gets what the umask leaves of this.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder_of(target))
}

/// How the names of unfinished files beside `target` begin. Cut short, so that no name becomes too long for a drive.
pub(super) fn unfinished_prefix(target: &Path) -> String {
    let name: String = target.file_name().unwrap_or_default().to_string_lossy().chars().take(100).collect();
    format!(".{name}.")
}

fn write_beside(target: &Path, text: &[u8], old: Option<&Metadata>) -> Result<TempPath, Error> {
    let mut file = beside(target)?;
    file.write_all(text)?;
    if let Some(old) = old {
        file.as_file().set_permissions(old.permissions())?;
    }
    file.as_file().sync_all()?;
    // Closed before it is moved: a network drive may refuse to move an open file.
    let closed = file.into_temp_path();
    // A drive that is nearly full may have taken everything and kept half.
    if fs::read(&closed)? != text {
        return Err(Error::other("what was written could not be read back"));
    }
    Ok(closed)
}

fn place(mut written: TempPath, target: &Path, over: bool) -> Result<(), Error> {
    for attempt in 0..=RETRIES {
        let placed = if over { written.persist(target) } else { written.persist_noclobber(target) };
        match placed {
            Ok(()) => return Ok(()),
            Err(PathPersistError { error, path }) if attempt < RETRIES && is_in_use(&error) => {
                written = path;
                std::thread::sleep(FIRST_WAIT * 2_u32.pow(attempt));
            }
            Err(PathPersistError { error, .. }) => return Err(error),
        }
    }
    Err(ErrorKind::ResourceBusy.into())
}

/// Whether someone else has the file open in a way that passes.
fn is_in_use(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy)
        || (cfg!(windows) && error.kind() == ErrorKind::PermissionDenied)
}

/// Makes the new name itself durable.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> Result<(), Error> {
    match File::open(folder).and_then(|folder| folder.sync_all()) {
        // Some network drives have no such thing; any other failure is a failure.
        Err(error) if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => Ok(()),
        result => result,
    }
}

#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> Result<(), Error> {
    Ok(())
}
