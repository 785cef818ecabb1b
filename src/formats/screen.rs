//! Writes a document for a terminal: wrapped to its width, with or without colour, in Unicode or ASCII. A table that doesn't fit
//! is written as a list.

use anstyle::{Ansi256Color, Style};
use comfy_table::{Cell, CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, TableStyle, Width, presets};
use textwrap::{Options, WordSeparator, WordSplitter};
use unicode_width::UnicodeWidthStr;

use super::widths::{ColumnNeeds, filled};
use crate::document::{Block, Document, Entry, Piece, Row, Table, Text, Tone};
use crate::safe::{one_line, visible};

/// What the terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// In columns.
    pub width: usize,
    pub colour: bool,
    /// Whether characters beyond ASCII can be shown.
    pub unicode: bool,
    /// Whether it is to be read aloud or line by line: no table is drawn, a fact has a line of its own, and a scale is words.
    pub plain: bool,
}

/// Below this many columns a table is written as a list.
const MIN_TABLE_WIDTH: usize = 60;
/// Longer lines of text are hard to read. Tables may be wider.
const MAX_TEXT_WIDTH: usize = 100;
/// The least width of a flexible column, unless its widest entry is narrower.
const MIN_FLEXIBLE_WIDTH: usize = 14;

/// The colours of a scale's steps, lowest first: 256-colour codes of one hue that can be read on a light and a dark background.
const STEP_COLOURS: [u8; 4] = [109, 73, 37, 30];

/// Put instead of a space where no line may end. After wrapping, all of them become spaces.
const NO_BREAK_SPACE: char = '\u{a0}';

/// The document as text. Blocks have an empty line between them, except for what belongs right under a heading or a paragraph.
pub fn write(document: &Document, look: Look) -> String {
    let mut out = String::new();
    for (index, block) in document.blocks.iter().enumerate() {
        let previous = index.checked_sub(1).map(|previous| &document.blocks[previous]);
        let is_close = matches!(
            (block, previous),
            (Block::List(_), Some(Block::Paragraph(_) | Block::Heading(..)))
                | (Block::Paragraph(_), Some(Block::Heading(..)))
        );
        if index > 0 && !is_close {
            out.push('\n');
        }
        match block {
            Block::Heading(_, text) => out.push_str(&hanging(&look.strong(&look.text(text)), look, "", "")),
            Block::Paragraph(text) => out.push_str(&hanging(&look.text(text), look, "", "")),
            Block::List(entries) => out.push_str(&list(entries, look)),
            Block::Table(table) => out.push_str(&self::table(table, look)),
            Block::Chart(chart) => out.push_str(&self::table(&chart.table(), look)),
            Block::WritingSpace(_) => {}
        }
        out.push('\n');
    }
    out.replace(NO_BREAK_SPACE, " ")
}

impl Look {
    /// A text with its tones, in colour where there is colour, made safe for a terminal.
    pub fn text(self, text: &Text) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Words(words, tone) | Piece::Quoted(words, tone, _) => self.toned(words, *tone),
            Piece::Mail(address) => self.words(address),
            Piece::Bar { .. } => String::new(),
            Piece::Share(share) => self.words(&share.words()),
            Piece::Break => "\n".to_owned(),
            Piece::Scale { rank, steps } => self.scale(*rank, *steps),
        };
        text.pieces.iter().map(piece).collect()
    }

    /// Words made safe for a terminal; for an ASCII terminal with our own typographic marks in ASCII, and to be read aloud in words.
    fn words(self, words: &str) -> String {
        let words = visible(words);
        let words = if self.plain { words.replace(" → ", " to ").replace(" · ", ", ").into() } else { words };
        if self.unicode {
            words.into_owned()
        } else {
            words.replace('·', "-").replace('…', "...").replace(['–', '−'], "-").replace('→', "->").replace('×', "x")
        }
    }

    fn toned(self, words: &str, tone: Tone) -> String {
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
        if self.plain {
            return rank.map_or_else(|| "no level".to_owned(), |rank| format!("level {rank} of {steps}"));
        }
        let Some(rank) = rank else { return self.paint(Style::new().dimmed(), &marks(None, steps, self.unicode)) };
        let style = step_colour(rank, steps).map_or(Style::new(), |colour| Style::new().fg_color(Some(colour.into())));
        self.paint(style, &marks(Some(rank), steps, self.unicode))
    }
}

