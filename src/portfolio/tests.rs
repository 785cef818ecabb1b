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
fn rounds_of_one_assessment_are_one_series_and_the_latest_counts() {
    let portfolio = of(vec![
        round("c.yaml", 2026),
        round("a.yaml", 2024),
        member("other.yaml", "Northmoor", "Research", None, "---"),
        member("b.yaml", " northmoor ", "VOICES", Some(date(2025, 1, 1)), "012"),
    ]);
    assert_eq!(rounds(&portfolio), [["a.yaml", "b.yaml", "c.yaml"]]);
    assert_eq!(counted(&portfolio), ["other.yaml", "c.yaml"]);
    assert_eq!(portfolio.left_out.earlier, [1, 3]);
    assert_eq!(portfolio.series[0].before, Before::Round(3));
    let all = Portfolio::of(portfolio.members.clone(), Choice { all_rounds: true, as_of: None });
    assert_eq!(all.counted.len(), 4);
    let then = Portfolio::of(portfolio.members, Choice { all_rounds: false, as_of: Some(date(2025, 1, 1)) });
    assert_eq!(counted(&then), ["b.yaml"]);
    assert_eq!((then.left_out.later.as_slice(), then.left_out.undated.as_slice()), (&[0][..], &[2][..]));
}

#[test]
fn what_a_file_says_it_follows_goes_before_names_and_dates() {
    // The title has changed, and the earlier file was saved once more after the later one was begun.
    let renamed = |digest: Option<&str>, file: &str| {
        after(member("new/n.yaml", "Southmoor", "Carers' voices", Some(date(2025, 1, 1)), "012"), file, digest)
    };
    for later in [
        renamed(Some("old/o.yaml"), "gone.yaml"),
        renamed(Some("changed since"), "../old/o.yaml"),
        renamed(None, "./../old/o.yaml"),
    ] {
        let portfolio = of(vec![later, round("old/o.yaml", 2027)]);
        assert_eq!(rounds(&portfolio), [["old/o.yaml", "new/n.yaml"]]);
        assert_eq!(portfolio.series[0].before, Before::Round(1));
    }
    let apart = of(vec![renamed(Some("another"), "o.yaml"), round("old/o.yaml", 2027)]);
    assert_eq!((rounds(&apart).len(), apart.counted.len()), (0, 2));
}

#[test]
fn rounds_that_follow_one_another_in_a_circle_or_themselves_end() {
    let portfolio = of(vec![
        after(round("a.yaml", 2024), "b.yaml", None),
        after(round("b.yaml", 2025), "a.yaml", None),
        after(round("c.yaml", 2026), "c.yaml", None),
    ]);
    assert_eq!(rounds(&portfolio), [["a.yaml", "b.yaml", "c.yaml"]]);
}

#[test]
fn the_latest_of_those_that_none_follows_counts_in_whatever_order_files_are_named() {
    let undated = member("u", "Northmoor", "Voices", None, "012");
    let several: [(Vec<Member>, &[&str]); 4] = [
        // Of one day.
        (vec![round("a", 2026), round("b", 2026), round("c", 2026)], &["a", "b", "c"]),
        // Changed after the round that follows it was begun.
        (vec![round("a", 2028), after(round("b", 2026), "a", None), round("c", 2027)], &["a", "b", "c"]),
        (vec![round("a", 2026), round("b", 2025), after(undated.clone(), "a", None)], &["b", "a", "u"]),
        (vec![round("a", 2026), round("b", 2025), undated], &["u", "b", "a"]),
    ];
    for (mut members, expected) in several {
        for _ in 0..members.len() {
            members.rotate_left(1);
            assert_eq!(rounds(&of(members.clone())), [expected]);
            let reversed: Vec<Member> = members.iter().rev().cloned().collect();
            assert_eq!(rounds(&of(reversed)), [expected]);
        }
    }
}

#[test]
fn organisations_are_told_by_their_codes_then_by_names() {
    let coded = |file: &str, name: &str, code: &str, year: i16| {
        let mut member = round(file, year);
        member.facts.organisation = Some(Arc::new(name.to_owned()));
        member.facts.organisation_code = Some(Arc::new(code.to_owned()));
        member
    };
    // Renamed, and once without its code; another body of the same name is another.
    let renamed = of(vec![coded("a", "Northmoor", "QA", 2024), round("b", 2025), coded("c", "Moorland", "qa", 2026)]);
    assert_eq!(rounds(&renamed), [["a", "b", "c"]]);
    let namesakes =
        of(vec![coded("a", "Northmoor", "QA", 2024), coded("b", "Northmoor", "QB", 2025), round("c", 2026)]);
    assert_eq!((rounds(&namesakes).len(), namesakes.counted.len()), (0, 3));
    assert_eq!(namesakes.organisations(), 3);
    // A merger of two, one known by its code and one by its name.
    let mut merged = coded("c", "Moorland", "QC", 2026);
    let former =
        |name: &str, code: Option<&str>| Former { name: name.to_owned(), code: code.map(str::to_owned), until: None };
    merged.facts.ties_mut().formerly = vec![former("Once", Some("QA")), former("Southmoor", None)];
    let mut southern = round("b", 2025);
    southern.facts.organisation = Some(Arc::new("Southmoor".to_owned()));
    let mut portfolio = of(vec![coded("a", "Northmoor", "QA", 2024), southern, merged]);
    assert_eq!((rounds(&portfolio), portfolio.series[0].before), (vec![vec!["a", "b", "c"]], Before::Several));
    // Of two that came one after the other, the round before is that of the later.
    portfolio.members[2].facts.ties_mut().formerly[1].until = Some(date(2025, 12, 31));
    assert_eq!(of(portfolio.members).series[0].before, Before::Round(1));
}

