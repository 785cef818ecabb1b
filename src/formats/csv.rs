//! Writes tidy rows as CSV. The choke point for text on its way to a spreadsheet: in a file that people open, no text can be taken
//! for a formula or a date.

use std::convert::Infallible;
use std::io::Write;

use csv_core::{Writer, quote};

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

/// The names of the columns, as the first line.
pub fn header<R: TidyRow>(opener: Opener) -> Vec<u8> {
    let mut line = Line::default();
    for name in R::columns() {
        line.push(name);
    }
    let mark = if opener == Opener::Spreadsheet { "\u{feff}" } else { "" };
    [mark.as_bytes(), line.ended()].concat()
}

/// The rows, without the names of the columns.
pub fn rows<R: TidyRow>(opener: Opener, rows: impl IntoIterator<Item = R>) -> Vec<u8> {
    let mut lines = Vec::new();
    // The cells that rows in a row begin with are spelt out once.
    let (mut begin, mut line, mut last) = (Line::default(), Line::default(), None);
    for row in rows {
        if !last.as_ref().is_some_and(|last| row.begins_like(last)) {
            begin.cells.clear();
            let Ok(()) = row.each_first_value(&mut |value| -> Result<(), Infallible> {
                begin.push_value(opener, value);
                Ok(())
            });
        }
        line.cells.clone_from(&begin.cells);
        let Ok(()) = row.each_other_value(&mut |value| -> Result<(), Infallible> {
            line.push_value(opener, value);
            Ok(())
        });
        lines.extend_from_slice(line.ended());
        last = Some(row);
    }
    lines
}

/// The names of the columns and the rows as one text.
///
/// # Panics
/// Never: what is written is text.
pub fn write<R: TidyRow>(opener: Opener, rows: impl IntoIterator<Item = R>) -> String {
    let bytes = [header::<R>(opener), self::rows(opener, rows)].concat();
    String::from_utf8(bytes).expect("text stays text")
}

/// Cells of a row, each with a comma after it. There are two or more: one alone that is blank would need quotes.
#[derive(Default)]
struct Line {
    cells: Vec<u8>,
    /// Knows what needs quotes.
    writer: Writer,
}

impl Line {
    fn push_value(&mut self, opener: Opener, value: Value<'_>) {
        match value {
            Value::Blank => self.push(""),
            Value::Text(text) if opener == Opener::Spreadsheet && needs_guard(text) => self.push(&format!("'{text}")),
            Value::Text(text) => self.push(text),
            Value::Flag(flag) => self.push(if flag { "true" } else { "false" }),
            // Neither of these needs quotes, and memory takes whatever is written.
            Value::Number(number) => drop(write!(self.cells, "{number},")),
            Value::Date(date) => drop(write!(self.cells, "{date},")),
        }
    }

    /// Adds a cell, in quotes where it needs them.
    fn push(&mut self, cell: &str) {
        const MARK: u8 = b'"';
        let Self { cells, writer } = self;
        if writer.should_quote(cell.as_bytes()) {
            cells.push(MARK);
            // At most each of its bytes is a quotation mark, which is written twice.
            let start = cells.len();
            cells.resize(start + 2 * cell.len(), 0);
            let (_, _, written) = quote(cell.as_bytes(), &mut cells[start..], MARK, MARK, true);
            cells.truncate(start + written);
            cells.push(MARK);
        } else {
            cells.extend_from_slice(cell.as_bytes());
        }
        cells.push(b',');
    }

    /// The whole row, with its end in place of the last comma.
    fn ended(&mut self) -> &[u8] {
        self.cells.pop();
        self.cells.push(b'\n');
        &self.cells
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
        /// Whom some rows are of.
        Owner {
            name: String,
            place: String,
        }
        /// A row of an owner's.
        Owned {
            ...owner: Owner,
            what: String,
        }
    }

    proptest! {
        /// Where the cells that rows begin with are worked out once, the same comes out as where each row is written by itself.
        #[test]
        fn rows_that_begin_alike_are_written_as_any_others(
            rows in prop::collection::vec((any::<bool>(), "[a-b]?|\\PC{0,4}|[,\"\r\n x]{0,4}", "\\PC{0,4}|[,\"\r\n x]{0,4}"), 0..8)
        ) {
            let mut reference = csv::Writer::from_writer(Vec::new());
            reference.write_record(["name", "place", "what"]).unwrap();
            let mut owned: Vec<Owned> = Vec::new();
            for (is_of_the_last, name, what) in rows {
                let owner = owned.last().filter(|_| is_of_the_last).map(|last| last.owner.clone());
                let owner = owner.unwrap_or(Owner { place: format!("{name},"), name });
                reference.write_record([&owner.name, &owner.place, &what]).unwrap();
                owned.push(Owned { owner, what });
            }
            let reference = String::from_utf8(reference.into_inner().unwrap()).unwrap();
            prop_assert_eq!(write(Opener::Program, owned), reference);
        }
    }

    #[test]
    fn what_looks_like_a_formula_has_an_apostrophe_in_a_spreadsheet_only() {
        for text in ["=1+1", "+1", "-1+cmd", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "=HYPERLINK(\"x\")", "1-1"] {
            let quoted = |text: &str| {
                if text.contains(['\r', '\n', '"']) {
                    format!("\"{}\"", text.replace('"', "\"\""))
                } else {
                    text.to_owned()
                }
            };
            for (opener, cell) in [(Opener::Spreadsheet, format!("'{text}")), (Opener::Program, text.to_owned())] {
                let mut line = Line::default();
                line.push_value(opener, Value::Text(text));
                assert_eq!(line.ended(), (quoted(&cell) + "\n").as_bytes());
            }
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
}
