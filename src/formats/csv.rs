//! Writes tidy rows as CSV. The choke point for text on its way to a spreadsheet: in a file that people open, no text can be taken
//! for a formula or a date.

use std::io;

use crate::document::tidy::{TidyRow, Value};
use crate::safe::needs_guard;

/// What opens a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opener {
    /// A spreadsheet, as people open files. It needs a byte order mark, without which it doesn't take the file for UTF-8, and an
    /// apostrophe before a text that it would take for a formula, a date or a number.
    Spreadsheet,
    /// Another program, which gets every text as it is.
    Program,
}

/// How many bytes are gathered before they are handed on.
const BLOCK: usize = 8 * 1024;

/// The names of the columns and the rows as CSV, to wherever `out` leads. No row is kept.
///
/// # Errors
/// If `out` can't be written to.
pub fn write_to<R: TidyRow>(
    opener: Opener,
    mut out: impl io::Write,
    rows: impl IntoIterator<Item = R>,
) -> io::Result<()> {
    let mut lines = Lines::default();
    if opener == Opener::Spreadsheet {
        lines.text.push('\u{feff}');
    }
    for column in R::columns() {
        lines.field(column);
    }
    lines.end();
    for row in rows {
        row.each_value(&mut |value| -> io::Result<()> {
            lines.value(opener, value);
            Ok(())
        })?;
        lines.end();
        if lines.text.len() >= BLOCK {
            out.write_all(lines.text.as_bytes())?;
            lines.text.clear();
        }
    }
    out.write_all(lines.text.as_bytes())?;
    out.flush()
}

/// The same as one text.
///
/// # Panics
/// Never: writing to memory can't fail, and what is written is text.
pub fn write<R: TidyRow>(opener: Opener, rows: impl IntoIterator<Item = R>) -> String {
    let mut bytes = Vec::new();
    write_to(opener, &mut bytes, rows).expect("memory takes every row");
    String::from_utf8(bytes).expect("text stays text")
}

/// Lines of a table in the making. A line with a single field that is empty would be a blank one; every table of ours has more
/// columns.
#[derive(Default)]
struct Lines {
    text: String,
    /// Whether the line has a field.
    is_begun: bool,
}

impl Lines {
    /// A value as the next field.
    fn value(&mut self, opener: Opener, value: Value<'_>) {
        match value {
            Value::Blank => self.field(""),
            Value::Text(text) if opener == Opener::Spreadsheet && needs_guard(text) => self.field(&format!("'{text}")),
            Value::Text(text) => self.field(text),
            Value::Number(number) => self.field(&number.to_string()),
            Value::Flag(flag) => self.field(if flag { "true" } else { "false" }),
            Value::Date(date) => self.field(&date.to_string()),
        }
    }

    /// A text as the next field, in quotation marks if there is something in it that would end it.
    fn field(&mut self, text: &str) {
        if self.is_begun {
            self.text.push(',');
        }
        self.is_begun = true;
        if text.bytes().any(|byte| matches!(byte, b',' | b'"' | b'\n' | b'\r')) {
            self.text.push('"');
            self.text.push_str(&text.replace('"', "\"\""));
            self.text.push('"');
        } else {
            self.text.push_str(text);
        }
    }

    fn end(&mut self) {
        self.text.push('\n');
        self.is_begun = false;
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};
    use proptest::prelude::*;

    use super::*;
    use crate::document::tidy::tidy_rows;

    tidy_rows! {
        /// A row with a value of each kind.
        Sample<'r> {
            x: &'r str,
            y: String,
            number: usize,
            flag: bool,
            date: Option<Date>,
        }
    }

    #[test]
    fn what_looks_like_a_formula_has_an_apostrophe_in_a_spreadsheet_only() {
        for text in ["=1+1", "+1", "-1+cmd", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "=HYPERLINK(\"x\")", "1-1"] {
            let read = |opener| {
                let row = Sample { x: text, y: String::new(), number: 0, flag: false, date: None };
                let written = write(opener, [row]);
                let mut reader = csv::Reader::from_reader(written.as_bytes());
                reader.records().next().unwrap().unwrap()[0].to_owned()
            };
            assert_eq!(read(Opener::Spreadsheet), format!("'{text}"));
            assert_eq!(read(Opener::Program), text);
        }
    }

    #[test]
    fn texts_are_quoted_and_other_values_spelt_out() {
        let rows = [
            Sample {
                x: "a\",\"=1+1",
                y: "two\nlines".to_owned(),
                number: 12,
                flag: true,
                date: Some(date(2026, 3, 1)),
            },
            Sample { x: "=1", y: String::new(), number: 0, flag: false, date: None },
        ];
        let expected = |mark: &str, guard: &str| {
            format!(
                "{mark}x,y,number,flag,date\n\"a\"\",\"\"=1+1\",\"two\nlines\",12,true,2026-03-01\n{guard}=1,,0,false,\n"
            )
        };
        assert_eq!(write(Opener::Spreadsheet, rows.clone()), expected("\u{feff}", "'"));
        assert_eq!(write(Opener::Program, rows), expected("", ""));
    }

    #[test]
    fn a_table_without_rows_has_its_columns() {
        assert_eq!(write(Opener::Program, Vec::<Sample>::new()), "x,y,number,flag,date\n");
    }

    proptest! {
        /// Whatever a text is, it is quoted as the usual writer of CSV quotes it.
        #[test]
        fn texts_are_quoted_as_another_writer_quotes_them(
            cells in prop::collection::vec(("[a1 ,;\"'\\r\\n\\t#é]{0,6}", "\\PC{0,4}"), 0..400),
        ) {
            let mut other = csv::Writer::from_writer(Vec::new());
            other.write_record(Sample::columns()).unwrap();
            for (x, y) in &cells {
                other.write_record([x.as_str(), y.as_str(), "7", "true", "2026-03-01"]).unwrap();
            }
            let row = |(x, y)| Sample { x, y, number: 7, flag: true, date: Some(date(2026, 3, 1)) };
            let rows = cells.iter().map(|(x, y)| row((x.as_str(), y.clone())));
            prop_assert_eq!(write(Opener::Program, rows).into_bytes(), other.into_inner().unwrap());
        }
    }
}
