//! Finding assessments in folders and in the folders within them.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::{DirEntry, WalkDir};

use super::copies::{CopyName, copy_name};
use super::folder::could_be_an_assessment;
use super::paths::with_ending;
use super::read::{look, missing, missing_place};
use crate::error::{Error, reason};

/// What was found in some folders.
#[derive(Debug, Default)]
pub struct Discovery {
    /// In the order of their paths, whichever was given first. Each file is here once.
    pub files: Vec<FoundFile>,
    /// Conflict copies, each beside the file that it is a copy of.
    pub conflict_copies: Vec<LeftOut>,
    /// What could not be looked at.
    pub unreadable: Vec<Unreadable>,
}

/// A file that may be an assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundFile {
    pub path: Arc<Path>,
    /// Whether the file itself was named, and not its folder.
    pub is_named: bool,
    /// The file beside it of which it may be a copy, by its name.
    pub may_be_copy_of: Option<Arc<PathBuf>>,
}

/// A file that is left out, and the one that stands for both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    pub path: PathBuf,
    pub original: PathBuf,
}

/// A file or folder that could not be looked at, and why.
#[derive(Debug)]
pub struct Unreadable {
    pub path: PathBuf,
    pub error: Error,
}

/// Finds the files that may be assessments: those that are named, whatever they are called; and in folders that are named and the
/// folders within those, the files whose names end in .yaml, .yml or .json. Links are followed, and each file is found once. Hidden
/// files and folders are passed over, and so is what office programs write beside an open file.
pub fn discover(paths: &[PathBuf]) -> Discovery {
    let mut found = Discovery::default();
    let mut has_links = false;
    for path in paths {
        let named = path;
        let path = shown(with_ending(path));
        match fs::metadata(&path) {
            Err(_) => {
                let error = look(&path)
                    .err()
                    .unwrap_or_else(|| if named.extension().is_some() { missing(&path) } else { missing_place(named) });
                found.unreadable.push(Unreadable { path, error });
            }
            Ok(about) if about.is_dir() => has_links |= walk(&path, &mut found),
            Ok(_) => found.files.push(FoundFile { path: path.into(), is_named: true, may_be_copy_of: None }),
        }
    }
    // What one folder holds without links is found in order, and once.
    if paths.len() > 1 || has_links {
        keep_once(&mut found);
    }
    tell_copies(&mut found);
    found
}

/// Adds what is in a folder; whether links led to any of it.
fn walk(folder: &Path, found: &mut Discovery) -> bool {
    let mut has_links = false;
    let is_hidden = |entry: &DirEntry| entry.depth() > 0 && starts_with_dot(entry.file_name());
    let entries = WalkDir::new(folder).follow_links(true).sort_by_file_name();
    for entry in entries.into_iter().filter_entry(|entry| !is_hidden(entry)) {
        match entry {
            Ok(entry) => {
                has_links |= entry.path_is_symlink();
                if entry.file_type().is_file() && is_taken(entry.file_name()) {
                    let path = shown(entry.into_path()).into();
                    found.files.push(FoundFile { path, is_named: false, may_be_copy_of: None });
                }
            }
            Err(error) => found.unreadable.extend(unreadable(folder, &error)),
        }
    }
    has_links
}

