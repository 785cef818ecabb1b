//! What a team means to do, as data: `thrive-actions/1`, one object; or one tidy row an action.

use std::borrow::Cow;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::shared::{AssessmentRecord, yes_or_no};
use super::source::FileRow;
use crate::assessment::{Action, Assessment, Word};
use crate::document::tidy::tidy_rows;
use crate::framework::Framework;
use crate::score::Scorecard;

/// `thrive-actions/1`: the actions of one assessment, or some of them.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ActionsRecord {
    #[schemars(extend("const" = "thrive-actions/1"))]
    format: &'static str,
    assessment: AssessmentRecord,
    /// The day on which it was said what is overdue.
    today: String,
    actions: Vec<ActionRecord>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct ActionRecord {
    id: u32,
    /// Full id of the item it is for.
    item: Option<String>,
    action: String,
    responsible: Option<String>,
    accountable: Option<String>,
    consulted: Vec<String>,
    informed: Vec<String>,
    due: Option<String>,
    horizon: Option<&'static str>,
    status: &'static str,
    overdue: bool,
}

impl ActionsRecord {
    /// The record of these actions of `assessment`, on a day.
    pub fn new(assessment: &Assessment, framework: &Framework, actions: &[&Action], today: Date) -> Self {
        Self {
            format: "thrive-actions/1",
            assessment: AssessmentRecord::of(assessment),
            today: today.to_string(),
            actions: actions.iter().map(|action| ActionRecord::new(action, framework, today)).collect(),
        }
    }
}

impl ActionRecord {
    fn new(action: &Action, framework: &Framework, today: Date) -> Self {
        Self {
            id: action.id,
            item: action.item.map(|item| framework.full_id(item)),
            action: action.action.clone(),
            responsible: action.responsible.clone(),
            accountable: action.accountable.clone(),
            consulted: action.consulted.clone(),
            informed: action.informed.clone(),
            due: action.due.map(|due| due.to_string()),
            horizon: action.horizon.map(Word::id),
            status: action.status(),
            overdue: action.is_overdue(today),
        }
    }
}

tidy_rows! {
    /// One action.
    ActionRow<'r> {
        file: Cow<'r, str>,
        organisation: Option<&'r str>,
        title: &'r str,
        id: u32,
        /// Full id of the item it is for.
        item: Option<String>,
        action: &'r str,
        responsible: Option<&'r str>,
        accountable: Option<&'r str>,
        /// Several people are parted by `; `.
        consulted: String,
        informed: String,
        due: Option<Date>,
        horizon: Option<&'static str>,
        status: &'static str,
        /// `yes` or `no`.
        overdue: &'static str,
    }
}

/// One row for each of these actions of `assessment`, on a day. `file` is the name to give for the assessment's file.
pub fn action_rows<'r>(
    file: Cow<'r, str>,
    assessment: &'r Assessment,
    framework: &'r Framework,
    actions: impl IntoIterator<Item = &'r Action>,
    today: Date,
) -> impl Iterator<Item = ActionRow<'r>> {
    let about = &assessment.about;
    actions.into_iter().map(move |action| ActionRow {
        file: file.clone(),
        organisation: about.organisation.as_deref(),
        title: &about.title,
        id: action.id,
        item: action.item.map(|item| framework.full_id(item)),
        action: &action.action,
        responsible: action.responsible.as_deref(),
        accountable: action.accountable.as_deref(),
        consulted: action.consulted.join("; "),
        informed: action.informed.join("; "),
        due: action.due,
        horizon: action.horizon.map(Word::id),
        status: action.status(),
        overdue: yes_or_no(action.is_overdue(today)),
    })
}

tidy_rows! {
    /// One action among those of many assessments, without names and texts.
    ActionDataRow<'r> {
        ...file: FileRow<'r>,
        phase: Option<&'r str>,
        area: Option<&'r str>,
        /// Full id of the item it is for.
        item: Option<String>,
        /// Its number in the file.
        id: u32,
        status: &'static str,
        due: Option<Date>,
        horizon: Option<&'static str>,
        /// Open on the day of the export, and due before it.
        overdue: bool,
    }

    /// One action among those of many assessments.
    ActionOfManyRow<'r> {
        ..data: ActionDataRow<'r>,
        phase_name: Option<&'r str>,
        area_name: Option<&'r str>,
        statement: Option<&'r str>,
        action: &'r str,
        responsible: Option<&'r str>,
        accountable: Option<&'r str>,
        /// Several people are parted by `; `.
        consulted: String,
        informed: String,
    }
}

/// One row for each action of one assessment among many, on a day. `file` is the name to give for the assessment's file.
pub fn action_of_many_rows<'r>(
    file: Cow<'r, str>,
    assessment: &'r Assessment,
    card: &'r Scorecard<'r>,
    today: Date,
) -> impl Iterator<Item = ActionOfManyRow<'r>> {
    let framework = card.framework;
    assessment.actions.iter().map(move |action| {
        let area = action.item.map(|item| &framework[item.area]);
        let phase = area.map(|area| &framework[area.phase]);
        let data = ActionDataRow {
            file: FileRow::of(file.clone(), assessment, card, area),
            phase: phase.map(|phase| phase.id.as_str()),
            area: area.map(|area| area.id.as_str()),
            item: action.item.map(|item| framework.full_id(item)),
            id: action.id,
            status: action.status(),
            due: action.due,
            horizon: action.horizon.map(Word::id),
            overdue: action.is_overdue(today),
        };
        ActionOfManyRow {
            data,
            phase_name: phase.map(|phase| phase.name.as_str()),
            area_name: area.map(|area| area.name.as_str()),
            statement: action.item.map(|item| framework[item].text.as_str()),
            action: &action.action,
            responsible: action.responsible.as_deref(),
            accountable: action.accountable.as_deref(),
            consulted: action.consulted.join("; "),
            informed: action.informed.join("; "),
        }
    })
}
