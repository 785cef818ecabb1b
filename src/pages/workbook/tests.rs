//! Small assessments, their cells worked out by hand, and who may read what.

use jiff::civil::date;

use super::*;
use crate::assessment::tests::{WrittenAnswers, parts};
use crate::assessment::{
    Action, Assessment, Assessor, Decision, MergedFile, Parked, Previous, Progress, Remark, SignOff, Status as Stage,
    Votes,
};
use crate::compare::compare;
use crate::document::workbook::{Cell, Shade, Sheet};
use crate::framework::{self, Framework};
use crate::pages::compare::Since;
use crate::score::{Rule, score};

const FRAMEWORK: &str = r#"
format: thrive-framework/1
id: sample
version: "1"
title: Sample
levels: [{id: low, name: Low, meaning: A start.}, {id: high, name: High}]
communities: [{id: carers, name: Carers}]
phases:
  - id: "1"
    name: First
    areas:
      - id: 1a
        name: Alpha
        checklist:
          low: [{id: L1, text: one}, {id: L2, text: two}, {id: L3, text: three}]
          high: [{id: H1, text: four, covers: [L1]}]
      - id: 1b
        name: Beta
        checklist:
          high: [{id: H1, text: five}]
  - id: "2"
    name: Second
    areas:
      - id: 2a
        name: Gamma
        checklist:
          low: [{id: L1, text: six}]
      - id: 2b
        name: Delta
        checklist:
          low: [{id: L1, text: seven}]
"#;

/// Every place that a name can stand in has one of these.
const NAMES: &[&str] =
    &["Lead", "Ann", "Bea", "Cy", "Dee", "Eli", "Fay", "Gus", "previous-Hal.yaml", "merged-Ida.yaml", "Jo"];

fn sample() -> Framework {
    framework::read(FRAMEWORK.as_bytes(), framework::bundled_as).framework.expect("the sample is valid")
}

/// 1a is rated, 1b set aside, 2a begun, 2b left out.
fn answered(framework: &Framework) -> Assessment {
    let name = |name: &str| Some(name.to_owned());
    let mut made = Assessment::new(framework, "Round", date(2026, 11, 2));
    made.about.scope = parts(framework, &["1", "2a"]);
    made.about.communities = vec!["carers".into()];
    made.about.executive_lead = name("Lead");
    made.about.assessors = vec![Assessor { name: "Ann".into(), role: name("nurse") }];
    made.about.status = Some(Stage::Final);
    made.about.signed_off = Some(SignOff { by: "Bea".into(), on: Some(date(2026, 11, 5)) });
    made.about.previous = vec![Previous { file: "previous-Hal.yaml".into(), updated: None, digest: None }];
    made.about.sources =
        vec![MergedFile { file: "merged-Ida.yaml".into(), digest: None, assessors: vec!["Jo".into()] }];
    let remark = |text: &str, by: &str| Remark {
        text: text.into(),
        on: Some(date(2026, 11, 3)),
        by: name(by),
        serves: Vec::new(),
    };
    let first = WrittenAnswers {
        ticked: ["H1".into(), "L2".into()].into(),
        unsure: ["L3".into()].into(),
        evidence: [("L2".into(), vec![remark("minutes", "Cy"), remark("a poster", "Cy")])].into(),
        notes: vec![remark("a hard talk", "Dee")],
        target: name("high"),
        decisions: vec![Decision { item: "L2".into(), reason: "seen together".into(), votes: None }],
        ..WrittenAnswers::default()
    };
    made.answer_area(framework, "1a", first);
    let aside = WrittenAnswers { excluded: name("no service"), ..WrittenAnswers::default() };
    made.answer_area(framework, "1b", aside);
    let begun = WrittenAnswers { ticked: ["L1".into()].into(), open: name("low"), ..WrittenAnswers::default() };
    made.answer_area(framework, "2a", begun);
    made.actions.push(Action {
        id: 3,
        uid: None,
        item: framework.item("1a.L3"),
        action: "Ask around".into(),
        responsible: name("Eli"),
        accountable: name("Fay"),
        consulted: vec!["Gus".into()],
        informed: Vec::new(),
        due: Some(date(2027, 1, 29)),
        horizon: None,
        status: Some(Progress::Open),
    });
    made
}

fn made(reader: Reader) -> Workbook {
    let framework = sample();
    let assessment = answered(&framework);
    workbook(&Subject::new(
        &assessment,
        &score(&framework, &assessment, Rule::default()),
        reader,
        None,
        date(2026, 11, 22),
    ))
}

