//! Wording that all messages share: plurals, lists, dates and "did you mean".

use jiff::civil::Date;

/// `1 item`, `2 items`. For other plurals, see [`either`].
pub fn count(number: usize, noun: &str) -> String {
    either(number, noun, &format!("{noun}s"))
}

/// `1 person`, `2 people`.
pub fn either(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// A number as it is written in running text: `one` to `ten` in letters, any other in digits.
pub fn in_letters(number: usize) -> String {
    const LETTERS: [&str; 10] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let letters = number.checked_sub(1).and_then(|place| LETTERS.get(place));
    letters.map_or_else(|| number.to_string(), |letters| (*letters).to_owned())
}

/// The form of a word that goes with a number: `is` with one, `are` with any other.
pub fn agree(number: usize, one: &'static str, many: &'static str) -> &'static str {
    if number == 1 { one } else { many }
}

/// `the one area`, `both areas`, `all 3 areas`.
pub fn all_of(number: usize, noun: &str) -> String {
    match number {
        1 => format!("the one {noun}"),
        2 => format!("both {noun}s"),
        number => format!("all {number} {noun}s"),
    }
}

/// `a`, `a and b`, `a, b and c`.
pub fn list<T: AsRef<str>>(parts: &[T]) -> String {
    joined(parts, "and")
}

/// A list that stops before it is too long to read: `a, b, c and 4 more`. One more is named rather than counted.
pub fn first_of<T: AsRef<str>>(parts: &[T], most: usize) -> String {
    match parts.get(most..) {
        None | Some([] | [_]) => list(parts),
        Some(rest) => {
            let first: Vec<&str> = parts[..most].iter().map(AsRef::as_ref).collect();
            format!("{} and {} more", first.join(", "), rest.len())
        }
    }
}

/// `a`, `a or b`, `a, b or c`.
pub fn any_of<T: AsRef<str>>(parts: &[T]) -> String {
    joined(parts, "or")
}

fn joined<T: AsRef<str>>(parts: &[T], last_word: &str) -> String {
    match parts {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [rest @ .., last] => {
            let rest: Vec<&str> = rest.iter().map(AsRef::as_ref).collect();
            format!("{} {last_word} {}", rest.join(", "), last.as_ref())
        }
    }
}

/// `22 November 2026`, for running text.
pub fn long_date(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// `22 Nov 2026`, where there is little room.
pub fn short_date(date: Date) -> String {
    date.strftime("%-d %b %Y").to_string()
}

/// `November 2026`, where the day is of no interest.
pub fn month_of(date: Date) -> String {
    date.strftime("%B %Y").to_string()
}

/// `9 to 11 November 2026`: a month or year that both days share is written once.
pub fn date_range(from: Date, to: Date) -> String {
    let start = if from == to {
        return long_date(to);
    } else if (from.year(), from.month()) == (to.year(), to.month()) {
        from.strftime("%-d").to_string()
    } else if from.year() == to.year() {
        from.strftime("%-d %B").to_string()
    } else {
        long_date(from)
    };
    format!("{start} to {}", long_date(to))
}

/// `February 2025` for `2025-02`; anything else as it is.
pub fn month(text: &str) -> String {
    let date: Result<Date, _> = format!("{text}-01").parse();
    match date {
        Ok(date) if text.len() == 7 => month_of(date),
        _ => text.to_owned(),
    }
}

/// The day that people mean by a text: `2027-03-31`, `31/03/2027`, `31 March 2027`, `March 31, 2027`.
///
/// # Errors
/// If it is no day, or can be read as two; what to write instead.
pub fn day(text: &str) -> Result<Date, String> {
    let lower = text.to_lowercase();
    let parts: Vec<&str> = lower
        .split(|letter: char| letter.is_whitespace() || ",/.-".contains(letter))
        .filter(|part| !part.is_empty() && *part != "of")
        .collect();
    let year_in_full = |part: &str| part.len() == 4 && part.bytes().all(|digit| digit.is_ascii_digit());
    match parts.as_slice() {
        [year, month, day] if year_in_full(year) => date(year, month_number(month), day),
        [.., year] if parts.len() == 3 && !year_in_full(year) && number(year).is_some() => {
            Err("write the year with four digits, such as 2027-03-31".to_owned())
        }
        [day, month, year] if month_named(month).is_some() => date(year, month_named(month), day),
        [month, day, year] if month_named(month).is_some() => date(year, month_named(month), day),
        [first, second, year] => match (number(first), number(second)) {
            (Some(day @ 1..=12), Some(month @ 1..=12)) if day != month => Err(two_readings(text, year, day, month)),
            (Some(1..=12), Some(13..)) => date(year, number(first), second),
            (Some(_), Some(_)) => date(year, number(second), first),
            _ => Err(A_DAY.to_owned()),
        },
        [month, year] | [year, month] if month_number(month).is_some() && year_in_full(year) => {
            match date(year, month_number(month), "1") {
                Ok(first) => {
                    let last = first.last_of_month();
                    Err(format!("{} is a month; write a day of it, such as {last}", month_of(first)))
                }
                refused => refused,
            }
        }
        _ => Err(A_DAY.to_owned()),
    }
}

/// How a day is written.
const A_DAY: &str = "write a day such as 2027-03-31";

/// The day with these numbers.
fn date(year: &str, month: Option<i8>, day: &str) -> Result<Date, String> {
    let (Some(year), Some(month), Some(day)) = (year.parse::<i16>().ok(), month, number(day)) else {
        return Err(A_DAY.to_owned());
    };
    let Ok(first) = Date::new(year, month, 1) else {
        return Err(format!("there is no month {month}; {A_DAY}"));
    };
    Date::new(year, month, day)
        .map_err(|_| format!("there is no such day: {} has {} days", month_of(first), first.days_in_month()))
}

/// What is said of a day such as 03/04/2027, which is 3 April to some and 4 March to others.
fn two_readings(typed: &str, year: &str, first: i8, second: i8) -> String {
    let read = |day: i8, month: i8| year.parse().ok().and_then(|year| Date::new(year, month, day).ok());
    let (Some(in_england), Some(elsewhere)) = (read(first, second), read(second, first)) else {
        return A_DAY.to_owned();
    };
    let say = |day: Date| format!("{} (write {day})", long_date(day));
    format!("{} can be {} or {}", typed.trim(), say(in_england), say(elsewhere))
}

/// A number of one or two digits, also with an ending such as that of 31st.
fn number(text: &str) -> Option<i8> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| text.strip_suffix(ending)).unwrap_or(text);
    (digits.len() <= 2 && digits.bytes().all(|digit| digit.is_ascii_digit())).then(|| digits.parse().ok()).flatten()
}

