//! The report for the team, with only what needs work: areas below what they aim for, and statements that somebody has to look at.

use std::collections::BTreeSet;

use super::beside;
use super::standing::{against_aims, distribution, looked_at};
use super::subject::Subject;
use crate::assessment::{Action, AreaAnswers};
use crate::compare::{AreaChange, Change};
use crate::document::{Column, Document, Entry, Row, Table, Text};
use crate::framework::{AreaIndex, Item, ItemRef};
use crate::pages::actions;
use crate::pages::phrases::evidence::parked;
use crate::pages::phrases::ratings::{opening, rating_text};
use crate::pages::phrases::state::{State, state};
use crate::score::{AreaScore, Mark, Status};
use crate::words;

/// What is said below a statement, if it is one to look at.
type OfConcern = fn(&AreaScore, &AreaAnswers, &Item) -> Option<Text>;

/// A reason to look at single statements again.
struct Concern {
    title: &'static str,
    /// What is to be done about them.
    about: &'static str,
    of: OfConcern,
}

const CONCERNS: [Concern; 4] = [
    Concern {
        title: "Not known",
        about: "Each counts as not in place until somebody has found out.",
        of: |score, answers, item| (state(score, Some(answers), item) == State::Unsure).then(Text::default),
    },
    Concern {
        title: "Reworded since answered",
        about: "The framework now says something else there, so an answer may no longer hold.",
        of: |_, answers, item| answers.reworded.contains(&item.index).then(Text::default),
    },
    Concern {
        title: "Carried over and not confirmed",
        about: "In place last time, and not looked at again since.",
        of: |_, answers, item| answers.unconfirmed.contains(&item.index).then(Text::default),
    },
    Concern {
        title: "Parked",
        about: "Put aside by the team, to come back to.",
        of: |_, answers, item| {
            let lines = parked(answers, item.index).map(|question| Text::default().quiet(question));
            lines.reduce(|all, line| all.line().then(line))
        },
    },
];

const UNEVIDENCED: &str = "Said to be in place, without evidence";

/// Statements to look at, in order, each with what is said below it.
type Found = Vec<(ItemRef, Text)>;

pub(super) fn write(document: &mut Document, subject: &Subject) {
    opening(document, subject.assessment, subject.card);
    document.heading(2, "What needs work");
    document.paragraph(looked_at(subject).then(distribution(subject)).and(" ").then(against_aims(subject)));
    let concerns: Vec<(&Concern, Found)> =
        CONCERNS.iter().map(|concern| (concern, found(subject, concern.of))).collect();
    let unevidenced = found(subject, is_unevidenced);
    let late: Vec<&Action> =
        subject.assessment.actions.iter().filter(|action| action.is_overdue(subject.made)).collect();
    document.list(counts(subject, &concerns, late.len(), unevidenced.len()));
    document.paragraph(left_out(subject, &concerns, &unevidenced));
    below(document, subject);
    fallen(document, subject);
    beside::write(document, subject);
    if !subject.account.open.is_empty() {
        document.heading(2, "Not answered yet");
        document.list(subject.account.open.iter().map(|area| Entry::bullet(name(subject, *area))).collect());
    }
    if !late.is_empty() {
        document.heading(2, "Actions that are late");
        document.table(actions::table(subject.framework, &late, subject.made, actions::in_full));
    }
    for (concern, found) in &concerns {
        if !found.is_empty() {
            document.heading(2, concern.title);
            document.paragraph(concern.about);
            document.table(statements(subject, concern.title, found));
        }
    }
    without_evidence(document, subject, &unevidenced);
}

/// How many there are of each kind, also where there are none: it was looked for.
fn counts(subject: &Subject, concerns: &[(&Concern, Found)], late: usize, unevidenced: usize) -> Vec<Entry> {
    let none_or = |count: usize, noun: &str| if count == 0 { "none".to_owned() } else { words::count(count, noun) };
    let mut entries = vec![Entry::new("Below what is aimed for", none_or(subject.standing.gaps.len(), "area"))];
    if let Some(since) = subject.since {
        let down = since.comparison.areas_that(Change::Down).count();
        entries.push(Entry::new(format!("Lower than in {}", since.rounds.before), none_or(down, "area")));
    }
    entries.push(Entry::new("Not answered yet", none_or(subject.account.open.len(), "area")));
    entries.push(Entry::new("Late", none_or(late, "action")));
    let concern = |(concern, found): &(&Concern, Found)| Entry::new(concern.title, none_or(found.len(), "statement"));
    entries.extend(concerns.iter().map(concern));
    entries.push(Entry::new(UNEVIDENCED, none_or(unevidenced, "statement")));
    entries
}