fn sheet<'w>(workbook: &'w Workbook, name: &str) -> &'w Sheet {
    workbook.sheets.iter().find(|sheet| sheet.name == name).unwrap()
}

/// A row as a line: texts as they are, empty cells as a dash.
fn line(row: &[Cell]) -> String {
    let cell = |cell: &Cell| match cell {
        Cell::Empty => "-".to_owned(),
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => number.to_string(),
        Cell::Date(date) => date.to_string(),
        Cell::Share(share) => share.words(),
    };
    row.iter().map(cell).collect::<Vec<_>>().join(" | ")
}

fn lines(workbook: &Workbook, name: &str) -> Vec<String> {
    sheet(workbook, name).rows.iter().map(|row| line(row)).collect()
}

/// The rows of the cover under a heading.
fn cover_lines(workbook: &Workbook, title: &str) -> Vec<String> {
    let section = workbook.cover.sections.iter().find(|section| section.title == title).unwrap();
    section.rows.iter().map(|(label, value)| format!("{label} | {}", line(std::slice::from_ref(value)))).collect()
}

/// In the round before, L1 to L3 of 1a were ticked and H1 wasn't; now H1 covers L1, and L3 is not known. 1b was at the top and has
/// been set aside since, 2a has been begun.
#[test]
fn what_has_changed_has_a_sheet_of_its_own() {
    let framework = sample();
    let mut before = Assessment::new(&framework, "Round", date(2025, 11, 2));
    let ticked = |items: &[&str]| WrittenAnswers {
        ticked: items.iter().map(|item| (*item).to_owned()).collect(),
        ..WrittenAnswers::default()
    };
    before.answer_area(&framework, "1a", ticked(&["L1", "L2", "L3"]));
    before.answer_area(&framework, "1b", ticked(&["H1"]));
    let after = answered(&framework);
    let cards = [&before, &after].map(|round| score(&framework, round, Rule::default()));
    let comparison = compare(&cards[0], &cards[1]);
    let since = Since::of(&comparison, &before, &after);
    for reader in [Reader::Team, Reader::Public] {
        let book = workbook(&Subject::new(&after, &cards[1], reader, Some(&since), date(2026, 11, 22)));
        let sheet = sheet(&book, "Change");
        assert_eq!(sheet.about[0], "What has changed since November 2025, one row an area.");
        assert_eq!(
            (&*sheet.columns[4].title, &*sheet.columns[6].title),
            ("Rating, November 2025", "Rating, November 2026")
        );
        let [h1, l3, own, begun] = match reader {
            Reader::Team => ["1a.H1", "1a.L3", "1b.H1", "2a.L1"],
            _ => ["four", "three", "five", "six"],
        };
        assert_eq!(
            lines(&book, "Change"),
            [
                format!("1a | Alpha | First | 1 | Low | 0 | Not yet Low | down | {h1} | {l3} | - | -"),
                format!("1b | Beta | First | 2 | High | - | Not applicable | no longer assessed | - | - | {own} | -"),
                format!(
                    "2a | Gamma | Second | - | Not assessed | - | Not assessed | without a rating both times | {begun} | - | - | -"
                ),
                "2b | Delta | Second | - | Not assessed | - | Not assessed | without a rating both times | - | - | - | -"
                    .to_owned(),
            ]
        );
    }
}

/// Of the four statements of 1a that apply, L1 to H1, three are in place; two were said to be, one of them with evidence. It aims
/// for High, and is below.
#[test]
fn areas_have_a_row_each() {
    let book = made(Reader::Team);
    assert_eq!(
        lines(&book, "Areas"),
        [
            "1a | Alpha | 1 | First | Assessed | 0 | Not yet Low | 2 of 3 | 1 of 1 | 3 | 4 | 3 of 4 | 2 | 1 | 1 | Low | 1 | 1a.L3 | - | High | High | Yes | 1",
            "1b | Beta | 1 | First | Not applicable | - | Not applicable | - | - | - | - | - | - | - | - | - | - | - | - | - | - | - | 0",
            "2a | Gamma | 2 | Second | Not assessed | - | Not assessed | - | - | - | - | - | - | - | - | - | - | - | - | - | Low | - | 0",
        ]
    );
    let everyone = lines(&made(Reader::Public), "Areas");
    assert!(everyone[0].ends_with("| Low | 1 | three | High | High | Yes"), "{}", everyone[0]);
}

