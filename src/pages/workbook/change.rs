//! The sheet of what has changed since an earlier round.

use super::areas::statements;
use crate::compare::AreaChange;
use crate::document::workbook::{Cell, Column, Sheet};
use crate::framework::{Area, ItemIndex};
use crate::pages::compare::{Since, change_words, figures};
use crate::pages::phrases::ratings::rating_text;
use crate::pages::report::Subject;
use crate::score::Status;

/// One row an area, assessed or not.
pub(super) fn sheet(subject: &Subject, since: &Since) -> Sheet {
    let comparison = since.comparison;
    let framework = comparison.after.framework;
    let rating = |area: &Area, status: Status| rating_text(framework, area, status).plain();
    let row = |change: &AreaChange| -> Vec<Cell> {
        let ids =
            |items: &[ItemIndex]| -> Cell { statements(subject, &comparison.after[change.area.index], items).into() };
        vec![
            (&change.area.id).into(),
            (&change.area.name).into(),
            (&framework[change.area.phase].name).into(),
            change.before.rank().into(),
            rating(change.area, change.before).into(),
            change.after.rank().into(),
            rating(change.area, change.after).into(),
            change_words(change).into(),
            ids(&change.gained),
            ids(&change.lost),
            ids(&change.not_applicable),
            ids(&change.applies_again),
        ]
    };
    let figures = figures(comparison).into_iter();
    let figures = figures.map(|entry| format!("{}: {}", entry.label.plain(), entry.text.plain()));
    let about = [format!("{}, one row an area.", since.title())].into_iter().chain(figures).collect();
    let (before, after) = (&since.rounds.before, &since.rounds.after);
    Sheet {
        name: "Change",
        about,
        columns: vec![
            Column::text("Area id", 9),
            Column::text("Area", 34),
            Column::text("Phase", 18),
            Column::number(format!("Level number, {before}"), 14),
            Column::text(format!("Rating, {before}"), 19),
            Column::number(format!("Level number, {after}"), 14),
            Column::text(format!("Rating, {after}"), 19),
            Column::text("Change", 19),
            Column::text("In place now and not before", 26),
            Column::text("In place before and not now", 26),
            Column::text("No longer applies", 20),
            Column::text("Applies again", 20),
        ],
        rows: comparison.areas.iter().map(row).collect(),
        frozen_columns: 2,
        empty_message: "The framework has no areas.",
    }
}
