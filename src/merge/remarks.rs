//! Evidence and notes of all files, each once, with who gave them.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::voice::{Names, Voice};
use crate::assessment::Remark;

/// What tells one remark from another: its text, day and author.
type Key = (String, Option<Date>, Option<String>);

/// The remarks of all, each once. One without an author is by the assessors of all files that it stands in. What is evidence for a
/// duty in one file is so in all. Where names are hidden, authors and days are left out, and the order is that of the texts.
pub(super) fn gathered<'v, 'a: 'v>(
    names: Names,
    remarks: impl Iterator<Item = (&'v Voice<'a>, &'v Remark)>,
) -> Vec<Remark> {
    let mut as_given: Once<Vec<&Voice>> = Once::default();
    for (voice, remark) in remarks {
        let source = Some((remark.on, remark.by.clone())).filter(|_| !names.are_hidden());
        let (on, by) = source.unwrap_or_default();
        as_given.add((remark.text.clone(), on, by), &remark.serves).push(voice);
    }
    let mut filled: Once<()> = Once::default();
    for ((text, on, by), serves, voices) in as_given.all {
        filled.add((text, on, by.or_else(|| names.by(voices))), &serves);
    }
    let remark = |((text, on, by), serves, ()): (Key, Vec<String>, ())| Remark { text, on, by, serves };
    let mut all: Vec<Remark> = filled.all.into_iter().map(remark).collect();
    if names.are_hidden() {
        all.sort_by(|one, other| one.text.cmp(&other.text));
    }
    all
}

/// Remarks in the order in which they first came, with what is known about each.
#[derive(Default)]
struct Once<T> {
    all: Vec<(Key, Vec<String>, T)>,
    places: BTreeMap<Key, usize>,
}

impl<T: Default> Once<T> {
    /// What is known about the remark with this key, which serves these duties.
    fn add(&mut self, key: Key, serves: &[String]) -> &mut T {
        let place = *self.places.entry(key.clone()).or_insert(self.all.len());
        if place == self.all.len() {
            self.all.push((key, Vec::new(), T::default()));
        }
        let (_, duties, known) = &mut self.all[place];
        for duty in serves {
            if !duties.contains(duty) {
                duties.push(duty.clone());
            }
        }
        known
    }
}
