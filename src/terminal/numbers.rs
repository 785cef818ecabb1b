//! Which lines of a numbered list are meant by what is typed.

use std::collections::BTreeSet;

use crate::safe::one_line;
use crate::words;

/// The numbers of the lines of a list, in which each is typed: those that the framework gives where its ids are numbers, since two
/// numbers a line would be mistaken for each other; else counted from 1.
pub fn numbers_of(ids: &[&str]) -> Vec<usize> {
    own_numbers(ids).unwrap_or_else(|| (1..=ids.len()).collect())
}

/// The ids as numbers, if all are numbers and no two the same. 0 is taken: it means none.
pub fn own_numbers(ids: &[&str]) -> Option<Vec<usize>> {
    let number = |id: &&str| id.parse().ok().filter(|number| *number > 0);
    let numbers: Vec<usize> = ids.iter().map(number).collect::<Option<_>>()?;
    let different: BTreeSet<&usize> = numbers.iter().collect();
    (different.len() == numbers.len()).then_some(numbers)
}

/// Indices from `all`, `none`, numbers or ids, or nothing, which keeps what there is.
///
/// # Errors
/// What to tell the person if a word means none of the lines.
pub fn several(line: &str, ids: &[&str], now: &[usize]) -> Result<Vec<usize>, String> {
    match line.to_lowercase().as_str() {
        "" => Ok(now.to_vec()),
        "all" => Ok((0..ids.len()).collect()),
        "none" | "0" => Ok(Vec::new()),
        line => indices(line, ids),
    }
}

/// The indices of lines that were named by their ids or numbers, such as `E1 E3`, `1 3`, `1,3` or `2-4`.
///
/// # Errors
/// What to tell the person if a word means none of them.
pub fn indices(line: &str, ids: &[&str]) -> Result<Vec<usize>, String> {
    let numbers = numbers_of(ids);
    let index = |text: &str| {
        let named = ids.iter().position(|id| !id.is_empty() && id.eq_ignore_ascii_case(text));
        named.or_else(|| {
            let number: usize = text.trim_end_matches('.').parse().ok()?;
            numbers.iter().position(|known| *known == number)
        })
    };
    let mut indices = Vec::new();
    for word in
        line.split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | ';')).filter(|word| !word.is_empty())
    {
        // An id can have a dash in it.
        let (first, last) = index(word).map(|_| (word, word)).or_else(|| word.split_once('-')).unwrap_or((word, word));
        match (index(first), index(last)) {
            (Some(first), Some(last)) if first <= last => {
                indices.extend((first..=last).filter(|index| !indices.contains(index)).collect::<Vec<_>>());
            }
            _ => return Err(not_understood(word, &numbers)),
        }
    }
    Ok(indices)
}

fn not_understood(word: &str, numbers: &[usize]) -> String {
    let word = one_line(word);
    match numbers {
        [] => format!("{word} is not understood; there is nothing to choose here, Enter goes on."),
        [only] => format!("{word} is not understood; the only number here is {only}."),
        [first, .., last] if last - first + 1 == numbers.len() && numbers.is_sorted() => {
            format!("{word} is not understood; the numbers here are {first} to {last}.")
        }
        _ => {
            let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
            format!("{word} is not understood; the numbers here are {}.", words::list(&numbers))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_ids_in_every_spelling() {
        let ids = ["E1", "E2", "local-1", "E4"];
        for (typed, expected) in [
            ("1 3", vec![0, 2]),
            ("1,3; 2-4", vec![0, 2, 1, 3]),
            ("2.", vec![1]),
            ("e2 E4", vec![1, 3]),
            ("E1-E2", vec![0, 1]),
            ("LOCAL-1", vec![2]),
        ] {
            assert_eq!(indices(typed, &ids), Ok(expected), "{typed}");
        }
        for wrong in ["5", "0", "x", "3-2", "1-9", "-1", "99999999999999999999", "E5", "E2-E1"] {
            assert!(indices(wrong, &ids).is_err(), "{wrong}");
        }
        assert_eq!(several("", &ids, &[2]), Ok(vec![2]));
        assert_eq!(several("ALL", &ids[..2], &[]), Ok(vec![0, 1]));
        assert_eq!(several("none", &ids[..2], &[1]), Ok(vec![]));
    }

    /// A line has one number, and that is the one to type.
    #[test]
    fn ids_that_are_numbers_are_the_numbers() {
        for (ids, numbers) in [
            (&["E1", "E2"][..], &[1, 2][..]),
            (&["4", "5", "7"], &[4, 5, 7]),
            (&["03", "04"], &[3, 4]),
            (&["", ""], &[1, 2]),
            (&["7", "E2"], &[1, 2]),
            (&["0", "1"], &[1, 2]),
            (&["1", "01"], &[1, 2]),
            (&[], &[]),
        ] {
            assert_eq!(numbers_of(ids), numbers, "{ids:?}");
        }
        assert_eq!(indices("5-7", &["4", "5", "7"]), Ok(vec![1, 2]));
        for (typed, ids, said) in [
            ("1", &["4", "5", "6"][..], "1 is not understood; the numbers here are 4 to 6."),
            ("6", &["4", "5", "7"], "6 is not understood; the numbers here are 4, 5 and 7."),
            ("1", &["4"], "1 is not understood; the only number here is 4."),
            ("1", &[], "1 is not understood; there is nothing to choose here, Enter goes on."),
        ] {
            assert_eq!(indices(typed, ids), Err(said.to_owned()));
        }
    }
}
