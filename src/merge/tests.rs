//! Mergers worked by hand, an independent merger to hold this one against, and the laws.

mod kept;
mod laws;

use std::collections::BTreeSet;

use jiff::civil::{Date, date};

use super::*;
use crate::assessment::tests::WrittenAnswers;
use crate::assessment::{Action, Assessment, Assessor, Decision, Kind, Parked, Progress, Remark, Votes, write};
use crate::framework::{self, Framework};
use crate::score::Rule;

const FRAMEWORK: &str = r#"
format: thrive-framework/1
id: sample
version: "1"
title: Sample
levels: [{id: e, name: E}, {id: d, name: D}, {id: m, name: M}]
roles: [Lead]
phases:
  - id: "1"
    name: Only
    areas:
      - id: 1a
        name: Broad
        checklist:
          e: [{id: E1, text: e}, {id: E2, text: e}]
          d: [{id: D1, text: d, covers: [E1]}, {id: D2, text: d}]
          m: [{id: M1, text: m}]
      - id: 1b
        name: Narrow
        checklist:
          e: [{id: E1, text: e}]
          m: [{id: M1, text: m}]
"#;

const TODAY: Date = date(2026, 11, 30);

const RULES: [MergeRule; 6] = [
    MergeRule::Majority,
    MergeRule::All,
    MergeRule::Any,
    MergeRule::AtLeast(1),
    MergeRule::AtLeast(2),
    MergeRule::AtLeastPercent(75),
];

fn sample() -> Framework {
    framework::read(FRAMEWORK.as_bytes(), framework::bundled_as).framework.expect("the sample is valid")
}

/// Somebody's assessment with answers such as `1a: E1 ?E2 -D1 | 1b: !`: unsure with `?`, not applicable with `-`, open from the first
/// level on with `@`, set aside with `!`, a target after `>`, a note after `#`, ticked in the round before and not confirmed with `~`.
fn by(framework: &Framework, name: &str, line: &str) -> Assessment {
    let mut assessment = Assessment::new(framework, "Sample", date(2026, 11, 22));
    let named = |name: &str| Assessor { name: name.to_owned(), role: None };
    assessment.about.assessors = Some(name).filter(|name| !name.is_empty()).map(named).into_iter().collect();
    for part in line.split('|').filter(|part| !part.trim().is_empty()) {
        let (area, words) = part.split_once(':').unwrap();
        let mut answers = WrittenAnswers::default();
        for word in words.split_whitespace() {
            let (sign, rest) = word.split_at(1);
            match sign {
                "?" => drop(answers.unsure.insert(rest.into())),
                "-" => drop(answers.not_applicable.insert(rest.into(), "no survey".into())),
                "@" => answers.open = Some("e".into()),
                "!" => answers.excluded = Some("not ours".into()),
                ">" => answers.target = Some(rest.into()),
                "#" => answers.notes.push(Remark { text: rest.into(), ..Remark::default() }),
                "~" => {
                    answers.ticked.insert(rest.into());
                    answers.unconfirmed.insert(rest.into());
                }
                _ => drop(answers.ticked.insert(word.into())),
            }
        }
        assessment.answer_area(framework, area.trim(), answers);
    }
    assessment
}

/// The files `0.yaml`, `1.yaml` and so on, each with a digest of its own.
fn files(all: &[Assessment]) -> Vec<Source<'_>> {
    let source = |(number, assessment)| Source {
        file: format!("{number}.yaml"),
        digest: Some(format!("digest-{number}")),
        assessment,
    };
    all.iter().enumerate().map(source).collect()
}

fn merged(framework: &Framework, all: &[Assessment], rule: MergeRule) -> Merged {
    merge(framework, &files(all), rule, Rule::default(), TODAY).unwrap()
}

/// The answers of an area in the way of [`by`].
fn line(framework: &Framework, assessment: &Assessment, area: &str) -> String {
    let answers = assessment.spelt(framework, area);
    let mut words: Vec<String> = answers.ticked.iter().cloned().collect();
    words.extend(answers.unsure.iter().map(|id| format!("?{id}")));
    words.extend(answers.not_applicable.iter().map(|(id, reason)| format!("-{id} ({reason})")));
    words.extend(answers.open.map(|_| "@".to_owned()));
    words.extend(answers.excluded.map(|reason| format!("! ({reason})")));
    words.join(" ")
}

