//! What an overlay takes away: it leaves phases, areas and items out, and retires roles, communities and duties.

use std::collections::{HashMap, HashSet};

use super::file::{AreaFile, FrameworkFile, ItemFile, Texts};
use super::model::Framework;
use super::successors::Successors;
use crate::input::{List, entries};
use crate::problem::{Code, Path, Problem};
use crate::words;

const HINT: &str = "remove the line, if the framework has done without it for good";

/// Takes out what is hidden, and what would be left empty by it. Warns of what is not there.
pub(super) fn hide(file: &mut FrameworkFile, base: &Framework, hidden: &List<String>) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut ids: HashSet<String> = HashSet::new();
    let successors = Successors::of(base);
    for (index, id) in entries(hidden) {
        // What has taken the place of something hidden is hidden as well.
        let areas = successors.areas(id).into_iter().map(|area| base[area].id.clone());
        let items = successors.items(id).into_iter().map(|item| base.full_id(item));
        let phase = base.phase(id).map(|phase| phase.id.clone());
        let found: Vec<String> = areas.chain(items).chain(phase).collect();
        if found.is_empty() {
            let hint = if base.roles().iter().any(|role| is_called(&role.name, id)) {
                "roles are listed under hide_roles"
            } else if base.communities().iter().any(|community| community.id == *id) {
                "communities are listed under hide_communities"
            } else if base.duties().iter().any(|duty| duty.id == *id) {
                "duties are listed under hide_duties"
            } else {
                HINT
            };
            problems.push(nothing(base, "hide", index, id).hint(hint));
        }
        ids.extend(found);
    }
    let is_hidden = |id: &Option<String>| id.as_ref().is_some_and(|id| ids.contains(id));
    for phase in file.phases.iter_mut().flatten().flatten() {
        for area in phase.areas.iter_mut().flatten().flatten() {
            hide_items(area, &ids);
        }
        let areas = phase.areas.get_or_insert_default();
        areas.retain(|area| {
            area.as_ref().is_some_and(|area| {
                !is_hidden(&area.id) && area.checklist.as_ref().is_some_and(|items| !items.is_empty())
            })
        });
    }
    file.phases.get_or_insert_default().retain(|phase| {
        phase
            .as_ref()
            .is_some_and(|phase| !is_hidden(&phase.id) && phase.areas.as_ref().is_some_and(|areas| !areas.is_empty()))
    });
    problems
}

/// Roles, communities and duties of a base that an overlay retires. They stay in the framework: wording packs count roles, and
/// assessments may name what is retired.
pub(super) struct Retired {
    roles: Vec<usize>,
    communities: Vec<usize>,
    duties: Vec<usize>,
}

/// What an overlay lists to be retired.
pub(super) struct Listed {
    pub(super) roles: List<String>,
    pub(super) communities: List<String>,
    pub(super) duties: List<String>,
}

impl Retired {
    /// Looks up what is named. Warns of what is not there.
    pub(super) fn of(base: &Framework, listed: &Listed, problems: &mut Vec<Problem>) -> Self {
        let mut find = |key: &str, what: &str, listed: &List<String>, known: Vec<&str>| {
            let mut found = Vec::new();
            for (index, name) in entries(listed) {
                match known.iter().position(|known| is_called(known, name)) {
                    Some(place) => found.push(place),
                    None => {
                        let near = words::guess(problems.len(), name, known.iter().copied());
                        let hint = near.map_or_else(|| HINT.to_owned(), |near| format!("did you mean {near}?"));
                        problems.push(nothing(base, key, index, &format!("{what} {name}")).hint(hint));
                    }
                }
            }
            found
        };
        let known_roles = base.roles().iter().map(|role| role.name.as_str()).collect();
        let known_communities = base.communities().iter().map(|community| community.id.as_str()).collect();
        let known_duties = base.duties().iter().map(|duty| duty.id.as_str()).collect();
        Self {
            roles: find("hide_roles", "role", &listed.roles, known_roles),
            communities: find("hide_communities", "community", &listed.communities, known_communities),
            duties: find("hide_duties", "duty", &listed.duties, known_duties),
        }
    }

    /// Marks them in the framework that has come of the base, which begins with the base's own.
    pub(super) fn mark(&self, framework: &mut Framework) {
        for index in &self.roles {
            framework.roles[*index].is_retired = true;
        }
        for index in &self.communities {
            framework.communities[*index].is_retired = true;
        }
        for index in &self.duties {
            framework.duties[*index].is_retired = true;
        }
    }
}

fn is_called(known: &str, name: &str) -> bool {
    known.to_lowercase() == name.trim().to_lowercase()
}

fn nothing(base: &Framework, key: &str, index: usize, what: &str) -> Problem {
    let message = format!("{} {} has no {what}, so there is nothing to hide", base.id(), base.version());
    Problem::warning(Code::NothingToHide, Path::default().key(key).index(index), message)
}

/// Takes hidden items out of an area. What covered one of them covers what that covered.
fn hide_items(area: &mut AreaFile, hidden: &HashSet<String>) {
    let area_id = area.id.clone().unwrap_or_default();
    let is_hidden = |id: &Option<String>| id.as_ref().is_some_and(|id| hidden.contains(&format!("{area_id}.{id}")));
    let Some(checklist) = &mut area.checklist else { return };
    let items = || checklist.values().flatten().flatten().flatten();
    let mut gone: HashMap<String, Texts> = HashMap::new();
    for ItemFile { id, covers, .. } in items().filter(|item| is_hidden(&item.id)) {
        // Lowest level first, so what this one covers has been followed through already.
        let through = followed(covers.as_deref().unwrap_or_default(), &gone);
        gone.insert(id.clone().unwrap_or_default(), through);
    }
    if gone.is_empty() {
        return;
    }
    for list in checklist.values_mut().flatten() {
        list.retain(|item| item.as_ref().is_some_and(|item| !is_hidden(&item.id)));
        for item in list.iter_mut().flatten() {
            item.covers = item.covers.as_deref().map(|covers| followed(covers, &gone));
        }
    }
    checklist.retain(|_, list| list.as_ref().is_some_and(|list| !list.is_empty()));
}

/// Ids with those that are gone replaced by what they covered, each once.
fn followed(covers: &[Option<String>], gone: &HashMap<String, Texts>) -> Texts {
    let mut reached: Texts = Vec::new();
    for id in covers.iter().flatten() {
        let through = gone.get(id).cloned().unwrap_or_else(|| vec![Some(id.clone())]);
        for id in through {
            if !reached.contains(&id) {
                reached.push(id);
            }
        }
    }
    reached
}
