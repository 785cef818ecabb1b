//! What people write about a statement on a line of its own: `evidence: minutes (2026-05-03)`, `don't know`, `does not apply: …`.

use super::letters::{is_seen, plain, straight};
use crate::assessment::{self, Remark};
use crate::forms::Mark;
use crate::forms::marks::mark;
use crate::framework::Framework;
use crate::own_words::{OwnWords, Phrase};

/// Something that is said about a statement beside its box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Addition {
    Evidence(Remark),
    /// A mark, and what is said about it besides.
    Mark(Mark, String),
}

/// The words with which additions begin: those of the framework in use, and English ones.
pub struct Words {
    evidence: Vec<String>,
    marks: Vec<(String, Mark)>,
}

impl Words {
    /// The words of a framework.
    pub fn new(framework: &Framework) -> Self {
        let english = OwnWords::default();
        let both =
            |phrase| [framework.own_words().of(phrase), english.of(phrase)].map(|text| plain(text).to_lowercase());
        let not = || Mark::DoesNotApply(String::new());
        let phrases = [
            (Phrase::FormYes, Mark::Yes),
            (Phrase::FormNo, Mark::No),
            (Phrase::FormUnknown, Mark::Unknown),
            (Phrase::FormNotApplicable, not()),
        ];
        let of_phrases = phrases.into_iter().flat_map(|(phrase, mark)| both(phrase).map(|text| (text, mark.clone())));
        let others = [
            ("do not know", Mark::Unknown),
            ("dont know", Mark::Unknown),
            ("does not apply", not()),
            ("doesn't apply", not()),
            ("n/a", not()),
        ];
        let others = others.into_iter().map(|(text, mark)| (text.to_owned(), mark));
        Self { evidence: both(Phrase::FormEvidence).into(), marks: of_phrases.chain(others).collect() }
    }

    /// What a text about a statement says, if it begins with one of the words. `is_loose` if no colon or dash has to stand behind the
    /// word: that is so on a line of its own, and not where a statement could begin with the same word.
    pub fn read(&self, text: &str, is_loose: bool) -> Option<Addition> {
        let is_gap = |letter: char| {
            !is_seen(letter) || letter.is_whitespace() || matches!(letter, ':' | '-' | '–' | '—' | '=' | '*' | '_')
        };
        let text = in_one_line(text.trim_matches(is_gap));
        if let Some(shown) = self.evidence.iter().find_map(|word| behind(&text, word, is_loose)) {
            return Some(Addition::Evidence(dated(shown)));
        }
        let said = |(word, mark): &(String, Mark)| {
            // "No meetings are held …" is the beginning of many a sentence.
            let is_loose = is_loose && !matches!(mark, Mark::Yes | Mark::No);
            Some((mark.clone(), behind(&text, word, is_loose)?))
        };
        let (mark, besides) = self.marks.iter().find_map(said).or_else(|| Some((mark(&plain(&text))?, "")))?;
        Some(match mark {
            Mark::DoesNotApply(_) => Addition::Mark(Mark::DoesNotApply(besides.to_owned()), String::new()),
            mark => Addition::Mark(mark, besides.to_owned()),
        })
    }
}

/// A text in one line, whatever cells and tabs it was spread over. All else in it stays as it was written.
fn in_one_line(text: &str) -> String {
    let parts = text.split(['\n', '\r', '\t']).map(str::trim).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" ")
}

/// What stands behind a word that a text begins with, as it was written. The shape of apostrophes and blanks in the word doesn't matter.
fn behind<'t>(text: &'t str, word: &str, is_loose: bool) -> Option<&'t str> {
    let is_unseen = |letter: char| !is_seen(letter);
    let mut rest = text;
    for wanted in word.chars() {
        rest = rest.trim_start_matches(is_unseen);
        let letter = rest.chars().next()?;
        rest = if wanted == ' ' && letter.is_whitespace() {
            rest.trim_start_matches(|letter: char| letter.is_whitespace() || is_unseen(letter))
        } else if straight(letter).to_lowercase().eq([wanted]) {
            &rest[letter.len_utf8()..]
        } else {
            return None;
        };
    }
    let rest = rest.trim_start_matches(is_unseen);
    let marks = [':', '-', '–', '—', '=', ',', ';', '.'];
    let has_mark = rest.trim_start().starts_with(marks) || rest.trim_start().starts_with('(');
    let is_apart = rest.is_empty() || has_mark || (is_loose && rest.starts_with(char::is_whitespace));
    if !is_apart {
        return None;
    }
    let is_between = |letter: char| letter.is_whitespace() || is_unseen(letter) || marks.contains(&letter);
    Some(rest.trim_start_matches(is_between))
}

