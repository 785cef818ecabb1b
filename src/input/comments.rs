//! Comments in files, which writing a file again would lose.

use saphyr_parser::{Event, ScalarStyle};

use super::parser::events;
use super::text::text;

/// A comment in a file: a `#` at the start of a line or after a blank that is no part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Its line, counted from 1.
    pub line: usize,
    /// Whether something stands before it, so that people may have meant it as part of that.
    pub is_after_value: bool,
}

/// Whether a file has comments.
pub fn has_comments(bytes: &[u8]) -> bool {
    !comments(bytes).is_empty()
}

/// The comments of a file.
pub fn comments(bytes: &[u8]) -> Vec<Comment> {
    let Ok(text) = text(bytes) else { return Vec::new() };
    if !text.contains('#') {
        return Vec::new();
    }
    let letters: Vec<char> = text.chars().collect();
    let is_mark = |index: &usize| letters[*index] == '#' && (*index == 0 || letters[index - 1].is_whitespace());
    let mut marks = (0..letters.len()).filter(is_mark).peekable();
    let mut found = Vec::new();
    // Texts come in the order of the file.
    for (event, span) in events(&text).map_while(Result::ok) {
        let Event::Scalar(_, style, ..) = event else { continue };
        let (start, end) = (span.start.index(), span.end.index().min(letters.len()));
        found.extend(std::iter::from_fn(|| marks.next_if(|mark| *mark < start)));
        let end = match style {
            // The parser's place is the end of the line.
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => end_of_quoted(&letters, start, end),
            _ => end,
        };
        while marks.next_if(|mark| *mark < end).is_some() {}
    }
    found.extend(marks);
    on_lines(&letters, &found)
}

/// The comments that begin at these marks; a mark inside of another comment begins none.
fn on_lines(letters: &[char], marks: &[usize]) -> Vec<Comment> {
    let mut comments: Vec<Comment> = Vec::new();
    let (mut line, mut start, mut done) = (1, 0, 0);
    for mark in marks {
        for (index, _) in letters[done..*mark].iter().enumerate().filter(|(_, letter)| **letter == '\n') {
            (line, start) = (line + 1, done + index + 1);
        }
        done = *mark;
        if comments.last().is_none_or(|last| last.line != line) {
            let is_after_value = letters[start..*mark].iter().any(|letter| !letter.is_whitespace());
            comments.push(Comment { line, is_after_value });
        }
    }
    comments
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

    #[test]
    fn where_comments_are() {
        let source = "# one\na: Group #3\nb: 'Group #3'\nc: \"x # y\" # two\nd: |\n  # in a text\n  more #4\ne: a#b\n  # three\n";
        let found = comments(source.as_bytes());
        let found: Vec<_> = found.iter().map(|comment| (comment.line, comment.is_after_value)).collect();
        assert_eq!(found, [(1, false), (2, true), (4, true), (9, false)]);
        assert_eq!(comments(b"a: 'b #4 c'\nd: e#f\ng: 'it''s #1'\nh: \"\\\" #2\"\n"), []);
    }
}