#[test]
fn assessments_without_an_organisation_are_apart_unless_they_say_otherwise() {
    let nameless = |file: &str, year: i16| member(file, "", "Self-assessment", Some(date(year, 1, 1)), "012");
    let portfolio = of(vec![nameless("a", 2024), nameless("b", 2025), after(nameless("c", 2026), "b", None)]);
    assert_eq!((rounds(&portfolio), counted(&portfolio).len()), (vec![vec!["b", "c"]], 2));
    assert_eq!(
        labels(&portfolio),
        ["Self-assessment, self-assessment, 2024-01-01", "Self-assessment, self-assessment, 2026-01-01"]
    );
    assert_eq!(portfolio.organisations(), 0);
}

#[test]
fn place_kind_and_viewpoint_part_series() {
    let with = |file: &str, change: fn(&mut Facts)| {
        let mut member = round(file, 2026);
        change(&mut member.facts);
        member
    };
    let portfolio = of(vec![
        with("a", |_| {}),
        with("b", |facts| facts.kind = Some(Kind::Community)),
        with("c", |facts| facts.viewpoints = Viewpoints::One(Viewpoint::Strategic)),
        with("d", |facts| facts.place = Some(Arc::new("North".to_owned()))),
        // To say that it is a self-assessment changes nothing.
        with("e", |facts| facts.kind = Some(Kind::SelfAssessment)),
    ]);
    assert_eq!((rounds(&portfolio), counted(&portfolio).len()), (vec![vec!["a", "e"]], 4));
    assert_eq!((portfolio.series[0].before, portfolio.left_out.undecided.as_slice()), (Before::Nothing, &[0][..]));
    assert!(portfolio.left_out.earlier.is_empty());
    assert_eq!(
        labels(&portfolio),
        [
            "Northmoor: Voices, community assessment",
            "Northmoor: Voices, North",
            "Northmoor: Voices, self-assessment",
            "Northmoor: Voices, self-assessment, strategic",
        ]
    );
}

#[test]
fn what_nothing_says_to_be_earlier_is_no_earlier_round() {
    let undated = |file: &str| member(file, "Northmoor", "Voices", None, "012");
    // Without a day it can't be put in order.
    let portfolio = of(vec![undated("a"), round("b", 2026)]);
    assert_eq!((counted(&portfolio), portfolio.series[0].before), (vec!["b"], Before::Nothing));
    assert_eq!((portfolio.left_out.undecided.as_slice(), portfolio.left_out.earlier.len()), (&[0][..], 0));
    // Three rounds of one day, each after the other.
    let portfolio = of(vec![after(round("c", 2026), "b", None), after(round("b", 2026), "a", None), round("a", 2026)]);
    assert_eq!((counted(&portfolio), portfolio.series[0].before), (vec!["c"], Before::Round(1)));
    assert_eq!((portfolio.left_out.undecided.len(), portfolio.left_out.earlier.as_slice()), (0, &[1, 2][..]));
}

#[test]
fn a_round_after_several_is_compared_with_none() {
    let mut merged = after(round("c", 2026), "a", None);
    merged = after(merged, "b", None);
    let mut other = round("b", 2024);
    other.facts.title = "Other".into();
    let portfolio = of(vec![round("a", 2025), other, merged]);
    assert_eq!(rounds(&portfolio), [["b", "a", "c"]]);
    let movement = Movement::of(&portfolio, &sample());
    assert_eq!((movement.compared, movement.after_several, movement.overall), (0, 1, Moves::default()));
    // Also where not all of them are here.
    let merged = portfolio.members[2].clone();
    let portfolio = of(vec![round("a", 2025), merged]);
    assert_eq!((rounds(&portfolio), portfolio.series[0].before), (vec![vec!["a", "c"]], Before::Several));
    // The same round twice is one, as where answers are merged that were begun in different folders.
    let twice = after(after(round("c", 2026), "a", None), "./a", Some("of an earlier state"));
    assert_eq!(of(vec![round("a", 2025), twice]).series[0].before, Before::Round(0));
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
        round("a.yaml", 2026),
        identical,
        merged,
        member("v.yaml", "Eastmoor", "Voices", Some(date(2026, 1, 1)), "222"),
    ]);
    let left_out = &portfolio.left_out;
    assert_eq!(left_out.identical, [(5, 4)]);
    assert_eq!(left_out.copies, [(0, 4)]);
    assert_eq!(left_out.merged, [(7, 6)]);
    assert_eq!((rounds(&portfolio), portfolio.counted.len()), (vec![vec!["a-2.yaml", "a-3.yaml", "a.yaml"]], 3));
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
