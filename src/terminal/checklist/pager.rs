//! Texts that are longer than the window, page by page.

use super::keyboard::Key;
use crate::document::{Document, Text};
use crate::formats::screen::{self, Look};
use crate::words;

/// Which part of a text is shown.
#[derive(Default)]
pub struct Pager {
    top: usize,
}

/// A page as it is drawn, with what is known about the whole.
pub struct Page {
    pub lines: Vec<String>,
    /// How many lines of the text a page has.
    room: usize,
    /// How many lines the text has.
    height: usize,
}

impl Pager {
    /// The page that is open.
    pub fn page(&mut self, text: &Document, (width, height): (usize, usize), look: Look) -> Page {
        let written = screen::write(text, Look { width: width.max(20), ..look });
        let all: Vec<&str> = written.lines().collect();
        let room = height.saturating_sub(2).max(1);
        self.top = self.top.min(all.len().saturating_sub(1));
        let mut lines: Vec<String> = all.iter().skip(self.top).take(room).map(|line| (*line).to_owned()).collect();
        lines.push(String::new());
        let below = all.len().saturating_sub(self.top + room);
        let keys = match below {
            0 => "enter goes back".to_owned(),
            below => format!("enter goes on ({})  esc back", words::either(below, "more line", "more lines")),
        };
        lines.push(look.text(&Text::default().quiet(keys)));
        lines.truncate(height);
        Page { lines, room, height: all.len() }
    }

    /// What a key does; whether that puts the text away.
    pub fn press(&mut self, key: Key, page: &Page) -> bool {
        let last = page.height.saturating_sub(page.room);
        match key {
            Key::Back => return true,
            Key::Enter | Key::Letter(' ') | Key::PageDown if self.top >= last => return key != Key::PageDown,
            // A line stays in sight, so that nobody loses the thread.
            Key::Enter | Key::Letter(' ') | Key::PageDown => {
                self.top = last.min(self.top + page.room.saturating_sub(1).max(1));
            }
            Key::PageUp => self.top = self.top.saturating_sub(page.room.saturating_sub(1).max(1)),
            Key::Down => self.top = last.min(self.top + 1),
            Key::Up => self.top = self.top.saturating_sub(1),
            Key::First => self.top = 0,
            Key::Last => self.top = last,
            Key::Stop | Key::Letter(_) => {}
        }
        false
    }
}
