//! The report for a board: two pages with what it needs to decide on.

use super::subject::Subject;
use super::{charts, parts};
use crate::assessment::{Action, Kind, Word};
use crate::document::{Block, Document, Entry, Text};
use crate::pages::actions::{for_item, in_order};
use crate::pages::compare;
use crate::pages::phrases::cautions;
use crate::pages::phrases::ratings::{TICKS, opening, rating_sentence, ratings, unfinished, unrated};
use crate::score::{AreaScore, Status};
use crate::words;

/// With more areas, a row for each would fill the two pages; then there is one for each phase.
const MOST_AREAS: usize = 30;
/// With more actions, the report would take more than two pages.
const MOST_ACTIONS: usize = 6;

pub(super) fn write(document: &mut Document, subject: &Subject) {
    opening(document, subject.assessment, subject.card);
    document.paragraph(in_short(subject));
    document.heading(2, "Purpose and scope");
    document.paragraph(purpose(subject));
    parts::short_facts(document, subject);
    document.heading(2, "Ratings at a glance");
    if subject.shown.len() > MOST_AREAS {
        document.blocks.push(Block::Chart(charts::profile(subject)));
    } else {
        charts::add_heat_map(document, subject);
    }
    if let Some(since) = subject.since {
        document.heading(2, since.title());
        compare::in_short(document, since);
    }
    document.heading(2, "Strengths");
    strengths(document, subject);
    document.heading(2, "Gaps");
    gaps(document, subject);
    document.heading(2, "Evidence");
    parts::evidence_in_short(document, subject);
    cautions::add_in_short(document, subject.assessment, subject.card);
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
        "{who}, to see where to improve. This {} gives no assurance: the ratings follow from what the assessors said is in place.",
        parts::kind(&subject.assessment.about).label().to_lowercase()
    )
}

/// The report in a few sentences.
fn in_short(subject: &Subject) -> Text {
    let (overall, shown) = (&subject.card.overall, &subject.shown);
    let chosen = subject.areas().filter(|score| score.status != Status::NotApplicable).count();
    let open = subject.assessment.actions.iter().filter(|action| !action.is_done()).count();
    let mut text = Text::default().strong("In short: ");
    if overall.assessed == 0 {
        text = text.and(format!("{} ", unrated(subject.card, shown)));
        text = text.and(unfinished(subject.card, shown, TICKS).map(|said| said + ". ").unwrap_or_default());
    } else {
        if overall.assessed < chosen {
            let rated = overall.assessed;
            text = text.and(format!("this is an interim view, with {rated} of {chosen} areas rated so far. "));
        }
        text = text.then(ratings(subject.card)).and(". ");
        let (aside, all) = parts::inapplicable_share(subject);
        // Ratings of what is left say little about the whole.
        if aside * 4 >= all {
            text = text.and(format!("{}. ", parts::left_out(subject)));
        }
    }
    if subject.card.overall.counts.ticked > 0 {
        text = text.and(format!("{} ", parts::evidenced(subject)));
    }
    text.and(match open {
        0 => "No action is open.".to_owned(),
        open => format!("{} open.", words::either(open, "action is", "actions are")),
    })
}

/// What is said where no area stands out and none is behind.
const SAME: &str = "All rated areas have the same rating.";

/// The areas that stand out, with what each is about.
fn strengths(document: &mut Document, subject: &Subject) {
    let areas = subject.strengths();
    let entry = |score: &&AreaScore| {
        let text = rating_sentence(subject.framework, score.area, score.status).quoted(&score.area.summary);
        Entry::new(Text::default().quoted(&score.area.label()), text)
    };
    if areas.is_empty() {
        document.paragraph(nothing(subject, SAME));
    }
    document.list(areas.iter().take(parts::LONGEST_LIST).map(entry).collect());
    parts::more_areas(document, &areas);
}

/// What is said where no area stands out.
fn nothing<'a>(subject: &Subject, said: &'a str) -> &'a str {
    if subject.card.overall.assessed == 0 { "No area has a rating." } else { said }
}

/// The areas that are behind others, with what each needs next.
fn gaps(document: &mut Document, subject: &Subject) {
    let areas = subject.gaps();
    if areas.is_empty() {
        document.paragraph(nothing(subject, SAME));
    }
    parts::areas(document, subject, &areas);
}

/// The actions that are due first; the others are counted.
fn actions(document: &mut Document, subject: &Subject) {
    let open: Vec<&Action> = subject.assessment.actions.iter().filter(|action| !action.is_done()).collect();
    let done = subject.assessment.actions.len() - open.len();
    let open = in_order(&open);
    let (first, rest) = open.split_at(open.len().min(MOST_ACTIONS));
    parts::actions(document, subject, first, for_item);
    let others = [(rest.len(), "more open"), (done, "done")];
    let others: Vec<String> =
        others.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    if !others.is_empty() {
        document.paragraph(format!("And {}, in the report for the team.", words::list(&others)));
    }
}
