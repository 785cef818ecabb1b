//! A file that someone is working on, from opening it to closing it.

use std::fs;
use std::path::{Path, PathBuf};

use super::lock::{Holder, Lock};
use super::paths::exists;
use super::read::read;
use super::save::{folder_of, put, temporary_prefix};
use super::write::{check_can_save, create, replace, replaceable, save_error};
use crate::error::Error;
use crate::hint::{CommandLine, Hint};

/// A file that is being worked on: locked, and saved only while nobody else has changed it.
#[derive(Debug)]
pub struct Sitting {
    path: PathBuf,
    /// The file's bytes as it was read, or as we saved it last; absent if there is none yet.
    known: Option<Vec<u8>>,
    /// Whether the file as it was before this sitting needs no backup any more.
    backed_up: bool,
    _lock: Lock,
}

impl Sitting {
    /// Opens a file to work on, which need not exist yet.
    ///
    /// # Errors
    /// If someone else is working on it, it can't be read, or nothing could be saved to it.
    pub fn open(path: &Path, holder: &Holder) -> Result<Self, Error> {
        check_can_save(path)?;
        let is_there = exists(path);
        // The lock is on the file itself, whichever link the path is.
        let target = if is_there { replaceable(path)?.0 } else { path.to_owned() };
        let lock = Lock::take(&target, path, holder)?;
        let known = if is_there { Some(read(path)?) } else { None };
        Ok(Self { path: path.to_owned(), known, backed_up: false, _lock: lock })
    }

    /// The path as it was given.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The file's bytes as it was read, or as we saved it last.
    pub fn known(&self) -> Option<&[u8]> {
        self.known.as_deref()
    }

    /// Saves. The first save of a sitting keeps the file as it was before as `NAME.bak`.
    ///
    /// # Errors
    /// If someone else has changed the file meanwhile; our text is then saved to a file beside it. Or if the disk refuses. The
    /// message says what is on disk now.
    pub fn save(&mut self, text: &str) -> Result<(), Error> {
        if exists(&self.path) {
            self.check_and_back_up(text)?;
            replace(&self.path, text.as_bytes())?;
        } else {
            // A new file, or one that was removed meanwhile: there is nothing to back up.
            create(&self.path, text.as_bytes())?;
            self.backed_up = true;
        }
        self.known = Some(text.as_bytes().to_vec());
        Ok(())
    }

    /// Checks that nobody has changed the file, and backs it up before the first save.
    fn check_and_back_up(&mut self, text: &str) -> Result<(), Error> {
        let found = read(&self.path)?;
        if self.known.as_deref() != Some(&found) {
            return Err(self.changed_by_another(text));
        }
        if !self.backed_up {
            let backup = self.beside(".bak");
            let old = fs::metadata(&backup).ok();
            put(&backup, &found, old.as_ref()).map_err(|failure| save_error(&backup, &failure))?;
            self.backed_up = true;
        }
        Ok(())
    }

    /// Saves our text to a file of its own; the error says where.
    fn changed_by_another(&self, text: &str) -> Error {
        let name = self.path.display();
        let changed = format!("{name} was changed by someone else since it was opened, so it was not saved over");
        let numbered = (2..).map(|number| self.beside(&format!(".kept-{number}")));
        let mut paths = std::iter::once(self.beside(".kept")).chain(numbered);
        let path = paths.find(|path| !exists(path)).unwrap_or_default();
        match create(&path, text.as_bytes()) {
            Ok(()) => {
                let (ours, kept) = (name.to_string(), path.display().to_string());
                let assess = CommandLine::thrive(&["assess", &ours, "--take-in", &kept]);
                Error::refused(format!("{changed}; your answers are kept in {}", path.display()))
                    .hint(Hint::from("bring both together with ").and(assess))
            }
            Err(error) => Error::refused(format!("{changed}, and your answers could not be kept beside it: {error}")),
        }
    }

    /// The path of a file in the same folder: `f.yaml.bak`, but `f.kept.yaml`, which people go on working with.
    fn beside(&self, addition: &str) -> PathBuf {
        let name = self.path.file_name().unwrap_or_default().to_string_lossy();
        let name = match (addition, name.rsplit_once('.')) {
            (".bak", _) | (_, None) => format!("{name}{addition}"),
            (_, Some((stem, ending))) => format!("{stem}{addition}.{ending}"),
        };
        self.path.with_file_name(name)
    }

    /// The names of temporary files that a crash has left behind.
    pub fn unfinished(&self) -> Vec<String> {
        let prefix = temporary_prefix(&self.path);
        let is_one = |name: &String| name.strip_prefix(&prefix).is_some_and(|rest| rest.strip_suffix(".tmp").is_some());
        let entries = fs::read_dir(folder_of(&self.path)).into_iter().flatten().flatten();
        let mut names: Vec<String> =
            entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).filter(is_one).collect();
        names.sort();
        names
    }
}
