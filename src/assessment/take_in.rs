//! Brings two versions of one assessment together, for when two people worked on copies of one file.

use std::collections::BTreeMap;

use super::edit::Refusal;
use super::model::{Action, AreaAnswers, Assessment, Remark};
use crate::framework::AreaIndex;
use crate::ids;
use crate::input::Raw;

/// What came of taking answers in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TakenIn {
    /// Areas whose answers were taken over, because there were none or only part of them here.
    pub taken: Vec<AreaIndex>,
    /// Areas that both have answered, and not alike: left as they were here, for people to decide.
    pub different: Vec<AreaIndex>,
}

impl Assessment {
    /// Takes in the answers of `other`, another version of the same assessment. Nothing that was answered here is changed;
    /// evidence, notes, actions and answers that the framework has no item for are kept of both.
    ///
    /// # Errors
    /// If this one is final.
    pub fn take_in(&mut self, other: &Assessment) -> Result<TakenIn, Refusal> {
        self.check_is_draft()?;
        Ok(take_in(self, other))
    }
}

fn take_in(ours: &mut Assessment, other: &Assessment) -> TakenIn {
    let mut result = TakenIn::default();
    for (area, theirs) in &other.areas {
        let Some(here) = ours.0.areas.get_mut(area) else {
            ours.0.areas.insert(*area, theirs.clone());
            result.taken.push(*area);
            continue;
        };
        if is_same_answer(here, theirs) {
            add_remarks(here, theirs);
        } else if theirs.is_answered() && !here.is_answered() {
            let begun = std::mem::replace(here, theirs.clone());
            add_remarks(here, &begun);
            result.taken.push(*area);
        } else {
            add_remarks(here, theirs);
            if theirs.is_answered() {
                result.different.push(*area);
            }
        }
    }
    for kept in &other.unplaced {
        let is_same =
            |known: &(String, Raw)| ids::without_number(&known.0) == ids::without_number(&kept.0) && known.1 == kept.1;
        if !ours.unplaced.iter().any(is_same) {
            let is_taken = |name: &str| ours.unplaced.iter().any(|(taken, _)| taken == name);
            ours.0.unplaced.push((ids::unused(&kept.0, is_taken), kept.1.clone()));
        }
    }
    for action in &other.actions {
        let is_same = |known: &Action| Action { id: action.id, ..known.clone() } == *action;
        if !ours.actions.iter().any(is_same) {
            let is_taken = ours.actions.iter().any(|known| known.id == action.id);
            let id = if is_taken { ours.unused_action_id() } else { action.id };
            ours.0.actions.push(Action { id, ..action.clone() });
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
        add(here.evidence.entry(*item).or_default(), remarks);
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
    use std::sync::LazyLock;

    use super::*;
    use crate::assessment::Decision;
    use crate::assessment::tests::WrittenAnswers;
    use crate::framework::{self, Framework};

    static BUNDLED: LazyLock<Framework> = LazyLock::new(framework::bundled);

    /// What stands for an area.
    fn said(assessment: &Assessment, area: &str) -> WrittenAnswers {
        assessment.spelt(&BUNDLED, area)
    }

    fn ids(areas: &[AreaIndex]) -> Vec<&'static str> {
        areas.iter().map(|area| BUNDLED[*area].id.as_str()).collect()
    }

    fn remark(text: &str) -> Remark {
        Remark { text: text.to_owned(), on: None, by: None }
    }

    /// Areas as id, open level, ticks and a note.
    fn assessment(areas: &[(&str, Option<&str>, &str, &str)]) -> Assessment {
        let mut assessment = Assessment::new(&BUNDLED, "Sample", jiff::civil::date(2026, 11, 22));
        for (id, open, ticked, note) in areas {
            let answers = WrittenAnswers {
                open: open.map(str::to_owned),
                ticked: ticked.split_whitespace().map(str::to_owned).collect(),
                notes: vec![remark(note)],
                ..WrittenAnswers::default()
            };
            assessment.answer_area(&BUNDLED, id, answers);
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
        let kept = |text: &str| crate::input::raw(&text);
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
        assert_eq!((ids(&result.taken), ids(&result.different)), (vec!["1b", "2a"], vec!["1d"]));
        assert!(said(&ours, "1b").ticked.contains("E2") && said(&ours, "1b").open.is_none());
        // Notes of both are kept, and none twice.
        assert_eq!(said(&ours, "1b").notes, [remark("theirs"), remark("ours")]);
        assert_eq!(said(&ours, "1c").notes, [remark("ours")]);
        assert_eq!(said(&ours, "1d").notes, [remark("ours"), remark("theirs")]);
        assert!(said(&ours, "1d").ticked.contains("E1") && !said(&ours, "1d").ticked.contains("E2"));
    }

    /// Evidence of both is kept item by item, and notes of both, also where both ticked alike: none of it twice, ours first.
    #[test]
    fn evidence_and_notes_of_both_are_kept() {
        // Here E1 is ticked; there this, and so these areas are different.
        let evidence = |assessment: &mut Assessment, item: &str, texts: &[&str]| {
            let mut answers = said(assessment, "1a");
            answers.evidence.insert(item.to_owned(), texts.iter().map(|text| remark(text)).collect());
            assessment.answer_area(&BUNDLED, "1a", answers);
        };
        for (ticked, different) in [("E1", &[] as &[&str]), ("E2", &["1a"])] {
            let mut ours = assessment(&[("1a", None, "E1", "note here")]);
            let mut other = assessment(&[("1a", None, ticked, "note there")]);
            evidence(&mut ours, "E1", &["both", "minutes here"]);
            evidence(&mut other, "E1", &["minutes there", "both"]);
            evidence(&mut other, "E2", &["a survey"]);
            let result = take_in(&mut ours, &other);
            assert_eq!((result.taken.len(), ids(&result.different)), (0, different.to_vec()));
            let area = said(&ours, "1a");
            assert_eq!(area.notes, [remark("note here"), remark("note there")], "{ticked}");
            assert_eq!(area.evidence["E1"], [remark("both"), remark("minutes here"), remark("minutes there")]);
            assert_eq!(area.evidence["E2"], [remark("a survey")], "{ticked}");
        }
        // Begun here and answered there: their ticks with the evidence of both.
        let mut ours = assessment(&[("1a", Some("maturing"), "E1", "n")]);
        evidence(&mut ours, "E1", &["minutes here"]);
        let mut other = assessment(&[("1a", None, "E2", "n")]);
        evidence(&mut other, "E2", &["minutes there"]);
        assert_eq!(ids(&take_in(&mut ours, &other).taken), ["1a"]);
        let area = said(&ours, "1a");
        assert_eq!(
            (&area.evidence["E1"], &area.evidence["E2"]),
            (&vec![remark("minutes here")], &vec![remark("minutes there")])
        );
        assert_eq!((area.notes.len(), area.ticked.contains("E1")), (1, false));
    }

    /// Whatever else two files say of an area that both have answered, people have to know: only evidence and notes can stand
    /// beside each other. What is here stays.
    #[test]
    fn what_counts_as_different() {
        let id = |id: &str| id.to_owned();
        let decision = Decision { item: id("E1"), reason: id("all agreed") };
        let plain = WrittenAnswers { ticked: [id("E1")].into(), ..WrittenAnswers::default() };
        let cases: [(&str, WrittenAnswers, bool); 10] = [
            ("nothing", plain.clone(), false),
            ("a note", WrittenAnswers { notes: vec![remark("n")], ..plain.clone() }, false),
            ("evidence", WrittenAnswers { evidence: [(id("E1"), vec![remark("n")])].into(), ..plain.clone() }, false),
            ("a tick", WrittenAnswers { ticked: [id("E1"), id("E2")].into(), ..plain.clone() }, true),
            ("a doubt", WrittenAnswers { unsure: [id("E2")].into(), ..plain.clone() }, true),
            (
                "what does not apply",
                WrittenAnswers { not_applicable: [(id("E2"), id("r"))].into(), ..plain.clone() },
                true,
            ),
            ("a target", WrittenAnswers { target: Some(id("maturing")), ..plain.clone() }, true),
            ("a decision", WrittenAnswers { decisions: vec![decision], ..plain.clone() }, true),
            ("that it is set aside", WrittenAnswers { excluded: Some(id("not ours")), ..plain.clone() }, true),
            // What is open there takes nothing back that was answered here.
            ("that it is open", WrittenAnswers { open: Some(id("developing")), ..plain.clone() }, false),
        ];
        for (what, theirs, is_different) in cases {
            let mut ours = assessment(&[]);
            ours.answer_area(&BUNDLED, "1a", plain.clone());
            let mut other = assessment(&[]);
            other.answer_area(&BUNDLED, "1a", theirs);
            let result = take_in(&mut ours, &other);
            let named = if is_different { vec!["1a"] } else { Vec::new() };
            assert_eq!((ids(&result.taken), ids(&result.different)), (Vec::new(), named), "{what}");
            let kept = WrittenAnswers { notes: Vec::new(), evidence: BTreeMap::new(), ..said(&ours, "1a") };
            assert_eq!(kept, plain, "{what}");
        }
        // The same item does not apply for another reason.
        let reason = |reason: &str| WrittenAnswers {
            not_applicable: [(id("E1"), id(reason))].into(),
            ..WrittenAnswers::default()
        };
        let (mut ours, mut other) = (assessment(&[]), assessment(&[]));
        ours.answer_area(&BUNDLED, "1a", reason("no survey"));
        other.answer_area(&BUNDLED, "1a", reason("no money"));
        assert_eq!(ids(&take_in(&mut ours, &other).different), ["1a"]);
        assert_eq!(said(&ours, "1a"), reason("no survey"));
    }

    /// Where neither has come to the end of an area, it goes on here from where it was.
    #[test]
    fn two_beginnings() {
        let mut ours = assessment(&[("1a", Some("developing"), "E1", "ours")]);
        let other = assessment(&[("1a", Some("thriving"), "E1 E2 D1", "theirs")]);
        assert_eq!(ids(&take_in(&mut ours, &other).taken), [""; 0]);
        assert!(said(&ours, "1a").ticked.contains("E1"));
        assert_eq!(said(&ours, "1a").open.as_deref(), Some("developing"));
        assert_eq!(said(&ours, "1a").notes, [remark("ours"), remark("theirs")]);
        // Set aside is answered, whatever is open in it.
        let mut other = other.clone();
        let aside = WrittenAnswers { excluded: Some("not ours".into()), ..said(&other, "1a") };
        other.answer_area(&BUNDLED, "1a", aside);
        assert_eq!(ids(&take_in(&mut ours, &other).taken), ["1a"]);
        assert_eq!(said(&ours, "1a").excluded.as_deref(), Some("not ours"));
    }
}
