//! How every file is saved: it is written to a temporary file in the same folder, flushed, closed, read back, and renamed to its
//! own name in one step. Whatever fails, the file is wholly the old or wholly the new one.

use std::fs::{self, File, OpenOptions};
use std::io::{BufWriter, Error, ErrorKind, Write};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use crc32fast::Hasher;
use tempfile::{PathPersistError, TempPath};

use super::loss::Loss;
use super::names::folder_of;
use super::rights::Rights;
use super::temporary::{TRIAL, is_begun, temporary};

/// How often renaming is tried again while another program has the file open, and the first wait, which doubles each time.
/// Together about two and a half seconds: longer than a virus scanner or a sync client keeps a file open.
const RETRIES: u32 = 8;
const FIRST_WAIT: Duration = Duration::from_millis(10);

/// Whether a file is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// There must be nothing yet.
    New,
    /// What is there is replaced.
    Taken,
}

/// Why a save failed.
#[derive(Debug)]
pub(super) enum Failure {
    /// Before the file was replaced: nothing has changed.
    Before(Error),
    /// After that: the new file is there, but it may not survive a power cut.
    After(Error),
}

/// Saves `text` to `target` with these rights, or those that new files usually have; returns what of the rights could not be kept.
pub(super) fn put(target: &Path, text: &[u8], rights: Option<&Rights>, place: Place) -> Result<Vec<Loss>, Failure> {
    put_piece_by_piece(target, |out| out.write_all(text), rights, place)
}

/// Saves what `write` writes to `target`, as [`put`] does, without ever holding all of it.
pub(super) fn put_piece_by_piece(
    target: &Path,
    write: impl FnOnce(&mut (dyn Write + Send)) -> Result<(), Error>,
    rights: Option<&Rights>,
    place: Place,
) -> Result<Vec<Loss>, Failure> {
    let (written, lost) = write_temporary(target, write, rights).map_err(Failure::Before)?;
    put_in_place(written, target, place).map_err(Failure::Before)?;
    sync_folder(folder_of(target)).map_err(Failure::After)?;
    Ok(lost)
}

/// Does all that a save to `target` does with a file that nobody needs, and removes it again.
pub(super) fn try_out(target: &Path, rights: Option<&Rights>, place: Place) -> Result<Vec<Loss>, Error> {
    let (written, lost) = write_temporary(target, |out| out.write_all(TRIAL), rights)?;
    let other = match place {
        Place::New => {
            let mut name = written.as_os_str().to_owned();
            name.push(".tmp");
            TempPath::try_from_path(name)?
        }
        Place::Taken => temporary(target, 0o600)?.into_parts().1,
    };
    put_in_place(written, &other, place)?;
    sync_folder(folder_of(target))?;
    Ok(lost)
}

fn write_temporary(
    target: &Path,
    write: impl FnOnce(&mut (dyn Write + Send)) -> Result<(), Error>,
    rights: Option<&Rights>,
) -> Result<(TempPath, Vec<Loss>), Error> {
    // Nobody but us can open it before it has the rights of the file that it is made from.
    let (file, path) = temporary(target, if rights.is_some() { 0o600 } else { 0o666 })?.into_parts();
    is_begun(&path);
    make_limits_errors();
    let mut pieces = Pieces::to(BufWriter::new(file));
    write(&mut pieces)?;
    let checksum = pieces.checksum;
    let lost = seal(pieces.to.into_inner()?, rights)?;
    // A drive that is nearly full may have accepted all of it and stored only a part.
    let mut stored = Pieces::to(std::io::sink());
    std::io::copy(&mut File::open(&path)?, &mut stored)?;
    if stored.checksum.finalize() != checksum.finalize() {
        return Err(Error::other("what was written could not be read back"));
    }
    Ok((path, lost))
}

/// From now on, a file that would get larger than the system allows is an error like others: it does not end the program, which would
/// leave the temporary file behind.
fn make_limits_errors() {
    #[cfg(unix)]
    {
        static ONCE: std::sync::Once = std::sync::Once::new();
        // Whoever handles the signal, if only by noting it, gets the error.
        ONCE.call_once(|| drop(signal_hook::flag::register(signal_hook::consts::SIGXFSZ, Arc::default())));
    }
}

/// Hands on what is written to it, and knows its checksum.
struct Pieces<W> {
    to: W,
    checksum: Hasher,
}

impl<W> Pieces<W> {
    fn to(to: W) -> Self {
        Self { to, checksum: Hasher::new() }
    }
}

