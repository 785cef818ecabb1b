//! How far several people agree, as figures: percent agreement, and Krippendorff's alpha.
//!
//! Both take one list of values for each unit (an item, an area): what those who said something about it said, as small numbers. Who
//! said nothing is left out of the list. All counting is done in whole numbers, and units with the same number of values are added up
//! before anything is divided, so neither the order of the units nor that of the values makes a difference.

use std::collections::BTreeMap;

/// How far apart two different values are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Metric {
    /// Different is different.
    Nominal,
    /// The values have an order: two of them are as far apart as there are values given between them.
    Ordinal,
}

/// The mean, over units with at least two values, of the share of pairs of values that agree. `None` without such a unit.
///
/// The mean over units is not the share among all pairs taken together: the two differ as soon as values are missing.
pub fn percent_agreement(units: &[Vec<usize>]) -> Option<f64> {
    // For each number of values in a unit: how many units have it, and how many of their ordered pairs agree.
    let mut by_size: BTreeMap<usize, (u128, u128)> = BTreeMap::new();
    for unit in units.iter().filter(|unit| unit.len() > 1) {
        let agreeing = counts(unit).into_iter().map(|count| count * count.saturating_sub(1)).sum::<u128>();
        let (number, pairs) = by_size.entry(unit.len()).or_default();
        *number += 1;
        *pairs += agreeing;
    }
    let number: u128 = by_size.values().map(|(number, _)| number).sum();
    let shares: f64 = by_size.iter().map(|(size, (_, pairs))| float(*pairs) / float(ordered_pairs(*size))).sum();
    (number > 0).then(|| shares / float(number))
}

/// Krippendorff's alpha: 1 where all agree, 0 where they agree as often as chance would have it. `None` where it is undefined: no
/// unit has two values, or all values are the same.
pub fn alpha(units: &[Vec<usize>], metric: Metric) -> Option<f64> {
    let pairable = || units.iter().filter(|unit| unit.len() > 1);
    let values = pairable().flatten().max()? + 1;
    let mut frequencies = vec![0; values];
    for value in pairable().flatten() {
        frequencies[*value] += 1;
    }
    let distance = |one, other| distance(&frequencies, one, other, metric);
    // For each number of values in a unit, how far apart the values are over all pairs within its units.
    let mut by_size: BTreeMap<usize, u128> = BTreeMap::new();
    for unit in pairable() {
        let counts = counts(unit);
        let apart = pairs(&counts).map(|(one, other)| counts[one] * counts[other] * distance(one, other)).sum::<u128>();
        *by_size.entry(unit.len()).or_default() += apart;
    }
    let observed: f64 = by_size.iter().map(|(size, apart)| float(*apart) / float(as_count(size - 1))).sum();
    let expected: u128 =
        pairs(&frequencies).map(|(one, other)| frequencies[one] * frequencies[other] * distance(one, other)).sum();
    let all: u128 = frequencies.iter().sum();
    (expected > 0).then(|| 1.0 - float(all - 1) * observed / float(expected))
}

/// The squared distance of two values, `one` the lower; of an ordinal metric four times that, so that it is a whole number: alpha is
/// a ratio of distances.
fn distance(frequencies: &[u128], one: usize, other: usize, metric: Metric) -> u128 {
    match metric {
        Metric::Nominal => 1,
        Metric::Ordinal => {
            let from_one_to_other: u128 = frequencies[one..=other].iter().sum();
            (2 * from_one_to_other - frequencies[one] - frequencies[other]).pow(2)
        }
    }
}

/// How often each value occurs in a unit.
fn counts(unit: &[usize]) -> Vec<u128> {
    let mut counts = vec![0; unit.iter().max().map_or(0, |highest| highest + 1)];
    for value in unit {
        counts[*value] += 1;
    }
    counts
}

/// All pairs of two different values that occur, the lower one first.
fn pairs(counts: &[u128]) -> impl Iterator<Item = (usize, usize)> {
    let occurs = |value: &usize| counts[*value] > 0;
    let values = move || (0..counts.len()).filter(occurs);
    values().flat_map(move |one| values().filter(move |other| *other > one).map(move |other| (one, other)))
}

fn ordered_pairs(size: usize) -> u128 {
    as_count(size) * as_count(size - 1)
}

fn as_count(size: usize) -> u128 {
    u128::try_from(size).unwrap_or(u128::MAX)
}

#[expect(clippy::cast_precision_loss, reason = "a share needs no more digits than these")]
fn float(number: u128) -> f64 {
    number as f64
}
