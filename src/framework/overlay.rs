//! An overlay: local additions laid over a framework, in a file of their own, so that they outlive a new version of it. It is
//! applied to the base as that would be written down; the result then passes the same checks as any framework file.

use std::collections::{HashMap, HashSet};

use super::build::build;
use super::check::{Check, Checked, is_fit_for_id};
use super::file::{
    AreaAddition, AreaFile, FrameworkFile, OVERLAY_FORMAT, OVERLAY_VERSION, OverlayFile, PhaseAddition, PhaseFile,
    to_file,
};
use super::format::format_problem;
use super::hide::{Listed, Retired, hide};
use super::model::{Framework, Overlay};
use crate::hint::Hint;
use crate::problem::{Code, Path, Problem, add, any_fault};

use crate::input::{List, Reading, entries};

/// Checks an overlay, and lays it over the base that it names.
pub(super) fn read(found: Reading<OverlayFile>, base: impl FnOnce(&str) -> Option<Framework>) -> Checked {
    let Reading { value: Some(mut file), mut problems, .. } = found else {
        return Checked { framework: None, problems: found.problems };
    };
    if let Some(problem) = format_problem(file.format.as_deref(), OVERLAY_FORMAT, OVERLAY_VERSION) {
        return Checked { framework: None, problems: vec![problem] };
    }
    let top = Path::default();
    let mut head = Check::after(&problems);
    let overlay = Overlay {
        id: head.id(file.id.as_ref(), &top),
        version: head.text(file.version.as_ref(), &top, "version"),
        title: file.title.as_deref().unwrap_or_default().trim().to_owned(),
    };
    let base_id = head.text(file.base.as_ref(), &top, "base");
    problems.append(&mut head.problems);
    if base_id.is_empty() {
        return Checked { framework: None, problems };
    }
    // An id that can't be one names no file.
    let Some(base) = Some(&base_id).filter(|id| is_fit_for_id(id)).and_then(|id| base(id)) else {
        let message = format!("there is no framework {base_id} to lay this over");
        let hint = format!(
            "the bundled framework is ics-engagement; another one is looked for in {base_id}.yaml, beside this file"
        );
        problems.push(Problem::fault(Code::UnknownBase, top.key("base"), message).hint(hint));
        return Checked { framework: None, problems };
    };
    let mut laying = Laying {
        file: to_file(&base),
        base: &base,
        places: HashMap::new(),
        phases: HashMap::new(),
        areas: HashMap::new(),
        local: HashSet::new(),
        problems,
    };
    laying.problems.extend(hide(&mut laying.file, &base, &file.hide));
    let listed = Listed {
        roles: file.hide_roles.take(),
        communities: file.hide_communities.take(),
        duties: file.hide_duties.take(),
    };
    laying.add(file);
    laying.check();
    let Laying { file, local, mut problems, .. } = laying;
    let retired = Retired::of(&base, &listed, &mut problems);
    let framework = (!any_fault(&problems)).then(|| {
        let mut framework = build(file);
        framework.overlay = Some(overlay);
        retired.mark(&mut framework);
        for area in &mut framework.areas {
            for item in &mut area.items {
                item.is_local = local.contains(&format!("{}.{}", area.id, item.id));
            }
        }
        framework
    });
    Checked { framework, problems }
}

/// An overlay on its way over the base.
struct Laying<'b> {
    base: &'b Framework,
    /// The base as it would be written down, with what has been laid over it so far.
    file: FrameworkFile,
    /// Where in the overlay stands what is now in `file`.
    places: HashMap<Path, Path>,
    /// Phases of `file` by id.
    phases: HashMap<String, usize>,
    /// Areas of `file` by id: phase and place.
    areas: HashMap<String, (usize, usize)>,
    /// Full ids of the items that the overlay adds.
    local: HashSet<String>,
    problems: Vec<Problem>,
}

