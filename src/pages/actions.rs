//! What a team means to do: as a list for the screen, as the table of reports, and as days for a calendar.

use jiff::civil::{Date, date};

use super::phrases::ratings::opening;
use crate::assessment::{Action, Assessment, Digest, Word};
use crate::document::CalendarEntry;
use crate::document::{Column, Document, Row, Table, Text, Tone};
use crate::framework::Framework;
use crate::hint::{CommandLine, Hint};
use crate::score::Scorecard;
use crate::words;

/// Some or all actions of an assessment, with those that are overdue today.
pub fn list(assessment: &Assessment, card: &Scorecard, actions: &[&Action], today: Date) -> Document {
    let mut document = Document::default();
    opening(&mut document, assessment, card);
    document.table(table(card.framework, actions, today, in_brackets));
    document.paragraph(counts(actions, today, actions.len() == assessment.actions.len()));
    document
}

/// Open actions before those that are done, the next due date first; actions without a date come after those with one.
pub fn in_order<'a>(actions: &[&'a Action]) -> Vec<&'a Action> {
    let mut actions = actions.to_vec();
    actions.sort_by_key(|action| (action.is_done(), action.due.is_none(), action.due, action.id));
    actions
}

fn counts(actions: &[&Action], today: Date, all: bool) -> String {
    let done = actions.iter().filter(|action| action.is_done()).count();
    let overdue = actions.iter().filter(|action| action.is_overdue(today)).count();
    let overdue = if overdue > 0 { format!(" ({overdue} overdue)") } else { String::new() };
    match actions.len() {
        0 if all => {
            let add = CommandLine::thrive(&["actions", "add"]);
            Hint::from("No actions are on record yet. Add one with ").and(add).and(".").to_string()
        }
        0 => "No actions match.".to_owned(),
        count => format!("{}: {} open{overdue}, {done} done.", words::count(count, "action"), count - done),
    }
}

/// The actions as a table; `more` is added to the text of each.
pub(super) fn table(
    framework: &Framework,
    actions: &[&Action],
    today: Date,
    more: fn(&Framework, &Action) -> Text,
) -> Table {
    let row = |action: &&Action| {
        Row::new(vec![
            Text::from(format!("{} {}", action.id, action.action)).then(more(framework, action)),
            action.responsible.clone().unwrap_or_default().into(),
            action.due.map(words::short_date).unwrap_or_default().into(),
            status(action, today),
        ])
    };
    Table {
        caption: "What is to be done, by whom and by when".into(),
        columns: vec![
            Column::flexible("Action"),
            Column::fixed("Responsible"),
            Column::fixed("Due"),
            Column::fixed("Status"),
        ],
        rows: actions.iter().map(row).collect(),
    }
}

fn status(action: &Action, today: Date) -> Text {
    let words = action.status_on(today);
    if action.is_overdue(today) { Text::default().strong(words) } else { words.into() }
}

/// The item that an action is for and all who have a part in it, in brackets after its text.
fn in_brackets(framework: &Framework, action: &Action) -> Text {
    let item = action.item.map(|item| format!("for {}", framework.full_id(item)));
    let said: Vec<String> = item.into_iter().chain(roles(action)).collect();
    if said.is_empty() { Text::default() } else { Text::default().quiet(format!(" ({})", said.join("; "))) }
}

/// The item that an action is for and all who have a part in it, on lines of their own.
pub(super) fn in_full(framework: &Framework, action: &Action) -> Text {
    let mut text = Text::default();
    if let Some(item) = action.item {
        text = text.line().quiet(format!("For {}", framework.full_id(item))).quiet(": ");
        text = text.then(Text::default().quoted(&framework[item].text).all(Tone::Quiet));
    }
    match roles(action) {
        said if said.is_empty() => text,
        said => text.line().quiet(words::capitalised(&said.join("; "))),
    }
}

/// Who has a part in an action besides the one responsible, and the action's horizon.
fn roles(action: &Action) -> Vec<String> {
    let several = |people: &Vec<String>| (!people.is_empty()).then(|| words::list(people));
    let parts = [
        ("accountable", action.accountable.clone()),
        ("consulted", several(&action.consulted)),
        ("informed", several(&action.informed)),
        ("horizon", action.horizon.map(|horizon| horizon.label().to_owned())),
    ];
    parts.into_iter().filter_map(|(label, people)| Some(format!("{label}: {}", people?))).collect()
}

/// The due dates of actions, as entries of a calendar; those of actions that are done take the entry out again.
pub fn days(assessment: &Assessment, framework: &Framework, actions: &[&Action]) -> Vec<CalendarEntry> {
    let about = &assessment.about;
    let whose: Vec<&str> = about.organisation.as_deref().into_iter().chain([about.title.as_str()]).collect();
    let entry = |action: &&Action| {
        let about = action.item.map(|item| format!("For {}: {}", framework.full_id(item), framework[item].text));
        let responsible = action.responsible.as_ref().map(|who| format!("Responsible: {who}"));
        let lines = about
            .into_iter()
            .chain(responsible)
            .chain(roles(action).into_iter().map(|role| words::capitalised(&role)))
            .chain([whose.join(": ")]);
        Some(CalendarEntry {
            id: format!("{}@thrive", action.uid.clone().unwrap_or_else(|| derived_uid(assessment, action))),
            day: action.due?,
            revision: revision(assessment, action),
            cancelled: action.is_done(),
            title: format!("Due: {}", action.action),
            description: lines.collect::<Vec<_>>().join("\n"),
        })
    };
    in_order(actions).iter().filter_map(entry).collect()
}

