//! A portfolio as a workbook: the ratings area by area, what has moved, the map with a column for each area, and what is on record
//! about each assessment.

use super::map::sorted;
use super::moved::{after_several_text, compared_text, has_rounds_before, ways};
use super::subject::{Subject, by_words, group_name, made, title};
use super::told::{not_counted, opening};
use crate::assessment::Word;
use crate::document::workbook::{Cell, Column, Cover, Section, Shade, Sheet, Workbook};
use crate::document::{Properties, Text};
use crate::framework::{Area, Framework, Phase};
use crate::pages::phrases::about;
use crate::pages::phrases::ratings::{rank_title, rule_sentence};
use crate::portfolio::{AreaPicture, Distribution, Facts, Label, Member, Moves, Picture};
use crate::words;

/// Said where no assessment counts.
const NOTHING: &str = "No assessment counts.";
/// Where the columns of areas begin on the map.
const FIRST_AREA: u16 = 1;

/// The workbook of a portfolio.
pub fn workbook(subject: &Subject) -> Workbook {
    let aside = not_counted(subject.portfolio, subject.aside)
        .into_iter()
        .map(|entry| (entry.label.plain(), entry.text.plain().into()));
    let mut sections = vec![Section { title: "What does not count", rows: aside.collect() }];
    if sections[0].rows.is_empty() {
        sections[0].rows.push(("Nothing".to_owned(), Cell::Empty));
    }
    let (rule, credit) = (rule_sentence(subject.rule, subject.framework), about::credit(subject.framework));
    sections.push(Section {
        title: "What it is measured by",
        rows: [("The rule", rule), ("The source", credit)]
            .map(|(label, text)| (label.to_owned(), text.plain().into()))
            .into(),
    });
    Workbook {
        properties: Properties {
            title: subject.framework.title().to_owned(),
            kind: "Portfolio".to_owned(),
            made: Some(subject.made),
            language: subject.framework.language().clone(),
            ..Properties::default()
        },
        cover: Cover {
            name: "About",
            title: title(subject),
            lines: opening(subject).iter().map(Text::plain).chain([made(subject)]).collect(),
            tally: None,
            sections,
        },
        sheets: std::iter::once(ratings(subject))
            .chain(groups(subject))
            .chain(moved(subject))
            .chain([map(subject), assessments(subject)])
            .collect(),
    }
}

/// One row an area: how many assessments have which rating.
fn ratings(subject: &Subject) -> Sheet {
    Sheet {
        name: "Ratings",
        about: vec![
            "One row an area: how many assessments have which rating, and how many ticks have evidence.".to_owned(),
        ],
        columns: area_columns(subject.framework),
        rows: area_rows(subject.framework, subject.picture).collect(),
        frozen_columns: 2,
        empty_message: NOTHING,
    }
}

/// One row a group and area, if groups are asked for: the same for the assessments of the group.
fn groups(subject: &Subject) -> Option<Sheet> {
    let (by, groups) = subject.groups?;
    let mut columns = vec![Column::text(words::capitalised(by_words(by)), 28), Column::number("Assessments", 12)];
    columns.extend(area_columns(subject.framework));
    let rows = groups.iter().flat_map(|group| {
        let start = move || [group_name(by, group).into(), group.picture.assessments.into()].into_iter();
        area_rows(subject.framework, &group.picture).map(move |row| start().chain(row).collect())
    });
    Some(Sheet {
        name: "Groups",
        about: vec![format!(
            "One row an area of each {}: how many of its assessments have which rating, and how many ticks have evidence.",
            by_words(by)
        )],
        columns,
        rows: rows.collect(),
        frozen_columns: 1,
        empty_message: NOTHING,
    })
}

/// One row an area: how its ratings have moved, if any assessment has a round before.
fn moved(subject: &Subject) -> Option<Sheet> {
    if !has_rounds_before(subject) {
        return None;
    }
    let mut columns = area_names();
    columns.extend(ways(Moves::default()).map(|(way, _)| Column::number(words::capitalised(way), 11)));
    let mut sheet = Sheet {
        name: "Movement",
        columns,
        frozen_columns: 2,
        empty_message: "No assessment is compared with a round before: each that has one follows several.",
        ..Sheet::default()
    };
    if let Some(are) = compared_text(subject) {
        let row = |(area, moves): (&Area, &Moves)| {
            let counts = ways(*moves).map(|(_, count)| Cell::from(count));
            area_cells(subject.framework, area).into_iter().chain(counts).collect()
        };
        let about = "One row an area: how many assessments have moved in which way.".to_owned();
        sheet.about = [about, are].into_iter().chain(after_several_text(subject)).collect();
        sheet.rows = subject.framework.areas().iter().zip(&subject.movement.areas).map(row).collect();
    }
    Some(sheet)
}

