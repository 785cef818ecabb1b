//! What is said at the end of a result from which files are missing, because they could not be read; or in its place.

use super::output::Output;
use crate::error::Error;
use crate::hint::{CommandLine, Hint};
use crate::words;

/// Of more files than this, only what is wrong first is said.
const MOST_IN_FULL: usize = 20;

/// Says which files could not be read, and why.
///
/// # Errors
/// If there are any: the result that was printed lacks them.
pub fn tell(unreadable: &[Error], output: &mut Output) -> Result<(), Error> {
    let count = unreadable.len();
    if count == 0 {
        return Ok(());
    }
    each(unreadable, output);
    let could = words::either(count, "file or folder could", "files or folders could");
    let them = words::agree(count, "it", "them");
    let error = Error::refused(format!("{could} not be read, and the result is without what is in {them}"));
    Err(with_hint(error, unreadable))
}

/// The error where nothing at all could be read, so that there is no result: of one file, why it could not be. Of several that is said
/// before, and the error says that none could be.
pub fn tell_all(mut unreadable: Vec<Error>, output: &mut Output) -> Error {
    if unreadable.len() == 1 {
        return unreadable.swap_remove(0);
    }
    each(&unreadable, output);
    let error = Error::refused(format!(
        "none of the {} files and folders could be read, so there is no result",
        unreadable.len()
    ));
    with_hint(error, &unreadable)
}

fn each(unreadable: &[Error], output: &mut Output) {
    for (place, error) in unreadable.iter().enumerate() {
        let said = error.text(&output.called);
        let lines = if place < MOST_IN_FULL { usize::MAX } else { 2 };
        output.say_lines(&said.lines().take(lines).collect::<Vec<_>>().join("\n"));
    }
}

/// Where there is more to be said of a file, with how to have it.
fn with_hint(error: Error, unreadable: &[Error]) -> Error {
    if unreadable.iter().all(|error| error.problems.is_empty()) {
        return error;
    }
    let score = CommandLine::thrive(&["score"]).with_blank("FILE");
    error.hint(Hint::from("to see all that is wrong with one: ").and(score))
}
