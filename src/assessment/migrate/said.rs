//! The answers for an area, taken apart into what was said about the area and about each item: these move on their own.

use std::collections::BTreeMap;

use super::super::model::{Answer, AreaAnswers, Decision, Parked, Remark, Votes};
use super::super::written::WrittenAnswers;

/// Everything that was said about one item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct SaidOfItem {
    pub(super) answer: Option<Answer>,
    pub(super) unconfirmed: bool,
    pub(super) reworded: bool,
    pub(super) evidence: Vec<Remark>,
    /// The reason of each, and how the answers were spread before it.
    pub(super) decisions: Vec<(String, Option<Votes>)>,
    pub(super) votes: Option<Votes>,
    /// What is put aside: `None` is a question without words.
    pub(super) parked: Vec<Option<String>>,
}

/// What was said about an area as a whole. Levels are ids, which may be of another version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct SaidOfArea {
    pub(super) is_answered: bool,
    pub(super) open: Option<String>,
    pub(super) excluded: Option<String>,
    pub(super) target: Option<String>,
    pub(super) notes: Vec<Remark>,
}

/// What was said about the area, and about each item by id.
pub(super) fn taken_apart(answers: &WrittenAnswers) -> (SaidOfArea, BTreeMap<&str, SaidOfItem>) {
    // All fields by name, so that a new one can't be forgotten here.
    let AreaAnswers {
        open,
        ticked,
        unsure,
        not_applicable,
        excluded,
        evidence,
        notes,
        target,
        unconfirmed,
        reworded,
        decisions,
        votes,
        parked,
    } = answers;
    let mut items: BTreeMap<&str, SaidOfItem> = BTreeMap::new();
    let given = ticked.iter().map(|id| (id, Answer::Ticked));
    let given = given.chain(unsure.iter().map(|id| (id, Answer::Unsure)));
    let given = given.chain(not_applicable.iter().map(|(id, reason)| (id, Answer::NotApplicable(reason.clone()))));
    for (id, answer) in given {
        items.entry(id).or_default().answer = Some(answer);
    }
    for (id, remarks) in evidence {
        items.entry(id).or_default().evidence.clone_from(remarks);
    }
    for id in unconfirmed {
        items.entry(id).or_default().unconfirmed = true;
    }
    for id in reworded {
        items.entry(id).or_default().reworded = true;
    }
    for Decision { item, reason, votes } in decisions {
        items.entry(item).or_default().decisions.push((reason.clone(), *votes));
    }
    for (id, votes) in votes {
        items.entry(id).or_default().votes = Some(*votes);
    }
    for Parked { item, text } in parked {
        items.entry(item).or_default().parked.push(text.clone());
    }
    let of_area = SaidOfArea {
        is_answered: open.is_none(),
        open: open.clone(),
        excluded: excluded.clone(),
        target: target.clone(),
        notes: notes.clone(),
    };
    (of_area, items)
}
