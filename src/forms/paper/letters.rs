//! Texts as people retype them: compared by their letters and digits, whatever happened to blanks, marks and capitals.

use crate::words;

/// The letters and digits of a text in lower case.
pub fn squashed(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// What a text says beyond a printed one that it begins with, without the marks between the two. Nothing if it doesn't begin with it.
pub fn beyond<'t>(text: &'t str, printed: &str) -> Option<&'t str> {
    let letters = squashed(printed);
    let mut wanted = letters.chars().peekable();
    wanted.peek()?;
    let mut letters = text.char_indices();
    while wanted.peek().is_some() {
        let (_, letter) = letters.find(|(_, letter)| letter.is_alphanumeric())?;
        if letter.to_lowercase().any(|letter| wanted.next() != Some(letter)) {
            return None;
        }
    }
    let rest = letters.as_str();
    // `Place` is not the beginning of `Placement`.
    if rest.starts_with(char::is_alphanumeric) {
        return None;
    }
    let end = printed
        .rfind(char::is_alphanumeric)
        .map_or("", |last| printed[last..].trim_start_matches(char::is_alphanumeric));
    let rest = rest.strip_prefix(end.trim()).unwrap_or(rest);
    let is_between = |letter: char| letter.is_whitespace() || matches!(letter, ':' | '.' | '?' | '!' | '*' | '_' | '”');
    Some(rest.trim_start_matches(is_between).trim_end())
}

/// The text with plain apostrophes, single plain blanks and no characters without a width.
pub fn plain(text: &str) -> String {
    let text: String = text.chars().filter(|letter| is_seen(*letter)).map(straight).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a character has a width.
pub fn is_seen(letter: char) -> bool {
    !matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// A character, or a plain apostrophe for one of another shape.
pub fn straight(letter: char) -> char {
    if matches!(letter, '’' | '‘' | 'ʼ' | '`' | '´') { '\'' } else { letter }
}

/// A line without the mark of a list entry: `- `, `• `, `3. `.
pub fn without_bullet(line: &str) -> &str {
    let line = line.trim();
    let rest = line.strip_prefix(['-', '*', '+', '•', '‣', '·', '–', '—', '▪', '\u{f0b7}']);
    let numbered = || {
        let rest = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let digits = line.len() - rest.len();
        rest.strip_prefix(['.', ')']).filter(|_| (1..=3).contains(&digits))
    };
    match rest.or_else(numbered) {
        Some("") => "",
        Some(rest) if rest.starts_with(char::is_whitespace) => rest.trim_start(),
        _ => line,
    }
}

/// The pattern of an id, in which all ids of a kind are alike: `9a.A9` for `1a.E1`.
pub fn shape(id: &str) -> String {
    let mut shape = String::new();
    for letter in id.chars() {
        let kind = match letter {
            letter if letter.is_numeric() => '9',
            letter if letter.is_lowercase() => 'a',
            letter if letter.is_alphabetic() => 'A',
            letter => letter,
        };
        if !shape.ends_with(kind) {
            shape.push(kind);
        }
    }
    shape
}

/// The start of a text, for people to know it by.
pub fn start(text: &str) -> String {
    const LONGEST: usize = 60;
    words::cut(&plain(text), LONGEST)
}

/// What was typed, without the line to write on that was printed for it.
pub fn without_rule(text: &str) -> &str {
    text.trim_matches(|letter: char| letter.is_whitespace() || letter == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_text_says_beyond_a_printed_one() {
        for (text, printed, expected) in [
            ("Your name: Amina", "Your name", Some("Amina")),
            ("your  NAME Amina", "Your name", Some("Amina")),
            ("Your name:", "Your name", Some("")),
            ("**Your name:** Amina ", "Your name", Some("Amina")),
            ("Placement: x", "Place", None),
            ("Your", "Your name", None),
            ("Enw: Amina", "Your name", None),
            ("A list (of names). More", "A list (of names).", Some("More")),
            ("A list (of names) (ours)", "A list (of names).", Some(") (ours)")),
            ("anything", "", None),
            ("İstanbul: x", "İstanbul", Some("x")),
        ] {
            assert_eq!(beyond(text, printed), expected, "{text}");
        }
    }

    #[test]
    fn bullets_and_shapes() {
        for (line, expected) in [
            ("- x", "x"),
            ("  * x", "x"),
            ("3. x", "x"),
            ("12) x", "x"),
            ("1a/note", "1a/note"),
            ("-5 degrees", "-5 degrees"),
            ("2026. x", "2026. x"),
            ("-", ""),
        ] {
            assert_eq!(without_bullet(line), expected);
        }
        assert_eq!((shape("1a.E1"), shape("12ab.EF10")), ("9a.A9".into(), "9a.A9".into()));
        assert_ne!(shape("AREA.ITEM"), shape("1a.E1"));
        assert_eq!(plain(" don’t \u{a0} kn\u{200b}ow "), "don't know");
    }
}
