//! Shows of hands: who agrees with a statement in a meeting. They are information, and count in no rating.

use std::cmp::Ordering;

/// A show of hands on an item: how many say that it is in place, that it is not, and that they don't know.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Votes {
    pub yes: u32,
    pub no: u32,
    pub unsure: u32,
}

impl Votes {
    /// No more hands than this are counted for one answer: a higher number is a slip of the keyboard.
    pub const MOST: u32 = 10_000;

    /// How many have voted.
    pub fn all(self) -> u32 {
        [self.yes, self.no, self.unsure].into_iter().fold(0, u32::saturating_add)
    }

    /// The votes in a line such as `7 of 10`, `7/10`, `7 yes 2 no 1 unsure` or `7, 2, 1`; `none` is no votes at all. Of `7 of 10`, the
    /// other three count as no.
    ///
    /// # Errors
    /// If it is no such line, how one is written; or if there are more hands than can be.
    pub fn read(line: &str) -> Result<Self, String> {
        let votes = Self::in_line(&line.trim().to_lowercase())?;
        let too_many = format!("more than {} hands for one answer are not counted", Self::MOST);
        if votes.are_credible() { Ok(votes) } else { Err(too_many) }
    }

    fn in_line(line: &str) -> Result<Self, String> {
        if line == "none" {
            return Ok(Self::default());
        }
        if let Some((yes, all)) = of_all(line) {
            let [yes, all]: [u32; 2] = [number(yes)?, number(all)?];
            let no = all.checked_sub(yes).ok_or_else(|| format!("{yes} of {all} is more hands than people"))?;
            return Ok(Self { yes, no, unsure: 0 });
        }
        let mut hands = [None; 3];
        let parts = parts(line);
        if parts.is_empty() {
            return Err(SUCH.to_owned());
        }
        for (place, part) in parts.iter().enumerate() {
            let (place, hand) = match part.as_slice() {
                [hand] => (Some(place), hand),
                [first, second] => match (word(first), word(second)) {
                    (None, place) => (place, first),
                    (place, None) => (place, second),
                    _ => return Err(SUCH.to_owned()),
                },
                _ => return Err(SUCH.to_owned()),
            };
            let free = place.and_then(|place| hands.get_mut(place)).filter(|hands| hands.is_none()).ok_or(SUCH)?;
            *free = Some(number(hand)?);
        }
        let [yes, no, unsure] = hands.map(Option::unwrap_or_default);
        Ok(Self { yes, no, unsure })
    }

    /// The votes as a line that [`Votes::read`] reads.
    pub fn line(self) -> String {
        let Self { yes, no, unsure } = self;
        if unsure == 0 { format!("{yes} of {}", self.all()) } else { format!("{yes} yes, {no} no, {unsure} unsure") }
    }

    /// `7 of 10 say yes`.
    pub fn yes_of_all(self) -> String {
        format!("{} of {} {} yes", self.yes, self.all(), if self.yes == 1 { "says" } else { "say" })
    }

    /// `3 say that it is in place, 2 that it is not, 1 doesn't know`; empty without votes.
    pub fn in_words(self) -> String {
        let parts = [
            (self.yes, "says that it is in place", "say that it is in place"),
            (self.no, "says that it is not", "say that it is not"),
            (self.unsure, "doesn't know", "don't know"),
        ];
        let mut said: Vec<String> = Vec::new();
        for (hands, one, many) in parts.into_iter().filter(|(hands, ..)| *hands > 0) {
            let words = if hands == 1 { one } else { many };
            // After "3 say that it is in place", "2 that it is not" is enough.
            let short = words.strip_prefix("say ").or(words.strip_prefix("says ")).unwrap_or(words);
            said.push(format!("{hands} {}", if said.is_empty() { words } else { short }));
        }
        said.join(", ")
    }

    /// The split nearer to half and half first; those on which not both sides have a vote come last, the ones with more votes first.
    pub fn by_closeness(self, other: Self) -> Ordering {
        let sides = |votes: Self| u128::from(votes.yes) + u128::from(votes.no);
        let gap = |votes: Self| u128::from(votes.yes.abs_diff(votes.no));
        other.are_opposed().cmp(&self.are_opposed()).then_with(|| {
            if self.are_opposed() && other.are_opposed() {
                (gap(self) * sides(other)).cmp(&(gap(other) * sides(self)))
            } else {
                sides(other).cmp(&sides(self))
            }
        })
    }

    /// Whether some say yes and others no.
    pub fn are_opposed(self) -> bool {
        self.yes > 0 && self.no > 0
    }

    /// Whether not everybody says the same.
    pub fn are_split(self) -> bool {
        [self.yes, self.no, self.unsure].iter().filter(|hands| **hands > 0).count() > 1
    }

    /// Whether there are no more hands for an answer than can be.
    pub(super) fn are_credible(self) -> bool {
        [self.yes, self.no, self.unsure].iter().all(|hands| *hands <= Self::MOST)
    }
}

/// What a merger puts aside about an item where the votes may not be told: they don't decide it.
pub const NOT_DECIDED: &str = "the answers don't decide it";

/// The same where they do, and are split.
pub const DIFFERENT: &str = "the answers differ";

/// Both of them.
pub(super) const WITHOUT_VOTES: [&str; 2] = [NOT_DECIDED, DIFFERENT];

const SUCH: &str = "write how many say yes and of how many, such as 7 of 10, or how many say yes, no and unsure, such as 7,2,1 or \
    \"7 yes 2 no 1 unsure\"; none takes them out";

