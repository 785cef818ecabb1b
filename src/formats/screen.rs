//! Writes a document for a terminal: wrapped to its width, tables as tables where they fit and as lists where they don't,
//! with or without colour, in Unicode or ASCII.

use anstyle::{Ansi256Color, Style};
use comfy_table::{Cell, ColumnConstraint, ContentArrangement, Width, presets};
use textwrap::{Options, WordSeparator, WordSplitter};
use unicode_width::UnicodeWidthStr;

use crate::document::{Block, Document, Entry, Piece, Row, Table, Text, Tone};
use crate::safe::{one_line, visible};

/// What the terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Columns.
    pub width: usize,
    pub colour: bool,
    /// Whether characters beyond ASCII can be shown.
    pub unicode: bool,
    /// Whether tables are drawn; otherwise they are read out as lists.
    pub tables: bool,
}

/// Below this many columns a table is written as a list.
const NARROWEST_TABLE: usize = 60;
/// Longer lines than this are hard to read; tables may use more.
const WIDEST_TEXT: usize = 100;
/// A table is not drawn with a flexible column narrower than this.
const NARROWEST_COLUMN: usize = 14;

/// One hue from pale to full, for the steps of a scale: 256-colour codes that can be read on light and dark ground.
const STEPS: [u8; 4] = [109, 73, 37, 30];

/// Keeps a scale's marks on one line: stands for a space until the text is wrapped.
const TIE: char = '\u{a0}';

/// The document as text, each block followed by a line feed, blocks apart from one another.
pub fn write(document: &Document, look: Look) -> String {
    let mut out = String::new();
    for (index, block) in document.blocks.iter().enumerate() {
        let tight = matches!(
            (block, index.checked_sub(1).map(|before| &document.blocks[before])),
            (Block::List(_), Some(Block::Paragraph(_) | Block::Heading(..)))
                | (Block::Paragraph(_), Some(Block::Heading(..)))
        );
        if index > 0 && !tight {
            out.push('\n');
        }
        match block {
            Block::Heading(_, text) => out.push_str(&hanging(&look.strong(&look.text(text)), look, "", "")),
            Block::Paragraph(text) => out.push_str(&hanging(&look.text(text), look, "", "")),
            Block::List(entries) => out.push_str(&list(entries, look)),
            Block::Table(table) => out.push_str(&self::table(table, look)),
            Block::Chart(chart) => out.push_str(&self::table(&chart.table(), look)),
            Block::Room => {}
        }
        out.push('\n');
    }
    out.replace(TIE, " ")
}

impl Look {
    /// A text with its tones and marks.
    pub fn text(self, text: &Text) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Words(words, tone) | Piece::Quoted(words, tone) => self.said(words, *tone),
            Piece::Share(share) => self.words(&share.words()),
            Piece::Break => "\n".to_owned(),
            Piece::Scale { rank, steps } => self.scale(*rank, *steps),
        };
        text.pieces.iter().map(piece).collect()
    }

    /// Words made safe; in ASCII, our own typographic marks become what a typewriter has.
    fn words(self, words: &str) -> String {
        let words = visible(words);
        if self.unicode {
            words.into_owned()
        } else {
            words.replace('·', "-").replace('…', "...").replace(['–', '−'], "-").replace('→', "->")
        }
    }

    fn said(self, words: &str, tone: Tone) -> String {
        let words = self.words(words);
        match tone {
            Tone::Plain => words,
            Tone::Strong => self.strong(&words),
            Tone::Quiet => self.paint(Style::new().dimmed(), &words),
        }
    }

    fn strong(self, words: &str) -> String {
        self.paint(Style::new().bold(), words)
    }

    fn paint(self, style: Style, words: &str) -> String {
        if self.colour && !words.is_empty() { format!("{style}{words}{style:#}") } else { words.to_owned() }
    }

    fn scale(self, rank: Option<usize>, steps: usize) -> String {
        let Some(rank) = rank else { return self.paint(Style::new().dimmed(), &marks(None, steps, self.unicode)) };
        let style = step_colour(rank, steps).map_or(Style::new(), |colour| Style::new().fg_color(Some(colour.into())));
        self.paint(style, &marks(Some(rank), steps, self.unicode))
    }
}

