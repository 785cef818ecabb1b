//! Names and ids in files: languages, versions, numbered names and file names.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

/// A language of texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language {
    /// A BCP 47 tag, such as `en-GB`.
    pub tag: String,
    pub right_to_left: bool,
}

/// The language of our own sentences (BCP 47).
pub const OWN_LANGUAGE: &str = "en-GB";

impl Default for Language {
    fn default() -> Self {
        Self { tag: OWN_LANGUAGE.to_owned(), right_to_left: false }
    }
}

/// Words that know which language they are in, as those of a framework do: they may come from its file, or from a pack laid over it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Worded {
    words: String,
    /// Absent where it is our own language.
    language: Option<Arc<Language>>,
}

impl Worded {
    /// Words of this language.
    pub fn new(words: String, language: &Arc<Language>) -> Self {
        let is_own = language.tag.is_empty() || language.tag.eq_ignore_ascii_case(OWN_LANGUAGE);
        Self { words, language: (!is_own).then(|| Arc::clone(language)) }
    }

    /// Other words of the same language.
    #[must_use]
    pub fn with(&self, words: String) -> Self {
        Self { words, language: self.language.clone() }
    }

    /// Their language, where it isn't our own.
    pub fn language(&self) -> Option<&Arc<Language>> {
        self.language.as_ref()
    }

    /// Whether they are read from right to left.
    pub fn is_right_to_left(&self) -> bool {
        self.language.as_ref().is_some_and(|language| language.right_to_left)
    }
}

impl Deref for Worded {
    type Target = String;

    fn deref(&self) -> &String {
        &self.words
    }
}

impl AsRef<str> for Worded {
    fn as_ref(&self) -> &str {
        &self.words
    }
}

impl fmt::Display for Worded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words)
    }
}

impl From<Worded> for String {
    fn from(worded: Worded) -> Self {
        worded.words
    }
}

/// Words in our own language.
impl From<&str> for Worded {
    fn from(words: &str) -> Self {
        Self { words: words.to_owned(), language: None }
    }
}

/// Whether one version comes after another: numbers in it count as numbers, so `2025.10` comes after `2025.9`.
pub fn is_later(version: &str, than: &str) -> bool {
    let parts = |version: &str| -> Vec<(u64, String)> {
        let parts = version.split(|letter: char| !letter.is_alphanumeric());
        parts.map(|part| part.parse().map_or((0, part.to_owned()), |number| (number, String::new()))).collect()
    };
    parts(version) > parts(than)
}

/// Between a name and its number. No id may contain it.
const NUMBER_MARK: char = '~';

/// The name, or the first of `NAME~2`, `NAME~3`, … that is not taken.
pub fn unused(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let numbered = (2..).map(|number| format!("{name}{NUMBER_MARK}{number}"));
    let mut names = std::iter::once(name.to_owned()).chain(numbered);
    names.find(|name| !is_taken(name)).unwrap_or_default()
}

/// A name without the number that [`unused`] gave it.
pub fn without_number(name: &str) -> &str {
    name.split_once(NUMBER_MARK).map_or(name, |(name, _)| name)
}

/// A file name made of a title: lower-case ASCII letters and digits joined by hyphens, at most 60 characters, other scripts spelt
/// in Latin letters. Empty if the title has nothing that can be spelt so.
pub fn slug(title: &str) -> String {
    let mut slug = String::new();
    for letter in title.chars().filter(|letter| !matches!(letter, '\'' | '’' | 'ʼ')) {
        let latin = deunicode::deunicode_char(letter).unwrap_or_default();
        // Of a character that isn't a letter, its name is no part of the title: “✓” is no word, and neither is “…”.
        let latin = if letter.is_alphanumeric() { latin } else { " " };
        for letter in latin.chars() {
            if letter.is_ascii_alphanumeric() {
                slug.push(letter.to_ascii_lowercase());
            } else if !slug.is_empty() && !slug.ends_with('-') && letter != '\'' && letter != '`' {
                slug.push('-');
            }
        }
    }
    slug.truncate(60);
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_versions() {
        for (later, earlier) in [
            ("2", "1"),
            ("10", "9"),
            ("2025.10", "2025.9"),
            ("2026.01", "2025.12"),
            ("1.0.1", "1.0"),
            ("2025.02-b", "2025.02-a"),
        ] {
            assert!(is_later(later, earlier) && !is_later(earlier, later), "{later} after {earlier}");
        }
        assert!(!is_later("2025.02", "2025.2") && !is_later("2025.2", "2025.02") && !is_later("1", "1"));
    }

    #[test]
    fn words_know_their_language_unless_it_is_ours() {
        let of = |tag: &str| {
            Worded::new("words".to_owned(), &Arc::new(Language { tag: tag.to_owned(), right_to_left: false }))
        };
        for (tag, known) in [("cy", Some("cy")), ("en", Some("en")), ("en-GB", None), ("EN-gb", None), ("", None)] {
            let worded = of(tag);
            assert_eq!(worded.language().map(|language| language.tag.as_str()), known);
            assert_eq!(worded.with("others".to_owned()).language(), worded.language());
        }
    }

    #[test]
    fn slugs_are_safe_file_names() {
        assert_eq!(slug("Maternity voices programme"), "maternity-voices-programme");
        assert_eq!(slug("../Women's health — 2026!"), "womens-health-2026");
        assert_eq!(slug("Café Zażółć gęślą jaźń"), "cafe-zazolc-gesla-jazn");
        assert_eq!(slug("Tŷ'r Ysgol: ŵyl"), "tyr-ysgol-wyl");
        assert_eq!(slug("Straße & Ærø"), "strasse-aero");
        assert_eq!((slug("…"), slug("✓ 👩‍⚕️")), (String::new(), String::new()));
        // Scripts that are not Latin become something to tell files apart by.
        for title in ["زچگی کی خدمات", "ਜੱਚਾ ਸੇਵਾਵਾਂ", "产妇服务", "Материнство"]
        {
            let name = slug(title);
            assert!(name.chars().filter(char::is_ascii_alphabetic).count() >= 4, "{title}: {name}");
        }
        assert_eq!(slug("Материнство"), "materinstvo");
        assert!(slug(&"long ".repeat(40)).len() <= 60);
    }
}
