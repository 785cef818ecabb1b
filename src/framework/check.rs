//! Every rule that a framework file has to keep, and every breach of them found in one go.

mod area;

use std::collections::{HashMap, HashSet};

use super::file::{FrameworkFile, LevelFile, PhaseFile};
use super::model::Framework;
use crate::hint::Hint;
use crate::ids::Language;
use crate::input::{entries, keyed};
use crate::problem::{Code, Path, Problem, add};

/// How many levels a framework may have.
const LEVELS: std::ops::RangeInclusive<usize> = 2..=9;
/// The longest id, in characters: ids become file names and column headings.
const LONGEST_ID: usize = 64;
/// What the ids of texts begin with in wording packs and of kept answers in assessments; the full id of an item begins with its area's.
const FAMILIES: [&str; 9] =
    ["action", "area", "community", "community-group", "duty", "glossary", "level", "phase", "role"];

/// What came of reading a framework file.
#[derive(Debug)]
pub struct Checked {
    /// Present if there was no fault.
    pub framework: Option<Framework>,
    /// Faults and warnings in the order of the file, with their lines.
    pub problems: Vec<Problem>,
}

#[derive(Default)]
pub(super) struct Check {
    pub(super) problems: Vec<Problem>,
    /// The paths of values of the wrong kind: those are reported already, and not missing.
    misfits: HashSet<Path>,
    /// The ids of phases and areas. They share one namespace: a scope may name either.
    seen: Seen,
    /// Whether the file is one with an overlay laid over it.
    pub(super) is_laid_over: bool,
    /// The version of the file, where items can say since when they are in it.
    version: Option<String>,
    /// The ids of all areas, with those of their items.
    items: HashMap<String, HashSet<String>>,
    /// Ids that items and areas replace, with the paths where they say so.
    former: Vec<(String, Path)>,
}

/// What checklists refer to of a level.
struct Level {
    id: String,
    name: String,
}

/// Ids that are taken, in small letters, as they were first written, and where.
type Seen = HashMap<String, (String, Path)>;

impl Check {
    /// A check of a file in which reading has found these problems already.
    pub(super) fn after(problems: &[Problem]) -> Self {
        Self { misfits: problems.iter().filter_map(Problem::path).cloned().collect(), ..Self::default() }
    }

    fn fault(&mut self, code: Code, path: &Path, message: impl Into<String>, hint: impl Into<Hint>) {
        add(&mut self.problems, Problem::fault(code, path.clone(), message).hint(hint));
    }

    /// Looks for all that is wrong in a file.
    pub(super) fn framework(&mut self, file: &FrameworkFile) {
        let top = Path::default();
        self.id(file.id.as_ref(), &top);
        let version = self.text(file.version.as_ref(), &top, "version");
        self.version = Some(version).filter(|_| !self.is_laid_over);
        self.text(file.title.as_ref(), &top, "title");
        self.language(file.language.as_ref(), file.direction.as_ref());
        let levels = self.levels(file);
        self.communities(file);
        self.duties(file);
        self.glossary(file);
        for (index, phase) in entries(&file.phases) {
            self.phase(phase, &top.key("phases").index(index), &levels);
        }
        if entries(&file.phases).next().is_none() {
            self.fault(Code::Missing, &top.key("phases"), "there are no phases", "add at least one phase with an area");
        }
        self.former_ids();
        self.areas_like_items();
    }

    /// An area can't be called like an item of another: `1.1` is either the area 1.1 or the item 1 of the area 1.
    fn areas_like_items(&mut self) {
        let is_item = |id: &str| {
            let parts = id.rsplit_once('.');
            parts.is_some_and(|(area, item)| self.items.get(area).is_some_and(|items| items.contains(item)))
        };
        let seen = self.seen.values().filter(|(id, _)| self.items.contains_key(id) && is_item(id));
        let mut alike: Vec<(String, Path)> = seen.cloned().collect();
        alike.sort_by(|one, other| one.0.cmp(&other.0));
        for (id, place) in alike {
            let message = format!("the id {id} of this area is also the full id of an item");
            self.fault(Code::DuplicateId, &place.key("id"), message, "give one of them another id");
        }
    }

