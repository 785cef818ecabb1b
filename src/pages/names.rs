//! Names of people in texts that are for everyone: found before a report is handed on, since nobody is asked whether they may be named.

use std::collections::BTreeMap;

use crate::assessment::Assessment;
use crate::framework::Framework;
use crate::words;

/// A person who is on record and named in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub name: String,
    /// The texts that name them, each once.
    pub texts: Vec<String>,
}

/// The people on record in some assessments whose names are in some texts, each once and in the order of their names.
///
/// A name is found whole, as words of its own and in any capitals. What the framework calls a role is nobody's name.
pub fn named<'a>(
    assessments: impl Iterator<Item = &'a Assessment>,
    framework: &Framework,
    texts: &[String],
) -> Vec<Named> {
    let folded: Vec<String> = texts.iter().map(|text| words::folded(text)).collect();
    let mut all = Vec::new();
    let people: BTreeMap<String, &str> = assessments
        .flat_map(|assessment| known(assessment, framework))
        .map(|name| (words::folded(name), name))
        .collect();
    for (wanted, name) in people {
        let mut found: Vec<String> = Vec::new();
        for (text, folded) in texts.iter().zip(&folded) {
            if words::contains(folded, &wanted) && !found.contains(text) {
                found.push(text.clone());
            }
        }
        if !found.is_empty() {
            all.push(Named { name: name.to_owned(), texts: found });
        }
    }
    all
}

/// The names on record: assessors, the lead, who signed, who has a part in an action, and who gave evidence or wrote a note.
fn known<'a>(assessment: &'a Assessment, framework: &Framework) -> Vec<&'a str> {
    let about = &assessment.about;
    let actions = assessment.actions.iter().flat_map(|action| {
        let one = action.responsible.iter().chain(&action.accountable);
        one.chain(&action.consulted).chain(&action.informed)
    });
    let remarks =
        assessment.areas.values().flat_map(|answers| answers.evidence.values().flatten().chain(&answers.notes));
    let people = about.assessors.iter().map(|person| &person.name);
    let people = people.chain(&about.executive_lead).chain(about.signed_off.as_ref().map(|signed| &signed.by));
    let people = people.chain(actions).chain(remarks.filter_map(|remark| remark.by.as_ref()));
    people.map(|name| name.trim()).filter(|name| !name.is_empty() && framework.role(name).is_none()).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::assessment::{Action, Assessor};

    #[test]
    fn names_are_found_whole_and_in_any_capitals() {
        let framework = crate::framework::bundled();
        let mut assessment = Assessment::new(&framework, "Sample", date(2026, 11, 22));
        let person = |name: &str| Assessor { name: name.to_owned(), role: Some("VCSE partner".to_owned()) };
        assessment.about.assessors = vec![person("Ruth Adeyemi"), person("Colm Hanley")];
        assessment.about.executive_lead = Some("Ivo Stone".into());
        let role = framework.roles()[0].name.clone();
        let action = Action {
            action: "x".into(),
            responsible: Some(role.clone()),
            accountable: Some("Li".into()),
            ..Action::default()
        };
        assessment.actions = vec![action];
        let found = |text: &str| {
            let texts = [text.to_owned(), text.to_owned()];
            let named = named([&assessment, &assessment].into_iter(), &framework, &texts);
            assert!(named.iter().all(|named| named.texts == [text]), "{text}");
            named.into_iter().map(|named| named.name).collect::<Vec<_>>()
        };
        for (text, names) in [
            ("Ruth Adeyemi and COLM  hanley meet the forum", &["Colm Hanley", "Ruth Adeyemi"] as &[&str]),
            ("ask Ruth Adeyemi.", &["Ruth Adeyemi"]),
            ("ask Ruth Adeyemis", &[]),
            // A surname alone is a guess: there are stones.
            ("a stone for Ivo", &[]),
            ("Ivo Stone's list", &["Ivo Stone"]),
            ("Li, please; not Lisa or Bali", &["Li"]),
            ("Lisa", &[]),
            (role.as_str(), &[]),
            ("VCSE partner", &[]),
            ("", &[]),
        ] {
            assert_eq!(found(text), names, "{text}");
        }
    }
}
