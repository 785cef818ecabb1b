//! Wording packs: other words for a framework's texts, by the ids of the texts, laid over it without touching anything that
//! is rated. A pack may be partial, and may have been made for an earlier version.

mod file;

use std::collections::HashMap;

use indexmap::IndexMap;

use super::model::{Credit, Framework, Language};
use crate::problem::{Code, Path, Problem};
use crate::words;

pub use file::{COLUMNS, Checked, WordingFile, read, read_csv, rows, to_file};

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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reworded {
    pub text: String,
    /// The framework's text that it was made from, if the pack says so.
    pub original: Option<String>,
    /// Where it stands in the pack.
    pub place: Path,
    /// Its line, counted from 1.
    pub line: Option<usize>,
}

/// A text of a framework that a pack can reword.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Original {
    pub id: String,
    /// What it is, for people: `1a Identifying stakeholders, Emerging`.
    pub about: String,
    /// The area that it belongs to, if any.
    pub area: Option<String>,
    pub text: String,
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
    each_text(&mut framework.clone(), &mut |slot, text| {
        let Slot { id, about, area } = slot;
        texts.push(Original { id, about, area, text: text.clone() });
    });
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
    each_text(&mut framework, &mut |slot, text| {
        if let Some(found) = wording.texts.get(&slot.id) {
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
    let by_id: HashMap<&str, &Original> = originals.iter().map(|original| (original.id.as_str(), original)).collect();
    let mut problems = Vec::new();
    for (id, reworded) in &wording.texts {
        let warning =
            |code, message| Problem { line: reworded.line, ..Problem::warning(code, reworded.place.clone(), message) };
        match (by_id.get(id.as_str()), &reworded.original) {
            (None, _) => {
                let near = words::guess(problems.len(), id, originals.iter().map(|original| original.id.as_str()));
                let hint = match (heir(framework, id), near) {
                    (Some(heir), _) => format!("{heir} has taken its place"),
                    (None, Some(near)) => format!("did you mean {near}?"),
                    (None, None) => "it is not used; remove it, or keep it for another version".to_owned(),
                };
                problems.push(warning(Code::UnknownText, format!("the framework has no text {id}")).hint(hint));
            }
            (Some(now), Some(original)) if !is_same(&now.text, original) => {
                let message = format!("the framework's text of {id} has changed since this was written");
                let hint = format!("it says now: {}", now.text);
                problems.push(warning(Code::MovedOn, message).hint(hint));
            }
            _ => {}
        }
    }
    let is_reworded = |original: Original| {
        let is_reworded = wording.texts.contains_key(&original.id);
        (original, is_reworded)
    };
    Comparison { texts: originals.into_iter().map(is_reworded).collect(), problems }
}

/// The item that took over from another one.
fn heir(framework: &Framework, id: &str) -> Option<String> {
    let areas = framework.areas().iter();
    let mut items = areas.flat_map(|area| area.items.iter().enumerate().map(move |(place, item)| (area, place, item)));
    items.find(|(.., item)| item.replaces.iter().any(|old| old == id)).map(|(area, place, _)| area.full_id(place))
}

/// Whether two texts are the same but for blanks and line ends.
fn is_same(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

/// One text of a framework on the way past.
struct Slot {
    id: String,
    about: String,
    area: Option<String>,
}

/// Walks over all texts that people read. Texts that are empty are no texts.
///
/// An item has its full id. All other ids have one part or at least three, so none can be mistaken for an item's.
fn each_text(framework: &mut Framework, visit: &mut dyn FnMut(Slot, &mut String)) {
    let mut put = |id: String, about: String, area: Option<&str>, text: &mut String| {
        if !text.is_empty() {
            visit(Slot { id, about, area: area.map(str::to_owned) }, text);
        }
    };
    let whole = || "the framework".to_owned();
    put("title".into(), whole(), None, &mut framework.title);
    put("publisher".into(), whole(), None, &mut framework.source.publisher);
    put("source-title".into(), whole(), None, &mut framework.source.title);
    put("source-note".into(), whole(), None, &mut framework.source.note);
    let level_names: Vec<String> = framework.levels.iter().map(|level| level.name.clone()).collect();
    for (level, name) in framework.levels.iter_mut().zip(&level_names) {
        put(format!("level.{}.name", level.id), "a level".to_owned(), None, &mut level.name);
        put(format!("level.{}.meaning", level.id), format!("level {name}"), None, &mut level.meaning);
    }
    for phase in &mut framework.phases {
        let about = format!("phase {} {}", phase.id, phase.name);
        put(format!("phase.{}.name", phase.id), about.clone(), None, &mut phase.name);
        put(format!("phase.{}.aim", phase.id), about, None, &mut phase.aim);
    }
    for area in &mut framework.areas {
        let label = area.label();
        let id = area.id.clone();
        let mut put = |key: String, part: &str, text: &mut String| put(key, format!("{label}{part}"), Some(&id), text);
        put(format!("area.{id}.name"), "", &mut area.name);
        put(format!("area.{id}.summary"), ", summary", &mut area.summary);
        put(format!("area.{id}.why"), ", why it matters", &mut area.why);
        for item in &mut area.items {
            put(format!("{id}.{}", item.id), &format!(", {}", level_names[item.level]), &mut item.text);
        }
        for (number, text) in (1..).zip(&mut area.evidence) {
            put(format!("area.{id}.evidence.{number}"), ", an example of evidence", text);
        }
        for (number, text) in (1..).zip(&mut area.discuss) {
            put(format!("area.{id}.discuss.{number}"), ", to talk about", text);
        }
    }
    for (number, role) in (1..).zip(&mut framework.roles) {
        put(format!("role.{number}.name"), "a role in actions".to_owned(), None, role);
    }
    let mut groups: IndexMap<String, Vec<&mut String>> = IndexMap::new();
    for community in &mut framework.communities {
        put(format!("community.{}.name", community.id), "a community".to_owned(), None, &mut community.name);
        groups.entry(community.group.clone()).or_default().push(&mut community.group);
    }
    for (number, (mut name, communities)) in (1..).zip(groups) {
        put(format!("community-group.{number}.name"), "a heading for communities".to_owned(), None, &mut name);
        for group in communities {
            group.clone_from(&name);
        }
    }
    for (term, meaning) in &mut framework.glossary {
        let id = format!("glossary.{term}");
        put(format!("{id}.meaning"), format!("what {term} means"), None, meaning);
        put(format!("{id}.term"), "a term of the glossary".to_owned(), None, term);
    }
}
