//! The report of an assessment, to be handed on: one document for each kind of reader.

/// Whom a report is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Reader {
    /// Those who work with it: everything, item by item
    #[default]
    Team,
    /// A board: two pages to decide on
    Board,
    /// Everyone: plain words, and nobody's name
    Public,
}
