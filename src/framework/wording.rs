//! Wording packs: other words for a framework's texts, by the ids of the texts, laid over it without touching anything that
//! is rated. A pack may be partial, and may have been made for an earlier version.

mod file;
mod sheet;

use std::collections::HashMap;

use indexmap::IndexMap;

use super::model::{Area, Credit, Framework};
use crate::ids::Language;
use crate::problem::{Code, Path, Place, Problem};
use crate::words;

pub use file::{Checked, WordingFile, read, to_file};
pub use sheet::{PackRow, pack_rows, read_csv};

/// A wording pack that has passed its checks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// Id of the framework that it was made for.
    pub framework: String,
    /// The version of it.
    pub version: String,
    /// The language, if the pack says so.
    pub language: Option<Language>,
    pub credit: Credit,
    /// The texts by id, in the order of the pack; those that are not reworded are left out.
    pub texts: IndexMap<String, Reworded>,
}

/// One text of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reworded {
    pub text: String,
    /// The framework's text that it was made from, if the pack says so.
    pub original: Option<String>,
    /// Where in the pack it is, with its line.
    pub place: Place,
}

/// A text of a framework that a pack can reword.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Original {
    pub id: String,
    /// What it is, for people: `1a Identifying stakeholders, Emerging`.
    pub about: String,
    /// The area that it belongs to, if any.
    pub area: Option<String>,
    /// Ids that it had in earlier versions.
    pub formers: Vec<String>,
    pub text: String,
}

impl Original {
    /// The pack's words for it: under its own id, or one that it had.
    fn reworded<'w>(&self, wording: &'w Wording) -> Option<(&'w String, &'w Reworded)> {
        std::iter::once(&self.id).chain(&self.formers).find_map(|id| wording.texts.get_key_value(id))
    }
}

/// How a pack stands to a framework.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// All texts of the framework, and whether the pack rewords them.
    pub texts: Vec<(Original, bool)>,
    /// Texts that the framework doesn't have, and texts whose original has changed: warnings.
    pub problems: Vec<Problem>,
}

/// Every text of a framework that people read, in order.
pub fn originals(framework: &Framework) -> Vec<Original> {
    let mut texts = Vec::new();
    each_text(&mut framework.clone(), &mut |original, _| texts.push(original));
    texts
}

/// The framework in the words of the pack.
///
/// # Errors
/// If the pack is for another framework.
pub fn lay(mut framework: Framework, wording: &Wording) -> Result<Framework, Problem> {
    if wording.framework != framework.id() {
        let message = format!(
            "this wording is for the framework {}, and the one in use is {}",
            wording.framework,
            framework.id()
        );
        return Err(Problem::fault(Code::OtherFramework, Path::default().key("framework"), message)
            .hint(format!("pass the file of {} with --framework FILE", wording.framework)));
    }
    each_text(&mut framework, &mut |original, text| {
        if let Some((_, found)) = original.reworded(wording) {
            text.clone_from(&found.text);
        }
    });
    framework.glossary.sort_by_key(|(term, _)| term.to_lowercase());
    if let Some(language) = &wording.language {
        framework.language = language.clone();
    }
    framework.wording = Some(wording.credit.clone());
    Ok(framework)
}

/// What a pack lacks for a framework, what it has too much, and what has been overtaken by a new text of the framework.
pub fn compare(framework: &Framework, wording: &Wording) -> Comparison {
    let originals = originals(framework);
    let used: HashMap<&String, &Original> =
        originals.iter().filter_map(|original| Some((original.reworded(wording)?.0, original))).collect();
    let mut problems = Vec::new();
    for (id, reworded) in &wording.texts {
        let warning = |code, message| Problem::warning(code, reworded.place.clone(), message);
        match (used.get(id), &reworded.original) {
            (None, _) => {
                // A likely meaning is one that differs in its last part: another area's text is none.
                let family = |id: &str| id.rsplit_once('.').map(|(family, _)| family.to_owned());
                let alike = originals.iter().map(|known| known.id.as_str()).filter(|known| family(known) == family(id));
                let hint = words::guess(problems.len(), id, alike).map_or_else(
                    || "it is not used; remove it, or keep it for another version".to_owned(),
                    |near| format!("did you mean {near}?"),
                );
                problems.push(warning(Code::UnknownText, format!("the framework has no text {id}")).hint(hint));
            }
            (Some(now), Some(original)) if !is_same(&now.text, original) => {
                let message = format!("the framework's text of {} has changed since this was written", now.id);
                let hint = format!("it said: {original}; it says now: {}", now.text);
                problems.push(warning(Code::MovedOn, message).hint(hint));
            }
            _ => {}
        }
    }
    if wording.texts.is_empty() {
        let message = "no text is filled in yet";
        let warning = Problem::warning(Code::Missing, Path::default(), message);
        problems.push(warning.hint("your words go into the column text, or after text:"));
    }
    let with_state = |original: Original| {
        let is_reworded = original.reworded(wording).is_some();
        (original, is_reworded)
    };
    Comparison { texts: originals.into_iter().map(with_state).collect(), problems }
}

