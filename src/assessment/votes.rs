//! Shows of hands: who agrees with a statement in a meeting. They are information, and count in no rating.

/// A show of hands on an item: how many say that it is in place, that it is not, and that they don't know.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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

    /// The votes in a line such as `7, 2, 1` or `yes 7, no 2, unsure 1`; `none` is no votes at all.
    ///
    /// # Errors
    /// If it is no such line.
    pub fn read(line: &str) -> Result<Self, String> {
        if line.trim().eq_ignore_ascii_case("none") {
            return Ok(Self::default());
        }
        let mut hands = [None; 3];
        for (place, part) in line.split(',').enumerate() {
            let (word, number) = match part.trim().split_once(char::is_whitespace) {
                Some((word, number)) => (Some(word.to_lowercase()), number),
                None => (None, part),
            };
            let place = match &word {
                None => Some(place),
                Some(word) => ["yes", "no", "unsure"].iter().position(|known| known == word),
            };
            let free = place.and_then(|place| hands.get_mut(place)).filter(|hands| hands.is_none()).ok_or(SUCH)?;
            *free = Some(number.trim().parse().map_err(|_| SUCH)?);
        }
        let [yes, no, unsure] = hands.map(Option::unwrap_or_default);
        Ok(Self { yes, no, unsure })
    }

    /// Whether there are no more hands for an answer than can be.
    pub(super) fn are_credible(self) -> bool {
        [self.yes, self.no, self.unsure].iter().all(|hands| *hands <= Self::MOST)
    }
}

const SUCH: &str =
    "write how many said yes, no and unsure, such as 7,2,1 or \"yes 7, no 2, unsure 1\"; none takes them out";

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
            ("4294967295", u32::MAX, 0, 0),
        ] {
            assert_eq!(Votes::read(line), Ok(Votes { yes, no, unsure }), "{line}");
        }
        for line in ["", "7,2,1,1", "-1", "7.5", "many", "maybe 3", "yes 1, yes 2", "7, yes 2", "yes", "4294967296"] {
            assert!(Votes::read(line).is_err(), "{line}");
        }
    }

    #[test]
    fn all_and_credible() {
        assert_eq!(Votes { yes: 7, no: 2, unsure: 1 }.all(), 10);
        assert_eq!(Votes { yes: u32::MAX, no: 1, unsure: 0 }.all(), u32::MAX);
        assert!(Votes { yes: 10_000, no: 10_000, unsure: 10_000 }.are_credible());
        assert!(!Votes { yes: 0, no: 0, unsure: 10_001 }.are_credible());
    }
}
