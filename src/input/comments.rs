//! Comments in files, which writing a file again would lose.

use saphyr_parser::{Event, ScalarStyle, Span};

use super::parser::events;
use super::text::text;

/// A comment in a file: a `#` at the start of a line or after a blank that is no part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Its line, counted from 1.
    pub line: usize,
    /// Whether a value stands before it, so that people may have meant it as part of that.
    pub is_after_value: bool,
}

/// The comments of a file, one a line.
pub fn comments(bytes: &[u8]) -> Vec<Comment> {
    let Ok(text) = text(bytes) else { return Vec::new() };
    if !text.contains('#') {
        return Vec::new();
    }
    let letters: Vec<char> = text.chars().collect();
    let mut texts = places_of_texts(&text, &letters).into_iter().peekable();
    let (mut found, mut line, mut is_blank): (Vec<Comment>, _, _) = (Vec::new(), 1, true);
    for (index, letter) in letters.iter().enumerate() {
        while texts.next_if(|(_, end)| *end <= index).is_some() {}
        let is_in_text = texts.peek().is_some_and(|(start, _)| *start <= index);
        let is_known = found.last().is_some_and(|last| last.line == line);
        let is_apart = index == 0 || letters[index - 1].is_whitespace();
        if *letter == '#' && is_apart && !is_in_text && !is_known {
            found.push(Comment { line, is_after_value: !is_blank });
        }
        is_blank = *letter == '\n' || (is_blank && letter.is_whitespace());
        line += usize::from(*letter == '\n');
    }
    found
}

/// Where texts begin and end, in characters and in the order of the file.
fn places_of_texts(text: &str, letters: &[char]) -> Vec<(usize, usize)> {
    let of_text = |(event, span): (Event, Span)| {
        let Event::Scalar(_, style, ..) = event else { return None };
        let (start, end) = (span.start.index(), span.end.index().min(letters.len()));
        // The parser's place is the end of the line.
        let is_quoted = matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted);
        Some((start, if is_quoted { end_of_quoted(letters, start, end) } else { end }))
    };
    events(text).map_while(Result::ok).filter_map(of_text).collect()
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
            assert_eq!(comments(text.as_bytes()).len(), 1, "{text:?}");
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
            assert_eq!(comments(text.as_bytes()), [], "{text:?}");
        }
    }
}
