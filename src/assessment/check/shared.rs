//! What all parts of the check share: what was found so far, and the rules for single values.

use std::collections::HashSet;

use jiff::civil::Date;

use super::super::file::day;
use super::super::word::Word;
use super::super::written::Id;
use crate::framework::{Area, Framework, ItemIndex};
use crate::hint::{CommandLine, Hint};
use crate::input::{List, entries};
use crate::problem::{Code, Here, Path, Problem, add};
use crate::words;

/// A check under way.
pub(super) struct Check<'f> {
    pub(super) framework: &'f Framework,
    /// The answers were given to another version: what the framework doesn't know has been known once, and is no slip.
    pub(super) is_other_version: bool,
    pub(super) problems: Vec<Problem>,
    /// The paths of values of the wrong kind: those are reported already, and not missing.
    misfits: Vec<Path>,
}

impl<'f> Check<'f> {
    /// A check of a file about which reading has told this.
    pub(super) fn new(framework: &'f Framework, told: &[Problem]) -> Self {
        Self {
            framework,
            is_other_version: false,
            problems: Vec::new(),
            misfits: told.iter().filter_map(Problem::path).cloned().collect(),
        }
    }

    pub(super) fn fault(&mut self, code: Code, here: &Here, message: impl Into<String>, hint: impl Into<Hint>) {
        add(&mut self.problems, Problem::fault(code, here, message).hint(hint));
    }

    /// Whether the value here is of the wrong kind.
    pub(super) fn is_misfit(&self, here: &Here) -> bool {
        !self.misfits.is_empty() && self.misfits.contains(&here.path())
    }

    /// Whether the value here, or one that it should be inside of, is of the wrong kind.
    pub(super) fn is_in_misfit(&self, here: &Here) -> bool {
        let path = here.path();
        self.misfits.iter().any(|misfit| path.0.starts_with(&misfit.0))
    }

    pub(super) fn unknown_area(&mut self, id: &str, here: &Here) {
        if self.is_other_version {
            return;
        }
        let known = self.framework.areas().iter().map(|area| area.id.as_str());
        let hint = words::guess(self.problems.len(), id, known).map_or_else(
            || Hint::from("see ").and(CommandLine::thrive(&["framework", "show"])),
            |near| format!("did you mean {near}?").into(),
        );
        self.fault(Code::UnknownArea, here, format!("the framework has no area {id}"), hint);
    }

    /// The item of the area with this id, which is reported if there is none. Of an area that is unknown itself nothing more need be
    /// said.
    pub(super) fn item<'i>(&mut self, id: &'i str, area: Option<&Area>, here: &Here) -> Id<'i, ItemIndex> {
        let index = area.and_then(|area| area.item(id)).map(|item| item.index);
        if let Some(area) = area.filter(|_| index.is_none() && !self.is_other_version) {
            self.unknown_item(id, area, here);
        }
        Id { index, text: id }
    }

    fn unknown_item(&mut self, id: &str, area: &Area, here: &Here) {
        let known = || area.items.iter().map(|item| item.id.as_str());
        let hint = match words::guess(self.problems.len(), id, known()) {
            Some(near) if id.trim() == near => format!("did you mean {near}, without the no-break space? See "),
            Some(near) => format!("did you mean {near}? See "),
            None => "see ".to_owned(),
        };
        let hint = Hint::from(hint).and(CommandLine::thrive(&["framework", "show", "--area", &area.id]));
        self.fault(Code::UnknownItem, here, format!("area {} has no item {id}", area.id), hint);
    }

    /// The entries of a list, each of which may stand there once.
    pub(super) fn each_once(&mut self, list: &List<String>, here: &Here) -> Vec<String> {
        let mut once: Vec<String> = Vec::new();
        let mut seen = HashSet::new();
        for (index, entry) in entries(list) {
            if seen.insert(entry) {
                once.push(entry.clone());
            } else {
                self.listed_twice(entry, &here.index(index));
            }
        }
        once
    }

    pub(super) fn listed_twice(&mut self, entry: &str, here: &Here) {
        self.fault(Code::DuplicateId, here, format!("{entry} is listed twice"), "remove one of the two");
    }

    /// A text that has to be there; if it isn't, that is reported.
    pub(super) fn text(&mut self, text: Option<&String>, here: &Here, key: &str) -> Option<String> {
        self.needed(text, here, key).map(str::to_owned)
    }

    /// The same where it stands in the file.
    pub(super) fn needed<'i>(&mut self, text: Option<&'i String>, here: &Here, key: &str) -> Option<&'i str> {
        let here = here.key(key);
        let found = trimmed(text);
        if found.is_none() && !self.is_in_misfit(&here) {
            self.fault(Code::Missing, &here, format!("{key} is missing"), format!("add {key}: and a text"));
        }
        found
    }

    pub(super) fn word<W: Word>(&mut self, text: Option<&String>, here: &Here, key: &str) -> Option<W> {
        let text = trimmed(text)?;
        let word = W::from_id(&text.to_lowercase());
        if word.is_none() {
            let known: Vec<&str> = W::ALL.iter().map(|(_, id, _)| *id).collect();
            let hint = words::nearest(text, known.iter().copied())
                .map_or_else(|| format!("it can be {}", words::any_of(&known)), |near| format!("did you mean {near}?"));
            self.fault(Code::UnknownWord, &here.key(key), format!("{key} can't be {text}"), hint);
        }
        word
    }

    /// A day under its name of today, or under that of earlier files.
    pub(super) fn date_or_on(&mut self, date: Option<&String>, on: Option<&String>, here: &Here) -> Option<Date> {
        if date.is_some() && on.is_some() {
            let message = "on is the earlier name of date, and both stand here";
            self.fault(Code::DuplicateKey, &here.key("on"), message, "keep date, and remove on");
        }
        self.date(date.or(on), here, if date.is_some() { "date" } else { "on" })
    }

    pub(super) fn date(&mut self, text: Option<&String>, here: &Here, key: &str) -> Option<Date> {
        let text = trimmed(text)?;
        let date = day(text);
        if date.is_none() {
            self.fault(
                Code::Date,
                &here.key(key),
                format!("{text} is not a date"),
                match words::day(text) {
                    Ok(meant) if day(&meant.to_string()).is_some() => format!("write {meant}"),
                    Ok(_) => "write a year between 1948 and 2199, for example 2026-02-28".to_owned(),
                    Err(why) => why,
                },
            );
        }
        date
    }
}

/// The text without blanks around it; nothing if there is nothing else.
pub(super) fn some_text(text: Option<&String>) -> Option<String> {
    trimmed(text).map(str::to_owned)
}

/// The same where it stands in the file.
pub(super) fn trimmed(text: Option<&String>) -> Option<&str> {
    text.map(|text| text.trim()).filter(|text| !text.is_empty())
}

pub(super) fn plain_texts(list: &List<String>) -> Vec<String> {
    entries(list).filter_map(|(_, text)| some_text(Some(text))).collect()
}
