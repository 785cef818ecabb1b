//! What assessments that stand side by side are called: by what differs among them, so that each can be told from the others.

use crate::assessment::{About, Word};
use crate::words;

/// A longer label makes a column too wide: then a shorter one is taken.
const LONGEST: usize = 24;

/// By how much an assessment is told from others.
const PARTS: usize = 5;
/// Which of them are words of ours: the kind and the viewpoint.
const OURS: [usize; 2] = [2, 3];

/// What an assessment is told from others by, each with its text if the assessment has one.
type Parts = [Option<String>; PARTS];

/// What each assessment is called beside the others: what differs among them, of organisation, place, kind, viewpoint and title. Where
/// assessments don't differ in any of these, they have numbers.
pub fn names(abouts: &[&About]) -> Vec<String> {
    names_by(abouts, |_| true)
}

/// The same from what people have named themselves: organisation, place and title. No word of it is ours, and so in English.
pub fn given_names(abouts: &[&About]) -> Vec<String> {
    names_by(abouts, |part| !OURS.contains(part))
}

fn names_by(abouts: &[&About], is_meant: impl Fn(&usize) -> bool) -> Vec<String> {
    let parts: Vec<Parts> = abouts.iter().copied().map(parts).collect();
    let differing: Vec<usize> = differing(&parts).into_iter().filter(is_meant).collect();
    let name = |(own, about): (&Parts, &&About)| said(own, &differing).unwrap_or_else(|| about.title.clone());
    numbered(&parts.iter().zip(abouts).map(name).collect::<Vec<_>>())
}

/// A label for each assessment, all different and short enough for a column: its name, or if that is too long, the first of the parts
/// of names that tells all of them apart, and else a capital letter.
pub fn labels(abouts: &[&About]) -> Vec<String> {
    let names = names(abouts);
    if are_short(&names) {
        return names;
    }
    let parts: Vec<Parts> = abouts.iter().copied().map(parts).collect();
    let one_part = |part: usize| parts.iter().map(|own| said(own, &[part])).collect::<Option<Vec<String>>>();
    let short = differing(&parts).into_iter().filter_map(one_part).find(|labels| are_short(labels));
    short.unwrap_or_else(|| ('A'..='Z').map(String::from).take(abouts.len()).collect())
}

/// In which parts they differ.
fn differing(parts: &[Parts]) -> Vec<usize> {
    let differs = |part: &usize| parts.iter().any(|own| own[*part] != parts[0][*part]);
    (0..PARTS).filter(differs).collect()
}

/// Some parts of an assessment with commas between, if it has any of them. At the beginning, a word of ours has a capital letter; names
/// stay as they are written.
fn said(own: &Parts, which: &[usize]) -> Option<String> {
    let first = which.iter().find(|part| own[**part].is_some())?;
    let texts: Vec<&str> = which.iter().filter_map(|part| own[*part].as_deref()).collect();
    let said = texts.join(", ");
    Some(if OURS.contains(first) { words::capitalised(&said) } else { said })
}

/// Whether two assessments look like rounds of the same thing: nothing but their dates tells them apart. Where they name their
/// assessors and have nobody in common, they are two views rather than two rounds.
pub fn are_rounds(one: &About, other: &About) -> bool {
    let names = |about: &About| about.assessors.iter().map(|person| person.name.trim().to_owned()).collect::<Vec<_>>();
    let (of_one, of_other) = (names(one), names(other));
    let is_other_people =
        !of_one.is_empty() && !of_other.is_empty() && of_one.iter().all(|name| !of_other.contains(name));
    let have_dates = one.updated.is_some() && other.updated.is_some();
    parts(one) == parts(other) && have_dates && one.updated != other.updated && !is_other_people
}

fn parts(about: &About) -> Parts {
    [
        about.organisation.clone(),
        about.place.clone(),
        Some(about.kind().label().to_lowercase()),
        about.viewpoint_label().map(str::to_owned),
        Some(about.title.clone()),
    ]
}

/// The same labels, where those that are the same have numbers, in their order.
fn numbered(labels: &[String]) -> Vec<String> {
    let same = |label: &String, among: &[String]| among.iter().filter(|other| *other == label).count();
    let number = |(place, label): (usize, &String)| match same(label, labels) {
        1 => label.clone(),
        _ => format!("{label} ({})", same(label, &labels[..=place])),
    };
    labels.iter().enumerate().map(number).collect()
}

