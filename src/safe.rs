//! The choke points for text from files and from the command line. A file, a file name or a framework may hold control characters
//! that would move the cursor, rename the window or reverse the reading direction: here they become visible and harmless.

pub mod markup;

use std::borrow::Cow;
use std::path::Path;

/// The text with every character that a terminal would act on made visible, as `<U+001B>`. Line feeds stay, a tab becomes a space.
/// A text that has been through this once isn't changed again.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains('\t') && !text.contains(is_harmful) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        match letter {
            '\t' => shown.push(' '),
            letter if is_harmful(letter) => shown.push_str(&format!("<U+{:04X}>", u32::from(letter))),
            letter => shown.push(letter),
        }
    }
    Cow::Owned(shown)
}

/// The same on one line: a line feed becomes a space.
pub fn one_line(text: &str) -> String {
    visible(text).replace('\n', " ")
}

/// The text for a page, a document or a calendar, which show characters and obey none. People's texts have invisible ones for good
/// reason: marks of direction, spaces without a width and line ends of any kind stay what they are. Embeddings and isolates, which
/// could reach beyond the text, are left out. What can deceive (overrides of the direction) or be no part of a file is made visible.
pub fn readable(text: &str) -> Cow<'_, str> {
    if !text.contains('\t') && !text.contains(is_harmful) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\t' => shown.push(' '),
            '\r' if letters.peek() == Some(&'\n') => {}
            '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => shown.push('\n'),
            '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' => shown.push(letter),
            '\u{202a}'..='\u{202c}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => {}
            letter if is_harmful(letter) => shown.push_str(&format!("<U+{:04X}>", u32::from(letter))),
            letter => shown.push(letter),
        }
    }
    Cow::Owned(shown)
}

/// The same on one line: a line feed becomes a space.
pub fn readable_line(text: &str) -> String {
    readable(text).replace('\n', " ")
}

/// Whether a letter is of a script that reads from right to left: Hebrew, Arabic and their neighbours.
pub fn reads_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}' | '\u{1_0800}'..='\u{1_0fff}' | '\u{1_e800}'..='\u{1_efff}')
}

/// JSON with those characters as escapes, such as `\u001b`, so that whatever reads the JSON gets the text as it was.
pub fn escaped_json<'j>(json: impl Into<Cow<'j, str>>) -> Cow<'j, str> {
    let json = json.into();
    // Most JSON has only plain characters, and bytes are looked at many times faster than characters.
    let is_doubtful = |byte: &u8| !is_plain(char::from(*byte));
    if !json.as_bytes().iter().any(is_doubtful) || !json.contains(is_harmful) {
        return json;
    }
    let escape =
        |letter: char| if is_harmful(letter) { format!("\\u{:04x}", u32::from(letter)) } else { letter.to_string() };
    json.chars().map(escape).collect()
}

/// Whether a terminal would act on the character, or nobody would see it: control characters (C0, C1, DEL), marks that change the
/// reading direction, separators of lines and paragraphs, spaces without a width, and code points that are no characters.
fn is_harmful(letter: char) -> bool {
    !is_plain(letter)
        && ((letter.is_control() && letter != '\t')
            || matches!(letter, '\u{061c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'))
}

/// Whether the character is one of those that most texts consist of, none of which is harmful: the printable characters of ASCII
/// and the line feed.
fn is_plain(letter: char) -> bool {
    matches!(letter, '\n' | ' '..='~')
}

/// Whether a spreadsheet takes a cell that starts with this character for a formula.
pub fn starts_formula(letter: char) -> bool {
    matches!(letter, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '\t' | '\r' | '\n' | '\0')
}

/// A path as a text in data. A name that is no text, as of a file from an older computer, has its bytes as `\xE9`, so that no two
/// files come out with the same name.
pub fn path_text(path: &Path) -> String {
    let mut text = String::new();
    for part in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        text += part.valid();
        text.extend(part.invalid().iter().map(|byte| format!("\\x{byte:02X}")));
    }
    text
}

