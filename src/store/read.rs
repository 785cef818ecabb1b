//! Reading files.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::Path;

use super::paths::exists;
use crate::error::{Error, reason};
use crate::input::LARGEST_FILE;

/// The whole of a file.
///
/// # Errors
/// If there is no such file, it is no regular file, it is too large or it can't be read.
pub fn read(path: &Path) -> Result<Vec<u8>, Error> {
    let name = path.display();
    let failed = |error: &std::io::Error| match error.kind() {
        ErrorKind::NotFound => missing(path),
        _ => Error::refused(format!("{name} could not be read: {}", reason(error))),
    };
    let about = fs::metadata(path).map_err(|error| failed(&error))?;
    if about.is_dir() {
        return Err(Error::refused(format!("{name} is a folder, not a file")));
    }
    if !about.is_file() {
        return Err(Error::refused(format!("{name} is not a regular file")));
    }
    let mut bytes = Vec::new();
    // One byte more than is allowed, so that whoever takes the bytes sees that the file is too large.
    let limit = LARGEST_FILE as u64 + 1;
    File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes)).map_err(|error| failed(&error))?;
    Ok(bytes)
}

/// The error for a file that isn't there.
pub fn missing(path: &Path) -> Error {
    Error::refused(format!("there is no file {}", path.display())).hint("check the name and the folder you are in")
}

/// Checks that there is something at this path.
///
/// # Errors
/// If there isn't.
pub fn check_is_there(path: &Path) -> Result<(), Error> {
    if exists(path) { Ok(()) } else { Err(missing(path)) }
}