fn notes(framework: &Framework, assessment: &Assessment, area: &str) -> Vec<String> {
    assessment.spelt(framework, area).notes.iter().map(Remark::told).collect()
}

fn open(framework: &Framework, merged: &Merged) -> Vec<String> {
    merged.open.iter().map(|item| framework.full_id(*item)).collect()
}

fn three(framework: &Framework, lines: [&str; 3]) -> Vec<Assessment> {
    ["Ada", "Ben", "Cy"].iter().zip(lines).map(|(name, line)| by(framework, name, line)).collect()
}

#[test]
fn rules_as_they_are_typed() {
    for (typed, rule, words) in [
        ("majority", MergeRule::Majority, "more than half of those who say yes or no say yes"),
        (" All", MergeRule::All, "all who say yes or no say yes"),
        ("any", MergeRule::Any, "at least one assessor says yes"),
        ("at-least:3", MergeRule::AtLeast(3), "at least 3 assessors say yes"),
        ("at-least: 75 %", MergeRule::AtLeastPercent(75), "at least 75 % of those who say yes or no say yes"),
        ("at-least:100%", MergeRule::AtLeastPercent(100), "at least 100 % of those who say yes or no say yes"),
    ] {
        assert_eq!(typed.parse(), Ok(rule));
        assert_eq!(rule.to_string().parse(), Ok(rule));
        assert_eq!(rule.in_words(), format!("A statement is in place where {words}"));
    }
    for typed in [
        "",
        "consensus",
        "most",
        "at-least",
        "at-least:",
        "at-least:0",
        "at-least:0%",
        "at-least:101%",
        "at-least:%",
        "at-least:+3",
        "at-least:99999999999",
        "at-least:2.5",
    ] {
        assert!(typed.parse::<MergeRule>().is_err_and(|why| why.contains("write ")), "{typed}");
    }
}

/// What each rule makes of so many yes and no.
#[test]
fn what_votes_come_to() {
    use super::rule::Verdict::{InPlace, NotInPlace, Open};
    for (yes, no, verdicts) in [
        (0, 0, [Open; 6]),
        (1, 0, [Open; 6]),
        (0, 1, [Open; 6]),
        (2, 0, [InPlace; 6]),
        (0, 2, [NotInPlace; 6]),
        (1, 1, [Open, NotInPlace, InPlace, InPlace, NotInPlace, NotInPlace]),
        (2, 1, [InPlace, NotInPlace, InPlace, InPlace, InPlace, NotInPlace]),
        (3, 1, [InPlace, NotInPlace, InPlace, InPlace, InPlace, InPlace]),
        (2, 2, [Open, NotInPlace, InPlace, InPlace, InPlace, NotInPlace]),
        (1, 2, [NotInPlace, NotInPlace, InPlace, InPlace, NotInPlace, NotInPlace]),
    ] {
        // Who doesn't know makes no difference.
        for unsure in [0, 5] {
            assert_eq!(RULES.map(|rule| rule.verdict(Votes { yes, no, unsure })), verdicts, "{yes}:{no}");
        }
    }
}

#[test]
fn several_assess_an_area() {
    let framework = sample();
    let all = three(&framework, ["1a: E1 E2 ?D1 -D2 -M1", "1a: E1 D1 -D2 ?M1", "1a: E2 ?D1 -D2 ?M1"]);
    let found = merged(&framework, &all, MergeRule::Majority);
    let area = found.assessment.spelt(&framework, "1a");
    assert_eq!(line(&framework, &found.assessment, "1a"), "E1 E2 ?D1 ?M1 -D2 (no survey (Ada, Ben, Cy))");
    assert_eq!(open(&framework, &found), ["1a.D1"]);
    let parked = Parked { item: "D1".to_owned(), text: Some("1 says that it is in place, 2 don't know".to_owned()) };
    assert_eq!(area.parked, [parked]);
    let votes = |id: &str| area.votes.get(id).map(|votes| (votes.yes, votes.no, votes.unsure));
    assert_eq!(["E1", "D1", "D2", "M1"].map(votes), [Some((2, 1, 0)), Some((1, 0, 2)), None, Some((0, 0, 2))]);
    assert_eq!(notes(&framework, &found.assessment, "1a"), ["M1 does not apply according to some: no survey (Ada)"]);
}