fn starts_with_dot(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

/// Whether a file in a folder is one that may be an assessment.
fn is_taken(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    could_be_an_assessment(&name) && !name.starts_with("~$")
}

/// The path without the `./` of the folder that one is in.
fn shown(path: PathBuf) -> PathBuf {
    match path.strip_prefix(".") {
        Ok(inner) if inner != Path::new("") => inner.to_owned(),
        _ => path,
    }
}

/// What could not be looked at in a folder. Nothing is missing where a link leads back to a folder that it is in, or leads nowhere and
/// would not be an assessment by its name.
fn unreadable(folder: &Path, error: &walkdir::Error) -> Option<Unreadable> {
    let path = error.path().unwrap_or(folder);
    let name = shown(path.to_owned());
    if error.loop_ancestor().is_some() {
        return None;
    }
    let said = match error.io_error() {
        Some(io) if path.is_symlink() && fs::metadata(path).is_err() => {
            if !path.file_name().is_some_and(is_taken) && io.kind() == std::io::ErrorKind::NotFound {
                return None;
            }
            missing(path)
        }
        io => {
            let why = io.map_or_else(|| error.to_string(), reason);
            Error::refused(format!("{} could not be looked into: {why}", name.display()))
                .hint("ask whoever it belongs to for the right to open it")
        }
    };
    Some(Unreadable { path: name, error: said })
}

/// Leaves each file once, in the order of their paths: by a path that was named, or else by the first that leads to it.
fn keep_once(found: &mut Discovery) {
    let mut known: HashSet<PathBuf> = HashSet::new();
    found.files.sort_by(|one, other| (!one.is_named, &one.path).cmp(&(!other.is_named, &other.path)));
    found.files.retain(|file| fs::canonicalize(&file.path).map_or(true, |real| known.insert(real)));
    found.files.sort_by(|one, other| one.path.cmp(&other.path));
    found.unreadable.sort_by(|one, other| one.path.cmp(&other.path));
    found.unreadable.dedup_by(|one, other| one.path == other.path);
}

/// Takes out the conflict copies beside their originals, and notes which other files may be copies. A file that was named stays.
fn tell_copies(found: &mut Discovery) {
    let paths: HashSet<Arc<Path>> = found.files.iter().map(|file| file.path.clone()).collect();
    let beside = |path: &Path, stem: &str| {
        let mut name = stem.to_owned();
        if let Some(ending) = path.extension().and_then(OsStr::to_str) {
            name = format!("{name}.{ending}");
        }
        Some(path.with_file_name(name)).filter(|path| paths.contains(path.as_path()))
    };
    let files = std::mem::take(&mut found.files);
    for mut file in files {
        let stem = file.path.file_stem().and_then(OsStr::to_str).filter(|_| !file.is_named);
        match stem.and_then(copy_name) {
            Some(CopyName::Conflict(original)) => {
                if let Some(original) = beside(&file.path, original) {
                    found.conflict_copies.push(LeftOut { path: file.path.to_path_buf(), original });
                    continue;
                }
            }
            Some(CopyName::Perhaps(originals)) => {
                let original = originals.into_iter().find_map(|original| beside(&file.path, original));
                file.may_be_copy_of = original.map(Arc::new);
            }
            None => {}
        }
        found.files.push(file);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder_with(names: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for name in names {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, name).unwrap();
        }
        folder
    }

    /// The paths relative to a folder, with `/` on every system.
    fn names(folder: &Path, paths: impl IntoIterator<Item: AsRef<Path>>) -> Vec<String> {
        let name = |path: &Path| path.strip_prefix(folder).unwrap_or(path).to_string_lossy().replace('\\', "/");
        paths.into_iter().map(|path| name(path.as_ref())).collect()
    }

    fn found(folder: &Path) -> Vec<String> {
        names(folder, discover(&[folder.to_owned()]).files.into_iter().map(|file| file.path))
    }

    #[test]
    fn assessments_are_found_by_name_in_order_and_the_rest_is_passed_over() {
        let folder = folder_with(&[
            "b.yaml",
            "a.YML",
            "north/c.Json",
            "north/d.yaml",
            "z.json",
            "deep/er/e.yaml",
            // Passed over.
            ".hidden.yaml",
            ".git/f.yaml",
            "~$b.yaml",
            ".~lock.b.yaml#",
            "b.yaml.bak",
            "b.yaml~",
            "b.yaml.tmp",
            ".b.yaml.lock",
            "b.with-comments.yaml.bak",
            "notes.txt",
            "report.html",
            "yaml",
        ]);
        fs::create_dir(folder.path().join("folder.yaml")).unwrap();
        assert_eq!(
            found(folder.path()),
            ["a.YML", "b.yaml", "deep/er/e.yaml", "north/c.Json", "north/d.yaml", "z.json"]
        );
        let nothing = folder_with(&[]);
        assert!(found(nothing.path()).is_empty());
    }

    #[test]
    fn what_is_named_is_taken_whatever_it_is_called_and_each_file_once() {
        let folder = folder_with(&["a.yaml", "a (1).yaml", "a.yaml.bak", "sub/b.yaml"]);
        let mut paths = ["a.yaml.bak", "sub", "a (1).yaml", ".", "sub/b.yaml", "gone.yaml", "gone.yaml"]
            .map(|name| folder.path().join(name));
        // In whatever order they are named.
        for _ in 0..2 {
            let found = discover(&paths);
            let named: Vec<bool> = found.files.iter().map(|file| file.is_named).collect();
            let taken = names(folder.path(), found.files.iter().map(|file| file.path.clone()));
            assert_eq!(taken, ["a (1).yaml", "a.yaml", "a.yaml.bak", "sub/b.yaml"]);
            assert_eq!(named, [true, false, true, true]);
            assert!(found.files.iter().all(|file| file.may_be_copy_of.is_none()));
            let unreadable: Vec<&str> = found.unreadable.iter().map(|one| one.error.message.as_str()).collect();
            assert_eq!(unreadable, [format!("there is no file {}", folder.path().join("gone.yaml").display())]);
            paths.reverse();
        }
    }

    #[test]
    fn conflict_copies_are_left_out_beside_their_original_only() {
        let folder = folder_with(&[
            "a.yaml",
            "a (Ada's conflicted copy 2026-11-20).yaml",
            "a.sync-conflict-20261120-101500-ABCDEFG.yaml",
            "a.kept.yaml",
            "a (1).yaml",
            "a-LAPTOP-7.yaml",
            "lone (conflicted copy 2026-11-20).yaml",
            "lone-LAPTOP.json",
            // Of another ending, so it is no original.
            "lone.yaml.json",
        ]);
        let found = discover(&[folder.path().to_owned()]);
        let copies = found.conflict_copies;
        assert!(copies.iter().all(|copy| copy.original == folder.path().join("a.yaml")));
        assert_eq!(
            names(folder.path(), copies.into_iter().map(|copy| copy.path)),
            [
                "a (Ada's conflicted copy 2026-11-20).yaml",
                "a.kept.yaml",
                "a.sync-conflict-20261120-101500-ABCDEFG.yaml"
            ]
        );
        let taken = found.files.into_iter().map(|file| (file.path, file.may_be_copy_of));
        let (taken, may_be_copies): (Vec<Arc<Path>>, Vec<Option<Arc<PathBuf>>>) = taken.unzip();
        assert_eq!(
            names(folder.path(), taken),
            [
                "a (1).yaml",
                "a-LAPTOP-7.yaml",
                "a.yaml",
                "lone (conflicted copy 2026-11-20).yaml",
                "lone-LAPTOP.json",
                "lone.yaml.json"
            ]
        );
        let original = Some(Arc::new(folder.path().join("a.yaml")));
        assert_eq!(may_be_copies, [original.clone(), original, None, None, None, None]);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_once_and_loops_end() {
        use std::os::unix::fs::symlink;
        let folder = folder_with(&["shared/a.yaml", "team/b.yaml"]);
        let at = |name: &str| folder.path().join(name);
        symlink(at("shared"), at("team/mounted")).unwrap();
        symlink(at("team"), at("team/loop")).unwrap();
        symlink("nowhere", at("team/gone.yaml")).unwrap();
        symlink("nowhere", at("team/gone.txt")).unwrap();
        std::os::unix::net::UnixListener::bind(at("team/socket.yaml")).unwrap();
        let found = discover(&[folder.path().to_owned()]);
        assert_eq!(
            names(folder.path(), found.files.into_iter().map(|file| file.path)),
            ["shared/a.yaml", "team/b.yaml"]
        );
        let said: Vec<(String, String)> = found
            .unreadable
            .into_iter()
            .map(|one| {
                (
                    names(folder.path(), [one.path]).remove(0),
                    one.error.message.replace(&*folder.path().to_string_lossy(), "F"),
                )
            })
            .collect();
        assert_eq!(
            said,
            [("team/gone.yaml".to_owned(), "F/team/gone.yaml is a link to a file that isn't there".to_owned())]
        );
        // By way of the link alone.
        assert_eq!(super::tests::found(&at("team/mounted")), ["a.yaml"]);
    }

    /// Whoever may open everything can't be kept out of a folder.
    #[cfg(unix)]
    #[test]
    fn a_folder_that_one_may_not_look_into_is_told() {
        use std::os::unix::fs::PermissionsExt;
        let folder = folder_with(&["a.yaml", "closed/b.yaml"]);
        let closed = folder.path().join("closed");
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
        let is_kept_out = fs::read_dir(&closed).is_err();
        let found = discover(&[folder.path().to_owned()]);
        let named = discover(&[closed.join("b.yaml")]);
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).unwrap();
        if is_kept_out {
            let said = format!("{} could not be looked at: permission denied", closed.join("b.yaml").display());
            assert_eq!(named.unreadable[0].error.message, said);
            let said: Vec<&str> = found.unreadable.iter().map(|one| one.error.message.as_str()).collect();
            assert_eq!(said, [format!("{} could not be looked into: permission denied", closed.display())]);
            assert_eq!(found.files.len(), 1);
        }
    }
}
