//! The form as an Excel workbook: a sheet with questions about the assessment, one with all statements, one with the areas, and a
//! hidden one with the words of the lists.
//!
//! Each row begins with its key, and each column that is read has its id in a hidden row above its head. What comes back is matched by
//! these two alone: sorted rows, moved or inserted columns and renamed sheets change nothing.

mod book;
mod days;
mod looks;
mod names;
mod read;
mod rows;
mod sheet;
#[cfg(test)]
mod tests;
mod words;
mod write;
mod xml;

pub use read::read;
pub use write::write;

use crate::own_words::Phrase;

/// A column that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Column {
    Key,
    Answer,
    Reason,
    Evidence,
    Date,
    Note,
}

impl Column {
    const ALL: [Self; 6] = [Self::Key, Self::Answer, Self::Reason, Self::Evidence, Self::Date, Self::Note];

    /// What stands in the hidden row above the column's head. No key looks like it.
    fn id(self) -> &'static str {
        match self {
            Self::Key => "column=key",
            Self::Answer => "column=answer",
            Self::Reason => "column=reason",
            Self::Evidence => "column=evidence",
            Self::Date => "column=date",
            Self::Note => "column=note",
        }
    }

    /// What the column is called.
    fn phrase(self) -> Phrase {
        match self {
            Self::Key => Phrase::FormExcelKey,
            Self::Answer => Phrase::FormExcelAnswer,
            Self::Reason => Phrase::FormReason,
            Self::Evidence => Phrase::FormExcelEvidence,
            Self::Date => Phrase::FormExcelDate,
            Self::Note => Phrase::FormNote,
        }
    }
}