/// How much of the whole report is not here.
fn left_out(subject: &Subject, concerns: &[(&Concern, Found)], unevidenced: &Found) -> String {
    let areas = subject.account.assessed.len() - subject.standing.gaps.len();
    let missing = subject.standing.gaps.iter().flat_map(|gap| missing(subject, gap.area));
    let concerned = concerns.iter().flat_map(|(_, found)| found.iter().cloned());
    let listed: BTreeSet<ItemRef> =
        missing.chain(concerned).chain(unevidenced.iter().cloned()).map(|(item, _)| item).collect();
    let all = subject
        .account
        .assessed
        .iter()
        .flat_map(|area| subject.framework[*area].items.iter().map(|item| (*area, item.index)));
    let unlisted = all.filter(|(area, item)| !listed.contains(&ItemRef { area: *area, item: *item })).count();
    format!(
        "Left out here: {} at or above what is aimed for, {} with nothing to look at, notes, evidence and other actions. The whole \
         report for the team has them.",
        words::count(areas, "area"),
        words::count(unlisted, "statement"),
    )
}

/// The area by its id and name.
fn name(subject: &Subject, area: AreaIndex) -> Text {
    Text::default().quoted(&subject.framework[area].label())
}

/// What an area lacks up to what it aims for, the next level first.
fn missing(subject: &Subject, area: AreaIndex) -> Found {
    let score = &subject.card[area];
    let Some(gap) = subject.standing.gaps.iter().find(|gap| gap.area == area) else { return Vec::new() };
    let is_missing = |item: &&Item| {
        let found = score[item.index];
        item.level <= gap.aim.level && !found.met && found.mark != Mark::NotApplicable
    };
    let said = |item: &Item| {
        let unsure = score[item.index].mark == Mark::Unsure;
        let level =
            Text::default().quiet("for ").then(Text::default().quoted(&subject.framework[item.level].in_text()));
        let said = if unsure { level.quiet("; not known") } else { level };
        (ItemRef { area, item: item.index }, said)
    };
    score.area.items.iter().filter(is_missing).map(said).collect()
}

/// The areas below what they aim for, the lowest first: what they lack, and what is to be done.
fn below(document: &mut Document, subject: &Subject) {
    if subject.standing.gaps.is_empty() {
        return;
    }
    document.heading(2, "Below what is aimed for");
    let mut rows = Vec::new();
    for gap in &subject.standing.gaps {
        let score = &subject.card[gap.area];
        let aim = if gap.aim.is_target { ", its target is " } else { ", aims for " };
        let heading = name(subject, gap.area)
            .and(": ")
            .then(rating_text(subject.framework, score.area, score.status))
            .and(aim)
            .quoted(&subject.framework[gap.aim.level].in_text());
        rows.push(Row::group(vec![heading, Text::default(), Text::default()]));
        let open = subject.open_actions(gap.area);
        rows.extend(missing(subject, gap.area).into_iter().map(|(item, said)| {
            let its = open.iter().filter(|action| action.item == Some(item));
            let actions = its.map(|action| action_text(action)).reduce(|all, action| all.line().then(action));
            let statement = Text::default().quoted(&subject.framework[item].text).line().then(said);
            let id = subject.framework[item].id.as_str();
            Row::new(vec![Text::from(id), statement, actions.unwrap_or_else(|| Text::default().quiet("No action yet"))])
        }));
    }
    document.table(Table {
        caption: "What areas below what they aim for lack".into(),
        columns: vec![Column::evident("Id"), Column::flexible("Not in place"), Column::flexible("Action")],
        rows,
    });
}

