//! Forms as Word documents: the one that is sent out, and any that comes back, whoever made it and whatever program it went through.

mod controls;
mod glyphs;
mod inline;
mod lines;
mod reader;
mod tree;
mod write;

pub use reader::read;
pub use write::write;

/// The hint in a field that nobody has written in, in the marks that tell it from people's words in programs that make plain text of
/// fields: single angle quotation marks with no-break spaces inside of them.
const HINT: (&str, &str) = ("‹\u{a0}", "\u{a0}›");

#[cfg(test)]
mod tests;
