//! A statement that a group decides in a meeting, alone on the screen: what a key does, and what is shown.

use super::keyboard::Key;
use super::layout::dot;
use super::list::Step;
use super::slide::{Content, Slide, Watch};
use crate::formats::screen::Look;
use crate::interview::{Decided, Input, ItemInput, Motion};

/// Each key with what it does.
const KEYS: [[&str; 2]; 12] = [
    ["y in place", "y yes"],
    ["n not in place", "n no"],
    ["u don't know", "u unsure"],
    ["v hands", "v hands"],
    ["enter leave it, next", "enter next"],
    ["s the split", "s split"],
    ["p park", "p park"],
    ["? explain", "? explain"],
    ["x doesn't apply", "x n/a"],
    ["e evidence", "e evidence"],
    ["esc back", "esc back"],
    ["ctrl-c stop", "^c stop"],
];

/// What the keys are for, for those who ask.
pub const ALL_KEYS: &str = "Keys: y the group decides that it is in place; n that it is not; u that we don't know; x that it doesn't apply; \
    v counts the hands for it, against it and unsure; s shows how the answers are split, and hides it; p parks it, and it comes back \
    at the end; e evidence; enter leaves it as it is and goes on; esc goes back; ctrl-c stops. Every decision is saved with its reason.";

/// A statement that is up.
#[derive(Clone, Debug)]
pub struct Ballot {
    motion: Motion,
    /// Which area and level it is of.
    place: String,
    top: usize,
    /// What there is to say about what was done last, until a key is pressed.
    said: Option<String>,
    watch: Watch,
}

impl Ballot {
    pub fn new(motion: &Motion, place: String) -> Self {
        Self { motion: motion.clone(), place, top: 0, said: None, watch: Watch::default() }
    }

    /// Takes the statement as it is after an answer; another one begins anew.
    pub fn renew(&mut self, motion: &Motion, place: String) {
        if (&self.place, &self.motion.id) != (&place, &motion.id) {
            self.top = 0;
            self.watch.begin();
        }
        (self.motion, self.place) = (motion.clone(), place);
    }

    pub fn say(&mut self, said: &str) {
        self.said = Some(said.to_owned());
    }

    /// The clock has gone on to this second.
    pub fn time(&mut self, now: u64) {
        self.watch.time(now);
    }

    /// What a key does, where the statement looks like this.
    pub fn press(&mut self, key: Key, slide: &Slide) -> Step {
        self.said = None;
        self.top = slide.top;
        if let Some(top) = slide.moved(key) {
            self.top = top;
            return Step::Stay;
        }
        let item = |input| Input::Item(0, input);
        Step::Answer(match key {
            Key::Enter | Key::Down | Key::PageDown => Input::Next,
            Key::Back | Key::Up | Key::PageUp => Input::Back,
            Key::Stop => return Step::Stop,
            Key::Letter('y') => Input::Decide(Decided::InPlace),
            Key::Letter('n') => Input::Decide(Decided::NotInPlace),
            Key::Letter('u') => Input::Decide(Decided::Unsure),
            Key::Letter('x') => Input::Decide(Decided::NotApplicable),
            Key::Letter('v') => item(ItemInput::Votes),
            Key::Letter('p') => item(ItemInput::Park),
            Key::Letter('e') => item(ItemInput::Evidence),
            Key::Letter('s') => Input::Split,
            Key::Letter('?') => Input::Help,
            Key::Letter(_) | Key::First | Key::Last => return Step::Stay,
        })
    }

    /// The statement, with how long it has been up.
    pub fn content(&self, look: Look) -> Content<'_> {
        let Motion { id, text, number, of, comes_back, standing, .. } = &self.motion;
        let (state, remarks) = standing.split_first().map_or(("", &[] as &[String]), |(first, rest)| (first, rest));
        Content {
            here: self.place.clone(),
            how_far: format!("{}{number} of {of}", if *comes_back { "parked, " } else { "" }),
            statement: format!("{id} {text}"),
            state: state.to_owned(),
            remarks: remarks.join(&format!(" {} ", dot(look))),
            said: self.said.as_deref(),
            keys: &KEYS,
            clock: Some(self.watch.text()),
            top: self.top,
            introduction: None,
        }
    }
}
