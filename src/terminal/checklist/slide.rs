//! How one statement is drawn for a room that looks at one screen: in a window of any size, with as much around it as leaves room for it.
//! People enlarge the letters for a room, so a window has few and short lines.

use textwrap::core::display_width;

use super::keyboard::Key;
use super::layout::{at_both_ends, beside};
use crate::document::Text;
use crate::formats::screen::{Look, hanging};
use crate::safe::one_line;

/// From this many columns on, keys are named in full, and the text stands away from the edge.
const WIDE: usize = 66;
/// The widest that a statement is written: short lines are read at a glance.
const COMFORTABLE: usize = 60;
/// The width of the clock and what sets it apart.
const CLOCK: usize = 8;

/// Keys with what they do, the most important first, in words for a wide window and for a narrow one.
pub type Keys = &'static [[&'static str; 2]];

/// What there is to draw.
#[derive(Clone, Debug, Default)]
pub struct Content<'c> {
    /// Which statement it is, and how far the whole is.
    pub here: String,
    pub how_far: String,
    /// What the area is called, what it is about and what the level means: before its first statement.
    pub introduction: Option<[&'c str; 3]>,
    pub statement: String,
    /// What has been said of it.
    pub state: String,
    /// What else there is to know about it; may be empty.
    pub remarks: String,
    /// What there is to say in place of the keys.
    pub said: Option<&'c str>,
    pub keys: Keys,
    /// What the clock shows, where there is one.
    pub clock: Option<String>,
    /// The first line shown of a text that is higher than the window.
    pub top: usize,
}

/// How long a statement has been shown: by a clock that says how many seconds have passed since some moment.
#[derive(Clone, Copy, Debug, Default)]
pub struct Watch {
    /// Absent before the clock has said anything about this statement.
    since: Option<u64>,
    now: u64,
}

impl Watch {
    /// The clock has gone on to this second. Its time with a statement begins when it comes on the screen, also for the second time;
    /// what is done about the statement meanwhile counts.
    pub fn time(&mut self, now: u64) {
        *self = Self { since: self.since.or(Some(now)), now };
    }

    /// Another statement comes on the screen.
    pub fn begin(&mut self) {
        self.since = None;
    }

    /// Minutes and seconds.
    pub fn text(self) -> String {
        let seconds = self.since.map_or(0, |since| self.now.saturating_sub(since));
        format!("{}:{:02}", seconds / 60, seconds % 60)
    }
}

/// A statement as it is drawn, with what is known about the whole.
pub struct Slide {
    pub lines: Vec<String>,
    /// Where people look: a column and a row.
    pub cursor: (usize, usize),
    /// The first line of the text that is shown, how many can be, and how many there are below.
    pub top: usize,
    room: usize,
    below: usize,
}

impl Slide {
    /// The first line that is shown after a key that moves within the text: what doesn't fit is read before it is left.
    pub fn moved(&self, key: Key) -> Option<usize> {
        match key {
            Key::Enter | Key::Down | Key::PageDown if self.below > 0 => {
                Some(self.top + self.room.min(self.below).max(1))
            }
            Key::Up | Key::PageUp if self.top > 0 => Some(self.top.saturating_sub(self.room.max(1))),
            _ => None,
        }
    }
}

/// How much there is around a statement.
#[derive(Clone, Copy)]
struct Frame {
    /// How much of the introduction, of which the title is the first part.
    introduction: usize,
    /// How many lines of keys at most.
    keys: usize,
    /// Which empty lines set the parts apart: none, those around the text, or those within it too.
    gaps: usize,
}

/// All keys.
const ALL: usize = usize::MAX;

/// From the richest to the poorest.
const FRAMES: [Frame; 8] = [
    Frame { introduction: 3, keys: ALL, gaps: 2 },
    Frame { introduction: 2, keys: ALL, gaps: 2 },
    Frame { introduction: 1, keys: ALL, gaps: 2 },
    Frame { introduction: 1, keys: 2, gaps: 2 },
    Frame { introduction: 1, keys: 2, gaps: 1 },
    Frame { introduction: 1, keys: 2, gaps: 0 },
    Frame { introduction: 1, keys: 1, gaps: 0 },
    Frame { introduction: 0, keys: 1, gaps: 0 },
];

impl Content<'_> {
    /// The statement in a window of this size.
    pub fn draw(&self, (width, height): (usize, usize), look: Look) -> Slide {
        let look = Look { width: width.max(20), ..look };
        let margin = if look.width < 40 {
            0
        } else if look.width < WIDE {
            1
        } else {
            4
        };
        let drawing = Drawing { content: self, look, margin, height };
        let mut slide = drawing.draw(FRAMES[0]);
        for frame in &FRAMES[1..] {
            if slide.top == 0 && slide.below == 0 {
                break;
            }
            slide = drawing.draw(*frame);
        }
        slide
    }
}

/// How many lines of keys there are at most, by the height of the window: the same for every statement, so that nothing moves.
fn most_keys(height: usize) -> usize {
    match height {
        0..4 => 0,
        4..10 => 1,
        10..16 => 2,
        _ => ALL,
    }
}

/// A statement that is being drawn.
struct Drawing<'s> {
    content: &'s Content<'s>,
    look: Look,
    margin: usize,
    height: usize,
}

