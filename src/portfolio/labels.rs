//! What the assessments of a portfolio are called: by their organisations, and by more only where that is not enough.

use std::collections::HashSet;

use super::counting::Portfolio;
use super::member::Member;
use super::texts::fingerprint;
use crate::assessment::Word;
use crate::words::{alphabetical, folded};

/// What tells an assessment of a portfolio from others that would be called the same: some of the parts that names can have. What
/// it is called is put together when it is asked for: of very many assessments, names take much room side by side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Label {
    /// A bit for each part.
    parts: u8,
}

impl Label {
    /// What the assessment is called with this label.
    pub fn of(self, member: &Member) -> String {
        let facts = &member.facts;
        let name = facts.organisation.as_deref().map_or(&*facts.title, String::as_str).to_owned();
        let parts = PARTS.iter().enumerate().filter(|(number, _)| self.parts & (1 << number) != 0);
        parts.filter_map(|(_, part)| part(member)).fold(name, |name, part| name + &part)
    }

    /// The same without what people write in different ways.
    fn folded(self, member: &Member) -> String {
        folded(&self.of(member))
    }
}

impl Portfolio {
    /// The members that count in the order of their names, each with its label. No two are called the same, unless they are of one
    /// file.
    pub fn by_name(&self) -> Vec<(&Member, Label)> {
        let mut labelled: Vec<(&Member, Label)> = self.counted().map(|member| (member, Label::default())).collect();
        for part in 0..PARTS.len() {
            // If two had one number by chance, they would be told apart by more than is needed.
            let prints: Vec<u64> = labelled.iter().map(|(member, label)| fingerprint(&label.folded(member))).collect();
            let mut known: HashSet<u64> = HashSet::with_capacity(prints.len());
            let several: HashSet<u64> = prints.iter().copied().filter(|print| !known.insert(*print)).collect();
            if several.is_empty() {
                break;
            }
            let alike = labelled.iter_mut().zip(prints).filter(|(_, print)| several.contains(print));
            alike.for_each(|((_, label), _)| label.parts |= 1 << part);
        }
        labelled.sort_by_cached_key(|(member, label)| alphabetical(&label.of(member)).into_boxed_str());
        labelled
    }
}

/// What is added, one after the other, to tell apart those that are called the same.
const PARTS: [fn(&Member) -> Option<String>; 6] = [
    // Without an organisation, it is called by its title already.
    |member| member.facts.organisation.as_ref().map(|_| format!(": {}", member.facts.title)),
    |member| member.facts.place.as_ref().map(|place| format!(", {place}")),
    |member| Some(format!(", {}", member.facts.kind().label().to_lowercase())),
    |member| member.facts.viewpoints.label().map(|viewpoint| format!(", {viewpoint}")),
    |member| member.facts.date().map(|date| format!(", {date}")),
    |member| Some(format!(" ({})", member.file())),
];
