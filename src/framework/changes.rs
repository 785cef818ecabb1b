//! What a new version of a framework would do to the answers that were given to an older one, for whoever writes it.

use std::collections::HashSet;

use super::model::{Area, Framework, Item};
use super::successors::Successors;
use crate::ids;
use crate::problem::{Code, Path, Problem};

/// Warnings about a version after `old`: items that came without a mark of it, and items that went without a successor.
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
    problems.extend(versions(old, new));
    problems.extend(news(old, new));
    problems.extend(gone(old, new));
    problems.extend(strays(old, new));
    problems
}

/// Items and areas that are new, and neither say since when nor take the place of others.
fn news(old: &Framework, new: &Framework) -> Vec<Problem> {
    let before = ids(old);
    let mut problems = Vec::new();
    for area in new.areas() {
        let is_new = |item: &&Item| {
            let along = |former: &String| before.contains(&format!("{former}.{}", item.id));
            let takes_over =
                item.replaces.iter().any(|former| before.contains(former)) || area.replaces.iter().any(along);
            !before.contains(&area.full_id(item.index)) && item.since.is_none() && !takes_over
        };
        let news: Vec<&Item> = area.items.iter().filter(is_new).collect();
        let Some(first) = news.first() else { continue };
        let version = match new.overlay() {
            Some(overlay) if first.is_local => &overlay.version,
            _ => new.version(),
        };
        if old.area(&area.id).is_none() {
            let message = format!("area {} is new, and doesn't say since which version", area.id);
            let mend = format!("add since: \"{version}\" to it; or replaces: [ID], if it had another id before");
            problems.push(Problem::warning(Code::Since, path_of(new, area, None), message).hint(mend));
            continue;
        }
        for item in news {
            let message = format!("{} is new, and doesn't say since which version", area.full_id(item.index));
            let mend = format!(
                "if it takes the place of another item, add replaces: [AREA.ITEM]; if not, since: \"{version}\"; without a word, \
                 earlier answers count as a no to it"
            );
            problems.push(Problem::warning(Code::Since, path_of(new, area, Some(item)), message).hint(mend));
        }
    }
    problems
}

/// Items and areas that went without a successor.
fn gone(old: &Framework, new: &Framework) -> Vec<Problem> {
    let successors = Successors::of(new);
    let mut problems = Vec::new();
    for area in old.areas() {
        let full_ids = area.items.iter().map(|item| area.full_id(item.index));
        let gone: Vec<String> = full_ids.filter(|full_id| successors.items(full_id).is_empty()).collect();
        let (what, names) = if gone.len() == area.items.len() && new.area(&area.id).is_none() {
            ("area", vec![area.id.clone()])
        } else {
            ("item", gone)
        };
        for name in names {
            let prefix = if what == "area" { "area " } else { "" };
            let message = format!("{prefix}{name} is gone, so earlier answers to it will have no place");
            let mend = format!("if another {what} takes its place, add replaces: [{name}] there");
            problems.push(Problem::warning(Code::Gone, Path::default(), message).hint(mend));
        }
    }
    problems
}

/// Former ids that the older version knows nothing of.
fn strays(old: &Framework, new: &Framework) -> Vec<Problem> {
    let before = ids(old);
    let known_before: HashSet<&String> = items(old).flat_map(|(_, item)| &item.replaces).collect();
    let mut problems = Vec::new();
    for area in new.areas() {
        for item in &area.items {
            let is_stray = |former: &&String| !before.contains(*former) && !known_before.contains(*former);
            for former in item.replaces.iter().filter(is_stray) {
                let message = format!("{former} is replaced, but version {} has no such item", old.version());
                let warning = Problem::warning(Code::Replaces, path_of(new, area, Some(item)), message);
                problems.push(warning.hint("check its spelling, if it isn't of a version before that"));
            }
        }
    }
    problems
}

/// Warnings where items have changed and the version hasn't risen: of the framework, and of the overlay for its own items.
fn versions(old: &Framework, new: &Framework) -> Vec<Problem> {
    let ids = |framework: &Framework, is_local: bool| -> HashSet<String> {
        items(framework).filter(|(_, item)| item.is_local == is_local).map(|(full, _)| full).collect()
    };
    let overlay = |framework: &Framework| framework.overlay().map_or(String::new(), |overlay| overlay.version.clone());
    let pairs = [(false, old.version().to_owned(), new.version().to_owned()), (true, overlay(old), overlay(new))];
    let has_stayed = |(is_local, before, now): &(bool, String, String)| {
        ids(old, *is_local) != ids(new, *is_local) && !ids::is_later(now, before)
    };
    let warning = |(_, before, now): (bool, String, String)| {
        let message = format!("items have changed, but version {now} does not come after {before}");
        Problem::warning(Code::Version, Path::default().key("version"), message)
            .hint("give it a version with a higher number")
    };
    pairs.into_iter().filter(has_stayed).map(warning).collect()
}

/// The path of an area or one of its items in the file of a framework; empty with an overlay, which has no such file.
fn path_of(framework: &Framework, area: &Area, item: Option<&Item>) -> Path {
    if framework.overlay().is_some() {
        return Path::default();
    }
    let in_phase = area.index.get() - framework[area.phase].areas.start;
    let path = Path::default().key("phases").index(area.phase.get()).key("areas").index(in_phase);
    let Some(item) = item else { return path };
    let in_level = area.items_at(item.level).take_while(|other| other.index < item.index).count();
    path.key("checklist").key(&framework[item.level].id).index(in_level)
}

fn ids(framework: &Framework) -> HashSet<String> {
    items(framework).map(|(full, _)| full).collect()
}

fn items(framework: &Framework) -> impl Iterator<Item = (String, &Item)> {
    framework.areas().iter().flat_map(|area| area.items.iter().map(|item| (area.full_id(item.index), item)))
}
