//! How peers and communities see it, for a board: in how many areas differently, and which of them lie furthest apart. Neither view is
//! called right.

use super::super::beside::{by_kind, opening, they};
use super::super::subject::Subject;
use super::super::view::View;
use crate::compare::AreaBeside;
use crate::document::{Document, Text};
use crate::pages::phrases::ratings::in_sentence;
use crate::words;

/// So many areas are told of a single view; with more of them, or with those of two views, the report would take more than two pages.
const MOST_AREAS: usize = 3;

pub(super) fn write(document: &mut Document, subject: &Subject) {
    let most = if subject.beside.len() == 1 { MOST_AREAS } else { 0 };
    let parts = by_kind(subject.beside);
    // Two headings would take more than two pages.
    let both = (parts.len() > 1).then_some("How communities and peers see it");
    for (place, (title, views)) in parts.into_iter().enumerate() {
        if place == 0 {
            document.heading(2, both.unwrap_or(title));
        }
        for view in views {
            let areas = view.differing();
            let told = Text::series(areas.iter().take(most).map(|area| area_text(subject, view, area)));
            let text = opening(view);
            document.paragraph(match (areas.len(), areas.len() > most) {
                (0, _) => text,
                _ if most == 0 => text,
                (_, true) => text.and(" Furthest apart: ").then(told).and("."),
                (_, false) => text.and(" In short: ").then(told).and("."),
            });
        }
    }
}

/// An area with both ratings; where these are the same, with how many statements are said differently.
fn area_text(subject: &Subject, view: &View, area: &AreaBeside) -> Text {
    let name = Text::default().quoted(&area.area.name);
    let rating =
        |place: usize| in_sentence(subject.framework, [area.area], area.statuses[place].rank().unwrap_or_default());
    if area.apart() == Some(0) {
        let statements = words::either(area.differing.len(), "statement is", "statements are");
        return name.and(" (both ").then(rating(0)).and(format!("; {statements} said differently)"));
    }
    name.and(" (team ").then(rating(0)).and(format!(", {} ", they(view).to_lowercase())).then(rating(1)).and(")")
}