/// The two numbers of a line such as `7 of 10`, `7/10` or `7 10`.
fn of_all(line: &str) -> Option<(&str, &str)> {
    let both = line.split_once(" of ").or_else(|| line.split_once('/'));
    both.or_else(|| line.split_once(char::is_whitespace).filter(|(yes, all)| is_number(yes) && is_number(all)))
}

/// The parts of a line, each a number or a number and a word: between commas, or one after another.
fn parts(line: &str) -> Vec<Vec<&str>> {
    let words: Vec<&str> = line.split_whitespace().collect();
    if line.contains(',') {
        line.split(',').map(|part| part.split_whitespace().collect()).collect()
    } else if words.iter().all(|word| is_number(word)) {
        words.into_iter().map(|word| vec![word]).collect()
    } else {
        words.chunks(2).map(<[&str]>::to_vec).collect()
    }
}

/// Which answer a word means.
fn word(word: &str) -> Option<usize> {
    ["yes", "no", "unsure"].iter().position(|known| *known == word)
}

fn is_number(text: &str) -> bool {
    number(text).is_ok()
}

fn number(text: &str) -> Result<u32, String> {
    text.trim().parse().map_err(|_| SUCH.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn votes_in_a_line() {
        for (line, yes, no, unsure) in [
            ("7,2,1", 7, 2, 1),
            ("7", 7, 0, 0),
            (" 7 , 0 ", 7, 0, 0),
            ("yes 7, no 2, unsure 1", 7, 2, 1),
            ("No 2,YES 7", 7, 2, 0),
            ("unsure 3", 0, 0, 3),
            ("none", 0, 0, 0),
            ("10000", 10_000, 0, 0),
            ("7 of 10", 7, 3, 0),
            (" 7 OF  10 ", 7, 3, 0),
            ("7/10", 7, 3, 0),
            ("7 / 10", 7, 3, 0),
            ("7 10", 7, 3, 0),
            ("10 of 10", 10, 0, 0),
            ("0 of 0", 0, 0, 0),
            ("7 2 1", 7, 2, 1),
            ("7 yes 3 no", 7, 3, 0),
            ("7 yes, 2 no, 1 unsure", 7, 2, 1),
            ("yes 7 no 3", 7, 3, 0),
            ("2 no", 0, 2, 0),
        ] {
            assert_eq!(Votes::read(line), Ok(Votes { yes, no, unsure }), "{line}");
        }
        for line in [
            "",
            ",",
            "7,,2",
            "7,2,1,1",
            "-1",
            "7.5",
            "many",
            "maybe 3",
            "yes 1, yes 2",
            "7, yes 2",
            "yes",
            "4294967296",
            "10001",
            "1,20000",
            "7 of 20000",
            "7 of",
            "7 of ten",
            "of 10",
            "7/10/2",
            "yes no",
            "7 8, 2",
            "7 of 10 of 12",
        ] {
            assert!(Votes::read(line).is_err(), "{line}");
        }
        for line in ["11 of 10", "3 2", "3/2"] {
            assert!(Votes::read(line).is_err_and(|why| why.ends_with("is more hands than people")), "{line}");
        }
    }

    /// What is shown to be corrected is read back as it was.
    #[test]
    fn votes_as_a_line_and_in_words() {
        for (yes, no, unsure, line, words, split) in [
            (7, 3, 0, "7 of 10", "7 of 10 say yes", true),
            (1, 0, 0, "1 of 1", "1 of 1 says yes", false),
            (0, 4, 0, "0 of 4", "0 of 4 say yes", false),
            (7, 2, 1, "7 yes, 2 no, 1 unsure", "7 of 10 say yes", true),
            (0, 0, 5, "0 yes, 0 no, 5 unsure", "0 of 5 say yes", false),
            (9, 0, 1, "9 yes, 0 no, 1 unsure", "9 of 10 say yes", true),
        ] {
            let votes = Votes { yes, no, unsure };
            assert_eq!((votes.line().as_str(), votes.yes_of_all().as_str(), votes.are_split()), (line, words, split));
            assert_eq!(Votes::read(line), Ok(votes));
        }
    }

    #[test]
    fn the_closest_split_first() {
        let votes = |yes, no| Votes { yes, no, unsure: 0 };
        let ordered = [
            votes(2, 2),
            votes(1, 1),
            votes(7, 5),
            votes(3, 2),
            votes(2, 3),
            votes(4, 1),
            votes(9, 0),
            votes(0, 2),
            votes(0, 0),
        ];
        let mut sorted = ordered;
        sorted.reverse();
        sorted.sort_by(|one, other| one.by_closeness(*other));
        // Those equally close stay as they stood: reversed.
        assert_eq!(
            sorted,
            [
                votes(1, 1),
                votes(2, 2),
                votes(7, 5),
                votes(2, 3),
                votes(3, 2),
                votes(4, 1),
                votes(9, 0),
                votes(0, 2),
                votes(0, 0)
            ]
        );
        assert_eq!(votes(u32::MAX, 1).by_closeness(votes(1, u32::MAX)), Ordering::Equal);
    }

    #[test]
    fn all_and_credible() {
        assert_eq!(Votes { yes: 7, no: 2, unsure: 1 }.all(), 10);
        assert_eq!(Votes { yes: u32::MAX, no: 1, unsure: 0 }.all(), u32::MAX);
        assert!(Votes { yes: 10_000, no: 10_000, unsure: 10_000 }.are_credible());
        assert!(!Votes { yes: 0, no: 0, unsure: 10_001 }.are_credible());
    }
}
