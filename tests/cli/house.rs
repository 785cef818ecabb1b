//! The arrows of the house: imports go downward only.

use std::path::Path;

use super::fixture::repository;

/// The floors from top to bottom. A room may use what stands below it, and itself.
const FLOORS: &[&[&str]] = &[
    &["main"],
    &["run"],
    &["cli"],
    &["commands"],
    &["terminal"],
    &["store", "env"],
    &["error"],
    &["formats", "pages", "records"],
    &["interview", "compare", "plan", "cautions"],
    &["score"],
    &["assessment"],
    &["framework"],
    &["document", "input"],
    &["problem", "schema", "safe"],
    &["ids", "words"],
];
#[test]
fn imports_go_downward_only() {
    let floor = |room: &str| FLOORS.iter().position(|rooms| rooms.contains(&room));
    let mut wrong = Vec::new();
    for (file, text) in sources(&repository().join("src"), "") {
        let room = file.split(['/', '.']).next().unwrap().to_owned();
        if room == "lib" || file.ends_with("tests.rs") {
            continue;
        }
        let text = text.split("#[cfg(test)]\nmod tests").next().unwrap();
        let here = floor(&room).unwrap_or_else(|| panic!("src/{file} is in a room that has no floor yet"));
        for used in text.split("crate::").skip(1).flat_map(used_rooms) {
            let there = floor(&used).unwrap_or_else(|| panic!("src/{file} uses {used}, which has no floor yet"));
            if there <= here && used != room {
                wrong.push(format!("src/{file} uses {used}, which is not below it"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The rooms named right after `crate::`, also in braces.
fn used_rooms(rest: &str) -> Vec<String> {
    let name =
        |text: &str| text.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect::<String>();
    match rest.strip_prefix('{') {
        Some(group) => group
            .split('}')
            .next()
            .unwrap()
            .split(',')
            .map(|part| name(part.trim()))
            .filter(|name| !name.is_empty())
            .collect(),
        None => vec![name(rest)],
    }
}

fn sources(folder: &Path, prefix: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{prefix}{}", path.file_name().unwrap().to_string_lossy());
        if path.is_dir() {
            found.extend(sources(&path, &format!("{name}/")));
        } else {
            found.push((name, std::fs::read_to_string(&path).unwrap()));
        }
    }
    found
}

/// A file that has grown past what a reader likes is split by meaning.
#[test]
fn files_stay_readable() {
    for (file, text) in sources(&repository().join("src"), "") {
        let lines = text.lines().take_while(|line| *line != "#[cfg(test)]").count();
        assert!(file.ends_with("tests.rs") || lines <= 460, "src/{file} has {lines} lines");
    }
}
