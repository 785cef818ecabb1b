//! The round after those of several organisations that have merged: what all of them had comes along as from any round, and what
//! differs is asked, with a note of who said what.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::super::model::{About, Action, Answer, AreaAnswers, Assessment, Former, Previous, Remark};
use super::super::take_in::TakenIn;
use crate::framework::{Area, Framework, Item, LevelIndex};
use crate::words;

/// A reason or a name that is longer is cut in a note: the round before has all of it.
const LONGEST_QUOTE: usize = 200;
/// A note is no longer, whatever a framework has in one area.
const LONGEST_NOTE: usize = 20_000;

impl Assessment {
    /// The round after all of these, each with how the new one points back to it; `None` if there are none. Of one alone, it is
    /// [`Self::next_round`].
    ///
    /// An item of which all say the same keeps its answer, and an area in which they say the same of every item waits to be
    /// confirmed as a whole. The others are gone through level by level; a note on the area says who said what. Evidence and open
    /// actions of all are kept, and of what is said about the assessments that in which they agree.
    pub fn next_round_of_all(rounds: &[(&Self, Previous)], framework: &Framework, today: Date) -> Option<Self> {
        let pointers = || rounds.iter().map(|(_, previous)| previous.clone()).collect();
        let mut nexts = rounds.iter().map(|(last, _)| last.next_round(framework, pointers(), today));
        let mut round = nexts.next()?;
        let others: Vec<Self> = nexts.collect();
        if others.is_empty() {
            return Some(round);
        }
        let lasts: Vec<&Self> = rounds.iter().map(|(last, _)| *last).collect();
        let names = names(rounds);
        let nexts: Vec<&Self> = std::iter::once(&round).chain(&others).collect();
        let areas = framework.areas().iter().filter_map(|area| {
            let sides = names.iter().zip(lasts.iter().zip(&nexts)).map(|(name, (last, next))| Side {
                name,
                last: last.areas.get(&area.index),
                next: next.areas.get(&area.index),
            });
            Some((area.index, merged(&sides.collect::<Vec<_>>(), area, framework, today)?))
        });
        let areas = areas.collect();
        round.0.areas = areas;
        round.0.about = merged_about(round.about.clone(), &lasts);
        for other in &others {
            let numbers = round.add_actions_of(other);
            round.take_in_unplaced(other, &numbers, &mut TakenIn::default());
        }
        Some(round)
    }

    /// Adds the actions of another round, but for those that are here already. Returns the number that each has there, and here.
    fn add_actions_of(&mut self, other: &Self) -> Vec<(u32, u32)> {
        let mut numbers = Vec::new();
        for action in &other.actions {
            let is_it = |known: &&Action| Action { id: action.id, ..(*known).clone() } == *action;
            let id = match self.actions.iter().find(is_it) {
                Some(known) => known.id,
                None => {
                    let id = self.free_action_id(action.id);
                    let uid = action
                        .uid
                        .clone()
                        .filter(|uid| self.actions.iter().all(|known| known.uid.as_ref() != Some(uid)));
                    self.0.actions.push(Action { id, uid, ..action.clone() });
                    id
                }
            };
            numbers.push((action.id, id));
        }
        self.note_action(self.highest_action().max(other.highest_action()));
        numbers
    }
}

/// What one of the rounds says of an area.
struct Side<'a> {
    /// Whose round it is.
    name: &'a str,
    last: Option<&'a AreaAnswers>,
    /// What comes along of it.
    next: Option<&'a AreaAnswers>,
}

/// What was said of an item.
#[derive(PartialEq)]
enum Said {
    /// Nothing, or nothing that was confirmed.
    Nothing,
    NotInPlace,
    Answer(Answer),
    /// The whole area does not apply, and why.
    SetAside(String),
}