/// The month with this number or name.
fn month_number(text: &str) -> Option<i8> {
    number(text).or_else(|| month_named(text))
}

/// The month with this name, which may be cut down to three letters or more.
fn month_named(text: &str) -> Option<i8> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let is_meant =
        |name: &&str| text.len() >= 3 && (name.starts_with(text) || text == "sept" && **name == *"september");
    (1..).zip(NAMES).find(|(_, name)| is_meant(name)).map(|(number, _)| number)
}

/// A text with a full stop at its end, unless it ends as sentences do.
pub fn sentence(text: &str) -> String {
    let text = text.trim_end();
    if text.ends_with(['.', '?', '!', '…']) { text.to_owned() } else { format!("{text}.") }
}

/// The first letter made a capital, the rest left alone.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A name or a role without what people write in different ways: capitals and blanks.
pub fn folded(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// A name as it is put into alphabetical order: [`folded`], without accents, and other scripts spelt in Latin letters.
pub fn alphabetical(name: &str) -> String {
    let name = folded(name);
    let latin = |letter| deunicode::deunicode_char(letter).unwrap_or_default();
    if name.is_ascii() { name } else { name.chars().map(latin).collect::<String>().to_lowercase() }
}

/// A text of no more than so many letters, with `…` where more stood.
pub fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Whether a text has these words, not cut out of longer ones. Capitals are not looked past.
pub fn contains(text: &str, words: &str) -> bool {
    let is_apart = |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphanumeric());
    text.match_indices(words).any(|(start, _)| {
        is_apart(text[..start].chars().next_back()) && is_apart(text[start + words.len()..].chars().next())
    })
}

/// A name as it stands in running text: in quotation marks where it has digits or punctuation of its own, which would run into the
/// counts and the sentence around it.
pub fn set_apart(name: &str) -> String {
    let runs_on = name.contains(|letter: char| letter.is_numeric() || ",;:.()".contains(letter));
    if runs_on { format!("“{name}”") } else { name.to_owned() }
}

/// An id without what people leave out or swap when they type it, which is capitals and whatever stands between its letters and
/// digits: that of `GV.OC-01` and of `gv-oc01` is `gvoc01`.
pub fn bare(id: &str) -> String {
    id.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>().to_lowercase()
}

/// The candidate that `typed` is most like, if one is near enough to be offered as what was meant; first of all one with the same
/// letters and digits.
pub fn nearest<'c>(typed: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    // What cling to a word are blanks that nobody sees, and quotation marks.
    let typed = typed.trim_matches(|letter: char| letter.is_whitespace() || "“”‘’".contains(letter)).to_lowercase();
    let same = |candidate: &str| f64::from(bare(candidate) == bare(&typed));
    candidates
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(&typed, &candidate.to_lowercase()) + same(candidate), candidate))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}