/// Whether they fit above columns, and are all different.
fn are_short(labels: &[String]) -> bool {
    let is_new = |place: usize| !labels[..place].contains(&labels[place]);
    labels.iter().all(|label| label.chars().count() <= LONGEST) && (0..labels.len()).all(is_new)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::{Kind, Viewpoint};

    /// Organisation, place, kind, viewpoint and title; a hyphen where there is none.
    fn about([organisation, place, kind, viewpoint, title]: [&str; 5]) -> About {
        let given = |text: &str| (text != "-").then(|| text.to_owned());
        About {
            title: title.to_owned(),
            organisation: given(organisation),
            place: given(place),
            kind: Kind::from_id(kind),
            viewpoint: Viewpoint::from_id(viewpoint),
            ..About::default()
        }
    }

    #[test]
    fn what_differs_is_the_label() {
        const LONG: &str = "Maternity voices of the whole of Northmoor";
        const OTHER: &str = "Maternity voices of the whole of Southmoor";
        let cases: [(&[[&str; 5]], &[&str]); 9] = [
            (&[["N", "Hill", "self", "-", "T"], ["N", "Dale", "self", "-", "T"]], &["Hill", "Dale"]),
            // Without a word on its kind, it is a self-assessment.
            (&[["N", "-", "-", "-", "T"], ["N", "-", "self", "-", "T"]], &["T (1)", "T (2)"]),
            (&[["N", "-", "-", "-", "T"], ["N", "-", "peer", "-", "T"]], &["Self-assessment", "Peer assessment"]),
            (
                &[["N", "-", "peer", "strategic", "T"], ["S", "-", "peer", "operational", "T"]],
                &["N, strategic", "S, operational"],
            ),
            // Only one has a place: the other is called by its title.
            (&[["N", "Hill", "-", "-", "T"], ["N", "-", "-", "-", "T"]], &["Hill", "T"]),
            // Too long together, and the organisation is the first that tells them apart.
            (&[["N", "Hill", "-", "-", LONG], ["S", "Hill", "-", "-", OTHER]], &["N", "S"]),
            // The organisation tells only two of three apart.
            (
                &[["N", "Hill", "-", "-", LONG], ["S", "Dale", "-", "-", OTHER], ["S", "Hill", "-", "-", LONG]],
                &["A", "B", "C"],
            ),
            (&[["N", "-", "-", "-", LONG], ["N", "-", "-", "-", OTHER]], &["A", "B"]),
            // A title that looks like a number of another makes no two labels alike.
            (
                &[["-", "Hill", "-", "-", "T"], ["-", "Hill", "-", "-", "T"], ["-", "Hill (1)", "-", "-", "T"]],
                &["A", "B", "C"],
            ),
        ];
        for (given, expected) in cases {
            let abouts: Vec<About> = given.iter().copied().map(about).collect();
            assert_eq!(labels(&abouts.iter().collect::<Vec<_>>()), expected, "{given:?}");
        }
        // Two dates of the same thing are rounds, but not if other people looked at it.
        let [mut before, mut after] = [about(["N", "-", "-", "-", "T"]), about(["N", "-", "self", "-", "T"])];
        assert!(!are_rounds(&before, &after), "without dates");
        before.updated = Some(jiff::civil::date(2025, 11, 6));
        after.updated = Some(jiff::civil::date(2025, 11, 6));
        assert!(!are_rounds(&before, &after), "at one time");
        after.updated = Some(jiff::civil::date(2026, 11, 11));
        assert!(are_rounds(&before, &after));
        let person = |name: &str| crate::assessment::Assessor { name: name.to_owned(), role: None };
        before.assessors = vec![person("Ada"), person("Ben")];
        assert!(are_rounds(&before, &after), "nobody is named in the later one");
        after.assessors = vec![person("Cy")];
        assert!(!are_rounds(&before, &after));
        after.assessors.push(person("Ben"));
        assert!(are_rounds(&before, &after));
        let mut by_phase = about(["N", "-", "-", "strategic", "T"]);
        let plain = by_phase.clone();
        by_phase.viewpoint_by_phase = [(crate::framework::bundled().phases()[0].index, Viewpoint::Operational)].into();
        assert_eq!(labels(&[&plain, &by_phase]), ["Strategic", "Viewpoint by phase"]);
        let hill = about(["N", "Hill", "-", "operational", "T"]);
        assert_eq!(given_names(&[&plain, &by_phase, &hill]), ["T (1)", "T (2)", "Hill"]);
    }
}
