//! The framework file as it is written down: every key optional, so that what is missing can be reported with the rest.

use indexmap::IndexMap;

use super::model::{Area, Framework, Item};
use crate::yaml::{List, filled, filled_keys, shapes};

/// The format that this program reads.
pub const FORMAT: &str = "thrive-framework";
/// The newest version of it that this program knows.
pub const FORMAT_VERSION: u32 = 1;

type Texts = Vec<Option<String>>;

shapes! {
    /// A whole framework file.
    FrameworkFile {
        format: String,
        id: String,
        version: String,
        title: String,
        source: SourceFile,
        levels: Vec<Option<LevelFile>>,
        roles: Texts,
        communities: Vec<Option<CommunityFile>>,
        glossary: IndexMap<String, Option<String>>,
        phases: Vec<Option<PhaseFile>>,
    }
    SourceFile { publisher: String, title: String, published: String, note: String, }
    LevelFile { id: String, name: String, meaning: String, }
    CommunityFile { id: String, name: String, group: String, }
    PhaseFile { id: String, name: String, aim: String, areas: Vec<Option<AreaFile>>, }
    AreaFile {
        id: String,
        name: String,
        summary: String,
        why: String,
        evidence: Texts,
        discuss: Texts,
        checklist: IndexMap<String, List<ItemFile>>,
    }
    ItemFile { id: String, text: String, covers: Texts, replaces: Texts, }
}

/// The framework in the shape of its file, for writing.
pub fn to_file(framework: &Framework) -> FrameworkFile {
    let source = framework.source();
    let phases = framework.phases().iter().map(|phase| PhaseFile {
        id: Some(phase.id.clone()),
        name: Some(phase.name.clone()),
        aim: some(&phase.aim),
        areas: filled(framework.areas()[phase.areas.clone()].iter().map(|area| area_file(framework, area)).collect()),
    });
    FrameworkFile {
        format: Some(format!("{FORMAT}/{FORMAT_VERSION}")),
        id: some(framework.id()),
        version: some(framework.version()),
        title: some(framework.title()),
        source: Some(SourceFile {
            publisher: some(&source.publisher),
            title: some(&source.title),
            published: some(&source.published),
            note: some(&source.note),
        }),
        levels: filled(
            framework
                .levels()
                .iter()
                .map(|level| LevelFile { id: some(&level.id), name: some(&level.name), meaning: some(&level.meaning) })
                .collect(),
        ),
        roles: filled(framework.roles().to_vec()),
        communities: filled(
            framework
                .communities()
                .iter()
                .map(|community| CommunityFile {
                    id: some(&community.id),
                    name: some(&community.name),
                    group: some(&community.group),
                })
                .collect(),
        ),
        glossary: filled_keys(
            framework.glossary().iter().map(|(term, meaning)| (term.clone(), some(meaning))).collect(),
        ),
        phases: filled(phases.collect()),
    }
}

impl FrameworkFile {
    /// Leaves out every area but one, and the phases without it.
    pub fn keep_area(&mut self, id: &str) {
        let phases = self.phases.iter_mut().flatten();
        for phase in phases.flatten() {
            phase.areas.iter_mut().for_each(|areas| {
                areas.retain(|area| area.as_ref().is_some_and(|area| area.id.as_deref() == Some(id)));
            });
        }
        let has_areas = |phase: &Option<PhaseFile>| {
            phase.as_ref().is_some_and(|phase| phase.areas.as_ref().is_some_and(|areas| !areas.is_empty()))
        };
        self.phases.iter_mut().for_each(|phases| phases.retain(has_areas));
    }
}

fn area_file(framework: &Framework, area: &Area) -> AreaFile {
    let item = |item: &Item| ItemFile {
        id: some(&item.id),
        text: some(&item.text),
        covers: filled(item.covers.iter().map(|place| area.items[*place].id.clone()).collect()),
        replaces: filled(item.replaces.clone()),
    };
    let level = |index: usize| filled(area.items_at(index).map(|(_, found)| item(found)).collect());
    let checklist = framework.levels().iter().enumerate().map(|(index, found)| (found.id.clone(), level(index)));
    AreaFile {
        id: some(&area.id),
        name: some(&area.name),
        summary: some(&area.summary),
        why: some(&area.why),
        evidence: filled(area.evidence.clone()),
        discuss: filled(area.discuss.clone()),
        checklist: filled_keys(checklist.filter(|(_, items)| items.is_some()).collect()),
    }
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}
