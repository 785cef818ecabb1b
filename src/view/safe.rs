//! The choke point for text on its way to a terminal. A file, a file name or a framework may hold control characters that
//! would move the cursor, rename the window or reverse the reading direction: here they become visible and harmless.

use std::borrow::Cow;

/// The text with everything a terminal would obey made visible, as `<U+001B>`. Line feeds stay, a tab becomes a space.
/// Doing it twice changes nothing.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains('\t') && !text.contains(is_obeyed) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        match letter {
            '\t' => shown.push(' '),
            letter if is_obeyed(letter) => shown.push_str(&format!("<U+{:04X}>", u32::from(letter))),
            letter => shown.push(letter),
        }
    }
    Cow::Owned(shown)
}

/// The same on one line: a line feed becomes a space.
pub fn one_line(text: &str) -> String {
    visible(text).replace('\n', " ")
}

/// The same for JSON, where nothing may be lost: such characters as `\u001b`, which a reader turns back.
pub fn escaped_json(json: &str) -> String {
    let escape =
        |letter: char| if is_obeyed(letter) { format!("\\u{:04x}", u32::from(letter)) } else { letter.to_string() };
    if json.contains(is_obeyed) { json.chars().map(escape).collect() } else { json.to_owned() }
}

/// Control characters (C0, C1, DEL), marks that change the reading direction, separators that break lines, spaces that nobody sees, and
/// what is no character at all.
fn is_obeyed(letter: char) -> bool {
    (letter.is_control() && letter != '\n' && letter != '\t')
        || matches!(letter, '\u{061c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_shown() {
        for (hostile, shown) in [
            ("\x1b]0;title\x07", "<U+001B>]0;title<U+0007>"),
            ("\u{9b}2J", "<U+009B>2J"),
            ("over\rwrite", "over<U+000D>write"),
            ("a\u{202e}b", "a<U+202E>b"),
            ("a\tb", "a b"),
            ("\x7f", "<U+007F>"),
            ("plain, with é and 👩‍⚕️\nand lines", "plain, with é and 👩‍⚕️\nand lines"),
        ] {
            assert_eq!(visible(hostile), shown);
            assert_eq!(visible(&visible(hostile)), shown);
        }
        assert_eq!(one_line("a\nb"), "a b");
    }
}
