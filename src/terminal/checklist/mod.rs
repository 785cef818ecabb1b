//! The checklist: the screen on which the statements of a level, or of an area that was answered in the round before, are ticked.
//! [`list`] is its state and what a key does to it, [`layout`] draws it for a window of any size. [`present`] shows one statement at a
//! time in its place, [`ballot`] one that a meeting decides; [`slide`] draws both. [`pager`] shows longer texts. All of them are values
//! in, values out. Here is the loop around them: an event, a change, a drawing.

mod ballot;
mod keyboard;
mod layout;
mod list;
mod pager;
mod present;
mod sheet;
mod slide;
mod window;

use std::io::{self, Write};

use self::ballot::Ballot;
use self::keyboard::{Event, Key};
use self::layout::Layout;
use self::list::List;
use self::pager::Pager;
use self::present::Slides;
use self::sheet::Sheet;
use self::slide::{Content, Slide};
use super::{Reply, Room};
use crate::document::Document;
use crate::formats::screen::Look;
use crate::framework::{AreaIndex, LevelIndex};
use crate::interview::{Ask, Input, Interview, Motion, Notice, TickLine};

pub use self::keyboard::{Keyboard, Keys};
pub use self::list::Step;
pub use self::window::{Window, leave};

/// Up to this many letters, a sentence is short.
const SHORT: usize = 80;

/// The list of a level or an area, for as long as that is asked about.
#[derive(Default)]
pub struct Checklist {
    open: Option<Open>,
    /// The statement that a meeting decides.
    ballot: Option<Ballot>,
    room: Option<Room>,
    /// Whether the answer before led back.
    has_turned_back: bool,
}

/// A list that is on the screen, with what it was opened with: that stays on the screen until another level is asked about.
struct Open {
    area: AreaIndex,
    level: Option<LevelIndex>,
    list: List,
    /// One statement at a time, in place of the list.
    slides: Slides,
    sheet: Sheet,
}

impl Checklist {
    /// A checklist that shows one statement at a time.
    pub fn of_room(room: Room) -> Self {
        Self { room: Some(room), ..Self::default() }
    }

    /// Takes notice of an answer, to this or another question: who comes back into a level from behind begins at its end.
    pub fn note(&mut self, reply: &Reply) {
        self.has_turned_back = matches!(reply, Reply::Input(Input::Back));
    }

    /// Asks which of `items` are in place, and what else there is to say about them.
    ///
    /// # Errors
    /// If the terminal can't be read or written.
    pub fn ask(
        &mut self,
        interview: &Interview,
        ask: &Ask,
        items: &[TickLine],
        terminal: &mut Terminal<impl Keyboard, impl Write>,
    ) -> io::Result<Reply> {
        let Some(place) = &ask.place else { return Ok(Reply::End) };
        let sheet = Sheet::of(interview, ask, place);
        let short = short(&ask.notices);
        match &mut self.open {
            Some(open) if open.area == place.area && open.level == place.level => {
                open.list.renew(items);
                open.slides.renew(items);
                // What was said when it was opened stays, so that nothing moves under people's eyes.
                let about = std::mem::take(&mut open.sheet.about);
                let is_beside = ask.notices.is_empty() || short.is_some();
                let notices = if is_beside { std::mem::take(&mut open.sheet.notices) } else { sheet.notices };
                open.sheet = Sheet { about, notices, ..sheet };
                if let Some(said) = short {
                    open.list.say(said);
                }
            }
            _ => {
                terminal.keys.forget();
                let (list, slides) = (List::new(items), Slides::new(items, self.has_turned_back));
                self.open = Some(Open { area: place.area, level: place.level, list, slides, sheet });
            }
        }
        // What is as it was last time is looked over as a whole, also in a room.
        let room = self.room.filter(|_| place.level.is_some());
        let Some(Open { list, slides, sheet, .. }) = &mut self.open else { return Ok(Reply::End) };
        let is_explained = ask.notices.iter().any(|notice| matches!(notice, Notice::Explained(..)));
        let layout = Layout::new(sheet, list.items(), terminal.size(), terminal.look);
        // What was confirmed is known to whoever has just pressed Enter, so it stops nobody where there is no room for it.
        let is_news = ask.notices.iter().any(|notice| !matches!(notice, Notice::Confirmed(_)))
            || (place.first && !interview.differences(place.area).is_empty());
        let has_no_room = layout.leaves_out_notices || (room.is_some() && !sheet.notices.blocks.is_empty());
        if is_explained || (has_no_room && is_news) {
            if is_explained && room.is_some() {
                sheet.notices.paragraph(present::ALL_KEYS);
            }
            let notices = std::mem::take(&mut sheet.notices);
            match short {
                Some(said) => list.say(said),
                None if terminal.read(&notices)? == Step::Stop => return Ok(Reply::Interrupted),
                None => {}
            }
        }
        let Some(room) = room else { return terminal.tick(sheet, list) };
        let reply = terminal.present(sheet, slides, room)?;
        if matches!(reply, Reply::Input(Input::Many(_))) {
            // Who looks at the level again begins anew.
            self.open = None;
        }
        Ok(reply)
    }

