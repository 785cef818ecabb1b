//! The rules of the house: which room may use which, that nothing inside a room is used in a circle, and how large rooms and files
//! may grow. The map is the table at the top of `src/lib.rs`; it is read from there.

mod circles;
mod imports;

use std::collections::{BTreeMap, BTreeSet};

use self::circles::{circles, folders, in_words, parts};
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

/// The circles of files, each file by file.
fn circles_of_files(sources: &[Source]) -> Vec<String> {
    let circles = circles(&used_files(sources)).into_iter();
    circles.map(|circle| in_words(&circle, |index| &sources[index].file)).collect()
}

/// The circles of parts in each folder: they can be there without a circle of files, where different files of two parts use each
/// other.
fn circles_of_parts(sources: &[Source]) -> Vec<String> {
    let uses = used_files(sources);
    let in_folder = |folder| {
        let (names, uses) = parts(sources, &uses, &folder);
        let circles = circles(&uses).into_iter();
        let said =
            |circle: Vec<usize>| format!("in src/{}: {}", folder.join("/"), in_words(&circle, |index| &names[index]));
        circles.map(said).collect::<Vec<_>>()
    };
    folders(sources).into_iter().flat_map(in_folder).collect()
}

#[test]
fn files_use_each_other_in_no_circle() {
    let found = circles_of_files(&sources(&repository().join("src")));
    assert!(found.is_empty(), "files use each other in a circle:\n{}", found.join("\n"));
}

#[test]
fn the_parts_of_a_folder_use_each_other_in_one_direction() {
    let found = circles_of_parts(&sources(&repository().join("src")));
    assert!(found.is_empty(), "parts of a folder use each other in a circle:\n{}", found.join("\n"));
}

/// Made-up houses with their circles of files and of parts.
#[test]
fn circles_are_found() {
    type Files = &'static [(&'static str, &'static str)];
    let houses: [(Files, &[&str], &[&str]); 6] = [
        // Down only: a file that declares and passes on its parts, and a part that uses what another passes on.
        (
            &[
                ("a/mod.rs", "mod b; mod c; pub use b::B; pub(crate) use self::c::C;"),
                ("a/b.rs", "use super::C; pub struct B(C);"),
                ("a/c.rs", "pub struct C; #[cfg(test)] mod tests { use super::super::B; }"),
            ],
            &[],
            &[],
        ),
        (
            &[
                ("a.rs", "use crate::b::B;"),
                ("b.rs", "pub struct B; fn f() { crate::c::f(); }"),
                ("c.rs", "use crate::a;\nfn f() { a::g() }"),
            ],
            &["a.rs → b.rs → c.rs → a.rs"],
            &["in src/: a → b → c → a"],
        ),
        // A part uses what is defined in the file that uses it: by a path, by an imported name, and by passing it on.
        (
            &[("a.rs", "mod b; pub struct A; fn f() { b::g(); }"), ("a/b.rs", "use super::A; pub fn g() {}")],
            &["a.rs → a/b.rs → a.rs"],
            &["in src/a: a.rs → b → a.rs"],
        ),
        (
            &[("a/mod.rs", "mod b; use b::B; pub struct A(B);"), ("a/b.rs", "use crate::a::A; pub struct B;")],
            &["a/mod.rs → a/b.rs → a/mod.rs"],
            &["in src/a: a/mod.rs → b → a/mod.rs"],
        ),
        (
            &[("a/mod.rs", "mod b; pub use b::B; pub struct A;"), ("a/b.rs", "use super::A; pub struct B;")],
            &["a/mod.rs → a/b.rs → a/mod.rs"],
            &["in src/a: a/mod.rs → b → a/mod.rs"],
        ),
        // No circle of files, but one of parts.
        (
            &[
                ("a/mod.rs", "mod b; mod c;"),
                ("a/b.rs", "pub mod low; use super::c::C;"),
                ("a/b/low.rs", "pub struct Low;"),
                ("a/c.rs", "use super::b::low::Low; pub struct C(Low);"),
            ],
            &[],
            &["in src/a: b → c → b"],
        ),
    ];
    for (files, of_files, of_parts) in houses {
        let sources: Vec<Source> = files.iter().map(|(file, text)| Source::read(file, text)).collect();
        assert_eq!(circles_of_files(&sources), of_files, "{files:?}");
        assert_eq!(circles_of_parts(&sources), of_parts, "{files:?}");
    }
}

/// Lines before the tests.
fn length(source: &Source) -> usize {
    source.text.lines().take_while(|line| *line != "#[cfg(test)]").count()
}

/// A file that has grown past what a reader likes is split by meaning.
#[test]
fn files_stay_readable() {
    for source in sources(&repository().join("src")) {
        assert!(length(&source) <= 400, "src/{} has {} lines", source.file, length(&source));
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
