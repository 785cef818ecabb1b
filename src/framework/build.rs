//! From the shape of a framework file to the model. The file has passed its checks: what they refuse is not looked at again
//! here.

use std::sync::Arc;

use super::check::Check;
use super::file::{AreaFile, FrameworkFile, ItemFile, PhaseFile};
use super::index::{AreaIndex, ItemIndex, LevelIndex, PhaseIndex};
use super::model::{Area, Community, Duty, Framework, Item, Level, Phase, Role, Source};
use crate::ids::{Language, Worded};
use crate::input::List;
use crate::own_words::OwnWords;

/// The framework that a valid file describes.
pub(super) fn build(file: FrameworkFile) -> Framework {
    let language = Arc::new(Check::default().language(file.language.as_ref(), file.direction.as_ref()));
    let source = file.source.unwrap_or_default();
    let levels = in_order(file.levels).enumerate().map(|(index, level)| Level {
        index: LevelIndex::new(index),
        id: trimmed(level.id),
        name: worded(level.name, &language),
        meaning: worded(level.meaning, &language),
    });
    let levels: Vec<Level> = levels.collect();
    let communities = in_order(file.communities).map(|community| Community {
        id: trimmed(community.id),
        name: trimmed(community.name),
        group: trimmed(community.group),
        is_retired: false,
    });
    let duties =
        in_order(file.duties).map(|duty| Duty { id: trimmed(duty.id), name: trimmed(duty.name), is_retired: false });
    let terms = file.glossary.into_iter().flatten();
    let mut glossary: Vec<_> = terms.map(|(term, meaning)| (trimmed(Some(term)), trimmed(meaning))).collect();
    glossary.sort_by_cached_key(|(term, _)| term.to_lowercase());
    let mut areas = Vec::new();
    let phases = in_order(file.phases).enumerate();
    let phases =
        phases.map(|(index, file)| phase(file, PhaseIndex::new(index), &levels, &language, &mut areas)).collect();
    Framework {
        id: trimmed(file.id),
        version: trimmed(file.version),
        title: trimmed(file.title),
        overlay: None,
        language: (*language).clone(),
        wording: None,
        own_words: OwnWords::default(),
        source: Source {
            publisher: trimmed(source.publisher),
            title: trimmed(source.title),
            published: trimmed(source.published),
            note: worded(source.note, &language),
        },
        roles: texts(file.roles)
            .into_iter()
            .map(|name| Role { own_name: name.clone(), name, is_retired: false })
            .collect(),
        communities: communities.collect(),
        duties: duties.collect(),
        glossary,
        phases,
        areas,
        levels,
    }
}

/// A phase; its areas go to the end of `areas`.
fn phase(
    file: PhaseFile,
    index: PhaseIndex,
    levels: &[Level],
    language: &Arc<Language>,
    areas: &mut Vec<Area>,
) -> Phase {
    let first = areas.len();
    for file in in_order(file.areas) {
        let next = AreaIndex::new(areas.len());
        areas.push(area(file, next, index, levels, language));
    }
    let (name, aim) = (worded(file.name, language), worded(file.aim, language));
    Phase { index, id: trimmed(file.id), name, aim, areas: first..areas.len() }
}

fn area(file: AreaFile, index: AreaIndex, phase: PhaseIndex, levels: &[Level], language: &Arc<Language>) -> Area {
    let AreaFile { id, name, summary, why, evidence, discuss, replaces, since, revised, checklist } = file;
    let mut checklist = checklist.unwrap_or_default();
    let mut items: Vec<Item> = Vec::new();
    for level in levels {
        for file in in_order(checklist.swap_remove(&level.id).flatten()) {
            let item = item(file, [&since, &revised], level.index, language, &items);
            items.push(item);
        }
    }
    Area {
        index,
        id: trimmed(id),
        name: worded(name, language),
        phase,
        summary: worded(summary, language),
        why: worded(why, language),
        evidence: texts(evidence),
        discuss: texts(discuss),
        replaces: in_order(replaces).collect(),
        items,
    }
}

/// An item that comes after `earlier` ones. It came with the area, and its meaning changed with that, unless it says otherwise.
fn item(
    file: ItemFile,
    [since, revised]: [&Option<String>; 2],
    level: LevelIndex,
    language: &Arc<Language>,
    earlier: &[Item],
) -> Item {
    let version = |version: Option<&String>| version.map(|version| version.trim().to_owned());
    let covered = |id: String| earlier.iter().find(|item| item.id == id).map(|item| item.index);
    Item {
        index: ItemIndex::new(earlier.len()),
        id: trimmed(file.id),
        text: worded(file.text, language),
        level,
        covers: in_order(file.covers).filter_map(covered).collect(),
        replaces: in_order(file.replaces).collect(),
        since: version(file.since.as_ref().or(since.as_ref())),
        revised: version(file.revised.as_ref().or(revised.as_ref())),
        is_local: false,
    }
}

fn worded(text: Option<String>, language: &Arc<Language>) -> Worded {
    Worded::new(trimmed(text), language)
}

/// The text without blanks around it; empty if there is none.
fn trimmed(text: Option<String>) -> String {
    text.map(|text| if text.trim().len() == text.len() { text } else { text.trim().to_owned() }).unwrap_or_default()
}

/// The entries of a list, without those that are blank.
fn in_order<T>(list: List<T>) -> impl Iterator<Item = T> {
    list.into_iter().flatten().flatten()
}

fn texts(list: List<String>) -> Vec<String> {
    in_order(list).map(|text| trimmed(Some(text))).collect()
}
