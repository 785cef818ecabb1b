//! Widths, alignment and hostile text, on small documents whose pictures were drawn by hand.

use insta::assert_snapshot;
use proptest::prelude::*;

use super::*;
use crate::document::{Column, Document};

fn look(width: usize) -> Look {
    Look { width, colour: false, unicode: true, plain: false }
}

fn sample() -> Document {
    let mut document = Document::default();
    document.heading(1, "Maternity voices");
    document.paragraph("Northmoor");
    let row =
        |name: &str, rank, rating: &str| Row::new(vec![name.into(), Text::default().scale(rank, 4), rating.into()]);
    let group = |name: &str| Row::group(vec![Text::default().strong(name), Text::default(), Text::default()]);
    document.blocks.push(Block::Table(Table {
        caption: Text::default(),
        columns: vec![Column::flexible("Area"), Column::evident("Level"), Column::evident("Rating")],
        rows: vec![
            group("1 Check"),
            row("1a Identifying stakeholders", Some(2), "Developing"),
            row("1b Café 見出し 👩‍⚕️", Some(0), "Not yet Emerging"),
            group("2 Challenge"),
            row("2a Valuing", None, "Not assessed"),
        ],
    }));
    document
}

#[test]
fn a_table_with_groups() {
    assert_snapshot!(write(&sample(), look(60)), @"
    Maternity voices
    Northmoor

    ╭─────────────────────────────┬─────────┬──────────────────╮
    │ Area                        │ Level   │ Rating           │
    ╞═════════════════════════════╪═════════╪══════════════════╡
    │ 1 Check                     │         │                  │
    │ 1a Identifying stakeholders │ ■ ■ □ □ │ Developing       │
    │ 1b Café 見出し 👩‍⚕️           │ □ □ □ □ │ Not yet Emerging │
    ├─────────────────────────────┼─────────┼──────────────────┤
    │ 2 Challenge                 │         │                  │
    │ 2a Valuing                  │ · · · · │ Not assessed     │
    ╰─────────────────────────────┴─────────┴──────────────────╯
    ");
}

#[test]
fn in_ascii() {
    assert_snapshot!(write(&sample(), Look { unicode: false, ..look(70) }), @"
    Maternity voices
    Northmoor

    +-----------------------------+---------+------------------+
    | Area                        | Level   | Rating           |
    +==========================================================+
    | 1 Check                     |         |                  |
    | 1a Identifying stakeholders | # # - - | Developing       |
    | 1b Café 見出し 👩‍⚕️           | - - - - | Not yet Emerging |
    |-----------------------------+---------+------------------|
    | 2 Challenge                 |         |                  |
    | 2a Valuing                  | . . . . | Not assessed     |
    +-----------------------------+---------+------------------+
    ");
}

#[test]
fn a_list_where_a_table_does_not_fit() {
    assert_snapshot!(write(&sample(), look(40)), @"
    Maternity voices
    Northmoor

    1 Check
      1a Identifying stakeholders
         ■ ■ □ □ Developing
      1b Café 見出し 👩‍⚕️
         □ □ □ □ Not yet Emerging

    2 Challenge
      2a Valuing
         · · · · Not assessed
    ");
}

#[test]
fn lists_hang_their_texts_below_one_another() {
    let mut document = Document::default();
    document.list(vec![
        Entry::new("[ ] D3", "We write down what we don't know yet and share it with all who need it."),
        Entry::new("[x] D10", "Short."),
    ]);
    assert_snapshot!(write(&document, look(40)), @"
    [ ] D3   We write down what we don't
             know yet and share it with
             all who need it.
    [x] D10  Short.
    ");
}

#[test]
fn no_line_is_wider_than_the_screen_and_nothing_is_obeyed() {
    let mut document = sample();
    document.paragraph("\x1b[2J\u{202e} ".repeat(40));
    document.list(vec![Entry::new("x".repeat(90), "y".repeat(300)), Entry::new("\x1b]0;t\x07", "\u{9b}2J")]);
    for width in [20, 40, 59, 60, 80, 120, 300] {
        for unicode in [false, true] {
            let text = write(&document, Look { unicode, ..look(width) });
            for line in text.lines() {
                assert!(line.width() <= width.max(30), "{} wide at {width}: {line}", line.width());
            }
            assert!(!text.contains(|letter: char| letter.is_control() && letter != '\n' || letter == '\u{202e}'));
        }
    }
}

#[test]
fn colour_adds_nothing_but_colour() {
    let coloured = write(&sample(), Look { colour: true, ..look(60) });
    assert_ne!(coloured, write(&sample(), look(60)));
    assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), write(&sample(), look(60)));
}

/// Each line of an entry keeps to the width, and begins where the first did.
#[test]
fn lists_with_lines_under_one_another() {
    let mut document = Document::default();
    let two = Text::from("E1 one two three four").line().and("E2 five six seven eight");
    document.list(vec![Entry::new("Low", two), Entry::new("Higher", "H1 nine ten eleven")]);
    assert_snapshot!(write(&document, look(26)), @"
    Low     E1 one two three
            four
            E2 five six
            seven eight
    Higher  H1 nine ten
            eleven
    ");
}

proptest! {
    /// What is short enough not to be wrapped looks as if it had been.
    #[test]
    fn a_text_that_fits_is_what_wrapping_makes_of_it(
        text in "([ ]{1,3}|[a-z]{1,9}|é|見|\u{a0}|-|\n|\u{1b}\\[1m){0,8}",
        first in "[ ]{0,6}|[ ]{2}- ",
        rest in "[ ]{0,6}",
        width in 11_usize..60,
    ) {
        prop_assert_eq!(hanging(&text, look(width), &first, &rest), fill(&text, width, &first, &rest));
    }
}
