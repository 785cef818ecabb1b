//! Tests of the program as people meet it: the real binary in a clean environment, its documents and its examples.

#![allow(
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "tests prepare and look at files themselves"
)]
#![allow(clippy::too_many_lines, reason = "a picture of a whole conversation is long")]

mod actions;
mod assess;
mod compare;
mod compatibility;
mod docs;
mod examples;
mod faults;
mod fixture;
mod frameworks;
mod handbook;
mod help;
mod hostile;
mod house;
mod plan;
mod prompts;
mod reports;
mod results;
mod rounds;
mod saving;
mod schemas;
mod set;
mod since;
mod unharmed;
mod versions;
mod wordings;

/// A file that is not named above would be compiled into nothing, and its tests would never run.
#[test]
fn every_file_is_a_module() {
    let listed: Vec<String> = include_str!("main.rs")
        .lines()
        .filter_map(|line| line.strip_prefix("mod ")?.strip_suffix(';').map(str::to_owned))
        .collect();
    let entries = std::fs::read_dir(fixture::repository().join("tests/cli")).unwrap();
    let mut files: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| name.strip_suffix(".rs").map(str::to_owned))
        .filter(|name| name != "main")
        .collect();
    files.sort();
    assert_eq!(listed, files);
}
