//! What is said for assessments in which nothing is rated, and for areas that don't have every level; each sentence thought out
//! beforehand.

use std::collections::BTreeSet;

use jiff::civil::date;

use super::*;
use crate::assessment::tests::{WrittenAnswers, parts};
use crate::compare::compare;
use crate::document::workbook::{Cell, Workbook};
use crate::formats::{html, markdown};
use crate::framework;
use crate::pages;
use crate::pages::report::{Reader, Subject, report};
use crate::pages::workbook::workbook;
use crate::plan::plan;
use crate::score::score;

/// An assessment of these areas, each by its answers: `E1 E2` ticked, `-E1` not applicable, `open` or `aside` as a whole.
fn assessed(framework: &Framework, areas: &[(&str, &str)]) -> Assessment {
    let mut assessment = Assessment::new(framework, "Sample", date(2026, 11, 22));
    for (id, line) in areas {
        let mut answers = WrittenAnswers::default();
        for word in line.split_whitespace() {
            match word {
                "open" => answers.open = Some(framework.levels()[1].id.clone()),
                "aside" => answers.excluded = Some("not ours".into()),
                word => match word.strip_prefix('-') {
                    Some(item) => drop(answers.not_applicable.insert(item.into(), "not ours".into())),
                    None => drop(answers.ticked.insert(word.into())),
                },
            }
        }
        assessment.answer_area(framework, id, answers);
    }
    assessment
}

/// Phase 7 of the bundled framework has six areas; 7e has five items, E1 covered by D1 among them.
#[test]
fn headlines_of_what_is_not_rated() {
    let framework = framework::bundled();
    for (scope, answers, areas, items) in [
        (&["7e"][..], &[][..], "No area is assessed yet (1 not assessed).", "Nothing is ticked."),
        (
            &["7e"],
            &[("7e", "E1 open")],
            "No area is assessed yet (1 not assessed).",
            "1 statement ticked in one unfinished area doesn't count yet.",
        ),
        (
            &["7"],
            &[("7a", "E1 open"), ("7b", "E1 E2 open"), ("7c", "open"), ("7d", "aside")],
            "No area is assessed yet (5 not assessed, 1 not applicable).",
            "3 statements ticked in 2 unfinished areas don't count yet.",
        ),
        // What is begun outside of what was chosen is not spoken of.
        (&["7e"], &[("7a", "E1 open")], "No area is assessed yet (1 not assessed).", "Nothing is ticked."),
        (&["7e"], &[("7e", "aside")], "No area has a rating: the only one does not apply.", "Nothing is ticked."),
        (
            &["7d", "7e"],
            &[("7e", "-E1 -D1 -M1 -T1 -T2"), ("7d", "aside")],
            "No area has a rating: none of the 2 applies.",
            "Nothing is ticked.",
        ),
        (
            &["7e"],
            &[("7e", "")],
            "1 area: 1 not yet Emerging. Lowest: not yet Emerging (7e). Middle: not yet Emerging.",
            "0 of 5 statements are in place; nothing is ticked.",
        ),
        (
            &["7d", "7e"],
            &[("7e", "-T1"), ("7d", "E1 open")],
            "1 area: 1 not yet Emerging; 1 not assessed. Lowest: not yet Emerging (7e). Middle: not yet Emerging.",
            "0 of 4 statements are in place; 1 statement ticked in one unfinished area doesn't count yet.",
        ),
        (
            &["7d", "7e"],
            &[("7e", "D1"), ("7d", "E1 E2 open")],
            "1 area: 1 Developing; 1 not assessed. Lowest: Developing (7e). Middle: Developing, which more than half of them reach.",
            "2 of 5 statements are in place (1 ticked, 1 through a better practice); the one ticked has no evidence; 2 statements ticked in one unfinished area don't count yet.",
        ),
    ] {
        let mut assessment = assessed(&framework, answers);
        assessment.about.scope = parts(&framework, scope);
        let card = score(&framework, &assessment, Rule::default());
        let shown = shown(&assessment, &card);
        assert_eq!(areas_sentence(&card, &shown).plain(), areas, "{answers:?}");
        assert_eq!(statements_sentence(&card, &shown), items, "{answers:?}");
        // The same in every page that has a headline.
        assert!(pages_of(&assessment, &card)[0].contains(&escaped(areas)), "{answers:?}");
        let team = written(&assessment, &card, Reader::Team);
        // A team sees all that it has begun.
        let all_chosen = answers.iter().all(|(id, _)| scope.contains(id) || scope == ["7"]);
        assert_eq!(team.contains(&escaped(areas)) && team.contains(&escaped(items)), all_chosen, "{team}");
    }
}

