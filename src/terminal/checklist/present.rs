//! One statement of a level at a time, for a room that looks at one screen: which one is shown, and what a key does.

use super::keyboard::Key;
use super::layout::{dot, mark};
use super::list::{Step, check, ticked};
use super::sheet::Sheet;
use super::slide::{Content, Slide, Watch};
use crate::assessment::Answer;
use crate::formats::screen::Look;
use crate::interview::{Input, ItemInput, TickLine};

/// Each key with what it does.
const KEYS: [[&str; 2]; 13] = [
    ["space yes", "space yes"],
    ["enter next", "enter next"],
    ["u don't know", "u unsure"],
    ["v votes", "v votes"],
    ["p park", "p park"],
    ["? explain", "? explain"],
    ["x doesn't apply", "x n/a"],
    ["e evidence", "e evidence"],
    ["esc back", "esc back"],
    ["n area note", "n note"],
    ["m more", "m more"],
    ["s skip area", "s skip"],
    ["ctrl-c stop", "^c stop"],
];

/// What the keys are for, for those who ask.
pub const ALL_KEYS: &str = "Keys: space for yes, it is in place; u we don't know; x it doesn't apply; v a show of hands; p parks it to come \
    back to; e evidence; n a note on the area; enter the next statement; esc the one before; s skips the area; m all else; ctrl-c stops. \
    Pressed again, space, u and x take back what they said.";

/// The statements of a level, one of them shown.
#[derive(Clone, Debug)]
pub struct Slides {
    items: Vec<TickLine>,
    at: usize,
    /// The first line shown of a statement that is higher than the window.
    top: usize,
    /// What there is to say about the key pressed last.
    said: Option<String>,
    watch: Watch,
}

impl Slides {
    /// The statements of a level, from the first, or for who comes back into it from the last.
    pub fn new(items: &[TickLine], from_behind: bool) -> Self {
        let at = if from_behind { items.len().saturating_sub(1) } else { 0 };
        Self { items: items.to_vec(), at, top: 0, said: None, watch: Watch::default() }
    }

    /// Takes the items as they are after an answer.
    pub fn renew(&mut self, items: &[TickLine]) {
        self.items = items.to_vec();
        self.at = self.at.min(items.len().saturating_sub(1));
    }

    /// The clock has gone on to this second.
    pub fn time(&mut self, now: u64) {
        self.watch.time(now);
    }

    /// What a key does, where the statement looks like this.
    pub fn press(&mut self, key: Key, slide: &Slide) -> Step {
        self.said = None;
        self.top = slide.top;
        let is_last = self.at + 1 >= self.items.len();
        if let Some(top) = slide.moved(key) {
            self.top = top;
            return Step::Stay;
        }
        match key {
            Key::Enter if is_last => return Step::Answer(Input::Many(ticked(&self.items))),
            Key::Enter => self.show(self.at + 1),
            Key::Down | Key::PageDown if !is_last => self.show(self.at + 1),
            Key::Back if self.at == 0 => return Step::Answer(Input::Back),
            Key::Back => self.show(self.at - 1),
            Key::Up | Key::PageUp if self.at > 0 => self.show(self.at - 1),
            Key::First => self.show(0),
            Key::Last => self.show(self.items.len().saturating_sub(1)),
            Key::Stop => return Step::Stop,
            Key::Letter(letter) => return self.letter(letter),
            Key::Up | Key::PageUp | Key::Down | Key::PageDown => {}
        }
        Step::Stay
    }

    fn letter(&mut self, letter: char) -> Step {
        let input = match letter {
            ' ' => ItemInput::Tick,
            'u' => ItemInput::Unsure,
            'x' => ItemInput::NotApplicable,
            'e' => ItemInput::Evidence,
            'v' => ItemInput::Votes,
            'p' => ItemInput::Park,
            'n' => return Step::Answer(Input::Note),
            '?' => return Step::Answer(Input::Help),
            's' => return Step::Answer(Input::Skip),
            'm' => return Step::Answer(Input::More),
            _ => return Step::Stay,
        };
        let Some(item) = self.items.get(self.at) else { return Step::Stay };
        match check(item, input) {
            Ok(()) => Step::Answer(Input::Item(self.at, input)),
            Err(why) => {
                self.said = Some(why);
                Step::Stay
            }
        }
    }

    fn show(&mut self, at: usize) {
        if at != self.at {
            (self.at, self.top) = (at, 0);
            self.watch.begin();
        }
    }
}

impl Slides {
    /// The statement that is shown, with the clock if it is asked for.
    pub fn content<'c>(&'c self, sheet: &'c Sheet, look: Look, with_clock: bool) -> Content<'c> {
        let about = sheet.about.first().map(String::as_str).unwrap_or_default();
        let mut content = Content {
            here: format!("{} · {} of {}", sheet.short, (self.at + 1).min(self.items.len()), self.items.len()),
            how_far: sheet.how_far.clone(),
            introduction: (self.at == 0).then_some([&sheet.area, about, &sheet.means]),
            said: self.said.as_deref(),
            keys: &KEYS,
            clock: with_clock.then(|| self.watch.text()),
            top: self.top,
            ..Content::default()
        };
        if let Some(item) = self.items.get(self.at) {
            let (state, remarks) = state(item);
            content.statement = format!("{} {}", item.id, item.text);
            content.state = format!("{} {state}", mark(item.answer.as_ref(), item.covered, look));
            content.remarks = remarks.join(&format!(" {} ", dot(look)));
        }
        content
    }
}

/// Whether a statement is in place, in words; and what else there is to know about it.
fn state(item: &TickLine) -> (String, &[String]) {
    let (state, said) = match &item.answer {
        Some(Answer::Ticked) => ("In place".to_owned(), 0),
        Some(Answer::Unsure) => ("We don't know".to_owned(), 1),
        Some(Answer::NotApplicable(reason)) => (format!("Doesn't apply: {reason}"), 1),
        None => ("Not ticked".to_owned(), 0),
    };
    (state, item.remarks.get(said..).unwrap_or_default())
}
