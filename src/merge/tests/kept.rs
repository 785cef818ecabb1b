//! What is kept of the files, and what is told where something can't be.

use super::*;
use crate::assessment::Previous;
use crate::framework::AreaIndex;
use crate::input::{LONGEST_TEXT, Raw};

fn area(framework: &Framework, id: &str) -> AreaIndex {
    framework.area(id).unwrap().index
}

fn unconfirmed(framework: &Framework, merged: &Merged, area: &str) -> Vec<String> {
    merged.assessment.spelt(framework, area).unconfirmed.into_iter().collect()
}

/// A tick of the round before counts, and what would not be in place without it stays to be confirmed.
#[test]
fn ticks_that_nobody_has_confirmed() {
    let framework = sample();
    let all = three(&framework, ["1a: E1 ~E2 ~D1 M1 ?D2", "1a: ~E1 ~E2 ~D1 ?D2", "1a: E1 ~E2 ?D2"]);
    for (rule, ticked, expected) in [
        // E1 has two confirmed votes of three, E2 none of three, D1 none of two with a no against them.
        (MergeRule::Majority, "E1 E2 D1 ?D2", ["D1", "E2"].as_slice()),
        (MergeRule::Any, "E1 E2 D1 M1 ?D2", &["D1", "E2"]),
        (MergeRule::All, "E1 E2 ?D2", &["E2"]),
        (MergeRule::AtLeast(3), "E1 E2 ?D2", &["E1", "E2"]),
    ] {
        let found = merged(&framework, &all, rule);
        let mut line: Vec<String> = line(&framework, &found.assessment, "1a").split(' ').map(str::to_owned).collect();
        let mut ticked: Vec<&str> = ticked.split(' ').collect();
        line.sort();
        ticked.sort_unstable();
        assert_eq!(line, ticked, "{rule}");
        assert_eq!(unconfirmed(&framework, &found, "1a"), expected, "{rule}");
    }
    // One file alone keeps its marks.
    let all = three(&framework, ["1a: E1 ~E2", "1b: E1", ""]);
    assert_eq!(unconfirmed(&framework, &merged(&framework, &all, MergeRule::Majority), "1a"), ["E2"]);
}

/// Where all set an area aside, what all of them had answered alike stays below that.
#[test]
fn answers_below_an_area_that_all_set_aside() {
    let framework = sample();
    let lines = ["1a: ! E1 ~E2 ?D1 -D2 M1 | 1b: ! @ E1", "1a: ! E1 E2 ?D1 -D2 | 1b: ! E1", "1a: ! E1 E2 ?D1 -D2 M1"];
    let found = merged(&framework, &three(&framework, lines), MergeRule::Majority);
    let expected = "E1 E2 ?D1 -D2 (no survey (Ada, Ben, Cy)) ! (not ours (Ada, Ben, Cy))";
    let mut words: Vec<String> = line(&framework, &found.assessment, "1a").split(' ').map(str::to_owned).collect();
    words[..2].sort();
    assert_eq!(words.join(" "), expected);
    assert_eq!(unconfirmed(&framework, &found, "1a"), ["E2"]);
    // Not all of 1b was answered by both.
    assert_eq!(line(&framework, &found.assessment, "1b"), "E1 @ ! (not ours (Ada, Ben))");
}

#[test]
fn rounds_before() {
    let framework = sample();
    let round = |file: &str, digest: Option<&str>| Previous {
        file: file.to_owned(),
        updated: None,
        digest: digest.map(str::to_owned),
    };
    let (old, moved, own) = (round("old.yaml", Some("d")), round("../old.yaml", Some("d")), round("own.yaml", None));
    for (rounds, kept, is_told) in [
        ([vec![old.clone()], vec![old.clone()]], vec![old.clone()], false),
        ([vec![old.clone()], vec![moved.clone()]], vec![old.clone()], false),
        ([vec![old.clone(), own.clone()], vec![own.clone(), old.clone()]], vec![old.clone(), own.clone()], false),
        ([vec![old.clone(), own.clone()], vec![old.clone()]], vec![old.clone()], true),
        ([vec![old.clone()], vec![own.clone()]], vec![], true),
        ([vec![], vec![own.clone()]], vec![], true),
        ([vec![], vec![]], vec![], false),
    ] {
        let mut all = three(&framework, ["1b: E1", "1b: E1", "1b: E1"]);
        all[0].about.previous.clone_from(&rounds[0]);
        all[1].about.previous.clone_from(&rounds[1]);
        let found = merged(&framework, &all[..2], MergeRule::Majority);
        assert_eq!(found.assessment.about.previous, kept, "{rounds:?}");
        assert_eq!(found.told.contains(&Told::DifferentRounds), is_told, "{rounds:?}");
        let hidden = merge_anonymously(&framework, &files(&all), MergeRule::Any, Rule::default(), TODAY).unwrap();
        assert_eq!((hidden.assessment.about.previous.len(), hidden.told.len()), (0, 0));
    }
}

