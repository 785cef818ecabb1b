//! From the shape of a file to the model: every rule a framework has to keep, and every breach of them found in one go.

mod area;

use std::collections::{HashMap, HashSet};

use super::file::{FrameworkFile, LevelFile, PhaseFile};
use super::index::{AreaIndex, LevelIndex, PhaseIndex};
use super::model::{Area, Community, Framework, Level, Phase, Source};
use crate::hint::Hint;
use crate::ids::Language;
use crate::input::{entries, keyed};
use crate::problem::{Code, Path, Problem, any_fault};

/// How many levels a framework may have.
const LEVELS: std::ops::RangeInclusive<usize> = 2..=9;
/// The longest id, in characters: ids become file names and column headings.
const LONGEST_ID: usize = 40;

/// What came of reading a framework file.
#[derive(Debug)]
pub struct Checked {
    /// Present if there was no fault.
    pub framework: Option<Framework>,
    /// Faults and warnings in the order of the file, with their lines.
    pub problems: Vec<Problem>,
}

/// The model of a file that is known to be right; what is wrong all the same, if anything.
pub(super) fn model(file: &FrameworkFile) -> Result<Framework, Vec<Problem>> {
    let mut check = Check::default();
    let model = check.framework(file);
    if any_fault(&check.problems) { Err(check.problems) } else { Ok(model) }
}

#[derive(Default)]
pub(super) struct Check {
    pub(super) problems: Vec<Problem>,
    /// Places whose value had the wrong kind: already reported, so not missing.
    misfits: HashSet<Path>,
    /// The ids of phases and areas. They share one namespace: a scope may name either.
    seen: Seen,
    /// Whether the file is one with an overlay laid over it.
    pub(super) is_laid_over: bool,
    /// The version of the file, where items can say since when they are in it.
    version: Option<String>,
    /// Ids that items and areas replace, with the places that say so.
    former: Vec<(String, Path)>,
}

/// Ids that are taken, in small letters, as they were first written, and where.
type Seen = HashMap<String, (String, Path)>;

impl Check {
    /// A check of a file in which reading has found these problems already.
    pub(super) fn after(problems: &[Problem]) -> Self {
        Self { misfits: problems.iter().filter_map(Problem::path).cloned().collect(), ..Self::default() }
    }

    fn fault(&mut self, code: Code, path: &Path, message: impl Into<String>, hint: impl Into<Hint>) {
        self.problems.push(Problem::fault(code, path.clone(), message).hint(hint));
    }

    pub(super) fn framework(&mut self, file: &FrameworkFile) -> Framework {
        let top = Path::default();
        let id = self.id(file.id.as_ref(), &top);
        let version = self.text(file.version.as_ref(), &top, "version");
        self.version = Some(version.clone()).filter(|_| !self.is_laid_over);
        let title = self.text(file.title.as_ref(), &top, "title");
        let source = file.source.as_ref().map(|source| Source {
            publisher: trimmed(source.publisher.as_ref()),
            title: trimmed(source.title.as_ref()),
            published: trimmed(source.published.as_ref()),
            note: trimmed(source.note.as_ref()),
        });
        let language = self.language(file.language.as_ref(), file.direction.as_ref());
        let levels = self.levels(file);
        let roles = entries(&file.roles).map(|(_, role)| role.trim().to_owned()).collect();
        let communities = self.communities(file);
        let glossary = self.glossary(file);
        let mut phases = Vec::new();
        let mut areas = Vec::new();
        for (index, phase) in entries(&file.phases) {
            let place = top.key("phases").index(index);
            phases.push(self.phase(phase, &place, PhaseIndex::new(phases.len()), &levels, &mut areas));
        }
        if phases.is_empty() {
            self.fault(Code::Missing, &top.key("phases"), "there are no phases", "add at least one phase with an area");
        }
        self.former_ids(&areas);
        Framework {
            id,
            version,
            title,
            overlay: None,
            language,
            wording: None,
            source: source.unwrap_or_default(),
            levels,
            roles,
            communities,
            glossary,
            phases,
            areas,
        }
    }