/// Whether a spreadsheet that opens a file would make something else of this text: a formula; of `1-1`, `1.10`, `2026-11` or `Mar-1` a
/// date or a number; or of `00123` or `5E1` a number that is written otherwise.
pub fn needs_guard(text: &str) -> bool {
    // Nearly every cell of a long table ends here: the others have a digit at one of their ends.
    let is_digit = |letter: char| letter.is_ascii_digit();
    let has_digit = text.starts_with(is_digit) || text.ends_with(is_digit);
    text.starts_with(starts_formula) || has_digit && (is_like_a_date(text) || is_other_number(text))
}

/// Whether a text is a number that spreadsheets write in another way: with a nought before it, with more digits than they hold, or with
/// an exponent.
fn is_other_number(text: &str) -> bool {
    const DIGITS_HELD: usize = 15;
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|letter| letter.is_ascii_digit());
    if are_digits(text) {
        return text.len() > DIGITS_HELD || text.len() > 1 && text.starts_with('0');
    }
    text.split_once(['e', 'E']).is_some_and(|(number, exponent)| {
        let (whole, part) = number.split_once('.').unwrap_or((number, "0"));
        are_digits(whole) && are_digits(part) && are_digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent))
    })
}

/// Whether a text consists of two or three numbers as dates have them, or a month and a number, with nothing but one mark between them.
fn is_like_a_date(text: &str) -> bool {
    const MARKS: [char; 4] = ['-', '.', '/', ':'];
    const LONGEST: usize = 16;
    if text.len() > LONGEST {
        return false;
    }
    let is_digit = |letter: char| letter.is_ascii_digit();
    // Years stand between hyphens or strokes only: `2025.02` is a version.
    let are_numbers = |mark: char| {
        let most = if matches!(mark, '-' | '/') { 4 } else { 3 };
        let parts = text.split(mark).count();
        (2..=3).contains(&parts)
            && text.split(mark).all(|part| (1..=most).contains(&part.len()) && part.chars().all(is_digit))
    };
    if text.chars().all(|letter| is_digit(letter) || MARKS.contains(&letter)) {
        return MARKS.into_iter().any(are_numbers);
    }
    let without_number =
        if text.starts_with(is_digit) { text.trim_start_matches(is_digit) } else { text.trim_end_matches(is_digit) };
    let digits = text.len() - without_number.len();
    digits <= 4 && is_month(without_number.trim_matches(['-', '.', '/', ' ']))
}

/// Whether a text is the name of a month, or begins like one.
fn is_month(text: &str) -> bool {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let start = text.get(..3).filter(|_| text.chars().all(|letter| letter.is_ascii_alphabetic()));
    start.is_some_and(|start| MONTHS.iter().any(|month| start.eq_ignore_ascii_case(month)))
}

