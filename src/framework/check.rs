//! From the file to the model: every rule a framework file has to keep, and every breach of them found in one go.

use std::collections::{HashMap, HashSet};

use super::file::{AreaFile, FORMAT, FORMAT_VERSION, FrameworkFile, ItemFile, LevelFile, PhaseFile};
use super::model::{Area, Community, Framework, Item, Level, Phase, Source};
use crate::problem::{Path, Problem, any_fault};
use crate::words;
use crate::yaml::{self, Reading, entries, keyed};

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

/// Reads and checks a framework file.
pub fn read(bytes: &[u8]) -> Checked {
    let Reading { value, mut problems, .. } = yaml::read::<FrameworkFile>(bytes);
    let mut framework = None;
    if let Some(file) = value {
        match format_problem(file.format.as_deref(), FORMAT, FORMAT_VERSION) {
            // What else is odd in a file of another kind is of no use to anyone.
            Some(problem) => problems = vec![problem],
            None => {
                let misfits = problems.iter().map(|problem| problem.path.clone()).collect();
                let mut check = Check { problems: Vec::new(), misfits, seen: HashMap::new() };
                let model = check.framework(&file);
                problems.append(&mut check.problems);
                framework = Some(model).filter(|_| !any_fault(&problems));
            }
        }
    }
    if !problems.is_empty() {
        yaml::locate(bytes, &mut problems);
        problems.sort_by_key(|problem| problem.line);
    }
    Checked { framework, problems }
}

/// The model of a file that is known to be right; what is wrong all the same, if anything.
pub(super) fn model(file: &FrameworkFile) -> Result<Framework, Vec<Problem>> {
    let mut check = Check { problems: Vec::new(), misfits: HashSet::new(), seen: HashMap::new() };
    let model = check.framework(file);
    if any_fault(&check.problems) { Err(check.problems) } else { Ok(model) }
}

struct Check {
    problems: Vec<Problem>,
    /// Places whose value had the wrong kind: already reported, so not missing.
    misfits: HashSet<Path>,
    /// Where each id of a phase or area was first used. They share one namespace: a scope may name either.
    seen: HashMap<String, Path>,
}

impl Check {
    fn fault(&mut self, code: &'static str, path: &Path, message: impl Into<String>, hint: impl Into<String>) {
        self.problems.push(Problem::fault(code, path.clone(), message).hint(hint));
    }

