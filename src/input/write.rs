//! From values to YAML that every reader takes as we do. YAML 1.1, which Python's and R's readers still speak, has more words for
//! yes and no than YAML 1.2, and more ways to write numbers and dates: a text that looks like one of these gets quotation marks.

use std::ops::Range;

use saphyr_parser::{Event, ScalarStyle};
use serde::Serialize;

use super::parser::events;

/// The value as YAML text, in the order of its fields, one key or entry a line.
///
/// # Errors
/// If the value can't be said in YAML, which no shape of ours should be.
pub fn write<T: Serialize>(value: &T) -> Result<String, String> {
    let text = serde_yaml::to_string(value).map_err(|error| error.to_string())?;
    quoted(&text).map_err(|error| error.info().to_owned())
}

/// The same YAML with quotation marks round each text that YAML 1.1 would take for something else.
fn quoted(text: &str) -> Result<String, saphyr_parser::ScanError> {
    let mut places: Vec<Range<usize>> = Vec::new();
    for event in events(text) {
        let (event, span) = event?;
        if let Event::Scalar(scalar, ScalarStyle::Plain, ..) = event
            && is_misread(&scalar)
        {
            places.push(span.start.index()..span.end.index());
        }
    }
    // The parser counts letters.
    let mut quoted = String::with_capacity(text.len() + 2 * places.len());
    let mut places = places.into_iter().peekable();
    for (index, letter) in text.chars().enumerate() {
        if places.peek().is_some_and(|place| place.start == index) {
            quoted.push('\'');
        }
        if places.next_if(|place| place.end == index).is_some() {
            quoted.push('\'');
            if places.peek().is_some_and(|place| place.start == index) {
                quoted.push('\'');
            }
        }
        quoted.push(letter);
    }
    Ok(quoted)
}

/// Whether YAML 1.1 takes a text for something else. What the writer has left plain and YAML 1.2 takes for something else is that:
/// a whole number, or nothing.
fn is_misread(plain: &str) -> bool {
    let is_whole_number = plain.parse::<u64>().is_ok_and(|number| number.to_string() == plain);
    !is_whole_number && plain != "null" && (is_word(plain) || is_number(plain) || is_day(plain))
}

fn is_word(plain: &str) -> bool {
    let words = ["y", "n", "yes", "no", "true", "false", "on", "off", "null", "~", "=", "<<"];
    words.contains(&plain.to_ascii_lowercase().as_str())
}

/// Whole numbers in several bases, with `_` in them or in sixties such as `12:30`; broken ones, infinite ones, none.
fn is_number(plain: &str) -> bool {
    let plain = plain.strip_prefix(['-', '+']).unwrap_or(plain).to_ascii_lowercase();
    let all = |digits: &str, is_one: fn(char) -> bool| !digits.is_empty() && digits.chars().all(is_one);
    let based = |prefix, is_one| plain.strip_prefix(prefix).is_some_and(|digits| all(digits, is_one));
    let is_based = based("0b", |one| matches!(one, '0' | '1' | '_'))
        || based("0o", |one| matches!(one, '0'..='7' | '_'))
        || based("0x", |one| one.is_ascii_hexdigit() || one == '_');
    let (digits, power) = plain.split_once('e').unwrap_or((&plain, "0"));
    let is_decimal = digits.starts_with(|first: char| first.is_ascii_digit() || first == '.')
        && digits.contains(|one: char| one.is_ascii_digit())
        && all(digits, |one| one.is_ascii_digit() || matches!(one, '_' | '.' | ':'))
        && all(power.strip_prefix(['-', '+']).unwrap_or(power), |one| one.is_ascii_digit());
    is_based || is_decimal || matches!(plain.as_str(), ".inf" | ".nan")
}