/// Evidence with the day that stands in brackets behind it.
fn dated(text: &str) -> Remark {
    let day = || {
        let (text, day) = text.trim_end_matches('.').strip_suffix(')')?.rsplit_once('(')?;
        Some((text.trim_end(), assessment::day(&plain(day))?))
    };
    match day() {
        Some((text, on)) => Remark { text: text.to_owned(), on: Some(on), ..Remark::default() },
        None => Remark { text: text.to_owned(), ..Remark::default() },
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::*;
    use crate::framework::bundled;

    #[expect(clippy::unnecessary_wraps, reason = "as it is returned")]
    fn evidence(text: &str, on: Option<Date>) -> Option<Addition> {
        Some(Addition::Evidence(Remark { text: text.into(), on, ..Remark::default() }))
    }

    #[expect(clippy::unnecessary_wraps, reason = "as it is returned")]
    fn marked(mark: Mark, besides: &str) -> Option<Addition> {
        Some(Addition::Mark(mark, besides.into()))
    }

    #[test]
    fn what_people_write_about_a_statement() {
        let words = Words::new(&bundled());
        let not = |reason: &str| marked(Mark::DoesNotApply(reason.into()), "");
        for (text, expected) in [
            ("evidence: minutes (2026-05-03)", evidence("minutes", Some(date(2026, 5, 3)))),
            ("Evidence – minutes (3 May)", evidence("minutes (3 May)", None)),
            ("evidence minutes: part 2", evidence("minutes: part 2", None)),
            ("evidence: charter (1066-10-14)", evidence("charter (1066-10-14)", None)),
            (": evidence: a (b) (2026-13-03)", evidence("a (b) (2026-13-03)", None)),
            ("evidence:", evidence("", None)),
            ("don’t know", marked(Mark::Unknown, "")),
            ("DON'T KNOW.", marked(Mark::Unknown, "")),
            ("dont know: ask Maria", marked(Mark::Unknown, "ask Maria")),
            ("- unsure", marked(Mark::Unknown, "")),
            ("does not apply: no partners", not("no partners")),
            ("doesn´t apply - no partners", not("no partners")),
            ("not applicable (no partners)", not("(no partners)")),
            ("n/a no partners", not("no partners")),
            ("yes", marked(Mark::Yes, "")),
            ("No", marked(Mark::No, "")),
            ("yes: since May", marked(Mark::Yes, "since May")),
            ("No meeting is held", None),
            ("evidenced by minutes", None),
            ("partly", None),
            ("", None),
        ] {
            assert_eq!(words.read(text, true), expected, "{text}");
        }
        // Words of the form are known however they are typed, and what people write stays as they wrote it.
        for (text, expected) in [
            ("evidence: the partners’ list  “live”", evidence("the partners’ list  “live”", None)),
            ("evi\u{ad}dence\u{a0}: 👩\u{200d}👧 n‘a\u{200c}b\u{200e}", evidence("👩\u{200d}👧 n‘a\u{200c}b", None)),
            ("\u{200f}evidence: سجل (\u{200e}2026-05-03\u{200e})\u{200f}", evidence("سجل", Some(date(2026, 5, 3)))),
            ("evidence\nminutes\n\nof\tMay", evidence("minutes of May", None)),
            ("does  not\u{a0}apply: we don’t hold it", not("we don’t hold it")),
            ("don\u{200b}’t  know\u{a0}: ask Ben’s team", marked(Mark::Unknown, "ask Ben’s team")),
            ("don’t\u{a0}know\u{200b}", marked(Mark::Unknown, "")),
            ("n\u{200b}o", marked(Mark::No, "")),
        ] {
            assert_eq!(words.read(text, true), expected, "{text}");
        }
        assert_eq!(words.read("Evidence is reviewed each year", false), None);
        assert_eq!(words.read("Evidence: minutes", false), evidence("minutes", None));
    }
}
