//! What the publication's statements are known by, without their words: digests of their letters and digits, and likenesses, of which
//! texts that are nearly the same share most bits.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::forms::paper::letters::squashed;
use crate::framework::{AreaIndex, Framework, ItemRef, LevelIndex};

/// The framework that these digests are of, and the digests: facts about the publication, none of its texts.
const OF: &str = "ics-engagement";
const DIGESTS: &str = include_str!("../../../framework/ics-engagement.digests");

/// The most bits in which the likenesses of a statement and of the same one retyped differ. Of all pairs of different statements of
/// the publication, 1 in 650 is as close as that.
const ALIKE: u32 = 16;

/// The fewest letters of a text whose likeness is looked at.
const SHORTEST: usize = 25;

/// The most bytes of a text that is looked at; the publication's longest statement has about 300.
const LONGEST: usize = 4_000;

/// A statement as it is printed.
#[derive(Clone, Debug)]
pub struct Statement {
    /// Absent if the framework in use doesn't have it.
    pub item: Option<ItemRef>,
    digests: Vec<u32>,
    likenesses: Vec<u64>,
}

/// What a text is known by. It is worked out once, however many statements it is compared with.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    digest: u32,
    /// Absent of few words, of which likenesses say little.
    likeness: Option<u64>,
}

impl Known {
    /// What a text is known by; nothing if it is far longer than a statement can be.
    pub fn of(text: &str) -> Option<Self> {
        if text.len() > LONGEST {
            return None;
        }
        let likeness = (squashed(text).len() >= SHORTEST).then(|| likeness(text));
        Some(Self { digest: digest(text), likeness })
    }
}

impl Statement {
    /// Whether these are its words, whatever happened to blanks, marks and capitals.
    pub fn is(&self, text: Known) -> bool {
        self.digests.contains(&text.digest)
    }

    /// Whether these are nearly its words.
    pub fn is_like(&self, text: Known) -> bool {
        text.likeness.is_some_and(|other| self.likenesses.iter().any(|own| (own ^ other).count_ones() <= ALIKE))
    }
}

/// The statements at each level of each area, in the order in which they are printed.
pub type Statements = BTreeMap<(AreaIndex, LevelIndex), Vec<Statement>>;

/// The statements of the publication that a framework restates. Of a framework without digests, they are its own, in its own words.
pub fn statements(framework: &Framework) -> Statements {
    let mut statements = Statements::new();
    if framework.id() == OF {
        let lines = DIGESTS.lines().filter(|line| !line.starts_with('#'));
        for (id, statement) in lines.filter_map(|line| known(line, framework)) {
            let Some(place) = place(id, framework) else { continue };
            statements.entry(place).or_default().push(statement);
        }
        return statements;
    }
    for area in framework.areas() {
        for item in area.items.iter().filter(|item| !item.is_local) {
            let statement = Statement {
                item: Some(ItemRef { area: area.index, item: item.index }),
                digests: vec![digest(&item.text)],
                likenesses: vec![likeness(&item.text)],
            };
            statements.entry((area.index, item.level)).or_default().push(statement);
        }
    }
    statements
}

/// One line of the digests: `1a.E1 64a23663 1079d9fcb0a816a0`. The framework's own words for the statement stand for it, too.
fn known<'l>(line: &'l str, framework: &Framework) -> Option<(&'l str, Statement)> {
    let mut words = line.split(' ');
    let id = words.next()?;
    let number = |text: &str| u64::from_str_radix(text, 16).ok();
    let (published, alike) = (u32::try_from(number(words.next()?)?).ok()?, number(words.next()?)?);
    let item = framework.item(id);
    let own = item.map(|item| framework[item].text.as_str());
    let digests = [published].into_iter().chain(own.map(digest)).collect();
    let likenesses = [alike].into_iter().chain(own.map(likeness)).collect();
    Some((id, Statement { item, digests, likenesses }))
}

/// Where a statement is printed. One that the framework in use lacks has its level's first letter in its id.
fn place(id: &str, framework: &Framework) -> Option<(AreaIndex, LevelIndex)> {
    if let Some(item) = framework.item(id) {
        return Some((item.area, framework[item].level));
    }
    let (area, item) = id.rsplit_once('.')?;
    let letter = item.chars().next()?.to_ascii_lowercase();
    let level = framework.levels().iter().find(|level| level.id.starts_with(letter))?;
    Some((framework.area(area)?.index, level.index))
}

/// The first 32 bits of the SHA-256 of a text's letters and digits.
fn digest(text: &str) -> u32 {
    let hash = Sha256::digest(squashed(text).as_bytes());
    hash.iter().take(4).fold(0, |digest, byte| digest << 8 | u32::from(*byte))
}

/// A simhash of a text's letters and digits: each bit is what most of its runs of three letters have there.
fn likeness(text: &str) -> u64 {
    let letters: Vec<char> = squashed(text).chars().collect();
    let mut votes = [0i64; 64];
    for run in letters.windows(3) {
        let hash = mixed(&run.iter().collect::<String>());
        for (bit, votes) in votes.iter_mut().enumerate() {
            *votes += if hash >> bit & 1 == 1 { 1 } else { -1 };
        }
    }
    votes.iter().enumerate().filter(|(_, votes)| **votes > 0).fold(0, |likeness, (bit, _)| likeness | 1 << bit)
}

/// FNV-1a, and the end of `MurmurHash3` so that every bit depends on every letter.
fn mixed(text: &str) -> u64 {
    let hash = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    let hash = (hash ^ hash >> 33).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^ hash >> 33
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::bundled;

    #[test]
    fn every_statement_of_the_framework_has_a_digest() {
        let framework = bundled();
        let statements = statements(&framework);
        let items: Vec<ItemRef> = statements.values().flatten().filter_map(|statement| statement.item).collect();
        assert_eq!((statements.len(), items.len()), (26 * 4, 280));
        for area in framework.areas() {
            for level in area.levels() {
                let of_level: Vec<_> = area.items_at(level).map(|item| item.index).collect();
                let printed: Vec<_> =
                    statements[&(area.index, level)].iter().filter_map(|of| of.item).map(|of| of.item).collect();
                assert_eq!(printed, of_level);
            }
        }
    }

    #[test]
    fn digests_and_likenesses() {
        // By `printf abc1 | sha256sum`.
        assert_eq!(digest("A b-C 1."), 0xdbfc_fd0d);
        let statement =
            |text: &str| Statement { item: None, digests: vec![digest(text)], likenesses: vec![likeness(text)] };
        let text = "Hold a meeting with every partner before the plan for the year is written down";
        let of = statement(text);
        let known = |text: &str| Known::of(text).unwrap();
        assert!(of.is(known("hold a meeting with EVERY partner – before the plan for the year is written down.")));
        let retyped = "Hold a meetng with every partner before the plan for the year is written";
        assert!(!of.is(known(retyped)) && of.is_like(known(retyped)));
        assert!(!statement("Hold a meeting").is_like(known("Hold a meetng")));
        assert!(!of.is_like(known("Ask people who use services which questions a survey should have")));
        assert!(Known::of(&"a ".repeat(LONGEST)).is_none());
        assert_eq!(likeness(""), 0);
    }
}