#[test]
fn ties_and_single_votes_stay_open() {
    let framework = sample();
    let mut all = three(&framework, ["1b: E1 M1", "1b: E1", "1b: "]);
    all.push(by(&framework, "Di", "1b: "));
    all.push(by(&framework, "Eli", "1b: ?E1 ?M1"));
    let found = merged(&framework, &all, MergeRule::Majority);
    assert_eq!(
        (line(&framework, &found.assessment, "1b").as_str(), open(&framework, &found)),
        ("?E1", vec!["1b.E1".to_owned()])
    );
    let text = found.assessment.spelt(&framework, "1b").parked[0].text.clone();
    assert_eq!(text.as_deref(), Some("2 say that it is in place, 2 that it is not, 1 doesn't know"));
    assert_eq!(open(&framework, &merged(&framework, &all, MergeRule::Any)), Vec::<String>::new());
}

/// Parts that sub-teams did join; what nobody has finished stays open.
#[test]
fn who_decides_an_area() {
    let framework = sample();
    for (lines, first, second) in [
        (["1a: E1 ?D1", "1b: E1", ""], Some("E1 ?D1"), Some("E1")),
        (["1a: @ E1", "1a: E2", "1a: !"], Some("E2"), None),
        (["1a: !", "1a: !", "1b: !"], Some("! (not ours (Ada, Ben))"), Some("! (not ours)")),
        (["1a: !", "1a: @ E1", "1b: @"], Some("@"), Some("@")),
        (["1a: @ E1", "1a: @ E2", "1b: @ E1"], None, Some("E1 @")),
        (["1a: @ E1", "1a: @ E1", "1a: @ #n"], Some("E1 @"), None),
        (["1a: @ E1", "1a: @ #n", "1b: "], Some("E1 @"), Some("")),
        (["1a: !", "1a: E1", "1a: E1 E2"], Some("E1 ?E2"), None),
    ] {
        let found = merged(&framework, &three(&framework, lines), MergeRule::Majority).assessment;
        let area = |id: &str| {
            let area = framework.area(id).unwrap().index;
            found.areas.contains_key(&area).then(|| line(&framework, &found, id))
        };
        assert_eq!((area("1a").as_deref(), area("1b").as_deref()), (first, second), "{lines:?}");
    }
    let all = three(&framework, ["1a: !", "1a: E1", "1a: E1 @ >m"]);
    let found = merged(&framework, &all, MergeRule::Majority);
    assert_eq!(notes(&framework, &found.assessment, "1a"), ["Set aside as a whole by some: not ours (Ada)"]);
    let area = framework.area("1a").unwrap().index;
    let told = [Told::Unfinished { area, files: vec!["2.yaml".into()] }, Told::Alone { areas: vec![area] }];
    assert_eq!(found.told, told);
}

#[test]
fn remarks_and_reasons_keep_whose_they_are() {
    let framework = sample();
    let mut all = three(&framework, ["1a: E1 #same #own >m", "1a: E1 #same >d", "1a: E1"]);
    let area = framework.area("1a").unwrap();
    for (assessment, (text, by)) in all.iter_mut().zip([("log", None), ("log", None), ("log", Some("Zed"))]) {
        let mut answers = assessment.spelt(&framework, "1a");
        let piece = Remark { text: text.into(), by: by.map(str::to_owned), serves: vec![format!("{by:?}")], on: None };
        answers.evidence.insert("E1".into(), vec![piece]);
        answers.votes.insert("E2".into(), Votes { yes: 7, no: 3, unsure: 0 });
        answers.decisions.push(Decision { item: "E1".into(), reason: "talked".into(), votes: None });
        answers.parked.push(Parked { item: "E2".into(), text: None });
        assessment.areas.insert(area.index, answers.of(&framework, area));
    }
    let found = merged(&framework, &all, MergeRule::Majority).assessment;
    assert_eq!(
        notes(&framework, &found, "1a"),
        [
            "same (Ada, Ben)",
            "own (Ada)",
            "Shows of hands: E2 7 of 10 say yes (Ada)",
            "Shows of hands: E2 7 of 10 say yes (Ben)",
            "Shows of hands: E2 7 of 10 say yes (Cy)",
            "Targets differ: D (Ben); M (Ada)"
        ]
    );
    let answers = found.spelt(&framework, "1a");
    assert_eq!(answers.evidence["E1"].iter().map(Remark::told).collect::<Vec<_>>(), ["log (Ada, Ben)", "log (Zed)"]);
    assert_eq!((answers.target.as_deref(), answers.decisions.len(), answers.parked.len()), (Some("d"), 1, 1));
}