/// The cell without the apostrophe that the CSV writer puts before what would become something else.
pub fn without_guard(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| needs_guard(rest)).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_act_on_is_shown() {
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

    /// Each end of each range of what is made visible, with what stands just outside of it, which is left as it is.
    #[test]
    fn where_the_ranges_end() {
        let shown = [
            // C0 but for tab and line feed, DEL, C1.
            0x00, 0x08, 0x0b, 0x0d, 0x1f, 0x7f, 0x80, 0x85, 0x9f,
            // Marks of direction, the zero-width space, breaks of line and paragraph with the embeddings behind them.
            0x061c, 0x200b, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202e,
            // The word joiner, isolates, the byte order mark, and no characters at all.
            0x2060, 0x2066, 0x2069, 0xfeff, 0xfffe, 0xffff,
        ];
        let left = [
            0x0a, 0x20, 0x7e, 0xa0, 0x061b, 0x061d, 0x200a, 0x200c, 0x200d, 0x2010, 0x2027, 0x202f, 0x205f, 0x2061,
            0x2065, 0x206a, 0xfefe, 0xff00, 0xfffd, 0x1_0000,
        ];
        let text = |code: u32| format!("a{}b", char::from_u32(code).unwrap());
        for code in shown {
            assert_eq!(visible(&text(code)), format!("a<U+{code:04X}>b"));
            assert_eq!(one_line(&text(code)), format!("a<U+{code:04X}>b"));
            assert_eq!(escaped_json(text(code)), format!("a\\u{code:04x}b"));
        }
        for code in left {
            assert_eq!(visible(&text(code)), text(code), "{code:04X}");
            assert_eq!(escaped_json(text(code)), text(code), "{code:04X}");
        }
        // A tab is a space on screen, and stays itself in JSON, where it stands between values only.
        assert_eq!(
            (visible("\t\t").as_ref(), one_line("a\tb\nc").as_str(), escaped_json("\t").as_ref()),
            ("  ", "a b c", "\t")
        );
    }

    /// Each invisible character that people have in their texts, and each that could deceive.
    #[test]
    fn pages_keep_what_people_have_for_good_reason() {
        for (text, shown) in [
            ("\u{200f}(2026)\u{200e}\u{61c}", "\u{200f}(2026)\u{200e}\u{61c}"),
            ("zero\u{200b}width\u{2060}joined\u{200d}", "zero\u{200b}width\u{2060}joined\u{200d}"),
            ("no\u{a0}break, soft\u{ad}hyphen", "no\u{a0}break, soft\u{ad}hyphen"),
            ("two\r\nlines\rthree\u{2028}four\u{2029}five\u{85}six", "two\nlines\nthree\nfour\nfive\nsix"),
            (
                "\u{feff}mark \u{202a}embedded\u{202b}\u{202c} \u{2066}isolated\u{2067}\u{2068}\u{2069}",
                "mark embedded isolated",
            ),
            ("a\tb", "a b"),
            ("over\u{202e}ridden\u{202d}", "over<U+202E>ridden<U+202D>"),
            ("\u{1b}[2J\u{0}\u{9b}\u{7f}\u{ffff}", "<U+001B>[2J<U+0000><U+009B><U+007F><U+FFFF>"),
        ] {
            assert_eq!(readable(text), shown);
            assert_eq!(readable(&readable(text)), shown);
        }
        assert_eq!(readable_line("two\r\nlines"), "two lines");
    }

    #[test]
    fn what_a_spreadsheet_would_make_a_date_or_a_number_of() {
        for text in [
            "1-1",
            "1.1",
            "1.10",
            "12/3",
            "1.2.3",
            "10:30",
            "Mar-1",
            "1-mar",
            "SEPT1",
            "DEC2",
            "2026 May",
            "1/jun.",
            "2026-11",
            "11/2026",
            "30-11-2026",
            "00123",
            "5E1",
            "1.5e-3",
            "1234567890123456",
            "=x",
            "-x",
        ] {
            assert!(needs_guard(text), "{text}");
            assert_eq!(without_guard(&format!("'{text}")), text);
        }
        for text in [
            "1",
            "1a",
            "1a.E1",
            "A1.a",
            "GV.OC-01",
            "2025.02",
            "1-",
            "1--1",
            "1-1.2",
            "M1",
            "march",
            "1 in 2",
            "",
            "D-1",
            "1mar2",
            "mär1",
            "12345may",
            "1-2-3-4",
            "0",
            "123",
            "999999999999999",
            "1e",
            "e1",
            "1.e1",
            "1e1x",
            "12345-1",
            "0x1",
            "a00123",
        ] {
            assert!(!needs_guard(text), "{text}");
            assert_eq!(without_guard(&format!("'{text}")), format!("'{text}"));
        }
    }

    #[test]
    fn json_on_a_terminal_has_no_harmful_character() {
        let (harmful, plain) = ("a\u{1b}b\u{202e}é\u{7f}", "é and \u{5d0}");
        assert_eq!(escaped_json(harmful), "a\\u001bb\\u202eé\\u007f");
        assert_eq!(escaped_json(plain), plain);
    }

    #[test]
    fn scripts_that_read_from_right_to_left() {
        assert!(['א', 'م', 'ﷲ', '𞤀'].into_iter().all(reads_right_to_left));
        assert!(!['a', 'é', '1', '見', 'ж', '·'].into_iter().any(reads_right_to_left));
    }

    /// Whatever reads the JSON has the text that went in.
    #[test]
    fn escaped_json_is_read_back() {
        for text in ["\u{1b}[2J", "a\u{202e}b\u{2028}\u{feff}", "plain\twith\n\"quotes\"", "\u{9b}\u{ffff}"] {
            let json = escaped_json(serde_json::to_string_pretty(&[text]).unwrap());
            assert!(!json.contains(is_harmful), "{json:?}");
            assert_eq!(serde_json::from_str::<Vec<String>>(&json).unwrap(), [text]);
        }
    }
}
