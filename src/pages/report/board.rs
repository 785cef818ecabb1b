//! The report for a board: two pages. The first says where things stand, what needs deciding and what is late.

mod beside;
mod gaps;
mod since;

use super::subject::Subject;
use super::{charts, parts, standing, votes};
use crate::assessment::{Action, Kind, Status as Stage};
use crate::cautions::cautions;
use crate::document::{Block, Document, Entry, Text};
use crate::framework::AreaIndex;
use crate::pages::actions::in_order;
use crate::pages::phrases::about;
use crate::pages::phrases::ratings::{facts, rule_sentence};
use crate::words;

/// With more actions, the report would take more than two pages.
const MOST_ACTIONS: usize = 6;
/// With more areas, a row for each would fill the two pages; then there is one for each phase.
const MOST_AREAS: usize = 30;

pub(super) fn write(document: &mut Document, subject: &Subject) {
    document.heading(1, subject.assessment.about.title.as_str());
    document.paragraph(whose(subject));
    document.heading(2, "Where do we stand?");
    stand(document, subject);
    document.heading(2, "What needs deciding?");
    document.list(deciding(subject).into_iter().map(Entry::bullet).collect());
    document.heading(2, "What is late?");
    late(document, subject);
    gaps::write(document, subject);
    own_words(document, subject);
    beside::write(document, subject);
    votes::in_short(document, subject);
    document.heading(2, "Every area");
    if subject.shown.len() > MOST_AREAS {
        document.blocks.push(Block::Chart(charts::profile(subject)));
    } else {
        charts::add_heat_map(document, subject);
    }
    document.heading(2, "About this assessment");
    about(document, subject);
}

/// Whose assessment it is, of what kind, of when, and whether it is signed off.
fn whose(subject: &Subject) -> String {
    let about = &subject.assessment.about;
    let stage = match (about.status, &about.signed_off) {
        (Some(Stage::Final), Some(signed)) => {
            let on = signed.on.map(|on| format!(" on {}", words::long_date(on))).unwrap_or_default();
            format!("final, signed off by {}{on}", signed.by)
        }
        (Some(Stage::Final), None) => "final, not signed off".to_owned(),
        _ => "draft".to_owned(),
    };
    let whose = about.organisation.iter().chain(&about.place).cloned();
    let when = about.updated.map(words::long_date);
    whose.chain([facts(about)]).chain(when).chain([stage]).collect::<Vec<_>>().join(" · ")
}

fn stand(document: &mut Document, subject: &Subject) {
    let ratings = standing::looked_at(subject).then(standing::distribution(subject));
    document.paragraph(ratings.and(" ").then(standing::against_aims(subject)));
    since::write(document, subject);
    document.paragraph(standing::set_aside(subject).and(" ").and(standing::in_place(subject)));
}

/// What those who read it may have to decide: what the team asks, and what the answers leave open.
fn deciding(subject: &Subject) -> Vec<Text> {
    let about = &subject.assessment.about;
    let account = &subject.account;
    let gaps = &subject.standing.gaps;
    let mut said: Vec<Text> = Vec::new();
    said.extend(about.asks.as_ref().map(|asks| Text::default().strong("The team asks: ").and(asks.as_str())));
    let without = gaps.iter().filter(|gap| subject.open_actions(gap.area).is_empty()).count();
    match (without, gaps.len()) {
        (0, _) => {}
        (1, 1) => said.push("The one gap has no action yet.".into()),
        (without, all) if without == all => said.push(format!("None of the {all} gaps has an action yet.").into()),
        (without, all) => {
            let have = words::agree(without, "has", "have");
            said.push(format!("{without} of the {all} gaps {have} no action yet; below it is said of each.").into());
        }
    }
    if !account.open.is_empty() {
        let areas = words::either(account.open.len(), "area is", "areas are");
        said.push(
            Text::from(format!("{areas} not assessed yet"))
                .then(standing::named_if_few(subject, &account.open))
                .and("."),
        );
    }
    if account.statements.unsure > 0 {
        let unsure = words::count(account.statements.unsure, "statement");
        let is = words::agree(account.statements.unsure, "is", "are");
        let text = Text::from(format!("It is not known whether {unsure} {is} in place: who finds out? In "));
        said.push(text.then(standing::names(subject, &with_unsure(subject))).and("."));
    }
    let mostly = cautions(subject.assessment, subject.card).mostly_inapplicable.len();
    if mostly > 0 {
        let areas = words::count(mostly, "area");
        said.push(format!("In {areas} at least half of the statements were set aside: is that right?").into());
    }
    match (about.status, &about.signed_off) {
        (Some(Stage::Final), Some(_)) => {}
        (Some(Stage::Final), None) => said.push("It is final, and not signed off: who signs it off, and when?".into()),
        _ => said.push("It is a draft: when is it final, and who signs it off?".into()),
    }
    if said.is_empty() {
        said.push("Nothing in the answers asks for a decision.".into());
    }
    said
}

