//! Looking for files and reading them.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::Path;

use super::names::folder_of;
use super::paths::file_name;
use crate::error::{Error, reason};
use crate::input::LARGEST_FILE;
use crate::words;

/// The whole of a file.
///
/// # Errors
/// If there is no such file, it is no regular file, it is too large or it can't be read.
pub fn read(path: &Path) -> Result<Vec<u8>, Error> {
    let name = path.display();
    let failed = |error: &std::io::Error| match error.kind() {
        ErrorKind::NotFound => missing(path),
        _ => {
            Error::refused(format!("{name} could not be read: {}", reason(error))).hint(hint_for_reading(error.kind()))
        }
    };
    let about = fs::metadata(path).map_err(|error| failed(&error))?;
    if about.is_dir() {
        return Err(Error::refused(format!("{name} is a folder, not a file")).hint("name a file in it"));
    }
    if !about.is_file() {
        return Err(Error::refused(format!("{name} is not a regular file")));
    }
    // One byte more than is allowed, so that whoever takes the bytes sees that the file is too large.
    let limit = LARGEST_FILE as u64 + 1;
    // With room for one byte more than there are, the end is found without growing.
    let mut bytes = Vec::with_capacity(usize::try_from(about.len().min(limit) + 1).unwrap_or_default());
    File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes)).map_err(|error| failed(&error))?;
    Ok(bytes)
}

/// The error for a file that isn't there.
pub fn missing(path: &Path) -> Error {
    missing_of(path, "file")
}

/// The error for what is neither a file nor a folder that is there.
pub(super) fn missing_place(path: &Path) -> Error {
    missing_of(path, "file or folder")
}

fn missing_of(path: &Path, what: &str) -> Error {
    let error = Error::refused(format!("there is no {what} {}", path.display()));
    let name = file_name(path);
    if name.starts_with(['–', '—', '−']) {
        let option = name.trim_start_matches(['-', '–', '—', '−']).trim_end_matches(".yaml");
        return Error::refused(format!("there is no file {}", name.trim_end_matches(".yaml")))
            .hint(format!("an option begins with two hyphens, which word processors turn into a dash: --{option}"));
    }
    if path.is_symlink() {
        let message = format!("{} is a link to a file that isn't there", path.display());
        return Error::refused(message).hint("put the file back where it leads, or name another");
    }
    if name.contains(['*', '?']) {
        return error
            .hint("* and ? stand for the names of files that are there, and none fits: check the folder you are in");
    }
    let entries = fs::read_dir(folder_of(path)).into_iter().flatten().flatten();
    let name_and_kind = |entry: fs::DirEntry| (entry.file_name().to_string_lossy().into_owned(), entry.path().is_dir());
    let names: Vec<(String, bool)> = entries.map(name_and_kind).collect();
    let takes_folders = what != "file";
    let ours = names.iter().filter_map(|(name, is_folder)| {
        if takes_folders && *is_folder {
            return Some((name.as_str(), name));
        }
        let (stem, ending) = name.rsplit_once('.')?;
        (!stem.is_empty() && matches!(ending, "yaml" | "yml" | "json")).then_some((stem, name))
    });
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let near = words::nearest(&stem, ours.clone().map(|(stem, _)| stem));
    match ours.clone().find(|(stem, _)| Some(*stem) == near) {
        Some((_, name)) => error.hint(format!("did you mean {}?", path.with_file_name(name).display())),
        None => error.hint("check the name and the folder you are in"),
    }
}

/// Checks that there is something at this path.
///
/// # Errors
/// If there isn't, or that can't be found out.
pub fn check_is_there(path: &Path) -> Result<(), Error> {
    if look(path)? { Ok(()) } else { Err(missing(path)) }
}

/// Whether there is something at this path: a file, a folder or a link, even a broken one.
///
/// # Errors
/// If that can't be found out, as in a folder that one may not look into.
pub fn look(path: &Path) -> Result<bool, Error> {
    match fs::symlink_metadata(path) {
        Ok(_) => Ok(true),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(false),
        Err(error) => {
            let message = format!("{} could not be looked at: {}", path.display(), reason(&error));
            Err(Error::refused(message).hint(hint_for_reading(error.kind())))
        }
    }
}

fn hint_for_reading(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::PermissionDenied => "ask whoever it or its folder belongs to for the right to open it",
        ErrorKind::InvalidFilename => "check the name; none can be that long",
        _ => "try again, or copy it to another folder and use the copy",
    }
}