/// `■ ■ □ □`, or `# # - -` in ASCII; dots where there is no rank. Tied, so that it can't be broken across lines.
fn marks(rank: Option<usize>, steps: usize, unicode: bool) -> String {
    let (full, empty, none) = if unicode { ("■", "□", "·") } else { ("#", "-", ".") };
    let mark = |step| rank.map_or(none, |rank| if step < rank { full } else { empty });
    (0..steps).map(mark).collect::<Vec<_>>().join(&TIE.to_string())
}

/// The colour of a rank; none for rank 0.
fn step_colour(rank: usize, steps: usize) -> Option<Ansi256Color> {
    let last = STEPS.len() - 1;
    let step = (rank.checked_sub(1)? * last).checked_div(steps.saturating_sub(1)).unwrap_or(last);
    Some(Ansi256Color(STEPS[step.min(last)]))
}

/// A text wrapped to the screen, the first line after `first`, the others after `rest`. It must have gone through
/// [`super::safe`] already.
pub fn hanging(text: &str, look: Look, first: &str, rest: &str) -> String {
    let width = look.width.min(WIDEST_TEXT).max(rest.width() + 5);
    let options = Options::new(width)
        .initial_indent(first)
        .subsequent_indent(rest)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation);
    textwrap::fill(text, options)
}

