//! What is said when a change of an assessment is refused.

use crate::assessment::{Refusal, Votes};
use crate::error::Error;
use crate::framework::Framework;
use crate::hint::{CommandLine, Hint};
use crate::input::LONGEST_TEXT;
use crate::words;

/// Turns refusals into errors to show, for changes to the file with this name.
pub fn of(name: String, framework: &Framework) -> impl Fn(Refusal) -> Error {
    move |refusal| error(refusal, &name, framework)
}

fn error(refusal: Refusal, name: &str, framework: &Framework) -> Error {
    match refusal {
        Refusal::Final { signed_off_by } => {
            let by = signed_off_by.map(|by| format!(", signed off by {by}")).unwrap_or_default();
            Error::refused(format!("{name} is final{by}, so nothing was changed"))
                .hint("to change it all the same, add --status draft, which takes its sign-off out")
        }
        Refusal::Unanswered(areas) => {
            let ids: Vec<&str> = areas.iter().map(|area| framework[*area].id.as_str()).collect();
            let are = words::either(ids.len(), "area is", "areas are");
            Error::refused(format!("{are} not answered, so it can't be final: {}", words::list(&ids))).hint(
                Hint::from("answer the rest with ")
                    .and(CommandLine::thrive(&["assess", name]))
                    .and(", or set areas aside with --exclude"),
            )
        }
        Refusal::Draft => Error::usage("only a final assessment can be signed off").hint("add --status final"),
        Refusal::SignedOff { by } => Error::refused(format!("{name} was signed off by {by}, so that stands"))
            .hint("to have it signed off anew, add --status final"),
        Refusal::NoAction { number, known } => {
            let error = Error::usage(format!("{name} has no action {number}"));
            let known: Vec<String> = known.iter().map(u32::to_string).collect();
            match known.as_slice() {
                [] => error.hint(
                    Hint::from("no actions are on record yet; add one with ")
                        .and(CommandLine::thrive(&["actions", "add", name, "--action"]).with_blank("\"…\"")),
                ),
                known => error.hint(
                    Hint::from(format!(
                        "{} {}; see ",
                        if known.len() == 1 { "its only action is" } else { "its actions are" },
                        words::list(known)
                    ))
                    .and(CommandLine::thrive(&["actions", "list", name])),
                ),
            }
        }
        Refusal::NoItemAt { area, level } => {
            let area = &framework[area];
            let levels: Vec<&str> = area.levels().map(|level| framework[level].id.as_str()).collect();
            Error::usage(format!("area {} has no item at {}, so it can't aim for that", area.id, framework[level].name))
                .hint(format!("its levels are {}", words::list(&levels)))
        }
        Refusal::NoReason(said) => Error::usage(format!("{said} is no reason why something does not apply"))
            .hint("say in a few words why, so that others can follow it"),
        Refusal::TooLong => {
            Error::usage(format!("a text has more than {LONGEST_TEXT} characters, which no file may have"))
                .hint("shorten it; a long document is better kept in a file of its own, and named here")
        }
        Refusal::TooManyVotes => {
            Error::usage(format!("more than {} votes for one answer are not counted", Votes::MOST))
                .hint("look at the numbers again")
        }
        Refusal::Blank => Error::usage("a text is blank that has to say something").hint("say it in a few words"),
    }
}
