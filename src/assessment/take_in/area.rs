//! The answers of two people for one area, item by item.

use super::super::model::{Answer, AreaAnswers, Assessment, Remark};
use super::taken::{Part, TakenIn, add};
use crate::framework::{Area, Framework, Item, ItemIndex, ItemRef};

impl Assessment {
    pub(super) fn take_in_areas(&mut self, other: &Self, framework: &Framework, result: &mut TakenIn) {
        for (index, theirs) in &other.areas {
            let area = &framework[*index];
            if other.about.previous.is_empty() && theirs.is_bare(area) {
                // Begun, and nothing said. In a round it would say that nothing was in place last time.
                continue;
            }
            let Some(here) = self.0.areas.get_mut(index) else {
                self.0.areas.insert(*index, theirs.clone());
                result.take(Part::Area(*index));
                continue;
            };
            let before = here.clone();
            here.take_in(theirs, area, result);
            if *here != before {
                result.take(Part::Area(*index));
            }
        }
    }
}

/// Adds the pieces that are not there yet. One that both have serves what either says.
fn add_evidence(here: &mut Vec<Remark>, there: &[Remark]) {
    let bare = |piece: &Remark| Remark { serves: Vec::new(), ..piece.clone() };
    for piece in there {
        match here.iter_mut().find(|known| bare(known) == bare(piece)) {
            Some(known) => drop(add(&mut known.serves, &piece.serves)),
            None => here.push(piece.clone()),
        }
    }
}

/// What a person has said of an item: an answer, or nothing, which says that it is not in place.
#[derive(PartialEq)]
struct Said(Option<Answer>);

impl AreaAnswers {
    fn take_in(&mut self, theirs: &Self, area: &Area, result: &mut TakenIn) {
        let before = self.clone();
        for item in &area.items {
            self.take_in_item(item, &before, theirs, area, result);
        }
        self.take_in_exclusion(&before, theirs, area, result);
        // All of an area is answered if either has answered it; otherwise it goes on where the later one stopped. One that was set
        // aside has not been gone through.
        self.open = match (&before.excluded, &theirs.excluded) {
            (None, None) => before.open.zip(theirs.open).map(|(here, there)| here.max(there)),
            (Some(_), None) => theirs.open,
            (_, Some(_)) => before.open,
        };
        // What is taken in was said of the words of its time.
        let taken =
            theirs.reworded.iter().filter(|item| before.answer(**item).is_none() && self.answer(**item).is_some());
        let taken: Vec<ItemIndex> = taken.copied().collect();
        self.reworded.extend(taken);
        self.target = before.target.or(theirs.target);
        if theirs.target.is_some() && self.target != theirs.target {
            result.differ(Part::Target(area.index));
        }
        add(&mut self.notes, &theirs.notes);
        add(&mut self.decisions, &theirs.decisions);
        add(&mut self.parked, &theirs.parked);
        for (item, votes) in &theirs.votes {
            if self.votes.entry(*item).or_insert(*votes) != votes {
                result.differ(Part::Votes(ItemRef { area: area.index, item: *item }));
            }
        }
        for (item, pieces) in theirs.evidence.iter().filter(|(_, pieces)| !pieces.is_empty()) {
            add_evidence(self.evidence.entry(*item).or_default(), pieces);
        }
    }

    /// An answer of one side counts where the other has not come to the item. Where it has come to it, what is not answered is not
    /// in place, which is an answer, too.
    fn take_in_item(&mut self, item: &Item, before: &Self, theirs: &Self, area: &Area, result: &mut TakenIn) {
        let index = item.index;
        let (ours, there) = (before.confirmed(item), theirs.confirmed(item));
        let is_different = match (&ours, &there) {
            (_, None) => false,
            (None, Some(Said(answer))) => {
                self.set(index, answer.clone());
                false
            }
            // "Not in place", said by passing over an item of an area that is not finished, gives way to what was said of it.
            (Some(Said(None)), Some(Said(Some(answer)))) if !before.is_answered() => {
                self.set(index, Some(answer.clone()));
                true
            }
            (Some(ours), Some(there)) => ours != there,
        };
        if ours.is_none() && there.is_none() && self.answer(index).is_none() && theirs.ticked.contains(&index) {
            self.ticked.insert(index);
            self.unconfirmed.insert(index);
        }
        if is_different {
            result.differ(Part::Item(ItemRef { area: area.index, item: index }));
        }
    }

    /// An area that was set aside there is set aside here, unless something was answered here.
    fn take_in_exclusion(&mut self, before: &Self, theirs: &Self, area: &Area, result: &mut TakenIn) {
        let has_answers =
            |side: &Self| side.open.is_none() || area.items.iter().any(|item| side.confirmed(item).is_some());
        let is_different = match (&before.excluded, &theirs.excluded) {
            (None, None) => false,
            (Some(ours), Some(there)) => ours != there,
            (Some(_), None) => has_answers(theirs),
            (None, Some(reason)) => {
                if !has_answers(before) {
                    self.excluded = Some(reason.clone());
                }
                has_answers(before)
            }
        };
        if is_different {
            result.differ(Part::Exclusion(area.index));
        }
    }

    /// What was said of an item by a person, and not only carried over from the round before: an answer, or, where its level was
    /// answered, that it is not in place. Nothing if it has not come to that.
    fn confirmed(&self, item: &Item) -> Option<Said> {
        if self.unconfirmed.contains(&item.index) {
            return None;
        }
        let has_come = self.excluded.is_none() && self.open.is_none_or(|open| item.level < open);
        match self.answer(item.index) {
            None if !has_come => None,
            answer => Some(Said(answer)),
        }
    }
}
