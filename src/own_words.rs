//! The program's own words in documents that others may want in their language or in easy read: one table of phrases, each with the id
//! under which a wording pack can put another text. A phrase with a number in it has two forms, one for one and another for any other
//! number, under ids that end in `.one` and `.many`.

#[macro_use]
mod forms;
#[macro_use]
mod reports;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::ids::{Language, Worded};

/// Declares the phrases: in groups, which have the second part of their ids and what they are, for people; each with the last part
/// of its id and its English, in one form or in two.
macro_rules! phrases {
    ($($group:literal $about:literal { $($phrase:ident $id:literal $($form:literal)|+;)+ })+) => {
        /// A phrase of the program's own.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Phrase { $($($phrase),+),+ }

        /// All phrases, in the order of [`Phrase`].
        const TABLE: &[Entry] = &[
            $($(Entry { group: $group, about: $about, id: $id, forms: &[$($form),+] }),+),+
        ];
    };
}

struct Entry {
    group: &'static str,
    about: &'static str,
    id: &'static str,
    forms: &'static [&'static str],
}

/// The table is in parts, each of which hands its phrases on: first those of reports, then those of forms.
macro_rules! then_forms {
    ($($before:tt)*) => { form_phrases! { phrases $($before)* } };
}

report_phrases! { then_forms }

/// The months, January first.
const MONTHS: [Phrase; 12] = [
    Phrase::January,
    Phrase::February,
    Phrase::March,
    Phrase::April,
    Phrase::May,
    Phrase::June,
    Phrase::July,
    Phrase::August,
    Phrase::September,
    Phrase::October,
    Phrase::November,
    Phrase::December,
];

impl Phrase {
    /// The name of a month, 1 being January.
    pub fn month(number: i8) -> Self {
        let index = usize::try_from(number).unwrap_or_default().clamp(1, MONTHS.len()) - 1;
        MONTHS[index]
    }
}

/// The program's own words: in English, or as a wording pack has them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnWords {
    /// The forms of the phrases that are not in the English of the table, by their places in it.
    others: BTreeMap<usize, Vec<Worded>>,
    language: Language,
}

/// The forms of a phrase in English, by its place in the table. Most runs of the program need few phrases, so each is put together
/// when it is first asked for.
fn english(place: usize) -> &'static [Worded] {
    static FORMS: [OnceLock<Vec<Worded>>; TABLE.len()] = [const { OnceLock::new() }; TABLE.len()];
    FORMS[place].get_or_init(|| TABLE[place].forms.iter().map(|form| Worded::from(*form)).collect())
}

/// A text of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnText {
    /// The id by which packs know it.
    pub id: String,
    /// What it is, for people.
    pub about: &'static str,
    pub english: &'static str,
}

impl OwnWords {
    /// A phrase without a number, or with any other number than one.
    pub fn of(&self, phrase: Phrase) -> &Worded {
        let forms = self.forms(phrase as usize);
        &forms[forms.len() - 1]
    }

    /// A phrase in the form that goes with a number.
    pub fn counted(&self, phrase: Phrase, count: usize) -> &Worded {
        if count == 1 { &self.forms(phrase as usize)[0] } else { self.of(phrase) }
    }

    fn forms(&self, place: usize) -> &[Worded] {
        self.others.get(&place).map_or_else(|| english(place), Vec::as_slice)
    }

    /// The language of most of them.
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// Says which language most of them are in.
    pub fn set_language(&mut self, language: Language) {
        self.language = language;
    }

    /// Walks over all texts, where another can be put in the place of each.
    pub fn each(&mut self, visit: &mut dyn FnMut(OwnText, &mut Worded)) {
        for (place, entry) in TABLE.iter().enumerate() {
            let mut forms = self.forms(place).to_vec();
            for (number, (english, worded)) in entry.forms.iter().zip(&mut forms).enumerate() {
                let ending = match (entry.forms.len(), number) {
                    (1, _) => "",
                    (_, 0) => ".one",
                    _ => ".many",
                };
                let id = format!("words.{}.{}{ending}", entry.group, entry.id);
                visit(OwnText { id, about: entry.about, english }, worded);
            }
            if forms == english(place) {
                self.others.remove(&place);
            } else {
                self.others.insert(place, forms);
            }
        }
    }
}

