//! What people are told when a form that came back was taken in: what became of its areas, and what was unclear.

use crate::assessment::{Answer, Assessment};
use crate::document::{Document, Entry, Text};
use crate::forms::Taken;
use crate::framework::{AreaIndex, Framework};
use crate::words;

/// Up to this many areas are named; more are counted.
const FEW: usize = 6;

/// What was taken from one file. `how` says how the statements of a form without ids were found; it may be empty.
pub fn taken(name: &str, taken: &Taken, framework: &Framework, how: &str) -> Document {
    let mut document = Document::default();
    let said = [first(name, taken, framework), how.to_owned()];
    document.paragraph(said.iter().filter(|said| !said.is_empty()).cloned().collect::<Vec<_>>().join(" "));
    for said in [
        areas(&taken.set_aside, framework, "is said not to apply", "are said not to apply"),
        areas(
            &taken.cannot_judge,
            framework,
            "could not be judged, and is not assessed",
            "could not be judged, and are not assessed",
        ),
        areas(
            &taken.open,
            framework,
            "stays open, since something in it is unclear",
            "stay open, since something in them is unclear",
        ),
        untouched(taken, framework),
    ] {
        if !said.is_empty() {
            document.paragraph(said);
        }
    }
    if !taken.unclear.is_empty() {
        let count = words::either(
            taken.unclear.len(),
            "answer could be read in more than one way, so it was not taken:",
            "answers could be read in more than one way, so they were not taken:",
        );
        document.paragraph(count);
        let entry = |unclear: &crate::forms::Unclear| {
            let item =
                unclear.item.map(|item| framework.full_id(item)).filter(|id| !unclear.place.contains(id.as_str()));
            let item = item.map(|id| format!(" ({id})")).unwrap_or_default();
            let found = if unclear.found.trim().is_empty() {
                String::new()
            } else {
                format!("“{}”: ", words::cut(&unclear.found, 80))
            };
            Entry::new(Text::from(format!("{}{item}", unclear.place)), format!("{found}{}", unclear.why))
        };
        document.list(taken.unclear.iter().map(entry).collect());
    }
    document
}

/// `amina.xlsx: 22 of 26 areas answered, with 143 statements in place, 3 not known and 2 that do not apply; 5 pieces of evidence.`
fn first(name: &str, taken: &Taken, framework: &Framework) -> String {
    let assessment = &taken.assessment;
    let all = taken.answered.len()
        + taken.set_aside.len()
        + taken.cannot_judge.len()
        + taken.open.len()
        + taken.untouched.len();
    let of = |is: fn(&Answer) -> bool| answers(assessment, framework).filter(is).count();
    let ticked = of(|answer| *answer == Answer::Ticked);
    let unsure = of(|answer| *answer == Answer::Unsure);
    let aside = of(|answer| matches!(answer, Answer::NotApplicable(_)));
    let mut parts = vec![format!("{} in place", words::count(ticked, "statement"))];
    if unsure > 0 {
        parts.push(format!("{unsure} not known"));
    }
    if aside > 0 {
        parts.push(format!("{aside} that {} not apply", words::agree(aside, "does", "do")));
    }
    let evidence: usize = assessment.areas.values().flat_map(|answers| answers.evidence.values()).map(Vec::len).sum();
    let notes: usize = assessment.areas.values().map(|answers| answers.notes.len()).sum();
    let mut said = format!(
        "{name}: {} of {} answered, with {}",
        taken.answered.len(),
        words::count(all, "area"),
        words::list(&parts)
    );
    let more: Vec<String> = [(evidence, "piece of evidence", "pieces of evidence"), (notes, "note", "notes")]
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many)| words::either(count, one, many))
        .collect();
    if !more.is_empty() {
        said += &format!("; {}", words::list(&more));
    }
    said + "."
}

fn answers<'a>(assessment: &'a Assessment, framework: &'a Framework) -> impl Iterator<Item = Answer> + 'a {
    assessment
        .areas
        .iter()
        .flat_map(|(area, answers)| framework[*area].items.iter().filter_map(|item| answers.answer(item.index)))
}

/// Areas without any mark: that is not "no".
fn untouched(taken: &Taken, framework: &Framework) -> String {
    let said =
        areas(&taken.untouched, framework, "is untouched, and so not assessed", "are untouched, and so not assessed");
    let counts = words::agree(taken.untouched.len(), "it counts", "they count");
    if said.is_empty() {
        return said;
    }
    format!("{said} With --blank-means-no {counts} as gone through, with nothing in place.")
}

fn areas(areas: &[AreaIndex], framework: &Framework, one: &str, many: &str) -> String {
    if areas.is_empty() {
        return String::new();
    }
    let ids: Vec<&str> = areas.iter().map(|area| framework[*area].id.as_str()).collect();
    let named = if ids.len() > FEW { String::new() } else { format!(": {}", words::list(&ids)) };
    format!("{} {}{named}.", words::count(areas.len(), "area"), if areas.len() == 1 { one } else { many })
}