/// `■ ■ □ □`, or `# # - -` in ASCII; dots where there is no rank. No line can end within it.
fn marks(rank: Option<usize>, steps: usize, unicode: bool) -> String {
    let (full, empty, none) = if unicode { ("■", "□", "·") } else { ("#", "-", ".") };
    let mark = |step| rank.map_or(none, |rank| if step < rank { full } else { empty });
    (0..steps).map(mark).collect::<Vec<_>>().join(&NO_BREAK_SPACE.to_string())
}

/// The colour of a rank; `None` for rank 0.
fn step_colour(rank: usize, steps: usize) -> Option<Ansi256Color> {
    let last = STEP_COLOURS.len() - 1;
    let step = (rank.checked_sub(1)? * last).checked_div(steps.saturating_sub(1)).unwrap_or(last);
    Some(Ansi256Color(STEP_COLOURS[step.min(last)]))
}

/// A text wrapped to the screen, the first line indented by `first`, the others by `rest`. The text must have been made safe
/// for a terminal already (see [`crate::safe`]).
pub fn hanging(text: &str, look: Look, first: &str, rest: &str) -> String {
    let width = look.width.min(MAX_TEXT_WIDTH).max(rest.width() + 5);
    // Most texts are short, and for those there is nothing to wrap: no text is wider than it has bytes.
    if !text.is_empty() && !text.contains('\n') && first.len() + text.len() <= width {
        return format!("{first}{}", text.trim_end_matches(' '));
    }
    fill(text, width, first, rest)
}

fn fill(text: &str, width: usize, first: &str, rest: &str) -> String {
    let options = Options::new(width)
        .initial_indent(first)
        .subsequent_indent(rest)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation);
    textwrap::fill(text, options)
}

/// Each line wrapped to the screen, with its own indent, and two more columns from its second line on.
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
    // One very long label doesn't push all texts to the right.
    let column = widest.min(look.width / 3);
    let mut lines = Vec::new();
    for entry in entries {
        let width = plain.text(&entry.label).width();
        let label = look.text(&entry.label).replace(' ', &NO_BREAK_SPACE.to_string());
        let gap = NO_BREAK_SPACE.to_string().repeat(column.saturating_sub(width) + 2);
        let rest = " ".repeat(2 + column + 2);
        let text = look.text(&entry.text);
        lines.push(if label.is_empty() {
            hanging(&text, look, "  - ", "    ")
        } else if text.is_empty() {
            hanging(&look.text(&entry.label), look, "  ", "    ")
        } else if width > column {
            format!("{}\n{}", hanging(&look.text(&entry.label), look, "  ", "  "), hanging(&text, look, &rest, &rest))
        } else {
            labelled_lines(&format!("{label}{gap}{text}"), look, &rest)
        });
    }
    lines.join("\n")
}

/// A list entry after its label, line by line, the later lines indented to where the first line's text begins.
fn labelled_lines(text: &str, look: Look, indent: &str) -> String {
    let line = |(number, line)| hanging(line, look, if number == 0 { "  " } else { indent }, indent);
    text.split('\n').enumerate().map(line).collect::<Vec<_>>().join("\n")
}

fn table(table: &Table, look: Look) -> String {
    match widths(table, look) {
        Some(widths) => as_table(table, &widths, look),
        None => as_list(table, look),
    }
}

fn cell_text(text: &Text, look: Look) -> String {
    one_line(&Look { colour: false, ..look }.text(text))
}

/// The width of each column's content; `None` if the table doesn't fit.
fn widths(table: &Table, look: Look) -> Option<Vec<usize>> {
    if look.plain || look.width < MIN_TABLE_WIDTH {
        return None;
    }
    // A cell has a space on either side, and a border between it and the next; one more border begins the line.
    let available = look.width.checked_sub(3 * table.columns.len() + 1)?;
    let columns: Vec<ColumnNeeds> = (0..table.columns.len()).map(|column| needs(table, column, look)).collect();
    let widths = filled(&columns, available);
    (widths.iter().sum::<usize>() <= available).then_some(widths)
}

fn needs(table: &Table, index: usize, look: Look) -> ColumnNeeds {
    let column = &table.columns[index];
    let longest_word = |text: &str| text.split(' ').map(str::width).max().unwrap_or(0);
    let title = one_line(&column.title.plain());
    let cells: Vec<String> = table.rows.iter().map(|row| cell_text(&row.cells[index], look)).collect();
    let preferred = cells.iter().chain([&title]).map(|text| text.width()).max().unwrap_or(0);
    let words = cells.iter().map(|text| longest_word(text) + hang(index, text)).chain([longest_word(&title)]);
    let floor = if column.flexible { MIN_FLEXIBLE_WIDTH } else { 1 };
    let minimum = words.max().unwrap_or(0).max(floor).min(preferred);
    ColumnNeeds { flexible: column.flexible, preferred, minimum }
}

