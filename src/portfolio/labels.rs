//! What the assessments of a portfolio are called: by their organisations, and by more only where that is not enough.

use std::collections::HashMap;

use super::member::Member;
use crate::assessment::Word;
use crate::words::folded;

/// These of the members, each with what it is called. No two are called the same, unless they are of one file.
pub fn labels(members: &[Member], indices: &[usize]) -> Vec<(usize, String)> {
    let name = |index: &usize| {
        let facts = &members[*index].facts;
        (*index, facts.organisation.clone().unwrap_or_else(|| facts.title.clone()))
    };
    let mut labels: Vec<(usize, String)> = indices.iter().map(name).collect();
    for part in PARTS {
        let mut known: HashMap<String, usize> = HashMap::new();
        for (_, label) in &labels {
            *known.entry(folded(label)).or_default() += 1;
        }
        for (index, label) in labels.iter_mut().filter(|(_, label)| known[&folded(label)] > 1) {
            if let Some(part) = part(&members[*index]) {
                *label = format!("{label}{part}");
            }
        }
    }
    labels
}

/// What is added, one after the other, to tell apart those that are called the same.
const PARTS: [fn(&Member) -> Option<String>; 6] = [
    // Without an organisation, it is called by its title already.
    |member| member.facts.organisation.as_ref().map(|_| format!(": {}", member.facts.title)),
    |member| member.facts.place.as_ref().map(|place| format!(", {place}")),
    |member| Some(format!(", {}", member.facts.kind().label().to_lowercase())),
    |member| member.facts.viewpoints.label().map(|viewpoint| format!(", {viewpoint}")),
    |member| member.facts.date().map(|date| format!(", {date}")),
    |member| Some(format!(" ({})", member.file)),
];
