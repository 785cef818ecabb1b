//! Why a file that came back could not be read.

use crate::input::NotOpened;

/// Why a file could not be read, and what to do about it, for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotRead {
    /// To stand after the file's name: `has a password`.
    pub what: String,
    /// `open it in Word, take the password off and save it again`.
    pub hint: String,
}

impl NotRead {
    /// The two as texts.
    pub fn new(what: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { what: what.into(), hint: hint.into() }
    }

    /// The same for a Word or Excel file that can't be opened; `program` is Word or Excel, `ending` .docx or .xlsx.
    pub fn of(why: NotOpened, program: &str, ending: &str) -> Self {
        let article = if program.starts_with('E') { "an" } else { "a" };
        match why {
            NotOpened::Broken => Self::new(
                format!("is no {program} file, or a damaged one"),
                format!("ask for it again, or open it in {program} and save it as {ending}"),
            ),
            NotOpened::OldOrLocked => Self::new(
                format!("is {article} {program} file of the older kind, or has a password"),
                format!("open it in {program}, take the password off if it has one, and save it as {ending}"),
            ),
            NotOpened::TooBig => Self::new(
                "unpacks to far more than a form can be".to_owned(),
                format!(
                    "open it in {program}, take out pictures and everything that isn't the form, and save it as {ending}"
                ),
            ),
        }
    }
}