    fn levels(&mut self, file: &FrameworkFile) -> Vec<Level> {
        let place = Path::default().key("levels");
        let mut levels: Vec<Level> = Vec::new();
        let mut seen = Seen::new();
        for (index, LevelFile { id, name, .. }) in entries(&file.levels) {
            let here = place.index(index);
            let id = self.id(id.as_ref(), &here);
            if id == "none" {
                self.fault(
                    Code::BadId,
                    &here.key("id"),
                    "a level can't have the id none",
                    "none is what files call a rating below the first level; choose another id",
                );
            }
            self.once(&mut seen, &id, &here, |_| format!("there are two levels {id}"));
            levels.push(Level { id, name: self.text(name.as_ref(), &here, "name") });
        }
        if !LEVELS.contains(&levels.len()) {
            if !self.misfits.contains(&place) {
                let message = format!(
                    "a framework has {} to {} levels, and this one has {}",
                    LEVELS.start(),
                    LEVELS.end(),
                    levels.len()
                );
                self.fault(Code::Levels, &place, message, "list them lowest first");
            }
            // There is nothing to hold checklists to.
            levels.clear();
        }
        levels
    }

    fn communities(&mut self, file: &FrameworkFile) {
        let place = Path::default().key("communities");
        let mut seen = Seen::new();
        for (index, community) in entries(&file.communities) {
            let here = place.index(index);
            let id = self.id(community.id.as_ref(), &here);
            self.once(&mut seen, &id, &here, |_| format!("there are two communities {id}"));
            self.text(community.name.as_ref(), &here, "name");
        }
    }

    fn duties(&mut self, file: &FrameworkFile) {
        let place = Path::default().key("duties");
        let mut seen = Seen::new();
        for (index, duty) in entries(&file.duties) {
            let here = place.index(index);
            let id = self.id(duty.id.as_ref(), &here);
            self.once(&mut seen, &id, &here, |_| format!("there are two duties {id}"));
            self.text(duty.name.as_ref(), &here, "name");
        }
    }

    fn glossary(&mut self, file: &FrameworkFile) {
        let place = Path::default().key("glossary");
        for (term, meaning) in keyed(&file.glossary) {
            if meaning.is_none_or(|meaning| meaning.trim().is_empty()) {
                self.fault(
                    Code::Missing,
                    &place.key(term),
                    format!("{term} is not explained"),
                    "say what it means, or remove the line",
                );
            }
        }
    }

    fn phase(&mut self, file: &PhaseFile, place: &Path, levels: &[Level]) {
        let id = self.unique_id(file.id.as_ref(), place, "phase");
        for (index, area) in entries(&file.areas) {
            self.area(area, &place.key("areas").index(index), levels);
        }
        if entries(&file.areas).next().is_none() {
            self.fault(
                Code::Missing,
                &place.key("areas"),
                format!("phase {id} has no areas"),
                "add an area, or remove the phase",
            );
        }
        self.text(file.name.as_ref(), place, "name");
    }

    /// What is replaced must be gone: an id is never given to something else.
    fn former_ids(&mut self) {
        for (id, place) in std::mem::take(&mut self.former) {
            let parts = id.rsplit_once('.');
            let is_item =
                parts.is_some_and(|(area, item)| self.items.get(area).is_some_and(|items| items.contains(item)));
            let is_taken = is_item || self.items.contains_key(&id);
            if is_taken {
                let message = format!("{id} is still in the framework, so nothing can replace it");
                self.fault(Code::Replaces, &place, message, "take the old one out, or remove this line");
            }
        }
    }

    /// The language and direction of the texts.
    pub(super) fn language(&mut self, tag: Option<&String>, direction: Option<&String>) -> Language {
        let top = Path::default();
        let mut language = Language::default();
        if let Some(tag) = tag.map(|tag| tag.trim()).filter(|tag| !tag.is_empty()) {
            if is_language_tag(tag) {
                tag.clone_into(&mut language.tag);
            } else {
                let hint = "write a language tag, such as en-GB, cy or ur";
                self.fault(Code::Language, &top.key("language"), format!("{tag} is not a language"), hint);
            }
        }
        match direction.map(|direction| direction.trim()) {
            None | Some("" | "ltr") => {}
            Some("rtl") => language.right_to_left = true,
            Some(other) => {
                let hint = "it can be ltr (from left to right) or rtl (from right to left)";
                self.fault(Code::UnknownWord, &top.key("direction"), format!("direction can't be {other}"), hint);
            }
        }
        language
    }

