//! Names of the files that are made beside another one: its lock, its copies and its temporary files. A name that would be too long
//! is shortened, and no two files share one.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// The longest name that a drive takes, in bytes.
const LONGEST: usize = 255;

/// What is added to the start of a temporary file's name at most: six letters, and `.tmp` twice.
const ROOM_FOR_TEMPORARY: usize = 14;

/// The folder of a path.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."))
}

/// `.NAME.lock`
pub(super) fn lock(path: &Path) -> PathBuf {
    path.with_file_name(joined(".", name_of(path), ".lock", LONGEST))
}

/// `NAME.bak`
pub(super) fn backup(path: &Path) -> PathBuf {
    path.with_file_name(joined("", name_of(path), ".bak", LONGEST))
}

/// How the names of temporary files begin: `.NAME.`
pub(super) fn temporary(path: &Path) -> OsString {
    joined(".", name_of(path), ".", LONGEST - ROOM_FOR_TEMPORARY)
}

/// `f.kept.yaml`, `f.kept-2.yaml`, … for `f.yaml`: files that people go on working with.
pub(super) fn kept(path: &Path) -> impl Iterator<Item = PathBuf> {
    numbered(path, "kept", "")
}

/// `f.with-comments.yaml.bak`, `f.with-comments-2.yaml.bak`, …
pub(super) fn with_comments(path: &Path) -> impl Iterator<Item = PathBuf> {
    numbered(path, "with-comments", ".bak")
}

fn numbered<'a>(path: &'a Path, word: &'a str, end: &'a str) -> impl Iterator<Item = PathBuf> + 'a {
    let stem = path.file_stem().unwrap_or_default();
    let ending = path.extension().map(|ending| OsString::from_iter([OsStr::new("."), ending])).unwrap_or_default();
    (1_usize..).map(move |number| {
        let mut after = OsString::from(if number == 1 { format!(".{word}") } else { format!(".{word}-{number}") });
        after.push(&ending);
        after.push(end);
        path.with_file_name(joined("", stem, after, LONGEST))
    })
}

fn name_of(path: &Path) -> &OsStr {
    path.file_name().unwrap_or_default()
}

/// The three together, with `name` shortened where they would be longer than `most` bytes.
fn joined(before: &str, name: &OsStr, after: impl AsRef<OsStr>, most: usize) -> OsString {
    let after = after.as_ref();
    let name = shortened(name, most.saturating_sub(before.len() + after.len()));
    OsString::from_iter([OsStr::new(before), &name, after])
}

/// The name with at most this many bytes: its start, and a mark that tells it from others that start alike.
fn shortened(name: &OsStr, most: usize) -> OsString {
    let bytes = name.as_encoded_bytes();
    if bytes.len() <= most {
        return name.to_owned();
    }
    let digest = Sha256::digest(bytes);
    let mark = format!("{:08x}", u32::from_be_bytes([digest[0], digest[1], digest[2], digest[3]]));
    let text = name.to_string_lossy();
    let start = &text[..text.floor_char_boundary(most.saturating_sub(mark.len() + 1))];
    format!("{start}~{mark}").into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(path: &Path) -> usize {
        path.file_name().unwrap().len()
    }

    #[test]
    fn usual_names_are_kept_whole() {
        let path = Path::new("shared/our team.v2.yaml");
        assert_eq!(lock(path), Path::new("shared/.our team.v2.yaml.lock"));
        assert_eq!(backup(path), Path::new("shared/our team.v2.yaml.bak"));
        assert_eq!(temporary(path), ".our team.v2.yaml.");
        let copies: Vec<PathBuf> = with_comments(path).take(2).collect();
        let expected = ["shared/our team.v2.with-comments.yaml.bak", "shared/our team.v2.with-comments-2.yaml.bak"];
        assert_eq!(copies, expected.map(Path::new));
        let kept_twice: Vec<PathBuf> = kept(path).take(2).collect();
        assert_eq!(
            kept_twice,
            [Path::new("shared/our team.v2.kept.yaml"), Path::new("shared/our team.v2.kept-2.yaml")]
        );
        assert_eq!(kept(Path::new("answers")).next().unwrap(), Path::new("answers.kept"));
    }

    /// 80 Chinese letters have 240 bytes. With `.yaml` that is 245: a lock's name fits beside it, a temporary file's does not.
    #[test]
    fn long_names_are_shortened_and_stay_apart() {
        let (one, other) = ("健".repeat(79) + "一.yaml", "健".repeat(79) + "二.yaml");
        let (one, other) = (Path::new(&one), Path::new(&other));
        assert_eq!(bytes(&lock(one)), 251);
        assert_ne!(temporary(one), temporary(other));
        assert!(temporary(one).len() + ROOM_FOR_TEMPORARY <= 255);
        // The longest name that there can be: nothing can be added to it.
        let longest = "n".repeat(250) + ".yaml";
        let longest = Path::new(&longest);
        for made in [lock(longest), backup(longest), kept(longest).nth(1).unwrap()] {
            assert_eq!(bytes(&made), 255, "{}", made.display());
        }
        assert!(kept(longest).next().unwrap().to_string_lossy().ends_with(".kept.yaml"));
    }

    #[cfg(unix)]
    #[test]
    fn names_that_are_no_text_stay_apart() {
        use std::os::unix::ffi::OsStrExt;
        let paths = [OsStr::from_bytes(b"caf\xe9.yaml"), OsStr::from_bytes(b"caf\xe8.yaml")].map(Path::new);
        assert_ne!(backup(paths[0]), backup(paths[1]));
        assert_ne!(lock(paths[0]), lock(paths[1]));
        assert_eq!(backup(paths[0]).as_os_str().as_bytes(), b"caf\xe9.yaml.bak");
    }
}
