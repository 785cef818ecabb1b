//! The rules of the house: which room may use which, inside rooms too, and how large rooms and files may grow. The map is the
//! table at the top of `src/lib.rs`; it is read from there.

mod imports;

use std::collections::{BTreeMap, BTreeSet};

use self::imports::{Source, sources, used_files};
use super::fixture::repository;

/// Each room with its floor, counted from the top. Rooms of one floor don't use each other.
fn floors(sources: &[Source]) -> BTreeMap<String, usize> {
    let map = sources.iter().find(|source| source.file == "lib.rs").unwrap();
    let rows = map.text.lines().filter_map(|line| line.strip_prefix("//! | ")).filter(|row| row.contains("[`"));
    let rooms = rows.enumerate().flat_map(|(floor, row)| {
        let names = row.split("[`").skip(1).map(|part| part.split('`').next().unwrap());
        names.map(move |name| (name.trim_start_matches("mod@").to_owned(), floor)).collect::<Vec<_>>()
    });
    let rooms: Vec<(String, usize)> = rooms.collect();
    let floors: BTreeMap<String, usize> = rooms.iter().cloned().collect();
    assert_eq!(floors.len(), rooms.len(), "a room is on the map twice");
    floors
}

/// The room that a file belongs to.
fn room(source: &Source) -> &str {
    source.file.split(['/', '.']).next().unwrap()
}

#[test]
fn every_room_is_on_the_map() {
    let sources = sources(&repository().join("src"));
    let rooms: BTreeSet<&str> = sources.iter().map(room).filter(|room| !matches!(*room, "lib" | "main")).collect();
    let floors = floors(&sources);
    let map: BTreeSet<&str> = floors.keys().map(String::as_str).collect();
    assert_eq!(rooms, map, "the rooms in src, and those on the map in src/lib.rs");
}

#[test]
fn imports_go_downward_only() {
    let sources = sources(&repository().join("src"));
    let floors = floors(&sources);
    let mut wrong = Vec::new();
    for (source, used) in sources.iter().zip(used_files(&sources)) {
        let Some(here) = floors.get(room(source)) else { continue };
        for other in used.into_iter().map(|index| &sources[index]).filter(|other| room(other) != room(source)) {
            if floors.get(room(other)).is_none_or(|there| there <= here) {
                wrong.push(format!("src/{} uses src/{}, which is not below it", source.file, other.file));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Lines before the tests.
fn length(source: &Source) -> usize {
    source.text.lines().take_while(|line| *line != "#[cfg(test)]").count()
}

/// A file that has grown past what a reader likes is split by meaning.
#[test]
fn files_stay_readable() {
    for source in sources(&repository().join("src")) {
        assert!(length(&source) <= 460, "src/{} has {} lines", source.file, length(&source));
    }
}

#[test]
fn no_room_holds_more_than_a_fifth_of_the_house() {
    let sources = sources(&repository().join("src"));
    let whole: usize = sources.iter().map(length).sum();
    let mut rooms: BTreeMap<&str, usize> = BTreeMap::new();
    for source in &sources {
        *rooms.entry(room(source)).or_default() += length(source);
    }
    for (room, lines) in rooms {
        assert!(lines * 5 <= whole, "{room} has {lines} of {whole} lines");
    }
}
