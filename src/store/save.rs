//! How every file is saved: it is written to a temporary file in the same folder, flushed, closed, read back, and renamed to its
//! own name in one step. Whatever fails, the file is wholly the old or wholly the new one.

use std::fs::{self, File, Metadata};
use std::io::{Error, ErrorKind, Write};
use std::path::Path;
use std::time::Duration;

use tempfile::{NamedTempFile, PathPersistError, TempPath};

/// How often renaming is tried again while another program has the file open, and the first wait, which doubles each time.
/// Together about two and a half seconds: longer than a virus scanner or a sync client keeps a file open.
const RETRIES: u32 = 8;
const FIRST_WAIT: Duration = Duration::from_millis(10);

/// Why a save failed.
#[derive(Debug)]
pub(super) enum Failure {
    /// Before the file was replaced: nothing has changed.
    Before(Error),
    /// After that: the new file is there, but it may not survive a power cut.
    After(Error),
}

/// Saves `text` to `target`. `old` is the metadata of the file that is replaced; without it there must be no file yet.
pub(super) fn put(target: &Path, text: &[u8], old: Option<&Metadata>) -> Result<(), Failure> {
    let written = write_temporary(target, text, old).map_err(Failure::Before)?;
    rename(written, target, old.is_some()).map_err(Failure::Before)?;
    sync_folder(folder_of(target)).map_err(Failure::After)
}

/// The folder of a path.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."))
}

/// A new, empty temporary file in the folder of `target`, named after it. It is deleted when it is dropped.
pub(super) fn temporary(target: &Path) -> Result<NamedTempFile, Error> {
    let prefix = temporary_prefix(target);
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // The umask takes away from these permissions, as with any new file.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder_of(target))
}

/// How the names of temporary files for `target` begin: cut to 100 characters, so that no name is too long for a drive.
pub(super) fn temporary_prefix(target: &Path) -> String {
    let name: String = target.file_name().unwrap_or_default().to_string_lossy().chars().take(100).collect();
    format!(".{name}.")
}

fn write_temporary(target: &Path, text: &[u8], old: Option<&Metadata>) -> Result<TempPath, Error> {
    let mut file = temporary(target)?;
    file.write_all(text)?;
    if let Some(old) = old {
        file.as_file().set_permissions(old.permissions())?;
    }
    file.as_file().sync_all()?;
    // Closed before it is renamed: a network drive may refuse to rename an open file.
    let closed = file.into_temp_path();
    // A drive that is nearly full may have accepted all of it and stored only a part.
    if fs::read(&closed)? != text {
        return Err(Error::other("what was written could not be read back"));
    }
    Ok(closed)
}

fn rename(mut written: TempPath, target: &Path, replace: bool) -> Result<(), Error> {
    for attempt in 0..=RETRIES {
        let renamed = if replace { written.persist(target) } else { written.persist_noclobber(target) };
        match renamed {
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

/// Whether the error means that another program has the file open, which may soon be over.
fn is_in_use(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy)
        || (cfg!(windows) && error.kind() == ErrorKind::PermissionDenied)
}

/// Flushes the folder, so that the file's new name survives a power cut.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> Result<(), Error> {
    match File::open(folder).and_then(|folder| folder.sync_all()) {
        // Some network drives can't flush a folder; that is no failure.
        Err(error) if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => Ok(()),
        result => result,
    }
}

#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> Result<(), Error> {
    Ok(())
}
