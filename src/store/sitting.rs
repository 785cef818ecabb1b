//! A file that someone is working on, from opening it to closing it.

use std::path::{Path, PathBuf};

use super::lock::{Holder, Lock};
use super::loss::Loss;
use super::names;
use super::paths::{exists, file_name};
use super::read::{look, read};
use super::rights::Rights;
use super::save::{Failure, Place, put, try_out};
use super::temporary::left_behind;
use super::write::{create, hint_for_saving, not_saved, replace, replaceable, rights_for_new};
use crate::error::{Error, reason};
use crate::hint::{CommandLine, Hint};
use crate::input;

/// A file that is being worked on: locked, and saved only while nobody else has changed it.
#[derive(Debug)]
pub struct Sitting {
    path: PathBuf,
    /// The file's bytes as it was read, or as we saved it last; absent if there is none yet.
    known: Option<Vec<u8>>,
    /// The rights to the file, if there is one.
    rights: Option<Rights>,
    /// What of these a save can't keep.
    lost: Vec<Loss>,
    /// Whether the file as it was before this sitting needs no backup any more.
    backed_up: bool,
    _lock: Lock,
}

impl Sitting {
    /// Opens a file to work on, which need not exist yet.
    ///
    /// # Errors
    /// If someone else is working on it, it can't be read, or nothing could be saved to it. That is found out by saving a file that
    /// is removed again.
    pub fn open(path: &Path, holder: &Holder) -> Result<Self, Error> {
        // The lock is on the file itself, whichever link the path is.
        let (target, rights, place) = if look(path)? {
            let (target, rights) = replaceable(path)?;
            (target, Some(rights), Place::Taken)
        } else {
            (path.to_owned(), None, Place::New)
        };
        let lost = try_out(&target, rights.as_ref(), place).map_err(|error| not_saved(path, &error))?;
        let lock = Lock::take(&target, path, holder, rights.as_ref())?;
        let known = if place == Place::Taken { Some(read(path)?) } else { None };
        Ok(Self { path: path.to_owned(), known, rights, lost, backed_up: false, _lock: lock })
    }

    /// The path as it was given.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The file's bytes as it was read, or as we saved it last.
    pub fn known(&self) -> Option<&[u8]> {
        self.known.as_deref()
    }

    /// Whether a new assessment can begin here: there is no file, or only an empty one with which a first save was cut short.
    pub fn is_blank(&self) -> bool {
        let is_cut_short = || {
            let is_backed_up = exists(&names::backup(&self.path));
            !is_backed_up && !left_behind(&self.path).is_empty()
        };
        self.known.as_ref().is_none_or(|known| known.is_empty() && is_cut_short())
    }

    /// Saves. The first save of a sitting keeps the file as it was before as `NAME.bak`, and one with comments as a file of its own
    /// that no later save replaces. A new file is no more open than any of `sources`, which it is made from.
    ///
    /// # Errors
    /// If someone else has changed the file meanwhile; our text is then saved to a file beside it. Or if the disk refuses. The
    /// message says what is on disk now.
    pub fn save(&mut self, text: &str, sources: &[PathBuf]) -> Result<(), Error> {
        if look(&self.path)? {
            self.check_and_back_up(text)?;
            replace(&self.path, text.as_bytes())?;
        } else {
            // A new file, or one that was removed meanwhile: there is nothing to back up.
            if self.rights.is_none() {
                self.rights = rights_for_new(&self.path, sources)?;
            }
            create(&self.path, text.as_bytes(), self.rights.as_ref())?;
            self.backed_up = true;
        }
        self.known = Some(text.as_bytes().to_vec());
        Ok(())
    }

    /// Checks that nobody has changed the file, and backs it up before the first save.
    fn check_and_back_up(&mut self, text: &str) -> Result<(), Error> {
        let found = match read(&self.path) {
            Ok(found) if self.known.as_deref() == Some(&found) => found,
            Ok(_) => {
                let why = "was changed by someone else since it was opened, so it was not saved over";
                return Err(self.kept(text, why, |ours, kept| {
                    let both = CommandLine::thrive(&["assess", ours, "--take-in", kept]);
                    Hint::from("bring both together with ").and(both)
                }));
            }
            Err(_) => {
                let is_folder = self.path.is_dir();
                let why = if is_folder { "is a folder now" } else { "can't be read any more" };
                let go_on = |_: &str, kept: &str| Hint::from("go on with ").and(CommandLine::thrive(&["assess", kept]));
                return Err(self.kept(text, &format!("{why}, so nothing was saved to it"), go_on));
            }
        };
        if !self.backed_up && !found.is_empty() {
            self.back_up(&names::backup(&self.path), &found, Place::Taken)?;
            if let Some(copy) = self.copy_with_comments()
                && !look(&copy)?
            {
                self.back_up(&copy, &found, Place::New)?;
            }
        }
        self.backed_up = true;
        Ok(())
    }

    /// Saves the file as it was to a copy, which is no more open than the file.
    fn back_up(&self, copy: &Path, found: &[u8], place: Place) -> Result<(), Error> {
        let (name, copy_name) = (self.path.display(), copy.display());
        let rights = Rights::of(&self.path).map_err(|error| not_saved(&self.path, &error))?.for_copy();
        put(copy, found, Some(&rights), place).map(drop).map_err(|failure| {
            let (Failure::Before(error) | Failure::After(error)) = failure;
            let message =
                format!("nothing was saved in {name}, as the copy {copy_name} could not be made: {}", reason(&error));
            if look(copy).is_ok_and(|is_there| is_there) && copy.is_dir() {
                return Error::refused(message).hint(format!("rename the folder {copy_name}, then try again"));
            }
            Error::refused(message).hint(hint_for_saving(error.kind()))
        })
    }

    /// The path of a copy of the file as it was read, if it has comments: they are left out when it is saved. The copy is there
    /// already if the same was copied before.
    pub fn copy_with_comments(&self) -> Option<PathBuf> {
        let known = self.known.as_ref().filter(|known| input::has_comments(known))?;
        let is_free_or_same = |path: &PathBuf| !exists(path) || read(path).is_ok_and(|there| there == *known);
        names::with_comments(&self.path).find(is_free_or_same)
    }

    /// Saves our text to a file of its own; the error says where, and why. `next` says what to do, with the names of both files.
    fn kept(&self, text: &str, why: &str, next: impl FnOnce(&str, &str) -> Hint) -> Error {
        let name = self.path.display().to_string();
        let path = names::kept(&self.path).find(|path| !exists(path)).unwrap_or_default();
        // The rights that the file had when it was opened, in case that somebody has put something else in its place.
        let rights = self.rights.as_ref().map(Rights::for_copy);
        match create(&path, text.as_bytes(), rights.as_ref()) {
            Ok(()) => {
                let kept = path.display().to_string();
                Error::refused(format!("{name} {why}; your answers are kept in {kept}")).hint(next(&name, &kept))
            }
            Err(error) => {
                let message = format!("{name} {why}, and your answers could not be kept beside it: {error}");
                Error { hints: error.hints, ..Error::refused(message) }
            }
        }
    }

    /// What people should know before the file is saved: who may not be able to open it then, and what a crash has left behind.
    pub fn remarks(&self) -> Vec<String> {
        let mut remarks: Vec<String> = self.lost.iter().map(|lost| lost.text(&self.path)).collect();
        for path in left_behind(&self.path) {
            let name = file_name(&path);
            remarks.push(format!("A save was cut short some time ago and left {name} behind. It can be deleted."));
        }
        remarks
    }
}
