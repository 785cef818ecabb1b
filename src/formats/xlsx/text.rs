//! Texts on their way into an Excel file: control characters made visible, and everything cut to Excel's limits with a word
//! that says so.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::document::workbook::Column;
use crate::safe::{one_line, visible};

/// The most that a cell holds, in UTF-16 code units.
pub const MOST_IN_CELL: usize = 32_767;
/// The most that a property or an alternative text holds.
pub const MOST_IN_PROPERTY: usize = 255;
/// Longer headers of columns would be more than anybody reads there, and table columns take 255 at most.
const MOST_IN_HEADER: usize = 80;
/// The most in a line above a table, where it stays in view and doesn't wrap. The sheet about the assessment has the whole.
pub const MOST_IN_LINE: usize = 160;
/// A page's header holds 255 with its codes, and has two texts, in which every & counts twice.
const MOST_IN_MARGIN: usize = 50;

/// A line of text, and the highest row that Excel takes, in points.
const LINE_HEIGHT: f64 = 15.0;
const MOST_HEIGHT: f64 = 409.0;

/// Ends a text that is longer than a cell can be.
const CUT: &str = "\n[Cut here: an Excel cell holds no more. The assessment file has the whole text.]";

/// The text as a cell shows it. Line feeds stay; what is too long ends with a notice that says so.
pub fn cell(text: &str) -> Cow<'_, str> {
    let mut shown = visible(text);
    // Excel's writer would take such a text for XML of its own.
    if shown.starts_with("<r>") && shown.ends_with("</r>") {
        shown.to_mut().push(' ');
    }
    if width(&shown) <= MOST_IN_CELL {
        return shown;
    }
    Cow::Owned(head(&shown, MOST_IN_CELL - width(CUT)).to_owned() + CUT)
}

/// The text on one line, with an ellipsis where it is longer than `most`.
pub fn line(text: &str, most: usize) -> String {
    let text = one_line(text);
    let text = text.trim();
    if width(text) <= most { text.to_owned() } else { head(text, most - 1).trim_end().to_owned() + "…" }
}

/// The text for the margin of a printed page, where & begins a code.
pub fn in_margin(text: &str) -> String {
    // Excel's writer has names of its own for codes, in brackets.
    line(text, MOST_IN_MARGIN).replace("&[", "& [").replace('&', "&&")
}

/// The titles of columns as headers of an Excel table: none empty, each once whatever its case.
pub fn headers(columns: &[Column]) -> Vec<String> {
    let mut taken = HashSet::new();
    let header = |column: &Column| {
        // The header's cell and the table's own list of columns spell an escape such as _x0041_ in different ways, and Excel
        // wants both to be the same.
        let title = line(&column.title, MOST_IN_HEADER).replace("_x", "_ x");
        let title = cell(&title).into_owned();
        let title = if title.is_empty() { "Column".to_owned() } else { title };
        let numbered = (2..).map(|number| format!("{title} ({number})"));
        let mut names = std::iter::once(title.clone()).chain(numbered);
        names.find(|name| taken.insert(name.to_lowercase())).unwrap_or_default()
    };
    columns.iter().map(header).collect()
}

/// The height in points that a row needs for its texts in columns of the given widths; `None` for a single line. Not every
/// program works heights out by itself when it opens a file.
pub fn height<'t>(texts: impl Iterator<Item = (&'t str, u16)>) -> Option<f64> {
    // Letters are narrower than digits, most of them.
    let letters = |width: u16| usize::from(width) * 11 / 10;
    let lines = texts.map(|(text, width)| textwrap::wrap(text, letters(width)).len()).max()?;
    let lines = u32::try_from(lines).unwrap_or(u32::MAX);
    (lines > 1).then(|| (f64::from(lines) * LINE_HEIGHT).min(MOST_HEIGHT))
}

/// How long Excel takes the text to be.
fn width(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// As much of the text as `most` holds.
fn head(text: &str, most: usize) -> &str {
    let mut width = 0;
    let end = text.char_indices().find(|(_, letter)| {
        width += letter.len_utf16();
        width > most
    });
    end.map_or(text, |(end, _)| &text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::workbook::{Kind, Shade};

    #[test]
    fn what_is_too_long_says_that_it_was_cut() {
        let fits = "x".repeat(32_767);
        assert_eq!(cell(&fits), fits);
        for long in ["x".repeat(32_768), "é".repeat(40_000), "👩".repeat(16_384)] {
            let cut = cell(&long);
            assert!(width(&cut) <= 32_767 && width(&cut) > 32_760, "{}", width(&cut));
            let (kept, notice) = cut.split_once('\n').unwrap();
            assert!(long.starts_with(kept) && notice.starts_with("[Cut here"), "{notice}");
        }
    }

    #[test]
    fn control_characters_are_seen() {
        assert_eq!(cell("a\rb\0c\x1bd\ne\tf"), "a<U+000D>b<U+0000>c<U+001B>d\ne f");
        assert_eq!(cell("<r><t>x</t></r>"), "<r><t>x</t></r> ");
        assert_eq!(line(" two\nlines ", 99), "two lines");
        assert_eq!(line("abcdef", 4), "abc…");
        assert_eq!(in_margin("R&D"), "R&&D");
    }

    #[test]
    fn every_header_stands_once() {
        let column = |title: &str| Column { title: title.to_owned(), width: 9, kind: Kind::Text, shade: Shade::Plain };
        let columns = ["Level", "LEVEL", "Level (2)", "", "_x0041_", "a\nb"].map(column);
        assert_eq!(headers(&columns), ["Level", "LEVEL (2)", "Level (2) (2)", "Column", "_ x0041_", "a b"]);
    }
}