/// Markdown has a backslash before what would mean something there.
fn escaped(text: &str) -> String {
    markdown::write(&Document { blocks: vec![crate::document::Block::Paragraph(text.into())], ..Document::default() })
        .trim()
        .to_owned()
}

fn written(assessment: &Assessment, card: &Scorecard, reader: Reader) -> String {
    markdown::write(&report(&Subject::new(assessment, card, reader, None, date(2026, 11, 22))))
}

/// Summary, score and plan.
fn pages_of(assessment: &Assessment, card: &Scorecard) -> [String; 3] {
    let today = date(2026, 11, 22);
    [
        pages::summary::summary(assessment, card),
        pages::score::overview(assessment, card),
        pages::plan::plan(assessment, card, &plan(assessment, card), today),
    ]
    .map(|document| markdown::write(&document))
}

fn book(assessment: &Assessment, card: &Scorecard) -> Workbook {
    workbook(&Subject::new(assessment, card, Reader::Team, None, date(2026, 11, 22)))
}

/// The board is told how many areas are at which level, also where more than half are below the first.
#[test]
fn the_board_always_has_the_ratings() {
    let framework = framework::bundled();
    for (scope, answers, said) in [
        (
            &["7c", "7d", "7e"][..],
            &[("7c", ""), ("7d", ""), ("7e", "M1")][..],
            "3 of the framework's 26 areas were looked at. 3 areas are assessed: 1 Emerging, 2 not yet Emerging. All 3 are below ",
        ),
        (
            &["7d", "7e"],
            &[("7e", "M1")],
            "**This is an interim view: 1 of 2 areas is assessed so far**; 1 is not: Reflecting on engagement. The one area assessed, \
             Translating engagement into action, is Emerging. It is below ",
        ),
        (&["7e"], &[("7e", "")], "The one area assessed, Translating engagement into action, is not yet Emerging. It is below "),
        (&["7e"], &[("7e", "aside")], "No area has a rating: the only one does not apply."),
    ] {
        let mut assessment = assessed(&framework, answers);
        assessment.about.scope = parts(&framework, scope);
        let card = score(&framework, &assessment, Rule::default());
        let board = written(&assessment, &card, Reader::Board);
        assert!(board.contains(said), "{said}\n{board}");
    }
}

/// 7e has five items and 7d nine; of what is not rated nothing is counted.
#[test]
fn the_public_learns_what_was_set_aside() {
    let framework = framework::bundled();
    let items = framework.area("7d").unwrap().items.len();
    let mut assessment =
        assessed(&framework, &[("7e", "-E1 -D1 -M1 -T1 T2"), ("7d", "-E1"), ("7c", "aside"), ("7b", "-E1 open")]);
    assessment.about.scope = parts(&framework, &["7"]);
    let public = |assessment: &Assessment| {
        let card = score(&framework, assessment, Rule::default());
        written(assessment, &card, Reader::Public)
    };
    let said = public(&assessment);
    let all = format!("5 of {} statements were set aside as not applicable and left out of the ratings", items + 5);
    assert!(said.contains(&all), "{said}");
    assert!(said.contains("1 area was set aside as not applicable as a whole: 7c "), "{said}");
    assert!(said.contains("Thriving (4 of 5 statements set aside)"), "{said}");
    assert!(said.contains(&format!("Not yet Emerging (1 of {items} statements set aside)")), "{said}");
    // A board is told in short, where it is at least a quarter.
    let board = |assessment: &Assessment| {
        let card = score(&framework, assessment, Rule::default());
        written(assessment, &card, Reader::Board)
    };
    let rest = format!("**5 of {} statements were set aside as not applicable, so the ratings rest on the {} that are left.**", items + 5, items);
    assert!(board(&assessment).contains(&rest), "{}", board(&assessment));
    assert!(!board(&assessed(&framework, &[("7d", "-E1")])).contains("the ratings rest on"));
    let begun = assessed(&framework, &[("7e", "E1 open")]);
    let said = public(&begun);
    assert!(said.contains("1 statement said to be true in one unfinished area doesn't count yet."), "{said}");
    assert!(!said.contains("set aside") && !said.contains("any area yet"), "{said}");
}

