mod series;

use std::path::Path;
use std::sync::Arc;

use jiff::civil::{Date, date};

use super::*;
use crate::assessment::tests::WrittenAnswers;
use crate::assessment::{Assessment, Assessor, Digest, Former, Kind, MergedFile, Previous, Viewpoint};
use crate::compare::Tally;
use crate::framework::{self, Framework};
use crate::score::{Rule, score};

/// Two phases: areas 1a and 1b, and 2a; two levels.
const FRAMEWORK: &str = r#"
format: thrive-framework/1
id: sample
version: "1"
title: Sample
levels: [{id: e, name: Early}, {id: d, name: Done}]
communities: [{id: age, name: Age, group: all}, {id: carers, name: Carers, group: all}]
phases:
  - id: "1"
    name: First
    areas:
      - {id: 1a, name: A, checklist: {e: [{id: E1, text: e}], d: [{id: D1, text: d}]}}
      - {id: 1b, name: B, checklist: {e: [{id: E1, text: e}], d: [{id: D1, text: d}]}}
  - id: "2"
    name: Second
    areas:
      - {id: 2a, name: C, checklist: {e: [{id: E1, text: e}], d: [{id: D1, text: d}]}}
"#;

fn sample() -> Framework {
    framework::read(FRAMEWORK.as_bytes(), framework::bundled_as).framework.expect("the sample is valid")
}

/// A member with a standing for each area: a digit is a rank, `-` not assessed, `o` outside the scope, `x` not applicable.
fn member(file: &str, organisation: &str, title: &str, day: Option<Date>, standings: &str) -> Member {
    let area = |letter: char| AreaFacts {
        standing: match letter {
            '-' => Standing::NotAssessed,
            'o' => Standing::OutsideScope,
            'x' => Standing::NotApplicable,
            rank => Standing::Rated(u8::try_from(rank.to_digit(10).unwrap()).unwrap()),
        },
        ticked: 4,
        evidenced: 1,
    };
    Member {
        path: Path::new(file).into(),
        digest: Digest::of(file.as_bytes()),
        may_be_copy_of: None,
        made_with: Arc::new("1".to_owned()),
        facts: Facts {
            title: title.into(),
            organisation: Some(Arc::new(organisation.to_owned())).filter(|name| !name.is_empty()),
            updated: day,
            ..Facts::default()
        },
        areas: standings.chars().map(area).collect(),
    }
}

fn round(file: &str, year: i16) -> Member {
    member(file, "Northmoor", "Voices", Some(date(year, 5, 1)), "012")
}

/// `digest_of` is the file whose content was followed.
fn after(mut member: Member, file: &str, digest_of: Option<&str>) -> Member {
    let digest = digest_of.map(|file| Digest::of(file.as_bytes()).to_string());
    member.facts.ties_mut().previous.push(Previous { file: file.to_owned(), updated: None, digest });
    member
}

fn file(member: &Member) -> &str {
    member.path.to_str().unwrap()
}

/// The files of each series, in order.
fn rounds(portfolio: &Portfolio) -> Vec<Vec<&str>> {
    let file = |index: &usize| file(&portfolio.members[*index]);
    portfolio.series.iter().map(|series| series.rounds.iter().map(file).collect()).collect()
}

fn counted(portfolio: &Portfolio) -> Vec<&str> {
    portfolio.by_name().into_iter().map(|(member, _)| file(member)).collect()
}

fn labels(portfolio: &Portfolio) -> Vec<String> {
    portfolio.by_name().into_iter().map(|(member, label)| label.of(member)).collect()
}

fn of(members: Vec<Member>) -> Portfolio {
    Portfolio::of(members, Choice::default())
}

