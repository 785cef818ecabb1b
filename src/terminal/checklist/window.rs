//! The whole window as a place to draw on: a second screen of the terminal, so that what stood there comes back afterwards.

#![expect(clippy::disallowed_methods, reason = "drawings go where the questions go")]

use std::io::{self, Write, stderr};
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};

/// Opens the second screen, and has pasted texts come as such.
const OPEN: &str = "\x1b[?1049h\x1b[?2004h";
/// Shows the cursor, and goes back to the first screen.
const CLOSE: &str = "\x1b[?2004l\x1b[?25h\x1b[?1049l";

/// Whether the window is open: for who has to leave the terminal as it was found from elsewhere.
static IS_OPEN: AtomicBool = AtomicBool::new(false);

/// What leaves the second screen, if that is open.
pub fn leave() -> Option<&'static str> {
    IS_OPEN.load(Ordering::SeqCst).then_some(CLOSE)
}

/// The window; closed when it is dropped.
#[derive(Default)]
pub struct Window {
    is_open: bool,
}

impl Window {
    /// Opens it, unless it is open.
    ///
    /// # Errors
    /// If there is no such terminal.
    pub fn open(&mut self) -> io::Result<()> {
        if !self.is_open {
            enable_raw_mode()?;
            self.is_open = true;
            IS_OPEN.store(true, Ordering::SeqCst);
            stderr().write_all(OPEN.as_bytes())?;
        }
        Ok(())
    }

    /// Closes it, if it is open.
    pub fn close(&mut self) {
        if self.is_open {
            self.is_open = false;
            IS_OPEN.store(false, Ordering::SeqCst);
            // Where the terminal is gone, there is nothing to restore.
            let _ = stderr().write_all(CLOSE.as_bytes());
            let _ = disable_raw_mode();
        }
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        self.close();
    }
}
