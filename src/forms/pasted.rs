//! Answers that were sent as text, in a mail: JSON between two lines that say where it begins and ends. Mail programs quote it, break its
//! lines and make its quotation marks typographic, which is undone here.

use serde::de::IgnoredAny;

use super::NotRead;

const BEGIN: &str = "BEGIN THRIVE ANSWERS";
const END: &str = "END THRIVE ANSWERS";

/// The JSON in a text with answers in it; nothing if there are none. It can still be faulty, if more was lost than can be mended.
///
/// # Errors
/// If there are answers of several people in it.
pub fn pasted(text: &str) -> Result<Option<String>, NotRead> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let Some(start) = start(&text) else { return Ok(None) };
    let (before, rest) = (text[..start].trim_end_matches(is_dash), &text[start + BEGIN.len()..]);
    let quoting = before.rsplit('\n').next().unwrap_or_default();
    // Either line can stand in an answer, too: then only the last one ends them.
    if let Some((inside, _)) =
        rest.rsplit_once(END).filter(|(inside, _)| inside.contains(END) || inside.contains(BEGIN))
        && let Ok(json) = json_in(inside, quoting)
    {
        return Ok(Some(json));
    }
    if rest.split_once(END).is_some_and(|(_, behind)| behind.contains(BEGIN)) {
        return Err(NotRead::new("has answers in it more than once", "put each into a file of its own"));
    }
    // Without its last line, it was cut off.
    let inside = rest.split_once(END).map_or(rest, |(inside, _)| inside);
    Ok(Some(json_in(inside, quoting).unwrap_or_else(|faulty| faulty)))
}

/// Where the line stands that the answers begin with. It can be spoken of before them.
fn start(text: &str) -> Option<usize> {
    let is_between = |letter: char| is_dash(letter) || letter.is_whitespace() || letter == '>';
    let is_start = |at: &usize| text[at + BEGIN.len()..].trim_start_matches(is_between).starts_with('{');
    let places = || text.match_indices(BEGIN).map(|(at, _)| at);
    places().find(is_start).or_else(|| places().next())
}

fn is_dash(letter: char) -> bool {
    matches!(letter, '-' | '–' | '—')
}

/// What stands between the two lines, as JSON.
///
/// # Errors
/// If it is none, whatever is undone; what is left then.
fn json_in(inside: &str, quoting: &str) -> Result<String, String> {
    let inside = unquoted(inside.trim_matches(is_dash), quoting);
    let is_json = |text: &str| serde_json::from_str::<IgnoredAny>(text).is_ok();
    if is_json(inside.trim()) {
        return Ok(inside.trim().to_owned());
    }
    let plain = mended(&inside, false);
    if is_json(&plain) {
        return Ok(plain);
    }
    let typographic = mended(&inside, true);
    if is_json(&typographic) { Ok(typographic) } else { Err(plain) }
}

/// The lines without the marks in front of them that the first line has, too.
fn unquoted(text: &str, quoting: &str) -> String {
    let depth = quoting.chars().filter(|letter| *letter == '>').count();
    let unquoted = |line: &str| {
        let mut rest = line;
        for _ in 0..depth {
            match rest.trim_start().strip_prefix('>') {
                Some(inside) => rest = inside,
                None => break,
            }
        }
        let is_quoted = rest.len() < line.len();
        rest.strip_prefix(' ').filter(|_| is_quoted).unwrap_or(rest).to_owned()
    };
    text.split('\n').map(unquoted).collect::<Vec<_>>().join("\n")
}

/// The text with what is no JSON put right: line ends within texts, blanks of other kinds between them, and, where they are
/// `typographic`, quotation marks.
fn mended(text: &str, typographic: bool) -> String {
    let letters: Vec<char> = text.trim().chars().collect();
    let is_quote = |letter: char| letter == '"' || (typographic && matches!(letter, '“' | '”' | '„' | '″' | '«' | '»'));
    let mut mended = String::with_capacity(text.len());
    let (mut is_inside, mut at) = (false, 0);
    while let Some(&letter) = letters.get(at) {
        at += 1;
        match letter {
            // In a text, an escape; mail programs make typographic marks of escaped ones, too.
            '\\' if is_inside => {
                let next = letters.get(at).copied();
                at += 1;
                mended.push('\\');
                match next {
                    Some(next) if is_quote(next) => mended.push('"'),
                    Some('\n') => at -= 1,
                    next => mended.extend(next),
                }
            }
            letter if is_quote(letter) && !is_inside => {
                is_inside = true;
                mended.push('"');
            }
            letter if is_quote(letter) && (!typographic || is_end(&letters[at..])) => {
                is_inside = false;
                mended.push('"');
            }
            // A typographic mark within a text.
            '"' if is_inside => mended.push_str("\\\""),
            '\n' if is_inside => {
                // The blank at which the line was broken is gone, or stands at its end.
                while letters.get(at).is_some_and(|letter| matches!(letter, ' ' | '\t' | '\n')) {
                    at += 1;
                }
                if !mended.ends_with(' ') {
                    mended.push(' ');
                }
            }
            letter if !is_inside && (letter.is_whitespace() || matches!(letter, '\u{feff}' | '\u{200b}')) => {
                mended.push(if letter == '\n' { '\n' } else { ' ' });
            }
            letter => mended.push(letter),
        }
    }
    mended
}