fn action_text(action: &Action) -> Text {
    let who = action.responsible.as_deref().map(|who| format!("; {who}")).unwrap_or_default();
    let due = action.due.map(|due| format!(", by {}", words::short_date(due))).unwrap_or_default();
    Text::from(format!("{}{who}{due}", action.action))
}

/// The areas that have a lower rating than in the round before, with what is no longer in place.
fn fallen(document: &mut Document, subject: &Subject) {
    let Some(since) = subject.since else { return };
    let row = |change: &AreaChange| {
        let rating = |status: Status| rating_text(subject.framework, change.area, status);
        let lost = change.lost_that_counted();
        let lost = lost
            .iter()
            .map(|item| Text::from(format!("{} ", change.area.id_in_text(*item))).quoted(&change.area[*item].text));
        let lost = lost.reduce(|all, item| all.line().then(item)).unwrap_or_default();
        Row::new(vec![name(subject, change.area.index), rating(change.before), rating(change.after), lost])
    };
    let rows: Vec<Row> = since.comparison.areas_that(Change::Down).map(row).collect();
    if rows.is_empty() {
        return;
    }
    document.heading(2, format!("Lower than in {}", since.rounds.before));
    document.table(Table {
        caption: "Areas with a lower rating than before".into(),
        columns: vec![
            Column::flexible("Area"),
            Column::evident(since.rounds.before.as_str()),
            Column::evident(since.rounds.after.as_str()),
            Column::flexible("No longer in place"),
        ],
        rows,
    });
}

/// The statements that a concern is about. Those of areas that were set aside are no concern.
fn found(subject: &Subject, is_one: OfConcern) -> Found {
    let mut found = Vec::new();
    for score in subject.areas().filter(|score| score.status != Status::NotApplicable) {
        let Some(answers) = subject.answers(score) else { continue };
        found.extend(score.area.items.iter().filter_map(|item| {
            let said = is_one(score, answers, item)?;
            Some((ItemRef { area: score.area.index, item: item.index }, said))
        }));
    }
    found
}

fn is_unevidenced(score: &AreaScore, answers: &AreaAnswers, item: &Item) -> Option<Text> {
    let has_evidence = answers.evidence.get(&item.index).is_some_and(|pieces| !pieces.is_empty());
    (score[item.index].mark == Mark::Ticked && !has_evidence).then(Text::default)
}

/// What is said without evidence: a row an area, since there can be very many.
fn without_evidence(document: &mut Document, subject: &Subject, found: &Found) {
    if found.is_empty() {
        return;
    }
    document.heading(2, UNEVIDENCED);
    document.paragraph("It counts all the same; evidence lets others see why.");
    let row = |of_area: &[(ItemRef, Text)]| {
        let area = of_area[0].0.area;
        let score = &subject.card[area];
        let ids: Vec<String> = of_area.iter().map(|(item, _)| score.area.id_in_text(item.item)).collect();
        let said = score.items.iter().filter(|item| item.mark == Mark::Ticked).count();
        let share = format!("{} of {said}", of_area.len());
        Row::new(vec![name(subject, area), share.into(), words::list(&ids).into()])
    };
    document.table(Table {
        caption: "Statements without evidence, of those said to be in place".into(),
        columns: vec![Column::flexible("Area"), Column::fixed("Without evidence"), Column::flexible("Which")],
        rows: found.chunk_by(|(one, _), (next, _)| one.area == next.area).map(row).collect(),
    });
}

/// Statements under their areas.
fn statements(subject: &Subject, title: &str, found: &Found) -> Table {
    let mut rows = Vec::new();
    for of_area in found.chunk_by(|(one, _), (next, _)| one.area == next.area) {
        rows.push(Row::group(vec![name(subject, of_area[0].0.area), Text::default()]));
        rows.extend(of_area.iter().map(|(item, said)| {
            let item = &subject.framework[*item];
            let text = Text::default().quoted(&item.text);
            let text = if said.is_empty() { text } else { text.line().then(said.clone()) };
            Row::new(vec![item.id.as_str().into(), text])
        }));
    }
    let caption = Text::from(format!("{title}: which statements"));
    Table { caption, columns: vec![Column::evident("Id"), Column::flexible("Statement")], rows }
}

#[cfg(test)]
mod tests;