/// The columns that say which area a row is about.
fn area_names() -> Vec<Column> {
    vec![Column::text("Area id", 9), Column::text("Area", 34), Column::text("Phase id", 9), Column::text("Phase", 18)]
}

fn area_cells(framework: &Framework, area: &Area) -> Vec<Cell> {
    let phase: &Phase = &framework[area.phase];
    vec![(&area.id).into(), (&area.name).into(), (&phase.id).into(), (&phase.name).into()]
}

fn area_columns(framework: &Framework) -> Vec<Column> {
    let mut columns = area_names();
    let name = |rank| rank_title(framework, framework.areas(), rank).plain();
    columns.extend((0..=framework.levels().len()).map(|rank| Column::number(name(rank), 11)));
    columns.extend(
        ["Not assessed", "Outside the scope", "Not applicable", "Ticks", "Of these with evidence"]
            .map(|title| Column::number(title, 11)),
    );
    columns
}

fn area_rows<'p>(framework: &'p Framework, picture: &'p Picture) -> impl Iterator<Item = Vec<Cell>> + use<'p> {
    picture.areas.iter().map(|picture: &AreaPicture| {
        let Distribution { ratings, not_assessed, outside_scope, not_applicable } = &picture.distribution;
        let mut row = area_cells(framework, &framework[picture.area]);
        let counts = [not_assessed, outside_scope, not_applicable, &picture.ticked, &picture.evidenced];
        row.extend(ratings.iter().chain(counts).map(|count| Cell::from(*count)));
        row
    })
}

/// One row an assessment, one column an area.
fn map(subject: &Subject) -> Sheet {
    let framework = subject.framework;
    let top = framework.levels().len();
    let mut columns = vec![Column::text("Assessment", 40)];
    columns.extend((FIRST_AREA..).zip(framework.areas()).map(|(number, area)| {
        let width = u16::try_from(area.id.len()).unwrap_or(u16::MAX).clamp(5, 20) + 3;
        Column::number(area.id.as_str(), width).shaded(Shade::Rating { number, top })
    }));
    let row = |(member, label): (&Member, Label)| {
        let ranks = member.areas.iter().map(|area| Cell::from(area.standing.rank()));
        std::iter::once(Cell::from(label.of(member))).chain(ranks).collect()
    };
    let levels: Vec<String> =
        (0..=top).map(|rank| format!("{rank} {}", rank_title(framework, framework.areas(), rank).plain())).collect();
    Sheet {
        name: "Map",
        about: vec![format!(
            "One row an assessment, one column an area: {}. Empty: without a rating.",
            levels.join(", ")
        )],
        columns,
        rows: sorted(subject).into_iter().map(row).collect(),
        frozen_columns: 1,
        empty_message: NOTHING,
    }
}

/// One row an assessment: what is on record about it.
fn assessments(subject: &Subject) -> Sheet {
    let row = |(member, label): (&Member, Label)| {
        let facts: &Facts = &member.facts;
        let rated = member.areas.iter().filter(|area| area.standing.rank().is_some()).count();
        vec![
            label.of(member).into(),
            facts.organisation.as_deref().into(),
            facts.organisation_code.as_deref().into(),
            facts.place.as_deref().into(),
            (&*facts.title).into(),
            facts.kind().label().into(),
            facts.viewpoints.label().into(),
            facts.date().into(),
            (if facts.is_draft() { "draft" } else { "final" }).into(),
            rated.into(),
            member.made_with.as_str().into(),
            (&*member.file()).into(),
        ]
    };
    Sheet {
        name: "Assessments",
        about: vec!["One row an assessment: whose it is, of which day, and in which file.".to_owned()],
        columns: vec![
            Column::text("Assessment", 40),
            Column::text("Organisation", 28),
            Column::text("Organisation code", 12),
            Column::text("Place", 18),
            Column::text("Title", 34),
            Column::text("Kind", 18),
            Column::text("Viewpoint", 14),
            Column::new("Date", 12, crate::document::workbook::ColumnKind::Date),
            Column::text("Status", 10),
            Column::number("Areas with a rating", 11),
            Column::text("Framework version", 12),
            Column::text("File", 40),
        ],
        rows: sorted(subject).into_iter().map(row).collect(),
        frozen_columns: 1,
        empty_message: NOTHING,
    }
}
