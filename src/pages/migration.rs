//! What people are told when an assessment was made with another version of its framework.

use crate::assessment::{FrameworkRef, Moves};
use crate::framework::{Area, Framework};
use crate::words;

/// The sentences, one a line: what the file was made with, what moved, what is new and what has no place.
pub fn told(name: &str, moves: &Moves, framework: &Framework) -> Vec<String> {
    let now = FrameworkRef::to(framework);
    let mut told = vec![format!("{name} was made with {}, and is read with {}.", named(&moves.from), named(&now))];
    if moves.is_back {
        told.push(
            "That is an older version than the answers were given to: if there is a newer file of the framework, use that."
                .to_owned(),
        );
    }
    let pairs: Vec<String> = shortened(&moves.moved).iter().map(|(from, to)| format!("{from} to {to}")).collect();
    for (ids, before, after) in [
        (&pairs, "Moved: ", "."),
        (&moves.restored, "Back in place: ", "."),
        (&new(&moves.new, framework), "New: ", ". An area with something new is assessed once that is answered."),
        (&moves.unplaced, "Without a place in it: ", ". The file keeps these answers."),
        (&moves.still, "Still without a place: ", "."),
    ] {
        if !ids.is_empty() {
            told.push(format!("{before}{}{after}", words::list(ids)));
        }
    }
    if told.len() == 1 + usize::from(moves.is_back) {
        told.push("Every answer has its place.".to_owned());
    }
    told
}

fn named(reference: &FrameworkRef) -> String {
    let FrameworkRef { id, version, overlay } = reference;
    let with = overlay.as_ref().map(|overlay| format!(" and {} {}", overlay.id, overlay.version));
    format!("{id} {version}{}", with.unwrap_or_default())
}

/// Without the items that moved only because their area did: those that kept their own id.
fn shortened(moved: &[(String, String)]) -> Vec<&(String, String)> {
    let areas: Vec<&(String, String)> = moved.iter().filter(|(from, _)| !from.contains('.')).collect();
    let went_along = |(from, to): &(String, String)| {
        let parts = from.rsplit_once('.').zip(to.rsplit_once('.'));
        parts.is_some_and(|((area, item), (new_area, new_item))| {
            item == new_item && areas.iter().any(|(from, to)| from == area && to == new_area)
        })
    };
    moved.iter().filter(|pair| !went_along(pair)).collect()
}

/// The ids of new items; for an area of which every item is new, its label instead.
fn new(ids: &[String], framework: &Framework) -> Vec<String> {
    let mut new = Vec::new();
    for area in framework.areas() {
        let full_ids = area.items.iter().map(|item| area.full_id(item.index));
        let of_area: Vec<String> = full_ids.filter(|full_id| ids.contains(full_id)).collect();
        if of_area.len() == area.items.len() {
            new.push(Area::label(area));
        } else {
            new.extend(of_area);
        }
    }
    new
}
