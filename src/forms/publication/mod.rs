//! The publisher's own form, which people fill in without any program: the publication itself, as Word, web page or Markdown file.
//!
//! It has boxes and no keys. Areas are found by what their headings say, statements by their words.

mod digests;
mod html;
mod placing;
mod sections;

use std::collections::BTreeMap;

use indexmap::IndexMap;

pub use self::html::{read_html, read_markdown};

use self::digests::statements;
use self::placing::{PlacedEntry, Placing, place};
use self::sections::{Entry, Section, joined, sections};
use super::paper::letters::start;
use super::paper::signs::mark_of;
use super::paper::{Paper, Tick};
use super::{Filled, NotRead, word};
use crate::framework::wording::{Reworded, Wording};
use crate::framework::{AreaIndex, Credit, Framework, ItemRef};
use crate::input;
use crate::problem::{Path, Place};

/// How the boxes were told apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Placed {
    /// By the words of their statements.
    pub by_wording: usize,
    /// By where they stand, as their words were nearly the statement's.
    pub by_place: usize,
}

/// A copy of the publication in a file: a Word document, a web page, or a text with or without Markdown.
///
/// # Errors
/// If it can't be read, with what to do about it.
pub fn read(bytes: &[u8]) -> Result<Paper, NotRead> {
    if bytes.starts_with(b"PK") {
        return word::read(bytes);
    }
    // The web page that the publication is on is no file of ours, and read all the same.
    let text = String::from_utf8_lossy(bytes);
    if is_page(&text) {
        return read_html(&text);
    }
    let hint = "name the publication as a Word document (.docx), a web page or Markdown";
    match input::text(bytes) {
        Ok(text) => read_markdown(&text),
        Err(problem) => Err(NotRead::new(format!("can't be read as a text: {}", problem.message), hint)),
    }
}

/// Whether a text is a web page; a comment or a line about its XML can stand before its first tag.
pub fn is_page(text: &str) -> bool {
    let start: String = text.trim_start_matches('\u{feff}').trim_start().chars().take(1024).collect();
    let start = start.to_ascii_lowercase();
    start.starts_with('<') && ["<!doctype html", "<html"].iter().any(|tag| start.contains(tag))
}

/// What is ticked in a copy of the publication. Nothing if it isn't one.
pub fn answers(paper: &Paper, framework: &Framework) -> Option<(Filled, Placed)> {
    let sections = sections(paper, framework);
    let (placings, placed) = placings(&sections, framework)?;
    let mut filled = Filled::default();
    for (area, placing) in &placings {
        fill(*area, placing, framework, &mut filled);
    }
    Some((filled, placed))
}

/// The publication's own words for a framework's texts, as a wording pack, from a copy of it: the statements, the summaries, and why
/// areas matter. Nothing if it isn't one.
pub fn wording(paper: &Paper, framework: &Framework) -> Option<(Wording, Placed)> {
    let sections = sections(paper, framework);
    let (placings, placed) = placings(&sections, framework)?;
    let mut texts = IndexMap::new();
    let mut put = |id: String, text: String| {
        if !text.is_empty() {
            let place = Place::Value { path: Path::default().key("texts").key(&id), line: None };
            texts.insert(id, Reworded { text, original: None, place });
        }
    };
    for (area, placing) in &placings {
        let id = &framework[*area].id;
        put(format!("area.{id}.summary"), tidy(&joined(&sections[area].summary)));
        put(format!("area.{id}.why"), tidy(&joined(&sections[area].why)));
        for placed in in_order(placing) {
            if let Some(item) = placed.item {
                put(framework.full_id(item), tidy(&placed.entry.text(placed.chunks)));
            }
        }
    }
    let source = framework.source();
    let name = format!("{}, in the publication's words", source.title);
    let wording = Wording {
        framework: framework.id().to_owned(),
        version: framework.version().to_owned(),
        language: None,
        credit: Credit { name, author: source.publisher.clone(), licence: String::new() },
        texts,
    };
    Some((wording, placed))
}

/// The entries at statements in the framework's order, the first at each.
fn in_order<'p, 's>(placing: &'p Placing<'s>) -> impl Iterator<Item = &'p PlacedEntry<'s>> {
    let mut first: BTreeMap<ItemRef, &PlacedEntry> = BTreeMap::new();
    for placed in &placing.placed {
        if let Some(item) = placed.item {
            first.entry(item).or_insert(placed);
        }
    }
    first.into_values()
}

