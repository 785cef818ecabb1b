//! One statement at a time, for a room that looks at one screen: which statement is shown, what a key does, and how it is drawn in a
//! window of any size. People enlarge the letters for a room, so a window has few and short lines.

use textwrap::core::display_width;

use super::keyboard::Key;
use super::layout::{at_both_ends, beside, dot, mark};
use super::list::{Step, check, ticked};
use super::sheet::Sheet;
use crate::assessment::Answer;
use crate::document::Text;
use crate::formats::screen::{Look, hanging};
use crate::interview::{Input, ItemInput, TickLine};
use crate::safe::one_line;

/// Each key with what it does, the most important first, in words for a wide window and for a narrow one.
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

/// From this many columns on, keys are named in full, and the text stands away from the edge.
const WIDE: usize = 66;
/// The widest that a statement is written: short lines are read at a glance.
const COMFORTABLE: usize = 60;
/// The width of the clock and what sets it apart.
const CLOCK: usize = 8;

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

/// How long a statement has been shown: by a clock that says how many seconds have passed since some moment.
#[derive(Clone, Copy, Debug, Default)]
struct Watch {
    /// Absent before the clock has said anything about this statement.
    since: Option<u64>,
    now: u64,
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

    /// The clock has gone on to this second. Its time with a statement begins when it comes on the screen, also for the second time;
    /// what is done about the statement meanwhile counts.
    pub fn time(&mut self, now: u64) {
        self.watch = Watch { since: self.watch.since.or(Some(now)), now };
    }

    /// What a key does, where the statement looks like this.
    pub fn press(&mut self, key: Key, slide: &Slide) -> Step {
        self.said = None;
        self.top = slide.top;
        let is_last = self.at + 1 >= self.items.len();
        match key {
            // What doesn't fit is read before it is left.
            Key::Enter | Key::Down | Key::PageDown if slide.below > 0 => self.top += slide.room.min(slide.below).max(1),
            Key::Enter if is_last => return Step::Answer(Input::Many(ticked(&self.items))),
            Key::Enter => self.show(self.at + 1),
            Key::Down | Key::PageDown if !is_last => self.show(self.at + 1),
            Key::Up | Key::PageUp if self.top > 0 => self.top = self.top.saturating_sub(slide.room.max(1)),
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
            (self.at, self.top, self.watch) = (at, 0, Watch { since: None, ..self.watch });
        }
    }
}

/// A statement as it is drawn, with what is known about the whole.
pub struct Slide {
    pub lines: Vec<String>,
    /// Where people look: a column and a row.
    pub cursor: (usize, usize),
    /// The first line of the text that is shown, how many can be, and how many there are below.
    top: usize,
    room: usize,
    below: usize,
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

/// From the richest to the poorest.
const FRAMES: [Frame; 8] = [
    Frame { introduction: 3, keys: KEYS.len(), gaps: 2 },
    Frame { introduction: 2, keys: KEYS.len(), gaps: 2 },
    Frame { introduction: 1, keys: KEYS.len(), gaps: 2 },
    Frame { introduction: 1, keys: 2, gaps: 2 },
    Frame { introduction: 1, keys: 2, gaps: 1 },
    Frame { introduction: 1, keys: 2, gaps: 0 },
    Frame { introduction: 1, keys: 1, gaps: 0 },
    Frame { introduction: 0, keys: 1, gaps: 0 },
];

impl Slides {
    /// The statement in a window of this size, with the clock if it is asked for: as much around it as leaves room for it.
    pub fn draw(&self, sheet: &Sheet, (width, height): (usize, usize), look: Look, with_clock: bool) -> Slide {
        let look = Look { width: width.max(20), ..look };
        let margin = if look.width < 40 {
            0
        } else if look.width < WIDE {
            1
        } else {
            4
        };
        let clock = with_clock.then(|| self.watch.text());
        let drawing = Drawing { slides: self, sheet, look, margin, height, clock };
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
        _ => KEYS.len(),
    }
}

/// A statement that is being drawn.
struct Drawing<'s> {
    slides: &'s Slides,
    sheet: &'s Sheet,
    look: Look,
    margin: usize,
    height: usize,
    clock: Option<String>,
}

