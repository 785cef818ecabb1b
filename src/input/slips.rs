//! Slips of people and of word processors in a file: what they look like to a reader of YAML, and what to do about them.

/// Marks that word processors put before the entries of a list.
const BULLETS: [char; 9] = ['•', '‣', '◦', '·', '●', '▪', '–', '—', '−'];

/// Quotation marks that are letters to YAML.
const CURLY: [char; 4] = ['“', '”', '‘', '’'];

/// Whether a character looks like a blank, and is none to YAML.
fn is_false_blank(letter: char) -> bool {
    letter.is_whitespace() && !matches!(letter, ' ' | '\t' | '\n' | '\r')
}

/// What is wrong with a key that begins with a character that is no part of a word, and what to do about it.
pub(super) fn of_key(key: &str) -> Option<(&'static str, &'static str)> {
    let first = key.chars().next()?;
    if is_false_blank(first) {
        Some(("this line is indented with blanks that are none to YAML (no-break spaces)", FALSE_BLANKS))
    } else if BULLETS.contains(&first) {
        Some(("this line begins with a bullet or a long dash", HYPHENS))
    } else if CURLY.contains(&first) {
        Some(("this key has curly quotation marks round it", STRAIGHT))
    } else {
        None
    }
}

const FALSE_BLANKS: &str =
    "replace the blanks before the first word by ordinary ones, typed with the space bar; nothing else need change";
const HYPHENS: &str = "begin each entry of a list with a hyphen and a blank: - E1";
const STRAIGHT: &str = "type straight quotation marks (\" or '): curly ones are letters here";

/// What the parser says, in plain words where its own mislead.
pub(super) fn plainly(said: &str) -> &str {
    if said.contains("trailing content after") {
        "a quotation mark ends the text before its end"
    } else if said.contains("simple key") {
        "a key without a colon"
    } else {
        said
    }
}

/// What to do about what the parser says, where it is one of the usual slips; `line` is counted from 1.
pub(super) fn of_syntax(said: &str, source: &str, line: usize) -> String {
    // The parser notices some slips only on the line after.
    let nearby: Vec<&str> = source.lines().skip(line.saturating_sub(2)).take(2).collect();
    let begins = |with: &dyn Fn(char) -> bool| nearby.iter().any(|line| line.trim_start_matches(' ').starts_with(with));
    if begins(&is_false_blank) {
        FALSE_BLANKS.to_owned()
    } else if begins(&|letter| BULLETS.contains(&letter)) {
        HYPHENS.to_owned()
    } else if nearby.iter().any(|line| value(line).is_some_and(|value| value.starts_with(CURLY))) {
        STRAIGHT.to_owned()
    } else if said.contains("escape") {
        "in double quotes a \\ begins a code; put single quotes round a path, as in 'S:\\team\\notes'".to_owned()
    } else if said.contains("mapping values are not allowed") {
        "put quotation marks round a text that has a colon with a blank after it".to_owned()
    } else if said.contains("simple key") {
        "put a colon and a blank between the key and its value".to_owned()
    } else if said.contains("trailing content after") {
        of_quotes(nearby.last().copied().unwrap_or_default())
    } else {
        "look at this line and the one before it: a missing quote, a tab or a wrong indent are the usual causes"
            .to_owned()
    }
}

/// What to do about a text that ends at a quotation mark inside it.
fn of_quotes(line: &str) -> String {
    let inner = value(line).and_then(|value| value.trim_end().strip_prefix('\'')?.strip_suffix('\''));
    match inner {
        Some(text) if !text.contains('"') => {
            let text = text.replace("\\'", "'").replace("''", "'").replace('\\', "\\\\");
            format!("put double quotes round it: \"{text}\"")
        }
        None if line.contains('"') => {
            "write \\\" for a double quote inside double quotes, or put single quotes round the text".to_owned()
        }
        _ => "write an apostrophe inside single quotes twice: 'Women''s voices'".to_owned(),
    }
}

/// What stands after the key or the dash of a line.
fn value(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let line = line.strip_prefix("- ").unwrap_or(line);
    Some(line.split_once(": ").map_or(line, |(_, value)| value).trim_start()).filter(|value| !value.is_empty())
}

