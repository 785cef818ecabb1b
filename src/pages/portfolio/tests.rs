use std::path::Path;
use std::sync::Arc;

use jiff::civil::{Date, date};

use super::*;
use crate::assessment::tests::WrittenAnswers;
use crate::assessment::{Assessment, Digest, Status};
use crate::document::Block;
use crate::document::workbook::Cell;
use crate::framework;
use crate::portfolio::{Choice, Member, Movement, Portfolio, groups};
use crate::score::{Rule, score};

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
"#;

fn sample() -> Framework {
    framework::read(FRAMEWORK.as_bytes(), framework::bundled_as).framework.expect("the sample is valid")
}

/// An assessment of an organisation, if it has a name, with the first level of area 1a in place if it is answered.
fn member(framework: &Framework, organisation: &str, day: Date, is_final: bool, is_answered: bool) -> Member {
    let mut assessment = Assessment::new(framework, "Voices", day);
    assessment.about.organisation = Some(organisation.to_owned()).filter(|name| !name.is_empty());
    if is_final {
        assessment.about.status = Some(Status::Final);
    }
    if is_answered {
        let ticked = ["E1".to_owned()].into();
        assessment.answer_area(framework, "1a", WrittenAnswers { ticked, ..WrittenAnswers::default() });
    }
    let card = score(framework, &assessment, Rule::default());
    let file = format!("{organisation} {day}.yaml");
    Member::of(Path::new(&file).into(), Digest::of(file.as_bytes()), "1", &assessment, &card)
}

/// The document of some assessments, and its texts.
fn said(
    framework: &Framework,
    members: Vec<Member>,
    choice: Choice,
    extent: Extent,
    by: Option<By>,
) -> (Document, Vec<String>) {
    let portfolio = Portfolio::of(members, choice);
    let picture = crate::portfolio::Picture::of(framework, portfolio.counted());
    let movement = Movement::of(&portfolio, framework);
    let groups = by.map(|by| (by, groups(&portfolio, framework, by)));
    let subject = Subject {
        framework,
        rule: Rule::default(),
        portfolio: &portfolio,
        picture: &picture,
        movement: &movement,
        groups: groups.as_ref().map(|(by, groups)| (*by, groups.as_slice())),
        sort: Sort::Name,
        aside: &Aside::default(),
        made: date(2026, 11, 21),
    };
    let document = super::portfolio(&subject, extent);
    // The workbook is made of anything, too.
    let book = workbook(&subject);
    let sheets: Vec<(&str, usize)> = book.sheets.iter().map(|sheet| (sheet.name, sheet.rows.len())).collect();
    let mut expected = vec![("Ratings", 2), ("Map", picture.assessments), ("Assessments", picture.assessments)];
    if let Some((_, groups)) = &groups {
        expected.insert(1, ("Groups", 2 * groups.len()));
    }
    if movement.compared + movement.after_several > 0 {
        expected.insert(expected.len() - 2, ("Movement", if movement.compared > 0 { 2 } else { 0 }));
    }
    assert_eq!(sheets, expected);
    // In each area, each assessment that is compared has moved in one way.
    for row in book.sheets.iter().filter(|sheet| sheet.name == "Movement").flat_map(|sheet| &sheet.rows) {
        let counts = row.iter().filter_map(|cell| if let Cell::Number(count) = cell { Some(*count) } else { None });
        assert_eq!(counts.sum::<usize>(), movement.compared, "{row:?}");
    }
    let texts = document.texts();
    (document, texts)
}

const DAY: Date = date(2026, 1, 1);

#[test]
fn the_first_sentences_are_true_of_few_and_of_many() {
    let framework = sample();
    let one = |name: &str, is_final: bool| member(&framework, name, DAY, is_final, true);
    let all = Choice { all_rounds: true, as_of: None };
    let latest = Choice::default();
    for (members, choice, headline, drafts) in [
        (vec![one("A", true)], latest, "1 assessment counts here, of 1 organisation.", "It is final."),
        (vec![one("", false)], latest, "1 assessment counts here, which names no organisation.", "It is a draft."),
        (
            vec![one("", false), member(&framework, "", date(2025, 1, 1), false, false)],
            latest,
            "2 assessments count here, none of which names an organisation.",
            "Both are drafts.",
        ),
        (
            vec![one("A", true), one("B", true), one("", false)],
            latest,
            "3 assessments count here, of 2 organisations (1 names no organisation).",
            "1 of them is a draft.",
        ),
        (
            vec![one("A", true), member(&framework, "A", date(2025, 1, 1), true, true)],
            latest,
            "1 assessment counts here, of 1 organisation: the latest round.",
            "It is final.",
        ),
        (
            vec![one("A", true), member(&framework, "A", date(2025, 1, 1), true, true)],
            all,
            "2 assessments count here, of 1 organisation: every round.",
            "Both are final.",
        ),
    ] {
        let (_, texts) = said(&framework, members, choice, Extent::Whole, None);
        assert_eq!(texts[..3], ["Portfolio: Sample", headline, drafts]);
    }
}

