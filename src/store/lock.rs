//! Who is working on a file. The lock is advisory: it is taken on a small file beside the one that it guards, and that file also
//! says who holds it and since when. On a network drive a lock may not be seen by other computers; then only those words are.

use std::fs::{self, File, TryLockError};
use std::io::{ErrorKind, Read, Seek, Write};
use std::path::{Path, PathBuf};

use super::careful::careful;
use super::names;
use super::rights::Rights;
use crate::error::Error;

/// How often taking a lock is tried again if its file is removed meanwhile.
const ATTEMPTS: usize = 20;

/// For how many seconds the words of a lock are believed that can't be tried: one day, longer than anyone works on a file at one go.
const BELIEVED_SECONDS: u64 = 24 * 60 * 60;

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
    /// What stands in the lock's file; the last line is the number of the process.
    fn text(&self) -> String {
        let process = std::process::id();
        format!("{}\n{}\n{}\n{}\n{process}\n", self.user, self.computer, self.since, self.since_text)
    }

    /// The holder and the number of the process, which earlier versions left out.
    fn read(text: &str) -> Option<(Self, Option<u32>)> {
        let mut lines = text.lines().map(str::to_owned);
        let (user, computer) = (lines.next()?, lines.next()?);
        let holder = Self { user, computer, since: lines.next()?.parse().ok()?, since_text: lines.next()? };
        Some((holder, lines.next().and_then(|process| process.parse().ok())))
    }
}

/// A lock that is held until it is dropped.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    /// Absent where there can be no lock.
    file: Option<File>,
}

/// What is at the lock's path.
enum Found {
    /// A lock's file, open.
    File(File),
    /// A lock's file that we may not open, and when it was written, in seconds since 1970.
    Closed(i64),
    /// It was removed a moment ago.
    Gone,
    /// Something that is no lock, such as a link, or nothing that could be made one. It is left alone.
    NoLock,
}

