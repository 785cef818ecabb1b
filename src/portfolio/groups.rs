//! The assessments of a portfolio in groups, each with a picture of its own.

use std::collections::{BTreeMap, HashSet};

use super::counting::Portfolio;
use super::member::{Facts, Member, Viewpoints};
use super::organisations::Organisations;
use super::picture::Picture;
use crate::assessment::{Kind, Viewpoint, Word};
use crate::framework::Framework;
use crate::words::{alphabetical, folded};

/// What assessments are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    Organisation,
    Place,
    Kind,
    Viewpoint,
    /// Whom the assessment is about. One that is about several communities is in the group of each.
    Community,
}

/// Assessments that have something in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub name: GroupName,
    pub picture: Picture,
}

/// What the assessments of a group have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GroupName {
    /// In words.
    Named(String),
    /// Nothing is said about it.
    Unsaid,
}

/// The assessments that count, in groups: in the order of the words where these are of a closed set or of the framework's vocabulary,
/// and otherwise alphabetical. What nothing is said about comes last.
pub fn groups(portfolio: &Portfolio, framework: &Framework, by: By) -> Vec<Group> {
    let organisations = Organisations::of(portfolio.counted());
    let mut groups: BTreeMap<(bool, usize, String), (GroupName, Vec<&Member>)> = BTreeMap::new();
    // A group has the name that the first of them gives it.
    for (member, _) in portfolio.by_name() {
        let mut keys = keys(&member.facts, framework, &organisations, by);
        if keys.is_empty() {
            keys.push(((true, 0, String::new()), GroupName::Unsaid));
        }
        for (key, name) in keys {
            groups.entry(key).or_insert_with(|| (name, Vec::new())).1.push(member);
        }
    }
    let mut groups: Vec<Group> =
        groups.into_values().map(|(name, members)| Group { name, picture: Picture::of(framework, members) }).collect();
    if matches!(by, By::Organisation | By::Place) {
        groups.sort_by_cached_key(|group| match &group.name {
            GroupName::Named(name) => (false, alphabetical(name)),
            GroupName::Unsaid => (true, String::new()),
        });
    }
    groups
}

/// The groups that an assessment is in: where each stands among them, and its name.
fn keys(
    facts: &Facts,
    framework: &Framework,
    organisations: &Organisations,
    by: By,
) -> Vec<((bool, usize, String), GroupName)> {
    let named = |place: usize, key: String, name: String| ((false, place, key), GroupName::Named(name));
    match by {
        By::Organisation => {
            let name = facts.organisation.as_deref().or(facts.organisation_code.as_deref()).cloned();
            let key = organisations.own(facts);
            key.zip(name).map(|(key, name)| named(0, key, name)).into_iter().collect()
        }
        By::Place => facts.place.iter().map(|place| named(0, folded(place), place.to_string())).collect(),
        By::Kind => {
            let place = Kind::ALL.iter().position(|(kind, ..)| *kind == facts.kind()).unwrap_or_default();
            vec![named(place, String::new(), facts.kind().label().to_owned())]
        }
        By::Viewpoint => {
            let is_it = |one: &Viewpoint| facts.viewpoints == Viewpoints::One(*one);
            let place = Viewpoint::ALL.iter().position(|(one, ..)| is_it(one)).unwrap_or(Viewpoint::ALL.len());
            facts.viewpoints.label().map(|label| named(place, String::new(), label.to_owned())).into_iter().collect()
        }
        By::Community => {
            let vocabulary = framework.communities().iter().enumerate();
            let about = vocabulary.filter(|(_, community)| facts.communities.contains(&community.id));
            about.map(|(place, community)| named(place, String::new(), community.label())).collect()
        }
    }
}

impl Portfolio {
    /// How many organisations there are among the assessments that count, of those that name one.
    pub fn organisations(&self) -> usize {
        let organisations = Organisations::of(self.counted());
        let keys: HashSet<String> = self.counted().filter_map(|member| organisations.own(&member.facts)).collect();
        keys.len()
    }
}
