//! Organisations as people write them in one line: `Northmoor ICB (code QXX)`, and of a former one also `until 31 March 2026`.

use super::model::{About, Former};
use crate::words;

impl Former {
    /// The body in a line such as `Northmoor ICB (code QXX, until 31 March 2026)`; commas do instead of the brackets. Brackets and
    /// commas with anything else in them belong to the name.
    ///
    /// # Errors
    /// If what stands after `until` is no day.
    pub fn read(line: &str) -> Result<Self, String> {
        let line = line.trim();
        let in_brackets = line.strip_suffix(')').and_then(|line| line.rsplit_once('('));
        let (name, parts) = match in_brackets.map(|(name, inside)| (name, inside.split(',').map(Part::read).collect()))
        {
            Some((name, Some(parts))) => (name, parts),
            _ => after_commas(line),
        };
        let mut former = Self { name: name.trim().to_owned(), code: None, until: None };
        for part in parts {
            match part {
                Part::Code(code) => former.code = Some(code.to_owned()),
                Part::Until(day) => former.until = Some(words::day(day)?),
            }
        }
        Ok(former)
    }
}

impl About {
    /// The organisation in a line that [`Former::read`] reads: its name, and its code in brackets.
    pub fn organisation_line(&self) -> Option<String> {
        let code = self.organisation_code.as_ref().map(|code| format!("(code {code})"));
        let parts: Vec<String> = self.organisation.clone().into_iter().chain(code).collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }
}

/// What is said of a body besides its name.
enum Part<'t> {
    Code(&'t str),
    Until(&'t str),
}

impl<'t> Part<'t> {
    fn read(text: &'t str) -> Option<Self> {
        let (word, rest) = text.trim().split_once(char::is_whitespace)?;
        match word.to_lowercase().as_str() {
            "code" => Some(Self::Code(rest.trim())),
            "until" => Some(Self::Until(rest.trim())),
            _ => None,
        }
    }
}

/// The name, and the parts after the last commas.
fn after_commas(line: &str) -> (&str, Vec<Part<'_>>) {
    let (mut name, mut parts) = (line, Vec::new());
    while let Some((before, part)) = name.rsplit_once(',').and_then(|(before, last)| Some((before, Part::read(last)?)))
    {
        name = before;
        parts.push(part);
    }
    (name, parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_in_a_line() {
        for (line, name, code, until) in [
            ("Northmoor ICB", "Northmoor ICB", None, None),
            (" Northmoor ICB (code QXX) ", "Northmoor ICB", Some("QXX"), None),
            ("Northmoor ICB (code QXX, until 31 March 2026)", "Northmoor ICB", Some("QXX"), Some("2026-03-31")),
            ("Northmoor ICB, Code QXX, until 2026-03-31", "Northmoor ICB", Some("QXX"), Some("2026-03-31")),
            ("Northmoor (East), until 30.4.2026", "Northmoor (East)", None, Some("2026-04-30")),
            // An abbreviation is no code, and neither is part of a name.
            ("Northmoor Integrated Care Board (ICB)", "Northmoor Integrated Care Board (ICB)", None, None),
            ("Moor, Dale and Fell (code)", "Moor, Dale and Fell (code)", None, None),
            ("A (code Q1, and more)", "A (code Q1, and more)", None, None),
            ("(code Q1)", "", Some("Q1"), None),
            ("", "", None, None),
        ] {
            let read = Former::read(line).unwrap();
            let until_read = read.until.map(|day| day.to_string());
            assert_eq!(
                (read.name.as_str(), read.code.as_deref(), until_read.as_deref()),
                (name, code, until),
                "{line}"
            );
        }
        assert!(Former::read("A (until spring)").is_err());
    }

    #[test]
    fn an_organisation_is_read_as_it_is_written() {
        let about = |name: Option<&str>, code: Option<&str>| About {
            organisation: name.map(str::to_owned),
            organisation_code: code.map(str::to_owned),
            ..About::default()
        };
        for (name, code, line) in [
            (None, None, None),
            (Some("A"), None, Some("A")),
            (Some("A"), Some("Q1"), Some("A (code Q1)")),
            (None, Some("Q1"), Some("(code Q1)")),
        ] {
            let written = about(name, code).organisation_line();
            assert_eq!(written.as_deref(), line);
            let read = Former::read(&written.unwrap_or_default()).unwrap();
            assert_eq!((read.name.as_str(), read.code.as_deref()), (name.unwrap_or_default(), code));
        }
    }
}
