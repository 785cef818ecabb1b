//! How the checklist looks in a window of a size: as much around the list as leaves room for the list.

use textwrap::core::display_width;

use super::sheet::Sheet;
use crate::assessment::Answer;
use crate::document::Text;
use crate::formats::screen::{self, Look, hanging};
use crate::interview::TickLine;
use crate::safe::one_line;

/// Each key with what it does, in words for a wide window and for a narrow one.
const KEYS: [[&str; 2]; 13] = [
    ["space tick", "space tick"],
    ["u don't know", "u unsure"],
    ["x doesn't apply", "x n/a"],
    ["e evidence", "e evidence"],
    ["n area note", "n note"],
    ["? explain", "? explain"],
    ["enter next", "enter next"],
    ["esc back", "esc back"],
    ["s skip area", "s skip"],
    ["a all", "a all"],
    ["0 none", "0 none"],
    ["m more", "m more"],
    ["ctrl-c stop", "^c stop"],
];

/// From this many columns on, keys are named in full.
const WIDE: usize = 66;
/// Below this many columns, the later lines of a statement beside two boxes begin further left.
const NARROW: usize = 60;
/// Below this many rows, all that stands above the list is one line, or two where the list has columns.
const HIGH: usize = 16;
/// Below this many rows there is only room for the list.
const TOO_LOW: usize = 8;
/// The least number of lines for the list where more than one line stands above it.
const LEAST: usize = 6;
/// The width of the mark of the item in focus.
const POINTER: usize = 2;
/// The width of what stands before the box of today, where the list has the box of the round before.
const THEN: usize = 5;

/// The checklist in a window, but for what its keys change.
pub struct Layout {
    look: Look,
    height: usize,
    /// What stands above the list; nothing in a low window, whose lines change with what is shown.
    head: Vec<Text>,
    /// What names the area in a low window, where the list shows the round before beside today.
    name: Vec<String>,
    blocks: Vec<Block>,
    keys: Vec<String>,
    /// How many lines of the list can be shown.
    pub room: usize,
    /// Whether what there is to say before the question has no room here.
    pub leaves_out_notices: bool,
}

/// Which part of the list is shown.
#[derive(Clone, Copy, Debug)]
pub struct View<'l> {
    /// The item in focus.
    pub focus: usize,
    /// The first line shown, of all lines of all items.
    pub top: usize,
    /// What there is to say about the key pressed last, in place of the keys.
    pub said: Option<&'l str>,
}

/// An item as lines.
struct Block {
    /// The name of the level that begins with it.
    heading: Option<String>,
    statement: Vec<String>,
    remarks: Vec<String>,
}

impl Layout {
    pub fn new(sheet: &Sheet, items: &[TickLine], (width, height): (usize, usize), look: Look) -> Self {
        let look = Look { width: width.max(20), ..look };
        let column = items.iter().map(|item| display_width(&item.id)).max().unwrap_or(0).clamp(2, 12);
        let is_review = sheet.columns.is_some();
        let heading = |at| TickLine::heading(items, at).map(one_line);
        let blocks = items.iter().enumerate().map(|(at, item)| Block::new(item, heading(at), column, look));
        let blocks: Vec<Block> = blocks.collect();
        let keys = if height < TOO_LOW { Vec::new() } else { keys(look, is_review) };
        let has_notices = !sheet.notices.blocks.is_empty();
        // With room for a remark under each statement, so that nothing moves when there comes to be one.
        let all = blocks.iter().map(|block| block.height() + usize::from(block.remarks.is_empty())).sum();
        let enough = blocks.iter().map(Block::height).max().unwrap_or(0).max(LEAST).min(all);
        let name = if is_review { name(&sheet.short, height, look) } else { Vec::new() };
        let room = height.saturating_sub(name.len() + 1 + keys.len()).max(1);
        let low = Self { look, height, head: Vec::new(), name, blocks, keys, room, leaves_out_notices: has_notices };
        if height < HIGH {
            return low;
        }
        // From the richest to the poorest, the first that leaves room: whether notices are shown, how much of what the area is about,
        // and how many lines the list should have at least.
        let heads = [(true, 2, all), (true, 1, all), (true, 0, enough), (false, 0, enough)];
        let fitting = heads.into_iter().find_map(|(notices, about, least)| {
            let head = head(sheet, notices, about, look);
            // Below the list are a count, an empty line and the keys.
            let room = height.checked_sub(head.len() + 2 + low.keys.len()).filter(|room| *room >= least)?;
            Some((head, room, has_notices && !notices))
        });
        match fitting {
            Some((head, room, leaves_out_notices)) => Self { head, room, leaves_out_notices, ..low },
            None => low,
        }
    }

