//! The days on which actions are due, as a calendar file has them.

use super::loader::Loaded;
use crate::assessment::Action;
use crate::document::CalendarEntry;
use crate::error::Error;
use crate::framework::Framework;
use crate::hint::{CommandLine, Hint};
use crate::pages::actions;

/// The days on which the chosen actions are due; those of actions that are done take their entry out of a calendar that has it.
///
/// # Errors
/// If none of them has a day.
pub fn days_due(file: &Loaded, framework: &Framework, chosen: &[&Action]) -> Result<Vec<CalendarEntry>, Error> {
    let days = actions::days(&file.assessment, framework, chosen);
    if days.is_empty() {
        let message = "no action has a day on which it is due, so there is nothing for a calendar";
        let hint = Hint::from("see ")
            .and(CommandLine::thrive(&["actions", "list"]).with(file.name()))
            .and("; give an action a day with ")
            .and(CommandLine::thrive(&["actions", "edit"]).with(file.name()).with_blank("NUMBER --due DAY"));
        return Err(Error::refused(message).hint(hint));
    }
    Ok(days)
}