/// What people wrote is kept to the last letter, up to what a file may have in one text; and what is cut is told.
#[test]
fn long_texts() {
    let framework = sample();
    let with = |length: usize| {
        let reasons = ["a", "b", "c"].map(|letter| letter.repeat(length));
        let mut all = three(&framework, ["1b: E1", "1b: E1", "1b: E1"]);
        for (one, reason) in all.iter_mut().zip(reasons) {
            let mut answers = one.spelt(&framework, "1b");
            answers.not_applicable.insert("M1".into(), reason.clone());
            let parts = framework.area("1b").unwrap();
            one.areas.insert(parts.index, answers.of(&framework, parts));
            one.about.narrative = Some(reason);
        }
        merged(&framework, &all, MergeRule::Majority)
    };
    let texts = |found: &Merged| {
        let reason = found.assessment.spelt(&framework, "1b").not_applicable["M1"].clone();
        (reason, found.assessment.about.narrative.clone().unwrap())
    };
    let whole = with(3_000);
    let [a, b, c] = ["a", "b", "c"].map(|letter| letter.repeat(3_000));
    assert_eq!(texts(&whole), (format!("{a} (Ada); {b} (Ben); {c} (Cy)"), format!("{a}\n\n{b}\n\n{c}")));
    assert_eq!(whole.told, []);
    let cut = with(60_000);
    let (reason, narrative) = texts(&cut);
    for text in [&reason, &narrative] {
        assert!(text.chars().count() == LONGEST_TEXT && text.ends_with("b…"), "{}", text.len());
    }
    assert_eq!(cut.told, [Told::Cut("the narrative"), Told::CutInArea { area: area(&framework, "1b") }]);
    let text = write(&cut.assessment, &framework).unwrap();
    assert!(crate::assessment::read(text.as_bytes(), &framework).assessment.is_some());
}

/// Answers without a place are kept as they were found, with names and days: not where names are hidden.
#[test]
fn answers_without_a_place() {
    let framework = sample();
    let mut all = three(&framework, ["1b: E1", "1b: E1", "1b: E1"]);
    for (one, text) in all.iter_mut().zip(["by Ada", "by Ben"]) {
        one.unplaced = vec![("9z.Q9".to_owned(), Raw::Text(text.to_owned()))];
    }
    assert_eq!(merged(&framework, &all, MergeRule::Any).assessment.unplaced.len(), 2);
    let hidden = merge_anonymously(&framework, &files(&all), MergeRule::Any, Rule::default(), TODAY).unwrap();
    assert_eq!((hidden.assessment.unplaced.len(), hidden.told), (0, vec![Told::UnplacedHidden { files: 2 }]));
}

#[test]
fn different_files() {
    let framework = sample();
    let all = three(&framework, ["1b: E1", "1b: E1", "1b: E1"]);
    let mut sources = files(&all);
    sources[2].digest = sources[0].digest.clone();
    sources.reverse();
    let names: Vec<&str> = different(&sources).iter().map(|source| source.file.as_str()).collect();
    assert_eq!(names, ["0.yaml", "1.yaml"]);
    let found = merge(&framework, &sources, MergeRule::Any, Rule::default(), TODAY).unwrap();
    assert_eq!(found.files, 2);
    assert_eq!(found.told, [Told::SameFile { file: "2.yaml".into(), same_as: "0.yaml".into() }]);
    // Without digests, they are different.
    for source in &mut sources {
        source.digest = None;
    }
    assert_eq!(different(&sources).len(), 3);
}

/// What a file had decided stands where the merged answer says it and nobody votes against it. Otherwise it is put aside again. All
/// that was decided is kept, in the order of time.
#[test]
fn decisions_that_files_bring_along() {
    let framework = sample();
    for (lines, stands) in [
        (["1a: E1", "1a: E1", "1a: E1"], true),
        (["1a: E1", "1a: ?E1", "1a: E1"], true),
        (["1a: -E1", "1a: -E1", "1a: -E1"], true),
        // Ada alone has assessed the area.
        (["1a: E1", "1a: @ E2", "1b: E1"], true),
        // Somebody votes against it, and is outvoted.
        (["1a: E1", "1a: E1", "1a: "], false),
        // It did not apply, wasn't known or wasn't in place, and is in place now.
        (["1a: -E1", "1a: E1", "1a: E1"], false),
        (["1a: ?E1", "1a: E1", "1a: E1"], false),
        (["1a: @ ", "1a: E1", "1a: E1"], false),
        (["1a: ! ", "1a: E1", "1b: E1"], false),
        // The answers of nobody count.
        (["1a: @ ", "1a: @ E1", "1b: E1"], false),
    ] {
        let mut all = three(&framework, lines);
        let area = framework.area("1a").unwrap();
        let mut answers = all[0].spelt(&framework, "1a");
        for reason in ["second", "first"] {
            answers.decisions.push(Decision { item: "E1".into(), reason: reason.into(), votes: None });
        }
        all[0].areas.insert(area.index, answers.of(&framework, area));
        let found = merged(&framework, &all, MergeRule::Majority);
        let merged = found.assessment.spelt(&framework, "1a");
        let reasons: Vec<&str> = merged.decisions.iter().map(|decision| decision.reason.as_str()).collect();
        assert_eq!(reasons, ["second", "first"], "{lines:?}");
        let item = area.item("E1").unwrap().index;
        let settled = found.assessment.areas[&area.index].settled(item).is_some();
        assert_eq!((settled, found.reopened.is_empty()), (stands, stands), "{lines:?}");
    }
}
