//! The files that are merged, each the voice of one assessor.

use std::collections::{BTreeMap, BTreeSet};

use super::rule::MergeRule;
use crate::assessment::{Assessment, Refusal};
use crate::framework::{AreaIndex, Framework};
use crate::words;

/// One of the files to merge.
#[derive(Clone, Debug)]
pub struct Source<'a> {
    pub file: String,
    /// What tells its content from others. Two files with the same one are one file.
    pub digest: Option<String>,
    pub assessment: &'a Assessment,
}

/// Why files can't be merged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MergeError {
    /// There is no file.
    NoFiles,
    /// A file is for another framework.
    OtherFramework { file: String, framework: String },
    /// The rule asks for more assessors than there are different files, so nothing could ever be in place.
    TooFewForRule { fewest: usize, files: usize },
    /// Names can't be hidden among fewer than three assessors.
    TooFewToHide { files: usize },
    /// The merged assessment refused a change.
    Refused(Refusal),
}

impl From<Refusal> for MergeError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// What people should know about a merger besides its result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// A file has the same content as another, and was counted once.
    SameFile { file: String, same_as: String },
    /// Somebody is named in several files, and each of these was counted.
    OneAssessor { name: String, files: Vec<String> },
    /// Areas that only one has assessed.
    Alone { areas: Vec<AreaIndex> },
    /// Files that have begun an area and not finished it: their answers in it were not counted.
    Unfinished { area: AreaIndex, files: Vec<String> },
    /// Areas that fewer have assessed than the rule asks for, so that nothing in them can be in place.
    TooFewForRule { areas: Vec<AreaIndex> },
    /// Something on which the files differ, and which was left out for that: `the kind of assessment`.
    Different(&'static str),
    /// Files have the same action in different words or states. The first by file name was kept.
    DifferentAction { action: String },
}

/// The fewest among whom names are hidden, and the smallest group that is named by its role.
pub(super) const FEWEST_TO_HIDE: usize = 3;
/// A reason that is longer is cut where several are said in one text: the files have all of it.
const LONGEST_QUOTE: usize = 200;
/// Texts that are put together from those of many are no longer.
pub(super) const LONGEST_JOINED: usize = 20_000;
const LONGEST_NAMES: usize = 1_000;

/// What one file says, and whether it may be said whose it is.
pub(super) struct Voice<'a> {
    pub(super) file: &'a str,
    pub(super) digest: Option<&'a str>,
    pub(super) assessment: &'a Assessment,
    pub(super) is_hidden: bool,
}

impl Voice<'_> {
    /// The names of its assessors.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        let people = self.assessment.about.assessors.iter();
        people.map(|person| person.name.trim()).filter(|name| !name.is_empty())
    }

    /// Who says it: the assessors, or the file if it names none. Nothing where names are hidden.
    pub(super) fn who(&self) -> Option<String> {
        if self.is_hidden {
            return None;
        }
        self.by().or_else(|| Some(words::cut(self.file, LONGEST_QUOTE)))
    }

    /// The assessors. Nothing where names are hidden, or none is named.
    pub(super) fn by(&self) -> Option<String> {
        named(self.names().filter(|_| !self.is_hidden))
    }
}

/// Names in one text, each once; nothing if there are none.
pub(super) fn named<'n>(names: impl Iterator<Item = &'n str>) -> Option<String> {
    let names: BTreeSet<&str> = names.collect();
    let joined = names.into_iter().collect::<Vec<_>>().join(", ");
    Some(words::cut(&joined, LONGEST_NAMES)).filter(|names| !names.is_empty())
}

/// What several say, with who says it: `no survey (Ada Obi, Ben Hale); too early (Cy)`. In alphabetical order; what more than one says
/// stands once.
pub(super) fn said_by<'v, 'a: 'v>(said: impl Iterator<Item = (&'v Voice<'a>, &'v str)>) -> String {
    let mut by_text: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (voice, text) in said {
        let line = words::cut(&text.split_whitespace().collect::<Vec<_>>().join(" "), LONGEST_QUOTE);
        by_text.entry(line).or_default().extend(voice.who());
    }
    let one = |(text, who): (String, BTreeSet<String>)| match named(who.iter().map(String::as_str)) {
        Some(who) => format!("{text} ({who})"),
        None => text,
    };
    words::cut(&by_text.into_iter().map(one).collect::<Vec<_>>().join("; "), LONGEST_JOINED)
}

/// The different files in an order of their own: by file name, digest and content, whatever order they came in.
///
/// # Errors
/// If there is none, if one is for another framework, or if there are too few for the rule.
pub(super) fn voices<'a>(
    framework: &Framework,
    sources: &'a [Source<'a>],
    rule: MergeRule,
    told: &mut Vec<Told>,
) -> Result<Vec<Voice<'a>>, MergeError> {
    let mut sorted: Vec<&Source> = sources.iter().collect();
    sorted.sort_by(|one, other| {
        let content = |source: &Source| format!("{:?}", source.assessment);
        let names = (&one.file, &one.digest).cmp(&(&other.file, &other.digest));
        names.then_with(|| content(one).cmp(&content(other)))
    });
    let mut by_digest: BTreeMap<&str, &str> = BTreeMap::new();
    let mut voices = Vec::new();
    for source in sorted {
        if source.assessment.framework.id != framework.id() {
            let (file, framework) = (source.file.clone(), source.assessment.framework.id.clone());
            return Err(MergeError::OtherFramework { file, framework });
        }
        if let Some(digest) = &source.digest {
            if let Some(same_as) = by_digest.get(digest.as_str()) {
                told.push(Told::SameFile { file: source.file.clone(), same_as: (*same_as).to_owned() });
                continue;
            }
            by_digest.insert(digest, &source.file);
        }
        voices.push(Voice {
            file: &source.file,
            digest: source.digest.as_deref(),
            assessment: source.assessment,
            is_hidden: false,
        });
    }
    match voices.len() {
        0 => Err(MergeError::NoFiles),
        files if rule.fewest() > files => Err(MergeError::TooFewForRule { fewest: rule.fewest(), files }),
        _ => {
            told.extend(in_several_files(&voices));
            Ok(voices)
        }
    }
}

/// The people who are named in several files.
fn in_several_files(voices: &[Voice]) -> Vec<Told> {
    let mut files: BTreeMap<String, (String, Vec<String>)> = BTreeMap::new();
    for voice in voices {
        let names: BTreeMap<String, &str> = voice.names().map(|name| (folded(name), name)).collect();
        for (folded, name) in names {
            files.entry(folded).or_insert_with(|| (name.to_owned(), Vec::new())).1.push(voice.file.to_owned());
        }
    }
    let several = files.into_values().filter(|(_, files)| files.len() > 1);
    several.map(|(name, files)| Told::OneAssessor { name, files }).collect()
}

/// A name or role without what people write in different ways.
pub(super) fn folded(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
