//! What all of them mean to do, numbered anew.

use std::collections::{BTreeMap, BTreeSet};

use super::voice::{MergeError, Names, Told, Voice};
use crate::assessment::{Action, Assessment, Progress};
use crate::framework::Framework;

/// Adds the actions of all files, each once, and what has no place in the framework. What is done in one file is done. Where names are
/// hidden, what has no place is left out: it is kept as it was found, with names and days.
pub(super) fn add_actions(
    merged: &mut Assessment,
    framework: &Framework,
    voices: &[Voice],
    names: Names,
    told: &mut Vec<Told>,
) -> Result<(), MergeError> {
    let mut all: Vec<Action> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut different: BTreeSet<String> = BTreeSet::new();
    // For each file, where its actions are among all of them.
    let mut of_voices: Vec<Vec<(u32, usize)>> = Vec::new();
    for voice in voices {
        let mut here = Vec::new();
        for action in &voice.assessment.actions {
            // Without names, the actions of several can be one.
            let given = if names.are_hidden() { without_names(action.clone(), framework) } else { action.clone() };
            let place = *places.entry(key(&given)).or_insert(all.len());
            match all.get_mut(place) {
                None => all.push(given),
                Some(known) => {
                    if !join(known, &given) && different.insert(known.action.clone()) {
                        told.push(Told::DifferentAction { action: known.action.clone() });
                    }
                }
            }
            here.push((action.id, place));
        }
        of_voices.push(here);
    }
    let mut order: Vec<usize> = (0..all.len()).collect();
    if names.are_hidden() {
        for action in &mut all {
            action.uid = None;
        }
        order.sort_by_cached_key(|place| (all[*place].action.clone(), format!("{:?}", all[*place])));
    }
    let mut numbers = vec![0; all.len()];
    for place in order {
        numbers[place] = merged.add_action(all[place].clone())?;
    }
    if names.are_hidden() {
        let files = voices.iter().filter(|voice| !voice.assessment.unplaced.is_empty()).count();
        told.extend((files > 0).then_some(Told::UnplacedHidden { files }));
        return Ok(());
    }
    for (voice, here) in voices.iter().zip(of_voices) {
        let numbers: Vec<(u32, u32)> = here.into_iter().map(|(there, place)| (there, numbers[place])).collect();
        merged.keep_unplaced_of(voice.assessment, &numbers)?;
    }
    Ok(())
}

/// What is the same for the same action: its id of its own, or all of it but its number.
fn key(action: &Action) -> String {
    match &action.uid {
        Some(uid) => format!("uid {uid}"),
        None => format!("{:?}", Action { id: 0, ..action.clone() }),
    }
}

/// Adds what another file says of an action that is known. Returns whether it says the same.
fn join(known: &mut Action, other: &Action) -> bool {
    let is_same = (Action { id: known.id, ..other.clone() }) == *known;
    if other.is_done() {
        known.status = Some(Progress::Done);
    }
    is_same
}

/// Only the framework's words for roles are left of those who are named in it.
fn without_names(action: Action, framework: &Framework) -> Action {
    let is_role = |name: &String| framework.roles().iter().any(|role| role.name == *name || role.own_name == *name);
    let roles = |names: Vec<String>| names.into_iter().filter(is_role).collect();
    Action {
        responsible: action.responsible.filter(is_role),
        accountable: action.accountable.filter(is_role),
        consulted: roles(action.consulted),
        informed: roles(action.informed),
        ..action
    }
}
