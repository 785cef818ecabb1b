//! Evidence and notes of all files, each once, with who gave them.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::voice::{Voice, named};
use crate::assessment::Remark;

/// What tells one remark from another: its text, day and author.
type Key = (String, Option<Date>, Option<String>);

/// The remarks of all, each once. One without an author is by the assessors of all files that it stands in. What is evidence for a
/// duty in one file is so in all. Where names are hidden, authors and days are left out, and the order is that of the texts.
pub(super) fn gathered<'v, 'a: 'v>(remarks: impl Iterator<Item = (&'v Voice<'a>, &'v Remark)>) -> Vec<Remark> {
    let mut as_given: Once<Vec<&Voice>> = Once::default();
    let mut is_hidden = false;
    for (voice, remark) in remarks {
        is_hidden |= voice.is_hidden;
        let key = if voice.is_hidden {
            (remark.text.clone(), None, None)
        } else {
            (remark.text.clone(), remark.on, remark.by.clone())
        };
        as_given.add(key, &remark.serves).push(voice);
    }
    let mut filled: Once<()> = Once::default();
    for ((text, on, by), serves, voices) in as_given.all {
        let names = voices.iter().filter(|voice| !voice.is_hidden).flat_map(|voice| voice.names());
        let by = by.or_else(|| named(names));
        filled.add((text, on, by), &serves);
    }
    let remark = |((text, on, by), serves, ()): (Key, Vec<String>, ())| Remark { text, on, by, serves };
    let mut all: Vec<Remark> = filled.all.into_iter().map(remark).collect();
    if is_hidden {
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
