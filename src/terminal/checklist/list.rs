//! The list of statements: which of them is in focus, what has been seen, and what a key does.

use super::super::Reply;
use super::keyboard::Key;
use super::layout::{Layout, View};
use crate::interview::{Input, ItemInput, TickLine};
use crate::words;

/// The list of a level, or of an area that was answered in the round before.
#[derive(Clone, Debug)]
pub struct List {
    items: Vec<TickLine>,
    focus: usize,
    /// The first line shown, of all lines of all items.
    top: usize,
    /// How many items, from the first on, have been on the screen to their last line.
    seen: usize,
    /// What a second press of the same key does.
    pending: Option<Key>,
    /// What there is to say about the key pressed last.
    said: Option<String>,
}

/// What follows from a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    Stay,
    Answer(Input),
    Stop,
}

impl Step {
    /// What is answered with it, if anything is.
    pub fn reply(self) -> Option<Reply> {
        match self {
            Self::Stay => None,
            Self::Answer(input) => Some(Reply::Input(input)),
            Self::Stop => Some(Reply::Interrupted),
        }
    }
}

impl List {
    pub fn new(items: &[TickLine]) -> Self {
        Self { items: items.to_vec(), focus: 0, top: 0, seen: 0, pending: None, said: None }
    }

    pub fn items(&self) -> &[TickLine] {
        &self.items
    }

    pub fn view(&self) -> View<'_> {
        View { focus: self.focus, top: self.top, said: self.said.as_deref() }
    }

    /// Takes the items as they are after an answer.
    pub fn renew(&mut self, items: &[TickLine]) {
        self.items = items.to_vec();
        self.focus = self.focus.min(items.len().saturating_sub(1));
    }

    /// Says something in place of the keys, until the next key.
    pub fn say(&mut self, text: &str) {
        self.said = Some(text.to_owned());
    }

    /// Moves the lines shown so that the item in focus is among them, and notes what is seen.
    pub fn settle(&mut self, layout: &Layout) {
        let (first, end) = layout.lines_of(self.focus);
        let room = layout.room;
        // An item that is higher than the window stays where it was moved to.
        if end - first <= room {
            self.top = self.top.min(first).max(end.saturating_sub(room));
        } else {
            self.top = self.top.clamp(first, end - room);
        }
        self.top = self.top.min(layout.height().saturating_sub(room));
        let bottom = self.top + room;
        self.seen = self.seen.max((0..self.items.len()).take_while(|item| layout.lines_of(*item).1 <= bottom).count());
    }

    /// What a key does, where the list looks like this.
    pub fn press(&mut self, key: Key, layout: &Layout) -> Step {
        let is_second = self.pending.take() == Some(key);
        self.said = None;
        match key {
            Key::Up => self.up(layout),
            Key::Down => self.down(layout),
            Key::PageUp => (0..self.page(layout)).for_each(|_| self.up(layout)),
            Key::PageDown => (0..self.page(layout)).for_each(|_| self.down(layout)),
            Key::First => (self.focus, self.top) = (0, 0),
            Key::Last => self.focus = self.items.len().saturating_sub(1),
            Key::Enter => return self.next(is_second),
            Key::Back => return Step::Answer(Input::Back),
            Key::Stop => return Step::Stop,
            Key::Letter(letter) => return self.letter(letter, is_second),
        }
        Step::Stay
    }

    fn letter(&mut self, letter: char, is_second: bool) -> Step {
        match letter {
            ' ' => self.item(ItemInput::Tick),
            'u' => self.item(ItemInput::Unsure),
            'x' => self.item(ItemInput::NotApplicable),
            'e' => self.item(ItemInput::Evidence),
            'n' => Step::Answer(Input::Note),
            '?' => Step::Answer(Input::Help),
            's' => Step::Answer(Input::Skip),
            'm' => self.item(ItemInput::More),
            // What all levels say is not ticked or cleared at once.
            'a' | '0' if self.items.iter().all(|item| item.review.is_none()) => self.all(letter, is_second),
            _ => Step::Stay,
        }
    }

    fn item(&mut self, input: ItemInput) -> Step {
        let Some(item) = self.items.get(self.focus) else { return Step::Stay };
        match check(item, input) {
            Ok(()) => Step::Answer(Input::Item(self.focus, input)),
            Err(why) => {
                self.said = Some(why);
                Step::Stay
            }
        }
    }

    /// Ticks all, or none, on the second press.
    fn all(&mut self, letter: char, is_second: bool) -> Step {
        let those = (0..self.items.len()).filter(|item| self.items[*item].applies());
        if is_second {
            return Step::Answer(Input::Ticks(if letter == 'a' { those.collect() } else { Vec::new() }));
        }
        self.pending = Some(Key::Letter(letter));
        let count = words::count(those.count(), "statement");
        self.said = Some(match letter {
            'a' => format!("Press a once more to tick all {count} of this level."),
            _ => "Press 0 once more to take all ticks of this level out.".to_owned(),
        });
        Step::Stay
    }

    /// Goes on, once everything has been seen.
    fn next(&mut self, is_second: bool) -> Step {
        let unseen = self.items.len() - self.seen;
        if unseen == 0 || is_second {
            return Step::Answer(Input::Many(ticked(&self.items)));
        }
        self.pending = Some(Key::Enter);
        let below = words::count(unseen, "statement");
        let has = if unseen == 1 { "has" } else { "have" };
        self.said =
            Some(format!("{below} further down {has} not been seen yet. Enter once more goes on all the same."));
        Step::Stay
    }

    /// A line up within an item that is higher than the window, otherwise the item before.
    fn up(&mut self, layout: &Layout) {
        let (first, _) = layout.lines_of(self.focus);
        if self.top > first {
            self.top -= 1;
        } else {
            self.focus = self.focus.saturating_sub(1);
            self.settle_at_end(layout);
        }
    }

    fn down(&mut self, layout: &Layout) {
        let (_, end) = layout.lines_of(self.focus);
        if end > self.top + layout.room {
            self.top += 1;
        } else if self.focus + 1 < self.items.len() {
            self.focus += 1;
        }
    }

    /// Coming from below, an item that is higher than the window shows its last lines.
    fn settle_at_end(&mut self, layout: &Layout) {
        let (first, end) = layout.lines_of(self.focus);
        if end - first > layout.room {
            self.top = end - layout.room;
        }
    }

    /// How many items a page moves by.
    fn page(&self, layout: &Layout) -> usize {
        let bottom = self.top + layout.room;
        let is_shown = |item: &usize| {
            let (first, end) = layout.lines_of(*item);
            first >= self.top && end <= bottom
        };
        (0..self.items.len()).filter(is_shown).count().max(1)
    }
}

/// Whether this can be said of an item.
///
/// # Errors
/// If not; what people are told.
pub fn check(item: &TickLine, input: ItemInput) -> Result<(), String> {
    if !item.applies() && matches!(input, ItemInput::Tick | ItemInput::Unsure) {
        return Err(format!("{} is marked as not applicable. x takes that back.", item.id));
    }
    Ok(())
}

/// Which items are ticked.
pub fn ticked(items: &[TickLine]) -> Vec<usize> {
    (0..items.len()).filter(|item| items[*item].is_ticked()).collect()
}