/// What tells an action of an earlier file, which has no id of its own, from all others: what its file is about, when that was
/// started, and the action's number in it. Two rounds differ in when they were started, or in what they follow.
fn derived_uid(assessment: &Assessment, action: &Action) -> String {
    let about = &assessment.about;
    let digests: Vec<&str> = about.previous.iter().filter_map(|previous| previous.digest.as_deref()).collect();
    let digests = digests.join(" ");
    let started = about.started.map(|date| date.to_string());
    let parts = [
        Some(assessment.framework.id.as_str()),
        about.organisation.as_deref(),
        Some(about.title.as_str()),
        started.as_deref(),
        Some(digests.as_str()),
    ];
    // With its length before it, no part runs into the next.
    let parts = parts.map(|part| part.map_or_else(String::new, |part| format!("{} {part}", part.len())));
    let digest = Digest::of(format!("{}\n{}", parts.join("\n"), action.id).as_bytes()).to_string();
    digest.trim_start_matches("sha256:")[..32].to_owned()
}

/// A number that grows with the day on which the file was changed last, and on that day when an action is done.
fn revision(assessment: &Assessment, action: &Action) -> u32 {
    let first = date(2000, 1, 1);
    let days = assessment.about.updated.map_or(0, |updated| (updated - first).get_days());
    u32::try_from(days).unwrap_or(0) * 2 + u32::from(action.is_done())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::{Previous, Progress};
    use crate::framework;

    fn action(id: u32, uid: Option<&str>) -> Action {
        let (uid, due) = (uid.map(str::to_owned), Some(date(2027, 3, 31)));
        Action { id, uid, action: "x".to_owned(), due, ..Action::default() }
    }

    fn entries(assessment: &Assessment) -> Vec<CalendarEntry> {
        days(assessment, &framework::bundled(), &assessment.actions.iter().collect::<Vec<_>>())
    }

    /// The id that a calendar knows an action by: its own; without one, no two files, rounds or actions come to the same, whatever
    /// script and length their titles have.
    #[test]
    fn no_two_actions_are_one_entry() {
        let framework = framework::bundled();
        let of = |title: &str, organisation: Option<&str>, started: Date, action: Action| {
            let mut assessment = Assessment::new(&framework, title, started);
            assessment.about.organisation = organisation.map(str::to_owned);
            assessment.actions.push(action);
            entries(&assessment).remove(0).id
        };
        let (long, day) = ("a".repeat(200), date(2026, 11, 22));
        let mut ids: Vec<String> = [
            ("مراجعة", None, day, 1),
            ("تقييم", None, day, 1),
            ("", Some("مراجعة"), day, 1),
            (&*long, None, day, 1),
            (&*(long.clone() + "b"), None, day, 1),
            ("A", Some("B"), day, 1),
            ("A", Some("B"), day, 2),
            ("A", Some("B"), date(2027, 11, 22), 1),
            ("AB", None, day, 1),
            ("A B", None, day, 1),
        ]
        .map(|(title, organisation, started, number)| of(title, organisation, started, action(number, None)))
        .to_vec();
        let mut second = Assessment::new(&framework, "A", day);
        second.about.organisation = Some("B".to_owned());
        second.about.previous =
            vec![Previous { file: "a.yaml".to_owned(), updated: None, digest: Some("sha256:00".to_owned()) }];
        second.actions.push(action(1, None));
        ids.push(entries(&second).remove(0).id);
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), 11);
        assert!(ids.iter().all(|id| id.len() == 32 + "@thrive".len()), "{ids:?}");
        assert_eq!(of("A", None, day, action(1, Some("0b5f"))), "0b5f@thrive");
        assert_eq!(
            of("مراجعة", Some("B"), day, action(7, Some("0b5f"))),
            "0b5f@thrive",
            "it stays when all else changes"
        );
    }

    /// 22 November 2026 is day 9822 after 1 January 2000: 26 years with 7 leap days are 9497, and 325 more to the 22nd of November.
    #[test]
    fn what_is_done_is_taken_out_and_what_changes_comes_later() {
        let mut assessment = Assessment::new(&framework::bundled(), "A", date(2026, 11, 22));
        assessment.actions.push(action(1, Some("0b5f")));
        let first = entries(&assessment).remove(0);
        assert_eq!((first.revision, first.cancelled), (2 * 9822, false));
        assessment.actions[0].status = Some(Progress::Done);
        let done = entries(&assessment).remove(0);
        assert_eq!((done.id, done.revision, done.cancelled), (first.id, 2 * 9822 + 1, true));
        assessment.about.updated = Some(date(2026, 11, 23));
        (assessment.actions[0].status, assessment.actions[0].due) = (None, Some(date(2027, 1, 31)));
        assert_eq!(entries(&assessment).remove(0).revision, 2 * 9823);
        assessment.actions[0].due = None;
        assert_eq!(entries(&assessment), []);
    }
}