impl Side<'_> {
    fn said(&self, item: &Item, area: &Area) -> Said {
        let Some(last) = self.last else { return Said::Nothing };
        if let Some(reason) = &last.excluded {
            return Said::SetAside(reason.clone());
        }
        match last.answer(item.index) {
            _ if last.unconfirmed.contains(&item.index) => Said::Nothing,
            Some(answer) => Said::Answer(answer),
            None if last.open_level(area).is_none_or(|open| item.level < open) => Said::NotInPlace,
            None => Said::Nothing,
        }
    }
}

/// What comes along of an area: nothing if none of the rounds has anything to bring.
fn merged(sides: &[Side], area: &Area, framework: &Framework, today: Date) -> Option<AreaAnswers> {
    let nexts: Vec<&AreaAnswers> = sides.iter().filter_map(|side| side.next).collect();
    let first = *nexts.first()?;
    let mut merged = AreaAnswers { open: first.open, ..AreaAnswers::default() };
    let mut different: Vec<(Vec<Said>, Vec<&str>)> = Vec::new();
    for item in &area.items {
        let said: Vec<Said> = sides.iter().map(|side| side.said(item, area)).collect();
        if !is_same(&said) {
            match different.iter_mut().find(|(known, _)| *known == said) {
                Some((_, items)) => items.push(&item.id),
                None => different.push((said, vec![&item.id])),
            }
            continue;
        }
        let answers: Vec<_> = sides.iter().map(|side| side.next.and_then(|next| next.answer(item.index))).collect();
        if is_same(&answers) {
            merged.set(item.index, answers.into_iter().next().flatten());
        }
        if nexts.iter().any(|next| next.reworded.contains(&item.index)) {
            merged.reworded.insert(item.index);
        }
    }
    if different.is_empty() && nexts.iter().all(|next| next.unconfirmed == merged.ticked) {
        merged.unconfirmed.clone_from(&merged.ticked);
    }
    if is_same(&sides.iter().map(|side| side.next.map(|next| &next.excluded)).collect::<Vec<_>>()) {
        merged.excluded.clone_from(&first.excluded);
    }
    for next in &nexts {
        for (item, pieces) in &next.evidence {
            add(merged.evidence.entry(*item).or_default(), pieces);
        }
        add(&mut merged.parked, &next.parked);
    }
    let mut sentences: Vec<String> =
        different.iter().map(|(said, items)| who_said_what(sides, said, items, area)).collect();
    let targets: BTreeSet<LevelIndex> = nexts.iter().filter_map(|next| next.target).collect();
    if targets.len() > 1 {
        sentences.push(format!("Target: {}.", aims(sides, framework).join("; ")));
    } else {
        merged.target = targets.into_iter().next();
    }
    if !sentences.is_empty() {
        let text = words::cut(&format!("The rounds before differ here. {}", sentences.join(" ")), LONGEST_NOTE);
        merged.notes.push(Remark { text, on: Some(today), ..Remark::default() });
    }
    // Where nobody has confirmed anything, it would say that nothing was in place.
    let is_said = !merged.is_bare(area) || nexts.iter().all(|next| next.is_bare(area));
    is_said.then_some(merged)
}

/// One sentence for all items of which the same was said.
fn who_said_what(sides: &[Side], said: &[Said], items: &[&str], area: &Area) -> String {
    let one = |(side, said): (&Side, &Said)| match said {
        Said::Nothing => format!("not answered by {}", side.name),
        Said::NotInPlace => format!("not in place according to {}", side.name),
        Said::Answer(Answer::Ticked) => format!("in place according to {}", side.name),
        Said::Answer(Answer::Unsure) => format!("not known to {}", side.name),
        Said::Answer(Answer::NotApplicable(reason)) => {
            format!("not applicable according to {} ({})", side.name, quoted(reason))
        }
        Said::SetAside(reason) => format!("set aside with the whole area by {} ({})", side.name, quoted(reason)),
    };
    let said: Vec<String> = sides.iter().zip(said).map(one).collect();
    let items = if items.len() == area.items.len() { "All of it".to_owned() } else { items.join(", ") };
    format!("{items}: {}.", said.join("; "))
}

