//! The report for a board: two pages with what it needs to decide on.

use super::{Subject, charts, parts};
use crate::assessment::{Action, Kind, Word};
use crate::score::AreaScore;
use crate::view::document::{Block, Document, Text};
use crate::view::summary::{areas_sentence, items_sentence, opening};
use crate::words;

/// More would not leave two pages two.
const MOST_ACTIONS: usize = 6;

pub(super) fn write(document: &mut Document, subject: &Subject) {
    opening(document, subject.assessment, subject.card);
    document.heading(2, "Purpose and scope");
    document.paragraph(purpose(subject));
    parts::short_facts(document, subject);
    document.heading(2, "Ratings at a glance");
    document.paragraph(areas_sentence(subject.card, &subject.shown));
    document.blocks.push(Block::Chart(charts::heat_map(subject)));
    document.heading(2, "Strengths");
    areas(document, subject, &subject.strengths(), "No area stands above the middle rating.");
    document.heading(2, "Gaps");
    areas(document, subject, &subject.gaps(), "No area stands below the middle rating.");
    document.heading(2, "Evidence");
    document.paragraph(items_sentence(subject.card));
    parts::evidence_by_phase(document, subject);
    document.heading(2, "Actions");
    actions(document, subject);
    document.heading(2, "How it was scored");
    parts::short_method(document, subject);
}

fn purpose(subject: &Subject) -> String {
    let who = match parts::kind(&subject.assessment.about) {
        Kind::SelfAssessment => "The team looked at its own practice",
        Kind::Peer => "Peers looked at the team's practice",
    };
    format!(
        "{who}, to see where to improve. This {} is not an assurance: the ratings follow from what the assessors said is in place.",
        parts::kind(&subject.assessment.about).label().to_lowercase()
    )
}

fn areas(document: &mut Document, subject: &Subject, areas: &[&AreaScore], nothing: &str) {
    match (areas, subject.card.overall.median) {
        (_, None) => document.paragraph("No area is assessed yet."),
        ([], _) => document.paragraph(nothing),
        (areas, _) => parts::areas(document, subject, areas),
    }
}

/// The actions that are due first; the others are counted.
fn actions(document: &mut Document, subject: &Subject) {
    let mut open: Vec<&Action> = subject.assessment.actions.iter().filter(|action| !action.is_done()).collect();
    let done = subject.assessment.actions.len() - open.len();
    // What has no date comes last.
    open.sort_by_key(|action| (action.due.is_none(), action.due, action.id));
    let (first, rest) = open.split_at(open.len().min(MOST_ACTIONS));
    parts::actions(document, subject, first, |_, action| {
        action.item.as_ref().map_or_else(Text::default, |item| Text::default().quiet(format!(" (for {item})")))
    });
    let others = [(rest.len(), "more open"), (done, "done")];
    let others: Vec<String> =
        others.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    if !others.is_empty() {
        document.paragraph(format!("And {}, in the report for the team.", words::list(&others)));
    }
}
