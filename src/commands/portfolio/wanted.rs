//! What a portfolio is to be written as, by its format and by the ending of the output file.

use super::args::{Args, Format};
use crate::commands::shared::arguments::Format as Printed;
use crate::error::Error;

/// What a portfolio is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// A table or Markdown.
    Text(Printed),
    Json,
    Html,
    Word,
    Excel,
}

/// What is asked for.
///
/// # Errors
/// If options don't go together.
pub(super) fn wanted(args: &Args) -> Result<Wanted, Error> {
    let ending = args.target.ending();
    Ok(match (args.format, ending.as_deref()) {
        (Some(Format::Table), _) => Wanted::Text(Printed::Table),
        (Some(Format::Markdown), _) | (None, Some("md")) => Wanted::Text(Printed::Markdown),
        (Some(Format::Json), _) | (None, Some("json")) => Wanted::Json,
        (None, Some("html")) => Wanted::Html,
        (None, Some("docx")) => Wanted::Word,
        (None, Some("xlsx")) => Wanted::Excel,
        (None, _) => Wanted::Text(Printed::Table),
    })
}
