//! Keys that are pressed before their question is there.

use std::time::Duration;

use crossterm::event::{self, Event, KeyCode, KeyEventKind, KeyModifiers};
use crossterm::terminal::{disable_raw_mode, enable_raw_mode};

/// How long to wait for the next piece of what was pasted.
const A_MOMENT: Duration = Duration::from_millis(10);

/// Keys that were pressed before the question that is to come.
#[derive(Default)]
pub struct Ahead {
    pub text: String,
    /// Whether Ctrl-C was among them.
    pub is_stop: bool,
}

/// Takes in what has been pressed so far. A terminal hands over a pasted text in pieces, so it is asked until nothing comes for a
/// moment that nobody notices.
pub fn pressed_ahead() -> Ahead {
    let mut ahead = Ahead::default();
    if enable_raw_mode().is_err() {
        return ahead;
    }
    while !ahead.is_stop && matches!(event::poll(A_MOMENT), Ok(true)) {
        match event::read() {
            Ok(Event::Key(key)) if key.kind == KeyEventKind::Press => match key.code {
                KeyCode::Char('c') if key.modifiers == KeyModifiers::CONTROL => ahead.is_stop = true,
                KeyCode::Char('j') if key.modifiers == KeyModifiers::CONTROL => ahead.text.push('\n'),
                KeyCode::Char(letter) if !key.modifiers.contains(KeyModifiers::CONTROL) => ahead.text.push(letter),
                KeyCode::Enter => ahead.text.push('\n'),
                _ => {}
            },
            Ok(Event::Paste(text)) => ahead.text += &text,
            Ok(_) => {}
            Err(_) => break,
        }
    }
    // inquire does the same at its next question.
    let _ = disable_raw_mode();
    ahead
}