/// Whether a text in double quotes was typed as a path with backslashes, such as `S:\team\notes`, of which codes were made: a letter
/// for a drive, a colon, and a control character with what is left of a name behind it.
pub(super) fn is_path_in_code(text: &str) -> bool {
    let is_path = |(index, _): (usize, &str)| {
        let mut before = text[..index].chars().rev();
        let is_drive = before.next().is_some_and(|letter| letter.is_ascii_alphabetic())
            && !before.next().is_some_and(char::is_alphanumeric);
        let mut after = text[index + 1..].chars();
        let is_code = after.next().is_some_and(char::is_control);
        is_drive && is_code && after.take(2).filter(char::is_ascii_alphanumeric).count() == 2
    };
    text.match_indices(':').any(is_path)
}

#[cfg(test)]
mod tests {
    use crate::input::parse;

    /// What is said of a file, with its line.
    fn said(source: &str) -> Vec<String> {
        let problems = parse(source.as_bytes()).problems;
        let hint =
            |problem: &crate::problem::Problem| problem.hint.as_ref().map(ToString::to_string).unwrap_or_default();
        problems.iter().map(|problem| format!("{}: {}", problem.place, hint(problem))).collect()
    }

    #[test]
    fn what_word_processors_do_to_a_list() {
        for (source, hint) in [
            ("a:\n\u{a0}\u{a0}ticked: [E1]\n", super::FALSE_BLANKS),
            ("a:\n  b: c\n\u{a0}\u{a0}- E1\nd: e\n", super::FALSE_BLANKS),
            ("a:\n  b: [c]\n  \u{a0}d: e\n", super::FALSE_BLANKS),
            ("a:\n– text: hello\n", super::HYPHENS),
            ("a:\n    ticked:\n    • E1\n    • E2\n", super::HYPHENS),
            ("“a”: b\n", super::STRAIGHT),
            ("a: “b: c”\n", super::STRAIGHT),
        ] {
            let found = said(source);
            assert!(found.len() == 1 && found[0].ends_with(hint), "{source}: {found:?}");
        }
        // Inside of texts all of them may stand.
        for source in ["a: |-\n  b\n  \u{a0}\u{a0}c: d\n  • e\n", "a: 5 – 7 • “b”\n", "a: '– b: c'\n", "- “b”\n"]
        {
            assert_eq!(said(source), [""; 0], "{source}");
        }
    }

    #[test]
    fn quotation_marks_inside_of_texts() {
        for (source, hint) in [
            ("t: 'Women's voices'\n", "put double quotes round it: \"Women's voices\""),
            ("t: 'Women\\'s voices'\n", "put double quotes round it: \"Women's voices\""),
            ("- 'Women's \"own\" voices'\n", "write an apostrophe inside single quotes twice: 'Women''s voices'"),
            (
                "t: \"the \"own\" voices\"\n",
                "write \\\" for a double quote inside double quotes, or put single quotes round the text",
            ),
        ] {
            let found = said(source);
            assert!(found.len() == 1 && found[0].ends_with(hint), "{source}: {found:?}");
        }
        // What is advised is read.
        assert_eq!(said("t: \"Women's voices\"\nu: 'Women''s voices'\nv: \"\\\"own\\\"\"\n"), [""; 0]);
    }

    #[test]
    fn paths_in_double_quotes() {
        let warned = said("t: \"S:\\team\\notes\\report\"\n");
        assert_eq!(warned, ["line 1, t: put single quotes round it: 'S:\\team\\notes'"]);
        assert!(said("t: \"S:\\wow\"\n")[0].contains("put single quotes round a path"));
        for source in [
            "t: 'S:\\team'\n",
            "t: S:\\team\n",
            "t: \"S:\\\\team\"\n",
            "t: \"Note:\\tone\"\n",
            "t: \"b:\\t1\"\n",
            "t: \"a\\tb\"\n",
        ] {
            assert_eq!(said(source), [""; 0], "{source}");
        }
    }
}