/// A text without what the publication's layout has left in it: a dash before an article.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace(" by – a ", " by a ")
}

/// The areas that have boxes, with the statement of each box, if these are enough to be the publication.
type Placings<'s> = BTreeMap<AreaIndex, Placing<'s>>;

fn placings<'s>(sections: &'s BTreeMap<AreaIndex, Section>, framework: &Framework) -> Option<(Placings<'s>, Placed)> {
    // A part of the publication can have fewer areas: then the words tell.
    const LEAST_AREAS: usize = 3;
    const LEAST_STATEMENTS: usize = 5;
    let statements = statements(framework);
    let all = |is_reworded: bool| -> Placings {
        let with_boxes = sections.iter().filter(|(_, section)| section.has_boxes());
        with_boxes.map(|(area, section)| (*area, place(*area, section, &statements, is_reworded))).collect()
    };
    let count = |placings: &Placings, by_wording: bool| {
        let placed = placings.values().flat_map(|placing| &placing.placed);
        placed.filter(|placed| placed.by_wording == by_wording).count()
    };
    let mut placings = all(false);
    if count(&placings, true) == 0 {
        // Without one statement in the publication's words it is in other words altogether, such as another language.
        placings = all(true);
    }
    let placed = Placed { by_wording: count(&placings, true), by_place: count(&placings, false) };
    let is_it = placings.len() >= LEAST_AREAS || placed.by_wording >= LEAST_STATEMENTS;
    is_it.then_some((placings, placed))
}

/// What the boxes of an area say.
fn fill(area: AreaIndex, placing: &Placing, framework: &Framework, filled: &mut Filled) {
    let mut seen: BTreeMap<ItemRef, &Tick> = BTreeMap::new();
    for PlacedEntry { entry, item, chunks, .. } in &placing.placed {
        let (place, text) = (place_of(entry, area, framework), entry.text(entry.chunks.len()));
        match item {
            Some(item) => {
                match mark_of(&entry.tick) {
                    _ if seen.get(item).is_some_and(|tick| **tick != entry.tick) => {
                        filled.unclear(
                            &place,
                            Some(*item),
                            &start(&text),
                            "it stands there twice, and is not ticked alike",
                        );
                    }
                    Ok(Some(mark)) => filled.mark(*item, mark, &place),
                    Ok(None) => {}
                    Err((found, why)) => filled.unclear(&place, Some(*item), found, why),
                }
                seen.entry(*item).or_insert(&entry.tick);
            }
            None if entry.tick == Tick::No => {}
            None => filled.unclear(&place, None, &start(&text), "the framework in use doesn't have this statement"),
        }
        if *chunks < entry.chunks.len() {
            let own = joined(&entry.chunks[*chunks..]);
            filled.unclear(
                &place,
                None,
                &start(&own),
                "it is written beside a statement and not read; add it as a note",
            );
        }
    }
    for entry in &placing.strangers {
        let (place, text) = (place_of(entry, area, framework), entry.text(entry.chunks.len()));
        if text.is_empty() && entry.tick == Tick::No {
            continue;
        }
        let ticked = if entry.tick == Tick::No { "it is not ticked" } else { "it is ticked" };
        let why = format!("it is none of the publication's statements here, or was changed too much to tell; {ticked}");
        filled.unclear(&place, None, &start(&text), &why);
    }
    missing(area, placing, framework, filled);
}

/// In an area with a tick, a statement without a box is neither yes nor no: it was deleted, changed, or added locally and never asked.
fn missing(area: AreaIndex, placing: &Placing, framework: &Framework, filled: &mut Filled) {
    let is_ticked = |entry: &&Entry| entry.tick != Tick::No;
    let ticked =
        placing.placed.iter().map(|placed| placed.entry).chain(placing.strangers.iter().copied()).find(is_ticked);
    if ticked.is_none() {
        return;
    }
    let local = framework[area].items.iter().filter(|item| item.is_local);
    let local = local.map(|item| ItemRef { area, item: item.index });
    let missing: Vec<ItemRef> = placing.missing.iter().copied().chain(local).collect();
    for item in missing {
        let place = framework.full_id(item);
        filled.unclear(&place, Some(item), "", "the form that came back has no box for this statement");
    }
}

fn place_of(entry: &Entry, area: AreaIndex, framework: &Framework) -> String {
    let area = &framework[area].id;
    if entry.place.is_empty() { area.clone() } else { format!("{area}, {}", entry.place) }
}

#[cfg(test)]
mod tests;