#[test]
fn what_is_said_about_the_whole() {
    let framework = sample();
    let mut all = three(&framework, ["1b: E1", "1b: E1", "1b: E1"]);
    all[0].about.kind = Some(Kind::Peer);
    all[1].about.kind = Some(Kind::SelfAssessment);
    for one in &mut all {
        one.about.place = Some("Moor".into());
    }
    all[2].about.place = None;
    all[2].about.title = "Another".into();
    all[0].about.narrative = Some("b".into());
    all[1].about.narrative = Some("a".into());
    all[1].about.started = Some(date(2026, 10, 1));
    all[2].about.assessors = vec![Assessor { name: "Ada".into(), role: Some("Lead".into()) }];
    let action = |id, uid: Option<&str>, text: &str| Action {
        id,
        uid: uid.map(str::to_owned),
        action: text.into(),
        ..Action::default()
    };
    all[0].actions = vec![action(4, Some("u"), "Ask"), action(7, None, "Write")];
    all[1].actions =
        vec![Action { status: Some(Progress::Done), ..action(1, Some("u"), "Ask") }, action(2, None, "Write")];
    let found = merged(&framework, &all, MergeRule::Majority);
    let about = &found.assessment.about;
    assert_eq!((about.title.as_str(), about.place.as_deref(), about.kind), ("Another", Some("Moor"), None));
    assert_eq!((about.narrative.as_deref(), about.started), (Some("a\n\nb"), Some(date(2026, 10, 1))));
    let people: Vec<_> = about.assessors.iter().map(|one| (one.name.as_str(), one.role.as_deref())).collect();
    assert_eq!(people, [("Ada", Some("Lead")), ("Ben", None)]);
    assert_eq!(about.sources.iter().map(|one| one.file.as_str()).collect::<Vec<_>>(), ["0.yaml", "1.yaml", "2.yaml"]);
    let actions: Vec<_> =
        found.assessment.actions.iter().map(|one| (one.id, one.action.as_str(), one.is_done())).collect();
    assert_eq!(actions, [(1, "Ask", true), (2, "Write", false)]);
    for told in [
        Told::OneAssessor { name: "Ada".into(), files: vec!["0.yaml".into(), "2.yaml".into()] },
        Told::Different("the title"),
        Told::Different("the kind of assessment"),
        Told::DifferentAction { action: "Ask".into() },
    ] {
        assert!(found.told.contains(&told), "{told:?}");
    }
}

#[test]
fn what_is_refused() {
    let framework = sample();
    let all = three(&framework, ["1b: E1", "", ""]);
    let tried = |sources: &[Source], rule| merge(&framework, sources, rule, Rule::default(), TODAY).map(|_| ());
    assert_eq!(tried(&[], MergeRule::Any), Err(MergeError::NoFiles));
    let few = Err(MergeError::TooFewForRule { fewest: 4, files: 3 });
    assert_eq!(tried(&files(&all), MergeRule::AtLeast(4)), few);
    let mut other = all[0].clone();
    other.framework.id = "other".into();
    let refused = MergeError::OtherFramework { file: "0.yaml".into(), framework: "other".into() };
    assert_eq!(tried(&files(&[other]), MergeRule::Any), Err(refused));
    let hidden = merge_anonymously(&framework, &files(&all[..2]), MergeRule::Any, Rule::default(), TODAY);
    assert_eq!(hidden.map(|_| ()), Err(MergeError::TooFewToHide { files: 2 }));
}