    /// The first line of an item, and the one after its last, among the lines of all items.
    pub fn lines_of(&self, item: usize) -> (usize, usize) {
        let first = self.blocks.iter().take(item).map(Block::height).sum();
        (first, first + self.blocks.get(item).map_or(0, Block::height))
    }

    /// The first line of an item below the name of its level.
    fn statement_of(&self, item: usize) -> usize {
        self.lines_of(item).0 + self.blocks.get(item).map_or(0, |block| usize::from(block.heading.is_some()))
    }

    /// How many lines all items have.
    pub fn height(&self) -> usize {
        self.blocks.iter().map(Block::height).sum()
    }

    /// The lines of the window, and where the cursor stands: its column and row.
    pub fn draw(&self, view: View, sheet: &Sheet) -> (Vec<String>, (usize, usize)) {
        let is_low = self.head.is_empty();
        let beside_count = sheet.columns.filter(|_| is_low).map_or(0, |columns| POINTER + columns.len() + 2);
        let count = self.count(view, self.look.width.saturating_sub(beside_count));
        let mut lines = match sheet.columns {
            _ if !is_low => self.head.clone(),
            Some(columns) => {
                let name = self.name.iter().map(|line| Text::default().strong(line.as_str()));
                name.chain([beside(&above_boxes(columns), &count, self.look)]).collect()
            }
            None => vec![beside(&sheet.short, &count, self.look)],
        };
        let column = POINTER + 1 + sheet.columns.map_or(0, |_| THEN);
        let cursor = (column, lines.len() + self.statement_of(view.focus).saturating_sub(view.top));
        let all = self.blocks.iter().enumerate().flat_map(|(item, block)| block.draw(item == view.focus));
        lines.extend(all.skip(view.top).take(self.room));
        if !is_low {
            lines.push(beside("", &count, self.look));
            lines.push(Text::default());
        }
        match view.said {
            Some(said) => {
                let said = hanging(&one_line(said), self.look, "", "");
                lines.extend(said.lines().map(|line| Text::default().strong(line)));
            }
            None => lines.extend(self.keys.iter().map(|line| Text::default().quiet(line.as_str()))),
        }
        lines.truncate(self.height);
        (lines.iter().map(|line| self.look.text(line)).collect(), cursor)
    }

    /// Which item is in focus, and how many there are above and below what is shown, as far as there is room for that.
    fn count(&self, view: View, room: usize) -> String {
        let (top, bottom) = (view.top, view.top + self.room);
        let items = 0..self.blocks.len();
        let above = items.clone().filter(|item| self.statement_of(*item) < top).count();
        let below = items.filter(|item| self.lines_of(*item).1 > bottom).count();
        let (up, down) = if self.look.unicode { (" ↑", " ↓") } else { ("", "") };
        let count = format!("{} of {}", view.focus + 1, self.blocks.len());
        let more =
            |number: usize, what: &str| if number > 0 { format!(", {number} more {what}") } else { String::new() };
        let (above, below) = (more(above, &format!("above{up}")), more(below, &format!("below{down}")));
        let texts = [format!("{count}{above}{below}"), format!("{count}{below}")];
        texts.into_iter().find(|text| display_width(text) <= room).unwrap_or(count)
    }
}

impl Block {
    fn new(item: &TickLine, heading: Option<String>, column: usize, look: Look) -> Self {
        let is_narrow = look.width < NARROW;
        let look = Look { width: look.width - POINTER, ..look };
        let label = format!("{} {:<column$}  ", mark(item.answer.as_ref(), item.covered, look), one_line(&item.id));
        let (label, indent) = match &item.review {
            None => (label, 4 + column + 2),
            Some(review) => {
                let label = format!("{:<THEN$}{label}", mark(review.then.as_ref(), false, look));
                (label, if is_narrow { THEN } else { THEN + 4 + column + 2 })
            }
        };
        let indent = " ".repeat(indent);
        let wrapped = |text: &str, first: &str| {
            hanging(&one_line(text), look, first, &indent).lines().map(str::to_owned).collect::<Vec<_>>()
        };
        let remarks = item.remarks.join(&format!(" {} ", dot(look)));
        Self {
            heading,
            statement: wrapped(&item.text, &label),
            remarks: if remarks.is_empty() { Vec::new() } else { wrapped(&remarks, &indent) },
        }
    }

    fn height(&self) -> usize {
        usize::from(self.heading.is_some()) + self.statement.len() + self.remarks.len()
    }

    fn draw(&self, is_in_focus: bool) -> impl Iterator<Item = Text> {
        let statement = self.statement.iter().enumerate().map(move |(number, line)| match (is_in_focus, number) {
            (true, 0) => Text::default().strong(format!("> {line}")),
            (true, _) => Text::default().strong(format!("  {line}")),
            (false, _) => Text::from(format!("  {line}")),
        });
        let heading = self.heading.iter().map(|name| Text::from(name.as_str()));
        heading.chain(statement).chain(self.remarks.iter().map(|line| Text::default().quiet(format!("  {line}"))))
    }
}

