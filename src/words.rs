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

/// `a`, `a and b`, `a, b and c`.
pub fn list<T: AsRef<str>>(parts: &[T]) -> String {
    joined(parts, "and")
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

/// The first letter made a capital, the rest left alone.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The candidate that `typed` is most like, if one is near enough to be offered as what was meant.
pub fn nearest<'c>(typed: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let typed = typed.to_lowercase();
    candidates
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(&typed, &candidate.to_lowercase()), candidate))
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

    #[test]
    fn plurals_and_lists() {
        assert_eq!(count(1, "item"), "1 item");
        assert_eq!(count(0, "item"), "0 items");
        assert_eq!(either(2, "person", "people"), "2 people");
        assert_eq!(list(&["1c", "4a", "6b"]), "1c, 4a and 6b");
        assert_eq!(list(&["1c"]), "1c");
        assert_eq!(list::<&str>(&[]), "");
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
    fn nearest_names_only_what_is_near() {
        assert_eq!(nearest("ticekd", ["ticked", "unsure", "notes"]), Some("ticked"));
        assert_eq!(nearest("colour", ["ticked", "unsure", "notes"]), None);
    }
}