#[test]
fn what_is_kept_of_an_assessment() {
    let framework = sample();
    let mut assessment = Assessment::new(&framework, "Voices", date(2026, 11, 21));
    let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
    assessment.answer_area(&framework, "1a", WrittenAnswers { ticked: ids(&["E1"]), ..WrittenAnswers::default() });
    assessment.about.scope = crate::assessment::tests::parts(&framework, &["1"]);
    assessment.about.viewpoint = Some(Viewpoint::Strategic);
    let card = score(&framework, &assessment, Rule::default());
    let member = Member::of(Path::new("f.yaml").into(), Digest::of(b""), "1", &assessment, &card);
    let standings: Vec<Standing> = member.areas.iter().map(|area| area.standing).collect();
    assert_eq!(standings, [Standing::Rated(1), Standing::NotAssessed, Standing::OutsideScope]);
    assert_eq!((member.areas[0].ticked, member.areas[0].evidenced), (1, 0));
    assert_eq!(member.facts.viewpoints, Viewpoints::One(Viewpoint::Strategic));
    assert!(member.facts.is_draft());
}

/// A folder may have a hundred thousand files: each byte more is a tenth of a megabyte.
#[test]
fn little_is_kept_of_an_assessment() {
    assert!(size_of::<Member>() <= 152, "{}", size_of::<Member>());
    assert!(size_of::<AreaFacts>() <= 6, "{}", size_of::<AreaFacts>());
    // What they have in common is there once.
    let mut texts = Texts::default();
    let mut members = [round("a.yaml", 2025), round("b.yaml", 2026)];
    for member in &mut members {
        member.settle(&mut texts);
    }
    let [one, other] = &members;
    assert!(Arc::ptr_eq(&one.made_with, &other.made_with));
    assert!(Arc::ptr_eq(one.facts.organisation.as_ref().unwrap(), other.facts.organisation.as_ref().unwrap()));
    assert!(Arc::ptr_eq(&one.facts.communities, &other.facts.communities));
    assert_eq!(members, [round("a.yaml", 2025), round("b.yaml", 2026)]);
}

#[test]
fn the_same_file_twice_copies_and_answers_that_were_merged_count_once() {
    let mut identical = round("sub/a.yaml", 2026);
    identical.digest = Digest::of(b"a.yaml");
    let copy = |file: &str, change: fn(&mut Facts)| {
        let mut copy = round(file, 2026);
        copy.may_be_copy_of = Some(Arc::new("a.yaml".into()));
        change(&mut copy.facts);
        copy
    };
    let mut merged = member("m.yaml", "Southmoor", "Voices", Some(date(2026, 1, 1)), "000");
    let source = |file: &str| {
        let digest = Some(Digest::of(file.as_bytes()).to_string());
        MergedFile { file: "v".into(), digest, assessors: Vec::new() }
    };
    merged.facts.ties_mut().sources = vec![source("v.yaml"), source("a file that is not here")];
    let portfolio = of(vec![
        copy("a (1).yaml", |_| {}),
        copy("a-2.yaml", |facts| facts.started = Some(date(2026, 1, 1))),
        copy("a-3.yaml", |facts| facts.ties_mut().assessors.push(Assessor { name: "Ada".into(), role: None })),
        copy("a-4.yaml", |facts| facts.title = "Another".into()),
        // A later round, of which no file says when it was started; and one that says what it follows.
        copy("a-5.yaml", |facts| facts.updated = Some(date(2027, 1, 1))),
        after(copy("a-6.yaml", |_| {}), "a.yaml", None),
        round("a.yaml", 2026),
        identical,
        merged,
        member("v.yaml", "Eastmoor", "Voices", Some(date(2026, 1, 1)), "222"),
    ]);
    let left_out = &portfolio.left_out;
    assert_eq!(left_out.identical, [(7, 6)]);
    assert_eq!(left_out.copies, [(0, 6)]);
    assert_eq!(left_out.merged, [(9, 8)]);
    assert_eq!(
        (rounds(&portfolio), portfolio.counted.len()),
        (vec![vec!["a-2.yaml", "a-3.yaml", "a.yaml", "a-6.yaml", "a-5.yaml"]], 3)
    );
}

