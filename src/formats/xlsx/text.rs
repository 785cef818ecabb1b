//! Texts on their way into an Excel file: control characters are made visible, and what is longer than Excel's limits is cut with
//! a notice or an ellipsis.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::document::Properties;
use crate::document::workbook::Column;
use crate::safe::{readable, readable_line};

/// The author where no organisation is known.
const DEFAULT_AUTHOR: &str = "thrive";

/// The most that a cell holds, in UTF-16 code units.
pub const MAX_IN_CELL: usize = 32_767;
/// The most that a property or an alternative text holds.
pub const MAX_IN_PROPERTY: usize = 255;
/// The most in the header of a column. Excel would take 255, but nobody reads so much there.
const MAX_IN_HEADER: usize = 80;
/// The most in a line above a table, which doesn't wrap. The sheet about the assessment has the whole text.
pub const MAX_IN_LINE: usize = 160;
/// The most of one text in a printed page's header, which holds 255 in all: two texts, in which every & counts twice, and codes.
const MAX_IN_MARGIN: usize = 50;

/// The height of a line of text, and of the highest row that Excel takes, in points.
const LINE_HEIGHT: f64 = 15.0;
const MAX_HEIGHT: f64 = 409.0;

/// The end of a text that is too long for a cell.
const CUT_NOTICE: &str = "\n[Cut here: an Excel cell holds no more. The assessment file has the whole text.]";

/// The text as a cell shows it. Line feeds stay; a text that is cut ends with a notice that says so.
pub fn cell(text: &str) -> Cow<'_, str> {
    let mut shown = readable(text);
    // The library would write such a text as XML.
    if shown.starts_with("<r>") && shown.ends_with("</r>") {
        shown.to_mut().push(' ');
    }
    if width(&shown) <= MAX_IN_CELL {
        return shown;
    }
    Cow::Owned(head(&shown, MAX_IN_CELL - width(CUT_NOTICE)).to_owned() + CUT_NOTICE)
}

/// The text on one line, with an ellipsis where it is longer than `max`, in UTF-16 code units.
pub fn line(text: &str, max: usize) -> String {
    let text = readable_line(text);
    let text = text.trim();
    if width(text) <= max { text.to_owned() } else { head(text, max - 1).trim_end().to_owned() + "…" }
}

/// The text for the margin of a printed page, where & begins a code.
pub fn in_margin(text: &str) -> String {
    // The library takes names in brackets, such as &[Page], for codes too.
    line(text, MAX_IN_MARGIN).replace("&[", "& [").replace('&', "&&")
}

/// The titles of columns as headers of an Excel table, in which none may be empty, nor two the same but for case.
pub fn headers(columns: &[Column]) -> Vec<String> {
    let mut taken = HashSet::new();
    let header = |column: &Column| {
        // The library escapes _x0041_ and its like in the header's cell but not in the table's list of columns, and Excel wants
        // both to be the same.
        let title = line(&column.title, MAX_IN_HEADER).replace("_x", "_ x");
        let title = cell(&title).into_owned();
        let title = if title.is_empty() { "Column".to_owned() } else { title };
        let numbered = (2..).map(|number| format!("{title} ({number})"));
        let mut names = std::iter::once(title.clone()).chain(numbered);
        names.find(|name| taken.insert(name.to_lowercase())).unwrap_or_default()
    };
    columns.iter().map(header).collect()
}

/// The height in points that a row needs for its texts, each with the width of its column; `None` for a single line. Heights are
/// written because not every program works them out when it opens a file.
pub fn height<'t>(texts: impl Iterator<Item = (&'t str, u16)>) -> Option<f64> {
    // Widths are in digits. Most letters are narrower and capitals are wider: rather some empty space than a line that is cut.
    let lines = texts.map(|(text, width)| textwrap::wrap(text, usize::from(width)).len()).max()?;
    let lines = u32::try_from(lines).unwrap_or(u32::MAX);
    (lines > 1).then(|| (f64::from(lines) * LINE_HEIGHT).min(MAX_HEIGHT))
}

/// The length in UTF-16 code units, by which Excel's limits go.
fn width(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// The longest beginning of the text with no more than `max` UTF-16 code units.
fn head(text: &str, max: usize) -> &str {
    let mut width = 0;
    let end = text.char_indices().find(|(_, letter)| {
        width += letter.len_utf16();
        width > max
    });
    end.map_or(text, |(end, _)| &text[..end])
}

/// Whose workbook it is: the organisation, or the program where none is known.
pub fn author(properties: &Properties) -> String {
    let author = line(&properties.organisation, MAX_IN_PROPERTY);
    if author.is_empty() { DEFAULT_AUTHOR.to_owned() } else { author }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::workbook::{ColumnKind, Shade};

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
        assert_eq!(cell("a\rb\0c\x1bd\ne\tf"), "a\nb<U+0000>c<U+001B>d\ne f");
        assert_eq!(cell("<r><t>x</t></r>"), "<r><t>x</t></r> ");
        assert_eq!(line(" two\nlines ", 99), "two lines");
        assert_eq!(line("abcdef", 4), "abc…");
        assert_eq!(in_margin("R&D"), "R&&D");
    }

    #[test]
    fn every_header_is_unique() {
        let column =
            |title: &str| Column { title: title.to_owned(), width: 9, kind: ColumnKind::Text, shade: Shade::Plain };
        let columns = ["Level", "LEVEL", "Level (2)", "", "_x0041_", "a\nb"].map(column);
        assert_eq!(headers(&columns), ["Level", "LEVEL (2)", "Level (2) (2)", "Column", "_ x0041_", "a b"]);
    }
}
