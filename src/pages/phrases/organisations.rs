//! Whether two rounds are of one organisation: what has become of it in between.

use crate::assessment::{About, Former};
use crate::words;

/// What is different about the organisations of two rounds, if anything is: its name, its code, and what it succeeds.
pub fn organisations(before: &About, after: &About) -> Option<String> {
    let mut said: Vec<String> = Vec::new();
    let formerly = succeeded(after);
    let is_it = |former: &Former| match (&former.code, &before.organisation_code) {
        (Some(code), Some(known)) => code == known,
        _ => Some(&former.name) == before.organisation.as_ref(),
    };
    if let (Some(then), Some(now)) = (named(before), named(after))
        && differs(before, after)
    {
        let code = after.organisation_code.as_ref().filter(|code| before.organisation_code.as_ref() == Some(*code));
        said.push(match (code, &before.organisation, &after.organisation) {
            (Some(code), Some(then), Some(now)) => format!("{then} is called {now} now (code {code})."),
            _ if formerly.iter().copied().any(is_it) => format!("The round before is of {then}, which {now} succeeds."),
            _ => format!(
                "The round before is of {then}, and this one of {now}; nothing says that one succeeds the other."
            ),
        });
    }
    let others = formerly.iter().filter(|former| !is_it(former) && !before.formerly.contains(former));
    let others: Vec<String> = others.copied().map(body).collect();
    if !others.is_empty() {
        let too = if said.is_empty() && !formerly.iter().copied().any(is_it) { "" } else { " too" };
        said.push(format!("It succeeds {}{too}.", words::list(&others)));
    }
    (!said.is_empty()).then(|| said.join(" "))
}

/// Whether both say who they are of, and not alike.
fn differs(before: &About, after: &About) -> bool {
    let differ = |one: &Option<String>, other: &Option<String>| one.is_some() && other.is_some() && one != other;
    differ(&before.organisation, &after.organisation) || differ(&before.organisation_code, &after.organisation_code)
}

/// `Northmoor ICS (code QXX)`.
fn named(about: &About) -> Option<String> {
    match (&about.organisation, &about.organisation_code) {
        (Some(name), Some(code)) => Some(format!("{name} (code {code})")),
        (Some(name), None) => Some(name.clone()),
        (None, Some(code)) => Some(format!("code {code}")),
        (None, None) => None,
    }
}

/// The bodies that the organisation succeeds: not one that is itself, as where one of several that merged has kept its name.
fn succeeded(about: &About) -> Vec<&Former> {
    let is_itself = |former: &Former| {
        let is_other =
            former.code.is_some() && about.organisation_code.is_some() && former.code != about.organisation_code;
        Some(&former.name) == about.organisation.as_ref() && !is_other
    };
    about.formerly.iter().filter(|former| !is_itself(former)).collect()
}

/// The bodies that the organisation succeeds, each in a line.
pub(in crate::pages) fn formerly(about: &About) -> Vec<String> {
    succeeded(about).into_iter().map(body).collect()
}

fn body(former: &Former) -> String {
    let code = former.code.as_ref().map(|code| format!("code {code}"));
    let until = former.until.map(|date| format!("until {}", words::long_date(date)));
    let more: Vec<String> = code.into_iter().chain(until).collect();
    if more.is_empty() { former.name.clone() } else { format!("{} ({})", former.name, more.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_become_of_an_organisation() {
        let about = |name: &str, code: &str, formerly: &[(&str, &str)]| {
            let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
            let former =
                |(name, code): &(&str, &str)| Former { name: (*name).to_owned(), code: some(code), until: None };
            About {
                organisation: some(name),
                organisation_code: some(code),
                formerly: formerly.iter().map(former).collect(),
                ..About::default()
            }
        };
        for (before, after, said) in [
            (about("A", "", &[]), about("A", "", &[]), None),
            (about("A", "", &[]), about("A", "Q1", &[]), None),
            (about("", "", &[]), about("A", "Q1", &[]), None),
            (about("A", "Q1", &[]), about("B", "Q1", &[]), Some("A is called B now (code Q1).")),
            (
                about("A", "Q1", &[]),
                about("B", "Q2", &[]),
                Some(
                    "The round before is of A (code Q1), and this one of B (code Q2); nothing says that one succeeds the other.",
                ),
            ),
            (
                about("A", "Q1", &[]),
                about("C", "Q3", &[("A, as it was", "Q1"), ("B", "Q2")]),
                Some("The round before is of A (code Q1), which C (code Q3) succeeds. It succeeds B (code Q2) too."),
            ),
            (about("A", "", &[]), about("C", "", &[("A", "")]), Some("The round before is of A, which C succeeds.")),
            (about("A", "", &[]), about("A", "", &[("B", "")]), Some("It succeeds B.")),
            (about("A", "", &[("B", "")]), about("A", "", &[("B", "")]), None),
            // Of two that merged, one has kept its name.
            (about("A", "", &[]), about("A", "", &[("A", ""), ("B", "")]), Some("It succeeds B.")),
            (
                about("B", "", &[]),
                about("A", "", &[("A", ""), ("B", "")]),
                Some("The round before is of B, which A succeeds."),
            ),
            (
                about("A", "Q1", &[]),
                about("A", "Q2", &[]),
                Some(
                    "The round before is of A (code Q1), and this one of A (code Q2); nothing says that one succeeds the other.",
                ),
            ),
        ] {
            assert_eq!(organisations(&before, &after).as_deref(), said);
        }
    }
}
