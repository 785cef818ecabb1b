//! What a team means to do: as a list for the screen, as the table of reports, and as days for a calendar.

use jiff::civil::Date;

use super::phrases::ratings::opening;
use crate::assessment::{Action, Assessment, Word};
use crate::document::CalendarEntry;
use crate::document::{Column, Document, Row, Table, Text, Tone};
use crate::framework::Framework;
use crate::hint::{CommandLine, Hint};
use crate::ids;
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

/// The item that an action is for.
pub(super) fn for_item(framework: &Framework, action: &Action) -> Text {
    let said = |item| Text::default().quiet(format!(" (for {})", framework.full_id(item)));
    action.item.map_or_else(Text::default, said)
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

/// The due dates of open actions, as entries of a calendar.
pub fn days(assessment: &Assessment, framework: &Framework, actions: &[&Action]) -> Vec<CalendarEntry> {
    let about = &assessment.about;
    let whose: Vec<&str> = about.organisation.as_deref().into_iter().chain([about.title.as_str()]).collect();
    let name = ids::slug(&whose.join(" "));
    let entry = |action: &&Action| {
        let about = action.item.map(|item| format!("For {}: {}", framework.full_id(item), framework[item].text));
        let responsible = action.responsible.as_ref().map(|who| format!("Responsible: {who}"));
        let lines = about
            .into_iter()
            .chain(responsible)
            .chain(roles(action).into_iter().map(|role| words::capitalised(&role)))
            .chain([whose.join(": ")]);
        Some(CalendarEntry {
            // The id stays the same from round to round, so that a calendar changes the entry it has instead of adding another.
            id: format!("action-{}-{name}@thrive", action.id),
            day: action.due?,
            title: format!("Due: {}", action.action),
            description: lines.collect::<Vec<_>>().join("\n"),
        })
    };
    in_order(actions).iter().filter(|action| !action.is_done()).filter_map(entry).collect()
}
