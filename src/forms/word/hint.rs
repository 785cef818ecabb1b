//! How a field that nobody has written in is told from one that somebody has.

/// The hint in a field that nobody has written in, in the marks that tell it from people's words in programs that make plain text of
/// fields: single angle quotation marks with no-break spaces inside of them.
pub(super) const HINT: (&str, &str) = ("‹\u{a0}", "\u{a0}›");