/// Lines wrapped to the screen, each going on under where it began.
pub fn wrapped(text: &str, look: Look) -> String {
    let line = |line: &str| {
        let indent = &line[..line.len() - line.trim_start().len()];
        hanging(line.trim_start(), look, indent, &format!("{indent}  "))
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

fn list(entries: &[Entry], look: Look) -> String {
    let plain = Look { colour: false, ..look };
    let widest = entries.iter().map(|entry| plain.text(&entry.label).width()).max().unwrap_or(0);
    // A label that is out of the ordinary doesn't push all texts to the right.
    let column = widest.min(look.width / 3);
    let mut lines = Vec::new();
    for entry in entries {
        let width = plain.text(&entry.label).width();
        let label = look.text(&entry.label).replace(' ', &TIE.to_string());
        let gap = TIE.to_string().repeat(column.saturating_sub(width) + 2);
        let rest = " ".repeat(2 + column + 2);
        let text = look.text(&entry.text);
        lines.push(if label.is_empty() {
            hanging(&text, look, "  - ", "    ")
        } else if text.is_empty() {
            hanging(&look.text(&entry.label), look, "  ", "    ")
        } else if width > column {
            format!("{}\n{}", hanging(&look.text(&entry.label), look, "  ", "  "), hanging(&text, look, &rest, &rest))
        } else {
            under_one_another(&format!("{label}{gap}{text}"), look, &rest)
        });
    }
    lines.join("\n")
}

/// The lines of a list entry, each as wide as there is room from where it begins.
fn under_one_another(text: &str, look: Look, indent: &str) -> String {
    let line = |(number, line)| hanging(line, look, if number == 0 { "  " } else { indent }, indent);
    text.split('\n').enumerate().map(line).collect::<Vec<_>>().join("\n")
}

fn table(table: &Table, look: Look) -> String {
    match widths(table, look) {
        Some(widths) => drawn(table, &widths, look),
        None => listed(table, look),
    }
}

fn cell_text(text: &Text, look: Look) -> String {
    one_line(&Look { colour: false, ..look }.text(text))
}

/// How wide each column's content may be, or nothing if the table doesn't fit. Every column would like to be as wide as its
/// widest entry; where that is too much, the flexible ones give way first, none to less than its longest word.
fn widths(table: &Table, look: Look) -> Option<Vec<usize>> {
    if !look.tables || look.width < NARROWEST_TABLE {
        return None;
    }
    let available = look.width.checked_sub(3 * table.columns.len() + 1)?;
    let longest_word = |text: &str| text.split(' ').map(str::width).max().unwrap_or(0);
    // What each column would like, and the least it can do with.
    let mut widths = Vec::new();
    let mut least = Vec::new();
    for (index, column) in table.columns.iter().enumerate() {
        let title = one_line(&column.title.plain());
        let cells: Vec<String> = table.rows.iter().map(|row| cell_text(&row.cells[index], look)).collect();
        let widest = cells.iter().chain([&title]).map(|text| text.width()).max().unwrap_or(0);
        let words = cells.iter().map(|text| longest_word(text) + hang(index, text)).chain([longest_word(&title)]);
        let floor = if column.flexible { NARROWEST_COLUMN } else { 1 };
        least.push(words.max().unwrap_or(0).max(floor).min(widest));
        widths.push(widest);
    }
    for giving_way in [true, false] {
        while widths.iter().sum::<usize>() > available {
            let can_give =
                |index: &usize| table.columns[*index].flexible == giving_way && widths[*index] > least[*index];
            let Some(index) = (0..widths.len()).filter(can_give).max_by_key(|index| widths[*index]) else { break };
            widths[index] -= 1;
        }
    }
    (widths.iter().sum::<usize>() <= available).then_some(widths)
}

/// The table with lines round it, and a line above each group.
fn drawn(table: &Table, widths: &[usize], look: Look) -> String {
    let mut drawing = comfy_table::Table::new();
    let style = if look.unicode {
        presets::UTF8_FULL.with_solid_inner_borders().with_rounded_corners()
    } else {
        presets::ASCII_FULL
    };
    drawing.load_style(style).set_content_arrangement(ContentArrangement::Dynamic);
    if look.colour {
        drawing.enforce_styling();
    } else {
        drawing.force_no_tty();
    }
    drawing.set_header(table.columns.iter().map(|column| Cell::new(one_line(&column.title.plain()))));
    for row in &table.rows {
        drawing.add_row(row.cells.iter().zip(widths).enumerate().map(|(column, (cell, width))| {
            let text = cell_text(cell, look);
            let text = hanging(&text, Look { width: *width, ..look }, "", &" ".repeat(hang(column, &text)));
            styled_cell(Cell::new(text), cell, row, look)
        }));
    }
    drawing.set_constraints(
        widths
            .iter()
            .map(|width| ColumnConstraint::Absolute(Width::Fixed(u16::try_from(width + 2).unwrap_or(u16::MAX)))),
    );
    let mut rows_done = 0;
    let mut lines: Vec<String> = Vec::new();
    for line in drawing.lines() {
        let separator = line.starts_with('├') || line.starts_with("|-");
        if separator {
            rows_done += 1;
        }
        let last = rows_done == table.rows.len() || !separator;
        if last || table.rows.get(rows_done).is_some_and(|row| row.group) {
            lines.push(line.trim_end().to_owned());
        }
    }
    lines.join("\n")
}

/// How far the later lines of a cell hang in: what an area is called stands under its name, not under its id.
fn hang(column: usize, text: &str) -> usize {
    if column == 0 { text.split_once(' ').map_or(0, |(id, _)| id.width() + 1) } else { 0 }
}

fn styled_cell(cell: Cell, text: &Text, row: &Row, look: Look) -> Cell {
    if !look.colour {
        return cell;
    }
    match text.pieces.first() {
        Some(Piece::Scale { rank: Some(rank), steps }) => match step_colour(*rank, *steps) {
            Some(Ansi256Color(code)) => cell.fg(comfy_table::Color::AnsiValue(code)),
            None => cell,
        },
        Some(Piece::Scale { rank: None, .. } | Piece::Words(_, Tone::Quiet) | Piece::Quoted(_, Tone::Quiet)) => {
            cell.add_attribute(comfy_table::Attribute::Dim)
        }
        Some(Piece::Words(_, Tone::Strong) | Piece::Quoted(_, Tone::Strong)) => {
            cell.add_attribute(comfy_table::Attribute::Bold)
        }
        _ if row.group => cell.add_attribute(comfy_table::Attribute::Bold),
        _ => cell,
    }
}

/// The table as a list: the first column is what an entry is about, the others follow with their titles.
fn listed(table: &Table, look: Look) -> String {
    let mut lines = Vec::new();
    for row in &table.rows {
        let Some((first, rest)) = row.cells.split_first() else { continue };
        let (indent, head) =
            if row.group { ("", look.strong(&cell_text(first, look))) } else { ("  ", look.text(first)) };
        if row.group && !lines.is_empty() {
            lines.push(String::new());
        }
        lines.push(hanging(&head, look, indent, &format!("{indent}   ")));
        let mut said = String::new();
        for (cell, column) in rest.iter().zip(&table.columns[1..]).filter(|(cell, _)| !cell_text(cell, look).is_empty())
        {
            let value = look.text(cell);
            // A mark and the word that explains it belong together.
            let apart = if said.is_empty() || !column.titled { " " } else { ". " };
            said += &if column.titled {
                format!("{apart}{}: {value}", column.title.plain())
            } else {
                format!("{apart}{value}")
            };
        }
        let said = said.trim_start();
        if !said.is_empty() {
            let indent = if row.group { "  " } else { "     " };
            lines.push(hanging(said, look, indent, indent));
        }
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests;