/// Whether two texts are the same but for blanks and line ends.
fn is_same(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

/// Walks over all texts that people read. Texts that are empty are no texts.
///
/// An item has its full id. All other ids have one part or at least three, so none can be mistaken for an item's.
fn each_text(framework: &mut Framework, visit: &mut dyn FnMut(Original, &mut String)) {
    let mut put = |id: String, about: String, text: &mut String| {
        pass(visit, Original { id, about, ..Original::default() }, text);
    };
    let whole = || "the framework".to_owned();
    put("title".into(), whole(), &mut framework.title);
    put("publisher".into(), whole(), &mut framework.source.publisher);
    put("source-title".into(), whole(), &mut framework.source.title);
    put("source-note".into(), whole(), &mut framework.source.note);
    let level_names: Vec<String> = framework.levels.iter().map(|level| level.name.clone()).collect();
    for (level, name) in framework.levels.iter_mut().zip(&level_names) {
        put(format!("level.{}.name", level.id), "a level".to_owned(), &mut level.name);
        put(format!("level.{}.meaning", level.id), format!("level {name}"), &mut level.meaning);
    }
    for phase in &mut framework.phases {
        let about = format!("phase {} {}", phase.id, phase.name);
        put(format!("phase.{}.name", phase.id), about.clone(), &mut phase.name);
        put(format!("phase.{}.aim", phase.id), about, &mut phase.aim);
    }
    for area in &mut framework.areas {
        area_texts(area, &level_names, visit);
    }
    let mut put = |id: String, about: String, text: &mut String| {
        pass(visit, Original { id, about, ..Original::default() }, text);
    };
    for (number, role) in (1..).zip(&mut framework.roles) {
        put(format!("role.{number}.name"), "a role in actions".to_owned(), role);
    }
    let mut groups: IndexMap<String, Vec<&mut String>> = IndexMap::new();
    for community in &mut framework.communities {
        put(format!("community.{}.name", community.id), "a community".to_owned(), &mut community.name);
        groups.entry(community.group.clone()).or_default().push(&mut community.group);
    }
    for (number, (mut name, communities)) in (1..).zip(groups) {
        put(format!("community-group.{number}.name"), "a heading for communities".to_owned(), &mut name);
        for group in communities {
            group.clone_from(&name);
        }
    }
    for (term, meaning) in &mut framework.glossary {
        let id = format!("glossary.{term}");
        put(format!("{id}.meaning"), format!("what {term} means"), meaning);
        put(format!("{id}.term"), "a term of the glossary".to_owned(), term);
    }
}

/// Hands a text to `visit`, if there is one.
fn pass(visit: &mut dyn FnMut(Original, &mut String), original: Original, text: &mut String) {
    if !text.is_empty() {
        visit(Original { text: text.clone(), ..original }, text);
    }
}

/// The texts of one area: its own, its items', its examples of evidence and its questions.
fn area_texts(area: &mut Area, level_names: &[String], visit: &mut dyn FnMut(Original, &mut String)) {
    let label = area.label();
    let Area { id, name, summary, why, evidence, discuss, items, replaces, .. } = area;
    let mut put = |about: String, key: &dyn Fn(&str) -> String, others: &[String], text: &mut String| {
        let formers = others.iter().cloned().chain(replaces.iter().map(|former| key(former))).collect();
        let original = Original { id: key(id), about, area: Some(id.clone()), formers, ..Original::default() };
        pass(visit, original, text);
    };
    put(label.clone(), &|area| format!("area.{area}.name"), &[], name);
    put(format!("{label}, summary"), &|area| format!("area.{area}.summary"), &[], summary);
    put(format!("{label}, why it matters"), &|area| format!("area.{area}.why"), &[], why);
    for item in items {
        let (about, item_id) = (format!("{label}, {}", level_names[item.level.get()]), item.id.clone());
        put(about, &|area| format!("{area}.{item_id}"), &item.replaces, &mut item.text);
    }
    for (number, text) in (1..).zip(evidence) {
        put(format!("{label}, an example of evidence"), &|area| format!("area.{area}.evidence.{number}"), &[], text);
    }
    for (number, text) in (1..).zip(discuss) {
        put(format!("{label}, to talk about"), &|area| format!("area.{area}.discuss.{number}"), &[], text);
    }
}