/// [`nearest`] for a file in which `problems` have been found already: nobody reads a guess after the fiftieth, and looking
/// through thousands of candidates takes time.
pub fn guess<'c>(problems: usize, typed: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    if problems < 50 { nearest(typed, candidates) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ids of several frameworks: what stands between letters and digits is what people get wrong.
    #[test]
    fn ids_are_compared_by_their_letters_and_digits() {
        for alike in ["GV.OC-01", "gv-oc-01", "gvoc01", " GV OC_01 "] {
            assert_eq!(bare(alike), "gvoc01");
        }
        let areas = ["2-3", "2-5", "2-6", "A1.a", "GV.OC-01", "GV.OC-02"];
        for (typed, meant) in
            [("2.6", "2-6"), ("2,5", "2-5"), ("23", "2-3"), ("a1a", "A1.a"), ("A1-A", "A1.a"), ("gv.oc.02", "GV.OC-02")]
        {
            assert_eq!(nearest(typed, areas), Some(meant), "{typed}");
        }
        assert_eq!(nearest("9", areas), None);
    }

    #[test]
    fn plurals_and_lists() {
        assert_eq!(count(1, "item"), "1 item");
        assert_eq!(count(0, "item"), "0 items");
        assert_eq!(either(2, "person", "people"), "2 people");
        assert_eq!(list(&["1c", "4a", "6b"]), "1c, 4a and 6b");
        assert_eq!(list(&["1c"]), "1c");
        assert_eq!(list::<&str>(&[]), "");
        assert_eq!([0, 1, 10, 11].map(in_letters), ["0", "one", "ten", "11"]);
    }

    #[test]
    fn what_is_too_long_is_cut_between_letters() {
        for (text, most, cut_to) in [("naïve", 5, "naïve"), ("naïve", 3, "naï…"), ("", 0, ""), ("é", 0, "…")] {
            assert_eq!(cut(text, most), cut_to);
        }
    }

    #[test]
    fn dates_as_people_write_them() {
        let date = |text: &str| text.parse::<Date>().unwrap();
        for (from, to, said) in [
            ("2026-11-09", "2026-11-09", "9 November 2026"),
            ("2026-11-09", "2026-11-11", "9 to 11 November 2026"),
            ("2026-10-30", "2026-11-11", "30 October to 11 November 2026"),
            ("2025-12-30", "2026-01-02", "30 December 2025 to 2 January 2026"),
        ] {
            assert_eq!(date_range(date(from), date(to)), said);
        }
        assert_eq!(short_date(date("2026-11-09")), "9 Nov 2026");
        assert_eq!(
            (month("2025-02"), month("2025"), month("spring")),
            ("February 2025".into(), "2025".into(), "spring".into())
        );
    }

    #[test]
    fn days_as_people_type_them() {
        for (typed, meant) in [
            ("2027-03-31", "2027-03-31"),
            ("2027-3-1", "2027-03-01"),
            ("2027/03/31", "2027-03-31"),
            (" 31/03/2027 ", "2027-03-31"),
            ("31.3.2027", "2027-03-31"),
            ("31-03-2027", "2027-03-31"),
            // There is no month 31, so the month comes first here.
            ("03/31/2027", "2027-03-31"),
            ("04/04/2027", "2027-04-04"),
            ("31 March 2027", "2027-03-31"),
            ("31st mar 2027", "2027-03-31"),
            ("the 1st of May 2027".trim_start_matches("the "), "2027-05-01"),
            ("March 31, 2027", "2027-03-31"),
            ("2-Sept-2027", "2027-09-02"),
            ("29 February 2028", "2028-02-29"),
        ] {
            assert_eq!(day(typed).map(|day| day.to_string()).as_deref(), Ok(meant), "{typed}");
        }
        for (typed, said) in [
            ("2027-02-30", "there is no such day: February 2027 has 28 days"),
            ("31 April 2027", "there is no such day: April 2027 has 30 days"),
            ("2027-13-01", "there is no month 13; "),
            (" 03/04/2027", "03/04/2027 can be 3 April 2027 (write 2027-04-03) or 4 March 2027 (write 2027-03-04)"),
            ("31/03/27", "write the year with four digits, such as 2027-03-31"),
            ("March 2027", "March 2027 is a month; write a day of it, such as 2027-03-31"),
            ("2027-02", "February 2027 is a month; write a day of it, such as 2027-02-28"),
            ("02/2028", "February 2028 is a month; write a day of it, such as 2028-02-29"),
            ("2027-13", "there is no month 13; write a day such as 2027-03-31"),
            ("next week", "write a day such as 2027-03-31"),
            ("31 Ma 2027", "write a day such as "),
            ("40/40/2027", "there is no month 40; "),
            ("", "write a day such as "),
        ] {
            let refused = day(typed).unwrap_err();
            assert!(refused.starts_with(said), "{typed}: {refused}");
        }
    }

    #[test]
    fn nearest_names_only_what_is_near() {
        assert_eq!(nearest("ticekd", ["ticked", "unsure", "notes"]), Some("ticked"));
        assert_eq!(nearest("\u{a0}E2", ["E1", "E2", "M2"]), Some("E2"));
        assert_eq!(nearest("“E2”", ["E1", "E2", "M2"]), Some("E2"));
        assert_eq!(nearest("colour", ["ticked", "unsure", "notes"]), None);
    }
}