/// The assessed areas with a statement of which it is not known whether it is in place.
fn with_unsure(subject: &Subject) -> Vec<AreaIndex> {
    let is_unsure = |area: &&AreaIndex| subject.card[**area].unknown().next().is_some();
    subject.account.assessed.iter().filter(is_unsure).copied().collect()
}

/// The actions whose day has passed, and what else is open.
fn late(document: &mut Document, subject: &Subject) {
    let actions = &subject.assessment.actions;
    let open: Vec<&Action> = actions.iter().filter(|action| !action.is_done()).collect();
    let (overdue, ahead): (Vec<&Action>, Vec<&Action>) =
        in_order(&open).into_iter().partition(|action| action.is_overdue(subject.made));
    let next =
        ahead.iter().find_map(|action| action.due).map(|due| format!("; the next is due on {}", words::long_date(due)));
    let undated = ahead.iter().filter(|action| action.due.is_none()).count();
    let undated = match undated {
        0 => String::new(),
        count => format!(" {} no date.", words::either(count, "open action has", "open actions have")),
    };
    let none_is = match open.len() {
        1 => "The one open action is not overdue".to_owned(),
        2 => "Neither of the 2 open actions is overdue".to_owned(),
        count => format!("None of the {count} open actions is overdue"),
    };
    document.paragraph(match (actions.len(), open.len(), overdue.len()) {
        (0, ..) => "No action is on record, so none can be late.".to_owned(),
        (1, 0, _) => "Nothing is late: the one action is done.".to_owned(),
        (all, 0, _) => format!("Nothing is late: all {all} actions are done."),
        (_, _, 0) => format!("{none_is}{}.{undated}", next.unwrap_or_default()),
        (_, all, late) => {
            format!("{late} of {} {} overdue:", words::count(all, "open action"), words::agree(late, "is", "are"))
        }
    });
    let entry = |action: &&Action| {
        let due = action.due.map(words::long_date).unwrap_or_default();
        Entry::bullet(format!(
            "{} ({}), was due on {due}.",
            action.action,
            action.responsible.as_deref().unwrap_or("nobody named")
        ))
    };
    document.list(overdue.iter().map(entry).collect());
    others(document, subject, &ahead, !overdue.is_empty());
    if !overdue.is_empty() && !undated.is_empty() {
        document.paragraph(undated.trim_start());
    }
}

/// The open actions that do not stand with a gap.
fn others(document: &mut Document, subject: &Subject, ahead: &[&Action], is_any_late: bool) {
    let with_gaps: Vec<&Action> =
        gaps::told(subject).iter().filter_map(|gap| gaps::next_action(subject, gap)).collect();
    let stands_with_gap = |action: &Action| with_gaps.iter().any(|told| std::ptr::eq(*told, action));
    let others: Vec<&Action> = ahead.iter().copied().filter(|action| !stands_with_gap(action)).collect();
    let (told, rest) = others.split_at(others.len().min(MOST_ACTIONS));
    match (told.is_empty(), with_gaps.is_empty(), is_any_late) {
        (true, ..) | (_, true, false) => {}
        (_, true, true) => document.paragraph("Also open, and not overdue:"),
        (_, false, _) => document.paragraph("Open, besides what stands with the gaps below:"),
    }
    document.list(told.iter().map(|action| Entry::bullet(gaps::action(action, subject))).collect());
    if !rest.is_empty() {
        document.paragraph(format!("And {} more, in the report for the team.", rest.len()));
    }
}

/// What the team says itself, where it has said something.
fn own_words(document: &mut Document, subject: &Subject) {
    let about = &subject.assessment.about;
    for (title, said) in [("In the team's words", &about.narrative), ("Risks, as the team sees them", &about.risks)] {
        if let Some(said) = said {
            document.heading(2, title);
            for paragraph in said.split("\n\n") {
                document.paragraph(paragraph.trim());
            }
        }
    }
}

/// Who took part, what it was measured against, by which rule, and what comes next.
fn about(document: &mut Document, subject: &Subject) {
    let said = &subject.assessment.about;
    let who = match said.kind() {
        Kind::SelfAssessment => "The team looked at its own practice; that gives no assurance.",
        Kind::Peer => "Peers looked at the team's practice; that gives no assurance.",
        Kind::Community => "People and communities looked at the team's practice; that gives no assurance.",
    };
    let mut text = Text::from(who).and(" ").and(parts::who_took_part(subject));
    if let Some(lead) = &said.executive_lead {
        text = text.and(format!(" Executive lead: {lead}."));
    }
    let communities = about::communities(said, subject.framework);
    text = match communities.len() {
        0 => text,
        1..=3 => text.and(format!(" It covers: {}.", communities.join("; "))),
        count => text.and(format!(" It covers {count} communities.")),
    };
    document.paragraph(text.and(" ").and(parts::duty_sentence(subject)));
    if let Some(day) = said.next_review {
        let was = if day < subject.made { "was planned for" } else { "is planned for" };
        document.paragraph(format!("The next review {was} {}.", words::long_date(day)));
    }
    let rule = rule_sentence(subject.card.rule, subject.framework);
    document.paragraph(rule.and(" ").then(parts::short_credit(subject)));
}
