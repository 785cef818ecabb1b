//! A framework to look at: the tree of phases and areas, or one area in full.

use super::phrases::about;
use super::phrases::state::DOES_NOT_APPLY;
use crate::document::{Block, Document, Entry, Text};
use crate::framework::{Area, Framework, Level};
use crate::words;

/// Phases, areas and how many items each has at each level; then levels, communities, duties, roles and glossary.
pub fn tree(framework: &Framework) -> Document {
    let mut document = Document::default();
    document.heading(1, framework.title());
    let published = about::published(framework);
    if !published.is_empty() {
        document.paragraph(format!("Published by {published}."));
    }
    document.paragraph(about::whose(framework));
    let additions = about::local_additions(framework).map(|additions| format!(" with {additions}"));
    document.paragraph(format!(
        "{} {}{}: {}, {}, {}.",
        framework.id(),
        framework.version(),
        additions.unwrap_or_default(),
        words::count(framework.phases().len(), "phase"),
        words::count(framework.areas().len(), "improvement area"),
        words::count(framework.item_count(), "statement"),
    ));
    for phase in framework.phases() {
        document.heading(2, phase.label());
        if !phase.aim.is_empty() {
            document.paragraph(phase.aim.as_str());
        }
        let entry = |area: &Area| {
            let levels: Vec<&Level> = area.levels().map(|level| &framework[level]).collect();
            let at = |level: &&Level| area.items_at(level.index).count().to_string();
            let mut by_level = levels.iter().map(at).collect::<Vec<_>>().join(" + ");
            if levels.len() < framework.levels().len() {
                let names: Vec<_> = levels.iter().map(|level| level.in_text()).collect();
                by_level = format!("{by_level}, at {}", words::list(&names));
            }
            let items = words::count(area.items.len(), "statement");
            Entry::new(area.id.as_str(), Text::from(format!("{}, ", area.name)).quiet(format!("{items} ({by_level})")))
        };
        document.list(phase.of(framework.areas()).iter().map(entry).collect());
    }
    document.heading(2, "Levels");
    document.list(levels(framework.levels()));
    let communities = framework.communities().iter().filter(|community| !community.is_retired);
    let communities: Vec<Entry> =
        communities.map(|community| Entry::new(community.id.as_str(), community.name.as_str())).collect();
    if !communities.is_empty() {
        document.heading(2, "Communities");
        document.list(communities);
    }
    let duties = framework.duties().iter().filter(|duty| !duty.is_retired);
    let duties: Vec<Entry> = duties.map(|duty| Entry::new(duty.id.as_str(), duty.name.as_str())).collect();
    if !duties.is_empty() {
        document.heading(2, "Duties that evidence may serve");
        document.list(duties);
    }
    let roles = framework.roles().iter().filter(|role| !role.is_retired);
    let roles: Vec<Entry> = roles.map(|role| Entry::bullet(role.name.as_str())).collect();
    if !roles.is_empty() {
        document.heading(2, "Roles in actions");
        document.list(roles);
    }
    if !framework.glossary().is_empty() {
        document.heading(2, "Glossary");
        document.list(
            framework.glossary().iter().map(|(term, meaning)| Entry::new(term.as_str(), meaning.as_str())).collect(),
        );
    }
    document
}

/// One area with all its items, examples of evidence and questions, and the terms that it uses.
pub fn area(framework: &Framework, area: &Area) -> Document {
    let mut document = Document::default();
    document.heading(1, format!("{}  {}", area.id, area.name));
    let phase = &framework[area.phase];
    document.paragraph(Text::default().quiet(format!("Phase {}, {}", phase.id, phase.name)));
    opening(area, &mut document);
    for level in framework.levels() {
        let entries: Vec<Entry> = area
            .items_at(level.index)
            .map(|item| {
                let covered: Vec<&str> = item.covers.iter().map(|covered| area[*covered].id.as_str()).collect();
                let covers =
                    if covered.is_empty() { String::new() } else { format!(" (covers {})", words::list(&covered)) };
                Entry::new(item.id.as_str(), Text::from(item.text.as_str()).quiet(covers))
            })
            .collect();
        if !entries.is_empty() {
            document.heading(2, level.name.as_str());
            document.list(entries);
        }
    }
    background(framework, area, &mut document);
    document
}

/// One area without its items: what it is about, why it matters, what could serve as evidence, what to talk about, and terms.
pub fn explained(framework: &Framework, area: &Area) -> Vec<Block> {
    let mut document = Document::default();
    document.heading(1, area.label());
    opening(area, &mut document);
    document.heading(2, "Levels");
    document.list(levels(area.levels().map(|level| &framework[level])));
    background(framework, area, &mut document);
    document.paragraph(DOES_NOT_APPLY);
    document.blocks
}

fn levels<'f>(levels: impl IntoIterator<Item = &'f Level>) -> Vec<Entry> {
    levels.into_iter().map(|level| Entry::new(level.name.as_str(), level.meaning.as_str())).collect()
}

fn opening(area: &Area, document: &mut Document) {
    if !area.summary.is_empty() {
        document.paragraph(area.summary.as_str());
    }
    if !area.why.is_empty() {
        document.paragraph(format!("Why it matters: {}", area.why));
    }
}

fn background(framework: &Framework, area: &Area, document: &mut Document) {
    let bullets = |texts: &[String]| texts.iter().map(|text| Entry::bullet(text.as_str())).collect::<Vec<_>>();
    if !area.evidence.is_empty() {
        document.heading(2, "What could serve as evidence");
        document.list(bullets(&area.evidence));
    }
    if !area.discuss.is_empty() {
        document.heading(2, "To talk about");
        document.list(bullets(&area.discuss));
    }
    let terms = framework.terms_in(area);
    if !terms.is_empty() {
        document.heading(2, "Terms");
        document.list(terms.into_iter().map(|(term, meaning)| Entry::new(term, meaning)).collect());
    }
}