impl Drawing<'_> {
    fn draw(&self, frame: Frame) -> Slide {
        let gap = usize::from(frame.gaps > 0);
        let (text, statement) = self.text(frame);
        let foot = self.foot(frame.keys.min(most_keys(self.height)));
        let room = self.height.saturating_sub(1 + 2 * gap + foot.len()).max(1);
        let top = self.slides.top.min(text.len().saturating_sub(room));
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
        let Slides { items, at, .. } = self.slides;
        let here = format!("{} · {} of {}", self.sheet.short, (at + 1).min(items.len()), items.len());
        let inner = Look { width: self.look.width - 2 * self.margin, ..self.look };
        let line = match below {
            // In a narrow window, the statement's own place alone.
            0 => at_both_ends(&here, &self.sheet.how_far, inner).into_iter().next().unwrap_or_default(),
            below => beside(&here, &format!("{below} below{}", if self.look.unicode { " ↓" } else { "" }), inner),
        };
        Text::from(" ".repeat(self.margin)).then(line)
    }

    /// The statement with what is said of it, on the first of a level after what the level is about; and the line that the statement
    /// begins on.
    fn text(&self, frame: Frame) -> (Vec<Text>, usize) {
        let gap = usize::from(frame.gaps > 1);
        let mut lines = Vec::new();
        if self.slides.at == 0 && frame.introduction > 0 {
            lines.extend(self.wrapped(&self.sheet.area).into_iter().map(|line| Text::default().strong(line)));
            // What the level means matters more than what the area is about.
            let about = self.sheet.about.first().filter(|_| frame.introduction > 2);
            let means = Some(&self.sheet.means).filter(|_| frame.introduction > 1);
            let about_and_means = about.into_iter().chain(means).flat_map(|text| self.wrapped(text));
            lines.extend(about_and_means.map(|line| Text::default().quiet(line)));
            lines.extend(vec![Text::default(); gap]);
        }
        let first = lines.len();
        let Some(item) = self.slides.items.get(self.slides.at) else { return (lines, first) };
        lines.extend(
            self.wrapped(&format!("{} {}", item.id, item.text)).into_iter().map(|line| Text::default().strong(line)),
        );
        lines.extend(vec![Text::default(); gap]);
        let (state, remarks) = state(item);
        lines.extend(
            self.wrapped(&format!("{} {state}", mark(item.answer.as_ref(), item.covered, self.look)))
                .into_iter()
                .map(Text::from),
        );
        let remarks = remarks.join(&format!(" {} ", dot(self.look)));
        if !remarks.is_empty() {
            lines.extend(self.wrapped(&remarks).into_iter().map(|line| Text::default().quiet(line)));
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
        let mut lines: Vec<String> = match &self.slides.said {
            Some(said) => self.wrapped(said),
            None => keys(width, most, self.clock.is_some()).iter().map(|line| format!("{indent}{line}")).collect(),
        };
        let clock = self.clock.as_deref().unwrap_or_default();
        let gap = |line: &str| (self.margin + width).checked_sub(display_width(line) + display_width(clock));
        // Where there is no room for it, the clock has a line of its own.
        let last = lines.pop_if(|line| gap(line).is_some()).unwrap_or_default();
        let clock = " ".repeat(gap(&last).unwrap_or_default()) + clock;
        let toned = |line: String| match self.slides.said {
            Some(_) => Text::default().strong(line),
            None => Text::default().quiet(line),
        };
        let above: Vec<Text> = lines.into_iter().map(toned).collect();
        let corner = (!last.is_empty() || self.clock.is_some()).then(|| toned(last).quiet(clock));
        above.into_iter().chain(corner).collect()
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

/// The keys, as many to a line as fit, on so many lines at most; the last of those leaves room for the clock.
fn keys(width: usize, most: usize, with_clock: bool) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for key in KEYS.map(|[long, short]| if width + 8 < WIDE { short } else { long }) {
        let is_last = lines.len() == most;
        let room = if with_clock && is_last { width.saturating_sub(CLOCK) } else { width };
        match lines.last_mut() {
            Some(line) if line.len() + 2 + key.len() <= room => *line += &format!("  {key}"),
            _ if is_last => break,
            _ => lines.push(key.to_owned()),
        }
    }
    lines
}

impl Watch {
    /// Minutes and seconds.
    fn text(self) -> String {
        let seconds = self.since.map_or(0, |since| self.now.saturating_sub(since));
        format!("{}:{:02}", seconds / 60, seconds % 60)
    }
}
