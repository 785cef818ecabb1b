//! Brings two versions of one assessment together, for when two people worked on copies of one file.

use std::collections::BTreeMap;

use crate::assessment::{Action, AreaAnswers, Assessment, Remark};
use crate::words;
use crate::yaml::Raw;

/// What came of taking answers in, by area id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TakenIn {
    /// Areas whose answers were taken over, because there were none or only part of them here.
    pub taken: Vec<String>,
    /// Areas that both have answered, and not alike: left as they were here, for people to decide.
    pub different: Vec<String>,
}

/// Takes the answers of `other` into `ours`. Nothing that was answered here is changed; evidence, notes, actions and what has no
/// place are kept of both.
pub fn take_in(ours: &mut Assessment, other: &Assessment) -> TakenIn {
    let mut result = TakenIn::default();
    for (id, theirs) in &other.areas {
        let Some(here) = ours.areas.get_mut(id) else {
            ours.areas.insert(id.clone(), theirs.clone());
            result.taken.push(id.clone());
            continue;
        };
        if is_same_answer(here, theirs) {
            add_remarks(here, theirs);
        } else if theirs.is_answered() && !here.is_answered() {
            let begun = std::mem::replace(here, theirs.clone());
            add_remarks(here, &begun);
            result.taken.push(id.clone());
        } else {
            add_remarks(here, theirs);
            if theirs.is_answered() {
                result.different.push(id.clone());
            }
        }
    }
    for kept in &other.unplaced {
        let is_same = |known: &(String, Raw)| {
            words::without_number(&known.0) == words::without_number(&kept.0) && known.1 == kept.1
        };
        if !ours.unplaced.iter().any(is_same) {
            let is_taken = |name: &str| ours.unplaced.iter().any(|(taken, _)| taken == name);
            ours.unplaced.push((words::unused(&kept.0, is_taken), kept.1.clone()));
        }
    }
    for action in &other.actions {
        let is_same = |known: &Action| Action { id: action.id, ..known.clone() } == *action;
        if !ours.actions.iter().any(is_same) {
            let is_taken = ours.actions.iter().any(|known| known.id == action.id);
            let id = if is_taken { ours.unused_action_id() } else { action.id };
            ours.actions.push(Action { id, ..action.clone() });
        }
    }
    result
}

/// Whether both say the same about the items.
fn is_same_answer(one: &AreaAnswers, other: &AreaAnswers) -> bool {
    let items = |answers: &AreaAnswers| AreaAnswers { evidence: BTreeMap::new(), notes: Vec::new(), ..answers.clone() };
    items(one) == items(other)
}

fn add_remarks(here: &mut AreaAnswers, theirs: &AreaAnswers) {
    add(&mut here.notes, &theirs.notes);
    for (item, remarks) in &theirs.evidence {
        add(here.evidence.entry(item.clone()).or_default(), remarks);
    }
}

fn add(here: &mut Vec<Remark>, theirs: &[Remark]) {
    for remark in theirs {
        if !here.contains(remark) {
            here.push(remark.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework;

    fn remark(text: &str) -> Remark {
        Remark { text: text.to_owned(), on: None, by: None }
    }

    /// Areas as id, open level, ticks and a note.
    fn assessment(areas: &[(&str, Option<&str>, &str, &str)]) -> Assessment {
        let mut assessment = Assessment::new(&framework::bundled(), "Sample", jiff::civil::date(2026, 11, 22));
        for (id, open, ticked, note) in areas {
            let answers = AreaAnswers {
                open: open.map(str::to_owned),
                ticked: ticked.split_whitespace().map(str::to_owned).collect(),
                notes: vec![remark(note)],
                ..AreaAnswers::default()
            };
            assessment.areas.insert((*id).to_owned(), answers);
        }
        assessment
    }

    /// What has no place, and what the team means to do, is taken in from both, under free names and numbers.
    #[test]
    fn what_has_no_place_and_actions_are_taken_in() {
        let action = |id, text: &str| Action {
            id,
            item: None,
            action: text.to_owned(),
            responsible: None,
            accountable: None,
            consulted: Vec::new(),
            informed: Vec::new(),
            due: None,
            horizon: None,
            status: None,
        };
        let kept = |text: &str| crate::yaml::raw(&text);
        let (mut ours, mut other) = (assessment(&[]), assessment(&[]));
        ours.unplaced = vec![("1a.X".into(), kept("ours"))];
        other.unplaced = vec![("1a.X".into(), kept("theirs")), ("1a.Y".into(), kept("theirs"))];
        ours.actions = vec![action(1, "Ask"), action(2, "Write")];
        other.actions = vec![action(1, "Ask"), action(2, "Ring"), action(7, "Visit")];
        take_in(&mut ours, &other);
        let names: Vec<&str> = ours.unplaced.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["1a.X", "1a.X~2", "1a.Y"]);
        let actions: Vec<(u32, &str)> = ours.actions.iter().map(|action| (action.id, action.action.as_str())).collect();
        assert_eq!(actions, [(1, "Ask"), (2, "Write"), (3, "Ring"), (7, "Visit")]);
        take_in(&mut ours, &other);
        assert_eq!((ours.unplaced.len(), ours.actions.len()), (3, 4), "nothing is taken in twice");
    }

    #[test]
    fn what_only_one_has_answered_is_taken_and_differences_are_named() {
        let mut ours = assessment(&[
            ("1a", None, "E1", "ours"),
            ("1b", Some("maturing"), "E1", "ours"),
            ("1c", None, "E1", "ours"),
            ("1d", None, "E1", "ours"),
        ]);
        let other = assessment(&[
            ("1b", None, "E2", "theirs"),
            ("1c", None, "E1", "ours"),
            ("1d", None, "E2", "theirs"),
            ("2a", Some("developing"), "E1", "theirs"),
        ]);
        let result = take_in(&mut ours, &other);
        assert_eq!((result.taken, result.different), (vec!["1b".to_owned(), "2a".to_owned()], vec!["1d".to_owned()]));
        assert!(ours.areas["1b"].ticked.contains("E2") && ours.areas["1b"].is_answered());
        // Notes of both are kept, and none twice.
        assert_eq!(ours.areas["1b"].notes, [remark("theirs"), remark("ours")]);
        assert_eq!(ours.areas["1c"].notes, [remark("ours")]);
        assert_eq!(ours.areas["1d"].notes, [remark("ours"), remark("theirs")]);
        assert!(ours.areas["1d"].ticked.contains("E1") && !ours.areas["1d"].ticked.contains("E2"));
    }
}
