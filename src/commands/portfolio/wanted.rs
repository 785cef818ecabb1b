//! What a portfolio is to be written as, by its format and by the ending of the output file.

use super::args::{Args, Format, Rows};
use crate::commands::shared::arguments::Format as Printed;
use crate::error::Error;
use crate::words;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// The picture.
    Picture(Shape),
    /// The answers as tidy rows.
    Rows(Rows, RowFormat),
}

/// What a picture is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A table or Markdown.
    Text(Printed),
    Json,
    Html,
    Word,
    Excel,
}

/// How tidy rows are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowFormat {
    Csv,
    JsonLines,
    #[cfg(feature = "parquet")]
    Parquet,
}

/// The endings of files that a portfolio can be written to.
const ENDINGS: [&str; 9] = [".html", ".docx", ".xlsx", ".md", ".txt", ".json", ".csv", ".jsonl", ".parquet"];

/// What is asked for.
///
/// # Errors
/// If options don't go together.
pub(super) fn wanted(args: &Args) -> Result<Wanted, Error> {
    let ending = args.target.ending();
    let rows = |format| Wanted::Rows(args.rows.unwrap_or_default(), format);
    let wanted = match (args.format, ending.as_deref()) {
        (Some(Format::Table), _) => Wanted::Picture(Shape::Text(Printed::Table)),
        (Some(Format::Markdown), _) | (None, Some("md")) => Wanted::Picture(Shape::Text(Printed::Markdown)),
        (Some(Format::Json), _) | (None, Some("json")) => Wanted::Picture(Shape::Json),
        (Some(Format::Csv), _) | (None, Some("csv")) => rows(RowFormat::Csv),
        (Some(Format::Jsonl), _) | (None, Some("jsonl" | "ndjson")) => rows(RowFormat::JsonLines),
        #[cfg(feature = "parquet")]
        (None, Some("parquet")) => rows(RowFormat::Parquet),
        #[cfg(not(feature = "parquet"))]
        (None, Some("parquet")) => {
            return Err(Error::usage("this thrive was built without Parquet")
                .hint("end the name in .csv or .jsonl, or build it with the feature parquet"));
        }
        (None, Some("html")) => Wanted::Picture(Shape::Html),
        (None, Some("docx")) => Wanted::Picture(Shape::Word),
        (None, Some("xlsx")) => Wanted::Picture(Shape::Excel),
        // Rows are for programs, which read them from standard output.
        (None, None) if args.rows.is_some() => rows(RowFormat::Csv),
        (None, None | Some("txt")) => Wanted::Picture(Shape::Text(Printed::Table)),
        (None, Some(ending)) => return Err(not_written(ending)),
    };
    let is_rows = matches!(wanted, Wanted::Rows(..));
    if !is_rows && (args.rows.is_some() || args.texts) {
        let option = if args.rows.is_some() { "--rows" } else { "--texts" };
        return Err(Error::usage(format!("{option} is for tidy rows, and another kind of result is asked for"))
            .hint("end the output file in .csv, .jsonl or .parquet, or pass --format csv or --format jsonl"));
    }
    if is_rows && args.by.is_some() {
        return Err(Error::usage(
            "--by is for the picture; tidy rows have what they can be grouped by in their columns",
        )
        .hint("leave --by out"));
    }
    if args.sort.is_some() && (is_rows || wanted == Wanted::Picture(Shape::Json)) {
        return Err(Error::usage("--sort is for people who read the picture; data come in an order of their own")
            .hint("leave --sort out"));
    }
    Ok(wanted)
}

/// The refusal of a file whose name promises what a portfolio is not written as.
fn not_written(ending: &str) -> Error {
    let error = Error::usage(format!("a portfolio is not written as .{ending}"));
    match ending {
        "pdf" => error.hint("write a web page (.html), open it and print it to PDF"),
        _ => error.hint(format!("end its name in {}, or pass --format", words::any_of(&ENDINGS))),
    }
}
