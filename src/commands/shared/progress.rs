//! How far long work has come, for the person at the screen.

use std::io::Write;
use std::time::Duration;

use super::output::Output;
use crate::env;
use crate::words;

/// How long a message stands before it is brought up to date.
const PAUSE: Duration = Duration::from_millis(250);

/// Shows how many files are done, where standard error is a terminal. The line is cleared when this is dropped; a terminal that
/// redraws nothing is told once that the work goes on.
pub struct Progress<'o> {
    output: &'o mut Output,
    /// What is done with the files, such as `Reading`.
    doing: &'static str,
    all: usize,
    done: usize,
    begun: Duration,
    /// When something was shown last.
    shown: Option<Duration>,
}

impl<'o> Progress<'o> {
    /// Progress of work on so many files.
    pub fn new(output: &'o mut Output, doing: &'static str, all: usize) -> Self {
        Self { output, doing, all, done: 0, begun: env::running(), shown: None }
    }

    /// One file more is done.
    pub fn step(&mut self) {
        self.done += 1;
        if !self.output.env.err_is_terminal {
            return;
        }
        let now = env::running();
        let is_due = match self.shown {
            None => now.saturating_sub(self.begun) >= self.output.patience,
            Some(shown) => self.redraws() && now.saturating_sub(shown) >= PAUSE,
        };
        if is_due && self.done < self.all {
            // What is longer than a line can't be redrawn; the last column is left free, since some terminals wrap there.
            let room = if self.redraws() { self.output.env.err.width.saturating_sub(1) } else { usize::MAX };
            let said = said(self.doing, self.done, self.all, now.saturating_sub(self.begun), room);
            self.shown = Some(now);
            if self.redraws() {
                // If it can't be written, there is no one to tell.
                let _ = write!(self.output.err, "\r\x1b[K{said}");
                let _ = self.output.err.flush();
            } else {
                self.output.say(&format!("{said}."));
            }
        }
    }

    fn redraws(&self) -> bool {
        !self.output.env.err.plain
    }
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        if self.shown.is_some() && self.redraws() {
            let _ = write!(self.output.err, "\r\x1b[K");
            let _ = self.output.err.flush();
        }
    }
}

/// `Reading: 3200 of 25000 files, about 12 seconds left`, or less where there is no room for it.
fn said(doing: &str, done: usize, all: usize, elapsed: Duration, room: usize) -> String {
    let left = elapsed.as_millis() * (all - done) as u128 / done.max(1) as u128;
    let seconds = usize::try_from(left.div_ceil(1000)).unwrap_or(usize::MAX).max(1);
    let left = if seconds < 90 { words::count(seconds, "second") } else { words::count((seconds + 30) / 60, "minute") };
    let in_full = format!("{doing}: {done} of {all} files, about {left} left");
    if in_full.len() <= room {
        return in_full;
    }
    format!("{doing}: {done} of {all}, {left} left").chars().take(room).collect()
}

#[cfg(test)]
mod tests {
    use super::super::output::tests::output;
    use super::*;

    /// What two of three files leave on a screen of this kind that has no patience.
    fn shown(is_terminal: bool, plain: bool) -> String {
        let (mut output, heard) = output(Duration::ZERO);
        output.env.err_is_terminal = is_terminal;
        (output.env.err.plain, output.env.err.width) = (plain, 80);
        let mut progress = Progress::new(&mut output, "Reading", 3);
        progress.step();
        progress.step();
        drop(progress);
        drop(output);
        String::from_utf8(heard.iter().flatten().collect()).unwrap()
    }

    #[test]
    fn a_line_is_shown_on_a_terminal_alone_and_nothing_of_it_stays() {
        let line = shown(true, false);
        assert!(
            line.starts_with("\r\x1b[KReading: 1 of 3 files, about ") && line.ends_with(" left\r\x1b[K"),
            "{line:?}"
        );
        let told_once = shown(true, true);
        assert!(
            told_once.starts_with("Reading: 1 of 3 files, about ") && told_once.ends_with(" left.\n"),
            "{told_once:?}"
        );
        assert_eq!(told_once.lines().count(), 1);
        assert_eq!(shown(false, false), "");
    }

    #[test]
    fn how_much_is_left() {
        for (done, all, seconds, room, expected) in [
            (100, 200, 10, 79, "Reading: 100 of 200 files, about 10 seconds left"),
            (199, 200, 2, 79, "Reading: 199 of 200 files, about 1 second left"),
            (1, 101, 3, 79, "Reading: 1 of 101 files, about 5 minutes left"),
            (90, 181, 90, usize::MAX, "Reading: 90 of 181 files, about 2 minutes left"),
            (3200, 25000, 2, 39, "Reading: 3200 of 25000, 14 seconds left"),
            (3200, 25000, 2, 10, "Reading: 3"),
        ] {
            assert_eq!(said("Reading", done, all, Duration::from_secs(seconds), room), expected);
        }
    }
}