/// The table with borders, and a line above each group of rows. Each group is drawn as a table of its own that has no bottom
/// border except for the last, so that the line above a group is the top border of its table.
fn as_table(table: &Table, widths: &[usize], look: Look) -> String {
    let style = if look.unicode {
        presets::UTF8_FULL.with_solid_inner_borders().with_rounded_corners()
    } else {
        presets::ASCII_FULL
    };
    let mut groups = table.groups();
    if groups.is_empty() {
        groups.push(&[]);
    }
    let mut lines: Vec<String> = Vec::new();
    for (index, rows) in groups.iter().enumerate() {
        let (is_first, is_last) = (index == 0, index + 1 == groups.len());
        let mut drawing = comfy_table::Table::new();
        drawing.load_style(TableStyle {
            top_border: if is_first { style.top_border } else { style.row_separator },
            row_separator: LineStyle::none(),
            bottom_border: if is_last { style.bottom_border } else { LineStyle::none() },
            ..style
        });
        if is_first {
            drawing.set_header(table.columns.iter().map(|column| Cell::new(one_line(&column.title.plain()))));
        }
        drawing.add_rows(rows.iter().map(|row| cells(row, widths, look)));
        set_up(&mut drawing, widths, look);
        for (column, _) in drawing.column_iter_mut().zip(&table.columns).filter(|(_, column)| column.numeric) {
            column.set_cell_alignment(CellAlignment::Right);
        }
        lines.extend(drawing.lines().map(|line| line.trim_end().to_owned()));
    }
    lines.join("\n")
}

/// The cells of a row, wrapped to the columns' widths.
fn cells(row: &Row, widths: &[usize], look: Look) -> Vec<Cell> {
    let cell = |(column, (text, width)): (usize, (&Text, &usize))| {
        let words = cell_text(text, look);
        let wrapped = hanging(&words, Look { width: *width, ..look }, "", &" ".repeat(hang(column, &words)));
        styled_cell(Cell::new(wrapped), text, row, look)
    };
    row.cells.iter().zip(widths).enumerate().map(cell).collect()
}

/// Fixes the widths of columns, and whether there is colour.
fn set_up(drawing: &mut comfy_table::Table, widths: &[usize], look: Look) {
    drawing.set_content_arrangement(ContentArrangement::Dynamic);
    if look.colour {
        drawing.enforce_styling();
    } else {
        drawing.force_no_tty();
    }
    let padded = |width: &usize| Width::Fixed(u16::try_from(width + 2).unwrap_or(u16::MAX));
    drawing.set_constraints(widths.iter().map(|width| ColumnConstraint::Absolute(padded(width))));
}

/// How far the later lines of a cell are indented: in the first column, where an id comes before a name, by the id's width.
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
        Some(Piece::Scale { rank: None, .. } | Piece::Words(_, Tone::Quiet) | Piece::Quoted(_, Tone::Quiet, _)) => {
            cell.add_attribute(comfy_table::Attribute::Dim)
        }
        Some(Piece::Words(_, Tone::Strong) | Piece::Quoted(_, Tone::Strong, _)) => {
            cell.add_attribute(comfy_table::Attribute::Bold)
        }
        _ if row.group => cell.add_attribute(comfy_table::Attribute::Bold),
        _ => cell,
    }
}

/// The table as a list: each row's first cell, and under it the other cells with the titles of their columns.
fn as_list(table: &Table, look: Look) -> String {
    let mut lines = Vec::new();
    for row in &table.rows {
        let Some((first, rest)) = row.cells.split_first() else { continue };
        let (indent, head) =
            if row.group { ("", look.strong(&cell_text(first, look))) } else { ("  ", look.text(first)) };
        if row.group && !lines.is_empty() {
            lines.push(String::new());
        }
        lines.push(hanging(&head, look, indent, &format!("{indent}   ")));
        let mut facts: Vec<String> = Vec::new();
        for (cell, column) in rest.iter().zip(&table.columns[1..]).filter(|(cell, _)| !cell_text(cell, look).is_empty())
        {
            let value = look.text(cell);
            // A cell without a title explains the one before it, so no full stop parts them.
            match facts.last_mut() {
                _ if column.titled => facts.push(format!("{}: {value}", column.title.plain())),
                Some(before) => *before += &format!(" {value}"),
                None => facts.push(value),
            }
        }
        let indent = if row.group { "  " } else { "     " };
        if !look.plain && !facts.is_empty() {
            facts = vec![facts.join(". ")];
        }
        lines.extend(facts.iter().map(|fact| hanging(fact, look, indent, indent)));
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests;
