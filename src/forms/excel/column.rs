//! The columns of the form that are read.

use crate::own_words::Phrase;

/// A column that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Key,
    Answer,
    Reason,
    Evidence,
    Date,
    Note,
}

impl Column {
    pub(super) const ALL: [Self; 6] = [Self::Key, Self::Answer, Self::Reason, Self::Evidence, Self::Date, Self::Note];

    /// What stands in the hidden row above the column's head. No key looks like it.
    pub(super) fn id(self) -> &'static str {
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
    pub(super) fn phrase(self) -> Phrase {
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