/// Each item by itself can rate a group above everyone in it.
#[test]
fn a_group_can_be_above_its_members() {
    let framework = sample();
    let all = three(&framework, ["1b: E1", "1a: E1 E2 D1 | 1b: E1", "1b: "]);
    let found = merged(&framework, &all, MergeRule::Majority);
    assert_eq!((found.areas[0].own_ranks.as_slice(), found.areas[0].rank), ([None, Some(1), None].as_slice(), Some(1)));
    assert!(!found.areas[0].above_most && !found.areas[1].above_most);
    let all = three(&framework, ["1a: E1", "1a: E2", "1a: E1 E2"]);
    let found = merged(&framework, &all, MergeRule::Majority);
    assert_eq!((found.areas[0].rank, found.areas[0].above_most), (Some(1), true));
}

/// Everybody is counted, and no role of one or two can be worked out.
#[test]
fn people_without_names_are_counted_by_role() {
    let framework = sample();
    for (roles, expected) in [
        ("SSS", vec!["3 assessors (S)"]),
        ("SSSRRR", vec!["3 assessors (R)", "3 assessors (S)"]),
        ("SSSRC-", vec!["3 assessors (S)", "3 assessors"]),
        ("SSSSRRRC", vec!["4 assessors (S)", "4 assessors"]),
        ("SSSRC", vec!["5 assessors"]),
        ("SRC", vec!["3 assessors"]),
    ] {
        let one = |(number, role): (usize, char)| {
            let mut one = Assessment::new(&framework, "Sample", TODAY);
            let role = Some(role.to_string()).filter(|role| role != "-");
            one.about.assessors = vec![Assessor { name: format!("Person {number}"), role }];
            one
        };
        let all: Vec<Assessment> = roles.chars().enumerate().map(one).collect();
        let found = merge_anonymously(&framework, &files(&all), MergeRule::Majority, Rule::default(), TODAY).unwrap();
        let told = |one: &Assessor| match &one.role {
            Some(role) => format!("{} ({role})", one.name),
            None => one.name.clone(),
        };
        let about = &found.assessment.about;
        assert_eq!(about.assessors.iter().map(told).collect::<Vec<_>>(), expected, "{roles}");
        assert_eq!(about.people(), roles.len());
    }
}