/// Whether what follows a quotation mark shows that a text of JSON ends with it.
fn is_end(rest: &[char]) -> bool {
    rest.iter().find(|letter| !letter.is_whitespace()).is_none_or(|letter| matches!(letter, ',' | ':' | '}' | ']'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;

    fn sent(json: &str) -> String {
        format!("-----BEGIN THRIVE ANSWERS-----\n{json}\n-----END THRIVE ANSWERS-----")
    }

    fn value(text: &str) -> Option<Value> {
        serde_json::from_str(&pasted(text).unwrap()?).ok()
    }

    #[test]
    fn answers_in_a_mail() {
        let answers = json!({"title": "Voices of “Northmoor”, said \"so\" > all", "areas": {"1a": ["E1", "E2"]}});
        let pretty = serde_json::to_string_pretty(&answers).unwrap();
        let quoted =
            |mark: &str, text: &str| text.lines().map(|line| format!("{mark}{line}")).collect::<Vec<_>>().join("\n");
        for text in [
            sent(&pretty),
            format!("Dear Ada,\n\nhere they are:\n{}\n-- \nAmina", sent(&pretty)),
            sent(&pretty).replace('\n', "\r\n"),
            quoted("> ", &sent(&pretty)),
            quoted(">> ", &sent(&pretty)),
            quoted("> > ", &sent(&pretty)),
            quoted(">", &sent(&pretty)),
            sent(&pretty).replace("  ", "\u{a0} "),
            sent(&pretty).replace("-----", "—–—"),
            sent(&pretty).replace("Northmoor”, ", "Northmoor”,\n"),
            quoted("> ", &sent(&pretty).replace("said \\", "said\n\\")),
            sent(&pretty).replace("Voices of ", "Voices of \n"),
        ] {
            assert_eq!(value(&text).as_ref(), Some(&answers), "{text}");
        }
        assert_eq!(pasted("no answers"), Ok(None));
        assert_eq!(pasted(""), Ok(None));
    }

    /// Whoever copies the form's own text into an answer has both lines in it.
    #[test]
    fn answers_with_the_lines_in_them() {
        let answers = json!({"title": "Voices", "note": sent("x"), "more": ["END THRIVE ANSWERS"]});
        let pretty = serde_json::to_string_pretty(&answers).unwrap();
        assert_eq!(value(&format!("Dear Ada,\n{}\nAmina", sent(&pretty))), Some(answers));
        // The line is spoken of below the answers.
        let text = format!("{}\nCopied up to the line END THRIVE ANSWERS.", sent("{\"a\": 1}"));
        assert_eq!(value(&text), Some(json!({"a": 1})));
        // Or above them.
        let text = format!("> Copy from BEGIN THRIVE ANSWERS on.\n>\n> {}", sent("{\"a\": 1}"));
        assert_eq!(value(&text), Some(json!({"a": 1})));
    }

    /// Every plain quotation mark became a typographic one, those within texts too.
    #[test]
    fn typographic_quotation_marks() {
        let answers = json!({"title": "She said \"so\": yes", "areas": {"1a": ["E1"]}, "note": "it’s"});
        let typed = serde_json::to_string(&answers).unwrap();
        let mut is_open = false;
        let smart: String = typed
            .chars()
            .map(|letter| {
                is_open ^= letter == '"';
                if letter == '"' && is_open {
                    '“'
                } else if letter == '"' {
                    '”'
                } else {
                    letter
                }
            })
            .collect();
        assert_eq!(value(&sent(&smart)), Some(answers));
    }

    /// What was cut off is still JSON of a kind, so that whoever reads it says that it is faulty.
    #[test]
    fn what_was_cut_off_is_handed_on() {
        let text = pasted("-----BEGIN THRIVE ANSWERS-----\n{\"title\": \"Voi").unwrap();
        assert_eq!(text.as_deref(), Some("{\"title\": \"Voi"));
        assert_eq!(pasted("BEGIN THRIVE ANSWERS END THRIVE ANSWERS"), Ok(Some(String::new())));
        assert!(
            pasted("BEGIN THRIVE ANSWERS {} END THRIVE ANSWERS and BEGIN THRIVE ANSWERS {} END THRIVE ANSWERS")
                .is_err()
        );
    }

    proptest! {
        /// Whatever the texts, what was sent comes back, also if lines were broken at blanks.
        #[test]
        fn what_was_sent_comes_back(texts in prop::collection::vec("[ -~éß“”’]{0,90}", 0..5), width in 20usize..90) {
            let answers = json!({"texts": texts.iter().map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")).collect::<Vec<_>>()});
            let json = serde_json::to_string_pretty(&answers).unwrap();
            prop_assert_eq!(value(&sent(&json)), Some(answers.clone()));
            let mut broken = String::new();
            let mut length = 0;
            for letter in json.chars() {
                if letter == ' ' && length > width && !broken.ends_with('\\') {
                    broken.push('\n');
                    length = 0;
                } else {
                    broken.push(letter);
                    length = if letter == '\n' { 0 } else { length + 1 };
                }
            }
            prop_assert_eq!(value(&sent(&broken)), Some(answers));
        }

        #[test]
        fn any_text_is_read(text in "(?s).{0,80}", inside in "[\\\\\"“”{}\\[\\],:a\n> ]{0,60}") {
            let _ = pasted(&text);
            let _ = pasted(&sent(&inside));
        }
    }
}