    fn levels(&mut self, file: &FrameworkFile) -> Vec<Level> {
        let place = Path::default().key("levels");
        let mut levels: Vec<Level> = Vec::new();
        let mut seen = Seen::new();
        for (index, LevelFile { id, name, meaning }) in entries(&file.levels) {
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
            levels.push(Level {
                index: LevelIndex::new(levels.len()),
                id,
                name: self.text(name.as_ref(), &here, "name"),
                meaning: trimmed(meaning.as_ref()),
            });
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

    fn communities(&mut self, file: &FrameworkFile) -> Vec<Community> {
        let place = Path::default().key("communities");
        let mut communities: Vec<Community> = Vec::new();
        let mut seen = Seen::new();
        for (index, community) in entries(&file.communities) {
            let here = place.index(index);
            let id = self.id(community.id.as_ref(), &here);
            self.once(&mut seen, &id, &here, |_| format!("there are two communities {id}"));
            let name = self.text(community.name.as_ref(), &here, "name");
            communities.push(Community { id, name, group: trimmed(community.group.as_ref()) });
        }
        communities
    }

    fn glossary(&mut self, file: &FrameworkFile) -> Vec<(String, String)> {
        let place = Path::default().key("glossary");
        let mut terms = Vec::new();
        for (term, meaning) in keyed(&file.glossary) {
            let meaning = trimmed(meaning);
            if meaning.is_empty() {
                self.fault(
                    Code::Missing,
                    &place.key(term),
                    format!("{term} is not explained"),
                    "say what it means, or remove the line",
                );
            }
            terms.push((term.trim().to_owned(), meaning));
        }
        terms.sort_by_key(|(term, _)| term.to_lowercase());
        terms
    }

    fn phase(
        &mut self,
        file: &PhaseFile,
        place: &Path,
        phase: PhaseIndex,
        levels: &[Level],
        areas: &mut Vec<Area>,
    ) -> Phase {
        let id = self.unique_id(file.id.as_ref(), place, "phase");
        let first = areas.len();
        for (index, area) in entries(&file.areas) {
            let next = AreaIndex::new(areas.len());
            areas.push(self.area(area, &place.key("areas").index(index), phase, next, levels));
        }
        if areas.len() == first {
            self.fault(
                Code::Missing,
                &place.key("areas"),
                format!("phase {id} has no areas"),
                "add an area, or remove the phase",
            );
        }
        Phase {
            index: phase,
            id,
            name: self.text(file.name.as_ref(), place, "name"),
            aim: trimmed(file.aim.as_ref()),
            areas: first..areas.len(),
        }
    }

    /// What is replaced must be gone: an id is never given to something else.
    fn former_ids(&mut self, areas: &[Area]) {
        let areas_with_items = areas.iter().map(|area| {
            let items: HashSet<&str> = area.items.iter().map(|item| item.id.as_str()).collect();
            (area.id.as_str(), items)
        });
        let taken: HashMap<&str, HashSet<&str>> = areas_with_items.collect();
        for (id, place) in std::mem::take(&mut self.former) {
            let is_taken = match id.rsplit_once('.') {
                Some((area, item)) => taken.get(area).is_some_and(|items| items.contains(item)),
                None => taken.contains_key(id.as_str()),
            };
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
        let id = self.id(id, place);
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
        let id = self.text(id, place, "id");
        if !is_fit_for_id(&id) {
            let message = format!("{id} can't be an id");
            let hint = format!("use up to {LONGEST_ID} letters, digits, - and _, with a letter or digit first");
            self.fault(Code::BadId, &place.key("id"), message, hint);
        } else if is_device(&id) {
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

pub(super) fn trimmed(text: Option<&String>) -> String {
    text.map(|text| text.trim().to_owned()).unwrap_or_default()
}

pub(super) fn is_fit_for_id(id: &str) -> bool {
    let fits = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
    id.len() <= LONGEST_ID && id.chars().all(fits) && !id.starts_with(['-', '_'])
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
