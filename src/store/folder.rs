//! Finding files in a folder.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use crate::error::{Error, reason};
use crate::input::LARGEST_FILE;

/// More files than this are not looked at, so that a folder full of data takes no longer than any other.
const MOST: usize = 200;

/// What is in a folder.
#[derive(Debug, PartialEq, Eq)]
pub struct Folder {
    /// Its own name.
    pub name: String,
    /// The names of the files in it that could be assessments, last changed first.
    pub files: Vec<String>,
    /// How many more of them there are.
    pub more: usize,
}

/// Looks for files that could be assessments: their names end in .yaml, .yml or .json, and they are no larger than what is read.
/// Hidden files and folders, pipes and links that lead nowhere are passed over, and so are names that are no text, by which no
/// command can be told of a file.
///
/// # Errors
/// If the folder can't be listed.
pub fn look_into(folder: &Path) -> Result<Folder, Error> {
    let entries = fs::read_dir(folder).map_err(|error| {
        Error::refused(format!("the files in this folder can't be listed: {}", reason(&error)))
            .hint("go to a folder of your own, then try again")
    })?;
    let mut found: Vec<(SystemTime, String)> = entries
        .filter_map(|entry| {
            let entry = entry.ok()?;
            let name = entry.file_name().into_string().ok().filter(|name| could_be_an_assessment(name))?;
            let about = fs::metadata(entry.path()).ok()?;
            let is_read = about.is_file() && about.len() <= LARGEST_FILE as u64;
            is_read.then(|| (about.modified().unwrap_or(SystemTime::UNIX_EPOCH), name))
        })
        .collect();
    found.sort_by(|(one, name), (other, other_name)| other.cmp(one).then_with(|| name.cmp(other_name)));
    let more = found.len().saturating_sub(MOST);
    let name = fs::canonicalize(folder).ok().and_then(|path| Some(path.file_name()?.to_string_lossy().into_owned()));
    Ok(Folder {
        name: name.unwrap_or_else(|| folder.display().to_string()),
        files: found.into_iter().take(MOST).map(|(_, name)| name).collect(),
        more,
    })
}

/// Whether a file's name is one that assessments have: it isn't hidden, and ends in .yaml, .yml or .json.
pub(super) fn could_be_an_assessment(name: &str) -> bool {
    let ending = Path::new(name).extension().unwrap_or_default().to_string_lossy().to_lowercase();
    !name.starts_with('.') && matches!(ending.as_str(), "yaml" | "yml" | "json")
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn files_are_found_and_odd_things_passed_over() {
        let temporary = tempfile::tempdir().unwrap();
        let folder = temporary.path();
        for (seconds, name) in [(1, "old.yaml"), (3, "new.YML"), (2, "data.json"), (2, "also.json")] {
            let file = fs::File::create(folder.join(name)).unwrap();
            file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)).unwrap();
        }
        for name in [".hidden.yaml", "report.html", "f.yaml.bak", "yaml"] {
            fs::write(folder.join(name), "").unwrap();
        }
        fs::File::create(folder.join("huge.json")).unwrap().set_len(LARGEST_FILE as u64 + 1).unwrap();
        fs::create_dir(folder.join("folder.yaml")).unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::{ffi::OsStrExt, fs::symlink};
            symlink("nowhere", folder.join("broken.yaml")).unwrap();
            symlink("/dev/zero", folder.join("endless.yaml")).unwrap();
            std::os::unix::net::UnixListener::bind(folder.join("socket.yaml")).unwrap();
            fs::write(folder.join(std::ffi::OsStr::from_bytes(b"caf\xe9.yaml")), "").unwrap();
        }
        let found = look_into(folder).unwrap();
        assert_eq!(found.files, ["new.YML", "also.json", "data.json", "old.yaml"]);
        assert_eq!((found.name.as_str(), found.more), (folder.file_name().unwrap().to_str().unwrap(), 0));
    }

    #[test]
    fn a_folder_full_of_files_is_looked_at_in_part() {
        let folder = tempfile::tempdir().unwrap();
        for number in 0..MOST + 3 {
            fs::write(folder.path().join(format!("{number}.json")), "").unwrap();
        }
        let found = look_into(folder.path()).unwrap();
        assert_eq!((found.files.len(), found.more), (MOST, 3));
    }

    #[test]
    fn a_folder_that_is_not_there() {
        let folder = tempfile::tempdir().unwrap();
        let error = look_into(&folder.path().join("nowhere")).unwrap_err();
        assert!(error.message.starts_with("the files in this folder can't be listed: "), "{error}");
    }
}