    fn framework(&mut self, file: &FrameworkFile) -> Framework {
        let top = Path::default();
        let id = self.id(file.id.as_ref(), &top);
        let version = self.text(file.version.as_ref(), &top, "version");
        let title = self.text(file.title.as_ref(), &top, "title");
        let source = file.source.as_ref().map(|source| Source {
            publisher: trimmed(source.publisher.as_ref()),
            title: trimmed(source.title.as_ref()),
            published: trimmed(source.published.as_ref()),
            note: trimmed(source.note.as_ref()),
        });
        let levels = self.levels(file);
        let roles = entries(&file.roles).map(|(_, role)| role.trim().to_owned()).collect();
        let communities = self.communities(file);
        let glossary = self.glossary(file);
        let mut phases = Vec::new();
        let mut areas = Vec::new();
        for (index, phase) in entries(&file.phases) {
            let place = top.key("phases").index(index);
            phases.push(self.phase(phase, &place, phases.len(), &levels, &mut areas));
        }
        if phases.is_empty() {
            self.fault("missing", &top.key("phases"), "there are no phases", "add at least one phase with an area");
        }
        Framework {
            id,
            version,
            title,
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
        for (index, LevelFile { id, name, meaning }) in entries(&file.levels) {
            let here = place.index(index);
            let id = self.id(id.as_ref(), &here);
            if id == "none" {
                self.fault(
                    "bad-id",
                    &here.key("id"),
                    "a level can't have the id none",
                    "none is what files call a rating below the first level; choose another id",
                );
            }
            if !id.is_empty() && levels.iter().any(|level| level.id == id) {
                self.fault(
                    "duplicate-id",
                    &here.key("id"),
                    format!("there are two levels {id}"),
                    "give one of them another id",
                );
            }
            levels.push(Level {
                id,
                name: self.text(name.as_ref(), &here, "name"),
                meaning: trimmed(meaning.as_ref()),
            });
        }
        if !LEVELS.contains(&levels.len()) {
            let message = format!(
                "a framework has {} to {} levels, and this one has {}",
                LEVELS.start(),
                LEVELS.end(),
                levels.len()
            );
            self.fault("levels", &place, message, "list them lowest first");
        }
        levels
    }

    fn communities(&mut self, file: &FrameworkFile) -> Vec<Community> {
        let place = Path::default().key("communities");
        let mut communities: Vec<Community> = Vec::new();
        for (index, community) in entries(&file.communities) {
            let here = place.index(index);
            let id = self.id(community.id.as_ref(), &here);
            if !id.is_empty() && communities.iter().any(|other| other.id == id) {
                self.fault(
                    "duplicate-id",
                    &here.key("id"),
                    format!("there are two communities {id}"),
                    "give one of them another id",
                );
            }
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
                    "missing",
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
        number: usize,
        levels: &[Level],
        areas: &mut Vec<Area>,
    ) -> Phase {
        let id = self.unique_id(file.id.as_ref(), place, "phase");
        let first = areas.len();
        for (index, area) in entries(&file.areas) {
            let area = self.area(area, &place.key("areas").index(index), number, levels);
            areas.push(area);
        }
        if areas.len() == first {
            self.fault(
                "missing",
                &place.key("areas"),
                format!("phase {id} has no areas"),
                "add an area, or remove the phase",
            );
        }
        Phase {
            id,
            name: self.text(file.name.as_ref(), place, "name"),
            aim: trimmed(file.aim.as_ref()),
            areas: first..areas.len(),
        }
    }

    fn area(&mut self, file: &AreaFile, place: &Path, phase: usize, levels: &[Level]) -> Area {
        let id = self.unique_id(file.id.as_ref(), place, "area");
        let mut items: Vec<(Item, &ItemFile, Path)> = Vec::new();
        let checklist = place.key("checklist");
        for name in file.checklist.iter().flat_map(indexmap::IndexMap::keys) {
            if !levels.iter().any(|level| level.id == *name) {
                let known: Vec<&str> = levels.iter().map(|level| level.id.as_str()).collect();
                let hint = words::nearest(name, known.iter().copied()).map_or_else(
                    || format!("the levels are {}", words::list(&known)),
                    |near| format!("did you mean {near}?"),
                );
                self.fault("unknown-level", &checklist.key(name), format!("there is no level {name}"), hint);
            }
        }
        for (level, Level { id: level_id, name, .. }) in levels.iter().enumerate() {
            if levels[..level].iter().any(|earlier| earlier.id == *level_id) {
                continue;
            }
            let here = checklist.key(level_id);
            let before = items.len();
            if let Some(list) = file.checklist.as_ref().and_then(|checklist| checklist.get(level_id)) {
                for (index, item) in entries(list) {
                    let place = here.index(index);
                    items.push((self.item(item, &place, level), item, place));
                }
            }
            if items.len() == before {
                let message = format!("area {id} has no item at {name}");
                self.problems.push(
                    Problem::warning("empty-level", here, message)
                        .hint("the level is passed over in this area; nothing to do if that is meant"),
                );
            }
        }
        if items.is_empty() {
            self.fault(
                "missing",
                &checklist,
                format!("area {id} has no items"),
                "an area needs at least one item to be rated",
            );
        }
        self.item_ids(&id, &items);
        let mut items = self.covers(&id, items);
        close_covers(&mut items);
        Area {
            name: self.text(file.name.as_ref(), place, "name"),
            id,
            phase,
            summary: trimmed(file.summary.as_ref()),
            why: trimmed(file.why.as_ref()),
            evidence: entries(&file.evidence).map(|(_, text)| text.trim().to_owned()).collect(),
            discuss: entries(&file.discuss).map(|(_, text)| text.trim().to_owned()).collect(),
            items,
        }
    }

    fn item(&mut self, file: &ItemFile, place: &Path, level: usize) -> Item {
        Item {
            id: self.id(file.id.as_ref(), place),
            text: self.text(file.text.as_ref(), place, "text"),
            level,
            covered_by: Vec::new(),
            covers: Vec::new(),
            replaces: entries(&file.replaces).map(|(_, id)| id.clone()).collect(),
        }
    }

    fn item_ids(&mut self, area: &str, items: &[(Item, &ItemFile, Path)]) {
        let mut seen = HashSet::new();
        for (item, _, place) in items {
            if !item.id.is_empty() && !seen.insert(&item.id) {
                self.fault(
                    "duplicate-id",
                    &place.key("id"),
                    format!("area {area} has two items {}", item.id),
                    "give one of them another id",
                );
            }
        }
    }

    /// Resolves `covers` to places, refusing what is unknown or doesn't point to a lower level.
    fn covers(&mut self, area: &str, items: Vec<(Item, &ItemFile, Path)>) -> Vec<Item> {
        let known: Vec<(String, usize)> = items.iter().map(|(item, ..)| (item.id.clone(), item.level)).collect();
        let mut resolved = Vec::with_capacity(items.len());
        for (mut item, file, place) in items {
            for (index, target) in entries(&file.covers) {
                let here = place.key("covers").index(index);
                match known.iter().position(|(id, _)| id == target) {
                    None => {
                        let hint = words::nearest(target, known.iter().map(|(id, _)| id.as_str())).map_or_else(
                            || "an item can cover items of its own area only".to_owned(),
                            |near| format!("did you mean {near}?"),
                        );
                        self.fault("unknown-item", &here, format!("area {area} has no item {target}"), hint);
                    }
                    Some(found) if known[found].1 >= item.level => {
                        let message = format!("{} covers {target}, which is not at a lower level", item.id);
                        self.fault("covers-direction", &here, message, "an item can only cover items of lower levels");
                    }
                    Some(found) if item.covers.contains(&found) => {
                        self.fault("duplicate-id", &here, format!("{target} is listed twice"), "remove one of the two");
                    }
                    Some(found) => item.covers.push(found),
                }
            }
            resolved.push(item);
        }
        resolved
    }

    fn unique_id(&mut self, id: Option<&String>, place: &Path, what: &str) -> String {
        let id = self.id(id, place);
        if id.is_empty() {
            return id;
        }
        if let Some(first) = self.seen.get(&id) {
            let message = format!("the id {id} of this {what} is already in use at {first}");
            self.fault("duplicate-id", &place.key("id"), message, "phases and areas need different ids");
        } else {
            self.seen.insert(id.clone(), place.clone());
        }
        id
    }

    /// An id: letters, digits, `-` and `_`.
    fn id(&mut self, id: Option<&String>, place: &Path) -> String {
        let id = self.text(id, place, "id");
        let fits = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
        if !id.chars().all(fits) || id.len() > LONGEST_ID {
            let message = format!("{id} can't be an id");
            self.fault("bad-id", &place.key("id"), message, format!("use up to {LONGEST_ID} letters, digits, - and _"));
        }
        id
    }

    /// A text that has to be there.
    fn text(&mut self, text: Option<&String>, place: &Path, key: &str) -> String {
        let text = trimmed(text);
        if text.is_empty() && !self.misfits.contains(&place.key(key)) {
            self.fault("missing", &place.key(key), format!("{key} is missing"), format!("add {key}: and a text"));
        }
        text
    }
}

fn trimmed(text: Option<&String>) -> String {
    text.map(|text| text.trim().to_owned()).unwrap_or_default()
}

/// What is wrong with a `format` line such as `thrive-framework/1`, if anything.
pub fn format_problem(found: Option<&str>, format: &str, known: u32) -> Option<Problem> {
    let place = Path::default().key("format");
    let expected = format!("{format}/{known}");
    let Some(found) = found else {
        let message = format!("there is no format line, so this may not be a {format} file");
        return Some(
            Problem::fault("format", place, message)
                .hint(format!("a file of this kind starts with format: {expected}")),
        );
    };
    if found == expected {
        return None;
    }
    let version = found
        .strip_prefix(format)
        .and_then(|rest| rest.strip_prefix('/'))
        .and_then(|version| version.parse::<u32>().ok());
    Some(match version {
        Some(version) if version > known => Problem::fault(
            "newer-format",
            place,
            format!("the file is in format {found}, made by a newer thrive; this one knows {expected}"),
        )
        .hint("use the newer thrive; the file was not changed"),
        _ => Problem::fault("format", place, format!("the format is {found}, and {expected} is expected"))
            .hint("check that this is the file you meant"),
    })
}

/// Works out `covered_by` of every item: all items that reach it through `covers`, at whatever distance.
fn close_covers(items: &mut [Item]) {
    for from in 0..items.len() {
        let mut reached = HashSet::new();
        let mut open = items[from].covers.clone();
        while let Some(place) = open.pop() {
            if reached.insert(place) {
                open.extend(&items[place].covers);
            }
        }
        for place in reached {
            items[place].covered_by.push(from);
        }
    }
}
