//! What a team means to do, as data: `thrive-actions/1`, one object; or one tidy row an action.

use std::borrow::Cow;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::shared::{AssessmentRecord, yes_or_no};
use crate::assessment::{Action, Assessment, Word};
use crate::document::tidy::tidy_rows;
use crate::framework::Framework;

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