#[test]
fn the_cover_says_where_areas_stand_and_what_was_set_aside() {
    const ASIDE: &str = "What was set aside as not applicable";
    let cover = made(Reader::Team).cover;
    let tally = cover.tally.unwrap();
    assert_eq!(tally.rows, [("Below the first level".to_owned(), 1), ("Low".to_owned(), 0), ("High".to_owned(), 0)]);
    assert!(tally.description.starts_with(
        "Column chart of 1 assessed area by rating, lowest first: Below the first level 1, Low 0, High 0."
    ));
    assert_eq!(
        tally.sentences[..3],
        [
            "3 of the framework's 4 areas were looked at. This is an interim view: 1 of 3 areas is assessed so far; 1 is not: Gamma, and 1 was set aside. 1 statement said to be in place does not count yet, since an area is only begun.",
            "The one area assessed, Alpha, is not yet Low.",
            "It is below what is aimed for (an area's own target or, without one, High, which counts as good enough here).",
        ]
    );
    assert_eq!(cover_lines(&made(Reader::Board), ASIDE), ["1b Beta | The whole area: no service"]);
    assert_eq!(cover_lines(&made(Reader::Public), ASIDE), ["1b Beta | The whole area"]);
    let framework = sample();
    let mut partly = answered(&framework);
    let answers = WrittenAnswers {
        ticked: ["L1".into()].into(),
        not_applicable: [("L2".into(), "too small".into()), ("L3".into(), "too small".into())].into(),
        ..WrittenAnswers::default()
    };
    partly.answer_area(&framework, "1a", answers);
    partly.about.scope = parts(&framework, &["1a"]);
    let card = score(&framework, &partly, Rule::default());
    let of = |partly: &Assessment| {
        cover_lines(&workbook(&Subject::new(partly, &card, Reader::Board, None, date(2026, 11, 22))), ASIDE)
    };
    assert_eq!(of(&partly)[1..], ["1a Alpha | 2 of 4 statements: too small"]);
}

#[test]
fn levels_and_statements_say_what_stands_there() {
    let book = made(Reader::Team);
    assert_eq!(
        lines(&book, "Levels"),
        [
            "1a | Alpha | Assessed | 1 | Low | 2 | 3 | 2 of 3 | No",
            "1a | Alpha | Assessed | 2 | High | 1 | 1 | 1 of 1 | Yes",
            "1b | Beta | Not applicable | 2 | High | 0 | 0 | – | Nothing applies",
            "2a | Gamma | Not assessed | 1 | Low | 1 | 1 | 1 of 1 | -",
        ]
    );
    assert_eq!(
        lines(&book, "Statements"),
        [
            "1a.L1 | First | 1a | Alpha | Low | one | In place through 1a.H1 | No | Yes | 0 | -",
            "1a.L2 | First | 1a | Alpha | Low | two | In place | Yes | Yes | 2 | -",
            "1a.L3 | First | 1a | Alpha | Low | three | Don't know | No | No | 0 | -",
            "1a.H1 | First | 1a | Alpha | High | four | In place | Yes | Yes | 0 | -",
            "1b.H1 | First | 1b | Beta | High | five | Not applicable | - | - | 0 | no service",
            "2a.L1 | Second | 2a | Gamma | Low | six | In place | Yes | Yes | 0 | -",
        ]
    );
    assert!(lines(&made(Reader::Public), "Statements")[0].contains("| one | In place through a better practice |"));
}

#[test]
fn actions_and_notes_keep_dates_as_dates() {
    let book = made(Reader::Team);
    assert_eq!(
        lines(&book, "Actions"),
        ["3 | Ask around | Alpha | 1a.L3 | three | Eli | Fay | Gus | - | 2027-01-29 | - | Open"]
    );
    assert_eq!(
        lines(&book, "Notes"),
        ["1a | Alpha | - | - | a hard talk | 2026-11-03 | Dee", "1a | Alpha | 1a.L2 | two | seen together | - | -"]
    );
    let about = cover_lines(&book, "This assessment");
    for fact in [
        "Scope | 1  First\n2a Gamma",
        "Communities | Carers",
        "Assessors | Ann (nurse)",
        "Signed off by | Bea",
        "Signed off on | 2026-11-05",
        "Merged from | merged-Ida.yaml (Jo)",
        "Level 1: Low | A start.",
        "Made on | 2026-11-22",
    ] {
        assert!(about.iter().any(|line| line == fact), "{fact} in {about:#?}");
    }
}

