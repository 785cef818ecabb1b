//! What a new version of a framework would do to the answers that were given to an older one, for whoever writes it.

use std::collections::HashSet;

use super::model::{Framework, Item};
use crate::problem::{Code, Path, Problem};
use crate::words;

/// Warnings about a version after `old`: items that came without a mark of it, and items that went without an heir.
pub fn changes(old: &Framework, new: &Framework) -> Vec<Problem> {
    let mut problems = Vec::new();
    if old.id() != new.id() {
        let message = format!("this is {}, and it is compared with {}", new.id(), old.id());
        problems.push(
            Problem::warning(Code::OtherFramework, Path::default().key("id"), message)
                .hint("a version of one framework keeps its id"),
        );
        return problems;
    }
    let before: HashSet<String> = items(old).map(|(full, _)| full).collect();
    let after: HashSet<String> = items(new).map(|(full, _)| full).collect();
    if before != after && !words::is_later(new.version(), old.version()) {
        let message =
            format!("items have changed, but version {} does not come after {}", new.version(), old.version());
        problems.push(
            Problem::warning(Code::Version, Path::default().key("version"), message)
                .hint("give it a version with a higher number"),
        );
    }
    let mut replaced: HashSet<String> = HashSet::new();
    for area in new.areas() {
        replaced.extend(area.items.iter().flat_map(|item| item.replaces.iter().cloned()));
        let taken_along =
            |former: &String| area.items.iter().map(move |item| format!("{former}.{}", item.id)).collect::<Vec<_>>();
        replaced.extend(area.replaces.iter().flat_map(taken_along));
    }
    for (full, item) in items(new).filter(|(full, _)| !before.contains(full)) {
        let takes_over = item.replaces.iter().any(|former| before.contains(former)) || is_moved(&full, new, &before);
        if item.since.is_none() && !takes_over {
            let message = format!("{full} is new, and doesn't say since which version");
            let mend = format!("add since: \"{}\", or earlier answers count as a no to it", new.version());
            problems.push(Problem::warning(Code::Since, Path::default(), message).hint(mend));
        }
    }
    for (full, _) in items(old).filter(|(full, _)| !after.contains(full) && !replaced.contains(full)) {
        let message = format!("{full} is gone, so earlier answers to it will have no place");
        let mend = format!("if another item takes its place, add replaces: [{full}] there");
        problems.push(Problem::warning(Code::Gone, Path::default(), message).hint(mend));
    }
    problems
}

/// Whether an item came along with its area from one that this area replaces.
fn is_moved(full: &str, new: &Framework, before: &HashSet<String>) -> bool {
    let Some((area, item)) = full.split_once('.') else { return false };
    new.area(area).is_some_and(|area| area.replaces.iter().any(|former| before.contains(&format!("{former}.{item}"))))
}

fn items(framework: &Framework) -> impl Iterator<Item = (String, &Item)> {
    let of = |area: &'_ super::Area| -> Vec<(String, usize)> {
        area.items_with_places().map(|(place, _)| (area.full_id(place), place)).collect()
    };
    framework.areas().iter().flat_map(move |area| of(area).into_iter().map(|(full, place)| (full, &area.items[place])))
}
