//! Keys and changes of the window's size, as the checklist takes them.

use std::collections::VecDeque;
use std::io;
use std::time::Duration;

use crossterm::event::{self, KeyCode, KeyEventKind, KeyModifiers};

use crate::env;

/// The letters that mean something in the list, or where one statement is shown at a time.
pub const LETTERS: [char; 13] = [' ', 'u', 'x', 'e', 'n', '?', 's', 'a', '0', 'm', 'v', 'p', 'y'];

/// How long to wait for the next piece of what was pasted.
const A_MOMENT: Duration = Duration::from_millis(10);

/// What reaches the checklist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    Key(Key),
    /// The window has another size.
    Resized,
    /// Something was pasted, which means nothing here.
    Pasted,
    /// A clock that is shown has gone on to this second.
    Time(u64),
}

/// A key, by what it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    Up,
    Down,
    PageUp,
    PageDown,
    First,
    Last,
    Enter,
    Back,
    /// Ctrl-C.
    Stop,
    /// In lower case.
    Letter(char),
}

/// Where keys come from.
pub trait Keyboard {
    /// Waits for what comes next.
    ///
    /// # Errors
    /// If the terminal can't be read.
    fn next(&mut self) -> io::Result<Event>;

    /// Columns and rows of the window, if it can be found out.
    fn size(&self) -> Option<(usize, usize)>;

    /// Forgets keys that were pressed before the question that is to come.
    fn forget(&mut self);
}

/// The keys of the terminal.
#[derive(Default)]
pub struct Keys {
    waiting: VecDeque<event::Event>,
    /// The second that was told last; absent where no clock is shown.
    second: Option<u64>,
}

impl Keys {
    /// Keys between which a clock goes on.
    pub fn with_clock(self) -> Self {
        Self { second: Some(env::running().as_secs()), ..self }
    }

    /// Waits for what comes next from the terminal, no longer than to the next second where a clock is shown.
    ///
    /// # Errors
    /// If the terminal can't be read.
    fn wait(&mut self) -> io::Result<Option<u64>> {
        if let Some(told) = &mut self.second {
            let now = env::running();
            if now.as_secs() > *told {
                *told = now.as_secs();
                return Ok(Some(*told));
            }
            if !event::poll(Duration::from_secs(*told + 1).saturating_sub(now))? {
                return Ok(None);
            }
        }
        self.waiting.push_back(event::read()?);
        Ok(None)
    }

    /// Takes in what has come already. A terminal hands over a pasted text in pieces, so after a letter it is asked until nothing
    /// comes for a moment that nobody notices.
    fn take_in(&mut self) -> io::Result<()> {
        let moment = |last: Option<&event::Event>| if last.is_some_and(is_typed) { A_MOMENT } else { Duration::ZERO };
        while event::poll(moment(self.waiting.back()))? {
            self.waiting.push_back(event::read()?);
        }
        Ok(())
    }
}

impl Keyboard for Keys {
    fn next(&mut self) -> io::Result<Event> {
        loop {
            if self.waiting.is_empty()
                && let Some(second) = self.wait()?
            {
                return Ok(Event::Time(second));
            }
            self.take_in()?;
            let pasted = pasted(self.waiting.make_contiguous());
            if pasted > 0 {
                self.waiting.drain(..pasted);
                return Ok(Event::Pasted);
            }
            if let Some(event) = self.waiting.pop_front().and_then(|event| understood(&event)) {
                return Ok(event);
            }
        }
    }

    fn size(&self) -> Option<(usize, usize)> {
        env::size()
    }

    fn forget(&mut self) {
        let stop = event::Event::Key(event::KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL));
        // Where the terminal can't be read, the next question says so.
        let _ = self.take_in();
        self.waiting.retain(|event| *event == stop);
    }
}

fn understood(event: &event::Event) -> Option<Event> {
    let key = match event {
        event::Event::Key(key) if key.kind != KeyEventKind::Release => key,
        event::Event::Resize(..) => return Some(Event::Resized),
        event::Event::Paste(_) => return Some(Event::Pasted),
        _ => return None,
    };
    let is_control = key.modifiers.contains(KeyModifiers::CONTROL);
    Some(Event::Key(match key.code {
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        KeyCode::Home => Key::First,
        KeyCode::End => Key::Last,
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Back,
        KeyCode::Char('c') if is_control => Key::Stop,
        KeyCode::Char(letter) if !is_control && !key.modifiers.contains(KeyModifiers::ALT) => {
            Key::Letter(letter.to_ascii_lowercase())
        }
        _ => return None,
    }))
}

fn is_typed(event: &event::Event) -> bool {
    matches!(event, event::Event::Key(key) if matches!(key.code, KeyCode::Char(_) | KeyCode::Enter))
}

/// How many of the events that came at once are a pasted text, from the first on. Some terminals hand a text over as if it had been
/// typed; what tells it from keys is that it came at once, and has letters that are no keys.
fn pasted(events: &[event::Event]) -> usize {
    let typed = |event: &event::Event| match event {
        event::Event::Key(key) if !key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) => {
            match key.code {
                KeyCode::Char(letter) => Some(letter.to_ascii_lowercase()),
                KeyCode::Enter => Some('\n'),
                KeyCode::Tab => Some('\t'),
                _ => None,
            }
        }
        _ => None,
    };
    let letters: Vec<char> = events.iter().map_while(typed).collect();
    let is_text = letters.iter().any(|letter| *letter != '\n' && !LETTERS.contains(letter));
    if letters.len() > 1 && is_text { letters.len() } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Vec<event::Event> {
        let code = |letter| if letter == '\n' { KeyCode::Enter } else { KeyCode::Char(letter) };
        text.chars().map(|letter| event::Event::Key(event::KeyEvent::new(code(letter), KeyModifiers::NONE))).collect()
    }

    #[test]
    fn a_text_that_comes_at_once_is_told_from_keys() {
        let cases = [
            ("help", 4),
            ("sun\nup at\n", 10),
            // One key at a time, and keys that mean something, however fast they come.
            ("h", 0),
            ("  ", 0),
            (" \n", 0),
            ("uxu", 0),
            ("\n\n\n", 0),
        ];
        for (text, expected) in cases {
            assert_eq!(pasted(&typed(text)), expected, "{text:?}");
        }
        let mut events = typed("hello");
        events.push(event::Event::Key(event::KeyEvent::new(KeyCode::Down, KeyModifiers::NONE)));
        assert_eq!(pasted(&events), 5, "the key after it isn't part of it");
    }

    #[test]
    fn keys_are_understood_in_either_case() {
        let key = |code, modifiers| understood(&event::Event::Key(event::KeyEvent::new(code, modifiers)));
        assert_eq!(key(KeyCode::Char('U'), KeyModifiers::SHIFT), Some(Event::Key(Key::Letter('u'))));
        assert_eq!(key(KeyCode::Char('c'), KeyModifiers::CONTROL), Some(Event::Key(Key::Stop)));
        assert_eq!(key(KeyCode::Char('a'), KeyModifiers::CONTROL), None);
        assert_eq!(key(KeyCode::Left, KeyModifiers::NONE), None);
    }
}
