//! The sheets that have a row for each area, and for each level of each area.

use crate::document::Share;
use crate::document::workbook::{Cell, Column, ColumnKind, Shade, Sheet};
use crate::framework::{ItemIndex, LevelIndex};
use crate::pages::phrases::ratings::{rating_text, status_words};
use crate::pages::report::{Reader, Subject};
use crate::pages::score::MissingItems;
use crate::score::{AreaScore, Status};
use crate::standing::aim;

/// The index of the column with the number of the area's level.
const LEVEL_NUMBER: u16 = 5;
/// Said where no area is shown.
pub(super) const NO_AREA: &str = "No area is in the scope of this assessment.";

/// One row an area.
pub(super) fn areas(subject: &Subject) -> Sheet {
    Sheet {
        name: "Areas",
        about: vec![
            "One row an area: its rating, how much is in place, and what is missing for the next level.".to_owned(),
            "Aims for: the area's own target or, where it has none, the level that counts as good enough.".to_owned(),
            "The two numbers behind each share are on the sheet Levels.".to_owned(),
        ],
        columns: columns(subject),
        rows: subject.areas().map(|score| row(subject, score)).collect(),
        frozen_columns: 2,
        empty_message: NO_AREA,
    }
}

fn columns(subject: &Subject) -> Vec<Column> {
    let levels = subject.card.framework.levels();
    let rating = Shade::Rating { number: LEVEL_NUMBER, top: levels.len() };
    let mut columns = vec![
        Column::text("Area id", 9),
        Column::text("Area", 34),
        Column::text("Phase id", 9),
        Column::text("Phase", 18),
        Column::text("Status", 14),
        Column::number("Level number", 10).shaded(rating),
        Column::text("Rating", 19).shaded(rating),
    ];
    columns.extend(levels.iter().map(|level| Column::new(format!("{}: in place", level.name), 13, ColumnKind::Share)));
    columns.extend([
        Column::number("Statements in place", 12),
        Column::number("Statements that apply", 12),
        Column::new("Share in place", 10, ColumnKind::Share),
        Column::number("Said to be in place", 11),
        Column::number("Of these with evidence", 12),
        Column::number("Not known", 9),
        Column::text("Next level", 14),
        Column::number("Needed for it", 10),
        Column::text("Missing at that level", if subject.reader == Reader::Team { 24 } else { 50 }),
    ]);
    if subject.reader == Reader::Team {
        columns.push(Column::text("Missing below it", 16));
    }
    columns.extend([Column::text("Target", 14), Column::text("Aims for", 14), Column::text("Below its aim", 10)]);
    if subject.reader != Reader::Public {
        columns.push(Column::number("Notes", 9));
    }
    columns
}

fn row(subject: &Subject, score: &AreaScore) -> Vec<Cell> {
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
    // An area without a rating has no counts here, because readers would take them for its result. The sheet of statements has its
    // answers so far.
    let rated = |number: usize| Cell::from(rank.map(|_| number));
    row.extend(score.levels.iter().map(|level| match rank {
        Some(_) => Cell::Share(Share::new(level.met, level.applicable)),
        None => Cell::Empty,
    }));
    let counts = score.counts;
    row.extend([counts.met, counts.applicable].map(rated));
    row.push(rank.map(|_| Cell::Share(Share::new(counts.met, counts.applicable))).into());
    row.extend([counts.ticked, counts.evidenced, score.unsure].map(rated));
    let next = score.next.as_ref();
    row.extend([next.map(|next| &framework[next.level].name).into(), next.map(|next| next.needed).into()]);
    let missing = MissingItems::of(framework, score);
    let listed = |of: fn(&MissingItems) -> &Vec<ItemIndex>| -> Cell {
        missing.as_ref().map(|missing| statements(subject, score, of(missing))).into()
    };
    row.push(listed(|missing| &missing.at_level));
    if subject.reader == Reader::Team {
        row.push(listed(|missing| &missing.below));
    }
    let aim = aim(subject.assessment, framework, score.area);
    row.extend([
        answers.and_then(|answers| answers.target).map(|level| &framework[level].name).into(),
        (score.status != Status::NotApplicable).then(|| &framework[aim.level].name).into(),
        rank.map(|_| Cell::yes_or_no(!score.has_reached(aim.level))).into(),
    ]);
    if subject.reader != Reader::Public {
        row.push(answers.map_or(0, |answers| answers.notes.len()).into());
    }
    row
}

/// Statements by their ids, which the team works with; to others an id alone says nothing, so they get the texts.
pub(super) fn statements(subject: &Subject, score: &AreaScore, items: &[ItemIndex]) -> String {
    let (is_team, area) = (subject.reader == Reader::Team, score.area);
    let name = |item: &ItemIndex| if is_team { area.full_id(*item) } else { area[*item].text.to_string() };
    items.iter().map(name).collect::<Vec<_>>().join(if is_team { ", " } else { "\n" })
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
        about: vec![
            "One row a level of an area: how much of it is in place. For an area that is not assessed: what stands there so far."
                .to_owned(),
        ],
        columns: vec![
            Column::text("Area id", 9),
            Column::text("Area", 44),
            Column::text("Area status", 16),
            Column::number("Level number", 10),
            Column::text("Level", 20),
            Column::number("Statements in place", 12),
            Column::number("Statements that apply", 12),
            Column::new("Share in place", 12, ColumnKind::Share),
            Column::text("Complete", 16),
        ],
        rows: subject.areas().flat_map(|score| score.area.levels().map(move |level| row(score, level))).collect(),
        frozen_columns: 2,
        empty_message: NO_AREA,
    }
}
