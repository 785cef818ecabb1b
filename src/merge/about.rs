//! What is said about the merged assessment as a whole.

use std::collections::{BTreeMap, BTreeSet};

use super::voice::{Names, Told, Voice, cut_to_fit};
use crate::assessment::{About, Assessor, Detail, FEWEST_TOLD, MergedFile, Previous, ScopePart, areas_in};
use crate::framework::{AreaIndex, Framework};
use crate::words::folded;

/// The title of all files; where they differ, the first in alphabetical order.
pub(super) fn title(voices: &[Voice], told: &mut Vec<Told>) -> String {
    let titles: BTreeSet<&str> = voices.iter().map(|voice| voice.assessment.about.title.as_str()).collect();
    if titles.len() > 1 {
        told.push(Told::Different("the title"));
    }
    titles.into_iter().next().unwrap_or_default().to_owned()
}

/// Everything but the title and the rounds before: what all who say it agree on, and what any of them has written.
pub(super) fn details(framework: &Framework, voices: &[Voice], names: Names, told: &mut Vec<Told>) -> Vec<Detail> {
    let mut all = Agreed { abouts: voices.iter().map(|voice| &voice.assessment.about).collect(), told };
    let mut details = vec![
        Detail::Organisation(all.text("the organisation", |about| about.organisation.clone())),
        Detail::OrganisationCode(all.text("the organisation's code", |about| about.organisation_code.clone())),
        Detail::Place(all.text("the place", |about| about.place.clone())),
        Detail::Formerly(all.abouts.iter().flat_map(|about| about.formerly.iter().cloned()).collect()),
        Detail::Kind(all.value("the kind of assessment", |about| about.kind)),
        Detail::Viewpoint(all.value("the viewpoint", |about| about.viewpoint)),
    ];
    for phase in framework.phases() {
        if all.abouts.iter().any(|about| !about.viewpoint_by_phase.is_empty()) {
            let viewpoint = all.value("the viewpoint of a phase", |about| about.viewpoint_in(phase.index));
            details.push(Detail::ViewpointIn(phase.index, viewpoint));
        }
    }
    let is_chosen = |id: &String| all.abouts.iter().any(|about| about.communities.contains(id));
    let communities = framework.communities().iter().enumerate().filter(|(_, community)| is_chosen(&community.id));
    let communities = communities.map(|(index, _)| index).collect();
    details.extend([
        Detail::Timing(all.value("the timing", |about| about.timing)),
        Detail::Communities(communities),
        Detail::GoodEnough(all.value("the level that is good enough", |about| about.good_enough)),
        Detail::NextReview(all.value("the next review", |about| about.next_review)),
        Detail::Narrative(all.joined("the narrative", |about| about.narrative.as_deref())),
        Detail::Risks(all.joined("the risks", |about| about.risks.as_deref())),
        Detail::Asks(all.joined("what is to be decided", |about| about.asks.as_deref())),
        Detail::Scope(scope(framework, &all.abouts)),
    ]);
    if names.are_hidden() {
        details.push(Detail::Assessors(counted_by_role(voices)));
    } else {
        details.extend([
            Detail::ExecutiveLead(all.text("the executive lead", |about| about.executive_lead.clone())),
            Detail::Contact(all.text("the contact", |about| about.contact.clone())),
            Detail::Assessors(assessors(voices)),
            Detail::Started(all.abouts.iter().filter_map(|about| about.started).min()),
            Detail::Sources(voices.iter().map(merged_file).collect()),
        ]);
    }
    details
}

/// The rounds before that all files follow. Where names are hidden, none: they are named by their files.
pub(super) fn previous(voices: &[Voice], names: Names, told: &mut Vec<Told>) -> Option<Detail> {
    let mut rounds = voices.iter().filter(|_| !names.are_hidden()).map(|voice| &voice.assessment.about.previous);
    let first = rounds.next()?;
    let others: Vec<&Vec<Previous>> = rounds.collect();
    let shared: Vec<Previous> =
        first.iter().filter(|round| others.iter().all(|other| has_round(other, round))).cloned().collect();
    if shared.len() < first.len() || others.iter().any(|other| shared.len() < other.len()) {
        told.push(Told::DifferentRounds);
    }
    (!shared.is_empty()).then_some(Detail::Previous(shared))
}

/// Whether a round is among these, under whatever file name.
fn has_round(rounds: &[Previous], round: &Previous) -> bool {
    rounds.iter().any(|other| other == round || (round.digest.is_some() && other.digest == round.digest))
}

/// What is said about all files.
struct Agreed<'a> {
    abouts: Vec<&'a About>,
    told: &'a mut Vec<Told>,
}

