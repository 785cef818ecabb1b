//! Who is working on a file. The lock is advisory: it is taken on a small file beside the one that it guards, and that file also
//! says who holds it and since when. On a network drive a lock may not be seen by other computers; then only those words are.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{ErrorKind, Read, Seek, Write};
use std::path::{Path, PathBuf};

use super::save::folder_of;
use crate::error::Error;

/// How often taking a lock is tried again if its file is removed meanwhile.
const ATTEMPTS: usize = 20;

/// For how many seconds the words of another computer's lock are believed: one day, longer than anyone works on a file at one go.
const FOREIGN_LOCK_SECONDS: i64 = 24 * 60 * 60;

/// Who holds a lock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    pub user: String,
    pub computer: String,
    /// Seconds since 1970.
    pub since: i64,
    /// The same as text, in the holder's time zone.
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

/// A lock that is held until it is dropped.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    /// Absent on drives without locks.
    file: Option<File>,
}

impl Lock {
    /// Takes the lock for `target`, which is called `name` in messages.
    ///
    /// # Errors
    /// If someone else has it; the message says who.
    pub(super) fn take(target: &Path, name: &Path, holder: &Holder) -> Result<Self, Error> {
        let file_name = target.file_name().unwrap_or_default().to_string_lossy();
        let path = folder_of(target).join(format!(".{file_name}.lock"));
        for _ in 0..ATTEMPTS {
            let Some(mut file) = open(&path) else {
                // If the folder can't be written to, saving will say so.
                return Ok(Self { path, file: None });
            };
            let locked = file.try_lock();
            let mut text = String::new();
            // Words that can't be read are no reason to refuse.
            let _ = (&mut file).take(4096).read_to_string(&mut text);
            let found = Holder::read(&text);
            match locked {
                Err(TryLockError::WouldBlock) => return Err(held(name, found.as_ref(), None)),
                Err(TryLockError::Error(_)) => return Ok(Self { path, file: None }),
                Ok(()) => {}
            }
            if !is_at(&file, &path) {
                continue; // Its holder removed it before we had the lock.
            }
            let elsewhere = |found: &Holder| {
                found.computer != holder.computer && (holder.since - found.since).abs() < FOREIGN_LOCK_SECONDS
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
        // Removed while it is still locked, so that nobody can take the lock of a file that is about to go.
        if let Some(file) = self.file.take()
            && is_at(&file, &self.path)
        {
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

/// Opens the lock's file, or creates it. Anything but a regular file, such as a link, isn't ours and is left alone.
fn open(path: &Path) -> Option<File> {
    if std::fs::symlink_metadata(path).is_ok_and(|there| !there.is_file()) {
        return None;
    }
    let opened = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path);
    // A colleague's file may be read-only for us; its lock can be tried all the same.
    opened.or_else(|_| File::open(path)).ok()
}

/// Whether the open file is still the one at this path.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), std::fs::metadata(path)) {
        (Ok(open), Ok(there)) => (open.dev(), open.ino()) == (there.dev(), there.ino()),
        (_, Err(error)) if error.kind() == ErrorKind::NotFound => false,
        // If that can't be found out, the lock counts.
        _ => true,
    }
}

#[cfg(not(unix))]
fn is_at(_file: &File, path: &Path) -> bool {
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
