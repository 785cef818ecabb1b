//! How far those agree whose answers are on record in one assessment: as votes that a merger or a show of hands has left.

use crate::assessment::{Assessment, Votes};
use crate::framework::{AreaIndex, Framework, ItemRef};

/// The votes on record in one assessment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recorded {
    /// The areas with a statement on which at least two say yes or no, in the framework's order.
    pub areas: Vec<AreaVotes>,
    /// The statements on which some say yes and others no, the closest split first.
    pub mixed: Vec<MixedItem>,
}

/// The votes in one area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AreaVotes {
    pub area: AreaIndex,
    /// On how many statements at least two say yes or no, and on how many of these all say the same.
    pub compared: usize,
    pub alike: usize,
}

/// A statement on which some say yes and others no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MixedItem {
    pub item: ItemRef,
    /// As they were before it was decided.
    pub votes: Votes,
    pub is_decided: bool,
}

impl Recorded {
    /// On how many statements at least two say yes or no.
    pub fn compared(&self) -> usize {
        self.areas.iter().map(|area| area.compared).sum()
    }

    /// On how many of these all say the same.
    pub fn alike(&self) -> usize {
        self.areas.iter().map(|area| area.alike).sum()
    }
}

/// The votes on record in an assessment; those of areas that are set aside are left out.
pub fn recorded(framework: &Framework, assessment: &Assessment) -> Recorded {
    let mut recorded = Recorded::default();
    for (index, answers) in assessment.areas.iter().filter(|(_, answers)| answers.excluded.is_none()) {
        let mut found = AreaVotes { area: *index, compared: 0, alike: 0 };
        for item in &framework[*index].items {
            let Some(votes) = answers.split(item.index).filter(|votes| votes.yes.saturating_add(votes.no) > 1) else {
                continue;
            };
            found.compared += 1;
            if votes.are_opposed() {
                let is_decided = answers.settled(item.index).is_some();
                recorded.mixed.push(MixedItem { item: ItemRef { area: *index, item: item.index }, votes, is_decided });
            } else {
                found.alike += 1;
            }
        }
        recorded.areas.extend((found.compared > 0).then_some(found));
    }
    recorded.mixed.sort_by(|one, other| one.votes.by_closeness(other.votes).then_with(|| one.item.cmp(&other.item)));
    recorded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment;
    use crate::framework::bundled;

    /// Counted by hand: in 1a, E1 is alike, E2 split 3:2, D1 was split 2:2 before it was decided by 5:0, D2 has one vote, D3 is decided
    /// and parked again, so its votes count as they stand; 1b is set aside; in 1c nobody says yes or no.
    #[test]
    fn votes_on_record() {
        let framework = bundled();
        let text = r#"
format: thrive-assessment/1
framework: {id: ics-engagement, version: "2025.02"}
about: {title: Sample}
areas:
  1a:
    ticked: [E1, E2, D1]
    votes: {E1: {"yes": 4}, E2: {"yes": 3, "no": 2}, D1: {"yes": 5}, D2: {"yes": 1, unsure: 3}, D3: {"yes": 1, "no": 3}}
    decisions: [{item: D1, reason: minutes, votes: {"yes": 2, "no": 2}}, {item: D3, reason: before, votes: {"yes": 4}}]
    parked: [{item: D3}]
  1b: {excluded: none here, votes: {E1: {"yes": 1, "no": 1}}}
  1c: {votes: {E1: {unsure: 3}}}
"#;
        let assessment = assessment::read(text.as_bytes(), &framework).assessment.expect("it is valid");
        let found = recorded(&framework, &assessment);
        let area = framework.area("1a").unwrap().index;
        assert_eq!(found.areas, [AreaVotes { area, compared: 4, alike: 1 }]);
        let mixed: Vec<(String, u32, bool)> = found
            .mixed
            .iter()
            .map(|mixed| (framework.full_id(mixed.item), mixed.votes.yes, mixed.is_decided))
            .collect();
        let expected = [("1a.D1", 2, true), ("1a.E2", 3, false), ("1a.D3", 1, false)];
        assert_eq!(mixed, expected.map(|(id, yes, decided)| (id.to_owned(), yes, decided)));
        assert_eq!((found.compared(), found.alike()), (4, 1));
    }
}
