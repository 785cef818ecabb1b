//! What the sheets are called.

use crate::formats::xlsx::text;
use crate::own_words::{OwnWords, Phrase};

/// The most letters in the name of a sheet.
const LONGEST_NAME: usize = 31;

/// The names of the sheets.
pub(super) struct Names {
    pub about: String,
    pub statements: String,
    pub areas: String,
    pub words: String,
}

impl Names {
    pub fn of(words: &OwnWords) -> Self {
        let mut taken = Vec::new();
        let mut name = |wanted: &str, otherwise: &str| {
            let name = sheet_name(wanted);
            let is_free = |name: &str| !name.is_empty() && !taken.contains(&name.to_lowercase());
            let name = if is_free(&name) { name } else { otherwise.to_owned() };
            let name = if is_free(&name) { name } else { format!("{otherwise} (2)") };
            taken.push(name.to_lowercase());
            name
        };
        Self {
            words: "Words".to_owned(),
            about: name(words.of(Phrase::FormExcelAbout), "About"),
            statements: name(words.of(Phrase::FormExcelStatements), "Statements"),
            areas: name(words.of(Phrase::FormExcelAreas), "Areas"),
        }
    }
}

/// A text as Excel takes it for the name of a sheet; empty where nothing is left of it.
fn sheet_name(wanted: &str) -> String {
    let letters = wanted.chars().map(|letter| if r"[]:*?/\'".contains(letter) { ' ' } else { letter });
    let name = text::line(&letters.collect::<String>(), LONGEST_NAME);
    // Excel keeps the first for itself, and the second is that of the hidden sheet.
    if ["history", "words"].contains(&name.to_lowercase().as_str()) { String::new() } else { name }
}