impl Agreed<'_> {
    /// What all who say something say, if it is the same.
    fn value<T: PartialEq>(&mut self, what: &'static str, part: impl Fn(&About) -> Option<T>) -> Option<T> {
        let mut said = self.abouts.iter().filter_map(|about| part(about));
        let first = said.next()?;
        if said.all(|other| other == first) {
            return Some(first);
        }
        let different = Told::Different(what);
        if !self.told.contains(&different) {
            self.told.push(different);
        }
        None
    }

    fn text(&mut self, what: &'static str, part: impl Fn(&About) -> Option<String>) -> String {
        self.value(what, part).unwrap_or_default()
    }

    /// What all have written, each text once, in alphabetical order.
    fn joined(&mut self, what: &'static str, part: impl Fn(&About) -> Option<&str>) -> String {
        let texts: BTreeSet<&str> = self.abouts.iter().filter_map(|about| part(about)).collect();
        let mut joined = texts.into_iter().collect::<Vec<_>>().join("\n\n");
        if cut_to_fit(&mut joined) {
            self.told.push(Told::Cut(what));
        }
        joined
    }
}

/// The phases and areas that any of them has chosen, in the framework's order. Where one of them has chosen all, that is all.
fn scope(framework: &Framework, abouts: &[&About]) -> Vec<ScopePart> {
    if abouts.iter().any(|about| about.scope.is_empty()) {
        return Vec::new();
    }
    let mut parts: Vec<ScopePart> = abouts.iter().flat_map(|about| about.scope.iter().copied()).collect();
    let place = |part: &ScopePart| -> (Option<AreaIndex>, bool) {
        (areas_in(framework, &[*part]).first().copied(), matches!(part, ScopePart::Area(_)))
    };
    parts.sort_by_key(place);
    parts
}

/// All assessors, each once. Somebody whose role only one file says is one person.
fn assessors(voices: &[Voice]) -> Vec<Assessor> {
    let mut roles: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for person in voices.iter().flat_map(|voice| &voice.assessment.about.assessors) {
        roles.entry(person.name.as_str()).or_default().extend(person.role.as_deref());
    }
    let mut all = Vec::new();
    for (name, roles) in roles {
        let person = |role: Option<&str>| Assessor { name: name.to_owned(), role: role.map(str::to_owned) };
        if roles.is_empty() {
            all.push(person(None));
        }
        all.extend(roles.into_iter().map(|role| person(Some(role))));
    }
    all
}

/// How many assessors there are, by role where at least three have it: `3 assessors` of a role, and the others together. Where these are
/// fewer than three, those of the rarest role are counted with them, so that everybody is counted and no role of one or two is told. A
/// file that names nobody counts as one person.
fn counted_by_role(voices: &[Voice]) -> Vec<Assessor> {
    let mut people: BTreeMap<String, Option<String>> = BTreeMap::new();
    let mut without_name = 0;
    for voice in voices {
        without_name += usize::from(voice.names().next().is_none());
        for person in &voice.assessment.about.assessors {
            let role = person.role.as_deref().map(folded).filter(|role| !role.is_empty());
            let known = people.entry(folded(&person.name)).or_default();
            *known = known.take().max(role);
        }
    }
    let all = people.len() + without_name;
    let mut spelt: BTreeMap<String, (&str, usize)> = BTreeMap::new();
    for role in voices.iter().flat_map(|voice| &voice.assessment.about.assessors).filter_map(|it| it.role.as_deref()) {
        let (first, _) = spelt.entry(folded(role)).or_insert((role, 0));
        *first = role.min(first);
    }
    for role in people.into_values().flatten() {
        if let Some((_, number)) = spelt.get_mut(&role) {
            *number += 1;
        }
    }
    let mut shown: Vec<(&str, usize)> = spelt.into_values().filter(|(_, number)| *number >= FEWEST_TOLD).collect();
    let mut others = all - shown.iter().map(|(_, number)| number).sum::<usize>();
    let rarest = shown.iter().enumerate().min_by_key(|(_, (_, number))| *number).map(|(place, _)| place);
    if let Some(rarest) = rarest.filter(|_| (1..FEWEST_TOLD).contains(&others)) {
        others += shown.remove(rarest).1;
    }
    let mut counted: Vec<Assessor> =
        shown.into_iter().map(|(role, number)| Assessor::counted(number, Some(role))).collect();
    if others >= FEWEST_TOLD {
        counted.push(Assessor::counted(others, None));
    }
    counted
}

fn merged_file(voice: &Voice) -> MergedFile {
    MergedFile {
        file: voice.file.to_owned(),
        digest: voice.digest.map(str::to_owned),
        assessors: voice.names().map(str::to_owned).collect(),
    }
}