impl<W: Write> Write for Pieces<W> {
    fn write(&mut self, bytes: &[u8]) -> Result<usize, Error> {
        let written = self.to.write(bytes)?;
        self.checksum.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> Result<(), Error> {
        self.to.flush()
    }
}

/// Gives a file that is written its rights, has the drive keep it, and closes it, whatever comes of it: a network drive may refuse to
/// rename or remove an open file.
#[expect(clippy::needless_pass_by_value, reason = "it is closed here")]
fn seal(file: File, rights: Option<&Rights>) -> Result<Vec<Loss>, Error> {
    let lost = rights.map_or(Ok(Vec::new()), |rights| rights.give(&file))?;
    file.sync_all()?;
    Ok(lost)
}

fn put_in_place(written: TempPath, target: &Path, place: Place) -> Result<(), Error> {
    match rename(written, target, place) {
        Err(PathPersistError { error, path }) if place == Place::New && is_unknown_here(&error) => {
            take_name(path, target)
        }
        renamed => renamed.map_err(|refused| refused.error),
    }
}

fn rename(mut written: TempPath, target: &Path, place: Place) -> Result<(), PathPersistError> {
    let mut attempt = 0;
    loop {
        let renamed = match place {
            Place::New => written.persist_noclobber(target),
            Place::Taken => written.persist(target),
        };
        match renamed {
            Err(PathPersistError { error, path }) if attempt < RETRIES && is_in_use(&error) => {
                written = path;
                std::thread::sleep(FIRST_WAIT * 2_u32.pow(attempt));
                attempt += 1;
            }
            renamed => return renamed,
        }
    }
}

/// Whether the error can mean that the drive has no way of renaming that never replaces a file.
fn is_unknown_here(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::InvalidInput | ErrorKind::Unsupported)
}

/// Puts a new file in its place where the drive can't rename without replacing: an empty file takes the name first, which fails if
/// there is anything, and only an empty file is then replaced.
fn take_name(written: TempPath, target: &Path) -> Result<(), Error> {
    drop(OpenOptions::new().write(true).create_new(true).open(target)?);
    let renamed = if is_empty_file(target) {
        rename(written, target, Place::Taken).map_err(|refused| refused.error)
    } else {
        Err(ErrorKind::AlreadyExists.into())
    };
    if renamed.is_err() && is_empty_file(target) {
        let _ = fs::remove_file(target);
    }
    renamed
}

fn is_empty_file(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|about| about.is_file() && about.len() == 0)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn names_in(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// The way for drives that can't rename without replacing.
    #[test]
    fn a_name_that_is_taken_first_is_never_taken_from_another() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("f.yaml");
        let written = || write_temporary(&target, |out| out.write_all(b"ours"), None).unwrap().0;
        take_name(written(), &target).unwrap();
        assert_eq!(
            (fs::read(&target).unwrap(), names_in(folder.path())),
            (b"ours".to_vec(), vec!["f.yaml".to_owned()])
        );
        for theirs in ["theirs", ""] {
            fs::write(&target, theirs).unwrap();
            assert_eq!(take_name(written(), &target).unwrap_err().kind(), ErrorKind::AlreadyExists);
            assert_eq!(fs::read(&target).unwrap(), theirs.as_bytes());
            assert_eq!(names_in(folder.path()), ["f.yaml"]);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_not_followed_to_a_new_file() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("f.yaml");
        std::os::unix::fs::symlink("elsewhere", &target).unwrap();
        let written = write_temporary(&target, |out| out.write_all(b"ours"), None).unwrap().0;
        assert_eq!(take_name(written, &target).unwrap_err().kind(), ErrorKind::AlreadyExists);
        assert_eq!(names_in(folder.path()), ["f.yaml"]);
    }

    #[test]
    fn a_file_that_is_written_piece_by_piece_is_whole_or_not_there() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("rows.csv");
        let half = |out: &mut (dyn Write + Send)| {
            out.write_all(b"half")?;
            Err(Error::other("enough"))
        };
        assert!(matches!(put_piece_by_piece(&target, half, None, Place::New), Err(Failure::Before(_))));
        assert!(names_in(folder.path()).is_empty());
        let whole = |out: &mut (dyn Write + Send)| {
            out.write_all(&vec![b'x'; 100_000])?;
            out.write_all(b"end")
        };
        put_piece_by_piece(&target, whole, None, Place::New).unwrap();
        let stored = fs::read(&target).unwrap();
        assert!(stored.len() == 100_003 && stored.ends_with(b"xend"));
        assert!(put_piece_by_piece(&target, whole, None, Place::New).is_err());
        assert!(matches!(put_piece_by_piece(&target, half, None, Place::Taken), Err(Failure::Before(_))));
        assert_eq!((fs::read(&target).unwrap(), names_in(folder.path())), (stored, vec!["rows.csv".to_owned()]));
    }

    #[test]
    fn trying_out_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("f.yaml");
        assert_eq!(try_out(&target, None, Place::New).unwrap(), []);
        assert!(names_in(folder.path()).is_empty());
        fs::write(&target, "old").unwrap();
        assert_eq!(try_out(&target, Some(&Rights::of(&target).unwrap()), Place::Taken).unwrap(), []);
        assert_eq!((fs::read(&target).unwrap(), names_in(folder.path())), (b"old".to_vec(), vec!["f.yaml".to_owned()]));
        assert!(try_out(&folder.path().join("none/f.yaml"), None, Place::New).is_err());
    }
}