    /// Asks what a meeting decides about a statement.
    ///
    /// # Errors
    /// If the terminal can't be read or written.
    pub fn decide(
        &mut self,
        interview: &Interview,
        ask: &Ask,
        motion: &Motion,
        terminal: &mut Terminal<impl Keyboard, impl Write>,
    ) -> io::Result<Reply> {
        let Some(place) = &ask.place else { return Ok(Reply::End) };
        let Sheet { short: of, notices, .. } = Sheet::of(interview, ask, place);
        let ballot = match self.ballot.take() {
            Some(mut ballot) => {
                ballot.renew(motion, of);
                self.ballot.insert(ballot)
            }
            None => {
                terminal.keys.forget();
                self.ballot.insert(Ballot::new(motion, of))
            }
        };
        match short(&ask.notices) {
            Some(said) => ballot.say(said),
            None if ask.notices.is_empty() => {}
            None => {
                let mut text = Document::default();
                if ask.notices.iter().any(|notice| matches!(notice, Notice::Explained(..))) {
                    text.paragraph(ballot::ALL_KEYS);
                }
                text.blocks.extend(notices.blocks);
                if terminal.read(&text)? == Step::Stop {
                    return Ok(Reply::Interrupted);
                }
            }
        }
        terminal.decide(ballot)
    }
}

/// What there is to say, if it is one short sentence: that has room in place of the keys.
fn short(notices: &[Notice]) -> Option<&str> {
    match notices {
        [Notice::Said(text)] if text.chars().count() <= SHORT => Some(text),
        _ => None,
    }
}

/// A terminal that is drawn on as a whole: where keys come from, and where drawings go.
pub struct Terminal<K, W> {
    pub keys: K,
    pub output: W,
    pub look: Look,
}

impl<K: Keyboard, W: Write> Terminal<K, W> {
    fn size(&self) -> (usize, usize) {
        self.keys.size().unwrap_or((self.look.width, 24))
    }

    /// Shows the list until a key answers something.
    fn tick(&mut self, sheet: &Sheet, list: &mut List) -> io::Result<Reply> {
        loop {
            let layout = Layout::new(sheet, list.items(), self.size(), self.look);
            list.settle(&layout);
            let (lines, cursor) = layout.draw(list.view(), sheet);
            self.draw(&lines, cursor)?;
            match self.keys.next()? {
                Event::Key(Key::Stop) => return Ok(Reply::Interrupted),
                Event::Key(key) => {
                    if let Some(reply) = list.press(key, &layout).reply() {
                        return Ok(reply);
                    }
                }
                Event::Resized | Event::Pasted | Event::Time(_) => {}
            }
        }
    }

    /// Shows one statement after another until a key answers something.
    fn present(&mut self, sheet: &Sheet, slides: &mut Slides, room: Room) -> io::Result<Reply> {
        loop {
            let slide = self.slide(&slides.content(sheet, self.look, room.has_clock))?;
            match self.keys.next()? {
                Event::Key(Key::Stop) => return Ok(Reply::Interrupted),
                Event::Key(key) => {
                    if let Some(reply) = slides.press(key, &slide).reply() {
                        return Ok(reply);
                    }
                }
                Event::Time(now) => slides.time(now),
                Event::Resized | Event::Pasted => {}
            }
        }
    }

    /// Shows a statement that a meeting decides until a key answers something.
    fn decide(&mut self, ballot: &mut Ballot) -> io::Result<Reply> {
        loop {
            let slide = self.slide(&ballot.content(self.look))?;
            match self.keys.next()? {
                Event::Key(Key::Stop) => return Ok(Reply::Interrupted),
                Event::Key(key) => {
                    if let Some(reply) = ballot.press(key, &slide).reply() {
                        return Ok(reply);
                    }
                }
                Event::Time(now) => ballot.time(now),
                Event::Resized | Event::Pasted => {}
            }
        }
    }

    fn slide(&mut self, content: &Content) -> io::Result<Slide> {
        let slide = content.draw(self.size(), self.look);
        self.draw(&slide.lines, slide.cursor)?;
        Ok(slide)
    }

    /// Shows a text, page by page, until it has been read or put away.
    ///
    /// # Errors
    /// If the terminal can't be read or written.
    pub fn read(&mut self, text: &Document) -> io::Result<Step> {
        let mut pager = Pager::default();
        loop {
            let page = pager.page(text, self.size(), self.look);
            self.draw(&page.lines, (0, page.lines.len().saturating_sub(1)))?;
            match self.keys.next()? {
                Event::Key(Key::Stop) => return Ok(Step::Stop),
                Event::Key(key) if pager.press(key, &page) => return Ok(Step::Stay),
                _ => {}
            }
        }
    }

    /// Draws the whole window anew, and puts the cursor where people look: screen magnifiers follow it.
    fn draw(&mut self, lines: &[String], (column, row): (usize, usize)) -> io::Result<()> {
        let mut drawing = String::from("\x1b[?25l\x1b[H");
        for (number, line) in lines.iter().enumerate() {
            if number > 0 {
                drawing += "\r\n";
            }
            drawing += line;
            drawing += "\x1b[K";
        }
        drawing += &format!("\x1b[J\x1b[{};{}H\x1b[?25h", row + 1, column + 1);
        self.output.write_all(drawing.as_bytes())?;
        self.output.flush()
    }
}

#[cfg(test)]
mod tests;