/// The level that each aims for, of those that have said one.
fn aims(sides: &[Side], framework: &Framework) -> Vec<String> {
    let aim = |side: &Side| {
        let level = side.next?.target?;
        Some(format!("{} according to {}", framework[level].name, side.name))
    };
    sides.iter().filter_map(aim).collect()
}

/// What the rounds are told apart by: the organisation, or else the title; the file where that is not one round's alone.
fn names(rounds: &[(&Assessment, Previous)]) -> Vec<String> {
    let name = |last: &Assessment| last.about.organisation.clone().unwrap_or_else(|| last.about.title.clone());
    let all: Vec<String> = rounds.iter().map(|(last, _)| name(last)).collect();
    let is_alone = |name: &String| all.iter().filter(|other| *other == name).count() == 1;
    let told =
        |(name, (_, previous)): (&String, &(_, Previous))| quoted(if is_alone(name) { name } else { &previous.file });
    all.iter().zip(rounds).map(told).collect()
}

/// What is said about the round after all of these: what all of them say, and who took part in any. Organisations that are not
/// the same are those that the new one succeeds. `first` is what comes along of the first of them.
fn merged_about(first: About, lasts: &[&Assessment]) -> About {
    let abouts: Vec<&About> = lasts.iter().map(|last| &last.about).collect();
    let is_one = is_same(&abouts.iter().map(|about| &about.organisation).collect::<Vec<_>>());
    let mut merged = About {
        organisation: agreed(&abouts, |about| &about.organisation),
        organisation_code: agreed(&abouts, |about| &about.organisation_code),
        place: agreed(&abouts, |about| &about.place),
        kind: agreed(&abouts, |about| &about.kind),
        viewpoint: agreed(&abouts, |about| &about.viewpoint),
        timing: agreed(&abouts, |about| &about.timing),
        executive_lead: agreed(&abouts, |about| &about.executive_lead),
        good_enough: agreed(&abouts, |about| &about.good_enough),
        contact: agreed(&abouts, |about| &about.contact),
        ..first
    };
    if !is_same(&abouts.iter().map(|about| (about.viewpoint, &about.viewpoint_by_phase)).collect::<Vec<_>>()) {
        merged.viewpoint = None;
        merged.viewpoint_by_phase.clear();
    }
    // No scope means everything.
    let is_all = abouts.iter().any(|about| about.scope.is_empty());
    for about in abouts {
        if let Some(name) = about.organisation.clone().filter(|_| !is_one) {
            add(&mut merged.formerly, &[Former { name, code: about.organisation_code.clone(), until: None }]);
        }
        add(&mut merged.formerly, &about.formerly);
        add(&mut merged.communities, &about.communities);
        add(&mut merged.assessors, &about.assessors);
        add(&mut merged.scope, &about.scope);
    }
    if is_all {
        merged.scope.clear();
    }
    merged
}

/// What all of them say, if it is the same.
fn agreed<T: Clone + PartialEq>(abouts: &[&About], part: impl Fn(&About) -> &Option<T>) -> Option<T> {
    let all: Vec<&Option<T>> = abouts.iter().map(|about| part(about)).collect();
    all.first().filter(|_| is_same(&all)).and_then(|first| (*first).clone())
}

fn is_same<T: PartialEq>(all: &[T]) -> bool {
    all.windows(2).all(|pair| pair[0] == pair[1])
}

/// Adds what is not there yet.
fn add<T: Clone + PartialEq>(here: &mut Vec<T>, there: &[T]) {
    for one in there {
        if !here.contains(one) {
            here.push(one.clone());
        }
    }
}

/// A text inside a sentence, in one line.
fn quoted(text: &str) -> String {
    words::cut(&text.split_whitespace().collect::<Vec<_>>().join(" "), LONGEST_QUOTE)
}

#[cfg(test)]
mod tests;
