//! Writes tidy rows as JSON lines: one object a line, with a key for each column.

use std::fmt::Write;

use crate::document::tidy::{TidyRow, Value};
use crate::safe::escaped_json;

/// The rows as JSON lines. A blank is null. What a terminal would act on is escaped, so that every reader gets it as it was.
///
/// # Panics
/// Never: a text can always be said in JSON.
pub fn write<R: TidyRow>(rows: impl IntoIterator<Item = R>) -> String {
    let columns = R::columns();
    let mut text = String::new();
    for row in rows {
        let mut names = columns.iter();
        row.each_value(&mut |value| -> Result<(), std::convert::Infallible> {
            let name = names.next().copied().unwrap_or_default();
            let before = if name == columns[0] { '{' } else { ',' };
            let _ = write!(text, "{before}\"{name}\":");
            let _ = match value {
                Value::Blank => write!(text, "null"),
                Value::Text(words) => {
                    text += &serde_json::to_string(words).expect("a text is plain data");
                    Ok(())
                }
                Value::Number(number) => write!(text, "{number}"),
                Value::Flag(flag) => write!(text, "{flag}"),
                Value::Date(date) => write!(text, "\"{date}\""),
            };
            Ok(())
        })
        .unwrap_or_default();
        text += "}\n";
    }
    escaped_json(text).into_owned()
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::*;
    use crate::document::tidy::tidy_rows;

    tidy_rows! {
        /// A row with a value of each kind.
        Sample<'r> {
            text: &'r str,
            number: usize,
            flag: bool,
            date: Option<Date>,
        }
    }

    #[test]
    fn one_object_a_line() {
        let rows = [
            Sample { text: "a \"b\"\n\u{202e}c", number: 7, flag: true, date: Some(date(2026, 3, 1)) },
            Sample { text: "", number: 0, flag: false, date: None },
        ];
        let written = write(rows);
        assert_eq!(
            written,
            "{\"text\":\"a \\\"b\\\"\\n\\u202ec\",\"number\":7,\"flag\":true,\"date\":\"2026-03-01\"}\n{\"text\":\"\",\"number\":0,\"flag\":\
             false,\"date\":null}\n"
        );
        let first: serde_json::Value = serde_json::from_str(written.lines().next().unwrap()).unwrap();
        assert_eq!(first["text"], "a \"b\"\n\u{202e}c");
        assert_eq!(write(Vec::<Sample>::new()), "");
    }
}
