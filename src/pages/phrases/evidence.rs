//! What was put forward for items, in words: shows of hands, what is put aside, and evidence by the duty that it serves.

use indexmap::IndexMap;

use crate::assessment::{AreaAnswers, Assessment, Remark, Votes};
use crate::framework::{Framework, ItemIndex, ItemRef};

/// `7 of 10 say yes, 2 say no, 1 is unsure`.
pub fn votes(votes: Votes) -> String {
    let Votes { no, unsure, .. } = votes;
    let say = |hands: u32| if hands == 1 { "says" } else { "say" };
    let mut parts = vec![votes.yes_of_all()];
    if no > 0 {
        parts.push(format!("{no} {} no", say(no)));
    }
    if unsure > 0 {
        parts.push(format!("{unsure} {} unsure", if unsure == 1 { "is" } else { "are" }));
    }
    parts.join(", ")
}

/// What is put aside about an item: what is to be cleared up, one text for each question.
pub fn parked(answers: &AreaAnswers, item: ItemIndex) -> impl Iterator<Item = &str> {
    answers.parked_on(item).map(|question| question.unwrap_or("to come back to"))
}

/// The show of hands on an item and what is put aside about it, each after what it is.
pub fn from_the_meeting(answers: &AreaAnswers, item: ItemIndex) -> Vec<(&'static str, String)> {
    let votes = answers.votes.get(&item).map(|found| ("Votes: ", votes(*found)));
    let parked = parked(answers, item).map(|question| ("Parked: ", question.to_owned()));
    votes.into_iter().chain(parked).collect()
}

/// A piece of evidence, and what it is for.
pub struct Piece<'a> {
    pub item: ItemRef,
    pub evidence: &'a Remark,
}

/// The evidence by what it serves besides: the framework's duties in their order, then what the team calls its own. Only what has
/// evidence is there.
pub fn by_duty<'a>(assessment: &'a Assessment, framework: &Framework) -> Vec<(String, Vec<Piece<'a>>)> {
    let mut found: IndexMap<&str, Vec<Piece>> =
        framework.duties().iter().map(|duty| (duty.id.as_str(), Vec::new())).collect();
    for (area, answers) in &assessment.areas {
        for (item, pieces) in &answers.evidence {
            for evidence in pieces {
                for served in &evidence.serves {
                    let item = ItemRef { area: *area, item: *item };
                    found.entry(served).or_default().push(Piece { item, evidence });
                }
            }
        }
    }
    let some = found.into_iter().filter(|(_, pieces)| !pieces.is_empty());
    some.map(|(served, pieces)| (framework.duty_name(served), pieces)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_of_hands_in_words() {
        for (yes, no, unsure, said) in [
            (7, 2, 1, "7 of 10 say yes, 2 say no, 1 is unsure"),
            (1, 0, 0, "1 of 1 says yes"),
            (0, 1, 0, "0 of 1 say yes, 1 says no"),
            (0, 0, 3, "0 of 3 say yes, 3 are unsure"),
            (1, 1, 0, "1 of 2 says yes, 1 says no"),
            (10_000, 10_000, 10_000, "10000 of 30000 say yes, 10000 say no, 10000 are unsure"),
        ] {
            assert_eq!(votes(Votes { yes, no, unsure }), said);
        }
    }
}