#[test]
fn each_reader_gets_what_is_theirs() {
    let all = |reader| format!("{:?}", made(reader));
    let (team, board, public) = (all(Reader::Team), all(Reader::Board), all(Reader::Public));
    for name in NAMES {
        assert!(team.contains(name) && !public.contains(name), "{name}");
    }
    for text in ["minutes", "a poster", "a hard talk", "seen together"] {
        assert!(team.contains(text) && !board.contains(text) && !public.contains(text), "{text}");
    }
    for name in ["Lead", "Ann", "Bea", "Eli", "Fay", "Gus"] {
        assert!(board.contains(name), "{name}");
    }
    assert!(cover_lines(&made(Reader::Public), "This assessment").contains(&"Merged from | 1 assessment".to_owned()));
    assert_eq!(
        lines(&made(Reader::Public), "Actions"),
        ["3 | Ask around | Alpha | 1a.L3 | three | 2027-01-29 | - | Open"]
    );
}

#[test]
fn every_row_is_as_long_as_its_columns_and_every_name_stands_once() {
    for reader in [Reader::Team, Reader::Board, Reader::Public] {
        let book = made(reader);
        let names: std::collections::BTreeSet<&str> = book.sheets.iter().map(|sheet| sheet.name).collect();
        assert_eq!(names.len(), book.sheets.len());
        for sheet in &book.sheets {
            assert!(sheet.rows.iter().all(|row| row.len() == sheet.columns.len()), "{}", sheet.name);
            for column in &sheet.columns {
                if let Shade::Rating { number, top } = column.shade {
                    assert_eq!(sheet.columns[usize::from(number)].title, "Level number");
                    assert_eq!(top, 2);
                }
            }
        }
    }
}

/// Evidence has a row a piece, with the duties it serves; for the team, and where there are any, there are columns for votes and for
/// what is parked. Nobody but those who took part has what a team calls a duty of its own.
#[test]
fn what_evidence_serves_and_what_came_of_meetings() {
    let framework = framework::read(
        FRAMEWORK
            .replace("communities:", "duties: [{id: eds, name: EDS}, {id: law, name: The law}]\ncommunities:")
            .as_bytes(),
        framework::bundled_as,
    );
    let framework = framework.framework.expect("the sample is valid");
    let mut assessment = answered(&framework);
    let before = |reader: Reader, assessment: &Assessment| {
        let card = score(&framework, assessment, Rule::default());
        workbook(&Subject::new(assessment, &card, reader, None, date(2026, 11, 22)))
    };
    let plain = before(Reader::Team, &assessment);
    let area = framework.area("1a").unwrap();
    let item = |id: &str| area.item(id).unwrap().index;
    let answers = assessment.areas.get_mut(&area.index).unwrap();
    let pieces = answers.evidence.get_mut(&item("L2")).unwrap();
    pieces[0].serves = vec!["law".into(), "our word".into()];
    pieces[1].serves = vec!["law".into()];
    answers.votes.insert(item("L3"), Votes { yes: 3, no: 1, unsure: 0 });
    answers.parked =
        vec![Parked { item: item("L2"), text: Some("who?".into()) }, Parked { item: item("L2"), text: None }];
    let made = before(Reader::Team, &assessment);
    assert_eq!(
        lines(&made, "Evidence"),
        [
            "1a | Alpha | 1a.L2 | two | minutes | 2026-11-03 | Cy | The law\nour word",
            "1a | Alpha | 1a.L2 | two | a poster | 2026-11-03 | Cy | The law",
        ]
    );
    assert_eq!(
        lines(&before(Reader::Board, &assessment), "Evidence")[0],
        "1a | Alpha | 1a.L2 | two | 2026-11-03 | Cy | The law\nour word"
    );
    assert_eq!(
        lines(&before(Reader::Public, &assessment), "Evidence")[0],
        "1a | Alpha | 1a.L2 | two | 2026-11-03 | The law"
    );
    let items = sheet(&made, "Statements");
    let wide = sheet(&plain, "Statements").columns.len();
    let of = |id: &str| {
        let row = items.rows.iter().find(|row| row[0] == Cell::Text(id.to_owned())).unwrap();
        line(&row[wide..])
    };
    assert_eq!(items.columns.len(), wide + 2);
    assert_eq!(
        [of("1a.L2"), of("1a.L3"), of("2a.L1")],
        ["- | who?\nto come back to", "3 of 4 say yes, 1 says no | -", "- | -"]
    );
    for reader in [Reader::Board, Reader::Public] {
        let columns = |assessment: &Assessment| sheet(&before(reader, assessment), "Statements").columns.len();
        assert_eq!(columns(&assessment), columns(&answered(&framework)), "{reader:?}");
    }
}