    fn unique_id(&mut self, id: Option<&String>, place: &Path, what: &str) -> String {
        let id = self.id_with_dots(id, place);
        let mut seen = std::mem::take(&mut self.seen);
        self.once(&mut seen, &id, place, |first| {
            format!("the id {id} of this {what} is already in use at {first}; phases and areas need different ids")
        });
        self.seen = seen;
        id
    }

    /// Refuses an id that is taken, or that differs from one only in capitals.
    fn once(&mut self, seen: &mut Seen, id: &str, place: &Path, twice: impl Fn(&Path) -> String) {
        if id.is_empty() {
            return;
        }
        match seen.get(&id.to_lowercase()) {
            None => {
                seen.insert(id.to_lowercase(), (id.to_owned(), place.clone()));
            }
            Some((first, there)) => {
                let message = if first == id {
                    twice(there)
                } else {
                    format!("the ids {first} and {id} differ only in capitals, and in file names that is no difference")
                };
                self.fault(Code::DuplicateId, &place.key("id"), message, "give one of them another id");
            }
        }
    }

    /// An id: letters, digits, `-` and `_`, and fit to be part of a file name on every system.
    pub(super) fn id(&mut self, id: Option<&String>, place: &Path) -> String {
        self.id_of(id, place, is_fit_for_id, "letters, digits, - and _")
    }

    /// The id of a phase or an area, which may have dots between its parts: `GV.OC-01`. An item's may not, since its full id is
    /// split at the last dot.
    fn id_with_dots(&mut self, id: Option<&String>, place: &Path) -> String {
        let id = self.id_of(id, place, is_fit_with_dots, "letters, digits, -, _ and dots between them");
        if let Some((family, _)) = id.split_once('.').filter(|(family, _)| FAMILIES.contains(family)) {
            let message = format!("{id} can't be an id: other things in files begin with {family}.");
            self.fault(Code::BadId, &place.key("id"), message, "choose another id");
        }
        id
    }

    fn id_of(&mut self, id: Option<&String>, place: &Path, is_fit: fn(&str) -> bool, letters: &str) -> String {
        let id = self.text(id, place, "id");
        if !is_fit(&id) {
            let hint = format!("use up to {LONGEST_ID} {letters}, with a letter or digit first");
            self.fault(Code::BadId, &place.key("id"), format!("{id} can't be an id"), hint);
        } else if is_device(id.split('.').next().unwrap_or_default()) {
            let message = format!("{id} can't be an id: Windows allows no file of that name");
            self.fault(Code::BadId, &place.key("id"), message, "choose another id");
        }
        id
    }

    /// A text that has to be there.
    pub(super) fn text(&mut self, text: Option<&String>, place: &Path, key: &str) -> String {
        let text = trimmed(text);
        if text.is_empty() && !self.misfits.contains(&place.key(key)) {
            self.fault(Code::Missing, &place.key(key), format!("{key} is missing"), format!("add {key}: and a text"));
        }
        text
    }
}

fn trimmed(text: Option<&String>) -> String {
    text.map(|text| text.trim().to_owned()).unwrap_or_default()
}

pub(super) fn is_fit_for_id(id: &str) -> bool {
    let fits = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
    id.len() <= LONGEST_ID && id.chars().all(fits) && !id.starts_with(['-', '_'])
}

/// Whether a text has the letters that the id of a phase or an area may have.
fn is_fit_with_dots(id: &str) -> bool {
    id.len() <= LONGEST_ID && (id.is_empty() || id.split('.').all(|part| !part.is_empty() && is_fit_for_id(part)))
}

/// Whether Windows takes a file of this name for a device.
fn is_device(id: &str) -> bool {
    let id = id.to_ascii_lowercase();
    let is_numbered = |name: &str| id.strip_prefix(name).is_some_and(|rest| matches!(rest.as_bytes(), [b'0'..=b'9']));
    matches!(id.as_str(), "con" | "prn" | "aux" | "nul") || is_numbered("com") || is_numbered("lpt")
}

/// Whether a text has the form of a language tag (BCP 47): parts of letters and digits, the first a language.
fn is_language_tag(tag: &str) -> bool {
    let is_part =
        |part: &str| (1..=8).contains(&part.len()) && part.chars().all(|letter| letter.is_ascii_alphanumeric());
    let language = tag.split('-').next().unwrap_or_default();
    tag.split('-').all(is_part) && language.len() > 1 && language.chars().all(|letter| letter.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests;
