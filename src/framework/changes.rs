//! What a new version of a framework would do to the answers that were given to an older one, for whoever writes it.

use std::collections::HashSet;

use super::index::ItemRef;
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
    problems.extend(
        reworded(old, new).into_iter().filter(|one| one.is_other_statement() && !one.is_marked).map(|one| {
            let (area, item) = (&new[one.item.area], &new[one.item]);
            let message = format!(
                "{} has hardly a word in common with what it said before, so earlier answers may be answers to another statement",
                area.full_id(item.index)
            );
            let version = if item.is_local { new.overlay().map_or("", |overlay| &overlay.version) } else { new.version() };
            let mend = format!(
                "if its meaning has changed, add revised: \"{version}\"; if it is another statement, give it an id of its own"
            );
            Problem::warning(Code::Revised, path_of(new, area, Some(item)), message).hint(mend)
        }),
    );
    problems
}

/// An item whose text has changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Reworded {
    pub item: ItemRef,
    /// How much both texts have in common: from 0 to 1.
    pub likeness: f64,
    /// Whether it says that its meaning has changed since.
    pub is_marked: bool,
}

impl Reworded {
    /// Whether both texts hardly share a word.
    fn is_other_statement(&self) -> bool {
        self.likeness < HARDLY_A_WORD
    }
}

/// Below this likeness two texts are taken for two statements. Two statements of one checklist that have nothing to do with each
/// other share up to one word in six; what was put better keeps more than one in four.
const HARDLY_A_WORD: f64 = 0.2;

/// The items that have another text than in `old`, the most different first.
pub fn reworded(old: &Framework, new: &Framework) -> Vec<Reworded> {
    let mut found = Vec::new();
    for area in new.areas() {
        for item in &area.items {
            let Some(before) = old.item(&area.full_id(item.index)).map(|before| &old[before]) else { continue };
            if before.text.split_whitespace().eq(item.text.split_whitespace()) {
                continue;
            }
            let version = |framework: &Framework| match framework.overlay() {
                Some(overlay) if item.is_local => overlay.version.clone(),
                _ => framework.version().to_owned(),
            };
            found.push(Reworded {
                item: ItemRef { area: area.index, item: item.index },
                likeness: likeness(&before.text, &item.text),
                is_marked: item.revised.as_ref().is_some_and(|revised| ids::is_later(revised, &version(old))),
            });
        }
    }
    found.sort_by(|one, other| one.likeness.total_cmp(&other.likeness));
    found
}

/// How much two texts have in common, by their longer words; where there are none, as in scripts without blanks, by their letters.
fn likeness(one: &str, other: &str) -> f64 {
    const COMMON: [&str; 14] = [
        "have", "that", "with", "they", "them", "their", "this", "from", "what", "when", "which", "where", "about",
        "these",
    ];
    let words = |text: &str| -> HashSet<String> {
        let words = text.split(|letter: char| !letter.is_alphanumeric()).map(str::to_lowercase);
        words.filter(|word| word.chars().count() > 3 && !COMMON.contains(&word.as_str())).collect()
    };
    let (one_words, other_words) = (words(one), words(other));
    if one_words.len() < 2 || other_words.len() < 2 {
        return strsim::sorensen_dice(one, other);
    }
    let shared = one_words.intersection(&other_words).count();
    let all = one_words.len() + other_words.len();
    f64::from(u32::try_from(2 * shared).unwrap_or(u32::MAX)) / f64::from(u32::try_from(all).unwrap_or(u32::MAX))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework;

    fn version(number: &str, items: &str) -> Framework {
        let text = format!(
            "{{format: thrive-framework/1, id: sample, version: '{number}', title: S, levels: [{{id: low, name: L}}, {{id: top, name: T}}], phases: [{{id: P, name: P, areas: [{{id: a, name: A, checklist: {{low: [{items}]}}}}]}}]}}"
        );
        framework::read(text.as_bytes(), |_| None).framework.expect("the sample is valid")
    }

    #[test]
    fn reworded_items_the_most_different_first() {
        let old = version(
            "1",
            "{id: A, text: We check that our security works.}, {id: B, text: We ask people how they want to be reached.}, {id: C, text: Same words}, {id: D, text: We share budgets openly with partners.}",
        );
        let items = |revised: &str| {
            format!(
                "{{id: A, text: We know who might attack us and how.{revised}}}, {{id: B, text: We always ask people how they would like to be reached.}}, {{id: C, text: Same  words}}, {{id: D, text: We share our plans openly with all partners.}}"
            )
        };
        let new = version("2", &items(""));
        let found = reworded(&old, &new);
        let ids: Vec<String> = found.iter().map(|one| new.full_id(one.item)).collect();
        // Longer words: of A none of 3 and 3 is shared; of B people and reached, of 3 and 5; of D share, openly and partners, of 4 and 4.
        assert_eq!(ids, ["a.A", "a.B", "a.D"]);
        let warned = |new: &Framework| changes(&old, new).iter().map(|problem| problem.code.id()).collect::<Vec<_>>();
        assert_eq!(warned(&new), ["revised"]);
        assert_eq!(warned(&version("2", &items(", revised: '2'"))), [""; 0], "it says so");
        assert_eq!(warned(&version("2", &items(", revised: '1'"))), ["revised"], "that was another time");
    }
}
