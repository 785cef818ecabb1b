//! What people write where a form asks for yes, no, don't know or not applicable: in a cell, or between the brackets of a line.

use super::filled::Mark;
use super::glyphs::{Glyph, glyph};

/// What a word or sign in an answer's place means, `None` where it can't be told. A blank is no answer and not for this function.
///
/// The words of English and Welsh, and what spreadsheets in the languages of Europe make of a true or false cell. A cross can mean
/// "ticked" or "no", depending on who made it, so it means nothing here; a letter x in an answer's place is how people tick.
pub fn mark(text: &str) -> Option<Mark> {
    const YES: &[&str] = &[
        "yes",
        "y",
        "x",
        "true",
        "1",
        "in place",
        "ticked",
        "ie",
        "ydy",
        "oes",
        "wahr",
        "vrai",
        "vero",
        "verdadero",
        "verdadeiro",
        "waar",
        "sant",
        "sand",
        "sann",
        "prawda",
        "pravda",
        "igaz",
        "tosi",
        "adevarat",
    ];
    const NO: &[&str] = &[
        "no",
        "n",
        "false",
        "0",
        "not in place",
        "nag ydy",
        "nac oes",
        "falsch",
        "faux",
        "falso",
        "onwaar",
        "falskt",
        "falsk",
        "usann",
        "falsz",
        "nepravda",
        "hamis",
        "epatosi",
        "fals",
    ];
    const UNKNOWN: &[&str] = &[
        "don't know",
        "dont know",
        "do not know",
        "not known",
        "unknown",
        "not sure",
        "unsure",
        "?",
        "ddim yn gwybod",
    ];
    const NOT_APPLICABLE: &[&str] =
        &["not applicable", "n/a", "does not apply", "doesn't apply", "ddim yn berthnasol", "amherthnasol"];
    let said = text.trim().trim_end_matches(['.', '!']).replace(['’', '‘', 'ʼ', '`'], "'").to_lowercase();
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    // "na" is a Welsh no, and an English "n/a" without its slash: it is neither.
    if said == "na" {
        return None;
    }
    let mut letters = said.chars().filter(|letter| *letter != '\u{fe0f}');
    if let (Some(sign), None) = (letters.next().and_then(glyph), letters.next()) {
        return match sign {
            Glyph::Ticked => Some(Mark::Yes),
            Glyph::Empty => Some(Mark::No),
            Glyph::Cross => None,
        };
    }
    let is_in = |words: &[&str]| words.contains(&said.as_str());
    match () {
        () if is_in(YES) => Some(Mark::Yes),
        () if is_in(NO) => Some(Mark::No),
        () if is_in(UNKNOWN) => Some(Mark::Unknown),
        () if is_in(NOT_APPLICABLE) => Some(Mark::DoesNotApply(String::new())),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write() {
        for (text, meaning) in [
            ("Yes ", Some(Mark::Yes)),
            ("x", Some(Mark::Yes)),
            ("✓", Some(Mark::Yes)),
            ("✔\u{fe0f}", Some(Mark::Yes)),
            ("\u{f0fe}", Some(Mark::Yes)),
            ("◻", Some(Mark::No)),
            ("❑", Some(Mark::No)),
            ("WAHR", Some(Mark::Yes)),
            ("1", Some(Mark::Yes)),
            ("no.", Some(Mark::No)),
            ("FAUX", Some(Mark::No)),
            ("Don’t  know", Some(Mark::Unknown)),
            ("?", Some(Mark::Unknown)),
            ("N/A", Some(Mark::DoesNotApply(String::new()))),
            ("na", None),
            ("✗", None),
            ("✓✓", None),
            ("partly", None),
            ("yes and no", None),
        ] {
            assert_eq!(mark(text), meaning, "{text}");
        }
    }
}
