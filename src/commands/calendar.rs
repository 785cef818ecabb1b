//! The days on which actions are due, as a calendar file: what `plan` and `actions list` write where the output's name asks for it.

use super::shared::arguments::OutputArgs;
use super::shared::context::Context;
use super::shared::loader::Loaded;
use super::shared::options::quoted;
use crate::assessment::Action;
use crate::env;
use crate::error::Error;
use crate::formats::ics;
use crate::framework::Framework;
use crate::pages::actions;
use crate::words;

/// Whether the output is to be a calendar file.
pub fn is_calendar(output: &OutputArgs) -> bool {
    output.format.is_none() && output.target.ending().as_deref() == Some("ics")
}

/// Writes the days on which these actions are due.
///
/// # Errors
/// If none of them is open and has a day, or the file can't be written.
pub fn print_calendar(
    file: &Loaded,
    framework: &Framework,
    chosen: &[&Action],
    output: &OutputArgs,
    context: &mut Context,
) -> Result<(), Error> {
    let days = actions::days(&file.assessment, framework, chosen);
    if days.is_empty() {
        let message = "no open action has a day on which it is due, so there is nothing for a calendar";
        let name = quoted(&file.name());
        return Err(Error::refused(message).hint(format!(
            "see `thrive actions list {name}`; `thrive actions edit` gives an action a day, with --due"
        )));
    }
    context.output.print(&output.target, ics::write(&days, env::now().date()))?;
    if let Some(path) = &output.target.output {
        context.output.say(&format!("Wrote {}: {}.", path.display(), words::count(days.len(), "day")))?;
    }
    Ok(())
}
