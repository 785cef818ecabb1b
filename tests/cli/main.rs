//! Tests of the program as people meet it: the real binary in a clean environment, its documents and its examples.

#![allow(
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "tests prepare and look at files themselves"
)]
#![allow(clippy::too_many_lines, reason = "a picture of a whole conversation is long")]

mod actions;
mod agreement;
mod assess;
mod beside;
mod compare;
mod compatibility;
mod docs;
mod examples;
mod faults;
mod fixture;
mod forms;
mod frameworks;
mod front_door;
mod handbook;
mod help;
mod hostile;
mod house;
mod many_files;
mod meeting;
mod merge;
mod plan;
mod portfolio;
mod prompts;
mod reports;
mod results;
#[cfg(unix)]
mod rights;
mod rounds;
mod saving;
mod schemas;
mod set;
mod side_by_side;
mod since;
mod teams;
mod unharmed;
mod versions;
mod wordings;
mod worked;

/// A file that no `mod` names is compiled into nothing, and its tests never run.
#[test]
fn every_file_is_a_module() {
    let folder = fixture::repository().join("tests/cli");
    assert_eq!(modules(&folder, "main.rs"), files(&folder, "main.rs"));
    for name in files(&folder, "main.rs") {
        let inner = folder.join(&name);
        if inner.is_dir() {
            assert_eq!(modules(&inner, "mod.rs"), files(&inner, "mod.rs"), "{name}");
        }
    }
}

/// The modules that a file names.
fn modules(folder: &std::path::Path, file: &str) -> Vec<String> {
    let text = std::fs::read_to_string(folder.join(file)).unwrap();
    let mut names: Vec<String> =
        text.lines().filter_map(|line| line.strip_prefix("mod ")?.strip_suffix(';').map(str::to_owned)).collect();
    names.sort();
    names
}

/// The modules that there are beside it: other files, and folders that have a `mod.rs`.
fn files(folder: &std::path::Path, beside: &str) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut names: Vec<String> = entries
        .filter(|path| if path.is_dir() { path.join("mod.rs").exists() } else { !path.ends_with(beside) })
        .filter(|path| path.is_dir() || path.extension().is_some_and(|ending| ending == "rs"))
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}