/// Everything that could tell who said what is gone from the file.
#[test]
fn names_are_hidden() {
    let framework = sample();
    let mut all = Vec::new();
    for (name, role) in [("Ada", "Staff"), ("Ben", "staff"), ("Cy", "Staff"), ("Di", "Carer"), ("Eli", "Patient")] {
        let mut one = by(&framework, name, "1a: E1 -D2 #well >m | 1b: -E1 M1 @");
        one.about.assessors[0].role = Some(role.into());
        one.about.executive_lead = Some("Fay Secret".into());
        one.about.contact = Some("secret@example.org".into());
        one.about.started = Some(date(2025, 1, 1));
        let mut answers = one.spelt(&framework, "1a");
        let on = Some(date(2025, 2, 2));
        answers
            .evidence
            .insert("E1".into(), vec![Remark { text: "log".into(), on, by: Some(name.into()), serves: vec![] }]);
        // The hands of two would tell each what the other said.
        answers.votes.insert("E1".into(), Votes { yes: 2, no: 0, unsure: 0 });
        answers.votes.insert("E2".into(), Votes { yes: 2, no: 1, unsure: 0 });
        answers.decisions.push(Decision {
            item: "E1".into(),
            reason: "talked".into(),
            votes: Some(Votes { yes: 1, no: 1, unsure: 0 }),
        });
        if name == "Ada" {
            answers.ticked.clear();
            // An earlier merger has put this aside, in an area that she alone has assessed.
            let split = Votes { yes: 1, no: 1, unsure: 0 };
            let parked = vec![Parked { item: "M1".into(), text: Some(split.in_words()) }];
            let alone =
                WrittenAnswers { votes: [("M1".to_owned(), split)].into(), parked, ..WrittenAnswers::default() };
            one.answer_area(&framework, "1b", alone);
        }
        let area = framework.area("1a").unwrap();
        one.areas.insert(area.index, answers.of(&framework, area));
        let people = Some("Gil Secret".to_owned());
        one.actions = vec![Action {
            id: 1,
            uid: Some("secret-uid".into()),
            action: "Ask".into(),
            responsible: people,
            accountable: Some("Lead".into()),
            ..Action::default()
        }];
        all.push(one);
    }
    let found = merge_anonymously(&framework, &files(&all), MergeRule::Majority, Rule::default(), TODAY).unwrap();
    let text = write(&found.assessment, &framework).unwrap();
    for secret in ["Ada", "Ben", "Cy", "Di", "Eli", "Secret", "secret", ".yaml", "digest-", "2025", "Carer", "Patient"]
    {
        assert!(!text.contains(secret), "{secret} in\n{text}");
    }
    let people: Vec<_> =
        found.assessment.about.assessors.iter().map(|one| (one.name.as_str(), one.role.as_deref())).collect();
    assert_eq!(people, [("5 assessors", None)], "a count of the other two would tell who they are");
    assert_eq!([found.assessment.about.people(), all[0].about.people()], [5, 1]);
    let hands = "Shows of hands: E2 2 of 3 say yes";
    assert!(notes(&framework, &found.assessment, "1a").iter().all(|note| !note.contains("hands") || note == hands));
    let answers = found.assessment.spelt(&framework, "1a");
    assert_eq!((answers.decisions.len(), answers.decisions[0].votes), (1, None));
    let alone = found.assessment.spelt(&framework, "1b");
    assert_eq!((alone.parked[0].text.as_deref(), alone.votes.len()), (Some("the answers don't decide it"), 0));
    assert_eq!((answers.evidence["E1"].len(), answers.not_applicable["D2"].as_str()), (1, "no survey"));
    let ranks: BTreeSet<_> = found.areas[0].own_ranks.iter().copied().collect();
    assert_eq!((ranks.len(), found.areas[1].own_ranks.len()), (1, 0));
    assert_eq!(found.assessment.actions[0].accountable.as_deref(), Some("Lead"));
}

/// As many files as a whole system may send in, each with every item answered and evidence of its own on it.
#[test]
fn two_hundred_files() {
    let framework = framework::bundled();
    let all: Vec<Assessment> = (0..200_usize).map(|number| full(&framework, number)).collect();
    let found = merged(&framework, &all, MergeRule::Majority);
    assert_eq!((found.assessment.about.sources.len(), found.assessment.areas.len()), (200, 26));
    let evidence = found.assessment.areas.values().flat_map(|answers| answers.evidence.values()).flatten().count();
    assert_eq!(evidence, 200 * 280);
}

/// What is written grows with the files, and with nothing else: twice as many make no more than twice the text.
#[test]
fn what_is_written_is_linear() {
    let framework = sample();
    let written = |number: usize| {
        let mut all: Vec<Assessment> = (0..number).map(|number| full(&framework, number)).collect();
        for one in &mut all {
            let said = by(&framework, "", "1b: E1 #together >m");
            one.areas.extend(said.areas.clone());
        }
        write(&merged(&framework, &all, MergeRule::Majority).assessment, &framework).unwrap().len()
    };
    let (few, many, most) = (written(100), written(200), written(400));
    assert!(few > 100 * 200, "{few}");
    assert!(most - many <= 2 * (many - few) + 100, "{few} {many} {most}");
}

/// The assessment with this number: two of three items ticked, and evidence of its own on each.
fn full(framework: &Framework, number: usize) -> Assessment {
    let mut one = by(framework, &format!("Person {number:03}"), "");
    for area in framework.areas() {
        let mut answers = WrittenAnswers::default();
        for item in &area.items {
            if !(number + item.index.get()).is_multiple_of(3) {
                answers.ticked.insert(item.id.clone());
            }
            let piece = Remark { text: format!("paper {number:03}"), ..Remark::default() };
            answers.evidence.insert(item.id.clone(), vec![piece]);
        }
        one.answer_area(framework, &area.id, answers);
    }
    one
}
