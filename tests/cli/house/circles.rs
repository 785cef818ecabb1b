//! Which files, or parts of a folder, use one another in a circle.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::imports::{Module, Source};

/// The shortest circle from each file or part that is in one and in no circle before: each uses the next, and the last the first.
pub fn circles(uses: &[BTreeSet<usize>]) -> Vec<Vec<usize>> {
    let mut circles: Vec<Vec<usize>> = Vec::new();
    for start in 0..uses.len() {
        if !circles.iter().flatten().any(|seen| *seen == start) {
            circles.extend(way_back(uses, start));
        }
    }
    circles
}

/// The shortest way from `start` to itself, without the last step.
fn way_back(uses: &[BTreeSet<usize>], start: usize) -> Option<Vec<usize>> {
    let mut reached_from = BTreeMap::new();
    let mut queue = VecDeque::from([start]);
    while let Some(user) = queue.pop_front() {
        for used in &uses[user] {
            if *used == start {
                let mut way = vec![user];
                while let Some(before) = reached_from.get(&way[way.len() - 1]) {
                    way.push(*before);
                }
                way.reverse();
                return Some(way);
            }
            if !reached_from.contains_key(used) {
                reached_from.insert(*used, user);
                queue.push_back(*used);
            }
        }
    }
    None
}

/// The modules that have parts, by their names from the crate's root down.
pub fn folders(sources: &[Source]) -> BTreeSet<Module> {
    sources.iter().filter_map(|source| source.module.split_last()).map(|(_, folder)| folder.to_vec()).collect()
}

/// What a folder consists of, and which part uses which. A file `x.rs` and the folder `x/` are one part of the folder that they are
/// in; the file that declares the parts is a part of its own.
pub fn parts(sources: &[Source], by_file: &[BTreeSet<usize>], folder: &Module) -> (Vec<String>, Vec<BTreeSet<usize>>) {
    let part = |source: &Source| {
        let below = source.module.strip_prefix(folder.as_slice())?;
        Some(below.first().cloned().unwrap_or_else(|| source.file.clone()))
    };
    let names: Vec<String> = sources.iter().filter_map(part).collect::<BTreeSet<_>>().into_iter().collect();
    let index = |source: &Source| names.binary_search(&part(source)?).ok();
    let mut parts = vec![BTreeSet::new(); names.len()];
    for (source, files) in sources.iter().zip(by_file) {
        let Some(user) = index(source) else { continue };
        parts[user].extend(files.iter().filter_map(|file| index(&sources[*file])).filter(|used| *used != user));
    }
    (names, parts)
}

/// `a → b → a`
pub fn in_words<'n>(circle: &[usize], name: impl Fn(usize) -> &'n str) -> String {
    circle.iter().chain(circle.first()).map(|index| name(*index)).collect::<Vec<_>>().join(" → ")
}
