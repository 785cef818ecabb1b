//! The paths that people name: what is there, and what a path means.

use std::fs;
use std::path::{Component, Path, PathBuf};

use super::names::folder_of;

/// Whether there is something at this path, as far as can be found out.
pub fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// The first of `NAME.yaml`, `NAME-2.yaml`, … that doesn't exist yet, with this ending.
pub fn unused(name: &str, ending: &str) -> PathBuf {
    let numbered = (2..).map(|number| PathBuf::from(format!("{name}-{number}.{ending}")));
    let mut names = std::iter::once(PathBuf::from(format!("{name}.{ending}"))).chain(numbered);
    names.find(|path| !exists(path)).unwrap_or_default()
}

/// The name of a file without its folders.
pub fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Whether two paths lead to the same file.
pub fn is_same(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| fs::canonicalize(path).ok();
    real(one).is_some() && real(one) == real(other)
}

/// The path to a file relative to the folder of `other`, which need not exist: the name alone where both are in one folder, and the
/// path as it was given where there is no relative one.
pub fn relative_to(other: &Path, path: &Path) -> PathBuf {
    let relative = || {
        let (from, to) = (fs::canonicalize(folder_of(other)).ok()?, fs::canonicalize(path).ok()?);
        let shared = from.components().zip(to.components()).take_while(|(one, other)| one == other).count();
        let up = from.components().skip(shared).map(|_| Component::ParentDir);
        // Two drives have no common root, so that no relative path leads from one to the other.
        (shared > 0).then(|| up.chain(to.components().skip(shared)).collect::<PathBuf>())
    };
    relative().unwrap_or_else(|| path.to_owned())
}

/// The path with `.yaml` added where it has no ending and there is no such file: `riverside` means `riverside.yaml`.
pub fn with_ending(path: &Path) -> PathBuf {
    if exists(path) || path.extension().is_some() { path.to_owned() } else { path.with_extension("yaml") }
}
