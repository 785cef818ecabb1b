//! What is said at the end of a result from which files are missing, because they could not be read.

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
    for (place, error) in unreadable.iter().enumerate() {
        let said = error.text(&output.called);
        let lines = if place < MOST_IN_FULL { usize::MAX } else { 2 };
        output.say_lines(&said.lines().take(lines).collect::<Vec<_>>().join("\n"));
    }
    let could = words::either(count, "file or folder could", "files or folders could");
    let them = words::agree(count, "it", "them");
    let score = CommandLine::thrive(&["score"]).with_blank("FILE");
    Err(Error::refused(format!("{could} not be read, and the result is without what is in {them}"))
        .hint(Hint::from("to see all that is wrong with one: ").and(score)))
}