impl Lock {
    /// Takes the lock for `target`, which is called `name` in messages. Whoever has these rights to the target can read the lock.
    ///
    /// # Errors
    /// If someone else has it; the message says who.
    pub(super) fn take(target: &Path, name: &Path, holder: &Holder, rights: Option<&Rights>) -> Result<Self, Error> {
        let path = names::lock(target);
        let is_recent = |since: i64| holder.since.abs_diff(since) < BELIEVED_SECONDS;
        for _ in 0..ATTEMPTS {
            let mut file = match find(&path, rights) {
                Found::File(file) => file,
                Found::Closed(since) if is_recent(since) => return Err(held(name, None, Some(&path))),
                Found::Gone => continue,
                // If the folder can't be written to, saving will say so.
                Found::Closed(_) | Found::NoLock => break,
            };
            let locked = file.try_lock();
            let mut text = String::new();
            // Words that can't be read are no reason to refuse.
            let _ = (&mut file).take(4096).read_to_string(&mut text);
            let found = Holder::read(&text);
            if matches!(locked, Err(TryLockError::WouldBlock)) {
                return Err(held(name, found.as_ref().map(|(holder, _)| holder), None));
            }
            if !is_at(&file, &path) {
                continue; // Its holder removed it before we had the lock.
            }
            if let Some((found, process)) = found {
                let is_ours = found.computer == holder.computer;
                // On a drive without locks only the words say whether it is held.
                let is_free = is_ours && (locked.is_ok() || !process.is_none_or(is_running));
                let is_held = is_recent(found.since) && !is_free;
                if is_held {
                    return Err(held(name, Some(&found), Some(&path)));
                }
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
        let Some(file) = self.file.take().filter(|file| is_at(file, &self.path)) else { return };
        // Removed while it is still locked, so that nobody can take the lock of a file that is about to go.
        if fs::remove_file(&self.path).is_ok() {
            return;
        }
        // Some network drives remove only what is closed. Emptied first: if it has to stay, it tells of nobody.
        let is_emptied = file.set_len(0).is_ok();
        drop(file);
        let is_still_empty = fs::symlink_metadata(&self.path).is_ok_and(|about| about.is_file() && about.len() == 0);
        if is_emptied && is_still_empty {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Opens the lock's file, or makes it. A file of more than one name isn't ours: what is written to it would be written elsewhere.
fn find(path: &Path, rights: Option<&Rights>) -> Found {
    #[cfg(unix)]
    let (is_alone, written) = {
        use std::os::unix::fs::MetadataExt;
        (|about: &fs::Metadata| about.is_file() && about.nlink() <= 1, |about: &fs::Metadata| about.mtime())
    };
    #[cfg(not(unix))]
    let (is_alone, written) = (fs::Metadata::is_file, |_: &fs::Metadata| i64::MAX);

    match make(path, rights) {
        Ok(file) => return Found::File(file),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
        Err(_) => return Found::NoLock,
    }
    // A colleague's file may be read-only for us; its lock can be tried all the same.
    let opened = careful().read(true).write(true).open(path).or_else(|_| careful().read(true).open(path));
    match (opened, fs::symlink_metadata(path)) {
        (Ok(file), _) if file.metadata().is_ok_and(|about| is_alone(&about)) => Found::File(file),
        (Err(error), Ok(about)) if error.kind() == ErrorKind::PermissionDenied && is_alone(&about) => {
            Found::Closed(written(&about))
        }
        (_, Err(error)) if error.kind() == ErrorKind::NotFound => Found::Gone,
        _ => Found::NoLock,
    }
}

/// Makes the lock's file. Whoever may open the file that it guards can read who has it open, whatever our umask.
fn make(path: &Path, rights: Option<&Rights>) -> std::io::Result<File> {
    let mut options = careful();
    options.read(true).write(true).create_new(true);
    let Some(rights) = rights else { return options.open(path) };
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let file = options.open(path)?;
    // Where that is refused, the others are told that somebody has it.
    let _ = rights.for_copy().give(&file);
    Ok(file)
}

/// Whether a process of this computer is running; it counts as running where that can't be found out.
#[cfg(unix)]
fn is_running(process: u32) -> bool {
    use rustix::process::{Pid, test_kill_process};
    let id = i32::try_from(process).ok().and_then(Pid::from_raw);
    id.is_some_and(|id| test_kill_process(id) != Err(rustix::io::Errno::SRCH))
}

#[cfg(not(unix))]
fn is_running(_process: u32) -> bool {
    true
}

/// Whether the open file is still the one at this path.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), fs::symlink_metadata(path)) {
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
        None => "somebody has it open".to_owned(),
    };
    let error = Error::refused(format!("{name} is in use: {who}"))
        .hint("wait until they have finished, or work on a copy and bring both together later with --take-in");
    match stale {
        Some(lock) => error.hint(format!("if they are not working on it any more, delete {}", lock.display())),
        None => error,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ada() -> Holder {
        let (user, computer) = ("ada".to_owned(), "here".to_owned());
        Holder { user, computer, since: 1_795_219_200, since_text: "21 November 2026, 00:00".to_owned() }
    }

    #[test]
    fn a_lock_tells_who_where_and_which_process() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("f.yaml");
        let lock = Lock::take(&target, &target, &ada(), None).unwrap();
        let text = fs::read_to_string(folder.path().join(".f.yaml.lock")).unwrap();
        assert_eq!(text, format!("ada\nhere\n1795219200\n21 November 2026, 00:00\n{}\n", std::process::id()));
        assert_eq!(Holder::read(&text), Some((ada(), Some(std::process::id()))));
        // As earlier versions wrote it.
        let earlier = "ada\nhere\n1795219200\n21 November 2026, 00:00\n";
        assert_eq!(Holder::read(earlier), Some((ada(), None)));
        drop(lock);
        assert!(fs::read_dir(folder.path()).unwrap().next().is_none());
    }

    /// The time in a lock can be any number.
    #[test]
    fn a_lock_of_the_end_of_time() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("f.yaml");
        for since in [i64::MIN, i64::MAX] {
            fs::write(folder.path().join(".f.yaml.lock"), format!("sam\nelsewhere\n{since}\never\n")).unwrap();
            assert!(Lock::take(&target, &target, &ada(), None).is_ok());
        }
    }

    /// Whatever the umask: here a usual one would give 644 or less.
    #[cfg(unix)]
    #[test]
    fn whoever_may_open_the_file_can_read_its_lock() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("f.yaml");
        fs::write(&target, "").unwrap();
        for mode in [0o666, 0o640, 0o600] {
            fs::set_permissions(&target, fs::Permissions::from_mode(mode)).unwrap();
            let _lock = Lock::take(&target, &target, &ada(), Some(&Rights::of(&target).unwrap())).unwrap();
            let about = fs::metadata(folder.path().join(".f.yaml.lock")).unwrap();
            assert_eq!(about.permissions().mode() & 0o777, mode);
        }
    }

    #[cfg(unix)]
    #[test]
    fn processes_that_run_and_that_do_not() {
        assert!(is_running(std::process::id()));
        // No process has these numbers.
        assert!(!is_running(0) && !is_running(i32::MAX as u32) && !is_running(u32::MAX));
    }
}