#[test]
fn ratings_are_counted_by_area_phase_and_overall() {
    let framework = sample();
    let portfolio = of(vec![
        member("a", "A", "t", None, "01x"),
        member("b", "B", "t", None, "2-o"),
        member("c", "C", "t", None, "22-"),
    ]);
    let picture = Picture::of(&framework, portfolio.counted());
    assert_eq!(picture.assessments, 3);
    let counts = |distribution: &Distribution| {
        let Distribution { ratings, not_assessed, outside_scope, not_applicable } = distribution;
        (ratings.clone(), *not_assessed, *outside_scope, *not_applicable)
    };
    let areas: Vec<_> = picture.areas.iter().map(|area| counts(&area.distribution)).collect();
    assert_eq!(areas, [(vec![1, 0, 2], 0, 0, 0), (vec![0, 1, 1], 1, 0, 0), (vec![0, 0, 0], 1, 1, 1)]);
    assert_eq!(counts(&picture.phases[0]), (vec![1, 1, 3], 1, 0, 0));
    assert_eq!(counts(&picture.overall), (vec![1, 1, 3], 2, 1, 1));
    // Five ratings: 0 1 2 2 2.
    assert_eq!(
        (picture.phases[0].median(), picture.phases[0].lowest(), picture.phases[1].median()),
        (Some(2), Some(0), None)
    );
    // Two of the three rate 1b, with four ticks each, one of them with evidence; nobody rates 2a.
    assert_eq!((picture.areas[1].ticked, picture.areas[1].evidenced, picture.areas[2].ticked), (8, 2, 0));
    let nothing = Picture::of(&framework, []);
    assert_eq!((nothing.assessments, nothing.overall.rated(), nothing.overall.median()), (0, 0, None));
}

#[test]
fn movement_is_from_the_round_before_to_the_latest() {
    let framework = sample();
    let day = |year| Some(date(year, 1, 1));
    let portfolio = of(vec![
        member("a1", "A", "t", day(2023), "222"),
        member("a2", "A", "t", day(2024), "0-2"),
        member("a3", "A", "t", day(2025), "11x"),
        member("b1", "B", "t", day(2024), "2-o"),
        member("b2", "B", "t", day(2025), "0--"),
        member("c", "C", "t", day(2025), "000"),
    ]);
    let movement = Movement::of(&portfolio, &framework);
    assert_eq!((movement.compared, movement.after_several), (2, 0));
    let moves = |up, same, down, new, gone, unrated| Moves { tally: Tally { up, same, down, new, gone }, unrated };
    // In 2a, B was outside the scope and is not assessed: without a rating both times.
    assert_eq!(movement.areas, [moves(1, 0, 1, 0, 0, 0), moves(0, 1, 0, 1, 0, 1), moves(0, 1, 0, 0, 1, 1)]);
    assert_eq!(movement.overall, moves(1, 2, 1, 1, 1, 2));
    assert_eq!(movement.overall.same_rating(), 0);
}

#[test]
fn groups_are_in_order_and_those_of_whom_nothing_is_said_come_last() {
    let framework = sample();
    let with = |file: &str, organisation: &str, change: fn(&mut Facts)| {
        let mut member = member(file, organisation, file, None, "012");
        change(&mut member.facts);
        member
    };
    let portfolio = of(vec![
        with("a", "Zed", |facts| facts.communities = Arc::new(vec!["carers".into(), "age".into()])),
        with("b", "alpha", |facts| facts.viewpoints = Viewpoints::ByPhase),
        with("c", "", |facts| facts.kind = Some(Kind::Community)),
        with("d", "Alpha", |facts| {
            facts.place = Some(Arc::new("North".to_owned()));
            facts.viewpoints = Viewpoints::One(Viewpoint::Operational);
        }),
    ]);
    let named = |by: By| {
        let groups = groups(&portfolio, &framework, by).into_iter();
        groups
            .map(|group| match group.name {
                GroupName::Named(name) => format!("{name} {}", group.picture.assessments),
                GroupName::Unsaid => format!("- {}", group.picture.assessments),
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(named(By::Organisation), ["alpha 2", "Zed 1", "- 1"]);
    assert_eq!(named(By::Place), ["North 1", "- 3"]);
    assert_eq!(named(By::Kind), ["Self-assessment 3", "Community assessment 1"]);
    assert_eq!(named(By::Viewpoint), ["operational 1", "viewpoint by phase 1", "- 2"]);
    assert_eq!(named(By::Community), ["Age 1", "Carers 1", "- 3"]);
}