/// A part of a text: words, or a place where something is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'t> {
    Words(&'t str),
    /// The name of the place: `count` for `{count}`.
    Place(&'t str),
}

/// The parts of a text in order. Braces round anything but a name are words.
pub fn parts(text: &str) -> Vec<Part<'_>> {
    let is_name = |name: &str| !name.is_empty() && name.bytes().all(|letter| letter.is_ascii_lowercase());
    let mut parts = Vec::new();
    let (mut start, mut from) = (0, 0);
    while let Some(open) = text[from..].find('{').map(|open| from + open) {
        from = open + 1;
        let Some(close) = text[from..].find('}').map(|close| from + close) else { break };
        if !is_name(&text[from..close]) {
            continue;
        }
        parts.push(Part::Words(&text[start..open]));
        parts.push(Part::Place(&text[from..close]));
        (start, from) = (close + 1, close + 1);
    }
    parts.push(Part::Words(&text[start..]));
    parts.retain(|part| *part != Part::Words(""));
    parts
}

/// The names of a text's places.
fn places(text: &str) -> Vec<&str> {
    let name = |part| match part {
        Part::Place(name) => Some(name),
        Part::Words(_) => None,
    };
    parts(text).into_iter().filter_map(name).collect()
}

/// The places that a text put in another's stead lacks, and those that it has too much. The number one can be left to words.
pub fn misplaced<'t>(id: &str, english: &'t str, text: &'t str) -> (Vec<&'t str>, Vec<&'t str>) {
    let (wanted, found) = (places(english), places(text));
    let is_of_one = id.rsplit('.').next() == Some("one");
    let can_be_left_out = |place: &str| is_of_one && place == "count";
    let missing = wanted.iter().copied().filter(|place| !found.contains(place) && !can_be_left_out(place)).collect();
    let is_known = |place: &str| wanted.contains(&place) || can_be_left_out(place);
    let unknown = found.iter().copied().filter(|place| !is_known(place)).collect();
    (missing, unknown)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn texts_fall_into_words_and_places() {
        use Part::{Place, Words};
        for (text, expected) in [
            ("plain", vec![Words("plain")]),
            ("{count} of {all}", vec![Place("count"), Words(" of "), Place("all")]),
            ("a {b}.", vec![Words("a "), Place("b"), Words(".")]),
            ("{7*7} {} {A} {", vec![Words("{7*7} {} {A} {")]),
            ("{ {count}", vec![Words("{ "), Place("count")]),
            ("", vec![]),
        ] {
            assert_eq!(parts(text), expected, "{text}");
        }
    }

    #[test]
    fn places_that_a_text_lacks_and_has_too_much() {
        let english = "{count} of {all} areas";
        for (id, text, missing, unknown) in [
            ("words.x.y", "{all}: {count}", &[] as &[&str], &[] as &[&str]),
            ("words.x.y", "{count}", &["all"], &[]),
            ("words.x.y.one", "un o {all}", &[], &[]),
            ("words.x.y.many", "{all}", &["count"], &[]),
            ("words.x.y", "{count} {al}", &["all"], &["al"]),
        ] {
            assert_eq!(misplaced(id, english, text), (missing.to_vec(), unknown.to_vec()), "{text}");
        }
    }

    /// Ids are for good and for one text each; the two forms of a phrase have the same places.
    #[test]
    fn the_table_is_sound() {
        let mut ids = BTreeSet::new();
        OwnWords::default().each(&mut |text, worded| {
            assert!(ids.insert(text.id.clone()), "{} is there twice", text.id);
            assert_eq!(worded.as_str(), text.english);
            assert!(!text.english.contains("  ") && text.english.trim() == text.english, "{text:?}");
        });
        for entry in TABLE {
            assert!((1..=2).contains(&entry.forms.len()), "{}", entry.id);
            let id = if entry.forms.len() == 2 { ".one" } else { "" };
            assert_eq!(
                misplaced(id, entry.forms[entry.forms.len() - 1], entry.forms[0]),
                (vec![], vec![]),
                "{}",
                entry.id
            );
            assert!(
                entry.forms.len() == 1 || places(entry.forms[1]).contains(&"count") || entry.id == "lowest",
                "{}",
                entry.id
            );
        }
        assert_eq!(Phrase::month(11), Phrase::November);
    }
}
