//! An interview with people, whose every answer is saved.

use super::saved::SavedFile;
use crate::env;
use crate::error::Error;
use crate::interview::{Effect, Input, Interview};
use crate::pages::summary;
use crate::score::score;
use crate::terminal::{Prompter, Reply};

/// How a conversation ended.
pub enum Ended {
    Stopped,
    Interrupted,
    /// The input ended before any answer.
    Speechless,
}

/// Asks what the interview asks until it ends, and saves after every answer.
///
/// # Errors
/// If the terminal can't be used, or the file can't be saved.
pub fn converse(interview: &mut Interview, prompter: &mut dyn Prompter, file: &mut SavedFile) -> Result<Ended, Error> {
    let mut answered = false;
    loop {
        let ask = interview.ask();
        let input = match prompter.ask(interview, &ask).map_err(|error| file.keep(error))? {
            Reply::Input(input) => input,
            Reply::End if answered => return Ok(Ended::Stopped),
            Reply::End => return Ok(Ended::Speechless),
            Reply::Interrupted => return Ok(Ended::Interrupted),
        };
        // Going back, help and texts don't count as answers: a text may be refused, such as an empty title.
        answered |= !matches!(input, Input::Text(_) | Input::Back | Input::Help);
        match interview.answer(input) {
            Effect::Ask => {}
            Effect::Save => {
                answered = true;
                interview.identify_actions(env::uid);
                file.save(interview.assessment(), interview.framework())?;
            }
            Effect::Results => {
                let card = score(interview.framework(), interview.assessment(), interview.rule());
                let results = summary::summary(interview.assessment(), &card);
                if prompter.read(&results)? == Reply::Interrupted {
                    return Ok(Ended::Interrupted);
                }
            }
            Effect::Stop => return Ok(Ended::Stopped),
        }
    }
}
