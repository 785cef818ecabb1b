//! What our forms print: by this, labels are told from what was typed behind them, and headings from notes.

use std::collections::HashSet;

use super::letters::squashed;
use crate::framework::Framework;
use crate::own_words::{OwnWords, Phrase};

/// The texts that a form prints, in the words of the framework in use and in English.
pub struct Printed {
    words: [OwnWords; 2],
    lines: HashSet<String>,
}

impl Printed {
    /// The texts of a framework's forms.
    pub fn new(framework: &Framework) -> Self {
        let words = [framework.own_words().clone(), OwnWords::default()];
        let mut lines = Vec::new();
        for area in framework.areas() {
            lines.extend([format!("{}{}", area.id, area.name), area.summary.to_string(), area.why.to_string()]);
            lines.extend(area.discuss.iter().chain(&area.evidence).cloned());
        }
        for phase in framework.phases() {
            lines.extend([format!("{}{}", phase.id, phase.name), phase.aim.to_string()]);
        }
        for own in &words {
            let which = own.of(Phrase::FormWhich);
            for level in framework.levels() {
                lines.extend([which.replace("{level}", &level.name), level.meaning.to_string()]);
            }
            for phrase in HEADINGS {
                lines.push(own.of(phrase).to_string());
            }
            for area in framework.areas() {
                lines.push(format!("{}{}", own.of(Phrase::FormWhy), area.why));
            }
        }
        let lines = lines.iter().map(|line| squashed(line)).filter(|line| !line.is_empty()).collect();
        Self { words, lines }
    }

    /// Whether a line is one that forms print.
    pub fn contains(&self, line: &str) -> bool {
        self.lines.contains(&squashed(line))
    }

    /// What a phrase says.
    pub fn of(&self, phrase: Phrase) -> impl Iterator<Item = &str> {
        self.words.iter().map(move |words| words.of(phrase).as_str())
    }
}

/// What stands on a line by itself.
const HEADINGS: [Phrase; 11] = [
    Phrase::FormKind,
    Phrase::FormIntro,
    Phrase::FormAboutYou,
    Phrase::FormKeep,
    Phrase::FormWhy,
    Phrase::FormThisArea,
    Phrase::FormAddTo,
    Phrase::FormMarkdownTick,
    Phrase::FormMarkdownAdd,
    Phrase::FormMarkdownDiscuss,
    Phrase::FormMarkdownPointTo,
];
