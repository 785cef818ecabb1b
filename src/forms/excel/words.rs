//! The words of the lists in a form, and what they mean when they come back.

use super::book::Book;
use crate::forms::{AreaStatus, Mark, StatusKey, marks};
use crate::framework::Framework;
use crate::own_words::{OwnWords, Phrase};

/// What stands in the hidden sheet of a form with boxes.
pub(super) const BOXES: &str = "form=boxes";
/// What stands in the hidden sheet of a form with lists.
pub(super) const LISTS: &str = "form=lists";

/// What people write of an area instead of the words in the list.
const CANNOT_JUDGE: [&str; 8] = [
    "cannot judge",
    "can not judge",
    "cant judge",
    "can't say",
    "cannot say",
    "can not say",
    "cant say",
    "unable to judge",
];

/// A word that a list offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Word {
    Yes,
    No,
    Unknown,
    NotApplicable,
    GoneThrough,
    CannotJudge,
    DoesNotApply,
}

impl Word {
    /// What can be answered to a statement.
    pub const ANSWERS: [Self; 4] = [Self::Yes, Self::No, Self::Unknown, Self::NotApplicable];
    /// What can be said of an area.
    pub const STATUSES: [Self; 3] = [Self::GoneThrough, Self::CannotJudge, Self::DoesNotApply];

    /// What stands before it in the hidden sheet.
    pub fn id(self) -> &'static str {
        match self {
            Self::Yes => "word=yes",
            Self::No => "word=no",
            Self::Unknown => "word=unknown",
            Self::NotApplicable => "word=not-applicable",
            Self::GoneThrough => "word=gone-through",
            Self::CannotJudge => "word=cannot-judge",
            Self::DoesNotApply => "word=does-not-apply",
        }
    }

    pub fn phrase(self) -> Phrase {
        match self {
            Self::Yes => Phrase::FormYes,
            Self::No => Phrase::FormNo,
            Self::Unknown => Phrase::FormUnknown,
            Self::NotApplicable => Phrase::FormNotApplicable,
            Self::GoneThrough => Phrase::FormExcelGoneThrough,
            Self::CannotJudge => Phrase::FormExcelCannotJudge,
            Self::DoesNotApply => Phrase::FormExcelDoesNotApply,
        }
    }

    /// The word for what can be said of an area.
    pub fn of_status(status: StatusKey) -> Self {
        match status {
            StatusKey::Answered => Self::GoneThrough,
            StatusKey::CannotJudge => Self::CannotJudge,
            StatusKey::DoesNotApply => Self::DoesNotApply,
        }
    }

    fn mark(self) -> Option<Mark> {
        match self {
            Self::Yes => Some(Mark::Yes),
            Self::No => Some(Mark::No),
            Self::Unknown => Some(Mark::Unknown),
            Self::NotApplicable => Some(Mark::DoesNotApply(String::new())),
            Self::GoneThrough | Self::CannotJudge | Self::DoesNotApply => None,
        }
    }

    fn status(self) -> Option<AreaStatus> {
        match self {
            Self::GoneThrough => Some(AreaStatus::Answered),
            Self::CannotJudge => Some(AreaStatus::CannotJudge),
            Self::DoesNotApply | Self::NotApplicable => Some(AreaStatus::DoesNotApply(String::new())),
            Self::Yes | Self::No | Self::Unknown => None,
        }
    }
}

/// How answers are given in a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// In lists, so that a cell is blank until somebody answers, and false means no.
    Lists,
    /// In boxes, which are false until somebody ticks them, so that false means nothing.
    Boxes,
}

/// What words mean in a form that came back.
pub(super) struct Words {
    /// Lists of words, the first that has a word deciding.
    lists: Vec<Vec<(String, Word)>>,
    /// Absent where the hidden sheet is gone.
    pub manner: Option<Manner>,
}

impl Words {
    /// The words that a form has in its hidden sheet, those of the framework, and those of English.
    pub fn of(book: &Book, framework: &Framework) -> Self {
        let mut own = Vec::new();
        let mut manner = None;
        for row in book.sheets.iter().flat_map(|sheet| sheet.rows.values()) {
            let mut texts = row.values().filter_map(|cell| cell.text());
            let Some(first) = texts.next() else { continue };
            match first {
                LISTS => manner = manner.or(Some(Manner::Lists)),
                BOXES => manner = Some(Manner::Boxes),
                _ => {
                    let all = Word::ANSWERS.into_iter().chain(Word::STATUSES);
                    let word = all.into_iter().find(|word| word.id() == first);
                    own.extend(word.zip(texts.next()).map(|(word, text)| (bare(text), word)));
                }
            }
        }
        // Seven are in a form; more make every look-up slow.
        own.truncate(100);
        let lists = vec![own, in_words(framework.own_words()), in_words(&OwnWords::default())];
        Self { lists, manner }
    }

    /// What a text says of a statement. `Err` where it can't be told, and `Ok(None)` where it says nothing: a box that was made a text
    /// says false until it is ticked.
    pub fn mark(&self, text: &str) -> Result<Option<Mark>, ()> {
        if let Some(found) = self.find(text, Word::mark)? {
            return Ok(Some(found));
        }
        match marks::mark(text) {
            Some(Mark::No) if self.manner != Some(Manner::Lists) => Ok(None),
            Some(mark) => Ok(Some(mark)),
            None => Err(()),
        }
    }

    /// What a text says of an area; `None` where it can't be told.
    pub fn status(&self, text: &str) -> Option<AreaStatus> {
        if let Some(found) = self.find(text, Word::status).ok()? {
            return Some(found);
        }
        if CANNOT_JUDGE.contains(&bare(text).as_str()) {
            return Some(AreaStatus::CannotJudge);
        }
        matches!(marks::mark(text), Some(Mark::DoesNotApply(_))).then(|| AreaStatus::DoesNotApply(String::new()))
    }

    /// What a text means by the first list that has it. `Err` where that list has it for two things.
    fn find<T: PartialEq>(&self, text: &str, meaning: impl Fn(Word) -> Option<T>) -> Result<Option<T>, ()> {
        let text = bare(text);
        for list in &self.lists {
            let mut found = list.iter().filter(|(word, _)| *word == text).filter_map(|(_, word)| meaning(*word));
            if let Some(first) = found.next() {
                return if found.all(|other| other == first) { Ok(Some(first)) } else { Err(()) };
            }
        }
        Ok(None)
    }
}

/// The words as a table of phrases has them. The longer sentences of other forms stand for the same.
fn in_words(phrases: &OwnWords) -> Vec<(String, Word)> {
    let words = Word::ANSWERS.into_iter().chain(Word::STATUSES).map(|word| (word.phrase(), word));
    let sentences = StatusKey::ALL.map(|status| (status.label(), Word::of_status(status)));
    words.chain(sentences).map(|(phrase, word)| (bare(phrases.of(phrase)), word)).collect()
}

/// A text without what people and programs change about it unawares: case, gaps, the shape of apostrophes, a full stop.
pub(super) fn bare(text: &str) -> String {
    let text = text.trim().trim_end_matches('.').replace(['’', '‘', 'ʼ', '`'], "'").to_lowercase();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
