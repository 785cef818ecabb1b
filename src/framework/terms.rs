//! Whether a text uses a term of the glossary.

use crate::words;

/// Whether a text uses a term, as a word of its own, in the singular or the plural. Capitals make no difference, except for what is
/// written in capitals only: `IT` is not the word it.
pub(super) fn uses(text: &str, term: &str) -> bool {
    let is_abbreviation = !term.chars().any(char::is_lowercase);
    let folded = |text: &str| if is_abbreviation { text.to_owned() } else { text.to_lowercase() };
    let (text, term) = (folded(text), folded(term));
    let plurals = match term.strip_suffix('y') {
        Some(stem) => [format!("{term}s"), format!("{stem}ies")],
        None => [format!("{term}s"), format!("{term}es")],
    };
    let stands_in = |form: &str| words::contains(&text, form);
    !term.is_empty() && (stands_in(&term) || plurals.iter().any(|plural| stands_in(plural)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::bundled;
    use crate::framework::wording::originals;

    #[test]
    fn finds_whole_words_in_any_number_and_capitals() {
        for (text, term) in [
            ("Our Partners meet.", "partner"),
            ("existing datasets", "dataset"),
            ("people's ICSs", "ICS"),
            ("ICS-wide improvements", "ICS"),
            ("an ICS's goals", "ICS"),
            ("strategic authorities", "strategic authority"),
            ("co-designed? No: co-design.", "co-design"),
            ("LGBTQ+ people", "LGBTQ+"),
            ("made in easy read", "Easy Read"),
            ("their biases", "bias"),
            ("دليل الصحة", "الصحة"),
        ] {
            assert!(uses(text, term), "{term} in: {text}");
        }
        for (text, term) in [
            ("counterpartners", "partner"),
            ("partnership", "partner"),
            ("whether it helps us", "IT"),
            ("whether it helps us", "US"),
            ("ICSX", "ICS"),
            ("", "partner"),
            ("partner", ""),
        ] {
            assert!(!uses(text, term), "{term} in: {text}");
        }
    }

    /// The bundled glossary explains no word that nobody meets.
    #[test]
    fn every_term_of_the_bundled_framework_occurs_in_it() {
        let framework = bundled();
        let texts = originals(&framework);
        let is_met = |term: &str| {
            let own = format!("glossary.{term}.");
            texts.iter().any(|original| !original.id.starts_with(&own) && uses(&original.text, term))
        };
        let unmet: Vec<&str> =
            framework.glossary().iter().map(|(term, _)| term.as_str()).filter(|term| !is_met(term)).collect();
        assert_eq!(unmet, [""; 0]);
    }
}
