//! A file that someone is working on.

use std::fs;
use std::path::{Path, PathBuf};

use super::lock::{Holder, Lock};
use super::save::{put, unfinished_prefix};
use super::{create, exists, not_put, read, replace, replaceable};
use crate::error::Error;

/// A file from the time it is opened until work on it ends.
#[derive(Debug)]
pub struct Sitting {
    path: PathBuf,
    /// The file as it was read, or as we saved it last; absent if there was none.
    known: Option<Vec<u8>>,
    /// Whether the file as it was before this sitting has been kept.
    kept: bool,
    _lock: Lock,
}

impl Sitting {
    /// Opens a file to work on: one that is there, or one to be made.
    ///
    /// # Errors
    /// If someone else is working on it, it can't be read, or nothing could be saved to it.
    pub fn open(path: &Path, holder: &Holder) -> Result<Self, Error> {
        super::check_can_save(path)?;
        let is_there = exists(path);
        // The lock guards the file itself, whichever link leads to it.
        let target = if is_there { replaceable(path)?.0 } else { path.to_owned() };
        let lock = Lock::take(&target, path, holder)?;
        let known = if is_there { Some(read(path)?) } else { None };
        Ok(Self { path: path.to_owned(), known, kept: false, _lock: lock })
    }

    /// The path as it was given.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The file as it was read, or as we saved it last.
    pub fn known(&self) -> Option<&[u8]> {
        self.known.as_deref()
    }

    /// Saves. The first save of a sitting keeps the file as it was before as `NAME.bak`.
    ///
    /// # Errors
    /// If the file was changed by someone else meanwhile, then with our text kept beside it; or if the disk refuses. The
    /// message says what stands on disk now.
    pub fn save(&mut self, text: &str) -> Result<(), Error> {
        if exists(&self.path) {
            self.keep_the_last(text)?;
            replace(&self.path, text.as_bytes())?;
        } else {
            // A new file, or one that was taken away meanwhile. There is nothing of before this sitting to keep.
            create(&self.path, text.as_bytes())?;
            self.kept = true;
        }
        self.known = Some(text.as_bytes().to_vec());
        Ok(())
    }

    fn keep_the_last(&mut self, text: &str) -> Result<(), Error> {
        let found = read(&self.path)?;
        if self.known.as_deref() != Some(&found) {
            return Err(self.changed_by_another(text));
        }
        if !self.kept {
            let backup = self.beside(".bak");
            let old = fs::metadata(&backup).ok();
            put(&backup, &found, old.as_ref()).map_err(|failure| not_put(&backup, &failure))?;
            self.kept = true;
        }
        Ok(())
    }

    /// Keeps our text in a file of its own, and says so.
    fn changed_by_another(&self, text: &str) -> Error {
        let name = self.path.display();
        let changed = format!("{name} was changed by someone else since it was opened, so it was not saved over");
        let numbered = (2..).map(|number| self.beside(&format!(".kept-{number}")));
        let mut places = std::iter::once(self.beside(".kept")).chain(numbered);
        let place = places.find(|place| !exists(place)).unwrap_or_default();
        match create(&place, text.as_bytes()) {
            Ok(()) => Error::refused(format!("{changed}; your answers are kept in {}", place.display()))
                .hint(format!("bring both together with `thrive assess {name} --take-in {}`", place.display())),
            Err(error) => Error::refused(format!("{changed}, and your answers could not be kept beside it: {error}")),
        }
    }

    /// A file of this name beside it: `f.yaml.bak`, but `f.kept.yaml`, which is a file to go on with.
    fn beside(&self, addition: &str) -> PathBuf {
        let name = self.path.file_name().unwrap_or_default().to_string_lossy();
        let name = match (addition, name.rsplit_once('.')) {
            (".bak", _) | (_, None) => format!("{name}{addition}"),
            (_, Some((stem, ending))) => format!("{stem}{addition}.{ending}"),
        };
        self.path.with_file_name(name)
    }

    /// Half-written files of this one that a crash has left behind.
    pub fn unfinished(&self) -> Vec<String> {
        let prefix = unfinished_prefix(&self.path);
        let is_one = |name: &String| name.strip_prefix(&prefix).is_some_and(|rest| rest.strip_suffix(".tmp").is_some());
        let entries = fs::read_dir(super::save::folder_of(&self.path)).into_iter().flatten().flatten();
        let mut names: Vec<String> =
            entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).filter(is_one).collect();
        names.sort();
        names
    }
}