#[test]
fn nothing_that_counts_is_said_in_a_sentence() {
    let framework = sample();
    let choice = Choice { as_of: Some(date(2020, 1, 1)), all_rounds: false };
    let members = vec![member(&framework, "A", DAY, true, true)];
    let (_, texts) = said(&framework, members, choice, Extent::Whole, Some(By::Place));
    assert_eq!(
        texts[..5],
        [
            "Portfolio: Sample",
            "No assessment counts here on 1 January 2020.",
            "What does not count",
            "Later than the day asked for",
            "1: A 2026-01-01.yaml",
        ]
    );
}

#[test]
fn where_nobody_has_answered_there_are_no_ratings_and_no_evidence() {
    let framework = sample();
    let unanswered = |name: &str| member(&framework, name, DAY, false, false);
    for (members, sentence) in [
        (vec![unanswered("A")], "No area has a rating."),
        (vec![unanswered("A"), unanswered("B")], "No area has a rating in any assessment."),
    ] {
        let (_, texts) = said(&framework, members, Choice::default(), Extent::Screen, None);
        assert!(texts.iter().any(|text| text == sentence), "{texts:?}");
        assert!(!texts.iter().any(|text| text.contains("evidence")), "{texts:?}");
        let key = "Each mark stands for one area, in the order of the phase: – not assessed.";
        assert!(texts.iter().any(|text| text == key), "{texts:?}");
    }
}

#[test]
fn many_are_all_in_a_document_and_counted_on_a_screen() {
    let framework = sample();
    let members: Vec<Member> =
        (0..1250).map(|number| member(&framework, &format!("Body {number:04}"), DAY, false, number % 2 == 0)).collect();
    let rows = |document: &Document| {
        let tables = document.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table.rows.len()),
            _ => None,
        });
        tables.max().unwrap()
    };
    let (whole, texts) = said(&framework, members.clone(), Choice::default(), Extent::Whole, None);
    assert_eq!(texts[1], "1250 assessments count here, of 1250 organisations.");
    assert_eq!(rows(&whole), 1250);
    // 1a is rated in every second, at the first level; 1b in none.
    let row = texts.iter().position(|text| text == "1a A").unwrap();
    assert_eq!(texts[row + 1..row + 5], ["", "625", "", "625"]);
    assert!(texts.iter().any(|text| text == "1 area has no rating in any assessment: 1b."));
    assert!(texts.iter().any(|text| text == "0 of 625 ticks in rated areas have evidence."));
    let (screen, texts) = said(&framework, members, Choice::default(), Extent::Screen, None);
    assert_eq!(rows(&screen), 3);
    assert!(texts.iter().any(|text| text.starts_with("1250 assessments are too many for a screen.")));
}

#[test]
fn what_has_moved_whom_it_is_about_and_groups() {
    let framework = sample();
    let mut after = member(&framework, "A", DAY, false, true);
    after.facts.communities = Arc::new(vec!["age".to_owned()]);
    let before = member(&framework, "A", date(2025, 1, 1), false, false);
    let other = member(&framework, "bB", DAY, false, true);
    let (_, texts) =
        said(&framework, vec![after, before, other], Choice::default(), Extent::Whole, Some(By::Organisation));
    let place = |sentence: &str| {
        texts.iter().position(|text| text == sentence).unwrap_or_else(|| panic!("{sentence}: {texts:?}"))
    };
    place(
        "1 assessment is compared with the round before. Its areas: 1 newly assessed, 1 without a rating both times.",
    );
    let age = place("Age");
    assert_eq!(texts[age + 1], "1 assessment");
    place("None is about: Carers.");
    place("1 assessment doesn't say which communities it is about.");
    let group = place("By organisation") + 1;
    let heading = ["A: 1 assessment", "", "", "", ""];
    assert_eq!(texts[group..group + 10], [heading, ["1  First", "", "1", "", "1"]].concat());
    assert_eq!(texts[group + 10], "bB: 1 assessment");
    place("Without a rating, all areas together: 2 not assessed.");
    place("The order is alphabetical and says nothing about ratings.");
}

#[test]
fn what_is_said_of_one_assessment_alone() {
    let framework = sample();
    let mut only = member(&framework, "A", DAY, false, true);
    only.facts.communities = Arc::new(vec!["age".to_owned()]);
    only.areas[0].evidenced = 1;
    only.areas[1] = only.areas[0];
    only.areas[1].evidenced = 0;
    let mut well_evidenced = only.clone();
    well_evidenced.areas[1].standing = crate::portfolio::Standing::NotAssessed;
    let (_, texts) = said(&framework, vec![well_evidenced], Choice::default(), Extent::Whole, None);
    let place = texts.iter().position(|text| text == "1 of 1 tick in rated areas has evidence.").unwrap();
    assert_eq!(texts[place - 1], "Evidence");
    let (_, texts) = said(&framework, vec![only], Choice::default(), Extent::Whole, None);
    for sentence in [
        "Where evidence is thin",
        "1 of 2 ticks in rated areas has evidence.",
        "0 of 1 tick",
        "It is not about: Carers.",
    ] {
        assert!(texts.iter().any(|text| text == sentence), "{sentence}: {texts:?}");
    }
    assert!(!texts.iter().any(|text| text.starts_with("The order is")), "{texts:?}");
}
