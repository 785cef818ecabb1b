//! `thrive-actions/1`: what a team means to do, as data.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::AssessmentRecord;
use crate::assessment::{Action, Assessment, Word};

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
    status: String,
    overdue: bool,
}

impl ActionsRecord {
    /// The record of these actions of `assessment`, on a day.
    pub fn new(assessment: &Assessment, actions: &[&Action], today: Date) -> Self {
        Self {
            format: "thrive-actions/1",
            assessment: AssessmentRecord::of(assessment),
            today: today.to_string(),
            actions: actions.iter().map(|action| ActionRecord::new(action, today)).collect(),
        }
    }
}

impl ActionRecord {
    fn new(action: &Action, today: Date) -> Self {
        Self {
            id: action.id,
            item: action.item.clone(),
            action: action.action.clone(),
            responsible: action.responsible.clone(),
            accountable: action.accountable.clone(),
            consulted: action.consulted.clone(),
            informed: action.informed.clone(),
            due: action.due.map(|due| due.to_string()),
            horizon: action.horizon.map(Word::id),
            status: action.status().to_owned(),
            overdue: action.is_overdue(today),
        }
    }
}

/// The columns of [`action_rows`].
pub const ACTION_COLUMNS: [&str; 14] = [
    "file",
    "organisation",
    "title",
    "id",
    "item",
    "action",
    "responsible",
    "accountable",
    "consulted",
    "informed",
    "due",
    "horizon",
    "status",
    "overdue",
];

/// One tidy row for each action; several people are parted by `; `.
pub fn action_rows(file: &str, assessment: &Assessment, actions: &[&Action], today: Date) -> Vec<Vec<String>> {
    let about = &assessment.about;
    let row = |action: &&Action| {
        let action = ActionRecord::new(action, today);
        vec![
            file.to_owned(),
            about.organisation.clone().unwrap_or_default(),
            about.title.clone(),
            action.id.to_string(),
            action.item.unwrap_or_default(),
            action.action,
            action.responsible.unwrap_or_default(),
            action.accountable.unwrap_or_default(),
            action.consulted.join("; "),
            action.informed.join("; "),
            action.due.unwrap_or_default(),
            action.horizon.unwrap_or_default().to_owned(),
            action.status,
            if action.overdue { "yes" } else { "no" }.to_owned(),
        ]
    };
    actions.iter().map(row).collect()
}
