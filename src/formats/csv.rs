//! Writes tidy rows as CSV. The choke point for text on its way to a spreadsheet: no cell of ours becomes a live formula.

use std::borrow::Cow;

use crate::safe::starts_formula;

/// A header and rows as CSV text.
///
/// # Panics
/// Never: writing to memory can't fail, and every row has as many cells as the header.
pub fn write(header: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(header).expect("memory takes every row");
    for row in rows {
        writer
            .write_record(row.iter().map(|cell| harmless(cell).into_owned()))
            .expect("every row is as long as the header");
    }
    String::from_utf8(writer.into_inner().expect("memory can be flushed")).expect("text stays text")
}

/// The cell with an apostrophe before it where a spreadsheet would take it for a formula.
fn harmless(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(starts_formula) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_formula_comes_alive() {
        for cell in ["=1+1", "+1", "-1+cmd", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "=HYPERLINK(\"x\")"] {
            assert!(harmless(cell).starts_with('\''), "{cell:?}");
        }
        let row = vec!["a\",\"=1+1".to_owned(), "two\nlines".to_owned()];
        assert_eq!(write(&["x", "y"], [row]), "x,y\n\"a\"\",\"\"=1+1\",\"two\nlines\"\n");
    }
}
