//! Writes tidy rows as CSV. The choke point for text on its way to a spreadsheet: in a file that people open, no text can be taken
//! for a formula or a date.

use std::borrow::Cow;
use std::io::{self, Write};

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

/// The names of the columns and the rows as CSV, to wherever `out` leads. No row is kept.
///
/// # Errors
/// If `out` can't be written to.
pub fn write_to<R: TidyRow>(
    opener: Opener,
    mut out: impl io::Write,
    rows: impl IntoIterator<Item = R>,
) -> io::Result<()> {
    header_to::<R>(opener, &mut out)?;
    rows_to(opener, out, rows)
}

/// The names of the columns.
///
/// # Errors
/// If `out` can't be written to.
pub fn header_to<R: TidyRow>(opener: Opener, mut out: impl io::Write) -> io::Result<()> {
    if opener == Opener::Spreadsheet {
        out.write_all("\u{feff}".as_bytes())?;
    }
    let names: Vec<Cow<str>> = R::columns().into_iter().map(quoted).collect();
    writeln!(out, "{}", names.join(","))
}

/// The rows without the names of the columns.
///
/// # Errors
/// If `out` can't be written to.
pub fn rows_to<R: TidyRow>(
    opener: Opener,
    mut out: impl io::Write,
    rows: impl IntoIterator<Item = R>,
) -> io::Result<()> {
    let (mut begin, mut last, mut line) = (Vec::new(), None, Vec::new());
    for row in rows {
        if !last.as_ref().is_some_and(|last| row.begins_like(last)) {
            begin.clear();
            row.each_first_value(&mut |value| put(&mut begin, opener, value))?;
        }
        line.clone_from(&begin);
        row.each_other_value(&mut |value| put(&mut line, opener, value))?;
        // In place of the last comma.
        line.pop();
        line.push(b'\n');
        out.write_all(&line)?;
        last = Some(row);
    }
    Ok(())
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

/// Puts a cell to a line, and a comma behind it.
fn put(line: &mut Vec<u8>, opener: Opener, value: Value<'_>) -> io::Result<()> {
    match value {
        Value::Blank => write!(line, ","),
        Value::Text(text) if opener == Opener::Spreadsheet && needs_guard(text) => {
            write!(line, "{},", quoted(&format!("'{text}")))
        }
        Value::Text(text) => {
            line.extend_from_slice(quoted(text).as_bytes());
            line.push(b',');
            Ok(())
        }
        Value::Number(number) => write!(line, "{number},"),
        Value::Flag(flag) => write!(line, "{flag},"),
        Value::Date(date) => write!(line, "{date},"),
    }
}

/// A text as a cell: in quotation marks, and its own ones twice, where it has a comma, a quotation mark or the end of a line in it.
/// Source: RFC 4180, section 2.
fn quoted(text: &str) -> Cow<'_, str> {
    if text.bytes().any(|byte| matches!(byte, b',' | b'"' | b'\n' | b'\r')) {
        Cow::Owned(format!("\"{}\"", text.replace('"', "\"\"")))
    } else {
        Cow::Borrowed(text)
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
        /// The csv crate writes the same, cell by cell.
        #[test]
        fn any_texts_are_written_as_others_write_them(
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
            let written =
                |opener| write(opener, [Sample { x: text, y: String::new(), number: 0, flag: false, date: None }]);
            let cells = |guard: &str| format!("{},,0,false,\n", quoted(&format!("{guard}{text}")));
            assert!(written(Opener::Spreadsheet).ends_with(&format!("date\n{}", cells("'"))), "{text}");
            assert!(written(Opener::Program).ends_with(&format!("date\n{}", cells(""))), "{text}");
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
