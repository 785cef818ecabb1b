//! Comments in files, which writing a file again would lose.

use saphyr_parser::{Event, ScalarStyle};

use super::parser::events;
use super::text::text;

/// Whether a file has comments: a `#` at the start of a line or after a blank that is no part of a text.
pub fn has_comments(bytes: &[u8]) -> bool {
    let Ok(text) = text(bytes) else { return false };
    if !text.contains('#') {
        return false;
    }
    let letters: Vec<char> = text.chars().collect();
    let is_mark = |index: &usize| letters[*index] == '#' && (*index == 0 || letters[index - 1].is_whitespace());
    let mut marks = (0..letters.len()).filter(is_mark).peekable();
    // Texts come in the order of the file.
    for (event, span) in events(&text).map_while(Result::ok) {
        let Event::Scalar(_, style, ..) = event else { continue };
        let (start, end) = (span.start.index(), span.end.index().min(letters.len()));
        if marks.peek().is_some_and(|mark| *mark < start) {
            return true;
        }
        let end = match style {
            // The parser's place is the end of the line.
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => end_of_quoted(&letters, start, end),
            _ => end,
        };
        while marks.next_if(|mark| *mark < end).is_some() {}
    }
    marks.peek().is_some()
}

/// The place after the quotation mark that ends a text.
fn end_of_quoted(letters: &[char], start: usize, end: usize) -> usize {
    let quote = letters.get(start);
    let mut index = start + 1;
    while index < end {
        let (here, next) = (letters.get(index), letters.get(index + 1));
        let is_escape = quote == Some(&'"') && here == Some(&'\\');
        let is_doubled = quote == Some(&'\'') && here == quote && next == quote;
        if is_escape || is_doubled {
            index += 2;
        } else if here == quote {
            return index + 1;
        } else {
            index += 1;
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_told_from_texts() {
        for text in [
            "# at the top\na: b\n",
            "a: b # after a value\n",
            "a: b\n# at the end",
            "a:\n  # before a list\n  - b\n",
            "a: |\n  text\n# after a long text\nb: c\n",
            "a: 'one' # two\n",
            "a: b\t# after a tab\n",
            "a: [b] # after a list\n",
            "a: | # before a long text\n  text\n",
            "a: \"one \\\" two\" # after an escape\n",
            "a: 'it''s' # after a doubled mark\n",
            "é: 'ü # ü' # letters of two bytes\n",
        ] {
            assert!(has_comments(text.as_bytes()), "{text:?}");
        }
        for text in [
            "a: b#c\n",
            "a: 'one # two'\n",
            "a: \"one # two\"\n",
            "a: |\n  text # three\n  # four\nb: c\n",
            "a: |-\n  text\n  # four",
            "{\"a\": \"see #4 and # 5\"}",
            "a: 'one\n  # two'\n",
            "a: 'it''s # three'\n",
            "a: \"one \\\" # two\"\n",
            "é: 'ü # ü'\n",
            "",
        ] {
            assert!(!has_comments(text.as_bytes()), "{text:?}");
        }
    }
}