/// A day, with or without a time of day.
fn is_day(plain: &str) -> bool {
    let is_year = |year: &str| year.len() == 4 && year.bytes().all(|digit| digit.is_ascii_digit());
    let is_of_time = |letter: char| letter.is_ascii_digit() || "-:.+TtZz \t".contains(letter);
    plain.split_once('-').is_some_and(|(year, rest)| is_year(year) && !rest.is_empty() && rest.chars().all(is_of_time))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;
    use regex::Regex;

    use super::*;

    /// What YAML 1.1 takes for something else than text, from its type repository (yaml.org/type), with the variants of `PyYAML`.
    const RESOLVED: [&str; 8] = [
        r"^(?:y|Y|yes|Yes|YES|n|N|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$",
        r"^(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$",
        r"^(?:[-+]?([0-9][0-9_]*)?\.[0-9._]*([eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$",
        r"^[-+]?[0-9][0-9_]*(\.[0-9]*)?[eE][-+]?[0-9]+$",
        r"^(?:~|null|Null|NULL|)$",
        r"^(?:\d{4}-\d{2}-\d{2}|\d{4}-\d{1,2}-\d{1,2}([Tt]|[ \t]+)\d{1,2}:\d{2}:\d{2}(\.\d*)?(([ \t]*)Z|[-+]\d{1,2}(:\d{2})?)?)$",
        r"^<<$",
        r"^=$",
    ];

    /// The plain scalars that YAML 1.1 takes for something else than text. A lone dot is one by the letter of its rule for broken
    /// numbers; no reader takes it so.
    fn misread(yaml: &str) -> Vec<String> {
        let resolved: Vec<Regex> = RESOLVED.iter().map(|rule| Regex::new(rule).unwrap()).collect();
        let mut found = Vec::new();
        for event in events(yaml) {
            if let Event::Scalar(scalar, ScalarStyle::Plain, ..) = event.unwrap().0
                && resolved.iter().any(|rule| {
                    rule.is_match(&scalar) && scalar.contains(|one: char| one.is_alphanumeric() || "~=<".contains(one))
                })
            {
                found.push(scalar.into_owned());
            }
        }
        found
    }

    /// As a value, in a list and as a key, after letters that take more than a byte.
    fn check(text: &str) {
        let value = BTreeMap::from([("é — one", vec![text, "two"]), (text, vec![text])]);
        let yaml = write(&value).unwrap();
        assert_eq!(misread(&yaml), Vec::<String>::new(), "{text:?}: {yaml}");
        let back: BTreeMap<String, Vec<String>> = super::super::read(yaml.as_bytes()).value.unwrap();
        assert_eq!(
            back,
            value
                .into_iter()
                .map(|(key, list)| (key.to_owned(), list.into_iter().map(str::to_owned).collect()))
                .collect()
        );
    }

    #[test]
    fn texts_stay_texts_in_yaml_1_1() {
        for text in [
            "no",
            "No",
            "NO",
            "y",
            "Y",
            "n",
            "yes",
            "on",
            "Off",
            "true",
            "FALSE",
            "1e3",
            "1E3",
            "1.5e+3",
            "010",
            "12:30",
            "190:20:30.15",
            "~",
            "null",
            "Null",
            "NULL",
            "0x1f",
            "0b11",
            "0o17",
            "1_000",
            "-1",
            "+1",
            "1.1",
            "2025.02",
            ".5",
            "5.",
            "-.5",
            ".inf",
            "-.Inf",
            ".NaN",
            "2026-11-22",
            "2026-1-2 3:04:05",
            "2001-12-14t21:59:43.10-05:00",
            "=",
            "<<",
            "0",
            "7",
            "99999999999999999999",
            "1a",
        ] {
            check(text);
        }
        // What needs none gets none, and numbers and nothing stay what they are.
        let plain = BTreeMap::from([("1a", Some("1b.E1")), ("none", None), ("note", Some("on the one hand"))]);
        assert_eq!(write(&plain).unwrap(), "1a: 1b.E1\nnone: null\nnote: on the one hand\n");
        assert_eq!(write(&BTreeMap::from([("id", 7)])).unwrap(), "id: 7\n");
    }

    proptest! {
        #[test]
        fn any_text_stays_text(text in "[0-9a-fxoEXTZz_:.+-]{1,9}|[ynYNtrueTRUEonOFfals~=<-]{1,5}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}( [0-9:.]{0,8})?") {
            prop_assume!(text != "é — one");
            check(&text);
        }
    }
}