/// What stands above the list. `about` is how many of the texts about the area there are.
fn head(sheet: &Sheet, notices: bool, about: usize, look: Look) -> Vec<Text> {
    let mut lines = Vec::new();
    if notices && !sheet.notices.blocks.is_empty() {
        let said = screen::write(&sheet.notices, Look { colour: false, ..look });
        lines.extend(said.lines().map(Text::from));
        lines.push(Text::default());
    }
    lines.extend(at_both_ends(&sheet.area, &sheet.progress, look));
    if about > 0 && !sheet.standing.is_empty() {
        let standing = one_line(&sheet.standing.join(&format!(" {} ", dot(look))));
        lines.extend(hanging(&standing, look, "", "").lines().map(|line| Text::default().quiet(line)));
    }
    for text in sheet.about.iter().take(about) {
        lines.extend(hanging(&one_line(text), look, "", "").lines().map(Text::from));
    }
    if about > 0 && !sheet.about.is_empty() {
        lines.push(Text::default());
    }
    lines.extend(hanging(&one_line(&sheet.question), look, "", "").lines().map(|line| Text::default().strong(line)));
    lines.extend(hanging(&one_line(&sheet.meaning), look, "", "").lines().map(|line| Text::default().quiet(line)));
    lines.push(sheet.columns.map_or_else(Text::default, |columns| Text::default().quiet(above_boxes(columns))));
    lines
}

/// The box of an answer; of one that is not ticked, whether it is in place through another.
pub fn mark(answer: Option<&Answer>, covered: bool, look: Look) -> &'static str {
    match answer {
        Some(Answer::Ticked) => "[x]",
        Some(Answer::Unsure) => "[?]",
        Some(Answer::NotApplicable(_)) if look.unicode => "[–]",
        Some(Answer::NotApplicable(_)) => "[-]",
        // As on the page that shows an area statement by statement.
        None if covered => "[+]",
        None => "[ ]",
    }
}

/// The name of the area with its phase, on as many lines as a low window has for it.
fn name(short: &str, height: usize, look: Look) -> Vec<String> {
    let most = if height < TOO_LOW { 1 } else { 2 };
    let name = one_line(short).replace('·', dot(look));
    hanging(&name, look, "", "").lines().take(most).map(str::to_owned).collect()
}

/// The names of the columns, above their boxes.
fn above_boxes(columns: &str) -> String {
    format!("{}{columns}", " ".repeat(POINTER))
}

/// A text, cut to what there is room for, and a count at the end of its line.
pub fn beside(text: &str, count: &str, look: Look) -> Text {
    let text = one_line(text).replace('·', dot(look));
    let room = look.width.saturating_sub(display_width(count) + 2);
    let mut cut = String::new();
    for letter in text.chars() {
        if display_width(&cut) + display_width(letter.encode_utf8(&mut [0; 4])) > room {
            break;
        }
        cut.push(letter);
    }
    let gap = look.width.saturating_sub(display_width(&cut) + display_width(count));
    Text::default().strong(cut).quiet(format!("{}{count}", " ".repeat(gap)))
}

/// What stands between two remarks.
pub fn dot(look: Look) -> &'static str {
    if look.unicode { "·" } else { "-" }
}

/// Two texts at the two ends of a line; below each other if they don't fit.
pub fn at_both_ends(left: &str, right: &str, look: Look) -> Vec<Text> {
    let (left, right) = (one_line(left).replace('·', dot(look)), one_line(right).replace('·', dot(look)));
    match look.width.checked_sub(display_width(&left) + display_width(&right)).filter(|gap| *gap >= 2) {
        Some(gap) => vec![Text::default().strong(left).quiet(format!("{}{right}", " ".repeat(gap)))],
        None => {
            let wrapped = |text: &str| hanging(text, look, "", "").lines().map(str::to_owned).collect::<Vec<_>>();
            let left = wrapped(&left).into_iter().map(|line| Text::default().strong(line));
            left.chain(wrapped(&right).into_iter().map(|line| Text::default().quiet(line))).collect()
        }
    }
}

/// The keys, as many to a line as fit.
fn keys(look: Look, is_review: bool) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for [long, short] in KEYS {
        let key = match short {
            "a all" | "0 none" if is_review => continue,
            "enter next" if is_review => "enter confirm",
            short if look.width < WIDE => short,
            _ => long,
        };
        match lines.last_mut() {
            Some(line) if line.len() + 2 + key.len() <= look.width => *line += &format!("  {key}"),
            _ => lines.push(key.to_owned()),
        }
    }
    lines
}
