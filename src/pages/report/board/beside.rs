//! How peers and communities see it, for a board: in how many areas differently, and the most different of them in a line each.

use super::super::beside::{by_kind, opening, they};
use super::super::subject::Subject;
use super::super::view::View;
use crate::compare::AreaBeside;
use crate::document::{Document, Entry, Text};
use crate::pages::phrases::ratings::in_sentence;
use crate::words;

/// With more areas of all views together, the report would take more than two pages.
const MOST_AREAS: usize = 5;

pub(super) fn write(document: &mut Document, subject: &Subject) {
    let most = MOST_AREAS / subject.beside.len().max(1);
    for (title, views) in by_kind(subject.beside) {
        document.heading(2, title);
        for view in views {
            let areas = view.differing();
            let (told, others) = areas.split_at(areas.len().min(most));
            let mut text = opening(view);
            if !others.is_empty() {
                let furthest = if told.len() == 1 { "The furthest apart is" } else { "The furthest apart are" };
                text = text.and(format!(" {furthest} below, and all are in the report for the team."));
            }
            document.paragraph(text);
            document.list(told.iter().map(|area| entry(subject, view, area)).collect());
        }
    }
}

/// An area with both ratings, and with how many statements are said differently.
fn entry(subject: &Subject, view: &View, area: &AreaBeside) -> Entry {
    let rating =
        |place: usize| in_sentence(subject.framework, [area.area], area.statuses[place].rank().unwrap_or_default());
    let ratings = match area.apart() {
        Some(0) => Text::from("both ").then(rating(0)),
        _ => Text::from("the team ").then(rating(0)).and(format!(", {} ", they(view).to_lowercase())).then(rating(1)),
    };
    let statements = words::either(area.differing.len(), "statement is", "statements are");
    Entry::new(Text::default().quoted(&area.area.name), ratings.and(format!("; {statements} said differently.")))
}