/// `Full` has all three levels, `Late` begins at the second, `Early` has no third.
const UNEVEN: &str = r#"
format: thrive-framework/1
id: uneven
version: "1"
title: Uneven
levels: [{id: l, name: Lowest}, {id: m, name: Midway}, {id: h, name: Highest}]
phases:
  - id: "1"
    name: Only
    areas:
      - {id: a, name: Full, checklist: {l: [{id: L1, text: x}], m: [{id: M1, text: x}], h: [{id: H1, text: x}]}}
      - {id: b, name: Late, checklist: {m: [{id: M1, text: x}], h: [{id: H1, text: x}]}}
      - {id: c, name: Early, checklist: {l: [{id: L1, text: x}], m: [{id: M1, text: x}]}}
"#;

/// What is not there is not spoken of: below its first level `Late` is not yet Midway, and `Early` at Midway is at its top.
#[test]
fn levels_that_an_area_does_not_have() {
    let framework = framework::read(UNEVEN.as_bytes(), framework::bundled_as).framework.expect("the sample is valid");
    let assessment = assessed(&framework, &[("a", "L1"), ("b", ""), ("c", "L1 M1")]);
    let card = score(&framework, &assessment, Rule::default());
    let area = |id: &str| &card[framework.area(id).unwrap().index];
    let said = |id: &str| {
        let score = area(id);
        let scale = scale(score.area, score.status).pieces;
        (rating_text(&framework, score.area, score.status).plain(), scale)
    };
    let scale = |rank, steps| vec![Piece::Scale { rank: Some(rank), steps }];
    assert_eq!(said("a"), ("Lowest".to_owned(), scale(1, 3)));
    assert_eq!(said("b"), ("Not yet Midway".to_owned(), scale(0, 2)));
    assert_eq!(said("c"), ("Midway".to_owned(), scale(2, 2)));
    let sentence = areas_sentence(&card, &shown(&assessment, &card)).plain();
    assert!(
        sentence.starts_with("3 areas: 1 Midway, 1 Lowest, 1 not yet Midway. Lowest: not yet Midway (b)."),
        "{sentence}"
    );

    let mut texts = pages_of(&assessment, &card).to_vec();
    let readers = [Reader::Team, Reader::Board, Reader::Public];
    texts.extend(readers.map(|reader| written(&assessment, &card, reader)));
    let subject = Subject::new(&assessment, &card, Reader::Team, None, date(2026, 11, 22));
    texts.push(html::write(&report(&subject)));
    let earlier = assessed(&framework, &[("a", "L1"), ("b", "M1"), ("c", "L1")]);
    let before = score(&framework, &earlier, Rule::default());
    let change = compare(&before, &card);
    texts.push(markdown::write(&pages::compare::comparison(&change, &earlier, &assessment)));
    for text in &texts {
        assert!(!text.to_lowercase().contains("not yet lowest"), "{text}");
    }
    assert!(texts[0].contains("■■") || texts[0].contains("■ ■"), "{}", texts[0]);
    let cells = |sheet: usize| {
        let rows = book(&assessment, &card).sheets[sheet].rows.clone();
        rows.into_iter()
            .map(|row| {
                row.into_iter()
                    .filter_map(|cell| match cell {
                        Cell::Text(text) => Some(text),
                        _ => None,
                    })
                    .collect::<Vec<_>>()
                    .join(" ")
            })
            .collect::<Vec<_>>()
    };
    assert!(cells(0)[1].contains("Not yet Midway"), "{:?}", cells(0));
    // The sheet of levels has a row for each level that an area has: three, two and two.
    assert_eq!(cells(1).len(), 7, "{:?}", cells(1));
    // The name of the lowest of all ratings holds for every area.
    assert_eq!(rank_title(&framework, framework.areas(), 0).plain(), "Below the first level");
    assert!(
        rule_sentence(Rule::default(), &framework).plain().contains("Where no level counts, an area is below the first level. ")
    );
}
