//! The texts that a pack can reword, with their ids: those of a framework, and the program's own words.

use indexmap::IndexMap;

use crate::framework::model::{Area, Framework};
use crate::ids::Worded;
use crate::own_words::OwnText;

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

/// A text in its place, where a pack can put another.
pub(super) trait Text {
    fn words(&self) -> &str;

    fn reword(&mut self, words: Worded);
}

impl Text for String {
    fn words(&self) -> &str {
        self
    }

    fn reword(&mut self, words: Worded) {
        *self = words.into();
    }
}

impl Text for Worded {
    fn words(&self) -> &str {
        self
    }

    fn reword(&mut self, words: Worded) {
        *self = words;
    }
}

/// The program's own words, in order.
pub fn own_originals(framework: &Framework) -> Vec<Original> {
    let mut texts = Vec::new();
    framework.own_words.clone().each(&mut |OwnText { id, about, .. }, worded| {
        texts.push(Original { id, about: about.to_owned(), text: worded.to_string(), ..Original::default() });
    });
    texts
}

/// Every text of a framework that people read, in order.
pub fn originals(framework: &Framework) -> Vec<Original> {
    let mut texts = Vec::new();
    each_text(&mut framework.clone(), &mut |original, _| texts.push(original));
    texts
}

/// Walks over all texts that people read. Texts that are empty are no texts.
///
/// An item has its full id. All other ids have one part or at least three, so none can be mistaken for an item's.
pub(super) fn each_text(framework: &mut Framework, visit: &mut dyn FnMut(Original, &mut dyn Text)) {
    let mut put = |id: String, about: String, text: &mut dyn Text| {
        pass(visit, Original { id, about, ..Original::default() }, text);
    };
    let whole = || "the framework".to_owned();
    put("title".into(), whole(), &mut framework.title);
    put("publisher".into(), whole(), &mut framework.source.publisher);
    put("source-title".into(), whole(), &mut framework.source.title);
    put("source-note".into(), whole(), &mut framework.source.note);
    let level_names: Vec<String> = framework.levels.iter().map(|level| level.name.to_string()).collect();
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
    let mut put = |id: String, about: String, text: &mut dyn Text| {
        pass(visit, Original { id, about, ..Original::default() }, text);
    };
    for (number, role) in (1..).zip(&mut framework.roles) {
        put(format!("role.{number}.name"), "a role in actions".to_owned(), &mut role.name);
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
    for duty in &mut framework.duties {
        put(format!("duty.{}.name", duty.id), "a duty that evidence may serve".to_owned(), &mut duty.name);
    }
    for (term, meaning) in &mut framework.glossary {
        let id = format!("glossary.{term}");
        put(format!("{id}.meaning"), format!("what {term} means"), meaning);
        put(format!("{id}.term"), "a term of the glossary".to_owned(), term);
    }
}

/// Hands a text to `visit`, if there is one.
fn pass(visit: &mut dyn FnMut(Original, &mut dyn Text), original: Original, text: &mut dyn Text) {
    if !text.words().is_empty() {
        visit(Original { text: text.words().to_owned(), ..original }, text);
    }
}

/// The texts of one area: its own, its items', its examples of evidence and its questions.
fn area_texts(area: &mut Area, level_names: &[String], visit: &mut dyn FnMut(Original, &mut dyn Text)) {
    let label = area.label().to_string();
    let Area { id, name, summary, why, evidence, discuss, items, replaces, .. } = area;
    let mut put = |about: String, key: &dyn Fn(&str) -> String, others: &[String], text: &mut dyn Text| {
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

/// Whether two texts are the same but for blanks and line ends.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}