impl Drawing<'_> {
    fn draw(&self, frame: Frame) -> Slide {
        let gap = usize::from(frame.gaps > 0);
        let (text, statement) = self.text(frame);
        let foot = self.foot(frame.keys.min(most_keys(self.height)));
        let room = self.height.saturating_sub(1 + 2 * gap + foot.len()).max(1);
        let top = self.content.top.min(text.len().saturating_sub(room));
        let below = text.len().saturating_sub(top + room);
        let mut lines = vec![self.progress(below)];
        lines.extend(vec![Text::default(); gap]);
        let row = lines.len() + statement.saturating_sub(top).min(room - 1);
        lines.extend(text.into_iter().skip(top).take(room));
        // The keys stand at the foot of the window.
        let rest = self.height.saturating_sub(lines.len() + foot.len());
        lines.extend(vec![Text::default(); rest]);
        lines.extend(foot);
        lines.truncate(self.height.max(1));
        let lines = lines.iter().map(|line| self.look.text(line).trim_end().to_owned()).collect();
        Slide { lines, cursor: (self.margin, row), top, room, below }
    }

    /// Which statement it is, and how far the whole is.
    fn progress(&self, below: usize) -> Text {
        let Content { here, how_far, .. } = self.content;
        let inner = Look { width: self.look.width - 2 * self.margin, ..self.look };
        let line = match below {
            // In a narrow window, the statement's own place alone.
            0 => at_both_ends(here, how_far, inner).into_iter().next().unwrap_or_default(),
            below => beside(here, &format!("{below} below{}", if self.look.unicode { " ↓" } else { "" }), inner),
        };
        Text::from(" ".repeat(self.margin)).then(line)
    }

    /// The statement with what is said of it, on the first of a level after what the level is about; and the line that the statement
    /// begins on.
    fn text(&self, frame: Frame) -> (Vec<Text>, usize) {
        let gap = usize::from(frame.gaps > 1);
        let mut lines = Vec::new();
        if let Some([title, about, means]) = self.content.introduction.filter(|_| frame.introduction > 0) {
            lines.extend(self.wrapped(title).into_iter().map(|line| Text::default().strong(line)));
            // What the level means matters more than what the area is about.
            let shown = [(about, frame.introduction > 2), (means, frame.introduction > 1)];
            let shown = shown.into_iter().filter(|(text, is_shown)| *is_shown && !text.is_empty());
            let lines_of = shown.flat_map(|(text, _)| self.wrapped(text));
            lines.extend(lines_of.map(|line| Text::default().quiet(line)));
            lines.extend(vec![Text::default(); gap]);
        }
        let first = lines.len();
        let statement = self.wrapped(&self.content.statement).into_iter();
        lines.extend(statement.map(|line| Text::default().strong(line)));
        lines.extend(vec![Text::default(); gap]);
        lines.extend(self.wrapped(&self.content.state).into_iter().map(Text::from));
        if !self.content.remarks.is_empty() {
            lines.extend(self.wrapped(&self.content.remarks).into_iter().map(|line| Text::default().quiet(line)));
        }
        (lines, first)
    }

    fn wrapped(&self, text: &str) -> Vec<String> {
        let indent = " ".repeat(self.margin);
        let look = Look { width: (self.look.width - self.margin).min(self.margin + COMFORTABLE), ..self.look };
        hanging(&one_line(text), look, &indent, &indent).lines().map(str::to_owned).collect()
    }

    /// What there is to say about the key pressed last, or else the keys; with the clock in the corner.
    fn foot(&self, most: usize) -> Vec<Text> {
        if most == 0 {
            return Vec::new();
        }
        let indent = " ".repeat(self.margin);
        let width = self.look.width - 2 * self.margin;
        let mut lines: Vec<String> = match self.content.said {
            Some(said) => self.wrapped(said),
            None => keys(self.content.keys, width, most, self.content.clock.is_some())
                .iter()
                .map(|line| format!("{indent}{line}"))
                .collect(),
        };
        let clock = self.content.clock.as_deref().unwrap_or_default();
        let gap = |line: &str| (self.margin + width).checked_sub(display_width(line) + display_width(clock));
        // Where there is no room for it, the clock has a line of its own.
        let last = lines.pop_if(|line| gap(line).is_some()).unwrap_or_default();
        let clock = " ".repeat(gap(&last).unwrap_or_default()) + clock;
        let toned = |line: String| match self.content.said {
            Some(_) => Text::default().strong(line),
            None => Text::default().quiet(line),
        };
        let above: Vec<Text> = lines.into_iter().map(toned).collect();
        let corner = (!last.is_empty() || self.content.clock.is_some()).then(|| toned(last).quiet(clock));
        above.into_iter().chain(corner).collect()
    }
}

/// The keys, as many to a line as fit, on so many lines at most; the last of those leaves room for the clock.
fn keys(keys: Keys, width: usize, most: usize, with_clock: bool) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for [long, short] in keys {
        let key = if width + 8 < WIDE { short } else { long };
        let is_last = lines.len() == most;
        let room = if with_clock && is_last { width.saturating_sub(CLOCK) } else { width };
        match lines.last_mut() {
            Some(line) if line.len() + 2 + key.len() <= room => *line += &format!("  {key}"),
            _ if is_last => break,
            _ => lines.push((*key).to_owned()),
        }
    }
    lines
}
