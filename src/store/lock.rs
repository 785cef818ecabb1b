//! Who is working on a file. The lock is advisory and lives in a small file beside the one it guards, which also says who
//! has it and since when; on a network drive, where locks may not reach other computers, that is all there is to go by.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{ErrorKind, Read, Seek, Write};
use std::path::{Path, PathBuf};

use super::save::folder_of;
use crate::error::Error;

/// How often a lock that vanishes while it is being taken is tried again.
const ATTEMPTS: usize = 20;

/// A lock from another computer counts for this long, in seconds: one day. Nobody assesses longer in one sitting.
const OTHERS_COUNT_FOR: i64 = 24 * 60 * 60;

/// Who works on a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    pub user: String,
    pub computer: String,
    /// Seconds since 1970.
    pub since: i64,
    /// The same for people, in their time zone.
    pub since_text: String,
}

impl Holder {
    fn text(&self) -> String {
        format!("{}\n{}\n{}\n{}\n", self.user, self.computer, self.since, self.since_text)
    }

    fn read(text: &str) -> Option<Self> {
        let mut lines = text.lines().map(str::to_owned);
        let (user, computer) = (lines.next()?, lines.next()?);
        Some(Self { user, computer, since: lines.next()?.parse().ok()?, since_text: lines.next()? })
    }
}

/// A lock that is held; given up when it goes out of scope.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    /// Absent on drives that know no locks.
    file: Option<File>,
}

impl Lock {
    /// Takes the lock for `target`, which people know as `name`.
    ///
    /// # Errors
    /// If someone has it; they are named.
    pub(super) fn take(target: &Path, name: &Path, holder: &Holder) -> Result<Self, Error> {
        let file_name = target.file_name().unwrap_or_default().to_string_lossy();
        let path = folder_of(target).join(format!(".{file_name}.lock"));
        for _ in 0..ATTEMPTS {
            let Some(mut file) = open(&path) else {
                // Where no lock can be made, saving will say why, if it fails too.
                return Ok(Self { path, file: None });
            };
            let locked = file.try_lock();
            let mut text = String::new();
            // What can't be read tells nothing, and is no reason to refuse.
            let _ = (&mut file).take(4096).read_to_string(&mut text);
            let found = Holder::read(&text);
            match locked {
                Err(TryLockError::WouldBlock) => return Err(held(name, found.as_ref(), None)),
                Err(TryLockError::Error(_)) => return Ok(Self { path, file: None }),
                Ok(()) => {}
            }
            if !is_still(&file, &path) {
                continue; // Given up and removed while we were waiting for it.
            }
            let elsewhere = |found: &Holder| {
                found.computer != holder.computer && (holder.since - found.since).abs() < OTHERS_COUNT_FOR
            };
            if let Some(found) = found.filter(elsewhere) {
                return Err(held(name, Some(&found), Some(&path)));
            }
            let _ =
                file.set_len(0).and_then(|()| file.rewind()).and_then(|()| file.write_all(holder.text().as_bytes()));
            return Ok(Self { path, file: Some(file) });
        }
        Ok(Self { path, file: None })
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while it is still locked: nobody can take in between what is about to go.
        if let Some(file) = self.file.take()
            && is_still(&file, &self.path)
        {
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

/// Opens the file of a lock, made if it isn't there. A link or a pipe in its place is none of ours, and is let be.
fn open(path: &Path) -> Option<File> {
    if std::fs::symlink_metadata(path).is_ok_and(|there| !there.is_file()) {
        return None;
    }
    let opened = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path);
    // The lock of a colleague may be there to be read only; it can be tried all the same.
    opened.or_else(|_| File::open(path)).ok()
}

/// Whether the open file is still the one at this path.
#[cfg(unix)]
fn is_still(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), std::fs::metadata(path)) {
        (Ok(open), Ok(there)) => (open.dev(), open.ino()) == (there.dev(), there.ino()),
        (_, Err(error)) if error.kind() == ErrorKind::NotFound => false,
        // Where nothing can be learnt, the lock that was given is taken at its word.
        _ => true,
    }
}

#[cfg(not(unix))]
fn is_still(_file: &File, path: &Path) -> bool {
    path.exists()
}

fn held(name: &Path, holder: Option<&Holder>, stale: Option<&Path>) -> Error {
    let name = name.display();
    let who = match holder {
        Some(holder) => format!("{} on {} has had it open since {}", holder.user, holder.computer, holder.since_text),
        None => "someone has it open".to_owned(),
    };
    let error = Error::refused(format!("{name} is in use: {who}"))
        .hint("wait until they have finished, or work on a copy and bring both together later with --take-in");
    match stale {
        Some(lock) => error.hint(format!("if they are not working on it any more, delete {}", lock.display())),
        None => error,
    }
}