impl Laying<'_> {
    fn fault(&mut self, code: Code, path: &Path, message: String, hint: impl Into<Hint>) {
        add(&mut self.problems, Problem::fault(code, path.clone(), message).hint(hint));
    }

    /// Puts the additions in: at the end of the list, the level, the area or the phase that they belong to.
    fn add(&mut self, overlay: OverlayFile) {
        self.index();
        let OverlayFile { roles, communities, duties, glossary, phases, .. } = overlay;
        extend(&mut self.file.roles, roles);
        self.note_places("communities", length(&self.file.communities), length(&communities));
        extend(&mut self.file.communities, communities);
        self.note_places("duties", length(&self.file.duties), length(&duties));
        extend(&mut self.file.duties, duties);
        for (term, meaning) in glossary.into_iter().flatten() {
            let place = Path::default().key("glossary").key(&term);
            if self.file.glossary.get_or_insert_default().insert(term.clone(), meaning).is_some() {
                let message = format!("{term} is explained in the base already");
                self.fault(Code::BaseText, &place, message, "reword it with a wording pack");
            }
            self.places.insert(place.clone(), place);
        }
        for (index, phase) in phases.into_iter().flatten().enumerate() {
            if let Some(phase) = phase {
                self.phase(phase, &Path::default().key("phases").index(index));
            }
        }
    }

    /// Notes where in the overlay the entries stand that come after the base's own in a list of this key.
    fn note_places(&mut self, key: &str, before: usize, added: usize) {
        let list = Path::default().key(key);
        self.places.extend((0..added).map(|index| (list.index(before + index), list.index(index))));
    }

    /// Notes where each phase and area of `file` stands.
    fn index(&mut self) {
        for (number, phase) in entries(&self.file.phases) {
            self.phases.extend(phase.id.clone().map(|id| (id, number)));
            for (place, area) in entries(&phase.areas) {
                self.areas.extend(area.id.clone().map(|id| (id, (number, place))));
            }
        }
    }

    fn phase(&mut self, addition: PhaseAddition, here: &Path) {
        let PhaseAddition { id, name, aim, areas } = addition;
        let known = id.as_ref().and_then(|id| self.phases.get(id).copied());
        let index = known.unwrap_or_else(|| phases_of(&mut self.file).len());
        let merged = Path::default().key("phases").index(index);
        if known.is_some_and(|_| id.as_ref().is_some_and(|id| self.base.phase(id).is_some())) {
            self.base_texts(&[("name", &name), ("aim", &aim)], here);
        } else if known.is_some() {
            self.twice(id.as_deref(), here);
        } else {
            if let Some(taken) =
                id.as_deref().filter(|id| self.base.phase(id).is_some() || self.base.area(id).is_some())
            {
                let message = format!("the base has a phase or an area {taken} already, or it is hidden");
                self.fault(Code::DuplicateId, &here.key("id"), message, "give this phase another id");
            }
            self.phases.extend(id.clone().map(|id| (id, index)));
            phases_of(&mut self.file).push(Some(PhaseFile { id, name, aim, areas: None }));
            self.places.insert(merged.clone(), here.clone());
        }
        for (place, area) in areas.into_iter().flatten().enumerate() {
            if let Some(area) = area {
                self.area(area, index, &merged.key("areas"), &here.key("areas").index(place));
            }
        }
    }

    fn area(&mut self, addition: AreaAddition, phase: usize, merged: &Path, here: &Path) {
        let AreaAddition { id, name, summary, why, replaces, since, revised, evidence, discuss, checklist } = addition;
        let Some(Some(into)) = phases_of(&mut self.file).get_mut(phase) else { return };
        let areas = into.areas.get_or_insert_default();
        let known = id.as_ref().and_then(|id| self.areas.get(id).copied()).filter(|(found, _)| *found == phase);
        let index = known.map_or(areas.len(), |(_, place)| place);
        let merged = merged.index(index);
        let since_all = since.clone().filter(|_| known.is_some());
        let revised_all = revised.clone().filter(|_| known.is_some());
        if known.is_none() {
            areas.push(Some(AreaFile {
                id: id.clone(),
                name,
                summary,
                why,
                replaces,
                since,
                revised,
                ..AreaFile::default()
            }));
            self.places.insert(merged.clone(), here.clone());
            self.new_area_id(id.as_deref(), here);
            self.areas.extend(id.clone().map(|id| (id, (phase, index))));
        } else if id.as_ref().is_some_and(|id| self.base.area(id).is_none()) {
            self.twice(id.as_deref(), here);
        } else {
            let replaces = replaces.map(|_| String::new());
            self.base_texts(&[("name", &name), ("summary", &summary), ("why", &why), ("replaces", &replaces)], here);
        }
        let Some(area) = area_of(&mut self.file, phase, index) else { return };
        extend(&mut area.evidence, evidence);
        extend(&mut area.discuss, discuss);
        for (level, mut items) in checklist.into_iter().flatten() {
            for item in items.iter_mut().flatten().flatten() {
                item.since = item.since.take().or_else(|| since_all.clone());
                item.revised = item.revised.take().or_else(|| revised_all.clone());
            }
            let (merged, here) = (merged.key("checklist").key(&level), here.key("checklist").key(&level));
            let Some(area) = area_of(&mut self.file, phase, index) else { return };
            let list = area.checklist.get_or_insert_default().entry(level).or_default();
            let before = list.as_ref().map_or(0, Vec::len);
            let ids: Vec<Option<String>> =
                items.iter().flatten().map(|item| item.as_ref().and_then(|item| item.id.clone())).collect();
            extend(list, items);
            self.items(id.as_deref(), &ids, before, &merged, &here);
        }
    }

    /// Notes where the items of a level came from, after the `before` that stood there, and refuses ids that the base has.
    fn items(&mut self, area: Option<&str>, ids: &[Option<String>], before: usize, merged: &Path, here: &Path) {
        if before == 0 {
            self.places.insert(merged.clone(), here.clone());
        }
        let base = area.and_then(|area| self.base.area(area));
        let taken: HashSet<String> =
            base.iter().flat_map(|base| &base.items).map(|item| item.id.to_ascii_lowercase()).collect();
        for (index, id) in ids.iter().enumerate() {
            let here = here.index(index);
            self.places.insert(merged.index(before + index), here.clone());
            let (Some(area), Some(id)) = (area, id) else { continue };
            self.local.insert(format!("{area}.{id}"));
            if taken.contains(&id.to_ascii_lowercase()) {
                let message = format!("area {area} of the base has an item {id} already");
                let hint = "give it an id with letters of your own, such as LOCAL1";
                self.fault(Code::DuplicateId, &here.key("id"), message, hint);
            }
        }
    }

    /// Refuses a second entry for something of the overlay's own.
    fn twice(&mut self, id: Option<&str>, here: &Path) {
        let message = format!("{} stands in this overlay twice", id.unwrap_or_default());
        self.fault(Code::DuplicateId, &here.key("id"), message, "put all of it under one of the two");
    }

    /// Refuses the id of a new area that the base uses elsewhere.
    fn new_area_id(&mut self, id: Option<&str>, here: &Path) {
        let Some(id) = id else { return };
        let elsewhere = self.base.area(id).map(|area| &self.base[area.phase].id);
        if let Some(phase) = elsewhere {
            let message = format!("area {id} belongs to phase {phase} of the base, or is hidden");
            self.fault(
                Code::DuplicateId,
                &here.key("id"),
                message,
                "put it under that phase, or give a new area another id",
            );
        } else if self.base.phase(id).is_some() {
            let message = format!("the base has a phase {id} already");
            self.fault(Code::DuplicateId, &here.key("id"), message, "give this area another id");
        }
    }

    /// Refuses new texts for what is the base's own.
    fn base_texts(&mut self, texts: &[(&str, &Option<String>)], here: &Path) {
        for (key, _) in texts.iter().filter(|(_, text)| text.is_some()) {
            let message = format!("this {key} is the base's own");
            self.fault(
                Code::BaseText,
                &here.key(*key),
                message,
                "remove the line; a wording pack can change the base's texts",
            );
        }
    }

    /// Holds the whole to the rules of a framework; problems get the places of the overlay.
    fn check(&mut self) {
        let merged: HashMap<&Path, &Path> = self.places.iter().map(|(merged, here)| (here, merged)).collect();
        let here = |problem: &Problem| {
            let path = moved(problem.path()?, |prefix| merged.get(prefix).copied())?;
            Some(Problem { place: path.into(), ..problem.clone() })
        };
        let known: Vec<Problem> = self.problems.iter().filter_map(here).collect();
        let mut check = Check::after(&known);
        check.is_laid_over = true;
        check.framework(&self.file);
        let mut seen: HashSet<(Code, Path)> =
            self.problems.iter().filter_map(|problem| Some((problem.code, problem.path()?.clone()))).collect();
        for mut problem in check.problems {
            let path = match problem.path().and_then(|path| moved(path, |prefix| self.places.get(prefix))) {
                Some(path) => path,
                // Of the base alone; its own check warns of it.
                None if problem.code == Code::EmptyLevel => continue,
                None if problem.code == Code::Missing => Path::default().key("hide"),
                None => Path::default(),
            };
            problem.place = path.clone().into();
            if seen.insert((problem.code, path)) {
                self.problems.push(problem);
            }
        }
    }
}

fn phases_of(file: &mut FrameworkFile) -> &mut Vec<Option<PhaseFile>> {
    file.phases.get_or_insert_default()
}

fn area_of(file: &mut FrameworkFile, phase: usize, area: usize) -> Option<&mut AreaFile> {
    phases_of(file).get_mut(phase)?.as_mut()?.areas.as_mut()?.get_mut(area)?.as_mut()
}

/// The path with its longest known beginning replaced.
fn moved<'p>(path: &Path, known: impl Fn(&Path) -> Option<&'p Path>) -> Option<Path> {
    let mut beginning = path.clone();
    while !beginning.0.is_empty() {
        if let Some(found) = known(&beginning) {
            return Some(Path([&found.0[..], &path.0[beginning.0.len()..]].concat()));
        }
        beginning.0.pop();
    }
    None
}

fn length<T>(list: &List<T>) -> usize {
    list.as_ref().map_or(0, Vec::len)
}

fn extend<T>(list: &mut List<T>, more: List<T>) {
    if let Some(more) = more {
        list.get_or_insert_default().extend(more);
    }
}
