//! Lines of rounds: several may begin with one round, and each of them goes on by itself.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

/// Rounds that hang together, by their lines.
pub(super) struct Lines<B> {
    rounds: Vec<Vec<usize>>,
    /// In which line each round is.
    number: HashMap<usize, usize>,
    /// Whether each line ends with a round of its own: else it goes on in another.
    ends: Vec<bool>,
    /// The rounds that one follows.
    predecessors: B,
}

impl<'l, B: Fn(usize) -> &'l [usize]> Lines<B> {
    /// These rounds by what `key` says of each. `predecessors` gives those that a round follows, and `latest` the latest of some.
    pub(super) fn of<K: Hash + Eq>(
        rounds: &[usize],
        mut key: impl FnMut(usize) -> K,
        predecessors: B,
        latest: impl Fn(&[usize]) -> Option<usize>,
    ) -> Self {
        let mut numbers: HashMap<K, usize> = HashMap::new();
        let mut found = Self { rounds: Vec::new(), number: HashMap::new(), ends: Vec::new(), predecessors };
        for round in rounds {
            let next = found.rounds.len();
            let number = *numbers.entry(key(*round)).or_insert(next);
            if number == next {
                found.rounds.push(Vec::new());
            }
            found.rounds[number].push(*round);
            found.number.insert(*round, number);
        }
        let followed: HashSet<usize> = rounds.iter().flat_map(|round| (found.predecessors)(*round)).copied().collect();
        let is_end = |rounds: &Vec<usize>| latest(rounds).is_some_and(|latest| !followed.contains(&latest));
        found.ends = found.rounds.iter().map(is_end).collect();
        found
    }

    /// The lines that end with a round of their own, which nothing follows.
    pub(super) fn ending(&self) -> impl Iterator<Item = &[usize]> {
        self.rounds.iter().zip(&self.ends).filter(|(_, is_end)| **is_end).map(|(rounds, _)| rounds.as_slice())
    }

    /// What the rounds of a line follow; and where that is of a line that goes on in this one, all of that line.
    pub(super) fn before(&self, rounds: &[usize]) -> Vec<usize> {
        let mut found = rounds.to_vec();
        let mut known: HashSet<usize> = found.iter().copied().collect();
        let mut next = 0;
        while let Some(round) = found.get(next) {
            for before in (self.predecessors)(*round) {
                let number = self.number[before];
                let more = if self.ends[number] { std::slice::from_ref(before) } else { &self.rounds[number] };
                found.extend(more.iter().copied().filter(|round| known.insert(*round)));
            }
            next += 1;
        }
        found.split_off(rounds.len())
    }
}
