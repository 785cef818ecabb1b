//! What happens when the program is told to stop while it waits for an answer: by Ctrl-C, by the system, or because the window is
//! closed. The terminal is left as it was found, and people are told what is saved.

#![expect(clippy::disallowed_methods, reason = "a farewell goes where the questions went")]

use std::io::{Write, stderr};
use std::sync::{Mutex, Once, PoisonError};

use super::checklist;

/// The exit status of a program that was interrupted.
const INTERRUPTED: i32 = 130;

/// Shows the cursor, and ends bracketed paste, which inquire began; clears the screen from the open question on.
const AS_FOUND: &str = "\r\x1b[J\x1b[?25h\x1b[?2004l";

/// What puts everything in order before the program ends.
type Farewell = Box<dyn FnOnce() -> Option<String> + Send>;

/// The farewell that holds at the moment; absent before there is one, and once it has begun.
static FAREWELL: Mutex<Option<Farewell>> = Mutex::new(None);
static IS_WATCHED: Once = Once::new();

/// From now on, ends the program when it is told to stop. `farewell` puts everything in order first and returns what people are
/// told, if there is anything to tell. It runs beside the rest of the program, once at most, and takes the place of an earlier one.
pub fn when_told(farewell: impl FnOnce() -> Option<String> + Send + 'static) {
    *FAREWELL.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(farewell));
    IS_WATCHED.call_once(|| watch(leave));
}

fn leave() {
    let farewell = FAREWELL.lock().unwrap_or_else(PoisonError::into_inner).take();
    // Whoever comes second waits for the end that the first has begun.
    let Some(farewell) = farewell else { return };
    let said = farewell();
    restore();
    // In a window that is closed, nobody can be told.
    if let Some(said) = said {
        let _ = writeln!(stderr(), "{said}");
    }
    std::process::exit(INTERRUPTED);
}

/// Leaves the terminal as it was before a question was asked.
fn restore() {
    if crossterm::terminal::is_raw_mode_enabled().unwrap_or_default() {
        let _ = crossterm::terminal::disable_raw_mode();
        // Whoever drew on the second screen is not there to leave it.
        let _ = write!(stderr(), "{}", checklist::leave().unwrap_or(AS_FOUND));
    }
}

/// Calls `leave` at a signal to stop, and when the terminal hangs up: reading from a terminal that is gone never ends.
#[cfg(unix)]
fn watch(leave: fn()) {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use std::io::{IsTerminal, stdin};

    if let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGTERM]) {
        std::thread::spawn(move || {
            if signals.forever().next().is_some() {
                leave();
            }
        });
    }
    if stdin().is_terminal() {
        std::thread::spawn(move || {
            if hangs_up() {
                leave();
            }
        });
    }
}

/// Elsewhere the system ends the program, and frees what it has locked.
#[cfg(not(unix))]
fn watch(_leave: fn()) {}

/// Waits until the terminal is gone; whether that could be found out.
#[cfg(unix)]
fn hangs_up() -> bool {
    use rustix::event::{PollFd, PollFlags, poll};

    let stdin = std::io::stdin();
    loop {
        // A hang-up is reported without being asked for; keys are for those who ask questions.
        let mut terminal = [PollFd::new(&stdin, PollFlags::empty())];
        match poll(&mut terminal, None) {
            Ok(_) => return terminal[0].revents().contains(PollFlags::HUP),
            Err(rustix::io::Errno::INTR) => {}
            Err(_) => return false,
        }
    }
}
