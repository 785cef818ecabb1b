//! What people are told when an assessment was made with another version of its framework.

use crate::assessment::{Assessment, FrameworkRef, Migration, Moved};
use crate::framework::{Area, AreaIndex, Framework, ItemRef};
use crate::words;

/// The sentences, one a line: what the file was made with, what moved, what is new and what has no place.
pub fn told(name: &str, migration: &Migration, framework: &Framework) -> Vec<String> {
    let now = FrameworkRef::to(framework);
    let mut told = vec![format!("{name} was made with {}, and is read with {}.", named(&migration.from), named(&now))];
    if migration.is_back {
        told.push(
            "That is an older version than the answers were given to: if there is a newer file of the framework, use that."
                .to_owned(),
        );
    }
    let moved = |moved: &Moved| format!("{} to {}", moved.former(), moved.now(framework));
    let moved: Vec<String> = shortened(&migration.moved, framework).map(moved).collect();
    for (ids, before, after) in [
        (&moved, "Moved: ", "."),
        (&migration.restored, "Back in place: ", "."),
        (&new(&migration.new, framework), "New: ", ". An area with something new is assessed once that is answered."),
        (
            &areas(&migration.opened, framework),
            "Open, since not all that is in it now was asked then: ",
            ". What was answered is kept.",
        ),
        (
            &full_ids(&migration.reworded, framework),
            "Reworded since: ",
            ". Their answers are kept and marked; do they still hold?",
        ),
        (&migration.unplaced, "Without a place in it: ", ". The file keeps these answers."),
        (&migration.still, "Still without a place: ", "."),
    ] {
        if !ids.is_empty() {
            told.push(format!("{before}{}{after}", words::list(ids)));
        }
    }
    if told.len() == 1 + usize::from(migration.is_back) {
        told.push("Every answer has its place.".to_owned());
    }
    told
}

/// The items that were answered before their meaning changed, if there are any.
pub fn reworded(name: &str, assessment: &Assessment, framework: &Framework) -> Option<String> {
    let items = assessment.areas.iter().flat_map(|(area, answers)| {
        answers.reworded.iter().map(|item| framework.full_id(ItemRef { area: *area, item: *item }))
    });
    let items: Vec<String> = items.collect();
    let list = words::list(&items);
    (!items.is_empty())
        .then(|| format!("{name} has answers from before these were reworded: {list}. Do they still hold?"))
}

fn full_ids(items: &[ItemRef], framework: &Framework) -> Vec<String> {
    items.iter().map(|item| framework.full_id(*item)).collect()
}

fn areas(areas: &[AreaIndex], framework: &Framework) -> Vec<String> {
    areas.iter().map(|area| framework[*area].id.clone()).collect()
}

fn named(reference: &FrameworkRef) -> String {
    let FrameworkRef { id, version, overlay } = reference;
    let with = overlay.as_ref().map(|overlay| format!(" and {} {}", overlay.id, overlay.version));
    format!("{id} {version}{}", with.unwrap_or_default())
}

/// Without the items that went along with their area under the same id.
fn shortened<'m>(moved: &'m [Moved], framework: &Framework) -> impl Iterator<Item = &'m Moved> {
    let went_along = |one: &Moved| {
        let Moved::Item(former, now) = one else { return false };
        former.rsplit_once('.').is_some_and(|(area, item)| {
            item == framework[*now].id && moved.contains(&Moved::Area(area.to_owned(), now.area))
        })
    };
    moved.iter().filter(move |one| !went_along(one))
}

/// New items, and areas that are new as a whole by their own id.
fn new(items: &[ItemRef], framework: &Framework) -> Vec<String> {
    let mut new = Vec::new();
    for area in framework.areas() {
        let of_area: Vec<String> =
            items.iter().filter(|item| item.area == area.index).map(|item| framework.full_id(*item)).collect();
        if of_area.len() == area.items.len() {
            new.push(Area::label(area).into());
        } else {
            new.extend(of_area);
        }
    }
    new
}
