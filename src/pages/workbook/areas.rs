//! The sheets that have a row for each area: the summary, and the same level by level.

use crate::document::Share;
use crate::document::workbook::{Cell, Column, ColumnKind, Shade, Sheet, Tally};
use crate::framework::{ItemIndex, LevelIndex};
use crate::pages::phrases::ratings::{
    areas_sentence, facts_line, outside_sentence, rank_title, rating_text, rule_sentence, statements_sentence,
    status_words,
};
use crate::pages::report::{Reader, Subject};
use crate::pages::score::MissingItems;
use crate::score::{AreaScore, Status};
use crate::words;

/// The index of the column with the number of the area's level.
const LEVEL_NUMBER: u16 = 5;

/// One row an area, and below how many areas have which rating.
pub(super) fn summary(subject: &Subject) -> Sheet {
    let rows: Vec<Vec<Cell>> = subject.areas().map(|score| summary_row(subject, score)).collect();
    Sheet {
        name: "Summary",
        title: subject.assessment.about.title.clone(),
        notes: vec![
            facts_line(subject.assessment, subject.card),
            "Below the table: how many areas have each rating, also as a chart.".to_owned(),
        ],
        columns: summary_columns(subject),
        rows,
        filtered: true,
        frozen_columns: 2,
        empty_message: "No area is in the scope of this assessment.",
        tally: Some(tally(subject)),
    }
}

fn summary_columns(subject: &Subject) -> Vec<Column> {
    let levels = subject.card.framework.levels();
    let rating = Shade::Rating { number: LEVEL_NUMBER, top: levels.len() };
    let mut columns = vec![
        Column::text("Area ID", 9),
        Column::text("Area", 34),
        Column::text("Phase ID", 9),
        Column::text("Phase", 18),
        Column::text("Status", 14),
        Column::number("Level number", 10).shaded(rating),
        Column::text("Rating", 19).shaded(rating),
    ];
    columns.extend(levels.iter().map(|level| Column::new(format!("{}: in place", level.name), 13, ColumnKind::Share)));
    columns.extend([
        Column::number("Items in place", 10),
        Column::number("Items that apply", 12),
        Column::number("Ticks", 9),
        Column::number("Ticks with evidence", 13),
        Column::number("Don't know", 12),
        Column::text("Next level", 14),
        Column::number("Needed for it", 12),
        Column::text("Missing items", 24),
        Column::text("Missing below", 16),
        Column::text("Target", 14),
    ]);
    if subject.reader != Reader::Public {
        columns.push(Column::number("Notes", 9));
    }
    columns
}

fn summary_row(subject: &Subject, score: &AreaScore) -> Vec<Cell> {
    let framework = subject.card.framework;
    let phase = &framework[score.area.phase];
    let answers = subject.answers(score);
    let rank = score.status.rank();
    let mut row: Vec<Cell> = vec![
        (&score.area.id).into(),
        (&score.area.name).into(),
        (&phase.id).into(),
        (&phase.name).into(),
        status_words(score.status).into(),
        rank.into(),
        rating_text(framework, score.area, score.status).plain().into(),
    ];
    // An area without a rating has no counts here, because readers would take them for its result. The sheet of items has its
    // answers so far.
    let rated = |number: usize| Cell::from(rank.map(|_| number));
    row.extend(score.levels.iter().map(|level| match rank {
        Some(_) => Cell::Share(Share::new(level.met, level.applicable)),
        None => Cell::Empty,
    }));
    let counts = score.counts;
    row.extend([counts.met, counts.applicable, counts.ticked, counts.evidenced, score.unsure].map(rated));
    let next = score.next.as_ref();
    let missing = MissingItems::of(framework, score);
    let ids =
        |items: &Vec<ItemIndex>| items.iter().map(|item| score.area.full_id(*item)).collect::<Vec<_>>().join(", ");
    row.extend([
        next.map(|next| &framework[next.level].name).into(),
        next.map(|next| next.needed).into(),
        missing.as_ref().map(|missing| ids(&missing.at_level)).into(),
        missing.as_ref().map(|missing| ids(&missing.below)).into(),
        answers.and_then(|answers| answers.target).map(|level| &framework[level].name).into(),
    ]);
    if subject.reader != Reader::Public {
        row.push(answers.map_or(0, |answers| answers.notes.len()).into());
    }
    row
}

/// How many areas have which rating, with what they come to in words.
fn tally(subject: &Subject) -> Tally {
    let card = subject.card;
    let name = |rank: usize| rank_title(card.framework, card.framework.areas(), rank).plain();
    let rating = |(rank, count): (usize, &usize)| (name(rank), *count);
    let rows: Vec<(String, usize)> = card.overall.ratings.iter().enumerate().map(rating).collect();
    let named: Vec<String> = rows.iter().map(|(name, count)| format!("{name} {count}")).collect();
    let mut sentences = vec![areas_sentence(card, &subject.shown).plain(), statements_sentence(card, &subject.shown)];
    sentences.extend(outside_sentence(subject.assessment, card));
    sentences.push(rule_sentence(card.rule, card.framework).plain());
    let assessed = words::count(card.overall.assessed, "assessed area");
    Tally {
        title: "How many areas have each rating",
        sentences,
        columns: ["Rating", "Areas"],
        description: format!(
            "Column chart of {assessed} by rating, lowest first: {}. The same numbers stand in the table beside it.",
            named.join(", ")
        ),
        rows,
    }
}

/// One row for each level of each area.
pub(super) fn levels(subject: &Subject) -> Sheet {
    let framework = subject.card.framework;
    let row = |score: &AreaScore, level: LevelIndex| {
        let (found, level) = (score[level], &framework[level]);
        // A level without items that apply is neither complete nor incomplete.
        let complete = match (score.status, found.applicable) {
            (Status::NotAssessed, _) => Cell::Empty,
            (_, 0) => "Nothing applies".into(),
            _ => Cell::yes_or_no(found.complete),
        };
        vec![
            (&score.area.id).into(),
            (&score.area.name).into(),
            status_words(score.status).into(),
            level.index.rank().into(),
            (&level.name).into(),
            found.met.into(),
            found.applicable.into(),
            Cell::Share(Share::new(found.met, found.applicable)),
            complete,
        ]
    };
    Sheet {
        name: "Levels",
        title: "Level by level".to_owned(),
        notes: vec!["For an area that is not assessed: what stands there so far.".to_owned()],
        columns: vec![
            Column::text("Area ID", 9),
            Column::text("Area", 44),
            Column::text("Area status", 16),
            Column::number("Level number", 10),
            Column::text("Level", 20),
            Column::number("Items in place", 10),
            Column::number("Items that apply", 12),
            Column::new("Share in place", 12, ColumnKind::Share),
            Column::text("Complete", 16),
        ],
        rows: subject.areas().flat_map(|score| score.area.levels().map(move |level| row(score, level))).collect(),
        filtered: true,
        frozen_columns: 2,
        empty_message: "No area is in the scope of this assessment.",
        tally: None,
    }
}
